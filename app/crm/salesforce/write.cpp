// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/write.h"

#include "crm/salesforce/collection.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/site.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

// Enough to find the one record that spoils a collection of 200; more is not spent on one batch.
constexpr int mostHalvings = 8;

// Of a batch that is full of duplicates a person looks at some before deciding on all.
constexpr int mostAskedAlone = 10;

Error externalIdMissing(const QString &object, const QString &field, const Error &cause)
{
    Error error;
    error.code = ErrorCode::FieldMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence =
        QCoreApplication::translate("fairlead::crm",
                                    "The field %1 of %2, which keeps new records from being "
                                    "created twice, is gone or hidden from the integration user.")
            .arg(field, object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "In Setup, check that the field exists, is an external id, and that the integration user's "
        "permission set may edit it.");
    error.providerCode = cause.providerCode;
    error.detail = cause.detail;
    return error;
}

// A whole request is not about one record: what was not found is the place it was sent to.
Error errorOfRequest(const ObjectInfo &object, const WriteBatch &batch, const Error &cause)
{
    if (cause.code != ErrorCode::RecordMissing)
        return cause;
    if (!batch.externalIdField.isEmpty())
        return externalIdMissing(object.name, batch.externalIdField, cause);
    return objectMissing(object.name, cause.providerCode);
}

Task<Result<QList<WriteResult>>> sendPart(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                          WritePart part, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    HttpRequest request = writeRequest(*base, object, batch, part);
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(errorOfRequest(object, batch, response.error()));
    co_return readWriteResults(response->body, batch, part, site->instance);
}

void setError(QList<WriteResult> &results, const WriteBatch &batch, const WritePart &part, const Error &error)
{
    for (const qsizetype place : part.records) {
        results[place].id = batch.records[place].id;
        results[place].error = error;
    }
}

QList<WritePart> halvesOf(const WritePart &part)
{
    const qsizetype middle = part.records.size() / 2;
    return {WritePart{part.records.mid(0, middle), part.allowSave},
            WritePart{part.records.mid(middle), part.allowSave}};
}

bool isUntoldDuplicate(const WriteResult &result)
{
    return result.error && result.error->code == ErrorCode::DuplicateFound
        && result.error->errorClass == ErrorClass::AskUser && result.duplicates.isEmpty();
}

// A person decides on a duplicate by looking at what it resembles.
Task<Outcome> askAboutDuplicates(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                 std::shared_ptr<QList<WriteResult>> results, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    int asked = 0;
    for (qsizetype place = 0; place < results->size() && asked < mostAskedAlone; ++place) {
        if (!isUntoldDuplicate(results->at(place)))
            continue;
        ++asked;
        HttpRequest request = aloneRequest(*base, object, batch, place);
        const Result<HttpResponse> answer = co_await site->api.send(std::move(request), cancel);
        // Certain to have done nothing and telling nothing: the refusal stands.
        const bool told = answer || !isCertainlyNotPerformed(answer.error())
            || answer.error().code == ErrorCode::DuplicateFound;
        if (!told)
            break;
        (*results)[place] = aloneResult(answer, batch, place);
    }
    co_return Outcome();
}

// What the batch asks for that no request could.
std::optional<Error> misuseOf(const ObjectInfo &object, const WriteBatch &batch)
{
    if (batch.records.size() > collectionLimit)
        return Error::bug(QStringLiteral("%1 records in one request").arg(batch.records.size()));
    if (!isApiName(object.name))
        return objectMissing(object.name, {});
    if (!batch.externalIdField.isEmpty() && !isApiName(batch.externalIdField))
        return externalIdMissing(object.name, batch.externalIdField, {});
    return std::nullopt;
}

} // namespace

Task<Result<QList<WriteResult>>> writeRecords(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                              CancelToken cancel)
{
    if (const auto fault = misuseOf(object, batch))
        co_return fail(*fault);
    QList<WriteResult> results(batch.records.size());
    for (qsizetype place = 0; place < batch.records.size(); ++place) {
        if (batch.kind != WriteKind::Create && !isRecordId(batch.records[place].id))
            results[place] = resultOfBadId(batch.records[place].id, site->instance);
    }
    QList<WritePart> parts = partsOf(object, batch);
    bool performed = false;
    int halvings = 0;
    while (!parts.isEmpty()) {
        const WritePart part = parts.takeFirst();
        const Result<QList<WriteResult>> answers = co_await sendPart(site, object, batch, part, cancel);
        if (answers) {
            performed = true;
            for (qsizetype i = 0; i < part.records.size(); ++i)
                results[part.records[i]] = answers->at(i);
            continue;
        }
        const Error &error = answers.error();
        if (!isCertainlyNotPerformed(error))
            co_return fail(error);
        const bool overOneRecord = error.errorClass == ErrorClass::SkipItem;
        if (overOneRecord && part.records.size() > 1 && halvings < mostHalvings) {
            ++halvings;
            parts = halvesOf(part) + parts;
            continue;
        }
        if (!overOneRecord && !performed)
            co_return fail(error);
        setError(results, batch, part, error);
        if (overOneRecord)
            continue;
        for (const WritePart &unsent : parts)
            setError(results, batch, unsent, error);
        break;
    }
    const auto told = std::make_shared<QList<WriteResult>>(std::move(results));
    if (std::any_of(told->cbegin(), told->cend(), isUntoldDuplicate))
        (void)co_await askAboutDuplicates(site, object, batch, told, cancel);
    co_return QList<WriteResult>(*told);
}

} // namespace fairlead::salesforce
