// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/practicegrant.h"

#include "auth/salesforceoauth.h"
#include "net/qthttp.h"
#include "support/awaitend.h"

#include <QJsonDocument>
#include <QJsonObject>
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

Task<Result<TokenSet>> exchanged(PracticeWorld world, QString code, QUrl redirect, Secret verifier,
                                 Clock *clock)
{
    NetworkSettings network;
    network.proxyMode = NetworkSettings::ProxyMode::None;
    QtHttp http(network, *clock);
    co_return co_await salesforce::exchangeCode(http, world.salesforce, world.salesforceClient.id, redirect,
                                                code, verifier, {});
}

Task<Result<HttpResponse>> asked(HttpRequest request, Clock *clock)
{
    NetworkSettings network;
    network.proxyMode = NetworkSettings::ProxyMode::None;
    QtHttp http(network, *clock);
    co_return co_await http.send(request, {});
}

} // namespace

Result<TokenSet> signInByScript(const PracticeWorld &world, const PracticeWorld::Account &person,
                                Clock &clock)
{
    const Pkce pkce = Pkce::make();
    salesforce::AuthorizeRequest request;
    request.host = world.salesforce;
    request.clientId = world.salesforceClient.id;
    request.redirect = QUrl(QStringLiteral("http://localhost:41717/callback"));
    request.challenge = pkce.challenge;
    request.state = newState();
    const auto code = codeFor(salesforce::authorizeUrl(request), person);
    if (!code)
        return fail(code.error());
    const auto tokens =
        awaitAtOnce(exchanged(world, *code, request.redirect, pkce.verifier, &clock), patienceMs);
    return tokens ? *tokens : Result<TokenSet>(fail(failure(QStringLiteral("it took too long"))));
}

qint64 approvalsBeside(const TokenSet &observer, Clock &clock)
{
    QUrl query = observer.instanceUrl;
    query.setPath(QStringLiteral("/services/data/v66.0/query"));
    query.setQuery(QStringLiteral("q=SELECT Id FROM OauthToken"));
    const HttpRequest request = HttpRequest::get(query).withBearer(observer.accessToken.reveal());
    const auto answer = awaitAtOnce(asked(request, &clock), patienceMs);
    if (!answer || !*answer || !(*answer)->isSuccess())
        return -1;
    const auto counted = QJsonDocument::fromJson((*answer)->body).object()[QLatin1String("totalSize")];
    return counted.toInteger() - 1;
}

} // namespace fairlead
