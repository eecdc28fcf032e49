// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/ribbon.h"

#include "look/announce.h"
#include "look/card.h"
#include "look/colours.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/textfit.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

using namespace look;

namespace {

/// Mark and name of the program.
class Brand final : public QWidget
{
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
    {
        setAccessibleName(QStringLiteral("Fairlead"));
    }
    QSize sizeHint() const override { return {ems(this, 11), ems(this, 3.6)}; }
    QSize minimumSizeHint() const override { return {ems(this, 2.2), ems(this, 3.6)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const qreal side = em(this) * 2;
        const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
        const QRectF mark(rightToLeft ? width() - side : 0, 0, side, side);
        paintSymbol(painter, mark, Symbol::Mark, accent(palette()));
        if (width() < ems(this, 6))
            return;
        QFont font = this->font();
        font.setBold(true);
        font.setPointSizeF(font.pointSizeF() * 1.35);
        painter.setFont(font);
        painter.setPen(palette().color(QPalette::WindowText));
        const int skip = ems(this, 2.5);
        painter.drawText(QRectF(rightToLeft ? 0 : skip, 0, width() - skip, side),
                         int(Qt::AlignVCenter | (rightToLeft ? Qt::AlignRight : Qt::AlignLeft)),
                         QStringLiteral("Fairlead"));
    }
};

} // namespace

RibbonStep::RibbonStep(QWidget *parent)
    : QWidget(parent)
{
    installAccessibleRoles();
    setProperty(accessibleRoleProperty, int(QAccessible::ListItem));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RibbonStep::setStep(const QString &name, int number, int of, StepState state)
{
    m_name = name;
    m_number = number;
    m_of = of;
    m_state = state;
    QString spoken;
    switch (state) {
    case StepState::Done:
        spoken = tr("Step %1 of %2, done: %3");
        break;
    case StepState::Here:
        spoken = tr("Step %1 of %2, you are here: %3");
        break;
    case StepState::ToCome:
        spoken = tr("Step %1 of %2, to come: %3");
        break;
    }
    setAccessibleName(spoken.arg(number).arg(of).arg(name));
    setToolTip(m_compact ? accessibleName() : QString());
    updateGeometry();
    update();
}

void RibbonStep::setCompact(bool compact)
{
    m_compact = compact;
    setToolTip(m_compact ? accessibleName() : QString());
    updateGeometry();
    update();
}

QFont RibbonStep::nameFont() const
{
    QFont bold = font();
    bold.setBold(m_state == StepState::Here);
    return bold;
}

int RibbonStep::ring() const
{
    return ems(this, 1.5);
}

QSize RibbonStep::sizeHint() const
{
    const int width = m_compact ? ring() : ems(this, 12);
    return {width, heightForWidth(width)};
}

int RibbonStep::bodyHeight(int width) const
{
    if (m_compact)
        return ring();
    // Bold even where it is not: the step must not jump when it is reached.
    QFont bold = font();
    bold.setBold(true);
    return std::max(ring(), wrappedHeight(bold, width - ring() - ems(this, 0.7), m_name));
}

int RibbonStep::heightForWidth(int width) const
{
    return bodyHeight(width) + ems(this, 1.4);
}

QSize RibbonStep::minimumSizeHint() const
{
    // In a low window the lines between the rings go first.
    const int width = sizeHint().width();
    return {width, bodyHeight(width) + ems(this, 0.2)};
}

void RibbonStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal side = ring();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const qreal body = bodyHeight(width());
    const QRectF circle(rightToLeft ? width() - side : 0, (body - side) / 2, side, side);
    const qreal thin = hairlineWidth(this) * 1.5;
    const QColor strong = accent(palette());
    const QColor dim = dimText(palette());

    // The line to the next step.
    const qreal inset = em(this) * 0.25;
    if (m_number < m_of && height() - body > 2 * inset) {
        painter.setPen(QPen(m_state == StepState::Done ? strong : hairline(palette()), thin));
        painter.drawLine(QPointF(circle.center().x(), circle.bottom() + inset),
                         QPointF(circle.center().x(), height() + (body - side) / 2 - inset));
    }
    const QRectF inner = circle.adjusted(thin / 2, thin / 2, -thin / 2, -thin / 2);
    if (m_state == StepState::Done) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(strong);
        painter.drawEllipse(inner);
        const qreal shrink = side * 0.16;
        paintSymbol(painter, inner.adjusted(shrink, shrink, -shrink, -shrink), Symbol::Tick,
                    onAccent(palette()));
    } else {
        const bool here = m_state == StepState::Here;
        painter.setPen(QPen(here ? strong : dim, here ? thin * 1.5 : thin));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        QFont number = font();
        number.setBold(here);
        number.setPointSizeF(number.pointSizeF() * 0.9);
        painter.setFont(number);
        painter.setPen(here ? palette().color(QPalette::WindowText) : dim);
        painter.drawText(circle, int(Qt::AlignCenter), locale().toString(m_number));
    }
    if (m_compact)
        return;
    painter.setFont(nameFont());
    painter.setPen(m_state == StepState::ToCome ? dim : palette().color(QPalette::WindowText));
    painter.setLayoutDirection(layoutDirection());
    const qreal skip = side + ems(this, 0.7);
    const QRectF room(rightToLeft ? 0 : skip, 0, width() - skip, body);
    drawWrapped(painter, room.toRect(), m_name, Qt::AlignLeading | Qt::AlignVCenter);
}

