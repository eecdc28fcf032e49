// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/textfit.h"

#include <QWidget>

#include <algorithm>

namespace fairlead::look {

int wrappedHeight(const QFont &font, int width, const QString &text)
{
    const QRect room(0, 0, std::max(1, width), QWIDGETSIZE_MAX);
    return QFontMetrics(font).boundingRect(room, wrappedText, text).height();
}

int longestWord(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    int width = 0;
    for (const QString &word : text.split(QLatin1Char(' ')))
        width = std::max(width, metrics.horizontalAdvance(word));
    return width;
}

} // namespace fairlead::look
