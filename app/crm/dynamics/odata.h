// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "net/http.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace fairlead::dynamics {

/// A pull's query. Where the list of columns would make the address too long, `$select` is left out: the
/// environment then sends every column, and what is not wanted is passed over while parsing.
struct PullQuery
{
    QString resource; ///< below the Web API root, not encoded
    QString filter; ///< its `$filter`, apart because a text in it may hold an "&"; empty: none
    QStringList columns; ///< of the page: the id first
    bool selects = true;
};

/// Addresses up to this many bytes pass nginx' and Apache's default header limits of 8 KiB.
inline constexpr int maxQueryUrlBytes = 7500;

/// `since`: lower bound, empty for everything. Sorted by stamp and id; GUIDs and times unquoted (reference
/// Microsoft 4.2). Pure.
PullQuery pullQuery(const ObjectInfo &object, const QString &since, int maxUrlBytes = maxQueryUrlBytes);

/// The first query of a tracked result, which can be neither sorted nor filtered (reference Microsoft 4.3,
/// trap 35). Pure.
PullQuery trackedQuery(const ObjectInfo &object, int maxUrlBytes = maxQueryUrlBytes);

/// Columns of a re-read: the id, `columns`, and where the object has them who changed the record and when.
/// Pure.
QStringList readColumns(const ObjectInfo &object, const QStringList &columns);
/// Queries for the records with these ids, as many in each as the length of an address and the parser of the
/// environment bear; empty where none of them is a GUID. Pure.
QStringList readQueries(const ObjectInfo &object, const QStringList &ids, const QStringList &columns,
                        int maxUrlBytes = maxQueryUrlBytes);
/// What `userId` has created at `since` or later. Pure.
QString createdSinceQuery(const ObjectInfo &object, const QString &userId, const QString &since,
                          const QStringList &columns, int maxUrlBytes = maxQueryUrlBytes);

/// A GET for one page of records; every page of one result is asked for in the same way (reference Microsoft
/// 4.2). `tracked`: with a link at the end for what changes afterwards (reference 4.3).
HttpRequest pageRequest(const QUrl &url, bool tracked);

/// A GUID in its usual form, without braces.
bool isGuid(const QString &text);

/// One record, to see whether the object's filter is understood. Pure.
PullQuery filterQuery(const ObjectInfo &object);

/// `resource` ("accounts?$select=…") below `root` ("https://…/api/data/v9.2/"), percent-encoded, with
/// `filter` as its `$filter` unless it is empty.
QUrl webApiUrl(const QUrl &root, const QString &resource, const QString &filter = {});

/// A logical or set name: letters, digits, underscore. What is typed by a person goes into addresses.
bool isName(const QString &name);

} // namespace fairlead::dynamics
