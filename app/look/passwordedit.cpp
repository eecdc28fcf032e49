// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/passwordedit.h"

#include "look/icons.h"
#include "look/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace fairlead::look {

PasswordEdit::PasswordEdit(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_button(new QToolButton(this))
{
    m_field->setEchoMode(QLineEdit::Password);
    // No prediction, no learning by input methods.
    m_field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                 | Qt::ImhNoAutoUppercase);
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setAutoRaise(true);
    reveal(false);
    auto *row = new QHBoxLayout(this);
    keepDistances(this, row, Distances::none(0.3));
    row->addWidget(m_field, 1);
    row->addWidget(m_button);
    setFocusProxy(m_field);
    connect(m_button, &QToolButton::toggled, this, &PasswordEdit::reveal);
}

void PasswordEdit::setNames(const QString &field, const QString &button)
{
    m_field->setObjectName(field);
    m_button->setObjectName(button);
}

void PasswordEdit::setAccessibleNames(const QString &field)
{
    m_field->setAccessibleName(field);
    m_button->setAccessibleName(tr("Show: %1").arg(field));
}

void PasswordEdit::reveal(bool shown)
{
    m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_button->setIcon(icon(shown ? Symbol::EyeOff : Symbol::Eye));
    m_button->setToolTip(shown ? tr("Hide") : tr("Show"));
}

} // namespace fairlead::look
