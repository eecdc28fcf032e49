// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <memory>

namespace fairlead::dynamics {

struct Site;

/// CrmClient::pull. A table with change tracking (reference Microsoft 4.3) is read whole once; the watermark
/// is then the environment's own link to what changes afterwards, deletions included, good for a week. Where
/// the table has no tracking, or this user may not use it (it takes the right to read the whole
/// organisation's records), the watermark is a time and the reading goes by `modifiedon`: what was deleted is
/// not told. So it goes for an object with a filter, too: neither a tracked result nor its links take one
/// (trap 35), and to track all for the sake of a few would read the whole table.
///
/// Which of the two a cursor is on is seen by its watermark: a link or a time. A checkpoint that is a time
/// stays with times, tracking or not, until the table is read from its beginning; a link that this user may
/// no longer follow is answered with CursorExpired, so that the reading begins again, by times.
///
/// CursorExpired as well for every link the environment does not know any more, and for one that leads to
/// another address.
Task<Result<RecordPage>> pullPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  CancelToken cancel);

} // namespace fairlead::dynamics
