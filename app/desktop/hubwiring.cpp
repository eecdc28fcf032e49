// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/hubwiring.h"

#include "auth/entraconsent.h"
#include "auth/signinpopup.h"
#include "connection/consent.h"
#include "connection/session.h"
#include "desktop/withdrawal.h"
#include "wizard/networkdialog.h"

#include <QDesktopServices>

namespace fairlead {

namespace {

/// A trial leaves nothing behind, and is not what is wanted at login.
std::optional<Autostart> autostartFor(HomeSession &session)
{
    if (session.store().isTransient())
        return std::nullopt;
    return Autostart();
}

} // namespace

HubWiring::HubWiring(ui::Hub &hub, HomeSession &session)
    : QObject(&hub)
    , m_hub(hub)
    , m_session(session)
    , m_preferences(session.home(), autostartFor(session))
{
    hub.readFrom([home = session.home()](const ConnectionInfo &info) {
        return home.workspaceFile(info.workspaceFile);
    });
    hub.setSyncSettings(session.syncSettings());
    hub.setServerAccess(session.document().serverAccess);
    hub.setApplicationAccess(session.document().applicationAccess);
    hub.setConnections(session.connections());
    const auto statuses = session.statuses();
    for (const auto &status : statuses)
        hub.setStatus(status);
    connect(&session, &HomeSession::connectionsChanged, this, [this] {
        m_hub.setServerAccess(m_session.document().serverAccess);
        m_hub.setApplicationAccess(m_session.document().applicationAccess);
        m_hub.setConnections(m_session.connections());
    });
    connect(&session, &HomeSession::statusChanged, &hub, &ui::Hub::setStatus);
    connect(&session, &HomeSession::progressed, &hub, &ui::Hub::setProgress);
    connect(&hub, &ui::Hub::syncNowRequested, &session, &HomeSession::syncNow);
    connect(&hub, &ui::Hub::noticeUnderstood, &session, &HomeSession::noticeUnderstood);
    connect(&hub, &ui::Hub::pauseRequested, &session, &HomeSession::pause);
    connect(&hub, &ui::Hub::resumeRequested, &session, &HomeSession::resume);
    connect(&hub, &ui::Hub::syncSettingsChanged, this, [this](const SyncSettings &settings) {
        m_hub.showOutcome(m_session.keepSyncSettings(settings));
    });
    connect(&hub, &ui::Hub::changeRequested, this,
            [this](const ConnectionId &id, const WorkspaceChange &work) {
                spawn(m_scope, change(id, work, m_scope.token()));
            });
    connect(&hub, &ui::Hub::jobCheckRequested, this,
            [this](const ConnectionId &id, const Job &job, const ui::JobAnswer &answer) {
                spawn(m_scope, checkJob(id, job, answer, m_scope.token()));
            });
    connect(&hub, &ui::Hub::checksRequested, this,
            [this](const ConnectionId &id, const CancelToken &cancel, const ui::ChecksAnswer &answer) {
                spawn(m_scope, checks(id, answer, cancel));
            });
    connect(&hub, &ui::Hub::revokeRequested, this,
            [this](const ConnectionId &id) { spawn(m_scope, revoke(id, m_scope.token())); });
    connect(&hub, &ui::Hub::removeRequested, this, [this](const ConnectionId &id, bool deleteWorkspace) {
        spawn(m_scope, remove(id, deleteWorkspace, m_scope.token()));
    });
    connect(&hub, &ui::Hub::colourRequested, this, [this](const ConnectionId &id, const QString &colour) {
        // The card it was chosen on is made anew: not while its own menu is still at work.
        QMetaObject::invokeMethod(
            this, [this, id, colour] { m_hub.showOutcome(m_session.setColour(id, colour)); },
            Qt::QueuedConnection);
    });
    connect(&hub, &ui::Hub::withdrawalRequested, this, &HubWiring::openWithdrawal);
    connect(&hub, &ui::Hub::networkSettingsRequested, this, &HubWiring::openNetworkSettings);
    hub.setPreferences(m_preferences.read());
    connect(&hub, &ui::Hub::settingWanted, this, &HubWiring::keepSetting);
    connect(&hub, &ui::Hub::runRequested, this, [this](const ConnectionId &id, const QList<qint64> &jobs) {
        spawn(m_scope, run(id, jobs, m_scope.token()));
    });
}

Task<void> HubWiring::change(ConnectionId id, WorkspaceChange work, CancelToken cancel)
{
    // What a person has decided is done, also when they close the window at once.
    const CancelToken always;
    const Outcome changed = co_await m_session.changeWorkspace(id, std::move(work), always);
    if (cancel.isCancelled())
        co_return;
    m_hub.changeEnded(id, changed);
}

Task<void> HubWiring::checkJob(ConnectionId id, Job job, ui::JobAnswer answer, CancelToken cancel)
{
    const Outcome checked = co_await m_session.checkJob(id, std::move(job), cancel);
    if (!cancel.isCancelled())
        answer(checked);
}

Task<void> HubWiring::checks(ConnectionId id, ui::ChecksAnswer answer, CancelToken cancel)
{
    // The window that asked ends it by `cancel`; whoever is gone by then does not hear the answer.
    const CancelToken hubGone = m_scope.token();
    const auto found = co_await m_session.checks(id, std::nullopt, cancel);
    if (!hubGone.isCancelled())
        answer(found);
}

Task<void> HubWiring::revoke(ConnectionId id, CancelToken cancel)
{
    const ConnectionInfo *info = m_session.document().find(id);
    const ConnectionInfo known = info ? *info : ConnectionInfo();
    // As in change(): what was begun is brought to its end.
    const auto end = co_await m_session.revoke(id, CancelToken());
    if (!cancel.isCancelled())
        show(known, end);
}

Task<void> HubWiring::remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel)
{
    const ConnectionInfo *info = m_session.document().find(id);
    const ConnectionInfo known = info ? *info : ConnectionInfo();
    const auto end = co_await m_session.remove(id, deleteWorkspace, CancelToken());
    if (!cancel.isCancelled())
        show(known, end);
}

