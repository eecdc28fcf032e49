// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/oauth.h"
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeOAuth : public QObject
{
    Q_OBJECT
private slots:
    void pkceChallengeOfTheRfc();
    void wholeSignIn();
    void redirectsAreComparedCharForChar_data();
    void redirectsAreComparedCharForChar();
    void authorizeRefusals_data();
    void authorizeRefusals();
    void wrongPasswordStaysOnThePage_data();
    void wrongPasswordStaysOnThePage();
    void denyReturnsToTheApp();
    void sessionAndPrompts();
    void accountChooser();
    void loginHintFillsTheName();
    void refusedUsers_data();
    void refusedUsers();
    void orgRefusals_data();
    void orgRefusals();
    void forgedApprovalIsRefused();
    void startUrlIsNoOpenRedirect();
    void pagesWorkByKeyboard();

private:
    QString parameter(const SalesforceDesk::Browser &browser, const char *name) const
    {
        QByteArray query = browser.address.query(QUrl::FullyEncoded).toLatin1();
        query.replace('+', "%20");
        return Request::value(QUrlQuery(QString::fromLatin1(query)), QLatin1String(name));
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
};

void TestPracticeOAuth::pkceChallengeOfTheRfc()
{
    // RFC 7636 appendix B
    QCOMPARE(salesforce::pkceChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
             QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
}

void TestPracticeOAuth::wholeSignIn()
{
    SalesforceDesk desk;
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    QCOMPARE(browser.status, 200);
    QVERIFY(browser.page.contains("id=\"username\""));
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
    QVERIFY(browser.page.contains(credentials::admin.username.toUtf8()));
    desk.decide(browser, true);
    QCOMPARE(browser.status, 302);
    QCOMPARE(browser.address.toString(QUrl::RemoveQuery), QStringLiteral("http://localhost:41717/callback"));
    QCOMPARE(parameter(browser, "state"), QStringLiteral("st&te=1"));
    QVERIFY(browser.address.toEncoded().contains("%3D%3D"));
    const auto answer = desk.redeem(parameter(browser, "code"));
    QVERIFY(text(answer, "access_token").startsWith("00D"));
    QCOMPARE(text(answer, "access_token").indexOf('!'), 15);
    QVERIFY(!text(answer, "refresh_token").isEmpty());
    QCOMPARE(text(answer, "scope"), QByteArray("api refresh_token"));
    QCOMPARE(text(answer, "instance_url"), QByteArray("http://127.0.0.1:48100"));
    QCOMPARE(text(answer, "token_type"), QByteArray("Bearer"));
    QVERIFY(!answer.contains(QStringLiteral("expires_in")));
    QCOMPARE(text(answer, "issued_at"), QByteArray::number(desk.clock.nowUtc().toMSecsSinceEpoch()));
    QCOMPARE(QByteArray::fromBase64(text(answer, "signature")),
             QMessageAuthenticationCode::hash(text(answer, "id") + text(answer, "issued_at"),
                                              credentials::salesforceClient.secret.toUtf8(),
                                              QCryptographicHash::Sha256));
    QCOMPARE(apiStatus(desk, text(answer, "access_token")), 200);
}

void TestPracticeOAuth::redirectsAreComparedCharForChar_data()
{
    QTest::addColumn<QString>("redirect");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *redirect, bool accepted) {
        QTest::newRow(redirect) << QString::fromLatin1(redirect) << accepted;
    };
    row("http://localhost:41717/callback", true);
    row("http://localhost:41718/callback", true);
    row("http://localhost:41719/callback", true);
    row("http://localhost:41720/callback", false);
    row("http://localhost:41717/callback/", false);
    row("http://localhost:41717/Callback", false);
    row("http://localhost:41717/callback?x=1", false);
    row("https://localhost:41717/callback", false);
    row("http://127.0.0.1:41717/callback", false);
    row("http://LOCALHOST:41717/callback", false);
    row("http://localhost:41717", false);
    row("", false);
}

void TestPracticeOAuth::redirectsAreComparedCharForChar()
{
    QFETCH(QString, redirect);
    QFETCH(bool, accepted);
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("redirect_uri"), redirect}}));
    QCOMPARE(browser.status, accepted ? 200 : 400);
    // Nothing may leave for an address that is not registered.
    QVERIFY(browser.address.toString().startsWith(QLatin1String("http://127.0.0.1:48100")));
    if (!accepted)
        QVERIFY(browser.page.contains(redirect.isEmpty() ? "redirect_uri_missing" : "redirect_uri_mismatch"));
}

