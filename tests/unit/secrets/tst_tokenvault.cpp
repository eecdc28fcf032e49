// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"
#include "secrets/tokenvault.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

/// A version 1 file under the key 00 01 … 1f, made by a program that is not ours (XChaCha20-Poly1305 and
/// BLAKE2b after their specifications, checked against draft-irtf-cfrg-xchacha A.3.1): what is on people's
/// disks must open for ever.
const QByteArray golden = QByteArray::fromHex(
    "464149524c564c54010000006085ad4813fa8331f05588c0c1304c52020000002b00000005000000686f6d6531050000"
    "00636f6e6e31040000006f7267310d000000726566726573682d746f6b656e000102030405060708090a0b0c0d0e0f10"
    "1112131415161724000000ffe27b10fbb7e38e5c2206baa337888e22355bd1cba40313b15fc5f87b85db226062b3052b"
    "00000005000000686f6d653105000000636f6e6e32040000006f7267320d000000726566726573682d746f6b656e6465"
    "666768696a6b6c6d6e6f707172737475767778797a7b1a0000002f1091dc3c92faf1e25cf4b31d1f850c497c3181b332"
    "5733b70b010000002a00000005000000686f6d653105000000636f6e6e33040000006f7267330c000000616363657373"
    "2d746f6b656e8788ae8a4cca67f9beedf792603a99b2ed8788841209d0c58aea6a29cc655b95");

VaultSlot slotOf(int number, const QString &purpose = QStringLiteral("refresh-token"))
{
    return {QStringLiteral("home1"), QStringLiteral("conn%1").arg(number),
            QStringLiteral("org%1").arg(number), purpose};
}

Secret countingKey()
{
    QByteArray key(32, '\0');
    for (int i = 0; i < 32; ++i)
        key[i] = char(i);
    return Secret(key);
}

/// As somebody who knows the format would do it: the sum at the end fits again.
QByteArray withSumMended(QByteArray bytes)
{
    bytes.chop(32);
    return bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_256);
}

