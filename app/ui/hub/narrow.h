// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/metrics.h"

#include <QWidget>

namespace fairlead::ui {

/// A page of the hub on a small or strongly magnified screen: what stood side by side stands below each
/// other.
inline bool isNarrow(const QWidget *page)
{
    return page->width() < look::ems(page, 32);
}

inline look::Distances pageDistances(bool narrow)
{
    return narrow ? look::Distances::around(look::together, look::together)
                  : look::Distances::around(look::pageMargin, look::apart);
}

} // namespace fairlead::ui
