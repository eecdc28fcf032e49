// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/jwt.h"

#include "support/opensslprogram.h"
#include "support/testauthority.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

const QString tenant = QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
const QString client = QStringLiteral("11111111-2222-4333-8444-555555555555");
const QDateTime now = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);

// {"typ":"JWT","alg":"RS256"}.{"aud":"11111111-…","iss":"https://login.microsoftonline.com/7a7a7a7a-…/v2.0",
// "exp":1777633200,"tid":"7a7a7a7a-…","oid":"aaaa…","preferred_username":"ada@contoso.example","name":"Ada
// Løvelace", "nonce":"n-1"}.x, encoded by another program.
const QByteArray fixedToken(
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9."
    "eyJhdWQiOiIxMTExMTExMS0yMjIyLTQzMzMtODQ0NC01NTU1NTU1NTU1NTUiLCJpc3MiOiJodHRwczovL2xvZ2luLm1pY3Jvc29m"
    "dG9ubGluZS5jb20vN2E3YTdhN2EtMTExMS00MjIyLTgzMzMtNDQ0NDU1NTU2NjY2L3YyLjAiLCJleHAiOjE3Nzc2MzMyMDAsInRp"
    "ZCI6IjdhN2E3YTdhLTExMTEtNDIyMi04MzMzLTQ0NDQ1NTU1NjY2NiIsIm9pZCI6ImFhYWFhYWFhLWJiYmItNGNjYy04ZGRkLWVl"
    "ZWVlZWVlZWVlZSIsInByZWZlcnJlZF91c2VybmFtZSI6ImFkYUBjb250b3NvLmV4YW1wbGUiLCJuYW1lIjoiQWRhIEzDuHZlbGFj"
    "ZSIsIm5vbmNlIjoibi0xIn0"
    ".c2lnbmF0dXJl");

QByteArray part(const QByteArray &json)
{
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Secret tokenOf(const QByteArray &claims, const QByteArray &header = R"({"alg":"RS256"})")
{
    return Secret(part(header) + '.' + part(claims) + ".c2ln");
}

IdToken goodToken()
{
    IdToken token;
    token.tenantId = tenant;
    token.objectId = QStringLiteral("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    token.audience = client;
    token.issuer = QStringLiteral("https://login.microsoftonline.com/") + tenant + QStringLiteral("/v2.0");
    token.nonce = QStringLiteral("n-1");
    token.expiresAt = now.addSecs(3600);
    return token;
}

QByteArray inPkcs8(const QByteArray &pem)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("key.pem")));
    if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size())
        qFatal("key.pem: %s", qPrintable(file.errorString()));
    file.close();
    return runOpenssl(folder.path(),
                      {QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key.pem")})
        .output;
}

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT
    TestAuthority m_authority;
    TestAuthority::Leaf m_leaf = m_authority.issue({QStringLiteral("signer")});

private slots:
    void aTokenIsRead();
    void brokenTokensAreRefused_data();
    void brokenTokensAreRefused();
    void theGoodTokenPasses();
    void wrongTokensAreRefused_data();
    void wrongTokensAreRefused();
    void everyCloudHasItsIssuer();
    void signatures_data();
    void signatures();
    void pkcs1KeysAreRead();
    void uselessKeysAreRefused_data();
    void uselessKeysAreRefused();
    void aSignedTokenHasItsForm();
};

void TestJwt::aTokenIsRead()
{
    const auto token = readIdToken(Secret(fixedToken));
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
    QCOMPARE(token->tenantId, tenant);
    QCOMPARE(token->objectId, QStringLiteral("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"));
    QCOMPARE(token->userName, QStringLiteral("ada@contoso.example"));
    QCOMPARE(token->name, QStringLiteral("Ada Løvelace"));
    QCOMPARE(token->audience, client);
    QCOMPARE(token->nonce, QStringLiteral("n-1"));
    QCOMPARE(token->expiresAt, now.addSecs(3600));
    QVERIFY(checkIdToken(*token, client, QStringLiteral("n-1"), builtInClouds().first(), now));
    const auto listed = readIdToken(tokenOf(R"({"aud":["a"],"iss":"b","exp":1})"));
    QCOMPARE(listed->audience, QStringLiteral("a"));
}

