// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httplog.h"
#include "net/redact.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

// What must never come out again, in the shapes the providers give it.
const char *const secrets[] = {
    "S3cret-Passw0rd",
    "aPrxSecretCode",
    "0.AXsecretRefresh",
    "eyJhbGciOiJSUzI1NiJ9",
    "00DAa000000ORG1!AQEAQsecret",
    "5Aep861secret",
    "~8QclientSecret",
    "sIgNaTuRe",
    "ada@contoso.example",
    "Lovelace",
    "cookieValue",
    "verifier123",
};

void hasNoSecret(const QString &text)
{
    for (const char *secret : secrets)
        QVERIFY2(!text.contains(QLatin1String(secret)),
                 qPrintable(QLatin1String(secret) + QStringLiteral(" in ") + text));
}

} // namespace

class TestRedact : public QObject
{
    Q_OBJECT
private slots:
    void urls_data();
    void urls();
    void headers_data();
    void headers();
    void bodies_data();
    void bodies();
    void anExchangeIsOneLine();
    void onlyTheSafeIsEverShown();
};

void TestRedact::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << "https://login.microsoftonline.com/organizations/oauth2/v2.0/token"
                           << "https://login.microsoftonline.com/organizations/oauth2/v2.0/token";
    QTest::newRow("port") << "http://127.0.0.1:41717/callback"
                          << "http://127.0.0.1:41717/callback";
    QTest::newRow("authorize")
        << "https://login.microsoftonline.com/organizations/oauth2/v2.0/"
           "authorize?client_id=11111111-2222-4333-8444-"
           "555555555555&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A51023&response_mode=query"
           "&scope=openid%20profile&state=0.AXsecretRefresh&nonce=aPrxSecretCode&code_challenge=verifier123"
           "&code_challenge_method=S256&login_hint=ada%40contoso.example&prompt=login"
        << "https://login.microsoftonline.com/organizations/oauth2/v2.0/"
           "authorize?client_id=11111111-2222-4333-8444-"
           "555555555555&response_type=code&redirect_uri=…&response_mode=query&scope=openid "
           "profile&state=…&nonce=…"
           "&code_challenge=…&code_challenge_method=S256&login_hint=…&prompt=login";
    QTest::newRow("callback") << "http://localhost:41717/callback?code=aPrxSecretCode%3D%3D&state=verifier123"
                              << "http://localhost:41717/callback?code=…&state=…";
    QTest::newRow("refusal") << "http://localhost:41717/"
                                "callback?error=access_denied&error_description=ada%40contoso.example+said+no"
                             << "http://localhost:41717/callback?error=access_denied&error_description=…";
    QTest::newRow("key in capitals")
        << "https://a.example/x?Code=aPrxSecretCode&CLIENT_SECRET=~8QclientSecret"
        << "https://a.example/x?Code=…&CLIENT_SECRET=…";
    QTest::newRow("encoded key") << "https://a.example/x?%63ode=aPrxSecretCode"
                                 << "https://a.example/x?code=…";
    QTest::newRow("no key") << "https://a.example/x?aPrxSecretCode"
                            << "https://a.example/x?…";
    QTest::newRow("unknown key") << "https://a.example/x?apikey=aPrxSecretCode&$top=5"
                                 << "https://a.example/x?…&$top=5";
    QTest::newRow("signed link") << "https://store.blob.core.windows.net/attach/"
                                    "file.bin?sv=2023-01-03&se=2026-01-01&sr=b&sp=r&sig=sIgNaTuRe%3D"
                                 << "https://store.blob.core.windows.net/attach/file.bin?…&…&…&…&sig=…";
    QTest::newRow("fragment") << "https://a.example/cb#access_token=eyJhbGciOiJSUzI1NiJ9.x.y"
                              << "https://a.example/cb#…";
    QTest::newRow("user info") << "https://ada:S3cret-Passw0rd@proxy.example/x"
                               << "https://proxy.example/x";
    QTest::newRow("session in front door")
        << "https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=00DAa000000ORG1!AQEAQsecret"
        << "https://acme.my.salesforce.com/secur/frontdoor.jsp?sid=…";
    QTest::newRow("query language") << "https://acme.my.salesforce.com/services/data/v66.0/"
                                       "query?q=SELECT+Id+FROM+Lead+WHERE+Name='Lovelace'"
                                    << "https://acme.my.salesforce.com/services/data/v66.0/query?q=…";
    QTest::newRow("filter")
        << "https://org.crm4.dynamics.com/api/data/v9.2/"
           "contacts?$select=fullname,emailaddress1&$filter=lastname eq 'Lovelace'"
        << "https://org.crm4.dynamics.com/api/data/v9.2/contacts?$select=fullname,emailaddress1&$filter=…";
    QTest::newRow("record id")
        << "https://org.crm4.dynamics.com/api/data/v9.2/accounts(7a7a7a7a-1111-4222-8333-444455556666)"
        << "https://org.crm4.dynamics.com/api/data/v9.2/accounts(7a7a7a7a-1111-4222-8333-444455556666)";
    QTest::newRow("alternate key")
        << "https://org.crm4.dynamics.com/api/data/v9.2/contacts(lastname='Lovelace')"
        << "https://org.crm4.dynamics.com/api/data/v9.2/…";
    QTest::newRow("address in the path")
        << "https://login.microsoftonline.com/common/userrealm/ada@contoso.example?api-version=2.1"
        << "https://login.microsoftonline.com/common/userrealm/…?api-version=2.1";
    QTest::newRow("address in the path, encoded")
        << "https://graph.microsoft.com/v1.0/users/ada%40contoso.example/events"
        << "https://graph.microsoft.com/v1.0/users/…/events";
    QTest::newRow("token in the path") << "https://a.example/t/eyJhbGciOiJSUzI1NiJ9.x/end"
                                       << "https://a.example/t/…/end";
    QTest::newRow("long run in the path")
        << "https://a.example/t/0123456789abcdefABCDEF0123456789abcdefABCDEF"
        << "https://a.example/t/…";
    QTest::newRow("identity") << "https://login.salesforce.com/id/00DAa000000ORG1MAA/005Aa000000USR1IAN"
                              << "https://login.salesforce.com/id/00DAa000000ORG1MAA/005Aa000000USR1IAN";
    QTest::newRow("query locator")
        << "https://acme.my.salesforce.com/services/data/v66.0/query/01gAa00000Q1w2e-2000"
        << "https://acme.my.salesforce.com/services/data/v66.0/query/01gAa00000Q1w2e-2000";
    QTest::newRow("token as a harmless key's value") << "https://a.example/x?version=eyJhbGciOiJSUzI1NiJ9"
                                                     << "https://a.example/x?version=…";
    QTest::newRow("long run as a harmless key's value")
        << "https://a.example/x?scope=0123456789abcdefABCDEF0123456789abcdefABCDEF"
        << "https://a.example/x?scope=…";
    QTest::newRow("person as a harmless key's value") << "https://a.example/x?prompt=ada@contoso.example"
                                                      << "https://a.example/x?prompt=…";
    QTest::newRow("not an address") << "http://[broken"
                                    << "…";
}

