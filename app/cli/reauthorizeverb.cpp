// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reauthorizeverb.h"

#include "auth/salesforceoauth.h"
#include "cli/browsersignin.h"
#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "connection/connectionsecrets.h"
#include "connection/connectionstanding.h"
#include "connection/laiddown.h"
#include "connection/pinning.h"
#include "connection/revocation.h"
#include "connection/verify.h"
#include "core/pasted.h"
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

/// As the option was given.
QString endOfOption(const Arguments &arguments, const char *secret)
{
    const QString file = QStringLiteral("-file");
    return arguments.options.contains(QLatin1String(secret) + file) ? file : QStringLiteral("-stdin");
}

bool mayChangeUser(const Arguments &arguments)
{
    return arguments.has("change-user");
}

/// Whether somebody is an app's own user: there is no other name for him than the app's id.
bool isKnownByApp(SignInMethod method)
{
    return method == SignInMethod::DynamicsApplication || method == SignInMethod::DynamicsCertificate;
}

/// Who is to take over must be told where no page asks for it.
std::optional<Error> checkNewUser(const ConnectionInfo &info, const Arguments &arguments)
{
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    const bool named = arguments.has("username");
    const bool byApp = arguments.has("client-id");
    if (!mayChangeUser(arguments)) {
        return named || byApp || arguments.has("yes")
            ? wrong(ReauthorizeVerbText::tr("--username, --client-id and --yes belong to --change-user."))
            : std::nullopt;
    }
    const SignInMethod method = info.method;
    if ((method == SignInMethod::DynamicsPassword || method == SignInMethod::SalesforceJwt) && !named)
        return wrong(ReauthorizeVerbText::tr("--username is missing: who is to work for “%1” from now on.")
                         .arg(info.name));
    if (isKnownByApp(method) && !byApp)
        return wrong(
            ReauthorizeVerbText::tr("--client-id is missing: the app whose user is to work for “%1”.")
                .arg(info.name));
    if (named && isKnownByApp(method))
        return wrong(ReauthorizeVerbText::tr("An application user has no name: --client-id names him."));
    if (byApp && !isKnownByApp(method) && method != SignInMethod::SalesforceClientCredentials)
        return wrong(ReauthorizeVerbText::tr("“%1” stays with its app: --client-id does not belong here.")
                         .arg(info.name));
    return std::nullopt;
}

std::optional<Error> checkRenewing(const Arguments &arguments)
{
    const auto info = meant(arguments);
    if (!info)
        return std::nullopt;
    if (info->userGone && !mayChangeUser(arguments))
        return userGone(*info);
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    if (info->method == SignInMethod::SalesforceServer)
        return wrong(ReauthorizeVerbText::tr("“%1” signs in with what Fairlead has made at Salesforce: "
                                             "“fairleadctl reconnect” mends it, “server-access off” takes it "
                                             "back.")
                         .arg(info->name));
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
                          .arg(info->name, QLatin1String(name) + endOfOption(arguments, name)));
    }
    if (wanted == purpose::privateKey && !namesSecret(arguments, "key"))
        return wrong(
            ReauthorizeVerbText::tr("“%1” needs --key-file: the key whose certificate the app knows.")
                .arg(info->name));
    const bool byCertificate = info->method == SignInMethod::DynamicsCertificate;
    if (byCertificate != namesSecret(arguments, "certificate"))
        return wrong(
            byCertificate
                ? ReauthorizeVerbText::tr("“%1” needs --certificate-file beside --key-file.").arg(info->name)
                : ReauthorizeVerbText::tr("“%1” does not sign in with what --%2 names.")
                      .arg(info->name, QStringLiteral("certificate-file")));
    const bool isPage = arguments.has("no-browser") || arguments.has("device-code");
    if (isPage && !wanted.isEmpty())
        return wrong(ReauthorizeVerbText::tr("“%1” does not sign in in a browser.").arg(info->name));
    if (auto impossible = checkDeviceCode(arguments, info->crm))
        return impossible;
    return checkNewUser(*info, arguments);
}

QStringList secretsToRenew(const Arguments &arguments)
{
    const auto info = meant(arguments);
    const QString wanted = info ? secretPurpose(info->method) : QString();
    return wanted == purpose::password || wanted == purpose::clientSecret ? QStringList{wanted}
                                                                          : QStringList();
}

