// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clientidentity.h"
#include "support/testauthority.h"

#include <QTest>

using namespace fairlead;

/// PKCS#12 files as OpenSSL writes them, in the ways that are in use.
class TestClientIdentity : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;

private slots:
    void opens_data();
    void opens();
    void refuses_data();
    void refuses();
    void nothingIsNoIdentity();
};

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

void TestClientIdentity::opens_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("passphrase");
    const QString sesame = QStringLiteral("s3sam");
    QTest::newRow("AES-256, SHA-256") << words("") << sesame;
    QTest::newRow("AES-128") << words("-keypbe AES-128-CBC -certpbe AES-128-CBC") << sesame;
    QTest::newRow("3DES, SHA-1") << words("-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1")
                                 << sesame;
    QTest::newRow("with its issuer") << words("-certfile authority.pem") << sesame;
#ifndef Q_OS_WIN
    // Wine's PFXImportCertStore knows ASCII alone.
    QTest::newRow("umlaut") << words("") << QStringLiteral("Größe");
    QTest::newRow("umlaut, 3DES") << words("-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1")
                                  << QStringLiteral("Größe");
#endif
}

void TestClientIdentity::opens()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, passphrase);
    const QByteArray file =
        m_authority.clientPkcs12(QStringLiteral("laptop 7"), passphrase.toUtf8(), options);
    const auto identity = clientIdentityFrom(file, Secret::fromText(passphrase));
    QVERIFY2(identity, identity ? "" : qPrintable(identity.error().text()));
    QCOMPARE(identity->chain.constFirst().subjectDisplayName(), QStringLiteral("laptop 7"));
    // One that signed itself need not be shown (RFC 8446 §4.4.2): GnuTLS, by which Wine reads the file,
    // leaves it out.
    for (const QSslCertificate &further : identity->chain.sliced(1))
        QCOMPARE(further.subjectDisplayName(), QStringLiteral("Fairlead Test Authority"));
    QCOMPARE(identity->key.length(), 2048);
    // The key's own modulus: all of the certificate's but the exponent at its end.
    const QByteArray modulus = identity->chain.constFirst().publicKey().toDer().chopped(5).last(256);
    QVERIFY(identity->key.toDer().contains(modulus));
}

void TestClientIdentity::refuses_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("passphrase");
    QTest::newRow("another passphrase") << words("") << QByteArray("open");
    QTest::newRow("no passphrase") << words("") << QByteArray();
    QTest::newRow("no key") << words("-nokeys") << QByteArray("s3sam");
    QTest::newRow("no certificate") << words("-nocerts") << QByteArray("s3sam");
}

void TestClientIdentity::refuses()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, passphrase);
    const QByteArray file = m_authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam", options);
    for (const QByteArray &bytes :
         {file, file.first(file.size() / 2), QByteArray("not a file of this kind")}) {
        const auto identity = clientIdentityFrom(bytes, Secret(passphrase));
        QVERIFY(!identity);
        QCOMPARE(identity.error().code, ErrorCode::FileUnreadable);
    }
}

void TestClientIdentity::nothingIsNoIdentity()
{
    const auto identity = clientIdentityFrom({}, {});
    QVERIFY(identity && identity->isEmpty());
}

QTEST_GUILESS_MAIN(TestClientIdentity)
#include "tst_clientidentity.moc"
