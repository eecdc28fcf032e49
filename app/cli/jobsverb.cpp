// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobsverb.h"

#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"
#include "workspace/jobs.h"
#include "workspace/outbox.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct JobsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::JobsVerb)
};

constexpr int refusedShown = 100;

QJsonObject describeJob(const Job &job)
{
    const QJsonObject last = QJsonDocument::fromJson(job.lastReport).object();
    const QDateTime next = job.lastRun.isValid() && !job.paused
        ? job.lastRun.addSecs(60 * qint64(job.every.count()))
        : QDateTime();
    return {
        {QStringLiteral("id"), job.id},
        {QStringLiteral("object"), job.object},
        {QStringLiteral("fields"), QJsonArray::fromStringList(job.fields)},
        {QStringLiteral("direction"), nameOf(job.direction)},
        {QStringLiteral("conflict"), nameOf(job.conflict)},
        {QStringLiteral("filter"), textOrNull(job.filter)},
        {QStringLiteral("externalId"), textOrNull(job.externalIdField)},
        {QStringLiteral("every"), int(job.every.count())},
        {QStringLiteral("paused"), job.paused},
        {QStringLiteral("lastRun"), timeOrNull(job.lastRun)},
        {QStringLiteral("nextRun"), timeOrNull(next)},
        {QStringLiteral("lastReport"), last.isEmpty() ? QJsonValue() : QJsonValue(last)},
    };
}

QString kindName(OutboxEntry::Kind kind)
{
    switch (kind) {
    case OutboxEntry::Kind::Create:
        return QStringLiteral("create");
    case OutboxEntry::Kind::Update:
        return QStringLiteral("update");
    case OutboxEntry::Kind::Delete:
        return QStringLiteral("delete");
    }
    return {};
}

QJsonObject describeRefused(const RefusedChange &change)
{
    return {
        {QStringLiteral("object"), change.object},
        {QStringLiteral("id"), change.id},
        {QStringLiteral("kind"), kindName(change.kind)},
        {QStringLiteral("uncertain"), change.uncertain},
        {QStringLiteral("mayBeDuplicate"), change.mayBeDuplicate},
        {QStringLiteral("duplicates"), QJsonArray::fromStringList(change.duplicates)},
        {QStringLiteral("error"), errorOrNull(change.error)},
    };
}

Result<QJsonObject> describeJobs(const WorkspaceReader *reader)
{
    QJsonArray jobs;
    QJsonArray refused;
    if (reader) {
        const auto list = reader->jobs();
        if (!list)
            return fail(list.error());
        for (const Job &job : *list)
            jobs += describeJob(job);
        const auto changes = reader->refused(refusedShown);
        if (!changes)
            return fail(changes.error());
        for (const RefusedChange &change : *changes)
            refused += describeRefused(change);
    }
    return QJsonObject{{QStringLiteral("jobs"), jobs}, {QStringLiteral("refused"), refused}};
}

Error unknownValue(const char *option, const QString &allowed)
{
    return usageError(JobsVerbText::tr("--%1 takes one of: %2.").arg(QLatin1String(option), allowed),
                      QStringLiteral("jobs"));
}

/// The word takes away what was there: an empty value is a slip of a shell.
QString unlessNone(const QString &value)
{
    return value == QLatin1String("none") ? QString() : value.trimmed();
}

/// What the options say, into `job`.
Outcome takeOptions(const Arguments &arguments, Job &job)
{
    if (arguments.has("fields")) {
        job.fields = arguments.value("fields").split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (QString &field : job.fields)
            field = field.trimmed();
    }
    if (arguments.has("direction")) {
        const auto direction = directionFromString(arguments.value("direction"));
        if (!direction)
            return fail(unknownValue("direction", QStringLiteral("pull, push, both")));
        job.direction = *direction;
    }
    if (arguments.has("conflict")) {
        const auto policy = conflictPolicyFromString(arguments.value("conflict"));
        if (!policy)
            return fail(unknownValue("conflict", QStringLiteral("crm, workspace, newest, ask")));
        job.conflict = *policy;
    }
    if (arguments.has("filter"))
        job.filter = unlessNone(arguments.value("filter"));
    if (arguments.has("external-id"))
        job.externalIdField = unlessNone(arguments.value("external-id"));
    if (arguments.has("every")) {
        bool ok = false;
        const int minutes = arguments.value("every").toInt(&ok);
        if (!ok || minutes < 1 || minutes > 7 * 24 * 60)
            return fail(usageError(JobsVerbText::tr("--every takes minutes, from 1 to 10080."),
                                   QStringLiteral("jobs")));
        job.every = std::chrono::minutes(minutes);
    }
    return {};
}

