// SPDX-License-Identifier: GPL-3.0-or-later
#include "entrafixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::entratest;
using namespace std::chrono_literals;

class TestPracticeEntraPages : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(); }
    void cleanup() { m_fixture.reset(); }

    void codeFlowByForms();
    void codeIsBoundAndSingleUse();
    void redirects_data();
    void redirects();
    void authorizeFaults_data();
    void authorizeFaults();
    void responseModes();
    void pageRefusals_data();
    void pageRefusals();
    void typingMistakesStayOnThePage();
    void secondFactorAndEnrolment();
    void expiredPasswordIsChanged();
    void federatedSignsInAtItsOwnPage();
    void consentIsAskedAndRemembered();
    void declinedGoesBackToTheApp();
    void sessionsAndPrompts();
    void adminConsent();
    void adminConsentRefusals();
    void deviceCode();
    void deviceCodeEnds();
    void resetForgetsEverything();

private:
    EntraService &service() { return m_fixture->service; }
    EntraBrowser &browser() { return m_fixture->browser; }
    Response token(const Fields &fields, const QString &segment = credentials::tenant)
    {
        return m_fixture->token(fields, segment);
    }

    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeEntraPages::codeFlowByForms()
{
    browser().get(authorizePath());
    // The ids that drivers of the real pages know.
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
    QVERIFY(browser().shows(QStringLiteral("<label for=\"i0116\">")));
    QVERIFY(browser().shows(QStringLiteral("autofocus")));
    browser().submit({{QStringLiteral("loginfmt"), at("readwrite")}});
    QVERIFY(browser().shows(QStringLiteral("id=\"i0118\"")));
    QVERIFY(browser().shows(QStringLiteral("id=\"idSIButton9\"")));
    QVERIFY(browser().shows(QStringLiteral("id=\"idBtn_Back\"")));
    const auto done = browser().submit({{QStringLiteral("passwd"), Directory::commonPassword()}});
    QCOMPARE(done.status, 302);
    // A redirect without a path gets one.
    QVERIFY(EntraBrowser::location(done).startsWith("http://localhost:51023/?code="));
    QCOMPARE(EntraBrowser::handedBack(done, "state"), QStringLiteral("st+/= ä"));

    const auto answer =
        token(codeGrant(EntraBrowser::handedBack(done, "code")), QStringLiteral("organizations"));
    QCOMPARE(answer.status, 200);
    const auto id = jwt::parse(field(answer, "id_token").toLatin1())->claims;
    QCOMPARE(id.value(QLatin1String("nonce")).toString(), QStringLiteral("n-0S6"));
    QCOMPARE(id.value(QLatin1String("tid")).toString(), credentials::tenant);
    QCOMPARE(id.value(QLatin1String("iss")).toString(),
             QStringLiteral("http://127.0.0.1:4810/") + credentials::tenant + QStringLiteral("/v2.0"));
}

void TestPracticeEntraPages::codeIsBoundAndSingleUse()
{
    const QString name = at("readwrite");
    const auto refused = [&](const char *field, const QString &value) {
        return aadsts(token(with(codeGrant(m_fixture->code(name)), QString::fromLatin1(field), value)));
    };
    QCOMPARE(refused("code_verifier", QString(verifier).replace(0, 1, QLatin1Char('e'))), 501481);
    QCOMPARE(refused("code_verifier", QString()), 501481);
    // The very string of the authorize request (trap 7).
    QCOMPARE(refused("redirect_uri", redirect + QLatin1Char('/')), 50011);
    QCOMPARE(refused("client_id", appid::noConsent), 70000);
    QCOMPARE(refused("client_secret", credentials::entraClient.secret), 700025);
    QCOMPARE(refused("code", QStringLiteral("made-up")), 70000);
    const QString once = m_fixture->code(name);
    QCOMPARE(token(codeGrant(once)).status, 200);
    QCOMPARE(aadsts(token(codeGrant(once))), 54005);
    const QString late = m_fixture->code(name);
    m_fixture->clock.advance(601s);
    QCOMPARE(aadsts(token(codeGrant(late))), 70008);
}

