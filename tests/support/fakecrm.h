// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/session.h"
#include "core/clock.h"
#include "crm/crm.h"

#include <QHash>

#include <functional>
#include <vector>

namespace fairlead {

/// A CRM in memory for tests of the engine: objects with numbered records, pages of a given size, a watermark
/// that is a counter. Failures are scripted per object and page. Every answer comes from the event loop, as
/// from a network. One thread.
class FakeCrm final : public CrmClient
{
public:
    struct Record
    {
        QString id;
        QString name;
        qint64 stamp = 0;
    };
    struct Object
    {
        ObjectInfo info;
        std::vector<Record> records; ///< ascending stamps
        std::vector<std::pair<int, Error>> failures; ///< (n-th page asked for from 1, error), each once
    };

    explicit FakeCrm(Clock &clock)
        : m_clock(clock)
    {
    }

    Object &addObject(const QString &name, int records);
    Object &object(const QString &name) { return m_objects[name]; }
    /// Changes (or adds) a record; its stamp becomes the newest.
    void touch(const QString &object, int number, const QString &name);

    CrmKind crmKind = CrmKind::Salesforce;
    QHash<QString, QStringList> lacking; ///< rights, by object
    int rightsAsked = 0;
    QString organisationId = QStringLiteral("org");
    int pageSize = 10;
    std::optional<Error> whoAmIFails;
    std::optional<Error> everythingFails; ///< in place of any answer
    bool circles = false; ///< every page links back to the one it was asked for by
    qint64 apiLimit = 1000;
    qint64 usedByOthers = 0; ///< of the limit, beside our own requests
    bool hangs = false; ///< no answer until cancelled
    std::function<void(const QString &page)> pageAsked; ///< as in the log
    QStringList log; ///< "Account 1", one line a page asked for

    CrmKind kind() const override { return crmKind; }
    Task<Result<QHash<QString, QStringList>>> missingRights(QList<ObjectUse> uses,
                                                            CancelToken cancel) override;
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) override;
    Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) override;
    Task<Outcome> tryFilter(ObjectInfo object, CancelToken cancel) override;
    Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> read(ObjectInfo object, QStringList ids, QStringList columns,
                                        CancelToken cancel) override;
    Task<Result<QStringList>> deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel) override;
    /// Refuses every record: ModelCrm is the one that is written to.
    Task<Result<QList<WriteResult>>> write(ObjectInfo object, WriteBatch batch, CancelToken cancel) override;
    int writeLimit(WriteKind) const override { return 1; }
    bool takesChosenIds() const override { return false; }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override { return m_clock.nowUtc(); }
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    ApiUsage usage() const override { return m_usage; }
    qint64 requests() const override { return m_requests; }
    std::unique_ptr<CrmClient> part() override;

private:
    Task<Outcome> answer(CancelToken cancel);

    Clock &m_clock;
    QHash<QString, Object> m_objects;
    QHash<QString, int> m_pagesAsked;
    qint64 m_requests = 0;
    ApiUsage m_usage; ///< as the last answer told it
    qint64 m_stamp = 0;
};

/// A session on a FakeCrm that outlives it, as the provider outlives a connection to it.
class FakeSession final : public CrmSession
{
public:
    explicit FakeSession(FakeCrm &crm)
        : m_crm(crm)
    {
    }
    CrmClient &client() override { return m_crm; }
    Task<void> close() override { co_return; }

private:
    FakeCrm &m_crm;
};

} // namespace fairlead
