// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checksverb.h"

#include "cli/administratorsignin.h"
#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "core/pasted.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct ChecksVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ChecksVerb)
};

QJsonArray describeChecks(const QList<CheckResult> &checks)
{
    QJsonArray rows;
    for (const CheckResult &check : checks)
        rows += QJsonObject{
            {QStringLiteral("id"), check.id},
            {QStringLiteral("title"), check.title},
            {QStringLiteral("state"), nameOf(check.state)},
            {QStringLiteral("detail"), textOrNull(check.detail)},
            {QStringLiteral("why"), textOrNull(check.why)},
            {QStringLiteral("remedy"), textOrNull(check.remedy)},
            {QStringLiteral("link"), textOrNull(check.link.toString())},
            {QStringLiteral("where"), textOrNull(check.lightningPath)},
            {QStringLiteral("whereClassic"), textOrNull(check.classicPath)},
            {QStringLiteral("fix"), textOrNull(nameOf(check.fix))},
            {QStringLiteral("answeredBy"),
             textOrNull(check.state == CheckResult::State::Unknown ? QString() : nameOf(check.answeredBy))},
            {QStringLiteral("administratorMayTell"), check.administratorMayTell},
        };
    return rows;
}

bool hasFailed(const QList<CheckResult> &checks)
{
    return std::any_of(checks.begin(), checks.end(),
                       [](const CheckResult &check) { return check.state == CheckResult::State::Fail; });
}

void weigh(VerbAnswer &answer, const Result<QList<CheckResult>> &checks)
{
    if (checks) {
        answer.exitCode = hasFailed(*checks) ? SomeFailed : Done;
        return;
    }
    answer.exitCode = exitCodeFor(checks.error());
    answer.error = checks.error();
}

QJsonObject rowOf(const ConnectionInfo &info, const Result<QList<CheckResult>> &checks,
                  const QString &administrator)
{
    QJsonObject row = describeConnection(info);
    row.insert(QStringLiteral("administrator"), textOrNull(administrator));
    row.insert(QStringLiteral("checks"), describeChecks(checks.value_or(QList<CheckResult>())));
    row.insert(QStringLiteral("error"), checks ? QJsonValue() : errorOrNull(checks.error()));
    return row;
}

Error onlyAtSalesforce()
{
    return usageError(ChecksVerbText::tr("--as-administrator is for Salesforce; at Dynamics 365 the "
                                         "connection's own user may read what is checked."),
                      QStringLiteral("checks"));
}

/// Before anybody is asked to sign in for nothing.
std::optional<Error> checkWords(const Arguments &arguments)
{
    const bool signsIn = arguments.has("as-administrator");
    if (!signsIn && (arguments.has("no-browser") || arguments.has("client-id")))
        return usageError(ChecksVerbText::tr("--no-browser and --client-id belong to --as-administrator."),
                          arguments.verb);
    const auto document = readConnections(Home::fromEnvironment().connectionsFile());
    if (!signsIn || !document)
        return std::nullopt;
    const auto chosen = chosenConnections(*document, arguments.connection);
    const bool isElsewhere = chosen && chosen->size() == 1 && chosen->constFirst().crm != CrmKind::Salesforce;
    return isElsewhere ? std::optional(onlyAtSalesforce()) : std::nullopt;
}

Task<Result<QHash<QString, Secret>>> prepareChecks(Arguments arguments, Home home, Clock &clock,
                                                   CancelToken cancel)
{
    if (!arguments.has("as-administrator"))
        co_return QHash<QString, Secret>();
    co_return co_await signInAdministrator(arguments, home, clock, cancel);
}

Task<VerbAnswer> checkAsAdministrator(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "checks");
    if (!chosen)
        co_return failed(chosen.error());
    const ConnectionInfo &info = *chosen;
    if (info.crm != CrmKind::Salesforce)
        co_return failed(onlyAtSalesforce());
    const auto administrator = co_await administratorFrom(session, request, info, cancel);
    if (!administrator)
        co_return failed(administrator.error());
    const auto checks = co_await session.checks(info.id, administrator->who, cancel);
    // Nothing lives on it, however it ended.
    const QList<salesforce::LeftBehind> standing = co_await dismiss(*administrator);
    VerbAnswer answer;
    weigh(answer, checks);
    const QJsonObject row = rowOf(info, checks, administrator->who.userName);
    answer.document.insert(QStringLiteral("connections"), QJsonArray{row});
    nameLeft(answer, standing);
    co_return answer;
}

