// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringsession.h"
#include "secrets/keychainstore.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// A keyring that exists and is locked, its daemon not started yet, and nowhere to show a prompt: a log-in
/// without a password (automatic, by fingerprint, over ssh). The order of the functions is a story.
class TestKeyringLocked : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    KeychainStore m_store{m_clock, 5s};
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

private slots:
    void isLocked() { QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Locked); }

    void nothingIsTakenForMissing()
    {
        // Nothing was ever stored, and yet "not found" would be a guess.
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreLocked);
        QCOMPARE((*awaitEnd(m_store.write(m_key, Secret("v"), {}))).error().code, ErrorCode::StoreLocked);
        QCOMPARE((*awaitEnd(readQuietly(m_store, m_key, {}))).error().code, ErrorCode::StoreLocked);
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Locked);
    }

    void noVaultKeyIsMade()
    {
        QTemporaryDir folder;
        const QString vault = folder.filePath(QStringLiteral("vault"));
        QCOMPARE((*awaitEnd(obtainVaultKey(m_store, QStringLiteral("home"), vault, {}))).error().code,
                 ErrorCode::StoreLocked);
    }

    void waitingEndsWithTheUnlock()
    {
        auto slot = std::make_shared<std::optional<Result<StoreState>>>();
        const auto task = fairlead::detail::keep(waitUntilReady(m_store, m_clock, 20s, {}), slot);
        QTest::qWait(0);
        QVERIFY(!slot->has_value());
        QVERIFY(keyringDoes(QStringLiteral("unlock")));
        QTRY_VERIFY_WITH_TIMEOUT(slot->has_value(), 15000);
        QCOMPARE((**slot).value(), StoreState::Ready);
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Ready);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("kept"), {}))).has_value());
    }

    void whatIsThereStaysWhileLocked()
    {
        QVERIFY(keyringDoes(QStringLiteral("lock")));
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Locked);
        const auto read = *awaitEnd(m_store.read(m_key, {}));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::StoreLocked);
        QCOMPARE((*awaitEnd(m_store.write(m_key, Secret("other"), {}))).error().code, ErrorCode::StoreLocked);
        QCOMPARE((*awaitEnd(m_store.remove(m_key, {}))).error().code, ErrorCode::StoreLocked);

        QVERIFY(keyringDoes(QStringLiteral("unlock")));
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("kept"));
    }
};

QTEST_GUILESS_MAIN(TestKeyringLocked)
#include "tst_keyringlocked.moc"
