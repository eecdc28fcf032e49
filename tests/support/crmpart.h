// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

namespace fairlead {

/// A part (CrmClient::part) of a CRM in memory, where every question is one request. Same thread as the CRM,
/// which must outlive it.
class CrmPart final : public CrmClient
{
public:
    explicit CrmPart(CrmClient &whole)
        : m_whole(whole)
    {
    }

    CrmKind kind() const override { return m_whole.kind(); }
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) override;
    Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) override;
    Task<Outcome> tryFilter(ObjectInfo object, CancelToken cancel) override;
    Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> read(ObjectInfo object, QStringList ids, QStringList columns,
                                        CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> readByExternalId(ObjectInfo object, QString field, QStringList values,
                                                    QStringList columns, CancelToken cancel) override;
    Task<Result<QStringList>> deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel) override;
    Task<Result<QList<WriteResult>>> write(ObjectInfo object, WriteBatch batch, CancelToken cancel) override;
    int writeLimit(WriteKind kind) const override { return m_whole.writeLimit(kind); }
    bool takesChosenIds() const override { return m_whole.takesChosenIds(); }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override { return m_whole.serverTime(); }
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    Task<Result<QList<CheckResult>>> checksFor(CheckScope scope, CancelToken cancel) override;
    ApiUsage usage() const override { return m_whole.usage(); }
    qint64 requests() const override { return m_requests; }
    std::unique_ptr<CrmClient> part() override { return std::make_unique<CrmPart>(m_whole); }

private:
    CrmClient &m_whole;
    qint64 m_requests = 0;
};

} // namespace fairlead