void TestRedact::urls()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    const QString result = redactUrl(QUrl(url));
    QCOMPARE(result, shown);
    hasNoSecret(result);
}

void TestRedact::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");
    const QByteArray hidden("…");
    QTest::newRow("bearer") << QByteArray("Authorization") << QByteArray("Bearer 00DAa000000ORG1!AQEAQsecret")
                            << hidden;
    QTest::newRow("basic, lower case")
        << QByteArray("authorization") << QByteArray("Basic a2V5OnNlY3JldA==") << hidden;
    QTest::newRow("proxy") << QByteArray("Proxy-Authorization") << QByteArray("Basic a2V5OnNlY3JldA==")
                           << hidden;
    QTest::newRow("cookie") << QByteArray("Cookie") << QByteArray("ESTSAUTH=cookieValue") << hidden;
    QTest::newRow("set cookie") << QByteArray("Set-Cookie") << QByteArray("sid=cookieValue; Secure")
                                << hidden;
    QTest::newRow("anchor") << QByteArray("X-AnchorMailbox") << QByteArray("UPN:ada@contoso.example")
                            << hidden;
    QTest::newRow("unknown") << QByteArray("X-Api-Key") << QByteArray("aPrxSecretCode") << hidden;
    QTest::newRow("challenge") << QByteArray("WWW-Authenticate")
                               << QByteArray("Bearer claims=\"eyJhbGciOiJSUzI1NiJ9\"") << hidden;
    QTest::newRow("type") << QByteArray("Content-Type") << QByteArray("application/json; charset=utf-8")
                          << QByteArray("application/json; charset=utf-8");
    QTest::newRow("limits") << QByteArray("Sforce-Limit-Info") << QByteArray("api-usage=18/15000")
                            << QByteArray("api-usage=18/15000");
    QTest::newRow("etag") << QByteArray("If-Match") << QByteArray("W/\"1234567\"")
                          << QByteArray("W/\"1234567\"");
    QTest::newRow("location") << QByteArray("Location")
                              << QByteArray("https://a.example/cb?code=aPrxSecretCode&state=verifier123")
                              << QByteArray("https://a.example/cb?code=…&state=…");
    QTest::newRow("token behind a harmless name")
        << QByteArray("Server") << QByteArray("eyJhbGciOiJSUzI1NiJ9.x.y") << hidden;
}

void TestRedact::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, shown);
    QCOMPARE(redactHeader(name, value), shown);
    hasNoSecret(redactHeaders({{name, value}, {"Date", "Fri, 01 May 2026 10:00:00 GMT"}}));
}