void TestPracticeOAuth::authorizeRefusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *title, const char *name, const QString &value, const char *error) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << QString::fromLatin1(error);
    };
    row("no challenge", "code_challenge", {}, "invalid_request");
    row("plain", "code_challenge_method", QStringLiteral("plain"), "invalid_request");
    row("challenge too short", "code_challenge", QStringLiteral("abc"), "invalid_request");
    row("challenge with padding", "code_challenge",
        QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM="), "invalid_request");
    row("implicit", "response_type", QStringLiteral("token"), "unsupported_response_type");
    row("scope not on the app", "scope", QStringLiteral("api full"), "invalid_scope");
    row("immediate without session", "immediate", QStringLiteral("true"), "immediate_unsuccessful");
}

void TestPracticeOAuth::authorizeRefusals()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, error);
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl({{name, value}}));
    QVERIFY(browser.address.toString().startsWith(QLatin1String("http://localhost:41717/callback?")));
    QCOMPARE(parameter(browser, "error"), error);
    QVERIFY(!parameter(browser, "error_description").isEmpty());
    QCOMPARE(parameter(browser, "state"), QStringLiteral("st&te=1"));

    desk.open(browser, desk.authorizeUrl({{QStringLiteral("client_id"), QStringLiteral("other")}}));
    QCOMPARE(browser.status, 400);
    QVERIFY(browser.page.contains("invalid_client_id"));
}

void TestPracticeOAuth::wrongPasswordStaysOnThePage_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::newRow("wrong password") << credentials::admin.username << QStringLiteral("tidal-ledger-4821");
    QTest::newRow("no password") << credentials::admin.username << QString();
    QTest::newRow("unknown") << QStringLiteral("nobody@larkmoor.example") << QStringLiteral("x");
    QTest::newRow("inactive") << credentials::inactiveUser.username << credentials::inactiveUser.password;
}

void TestPracticeOAuth::wrongPasswordStaysOnThePage()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, username, password);
    QVERIFY(browser.page.contains("Please check your username and password"));
    QVERIFY(browser.page.contains(QByteArray("value=\"" + username.toUtf8() + '"')));
    QVERIFY(!browser.cookies.contains("sid"));
    // The attempt goes on from there.
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
}

void TestPracticeOAuth::denyReturnsToTheApp()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    desk.decide(browser, false);
    QVERIFY(browser.address.toEncoded().contains("error_description=end-user+denied+authorization"));
    QCOMPARE(parameter(browser, "error"), QStringLiteral("access_denied"));
    QCOMPARE(parameter(browser, "state"), QStringLiteral("st&te=1"));
    QVERIFY(parameter(browser, "code").isEmpty());
}

void TestPracticeOAuth::sessionAndPrompts()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    desk.decide(browser, true);
    QVERIFY(!desk.redeem(parameter(browser, "code")).contains(QStringLiteral("error")));
    // Known and approved: straight back.
    desk.open(browser, desk.authorizeUrl());
    QVERIFY(!parameter(browser, "code").isEmpty());
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("immediate"), QStringLiteral("true")}}));
    QVERIFY(!parameter(browser, "code").isEmpty());
    // More scopes than approved, or an explicit wish: the page again.
    desk.open(browser,
              desk.authorizeUrl({{QStringLiteral("scope"), QStringLiteral("api refresh_token openid")}}));
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("prompt"), QStringLiteral("consent")}}));
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("prompt"), QStringLiteral("select_account")}}));
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
    // prompt=login asks for the password although there is a session.
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("prompt"), QStringLiteral("login")}}));
    QVERIFY(browser.page.contains("id=\"password\""));
    desk.logIn(browser, credentials::standardUser.username, credentials::standardUser.password);
    QVERIFY(browser.page.contains(credentials::standardUser.username.toUtf8()));
}

void TestPracticeOAuth::accountChooser()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    for (const auto &login : {credentials::admin, credentials::standardUser}) {
        desk.open(browser, desk.authorizeUrl({{QStringLiteral("prompt"), QStringLiteral("login")}}));
        desk.logIn(browser, login.username, login.password);
    }
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("prompt"), QStringLiteral("select_account")}}));
    QVERIFY(browser.page.contains("id=\"hint_0\"") && browser.page.contains("id=\"hint_1\""));
    const QString start = SalesforceDesk::hidden(browser, QStringLiteral("startURL"));
    SalesforceDesk::Browser other = browser;
    desk.submit(browser, QStringLiteral("/secur/chooser"),
                {{QStringLiteral("startURL"), start},
                 {QStringLiteral("username"), credentials::standardUser.username}});
    QVERIFY(browser.page.contains("id=\"oaapprove\""));
    desk.submit(
        other, QStringLiteral("/secur/chooser"),
        {{QStringLiteral("startURL"), start}, {QStringLiteral("username"), credentials::admin.username}});
    QVERIFY(other.page.contains("id=\"password\""));
    QVERIFY(other.page.contains(QByteArray("value=\"" + credentials::admin.username.toUtf8() + '"')));
}

