// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/statuspanel.h"

#include "signin/look.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead::signin {

StatusPanel::StatusPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_reload(new QPushButton(tr("Reload"), this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("status"));
    QFont large = scaled(font(), 1.5);
    large.setBold(true);
    m_heading->setObjectName(QStringLiteral("statusHeading"));
    m_heading->setFont(large);
    m_sentence->setObjectName(QStringLiteral("statusSentence"));
    for (QLabel *label : {m_heading, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_reload->setObjectName(QStringLiteral("statusReload"));
    m_reload->setDefault(true);
    m_close->setObjectName(QStringLiteral("statusClose"));
    m_close->setAutoDefault(true);
    m_reload->setAutoDefault(true);
    connect(m_reload, &QPushButton::clicked, this, &StatusPanel::reloadAsked);
    connect(m_close, &QPushButton::clicked, this, &StatusPanel::closeAsked);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(ems(0.6));
    buttons->addWidget(m_reload);
    buttons->addWidget(m_close);
    buttons->addStretch();

    auto *column = new QVBoxLayout;
    column->setSpacing(ems(0.6));
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addSpacing(ems(0.6));
    column->addLayout(buttons);

    // A third of the way down, at a line length that reads well, at any window size.
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(ems(2), ems(2), ems(2), ems(2));
    grid->addLayout(column, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 6);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(0, 1);
    grid->setRowStretch(2, 2);
}

void StatusPanel::say(const QString &heading, const QString &sentence, bool withButtons)
{
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_reload->setVisible(withButtons);
    m_close->setVisible(withButtons);
    setAccessibleName(heading);
    setAccessibleDescription(sentence);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusPanel::showTrouble(const QString &heading, const QString &sentence)
{
    say(heading, sentence, true);
    m_reload->setFocus();
}

void StatusPanel::showAnswered()
{
    say(tr("One moment\u2026"), tr("Fairlead checks the answer. This window closes by itself."), false);
}

} // namespace fairlead::signin
