// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "ui/hub/connectionspage.h"
#include "ui/hub/syncstatuspage.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QListWidget;
class QStackedWidget;

namespace fairlead::look {
class Button;
}

namespace fairlead::ui {

/// The window behind the tray: Connections and Sync status (more pages with later work). UI thread. Knows the
/// sync thread only through the value types it is given, and asks for everything by signals.
class Hub : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Connections, SyncStatus };

    explicit Hub(Clock &clock, QWidget *parent = nullptr);

    void setConnections(const QList<ConnectionInfo> &connections);
    void setStatus(const ConnectionStatus &status);
    void setProgress(const SyncProgress &progress);
    void showPage(Page page);
    /// Without a tray host a closed hub would leave no way in: then it is only minimised.
    void setKeepsInTaskBar(bool keeps) { m_keepsInTaskBar = keeps; }

signals:
    void setupRequested();
    void syncNowRequested(const fairlead::ConnectionId &id);
    void reauthoriseRequested(const fairlead::ConnectionId &id);
    /// The notice shown with the connection's status was read.
    void noticeUnderstood(const fairlead::ConnectionId &id);
    void quitRequested();
    /// The person closed the window while only the tray remains.
    void hiddenToTray();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// The side shows symbols only, where the pages need the room.
    void setCompact(bool compact);
    /// "2 minutes ago" goes stale by itself.
    void refreshLater();

    Clock &m_clock;
    QListWidget *m_side;
    look::Button *m_quit;
    QStackedWidget *m_pages;
    ConnectionsPage *m_connections;
    SyncStatusPage *m_status;
    QHash<ConnectionId, ConnectionStatus> m_statuses;
    bool m_compact = true;
    bool m_keepsInTaskBar = false;
};

} // namespace fairlead::ui