void put(const QString &path, const QByteArray &bytes)
{
    // A new file each time: ext4 flushes one that is truncated, and this happens thousands of times.
    QFile::remove(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTokenVault : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    const Secret m_key = countingKey();

    QString path() const { return m_folder->filePath(QStringLiteral("vault")); }
    TokenVault vault() const { return TokenVault(path(), m_key); }
    ErrorCode codeOf(const VaultSlot &slot) const
    {
        const auto value = vault().read(slot);
        return value ? ErrorCode::Internal : value.error().code;
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void opensWhatEarlierVersionsWrote()
    {
        put(path(), golden);
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("a token of the first"));
        QCOMPARE(vault().read(slotOf(2))->revealText(), QString::fromUtf8("Schl\xc3\xbcssel"));
        QCOMPARE(codeOf(slotOf(3, QStringLiteral("access-token"))), ErrorCode::VaultDamaged);
        QCOMPARE(codeOf(slotOf(3)), ErrorCode::SecretNotFound);
    }

    void keepsTwoEntriesApart()
    {
        QVERIFY(!TokenVault::exists(path()));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::SecretNotFound);
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(2), Secret("two")));
        QVERIFY(vault().write(slotOf(1), Secret("one again")));
        QVERIFY(TokenVault::exists(path()));
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one again"));
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two"));
        QCOMPARE(codeOf(slotOf(1, QStringLiteral("access-token"))), ErrorCode::SecretNotFound);
    }

    void takesTokensOfEverySize_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 15, 16, 17, 63, 64, 65, 2559, 2560, 4096, 200000})
            QTest::addRow("%d", size) << size;
    }

    void takesTokensOfEverySize()
    {
        QFETCH(int, size);
        QByteArray token(size, '\0');
        for (int i = 0; i < size; ++i)
            token[i] = char(i * 31);
        QVERIFY(vault().write(slotOf(1), Secret(token)));
        QCOMPARE(vault().read(slotOf(1))->reveal(), token);
    }

    void isForThisUserAloneAndSealed()
    {
        QVERIFY(vault().write(slotOf(1), Secret("a-very-visible-token")));
        QVERIFY(vault().write(slotOf(1), Secret("another-visible-token")));
        QCOMPARE(files(), (QStringList{QStringLiteral("vault"), QStringLiteral("vault.previous")}));
        for (const QString &name : {path(), previousOf(path())}) {
            const QByteArray bytes = get(name);
            QVERIFY(!bytes.contains("visible"));
            QVERIFY(!bytes.contains(m_key.reveal()));
#ifdef Q_OS_UNIX
            constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
            QCOMPARE(QFileInfo(name).permissions() & others, QFileDevice::Permissions());
#endif
        }
    }

    void neverSealsTwiceTheSameWay()
    {
        QVERIFY(vault().write(slotOf(1), Secret("same")));
        const QByteArray first = get(path());
        QVERIFY(vault().write(slotOf(1), Secret("same")));
        const QByteArray second = get(path());
        QCOMPARE(first.size(), second.size());
        QVERIFY(first != second);
        // Nonce, sealed value, tag and sum differ; a repeated nonce would leave the value equal.
        int different = 0;
        for (qsizetype i = 0; i < first.size(); ++i)
            different += first[i] != second[i];
        QVERIFY2(different > 24 + 16 + 32 - 8, qPrintable(QString::number(different)));
    }

    void noticesEveryChangedByte()
    {
        for (qsizetype i = 0; i < golden.size(); ++i) {
            for (const char flip : {char(0x01), char(0x80)}) {
                QByteArray bytes = golden;
                bytes[i] = char(bytes[i] ^ flip);
                put(path(), bytes);
                QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
                QCOMPARE(codeOf(slotOf(2)), ErrorCode::VaultDamaged);
                QCOMPARE(codeOf(slotOf(9)), ErrorCode::VaultDamaged);
            }
        }
    }

    void noticesEveryLengthButTheRightOne()
    {
        for (qsizetype size = 0; size < golden.size(); ++size) {
            put(path(), golden.first(size));
            QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
            // Cut, and closed again with a sum that fits.
            put(path(), withSumMended(golden.first(size) + QByteArray(32, '\0')));
            const auto value = vault().read(slotOf(2));
            QVERIFY(!value || value->revealText() == QString::fromUtf8("Schl\xc3\xbcssel"));
        }
        put(path(), golden + 'x');
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QByteArray longer = golden;
        longer.insert(golden.size() - 32, 'x');
        put(path(), withSumMended(longer));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
    }

    void neverOpensToSomethingElse()
    {
        const QByteArray first("a token of the first");
        const qsizetype sealedAt = golden.indexOf(QByteArray::fromHex("ffe27b10"));
        QVERIFY(sealedAt > 0);
        for (qsizetype i = 0; i < golden.size() - 32; ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bytes = golden;
                bytes[i] = char(bytes[i] ^ (1 << bit));
                put(path(), withSumMended(bytes));
                const auto value = vault().read(slotOf(1));
                QVERIFY(!value || value->reveal() == first);
                // Nonce, sealed bytes and tag: each bit of them counts.
                if (i >= sealedAt - 4 - 24 && i < sealedAt + 36)
                    QVERIFY2(!value, qPrintable(QString::number(i)));
            }
        }
    }

    void entriesDoNotOpenUnderAnotherName_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("becomes");
        QTest::addColumn<VaultSlot>("slot");
        VaultSlot slot = slotOf(1);
        slot.homeId = QStringLiteral("home9");
        QTest::newRow("home") << QByteArray("home1\x05") << QByteArray("home9\x05") << slot;
        slot = slotOf(1);
        slot.connectionId = QStringLiteral("conn9");
        QTest::newRow("connection") << QByteArray("conn1") << QByteArray("conn9") << slot;
        slot = slotOf(1);
        slot.organisationId = QStringLiteral("org9");
        QTest::newRow("organisation") << QByteArray("org1") << QByteArray("org9") << slot;
        slot = slotOf(1);
        slot.purpose = QStringLiteral("refresh-cookie");
        QTest::newRow("purpose") << QByteArray("refresh-token") << QByteArray("refresh-cooki") << slot;
        slot.purpose = QStringLiteral("refresh-cooki");
        QTest::newRow("purpose of the same length")
            << QByteArray("refresh-token") << QByteArray("refresh-cooki") << slot;
    }

    void entriesDoNotOpenUnderAnotherName()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, becomes);
        QFETCH(VaultSlot, slot);
        put(path(), golden);
        QCOMPARE(codeOf(slot), ErrorCode::SecretNotFound);
        QByteArray bytes = golden;
        const qsizetype at = bytes.indexOf(was);
        QVERIFY(at > 0);
        bytes.replace(at, was.size(), becomes);
        put(path(), withSumMended(bytes));
        const auto value = vault().read(slot);
        QVERIFY(!value);
    }

    void entriesSwappedBetweenConnectionsDoNotOpen()
    {
        QByteArray bytes = golden;
        // Same lengths, so that the two names change places exactly.
        bytes.replace("conn1", "conn0").replace("conn2", "conn1").replace("conn0", "conn2");
        bytes.replace("org1", "org0").replace("org2", "org1").replace("org0", "org2");
        put(path(), withSumMended(bytes));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QCOMPARE(codeOf(slotOf(2)), ErrorCode::VaultDamaged);
    }

    void namesCannotRunIntoEachOther()
    {
        const VaultSlot one{QStringLiteral("a"), QStringLiteral("bc"), QStringLiteral("d"),
                            QStringLiteral("e")};
        const VaultSlot other{QStringLiteral("ab"), QStringLiteral("c"), QStringLiteral("d"),
                              QStringLiteral("e")};
        QVERIFY(vault().write(one, Secret("one")));
        QCOMPARE(codeOf(other), ErrorCode::SecretNotFound);
    }

    void anotherKeyIsToldFromDamage_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("another") << QByteArray(32, 'k');
        QTest::newRow("one bit off") << [] {
            QByteArray key = countingKey().reveal();
            key[31] = char(key[31] ^ 1);
            return key;
        }();
        QTest::newRow("short") << QByteArray(16, 'k');
        QTest::newRow("none") << QByteArray();
    }

    void anotherKeyIsToldFromDamage()
    {
        QFETCH(QByteArray, key);
        put(path(), golden);
        TokenVault stranger(path(), Secret(key));
        QCOMPARE(stranger.read(slotOf(1)).error().code, ErrorCode::VaultKeyLost);
        QCOMPARE(stranger.write(slotOf(1), Secret("new")).error().code, ErrorCode::VaultKeyLost);
        QCOMPARE(stranger.removeConnection(QStringLiteral("conn1")).error().code, ErrorCode::VaultKeyLost);
        QCOMPARE(get(path()), golden);
        QCOMPARE(files(), QStringList{QStringLiteral("vault")});
    }

    void aDamagedVaultFallsBackOnlyWhereItIsSafe()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(2), Secret("two")));
        QVERIFY(vault().write(slotOf(1), Secret("one, rotated")));
        const QByteArray damaged = get(path()).first(100);
        put(path(), damaged);

        // The previous copy still holds "one", which the provider may have voided: using it would end more
        // than this token.
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two"));
        QCOMPARE(codeOf(slotOf(3)), ErrorCode::SecretNotFound);
        QCOMPARE(get(path()), damaged);

        // Saving another entry does not bring the lost one back either.
        QVERIFY(vault().write(slotOf(2), Secret("two, rotated")));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two, rotated"));
        QCOMPARE(get(path() + QStringLiteral(".damaged")), damaged);

        QVERIFY(vault().write(slotOf(1), Secret("one, signed in again")));
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one, signed in again"));
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two, rotated"));
    }

    void aNewEntryIsNotMissingButLostWhenItsFileIsDamaged()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        put(path(), "rubbish");
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QCOMPARE(codeOf(slotOf(2)), ErrorCode::SecretNotFound);
    }

    void aDeletedVaultFallsBackAsWell()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(2), Secret("two")));
        QVERIFY(QFile::remove(path()));
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one"));
        QCOMPARE(codeOf(slotOf(2)), ErrorCode::VaultDamaged);
    }

    void aPowerCutBetweenTheTwoFilesLosesNothing()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        const QByteArray before = get(path());
        QVERIFY(vault().write(slotOf(1), Secret("two")));
        // As if only the previous copy had been written.
        put(path(), before);
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one"));
    }

    void bothCopiesDamagedIsDamagedAndStaysAsItIs()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(1), Secret("two")));
        put(path(), "rubbish");
        put(previousOf(path()), "more rubbish");
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::VaultDamaged);
        QCOMPARE(vault().write(slotOf(1), Secret("new")).error().code, ErrorCode::VaultDamaged);
        QCOMPARE(vault().removeConnection(QStringLiteral("conn1")).error().code, ErrorCode::VaultDamaged);
        QCOMPARE(get(path()), QByteArray("rubbish"));
        QCOMPARE(get(previousOf(path())), QByteArray("more rubbish"));

        QVERIFY(TokenVault::setAside(path()));
        QVERIFY(!TokenVault::exists(path()));
        QVERIFY(vault().write(slotOf(1), Secret("new")));
        put(path(), "rubbish again");
        put(previousOf(path()), "rubbish again");
        QVERIFY(TokenVault::setAside(path()));
        QCOMPARE(get(path() + QStringLiteral(".unreadable-1")), QByteArray("rubbish"));
        QCOMPARE(get(previousOf(path()) + QStringLiteral(".unreadable-1")), QByteArray("more rubbish"));
        QCOMPARE(get(path() + QStringLiteral(".unreadable-2")), QByteArray("rubbish again"));
    }

    void aNewerVersionIsNotDamage()
    {
        QByteArray bytes = golden;
        bytes[8] = 2;
        bytes = withSumMended(bytes);
        put(path(), bytes);
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::FileRefused);
        QCOMPARE(vault().write(slotOf(1), Secret("new")).error().code, ErrorCode::FileRefused);
        QCOMPARE(get(path()), bytes);
    }

    void whatCannotBeReadIsNotOverwritten()
    {
        // Larger than any vault: there, and not read, whoever runs this.
        put(path(), {});
        QVERIFY(QFile(path()).resize(17 * 1024 * 1024));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::FileUnreadable);
        QCOMPARE(vault().write(slotOf(1), Secret("new")).error().code, ErrorCode::FileUnreadable);
        QVERIFY(!QFile::exists(previousOf(path())));
    }

    void aFolderInItsPlaceIsSaidAndMended()
    {
        QVERIFY(QDir().mkpath(path() + QStringLiteral("/kept")));
        const auto value = vault().read(slotOf(1));
        QVERIFY(!value);
        // Signing in again mends it, so that is what is asked for.
        QCOMPARE(value.error().code, ErrorCode::VaultDamaged);
        QVERIFY2(value.error().sentence.contains(QStringLiteral("is a folder"))
                     && value.error().sentence.contains(QDir::toNativeSeparators(path())),
                 qPrintable(value.error().sentence));
        QVERIFY(value.error().remedy.contains(QStringLiteral("sign in again")));
        QCOMPARE(vault().write(slotOf(1), Secret("new")).error().sentence, value.error().sentence);
        QVERIFY(QDir(path()).exists(QStringLiteral("kept")));

        QVERIFY(TokenVault::setAside(path()));
        QVERIFY(QDir(path() + QStringLiteral(".unreadable-1")).exists(QStringLiteral("kept")));
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(2), Secret("two")));

        // With a previous copy nobody has to do anything.
        QVERIFY(QFile::remove(path()));
        QVERIFY(QDir().mkdir(path()));
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one"));
        QCOMPARE(codeOf(slotOf(2)), ErrorCode::VaultDamaged);
        QVERIFY(vault().write(slotOf(2), Secret("two, signed in again")));
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one"));
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two, signed in again"));
        QVERIFY(QFileInfo(path()).isFile());
        QVERIFY(QFileInfo(path() + QStringLiteral(".unreadable-2")).isDir());
    }

    void aFailedWriteLeavesEverythingAsItWas()
    {
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(QFile::remove(previousOf(path())));
        QVERIFY(QDir().mkdir(previousOf(path())));
        QVERIFY(QDir(previousOf(path())).mkdir(QStringLiteral("x")));
        const QByteArray before = get(path());
        const auto written = vault().write(slotOf(1), Secret("two"));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(get(path()), before);
        QCOMPARE(vault().read(slotOf(1))->reveal(), QByteArray("one"));
    }

    void removesAConnectionFromBothCopies()
    {
        QVERIFY(vault().removeConnection(QStringLiteral("conn1")));
        QVERIFY(files().isEmpty());
        QVERIFY(vault().write(slotOf(1), Secret("one")));
        QVERIFY(vault().write(slotOf(1, QStringLiteral("access-token")), Secret("access")));
        QVERIFY(vault().write(slotOf(2), Secret("two")));
        QVERIFY(vault().removeConnection(QStringLiteral("conn1")));
        QCOMPARE(codeOf(slotOf(1)), ErrorCode::SecretNotFound);
        QCOMPARE(codeOf(slotOf(1, QStringLiteral("access-token"))), ErrorCode::SecretNotFound);
        QCOMPARE(vault().read(slotOf(2))->reveal(), QByteArray("two"));
        QVERIFY(!get(path()).contains("conn1"));
        QVERIFY(!get(previousOf(path())).contains("conn1"));
    }

    void errorsCarryNoSecret()
    {
        put(path(), golden);
        TokenVault stranger(path(), Secret(QByteArray("0123456789abcdef0123456789abcdef")));
        const Error error = stranger.read(slotOf(1)).error();
        QVERIFY(!error.remedy.isEmpty());
        for (const QString &text : {error.text(), error.detail})
            QVERIFY(!text.contains(QStringLiteral("0123456789")));
    }

    void keysAreRandom()
    {
        const Secret one = TokenVault::makeKey();
        QCOMPARE(one.reveal().size(), 32);
        QVERIFY(!(one == TokenVault::makeKey()));
    }
};

QTEST_GUILESS_MAIN(TestTokenVault)
#include "tst_tokenvault.moc"