void TestJwt::brokenTokensAreRefused_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray head = part(R"({"alg":"RS256"})");
    const QByteArray body = part(R"({"aud":"a","iss":"b","exp":1})");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("opaque") << QByteArray("00DAa000000ORG1!AQEAQ");
    QTest::newRow("two parts") << QByteArray(head + '.' + body);
    QTest::newRow("four parts") << QByteArray(head + '.' + body + ".c2ln.c2ln");
    QTest::newRow("no signature") << QByteArray(head + '.' + body + '.');
    QTest::newRow("padding") << QByteArray(head + '.' + part(R"({"aud":"a","iss":"b","exp":12})")
                                           + "==.c2ln");
    QTest::newRow("plain base64") << QByteArray(head + "." + body + "+/.c2ln");
    QTest::newRow("not JSON") << QByteArray(head + '.' + part("hello") + ".c2ln");
    QTest::newRow("a list") << QByteArray(head + '.' + part("[1]") + ".c2ln");
    QTest::newRow("header is no JSON") << QByteArray("aGVsbG8." + body + ".c2ln");
    QTest::newRow("no audience") << QByteArray(head + '.' + part(R"({"iss":"b","exp":1})") + ".c2ln");
    QTest::newRow("two audiences") << QByteArray(head + '.' + part(R"({"aud":["a","b"],"iss":"b","exp":1})")
                                                 + ".c2ln");
    QTest::newRow("no issuer") << QByteArray(head + '.' + part(R"({"aud":"a","exp":1})") + ".c2ln");
    QTest::newRow("no end") << QByteArray(head + '.' + part(R"({"aud":"a","iss":"b"})") + ".c2ln");
    QTest::newRow("end is text") << QByteArray(head + '.' + part(R"({"aud":"a","iss":"b","exp":"1"})")
                                               + ".c2ln");
}

void TestJwt::brokenTokensAreRefused()
{
    QFETCH(QByteArray, token);
    const auto result = readIdToken(Secret(token));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ProviderAnswerInvalid);
    QVERIFY(!result.error().sentence.isEmpty() && !result.error().remedy.isEmpty());
    if (!token.isEmpty())
        QVERIFY(!result.error().detail.contains(QString::fromLatin1(token.left(20))));
}

void TestJwt::theGoodTokenPasses()
{
    const Cloud &cloud = builtInClouds().first();
    QVERIFY(checkIdToken(goodToken(), client, QStringLiteral("n-1"), cloud, now));
    QVERIFY(checkIdToken(goodToken(), client, QString(), cloud, now)); // a refreshed token carries no nonce
    IdToken late = goodToken();
    late.expiresAt = now.addSecs(-299);
    QVERIFY(checkIdToken(late, client, QStringLiteral("n-1"), cloud, now));
}

void TestJwt::wrongTokensAreRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("another client") << "aud" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("another nonce") << "nonce" << ErrorCode::StateMismatch;
    QTest::newRow("no nonce") << "no nonce" << ErrorCode::StateMismatch;
    QTest::newRow("another issuer") << "iss" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("issuer of another tenant") << "tid" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("issuer of the old endpoint") << "v1" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("tenant is no GUID") << "no tid" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("expired") << "exp" << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("personal") << "personal" << ErrorCode::WrongUser;
}

void TestJwt::wrongTokensAreRefused()
{
    QFETCH(QString, what);
    QFETCH(ErrorCode, code);
    IdToken token = goodToken();
    if (what == QLatin1String("aud"))
        token.audience = tenant;
    else if (what == QLatin1String("nonce"))
        token.nonce = QStringLiteral("n-2");
    else if (what == QLatin1String("no nonce"))
        token.nonce.clear();
    else if (what == QLatin1String("iss"))
        token.issuer.replace(QLatin1String("microsoftonline.com"),
                             QLatin1String("microsoftonline.com.evil.example"));
    else if (what == QLatin1String("tid"))
        token.tenantId = client;
    else if (what == QLatin1String("v1"))
        token.issuer = QStringLiteral("https://sts.windows.net/") + tenant + QLatin1Char('/');
    else if (what == QLatin1String("no tid"))
        token.tenantId = QStringLiteral("organizations");
    else if (what == QLatin1String("exp"))
        token.expiresAt = now.addSecs(-301);
    else
        token.tenantId = QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad");
    const Outcome outcome = checkIdToken(token, client, QStringLiteral("n-1"), builtInClouds().first(), now);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, code);
    QVERIFY(!outcome.error().remedy.isEmpty());
}

void TestJwt::everyCloudHasItsIssuer()
{
    for (const Cloud &cloud : builtInClouds()) {
        IdToken token = goodToken();
        token.issuer = QStringLiteral("https://") + cloud.entraAuthority.host() + QLatin1Char('/') + tenant
            + QStringLiteral("/v2.0");
        QVERIFY2(checkIdToken(token, client, {}, cloud, now), qPrintable(cloud.name));
    }
    Cloud practice;
    practice.entraAuthority = QUrl(QStringLiteral("http://127.0.0.1:8443"));
    IdToken token = goodToken();
    token.issuer = QStringLiteral("http://127.0.0.1:8443/") + tenant + QStringLiteral("/v2.0");
    QVERIFY(checkIdToken(token, client, {}, practice, now));
    QVERIFY(!checkIdToken(token, client, {}, builtInClouds().first(), now));
}

