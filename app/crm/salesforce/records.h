// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"
#include "net/http.h"

#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace fairlead::salesforce {

struct Site;

/// Ids one `POST /composite/sobjects/X` may ask for (reference Salesforce 4.2).
inline constexpr qsizetype readLimit = 2000;

/// Reads `fields` of records by `POST /composite/sobjects/X`, which changes nothing and may be repeated.
/// `base`: apiBase().
HttpRequest readRequest(QUrl base, const ObjectInfo &object, const QStringList &ids,
                        const QStringList &fields);

/// CrmClient::read: slices of 2,000 ids, one after the other. What does not look like an id is no record.
Task<Result<QList<CrmRecord>>> readRecords(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                           QStringList columns, CancelToken cancel);

/// CrmClient::createdSince, all pages of it: what the token's user has created. FieldMissing (SkipItem) where
/// the object does not tell who created a record and when.
Task<Result<QList<CrmRecord>>> recordsCreatedSince(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QDateTime since, QStringList columns, CancelToken cancel);

/// CrmClient::readByExternalId.
Task<Result<QList<CrmRecord>>> recordsByExternalId(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QString field, QStringList values, QStringList columns,
                                                   CancelToken cancel);

/// CrmClient::deletedAmong: those in the recycle bin.
Task<Result<QStringList>> recordsDeletedAmong(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                              CancelToken cancel);

} // namespace fairlead::salesforce
