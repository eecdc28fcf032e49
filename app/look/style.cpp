// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/style.h"

#include "look/colours.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace fairlead::look {

namespace {

QColor border(const QStyleOption &option)
{
    if (!(option.state & QStyle::State_Enabled))
        return hairline(option.palette);
    if (option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver))
        return accent(option.palette);
    return outline(option.palette);
}

qreal penWidth(const QStyleOption &option)
{
    return qMax(1.0, option.fontMetrics.height() / 16.0);
}

QRectF inside(const QRect &rect, qreal width)
{
    return QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
}

void paintBox(const QStyleOption &option, QPainter *painter, bool round)
{
    const qreal width = penWidth(option);
    const qreal side = qMin(option.rect.width(), option.rect.height());
    QRect square(0, 0, int(side), int(side));
    square.moveCenter(option.rect.center());
    const bool on = option.state & QStyle::State_On;
    const bool enabled = option.state & QStyle::State_Enabled;
    const QColor filled = enabled ? accent(option.palette) : outline(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on ? filled : border(option), width));
    painter->setBrush(on ? filled : option.palette.color(QPalette::Base));
    const QRectF shape = inside(square, width);
    if (round)
        painter->drawEllipse(shape);
    else
        painter->drawRoundedRect(shape, side * 0.2, side * 0.2);
    const QColor mark = readable(onAccent(option.palette), {filled}, 3);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(shape.center(), side * 0.2, side * 0.2);
    } else if (on) {
        painter->setPen(QPen(mark, side * 0.14, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[] = {shape.topLeft() + QPointF(shape.width() * 0.23, shape.height() * 0.53),
                                shape.topLeft() + QPointF(shape.width() * 0.42, shape.height() * 0.72),
                                shape.topLeft() + QPointF(shape.width() * 0.78, shape.height() * 0.30)};
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(tick, 3);
    } else if (option.state & QStyle::State_NoChange) {
        painter->setPen(QPen(outline(option.palette), side * 0.14));
        painter->drawLine(QPointF(shape.left() + side * 0.25, shape.center().y()),
                          QPointF(shape.right() - side * 0.25, shape.center().y()));
    }
    painter->restore();
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintBox(*option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        paintBox(*option, painter, true);
        return;
    case PE_FrameLineEdit: {
        const qreal width = penWidth(*option) * (option->state & State_HasFocus ? 2 : 1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(border(*option), width));
        painter->setBrush(Qt::NoBrush);
        const qreal radius = option->fontMetrics.height() * 0.2;
        painter->drawRoundedRect(inside(option->rect, width), radius, radius);
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace fairlead::look