bool isObjectNamed(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

/// An option that belongs to another action.
std::optional<Error> misplacedOption(const Arguments &arguments, const QString &action)
{
    const bool describes = action == QLatin1String("add") || action == QLatin1String("change");
    const bool allows = arguments.has("allow-duplicates");
    if (allows && action != QLatin1String("retry"))
        return usageError(JobsVerbText::tr("--allow-duplicates belongs to “jobs retry”."),
                          QStringLiteral("jobs"));
    if (!describes && arguments.options.size() > (allows ? 1 : 0))
        return usageError(JobsVerbText::tr("The options belong to “jobs add” and “jobs change”."),
                          QStringLiteral("jobs"));
    return std::nullopt;
}

std::optional<Error> checkJobs(const Arguments &arguments)
{
    static const QStringList actions{
        QStringLiteral("add"),    QStringLiteral("change"), QStringLiteral("pause"), QStringLiteral("resume"),
        QStringLiteral("remove"), QStringLiteral("run"),    QStringLiteral("retry")};
    const QString action = arguments.positionals.value(0);
    if (action.isEmpty())
        return arguments.options.isEmpty()
            ? std::nullopt
            : std::optional(
                usageError(JobsVerbText::tr("The options belong to “jobs add” and “jobs change”."),
                           QStringLiteral("jobs")));
    if (!actions.contains(action))
        return usageError(JobsVerbText::tr("jobs takes one of: %1.").arg(actions.join(QStringLiteral(", "))),
                          QStringLiteral("jobs"));
    if (const auto misplaced = misplacedOption(arguments, action))
        return misplaced;
    if (action == QLatin1String("add") && !isObjectNamed(arguments.positionals.value(1)))
        return usageError(JobsVerbText::tr("Name the object as the CRM does, such as Account."),
                          QStringLiteral("jobs"));
    Job job;
    const Outcome taken = takeOptions(arguments, job);
    return taken ? std::nullopt : std::optional(taken.error());
}

/// The job that a number or the name of its object means.
Result<Job> jobAmong(const QList<Job> &jobs, const QString &wanted)
{
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const Job &job) {
        return QString::number(job.id) == wanted || job.object.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    if (found != jobs.end())
        return *found;
    Error error;
    error.code = ErrorCode::NothingToDo;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = JobsVerbText::tr("There is no job “%1”.").arg(wanted);
    error.remedy = JobsVerbText::tr("“fairleadctl jobs” lists them with their numbers.");
    return fail(error);
}

Outcome changeJob(Workspace &workspace, const Arguments &arguments, std::chrono::minutes every)
{
    const QString action = arguments.positionals.value(0);
    Jobs jobs(workspace);
    if (action == QLatin1String("add")) {
        Job job;
        job.object = arguments.positionals.value(1);
        job.every = every;
        if (const Outcome taken = takeOptions(arguments, job); !taken)
            return taken;
        const auto added = jobs.add(job);
        return added ? Outcome() : fail(added.error());
    }
    const auto list = jobs.list();
    if (!list)
        return fail(list.error());
    Result<Job> job = jobAmong(*list, arguments.positionals.value(1));
    if (!job)
        return fail(job.error());
    if (action == QLatin1String("remove"))
        return jobs.remove(job->id);
    if (action == QLatin1String("retry"))
        return arguments.has("allow-duplicates") ? Outbox(workspace).allowDuplicates(job->object, {})
                                                 : Outbox(workspace).retry(job->object, {});
    if (action == QLatin1String("pause") || action == QLatin1String("resume"))
        job->paused = action == QLatin1String("pause");
    else if (const Outcome taken = takeOptions(arguments, *job); !taken)
        return taken;
    return jobs.change(*job);
}

Task<VerbAnswer> runJob(HomeSession &session, ConnectionInfo info, VerbRequest request, CancelToken cancel)
{
    const auto reader = WorkspaceReader::open(session.home().workspaceFile(info.workspaceFile));
    const auto jobs = reader ? (*reader)->jobs() : Result<QList<Job>>(QList<Job>());
    if (!jobs)
        co_return failed(jobs.error());
    const Result<Job> job = jobAmong(*jobs, request.arguments.positionals.value(1));
    if (!job)
        co_return failed(job.error());
    const QList<qint64> wanted{job->id};
    const SyncReport report = co_await session.runNow(info.id, wanted, cancel);
    VerbAnswer answer = readWorkspaces(session, request, describeJobs);
    if (const auto error = report.firstError()) {
        answer.error = error;
        answer.exitCode = exitCodeFor(*error);
    } else if (refusedChanges(session, info, {job->object}) > 0
               || std::any_of(report.jobs.begin(), report.jobs.end(), [](const JobReport &done) {
                      return done.failed + done.held + done.uncertain > 0;
                  })) {
        answer.exitCode = SomeFailed;
    }
    co_return answer;
}

/// The job as it would be, of one that is changed or added.
Result<Job> wantedJob(const HomeSession &session, const ConnectionInfo &info, const Arguments &arguments)
{
    Job job;
    job.object = arguments.positionals.value(1);
    if (arguments.positionals.value(0) == QLatin1String("change")) {
        const auto reader = WorkspaceReader::open(session.home().workspaceFile(info.workspaceFile));
        const auto jobs = reader ? (*reader)->jobs() : Result<QList<Job>>(QList<Job>());
        if (!jobs)
            return fail(jobs.error());
        const Result<Job> known = jobAmong(*jobs, job.object);
        if (!known)
            return known;
        job = *known;
    }
    const Outcome taken = takeOptions(arguments, job);
    return taken ? Result<Job>(job) : fail(taken.error());
}

/// What the CRM does not take is refused here, not by every run: an object that it does not have, a filter or
/// an external id. A filter and an external id have to be asked about; an object alone is added all the same
/// where the CRM cannot be asked, or shows only what was granted for jobs. Answers what to tell about that.
Task<Result<QStringList>> askAbout(HomeSession &session, ConnectionInfo info, Arguments arguments,
                                   CancelToken cancel)
{
    const bool adds = arguments.positionals.value(0) == QLatin1String("add");
    if (!adds && !arguments.has("filter") && !arguments.has("external-id"))
        co_return QStringList();
    const Result<Job> job = wantedJob(session, info, arguments);
    if (!job)
        co_return fail(job.error());
    const Job &wanted = *job;
    const bool mustAsk = !wanted.filter.isEmpty() || !wanted.externalIdField.isEmpty();
    // Asking would let a connection go on that a person has paused.
    const bool rests = session.statuses().value(info.id).state == SyncState::Paused;
    if (!mustAsk && (!adds || rests))
        co_return QStringList();
    const Outcome taken = co_await session.checkJob(info.id, wanted, cancel);
    if (taken)
        co_return QStringList();
    const Error &error = taken.error();
    if (mustAsk || error.code == ErrorCode::ObjectMissing || error.isCancelled())
        co_return fail(error);
    if (error.code == ErrorCode::PermissionMissing)
        co_return QStringList{error.text()};
    co_return QStringList{
        JobsVerbText::tr("Whether the CRM has %1 could not be asked: %2").arg(wanted.object, error.text())};
}

Task<VerbAnswer> jobsAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const Arguments arguments = request.arguments;
    const QString action = arguments.positionals.value(0);
    if (action.isEmpty())
        co_return readWorkspaces(session, request, describeJobs);
    const Result<ConnectionInfo> info = theConnection(session, request, "jobs");
    if (!info)
        co_return failed(info.error());
    if (action == QLatin1String("run")) {
        VerbAnswer ran = co_await runJob(session, *info, request, cancel);
        co_return ran;
    }
    const Result<QStringList> notes = co_await askAbout(session, *info, arguments, cancel);
    if (!notes)
        co_return failed(notes.error());
    const auto every = session.syncSettings().every;
    const WorkspaceChange work = [arguments, every](Workspace &workspace) {
        return changeJob(workspace, arguments, every);
    };
    const Outcome changed = co_await session.changeWorkspace(info->id, work, cancel);
    if (!changed)
        co_return failed(changed.error());
    VerbAnswer answer = readWorkspaces(session, request, describeJobs);
    answer.notes = *notes;
    co_return answer;
}

