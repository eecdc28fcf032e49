// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace fairlead {

/// One thing on the screen as a screen reader is told of it (AT-SPI), copied when it was looked at.
struct Accessible
{
    QString service; ///< the program's name on the accessibility bus
    QString path;
    QString role; ///< "push button", "text", "frame" …
    QString name;
    QString text; ///< of a text field: what is in it; bullets or nothing for a password
    int characters = 0; ///< of a text field: how many, also of a password
    quint64 states = 0;
    QList<Accessible> children;

    bool isActive() const { return has(1); }
    bool isFocused() const { return has(12); }
    bool isEnabled() const { return has(8); }
    bool isChecked() const { return has(4); }
    bool isShowing() const { return has(25); }
    bool has(int state) const { return (states >> state) & 1; }

    /// Depth first; null when there is none.
    const Accessible *find(const std::function<bool(const Accessible &)> &matches) const;
    /// The names of everything that is showing, one a line: what can be read there.
    QString spoken() const;
    /// For a failing test: roles, names and states, indented.
    QString dump(int depth = 0) const;
};

/// The accessibility bus of this session: what a screen reader sees of other processes. Programs show up when
/// they run with QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1. Calls block for as long as the program asked is busy, at
/// most a second each.
class AccessibleTree
{
public:
    AccessibleTree();
    ~AccessibleTree();

    bool isConnected() const { return m_bus.isConnected(); }
    /// The tree of a process with only what is showing; nothing when it has none (yet).
    std::optional<Accessible> of(qint64 pid) const;

private:
    Accessible read(const QString &service, const QString &path, int depth) const;

    QDBusConnection m_bus;
};

} // namespace fairlead
