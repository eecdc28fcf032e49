// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/verify.h"
#include "desktop/practiceprogram.h"
#include "desktop/signinladder.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "sync/homesession.h"
#include "wizard/services.h"

#include <functional>
#include <memory>

namespace fairlead {

/// The wizard's services with the real libraries: providers over HTTP, the popup, the keychain, the builder.
/// A trial with the practice org gets a home and a store of its own, so that it touches nothing of the
/// person's. UI thread.
class LiveServices final : public WizardServices
{
public:
    /// A finished trial's session, handed over so that it lives on behind its hub.
    struct Trial
    {
        std::unique_ptr<PracticeProgram> program;
        std::unique_ptr<HomeSession> session;
    };

    /// `session` and `clock` outlive it. `http` in place of the network that the settings describe: for
    /// tests.
    LiveServices(HomeSession &session, Clock &clock, SignInLadder::Opener openBrowser,
                 std::shared_ptr<Http> http = {});
    ~LiveServices() override;

    /// Empty until a trial was finished.
    Trial takeTrial();
    /// Why finish() could not keep the network settings for the next start.
    const std::optional<Error> &networkProblem() const { return m_networkProblem; }
    PracticeProgram *practiceProgram() { return m_trial.program.get(); }

    bool practiceAvailable() const override;
    bool popupAvailable() const override;
    Result<QList<Cloud>> clouds() const override;
    Settings effectiveSettings() const override { return m_session.settings(); }
    NetworkSettings network() const override { return m_network; }
    QStringList objectsKept(const WizardDraft &draft) const override;
    void useNetwork(const NetworkSettings &settings) override;
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
    // liveaccess.cpp
    Task<Result<AccessOutlook>> accessOutlook(WizardDraft draft, CancelToken cancel) override;
    Task<AccessResult> changeAccess(AccessRequest request, AccessHandler progress,
                                    CancelToken cancel) override;
    Task<std::optional<salesforce::LeftBehind>> revoke(GrantHandle grant, CancelToken cancel) override;

private:
    Task<Result<QUrl>> addressOfEnvironment(VerifyRequest request, CancelToken cancel);
    /// Before the first request: the proxy's password is in the store, and without the authorities that the
    /// settings name nothing is asked.
    Task<Outcome> readyNetwork(CancelToken cancel);
    HomeSession &sessionFor(const WizardDraft &draft) const;

    HomeSession &m_session;
    Clock &m_clock;
    NetworkSettings m_network;
    bool m_newAuthorities = false; ///< the person chose or removed them
    bool m_newIdentity = false; ///< the same of the client certificate
    std::optional<Error> m_networkProblem;
    std::shared_ptr<QtHttp> m_plain;
    std::shared_ptr<Http> m_http;
    SignInLadder m_ladder;
    Trial m_trial;
};

} // namespace fairlead
