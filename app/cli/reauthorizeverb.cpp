// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reauthorizeverb.h"

#include "auth/salesforceoauth.h"
#include "cli/browsersignin.h"
#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "connection/connectionsecrets.h"
#include "connection/connectionstanding.h"
#include "connection/verify.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "sync/homesession.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

struct ReauthorizeVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ReauthorizeVerb)
};

/// The connection that is meant, as far as the list alone tells; what is wrong is the answer's to say.
std::optional<ConnectionInfo> meant(const Arguments &arguments)
{
    const auto document = readConnections(Home::fromEnvironment().connectionsFile());
    if (!document)
        return std::nullopt;
    const auto chosen = chosenConnections(*document, arguments.connection);
    if (!chosen || chosen->size() != 1)
        return std::nullopt;
    return chosen->constFirst();
}

bool namesSecret(const Arguments &arguments, const char *secret)
{
    return arguments.options.contains(QLatin1String(secret) + QLatin1String("-stdin"))
        || arguments.options.contains(QLatin1String(secret) + QLatin1String("-file"));
}

std::optional<Error> checkRenewing(const Arguments &arguments)
{
    const auto info = meant(arguments);
    if (!info)
        return std::nullopt;
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    const std::pair<const char *, QString> secrets[]{{"password", purpose::password},
                                                     {"client-secret", purpose::clientSecret},
                                                     {"key", purpose::privateKey}};
    const QString wanted = secretPurpose(info->method);
    for (const auto &[name, kind] : secrets) {
        if (namesSecret(arguments, name) && kind != wanted)
            return wrong(
                wanted.isEmpty()
                    ? ReauthorizeVerbText::tr("“%1” is signed in to in a browser: no secret belongs here.")
                          .arg(info->name)
                    : ReauthorizeVerbText::tr("“%1” does not sign in with what --%2 names.")
                          .arg(info->name, QLatin1String(name)));
    }
    if (wanted == purpose::privateKey && !namesSecret(arguments, "key"))
        return wrong(
            ReauthorizeVerbText::tr("“%1” needs --key-file: the key whose certificate the app knows.")
                .arg(info->name));
    const bool isPage = arguments.has("no-browser") || arguments.has("device-code");
    if (isPage && !wanted.isEmpty())
        return wrong(ReauthorizeVerbText::tr("“%1” does not sign in in a browser.").arg(info->name));
    if (arguments.has("device-code") && info->crm == CrmKind::Salesforce)
        return wrong(
            ReauthorizeVerbText::tr("Salesforce has no device code for apps that are not installed."));
    return std::nullopt;
}

QStringList secretsToRenew(const Arguments &arguments)
{
    const auto info = meant(arguments);
    const QString wanted = info ? secretPurpose(info->method) : QString();
    return wanted == purpose::password || wanted == purpose::clientSecret ? QStringList{wanted}
                                                                          : QStringList();
}

Task<Result<QHash<QString, Secret>>> signInFirst(Arguments arguments, Home home, Clock &clock,
                                                 CancelToken cancel)
{
    const auto info = meant(arguments);
    if (!info || renewsItself(info->method))
        co_return QHash<QString, Secret>();
    co_return co_await signInPerson(arguments, home, *info, clock, cancel);
}

/// Everything one attempt needs; lives on the verb's coroutine frame.
struct Renewing
{
    Renewing(const NetworkSettings &network, Clock &given)
        : clock(given)
        , plain(network, given)
        , http(plain, given)
    {
    }
    Clock &clock;
    QtHttp plain;
    RetryingHttp http;
    ConnectionInfo info;
    Cloud cloud;
};

Task<Result<VerifiedConnection>> proveSalesforce(Renewing *work, VerbRequest request,
                                                 std::optional<TokenSet> web, CancelToken cancel)
{
    SalesforceAttempt attempt;
    attempt.cloud = work->cloud;
    attempt.address = work->info.address;
    attempt.clientId = work->info.clientId;
    attempt.method = work->info.method;
    attempt.userName = work->info.userName;
    attempt.clientSecret = request.secret("client-secret");
    attempt.privateKey = request.secret("key");
    attempt.web = std::move(web);
    co_return co_await verifySalesforce(work->http, work->clock, attempt, cancel);
}

Task<Result<VerifiedConnection>> proveDynamics(Renewing *work, VerbRequest request,
                                               std::optional<TokenSet> window, CancelToken cancel)
{
    DynamicsAttempt attempt;
    attempt.cloud = work->cloud;
    attempt.address = work->info.address;
    attempt.tenantId = work->info.tenantId;
    attempt.clientId = work->info.clientId;
    attempt.method = work->info.method;
    if (attempt.method == SignInMethod::DynamicsPassword)
        attempt.userName = work->info.userName;
    attempt.password = request.secret("password");
    attempt.clientSecret = request.secret("client-secret");
    attempt.window = std::move(window);
    co_return co_await verifyDynamics(work->http, work->clock, attempt, cancel);
}

