// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/clientcertificate.h"
#include "auth/entraconsent.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/testauthority.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QTest>

using namespace fairlead;

/// What an administrator does at Graph, and what a certificate says of itself.
class TestEntraConsent : public QObject
{
    Q_OBJECT
private slots:
    void everyGrantIsDeleted();
    void withoutServicePrincipalNothingStands();
    void refusals_data();
    void refusals();
    void tokenGoesToNoOtherHost();
    void sessions_data();
    void sessions();
    void endOfTheSecretInUse_data();
    void endOfTheSecretInUse();
    void byHandNamesTheApp();
    void certificateFacts();
    void notACertificate_data();
    void notACertificate();
};

namespace {

const QString graph = QStringLiteral("https://graph.microsoft.com/v1.0/");
const QString client = QStringLiteral("c4f2b8d0-6a37-4e15-8b9c-5d1e7f3a9206");
const QString principalUrl = graph + QStringLiteral("servicePrincipals(appId='%1')?$select=id").arg(client);

const Cloud &cloud()
{
    return builtInClouds().first();
}

auto withdraw(FakeHttp &http)
{
    return awaitEnd(entra::withdrawConsent(http, cloud(), Secret("token"), client, {}));
}

} // namespace

void TestEntraConsent::everyGrantIsDeleted()
{
    FakeHttp http;
    http.expect("GET", principalUrl).json(R"({"id":"aaaa"})").check([](const HttpRequest &request) {
        QVERIFY(request.headers.contains({"Authorization", "Bearer token"}));
    });
    const QString list = graph + QStringLiteral("oauth2PermissionGrants?$filter=clientId%20eq%20'aaaa'");
    http.expect("GET", list)
        .json(
            R"({"value":[{"id":"one"}],"@odata.nextLink":"https://graph.microsoft.com/v1.0/oauth2PermissionGrants?more"})");
    http.expect("GET", graph + QStringLiteral("oauth2PermissionGrants?more"))
        .json(R"({"value":[{"id":"two"}]})");
    http.expect("DELETE", graph + QStringLiteral("oauth2PermissionGrants/one")).reply(204);
    // Somebody else was quicker.
    http.expect("DELETE", graph + QStringLiteral("oauth2PermissionGrants/two"))
        .json(R"({"error":{"code":"Request_ResourceNotFound","message":"m"}})", 404);
    const auto withdrawn = withdraw(http);
    QVERIFY(withdrawn && withdrawn->has_value());
    QCOMPARE((*withdrawn)->grants, 2);
    QVERIFY(http.isDone());
}

void TestEntraConsent::withoutServicePrincipalNothingStands()
{
    FakeHttp http;
    http.expect("GET", principalUrl)
        .json(R"({"error":{"code":"Request_ResourceNotFound","message":"m"}})", 404);
    const auto withdrawn = withdraw(http);
    QVERIFY(withdrawn && withdrawn->has_value());
    QCOMPARE((*withdrawn)->grants, 0);
}

void TestEntraConsent::refusals_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    const auto body = [](const char *code) -> QByteArray {
        return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"m\"}}";
    };
    QTest::newRow("may not") << 403 << body("Authorization_RequestDenied") << ErrorCode::PermissionMissing;
    QTest::newRow("token") << 401 << body("InvalidAuthenticationToken") << ErrorCode::SignInNeeded;
    QTest::newRow("busy") << 429 << body("TooManyRequests") << ErrorCode::RateLimited;
    QTest::newRow("down") << 503 << QByteArray("<html>") << ErrorCode::ProviderUnavailable;
    QTest::newRow("strange") << 418 << body("Teapot") << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("no JSON") << 200 << QByteArray("<html>") << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("no id") << 200 << QByteArray("{}") << ErrorCode::ProviderAnswerInvalid;
}

void TestEntraConsent::refusals()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    FakeHttp http;
    http.expect("GET", principalUrl).json(body, status);
    const auto withdrawn = withdraw(http);
    QVERIFY(withdrawn && !withdrawn->has_value());
    QCOMPARE(withdrawn->error().code, code);
    QVERIFY(!withdrawn->error().sentence.isEmpty());
}