/// For a person; the document has the option's own words.
QString directionWord(const QString &name)
{
    if (name == nameOf(Direction::Pull))
        return JobsVerbText::tr("from the CRM only");
    if (name == nameOf(Direction::Push))
        return JobsVerbText::tr("to the CRM only");
    return JobsVerbText::tr("both ways");
}

QString policyWord(const QString &name)
{
    if (name == nameOf(ConflictPolicy::CrmWins))
        return JobsVerbText::tr("the CRM wins");
    if (name == nameOf(ConflictPolicy::WorkspaceWins))
        return JobsVerbText::tr("the workspace wins");
    if (name == nameOf(ConflictPolicy::NewestWins))
        return JobsVerbText::tr("the newer one wins");
    return JobsVerbText::tr("you are asked");
}

/// A change that waits, in words.
QString kindWord(const QString &name)
{
    if (name == kindName(OutboxEntry::Kind::Create))
        return JobsVerbText::tr("new record");
    if (name == kindName(OutboxEntry::Kind::Delete))
        return JobsVerbText::tr("deletion");
    return JobsVerbText::tr("change");
}

QString jobLine(const QJsonObject &job)
{
    QString line = JobsVerbText::tr("  %1  %2: %3, conflicts: %4, every %5 min")
                       .arg(job.value(QLatin1String("id")).toInteger())
                       .arg(job.value(QLatin1String("object")).toString(),
                            directionWord(job.value(QLatin1String("direction")).toString()),
                            policyWord(job.value(QLatin1String("conflict")).toString()))
                       .arg(job.value(QLatin1String("every")).toInt());
    if (job.value(QLatin1String("paused")).toBool())
        line += JobsVerbText::tr(", paused");
    const QJsonArray fields = job.value(QLatin1String("fields")).toArray();
    if (!fields.isEmpty())
        line += JobsVerbText::tr(", %n field(s)", nullptr, int(fields.size()));
    const QString externalId = job.value(QLatin1String("externalId")).toString();
    if (!externalId.isEmpty())
        line += JobsVerbText::tr(", external id %1").arg(externalId);
    const QString filter = job.value(QLatin1String("filter")).toString();
    if (!filter.isEmpty())
        line += JobsVerbText::tr(", where %1").arg(filter);
    return line;
}

