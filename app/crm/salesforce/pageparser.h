// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "crm/jsonpage.h"

#include <QByteArray>

namespace fairlead::salesforce {

struct QueryPage
{
    RecordPage page; ///< `next` and `last` are the caller's to fill
    QString nextRecordsUrl; ///< path, empty on the last page
    std::shared_ptr<PageBuffer> buffer; ///< for texts added to the page
};

/// An answer of `/query` as cells (reference Salesforce 3.2). `attributes` and parents' fields are passed
/// over; 15-character ids become 18-character ones. Any thread. ProviderAnswerInvalid as in jsonpage.h, and
/// for a record without an id, which the workspace would take for one of its own.
Result<QueryPage> readQueryPage(QByteArray body, const ObjectInfo &object, const QStringList &columns);

/// An answer of `POST /composite/sobjects/X` as cells: an array with null for records that are gone or
/// hidden, which leave no row (reference Salesforce 4.2). Otherwise as readQueryPage().
Result<QueryPage> readRecordArray(const QByteArray &body, const ObjectInfo &object,
                                  const QStringList &columns);

/// The ids of a page's records, in their order.
QStringList idsOf(const QueryPage &page);

/// Sets `columns` of `into` from the answer of `POST /composite/sobjects/X`, an array with null for records
/// that are gone by now; these are taken out of the page, since half a record would empty the other fields.
Outcome mergeById(const QByteArray &body, const ObjectInfo &object, const QStringList &columns,
                  QueryPage &into);

} // namespace fairlead::salesforce
