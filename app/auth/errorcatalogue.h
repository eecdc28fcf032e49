// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QList>
#include <QString>

namespace fairlead {

/// A line of the error tables as it is listed: a view, made from the tables each time. The table that maps is
/// the only place where a row is written down.
struct CatalogueRow
{
    QString provider; ///< "Entra ID", "Salesforce OAuth", "Salesforce API", "Dataverse"
    QString code; ///< "AADSTS50126", "invalid_grant", "0x80040217"; empty: any
    QString contains; ///< the part of the description that tells meanings of one code apart; empty: any
    ErrorCode meaning = ErrorCode::Internal;
    ErrorClass errorClass = ErrorClass::Bug;
    QString sentence; ///< in the person's language, with its placeholders
    QString remedy;
    bool hasLink = false; ///< leads to a page where it can be mended, or that explains it
};

/// The rows of both sign-in tables, in the order in which they are tried.
QList<CatalogueRow> signInCatalogue();

} // namespace fairlead
