// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serveraccessverb.h"

#include "cli/administratorsignin.h"
#include "cli/applicationverb.h"
#include "cli/browsersignin.h"
#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "connection/connectionstanding.h"
#include "connection/pinning.h"
#include "core/pasted.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cstdio>

namespace fairlead::cli {

namespace {

using salesforce::AccessPart;
using salesforce::ServerAccess;

struct ServerAccessVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ServerAccessVerb)
};

const QString on = QStringLiteral("on");
const QString off = QStringLiteral("off");
const QString show = QStringLiteral("show");
const QString revokedState = QStringLiteral("revoked");

QString wish(const Arguments &arguments)
{
    return arguments.positionals.value(0, show);
}

/// What the list alone tells of the connection that is meant; what is wrong is the answer's to say.
struct MeantConnection
{
    ConnectionInfo info;
    bool known = false; ///< something was made for it
};

std::optional<MeantConnection> meantBy(const Arguments &arguments)
{
    const auto document = readConnections(Home::fromEnvironment().connectionsFile());
    if (!document)
        return std::nullopt;
    const auto chosen = chosenConnections(*document, arguments.connection);
    if (!chosen || chosen->size() != 1)
        return std::nullopt;
    const ConnectionInfo &info = chosen->constFirst();
    return MeantConnection{
        info, document->serverAccess.contains(info.id) || document->applicationAccess.contains(info.id)};
}

/// An app that is named anew proves who it is; one that the connection signs in with is known.
QStringList secretsOfWish(const Arguments &arguments)
{
    const auto meant = meantBy(arguments);
    const bool asks = meant && meant->info.crm == CrmKind::Dynamics && wish(arguments) == on
        && !arguments.has("certificate-file") && !signsInAs(meant->info, arguments.value("application"));
    return asks ? QStringList{QStringLiteral("client-secret")} : QStringList();
}

std::optional<Error> checkWish(const Arguments &arguments)
{
    const QString wanted = wish(arguments);
    if (wanted != on && wanted != off && wanted != show)
        return usageError(ServerAccessVerbText::tr("Say “on”, “off” or “show”."), arguments.verb);
    if (arguments.has("external-ids") && wanted != on)
        return usageError(ServerAccessVerbText::tr("--external-ids belongs to “on”."), arguments.verb);
    const auto meant = meantBy(arguments);
    if (auto impossible = meant ? checkDeviceCode(arguments, meant->info.crm) : std::nullopt)
        return impossible;
    return meant ? checkApplicationWish(arguments, meant->info, meant->known) : std::nullopt;
}

/// Where nothing is remembered either: there is nothing to take back, and nobody has to sign in for that.
bool hasNothingMade(const ConnectionInfo &info)
{
    return info.crm == CrmKind::Salesforce && info.method != SignInMethod::SalesforceServer;
}

Task<Result<QHash<QString, Secret>>> prepareWish(Arguments arguments, Home home, Clock &clock,
                                                 CancelToken cancel)
{
    const auto meant = meantBy(arguments);
    const bool isDone = wish(arguments) == off && meant && !meant->known && hasNothingMade(meant->info);
    if (wish(arguments) == show || isDone)
        co_return QHash<QString, Secret>();
    co_return co_await signInAdministrator(arguments, home, clock, cancel);
}

QString stateOf(const HomeSession &session, const ConnectionId &id)
{
    const auto found = session.document().serverAccess.constFind(id);
    if (found == session.document().serverAccess.constEnd())
        return off;
    if (found->removing)
        return QStringLiteral("removing");
    if (!found->isReady())
        return QStringLiteral("making");
    const ConnectionInfo *info = session.document().find(id);
    return info && info->revoked ? revokedState : on;
}

QJsonArray describeParts(const ServerAccess &access)
{
    QJsonArray rows;
    for (const AccessPart &part : partsOf(access)) {
        rows += QJsonObject{{QStringLiteral("what"), part.what},
                            {QStringLiteral("name"), part.name},
                            {QStringLiteral("apiName"), part.apiName},
                            {QStringLiteral("link"), textOrNull(part.link.toString())}};
    }
    return rows;
}