void TestPracticeEntraPages::redirects_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *uri, bool accepted) {
        QTest::newRow(uri) << QString::fromLatin1(uri) << accepted;
    };
    row("http://localhost", true);
    row("http://localhost:1", true);
    row("http://localhost:65535/", true);
    row("http://localhost:51023/callback", false);
    row("http://localhost:51023?x=1", false);
    row("http://127.0.0.1:51023", false);
    row("http://[::1]:51023", false);
    row("https://localhost:51023", false);
    row("http://LOCALHOST:51023", false);
    row("http://localhost.evil.example:51023", false);
    row("http://localhost:51023@evil.example", false);
    row("http://127.0.0.1:4810/common/oauth2/nativeclient", true);
    row("http://127.0.0.1:4811/common/oauth2/nativeclient", false);
    row("https://login.microsoftonline.com/common/oauth2/nativeclient", true);
    row("https://evil.example/common/oauth2/nativeclient", false);
    row("", false);
}

void TestPracticeEntraPages::redirects()
{
    QFETCH(QString, uri);
    QFETCH(bool, accepted);
    const auto answer = browser().get(authorizePath({{QStringLiteral("redirect_uri"), uri}}));
    QCOMPARE(answer.status, accepted ? 200 : 400);
    QCOMPARE(browser().shows(QStringLiteral("AADSTS50011")), !accepted && !uri.isEmpty());
    QVERIFY(EntraBrowser::location(answer).isEmpty());
}

void TestPracticeEntraPages::authorizeFaults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QString &value, const char *error, int code) {
        QTest::addRow("%s=%s", name, qPrintable(value))
            << QString::fromLatin1(name) << value << QString::fromLatin1(error) << code;
    };
    row("code_challenge", QString(), "invalid_request", 50147);
    row("code_challenge", QStringLiteral("short"), "invalid_request", 50147);
    row("code_challenge_method", QStringLiteral("plain"), "invalid_request", 50147);
    row("code_challenge_method", QString(), "invalid_request", 50147);
    row("response_type", QStringLiteral("token"), "unsupported_response_type", 70005);
    row("response_type", QString(), "invalid_request", 900144);
    row("prompt", QStringLiteral("admin_consent"), "invalid_request", 90023);
    row("prompt", QStringLiteral("none"), "login_required", 50058);
    row("response_mode", QStringLiteral("web_message"), "invalid_request", 90023);
    row("scope", QString(), "invalid_request", 900144);
    row("scope", QStringLiteral("https://elsewhere.example/user_impersonation"), "invalid_resource", 500011);
    row("claims", QStringLiteral("{not json"), "invalid_request", 90023);
}

void TestPracticeEntraPages::authorizeFaults()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, error);
    QFETCH(int, code);
    const auto answer = browser().get(authorizePath({{name, value}}));
    QCOMPARE(answer.status, 302);
    QCOMPARE(EntraBrowser::handedBack(answer, "error"), error);
    QVERIFY(EntraBrowser::handedBack(answer, "error_description")
                .startsWith(QStringLiteral("AADSTS%1: ").arg(code)));
    QCOMPARE(EntraBrowser::handedBack(answer, "state"), QStringLiteral("st+/= ä"));
    // An unknown app never gets a redirect.
    const auto unknown = browser().get(
        authorizePath({{QStringLiteral("client_id"), QUuid::createUuid().toString(QUuid::WithoutBraces)}}));
    QCOMPARE(unknown.status, 400);
    QVERIFY(browser().shows(QStringLiteral("AADSTS700016")));
}

void TestPracticeEntraPages::responseModes()
{
    browser().get(authorizePath({{QStringLiteral("response_mode"), QStringLiteral("fragment")}}));
    const auto fragment = browser().signIn(at("readwrite"), Directory::commonPassword());
    QVERIFY(EntraBrowser::location(fragment).startsWith("http://localhost:51023/#code="));
    browser().forgetCookies();
    browser().get(authorizePath({{QStringLiteral("response_mode"), QStringLiteral("form_post")}}));
    const auto post = browser().signIn(at("readwrite"), Directory::commonPassword());
    QCOMPARE(post.status, 200);
    QVERIFY(browser().shows(QStringLiteral("action=\"http://localhost:51023\"")));
    QVERIFY(browser().shows(QStringLiteral("name=\"code\"")));
    QVERIFY(browser().shows(QStringLiteral("name=\"state\"")));
}

void TestPracticeEntraPages::pageRefusals_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    QTest::newRow("conditional access") << at("blocked") << 53003 << QStringLiteral("access_denied");
    QTest::newRow("device") << at("device") << 53000 << QStringLiteral("access_denied");
    QTest::newRow("unassigned") << at("unassigned") << 50105 << QStringLiteral("access_denied");
    QTest::newRow("guest") << at("guest") << 90072 << QStringLiteral("access_denied");
    QTest::newRow("transient") << at("transient") << 90033 << QStringLiteral("temporarily_unavailable");
    QTest::newRow("declined") << at("declined") << 65004 << QStringLiteral("access_denied");
}

