// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringsession.h"
#include "secrets/keychainstore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// A Secret Service that runs and is unlocked, as after an ordinary log-in.
class TestKeyringReady : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    KeychainStore m_store{m_clock};
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

private slots:
    void cleanup() { QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value()); }

    void isReady()
    {
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Ready);
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Ready);
        QVERIFY(!m_store.isTransient());
    }

    void keepsAndForgets()
    {
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::SecretNotFound);
        const auto written = *awaitEnd(m_store.write(m_key, Secret("pass word"), {}));
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().detail));
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("pass word"));
        QCOMPARE(seenBySecretTool(m_key), QByteArray("pass word"));
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("another"), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("another"));
        QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::SecretNotFound);
        QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value());
    }

    void takesEveryByteAndSize_data()
    {
        QTest::addColumn<QByteArray>("value");
        QByteArray all(256, '\0');
        for (int i = 0; i < 256; ++i)
            all[i] = char(i);
        QTest::newRow("every byte") << all;
        QTest::newRow("a zero") << QByteArray(1, '\0');
        QTest::newRow("umlauts") << QByteArray("gr\xc3\xbc\xc3\x9f dich");
        QTest::newRow("the largest") << QByteArray(2559, 'x');
    }

    void takesEveryByteAndSize()
    {
        QFETCH(QByteArray, value);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret(value), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), value);
    }

    void refusesWhatWindowsCouldNotKeep()
    {
        const auto written = *awaitEnd(m_store.write(m_key, Secret(QByteArray(2560, 'x')), {}));
        QCOMPARE(written.error().code, ErrorCode::UsageError);
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::SecretNotFound);
    }

    void entriesOfOtherHomesAreOthers()
    {
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("mine"), {}))).has_value());
        QCOMPARE(
            (*awaitEnd(m_store.read(QStringLiteral("fairlead/other/connection/password"), {}))).error().code,
            ErrorCode::SecretNotFound);
    }

    void manyAtOnceAllEnd()
    {
        QList<QString> keys;
        std::vector<std::shared_ptr<std::optional<Outcome>>> slots_;
        std::vector<Task<void>> tasks;
        for (int i = 0; i < 8; ++i) {
            keys += QStringLiteral("fairlead/home/many/%1").arg(i);
            slots_.push_back(std::make_shared<std::optional<Outcome>>());
            tasks.push_back(fairlead::detail::keep(
                m_store.write(keys.last(), Secret(QByteArray::number(i)), {}), slots_.back()));
        }
        for (const auto &slot : slots_) {
            QTRY_VERIFY(slot->has_value());
            QVERIFY((**slot).has_value());
        }
        for (int i = 0; i < 8; ++i) {
            QCOMPARE((*awaitEnd(m_store.read(keys.at(i), {})))->reveal(), QByteArray::number(i));
            QVERIFY((*awaitEnd(m_store.remove(keys.at(i), {}))).has_value());
        }
    }

    void aStoreMayGoBeforeItsAnswer()
    {
        auto slot = std::make_shared<std::optional<Outcome>>();
        auto store = std::make_unique<KeychainStore>(m_clock);
        const auto task = fairlead::detail::keep(store->write(m_key, Secret("kept"), {}), slot);
        store.reset();
        QTRY_VERIFY(slot->has_value());
        QVERIFY((**slot).has_value());
    }

    void cancellingEndsTheWaitAndNotTheLane()
    {
        CancelSource source;
        auto slot = std::make_shared<std::optional<Outcome>>();
        const auto task = fairlead::detail::keep(m_store.write(m_key, Secret("one"), source.token()), slot);
        source.cancel();
        QTRY_VERIFY(slot->has_value());
        QCOMPARE((*slot)->error().code, ErrorCode::Cancelled);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("two"), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("two"));
    }

    void holdsTheKeyOfAVault()
    {
        QTemporaryDir folder;
        const QString vault = folder.filePath(QStringLiteral("vault"));
        const QString home = QStringLiteral("home");
        const VaultSlot slot{home, QStringLiteral("c"), QStringLiteral("o"), QStringLiteral("refresh-token")};
        const auto key = *awaitEnd(obtainVaultKey(m_store, home, vault, {}));
        QVERIFY(key);
        QVERIFY(TokenVault(vault, *key).write(slot, Secret("token")));
        KeychainStore later(m_clock);
        const auto again = *awaitEnd(readVaultKey(later, home, vault, {}));
        QVERIFY(again);
        QCOMPARE(TokenVault(vault, *again).read(slot)->reveal(), QByteArray("token"));
        QVERIFY((*awaitEnd(m_store.remove(vaultKeyName(home), {}))).has_value());
        QCOMPARE((*awaitEnd(obtainVaultKey(m_store, home, vault, {}))).error().code, ErrorCode::VaultKeyLost);
    }
};

QTEST_GUILESS_MAIN(TestKeyringReady)
#include "tst_keyringready.moc"
