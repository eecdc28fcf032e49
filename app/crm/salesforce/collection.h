// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "net/http.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

namespace fairlead::salesforce {

/// Records one collection may have (reference Salesforce 4.2).
inline constexpr int collectionLimit = 200;

/// Records of a WriteBatch that travel in one request.
struct WritePart
{
    QList<qsizetype> records; ///< their places in the batch
    bool allowSave = false; ///< a person has said that they are no duplicates
};

/// A batch as requests: usually one. Apart from the others travel records that a duplicate rule must let
/// pass, since its header is the request's, and records with a value that does not fit its field, over which
/// Salesforce may refuse a whole request. Left out: what is to be updated or deleted under an id that cannot
/// be one. Pure.
QList<WritePart> partsOf(const ObjectInfo &object, const WriteBatch &batch);

/// The request that writes a part: never repeatable. `base`: apiBase(). Creates are upserts where the batch
/// has an external-id field (reference Salesforce 4.1, 4.2, 4.4).
HttpRequest writeRequest(QUrl base, const ObjectInfo &object, const WriteBatch &batch, const WritePart &part);

/// The request that writes one record of the batch alone: its refusal by a duplicate rule names the records
/// it resembles, a collection's does not (reference 4.4). Never repeatable.
HttpRequest aloneRequest(QUrl base, const ObjectInfo &object, const WriteBatch &batch, qsizetype place);
/// What its answer means.
WriteResult aloneResult(const Result<HttpResponse> &answer, const WriteBatch &batch, qsizetype place);

/// What the answer says of each record of the part, in its order (a collection answers 200 although records
/// fail, trap 31). ProviderAnswerInvalid where it does not tell of each exactly once. `instance`: base of
/// links into Setup. Pure.
Result<QList<WriteResult>> readWriteResults(const QByteArray &body, const WriteBatch &batch,
                                            const WritePart &part, const QUrl &instance);

/// What became of a record that cannot be asked for: its id is none.
WriteResult resultOfBadId(const QString &id, const QUrl &instance);

} // namespace fairlead::salesforce
