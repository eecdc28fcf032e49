// SPDX-License-Identifier: GPL-3.0-or-later
//
// Windows's Credential Manager itself, and its own interface as a second witness.
#include "secrets/keychainstore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"

#include <QTemporaryDir>
#include <QTest>

#include <windows.h>

#include <wincred.h>

using namespace fairlead;

namespace {

QByteArray seenByWindows(const QString &key)
{
    CREDENTIALW *found = nullptr;
    if (!CredReadW(reinterpret_cast<const wchar_t *>(key.utf16()), CRED_TYPE_GENERIC, 0, &found))
        return {};
    const QByteArray blob(reinterpret_cast<const char *>(found->CredentialBlob),
                          int(found->CredentialBlobSize));
    CredFree(found);
    return blob;
}

} // namespace

class TestCredentialManager : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    KeychainStore m_store{m_clock};
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

private slots:
    void cleanup() { QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value()); }

    void keepsAndForgets()
    {
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Ready);
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::SecretNotFound);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("pass word"), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("pass word"));
        QCOMPARE(seenByWindows(m_key), QByteArray("pass word"));
        QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value());
        QCOMPARE(seenByWindows(m_key), QByteArray());
    }

    void takesEverySizeItMay_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 32, 511, 512, 2559})
            QTest::addRow("%d", size) << size;
    }
    void takesEverySizeItMay()
    {
        QFETCH(int, size);
        const QByteArray secret(size, 'x');
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret(secret), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), secret);
        QCOMPARE(seenByWindows(m_key), secret);
    }

    /// An Entra token is larger than anything the Credential Manager takes.
    void aLargeTokenIsKeptByTheVault()
    {
        const QTemporaryDir folder;
        const QString vault = folder.filePath(QStringLiteral("vault"));
        const QString home = QStringLiteral("home");
        const VaultSlot slot{home, QStringLiteral("c"), QStringLiteral("o"), QStringLiteral("refresh-token")};
        const QByteArray token = QByteArray(4096, 't') + "end";
        QVERIFY(!(*awaitEnd(m_store.write(m_key, Secret(token), {}))).has_value());
        const auto key = *awaitEnd(obtainVaultKey(m_store, home, vault, {}));
        QVERIFY(key);
        QVERIFY(TokenVault(vault, *key).write(slot, Secret(token)));
        KeychainStore later(m_clock);
        const auto again = *awaitEnd(readVaultKey(later, home, vault, {}));
        QVERIFY(again);
        QCOMPARE(TokenVault(vault, *again).read(slot)->reveal(), token);
        QVERIFY((*awaitEnd(m_store.remove(vaultKeyName(home), {}))).has_value());
    }
};

QTEST_GUILESS_MAIN(TestCredentialManager)
#include "tst_credentialmanager.moc"
