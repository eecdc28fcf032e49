// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/deletionsverb.h"

#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "sync/homesession.h"
#include "workspace/jobs.h"
#include "workspace/outbox.h"
#include "workspace/removals.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct DeletionsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::DeletionsVerb)
};

Result<QJsonObject> describeDeletions(const WorkspaceReader *reader)
{
    QJsonArray deletions;
    if (reader) {
        const auto held = reader->heldDeletions();
        if (!held)
            return fail(held.error());
        const auto jobs = reader->jobs();
        if (!jobs)
            return fail(jobs.error());
        for (const HeldDeletions &one : *held) {
            const auto job = std::find_if(jobs->begin(), jobs->end(),
                                          [&](const Job &known) { return known.object == one.object; });
            deletions += QJsonObject{
                {QStringLiteral("job"), job == jobs->end() ? QJsonValue() : QJsonValue(job->id)},
                {QStringLiteral("object"), one.object},
                {QStringLiteral("inCrm"), one.inCrm},
                {QStringLiteral("here"), one.here},
            };
        }
    }
    return QJsonObject{{QStringLiteral("deletions"), deletions}};
}

std::optional<Error> checkDeletions(const Arguments &arguments)
{
    const QString action = arguments.positionals.value(0);
    if (action.isEmpty())
        return std::nullopt;
    const bool known = action == QLatin1String("approve") || action == QLatin1String("discard");
    if (known && arguments.positionals.size() == 2)
        return std::nullopt;
    return usageError(DeletionsVerbText::tr("deletions takes “approve JOB” or “discard JOB”."),
                      QStringLiteral("deletions"));
}

Outcome answerDeletions(Workspace &workspace, const QString &wanted, bool approve)
{
    const auto jobs = Jobs(workspace).list();
    if (!jobs)
        return fail(jobs.error());
    const auto job = std::find_if(jobs->begin(), jobs->end(), [&](const Job &known) {
        return QString::number(known.id) == wanted || known.object.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    ObjectInfo object;
    object.name = job == jobs->end() ? wanted : job->object;
    Outbox outbox(workspace);
    Removals removals(workspace);
    const auto here = outbox.heldDeletions(object.name);
    const auto there = removals.held(object.name);
    if (!here || !there)
        return fail(here ? there.error() : here.error());
    if (*here + *there == 0) {
        Error error;
        error.code = ErrorCode::NothingToDo;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = DeletionsVerbText::tr("No deletions of “%1” wait for an answer.").arg(wanted);
        error.remedy = DeletionsVerbText::tr("“fairleadctl deletions” lists those that do.");
        return fail(error);
    }
    const Outcome first = approve ? outbox.approveDeletions(object.name) : outbox.discardDeletions(object);
    if (!first)
        return first;
    return approve ? removals.approve(object.name) : removals.discard(object);
}

Task<VerbAnswer> deletionsAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const QString action = request.arguments.positionals.value(0);
    if (action.isEmpty())
        co_return readWorkspaces(session, request, describeDeletions);
    const Result<ConnectionInfo> info = theConnection(session, request, "deletions");
    if (!info)
        co_return failed(info.error());
    const QString job = request.arguments.positionals.value(1);
    const bool approve = action == QLatin1String("approve");
    const WorkspaceChange work = [job, approve](Workspace &workspace) {
        return answerDeletions(workspace, job, approve);
    };
    const Outcome changed = co_await session.changeWorkspace(info->id, work, cancel);
    if (!changed)
        co_return failed(changed.error());
    co_return readWorkspaces(session, request, describeDeletions);
}

QString deletionsText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        lines += row.value(QLatin1String("name")).toString();
        const QJsonArray deletions = row.value(QLatin1String("deletions")).toArray();
        for (const auto &item : deletions) {
            const QJsonObject held = item.toObject();
            lines += DeletionsVerbText::tr(
                         "  %1  %2: %3 deleted in the CRM would go here, %4 deleted here would go there")
                         .arg(held.value(QLatin1String("job")).toInteger())
                         .arg(held.value(QLatin1String("object")).toString())
                         .arg(held.value(QLatin1String("inCrm")).toInteger())
                         .arg(held.value(QLatin1String("here")).toInteger());
        }
        if (deletions.isEmpty())
            lines += DeletionsVerbText::tr("  no deletions wait");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb deletionsVerb()
{
    Verb verb;
    verb.name = "deletions";
    verb.command.positionals = {QStringLiteral("[ACTION]"), QStringLiteral("[JOB]")};
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.check = checkDeletions;
    verb.summary = [] {
        return DeletionsVerbText::tr("Lists mass deletions that wait; “approve JOB” lets them go through, "
                                     "“discard JOB” brings the records back.");
    };
    verb.answerAsOwner = deletionsAnswer;
    verb.text = deletionsText;
    return verb;
}

} // namespace fairlead::cli
