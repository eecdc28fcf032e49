// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/conflictsverb.h"

#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "sync/homesession.h"
#include "workspace/basejson.h"
#include "workspace/conflicts.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fairlead::cli {

namespace {

struct ConflictsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConflictsVerb)
};

constexpr int conflictsShown = 1000;

QJsonObject describeConflict(const ConflictEntry &entry)
{
    const Conflict &conflict = entry.conflict;
    return {
        {QStringLiteral("id"), entry.id},
        {QStringLiteral("object"), entry.object},
        {QStringLiteral("record"), entry.record},
        {QStringLiteral("field"), textOrNull(conflict.field)},
        {QStringLiteral("base"), fairlead::toJson(conflict.base)},
        {QStringLiteral("workspace"), fairlead::toJson(conflict.workspace)},
        {QStringLiteral("crm"), fairlead::toJson(conflict.crm)},
        {QStringLiteral("kept"), conflict.kept ? QJsonValue(nameOf(*conflict.kept)) : QJsonValue()},
        {QStringLiteral("state"), nameOf(entry.state)},
        {QStringLiteral("changedBy"), textOrNull(entry.changedBy)},
        {QStringLiteral("at"), timeOrNull(entry.at)},
    };
}

Result<QJsonObject> describeConflicts(const WorkspaceReader *reader)
{
    QJsonArray conflicts;
    if (reader) {
        const auto list = reader->conflicts(false, conflictsShown);
        if (!list)
            return fail(list.error());
        for (const ConflictEntry &entry : *list)
            conflicts += describeConflict(entry);
    }
    return QJsonObject{{QStringLiteral("conflicts"), conflicts}};
}

std::optional<Error> checkConflicts(const Arguments &arguments)
{
    const QString action = arguments.positionals.value(0);
    const bool resolves = action == QLatin1String("resolve");
    if (!action.isEmpty() && !resolves && action != QLatin1String("undo"))
        return usageError(
            ConflictsVerbText::tr("conflicts takes “resolve ID --keep crm|workspace” or “undo ID”."),
            QStringLiteral("conflicts"));
    if (resolves != arguments.has("keep"))
        return usageError(ConflictsVerbText::tr("Say with “resolve” which side to --keep: crm or workspace."),
                          QStringLiteral("conflicts"));
    if (resolves && !sideFromString(arguments.value("keep")))
        return usageError(ConflictsVerbText::tr("--keep takes one of: crm, workspace."),
                          QStringLiteral("conflicts"));
    return std::nullopt;
}

Task<VerbAnswer> conflictsAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const QString action = request.arguments.positionals.value(0);
    if (action.isEmpty())
        co_return readWorkspaces(session, request, describeConflicts);
    const Result<ConnectionInfo> info = theConnection(session, request, "conflicts");
    if (!info)
        co_return failed(info.error());
    const Result<qint64> id = numberAt(request, 1, ConflictsVerbText::tr("Give the conflict's number."));
    if (!id)
        co_return failed(id.error());
    const auto keep = sideFromString(request.arguments.value("keep"));
    const WorkspaceChange work = [number = *id, keep](Workspace &workspace) {
        Conflicts conflicts(workspace);
        return keep ? conflicts.resolve(number, *keep) : conflicts.putBack(number);
    };
    const Outcome changed = co_await session.changeWorkspace(info->id, work, cancel);
    if (!changed)
        co_return failed(changed.error());
    co_return readWorkspaces(session, request, describeConflicts);
}

QString shown(const QJsonValue &value)
{
    if (value.isString())
        return QStringLiteral("“%1”").arg(value.toString());
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return ConflictsVerbText::tr("nothing");
}

/// Both sides, each by its name: an answer names one of them.
QString disputeText(const QJsonObject &conflict)
{
    const QString field = conflict.value(QLatin1String("field")).toString();
    const QJsonValue crm = conflict.value(QLatin1String("crm"));
    const QJsonValue workspace = conflict.value(QLatin1String("workspace"));
    if (!field.isEmpty())
        return ConflictsVerbText::tr("%1: %2 in the CRM, %3 in the workspace, before %4")
            .arg(field, shown(crm), shown(workspace), shown(conflict.value(QLatin1String("base"))));
    return crm.isNull() ? ConflictsVerbText::tr("deleted in the CRM, changed in the workspace")
                        : ConflictsVerbText::tr("deleted in the workspace, changed in the CRM");
}

QString conflictLine(const QJsonObject &conflict)
{
    const QString what = disputeText(conflict);
    const QString kept = conflict.value(QLatin1String("kept")).toString();
    QString state = ConflictsVerbText::tr("waits for an answer");
    if (kept == nameOf(Side::Crm))
        state = ConflictsVerbText::tr("the CRM's was kept");
    else if (kept == nameOf(Side::Workspace))
        state = ConflictsVerbText::tr("the workspace's was kept");
    return ConflictsVerbText::tr("  %1  %2 %3, %4 (%5)")
        .arg(conflict.value(QLatin1String("id")).toInteger())
        .arg(conflict.value(QLatin1String("object")).toString(),
             conflict.value(QLatin1String("record")).toString(), what, state);
}

QString conflictsText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        lines += row.value(QLatin1String("name")).toString();
        const QJsonArray conflicts = row.value(QLatin1String("conflicts")).toArray();
        for (const auto &item : conflicts)
            lines += conflictLine(item.toObject());
        if (conflicts.isEmpty())
            lines += ConflictsVerbText::tr("  nothing in dispute");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb conflictsVerb()
{
    Verb verb;
    verb.name = "conflicts";
    verb.command.positionals = {QStringLiteral("[ACTION]"), QStringLiteral("[ID]")};
    verb.command.options = {{"keep", "crm|workspace"}};
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.check = checkConflicts;
    verb.summary = [] {
        return ConflictsVerbText::tr("Lists what both sides have changed; “resolve ID --keep crm|workspace” "
                                     "answers, “undo ID” puts the "
                                     "loser back.");
    };
    verb.answerAsOwner = conflictsAnswer;
    verb.text = conflictsText;
    return verb;
}

} // namespace fairlead::cli
