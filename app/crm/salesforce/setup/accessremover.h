// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/setup/accessmaker.h"
#include "crm/salesforce/setup/serveraccess.h"
#include "crm/salesforce/setup/setupdesk.h"

namespace fairlead::salesforce {

/// Something that stays in the organisation, and why.
struct LeftBehind
{
    QString what; ///< "Permission set Fairlead_abc"
    Error error;
    QUrl link; ///< where a person can remove it
    bool isInUse = false; ///< by others: it stays, and is not ours any more
};

struct RemovedAccess
{
    ServerAccess access; ///< what is gone has lost its id
    QList<LeftBehind> left; ///< empty: nothing of ours is in the organisation any more

    /// Whoever tries again can do no more than was done.
    bool isComplete() const;
};

/// Whether who is signed in may take it back: of that organisation, and an administrator of it. Nothing is
/// changed. PermissionMissing, naming the rights; WrongOrganisation.
Task<Outcome> checkRemover(SetupDesk desk, QString organisationId, CancelToken cancel);

/// Takes back everything that makeAccess() made, in reverse: by its ids, whatever it is called by now, and by
/// its names where no id was ever known. A field that others use, too, stays. A user cannot be deleted: it is
/// deactivated, or frozen where that is refused. What cannot be removed is named, and the rest still goes.
/// May be repeated. Errors: those of checkRemover(), before anything is taken back, and those that end the
/// whole (sign-in, network, Cancelled).
Task<Result<RemovedAccess>> removeAccess(SetupDesk desk, ServerAccess access,
                                         std::function<Outcome(const ServerAccess &)> keep,
                                         CancelToken cancel);

/// The app alone, so that another one can be made in its place; one that is not there counts as removed.
Task<Outcome> removeApp(SetupDesk desk, ServerAccess access, CancelToken cancel);

} // namespace fairlead::salesforce