Task<VerbAnswer> checksAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    if (request.arguments.has("as-administrator"))
        co_return co_await checkAsAdministrator(session, request, cancel);
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        co_return failed(chosen.error());
    VerbAnswer result;
    QList<Error> errors;
    bool anyFailed = false;
    QJsonArray rows;
    for (const ConnectionInfo &info : *chosen) {
        const auto checks = co_await session.checks(info.id, std::nullopt, cancel);
        if (cancel.isCancelled())
            co_return failed(Error::cancelled());
        rows += rowOf(info, checks, {});
        if (checks) {
            anyFailed = anyFailed || hasFailed(*checks);
            continue;
        }
        errors += checks.error();
        if (!result.error || exitCodeFor(checks.error()) == SignInNeeded)
            result.error = checks.error();
    }
    result.exitCode = exitCodeOfSeveral(errors, errors.size() < chosen->size());
    if (errors.isEmpty() && anyFailed)
        result.exitCode = SomeFailed;
    result.document.insert(QStringLiteral("connections"), rows);
    result.document.insert(QStringLiteral("left"), QJsonArray());
    co_return result;
}

/// As they are worth reading: what has to be changed, what could not be told, what is in order.
QStringList checkLines(const QJsonArray &checks)
{
    const std::pair<const char *, QString> parts[] = {{"fail", ChecksVerbText::tr("FAILED")},
                                                      {"unknown", ChecksVerbText::tr("unknown")},
                                                      {"pass", ChecksVerbText::tr("ok")}};
    qsizetype widest = 0;
    for (const auto &part : parts)
        widest = std::max(widest, part.second.size());
    const qsizetype column = std::max<qsizetype>(10, widest + 1);
    const QString indent(column + 2, QLatin1Char(' '));
    QStringList lines;
    for (const auto &[state, mark] : parts) {
        for (const auto &entry : checks) {
            const QJsonObject check = entry.toObject();
            const auto text = [&check](const char *key) {
                return check.value(QLatin1String(key)).toString();
            };
            if (text("state") != QLatin1String(state))
                continue;
            lines +=
                QStringLiteral("  %1%2: %3").arg(mark.leftJustified(column), text("title"), text("detail"));
            if (QLatin1String(state) == QLatin1String("pass"))
                continue;
            for (const char *key : {"why", "remedy", "where", "link"})
                lines += indent + text(key);
            if (text("fix") == QLatin1String("reconnect"))
                lines += indent + ChecksVerbText::tr("“fairleadctl reconnect” can mend it.");
            if (check.value(QLatin1String("administratorMayTell")).toBool())
                lines += indent + ChecksVerbText::tr("“fairleadctl checks --as-administrator” can tell.");
        }
    }
    lines.removeAll(indent);
    return lines;
}

QString checksText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        const QString name = row.value(QLatin1String("name")).toString();
        const QJsonValue error = row.value(QLatin1String("error"));
        lines += error.isObject() ? ChecksVerbText::tr("%1: %2").arg(name, errorText(error)) : name;
        const QString administrator = row.value(QLatin1String("administrator")).toString();
        if (!administrator.isEmpty())
            lines += ChecksVerbText::tr("  What the integration user may not read was told to %1.")
                         .arg(administrator);
        lines += checkLines(row.value(QLatin1String("checks")).toArray());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb checksVerb()
{
    Verb verb;
    verb.name = "checks";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections"), QStringLiteral("left")};
    verb.summary = [] {
        return ChecksVerbText::tr(
            "Checks how CRM, user and computer are set up for each connection to stay up.");
    };
    verb.command.options = {{"as-administrator"}, {"no-browser"}, {"client-id", "ID", asMeant}};
    verb.check = checkWords;
    verb.prepare = prepareChecks;
    verb.answerAsOwner = checksAnswer;
    verb.text = checksText;
    return verb;
}

} // namespace fairlead::cli
