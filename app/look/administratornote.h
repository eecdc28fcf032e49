// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/labels.h"

namespace fairlead::look {

/// "Set by your administrator.", below fields that a policy has set: those are greyed, and say it to whoever
/// listens, too. Hidden where nothing is locked. Object name: administratorNote.
class AdministratorNote : public Text
{
    Q_OBJECT
public:
    /// `fields` live as long as the note: on the same page.
    explicit AdministratorNote(QList<QWidget *> fields, QWidget *parent = nullptr);

    /// Fields that are unlocked again are usable again.
    void setLocked(bool locked);
    bool isLocked() const { return m_locked; }

private:
    QList<QWidget *> m_fields;
    bool m_locked = false;
};

} // namespace fairlead::look
