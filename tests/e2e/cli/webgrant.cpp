// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/webgrant.h"

#include "auth/salesforceoauth.h"
#include "connection/verify.h"
#include "net/qthttp.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

namespace fairlead {

namespace {

constexpr int patienceMs = 60000;

Error failure(const QString &what)
{
    return Error::bug(QStringLiteral("the practice org's sign-in: ") + what);
}

/// A browser without pages: cookies, and where it was sent on to.
class Browser
{
public:
    Browser() { m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); }

    QByteArray get(const QUrl &url) { return take(m_manager.get(QNetworkRequest(url))); }
    QByteArray post(const QUrl &url, const QList<QPair<QString, QString>> &fields)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArray("application/x-www-form-urlencoded"));
        QByteArray form;
        for (const auto &[name, value] : fields)
            form += (form.isEmpty() ? "" : "&") + name.toUtf8() + '=' + QUrl::toPercentEncoding(value);
        return take(m_manager.post(request, form));
    }
    QUrl sentTo() const { return m_sentTo; }

private:
    QByteArray take(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owned(reply);
        (void)QTest::qWaitFor([&owned] { return owned->isFinished(); }, patienceMs);
        m_sentTo =
            owned->url().resolved(owned->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        return owned->readAll();
    }

    QNetworkAccessManager m_manager;
    QUrl m_sentTo;
};

Result<QString> codeFor(const QUrl &authorize, const PracticeWorld::Account &person)
{
    Browser browser;
    browser.get(authorize);
    const QUrl approval = browser.sentTo();
    const QString source = QUrlQuery(approval).queryItemValue(QStringLiteral("source"));
    if (source.isEmpty())
        return fail(failure(QStringLiteral("authorize led elsewhere")));
    browser.post(approval.resolved(QUrl(QStringLiteral("/"))),
                 {{QStringLiteral("startURL"), approval.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority)},
                  {QStringLiteral("username"), person.username},
                  {QStringLiteral("pw"), person.password}});
    const QString page = QString::fromUtf8(browser.get(approval));
    const auto code = [&browser] {
        return QUrlQuery(browser.sentTo()).queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded);
    };
    // Who has allowed the app before is not asked again.
    if (code().isEmpty()) {
        static const QRegularExpression field(
            QStringLiteral("name=\"_CONFIRMATIONTOKEN\" value=\"([^\"]+)\""));
        const auto token = field.match(page);
        if (!token.hasMatch())
            return fail(failure(QStringLiteral("no approval page")));
        browser.post(approval.adjusted(QUrl::RemoveQuery),
                     {{QStringLiteral("source"), source},
                      {QStringLiteral("_CONFIRMATIONTOKEN"), token.captured(1)},
                      {QStringLiteral("save"), QStringLiteral("Allow")}});
    }
    if (code().isEmpty())
        return fail(failure(QStringLiteral("no code")));
    return code();
}

Task<Result<NewConnection>> verifiedGrant(PracticeWorld world, Cloud cloud, QString code, QUrl redirect,
                                          Secret verifier, Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    const auto tokens = co_await salesforce::exchangeCode(http, world.salesforce, world.salesforceClient.id,
                                                          redirect, code, verifier, {});
    if (!tokens)
        co_return fail(tokens.error());
    SalesforceAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = world.salesforce;
    attempt.clientId = world.salesforceClient.id;
    attempt.method = SignInMethod::SalesforceWeb;
    attempt.web = *tokens;
    const auto verified = co_await verifySalesforce(http, *clock, attempt, {});
    if (!verified)
        co_return fail(verified.error());
    NewConnection wanted = verified->connection;
    BriefClient client(CrmKind::Salesforce, http, wanted.info.address, tokens->accessToken);
    auto objects = co_await describeObjects(*client, defaultObjects(CrmKind::Salesforce), {});
    if (!objects)
        co_return fail(objects.error());
    for (const ObjectInfo &object : std::as_const(*objects))
        wanted.info.objects += object.name;
    wanted.objects = std::move(*objects);
    wanted.info.name = QStringLiteral("Web");
    co_return wanted;
}

} // namespace

Result<NewConnection> grantByWeb(const Home &home, const PracticeWorld &world, Clock &clock)
{
    const auto clouds = readClouds(home.cloudsFile());
    if (!clouds)
        return fail(clouds.error());
    const Pkce pkce = Pkce::make();
    salesforce::AuthorizeRequest request;
    request.host = world.salesforce;
    request.clientId = world.salesforceClient.id;
    request.redirect = QUrl(QStringLiteral("http://localhost:41717/callback"));
    request.challenge = pkce.challenge;
    request.state = newState();
    const auto code = codeFor(salesforce::authorizeUrl(request), world.admin);
    if (!code)
        return fail(code.error());
    const auto grant =
        awaitEnd(verifiedGrant(world, clouds->constLast(), *code, request.redirect, pkce.verifier, &clock),
                 patienceMs);
    return grant ? *grant : Result<NewConnection>(fail(failure(QStringLiteral("it took too long"))));
}

Result<BuiltConnection> connectByWeb(const Home &home, const PracticeWorld &world, SecretStore &store,
                                     Clock &clock)
{
    auto grant = grantByWeb(home, world, clock);
    if (!grant)
        return fail(grant.error());
    BuildTurn turn;
    ConnectionBuilder builder(home, store, clock, turn);
    const auto built = awaitEnd(builder.build(std::move(*grant), {}), patienceMs);
    return built ? *built : Result<BuiltConnection>(fail(failure(QStringLiteral("it took too long"))));
}

} // namespace fairlead
