// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checksverb.h"

#include "cli/chosen.h"
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
        };
    return rows;
}

bool hasFailed(const QList<CheckResult> &checks)
{
    return std::any_of(checks.begin(), checks.end(),
                       [](const CheckResult &check) { return check.state == CheckResult::State::Fail; });
}

Task<VerbAnswer> checksAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        co_return failed(chosen.error());
    VerbAnswer result;
    QJsonArray rows;
    for (const ConnectionInfo &info : *chosen) {
        const auto checks = co_await session.checks(info.id, cancel);
        if (cancel.isCancelled())
            co_return failed(Error::cancelled());
        QJsonObject row = describeConnection(info);
        row.insert(QStringLiteral("checks"), describeChecks(checks.value_or(QList<CheckResult>())));
        row.insert(QStringLiteral("error"), checks ? QJsonValue() : errorOrNull(checks.error()));
        rows += row;
        if (checks) {
            if (hasFailed(*checks) && !result.error)
                result.exitCode = SomeFailed;
            continue;
        }
        // What could not be looked at outweighs what was found, and a sign-in that is needed all else.
        const int code = exitCodeFor(checks.error());
        if (!result.error || code == SignInNeeded) {
            result.exitCode = code;
            result.error = checks.error();
        }
    }
    result.document.insert(QStringLiteral("connections"), rows);
    co_return result;
}

/// As they are worth reading: what has to be changed, what could not be told, what is in order.
QStringList checkLines(const QJsonArray &checks)
{
    const std::pair<const char *, QString> parts[] = {{"fail", ChecksVerbText::tr("FAILED")},
                                                      {"unknown", ChecksVerbText::tr("unknown")},
                                                      {"pass", ChecksVerbText::tr("ok")}};
    const QString indent(12, QLatin1Char(' '));
    QStringList lines;
    for (const auto &[state, mark] : parts) {
        for (const auto &entry : checks) {
            const QJsonObject check = entry.toObject();
            const auto text = [&check](const char *key) {
                return check.value(QLatin1String(key)).toString();
            };
            if (text("state") != QLatin1String(state))
                continue;
            lines += QStringLiteral("  %1%2: %3").arg(mark.leftJustified(10), text("title"), text("detail"));
            if (QLatin1String(state) == QLatin1String("pass"))
                continue;
            for (const char *key : {"why", "remedy", "where", "link"})
                lines += indent + text(key);
            if (text("fix") == QLatin1String("reconnect"))
                lines += indent + ChecksVerbText::tr("“fairleadctl reconnect” can mend it.");
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
    verb.keys = {QStringLiteral("connections")};
    verb.summary = [] {
        return ChecksVerbText::tr(
            "Checks how CRM, user and computer are set up for each connection to stay up.");
    };
    verb.answerAsOwner = checksAnswer;
    verb.text = checksText;
    return verb;
}

} // namespace fairlead::cli
