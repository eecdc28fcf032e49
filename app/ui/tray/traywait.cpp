// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayhost.h"

#include <utility>

namespace fairlead::ui {

namespace {

/// After a log-in on a slow machine.
constexpr std::chrono::seconds longestWait{30};

} // namespace

TrayWait::TrayWait(std::unique_ptr<TrayHost> host, Clock &clock)
    : m_host(std::move(host))
    , m_clock(clock)
{
}

void TrayWait::start()
{
    connect(m_host.get(), &TrayHost::appeared, this, &TrayWait::arrive);
    m_clock.after(longestWait, this, [this] {
        if (!m_arrived)
            emit missing();
    });
    if (m_host->isThere())
        arrive();
}

void TrayWait::arrive()
{
    if (std::exchange(m_arrived, true))
        return;
    emit arrived();
}

} // namespace fairlead::ui
