// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/noticebar.h"

#include "signin/look.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fairlead::signin {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("notice"));
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("noticeText"));
    m_text->setWordWrap(true);
    // What a page says in an alert is shown here too: never as markup.
    m_text->setTextFormat(Qt::PlainText);

    auto *dismiss = new QPushButton(tr("Dismiss"), this);
    dismiss->setObjectName(QStringLiteral("dismissNotice"));
    dismiss->setAccessibleName(tr("Dismiss this notice"));
    dismiss->setAutoDefault(false);
    connect(dismiss, &QPushButton::clicked, this, &NoticeBar::clear);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(ems(0.8), ems(0.4), ems(0.5), ems(0.4));
    layout->setSpacing(ems(0.8));
    layout->addWidget(m_text, 1);
    layout->addWidget(dismiss);
    hide();
}

void NoticeBar::say(const QString &sentence)
{
    m_text->setText(sentence);
    setAccessibleName(sentence);
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::clear()
{
    hide();
    m_text->clear();
}

} // namespace fairlead::signin