void TestPracticeEntraPages::pageRefusals()
{
    QFETCH(QString, username);
    QFETCH(int, code);
    QFETCH(QString, error);
    browser().get(authorizePath());
    browser().signIn(username, Directory::commonPassword());
    QVERIFY2(browser().shows(QStringLiteral("AADSTS%1: ").arg(code)), qPrintable(browser().page()));
    QVERIFY(browser().shows(QStringLiteral("Correlation ID")));
    const auto back = browser().submit({}, QStringLiteral("cancel"));
    QCOMPARE(back.status, 302);
    if (code != 90033) { // before the password nobody is known: going back is a plain cancel
        QCOMPARE(EntraBrowser::handedBack(back, "error"), error);
        QVERIFY(EntraBrowser::handedBack(back, "error_description")
                    .startsWith(QStringLiteral("AADSTS%1: ").arg(code)));
    }
}

void TestPracticeEntraPages::typingMistakesStayOnThePage()
{
    browser().get(authorizePath());
    browser().submit({{QStringLiteral("loginfmt"), at("nobody")}});
    QVERIFY(browser().shows(QStringLiteral("This username may be incorrect")));
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
    browser().submit({{QStringLiteral("loginfmt"), at("readwrite")}});
    browser().submit({{QStringLiteral("passwd"), QStringLiteral("wrong")}});
    QVERIFY(browser().shows(QStringLiteral("Your account or password is incorrect")));
    QVERIFY(browser().shows(QStringLiteral("id=\"i0118\"")));
    const auto done = browser().submit({{QStringLiteral("passwd"), Directory::commonPassword()}});
    QVERIFY(!EntraBrowser::handedBack(done, "code").isEmpty());
    // A second click on a finished page.
    const auto again =
        browser().post(QStringLiteral("/common/login"), {{QStringLiteral("ctx"), QStringLiteral("x")}});
    QCOMPARE(again.status, 400);

    browser().forgetCookies();
    browser().get(authorizePath());
    browser().signIn(at("locked"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("temporarily locked")));
}

void TestPracticeEntraPages::secondFactorAndEnrolment()
{
    browser().get(authorizePath());
    browser().signIn(at("mfa"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("id=\"idTxtBx_SAOTCC_OTC\"")));
    browser().submit({{QStringLiteral("otc"), QStringLiteral("000000")}});
    QVERIFY(browser().shows(QStringLiteral("expected verification code")));
    const auto done = browser().submit({{QStringLiteral("otc"), QStringLiteral("123456")}});
    const auto answer = token(codeGrant(EntraBrowser::handedBack(done, "code")));
    QCOMPARE(answer.status, 200);
    const auto claims = jwt::parse(field(answer, "access_token").toLatin1())->claims;
    QVERIFY(claims.value(QLatin1String("amr")).toArray().contains(QStringLiteral("mfa")));
    // What was proven once serves the refresh as well.
    QCOMPARE(token(refreshGrant(field(answer, "refresh_token"))).status, 200);

    browser().forgetCookies();
    browser().get(authorizePath());
    browser().signIn(at("mfa-enrol"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("More information required")));
    browser().submit({});
    const auto enrolled = browser().submit({{QStringLiteral("otc"), QStringLiteral("123456")}});
    QVERIFY(!EntraBrowser::handedBack(enrolled, "code").isEmpty());
    // From now on the second factor is demanded, no longer the enrolment.
    QCOMPARE(aadsts(token(passwordGrant(at("mfa-enrol")))), 50076);
}

void TestPracticeEntraPages::expiredPasswordIsChanged()
{
    browser().get(authorizePath());
    browser().signIn(at("expired"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("Update your password")));
    const QString fresh = QStringLiteral("Brand-New-Pass-9");
    const auto fill = [&](const QString &old, const QString &first, const QString &second) {
        return browser().submit({{QStringLiteral("oldpassword"), old},
                                 {QStringLiteral("newpassword"), first},
                                 {QStringLiteral("confirmpassword"), second}});
    };
    fill(QStringLiteral("x"), fresh, fresh);
    QVERIFY(browser().shows(QStringLiteral("current password is incorrect")));
    fill(Directory::commonPassword(), fresh, fresh + QLatin1Char('!'));
    QVERIFY(browser().shows(QStringLiteral("don't match"))
            || browser().shows(QStringLiteral("don&#39;t match")));
    const auto done = fill(Directory::commonPassword(), fresh, fresh);
    QVERIFY(!EntraBrowser::handedBack(done, "code").isEmpty());
    QCOMPARE(token(passwordGrant(at("expired"), fresh)).status, 200);
    QCOMPARE(aadsts(token(passwordGrant(at("expired")))), 50126);
}