void TestRedact::bodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("shown");
    const QByteArray form("application/x-www-form-urlencoded");
    const QByteArray json("application/json; charset=utf-8");
    QTest::newRow("password form")
        << form
        << QByteArray(
               "grant_type=password&username=ada%40contoso.example&password=S3cret-Passw0rd&scope=openid")
        << "%1 bytes of application/x-www-form-urlencoded";
    QTest::newRow("code form")
        << form << QByteArray("grant_type=authorization_code&code=aPrxSecretCode&code_verifier=verifier123")
        << "%1 bytes of application/x-www-form-urlencoded";
    QTest::newRow("tokens")
        << json
        << QByteArray(R"({"token_type":"Bearer","scope":"openid profile","expires_in":4371,)"
                      R"("access_token":"eyJhbGciOiJSUzI1NiJ9.a.b","refresh_token":"0.AXsecretRefresh",)"
                      R"("id_token":"eyJhbGciOiJSUzI1NiJ9.c.d"})")
        << R"({"expires_in":4371,"scope":"openid profile","token_type":"Bearer"} of %1 bytes of application/json)";
    QTest::newRow("error")
        << json
        << QByteArray(
               R"({"error":"invalid_grant","error_description":"AADSTS50126: ada@contoso.example","error_codes":[50126],)"
               R"("trace_id":"11111111-2222-4333-8444-555555555555"})")
        << R"({"error":"invalid_grant","error_codes":[50126],"trace_id":"11111111-2222-4333-8444-555555555555"} of %1 bytes of application/json)";
    QTest::newRow("array of errors") << json
                                     << QByteArray(R"([{"message":"Lovelace","errorCode":"INVALID_FIELD"}])")
                                     << R"({"errorCode":"INVALID_FIELD"} of %1 bytes of application/json)";
    QTest::newRow("token where a word belongs")
        << json << QByteArray(R"({"error":"eyJhbGciOiJSUzI1NiJ9.x.y"})") << "%1 bytes of application/json";
    QTest::newRow("object where a word belongs")
        << json << QByteArray(R"({"error":{"code":"Lovelace"}})") << "%1 bytes of application/json";
    QTest::newRow("strings where numbers belong")
        << json << QByteArray(R"({"error_codes":["ada@contoso.example"]})") << "%1 bytes of application/json";
    QTest::newRow("records") << json << QByteArray(R"({"value":[{"lastname":"Lovelace"}]})")
                             << "%1 bytes of application/json";
    QTest::newRow("broken") << json << QByteArray(R"({"access_token":"5Aep861secret)")
                            << "%1 bytes of application/json";
    QTest::newRow("device code") << json
                                 << QByteArray(
                                        R"({"user_code":"A1B2","device_code":"5Aep861secret","interval":5})")
                                 << R"({"interval":5} of %1 bytes of application/json)";
    QTest::newRow("text") << QByteArray("text/html") << QByteArray("<p>ada@contoso.example")
                          << "%1 bytes of text/html";
    QTest::newRow("type with a secret")
        << QByteArray("x@Lovelace") << QByteArray("a") << "1 bytes of unknown type";
    QTest::newRow("nothing") << QByteArray() << QByteArray() << "0 bytes of unknown type";
}

void TestRedact::bodies()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, shown);
    shown.replace(QLatin1String("%1"), QString::number(body.size()));
    const QString result = redactBody(type, body);
    QCOMPARE(result, shown);
    hasNoSecret(result);
}

void TestRedact::anExchangeIsOneLine()
{
    const HttpRequest request = HttpRequest::postForm(
        QUrl(QStringLiteral("https://login.example/t/oauth2/v2.0/token")), "password=S3cret-Passw0rd");
    HttpResponse response{
        400, {{"x-ms-request-id", "11111111-2222-4333-8444-555555555555"}}, "0.AXsecretRefresh"};
    const QString line = describeExchange(7, request, response, 123ms);
    QCOMPARE(line,
             QStringLiteral("#7 POST https://login.example/t/oauth2/v2.0/token → 400, 123 ms, 17 bytes, "
                            "request 11111111-2222-4333-8444-555555555555"));
    Error error;
    error.code = ErrorCode::HostNotFound;
    error.sentence = QStringLiteral("Lovelace");
    QCOMPARE(describeExchange(8, request, fail(error), 5ms),
             QStringLiteral("#8 POST https://login.example/t/oauth2/v2.0/token → HostNotFound, 5 ms"));
    response.headers = {{"x-ms-request-id", "ada@contoso.example"}};
    hasNoSecret(describeExchange(9, request, response, 1ms));
}

// Every secret, as the value of every known key and header, plain and encoded.
void TestRedact::onlyTheSafeIsEverShown()
{
    for (const char *secret : {"S3cret-Passw0rd", "aPrxSecretCode", "5Aep861secret", "verifier123"}) {
        for (const char *key : {"code", "token", "state", "sig", "password", "refresh_token", "client_secret",
                                "q", "assertion", "nonce", "sid", "anything"}) {
            QUrl url(QStringLiteral("https://a.example/x"));
            url.setQuery(QLatin1String(key) + QLatin1Char('=') + QLatin1String(secret));
            hasNoSecret(redactUrl(url));
            hasNoSecret(redactHeaders({{key, secret}}));
            hasNoSecret(redactBody("application/json",
                                   QByteArray("{\"") + key + "\":\"" + secret + "\",\"error\":\"x\"}"));
        }
    }
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
