// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/connectverb.h"

#include "auth/salesforceoauth.h"
#include "cli/chosen.h"
#include "cli/connectpresets.h"
#include "connection/connectionname.h"
#include "connection/laiddown.h"
#include "connection/verify.h"
#include "core/pasted.h"
#include "crm/address.h"
#include "crm/salesforce/probe.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "settings/cloudsfile.h"
#include "settings/home.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUuid>

namespace fairlead::cli {

namespace {

struct ConnectVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConnectVerb)
};

/// The ways of the contract, told apart by the options alone.
SignInMethod methodOf(const Arguments &arguments)
{
    const bool named = arguments.has("username");
    if (arguments.positionals.value(0) == QLatin1String("salesforce"))
        return named ? SignInMethod::SalesforceJwt : SignInMethod::SalesforceClientCredentials;
    if (arguments.has("certificate-file"))
        return SignInMethod::DynamicsCertificate;
    return named ? SignInMethod::DynamicsPassword : SignInMethod::DynamicsApplication;
}

QStringList secretsFor(const Arguments &arguments)
{
    switch (methodOf(arguments)) {
    case SignInMethod::DynamicsPassword:
        return {QStringLiteral("password")};
    case SignInMethod::DynamicsApplication:
    case SignInMethod::SalesforceClientCredentials:
        return {QStringLiteral("client-secret")};
    default:
        return {}; // a key is a file, and check() has seen it
    }
}

/// An application user has a certificate and its key, and nothing else to sign in with.
std::optional<Error> checkCertificate(const Arguments &arguments)
{
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    if (!arguments.has("key-file"))
        return wrong(ConnectVerbText::tr("--certificate-file needs --key-file: the certificate's own key."));
    if (arguments.has("username"))
        return wrong(ConnectVerbText::tr("--certificate-file is for an application user, who has no name."));
    for (const char *other :
         {"password-stdin", "password-file", "client-secret-stdin", "client-secret-file"}) {
        if (arguments.has(other))
            return wrong(
                ConnectVerbText::tr("--certificate-file goes without a password and a client secret."));
    }
    return std::nullopt;
}

std::optional<Error> check(const Arguments &arguments)
{
    const QString verb = arguments.verb;
    const auto wrong = [&verb](const QString &sentence) { return std::optional(usageError(sentence, verb)); };
    if (!crmKindFromString(arguments.positionals.value(0)))
        return wrong(ConnectVerbText::tr("The CRM is “salesforce” or “dynamics”."));
    if (!arguments.has("url"))
        return wrong(ConnectVerbText::tr("--url is missing: the address of the organisation."));
    if (arguments.has("name")) {
        if (const Outcome named = checkConnectionName(arguments.value("name")); !named)
            return named.error();
    }
    // The challenge of the address names its tenant by id, and nothing else is compared.
    if (arguments.has("tenant") && QUuid(arguments.value("tenant")).isNull())
        return wrong(
            ConnectVerbText::tr("--tenant takes the tenant's id, as in "
                                "72f988bf-86f1-41af-91ab-2d7cd011db47; without it the address names it."));
    const bool hasClientSecret = arguments.has("client-secret-stdin") || arguments.has("client-secret-file");
    const bool hasPassword = arguments.has("password-stdin") || arguments.has("password-file");
    if (arguments.has("certificate-file") && methodOf(arguments) != SignInMethod::DynamicsCertificate)
        return wrong(ConnectVerbText::tr("--certificate-file is for Dynamics 365."));
    switch (methodOf(arguments)) {
    case SignInMethod::DynamicsCertificate:
        if (const auto problem = checkCertificate(arguments))
            return problem;
        break;
    case SignInMethod::DynamicsPassword:
        if (hasClientSecret || arguments.has("key-file"))
            return wrong(ConnectVerbText::tr(
                "--username goes with a password; a client secret belongs to an application user, who "
                "has no name."));
        return std::nullopt;
    case SignInMethod::SalesforceJwt:
        if (!arguments.has("key-file"))
            return wrong(
                ConnectVerbText::tr("--username needs --key-file: the key whose certificate the app knows."));
        if (hasClientSecret || hasPassword)
            return wrong(
                ConnectVerbText::tr("--key-file goes without a password and without a client secret."));
        break;
    default:
        if (hasPassword)
            return wrong(ConnectVerbText::tr("A password needs --username."));
        if (arguments.has("key-file"))
            return wrong(ConnectVerbText::tr(
                "--key-file needs --username at Salesforce, and --certificate-file at Dynamics 365."));
    }
    if (!arguments.has("client-id"))
        return wrong(ConnectVerbText::tr("--client-id is missing: the app's client id or consumer key."));
    return std::nullopt;
}

