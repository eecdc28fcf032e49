// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "crm/crm.h"
#include "crm/salesforce/setup/rights.h"
#include "workspace/job.h"

#include <QStringList>

namespace fairlead {

/// What the job wants of an object and its user may not, or may not any more, judged by what the CRM says to
/// that very user (reference Salesforce 5.8, Microsoft 4.4): fields the job names, fields that were `granted`
/// for it once, and, where writing some was, making, changing and deleting records. Of a connection that
/// nothing was granted for, only what the job names. Pure.
QList<salesforce::MissingRight> driftOf(const Job &job, const ObjectInfo &described,
                                        const QList<salesforce::FieldRight> &granted);
/// Of an object that its user does not see.
QList<salesforce::MissingRight> driftOf(const Job &job);
/// Each as people read it: "Lead.Phone: read".
QStringList namesOf(const QList<salesforce::MissingRight> &missing);

/// Who gives the user what it lacks.
enum class RightsBy {
    Reconnecting, ///< Fairlead, with an administrator's sign-in
    Hand, ///< an administrator, in the CRM's own set-up
};
/// The job itself goes on with what there is.
Error driftError(const QStringList &missing, RightsBy by);

} // namespace fairlead
