// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace fairlead {

/// The places of the entries at login, the one for everybody too, where only a test looks. Not on macOS,
/// which has none for everybody.
class AutostartStand
{
public:
    enum class Entry { None, Ours, SwitchedOff, Elsewhere };

    AutostartStand() = default;
    Q_DISABLE_COPY_MOVE(AutostartStand)

    Autostart autostart() const { return Autostart(places()); }
    bool setOwn(Entry entry) const { return put(Place::Own, entry); }
    bool setEverybody(Entry entry) const { return put(Place::Everybody, entry); }
    bool hasOwn() const { return !bytes(Place::Own).isNull(); }
    /// Null: there is none.
    QByteArray everybodys() const { return bytes(Place::Everybody); }

#ifdef Q_OS_WIN
    ~AutostartStand() { ::RegDeleteTreeW(HKEY_CURRENT_USER, wide(m_root).c_str()); }

    AutostartPlaces places() const
    {
        return {key(Place::Own), QStringLiteral("C:/Program Files/Fairlead/fairlead.exe"),
                QStringList{QStringLiteral("HKEY_CURRENT_USER\\") + key(Place::Everybody)}, refusalKey()};
    }
    bool refuse() const
    {
        const DWORD value = 1;
        return ::RegSetKeyValueW(HKEY_CURRENT_USER, wide(refusalKey()).c_str(), L"NotAtLogin", REG_DWORD,
                                 &value, sizeof value)
            == ERROR_SUCCESS;
    }
    bool hasRefused() const { return exists(refusalKey()); }
    /// What is another's, below the key that has the refusal.
    bool setNeighbour() const
    {
        const DWORD value = 7;
        return ::RegSetKeyValueW(HKEY_CURRENT_USER, wide(refusalKey()).c_str(), L"Neighbour", REG_DWORD,
                                 &value, sizeof value)
            == ERROR_SUCCESS;
    }

private:
    enum class Place { Own, Everybody };

    static std::wstring wide(const QString &text) { return text.toStdWString(); }
    QString key(Place place) const
    {
        return m_root + QLatin1String(place == Place::Own ? "\\Own" : "\\Everybody");
    }
    QString refusalKey() const { return m_root + QStringLiteral("\\Refusal"); }
    static bool exists(const QString &key)
    {
        HKEY opened = nullptr;
        const bool isThere =
            ::RegOpenKeyExW(HKEY_CURRENT_USER, wide(key).c_str(), 0, KEY_READ, &opened) == ERROR_SUCCESS;
        if (isThere)
            ::RegCloseKey(opened);
        return isThere;
    }
    bool put(Place place, Entry entry) const
    {
        const std::wstring run = wide(key(place)) + L"\\Run";
        const std::wstring approval = wide(key(place)) + L"\\Explorer\\StartupApproved\\Run";
        (void)::RegDeleteKeyValueW(HKEY_CURRENT_USER, run.c_str(), L"Fairlead");
        (void)::RegDeleteKeyValueW(HKEY_CURRENT_USER, approval.c_str(), L"Fairlead");
        if (entry == Entry::None)
            return true;
        const std::wstring line = entry == Entry::Elsewhere
            ? L"\"D:\\old\\fairlead.exe\" --background"
            : L"\"C:\\Program Files\\Fairlead\\fairlead.exe\" --background";
        const unsigned char off[12] = {3};
        const auto size = DWORD((line.size() + 1) * sizeof(wchar_t));
        return ::RegSetKeyValueW(HKEY_CURRENT_USER, run.c_str(), L"Fairlead", REG_SZ, line.c_str(), size)
            == ERROR_SUCCESS
            && (entry != Entry::SwitchedOff
                || ::RegSetKeyValueW(HKEY_CURRENT_USER, approval.c_str(), L"Fairlead", REG_BINARY, off,
                                     sizeof off)
                    == ERROR_SUCCESS);
    }
    QByteArray bytes(Place place) const
    {
        QByteArray value(1024, '\0');
        auto size = DWORD(value.size());
        const std::wstring run = wide(key(place)) + L"\\Run";
        if (::RegGetValueW(HKEY_CURRENT_USER, run.c_str(), L"Fairlead", RRF_RT_REG_SZ, nullptr, value.data(),
                           &size)
            != ERROR_SUCCESS)
            return {};
        return value.first(qsizetype(size));
    }

    static inline int s_made = 0;
    QString m_root =
        QStringLiteral("Software\\FairleadTest-%1-%2").arg(QCoreApplication::applicationPid()).arg(++s_made);
#else
    ~AutostartStand() = default;

    AutostartPlaces places() const
    {
        // The folder before has none, as most of XDG_CONFIG_DIRS.
        return {m_dir.filePath(QStringLiteral("own")),
                QStringLiteral("/opt/our programs/fairlead"),
                QStringList{m_dir.filePath(QStringLiteral("stronger")),
                            m_dir.filePath(QStringLiteral("everybody"))},
                {}};
    }
    bool refuse() const
    {
        return write(Place::Own, "[Desktop Entry]\nHidden=true\nX-Fairlead-SwitchedOff=true\n");
    }
    bool hasRefused() const { return bytes(Place::Own).contains("X-Fairlead-SwitchedOff=true"); }

private:
    enum class Place { Own, Everybody };

    QString file(Place place) const
    {
        return m_dir.filePath(QLatin1String(place == Place::Own ? "own" : "everybody")
                              + QStringLiteral("/fairlead.desktop"));
    }
    bool write(Place place, const QByteArray &text) const
    {
        QFile there(file(place));
        return QDir().mkpath(QFileInfo(file(place)).path()) && there.open(QIODevice::WriteOnly)
            && there.write(text) == text.size();
    }
    bool put(Place place, Entry entry) const
    {
        if (entry == Entry::None)
            return !QFile::exists(file(place)) || QFile::remove(file(place));
        QByteArray text("[Desktop Entry]\nType=Application\nName=Fairlead\n");
        text += entry == Entry::Elsewhere ? "Exec=/old/fairlead --background\n"
                                          : "Exec=\"/opt/our programs/fairlead\" --background\n";
        if (entry == Entry::SwitchedOff)
            text += "Hidden=true\n";
        return write(place, text);
    }
    QByteArray bytes(Place place) const
    {
        QFile there(file(place));
        return there.open(QIODevice::ReadOnly) ? there.readAll() : QByteArray();
    }

    QTemporaryDir m_dir;
#endif
};

} // namespace fairlead