Ribbon::Ribbon(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_brand(new Brand(this))
{
    installAccessibleRoles();
    setProperty(accessibleRoleProperty, int(QAccessible::List));
    setObjectName(QStringLiteral("ribbon"));
    setAccessibleName(tr("Steps"));
    keepDistances(this, m_column, {1.4, 1.3, 1.0, 0.6, 0});
    m_column->addWidget(m_brand);
    m_column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Ribbon::setSteps(const QStringList &steps, int here)
{
    while (m_steps.size() > steps.size())
        delete m_steps.takeLast();
    while (m_steps.size() < steps.size()) {
        auto *step = new RibbonStep(this);
        step->setCompact(m_compact);
        // Before the stretch at the end.
        m_column->insertWidget(m_column->count() - 1, step);
        m_steps += step;
    }
    for (int index = 0; index < steps.size(); ++index) {
        const StepState state = index < here ? StepState::Done
            : index == here                  ? StepState::Here
                                             : StepState::ToCome;
        m_steps[index]->setStep(steps[index], index + 1, int(steps.size()), state);
    }
    m_names = steps;
}

void Ribbon::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    keepDistances(this, m_column,
                  compact ? Distances{0.7, 1.0, 0.7, 0.7, 0} : Distances{1.4, 1.6, 1.0, 1.0, 0});
    for (RibbonStep *step : std::as_const(m_steps))
        step->setCompact(compact);
    updateGeometry();
}

QSize Ribbon::sizeHint() const
{
    return {m_compact ? ems(this, 3.4) : ems(this, 15), ems(this, 20)};
}

QSize Ribbon::minimumSizeHint() const
{
    return {sizeHint().width(), ems(this, 8)};
}

void Ribbon::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a low window the steps are worth more than the name.
    int needed = ems(this, 2.6);
    for (const RibbonStep *step : std::as_const(m_steps))
        needed += step->minimumSizeHint().height();
    m_brand->setVisible(height() >= needed + m_brand->sizeHint().height() + ems(this, 1.6));
}

void Ribbon::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), sidePanel(palette()));
    const qreal width = hairlineWidth(this);
    const qreal x = layoutDirection() == Qt::RightToLeft ? 0 : this->width() - width;
    painter.fillRect(QRectF(x, 0, width, height()), hairline(palette()));
}

} // namespace fairlead
