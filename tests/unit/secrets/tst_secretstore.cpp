// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"
#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QSet>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

/// Lets every queued call run.
void settle()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void keysNameProductHomeConnectionAndPurpose()
    {
        QCOMPARE(secretKey(QStringLiteral("home"), QStringLiteral("%1"), QStringLiteral("password")),
                 QStringLiteral("fairlead/home/%1/password"));
    }

    void everyStateHasItsOwnSentenceAndOneAction()
    {
        QSet<QString> sentences;
        QSet<QString> remedies;
        QSet<ErrorCode> codes;
        for (const auto state :
             {StoreState::Locked, StoreState::Absent, StoreState::Denied, StoreState::Broken}) {
            const Error error = storeError(state, QStringLiteral("why"));
            QVERIFY(!error.sentence.isEmpty() && !error.remedy.isEmpty());
            QCOMPARE(error.detail, QStringLiteral("why"));
            QCOMPARE(error.errorClass, ErrorClass::AskUser);
            QCOMPARE(storeState(error), state);
            sentences += error.sentence;
            remedies += error.remedy;
            codes += error.code;
        }
        QCOMPARE(sentences.size(), 4);
        QCOMPARE(remedies.size(), 4);
        QCOMPARE(codes.size(), 4);
        QCOMPARE(storeState(secretNotFound()), StoreState::Ready);
        QCOMPARE(nameOf(StoreState::Denied), QStringLiteral("Denied"));
    }

    void memoryKeepsAndForgets()
    {
        MemoryStore store;
        const QString key = QStringLiteral("fairlead/h/c/password");
        QVERIFY(store.isTransient());
        QCOMPARE((*awaitEnd(store.read(key, {}))).error().code, ErrorCode::SecretNotFound);
        QVERIFY((*awaitEnd(store.write(key, Secret("one"), {}))).has_value());
        QVERIFY((*awaitEnd(store.write(key, Secret("two"), {}))).has_value());
        QCOMPARE((*awaitEnd(store.read(key, {})))->reveal(), QByteArray("two"));
        QCOMPARE(store.keys(), QStringList{key});
        QVERIFY((*awaitEnd(store.remove(key, {}))).has_value());
        QVERIFY((*awaitEnd(store.remove(key, {}))).has_value());
        QVERIFY(store.keys().isEmpty());
        QCOMPARE(*awaitEnd(store.probe({})), StoreState::Ready);
    }

    void memoryFailsInTheStateItIsIn_data()
    {
        QTest::addColumn<StoreState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("locked") << StoreState::Locked << ErrorCode::StoreLocked;
        QTest::newRow("absent") << StoreState::Absent << ErrorCode::StoreAbsent;
        QTest::newRow("denied") << StoreState::Denied << ErrorCode::StoreDenied;
        QTest::newRow("broken") << StoreState::Broken << ErrorCode::StoreBroken;
    }

    void memoryFailsInTheStateItIsIn()
    {
        QFETCH(StoreState, state);
        QFETCH(ErrorCode, code);
        MemoryStore store;
        const QString key = QStringLiteral("k");
        QVERIFY((*awaitEnd(store.write(key, Secret("kept"), {}))).has_value());
        store.setState(state);
        QCOMPARE((*awaitEnd(store.read(key, {}))).error().code, code);
        QCOMPARE((*awaitEnd(store.write(key, Secret("new"), {}))).error().code, code);
        QCOMPARE((*awaitEnd(store.remove(key, {}))).error().code, code);
        QCOMPARE(*awaitEnd(store.state({})), state);
        QCOMPARE(*awaitEnd(store.probe({})), state);
        store.setState(StoreState::Ready);
        QCOMPARE((*awaitEnd(store.read(key, {})))->reveal(), QByteArray("kept"));
    }

    void valuesThatDoNotFitAreRefusedBefore_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing") << 0 << false;
        QTest::newRow("one byte") << 1 << true;
        QTest::newRow("the largest") << 2559 << true;
        QTest::newRow("one too many") << 2560 << false;
    }

    void valuesThatDoNotFitAreRefusedBefore()
    {
        QFETCH(int, size);
        QFETCH(bool, fits);
        MemoryStore store;
        const auto written = *awaitEnd(store.write(QStringLiteral("k"), Secret(QByteArray(size, 'x')), {}));
        QCOMPARE(written.has_value(), fits);
        QCOMPARE(store.keys().size(), fits ? 1 : 0);
        if (!fits) {
            QCOMPARE(written.error().code, ErrorCode::UsageError);
            QVERIFY(!written.error().text().contains(QStringLiteral("xxx")));
        }
    }

    void cancelledIsCancelled()
    {
        MemoryStore store;
        CancelSource source;
        source.cancel();
        const auto written = *awaitEnd(store.write(QStringLiteral("k"), Secret("v"), source.token()));
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QVERIFY(store.keys().isEmpty());
    }

    void quietReadingDoesNotTouchAStoreThatIsNotReady()
    {
        MemoryStore store;
        QVERIFY((*awaitEnd(store.write(QStringLiteral("k"), Secret("v"), {}))).has_value());
        QCOMPARE((*awaitEnd(readQuietly(store, QStringLiteral("k"), {})))->reveal(), QByteArray("v"));
        store.setState(StoreState::Locked);
        QCOMPARE((*awaitEnd(readQuietly(store, QStringLiteral("k"), {}))).error().code,
                 ErrorCode::StoreLocked);
    }

    void waitingEndsWhenTheStoreAppears()
    {
        MemoryStore store;
        ManualClock clock;
        store.setState(StoreState::Absent);
        auto slot = std::make_shared<std::optional<Result<StoreState>>>();
        const auto waiting = fairlead::detail::keep(waitUntilReady(store, clock, 60s, {}), slot);
        settle();
        clock.advance(5s);
        settle();
        QVERIFY(!slot->has_value());
        store.setState(StoreState::Locked);
        clock.advance(10s);
        settle();
        QVERIFY(!slot->has_value());
        store.setState(StoreState::Ready);
        // Never asked less often than every ten seconds.
        clock.advance(10s);
        settle();
        QVERIFY(slot->has_value());
        QCOMPARE((**slot).value(), StoreState::Ready);
    }

    void waitingEndsWithPatience()
    {
        MemoryStore store;
        ManualClock clock;
        store.setState(StoreState::Locked);
        auto slot = std::make_shared<std::optional<Result<StoreState>>>();
        const auto waiting = fairlead::detail::keep(waitUntilReady(store, clock, 30s, {}), slot);
        for (int i = 0; i < 29; ++i) {
            settle();
            clock.advance(1s);
        }
        settle();
        QVERIFY(!slot->has_value());
        clock.advance(1s);
        settle();
        QVERIFY(slot->has_value());
        QCOMPARE((**slot).value(), StoreState::Locked);
    }

    void waitingCanBeCancelled()
    {
        MemoryStore store;
        ManualClock clock;
        CancelSource source;
        store.setState(StoreState::Locked);
        auto slot = std::make_shared<std::optional<Result<StoreState>>>();
        const auto waiting = fairlead::detail::keep(waitUntilReady(store, clock, 30s, source.token()), slot);
        settle();
        source.cancel();
        settle();
        QVERIFY(slot->has_value());
        QCOMPARE((*slot)->error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
