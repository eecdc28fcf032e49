// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/setup/rights.h"
#include "workspace/outbox.h"

#include <QList>
#include <QStringList>

namespace fairlead {

/// What a job sends and its user may not write at present. A change that needs it waits in the outbox as it
/// is, until the right is back: what is not described cannot be sent, and what was settled without it would
/// be lost. A value type.
class Withheld
{
public:
    Withheld() = default;
    /// Of one object, as driftOf() finds them.
    explicit Withheld(const QList<salesforce::MissingRight> &missing);

    bool isEmpty() const { return !m_creates && !m_edits && !m_deletions && m_fields.isEmpty(); }
    bool stops(const PendingChange &pending) const;

private:
    bool changes(const PendingChange &pending, const QString &field) const;

    bool m_creates = false;
    bool m_edits = false;
    bool m_deletions = false;
    QStringList m_fields;
};

} // namespace fairlead