void TestEntraConsent::tokenGoesToNoOtherHost()
{
    FakeHttp http;
    http.expect("GET", principalUrl).json(R"({"id":"aaaa"})");
    http.expect("GET", graph + QStringLiteral("oauth2PermissionGrants?*"))
        .json(R"({"value":[],"@odata.nextLink":"https://graph.example/v1.0/oauth2PermissionGrants?more"})");
    const auto withdrawn = withdraw(http);
    QVERIFY(withdrawn && !withdrawn->has_value());
    QCOMPARE(withdrawn->error().code, ErrorCode::ProviderAnswerInvalid);
    QVERIFY(http.isDone());
}

void TestEntraConsent::sessions_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("path");
    QTest::newRow("own") << QString() << QStringLiteral("me/revokeSignInSessions");
    QTest::newRow("name") << QStringLiteral("anna@acme.example")
                          << QStringLiteral("users/anna@acme.example/revokeSignInSessions");
    QTest::newRow("not a path") << QStringLiteral("a/b#c@acme.example")
                                << QStringLiteral("users/a%2Fb%23c@acme.example/revokeSignInSessions");
}

void TestEntraConsent::sessions()
{
    QFETCH(QString, user);
    QFETCH(QString, path);
    FakeHttp http;
    http.expect("POST", graph + QLatin1Char('*'))
        .json(R"({"value":true})")
        .check([&](const HttpRequest &request) {
            QCOMPARE(QString::fromLatin1(request.url.toEncoded()), graph + path);
            QVERIFY(!request.repeatable);
        });
    const auto ended = awaitEnd(entra::endSessions(http, cloud(), Secret("token"), user, {}));
    QVERIFY(ended && ended->has_value());
}

void TestEntraConsent::endOfTheSecretInUse_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QDateTime>("expected");
    const auto day = [](int number) { return QDateTime(QDate(2027, 1, number), QTime(0, 0), Qt::UTC); };
    QTest::newRow("its own") << QByteArray("abc-secret") << day(5);
    QTest::newRow("several fit") << QByteArray("xyz-secret") << day(2);
    QTest::newRow("none fits") << QByteArray("other") << QDateTime();
}

void TestEntraConsent::endOfTheSecretInUse()
{
    QFETCH(QByteArray, secret);
    QFETCH(QDateTime, expected);
    FakeHttp http;
    http.expect("GET", graph + QStringLiteral("applications(appId='%1')*").arg(client)).json(R"({
        "passwordCredentials":[{"keyId":"1","hint":"abc","endDateTime":"2027-01-05T00:00:00Z"},
            {"keyId":"2","hint":"xyz","endDateTime":"2027-01-09T00:00:00Z"},
            {"keyId":"3","hint":"xyz","endDateTime":"2027-01-02T01:00:00+01:00"},
            {"keyId":"4","hint":"bad","endDateTime":"soon"}],
        "keyCredentials":[{"keyId":"5","customKeyIdentifier":"AA","endDateTime":"2027-01-07T00:00:00Z"}]})");
    const auto ends = awaitEnd(entra::credentialEnds(http, cloud(), Secret("token"), client, {}));
    QVERIFY(ends && ends->has_value());
    QCOMPARE((*ends)->size(), 4);
    QCOMPARE((*ends)->last().kind, entra::CredentialEnd::Kind::Certificate);
    QCOMPARE(entra::endOfSecret(**ends, Secret(secret)), expected);
}

void TestEntraConsent::byHandNamesTheApp()
{
    for (const Cloud &one : builtInClouds()) {
        const entra::ConsentByHand byHand = entra::consentByHand(one, client);
        QCOMPARE(byHand.page.host(), one.portal.host());
        QVERIFY(byHand.steps.join(QLatin1Char('\n')).contains(client));
        QVERIFY(!byHand.sentence.isEmpty() && !byHand.path.isEmpty());
    }
}

void TestEntraConsent::certificateFacts()
{
    const TestAuthority::Leaf leaf = TestAuthority().issue({QStringLiteral("fairlead.example")}, -1, 30);
    const auto facts = readCertificate(leaf.certificatePem);
    QVERIFY(facts);
    const QByteArray der = QSslCertificate(leaf.certificatePem).toDer();
    // The raw digest, not its hexadecimal text (trap 20).
    QCOMPARE(facts->thumbprint,
             QCryptographicHash::hash(der, QCryptographicHash::Sha256)
                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(facts->notAfter);
    QVERIFY(days == 29 || days == 30);
    QVERIFY(facts->notBefore < QDateTime::currentDateTimeUtc());
}

void TestEntraConsent::notACertificate_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a key") << TestAuthority().issue({QStringLiteral("fairlead.example")}).keyPem;
    QTest::newRow("torn") << QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
}

void TestEntraConsent::notACertificate()
{
    QFETCH(QByteArray, pem);
    const auto facts = readCertificate(pem);
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestEntraConsent)
#include "tst_entraconsent.moc"
