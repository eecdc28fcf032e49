// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "sync/syncsettings.h"
#include "sync/synctypes.h"
#include "sync/workspacechange.h"
#include "ui/hub/answers.h"
#include "ui/hub/workspaceview.h"

#include <QHash>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace fairlead::look {
class Button;
class Text;
} // namespace fairlead::look

namespace fairlead::ui {

class DetailPanel;

/// Per connection and object: what was last synced, what runs, what waits, and for whom: records that the CRM
/// has refused and mass deletions, each with its answers. UI thread.
class SyncStatusPage : public QWidget
{
    Q_OBJECT
public:
    explicit SyncStatusPage(QWidget *parent = nullptr);

    void setConnections(const QList<ConnectionInfo> &connections);
    void setStatus(const ConnectionStatus &status, const QDateTime &now);
    void setProgress(const SyncProgress &progress);
    void setView(const WorkspaceView &view, const QDateTime &now);
    void setSettings(const SyncSettings &settings) { m_settings = settings; }
    void select(const ConnectionId &id);

signals:
    void changeRequested(const fairlead::ConnectionId &id, const fairlead::WorkspaceChange &change);
    void pauseRequested(const fairlead::ConnectionId &id);
    void resumeRequested(const fairlead::ConnectionId &id);
    void settingsChanged(const fairlead::SyncSettings &settings);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Shown
    {
        ConnectionInfo info;
        ConnectionStatus status;
        WorkspaceView view;
        QTreeWidgetItem *top = nullptr;
    };

    void fillConnection(Shown &shown);
    QTreeWidgetItem *itemFor(const ConnectionId &id, const QString &object) const;
    void fitColumns();
    void showCurrent();
    void showConnection(const Shown &shown);
    void showObject(const Shown &shown, const QString &object);
    void showHeld(const Shown &shown, const QTreeWidgetItem &row);
    void showRefused(const Shown &shown, const RefusedChange &change);
    const RefusedChange *refusedOf(const Shown &shown, const QTreeWidgetItem &row) const;
    const Shown *shownOf(const QTreeWidgetItem *row) const;
    void retry(bool all);
    void askAboutHeld(bool approve);
    void askForLimits();

    QTreeWidget *m_tree;
    DetailPanel *m_details;
    look::Button *m_retry;
    look::Button *m_retryAll;
    look::Button *m_sendAnyway = nullptr;
    look::Button *m_delete;
    look::Button *m_bringBack;
    look::Button *m_pause;
    look::Button *m_resume;
    look::Text *m_usage; ///< of the connection whose row is chosen
    SyncSettings m_settings;
    QDateTime m_now;
    QHash<ConnectionId, Shown> m_shown;
};

} // namespace fairlead::ui