void TestPracticeEntraPages::federatedSignsInAtItsOwnPage()
{
    browser().get(authorizePath());
    browser().submit({{QStringLiteral("loginfmt"), QStringLiteral("fred@federated.larkmoor.example")}});
    QVERIFY(browser().shows(QStringLiteral("id=\"passwordInput\"")));
    const auto done = browser().submit({{QStringLiteral("Password"), Directory::commonPassword()}});
    QCOMPARE(token(codeGrant(EntraBrowser::handedBack(done, "code"))).status, 200);
}

void TestPracticeEntraPages::consentIsAskedAndRemembered()
{
    browser().get(authorizePath({{QStringLiteral("client_id"), appid::noConsent}}));
    browser().signIn(at("readwrite"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("Permissions requested")));
    QVERIFY(browser().shows(QStringLiteral("Dataverse: user_impersonation")));
    const auto done = browser().submit({});
    QVERIFY(!EntraBrowser::handedBack(done, "code").isEmpty());
    const Fields grant = with(passwordGrant(at("readwrite")), QStringLiteral("client_id"), appid::noConsent);
    QCOMPARE(token(grant).status, 200);
    // One person's consent is nobody else's.
    QCOMPARE(aadsts(token(with(grant, QStringLiteral("username"), at("limited")))), 65001);
    // prompt=consent asks again; people who may not consent meet the approval page (trap 4).
    browser().get(authorizePath({{QStringLiteral("prompt"), QStringLiteral("consent")}}));
    QVERIFY(browser().shows(QStringLiteral("Permissions requested")));
    browser().forgetCookies();
    browser().get(authorizePath());
    browser().signIn(at("needs-admin"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("Need admin approval")));
    const auto back = browser().submit({}, QStringLiteral("cancel"));
    QVERIFY(EntraBrowser::handedBack(back, "error_description").startsWith(QLatin1String("AADSTS90094")));
    browser().forgetCookies();
    browser().get(authorizePath());
    browser().signIn(at("needs-request"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("Approval required")));
    browser().submit({});
    QVERIFY(browser().shows(QStringLiteral("Request sent")));
}

void TestPracticeEntraPages::declinedGoesBackToTheApp()
{
    browser().get(authorizePath({{QStringLiteral("client_id"), appid::noConsent}}));
    browser().signIn(at("readwrite"), Directory::commonPassword());
    const auto back = browser().submit({}, QStringLiteral("cancel"));
    QCOMPARE(EntraBrowser::handedBack(back, "error"), QStringLiteral("access_denied"));
    QVERIFY(EntraBrowser::handedBack(back, "error_description").startsWith(QLatin1String("AADSTS65004")));
    QCOMPARE(EntraBrowser::handedBack(back, "state"), QStringLiteral("st+/= ä"));
}

void TestPracticeEntraPages::sessionsAndPrompts()
{
    m_fixture->code(at("readwrite"));
    // Known to the browser: no page at all.
    QCOMPARE(browser().get(authorizePath()).status, 302);
    QCOMPARE(browser().get(authorizePath({{QStringLiteral("prompt"), QStringLiteral("none")}})).status, 302);
    browser().get(authorizePath({{QStringLiteral("prompt"), QStringLiteral("login")}}));
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
    browser().get(authorizePath({{QStringLiteral("prompt"), QStringLiteral("select_account")}}));
    QVERIFY(browser().shows(QStringLiteral("Pick an account")));
    browser().submit({{QStringLiteral("pick"), QStringLiteral("other")}});
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
    const auto second = browser().signIn(at("limited"), Directory::commonPassword());
    QVERIFY(!EntraBrowser::handedBack(second, "code").isEmpty());
    // Two are known now: the picker, unless a hint names one.
    browser().get(authorizePath());
    QVERIFY(browser().shows(at("readwrite")) && browser().shows(at("limited")));
    const QString oid = Fixture::directory().user(at("limited"))->oid;
    const auto picked = browser().submit({{QStringLiteral("pick"), oid}});
    const auto answer = token(codeGrant(EntraBrowser::handedBack(picked, "code")));
    QCOMPARE(jwt::parse(field(answer, "id_token").toLatin1())->claims.value(QLatin1String("oid")).toString(),
             oid);
    QCOMPARE(browser().get(authorizePath({{QStringLiteral("login_hint"), at("readwrite")}})).status, 302);
    browser().get(authorizePath({{QStringLiteral("login_hint"), at("support")}}));
    QVERIFY(browser().shows(QStringLiteral("id=\"i0118\"")) && browser().shows(at("support")));
    // Somebody else's account id cannot be picked.
    browser().get(authorizePath({{QStringLiteral("prompt"), QStringLiteral("select_account")}}));
    browser().submit({{QStringLiteral("pick"), Fixture::directory().user(at("support"))->oid}});
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
    // Signed out: strangers again.
    browser().get(QStringLiteral("/organizations/oauth2/v2.0/logout"));
    QVERIFY(browser().shows(QStringLiteral("You signed out")));
    browser().get(authorizePath());
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
}

