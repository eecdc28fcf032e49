// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QObject>

#include <memory>

namespace fairlead::ui {

/// Whether something on this desktop shows tray icons. Hosts come after the programs that start at login
/// (user-demand 11). Qt looks for a StatusNotifierWatcher once a process, when it is first asked for a tray
/// icon, and never uses one that comes later: no icon may be made before a host is there. UI thread.
class TrayHost : public QObject
{
    Q_OBJECT
public:
    virtual bool isThere() const = 0;

signals:
    /// Once; never before the event loop runs.
    void appeared();
};

/// The desktop's own: StatusNotifierWatcher on the session bus, or the owner of the X11 tray selection. Where
/// the system itself has the tray (Windows, macOS, platforms without one) it is there at once.
std::unique_ptr<TrayHost> systemTrayHost(Clock &clock);

/// Waits for a host, and says when that has taken so long that another way in is needed. UI thread.
class TrayWait : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    TrayWait(std::unique_ptr<TrayHost> host, Clock &clock);

    void start();

signals:
    /// Once: an icon may be made now.
    void arrived();
    /// Once, after 30 seconds without a host; it may arrive later.
    void missing();

private:
    void arrive();

    std::unique_ptr<TrayHost> m_host;
    Clock &m_clock;
    bool m_arrived = false;
};

} // namespace fairlead::ui
