// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/memorystore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

class TestVaultKey : public QObject
{
    Q_OBJECT

    const QString m_home = QStringLiteral("home");
    std::unique_ptr<QTemporaryDir> m_folder;
    MemoryStore *m_store = nullptr;

    QString vault() const { return m_folder->filePath(QStringLiteral("vault")); }
    Result<Secret> obtain() { return *awaitEnd(obtainVaultKey(*m_store, m_home, vault(), {})); }
    Result<Secret> readOnly() { return *awaitEnd(readVaultKey(*m_store, m_home, vault(), {})); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = new MemoryStore;
    }
    void cleanup() { delete m_store; }

    void isMadeOnceWhenFirstNeeded()
    {
        QCOMPARE(readOnly().error().code, ErrorCode::SecretNotFound);
        QVERIFY(m_store->keys().isEmpty());
        const auto first = obtain();
        QVERIFY(first);
        QCOMPARE(first->reveal().size(), 32);
        QCOMPARE(m_store->keys(), QStringList{QStringLiteral("fairlead/home/vault/key")});
        QCOMPARE(*obtain(), *first);
        QCOMPARE(*readOnly(), *first);
    }

    void differsFromHomeToHome()
    {
        const auto first = obtain();
        const auto second = *awaitEnd(obtainVaultKey(*m_store, QStringLiteral("other"), vault(), {}));
        QVERIFY(!(*first == *second));
    }

    void isNeverMadeWhileTheStoreCannotSay_data()
    {
        QTest::addColumn<StoreState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("locked") << StoreState::Locked << ErrorCode::StoreLocked;
        QTest::newRow("absent") << StoreState::Absent << ErrorCode::StoreAbsent;
        QTest::newRow("denied") << StoreState::Denied << ErrorCode::StoreDenied;
        QTest::newRow("broken") << StoreState::Broken << ErrorCode::StoreBroken;
    }

    void isNeverMadeWhileTheStoreCannotSay()
    {
        QFETCH(StoreState, state);
        QFETCH(ErrorCode, code);
        m_store->setState(state);
        // With and without a vault: a locked store is neither "lost" nor "not found".
        for (const bool withVault : {false, true}) {
            if (withVault)
                QVERIFY(QFile(vault()).open(QIODevice::WriteOnly));
            QCOMPARE(obtain().error().code, code);
            QCOMPARE(readOnly().error().code, code);
        }
        m_store->setState(StoreState::Ready);
        QVERIFY(m_store->keys().isEmpty());
    }

    void isLostWhereAVaultIsThere_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("the vault") << QStringLiteral("vault");
        QTest::newRow("its previous copy alone") << QStringLiteral("vault.previous");
    }

    void isLostWhereAVaultIsThere()
    {
        QFETCH(QString, file);
        QVERIFY(QFile(m_folder->filePath(file)).open(QIODevice::WriteOnly));
        QCOMPARE(obtain().error().code, ErrorCode::VaultKeyLost);
        QCOMPARE(readOnly().error().code, ErrorCode::VaultKeyLost);
        QVERIFY(m_store->keys().isEmpty());
        // After the person agreed to sign in again.
        QVERIFY(TokenVault::setAside(vault()));
        QVERIFY(obtain());
    }

    void ofTheWrongSizeIsNoKey()
    {
        QVERIFY((*awaitEnd(m_store->write(vaultKeyName(m_home), Secret("short"), {}))).has_value());
        QCOMPARE(readOnly().error().code, ErrorCode::SecretNotFound);
        QVERIFY(QFile(vault()).open(QIODevice::WriteOnly));
        QCOMPARE(obtain().error().code, ErrorCode::VaultKeyLost);
        QCOMPARE((*awaitEnd(m_store->read(vaultKeyName(m_home), {})))->reveal(), QByteArray("short"));
    }

    void opensWhatItSealed()
    {
        const VaultSlot slot{m_home, QStringLiteral("c"), QStringLiteral("o"),
                             QStringLiteral("refresh-token")};
        QVERIFY(TokenVault(vault(), *obtain()).write(slot, Secret("token")));
        const auto again = readOnly();
        QVERIFY(again);
        QCOMPARE(TokenVault(vault(), *again).read(slot)->reveal(), QByteArray("token"));
    }
};

QTEST_GUILESS_MAIN(TestVaultKey)
#include "tst_vaultkey.moc"
