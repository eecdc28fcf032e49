// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latch.h"
#include "support/administratorstand.h"
#include "wizard/services.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <map>

namespace fairlead {

/// A grant that can be told apart.
class FakeGrant final : public Grant
{
public:
    explicit FakeGrant(QString name_)
        : name(std::move(name_))
    {
    }
    const QString name;
};

/// Scripted services: answers well unless told otherwise, always after a turn of the event loop, and
/// remembers what was asked. A function that is held answers only once it is let go, or cancelled.
class FakeServices final : public WizardServices
{
public:
    FakeServices();
    ~FakeServices() override;

    // The script.
    bool practice = true;
    bool popup = true;
    std::optional<Error> cloudsRefused;
    NetworkSettings settings;
    AdministratorStand administrator;
    QStringList kept; ///< by the connection there is already
    /// The next answers of each function; when used up, a good one.
    std::deque<Result<Authorization>> authorizations;
    std::deque<Result<ConfirmedAddress>> addresses;
    std::deque<Result<VerifiedUser>> users;
    std::deque<Result<QList<ObjectInfo>>> objectLists;
    std::deque<Result<QList<CheckResult>>> checkLists;
    std::deque<Result<PracticeOrg>> practiceOrgs;
    std::deque<Result<ConnectedSummary>> finishes;
    std::deque<StoreState> stores;
    std::deque<Result<AccessOutlook>> outlooks;
    std::deque<AccessResult> accessResults;
    std::deque<salesforce::LeftBehind> standingApprovals; ///< of the next revocations
    /// What the making under way is told.
    void tell(const salesforce::AccessProgress &progress);
    /// By function name ("authorize"): answers only after letGo(), or when cancelled.
    void hold(const QString &function) { m_held.insert(function); }
    void letGo(const QString &function); ///< the calls held until now
    /// By function name: a success comes although it was cancelled.
    QSet<QString> answersLate;
    /// What the person at the sign-in page sees; sent to the one sign-in under way.
    void show(const SignInProgress &progress);

    // The record.
    QStringList calls; ///< names, in order
    QList<AuthorizeRequest> requests;
    QList<VerifyRequest> verifications;
    QList<CrmAddress> asked;
    QList<WizardDraft> finished;
    QList<AccessRequest> accessRequests;
    QList<NetworkSettings> networks;
    /// How often each grant that was ever handed out was revoked.
    std::map<QString, int> revocations;
    QStringList granted; ///< names of all grants handed out
    int waiting = 0; ///< functions under way

    /// A fresh grant, recorded.
    GrantHandle grant(const QString &name);
    /// Good answers, to vary.
    Authorization salesforceAuthorization();
    Authorization dynamicsConsent();
    Authorization windowSignIn();
    VerifiedUser verified(const VerifyRequest &request);
    static QList<ObjectInfo> manyObjects(CrmKind crm);
    static PracticeOrg practiceOrg();
    static AccessOutlook goodOutlook();
    static AccessResult madeAccess();
    static Error error(ErrorCode code, const QString &sentence = QStringLiteral("It did not work."),
                       const QString &providerCode = {});
    static QString tenant();

    bool practiceAvailable() const override { return practice; }
    bool popupAvailable() const override { return popup; }
    Result<QList<Cloud>> clouds() const override;
    NetworkSettings network() const override { return settings; }
    Settings effectiveSettings() const override { return Settings::load(QString(), administrator); }
    QStringList objectsKept(const WizardDraft &) const override { return kept; }
    void useNetwork(const NetworkSettings &changed) override { networks += changed; }

    Task<Result<PracticeOrg>> startPractice(CancelToken cancel) override;
    Task<Result<ConfirmedAddress>> confirmAddress(CrmAddress address, Cloud cloud,
                                                  CancelToken cancel) override;
    Task<Result<Authorization>> authorize(AuthorizeRequest request, SignInHandler progress,
                                          CancelToken cancel) override;
    Task<Result<VerifiedUser>> verifyUser(VerifyRequest request, CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(WizardDraft draft, CancelToken cancel) override;
    Task<Outcome> count(WizardDraft draft, QList<ObjectInfo> objects, CountHandler counted,
                        CancelToken cancel) override;
    Task<Result<QList<CheckResult>>> checks(WizardDraft draft, CancelToken cancel) override;
    Task<StoreState> probeStore(CancelToken cancel) override;
    Task<Result<ConnectedSummary>> finish(WizardDraft draft, CancelToken cancel) override;
    Task<Result<AccessOutlook>> accessOutlook(WizardDraft draft, CancelToken cancel) override;
    Task<AccessResult> changeAccess(AccessRequest request, AccessHandler progress,
                                    CancelToken cancel) override;
    Task<std::optional<salesforce::LeftBehind>> revoke(GrantHandle grant, CancelToken cancel) override;

private:
    /// Waits as the script says; true when the answer counts.
    Task<bool> pass(QString function, CancelToken cancel);

    QSet<QString> m_held;
    std::map<QString, std::deque<std::shared_ptr<Latch>>> m_waiting;
    std::vector<SignInHandler> m_watchers;
    AccessHandler m_accessWatcher;
    int m_grants = 0;
};

} // namespace fairlead
