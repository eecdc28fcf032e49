// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/administratorsignin.h"

#include "auth/salesforceoauth.h"
#include "cli/chosen.h"
#include "connection/consent.h"
#include "connection/pinning.h"
#include "connection/revocation.h"
#include "connection/verify.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "settings/cloudsfile.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct AdministratorText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::AdministratorSignIn)
};

class Way final : public Http
{
public:
    Way(const NetworkSettings &network, Clock &clock)
        : m_plain(network, clock)
        , m_http(m_plain, clock)
    {
    }
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override
    {
        return m_http.send(std::move(request), std::move(cancel));
    }

private:
    QtHttp m_plain;
    RetryingHttp m_http;
};

/// The connection as somebody signs in to it in a browser: by the app administrators use, as whoever they
/// are.
ConnectionInfo asAdministrator(ConnectionInfo info, const ConnectionsDocument &document, const Cloud &cloud,
                               const Arguments &arguments)
{
    const bool isSalesforce = info.crm == CrmKind::Salesforce;
    const QString noted = isSalesforce ? document.serverAccess.value(info.id).signInClientId
                                       : document.applicationAccess.value(info.id).signInClientId;
    const QString builtIn = isSalesforce ? cloud.salesforceClientId : cloud.entraClientId;
    const bool isForPeople = info.method == SignInMethod::SalesforceWeb
        || info.method == SignInMethod::DynamicsPassword || info.method == SignInMethod::DynamicsWindow;
    const QString given = arguments.value("client-id");
    if (!given.isEmpty())
        info.clientId = given;
    else if (!noted.isEmpty())
        info.clientId = noted;
    else if (isSalesforce ? !isForPeople : !isForPeople && !builtIn.isEmpty())
        info.clientId = builtIn;
    info.userName.clear();
    return info;
}

/// What an administrator signs in to.
enum class Desk { Crm, Directory };

QStringList scopesOf(Desk desk, const Cloud &cloud)
{
    return desk == Desk::Directory ? administratorScopes(cloud) : QStringList();
}

Task<Result<QHash<QString, Secret>>> signInAt(Desk desk, Arguments arguments, Home home, Clock &clock,
                                              CancelToken cancel)
{
    const auto document = readConnections(home.connectionsFile());
    if (!document)
        co_return QHash<QString, Secret>();
    const auto chosen = chosenConnections(*document, arguments.connection);
    if (!chosen || chosen->size() != 1)
        co_return QHash<QString, Secret>();
    const ConnectionInfo info = chosen->constFirst();
    const auto added = readClouds(home);
    const auto cloud = cloudOf(info, added ? *added : builtInClouds());
    if (!cloud)
        co_return fail(added ? cloud.error() : added.error());
    co_return co_await signInPerson(arguments, home, asAdministrator(info, *document, *cloud, arguments),
                                    clock, cancel, scopesOf(desk, *cloud));
}

/// Somebody's tokens, and the way they came by.
struct Exchanged
{
    Cloud cloud;
    std::shared_ptr<Http> http;
    QString clientId;
    TokenSet tokens;
};

Task<Result<Exchanged>> exchangeAt(Desk desk, HomeSession &session, VerbRequest request, ConnectionInfo info,
                                   CancelToken cancel)
{
    const Outcome clouds = session.readCloudsAgain();
    const auto cloud = cloudOf(info, session.clouds());
    if (!cloud)
        co_return fail(clouds ? cloud.error() : clouds.error());
    const NetworkSettings network = co_await session.readyNetwork(cancel);
    if (const auto error = session.networkError())
        co_return fail(*error);
    Exchanged done;
    done.cloud = *cloud;
    done.http = std::make_shared<Way>(network, session.clock());
    const ConnectionInfo as = asAdministrator(info, session.document(), *cloud, request.arguments);
    done.clientId = as.clientId;
    auto tokens = co_await exchangeSignIn(*done.http, session.clock(), as, *cloud, request.secrets, cancel,
                                          scopesOf(desk, *cloud));
    if (!tokens)
        co_return fail(tokens.error());
    done.tokens = std::move(*tokens);
    co_return done;
}

} // namespace

Task<Result<QHash<QString, Secret>>> signInAdministrator(Arguments arguments, Home home, Clock &clock,
                                                         CancelToken cancel)
{
    co_return co_await signInAt(Desk::Crm, arguments, home, clock, cancel);
}

