// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace fairlead::salesforce {

/// A pull's query. Salesforce refuses an address that is too long (414, 431), and proxies on the way are
/// stricter than Salesforce, so a long field list is cut: the first part travels in the query, the rest is
/// read by id with `POST /composite/sobjects/X` (reference Salesforce 4.2), up to 2,000 ids in one request.
struct PullQuery
{
    QString soql;
    QStringList columns; ///< of the page: the id first, then the object's fields in their order
    QStringList inQuery; ///< columns the query answers
    QStringList byId; ///< columns left for the request by id; usually none
};

/// Addresses up to this many bytes pass nginx' and Apache's default header limits of 8 KiB.
inline constexpr int maxQueryUrlBytes = 7500;

/// `since`: lower bound, empty for everything. Sorted by stamp and id, `>=`, because stamps are stored to the
/// second (reference Salesforce 3.4, trap 23). Pure.
PullQuery pullQuery(const ObjectInfo &object, const QString &since, int maxUrlBytes = maxQueryUrlBytes);

/// All of the object's records, in no order (Bulk API). Pure, as those below.
QString loadQuery(const ObjectInfo &object, const QStringList &columns);
QString countQuery(const ObjectInfo &object);
/// One record, to see whether the object's filter is understood.
QString filterQuery(const ObjectInfo &object);

/// What `userId` has created since, oldest first. `columns` must begin with the id; where they do not all fit
/// into an address, only the id is in the query: `complete` is false and the rest is to be read by id. Pure.
struct CreatedQuery
{
    QString soql;
    bool complete = true;
};
CreatedQuery createdQuery(const ObjectInfo &object, const QStringList &columns, const QString &userId,
                          const QString &since, int maxUrlBytes = maxQueryUrlBytes);

/// `'` and `\` escaped (reference Salesforce 3.2).
QString soqlText(const QString &text);

/// Adds `q=` to a query resource, encoded so that no '+' is read as a blank (trap 26).
QUrl withSoql(QUrl resource, const QString &soql);

} // namespace fairlead::salesforce
