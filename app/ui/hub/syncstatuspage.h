// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "sync/synctypes.h"

#include <QHash>
#include <QWidget>

class QTreeWidget;
class QTreeWidgetItem;

namespace fairlead::look {
class Text;
}

namespace fairlead::ui {

/// Per connection and object: what was last synced, what runs, what went wrong. UI thread.
class SyncStatusPage : public QWidget
{
    Q_OBJECT
public:
    explicit SyncStatusPage(QWidget *parent = nullptr);

    void setConnections(const QList<ConnectionInfo> &connections);
    void setStatus(const ConnectionStatus &status, const QDateTime &now);
    void setProgress(const SyncProgress &progress);
    void select(const ConnectionId &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTreeWidgetItem *itemFor(const ConnectionId &id, const QString &object) const;
    void fitColumns();

    QTreeWidget *m_tree;
    look::Text *m_usage;
    QHash<ConnectionId, QTreeWidgetItem *> m_connections;
};

} // namespace fairlead::ui
