// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskscope.h"
#include "desktop/preferences.h"
#include "desktop/withdrawaldialog.h"
#include "sync/homesession.h"
#include "ui/hub/hub.h"

#include <QObject>
#include <QPointer>

namespace fairlead {

class NetworkDialog;

/// Shows a session in a hub, and does in the session what is asked for there. Belongs to the hub; the session
/// must outlive it. UI thread.
class HubWiring : public QObject
{
    Q_OBJECT
public:
    HubWiring(ui::Hub &hub, HomeSession &session);

private:
    Task<void> change(ConnectionId id, WorkspaceChange work, CancelToken cancel);
    Task<void> checkJob(ConnectionId id, Job job, ui::JobAnswer answer, CancelToken cancel);
    Task<void> checks(ConnectionId id, ui::ChecksAnswer answer, CancelToken cancel);
    Task<void> revoke(ConnectionId id, CancelToken cancel);
    Task<void> remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel);
    void openWithdrawal(const ConnectionInfo &info);
    Task<void> withdraw(ConnectionInfo info, SignInRung rung, SignInHandler progress, WithdrawalAnswer answer,
                        CancelToken cancel);
    void show(const ConnectionInfo &info, const Result<AccessEnd> &end);
    void openNetworkSettings();
    void keepSetting(Setting setting, const QVariant &value);
    Task<void> keepNetworkSettings(NetworkSettings settings, CancelToken cancel);
    Task<void> run(ConnectionId id, QList<qint64> jobs, CancelToken cancel);

    ui::Hub &m_hub;
    HomeSession &m_session;
    PreferenceFiles m_preferences;
    QPointer<NetworkDialog> m_network;
    TaskScope m_scope;
};

} // namespace fairlead
