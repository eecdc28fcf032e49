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

constexpr std::chrono::milliseconds movementStep{50};
constexpr qint64 crossingMs = 2000; // of a bar, by the block that stands for "it goes on"

/// The part that is filled, or the block on its way, from the left.
QRect filledPart(const QStyleOptionProgressBar &bar, qint64 elapsedMs)
{
    const QRect room = bar.rect.adjusted(2, 2, -2, -2);
    if (bar.minimum == bar.maximum) {
        const int block = qMax(1, room.width() / 5);
        const qint64 phase = elapsedMs % (2 * crossingMs);
        const qint64 there = phase < crossingMs ? phase : 2 * crossingMs - phase;
        const int left = room.left() + int((room.width() - block) * there / crossingMs);
        return {left, room.top(), block, room.height()};
    }
    const double done =
        double(qint64(bar.progress) - bar.minimum) / double(qint64(bar.maximum) - bar.minimum);
    const QRect part(room.left(), room.top(), qRound(room.width() * qBound(0.0, done, 1.0)), room.height());
    return (bar.direction == Qt::RightToLeft) != bar.invertedAppearance
        ? QRect(room.right() + 1 - part.width(), part.top(), part.width(), part.height())
        : part;
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    m_since.start();
    m_movement.setSingleShot(true);
    m_movement.setInterval(movementStep);
    connect(&m_movement, &QTimer::timeout, this, &Style::moveBars);
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

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const bool horizontal = option && (option->state & State_Horizontal);
    if (element != CE_ProgressBarContents || !bar || !horizontal) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    painter->fillRect(filledPart(*bar, m_since.elapsed()), accent(bar->palette));
    auto *moving = qobject_cast<QWidget *>(bar->styleObject);
    const bool still = styleHint(SH_Widget_Animation_Duration, option, widget) <= 0;
    if (!moving || bar->minimum != bar->maximum || still)
        return;
    // Who is painted again stays; who is hidden or done does not come back.
    if (!m_moving.contains(moving))
        m_moving.append(moving);
    if (!m_movement.isActive())
        m_movement.start();
}

void Style::moveBars()
{
    const auto bars = std::exchange(m_moving, {});
    for (const QPointer<QWidget> &bar : bars) {
        if (bar)
            bar->update();
    }
}

} // namespace fairlead::look