void TestJwt::signatures_data()
{
    QTest::addColumn<RsaAlgorithm>("algorithm");
    QTest::newRow("RS256") << RsaAlgorithm::RS256;
    QTest::newRow("PS256") << RsaAlgorithm::PS256;
}

void TestJwt::signatures()
{
    QFETCH(RsaAlgorithm, algorithm);
    const bool pss = algorithm == RsaAlgorithm::PS256;
    const QByteArray data("header.claims");
    const auto signature = rsaSign(Secret(m_leaf.keyPem), data, algorithm);
    QVERIFY2(signature, signature ? "" : qPrintable(signature.error().detail));
    QCOMPARE(signature->size(), 256);
    QVERIFY(opensslVerifies(m_leaf.certificatePem, data, *signature, pss));
    QVERIFY(!opensslVerifies(m_leaf.certificatePem, data, *signature, !pss));
    QVERIFY(!opensslVerifies(m_leaf.certificatePem, data + "x", *signature, pss));
    const auto again = rsaSign(Secret(m_leaf.keyPem), data, algorithm);
    QCOMPARE(*again == *signature, !pss); // PKCS#1 v1.5 is deterministic, PSS is salted
}

void TestJwt::pkcs1KeysAreRead()
{
    const QByteArray pem = makeRsaKeyPem(2048, true);
    QVERIFY(pem.startsWith("-----BEGIN RSA PRIVATE KEY-----"));
    const auto signature = rsaSign(Secret(pem), "x", RsaAlgorithm::RS256);
    QVERIFY(signature);
    // The same key in the form that is signed with elsewhere here.
    const auto wrapped = rsaSign(Secret(inPkcs8(pem)), "x", RsaAlgorithm::RS256);
    QVERIFY(wrapped && *wrapped == *signature);
}

void TestJwt::uselessKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("pem");
    const QTemporaryDir folder;
    const auto make = [&folder](const char *arguments) {
        return runOpenssl(folder.path(), QString::fromLatin1(arguments).split(QLatin1Char(' '))).output;
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("words") << QByteArray("not a key");
    QTest::newRow("certificate") << m_leaf.certificatePem;
    QTest::newRow("cut") << m_leaf.keyPem.left(m_leaf.keyPem.size() / 2);
    QTest::newRow("too short") << makeRsaKeyPem(1024);
    QTest::newRow("elliptic curve") << make("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
    QTest::newRow("behind a passphrase") << make("genpkey -algorithm RSA -aes-256-cbc -pass pass:sesame");
}

void TestJwt::uselessKeysAreRefused()
{
    QFETCH(QByteArray, pem);
    for (const RsaAlgorithm algorithm : {RsaAlgorithm::RS256, RsaAlgorithm::PS256}) {
        const auto signature = rsaSign(Secret(pem), "x", algorithm);
        QVERIFY(!signature);
        QCOMPARE(signature.error().code, ErrorCode::FileUnreadable);
        QVERIFY(!signature.error().remedy.isEmpty());
        QVERIFY(!signedJwt({}, {}, Secret(pem), algorithm));
    }
}

void TestJwt::aSignedTokenHasItsForm()
{
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("JWT")}};
    const QJsonObject claims{{QStringLiteral("sub"), QStringLiteral("ada@contoso.example")},
                             {QStringLiteral("exp"), 1777629750}};
    const auto token = signedJwt(header, claims, Secret(m_leaf.keyPem), RsaAlgorithm::RS256);
    QVERIFY(token);
    const QByteArrayList parts = QByteArrayList(token->split('.'));
    QCOMPARE(parts.size(), 3);
    QVERIFY(!token->contains('=') && !token->contains('+') && !token->contains('/'));
    QCOMPARE(QByteArray::fromBase64(parts.at(0), QByteArray::Base64UrlEncoding),
             QByteArray(R"({"alg":"RS256","typ":"JWT"})"));
    QCOMPARE(QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding),
             QByteArray(R"({"exp":1777629750,"sub":"ada@contoso.example"})"));
    QVERIFY(opensslVerifies(m_leaf.certificatePem, parts.at(0) + '.' + parts.at(1),
                            QByteArray::fromBase64(parts.at(2), QByteArray::Base64UrlEncoding), false));
    const auto other = signedJwt({{QStringLiteral("alg"), QStringLiteral("none")}}, claims,
                                 Secret(m_leaf.keyPem), RsaAlgorithm::PS256);
    QVERIFY(
        QByteArray::fromBase64(other->split('.').first(), QByteArray::Base64UrlEncoding).contains("PS256"));
}

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"
