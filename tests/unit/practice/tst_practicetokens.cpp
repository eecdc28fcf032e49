// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeTokens : public QObject
{
    Q_OBJECT
private slots:
    void codeRules_data();
    void codeRules();
    void codeIsSingleUseAndShortLived();
    void refreshWithoutRotation();
    void rotationKillsTheFamily();
    void sixthApprovalDropsTheFirst();
    void revokeTakesAlong();
    void accessTokensExpireUnlessUsed();
    void sessionsLockedToAnAddress();
    void inactiveUserCannotRefresh();
    void clientCredentials_data();
    void clientCredentials();
    void jwtBearer_data();
    void jwtBearer();
    void identityAndUserinfo();
    void idTokenIsSigned();
    void configurationNamesEveryEndpoint();
    void refreshedSandboxIsAnotherOrg();
    void unknownSettingIsRefused();

private:
    QString parameter(const SalesforceDesk::Browser &browser, const char *name) const
    {
        QByteArray query = browser.address.query(QUrl::FullyEncoded).toLatin1();
        query.replace('+', "%20");
        return Request::value(QUrlQuery(QString::fromLatin1(query)), QLatin1String(name));
    }
    QJsonObject refresh(SalesforceDesk &desk, const QJsonValue &token)
    {
        return SalesforceDesk::object(
            desk.form(QStringLiteral("/services/oauth2/token"),
                      {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                       {QStringLiteral("client_id"), credentials::salesforceClient.id},
                       {QStringLiteral("refresh_token"), token.toString()}}));
    }
    static QByteArray text(const QJsonObject &answer, const char *key)
    {
        return answer.value(QLatin1String(key)).toString().toUtf8();
    }
    static int apiStatus(SalesforceDesk &desk, const QByteArray &token, const QByteArray &address = {})
    {
        Headers headers{{"Authorization", "Bearer " + token}};
        if (!address.isEmpty())
            headers.append({"X-Forwarded-For", address});
        return desk.send("GET", QStringLiteral("/services/data/v66.0/limits"), {}, headers).status;
    }
    QJsonObject signInAdmin(SalesforceDesk &desk)
    {
        return desk.signIn(credentials::admin.username, credentials::admin.password);
    }
};

void TestPracticeTokens::codeRules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *title, const char *name, const QString &value, const char *error) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << QByteArray(error);
    };
    row("right", "x", QStringLiteral("y"), "");
    row("verifier wrong", "code_verifier", QStringLiteral("wrong"), "invalid_request");
    row("verifier missing", "code_verifier", {}, "invalid_grant");
    row("other redirect", "redirect_uri", QStringLiteral("http://localhost:41718/callback"),
        "redirect_uri_mismatch");
    row("other client", "client_id", QStringLiteral("other"), "invalid_client_id");
    row("wrong secret", "client_secret", QStringLiteral("wrong"), "invalid_client");
    row("wrong code", "code", QStringLiteral("aPrxxx"), "invalid_grant");
    row("other grant", "grant_type", QStringLiteral("password"), "invalid_grant");
    row("unknown grant", "grant_type", QStringLiteral("magic"), "unsupported_grant_type");
}

void TestPracticeTokens::codeRules()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QByteArray, error);
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    desk.decide(browser, true);
    const QString code = parameter(browser, "code");
    QCOMPARE(text(desk.redeem(code, {{name, value}}), "error"), error);
    // A failed try does not spend the code, a good one does.
    QCOMPARE(text(desk.redeem(code), "error"), error.isEmpty() ? QByteArray("invalid_grant") : QByteArray());
}

void TestPracticeTokens::codeIsSingleUseAndShortLived()
{
    SalesforceDesk desk(5);
    const auto code = [&] {
        SalesforceDesk::Browser browser;
        desk.open(browser, desk.authorizeUrl());
        desk.logIn(browser, credentials::admin.username, credentials::admin.password);
        desk.decide(browser, true);
        return parameter(browser, "code");
    };
    const QString first = code();
    desk.clock.advance(15min);
    QVERIFY(!desk.redeem(first).contains(QStringLiteral("error")));
    QCOMPARE(text(desk.redeem(first), "error_description"), QByteArray("invalid authorization code"));
    // The user has approved by now, so only the browser has to be new.
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    const QString second = parameter(browser, "code");
    QVERIFY(!second.isEmpty());
    desk.clock.advance(15min + 1s);
    QCOMPARE(text(desk.redeem(second), "error_description"), QByteArray("expired authorization code"));
}

