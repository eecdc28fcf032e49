// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QHash>
#include <QString>

namespace fairlead {

/// What each connection has to tell a person. A run's notice is gone with the next run, a few minutes later
/// and perhaps behind the tray icon: here it stays until the person says that they have read it. A value
/// type.
class Notices
{
public:
    /// Takes in a run's notice, empty for none, and returns what is to be shown now.
    QString shown(const ConnectionId &connection, const QString &notice)
    {
        if (!notice.isEmpty() && notice != m_understood.value(connection))
            m_open.insert(connection, notice);
        return m_open.value(connection);
    }
    /// Read: the same words, sent along with every status until the next run, do not come back.
    void understood(const ConnectionId &connection)
    {
        if (m_open.contains(connection))
            m_understood.insert(connection, m_open.take(connection));
    }

private:
    QHash<ConnectionId, QString> m_open;
    QHash<ConnectionId, QString> m_understood;
};

} // namespace fairlead
