// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <memory>

namespace fairlead::dynamics {

struct Site;

/// CrmClient::write (reference Microsoft 4.5 to 4.9).
///
/// Updates and deletes are a `$batch` of requests that each name the version they expect; there is none
/// without `If-Match`, because a PATCH would bring a deleted record back (trap 40). One alone needs no batch.
/// Under "workspace wins" updates are one UpdateMultiple, which knows no versions and is all or nothing; what
/// it refuses goes the other way.
///
/// Creates take the GUID of the `local:` id for their key and are one CreateMultiple, all or nothing too: a
/// refused one is halved until the bad records are alone, and those are sent as `PATCH` with
/// `If-None-Match: *`, which never touches a record that is there. Those that belong into another state than
/// the first get it by a second request; where that fails, and where an earlier attempt has made the record,
/// the result says what it still is (WriteResult::follows).
///
/// When a request of several is lost, its records have the error of that loss, and so have those that were
/// not sent any more: the ones that are done stay done, and the others may be sent again, because the ids are
/// ours.
Task<Result<QList<WriteResult>>> writeRecords(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                              CancelToken cancel);

/// Small enough to be done well within the time of a request (reference 4.10).
int writeLimitOf(WriteKind kind);

} // namespace fairlead::dynamics
