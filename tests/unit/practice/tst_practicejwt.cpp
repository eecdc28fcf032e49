// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"

#include <QTest>

using namespace fairlead::practice;

class TestPracticeJwt : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_key = jwt::Key::generate(QStringLiteral("Practice Zürich")); }
    void signedTokenVerifies_data();
    void signedTokenVerifies();
    void changedTokenFails();
    void noneAndUnknownAlgorithmsFail();
    void pemRoundTrip();
    void ellipticKeysAreRefused();
    void knownJwk();
    void brokenTokensAreNoTokens_data();
    void brokenTokensAreNoTokens();

private:
    jwt::Key m_key;
    const QJsonObject m_claims{{QStringLiteral("iss"), QStringLiteral("me")},
                               {QStringLiteral("exp"), qint64(4102444800)}};
};

void TestPracticeJwt::signedTokenVerifies_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::newRow("RS256") << QStringLiteral("RS256");
    QTest::newRow("PS256") << QStringLiteral("PS256");
}

void TestPracticeJwt::signedTokenVerifies()
{
    QFETCH(QString, algorithm);
    const auto token = jwt::parse(jwt::sign({{QStringLiteral("alg"), algorithm}}, m_claims, m_key));
    QVERIFY(token);
    QCOMPARE(token->claims, m_claims);
    QCOMPARE(token->signature.size(), 256);
    QVERIFY(token->isSignedBy(m_key));
    QVERIFY(token->isSignedBy(jwt::Key::fromPem(m_key.certificatePem())));
    QVERIFY(!token->isSignedBy(jwt::Key::generate(QStringLiteral("other"))));
}

void TestPracticeJwt::changedTokenFails()
{
    auto token = jwt::parse(jwt::sign({}, m_claims, m_key));
    QVERIFY(token && token->isSignedBy(m_key));
    token->signingInput.append('A');
    QVERIFY(!token->isSignedBy(m_key));
}

void TestPracticeJwt::noneAndUnknownAlgorithmsFail()
{
    auto token = jwt::parse(jwt::sign({}, m_claims, m_key));
    QVERIFY(token);
    for (const auto *algorithm : {"none", "HS256", "RS512", "PS256", ""}) {
        token->header.insert(QStringLiteral("alg"), QString::fromLatin1(algorithm));
        QVERIFY2(!token->isSignedBy(m_key), algorithm);
    }
}

void TestPracticeJwt::pemRoundTrip()
{
    const auto secret = jwt::Key::fromPem(m_key.privatePem());
    const auto open = jwt::Key::fromPem(m_key.publicPem());
    QVERIFY(secret.canSign() && open.isValid() && !open.canSign());
    QCOMPARE(secret.bits(), 2048);
    QCOMPARE(open.modulus(), m_key.modulus());
    QVERIFY(open.verifies("text", secret.signature("text", "RS256"), "RS256"));
    QVERIFY(open.signature("text", "RS256").isEmpty());
    QVERIFY(!jwt::Key::fromPem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").isValid());
    QVERIFY(!jwt::Key::fromPem("no key").isValid());
}

// Made with: openssl ecparam -name prime256v1 -genkey | openssl ec -pubout
void TestPracticeJwt::ellipticKeysAreRefused()
{
    const QByteArray pem = "-----BEGIN PUBLIC KEY-----\n"
                           "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+u9CU7HkrC7pcsGaXqJcua3JTmRo\n"
                           "npyfG0krqUBLWnSzKUG0SpTgtTeiJT6qcyNbBl9Y22v7bwwmKJWSQmXauA==\n"
                           "-----END PUBLIC KEY-----\n";
    QVERIFY(!jwt::Key::fromPem(pem).isValid());
}

// RFC 7515 appendix A.2: the key and signature there, so that form and content are not only our own.
void TestPracticeJwt::knownJwk()
{
    const QByteArray input =
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const QByteArray signature =
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
        "O8W2Fp5jujGbds9uJdb"
        "F9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
        "eSN9383"
        "LcOLn6_dO--xi12jzDwusC-"
        "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWy"
        "wlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    const QByteArray modulus = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-"
                               "4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SF"
                               "d2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-"
                               "bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo"
                               "7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-"
                               "DWNmoudF8NAco9_h9iaGNj8q2ethFkM"
                               "Ls91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    QByteArray pem = "-----BEGIN PUBLIC KEY-----\n";
    // SubjectPublicKeyInfo of that modulus with exponent 65537.
    const QByteArray der =
        QByteArray::fromHex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100")
        + *jwt::fromBase64Url(modulus) + QByteArray::fromHex("0203010001");
    const QByteArray base64 = der.toBase64();
    for (qsizetype at = 0; at < base64.size(); at += 64)
        pem += base64.mid(at, 64) + '\n';
    pem += "-----END PUBLIC KEY-----\n";
    const auto key = jwt::Key::fromPem(pem);
    QVERIFY(key.isValid());
    QCOMPARE(key.modulus(), modulus);
    QCOMPARE(key.exponent(), QByteArray("AQAB"));
    const auto token = jwt::parse(input + '.' + signature);
    QVERIFY(token);
    QVERIFY(token->isSignedBy(key));
}

void TestPracticeJwt::brokenTokensAreNoTokens_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("two parts") << QByteArray("e30.e30");
    QTest::newRow("four parts") << QByteArray("e30.e30.e30.e30");
    QTest::newRow("no base64url") << QByteArray("e30.e3+0.AAAA");
    QTest::newRow("no JSON") << QByteArray("AAAA.e30.AAAA");
    QTest::newRow("an array") << QByteArray("e30.W10.AAAA");
}

void TestPracticeJwt::brokenTokensAreNoTokens()
{
    QFETCH(QByteArray, text);
    QVERIFY(!jwt::parse(text));
}

QTEST_GUILESS_MAIN(TestPracticeJwt)
#include "tst_practicejwt.moc"