/// The connection as whoever is to sign in.
ConnectionInfo asWho(ConnectionInfo info, const Arguments &arguments)
{
    if (!mayChangeUser(arguments))
        return info;
    info.userName = arguments.value("username");
    if (arguments.has("client-id"))
        info.clientId = arguments.value("client-id");
    return info;
}

Task<Result<QHash<QString, Secret>>> signInFirst(Arguments arguments, Home home, Clock &clock,
                                                 CancelToken cancel)
{
    auto info = meant(arguments);
    if (!info || renewsItself(info->method))
        co_return QHash<QString, Secret>();
    co_return co_await signInPerson(arguments, home, asWho(*info, arguments), clock, cancel);
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
    ConnectionInfo info; ///< as it is
    ConnectionInfo wanted; ///< as whoever is to sign in
    Cloud cloud;
};

Task<Result<VerifiedConnection>> proveSalesforce(Renewing *work, VerbRequest request,
                                                 std::optional<TokenSet> web, CancelToken cancel)
{
    SalesforceAttempt attempt;
    attempt.cloud = work->cloud;
    attempt.address = work->info.address;
    attempt.clientId = work->wanted.clientId;
    attempt.method = work->info.method;
    attempt.userName = work->wanted.userName;
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
    attempt.clientId = work->wanted.clientId;
    attempt.method = work->info.method;
    if (attempt.method == SignInMethod::DynamicsPassword)
        attempt.userName = work->wanted.userName;
    attempt.password = request.secret("password");
    attempt.clientSecret = request.secret("client-secret");
    attempt.certificate = request.secret("certificate").reveal();
    attempt.privateKey = request.secret("key");
    attempt.window = std::move(window);
    co_return co_await verifyDynamics(work->http, work->clock, attempt, cancel);
}

