// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "practice/salesforce/apierror.h"
#include "practice/salesforce/apiusage.h"
#include "practice/salesforce/csvwriter.h"
#include "practice/salesforce/orgsettings.h"

namespace fairlead::practice::salesforce {

/// Query jobs of Bulk API 2.0 (reference Salesforce 3.6). A job goes through its states by the clock, as long
/// as the settings say; its rows are those of the moment it was created.
class BulkQueries
{
public:
    enum class State { UploadComplete, InProgress, JobComplete, Failed, Aborted };

    struct Wish
    {
        QByteArray soql;
        QByteArray operation; ///< "query" or "queryAll"
        QByteArray delimiter = "COMMA";
        QByteArray lineEnding = "LF";
    };
    struct Caller
    {
        QByteArray user;
        const Visibility *visibility = nullptr;
        bool managesUsers = false; ///< sees other users' jobs
        int release = 0; ///< 66
    };
    struct Job
    {
        QByteArray id;
        Caller caller;
        Wish wish;
        QByteArray object;
        QDateTime created;
        QDateTime modified;
        State state = State::UploadComplete;
        QString failure; ///< what it is going to fail of
        int milliseconds = 0; ///< it takes
        QByteArray header; ///< first line of the result
        std::shared_ptr<ResultText> result; ///< none once it failed or was aborted
        int storedKiB = 0; ///< of the result, as far as it has been told to the limits

        bool isFinished() const { return state != State::UploadComplete && state != State::InProgress; }
    };

    BulkQueries(Store &store, const Clock &clock, const OrgSettings &settings);

    /// The new job; or what Bulk does not do, or what is wrong with the query.
    Answer<Job> create(const Wish &wish, const Caller &caller);
    /// NOT_FOUND for other people's too.
    Answer<Job> job(const QByteArray &id, const Caller &caller);
    QList<Job> jobs(const Caller &caller);
    /// INVALIDJOBSTATE for a finished one.
    Answer<Job> abort(const QByteArray &id, const Caller &caller);
    /// INVALIDJOBSTATE for one that is not finished.
    Answer<void> remove(const QByteArray &id, const Caller &caller);
    /// Those rows of a complete job as CSV lines, without the header.
    QByteArray rows(const Job &job, int from, int to);
    void clear() { m_jobs.clear(); }

    int jobsUsed() { return m_jobsUsed.used(m_clock.nowUtc()); }
    int storedMB() { return m_storedKiB.used(m_clock.nowUtc()) / 1024; }

private:
    void settle();
    void settle(Job &job) const;
    Answer<QList<Job>::iterator> find(const QByteArray &id, const Caller &caller);

    Store &m_store;
    const Clock &m_clock;
    const OrgSettings &m_settings;
    QList<Job> m_jobs; ///< oldest first
    quint64 m_lastJob = 0;
    ApiUsage m_jobsUsed;
    ApiUsage m_storedKiB;
};

} // namespace fairlead::practice::salesforce
