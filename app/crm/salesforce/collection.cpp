// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/collection.h"

#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/errors.h"
#include "crm/salesforce/fieldjson.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/site.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <optional>

namespace fairlead::salesforce {

namespace {

const QString attributesKey = QStringLiteral("attributes");
const QString crossReference = QStringLiteral("INVALID_CROSS_REFERENCE_KEY");
const QString collectionPath = QStringLiteral("/composite/sobjects");

using FieldTypes = QHash<QString, FieldType>;

FieldTypes typesOf(const ObjectInfo &object)
{
    FieldTypes types;
    for (const FieldInfo &field : object.fields)
        types.insert(field.name, field.type);
    return types;
}

FieldJson jsonOf(const FieldTypes &types, const QString &column, const RecordValue &value)
{
    const auto type = types.constFind(column);
    return fieldJson(value, type == types.constEnd() ? std::nullopt : std::optional(*type));
}

bool hasMisfit(const FieldTypes &types, const RecordWrite &record)
{
    for (auto it = record.values.begin(); it != record.values.end(); ++it) {
        if (!jsonOf(types, it.key(), it.value()).fits)
            return true;
    }
    return false;
}

QString guidOf(const QString &localId)
{
    return isLocalId(localId) ? localId.mid(localIdPrefix.size()) : localId;
}

QJsonObject recordJson(const ObjectInfo &object, const FieldTypes &types, const WriteBatch &batch,
                       const RecordWrite &record)
{
    QJsonObject json;
    for (auto it = record.values.begin(); it != record.values.end(); ++it) {
        if (it.key() != attributesKey && it.key().compare(object.idField, Qt::CaseInsensitive) != 0)
            json.insert(it.key(), jsonOf(types, it.key(), it.value()).json);
    }
    json.insert(attributesKey, QJsonObject{{QStringLiteral("type"), object.name}});
    if (batch.kind == WriteKind::Update)
        json.insert(QStringLiteral("id"), record.id);
    else if (!batch.externalIdField.isEmpty())
        json.insert(batch.externalIdField, guidOf(record.id));
    return json;
}

HttpRequest deleteRequest(QUrl url, const WriteBatch &batch, const WritePart &part)
{
    QStringList ids;
    for (const qsizetype place : part.records)
        ids += batch.records[place].id;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("ids"), ids.join(QLatin1Char(',')));
    query.addQueryItem(QStringLiteral("allOrNone"), QStringLiteral("false"));
    url.setQuery(query);
    HttpRequest request;
    request.method = "DELETE";
    request.url = url;
    return request;
}

HttpRequest saveRequest(QUrl url, const ObjectInfo &object, const WriteBatch &batch, const WritePart &part)
{
    const bool isUpsert = batch.kind == WriteKind::Create && !batch.externalIdField.isEmpty();
    if (isUpsert)
        url.setPath(url.path() + QLatin1Char('/') + object.name + QLatin1Char('/') + batch.externalIdField);
    const FieldTypes types = typesOf(object);
    QJsonArray records;
    for (const qsizetype place : part.records)
        records += recordJson(object, types, batch, batch.records[place]);
    const QJsonObject body{{QStringLiteral("allOrNone"), false}, {QStringLiteral("records"), records}};
    const QByteArray method = batch.kind == WriteKind::Update || isUpsert ? "PATCH" : "POST";
    const QByteArray allowed = part.allowSave ? "allowSave=true; includeRecordDetails=true"
                                              : "allowSave=false; includeRecordDetails=true";
    // Assignment rules would give a lead or case another owner (trap 34).
    return HttpRequest::json(method, url, QJsonDocument(body).toJson(QJsonDocument::Compact))
        .withHeader("Sforce-Auto-Assign", "FALSE")
        .withHeader("Sforce-Duplicate-Rule-Header", allowed);
}

void addId(const QString &id, QStringList &ids)
{
    if (isRecordId(id) && !ids.contains(toLongId(id)))
        ids += toLongId(id);
}

// Ids of the records a duplicate rule names. Its key is misspelt by real organisations (trap 33), and
// collections nest it otherwise than single calls: every `record` below counts.
void collectDuplicates(const QJsonValue &value, QStringList &ids)
{
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const auto &item : items)
            collectDuplicates(item, ids);
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != QLatin1String("record")) {
            collectDuplicates(it.value(), ids);
            continue;
        }
        const QJsonObject record = it.value().toObject();
        addId(record.value(QLatin1String("Id")).toString(record.value(QLatin1String("id")).toString()), ids);
        const QString url = record.value(attributesKey).toObject().value(QLatin1String("url")).toString();
        addId(url.section(QLatin1Char('/'), -1), ids);
    }
}