void TestPracticeTokens::refreshWithoutRotation()
{
    SalesforceDesk desk(5);
    const auto answer = signInAdmin(desk);
    for (int i = 0; i < 3; ++i) {
        const auto again = refresh(desk, answer.value(QStringLiteral("refresh_token")));
        QVERIFY(!again.contains(QStringLiteral("refresh_token")));
        QCOMPARE(apiStatus(desk, text(again, "access_token")), 200);
    }
    QCOMPARE(text(refresh(desk, QStringLiteral("5Aep861nonsense")), "error_description"),
             QByteArray("expired access/refresh token"));
    QCOMPARE(text(refresh(desk, QString()), "error"), QByteArray("invalid_grant"));
}

void TestPracticeTokens::rotationKillsTheFamily()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("refreshTokenRotation"), true}});
    const auto first = signInAdmin(desk);
    const auto other = signInAdmin(desk);
    const auto second = refresh(desk, first.value(QStringLiteral("refresh_token")));
    QVERIFY(text(second, "refresh_token") != text(first, "refresh_token"));
    const auto third = refresh(desk, second.value(QStringLiteral("refresh_token")));
    QCOMPARE(apiStatus(desk, text(third, "access_token")), 200);
    // Any spent one, even the first: current refresh token and all access tokens end.
    QCOMPARE(text(refresh(desk, first.value(QStringLiteral("refresh_token"))), "error"),
             QByteArray("invalid_grant"));
    QCOMPARE(text(refresh(desk, third.value(QStringLiteral("refresh_token"))), "error"),
             QByteArray("invalid_grant"));
    for (const auto &answer : {first, second, third})
        QCOMPARE(apiStatus(desk, text(answer, "access_token")), 401);
    // Another approval of the same user is another family.
    QCOMPARE(apiStatus(desk, text(other, "access_token")), 200);
    QVERIFY(
        refresh(desk, other.value(QStringLiteral("refresh_token"))).contains(QStringLiteral("access_token")));
}

void TestPracticeTokens::sixthApprovalDropsTheFirst()
{
    SalesforceDesk desk(5);
    QList<QJsonObject> answers;
    for (int i = 0; i < 6; ++i)
        answers.append(signInAdmin(desk));
    QCOMPARE(text(refresh(desk, answers.at(0).value(QStringLiteral("refresh_token"))), "error"),
             QByteArray("invalid_grant"));
    QCOMPARE(apiStatus(desk, text(answers.at(0), "access_token")), 401);
    for (int i = 1; i < 6; ++i)
        QVERIFY(refresh(desk, answers.at(i).value(QStringLiteral("refresh_token")))
                    .contains(QStringLiteral("access_token")));
}

void TestPracticeTokens::revokeTakesAlong()
{
    SalesforceDesk desk(5);
    const auto answer = signInAdmin(desk);
    const auto second = refresh(desk, answer.value(QStringLiteral("refresh_token")));
    const auto revoke = [&](const QByteArray &token) {
        return desk.form(QStringLiteral("/services/oauth2/revoke"),
                         {{QStringLiteral("token"), QString::fromLatin1(token)}});
    };
    const auto alone = revoke(text(answer, "access_token"));
    QCOMPARE(alone.status, 200);
    QVERIFY(alone.body.isEmpty());
    QCOMPARE(apiStatus(desk, text(answer, "access_token")), 401);
    QCOMPARE(apiStatus(desk, text(second, "access_token")), 200);
    QCOMPARE(revoke(text(answer, "refresh_token")).status, 200);
    QCOMPARE(apiStatus(desk, text(second, "access_token")), 401);
    const auto gone = revoke(text(answer, "refresh_token"));
    QCOMPARE(gone.status, 400);
    QCOMPARE(SalesforceDesk::errorCode(gone), QByteArray("invalid_token"));
}

