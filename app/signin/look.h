// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QMap>
#include <QPalette>
#include <QString>

#include <optional>

namespace fairlead::signin {

/// The palette an order asks for: the parent's colours by role name over a light or dark ground; nothing
/// asked for leaves the system's.
QPalette paletteFor(std::optional<bool> dark, const QMap<QString, QColor> &colors, const QPalette &system);

/// Whether pages should be asked for their dark side.
bool isDark(const QPalette &palette);

/// Length of `em` letter heights of the application's font: distances follow the text size, never pixels.
int ems(double em);
QFont scaled(QFont font, double factor);

} // namespace fairlead::signin
