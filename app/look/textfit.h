// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QRectF>
#include <QString>

class QPainter;

namespace fairlead::look {

/// How texts that wrap are drawn everywhere.
constexpr int wrappedText = int(Qt::TextWordWrap) | int(Qt::AlignLeading) | int(Qt::AlignTop);

int wrappedHeight(const QFont &font, int width, const QString &text);
/// Draws what wrappedHeight() measured, with the painter's font and pen; `alignment` as for QPainter.
void drawWrapped(QPainter &painter, const QRect &rect, const QString &text,
                 Qt::Alignment alignment = Qt::AlignLeading | Qt::AlignTop);
/// Some word is wider than `width`, such as an address: it goes on in the next line then.
bool breaksWords(const QFont &font, int width, const QString &text);
/// Width that a wrapped text asks for at least: that of its longest word, within reason.
int longestWord(const QFont &font, const QString &text);

} // namespace fairlead::look
