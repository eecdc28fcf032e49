// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/answers.h"

#include "workspace/conflicts.h"
#include "workspace/jobs.h"
#include "workspace/outbox.h"
#include "workspace/removals.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace fairlead::ui {

namespace {

/// Where the texts of free functions belong.
struct AnswerText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::AnswerText)
};

/// `work`, and where it went through a line that says so. The line is worth no failure.
WorkspaceChange noted(WorkspaceChange work, const QString &object, const QString &line, const QDateTime &at)
{
    return [work = std::move(work), object, line, at](Workspace &workspace) {
        const Outcome done = work(workspace);
        if (done)
            (void)workspace.recordActivity(at, QStringLiteral("person"), object, line);
        return done;
    };
}

Result<Job> storedJob(Jobs &jobs, qint64 id)
{
    const auto list = jobs.list();
    if (!list)
        return fail(list.error());
    const auto found =
        std::find_if(list->begin(), list->end(), [id](const Job &known) { return known.id == id; });
    if (found != list->end())
        return *found;
    // In the workspace's own words.
    Job gone;
    gone.id = id;
    const Outcome refused = jobs.change(gone);
    return fail(refused ? Error::bug(QStringLiteral("job %1").arg(id)) : refused.error());
}

template <typename Answer> Outcome answerEach(const QList<qint64> &ids, Answer answer)
{
    int done = 0;
    Outcome first;
    for (const qint64 id : ids) {
        const Outcome one = answer(id);
        if (one)
            ++done;
        else if (one.error().code != ErrorCode::NothingToDo)
            return one;
        else if (first)
            first = one;
    }
    return done > 0 ? Outcome() : first;
}

QString number(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace

WorkspaceChange retryRefused(const QString &object, const QString &id, const QDateTime &at)
{
    const WorkspaceChange work = [object, id](Workspace &workspace) {
        return Outbox(workspace).retry(object, id);
    };
    const QString line = id.isEmpty()
        ? AnswerText::tr("You had all refused records of %1 sent again.").arg(object)
        : AnswerText::tr("You had the refused record %1 of %2 sent again.").arg(id, object);
    return noted(work, object, line, at);
}

WorkspaceChange allowDuplicate(const QString &object, const QString &id, const QDateTime &at)
{
    const WorkspaceChange work = [object, id](Workspace &workspace) {
        return Outbox(workspace).allowDuplicates(object, id);
    };
    return noted(work, object,
                 AnswerText::tr("You had the record %1 of %2 sent, duplicate or not.").arg(id, object), at);
}

WorkspaceChange answerHeld(const QString &object, HeldWhere where, bool approve, qint64 count,
                           const QDateTime &at)
{
    const WorkspaceChange work = [object, where, approve](Workspace &workspace) {
        ObjectInfo info;
        info.name = object;
        if (where == HeldWhere::Here) {
            Outbox outbox(workspace);
            return approve ? outbox.approveDeletions(object) : outbox.discardDeletions(info);
        }
        Removals removals(workspace);
        return approve ? removals.approve(object) : removals.discard(info);
    };
    const QString line = approve
        ? AnswerText::tr("You approved %1 deletions of %2.").arg(number(count), object)
        : AnswerText::tr("You brought %1 deleted records of %2 back.").arg(number(count), object);
    return noted(work, object, line, at);
}

WorkspaceChange addJob(const Job &job, const QDateTime &at)
{
    const WorkspaceChange work = [job](Workspace &workspace) {
        const auto added = Jobs(workspace).add(job);
        return added ? Outcome() : Outcome(fail(added.error()));
    };
    return noted(work, job.object, AnswerText::tr("You added a job for %1.").arg(job.object), at);
}

WorkspaceChange editJob(const Job &job, const QDateTime &at)
{
    const WorkspaceChange work = [job](Workspace &workspace) {
        Jobs jobs(workspace);
        Result<Job> stored = storedJob(jobs, job.id);
        if (!stored)
            return Outcome(fail(stored.error()));
        stored->fields = job.fields;
        stored->direction = job.direction;
        stored->conflict = job.conflict;
        stored->filter = job.filter;
        stored->externalIdField = job.externalIdField;
        stored->every = job.every;
        return jobs.change(*stored);
    };
    return noted(work, job.object, AnswerText::tr("You changed the job for %1.").arg(job.object), at);
}

WorkspaceChange pauseJob(const Job &job, bool pause, const QDateTime &at)
{
    const WorkspaceChange work = [id = job.id, pause](Workspace &workspace) {
        Jobs jobs(workspace);
        Result<Job> stored = storedJob(jobs, id);
        if (!stored)
            return Outcome(fail(stored.error()));
        stored->paused = pause;
        return jobs.change(*stored);
    };
    const QString line = pause ? AnswerText::tr("You paused the job for %1.").arg(job.object)
                               : AnswerText::tr("You let the job for %1 go on.").arg(job.object);
    return noted(work, job.object, line, at);
}

WorkspaceChange removeJob(const Job &job, const QDateTime &at)
{
    const WorkspaceChange work = [id = job.id](Workspace &workspace) { return Jobs(workspace).remove(id); };
    return noted(work, job.object, AnswerText::tr("You removed the job for %1.").arg(job.object), at);
}

WorkspaceChange resolveConflicts(const QList<qint64> &ids, Side keep, const QDateTime &at)
{
    const WorkspaceChange work = [ids, keep](Workspace &workspace) {
        Conflicts conflicts(workspace);
        return answerEach(ids, [&](qint64 id) { return conflicts.resolve(id, keep); });
    };
    const QString line = keep == Side::Crm
        ? AnswerText::tr("You settled %n conflict(s): the CRM's side was kept.", nullptr, int(ids.size()))
        : AnswerText::tr("You settled %n conflict(s): the side here was kept.", nullptr, int(ids.size()));
    return noted(work, {}, line, at);
}

WorkspaceChange undoConflicts(const QList<qint64> &ids, const QDateTime &at)
{
    const WorkspaceChange work = [ids](Workspace &workspace) {
        Conflicts conflicts(workspace);
        return answerEach(ids, [&](qint64 id) { return conflicts.putBack(id); });
    };
    return noted(work, {}, AnswerText::tr("You undid %n decision(s).", nullptr, int(ids.size())), at);
}

} // namespace fairlead::ui
