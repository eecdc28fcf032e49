// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/applicationverb.h"

#include "cli/administratorsignin.h"
#include "cli/chosen.h"
#include "cli/serveraccessverb.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cstdio>

namespace fairlead::cli {

namespace {

using dynamics::ApplicationAccess;
using dynamics::ApplicationPart;

struct ApplicationVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ApplicationVerb)
};

void tellStep(const dynamics::ApplicationProgress &told)
{
    // What is under way is for whoever waits, never part of the answer.
    const QByteArray line = ApplicationVerbText::tr("%1 of %2: %3")
                                .arg(int(told.step))
                                .arg(dynamics::applicationSteps)
                                .arg(told.text)
                                .toUtf8()
        + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stderr);
}

QJsonArray describeLacking(const QList<dynamics::MissingPrivilege> &missing)
{
    QJsonArray rows;
    for (const dynamics::MissingPrivilege &one : missing)
        rows += describe(one);
    return rows;
}

QJsonObject describeByHand(const dynamics::MadeApplication &made)
{
    const dynamics::ApplicationUserByHand &byHand = *made.byHand;
    QJsonArray fields;
    for (const auto &field : byHand.fields)
        fields += QJsonObject{{QStringLiteral("label"), field.label}, {QStringLiteral("value"), field.value}};
    return {{QStringLiteral("page"), textOrNull(byHand.page.toString())},
            {QStringLiteral("path"), byHand.path},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("steps"), QJsonArray::fromStringList(byHand.steps)},
            {QStringLiteral("lacking"), QJsonArray::fromStringList(made.lacking)}};
}

ApplicationWish wishOf(const VerbRequest &request, const HomeSession &session, const ConnectionInfo &info)
{
    ApplicationWish wish;
    const QString begun = session.document().applicationAccess.value(info.id).clientId;
    const QString given = request.arguments.value("application");
    wish.proofs.clientId = given.isEmpty() ? begun : given;
    wish.proofs.clientSecret = request.secret("client-secret");
    wish.proofs.certificate = request.secret("certificate").reveal();
    wish.proofs.privateKey = request.secret("key");
    wish.progress = tellStep;
    return wish;
}

Error personNeeded()
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ApplicationVerbText::tr("This administrator may not make the application user.");
    error.remedy =
        ApplicationVerbText::tr("Have somebody enter what is listed, then run this again; or sign in as a "
                                "system administrator of the environment.");
    return error;
}

} // namespace

bool signsInAs(const ConnectionInfo &info, const QString &clientId)
{
    return fairlead::isApplication(info.method) && (clientId.isEmpty() || clientId == info.clientId);
}

bool isApplication(const ConnectionInfo &info, bool known)
{
    return known || (info.crm == CrmKind::Dynamics && fairlead::isApplication(info.method));
}

std::optional<Error> checkApplicationWish(const Arguments &arguments, const ConnectionInfo &info, bool known)
{
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    const bool certificate = arguments.has("certificate-file");
    const bool secret = arguments.has("client-secret-stdin") || arguments.has("client-secret-file");
    if (info.crm != CrmKind::Dynamics) {
        if (arguments.has("application") || certificate || secret || arguments.has("key-file"))
            return wrong(ApplicationVerbText::tr("An application is given for Dynamics 365 only."));
        return std::nullopt;
    }
    if (arguments.has("external-ids"))
        return wrong(ApplicationVerbText::tr("--external-ids is for Salesforce."));
    if (certificate != arguments.has("key-file") || (certificate && secret))
        return wrong(
            ApplicationVerbText::tr("The app proves who it is by --certificate-file with --key-file, "
                                    "or by its client secret."));
    const bool named = arguments.has("application") || known || fairlead::isApplication(info.method);
    if (arguments.positionals.value(0) == QLatin1String("on") && !named)
        return wrong(ApplicationVerbText::tr("--application is missing: the app registration's client id."));
    return std::nullopt;
}

QString applicationState(const HomeSession &session, const ConnectionId &id)
{
    const auto found = session.document().applicationAccess.constFind(id);
    if (found == session.document().applicationAccess.constEnd())
        return QStringLiteral("off");
    if (found->removing)
        return QStringLiteral("removing");
    if (!found->isReady())
        return QStringLiteral("making");
    const ConnectionInfo *info = session.document().find(id);
    return info && info->revoked ? QStringLiteral("revoked") : QStringLiteral("on");
}

