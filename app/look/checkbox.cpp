// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/checkbox.h"

#include "look/metrics.h"
#include "look/textfit.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace fairlead::look {

CheckBox::CheckBox(const QString &text, QWidget *parent)
    : QCheckBox(text, parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int CheckBox::skip() const
{
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + ems(this, 0.5);
}

QSize CheckBox::sizeHint() const
{
    const int width = skip() + QFontMetrics(font()).horizontalAdvance(text()) + ems(this, 0.2);
    return {width, heightForWidth(width)};
}

QSize CheckBox::minimumSizeHint() const
{
    return {skip() + longestWord(font(), text()) + ems(this, 0.2), ems(this, 1.4)};
}

int CheckBox::heightForWidth(int width) const
{
    return wrappedHeight(font(), width - skip(), text()) + ems(this, 0.4);
}

void CheckBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const int side = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
    const int line = QFontMetrics(font()).height();
    const int top = ems(this, 0.2);
    const QRect words = rect().adjusted(skip(), top, 0, 0);
    option.rect =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, top + (line - side) / 2, side, side));
    style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, this);
    const QRect placed = QStyle::visualRect(layoutDirection(), rect(), words);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.setLayoutDirection(layoutDirection());
    drawWrapped(painter, placed, text());
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.rect = placed.adjusted(-2, 0, 0, 0);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

} // namespace fairlead::look
