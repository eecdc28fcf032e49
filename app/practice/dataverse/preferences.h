// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QByteArrayList>

namespace fairlead::practice::dataverse {

/// The Prefer header (RFC 7240; reference Microsoft 4.1), all of its lines and commas.
struct Preferences
{
    int maxPageSize = 0; ///< 0: not asked
    bool trackChanges = false;
    bool returnRepresentation = false;
    bool continueOnError = false; ///< of a batch
    QByteArrayList annotations; ///< patterns of odata.include-annotations
    QByteArrayList applied; ///< for Preference-Applied

    /// Whether annotations of this name were asked for: `*`, `Name.Space.*`, `Name`, `-Name` takes away.
    bool wants(QByteArrayView annotation) const;

    static Preferences of(const Request &request);
};

inline constexpr auto formattedValue = "OData.Community.Display.V1.FormattedValue";
inline constexpr auto lookupLogicalName = "Microsoft.Dynamics.CRM.lookuplogicalname";
inline constexpr auto associatedNavigation = "Microsoft.Dynamics.CRM.associatednavigationproperty";
inline constexpr auto totalRecordCount = "Microsoft.Dynamics.CRM.totalrecordcount";

} // namespace fairlead::practice::dataverse