Error addressNeeded()
{
    Error error;
    error.code = ErrorCode::AddressRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ConnectVerbText::tr("This link names an environment, but not its address.");
    error.remedy = ConnectVerbText::tr("Open the app in the browser and give its address, such as "
                                       "https://yourname.crm4.dynamics.com.");
    return error;
}

Error clientIdNeeded(const Cloud &cloud)
{
    return usageError(
        ConnectVerbText::tr("This build has no app of its own in the cloud “%1”: --client-id is needed.")
            .arg(cloud.name),
        QStringLiteral("connect"));
}

/// Everything one attempt needs; lives on the verb's coroutine frame.
struct Attempt
{
    Attempt(const NetworkSettings &network, Clock &given)
        : clock(given)
        , plain(network, given)
        , http(plain, given)
    {
    }
    Clock &clock;
    QtHttp plain;
    RetryingHttp http;
    CrmAddress address;
    Cloud cloud;
};

/// The address as typed, in the chosen cloud; Salesforce's uncertain ones are probed first.
Task<Outcome> locate(Attempt *attempt, QList<Cloud> clouds, Arguments arguments, CancelToken cancel)
{
    const QString wantedCloud = arguments.value("cloud");
    if (!wantedCloud.isEmpty())
        clouds.removeIf([&wantedCloud](const Cloud &cloud) { return cloud.name != wantedCloud; });
    if (clouds.isEmpty())
        co_return fail(usageError(ConnectVerbText::tr("There is no such cloud."), arguments.verb));
    const bool isSalesforce = arguments.positionals.constFirst() == QLatin1String("salesforce");
    const QString typed = arguments.value("url");
    const AddressReading reading =
        isSalesforce ? readSalesforceAddress(typed, clouds) : readDynamicsAddress(typed, clouds);
    if (!reading.address)
        co_return fail(reading.reason);
    if (reading.address->address.isEmpty())
        co_return fail(addressNeeded());
    attempt->address = *reading.address;
    if (isSalesforce) {
        const auto found = co_await salesforce::probeAddress(attempt->http, attempt->address, clouds, cancel);
        if (!found)
            co_return fail(found.error());
        attempt->address = *found;
    }
    for (const Cloud &cloud : std::as_const(clouds)) {
        if (cloud.name == attempt->address.cloud)
            attempt->cloud = cloud;
    }
    co_return {};
}

/// `laidDownTenant`: where it was that an administrator set the tenant; empty: a person has named it, or
/// nobody.
Task<Result<VerifiedConnection>> verify(Attempt *attempt, VerbRequest request, QString laidDownTenant,
                                        CancelToken cancel)
{
    const Arguments &arguments = request.arguments;
    const SignInMethod method = methodOf(arguments);
    if (attempt->address.crm == CrmKind::Salesforce) {
        SalesforceAttempt wanted;
        wanted.cloud = attempt->cloud;
        wanted.address = attempt->address.address;
        wanted.clientId = arguments.value("client-id");
        wanted.method = method;
        wanted.userName = arguments.value("username");
        wanted.clientSecret = request.secret("client-secret");
        wanted.privateKey = request.secret("key");
        co_return co_await verifySalesforce(attempt->http, attempt->clock, wanted, cancel);
    }
    DynamicsAttempt wanted;
    wanted.cloud = attempt->cloud;
    wanted.address = attempt->address.address;
    wanted.tenantId = arguments.value("tenant");
    wanted.clientId =
        arguments.has("client-id") ? arguments.value("client-id") : attempt->cloud.entraClientId;
    wanted.method = method;
    wanted.userName = arguments.value("username");
    wanted.password = request.secret("password");
    wanted.clientSecret = request.secret("client-secret");
    wanted.certificate = request.secret("certificate").reveal();
    wanted.privateKey = request.secret("key");
    if (wanted.clientId.isEmpty())
        co_return fail(clientIdNeeded(attempt->cloud));
    auto verified = co_await verifyDynamics(attempt->http, attempt->clock, wanted, cancel);
    const bool isOther = !verified && verified.error().code == ErrorCode::WrongOrganisation;
    if (isOther && request.arguments.has("tenant") && !laidDownTenant.isEmpty()) {
        verified.error().sentence =
            ConnectVerbText::tr(
                "This environment belongs to another tenant than your administrator has set (Tenant in %1).")
                .arg(laidDownTenant);
        verified.error().remedy = ConnectVerbText::tr("Check the address; or ask your administrator.");
    } else if (isOther && arguments.has("tenant")) {
        verified.error().sentence =
            ConnectVerbText::tr("This environment belongs to another tenant than --tenant names.");
        verified.error().remedy =
            ConnectVerbText::tr("Check both; without --tenant the environment names its own.");
    }
    co_return verified;
}

