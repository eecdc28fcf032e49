// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/linkbutton.h"

#include "look/card.h"
#include "look/colours.h"
#include "look/metrics.h"
#include "look/textfit.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace fairlead::look {

LinkButton::LinkButton(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int LinkButton::padding() const
{
    return ems(this, 0.12);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * padding() + 1, metrics.height() + 2 * padding()};
}

QSize LinkButton::minimumSizeHint() const
{
    return {longestWord(font(), text()) + 2 * padding() + 1, QFontMetrics(font()).height() + 2 * padding()};
}

int LinkButton::heightForWidth(int width) const
{
    return wrappedHeight(font(), width - 2 * padding(), text()) + 2 * padding();
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont underlined = font();
    underlined.setUnderline(true);
    painter.setFont(underlined);
    painter.setPen(isEnabled() ? linkColour(palette())
                               : palette().color(QPalette::Disabled, QPalette::WindowText));
    painter.setLayoutDirection(layoutDirection());
    const int inset = padding();
    drawWrapped(painter, rect().adjusted(inset, inset, -inset, -inset), text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal width = hairlineWidth(this) * 1.5;
        painter.setPen(QPen(accent(palette()), width));
        const QRectF frame = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
        painter.drawRoundedRect(frame, inset, inset);
    }
}

void LinkButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    // In a dialog Return goes to the default button; on a focused link a person means the link.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace fairlead::look
