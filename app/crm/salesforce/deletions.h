// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace fairlead::salesforce {

struct Site;

/// How far back deletions can be asked for (reference Salesforce 3.3).
inline constexpr std::chrono::days deletionWindow{15};

/// What to ask `deleted/` for.
struct DeletionSpan
{
    QDateTime start;
    QDateTime end; ///< server time
    bool lost = false; ///< the start lies before the window: what was deleted until then is not told any more
};

/// From where the last answer ended up to now, both UTC and the server's. Empty while not even a minute has
/// passed, which Salesforce refuses: the next pull asks. Pure.
std::optional<DeletionSpan> deletionSpan(const QDateTime &upTo, const QDateTime &now);

struct Deletion
{
    QString id; ///< 18 characters
    QDateTime at; ///< UTC
};

/// `GET /sobjects/X/deleted/`, read.
struct Deletions
{
    QList<Deletion> records;
    QDateTime earliest; ///< what was deleted before is not told; invalid where not said
    QDateTime covered; ///< where to go on from (trap 25); invalid where not said
};

/// Pure. ProviderAnswerInvalid where it is not that.
Result<Deletions> readDeletions(const QByteArray &body);

/// The last page of a pull, with what was deleted since `page.next.deletionsUpTo`, which is moved on. One
/// request, none while less than a minute has passed, and one more for 2,000 deletions if the pull had
/// several pages. Objects that keep no such list have no removals. `asked`: the cursor the page was fetched
/// with.
///
/// A record that was undeleted since is listed too. It is not among the removed if this page has it with a
/// later stamp, since undeleting moves the stamp; where pages before may have it, the CRM is asked which of
/// the deleted records are there. Deleted and undeleted within one second, it is reported as removed, and
/// comes back with the next pull, whose overlap reads it again.
Task<Result<RecordPage>> withDeletions(std::shared_ptr<Site> site, ObjectInfo object, PullCursor asked,
                                       RecordPage page, CancelToken cancel);

} // namespace fairlead::salesforce
