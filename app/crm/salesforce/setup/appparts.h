// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/setup/metadatatext.h"
#include "crm/salesforce/setup/serveraccess.h"

namespace fairlead::salesforce {

/// The components that the app consists of, as they are written (reference Salesforce 5.2): JWT bearer with
/// our certificate for the permission set's users alone, no secret, no refresh token, no browser flow that
/// anybody could use. Pure, as everything here.

MetadataComponent appHeader(const ServerAccess &access, const QString &contactEmail);
MetadataComponent appScopes(const ServerAccess &access);
MetadataComponent appCredentials(const ServerAccess &access);
/// Needs the permission set's id.
MetadataComponent appPolicies(const ServerAccess &access);
MetadataComponent appSwitches(const ServerAccess &access);

/// Where the organisation still lets connected apps be made (reference Salesforce 5.1).
MetadataComponent connectedApp(const ServerAccess &access, const QString &contactEmail);

/// The text field of `object` that takes a record's GUID.
MetadataComponent externalId(const QString &object);

} // namespace fairlead::salesforce