Task<Result<VerifiedConnection>> prove(Renewing *work, VerbRequest request, CancelToken cancel)
{
    std::optional<TokenSet> signedIn;
    if (!renewsItself(work->info.method)) {
        auto tokens = co_await exchangeSignIn(work->http, work->clock, work->wanted, work->cloud,
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

Error notAsNamed(const ConnectionInfo &proven, const QString &named)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ReauthorizeVerbText::tr("%1 has signed in, and not %2.").arg(proven.userName, named);
    error.remedy = ReauthorizeVerbText::tr("Sign in as %1. Nothing was stored.").arg(named);
    return error;
}

Error unconfirmed(const ConnectionInfo &before, const ConnectionInfo &proven)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ReauthorizeVerbText::tr("%1 works for “%2”; from now on it would be %3.")
                         .arg(before.userName, before.name, proven.userName);
    error.remedy =
        ReauthorizeVerbText::tr("Say --yes to have that. Everything is read again and compared then; "
                                "jobs and changes that wait stay. Nothing was stored.");
    return error;
}

/// The very organisation first, then whoever it is, then whether a person knows.
Outcome checkWho(const ConnectionInfo &before, const ConnectionInfo &proven, const Arguments &arguments)
{
    const bool mayChange = mayChangeUser(arguments);
    if (const Outcome fits =
            checkRenewal(before, proven, mayChange ? Renewal::User::Other : Renewal::User::Same);
        !fits)
        return fits;
    if (!mayChange || checkRenewal(before, proven, Renewal::User::Same))
        return {};
    const QString named = arguments.value("username");
    if (!named.isEmpty() && named.compare(proven.userName, Qt::CaseInsensitive) != 0)
        return fail(notAsNamed(proven, named));
    return arguments.has("yes") ? Outcome() : Outcome(fail(unconfirmed(before, proven)));
}

/// Of Salesforce's approvals each user has five for an app: one that nobody lives on takes a place.
Task<void> giveBack(Renewing *work, TokenSet tokens)
{
    if (work->info.crm != CrmKind::Salesforce)
        co_return;
    const Secret token = tokens.refreshToken.isEmpty() ? tokens.accessToken : tokens.refreshToken;
    (void)co_await salesforce::revoke(work->http, tokens.instanceUrl, token, {});
}

/// Stores what was proven. Where another user takes over, the approval of the one before ends.
Task<Result<BuiltConnection>> store(HomeSession &session, Renewing *work, NewConnection proof, bool another,
                                    CancelToken cancel)
{
    const ConnectionInfo before = work->info;
    if (!another) {
        auto same = co_await session.reauthorize(before.id, std::move(proof), cancel);
        co_return same;
    }
    const Result<Secret> spent =
        co_await readRefreshToken(session.store(), session.home(), session.document().homeId, before, cancel);
    auto built = co_await session.changeIntegrationUser(before.id, std::move(proof), cancel);
    if (built && spent && !spent->isEmpty() && before.crm == CrmKind::Salesforce)
        (void)co_await salesforce::revoke(work->http, before.address, *spent, {});
    co_return built;
}

VerbAnswer answerOf(const ConnectionInfo &before, const ConnectionInfo &info, bool another)
{
    VerbAnswer done;
    done.document = describeConnection(info);
    done.document.insert(QStringLiteral("organisationId"), textOrNull(info.organisationId));
    done.document.insert(QStringLiteral("organisationName"), textOrNull(info.organisationName));
    done.document.insert(QStringLiteral("userName"), textOrNull(info.userName));
    done.document.insert(QStringLiteral("previousUserName"),
                         another ? QJsonValue(before.userName) : QJsonValue());
    done.document.insert(QStringLiteral("standing"), nameOf(standingOf({}, info.revoked)));
    return done;
}

/// Whom policies would not let work for it is sent nowhere.
Outcome checkTakeover(const HomeSession &session, const ConnectionInfo &before, const ConnectionInfo &wanted,
                      const Arguments &arguments)
{
    const bool another = wanted.userName.compare(before.userName, Qt::CaseInsensitive) != 0
        || wanted.clientId != before.clientId;
    if (!mayChangeUser(arguments) || !another)
        return {};
    return checkLaidDown(wanted, session.settings(), session.clouds());
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
    work.wanted = asWho(*chosen, request.arguments);
    work.cloud = *cloud;
    if (const Outcome allowed = checkTakeover(session, *chosen, work.wanted, request.arguments); !allowed)
        co_return failed(allowed.error());
    const auto proven = co_await prove(&work, request, cancel);
    if (!proven)
        co_return failed(proven.error());
    NewConnection proof = proven->connection;
    proof.objectsChosen = false;
    proof.info.keepsPassword = work.info.keepsPassword;
    const bool another = !checkRenewal(work.info, proof.info, Renewal::User::Same);
    Outcome who = checkWho(work.info, proof.info, request.arguments);
    if (who && another)
        who = checkLaidDown(proof.info, session.settings(), session.clouds());
    if (!who) {
        co_await giveBack(&work, proven->tokens);
        co_return failed(who.error());
    }
    const auto built = co_await store(session, &work, std::move(proof), another, cancel);
    if (!built) {
        co_await giveBack(&work, proven->tokens);
        co_return failed(built.error());
    }
    co_return answerOf(work.info, built->target.info, another);
}

QString reauthorizeText(const QJsonObject &document)
{
    if (document.isEmpty())
        return {};
    const QString previous = document.value(QLatin1String("previousUserName")).toString();
    if (!previous.isEmpty())
        return ReauthorizeVerbText::tr("%1: %2 works for it from now on, and %3 no more. Everything is read "
                                       "again and compared.")
            .arg(document.value(QLatin1String("name")).toString(),
                 document.value(QLatin1String("userName")).toString(), previous);
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
                            "userName", "previousUserName", "standing"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return ReauthorizeVerbText::tr("Signs in again as a connection's own user; jobs and data stay.");
    };
    verb.command.options = {
        {"password-stdin"},
        {"password-file", "FILE"},
        {"client-secret-stdin"},
        {"client-secret-file", "FILE"},
        {"key-file", "PEM"},
        {"certificate-file", "PEM"},
        {"no-browser"},
        {"device-code"},
        {"change-user"},
        {"username", "USER", asMeant},
        {"client-id", "ID", asMeant},
        {"yes"},
    };
    verb.check = checkRenewing;
    verb.secrets = secretsToRenew;
    verb.prepare = signInFirst;
    verb.answerAsOwner = reauthorizeAnswer;
    verb.text = reauthorizeText;
    return verb;
}

} // namespace fairlead::cli
