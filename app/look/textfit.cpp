// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/textfit.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace fairlead::look {

namespace {

// In heights of the font. An address of a CRM is three times as long: no page scrolls sideways for that.
constexpr int widestWord = 7;

/// Lays the text out in `width`; words that are wider go on in the next line. Returns the size of it all.
QSizeF layOut(QTextLayout &layout, int width, Qt::Alignment alignment, QTextOption::WrapMode mode)
{
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(mode);
    layout.setTextOption(option);
    qreal height = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
        widest = std::max(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, height};
}

/// True of most texts, and found without laying them out: letters are no wider than their font is high. Where
/// it is not, a line may still break within the word, at a hyphen for instance.
bool everyWordFits(const QFont &font, int width, const QString &text)
{
    const QFontMetrics metrics(font);
    for (const QString &word : text.simplified().split(QLatin1Char(' '))) {
        if (word.size() * metrics.height() > width && metrics.horizontalAdvance(word) > width)
            return false;
    }
    return true;
}

QString withLines(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

} // namespace

bool breaksWords(const QFont &font, int width, const QString &text)
{
    if (everyWordFits(font, width, text))
        return false;
    QTextLayout layout(withLines(text), font);
    return layOut(layout, std::max(1, width), Qt::AlignLeading, QTextOption::WordWrap).width()
        > std::max(1, width);
}

int wrappedHeight(const QFont &font, int width, const QString &text)
{
    if (breaksWords(font, width, text)) {
        QTextLayout layout(withLines(text), font);
        return int(std::ceil(
            layOut(layout, std::max(1, width), Qt::AlignLeading, QTextOption::WrapAtWordBoundaryOrAnywhere)
                .height()));
    }
    const QRect room(0, 0, std::max(1, width), QWIDGETSIZE_MAX);
    return QFontMetrics(font).boundingRect(room, wrappedText, text).height();
}

void drawWrapped(QPainter &painter, const QRect &rect, const QString &text, Qt::Alignment alignment)
{
    if (!breaksWords(painter.font(), rect.width(), text)) {
        painter.drawText(rect, int(Qt::TextWordWrap) | int(alignment), text);
        return;
    }
    QTextLayout layout(withLines(text), painter.font());
    const QSizeF size = layOut(layout, std::max(1, rect.width()),
                               QStyle::visualAlignment(painter.layoutDirection(), alignment),
                               QTextOption::WrapAtWordBoundaryOrAnywhere);
    const qreal above = alignment & Qt::AlignVCenter ? (rect.height() - size.height()) / 2 : 0;
    layout.draw(&painter, QPointF(rect.topLeft()) + QPointF(0, above));
}

int longestWord(const QFont &font, const QString &text)
{
    const QFontMetrics metrics(font);
    int width = 0;
    for (const QString &word : text.split(QLatin1Char(' ')))
        width = std::max(width, metrics.horizontalAdvance(word));
    return std::min(width, widestWord * metrics.height());
}

} // namespace fairlead::look
