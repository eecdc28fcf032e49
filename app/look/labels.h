// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/icons.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>

namespace fairlead::look {

/// Plain text that wraps, in one of the few sizes and shades used everywhere. Follows font and theme changes.
class Text : public QLabel
{
    Q_OBJECT
public:
    enum class Kind { Title, Heading, Strong, Plain, Dim };

    explicit Text(Kind kind, QWidget *parent = nullptr);
    Text(Kind kind, const QString &text, QWidget *parent = nullptr);

    /// Lets mouse and keyboard select the text.
    void setSelectable(bool selectable);

    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyFont();
    void applyColour();

    Kind m_kind;
    QPointer<QWidget> m_watched;
    bool m_applying = false;
};

/// A long value, an address or a link: elided in the middle until it has the focus, then selectable whole.
class LongValue : public QLineEdit
{
    Q_OBJECT
public:
    explicit LongValue(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

/// One symbol in the colour of its tone, sized by the font.
class SymbolMark : public QWidget
{
    Q_OBJECT
public:
    explicit SymbolMark(qreal ems, QWidget *parent = nullptr);

    void setSymbol(Symbol symbol, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    qreal m_ems;
    Symbol m_symbol = Symbol::Mark;
    Tone m_tone = Tone::Plain;
};

} // namespace fairlead::look
