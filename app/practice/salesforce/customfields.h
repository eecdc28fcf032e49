// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/metadatarules.h"

namespace fairlead::practice::salesforce {

/// Custom fields as metadata. The org knows one for each object that people write, Fairlead_Id__c: a text of
/// 64 that is an external id, unique whatever its case.

/// What speaks against a field like that.
std::optional<MetadataError> checkCustomField(const Component &proposed);
/// Brings the components into step with fields that came or went by the setting `externalIdField`. Returns
/// the org's metadata as it is then.
const MetadataStore &adoptCustomFields(Org &org);
/// Fields that were not there in `before` come into being, those that are there no more go with their values.
void applyCustomFields(Org &org, const MetadataStore &before);

} // namespace fairlead::practice::salesforce