QJsonValue describeAccess(const HomeSession &session, const ConnectionId &id)
{
    const auto found = session.document().serverAccess.constFind(id);
    if (found == session.document().serverAccess.constEnd())
        return {};
    const ServerAccess &access = *found;
    return QJsonObject{
        {QStringLiteral("userName"), access.userName},
        {QStringLiteral("permissionSet"), access.permissionSet},
        {QStringLiteral("app"), access.app},
        {QStringLiteral("consumerKey"), access.consumerKey},
        {QStringLiteral("externalIds"), QJsonArray::fromStringList(access.externalIdsMade)},
        {QStringLiteral("madeBy"), textOrNull(access.madeBy)},
        {QStringLiteral("madeAt"),
         timeOrNull(access.madeAt.isValid() ? std::optional(access.madeAt) : std::nullopt)},
        {QStringLiteral("certificateExpires"), timeOrNull(access.certificateExpires)},
        {QStringLiteral("parts"), describeParts(access)},
    };
}

} // namespace

QJsonObject describeServerAccess(const HomeSession &session, const ConnectionInfo &info)
{
    const ConnectionInfo *now = session.document().find(info.id);
    QJsonObject document = describeConnection(now ? *now : info);
    document.insert(QStringLiteral("userName"), textOrNull(now ? now->userName : info.userName));
    const bool isSalesforce = info.crm == CrmKind::Salesforce;
    document.insert(QStringLiteral("state"),
                    isSalesforce ? stateOf(session, info.id) : applicationState(session, info.id));
    document.insert(QStringLiteral("access"),
                    isSalesforce ? describeAccess(session, info.id) : describeApplication(session, info.id));
    document.insert(QStringLiteral("missing"), QJsonArray());
    document.insert(QStringLiteral("hidden"), QJsonArray());
    document.insert(QStringLiteral("left"), QJsonArray());
    document.insert(QStringLiteral("byHand"), QJsonValue());
    return document;
}

QStringList handedOverTo(const ConnectionInfo &before, const ConnectionInfo *now)
{
    if (!now || now->userName == before.userName)
        return {};
    return {
        ServerAccessVerbText::tr("“%1” works as %2 from now on, with all the rights of that administrator.")
            .arg(now->name, now->userName)};
}

