// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/withheld.h"

#include <algorithm>

namespace fairlead {

using salesforce::MissingRight;

Withheld::Withheld(const QList<MissingRight> &missing)
{
    for (const MissingRight &right : missing) {
        switch (right.kind) {
        case MissingRight::Kind::Object:
            m_creates = m_edits = m_deletions = true;
            break;
        case MissingRight::Kind::Create:
            m_creates = true;
            break;
        case MissingRight::Kind::Edit:
            m_edits = true;
            break;
        case MissingRight::Kind::Delete:
            m_deletions = true;
            break;
        case MissingRight::Kind::Field:
        case MissingRight::Kind::FieldEdit:
            m_fields += right.field;
            break;
        }
    }
}

bool Withheld::stops(const PendingChange &pending) const
{
    switch (pending.change.kind) {
    case OutboxEntry::Kind::Delete:
        return m_deletions;
    case OutboxEntry::Kind::Create:
        if (m_creates)
            return true;
        break;
    case OutboxEntry::Kind::Update:
        if (m_edits)
            return true;
        break;
    }
    const QStringList columns = pending.row.keys();
    return std::any_of(columns.begin(), columns.end(), [&](const QString &column) {
        return m_fields.contains(column, Qt::CaseInsensitive) && changes(pending, column);
    });
}

bool Withheld::changes(const PendingChange &pending, const QString &field) const
{
    const LocalChange &change = pending.change;
    const RecordValue here = pending.row.value(field);
    const bool isNew = change.kind == OutboxEntry::Kind::Create || !change.baseKnown;
    if (isNew && !change.hasBase(field))
        return !isNothing(here);
    return change.hasBase(field) && !sameValue(here, change.base.value(field));
}

} // namespace fairlead
