// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/metadatatext.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <optional>

namespace fairlead::salesforce {

/// Components of the organisation's metadata, one at a time, by the Metadata API's synchronous calls; where
/// they do not know the type, by a deployment of a package (reference Salesforce 5.7). Errors as in errors.h:
/// PermissionMissing without "Modify Metadata", DuplicateFound for a name that is taken. A write that was cut
/// off may have been performed: read() tells.

/// Nothing where there is none of that name.
Task<Result<std::optional<MetadataComponent>>> readComponent(SetupDesk desk, QString type, QString fullName,
                                                             CancelToken cancel);
/// The envelope that answers for that component, for what has members of its own (readNested()); without a
/// name for the list of the type's components (readFullNames()).
Task<Result<QByteArray>> askMetadata(std::shared_ptr<Site> site, QString type, QString fullName,
                                     CancelToken cancel);
Task<Outcome> writeComponent(SetupDesk desk, MetadataVerb verb, MetadataComponent component,
                             CancelToken cancel);
/// One that is not there counts as deleted.
Task<Outcome> deleteComponent(SetupDesk desk, QString type, QString fullName, CancelToken cancel);

} // namespace fairlead::salesforce