namespace {

void tellProgress(const salesforce::AccessProgress &told)
{
    // What is under way is for whoever waits, never part of the answer.
    const QByteArray line =
        ServerAccessVerbText::tr("%1 of %2: %3").arg(told.number).arg(told.count).arg(told.text).toUtf8()
        + '\n';
    if (!told.waited)
        std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

QJsonArray describeMissing(const QList<salesforce::MissingRight> &missing)
{
    QJsonArray rows;
    for (const salesforce::MissingRight &right : missing)
        rows += nameOf(right);
    return rows;
}

QJsonArray describeHidden(const QList<salesforce::SeenRecords> &hidden)
{
    QJsonArray rows;
    for (const salesforce::SeenRecords &records : hidden)
        rows += QJsonObject{{QStringLiteral("object"), records.object},
                            {QStringLiteral("seen"), records.own},
                            {QStringLiteral("total"), records.all}};
    return rows;
}

Task<VerbAnswer> turnOn(HomeSession &session, VerbRequest request, ConnectionInfo info, CancelToken cancel)
{
    const auto administrator = co_await administratorFrom(session, request, info, cancel);
    if (!administrator)
        co_return failed(administrator.error());
    const bool before = session.document().serverAccess.value(info.id).externalIdObjects.isEmpty();
    const ServerAccessWish wanted{request.arguments.has("external-ids") || !before, tellProgress};
    const auto made = co_await session.turnOnServerAccess(info.id, administrator->who, wanted, cancel);
    // Nothing lives on the administrator's approval, however it ended.
    const QList<salesforce::LeftBehind> standing = co_await dismiss(*administrator);
    VerbAnswer done;
    if (!made) {
        done = failed(made.error(), describeServerAccess(session, info));
        nameLeft(done, standing);
        co_return done;
    }
    done.document = describeServerAccess(session, info);
    done.document.insert(QStringLiteral("missing"), describeMissing(made->signIn.made.missing));
    for (const salesforce::RefusedRight &right : made->signIn.made.refused)
        done.notes += QStringLiteral("%1: %2").arg(right.right, right.error.text());
    done.document.insert(QStringLiteral("hidden"), describeHidden(made->hidden));
    if (!made->signIn.made.missing.isEmpty() || !made->hidden.isEmpty())
        done.exitCode = SomeFailed;
    nameLeft(done, made->left + standing);
    co_return done;
}

/// Nobody can delete a user at Salesforce.
QString retiredUser(const ServerAccess &access)
{
    return ServerAccessVerbText::tr("The user %1 stays in the organisation, deactivated.")
        .arg(access.userName);
}

Task<VerbAnswer> turnOff(HomeSession &session, VerbRequest request, ConnectionInfo info, CancelToken cancel)
{
    if (hasNothingMade(info) && !session.document().serverAccess.contains(info.id)) {
        VerbAnswer already;
        already.document = describeServerAccess(session, info);
        co_return already;
    }
    const auto administrator = co_await administratorFrom(session, request, info, cancel);
    if (!administrator)
        co_return failed(administrator.error());
    const bool hadUser = !session.document().serverAccess.value(info.id).userId.isEmpty();
    const auto taken = co_await session.turnOffServerAccess(info.id, administrator->who, cancel);
    const ConnectionInfo *now = session.document().find(info.id);
    const bool handedOver =
        info.method == SignInMethod::SalesforceServer && now && now->method == SignInMethod::SalesforceWeb;
    QList<salesforce::LeftBehind> standing;
    if (taken ? !taken->handedOver : !handedOver)
        standing = co_await dismiss(*administrator);
    VerbAnswer done;
    if (!taken) {
        done = failed(taken.error(), describeServerAccess(session, info));
        nameLeft(done, standing);
        co_return done;
    }
    done.document = describeServerAccess(session, info);
    if (hadUser && taken->removed.isComplete())
        done.notes += retiredUser(taken->removed.access);
    done.notes += handedOverTo(info, now);
    if (taken->needsSignIn) {
        done.notes += taken->needsSignIn->text();
        // Who was revoked before is where a person wanted it.
        done.exitCode = now && now->revoked ? Done : SignInNeeded;
    }
    nameLeft(done, taken->removed.left + standing);
    co_return done;
}

Task<VerbAnswer> answerWish(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "server-access");
    if (!chosen)
        co_return failed(chosen.error());
    const ConnectionInfo &info = *chosen;
    const QString wanted = wish(request.arguments);
    const bool isSalesforce = info.crm == CrmKind::Salesforce;
    if (wanted == on && !isSalesforce)
        co_return co_await turnOnApplication(session, request, info, cancel);
    if (wanted == off && !isSalesforce)
        co_return co_await turnOffApplication(session, request, info, cancel);
    if (wanted == on)
        co_return co_await turnOn(session, request, info, cancel);
    if (wanted == off)
        co_return co_await turnOff(session, request, info, cancel);
    VerbAnswer shown;
    shown.document = describeServerAccess(session, info);
    co_return shown;
}

Error nothingToReconnect(const ConnectionInfo &info)
{
    if (info.userGone)
        return userGone(info);
    Error error;
    error.code = ErrorCode::NothingToDo;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ServerAccessVerbText::tr("“%1” has no access that Fairlead has made.").arg(info.name);
    error.remedy = info.crm == CrmKind::Dynamics
        ? ServerAccessVerbText::tr(
            "Have the missing privileges added to a security role of its user; or make "
            "an application user with “fairleadctl server-access on”.")
        : ServerAccessVerbText::tr("Sign in again with “fairleadctl reauthorize”; with “fairleadctl "
                                   "server-access on” Fairlead makes an "
                                   "integration user of its own at Salesforce.");
    return error;
}

/// Before anybody is asked to sign in for nothing.
std::optional<Error> checkReconnecting(const Arguments &arguments)
{
    const auto meant = meantBy(arguments);
    if (auto impossible = meant ? checkDeviceCode(arguments, meant->info.crm) : std::nullopt)
        return impossible;
    if (!meant || isApplication(meant->info, meant->known))
        return std::nullopt;
    return nothingToReconnect(meant->info);
}

Task<VerbAnswer> reconnectAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "reconnect");
    if (!chosen)
        co_return failed(chosen.error());
    const ConnectionInfo &info = *chosen;
    const ConnectionsDocument &document = session.document();
    if (!isApplication(
            info, document.serverAccess.contains(info.id) || document.applicationAccess.contains(info.id)))
        co_return failed(nothingToReconnect(info));
    if (info.crm == CrmKind::Dynamics)
        co_return co_await turnOnApplication(session, request, info, cancel);
    co_return co_await turnOn(session, request, info, cancel);
}

