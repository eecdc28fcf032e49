// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"

#include "crm/jsonpage.h"
#include "crm/watermark.h"
#include "sync/synclog.h"

#include <QSet>

namespace fairlead {

namespace {

// A page is stored every few hundred milliseconds at most; anything faster is not read by a person anyway.
constexpr std::chrono::milliseconds progressInterval{100};

// The workspace was busy (another program writes): a few tries, then the object waits for the next run.
constexpr int busyTries = 5;
constexpr std::chrono::milliseconds busyWait{200};

enum class Reach { ThisObject, Unclear, Connection };

/// Whether an error will meet every other object of this connection too.
Reach reachOf(const Error &error)
{
    switch (error.errorClass) {
    case ErrorClass::SkipItem:
    case ErrorClass::StopJob:
    case ErrorClass::Bug:
        return Reach::ThisObject;
    case ErrorClass::AskUser:
    case ErrorClass::StopConnection:
        return Reach::Connection;
    case ErrorClass::RetryLater:
        break;
    }
    switch (error.code) {
    case ErrorCode::DatabaseBusy:
    case ErrorCode::CursorExpired:
    case ErrorCode::RecordLocked:
        return Reach::ThisObject;
    // One object's page or a plug-in behind it, or the whole CRM.
    case ErrorCode::ProviderUnavailable:
    case ErrorCode::ProviderAnswerInvalid:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
        return Reach::Unclear;
    default:
        return Reach::Connection;
    }
}

/// A page whose link was followed before: a cache or a fault on the way would have us read in a circle until
/// the day's budget is spent.
bool leadsBack(QSet<QString> &followed, const RecordPage &page)
{
    if (page.last)
        return false;
    if (followed.contains(page.next.nextLink))
        return true;
    followed.insert(page.next.nextLink);
    return false;
}

} // namespace

struct ConnectionSync::Run
{
    ProgressSink sink;
    std::chrono::milliseconds started{0};
    std::chrono::milliseconds lastSent{-1000000};
    SyncProgress progress;

    void send(std::chrono::milliseconds now, bool always)
    {
        if (!sink || (!always && now - lastSent < progressInterval))
            return;
        lastSent = now;
        const auto elapsed = now - started;
        if (elapsed.count() > 0)
            progress.recordsPerSecond = double(progress.pulledAll) * 1000.0 / double(elapsed.count());
        sink(progress);
    }
};

ConnectionSync::ConnectionSync(ConnectionId id, CrmClient &client, Workspace &workspace, Clock &clock)
    : m_id(std::move(id))
    , m_client(client)
    , m_workspace(workspace)
    , m_clock(clock)
{
}

Task<SyncReport> ConnectionSync::run(QStringList objects, ProgressSink progress, CancelToken cancel)
{
    SyncReport report;
    report.connection = m_id;
    report.started = m_clock.nowUtc();

    auto run = std::make_shared<Run>();
    run->sink = std::move(progress);
    run->started = m_clock.steady();
    run->progress.connection = m_id;
    run->progress.objectCount = int(objects.size());

    for (int i = 0; i < objects.size() && !report.error; ++i) {
        run->progress.objectIndex = i;
        JobReport job = co_await pullObject(run, objects.at(i), cancel);
        if (cancel.isCancelled()) {
            report.error = Error::cancelled();
            report.jobs += std::move(job);
            co_return report;
        }
        const Reach reach = job.error ? reachOf(*job.error) : Reach::ThisObject;
        if (reach == Reach::Connection)
            report.error = job.error;
        report.jobs += std::move(job);
        if (reach == Reach::Unclear && i + 1 < objects.size()) {
            // The cheapest request there is tells: whoever answers it has more to give.
            const auto answered = co_await m_client.whoAmI(cancel);
            if (cancel.isCancelled()) {
                report.error = Error::cancelled();
                co_return report;
            }
            if (!answered)
                report.error = answered.error();
        }
    }
    report.ended = m_clock.nowUtc();
    report.usage = m_client.usage();
    co_return report;
}

Task<JobReport> ConnectionSync::pullObject(std::shared_ptr<Run> run, QString object, CancelToken cancel)
{
    JobReport job;
    job.object = object;
    job.label = object;
    const auto started = m_clock.steady();
    const qint64 requestsBefore = m_client.requests();
    const auto finish = [&](std::optional<Error> error) {
        job.error = std::move(error);
        job.requests = m_client.requests() - requestsBefore;
        job.duration = m_clock.steady() - started;
        if (job.error && !job.error->isCancelled())
            qCWarning(lcSync).noquote()
                << object << "stopped:" << nameOf(job.error->code) << job.error->providerCode;
    };

    run->progress.object = object;
    run->progress.objectLabel = object;
    run->progress.pulled = 0;
    run->progress.total.reset();

    auto described = co_await m_client.describe(object, cancel);
    if (cancel.isCancelled()) {
        job.error = Error::cancelled();
        co_return job;
    }
    if (!described) {
        finish(described.error());
        co_return job;
    }
    const ObjectInfo info = std::move(*described);
    job.label = info.label;
    run->progress.objectLabel = info.label;
    run->send(m_clock.steady(), true);

    if (const auto made = m_workspace.ensureTable(info); !made) {
        finish(made.error());
        co_return job;
    }
    auto checkpoint = m_workspace.checkpoint(object);
    if (!checkpoint) {
        finish(checkpoint.error());
        co_return job;
    }

    PullCursor cursor = std::move(*checkpoint);
    bool restarted = false;
    QSet<QString> followed{cursor.nextLink};
    for (;;) {
        auto page = co_await m_client.pull(info, cursor, cancel);
        if (cancel.isCancelled()) {
            job.error = Error::cancelled();
            co_return job;
        }
        if (page && leadsBack(followed, *page))
            page = fail(cursorExpired(answerInvalid(QStringLiteral("the link to the next page leads back"))));
        if (!page) {
            // A page link lives a few days at most (reference Salesforce 3.2): read again from the watermark.
            // The rows that are there already are recognised by id. Once only: a second expiry is the
            // provider's fault.
            if (page.error().code == ErrorCode::CursorExpired && !restarted) {
                restarted = true;
                cursor.nextLink.clear();
                cursor.upperBound.clear();
                followed.clear();
                continue;
            }
            finish(page.error());
            co_return job;
        }

        Result<StoredPage> stored = m_workspace.storePage(info, *page);
        for (int attempt = 1;
             !stored && stored.error().code == ErrorCode::DatabaseBusy && attempt < busyTries; ++attempt) {
            const auto slept = co_await sleepFor(m_clock, busyWait * attempt, cancel);
            if (!slept) {
                job.error = Error::cancelled();
                co_return job;
            }
            stored = m_workspace.storePage(info, *page);
        }
        if (!stored) {
            finish(stored.error());
            co_return job;
        }

        const auto rows = qint64(page->rows());
        job.pulled += stored->inserted + stored->updated;
        run->progress.pulled += rows;
        run->progress.pulledAll += rows;
        if (page->total)
            run->progress.total = page->total;
        run->send(m_clock.steady(), page->last);
        if (page->last)
            break;
        cursor = page->next;
    }
    finish(std::nullopt);
    co_return job;
}

} // namespace fairlead
