// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accessibletree.h"

#include <QString>
#include <QStringList>

namespace fairlead {

/// Somebody at one program's window who has a keyboard and ears: looks at what is shown through the
/// accessibility tree, moves with Tab and the arrows, types, presses. No mouse, no knowledge of the program's
/// insides. Waiting is polling with a deadline for slow machines; `trouble()` says what went wrong last, with
/// what was on the screen.
class Person
{
public:
    /// `tree` outlives it.
    Person(const AccessibleTree &tree, qint64 pid);

    /// Waits until the window that has the keyboard is this program's. Windows take turns by themselves, as
    /// they are opened and closed.
    bool isInFront(int timeoutMs = longest) const;
    /// Waits until `text` is part of what can be read.
    bool reads(const QString &text, int timeoutMs = longest) const;
    /// Waits until the window in front has this title: the wizard's says which page it shows.
    bool readsTitle(const QString &title, int timeoutMs = longest) const;
    /// Waits until `text` cannot be read any more.
    bool missesText(const QString &text, int timeoutMs = longest) const;
    /// Moves the keyboard to the thing of that name with Tab, among radio buttons with the arrows; `role`
    /// where a name is used twice.
    bool goesTo(const QString &name, const QString &role = {}) const;
    /// goesTo(), then types until the field holds exactly `text`.
    bool fills(const QString &name, const QString &text) const;
    /// goesTo() a button once it can be used, then presses Space.
    bool presses(const QString &button) const;
    /// goesTo() a box or a card and ticks it with Space where it is not ticked.
    bool ticks(const QString &name) const;
    /// Waits until the keyboard is on the thing of that name by itself.
    bool stops(const QString &name) const;
    /// Waits until a field holds `text`.
    bool finds(const QString &text) const;
    bool keys(const QStringList &keys) const;

    qint64 pid() const { return m_pid; }
    /// Everything that can be read now.
    QString spoken() const;
    const QString &trouble() const { return m_trouble; }

    static constexpr int longest = 60000;

private:
    std::optional<Accessible> windowInFront() const;
    std::optional<Accessible> focused() const;
    std::optional<Accessible> named(const QString &name, const QString &role) const;
    bool stepsUntil(const std::function<bool(const Accessible &)> &there, const QString &key) const;
    bool fail(const QString &what) const;

    const AccessibleTree &m_tree;
    qint64 m_pid;
    mutable QString m_trouble;
};

} // namespace fairlead