QStringList namesIn(const QJsonValue &rows, const char *key)
{
    QStringList names;
    for (const auto &row : rows.toArray())
        names += row.isString() ? row.toString() : row.toObject().value(QLatin1String(key)).toString();
    return names;
}

QString accessText(const QJsonObject &document)
{
    if (document.isEmpty())
        return {};
    QStringList lines;
    const QString name = document.value(QLatin1String("name")).toString();
    const QString state = document.value(QLatin1String("state")).toString();
    if (state == on)
        lines += ServerAccessVerbText::tr("%1: signs in by itself as %2.")
                     .arg(name, document.value(QLatin1String("userName")).toString());
    else if (state == revokedState)
        lines += ServerAccessVerbText::tr("%1: revoked; what Fairlead has made there stands. “fairleadctl "
                                          "reconnect” goes on with it, “server-access off” takes it back.")
                     .arg(name);
    else if (state == off)
        lines += ServerAccessVerbText::tr("%1: no server-to-server access.").arg(name);
    else
        lines += ServerAccessVerbText::tr("%1: not finished. Run “server-access on” to go on, or "
                                          "“server-access off” to take it back.")
                     .arg(name);
    // At Dynamics 365 the other one is a GUID.
    const bool isDynamics = document.value(QLatin1String("crm")).toString() == nameOf(CrmKind::Dynamics);
    const QLatin1String called(isDynamics ? "name" : "apiName");
    for (const auto &entry : document.value(QLatin1String("access"))[QLatin1String("parts")].toArray()) {
        const QJsonObject part = entry.toObject();
        lines += QStringLiteral("  %1: %2 %3")
                     .arg(part.value(QLatin1String("what")).toString(), part.value(called).toString(),
                          part.value(QLatin1String("link")).toString());
    }
    const QStringList missing = namesIn(document.value(QLatin1String("missing")), "");
    if (!missing.isEmpty())
        lines += ServerAccessVerbText::tr("  still missing: %1").arg(missing.join(QLatin1String(", ")));
    for (const auto &entry : document.value(QLatin1String("hidden")).toArray())
        lines += ServerAccessVerbText::tr("  %1: sees %2 of %3 records, sharing hides the others")
                     .arg(entry[QLatin1String("object")].toString())
                     .arg(entry[QLatin1String("seen")].toInteger())
                     .arg(entry[QLatin1String("total")].toInteger());
    const QStringList left = namesIn(document.value(QLatin1String("left")), "what");
    if (!left.isEmpty())
        lines += ServerAccessVerbText::tr("  still there: %1").arg(left.join(QLatin1String("; ")));
    lines += byHandLines(document);
    return lines.join(QLatin1Char('\n'));
}

Verb accessVerb(const char *name)
{
    Verb verb;
    verb.name = name;
    verb.takesConnection = true;
    for (const char *key : {"id", "name", "crm", "cloud", "address", "userName", "state", "access", "missing",
                            "hidden", "left", "byHand"})
        verb.keys += QLatin1String(key);
    verb.text = accessText;
    return verb;
}

} // namespace

Verb serverAccessVerb()
{
    Verb verb = accessVerb("server-access");
    verb.summary = [] {
        return ServerAccessVerbText::tr("Makes a user of Fairlead's own in the CRM that signs in by itself, "
                                        "takes it back, or shows it.");
    };
    verb.command.positionals = {QStringLiteral("[on|off|show]")};
    verb.command.options = {{"external-ids"},
                            {"no-browser"},
                            {"device-code"},
                            {"client-id", "ID", asMeant},
                            {"application", "ID", asMeant},
                            {"client-secret-stdin"},
                            {"client-secret-file", "FILE"},
                            {"certificate-file", "PEM"},
                            {"key-file", "PEM"}};
    verb.check = checkWish;
    verb.secrets = secretsOfWish;
    verb.prepare = prepareWish;
    verb.answerAsOwner = answerWish;
    return verb;
}

Verb reconnectVerb()
{
    Verb verb = accessVerb("reconnect");
    verb.summary = [] {
        return ServerAccessVerbText::tr("Grants what a connection's jobs lack; an administrator signs in.");
    };
    verb.command.options = {{"no-browser"}, {"device-code"}, {"client-id", "ID", asMeant}};
    verb.check = checkReconnecting;
    verb.prepare = signInAdministrator;
    verb.answerAsOwner = reconnectAnswer;
    return verb;
}

} // namespace fairlead::cli