void TestPracticeEntraPages::adminConsent()
{
    const QString path = QStringLiteral("/organizations/v2.0/adminconsent?client_id=") + appid::noConsent
        + QStringLiteral("&redirect_uri=http%3A%2F%2Flocalhost%3A51023&state=s1&scope=")
        + QString::fromLatin1(QUrl::toPercentEncoding(dataverse + QStringLiteral("/.default")));
    browser().get(path);
    browser().signIn(credentials::admin.username, credentials::admin.password);
    QVERIFY(browser().shows(QStringLiteral("Review for your organisation")));
    const auto done = browser().submit({});
    QCOMPARE(EntraBrowser::handedBack(done, "admin_consent"), QStringLiteral("True"));
    QCOMPARE(EntraBrowser::handedBack(done, "tenant"), credentials::tenant);
    QCOMPARE(EntraBrowser::handedBack(done, "state"), QStringLiteral("s1"));
    QVERIFY(EntraBrowser::handedBack(done, "code").isEmpty());
    QCOMPARE(token(with(passwordGrant(at("limited")), QStringLiteral("client_id"), appid::noConsent)).status,
             200);

    // Declined; the browser still knows the administrator.
    browser().get(path);
    QVERIFY(browser().shows(QStringLiteral("Review for your organisation")));
    const auto declined = browser().submit({}, QStringLiteral("cancel"));
    QCOMPARE(EntraBrowser::handedBack(declined, "error"), QStringLiteral("consent_required"));
    QCOMPARE(EntraBrowser::handedBack(declined, "admin_consent"), QStringLiteral("True"));
    QVERIFY(EntraBrowser::handedBack(declined, "error_description").startsWith(QLatin1String("AADSTS65004")));
}

void TestPracticeEntraPages::adminConsentRefusals()
{
    const auto path = [](const QString &segment, const QString &client, const QString &scope) -> QString {
        return QLatin1Char('/') + segment + QStringLiteral("/v2.0/adminconsent?client_id=") + client
            + QStringLiteral("&redirect_uri=http%3A%2F%2Flocalhost%3A51023&state=s1&scope=")
            + QString::fromLatin1(QUrl::toPercentEncoding(scope));
    };
    const QString scope = dataverse + QStringLiteral("/.default");
    const QString client = credentials::entraClient.id;
    QCOMPARE(browser().get(path(QStringLiteral("common"), client, scope)).status, 400);
    QCOMPARE(EntraBrowser::handedBack(browser().get(path(credentials::tenant, client, QString())), "error"),
             QStringLiteral("invalid_request"));
    QCOMPARE(EntraBrowser::handedBack(
                 browser().get(path(credentials::tenant, appid::withoutDataverse, scope)), "error"),
             QStringLiteral("invalid_resource"));
    // Not an administrator: the button of the consent page is of no use either.
    browser().get(path(credentials::tenant, client, scope));
    browser().signIn(at("readwrite"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("Need admin approval")));
    QCOMPARE(browser().submit({}).status, 200);
    const auto back = browser().submit({}, QStringLiteral("cancel"));
    QVERIFY(EntraBrowser::handedBack(back, "error_description").startsWith(QLatin1String("AADSTS90093")));
    // Another organisation's administrator, at this tenant.
    browser().forgetCookies();
    browser().get(path(credentials::tenant, client, scope));
    browser().signIn(QStringLiteral("admin@fernhollow.example"), Directory::commonPassword());
    QVERIFY(browser().shows(QStringLiteral("AADSTS50020")));
}

