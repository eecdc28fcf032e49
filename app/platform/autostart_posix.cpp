// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostartentry.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace fairlead {

namespace {

QString entryBelow(const QString &folder)
{
    return folder + QStringLiteral("/fairlead.desktop");
}

/// A folder of that name is passed over by desktops; a link to nothing counts, and starts nothing.
bool isEntry(const QString &path)
{
    const QFileInfo file(path);
    return file.isSymLink() || (file.exists() && !file.isDir());
}

/// One that is hidden for everybody is as good as none: nobody has refused it, and a person may have one.
Autostart::State stateForEverybody(const AutostartPlaces &places)
{
    for (const QString &folder : places.everybody) {
        if (!isEntry(entryBelow(folder)))
            continue;
        const auto state =
            detail::stateOfFile(entryBelow(folder), places.program, detail::stateOfDesktopEntry);
        return state == Autostart::State::OffInSystem ? Autostart::State::Off : state;
    }
    return Autostart::State::Off;
}

} // namespace

AutostartPlaces AutostartPlaces::ofThisPerson()
{
    AutostartPlaces places;
    // XDG_CONFIG_HOME, then what XDG_CONFIG_DIRS lists.
    const QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    for (const QString &folder : folders)
        places.everybody += folder + QStringLiteral("/autostart");
    places.folder = places.everybody.takeFirst();
    places.program = QCoreApplication::applicationDirPath() + QStringLiteral("/fairlead");
    return places;
}

Autostart::Autostart(AutostartPlaces places)
    : m_places(std::move(places))
{
}

QString Autostart::place() const
{
    return entryBelow(m_places.folder);
}

Autostart::State Autostart::state() const
{
    if (isEntry(place()))
        return detail::stateOfFile(place(), m_places.program, detail::stateOfDesktopEntry);
    return stateForEverybody(m_places);
}

Outcome Autostart::turnOn() const
{
    if (state() == State::OffInSystem)
        return {};
    if (stateForEverybody(m_places) == State::On)
        return isEntry(place()) ? detail::removeEntry(place()) : Outcome();
    return detail::writeEntry(place(), detail::desktopEntry(m_places.program));
}

Outcome Autostart::enforce() const
{
    if (const Outcome free = detail::putFolderAside(place()); !free)
        return free;
    if (stateForEverybody(m_places) == State::On)
        return detail::removeEntry(place());
    return detail::writeEntry(place(), detail::desktopEntry(m_places.program));
}

Outcome Autostart::turnOff() const
{
    if (stateForEverybody(m_places) != State::Off)
        return detail::writeEntry(place(), detail::refusedDesktopEntry(m_places.program));
    return detail::removeEntry(place());
}

Result<QString> Autostart::forget() const
{
    return detail::forgetEntry(place());
}

} // namespace fairlead