// "duplicate value found: Key__c duplicates value on record with id: 001Aa0000000001"
void collectNamedIds(const QString &message, QStringList &ids)
{
    static const QRegularExpression id(QStringLiteral("\\bid: ?([a-zA-Z0-9]{18}|[a-zA-Z0-9]{15})\\b"));
    for (auto found = id.globalMatch(message); found.hasNext();)
        addId(found.next().captured(1), ids);
}

bool mayPointAtAnother(const RecordWrite &record)
{
    return std::any_of(record.values.begin(), record.values.end(), [](const RecordValue &value) {
        const auto *text = std::get_if<QString>(&value);
        return text && isRecordId(*text);
    });
}

// Not this record is gone, but another one that a field of it points to. Salesforce does not always name the
// field; a record that is gone itself is missing at the next reading too.
bool isAboutAnother(const ApiFault &fault, WriteKind kind, const RecordWrite &record)
{
    return kind == WriteKind::Create || !fault.fields.isEmpty()
        || (fault.code == crossReference && mayPointAtAnother(record));
}

Error errorOfRecord(const ApiFault &fault, WriteKind kind, const RecordWrite &record, const QUrl &instance)
{
    // What a table does not know here is a refusal of the record, whatever the status of the whole.
    Error error = errorOf(fault, 400, instance);
    if (error.code == ErrorCode::RecordMissing && isAboutAnother(fault, kind, record)) {
        const ApiFault reference{crossReference, fault.message, fault.fields};
        error = errorOf(reference, 400, instance);
        error.code = ErrorCode::RecordRejected;
        error.providerCode = fault.code;
    }
    if (!fault.fields.isEmpty())
        error.detail += QStringLiteral(" [%1]").arg(fault.fields.join(QLatin1String(", ")));
    return error;
}

ApiFault withoutReason()
{
    return {{}, QCoreApplication::translate("fairlead::crm", "it gives no reason"), {}};
}

std::optional<WriteResult> readResult(const QJsonObject &row, const WriteBatch &batch,
                                      const RecordWrite &record, const QUrl &instance)
{
    const QJsonValue success = row.value(QLatin1String("success"));
    if (!success.isBool())
        return std::nullopt;
    WriteResult result;
    result.id = toLongId(row.value(QLatin1String("id")).toString());
    const bool isCreate = batch.kind == WriteKind::Create;
    // Another record in this place would give each the other's outcome.
    if (!isCreate && !result.id.isEmpty() && result.id != toLongId(record.id))
        return std::nullopt;
    if (!isCreate)
        result.id = record.id;
    if (success.toBool()) {
        result.wasThere = isCreate && !row.value(QLatin1String("created")).toBool(true);
        return isCreate && !isRecordId(result.id) ? std::nullopt : std::optional(result);
    }
    const QList<ApiFault> faults = readFaults(QJsonDocument(row).toJson(QJsonDocument::Compact));
    const ApiFault fault = faults.isEmpty() ? withoutReason() : faults.first();
    result.error = errorOfRecord(fault, batch.kind, record, instance);
    if (isCreate)
        result.id = record.id;
    if (result.error->code == ErrorCode::DuplicateFound) {
        collectDuplicates(row, result.duplicates);
        collectNamedIds(fault.message, result.duplicates);
    }
    return result;
}

} // namespace