void TestPracticeTokens::accessTokensExpireUnlessUsed()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("accessTokenLifetimeSeconds"), 900}});
    const QByteArray token = desk.integrationToken();
    desk.clock.advance(899s);
    QCOMPARE(apiStatus(desk, token), 200);
    desk.clock.advance(899s);
    QCOMPARE(apiStatus(desk, token), 200);
    desk.clock.advance(900s);
    QCOMPARE(apiStatus(desk, token), 401);
}

void TestPracticeTokens::sessionsLockedToAnAddress()
{
    SalesforceDesk desk(5);
    const QByteArray token = desk.integrationToken();
    QCOMPARE(apiStatus(desk, token, "203.0.113.7"), 200);
    desk.set({{QStringLiteral("lockSessionsToIp"), true}});
    QCOMPARE(apiStatus(desk, token, "203.0.113.7"), 401);
    QCOMPARE(apiStatus(desk, token), 200);
}

void TestPracticeTokens::inactiveUserCannotRefresh()
{
    SalesforceDesk desk(5);
    const auto answer = desk.signIn(credentials::standardUser.username, credentials::standardUser.password);
    const auto admin = signInAdmin(desk);
    const auto user = desk.rows(QStringLiteral("SELECT Id FROM User WHERE Username = '%1'")
                                    .arg(credentials::standardUser.username))
                          .first()
                          .toObject()
                          .value(QStringLiteral("Id"))
                          .toString();
    const auto patched =
        desk.send("PATCH", QStringLiteral("/services/data/v66.0/sobjects/User/") + user,
                  R"({"IsActive":false})", {{"Authorization", "Bearer " + text(admin, "access_token")}});
    QCOMPARE(patched.status, 204);
    QCOMPARE(text(refresh(desk, answer.value(QStringLiteral("refresh_token"))), "error_description"),
             QByteArray("inactive user"));
    QCOMPARE(apiStatus(desk, text(answer, "access_token")), 401);
}

void TestPracticeTokens::clientCredentials_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<bool>("basic");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<QByteArray>("error");
    const QString right = credentials::salesforceClient.secret;
    const auto local = QStringLiteral("http://127.0.0.1:48100");
    QTest::newRow("form") << local << right << false << true << QByteArray();
    QTest::newRow("basic") << local << right << true << true << QByteArray();
    QTest::newRow("wrong secret") << local << QStringLiteral("x") << false << true
                                  << QByteArray("invalid_client");
    QTest::newRow("no secret") << local << QString() << false << true << QByteArray("invalid_client");
    QTest::newRow("sign-in host") << QStringLiteral("https://login.salesforce.com") << right << false << true
                                  << QByteArray("invalid_grant");
    QTest::newRow("not enabled") << local << right << false << false << QByteArray("invalid_grant");
}

void TestPracticeTokens::clientCredentials()
{
    QFETCH(QString, host);
    QFETCH(QString, secret);
    QFETCH(bool, basic);
    QFETCH(bool, enabled);
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("clientCredentialsEnabled"), enabled}});
    Request request;
    request.method = "POST";
    request.url = QUrl(host + QStringLiteral("/services/oauth2/token"));
    request.body = "grant_type=client_credentials";
    const QByteArray id = credentials::salesforceClient.id.toLatin1();
    if (basic)
        request.headers = {{"Authorization", "Basic " + QByteArray(id + ':' + secret.toLatin1()).toBase64()}};
    else
        request.body += "&client_id=" + id + "&client_secret=" + QUrl::toPercentEncoding(secret);
    const auto answer = SalesforceDesk::object(desk.service.handle(request));
    QTEST(text(answer, "error"), "error");
    if (!answer.contains(QStringLiteral("error"))) {
        QVERIFY(!answer.contains(QStringLiteral("refresh_token")));
        QCOMPARE(apiStatus(desk, text(answer, "access_token")), 200);
    }
}

