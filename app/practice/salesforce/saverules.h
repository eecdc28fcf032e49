// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"
#include "practice/salesforce/orgsettings.h"
#include "practice/salesforce/store.h"

namespace fairlead::practice::salesforce {

/// How a caller wants a record saved: what its headers ask for (reference Salesforce 4.4).
struct SaveOptions
{
    QByteArray version; ///< "v66.0", for links
    bool autoAssign = true; ///< Sforce-Auto-Assign
    bool allowDuplicates = false; ///< Sforce-Duplicate-Rule-Header: allowSave
    bool duplicateDetails = false; ///< … includeRecordDetails
};

/// What an administrator has set up to happen when a record is saved, as the settings have it: validation,
/// duplicate and assignment rules; and locks, which somebody else's work holds.
class SaveRules
{
public:
    SaveRules(Store &store, OrgSettings &settings);

    /// FIELD_CUSTOM_VALIDATION_EXCEPTION or DUPLICATES_DETECTED. `before` is null on create.
    Answer<void> check(const Row &row, const Row *before, const SaveOptions &options);
    /// The active assignment rule gives a lead to its new owner.
    void assign(Row &row, const SaveOptions &options);
    /// UNABLE_TO_LOCK_ROW where the record or the account it belongs to is held, one time less.
    Answer<void> lock(const Row &row);

private:
    Answer<void> checkValidation(const Row &row) const;
    Answer<void> checkDuplicates(const Row &row, const Row *before, const SaveOptions &options);
    QByteArrayList duplicatesOf(const Row &row);
    bool takeLock(const QString &id);

    Store &m_store;
    OrgSettings &m_settings;
};

} // namespace fairlead::practice::salesforce