Task<Result<QHash<QString, Secret>>> signInDirectoryAdministrator(Arguments arguments, Home home,
                                                                  Clock &clock, CancelToken cancel)
{
    co_return co_await signInAt(Desk::Directory, arguments, home, clock, cancel);
}

/// Of the organisation that is meant, and who. Salesforce names it with the token, Dataverse when asked.
static Task<std::optional<Error>> identify(SignedInAdministrator *signedIn, ConnectionInfo info,
                                           CancelToken cancel)
{
    Administrator &who = signedIn->who;
    if (info.crm == CrmKind::Salesforce && who.organisationId != info.organisationId)
        co_return wrongOrganisation(info, who.organisationId);
    BriefClient client(info.crm, *signedIn->http, who.instance, who.accessToken);
    const auto person = co_await client->whoAmI(cancel);
    if (!person)
        co_return person.error();
    who.userName = person->userName;
    if (info.crm == CrmKind::Dynamics)
        who.organisationId = person->organisationId;
    if (who.organisationId.compare(info.organisationId, Qt::CaseInsensitive) != 0)
        co_return wrongOrganisation(info, who.organisationId);
    who.organisationId = info.organisationId;
    co_return std::optional<Error>();
}

Task<Result<SignedInAdministrator>> administratorFrom(HomeSession &session, VerbRequest request,
                                                      ConnectionInfo info, CancelToken cancel)
{
    const auto exchanged = co_await exchangeAt(Desk::Crm, session, request, info, cancel);
    if (!exchanged)
        co_return fail(exchanged.error());
    const TokenSet &tokens = exchanged->tokens;
    SignedInAdministrator signedIn;
    signedIn.http = exchanged->http;
    signedIn.crm = info.crm;
    signedIn.who = {exchanged->cloud,
                    info.crm == CrmKind::Salesforce ? tokens.instanceUrl : info.address,
                    {},
                    tokens.organisationId,
                    exchanged->clientId,
                    tokens.accessToken,
                    tokens.refreshToken};
    const std::optional<Error> problem = co_await identify(&signedIn, info, cancel);
    if (!problem)
        co_return signedIn;
    (void)co_await dismiss(signedIn);
    co_return fail(*problem);
}

void nameLeft(VerbAnswer &answer, const QList<salesforce::LeftBehind> &all)
{
    QJsonArray left = answer.document.value(QLatin1String("left")).toArray();
    for (const salesforce::LeftBehind &part : all) {
        left += QJsonObject{{QStringLiteral("what"), part.what},
                            {QStringLiteral("error"), errorOrNull(part.error)},
                            {QStringLiteral("link"), textOrNull(part.link.toString())}};
        answer.notes += QStringLiteral("%1: %2 %3").arg(part.what, part.error.text(), part.link.toString());
    }
    answer.document.insert(QStringLiteral("left"), left);
    const bool anyCouldGo = std::any_of(all.begin(), all.end(), [](const auto &one) { return !one.isInUse; });
    if (anyCouldGo && answer.exitCode == Done)
        answer.exitCode = SomeFailed;
}

Task<Result<DirectoryAdministrator>> directoryAdministratorFrom(HomeSession &session, VerbRequest request,
                                                                ConnectionInfo info, CancelToken cancel)
{
    const auto exchanged = co_await exchangeAt(Desk::Directory, session, request, info, cancel);
    if (!exchanged)
        co_return fail(exchanged.error());
    const Outcome meant = checkTenant(info, exchanged->tokens);
    if (!meant)
        co_return fail(meant.error());
    co_return DirectoryAdministrator{exchanged->cloud, exchanged->tokens.accessToken, exchanged->http};
}

Task<QList<salesforce::LeftBehind>> dismiss(SignedInAdministrator administrator)
{
    QList<salesforce::LeftBehind> left;
    if (administrator.crm != CrmKind::Salesforce)
        co_return left;
    const Administrator &who = administrator.who;
    const Secret token = who.refreshToken.isEmpty() ? who.accessToken : who.refreshToken;
    const Outcome ended = co_await salesforce::revoke(*administrator.http, who.instance, token, {});
    if (!ended)
        left +=
            standingApproval(AdministratorText::tr("The approval of the administrator %1").arg(who.userName),
                             who.instance, ended.error());
    co_return left;
}

} // namespace fairlead::cli