void TestPracticeTokens::jwtBearer_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("description");
    const qint64 now = SalesforceDesk(1).clock.nowUtc().toSecsSinceEpoch();
    const auto row = [](const char *title, const char *claim, const QJsonValue &value, const char *error,
                        const char *description) {
        QTest::newRow(title) << QJsonObject{{QLatin1String(claim), value}} << QByteArray(error)
                             << QByteArray(description);
    };
    row("right", "x", 1, "", "");
    row("audience is this host", "aud", QStringLiteral("http://127.0.0.1:48100"), "", "");
    row("sandbox audience", "aud", QStringLiteral("https://test.salesforce.com"), "invalid_grant",
        "audience is invalid");
    row("unknown consumer", "iss", QStringLiteral("other"), "invalid_client_id", "client identifier invalid");
    row("not approved", "sub", credentials::standardUser.username, "invalid_grant",
        "user hasn't approved this consumer");
    row("unknown user", "sub", QStringLiteral("nobody@larkmoor.example"), "invalid_grant",
        "user hasn't approved this consumer");
    row("prn wins", "prn", credentials::standardUser.username, "invalid_grant",
        "user hasn't approved this consumer");
    row("expired", "exp", now - 60, "invalid_grant", "expired authorization code");
    row("too far ahead", "exp", now + 600, "invalid_grant", "expired authorization code");
    row("milliseconds", "exp", now * 1000, "invalid_grant", "expired authorization code");
    row("other algorithm", "alg", QStringLiteral("PS256"), "invalid_grant", "invalid assertion");
    row("other key", "key", QStringLiteral("other"), "invalid_grant", "invalid assertion");
}

void TestPracticeTokens::jwtBearer()
{
    QFETCH(QJsonObject, changes);
    SalesforceDesk desk(5);
    const auto keys = SalesforceDesk::object(desk.send("GET", QStringLiteral("/_practice/jwt-key")));
    auto key = jwt::Key::fromPem(text(keys, "privateKey"));
    QVERIFY(key.canSign());
    QJsonObject claims{{QStringLiteral("iss"), credentials::salesforceClient.id},
                       {QStringLiteral("sub"), credentials::integrationUser.username},
                       {QStringLiteral("aud"), QStringLiteral("https://login.salesforce.com")},
                       {QStringLiteral("exp"), desk.clock.nowUtc().toSecsSinceEpoch() + 150}};
    QJsonObject header{{QStringLiteral("alg"), QStringLiteral("RS256")}};
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key() == QLatin1String("alg"))
            header.insert(it.key(), it.value());
        else if (it.key() == QLatin1String("key"))
            key = jwt::Key::generate(QStringLiteral("other"));
        else
            claims.insert(it.key(), it.value());
    }
    const auto answer = SalesforceDesk::object(desk.form(
        QStringLiteral("/services/oauth2/token"),
        {{QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer")},
         {QStringLiteral("assertion"), QString::fromLatin1(jwt::sign(header, claims, key))}}));
    QTEST(text(answer, "error"), "error");
    QTEST(text(answer, "error_description"), "description");
    if (!answer.contains(QStringLiteral("error"))) {
        QVERIFY(!answer.contains(QStringLiteral("refresh_token")));
        QCOMPARE(apiStatus(desk, text(answer, "access_token")), 200);
    }
}

void TestPracticeTokens::identityAndUserinfo()
{
    SalesforceDesk desk(5);
    const auto answer = signInAdmin(desk);
    const Headers bearer{{"Authorization", "Bearer " + text(answer, "access_token")}};
    const auto info =
        SalesforceDesk::object(desk.send("GET", QStringLiteral("/services/oauth2/userinfo"), {}, bearer));
    QCOMPARE(text(info, "preferred_username"), credentials::admin.username.toUtf8());
    QCOMPARE(text(info, "sub"), text(answer, "id"));
    QCOMPARE(info.value(QStringLiteral("is_app_installed")), QJsonValue(true));
    const QString path = QUrl(answer.value(QStringLiteral("id")).toString()).path();
    const auto identity =
        SalesforceDesk::object(desk.send("GET", path + QStringLiteral("?version=latest"), {}, bearer));
    QCOMPARE(text(identity, "organization_id"), path.split(QLatin1Char('/')).at(2).toUtf8());
    QVERIFY(
        text(identity.value(QStringLiteral("urls")).toObject(), "rest").endsWith("/services/data/v66.0/"));
    for (const auto &[headers, word] : QList<QPair<Headers, QByteArray>>{
             {{{"Authorization", "Bearer nonsense"}}, "Bad_OAuth_Token"}, {{}, "Missing_OAuth_Token"}}) {
        for (const QString &where : {QStringLiteral("/services/oauth2/userinfo"), path}) {
            const auto refused = desk.send("GET", where, {}, headers);
            QCOMPARE(refused.status, 403);
            QCOMPARE(refused.body, word);
        }
    }
}