Task<Result<VerifiedConnection>> prove(Renewing *work, VerbRequest request, CancelToken cancel)
{
    std::optional<TokenSet> signedIn;
    if (!renewsItself(work->info.method)) {
        auto tokens = co_await exchangeSignIn(work->http, work->clock, work->info, work->cloud,
                                              request.secrets, cancel);
        if (!tokens)
            co_return fail(tokens.error());
        signedIn = std::move(*tokens);
    }
    Result<VerifiedConnection> proven = fail(Error::cancelled());
    if (work->info.crm == CrmKind::Salesforce)
        proven = co_await proveSalesforce(work, request, signedIn, cancel);
    else
        proven = co_await proveDynamics(work, request, signedIn, cancel);
    // A grant nobody will live on must not stay open.
    if (!proven && signedIn && work->info.crm == CrmKind::Salesforce)
        (void)co_await salesforce::revoke(work->http, signedIn->instanceUrl, signedIn->refreshToken, {});
    co_return proven;
}

VerbAnswer refusedAgain(const Error &error)
{
    VerbAnswer answer = failed(error);
    // Somebody is signing in: a wrong secret is a failure, not a sign-in that is due.
    if (error.code == ErrorCode::WrongCredentials || error.code == ErrorCode::ClientSecretWrong
        || error.code == ErrorCode::ClientSecretExpired)
        answer.exitCode = Failed;
    return answer;
}

Task<VerbAnswer> reauthorizeAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "reauthorize");
    if (!chosen)
        co_return failed(chosen.error());
    const Outcome clouds = session.readCloudsAgain();
    const auto cloud = fairlead::cloudOf(*chosen, session.clouds());
    if (!cloud)
        co_return failed(clouds ? cloud.error() : clouds.error());
    const NetworkSettings network = co_await session.readyNetwork(cancel);
    if (const auto error = session.networkError())
        co_return failed(*error);
    Renewing work(network, session.clock());
    work.info = *chosen;
    work.cloud = *cloud;
    const auto proven = co_await prove(&work, request, cancel);
    if (!proven)
        co_return refusedAgain(proven.error());
    NewConnection proof = proven->connection;
    proof.objectsChosen = false;
    proof.info.keepsPassword = work.info.keepsPassword;
    const auto built = co_await session.reauthorize(work.info.id, std::move(proof), cancel);
    if (!built) {
        if (work.info.crm == CrmKind::Salesforce) {
            const TokenSet &tokens = proven->tokens;
            const Secret token = tokens.refreshToken.isEmpty() ? tokens.accessToken : tokens.refreshToken;
            (void)co_await salesforce::revoke(work.http, tokens.instanceUrl, token, {});
        }
        co_return failed(built.error());
    }
    const ConnectionInfo &info = built->target.info;
    VerbAnswer done;
    done.document = describeConnection(info);
    done.document.insert(QStringLiteral("organisationId"), textOrNull(info.organisationId));
    done.document.insert(QStringLiteral("organisationName"), textOrNull(info.organisationName));
    done.document.insert(QStringLiteral("userName"), textOrNull(info.userName));
    done.document.insert(QStringLiteral("standing"), nameOf(standingOf({}, info.revoked)));
    co_return done;
}

QString reauthorizeText(const QJsonObject &document)
{
    if (document.isEmpty())
        return {};
    return ReauthorizeVerbText::tr("%1: signed in again as %2 at %3.")
        .arg(document.value(QLatin1String("name")).toString(),
             document.value(QLatin1String("userName")).toString(),
             document.value(QLatin1String("organisationName")).toString());
}

} // namespace

Verb reauthorizeVerb()
{
    Verb verb;
    verb.name = "reauthorize";
    verb.takesConnection = true;
    for (const char *key : {"id", "name", "crm", "cloud", "address", "organisationId", "organisationName",
                            "userName", "standing"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return ReauthorizeVerbText::tr("Signs in again as a connection's own user; jobs and data stay.");
    };
    verb.command.options = {
        {"password-stdin"},      {"password-file", "FILE"},
        {"client-secret-stdin"}, {"client-secret-file", "FILE"},
        {"key-file", "PEM"},     {"no-browser"},
        {"device-code"},
    };
    verb.check = checkRenewing;
    verb.secrets = secretsToRenew;
    verb.prepare = signInFirst;
    verb.answerAsOwner = reauthorizeAnswer;
    verb.text = reauthorizeText;
    return verb;
}

} // namespace fairlead::cli
