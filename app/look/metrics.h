// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QLayout;
class QWidget;

namespace fairlead::look {

/// Height of the widget's font: the unit of every distance, so that text size and language scale them.
qreal em(const QWidget *widget);
int ems(const QWidget *widget, qreal count);

/// Distances inside a layout, in em.
struct Distances
{
    qreal left = 0;
    qreal top = 0;
    qreal right = 0;
    qreal bottom = 0;
    qreal spacing = 0;

    static constexpr Distances around(qreal margin, qreal spacing)
    {
        return {margin, margin, margin, margin, spacing};
    }
    static constexpr Distances none(qreal spacing = 0) { return around(0, spacing); }
};

/// Distances used all over (sketches' README).
constexpr qreal together = 0.6; ///< between lines that belong together
constexpr qreal apart = 1.2; ///< between groups
constexpr qreal pageMargin = 2.0;

/// Keeps the layout's margins and spacing in em of `owner`'s font, also when the font changes.
void keepDistances(QWidget *owner, QLayout *layout, Distances distances);

} // namespace fairlead::look
