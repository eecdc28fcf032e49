// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostartentry.h"

#include <QCoreApplication>
#include <QDir>

namespace fairlead {

AutostartPlaces AutostartPlaces::ofThisPerson()
{
    return {QDir::homePath() + QStringLiteral("/Library/LaunchAgents"),
            QCoreApplication::applicationDirPath() + QStringLiteral("/fairlead")};
}

Autostart::Autostart(AutostartPlaces places)
    : m_places(std::move(places))
{
}

QString Autostart::place() const
{
    return m_places.folder + QStringLiteral("/io.fairlead.Fairlead.plist");
}

Autostart::State Autostart::state() const
{
    return detail::stateOfFile(place(), m_places.program, detail::stateOfLaunchAgent);
}

Outcome Autostart::turnOn() const
{
    if (state() == State::OffInSystem)
        return {};
    return detail::writeEntry(place(), detail::launchAgent(m_places.program));
}

Outcome Autostart::enforce() const
{
    if (const Outcome free = detail::putFolderAside(place()); !free)
        return free;
    return detail::writeEntry(place(), detail::launchAgent(m_places.program));
}

Outcome Autostart::turnOff() const
{
    return detail::removeEntry(place());
}

Result<QString> Autostart::forget() const
{
    return detail::forgetEntry(place());
}

} // namespace fairlead