QStringList duplicateLines(const QJsonObject &change)
{
    if (!change.value(QLatin1String("mayBeDuplicate")).toBool())
        return {};
    QStringList ids;
    const QJsonArray list = change.value(QLatin1String("duplicates")).toArray();
    for (const auto &id : list)
        ids += id.toString();
    QStringList lines;
    if (!ids.isEmpty())
        lines += JobsVerbText::tr("    resembles: %1").arg(ids.join(QStringLiteral(", ")));
    lines += JobsVerbText::tr("    none after all? “fairleadctl jobs retry %1 --allow-duplicates”")
                 .arg(change.value(QLatin1String("object")).toString());
    return lines;
}

QString jobsText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        lines += row.value(QLatin1String("name")).toString();
        const QJsonArray jobs = row.value(QLatin1String("jobs")).toArray();
        for (const auto &item : jobs)
            lines += jobLine(item.toObject());
        if (jobs.isEmpty())
            lines += JobsVerbText::tr("  no jobs yet: the first sync makes them");
        const QJsonArray refused = row.value(QLatin1String("refused")).toArray();
        for (const auto &item : refused) {
            const QJsonObject change = item.toObject();
            lines += JobsVerbText::tr("  waits: %1 of %2 %3: %4")
                         .arg(kindWord(change.value(QLatin1String("kind")).toString()),
                              change.value(QLatin1String("object")).toString(),
                              change.value(QLatin1String("id")).toString(),
                              errorText(change.value(QLatin1String("error"))));
            lines += duplicateLines(change);
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb jobsVerb()
{
    Verb verb;
    verb.name = "jobs";
    verb.command.positionals = {QStringLiteral("[ACTION]"), QStringLiteral("[JOB|OBJECT]")};
    verb.command.options = {{"fields", "a,b"},
                            {"direction", "pull|push|both"},
                            {"conflict", "crm|workspace|newest|ask"},
                            {"filter", "CONDITION|none"},
                            {"external-id", "FIELD|none"},
                            {"every", "MIN"},
                            {"allow-duplicates"}};
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.check = checkJobs;
    verb.summary = [] {
        return JobsVerbText::tr(
            "Lists the jobs; “add OBJECT”, “change”, “pause”, “resume”, “remove”, “run” and "
            "“retry” with a job's number.");
    };
    verb.answerAsOwner = jobsAnswer;
    verb.text = jobsText;
    return verb;
}

} // namespace fairlead::cli
