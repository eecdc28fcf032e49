// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

namespace fairlead::look {

/// How texts that wrap are drawn everywhere.
constexpr int wrappedText = int(Qt::TextWordWrap) | int(Qt::AlignLeading) | int(Qt::AlignTop);

int wrappedHeight(const QFont &font, int width, const QString &text);
/// Width below which a text cannot be wrapped.
int longestWord(const QFont &font, const QString &text);

} // namespace fairlead::look