QList<WritePart> partsOf(const ObjectInfo &object, const WriteBatch &batch)
{
    // What is sure to be understood goes first.
    std::array<WritePart, 4> parts;
    const FieldTypes types = typesOf(object);
    for (qsizetype place = 0; place < batch.records.size(); ++place) {
        const RecordWrite &record = batch.records[place];
        if (batch.kind != WriteKind::Create && !isRecordId(record.id))
            continue;
        const bool saves = batch.kind != WriteKind::Delete;
        const bool allow = saves && record.duplicateAllowed;
        const bool misfit = saves && hasMisfit(types, record);
        WritePart &part = parts[std::size_t(allow ? 1 : 0) + std::size_t(misfit ? 2 : 0)];
        part.allowSave = allow;
        part.records += place;
    }
    QList<WritePart> filled;
    for (const WritePart &part : parts) {
        if (!part.records.isEmpty())
            filled += part;
    }
    return filled;
}

HttpRequest writeRequest(QUrl base, const ObjectInfo &object, const WriteBatch &batch, const WritePart &part)
{
    base.setPath(base.path() + collectionPath);
    HttpRequest request = batch.kind == WriteKind::Delete ? deleteRequest(base, batch, part)
                                                          : saveRequest(base, object, batch, part);
    request.repeatable = false;
    request.timeout = longRequest;
    return request;
}

HttpRequest aloneRequest(QUrl base, const ObjectInfo &object, const WriteBatch &batch, qsizetype place)
{
    const RecordWrite &record = batch.records[place];
    QJsonObject json = recordJson(object, typesOf(object), batch, record);
    json.remove(attributesKey);
    json.remove(QStringLiteral("id"));
    QString path = QStringLiteral("/sobjects/") + object.name;
    if (batch.kind == WriteKind::Update) {
        path += QLatin1Char('/') + record.id;
    } else if (!batch.externalIdField.isEmpty()) {
        json.remove(batch.externalIdField);
        path += QLatin1Char('/') + batch.externalIdField + QLatin1Char('/') + guidOf(record.id);
    }
    base.setPath(base.path() + path);
    const bool isNew = batch.kind == WriteKind::Create && batch.externalIdField.isEmpty();
    HttpRequest request =
        HttpRequest::json(isNew ? "POST" : "PATCH", base, QJsonDocument(json).toJson(QJsonDocument::Compact))
            .withHeader("Sforce-Auto-Assign", "FALSE")
            .withHeader("Sforce-Duplicate-Rule-Header", "allowSave=false");
    request.repeatable = false;
    request.timeout = longRequest;
    return request;
}

WriteResult aloneResult(const Result<HttpResponse> &answer, const WriteBatch &batch, qsizetype place)
{
    WriteResult result;
    result.id = batch.records[place].id;
    if (!answer) {
        result.error = answer.error();
        collectNamedIds(answer.error().detail, result.duplicates);
        // Whatever broke it off, it may have been performed.
        if (!isCertainlyNotPerformed(answer.error()))
            result.error->errorClass = ErrorClass::RetryLater;
        return result;
    }
    if (batch.kind == WriteKind::Update)
        return result;
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    const QString id = toLongId(json.value(QLatin1String("id")).toString());
    if (isRecordId(id))
        result.id = id;
    else
        result.error = answerInvalid(QStringLiteral("a new record without an id"));
    result.wasThere = !json.value(QLatin1String("created")).toBool(true);
    return result;
}

Result<QList<WriteResult>> readWriteResults(const QByteArray &body, const WriteBatch &batch,
                                            const WritePart &part, const QUrl &instance)
{
    const Result<QJsonArray> rows = readJsonArray(body);
    if (!rows)
        return fail(rows.error());
    if (rows->size() != part.records.size())
        return fail(answerInvalid(
            QStringLiteral("%1 results for %2 records").arg(rows->size()).arg(part.records.size())));
    QList<WriteResult> results;
    for (qsizetype i = 0; i < rows->size(); ++i) {
        const std::optional<WriteResult> result =
            readResult(rows->at(i).toObject(), batch, batch.records[part.records[i]], instance);
        if (!result)
            return fail(answerInvalid(QStringLiteral("result %1 is not this record's").arg(i)));
        results += *result;
    }
    return results;
}

WriteResult resultOfBadId(const QString &id, const QUrl &instance)
{
    WriteResult result;
    result.id = id;
    result.error = errorOf(ApiFault{QStringLiteral("MALFORMED_ID"), id, {}}, 400, instance);
    return result;
}

} // namespace fairlead::salesforce
