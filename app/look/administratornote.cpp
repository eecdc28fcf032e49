// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/administratornote.h"

namespace fairlead::look {

AdministratorNote::AdministratorNote(QList<QWidget *> fields, QWidget *parent)
    : Text(Kind::Dim, tr("Set by your administrator."), parent)
    , m_fields(std::move(fields))
{
    setObjectName(QStringLiteral("administratorNote"));
    hide();
}

void AdministratorNote::setLocked(bool locked)
{
    setVisible(locked);
    const bool changed = m_locked != locked;
    m_locked = locked;
    for (QWidget *field : std::as_const(m_fields)) {
        // A page may have reasons of its own to grey a field that is not locked.
        if (locked || changed)
            field->setEnabled(!locked);
        if (changed)
            field->setAccessibleDescription(locked ? text() : QString());
    }
}

} // namespace fairlead::look
