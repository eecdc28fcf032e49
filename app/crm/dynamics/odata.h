// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace fairlead::dynamics {

/// A pull's query. Where the list of columns would make the address too long, `$select` is left out: the
/// environment then sends every column, and what is not wanted is passed over while parsing.
struct PullQuery
{
    QString resource; ///< below the Web API root, not encoded
    QStringList columns; ///< of the page: the id first
    bool selects = true;
};

/// Addresses up to this many bytes pass nginx' and Apache's default header limits of 8 KiB.
inline constexpr int maxQueryUrlBytes = 7500;

/// `since`: lower bound, empty for everything. Sorted by stamp and id; GUIDs and times unquoted (reference
/// Microsoft 4.2). Pure.
PullQuery pullQuery(const ObjectInfo &object, const QString &since, int maxUrlBytes = maxQueryUrlBytes);

/// `resource` ("accounts?$select=…") below `root` ("https://…/api/data/v9.2/"), percent-encoded.
QUrl webApiUrl(const QUrl &root, const QString &resource);

/// A logical or set name: letters, digits, underscore. What is typed by a person goes into addresses.
bool isName(const QString &name);

} // namespace fairlead::dynamics
