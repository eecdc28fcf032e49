// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/revocation.h"
#include "core/clock.h"
#include "core/newerversion.h"
#include "core/result.h"
#include "settings/settingstable.h"
#include "sync/workspacechange.h"
#include "ui/hub/accesswords.h"
#include "ui/hub/checksdialog.h"
#include "ui/hub/connectionspage.h"
#include "ui/hub/jobspage.h"
#include "ui/hub/syncstatuspage.h"
#include "ui/hub/workspaceview.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <memory>

class QListWidget;
class QStackedWidget;

namespace fairlead::look {
class Button;
class Note;
} // namespace fairlead::look

namespace fairlead::ui {

class ActivityPage;
class ConflictsPage;
class JobsPage;
class ListPage;
class SettingsPage;
class ViewReader;
struct Preferences;

/// The window behind the tray (more pages with later work). UI thread. Knows the sync thread only through the
/// value types it is given, and asks for everything by signals. What its pages show of a workspace it reads
/// itself, beside the UI thread and only while it can be seen.
class Hub : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Connections, SyncStatus, Jobs, Conflicts, Activity, Settings };

    explicit Hub(Clock &clock, QWidget *parent = nullptr);

    void setConnections(const QList<ConnectionInfo> &connections);
    /// What was made in organisations, as the home remembers it.
    void setServerAccess(const KnownAccesses &accesses);
    void setApplicationAccess(const KnownApplications &applications) { m_applications = applications; }
    void setStatus(const ConnectionStatus &status);
    void setProgress(const SyncProgress &progress);
    void setSyncSettings(const SyncSettings &settings);
    void setPreferences(const Preferences &preferences);
    /// There is a newer version of the program: said until the person has read it.
    void tellUpdate(const fairlead::NewerVersion &newer);
    /// There is no tray on this desktop, and the window stands in the task bar instead.
    void tellNoTray();
    void showPage(Page page);
    /// Where each connection's workspace is. Without it nothing is read.
    using WorkspacePaths = std::function<QString(const ConnectionInfo &)>;
    void readFrom(WorkspacePaths paths);
    /// What became of a change that was asked for; the pages read what it has left.
    void changeEnded(const fairlead::ConnectionId &id, const fairlead::Outcome &outcome);
    /// Of something that concerns no connection: what became of it.
    void showOutcome(const fairlead::Outcome &outcome);
    /// An access that was ended: what stands all the same, and what to do about it.
    void showEnd(const fairlead::ConnectionInfo &info, const fairlead::AccessEnd &end);
    /// Without a tray host a closed hub would leave no way in: then it is only minimised.
    void setKeepsInTaskBar(bool keeps) { m_keepsInTaskBar = keeps; }

signals:
    void setupRequested();
    void syncNowRequested(const fairlead::ConnectionId &id);
    /// For the wizard, on this connection: as its own user, or as another one of the organisation.
    void reauthoriseRequested(const fairlead::ConnectionId &id);
    void changeUserRequested(const fairlead::ConnectionId &id);
    void serverAccessRequested(const fairlead::ConnectionId &id, fairlead::ui::AccessChange change);
    /// The person has confirmed it; answered by showEnd() or showOutcome().
    void revokeRequested(const fairlead::ConnectionId &id);
    void removeRequested(const fairlead::ConnectionId &id, bool deleteWorkspace);
    /// Of a connection that showEnd() was told of, which may be removed by now.
    void withdrawalRequested(const fairlead::ConnectionInfo &info);
    /// The way to every CRM is closed by what the network settings say, or do not say yet.
    void networkSettingsRequested();
    void colourRequested(const fairlead::ConnectionId &id, const QString &colour);
    void linkRequested(const QUrl &link);
    /// The notice shown with the connection's status was read.
    void noticeUnderstood(const fairlead::ConnectionId &id);
    /// For HomeSession::changeWorkspace(); answered by changeEnded().
    void changeRequested(const fairlead::ConnectionId &id, const fairlead::WorkspaceChange &change);
    void runRequested(const fairlead::ConnectionId &id, const QList<qint64> &jobs);
    /// See JobsPage.
    void jobCheckRequested(const fairlead::ConnectionId &id, const fairlead::Job &job,
                           const fairlead::ui::JobAnswer &answer);
    /// For HomeSession::checks().
    void checksRequested(const fairlead::ConnectionId &id, const fairlead::CancelToken &cancel,
                         const fairlead::ui::ChecksAnswer &answer);
    void pauseRequested(const fairlead::ConnectionId &id);
    void resumeRequested(const fairlead::ConnectionId &id);
    /// For HomeSession::keepSyncSettings(); answered by showOutcome().
    void syncSettingsChanged(const fairlead::SyncSettings &settings);
    /// Of no connection: answered by setPreferences(), and by showOutcome() where it was refused.
    void settingWanted(fairlead::Setting setting, const QVariant &value);
    void quitRequested();
    /// The person closed the window while only the tray remains.
    void hiddenToTray();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// The side shows symbols only, where the pages need the room.
    void setCompact(bool compact);
    /// "2 minutes ago" goes stale by itself.
    void refreshLater();
    void connectPages();
    void askFor(const ConnectionId &id, LifeAction action);
    void askForRemoval(const ConnectionInfo &info);
    void askForAccess(const ConnectionInfo &info);
    void showDetails(const ConnectionInfo &info);
    void showChecks(const ConnectionInfo &info);
    QList<ListPage *> lists() const;
    void read(const ConnectionId &id);
    void readAll();
    void take(const WorkspaceView &view);

    Clock &m_clock;
    QListWidget *m_side;
    look::Button *m_about;
    look::Button *m_quit;
    QStackedWidget *m_pages;
    ConnectionsPage *m_connections;
    SyncStatusPage *m_status;
    JobsPage *m_jobs;
    ConflictsPage *m_conflicts;
    ActivityPage *m_activity;
    SettingsPage *m_settings;
    look::Note *m_update; ///< of the program
    look::Note *m_problem; ///< of a change that was asked for
    ViewReader *m_reader;
    WorkspacePaths m_paths;
    QList<ConnectionInfo> m_known;
    KnownAccesses m_accesses;
    KnownApplications m_applications;
    QHash<ConnectionId, ConnectionStatus> m_statuses;
    QHash<ConnectionId, QList<WaitingRecords>> m_waiting; ///< as last read
    QUrl m_problemLink;
    ConnectionInfo m_ended; ///< whose end m_problem speaks of
    NewerVersion m_newer; ///< that m_update speaks of
    bool m_compact = true;
    bool m_keepsInTaskBar = false;
};

} // namespace fairlead::ui
