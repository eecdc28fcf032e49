// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayhost.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

#include <cstdlib>
#include <memory>
#include <utility>

#include <xcb/xcb.h>

namespace fairlead::ui {

namespace {

constexpr QLatin1String watcherName("org.kde.StatusNotifierWatcher");
/// An X server tells nobody of a new owner who does not own a window of its own.
constexpr std::chrono::seconds betweenLooks{1};

/// freedesktop.org, "System Tray Protocol": the host owns this selection of the screen.
class X11Tray
{
public:
    X11Tray()
    {
        const auto *x11 = qApp->nativeInterface<QNativeInterface::QX11Application>();
        if (!x11)
            return;
        m_connection = x11->connection();
        constexpr const char name[] = "_NET_SYSTEM_TRAY_S0";
        const auto cookie = xcb_intern_atom(m_connection, 0, sizeof(name) - 1, name);
        const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> reply(
            xcb_intern_atom_reply(m_connection, cookie, nullptr), &std::free);
        m_selection = reply ? reply->atom : xcb_atom_t(XCB_NONE);
    }
    bool isThere() const
    {
        if (!m_connection || m_selection == XCB_NONE)
            return false;
        const auto cookie = xcb_get_selection_owner(m_connection, m_selection);
        const std::unique_ptr<xcb_get_selection_owner_reply_t, decltype(&std::free)> reply(
            xcb_get_selection_owner_reply(m_connection, cookie, nullptr), &std::free);
        return reply && reply->owner != XCB_NONE;
    }

private:
    xcb_connection_t *m_connection = nullptr;
    xcb_atom_t m_selection = XCB_NONE;
};

class XdgTrayHost final : public TrayHost
{
public:
    explicit XdgTrayHost(Clock &clock)
        : m_clock(clock)
        , m_bus(QDBusConnection::sessionBus())
        , m_watcher(watcherName, m_bus, QDBusServiceWatcher::WatchForRegistration)
    {
        connect(&m_watcher, &QDBusServiceWatcher::serviceRegistered, this, &XdgTrayHost::appear);
        askBus();
        lookAtX11();
    }
    bool isThere() const override { return m_isThere; }

private:
    /// Not asked and waited for: a bus in trouble must not keep the program from starting.
    void askBus()
    {
        auto question = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
            QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameHasOwner"));
        question << QString(watcherName);
        auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
        connect(call, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *ended) {
            ended->deleteLater();
            const QDBusPendingReply<bool> reply = *ended;
            if (reply.isValid() && reply.value())
                appear();
            m_busAnswered = true;
        });
    }
    void lookAtX11()
    {
        // A watcher on the bus is better, and Qt decides once: it is asked first.
        m_clock.after(m_busAnswered ? std::chrono::milliseconds(betweenLooks) : firstLook, this, [this] {
            if (m_isThere)
                return;
            if (m_x11.isThere())
                appear();
            else
                lookAtX11();
        });
    }
    void appear()
    {
        if (std::exchange(m_isThere, true))
            return;
        emit appeared();
    }

    static constexpr std::chrono::milliseconds firstLook{100};

    Clock &m_clock;
    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    X11Tray m_x11;
    bool m_busAnswered = false;
    bool m_isThere = false;
};

/// Offscreen and its like have none, and nothing to wait for.
class NoDesktop final : public TrayHost
{
public:
    bool isThere() const override { return true; }
};

} // namespace

std::unique_ptr<TrayHost> systemTrayHost(Clock &clock)
{
    const QString platform = QGuiApplication::platformName();
    if (platform != QLatin1String("xcb") && !platform.startsWith(QLatin1String("wayland")))
        return std::make_unique<NoDesktop>();
    return std::make_unique<XdgTrayHost>(clock);
}

} // namespace fairlead::ui
