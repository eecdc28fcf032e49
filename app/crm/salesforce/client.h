// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "crm/salesforce/limits.h"

#include <memory>

namespace fairlead {
class Clock;
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::salesforce {

struct Site;

/// One organisation of Salesforce over its REST API (reference Salesforce 3, 6, 7). Thread of its
/// TokenSource; cancel what runs before destroying it. Errors as in errors.h, besides those of Http and
/// TokenSource.
class Client final : public CrmClient
{
public:
    /// `instance`: `instance_url` of the token answer, which replaces any address that was typed (trap 1).
    /// `pinnedOrganisation`: 18 characters; whoAmI() answers WrongOrganisation for any other. That a *new
    /// token* belongs to it is seen by the TokenSource, in the token answer itself.
    /// `http` and `tokens` must outlive the client.
    Client(Http &http, TokenSource &tokens, const QUrl &instance, QString pinnedOrganisation = {});
    ~Client() override;

    /// First loads of more than `threshold` records come by Bulk API 2.0, where the organisation allows it
    /// (reference Salesforce 3.6: five pages of REST); without this call all come by REST. `clock` times the
    /// questions whether Salesforce is ready, and must outlive the client.
    void useBulk(Clock &clock, qint64 threshold = 10000);

    CrmKind kind() const override { return CrmKind::Salesforce; }
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
    int writeLimit(WriteKind kind) const override;
    bool takesChosenIds() const override { return false; }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override;
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    Task<Result<QList<CheckResult>>> checksFor(CheckScope scope, CancelToken cancel) override;
    ApiUsage usage() const override;
    qint64 requests() const override;
    std::unique_ptr<CrmClient> part() override;

    /// All of `/limits`.
    Task<Result<QMap<QString, Limit>>> limits(CancelToken cancel);

private:
    /// Another part of that client.
    Client(const Site &whole, QString pinnedOrganisation);
    std::shared_ptr<Site> m_site;
    QString m_pinnedOrganisation;
};

} // namespace fairlead::salesforce