QJsonValue describeApplication(const HomeSession &session, const ConnectionId &id)
{
    const auto found = session.document().applicationAccess.constFind(id);
    if (found == session.document().applicationAccess.constEnd())
        return {};
    const ApplicationAccess &access = *found;
    const ConnectionInfo *info = session.document().find(id);
    const QDateTime expires = info ? info->credentialExpires : QDateTime();
    QJsonArray parts;
    for (const ApplicationPart &part : partsOf(access))
        parts += QJsonObject{{QStringLiteral("what"), part.what},
                             {QStringLiteral("name"), part.name},
                             {QStringLiteral("apiName"), part.apiName},
                             {QStringLiteral("link"), textOrNull(part.link.toString())}};
    const auto timeOf = [](const QDateTime &time) {
        return timeOrNull(time.isValid() ? std::optional(time) : std::nullopt);
    };
    return QJsonObject{
        {QStringLiteral("application"), access.clientId},
        {QStringLiteral("businessUnit"), textOrNull(access.businessUnit)},
        {QStringLiteral("role"), access.roleName},
        {QStringLiteral("privileges"), QJsonArray::fromStringList(access.granted)},
        {QStringLiteral("madeBy"), textOrNull(access.madeBy)},
        {QStringLiteral("madeAt"), timeOf(access.madeAt)},
        {QStringLiteral("credentialExpires"), timeOf(expires)},
        {QStringLiteral("parts"), parts},
    };
}

Task<VerbAnswer> turnOnApplication(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                   CancelToken cancel)
{
    const auto administrator = co_await administratorFrom(session, request, info, cancel);
    if (!administrator)
        co_return failed(administrator.error());
    const ApplicationWish wish = wishOf(request, session, info);
    const auto made = co_await session.turnOnApplicationAccess(info.id, administrator->who, wish, cancel);
    if (!made)
        co_return failed(made.error(), describeServerAccess(session, info));
    VerbAnswer done;
    done.document = describeServerAccess(session, info);
    done.document.insert(QStringLiteral("missing"), describeLacking(made->made.missing));
    if (made->made.byHand) {
        done.document.insert(QStringLiteral("byHand"), describeByHand(made->made));
        done.error = personNeeded();
        done.exitCode = SignInNeeded;
    } else if (!made->made.missing.isEmpty()) {
        done.exitCode = SomeFailed;
    }
    co_return done;
}

Task<VerbAnswer> turnOffApplication(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                    CancelToken cancel)
{
    const auto administrator = co_await administratorFrom(session, request, info, cancel);
    if (!administrator)
        co_return failed(administrator.error());
    const auto removed = co_await session.turnOffApplicationAccess(info.id, administrator->who, cancel);
    if (!removed)
        co_return failed(removed.error(), describeServerAccess(session, info));
    VerbAnswer done;
    done.document = describeServerAccess(session, info);
    done.notes += handedOverTo(info, session.document().find(info.id));
    QJsonArray left;
    for (const dynamics::NotUndone &part : *removed) {
        left += QJsonObject{{QStringLiteral("what"), part.what},
                            {QStringLiteral("error"), errorOrNull(part.error)},
                            {QStringLiteral("link"), QJsonValue()}};
        done.notes += QStringLiteral("%1 %2").arg(part.what, part.error.text());
    }
    done.document.insert(QStringLiteral("left"), left);
    if (!left.isEmpty())
        done.exitCode = SomeFailed;
    co_return done;
}

QStringList byHandLines(const QJsonObject &document)
{
    const QJsonObject byHand = document.value(QLatin1String("byHand")).toObject();
    if (byHand.isEmpty())
        return {};
    QStringList lines{ApplicationVerbText::tr("To be entered by hand: %1 %2")
                          .arg(byHand.value(QLatin1String("path")).toString(),
                               byHand.value(QLatin1String("page")).toString())};
    for (const auto &entry : byHand.value(QLatin1String("fields")).toArray()) {
        const QJsonObject field = entry.toObject();
        lines += ApplicationVerbText::tr("  %1: %2")
                     .arg(field.value(QLatin1String("label")).toString(),
                          field.value(QLatin1String("value")).toString());
    }
    int number = 0;
    for (const auto &step : byHand.value(QLatin1String("steps")).toArray())
        lines += ApplicationVerbText::tr("  %1. %2").arg(++number).arg(step.toString());
    QStringList lacking;
    for (const auto &name : byHand.value(QLatin1String("lacking")).toArray())
        lacking += name.toString();
    if (!lacking.isEmpty())
        lines += ApplicationVerbText::tr("  The administrator who signed in lacks: %1")
                     .arg(lacking.join(QLatin1String(", ")));
    return lines;
}

} // namespace fairlead::cli
