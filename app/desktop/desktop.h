// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/taskscope.h"
#include "desktop/liveservices.h"
#include "desktop/options.h"
#include "desktop/updatecheck.h"
#include "platform/handover.h"
#include "sync/homesession.h"
#include "ui/hub/hub.h"
#include "ui/tray/trayhost.h"
#include "ui/tray/trayicon.h"
#include "wizard/flow.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QMessageBox;

namespace fairlead {

class SetupWizard;

/// The desktop program: one home at work, its tray icon and hub, the wizard when asked for, and what other
/// processes hand over. UI thread. The caller owns the home's lock.
class Desktop : public QObject
{
    Q_OBJECT
public:
    /// `trayWait`: nothing for this desktop's own.
    explicit Desktop(const Home &home, std::unique_ptr<ui::TrayWait> trayWait = {});
    ~Desktop() override;

    /// Shows what the mode asks for; work that waits comes after the first window.
    void start(Options::Mode mode);
    /// Into the tray, as an entry at login wants it, which may be there for everybody: whoever has set up
    /// nothing, and has no tray for an icon, is not bothered, and it ends.
    void startAtLogin();
    /// Ends everything under way, closes the home, then the program; within two seconds.
    void quit();

private:
    /// A session with its own hub: the person's, or a trial's.
    struct Room
    {
        std::unique_ptr<PracticeProgram> program; ///< trial only
        std::unique_ptr<HomeSession> session;
        std::unique_ptr<ui::Hub> hub;
    };

    /// What tray icon and menu speak of: the person's own connections, or the trial while there are none.
    Room &mainRoom();
    /// What was closed into the tray comes back.
    void open();
    /// Everything that is not the first window.
    void startRest();
    /// Once, after the tray icon.
    void startSyncing();
    void listen();
    void makeTrayIcon();
    /// No tray after a while: an entry of the task bar is the way in, until there is one. Asked again
    /// whenever a window closes that was a way in meanwhile.
    void keepWayIn();
    bool isOfNoUse() const;
    void startUpdateCheck();
    void tellUpdate();
    /// The first window there is.
    void showFirst(Options::Mode mode);
    /// Nothing is done with a home whose files cannot be read until they are mended.
    void showProblem(Options::Mode mode);
    void showHub(Room &room);
    void furnish(Room &room);
    void showWizard();
    void showWizard(const WizardStart &start, HomeSession &session);
    /// The wizard on a connection that is there.
    void renew(const ConnectionId &id, HomeSession &session, bool mayChangeUser);
    void changeAccess(const ConnectionId &id, HomeSession &session, ui::AccessChange change);
    void wizardFinished(const ConnectedSummary &summary);
    /// A trial ends: its sync first, its practice org last.
    static Task<void> endTrial(std::unique_ptr<PracticeProgram> program,
                               std::unique_ptr<HomeSession> session);
    void showStatus();
    /// What ends soon that a connection signs in with: at 30, 7 and 1 days, and at the end.
    void tellExpiries();
    /// Freed memory goes back to the system, shortly.
    void tidySoon();
    Task<void> stopAll();
    Task<QJsonObject> answer(QJsonObject request, CancelToken cancel);

    SystemClock m_clock;
    QTimer m_expiryLook;
    QTimer m_tidy; ///< outlives the windows, which start it when they end
    Room m_room;
    Room m_trial;
    std::unique_ptr<ui::TrayWait> m_trayWait;
    std::unique_ptr<ui::TrayIcon> m_tray; ///< as soon as there is a host for it
    bool m_atLogin = false;
    bool m_syncs = false;
    bool m_trayMissing = false; ///< waited for in vain so far
    bool m_wayInKept = false; ///< the hub stands in the task bar because there is no tray
    std::unique_ptr<UpdateCheck> m_updates;
    std::unique_ptr<HandOverServer> m_handOver;
    std::shared_ptr<LiveServices> m_services; ///< the open wizard's
    QPointer<SetupWizard> m_wizard;
    QPointer<QMessageBox> m_problemBox;
    bool m_quitting = false;
    TaskScope m_scope;
};

} // namespace fairlead
