// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/labels.h"

#include "look/metrics.h"
#include "look/textfit.h"

#include <QApplication>
#include <QEvent>
#include <QFocusEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace fairlead::look {

Text::Text(Kind kind, QWidget *parent)
    : Text(kind, {}, parent)
{
}

Text::Text(Kind kind, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_kind(kind)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    // Also where the parent stands on Base.
    setForegroundRole(QPalette::WindowText);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
    applyFont();
    applyColour();
}

void Text::setSelectable(bool selectable)
{
    setTextInteractionFlags(selectable ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                       : Qt::NoTextInteraction);
}

QSize Text::minimumSizeHint() const
{
    QSize hint = QLabel::minimumSizeHint();
    if (wordWrap())
        hint.setWidth(std::min(hint.width(), longestWord(font(), text())));
    return hint;
}

int Text::heightForWidth(int width) const
{
    // QLabel breaks lines between words only.
    if (wordWrap() && breaksWords(font(), width, text()))
        return wrappedHeight(font(), width, text());
    return QLabel::heightForWidth(width);
}

void Text::paintEvent(QPaintEvent *event)
{
    if (!wordWrap() || hasSelectedText() || !breaksWords(font(), contentsRect().width(), text())) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    painter.setLayoutDirection(layoutDirection());
    drawWrapped(painter, contentsRect(), text());
}

bool Text::event(QEvent *event)
{
    const bool handled = QLabel::event(event);
    // Our own setFont and setPalette come back here.
    if (m_applying)
        return handled;
    switch (event->type()) {
    case QEvent::ParentChange:
        applyFont();
        break;
    case QEvent::PaletteChange:
    case QEvent::ApplicationPaletteChange:
    case QEvent::StyleChange:
        applyColour();
        break;
    default:
        break;
    }
    return handled;
}

bool Text::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        applyFont();
    return QLabel::eventFilter(watched, event);
}

void Text::applyFont()
{
    if (m_kind == Kind::Plain || m_kind == Kind::Dim)
        return;
    // A size of our own hides later changes of the parent's size from us: so watch the parent.
    if (m_watched != parentWidget()) {
        if (m_watched)
            m_watched->removeEventFilter(this);
        m_watched = parentWidget();
        if (m_watched)
            m_watched->installEventFilter(this);
    }
    const QScopedValueRollback guard(m_applying, true);
    QFont font = m_watched ? m_watched->font() : QApplication::font(this);
    font.setBold(true);
    const qreal scale = m_kind == Kind::Title ? 1.7 : m_kind == Kind::Heading ? 1.15 : 1.0;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * scale);
    else
        font.setPixelSize(int(font.pixelSize() * scale));
    setFont(font);
}

void Text::applyColour()
{
    if (m_kind != Kind::Dim)
        return;
    const QScopedValueRollback guard(m_applying, true);
    const QPalette base = QApplication::palette(this);
    QPalette own = palette();
    own.setColor(QPalette::WindowText, dimText(base));
    own.setColor(QPalette::Disabled, QPalette::WindowText,
                 base.color(QPalette::Disabled, QPalette::WindowText));
    setPalette(own);
}

LongValue::LongValue(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setFrame(false);
    // Stands on a card or a page: no field of its own.
    setAttribute(Qt::WA_NoSystemBackground);
    setTextMargins(0, 0, 0, 0);
}

QSize LongValue::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(text()) + 2 * metrics.averageCharWidth(),
            QLineEdit::sizeHint().height()};
}

QSize LongValue::minimumSizeHint() const
{
    return {QFontMetrics(font()).averageCharWidth() * 12, QLineEdit::minimumSizeHint().height()};
}

void LongValue::paintEvent(QPaintEvent *event)
{
    if (hasFocus()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = QFontMetrics(font()).elidedText(text(), Qt::ElideMiddle, width());
    painter.drawText(rect(), int(Qt::AlignVCenter | Qt::AlignLeading) | Qt::TextSingleLine, shown);
}

void LongValue::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        selectAll();
}

SymbolMark::SymbolMark(qreal ems, QWidget *parent)
    : QWidget(parent)
    , m_ems(ems)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SymbolMark::setSymbol(Symbol symbol, Tone tone)
{
    m_symbol = symbol;
    m_tone = tone;
    update();
}

QSize SymbolMark::sizeHint() const
{
    const int side = ems(this, m_ems);
    return {side, side};
}

void SymbolMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSymbol(painter, rect(), m_symbol, toneColour(m_tone, palette()));
}

void SymbolMark::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace fairlead::look