QJsonObject describe(const ConnectionInfo &info, const VerifiedConnection &verified, bool replaced)
{
    QJsonArray warnings;
    for (const CheckResult &warning : verified.warnings)
        warnings += QJsonObject{
            {QStringLiteral("id"), warning.id},
            {QStringLiteral("title"), warning.title},
            {QStringLiteral("detail"), textOrNull(warning.detail)},
            {QStringLiteral("remedy"), textOrNull(warning.remedy)},
        };
    QJsonObject document = describeConnection(info);
    document.insert(QStringLiteral("organisationId"), textOrNull(info.organisationId));
    document.insert(QStringLiteral("organisationName"), textOrNull(info.organisationName));
    document.insert(QStringLiteral("environment"), textOrNull(info.environment));
    document.insert(QStringLiteral("userName"), textOrNull(info.userName));
    document.insert(QStringLiteral("roles"), QJsonArray::fromStringList(verified.roles));
    document.insert(QStringLiteral("objects"), QJsonArray::fromStringList(info.objects));
    document.insert(QStringLiteral("replaced"), replaced);
    document.insert(QStringLiteral("warnings"), warnings);
    return document;
}

// Here nothing is connected yet: a wrong password is a failure, not a sign-in that is due.
VerbAnswer refused(const Error &error)
{
    VerbAnswer answer = failed(error);
    if (error.code == ErrorCode::WrongCredentials || error.code == ErrorCode::ClientSecretWrong
        || error.code == ErrorCode::ClientSecretExpired)
        answer.exitCode = Failed;
    return answer;
}

Task<Result<BuiltConnection>> build(HomeSession *session, Attempt *attempt, VerifiedConnection verified,
                                    QString name, CancelToken cancel)
{
    NewConnection wanted = verified.connection;
    BriefClient client(wanted.info.crm, attempt->http, wanted.info.address, verified.tokens.accessToken);
    const QStringList laidDown = objectsLaidDown(session->settings(), wanted.info.crm);
    const QStringList names = laidDown.isEmpty() ? defaultObjects(wanted.info.crm) : laidDown;
    auto objects = co_await describeObjects(*client, names, cancel);
    if (!objects)
        co_return fail(objects.error());
    wanted.objects = std::move(*objects);
    wanted.objectsChosen = !laidDown.isEmpty() && session->settings().isLocked(Setting::Objects);
    wanted.info.objects.clear();
    for (const ObjectInfo &object : std::as_const(wanted.objects))
        wanted.info.objects += object.name;
    if (!name.isEmpty())
        wanted.info.name = name;
    co_return co_await session->build(std::move(wanted), cancel);
}

/// What an attempt obtained that leads to no connection must not stay open.
Task<void> giveBack(Attempt *attempt, VerifiedConnection verified)
{
    if (attempt->address.crm == CrmKind::Salesforce)
        (void)co_await salesforce::revoke(attempt->http, verified.tokens.instanceUrl,
                                          verified.tokens.accessToken, {});
}

QString placeOfTenant(const Arguments &arguments, const Settings &settings)
{
    const auto set = settings.administration().value(Setting::Tenant);
    const bool isIt =
        set && arguments.value("tenant").compare(set->value.toString(), Qt::CaseInsensitive) == 0;
    return isIt ? set->place : QString();
}

/// Its own user may always come back to a connection that is there.
Outcome checkProven(const HomeSession &session, const ConnectionInfo &proven)
{
    const bool isThere = session.document().find(proven.crm, proven.organisationId, proven.userId);
    return isThere ? Outcome() : checkLaidDown(proven, session.settings(), session.clouds());
}

