// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/note.h"

#include "look/announce.h"
#include "look/button.h"
#include "look/card.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/wraplayout.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead::look {

Note::Note(QWidget *parent)
    : QWidget(parent)
    , m_mark(new SymbolMark(1.4, this))
    , m_title(new Text(Text::Kind::Strong, this))
    , m_detail(new Text(Text::Kind::Dim, this))
    , m_actionRow(new QWidget(this))
    , m_actionLayout(new WrapLayout(m_actionRow))
{
    installAccessibleRoles();
    setProperty(accessibleRoleProperty, int(QAccessible::AlertMessage));
    m_title->setSelectable(true);
    m_detail->setSelectable(true);
    // Selecting with the mouse is enough: otherwise every text is a stop on the way with Tab.
    m_title->setFocusPolicy(Qt::ClickFocus);
    m_detail->setFocusPolicy(Qt::ClickFocus);

    auto *row = new QHBoxLayout(this);
    keepDistances(this, row, {1.0, 0.8, 1.0, 0.8, 0.7});
    auto *column = new QVBoxLayout;
    keepDistances(this, column, Distances::none(0.25));
    keepDistances(this, m_actionLayout, {0, 0.25, 0, 0, 0.8});
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    column->addWidget(m_title);
    column->addWidget(m_detail);
    column->addWidget(m_actionRow);
    // Nothing said and nothing offered takes no room.
    m_detail->hide();
    m_actionRow->hide();
    hide();
}

void Note::setContent(const NoteContent &content)
{
    if (content == m_content)
        return;
    const bool sameActions = content.actions == m_content.actions;
    m_content = content;
    m_mark->setSymbol(symbolFor(content.tone), content.tone);
    m_title->setText(content.title);
    m_detail->setText(content.detail);
    m_detail->setVisible(!content.detail.isEmpty());
    if (!sameActions)
        rebuildActions();
    setVisible(!content.title.isEmpty());
    if (content.title.isEmpty())
        return;

    // The tone in a word: a symbol says nothing to a screen reader.
    QString word;
    switch (content.tone) {
    case Tone::Attention:
        word = tr("Warning");
        break;
    case Tone::Error:
        word = tr("Error");
        break;
    case Tone::Busy:
        word = tr("Working");
        break;
    case Tone::Ok:
        word = tr("Done");
        break;
    case Tone::Offline:
        word = tr("Offline");
        break;
    case Tone::Plain:
    case Tone::Info:
        word = tr("Note");
        break;
    }
    announce(this, tr("%1: %2 %3").arg(word, content.title, content.detail).trimmed());
}

QAbstractButton *Note::action(const QString &name) const
{
    for (QAbstractButton *button : m_buttons) {
        if (button->objectName() == name)
            return button;
    }
    return nullptr;
}

void Note::takeFocus()
{
    if (!m_buttons.isEmpty()) {
        m_buttons.first()->setFocus(Qt::OtherFocusReason);
        return;
    }
    takeFocusItself();
}

void Note::takeFocusItself()
{
    setFocusPolicy(Qt::StrongFocus);
    setFocus(Qt::OtherFocusReason);
}

void Note::rebuildActions()
{
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        // It may be the one whose click led here.
        button->hide();
        button->setObjectName({});
        m_actionLayout->removeWidget(button);
        button->deleteLater();
    }
    m_buttons.clear();
    for (const NoteAction &action : m_content.actions) {
        QAbstractButton *button;
        if (action.button)
            button = new Button(action.text, m_actionRow);
        else
            button = new LinkButton(action.text, m_actionRow);
        button->setObjectName(action.name);
        button->setAccessibleName(action.text);
        connect(button, &QAbstractButton::clicked, this,
                [this, name = action.name] { emit triggered(name); });
        m_actionLayout->addWidget(button);
        m_buttons += button;
        button->show();
    }
    m_actionRow->setVisible(!m_buttons.isEmpty());
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool strong = m_content.tone == Tone::Error || m_content.tone == Tone::Attention;
    paintCard(painter, this, strong ? toneColour(m_content.tone, palette()) : hairline(palette()), 1);
    if (hasFocus()) {
        const qreal inset = em(this) * 0.28;
        painter.setPen(QPen(palette().color(QPalette::WindowText), hairlineWidth(this), Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), inset, inset);
    }
}

} // namespace fairlead::look
