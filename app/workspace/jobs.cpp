// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/jobs.h"

#include "workspace/jobrows.h"
#include "workspace/workspacefile.h"

#include <QCoreApplication>

namespace fairlead {

using namespace detail;

namespace {

constexpr const char *madeKey = "jobs_made";

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Workspace)
};

Error jobError(ErrorCode code, const QString &sentence, const QString &remedy)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    return error;
}

Error noSuchJob(qint64 id)
{
    return jobError(ErrorCode::NothingToDo, JobText::tr("There is no job %1.").arg(id),
                    JobText::tr("Look at the list of jobs for the numbers there are."));
}

bool hasJob(Database &database, const QString &object)
{
    Prepared find(database, "SELECT 1 FROM fairlead_job WHERE object = ? COLLATE NOCASE");
    bindText(find, 1, object);
    return find.executeStep();
}

void bindJob(SQLite::Statement &statement, const Job &job)
{
    bindText(statement, 1, job.object);
    bindText(statement, 2, job.fields.join(QLatin1Char(',')));
    bindText(statement, 3, nameOf(job.direction));
    bindText(statement, 4, nameOf(job.conflict));
    bindText(statement, 5, job.filter);
    statement.bind(6, int(job.every.count()));
    statement.bind(7, job.paused ? 1 : 0);
    bindText(statement, 8, job.externalIdField);
}

void insertJob(Database &database, const Job &job)
{
    Prepared insert(database,
                    "INSERT INTO fairlead_job(object, fields, direction, conflict, filter, "
                    "every_minutes, paused, external_id_field) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    bindJob(insert, job);
    insert.exec();
}

/// What the object's table has in fields that were not read for a while is old.
bool readsMore(const QStringList &before, const QStringList &after)
{
    if (before.isEmpty())
        return false;
    return after.isEmpty() || std::any_of(after.begin(), after.end(), [&before](const QString &field) {
               return !before.contains(field, Qt::CaseInsensitive);
           });
}

void readAnew(Database &database, const QString &object)
{
    Prepared forget(database, "DELETE FROM fairlead_checkpoint WHERE object = ?");
    bindText(forget, 1, object);
    forget.exec();
}

} // namespace

namespace detail {

QList<Job> readJobs(Database &database)
{
    QList<Job> jobs;
    if (!hasTable(database, QStringLiteral("fairlead_job")))
        return jobs;
    Prepared list(database,
                  "SELECT id, object, fields, direction, conflict, filter, every_minutes, paused, "
                  "last_run, last_report, "
                      + columnOrNull(database, "fairlead_job", "external_id_field")
                      + " FROM fairlead_job ORDER BY id");
    while (list.executeStep()) {
        Job job;
        job.id = list.getColumn(0).getInt64();
        job.object = text(list.getColumn(1));
        job.fields = text(list.getColumn(2)).split(QLatin1Char(','), Qt::SkipEmptyParts);
        job.direction = directionFromString(text(list.getColumn(3))).value_or(Direction::Both);
        job.conflict = conflictPolicyFromString(text(list.getColumn(4))).value_or(ConflictPolicy::Ask);
        job.filter = text(list.getColumn(5));
        job.every = std::chrono::minutes(qMax(1, list.getColumn(6).getInt()));
        job.paused = list.getColumn(7).getInt() != 0;
        job.lastRun = QDateTime::fromString(text(list.getColumn(8)), Qt::ISODateWithMs);
        job.lastReport = text(list.getColumn(9)).toUtf8();
        job.externalIdField = text(list.getColumn(10));
        jobs += job;
    }
    return jobs;
}

} // namespace detail

Jobs::Jobs(Workspace &workspace)
    : m_workspace(workspace)
{
}

Result<QList<Job>> Jobs::list() const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<QList<Job>> { return readJobs(d.database); });
}

Outcome Jobs::makeFirst(const QStringList &objects, std::chrono::minutes every)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        if (!readMeta(d.database, madeKey).isEmpty())
            return {};
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const QString &object : objects) {
            if (hasJob(d.database, object))
                continue;
            Job job;
            job.object = object;
            job.every = every;
            insertJob(d.database, job);
        }
        setMeta(d.database, madeKey, QStringLiteral("1"));
        transaction.commit();
        return {};
    });
}

Result<qint64> Jobs::add(const Job &job)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<qint64> {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        if (hasJob(d.database, job.object))
            return fail(jobError(ErrorCode::RecordRejected,
                                 JobText::tr("There is a job for %1 already.").arg(job.object),
                                 JobText::tr("Change that job, or remove it first.")));
        insertJob(d.database, job);
        const qint64 id = d.database.getLastInsertRowid();
        readAnew(d.database, job.object);
        transaction.commit();
        return id;
    });
}

Outcome Jobs::change(const Job &job)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const QList<Job> jobs = readJobs(d.database);
        for (const Job &before : jobs) {
            if (before.id == job.id && readsMore(before.fields, job.fields))
                readAnew(d.database, job.object);
        }
        Prepared update(d.database,
                        "UPDATE fairlead_job SET object = ?1, fields = ?2, direction = ?3, "
                        "conflict = ?4, filter = ?5, every_minutes = ?6, paused = ?7, "
                        "external_id_field = ?8 WHERE id = ?9");
        bindJob(update, job);
        update.bind(9, std::int64_t(job.id));
        if (update.exec() == 0)
            return fail(noSuchJob(job.id));
        transaction.commit();
        return {};
    });
}

Outcome Jobs::remove(qint64 id)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        Prepared remove(d.database, "DELETE FROM fairlead_job WHERE id = ?");
        remove.bind(1, std::int64_t(id));
        return remove.exec() > 0 ? Outcome() : fail(noSuchJob(id));
    });
}

Outcome Jobs::noteRun(qint64 id, const QDateTime &at, const QByteArray &report)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        Prepared note(d.database, "UPDATE fairlead_job SET last_run = ?, last_report = ? WHERE id = ?");
        bindText(note, 1, at.toUTC().toString(Qt::ISODateWithMs));
        bindText(note, 2, QString::fromUtf8(report));
        note.bind(3, std::int64_t(id));
        note.exec();
        return {};
    });
}

} // namespace fairlead