Task<VerbAnswer> connectAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    // A refused file leaves the built-in clouds; whoever means an added one hears why it is not there.
    const Outcome clouds = session.readCloudsAgain();
    // Who asked has done so already; an owner takes nobody's word for what policies say.
    const auto allowed = withPresets(request.arguments, session.settings(), session.clouds());
    if (!allowed)
        co_return failed(clouds ? allowed.error() : clouds.error());
    request.arguments = *allowed;
    const NetworkSettings network = co_await session.readyNetwork(cancel);
    if (const auto error = session.networkError())
        co_return failed(*error);
    Attempt attempt(network, session.clock());
    const Outcome located = co_await locate(&attempt, session.clouds(), request.arguments, cancel);
    if (!located)
        co_return failed(clouds ? located.error() : clouds.error());
    const auto verified =
        co_await verify(&attempt, request, placeOfTenant(request.arguments, session.settings()), cancel);
    if (!verified)
        co_return refused(verified.error());
    const Outcome allowedUser = checkProven(session, verified->connection.info);
    if (!allowedUser) {
        co_await giveBack(&attempt, *verified);
        co_return failed(allowedUser.error());
    }
    const auto built = co_await build(&session, &attempt, *verified, request.arguments.value("name"), cancel);
    if (!built) {
        co_await giveBack(&attempt, *verified);
        co_return failed(built.error());
    }
    session.adopt(*built);
    VerbAnswer done;
    const QStringList missing =
        objectsNotThere(session.settings(), built->target.info.crm, built->target.info.objects);
    if (!missing.isEmpty())
        done.notes +=
            ConnectVerbText::tr("The organisation does not have these objects, or its user may not read them "
                                "(Objects, set by your administrator): %1.")
                .arg(missing.join(QStringLiteral(", ")));
    if (!clouds)
        done.notes += clouds.error().text();
    const QString wantedName = request.arguments.value("name");
    const QString name = built->target.info.name;
    if (!wantedName.isEmpty() && name != wantedName)
        done.notes += built->replaced
            ? ConnectVerbText::tr(
                  "This connection was there already: it was renewed and keeps its name “%1”.")
                  .arg(name)
            : ConnectVerbText::tr("The name “%1” is taken: this connection is called “%2”.")
                  .arg(wantedName, name);
    done.document = describe(built->target.info, *verified, built->replaced);
    co_return done;
}

QString connectText(const QJsonObject &document)
{
    if (document.isEmpty())
        return {};
    QString text = ConnectVerbText::tr("Connected: %1, %2, as %3.")
                       .arg(document.value(QLatin1String("name")).toString(),
                            document.value(QLatin1String("address")).toString(),
                            document.value(QLatin1String("userName")).toString());
    const QJsonArray warnings = document.value(QLatin1String("warnings")).toArray();
    for (const auto &entry : warnings) {
        const QJsonObject warning = entry.toObject();
        const QString title = warning.value(QLatin1String("title")).toString();
        const QString more = QStringList{warning.value(QLatin1String("detail")).toString(),
                                         warning.value(QLatin1String("remedy")).toString()}
                                 .join(QLatin1Char(' '))
                                 .trimmed();
        text += QLatin1Char('\n') + (more.isEmpty() ? title : ConnectVerbText::tr("%1: %2").arg(title, more));
    }
    return text;
}

} // namespace

Verb connectVerb()
{
    Verb verb;
    verb.name = "connect";
    for (const char *key : {"id", "name", "crm", "cloud", "address", "organisationId", "organisationName",
                            "environment", "userName", "roles", "objects", "replaced", "warnings"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return ConnectVerbText::tr("Verifies and saves a connection: dynamics or salesforce.");
    };
    verb.command.positionals = {QStringLiteral("[CRM]")}; // it may be laid down
    verb.command.options = {
        {"url", "TEXT", asMeant},       {"username", "USER", asMeant}, {"password-stdin"},
        {"password-file", "FILE"},      {"client-id", "ID", asMeant},  {"client-secret-stdin"},
        {"client-secret-file", "FILE"}, {"key-file", "PEM"},           {"certificate-file", "PEM"},
        {"cloud", "CLOUD", asMeant},    {"tenant", "TENANT", asMeant}, {"name", "NAME"},
    };
    verb.complete = [](Arguments arguments, const Settings &settings) {
        // A refused file is told of once the connection is tried.
        const auto clouds = readClouds(Home::fromEnvironment());
        auto completed = withPresets(std::move(arguments), settings, clouds ? *clouds : builtInClouds());
        if (!completed && !clouds)
            return Result<Arguments>(fail(clouds.error()));
        return completed;
    };
    verb.check = check;
    verb.secrets = secretsFor;
    verb.answerAsOwner = connectAnswer;
    verb.text = connectText;
    return verb;
}

} // namespace fairlead::cli