void TestPracticeOAuth::loginHintFillsTheName()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl({{QStringLiteral("login_hint"), QStringLiteral("\"><script>@x")}}));
    QVERIFY(browser.page.contains("value=\"&quot;&gt;&lt;script&gt;@x\""));
    QVERIFY(!browser.page.contains("<script>"));
}

void TestPracticeOAuth::refusedUsers_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("installed");
    QTest::addColumn<bool>("refused");
    const auto row = [](const char *title, const credentials::Login &login, bool installed, bool refused) {
        QTest::newRow(title) << login.username << login.password << installed << refused;
    };
    row("API-only user", credentials::integrationUser, true, true);
    row("standard user, app installed", credentials::standardUser, true, false);
    row("standard user, app not installed", credentials::standardUser, false, true);
    row("administrator, app not installed", credentials::admin, false, false);
}

void TestPracticeOAuth::refusedUsers()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(bool, installed);
    QFETCH(bool, refused);
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("appInstalled"), installed}});
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, username, password);
    QCOMPARE(browser.page.contains("OAUTH_APPROVAL_ERROR_GENERIC"), refused);
    QCOMPARE(browser.page.contains("id=\"oaapprove\""), !refused);
}

void TestPracticeOAuth::orgRefusals_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("onPage");
    QTest::newRow("blocked") << QJsonObject{{QStringLiteral("appBlocked"), true}}
                             << QStringLiteral("OAUTH_APP_BLOCKED") << false;
    const auto error = [](const char *code, const char *where) {
        return QJsonObject{{QStringLiteral("authorizeError"),
                            QJsonObject{{QStringLiteral("code"), QLatin1String(code)},
                                        {QStringLiteral("description"), QStringLiteral("words")},
                                        {QStringLiteral("where"), QLatin1String(where)}}}};
    };
    QTest::newRow("callback") << error("OAUTH_EC_APP_NOT_FOUND", "callback")
                              << QStringLiteral("OAUTH_EC_APP_NOT_FOUND") << false;
    QTest::newRow("page") << error("OAUTH_APP_ACCESS_DENIED", "page")
                          << QStringLiteral("OAUTH_APP_ACCESS_DENIED") << true;
}

void TestPracticeOAuth::orgRefusals()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, code);
    QFETCH(bool, onPage);
    SalesforceDesk desk(5);
    desk.set(settings);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    if (onPage)
        QVERIFY(browser.page.contains(code.toLatin1()));
    else
        QCOMPARE(parameter(browser, "error"), code);
}

void TestPracticeOAuth::forgedApprovalIsRefused()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    const QString source = SalesforceDesk::hidden(browser, QStringLiteral("source"));
    desk.submit(browser, QStringLiteral("/setup/secur/RemoteAccessAuthorizationPage.apexp"),
                {{QStringLiteral("source"), source}, {QStringLiteral("save"), QStringLiteral("Allow")}});
    QCOMPARE(browser.status, 400);
    QVERIFY(parameter(browser, "code").isEmpty());
}

void TestPracticeOAuth::startUrlIsNoOpenRedirect()
{
    SalesforceDesk desk(5);
    for (const char *start : {"http://evil.example/", "//evil.example/", "javascript:alert(1)"}) {
        SalesforceDesk::Browser browser;
        desk.submit(browser, QStringLiteral("/"),
                    {{QStringLiteral("startURL"), QLatin1String(start)},
                     {QStringLiteral("username"), credentials::admin.username},
                     {QStringLiteral("pw"), credentials::admin.password}});
        QCOMPARE(browser.address.host(), QStringLiteral("127.0.0.1"));
    }
}

void TestPracticeOAuth::pagesWorkByKeyboard()
{
    SalesforceDesk desk(5);
    SalesforceDesk::Browser browser;
    desk.open(browser, desk.authorizeUrl());
    for (const char *part :
         {"<label for=\"username\">", "<label for=\"password\">", "id=\"username\"", "id=\"password\"",
          "id=\"Login\"", "autofocus", "lang=\"en\"", "type=\"submit\""})
        QVERIFY2(browser.page.contains(part), part);
    QVERIFY(!browser.page.contains("<script"));
    desk.logIn(browser, credentials::admin.username, QStringLiteral("x"));
    QVERIFY(browser.page.contains("role=\"alert\""));
    desk.logIn(browser, credentials::admin.username, credentials::admin.password);
    for (const char *part : {"id=\"oaapprove\"", "id=\"oadeny\"", "autofocus"})
        QVERIFY2(browser.page.contains(part), part);
}

QTEST_GUILESS_MAIN(TestPracticeOAuth)
#include "tst_practiceoauth.moc"
