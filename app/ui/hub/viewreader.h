// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hub/workspaceview.h"

#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace fairlead::ui {

/// Reads workspaces beside the UI thread, one at a time. UI thread. Of what is asked for while another is
/// being read only the last word for each connection counts.
class ViewReader : public QObject
{
    Q_OBJECT
public:
    explicit ViewReader(QObject *parent = nullptr);

    void read(const ConnectionId &connection, const QString &path, const QString &words);

signals:
    void viewRead(const fairlead::ui::WorkspaceView &view);

private:
    struct Wish
    {
        ConnectionId connection;
        QString path;
        QString words;
    };
    void readNext();

    QFutureWatcher<WorkspaceView> m_running;
    bool m_busy = false; ///< until its result has been taken
    QList<Wish> m_wishes;
};

} // namespace fairlead::ui
