// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fairlead {

/// The virtual display's keyboard and window list, by xdotool (XTest events: programs cannot tell them from a
/// person's). Every function spins the test's event loop while it waits.

/// Presses keys one after the other: "Tab", "Return", "ctrl+a".
bool pressOnKeyboard(const QStringList &keys);
/// Types into the window that is in front. The text goes by xdotool's standard input: it may be a password.
bool typeOnKeyboard(const QString &text);
/// The process whose window has the keyboard; 0 for none.
qint64 processInFront();
/// Title of the window that has the keyboard.
QString titleInFront();

/// Waits until a window of that class is on the screen: another program's question.
bool windowOfClassAppears(const QString &name, int timeoutMs = 60000);

} // namespace fairlead