void TestPracticeTokens::idTokenIsSigned()
{
    SalesforceDesk desk(5);
    const auto answer =
        desk.signIn(credentials::admin.username, credentials::admin.password, QStringLiteral("api openid"));
    QVERIFY(!answer.contains(QStringLiteral("refresh_token")));
    const auto token = jwt::parse(text(answer, "id_token"));
    QVERIFY(token);
    QCOMPARE(text(token->claims, "sub"), text(answer, "id"));
    const auto keys = SalesforceDesk::object(desk.send("GET", QStringLiteral("/id/keys")))
                          .value(QStringLiteral("keys"))
                          .toArray();
    const auto certificate =
        keys.first().toObject().value(QStringLiteral("x5c")).toArray().first().toString().toLatin1();
    const auto key =
        jwt::Key::fromPem("-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
    QVERIFY(token->isSignedBy(key));
}

void TestPracticeTokens::configurationNamesEveryEndpoint()
{
    SalesforceDesk desk(5);
    const auto answer = desk.send("GET", QStringLiteral("/.well-known/openid-configuration"));
    QCOMPARE(answer.status, 200);
    const auto configuration = SalesforceDesk::object(answer);
    const auto path = [&](const char *name) {
        return QUrl(QString::fromUtf8(text(configuration, name))).path();
    };
    QCOMPARE(path("authorization_endpoint"), QStringLiteral("/services/oauth2/authorize"));
    QCOMPARE(path("revocation_endpoint"), QStringLiteral("/services/oauth2/revoke"));
    QCOMPARE(desk.send("GET", path("jwks_uri")).status, 200);
    QCOMPARE(desk.form(path("token_endpoint"), {{QStringLiteral("grant_type"), QStringLiteral("nonsense")}})
                 .status,
             400);
    // The issuer is the one that signs.
    const auto signedIn =
        desk.signIn(credentials::admin.username, credentials::admin.password, QStringLiteral("api openid"));
    QCOMPARE(text(jwt::parse(text(signedIn, "id_token"))->claims, "iss"), text(configuration, "issuer"));
    const Headers bearer{{"Authorization", "Bearer " + text(signedIn, "access_token")}};
    QCOMPARE(desk.send("GET", path("userinfo_endpoint"), {}, bearer).status, 200);
}

void TestPracticeTokens::refreshedSandboxIsAnotherOrg()
{
    SalesforceDesk desk(5);
    const auto before = signInAdmin(desk);
    QCOMPARE(desk.send("POST", QStringLiteral("/_practice/refresh-sandbox")).status, 204);
    QCOMPARE(text(refresh(desk, before.value(QStringLiteral("refresh_token"))), "error"),
             QByteArray("invalid_grant"));
    const auto after = signInAdmin(desk);
    QVERIFY(text(after, "id") != text(before, "id"));
    desk.token = text(after, "access_token");
    const auto id = desk.rows(QStringLiteral("SELECT Id FROM Organization"))
                        .first()
                        .toObject()
                        .value(QStringLiteral("Id"))
                        .toString();
    QVERIFY(text(after, "id").contains(id.toLatin1()));
    QVERIFY(desk.token.startsWith(id.left(15).toLatin1()));
}

void TestPracticeTokens::unknownSettingIsRefused()
{
    SalesforceDesk desk(5);
    const auto before = desk.send("GET", QStringLiteral("/_practice/settings")).body;
    for (const char *bad :
         {R"({"appBlockd":true})", R"({"appBlocked":"yes"})", R"({"appBlocked":true,"apiRequestsMax":-1})"})
        QCOMPARE(desk.send("POST", QStringLiteral("/_practice/settings"), bad).status, 400);
    QCOMPARE(desk.send("GET", QStringLiteral("/_practice/settings")).body, before);
}

QTEST_GUILESS_MAIN(TestPracticeTokens)
#include "tst_practicetokens.moc"
