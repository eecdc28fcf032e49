// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/metadatatext.h"
#include "crm/salesforce/setup/setupdesk.h"
#include "crm/salesforce/setup/storedzip.h"

namespace fairlead::salesforce {

/// The files of a package that makes or changes this component, and of one that deletes one. Pure.
QList<ZipEntry> deploymentOf(const MetadataComponent &component);
QList<ZipEntry> removalOf(const QString &type, const QString &fullName);

/// Deploys them by REST and waits for the end, five minutes at most (reference Salesforce 5.7). Cancelled in
/// time it asks Salesforce to stop, too. Errors: the first component's own.
Task<Outcome> deploy(SetupDesk desk, QList<ZipEntry> files, CancelToken cancel);

} // namespace fairlead::salesforce
