// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/choicecard.h"

#include "look/card.h"
#include "look/colours.h"
#include "look/metrics.h"
#include "look/textfit.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include <algorithm>

namespace fairlead::look {

struct ChoiceCard::Places
{
    QRect indicator;
    QRect title;
    QRect sentence;
    int height = 0;
};

namespace {

QSize textSize(const QFont &font, int width, const QString &text)
{
    return {width, wrappedHeight(font, width, text)};
}

} // namespace

ChoiceCard::ChoiceCard(const QString &title, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(title);
    setAccessibleName(title);
    setSentence(sentence);
}

void ChoiceCard::setSentence(const QString &sentence)
{
    if (m_sentence == sentence)
        return;
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

QFont ChoiceCard::titleFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

ChoiceCard::Places ChoiceCard::places(int width) const
{
    const int margin = ems(this, 1.0);
    const int gap = ems(this, 0.6);
    const int side = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, this);
    const int left = margin + side + gap;
    const int room = std::max(1, width - left - margin);
    Places places;
    const QSize title = textSize(titleFont(), room, text());
    places.title = QRect(left, ems(this, 0.8), room, title.height());
    int bottom = places.title.bottom() + 1;
    if (!m_sentence.isEmpty()) {
        const QSize sentence = textSize(font(), room, m_sentence);
        places.sentence = QRect(left, bottom + ems(this, 0.2), room, sentence.height());
        bottom = places.sentence.bottom() + 1;
    }
    const int firstLine = QFontMetrics(titleFont()).height();
    places.indicator = QRect(margin, places.title.top() + (firstLine - side) / 2, side, side);
    places.height = bottom + ems(this, 0.8);
    return places;
}

QSize ChoiceCard::sizeHint() const
{
    const int width = ems(this, 30);
    return {width, places(width).height};
}

QSize ChoiceCard::minimumSizeHint() const
{
    const int width = std::max(longestWord(titleFont(), text()), longestWord(font(), m_sentence))
        + ems(this, 2.6) + style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth, nullptr, this);
    return {width, ems(this, 2.6)};
}

int ChoiceCard::heightForWidth(int width) const
{
    return places(width).height;
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool marked = isChecked() && isEnabled();
    const QColor border = marked      ? accent(palette())
        : underMouse() && isEnabled() ? dimText(palette())
                                      : hairline(palette());
    paintCard(painter, this, border, marked ? 2 : 1);

    const Places at = places(width());
    const auto placed = [this](const QRect &rect) {
        return QStyle::visualRect(layoutDirection(), this->rect(), rect);
    };
    QStyleOptionButton option;
    option.initFrom(this);
    option.rect = placed(at.indicator);
    option.state |= isChecked() ? QStyle::State_On : QStyle::State_Off;
    option.state &= ~QStyle::State_HasFocus;
    style()->drawPrimitive(autoExclusive() ? QStyle::PE_IndicatorRadioButton : QStyle::PE_IndicatorCheckBox,
                           &option, &painter, this);

    painter.setLayoutDirection(layoutDirection());
    painter.setPen(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.setFont(titleFont());
    drawWrapped(painter, placed(at.title), text());
    painter.setFont(font());
    if (isEnabled())
        painter.setPen(dimText(palette()));
    drawWrapped(painter, placed(at.sentence), m_sentence);

    if (hasFocus()) {
        // Inside the border, so that the focus is seen on the checked card as well.
        const qreal inset = em(this) * 0.28;
        QPen pen(palette().color(QPalette::WindowText), hairlineWidth(this), Qt::DotLine);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), inset, inset);
    }
}

void ChoiceCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QAbstractButton::changeEvent(event);
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace fairlead::look