void TestPracticeEntraPages::deviceCode()
{
    const auto begun = browser().post(QStringLiteral("/organizations/oauth2/v2.0/devicecode"),
                                      {{QStringLiteral("client_id"), credentials::entraClient.id},
                                       {QStringLiteral("scope"), dataverseScope}});
    QCOMPARE(begun.status, 200);
    const auto body = EntraBrowser::json(begun);
    QCOMPARE(body.value(QLatin1String("interval")).toInt(), 5);
    QCOMPARE(body.value(QLatin1String("expires_in")).toInt(), 900);
    QVERIFY(!body.contains(QLatin1String("verification_uri_complete")));
    QVERIFY(field(begun, "message").contains(field(begun, "user_code")));
    const Fields poll{
        {QStringLiteral("client_id"), credentials::entraClient.id},
        {QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:device_code")},
        {QStringLiteral("device_code"), field(begun, "device_code")}};
    const auto pending = token(poll, QStringLiteral("organizations"));
    QCOMPARE(field(pending, "error"), QStringLiteral("authorization_pending"));
    // The same tenant segment (reference 1.7).
    QCOMPARE(field(token(poll), "error"), QStringLiteral("bad_verification_code"));

    browser().get(QStringLiteral("/common/oauth2/deviceauth"));
    browser().submit({{QStringLiteral("otc"), QStringLiteral("WRONG")}});
    QVERIFY(browser().shows(QStringLiteral("work. Check the code")));
    browser().submit({{QStringLiteral("otc"), field(begun, "user_code").toLower()}});
    browser().signIn(at("mfa"), Directory::commonPassword());
    browser().submit({{QStringLiteral("otc"), QStringLiteral("123456")}});
    QVERIFY(browser().shows(QStringLiteral("Are you trying to sign in to Fairlead?")));
    QCOMPARE(field(token(poll, QStringLiteral("organizations")), "error"),
             QStringLiteral("authorization_pending"));
}

void TestPracticeEntraPages::deviceCodeEnds()
{
    const auto begin = [&] {
        return browser().post(QStringLiteral("/organizations/oauth2/v2.0/devicecode"),
                              {{QStringLiteral("client_id"), credentials::entraClient.id},
                               {QStringLiteral("scope"), dataverseScope}});
    };
    const auto poll = [&](const Response &begun) {
        return token(
            {{QStringLiteral("client_id"), credentials::entraClient.id},
             {QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:device_code")},
             {QStringLiteral("device_code"), field(begun, "device_code")}},
            QStringLiteral("organizations"));
    };
    const auto enter = [&](const Response &begun) {
        browser().forgetCookies();
        browser().get(QStringLiteral("/common/oauth2/deviceauth"));
        browser().submit({{QStringLiteral("otc"), field(begun, "user_code")}});
        browser().signIn(at("readwrite"), Directory::commonPassword());
    };
    const auto accepted = begin();
    enter(accepted);
    browser().submit({});
    QVERIFY(browser().shows(QStringLiteral("You may now close this window")));
    const auto tokens = poll(accepted);
    QCOMPARE(tokens.status, 200);
    QVERIFY(!field(tokens, "refresh_token").isEmpty());
    QCOMPARE(aadsts(poll(accepted)), 54005);

    const auto declined = begin();
    enter(declined);
    browser().submit({}, QStringLiteral("cancel"));
    QCOMPARE(field(poll(declined), "error"), QStringLiteral("authorization_declined"));

    const auto late = begin();
    m_fixture->clock.advance(900s);
    QCOMPARE(field(poll(late), "error"), QStringLiteral("expired_token"));
    const auto refused = browser().post(
        QStringLiteral("/organizations/oauth2/v2.0/devicecode"),
        {{QStringLiteral("client_id"), appid::confidential}, {QStringLiteral("scope"), dataverseScope}});
    QCOMPARE(aadsts(refused), 7000218);
}

void TestPracticeEntraPages::resetForgetsEverything()
{
    const QString refresh = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    const QString open = m_fixture->code(at("readwrite"));
    service().reset();
    QCOMPARE(aadsts(token(refreshGrant(refresh))), 70000);
    QCOMPARE(aadsts(token(codeGrant(open))), 70000);
    browser().get(authorizePath());
    QVERIFY(browser().shows(QStringLiteral("id=\"i0116\"")));
}

QTEST_GUILESS_MAIN(TestPracticeEntraPages)
#include "tst_practiceentrapages.moc"
