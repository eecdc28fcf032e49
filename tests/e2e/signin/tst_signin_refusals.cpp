// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_salesforceoauth.h"
#include "auth/pkce.h"
#include "auth/popupline.h"
#include "auth/redirectanswer.h"
#include "auth/salesforceoauth.h"
#include "popupdriver.h"
#include "scriptedserver.h"
#include "support/practiceprocess.h"

#include <QJsonDocument>
#include <QTest>

using namespace fairlead;

namespace {

const QString redirect = QStringLiteral("http://localhost:41717/callback");
const QString authorize = QStringLiteral("/services/oauth2/authorize");

} // namespace

/// Salesforce refuses some sign-ins on a page of its own, from which nothing comes back (reference
/// Salesforce 1.8): what the page says comes back from the window, and the catalogue explains it.
class TestSigninRefusals : public QObject
{
    Q_OBJECT

    std::unique_ptr<PopupDriver> m_popup;
    std::unique_ptr<ScriptedServer> m_server;

    QJsonObject orderAt(const QString &path) const
    {
        return PopupDriver::orderFor(m_server->url(path), QUrl(redirect));
    }
    static Result<RedirectAnswer> answerOf(const QJsonObject &line)
    {
        const PopupLine parsed = PopupLine::parse(QJsonDocument(line).toJson(QJsonDocument::Compact));
        if (parsed.kind != PopupLine::Kind::Answer)
            return fail(parsed.error);
        return parseRedirect(parsed.text, QStringLiteral("S1"));
    }

