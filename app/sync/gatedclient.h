// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <functional>
#include <memory>

namespace fairlead {

/// A client that is asked before each of its verbs whether it may be used just now; one that may not is
/// refused without a request. Only who we are is always answered: that is how one learns that calls are free
/// again. Same thread as the client, which must outlive it.
class GatedClient final : public CrmClient
{
public:
    /// Why not, before every page, batch and description; `cursor`: of a pull, else null.
    using Gate = std::function<std::optional<Error>(const PullCursor *cursor)>;

    /// Hears why a page did not come as soon as that is known, which whoever has asked for it may be too busy
    /// for.
    using Ear = std::function<void(const Error &why)>;

    GatedClient(CrmClient &client, Gate gate);
    GatedClient(std::unique_ptr<CrmClient> owned, Gate gate, Ear ear = {});

    CrmKind kind() const override { return m_client.kind(); }
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<QHash<QString, QStringList>>> missingRights(QList<ObjectUse> uses,
                                                            CancelToken cancel) override;
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
    int writeLimit(WriteKind kind) const override { return m_client.writeLimit(kind); }
    bool takesChosenIds() const override { return m_client.takesChosenIds(); }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override { return m_client.serverTime(); }
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    Task<Result<QList<CheckResult>>> checksFor(CheckScope scope, CancelToken cancel) override;
    ApiUsage usage() const override { return m_client.usage(); }
    qint64 requests() const override { return m_client.requests(); }
    std::unique_ptr<CrmClient> part() override;

private:
    Task<Result<RecordPage>> heard(Task<Result<RecordPage>> asked);

    std::unique_ptr<CrmClient> m_owned; ///< empty: somebody else's
    CrmClient &m_client;
    Gate m_gate;
    Ear m_ear;
};

} // namespace fairlead
