// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/popupenvironment.h"

#include <algorithm>
#include <iterator>

namespace fairlead {

namespace {

// Compared without case: Windows spells its own names in several ways.
constexpr const char *names[] = {
    // who and where
    "HOME", "USER", "LOGNAME", "PATH", "TMPDIR", "TEMP", "TMP", "TZ", "LANG", "LANGUAGE",
    // the display and the session
    "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "GDK_SCALE",
    "GTK_THEME", "GTK_MODULES", "GNOME_DESKTOP_SESSION_ID", "XCURSOR_THEME", "XCURSOR_SIZE",
    // typing
    "XMODIFIERS", "GTK_IM_MODULE", "IBUS_ADDRESS", "COMPOSE_FILE",
    // libraries of a bundle, certificates of the system
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH", "APPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR",
    "FONTCONFIG_FILE", "FONTCONFIG_PATH",
    // Windows
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "USERNAME", "USERPROFILE", "USERDOMAIN", "APPDATA", "LOCALAPPDATA",
    "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "COMMONPROGRAMFILES", "COMPUTERNAME", "COMSPEC",
    "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"};

// QT_ but not QTWEBENGINE_: that one opens debugging ports and switches the sandbox off.
constexpr const char *prefixes[] = {"LC_",   "XDG_",  "QT_",    "KDE_", "LIBGL_",
                                    "MESA_", "ASAN_", "UBSAN_", "LSAN_"};

constexpr const char *proxyNames[] = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "AUTO_PROXY"};

template <typename Table> bool contains(const Table &table, const QString &name)
{
    return std::any_of(std::begin(table), std::end(table), [&](const char *entry) {
        return name.compare(QLatin1String(entry), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QProcessEnvironment popupEnvironment(const QProcessEnvironment &ours, bool systemProxy)
{
    QProcessEnvironment theirs;
    const QStringList keys = ours.keys();
    for (const QString &key : keys) {
        const bool wanted = contains(names, key) || (systemProxy && contains(proxyNames, key))
            || std::any_of(std::begin(prefixes), std::end(prefixes),
                           [&](const char *prefix) { return key.startsWith(QLatin1String(prefix)); });
        if (wanted)
            theirs.insert(key, ours.value(key));
    }
    return theirs;
}

} // namespace fairlead
