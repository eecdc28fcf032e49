// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/colours.h"

#include <QIcon>
#include <QObject>

class QPainter;
class QRectF;

namespace fairlead::look {

Q_NAMESPACE

/// Our own symbols (resources/icons), one colour each.
enum class Symbol {
    Activity,
    Attention,
    Busy,
    Clock,
    Close,
    Cloud,
    Conflict,
    Connection,
    Copy,
    Device,
    Down,
    Error,
    Eye,
    EyeOff,
    Info,
    Jobs,
    Key,
    Left,
    Lock,
    Mark,
    Network,
    Offline,
    Ok,
    Open,
    Organisation,
    Pause,
    Play,
    Plus,
    Practice,
    Right,
    Search,
    Settings,
    Table,
    Tasks,
    Tick,
    Trash,
    User,
    Window,
};
Q_ENUM_NS(Symbol)
/// Name of the drawing in resources/icons: the enum's own, in lower case.
QString nameOf(Symbol symbol);

/// Tinted with the palette's text colour (highlighted text when selected, dim when disabled), at the moment
/// it is painted: theme changes are followed without anybody setting the icon again.
QIcon icon(Symbol symbol);
QIcon icon(Symbol symbol, Tone tone);

/// The symbol that stands for a tone. Plain has none: the mark.
Symbol symbolFor(Tone tone);

void paintSymbol(QPainter &painter, const QRectF &where, Symbol symbol, const QColor &colour);

/// The four states of the tray icon, told apart by shape as well as by colour; the same on light and dark
/// panels.
enum class TrayState { InStep, Syncing, Attention, Offline };
Q_ENUM_NS(TrayState)
QIcon trayIcon(TrayState state);

/// The program's own icon.
QIcon programIcon();

} // namespace fairlead::look
