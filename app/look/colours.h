// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QMetaType>
#include <QPalette>

namespace fairlead::look {

/// What a mark means. Never carried by colour alone: every tone has an icon of its own shape.
enum class Tone { Plain, Ok, Info, Attention, Error, Busy, Offline };

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(const QColor &a, const QColor &b);

/// `wanted`, made lighter or darker until it has at least `ratio` against every background; black or white
/// where no shade of it has.
QColor readable(const QColor &wanted, const QList<QColor> &backgrounds, double ratio);

/// The palette's backgrounds text of ours may stand on: Window, Base, AlternateBase.
QList<QColor> backgrounds(const QPalette &palette);

bool isDark(const QPalette &palette);
/// A palette of nothing but black, white and a few signal colours: ours are dropped then.
bool isHighContrast(const QPalette &palette);

// All of these are computed from palette roles, so any theme, and any change of it, is followed. Texts have a
// contrast of at least 4.5:1 against every background above, shapes 3:1.
QColor toneColour(Tone tone, const QPalette &palette);
QColor dimText(const QPalette &palette);
QColor linkColour(const QPalette &palette);
QColor accent(const QPalette &palette); ///< the selected card, the ribbon's steps
QColor onAccent(const QPalette &palette); ///< text and ticks on accent()
QColor outline(const QPalette &palette); ///< borders of what can be operated: 3:1
QColor hairline(const QPalette &palette); ///< borders that only group
QColor sidePanel(const QPalette &palette); ///< the ribbon's and the hub's side

} // namespace fairlead::look

Q_DECLARE_METATYPE(fairlead::look::Tone)