    /// Logs in by itself: who types is not the point here.
    static QByteArray loginBy(const PracticeWorld::Account &person)
    {
        const QString page =
            QStringLiteral(
                "<h1>Log In</h1><form id='f' method='post' action='/'>"
                "<input name='startURL'><input name='username' value='%1'>"
                "<input name='pw' value='%2'></form><script>const f = document.getElementById('f');"
                "f.startURL.value = new URLSearchParams(location.search).get('startURL');"
                "f.submit()</script>")
                .arg(person.username, person.password);
        const QJsonObject fault{{QStringLiteral("match"), QStringLiteral("^GET /\\?ec=302")},
                                {QStringLiteral("body"), page},
                                {QStringLiteral("headers"),
                                 QJsonObject{{QStringLiteral("Content-Type"), QStringLiteral("text/html")}}}};
        return QJsonDocument(QJsonArray{fault}).toJson(QJsonDocument::Compact);
    }

private slots:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        QVERIFY(m_server->listen());
        m_popup = std::make_unique<PopupDriver>();
        m_popup->start();
    }
    void cleanup()
    {
        m_popup.reset();
        m_server.reset();
    }

    void thePageIsRead_data()
    {
        QTest::addColumn<QString>("page"); // where the sign-in ends
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        const QString apex = QStringLiteral("/setup/secur/RemoteAccessErrorPage.apexp");
        const QString generic = QStringLiteral("OAUTH_APPROVAL_ERROR_GENERIC");
        const QString identity = QStringLiteral("/_nc_external/identity/oauth/ui/AuthorizationError");
        QTest::newRow("error page, query") << apex
                + QStringLiteral("?error=invalid_client&error_description=app+must+be+installed+into%20org")
                                           << QByteArray("<h1>Sorry</h1>") << "invalid_client"
                                           << "app must be installed into org";
        QTest::newRow("error page, text")
            << apex << QByteArray("<h1>OAuth Error</h1><p>OAUTH_APP_ACCESS_DENIED : not you</p>")
            << "OAUTH_APP_ACCESS_DENIED"
            << "not you";
        QTest::newRow("error page, code alone")
            << apex << QByteArray("<p>OAUTH_EC_APP_NOT_FOUND</p>") << "OAUTH_EC_APP_NOT_FOUND"
            << "";
        QTest::newRow("error page, no word of it")
            << apex << QByteArray("<p>Something went wrong</p>") << generic << "Something went wrong";
        QTest::newRow("error page, empty") << apex << QByteArray() << generic << "";
        QTest::newRow("identity page") << identity
                + QStringLiteral("?ErrorCode=OAUTH_APP_BLOCKED&ErrorDescription=blocked%20by+admin%26co")
                                       << QByteArray("<h1>Sorry</h1>") << "OAUTH_APP_BLOCKED"
                                       << "blocked by admin&co";
        QTest::newRow("where it began, as a query")
            << authorize + QStringLiteral("?b")
            << QByteArray("error=redirect_uri_mismatch&amp;error_description=redirect_uri%20must%20match")
            << "redirect_uri_mismatch"
            << "redirect_uri must match";
        QTest::newRow("where it began, in words")
            << authorize + QStringLiteral("?b")
            << QByteArray("<h1>OAuth Error</h1><p>invalid_client_id : client identifier invalid</p>")
            << "invalid_client_id"
            << "client identifier invalid";
    }
    void thePageIsRead()
    {
        QFETCH(const QString, page);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, error);
        QFETCH(const QString, description);
        const QUrl end = m_server->url(page);
        m_server->on(authorize.toUtf8(), [end, text](const ScriptedRequest &request) {
            return request.target.endsWith("?b")
                ? ScriptedAnswer{400, {{"Content-Type", "text/html"}}, text, false}
                : ScriptedAnswer::redirect(end);
        });
        if (end.path() != authorize)
            m_server->on(end.path().toUtf8(), ScriptedAnswer::html(text));
        m_popup->order(orderAt(authorize));
        const QJsonObject last = m_popup->waitForLast();
        QVERIFY(last.value(QLatin1String("page")).toBool());
        const auto answer = answerOf(last);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->error, error);
        QCOMPARE(answer->errorDescription, description);
    }

    // What is not known to be such a page stays: the person can do something there.
    void otherPagesStay_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("identity page without a code")
            << authorize << "/_nc_external/identity/verification?error_description=x"
            << QByteArray("<p>OAUTH_APP_BLOCKED : x</p>");
        QTest::newRow("something that is no code")
            << authorize << "/_nc_external/identity/verification?ErrorCode=%3Cb%3E" << QByteArray("<p>x</p>");
        QTest::newRow("another page with a code")
            << authorize << "/login?error=x_y" << QByteArray("<p>OAUTH_APP_BLOCKED : x</p>");
        QTest::newRow("another provider's sign-in")
            << "/common/oauth2/v2.0/authorize"
            << "/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_client"
            << QByteArray("<p>OAUTH_APP_BLOCKED : x</p>");
        QTest::newRow("where it began, something else") << authorize << authorize + QStringLiteral("?b")
                                                        << QByteArray("<h1>Log In</h1><p>User name:</p>");
    }
    void otherPagesStay()
    {
        QFETCH(const QString, start);
        QFETCH(const QString, page);
        QFETCH(const QByteArray, text);
        const QUrl end = m_server->url(page);
        // It goes on by itself after everything there is to see has been looked at.
        const QByteArray goOn = "<script>onload = () => setTimeout(() => location.href = '"
            + redirect.toUtf8() + "?code=c0de&state=S1', 300)</script>";
        const ScriptedAnswer shown = ScriptedAnswer::html(text + goOn);
        m_server->on(start.toUtf8(), [end, shown](const ScriptedRequest &request) {
            return request.target.endsWith("?b") ? shown : ScriptedAnswer::redirect(end);
        });
        if (end.path() != start)
            m_server->on(end.path().toUtf8(), shown);
        m_popup->order(orderAt(start));
        const QJsonObject last = m_popup->waitForLast();
        QVERIFY(!last.contains(QLatin1String("page")));
        const auto answer = answerOf(last);
        QVERIFY2(answer && !answer->isRefusal(), answer ? qPrintable(answer->error) : "");
    }

    void thePracticeOrgsRefusalsAreExplained_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<bool>("asAdministrator");
        QTest::addColumn<QString>("clientId"); // empty: the right one
        QTest::addColumn<QString>("error");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("an API-only user")
            << QByteArray() << false << QString() << "OAUTH_APPROVAL_ERROR_GENERIC"
            << ErrorCode::BlockedByOrganisation;
        QTest::newRow("not let in, error page") << QByteArray(
            R"({"authorizeError": {"code": "OAUTH_APP_ACCESS_DENIED", "description": "no", "where": "page"}})")
                                                << true << QString() << "OAUTH_APP_ACCESS_DENIED"
                                                << ErrorCode::BlockedByOrganisation;
        QTest::newRow("blocked, identity page") << QByteArray(
            R"({"authorizeError": {"code": "OAUTH_APP_BLOCKED", "description": "blocked by admin", "where": "identity"}})")
                                                << true << QString() << "OAUTH_APP_BLOCKED"
                                                << ErrorCode::BlockedByOrganisation;
        QTest::newRow("an unknown app") << QByteArray() << true << QStringLiteral("3MVG9.nobody")
                                        << "invalid_client_id" << ErrorCode::AppMisconfigured;
    }
    void thePracticeOrgsRefusalsAreExplained()
    {
        QFETCH(const QByteArray, settings);
        QFETCH(const bool, asAdministrator);
        QFETCH(const QString, clientId);
        QFETCH(const QString, error);
        QFETCH(const ErrorCode, code);
        PracticeProcess practice;
        QVERIFY2(practice.start({QStringLiteral("--rows"), QStringLiteral("5")}),
                 qPrintable(practice.errorText()));
        const PracticeWorld &world = practice.world();
        if (!settings.isEmpty())
            QVERIFY(practice.set(world.salesforce, settings));
        QVERIFY(practice.setFaults(world.salesforce,
                                   loginBy(asAdministrator ? world.admin : world.integrationUser)));
        salesforce::AuthorizeRequest request;
        request.host = world.salesforce;
        request.clientId = clientId.isEmpty() ? world.salesforceClient.id : clientId;
        request.redirect = QUrl(redirect);
        request.challenge = Pkce::make().challenge;
        request.state = "S1";
        m_popup->order(PopupDriver::orderFor(salesforce::authorizeUrl(request), QUrl(redirect)));
        const auto answer = answerOf(m_popup->waitForLast());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->error, error);
        const Error told = salesforceOAuthError(answer->error, answer->errorDescription);
        QVERIFY2(told.code == code, qPrintable(nameOf(told.code)));
        QVERIFY(!told.sentence.isEmpty() && !told.remedy.isEmpty());
        QVERIFY2(!told.sentence.contains(QLatin1Char('_')), qPrintable(told.sentence));
    }
};

QTEST_GUILESS_MAIN(TestSigninRefusals)
#include "tst_signin_refusals.moc"
