// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "crm/salesforce/limits.h"

#include <memory>

namespace fairlead {
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

    CrmKind kind() const override { return CrmKind::Salesforce; }
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) override;
    Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) override;
    Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) override;
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    ApiUsage usage() const override;
    qint64 requests() const override;

    /// All of `/limits`.
    Task<Result<QMap<QString, Limit>>> limits(CancelToken cancel);

private:
    std::shared_ptr<Site> m_site;
    QString m_pinnedOrganisation;
};

} // namespace fairlead::salesforce
