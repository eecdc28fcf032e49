// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/card.h"

#include "look/colours.h"
#include "look/metrics.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead::look {

namespace {

QRectF outline(const QWidget *widget, qreal width)
{
    return QRectF(widget->rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
}

} // namespace

qreal hairlineWidth(const QWidget *widget)
{
    return std::max(1.0, em(widget) / 16);
}

void paintCard(QPainter &painter, const QWidget *widget, const QColor &border, qreal strength)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = hairlineWidth(widget) * strength;
    const qreal radius = em(widget) * 0.45;
    painter.setPen(QPen(border, width));
    painter.setBrush(widget->palette().color(QPalette::Base));
    painter.drawRoundedRect(outline(widget, width), radius, radius);
}

Card::Card(QWidget *parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout(this))
{
    keepDistances(this, m_body, {1.0, 0.8, 1.0, 0.8, together});
}

void Card::setStripe(std::optional<QColor> colour)
{
    m_stripe = colour;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintCard(painter, this, hairline(palette()), 1);
    if (!m_stripe)
        return;
    const qreal radius = em(this) * 0.45;
    QPainterPath clip;
    clip.addRoundedRect(outline(this, hairlineWidth(this)), radius, radius);
    painter.setClipPath(clip);
    const qreal width = em(this) * 0.25;
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRectF(rightToLeft ? this->width() - width : 0, 0, width, height()), *m_stripe);
}

} // namespace fairlead::look
