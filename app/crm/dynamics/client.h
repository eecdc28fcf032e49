// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "crm/dynamics/privileges.h"
#include "crm/dynamics/userchecks.h"

#include <memory>

namespace fairlead {
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::dynamics {

struct Site;

/// One Dataverse environment over its Web API (reference Microsoft 3, 4, 6). Thread of its TokenSource;
/// cancel what runs before destroying it. Errors as in errors.h, besides those of Http and TokenSource.
class Client final : public CrmClient
{
public:
    /// `address`: the resource its tokens are for (challenge.h). `pinnedOrganisation`: with every new token
    /// WhoAmI is asked first, and WrongOrganisation answered for anything else.
    /// `http` and `tokens` must outlive the client.
    Client(Http &http, TokenSource &tokens, const QUrl &address, const QString &pinnedOrganisation = {});
    ~Client() override;

    CrmKind kind() const override { return CrmKind::Dynamics; }
    /// `kind` stays empty: the Web API does not say what an environment is for; Global Discovery does
    /// (discovery.h), to users only.
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    /// Whose environment it is and who asks, both by id alone, and nothing read of it: one WhoAmI.
    Task<Result<OrgInfo>> identity(CancelToken cancel);
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) override;
    /// By an aggregate, exact up to 50,000; beyond, or where that is refused, "5000+" (reference 4.2).
    Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) override;
    Task<Outcome> tryFilter(ObjectInfo object, CancelToken cancel) override;
    Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> read(ObjectInfo object, QStringList ids, QStringList columns,
                                        CancelToken cancel) override;
    Task<Result<QStringList>> deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel) override;
    Task<Result<QList<WriteResult>>> write(ObjectInfo object, WriteBatch batch, CancelToken cancel) override;
    int writeLimit(WriteKind kind) const override;
    bool takesChosenIds() const override { return true; }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override;
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    /// See checklist.h.
    Task<Result<QList<CheckResult>>> checksFor(CheckScope scope, CancelToken cancel) override;
    Task<Result<QHash<QString, QStringList>>> missingRights(QList<ObjectUse> uses,
                                                            CancelToken cancel) override;
    ApiUsage usage() const override;
    qint64 requests() const override;
    std::unique_ptr<CrmClient> part() override;

    /// Is this the user we think, and can it do the work (reference 3.2); see userchecks.h.
    Task<Result<UserVerdict>> verifyUser(UserExpectation expected, CancelToken cancel);
    /// What the signed-in user lacks for these jobs, teams included; asked for anew each time.
    Task<Result<QList<MissingPrivilege>>> missingPrivileges(QList<ObjectUse> uses, CancelToken cancel);

    /// The same uses with the lookups that they write, as the tables' definitions say; one description for
    /// each object that is sent to.
    Task<Result<QList<ObjectUse>>> describedUses(QList<ObjectUse> uses, CancelToken cancel);

private:
    /// Another part of that client.
    explicit Client(const Site &whole);
    std::shared_ptr<Site> m_site;
};

} // namespace fairlead::dynamics
