// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/bulkqueries.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/soqltranslator.h"

#include <QHash>

namespace fairlead::practice::salesforce {

namespace {

constexpr int daysKept = 7;
// Up to there columns came in the alphabet's order (Bulk API Guide, Get Results for a Query Job).
constexpr int lastSortedRelease = 49;

// What the service refuses when the job is made.
std::optional<ApiError> unsupported(const soql::Query &query, const soql::Translation &translation)
{
    const auto isCompound = [](const soql::Selected &each) {
        return each.kind == soql::Output::Kind::Address;
    };
    QString message;
    if (query.count)
        message = QStringLiteral("Aggregate functions not supported in Bulk Query");
    else if (query.offset)
        message = QStringLiteral("OFFSET not supported in Bulk Query");
    else if (std::any_of(translation.selected.begin(), translation.selected.end(), isCompound))
        message = QStringLiteral("Selecting compound data not supported in Bulk Query");
    if (message.isEmpty())
        return std::nullopt;
    return requestError(400, "API_ERROR", message);
}

CsvWriter::Format formatOf(const BulkQueries::Wish &wish)
{
    static const QHash<QByteArray, char> delimiters{{"COMMA", ','},     {"TAB", '\t'},  {"PIPE", '|'},
                                                    {"SEMICOLON", ';'}, {"CARET", '^'}, {"BACKQUOTE", '`'}};
    return {delimiters.value(wish.delimiter, '\0'), wish.lineEnding == "CRLF" ? "\r\n" : "\n"};
}

std::optional<ApiError> badWish(const BulkQueries::Wish &wish)
{
    const auto refused = [](const char *member, const QByteArray &value) {
        return requestError(
            400, "INVALIDJOB",
            QStringLiteral("InvalidJob : %1 is no %2").arg(QString::fromUtf8(value), QLatin1String(member)));
    };
    if (wish.operation != "query" && wish.operation != "queryAll")
        return refused("operation", wish.operation);
    if (formatOf(wish).delimiter == '\0')
        return refused("columnDelimiter", wish.delimiter);
    if (wish.lineEnding != "LF" && wish.lineEnding != "CRLF")
        return refused("lineEnding", wish.lineEnding);
    return std::nullopt;
}

} // namespace

BulkQueries::BulkQueries(Store &store, const Clock &clock, const OrgSettings &settings)
    : m_store(store)
    , m_clock(clock)
    , m_settings(settings)
{
}

Answer<BulkQueries::Job> BulkQueries::create(const Wish &wish, const Caller &caller)
{
    if (const auto bad = badWish(wish))
        return refuse(*bad);
    const QDateTime now = m_clock.nowUtc();
    if (jobsUsed() >= m_settings.bulkQueryJobsMax)
        return refuse(requestError(403, "REQUEST_LIMIT_EXCEEDED",
                                   QStringLiteral("DailyBulkV2QueryJobs Limit exceeded.")));
    const auto query = soql::parse(wish.soql);
    if (!query)
        return refuse(query.error());
    auto translation = soql::translate(*query, {caller.visibility, now.date(), wish.operation == "queryAll"});
    if (!translation)
        return refuse(translation.error());
    if (const auto refused = unsupported(*query, *translation))
        return refuse(*refused);
    if (caller.release <= lastSortedRelease)
        std::sort(translation->selected.begin(), translation->selected.end(),
                  [](const auto &one, const auto &other) { return one.name < other.name; });
    auto writer = std::make_unique<CsvWriter>(translation->selected, formatOf(wish));
    Job job;
    job.id = recordid::make("750", ++m_lastJob);
    job.caller = caller;
    job.wish = wish;
    job.object = translation->root.object->name;
    job.created = job.modified = now;
    job.failure = m_settings.bulkQueryFailure;
    job.milliseconds = m_settings.bulkQueryMilliseconds;
    job.header = writer->header();
    job.result = std::make_shared<ResultText>(m_store, *translation, std::move(writer));
    m_jobs.append(job);
    m_jobsUsed.add(now);
    return job;
}

// Half of its time a job waits, the other half it is being worked on.
void BulkQueries::settle(Job &job) const
{
    if (job.isFinished())
        return;
    const qint64 age = job.created.msecsTo(m_clock.nowUtc());
    if (age < job.milliseconds) {
        const bool begun = age * 2 >= job.milliseconds;
        job.state = begun ? State::InProgress : State::UploadComplete;
        job.modified = begun ? job.created.addMSecs(job.milliseconds / 2) : job.created;
        return;
    }
    job.state = job.failure.isEmpty() ? State::JobComplete : State::Failed;
    job.modified = job.created.addMSecs(job.milliseconds);
    if (job.state == State::Failed)
        job.result.reset();
}

void BulkQueries::settle()
{
    const QDateTime oldest = m_clock.nowUtc().addDays(-daysKept);
    m_jobs.removeIf([&](const Job &each) { return each.created < oldest; });
    for (Job &each : m_jobs)
        settle(each);
}

Answer<QList<BulkQueries::Job>::iterator> BulkQueries::find(const QByteArray &id, const Caller &caller)
{
    settle();
    const auto normalized = recordid::normalized(id);
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &each) {
        return normalized && each.id == *normalized
            && (each.caller.user == caller.user || caller.managesUsers);
    });
    if (found == m_jobs.end())
        return refuse(
            requestError(404, "NOT_FOUND", QStringLiteral("The requested resource does not exist")));
    return found;
}

Answer<BulkQueries::Job> BulkQueries::job(const QByteArray &id, const Caller &caller)
{
    const auto found = find(id, caller);
    if (!found)
        return refuse(found.error());
    return **found;
}

QList<BulkQueries::Job> BulkQueries::jobs(const Caller &caller)
{
    settle();
    QList<Job> out;
    std::copy_if(m_jobs.cbegin(), m_jobs.cend(), std::back_inserter(out),
                 [&](const Job &each) { return each.caller.user == caller.user || caller.managesUsers; });
    return out;
}

Answer<BulkQueries::Job> BulkQueries::abort(const QByteArray &id, const Caller &caller)
{
    const auto found = find(id, caller);
    if (!found)
        return refuse(found.error());
    Job &job = **found;
    if (job.isFinished())
        return refuse(requestError(400, "INVALIDJOBSTATE",
                                   QStringLiteral("Aborting already Completed Job not allowed")));
    job.state = State::Aborted;
    job.modified = m_clock.nowUtc();
    job.result.reset();
    return job;
}

Answer<void> BulkQueries::remove(const QByteArray &id, const Caller &caller)
{
    const auto found = find(id, caller);
    if (!found)
        return refuse(found.error());
    if (!(*found)->isFinished())
        return refuse(requestError(400, "INVALIDJOBSTATE",
                                   QStringLiteral("Deleting a Job that is not finished not allowed")));
    m_jobs.erase(*found);
    return {};
}

QByteArray BulkQueries::rows(const Job &job, int from, int to)
{
    const QByteArray out = job.result->rows(from, to).toByteArray();
    // The limits hear of the result as it grows, the same rows not twice.
    const auto known =
        std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &each) { return each.id == job.id; });
    const int stored = int(job.result->bytes() / 1024);
    if (known != m_jobs.end()) {
        m_storedKiB.add(m_clock.nowUtc(), stored - known->storedKiB);
        known->storedKiB = stored;
    }
    return out;
}

} // namespace fairlead::practice::salesforce
