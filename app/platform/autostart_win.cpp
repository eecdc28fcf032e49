// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostartentry.h"

#include <QCoreApplication>

#include <string>

#include <windows.h>

namespace fairlead {

namespace {

using State = Autostart::State;

constexpr wchar_t valueName[] = L"Fairlead";
constexpr wchar_t refusalName[] = L"NotAtLogin";

/// A key that has `Run` and what Task Manager notes about it.
struct StartupKeys
{
    HKEY root = HKEY_CURRENT_USER;
    std::wstring folder;

    std::wstring run() const { return folder + L"\\Run"; }
    /// Written by Task Manager and Settings, which leave the Run key as it is.
    std::wstring approval() const { return folder + L"\\Explorer\\StartupApproved\\Run"; }
};

StartupKeys ownKeys(const AutostartPlaces &places)
{
    return {HKEY_CURRENT_USER, places.folder.toStdWString()};
}

/// Named with its root.
StartupKeys keysNamed(const QString &name)
{
    const QString path = name.section(QLatin1Char('\\'), 1);
    const bool isMachine = name.startsWith(QLatin1String("HKEY_LOCAL_MACHINE\\"));
    return {isMachine ? HKEY_LOCAL_MACHINE : HKEY_CURRENT_USER, path.toStdWString()};
}

/// Empty where there is none. Expanded: RRF_RT_REG_SZ takes REG_EXPAND_SZ too, and asking for that by its own
/// name would be refused without RRF_NOEXPAND.
QString command(const StartupKeys &keys)
{
    std::wstring value(32768, L'\0');
    auto size = DWORD(value.size() * sizeof(wchar_t));
    if (::RegGetValueW(keys.root, keys.run().c_str(), valueName, RRF_RT_REG_SZ, nullptr, value.data(), &size)
        != ERROR_SUCCESS)
        return {};
    return QString::fromWCharArray(value.c_str());
}

QByteArray approval(const StartupKeys &keys)
{
    QByteArray value(64, '\0');
    DWORD size = DWORD(value.size());
    if (::RegGetValueW(keys.root, keys.approval().c_str(), valueName, RRF_RT_REG_BINARY, nullptr,
                       value.data(), &size)
        != ERROR_SUCCESS)
        return {};
    return value.first(qsizetype(size));
}

State stateIn(const StartupKeys &keys, const QString &program)
{
    return detail::stateOfRunValue(command(keys), program, approval(keys));
}

State stateForEverybody(const AutostartPlaces &places)
{
    for (const QString &name : places.everybody) {
        const State state = stateIn(keysNamed(name), places.program);
        if (state != State::Off)
            return state;
    }
    return State::Off;
}

Outcome written(LSTATUS status, const QString &place)
{
    if (status != ERROR_SUCCESS)
        return fail(detail::entryUnwritable(place, QString::number(status)));
    return {};
}

/// Of the person's. Whether it was there.
Result<bool> removeValue(const std::wstring &key, const wchar_t *name, const QString &place)
{
    const LSTATUS status = ::RegDeleteKeyValueW(HKEY_CURRENT_USER, key.c_str(), name);
    if (status == ERROR_FILE_NOT_FOUND || status == ERROR_PATH_NOT_FOUND)
        return false;
    if (const Outcome removed = written(status, place); !removed)
        return fail(removed.error());
    return true;
}

Result<bool> removeOwnEntry(const AutostartPlaces &places, const QString &place)
{
    const StartupKeys keys = ownKeys(places);
    auto removed = removeValue(keys.run(), valueName, place);
    // What Task Manager has noted about an entry that is gone would switch a later one off.
    if (removed)
        (void)::RegDeleteKeyValueW(HKEY_CURRENT_USER, keys.approval().c_str(), valueName);
    return removed;
}

Outcome outcomeOf(const Result<bool> &removed)
{
    if (!removed)
        return fail(removed.error());
    return {};
}

Outcome writeOwnEntry(const AutostartPlaces &places, const QString &place)
{
    const std::wstring line = detail::runCommand(places.program).toStdWString();
    const auto bytes = DWORD((line.size() + 1) * sizeof(wchar_t));
    return written(::RegSetKeyValueW(HKEY_CURRENT_USER, ownKeys(places).run().c_str(), valueName, REG_SZ,
                                     line.c_str(), bytes),
                   place);
}

QString refusalPlace(const AutostartPlaces &places)
{
    return QStringLiteral("HKEY_CURRENT_USER\\") + places.refusal + QLatin1Char('\\')
        + QString::fromWCharArray(refusalName);
}

bool isRefused(const AutostartPlaces &places)
{
    DWORD value = 0;
    DWORD size = sizeof value;
    const LSTATUS status = ::RegGetValueW(HKEY_CURRENT_USER, places.refusal.toStdWString().c_str(),
                                          refusalName, RRF_RT_REG_DWORD, nullptr, &value, &size);
    return status == ERROR_SUCCESS && value != 0;
}

Outcome writeRefusal(const AutostartPlaces &places)
{
    const DWORD value = 1;
    return written(::RegSetKeyValueW(HKEY_CURRENT_USER, places.refusal.toStdWString().c_str(), refusalName,
                                     REG_DWORD, &value, sizeof value),
                   refusalPlace(places));
}

/// RegDeleteKey would take the values of a key along.
void removeIfEmpty(const std::wstring &key)
{
    HKEY opened = nullptr;
    if (::RegOpenKeyExW(HKEY_CURRENT_USER, key.c_str(), 0, KEY_READ, &opened) != ERROR_SUCCESS)
        return;
    DWORD keys = 0;
    DWORD values = 0;
    const LSTATUS known = ::RegQueryInfoKeyW(opened, nullptr, nullptr, nullptr, &keys, nullptr, nullptr,
                                             &values, nullptr, nullptr, nullptr, nullptr);
    ::RegCloseKey(opened);
    if (known == ERROR_SUCCESS && keys == 0 && values == 0)
        (void)::RegDeleteKeyW(HKEY_CURRENT_USER, key.c_str());
}

Result<bool> removeRefusal(const AutostartPlaces &places)
{
    const std::wstring key = places.refusal.toStdWString();
    auto removed = removeValue(key, refusalName, refusalPlace(places));
    if (removed && *removed)
        removeIfEmpty(key);
    return removed;
}

} // namespace

AutostartPlaces AutostartPlaces::ofThisPerson()
{
    AutostartPlaces places;
    places.folder = QStringLiteral("Software\\Microsoft\\Windows\\CurrentVersion");
    places.program = QCoreApplication::applicationDirPath() + QStringLiteral("/fairlead.exe");
    places.everybody = {QStringLiteral("HKEY_LOCAL_MACHINE\\") + places.folder};
    places.refusal = QStringLiteral("Software\\Fairlead");
    return places;
}

Autostart::Autostart(AutostartPlaces places)
    : m_places(std::move(places))
{
}

QString Autostart::place() const
{
    return QStringLiteral("HKEY_CURRENT_USER\\") + m_places.folder + QStringLiteral("\\Run\\Fairlead");
}

Autostart::State Autostart::state() const
{
    return detail::stateOfBoth(stateIn(ownKeys(m_places), m_places.program), stateForEverybody(m_places),
                               isRefused(m_places));
}

Outcome Autostart::turnOn() const
{
    if (const Outcome taken = outcomeOf(removeRefusal(m_places)); !taken)
        return taken;
    const State own = stateIn(ownKeys(m_places), m_places.program);
    const State everybody = stateForEverybody(m_places);
    // Both would be listed in Task Manager, and carried out.
    if (everybody == State::On && own != State::OffInSystem)
        return outcomeOf(removeOwnEntry(m_places, place()));
    if (everybody == State::OffInSystem && own == State::Off)
        return {};
    return writeOwnEntry(m_places, place());
}

Outcome Autostart::enforce() const
{
    if (const Outcome taken = outcomeOf(removeRefusal(m_places)); !taken)
        return taken;
    if (stateForEverybody(m_places) == State::On)
        return outcomeOf(removeOwnEntry(m_places, place()));
    if (const Outcome there = writeOwnEntry(m_places, place()); !there)
        return there;
    // Without a note of Task Manager's an entry counts.
    (void)::RegDeleteKeyValueW(HKEY_CURRENT_USER, ownKeys(m_places).approval().c_str(), valueName);
    return {};
}

Outcome Autostart::turnOff() const
{
    if (stateForEverybody(m_places) != State::Off) {
        if (const Outcome refused = writeRefusal(m_places); !refused)
            return refused;
    }
    return outcomeOf(removeOwnEntry(m_places, place()));
}

Result<QString> Autostart::forget() const
{
    const auto entry = removeOwnEntry(m_places, place());
    const auto refusal = removeRefusal(m_places);
    if (!entry || !refusal)
        return fail(entry ? refusal.error() : entry.error());
    if (*entry)
        return place();
    return *refusal ? refusalPlace(m_places) : QString();
}

} // namespace fairlead
