// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringsession.h"
#include "secrets/keychainstore.h"
#include "support/awaitend.h"

#include <QElapsedTimer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// A locked keyring whose unlock prompt is on the screen and stays unanswered, or is dismissed.
class TestKeyringPrompt : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

    static bool press(const QString &key)
    {
        // The prompt grabs the keyboard: whatever is typed goes to it.
        return QProcess::execute(QStringLiteral("xdotool"), {QStringLiteral("key"), key}) == 0;
    }
    static bool promptIsShown()
    {
        QProcess tool;
        tool.start(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--class"),
                    QStringLiteral("gcr-prompter")});
        return tool.waitForFinished(5000) && !tool.readAllStandardOutput().trimmed().isEmpty();
    }

private slots:
    void initTestCase()
    {
        // Something to find, so that reading has a reason to prompt.
        QVERIFY(keyringDoes(QStringLiteral("unlock")));
        KeychainStore store(m_clock);
        QVERIFY((*awaitEnd(store.write(m_key, Secret("kept"), {}))).has_value());
        QVERIFY(keyringDoes(QStringLiteral("lock")));
    }

    void lookingDoesNotPrompt()
    {
        KeychainStore store(m_clock, 2s);
        QCOMPARE(*awaitEnd(store.state({})), StoreState::Locked);
        QCOMPARE((*awaitEnd(readQuietly(store, m_key, {}))).error().code, ErrorCode::StoreLocked);
        QVERIFY(!promptIsShown());
    }

    void aPromptHoldsNothingUp()
    {
        KeychainStore store(m_clock, 1500ms);
        QElapsedTimer time;
        time.start();
        auto read = std::make_shared<std::optional<Result<Secret>>>();
        const auto task = fairlead::detail::keep(store.read(m_key, {}), read);
        QTRY_VERIFY(promptIsShown());
        // Behind the one that waits for the person: a write that is given up must not happen later.
        auto write = std::make_shared<std::optional<Outcome>>();
        const auto second = fairlead::detail::keep(store.write(m_key, Secret("late"), {}), write);

        QTRY_VERIFY(read->has_value());
        QCOMPARE((*read)->error().code, ErrorCode::StoreLocked);
        QTRY_VERIFY(write->has_value());
        QCOMPARE((*write)->error().code, ErrorCode::StoreLocked);
        QVERIFY2(time.elapsed() < 4500, qPrintable(QString::number(time.elapsed())));
        QCOMPARE(*awaitEnd(store.state({})), StoreState::Locked);

        // The person comes back and closes the prompt: the store is usable again, nothing happened late.
        QVERIFY(promptIsShown());
        QVERIFY(press(QStringLiteral("Escape")));
        QTRY_VERIFY(!promptIsShown());
        QVERIFY(keyringDoes(QStringLiteral("unlock")));
        QCOMPARE((*awaitEnd(store.read(m_key, {})))->reveal(), QByteArray("kept"));
        QVERIFY((*awaitEnd(store.write(m_key, Secret("kept"), {}))).has_value());
        QVERIFY(keyringDoes(QStringLiteral("lock")));
    }

    void aDismissedPromptIsLockedAndNotMissing()
    {
        KeychainStore store(m_clock, 20s);
        auto read = std::make_shared<std::optional<Result<Secret>>>();
        const auto task = fairlead::detail::keep(store.read(m_key, {}), read);
        QTRY_VERIFY(promptIsShown());
        QVERIFY(press(QStringLiteral("Escape")));
        QTRY_VERIFY_WITH_TIMEOUT(read->has_value(), 10000);
        QCOMPARE((*read)->error().code, ErrorCode::StoreLocked);
    }

    void cancellingLeavesThePromptToThePerson()
    {
        KeychainStore store(m_clock, 20s);
        CancelSource source;
        auto read = std::make_shared<std::optional<Result<Secret>>>();
        const auto task = fairlead::detail::keep(store.read(m_key, source.token()), read);
        QTRY_VERIFY(promptIsShown());
        source.cancel();
        QTRY_VERIFY(read->has_value());
        QCOMPARE((*read)->error().code, ErrorCode::Cancelled);
        QVERIFY(press(QStringLiteral("Escape")));
        QTRY_VERIFY(!promptIsShown());
    }
};

QTEST_GUILESS_MAIN(TestKeyringPrompt)
#include "tst_keyringprompt.moc"
