// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "workspace/database.h"
#include "workspace/workspace.h"

#include <QString>
#include <QStringList>

namespace fairlead {

/// What became of the records that the CRM has deleted.
struct RemovedRecords
{
    qint64 removed = 0;
    qint64 held = 0; ///< so many at once that a person has to say yes
};

/// Deletions that come from the CRM: pages name them, they are gathered, and applied when the object has been
/// read to its end, because only then it is known how many there are. A record with a local change is left to
/// the push, which merges. Thread and errors as Workspace; the workspace must outlive it.
class Removals
{
public:
    explicit Removals(Workspace &workspace);

    /// More than this in one run waits for a person (issue: more than 500, or more than 10 % and at least
    /// 25).
    static bool isMassDeletion(qint64 deletions, qint64 records);

    /// Begins a reading of everything: what was seen before is forgotten.
    Outcome beginComparing(const QString &object);
    /// After the last page of such a reading: rows that it did not come across and nobody here has changed.
    Result<QStringList> missing(const ObjectInfo &object);
    /// What is known of the missing now: those that are not `deleted` are `hidden` from this user, and stay.
    Outcome endComparing(const QString &object, const QStringList &deleted, const QStringList &hidden);

    /// Takes the gathered deletions over, unless they are a mass deletion nobody has approved.
    Result<RemovedRecords> apply(const ObjectInfo &object);
    Result<qint64> held(const QString &object) const;
    /// Rows that a reading of everything did not find and that were not deleted either.
    Result<qint64> hidden(const QString &object) const;
    /// A person's yes: the next apply() takes them over.
    Outcome approve(const QString &object);
    /// A person's no: the records are to be made again in the CRM, under new ids, by the next push.
    Outcome discard(const ObjectInfo &object);

private:
    Workspace &m_workspace;
};

namespace detail {
/// What `page` says of removals, inside the transaction that stores it: deletions are gathered, a record that
/// comes with the page is none, and a reading of everything notes what it comes across.
void noteRemovals(Database &database, const QString &object, const RecordPage &page);
} // namespace detail

} // namespace fairlead
