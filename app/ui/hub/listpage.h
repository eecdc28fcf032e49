// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "sync/workspacechange.h"
#include "ui/hub/workspaceview.h"

#include <QDateTime>
#include <QHash>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace fairlead::look {
class Text;
}

namespace fairlead::ui {

class DetailPanel;

/// A page that lists something of one connection's workspace, with the chosen row in full below and what can
/// be done with it. Where there are several connections the page says which. UI thread.
class ListPage : public QWidget
{
    Q_OBJECT
public:
    void setConnections(const QList<ConnectionInfo> &connections);
    void setView(const WorkspaceView &view, const QDateTime &now);
    /// "2 minutes ago" goes stale by itself.
    void setNow(const QDateTime &now);
    /// Empty where there is none.
    ConnectionId connection() const;

signals:
    void changeRequested(const fairlead::ConnectionId &id, const fairlead::WorkspaceChange &change);

protected:
    struct Column
    {
        QString title;
        int weight = 1; ///< share of the width
        bool narrow = true; ///< also where there is little room
    };
    struct Texts
    {
        QString name; ///< object name of the list
        QString title;
        QString accessibleName;
        QString empty; ///< said in place of a list without rows
    };
    /// `several`: rows can be chosen together.
    ListPage(const Texts &texts, const QList<Column> &columns, bool several, QWidget *parent);

    /// Makes the rows for view() by addRow().
    virtual void fill() = 0;
    /// Says what the current row is, and shows the buttons that fit it.
    virtual void showCurrent() = 0;

    const WorkspaceView &view() const;
    const ConnectionInfo &info() const;
    const QDateTime &now() const { return m_now; }
    /// Reads the rows anew; what was chosen stays chosen. `key` tells one row from all others.
    void refill();
    QTreeWidgetItem *addRow(qint64 key, const QStringList &texts);
    /// Of the current row; -1 where there is none.
    qint64 currentKey() const;
    QList<qint64> chosenKeys() const;
    QTreeWidget *list() { return m_list; }
    DetailPanel *details() { return m_details; }
    /// Beside the title.
    void addTool(QWidget *tool);

    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitColumns();

    QList<Column> m_columns;
    QBoxLayout *m_top;
    QComboBox *m_chooser;
    QTreeWidget *m_list;
    look::Text *m_empty;
    DetailPanel *m_details;
    QDateTime m_now;
    QList<ConnectionInfo> m_connections;
    QHash<ConnectionId, WorkspaceView> m_views;
};

} // namespace fairlead::ui