void HubWiring::openWithdrawal(const ConnectionInfo &info)
{
    const auto cloud = fairlead::cloudOf(info, m_session.clouds());
    if (!cloud) {
        m_hub.showOutcome(fail(cloud.error()));
        return;
    }
    auto *dialog =
        new WithdrawalDialog({info.name, othersOnConsent(m_session.document(), info),
                              entra::consentByHand(*cloud, info.clientId), SignInPopup::isInstalled()},
                             &m_hub);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WithdrawalDialog::linkRequested, &m_hub, &ui::Hub::linkRequested);
    connect(dialog, &WithdrawalDialog::signInRequested, this,
            [this, info](SignInRung rung, const SignInHandler &progress, const WithdrawalAnswer &answer,
                         const CancelToken &cancel) {
                spawn(m_scope, withdraw(info, rung, progress, answer, cancel));
            });
    dialog->open();
}

Task<void> HubWiring::withdraw(ConnectionInfo info, SignInRung rung, SignInHandler progress,
                               WithdrawalAnswer answer, CancelToken cancel)
{
    const CancelToken hubGone = m_scope.token();
    const SignInLadder::Opener open = [](const QUrl &url) { QDesktopServices::openUrl(url); };
    const auto grants = co_await withdrawConsentNow(m_session, info, rung, open, std::move(progress), cancel);
    if (hubGone.isCancelled())
        co_return;
    answer(grants);
    // Nothing is left to do about it.
    if (grants)
        m_hub.showEnd(info, AccessEnd());
}

void HubWiring::show(const ConnectionInfo &info, const Result<AccessEnd> &end)
{
    if (end)
        m_hub.showEnd(info, *end);
    else
        m_hub.showOutcome(fail(end.error()));
}

void HubWiring::openNetworkSettings()
{
    if (m_network)
        return;
    m_network = new NetworkDialog(m_session.networkSettings(), m_session.settings().lockedSettings(), &m_hub);
    m_network->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_network, &QDialog::accepted, this,
            [this] { spawn(m_scope, keepNetworkSettings(m_network->settings(), m_scope.token())); });
    m_network->open();
}

void HubWiring::keepSetting(Setting setting, const QVariant &value)
{
    m_hub.showOutcome(m_preferences.keep(setting, value));
    m_hub.setPreferences(m_preferences.read());
}

Task<void> HubWiring::keepNetworkSettings(NetworkSettings settings, CancelToken cancel)
{
    const Outcome kept = co_await m_session.keepNetworkSettings(std::move(settings));
    if (cancel.isCancelled())
        co_return;
    m_hub.showOutcome(kept);
    // Nobody who has just mended the way waits for the next turn.
    m_session.syncNow({});
}

Task<void> HubWiring::run(ConnectionId id, QList<qint64> jobs, CancelToken cancel)
{
    // How it ends is a status like any other's.
    (void)co_await m_session.runNow(id, std::move(jobs), cancel);
}

} // namespace fairlead
