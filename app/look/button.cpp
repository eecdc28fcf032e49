// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/button.h"

#include "look/metrics.h"
#include "look/textfit.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace fairlead::look {

namespace {
constexpr qreal tightest = 0.8; // em around the text, both sides together
}

QString Button::plainText() const
{
    return text().remove(QLatin1Char('&'));
}

int Button::lineWidth() const
{
    return QFontMetrics(font()).size(Qt::TextShowMnemonic, text()).width()
        + (icon().isNull() ? 0 : iconSize().width() + ems(this, 0.4));
}

QSize Button::sizeHint() const
{
    // Styles that are generous already stay as they are.
    const QSize hint = QPushButton::sizeHint();
    const int wanted = lineWidth() + ems(this, text().isEmpty() ? tightest : 1.8);
    return {qMax(hint.width(), wanted), qMax(hint.height(), ems(this, 1.9))};
}

QSize Button::minimumSizeHint() const
{
    const int icon = lineWidth() - QFontMetrics(font()).size(Qt::TextShowMnemonic, text()).width();
    return {longestWord(font(), plainText()) + icon + ems(this, tightest), sizeHint().height()};
}

int Button::heightForWidth(int width) const
{
    if (width >= lineWidth() + ems(this, tightest))
        return sizeHint().height();
    return wrappedHeight(font(), width - ems(this, tightest), plainText()) + ems(this, 0.9);
}

void Button::paintEvent(QPaintEvent *event)
{
    if (width() >= lineWidth() + ems(this, tightest) - 1) {
        QPushButton::paintEvent(event);
        return;
    }
    QPainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = QIcon();
    style()->drawControl(QStyle::CE_PushButton, &option, &painter, this);
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    const int inset = ems(this, tightest / 2);
    drawWrapped(painter, rect().adjusted(inset, 0, -inset, 0), plainText(), Qt::AlignCenter);
}

} // namespace fairlead::look
