// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/copyrow.h"

#include "look/announce.h"
#include "look/button.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>

namespace fairlead::look {

CopyRow::CopyRow(const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_what(what)
    , m_value(new LongValue(this))
    , m_button(new Button(icon(Symbol::Copy), tr("Copy"), this))
{
    auto *row = new QHBoxLayout(this);
    keepDistances(this, row, Distances::none(0.6));
    row->addWidget(m_value, 1);
    row->addWidget(m_button);
    m_value->setAccessibleName(what);
    m_button->setAccessibleName(tr("Copy: %1").arg(what));
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &CopyRow::copy);
}

void CopyRow::setValue(const QString &value)
{
    if (m_value->text() == value)
        return;
    m_value->setText(value);
    m_value->setCursorPosition(0);
    m_button->setText(tr("Copy"));
    m_value->updateGeometry();
}

QString CopyRow::value() const
{
    return m_value->text();
}

void CopyRow::setProminent(bool prominent)
{
    QFont font = QApplication::font(m_value);
    if (prominent) {
        font.setBold(true);
        font.setLetterSpacing(QFont::PercentageSpacing, 120);
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * 1.6);
    }
    m_value->setFont(font);
    // A code has to be seen whole, and beside the button a small screen has no room for it.
    auto *row = static_cast<QBoxLayout *>(layout());
    row->setDirection(prominent ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    row->setAlignment(m_button, prominent ? Qt::AlignLeading : Qt::Alignment());
}

void CopyRow::setNames(const QString &field, const QString &button)
{
    m_value->setObjectName(field);
    m_button->setObjectName(button);
}

void CopyRow::copy()
{
    QApplication::clipboard()->setText(m_value->text());
    m_button->setText(tr("Copied"));
    announce(this, tr("%1 copied").arg(m_what));
}

} // namespace fairlead::look
