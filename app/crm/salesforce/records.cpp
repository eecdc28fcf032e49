// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/records.h"

#include "crm/jsonpage.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/pageparser.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"
#include "crm/storedvalue.h"
#include "crm/watermark.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace fairlead::salesforce {

namespace {

const QString modifierField = QStringLiteral("LastModifiedById");

// Ids in one address, which stays well below maxQueryUrlBytes.
constexpr qsizetype askedAtOnce = 200;

// Values of an external id, each three times an id's length when encoded.
constexpr qsizetype keysAtOnce = 100;

bool hasField(const ObjectInfo &object, const QString &name)
{
    return std::any_of(object.fields.begin(), object.fields.end(),
                       [&name](const FieldInfo &field) { return field.name == name; });
}

// The asked columns, with those that say who changed the record and when.
QStringList columnsToRead(const ObjectInfo &object, const QStringList &asked)
{
    QStringList columns = QStringList{object.idField} + asked;
    for (const QString &column : {object.stampField, modifierField}) {
        if (hasField(object, column))
            columns += column;
    }
    columns.removeDuplicates();
    return columns;
}

QList<CrmRecord> recordsIn(const RecordPage &page, const ObjectInfo &object, const QStringList &asked)
{
    QHash<QString, FieldType> types;
    for (const FieldInfo &field : object.fields)
        types.insert(field.name, field.type);
    const auto width = std::size_t(page.columns.size());
    std::vector<std::pair<qsizetype, FieldType>> places;
    for (const QString &column : asked)
        places.emplace_back(page.columns.indexOf(column), types.value(column, FieldType::Text));
    const qsizetype stamp = page.columns.indexOf(object.stampField);
    const qsizetype modifier = page.columns.indexOf(modifierField);
    QList<CrmRecord> records;
    records.reserve(qsizetype(page.rows()));
    for (std::size_t row = 0; row < page.rows(); ++row) {
        const CellValue *cells = page.cells.data() + row * width;
        CrmRecord record;
        record.id = cellText(cells[0]);
        for (qsizetype i = 0; i < asked.size(); ++i) {
            const auto &[place, type] = places[std::size_t(i)];
            record.values.insert(asked.at(i), storedValue(cells[place], type));
        }
        if (stamp >= 0)
            record.changedAt = fromWatermark(cellText(cells[stamp])).value_or(QDateTime());
        if (modifier >= 0)
            record.changedBy = cellText(cells[modifier]);
        records += record;
    }
    return records;
}

Error creatorUnknown(const QString &object)
{
    Error error;
    error.code = ErrorCode::FieldMissing;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate(
                         "fairlead::crm", "Salesforce does not tell who created records of %1 and when.")
                         .arg(object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "Look in Salesforce whether the record is there, then decide here whether to send it again.");
    return error;
}

Task<Result<QString>> ownUserId(std::shared_ptr<Site> site, CancelToken cancel)
{
    if (site->known->userId.isEmpty()) {
        const QUrl url = site->at(QStringLiteral("/services/oauth2/userinfo"));
        const Result<QJsonObject> userinfo = co_await site->api.object(url, cancel);
        if (!userinfo)
            co_return fail(userinfo.error());
        const Result<OrgInfo> who = whoOf(*userinfo, site->instance);
        if (!who)
            co_return fail(who.error());
        site->known->userId = who->userId;
    }
    co_return QString(site->known->userId);
}

// All pages of a query.
Task<Result<QList<CrmRecord>>> queryRecords(std::shared_ptr<Site> site, ObjectInfo object, QUrl url,
                                            QStringList cells, QStringList asked, CancelToken cancel)
{
    QList<CrmRecord> records;
    QSet<QString> followed;
    for (;;) {
        HttpRequest request = HttpRequest::get(url);
        request.timeout = longRequest;
        Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        const Result<QueryPage> page = readQueryPage(std::move(response->body), object, cells);
        if (!page)
            co_return fail(page.error());
        records += recordsIn(page->page, object, asked);
        const QString link = page->nextRecordsUrl;
        if (link.isEmpty())
            co_return records;
        const std::optional<QUrl> next = followableLink(*site, link);
        if (!next || followed.contains(link))
            co_return fail(answerInvalid(QStringLiteral("the link to the next page leads elsewhere")));
        followed.insert(link);
        url = *next;
    }
}

} // namespace

HttpRequest readRequest(QUrl base, const ObjectInfo &object, const QStringList &ids,
                        const QStringList &fields)
{
    base.setPath(base.path() + QStringLiteral("/composite/sobjects/") + object.name);
    const QJsonObject body{{QStringLiteral("ids"), QJsonArray::fromStringList(ids)},
                           {QStringLiteral("fields"), QJsonArray::fromStringList(fields)}};
    HttpRequest request = HttpRequest::json("POST", base, QJsonDocument(body).toJson(QJsonDocument::Compact));
    request.repeatable = true; // it only reads
    request.timeout = longRequest;
    return request;
}

Task<Result<QList<CrmRecord>>> readRecords(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                           QStringList columns, CancelToken cancel)
{
    if (!isApiName(object.name))
        co_return fail(objectMissing(object.name, {}));
    ids.removeIf([](const QString &id) { return !isRecordId(id); });
    QList<CrmRecord> records;
    if (ids.isEmpty())
        co_return records;
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const QStringList wanted = columnsToRead(object, columns);
    for (qsizetype first = 0; first < ids.size(); first += readLimit) {
        HttpRequest request = readRequest(*base, object, ids.mid(first, readLimit), wanted);
        const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        const Result<QueryPage> page = readRecordArray(response->body, object, wanted);
        if (!page)
            co_return fail(page.error());
        records += recordsIn(page->page, object, columns);
    }
    co_return records;
}

Task<Result<QList<CrmRecord>>> recordsCreatedSince(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QDateTime since, QStringList columns, CancelToken cancel)
{
    if (!isApiName(object.name))
        co_return fail(objectMissing(object.name, {}));
    if (!since.isValid())
        co_return fail(Error::bug(QStringLiteral("created since when?")));
    if (!hasField(object, QStringLiteral("CreatedById")) || !hasField(object, QStringLiteral("CreatedDate")))
        co_return fail(creatorUnknown(object.name));
    const Result<QString> userId = co_await ownUserId(site, cancel);
    if (!userId)
        co_return fail(userId.error());
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const QStringList cells = columnsToRead(object, columns);
    const CreatedQuery query = createdQuery(object, cells, *userId, toWatermark(since));
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    url = withSoql(url, query.soql);
    if (query.complete)
        co_return co_await queryRecords(site, object, url, cells, columns, cancel);
    const QStringList onlyId{object.idField};
    const QStringList nothing;
    const Result<QList<CrmRecord>> found = co_await queryRecords(site, object, url, onlyId, nothing, cancel);
    if (!found)
        co_return fail(found.error());
    QStringList ids;
    for (const CrmRecord &record : *found)
        ids += record.id;
    co_return co_await readRecords(site, object, ids, columns, cancel);
}

Task<Result<QList<CrmRecord>>> recordsByExternalId(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QString field, QStringList values, QStringList columns,
                                                   CancelToken cancel)
{
    if (!isApiName(object.name) || !isApiName(field))
        co_return fail(objectMissing(object.name, {}));
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const QStringList cells{object.idField, field};
    const QStringList asked{field};
    QHash<QString, RecordValue> keys;
    for (qsizetype first = 0; first < values.size(); first += keysAtOnce) {
        QStringList list;
        for (const QString &value : values.mid(first, keysAtOnce))
            list += soqlText(value);
        const QString soql =
            QStringLiteral("SELECT %1 FROM %2 WHERE %3 IN (%4)")
                .arg(cells.join(QLatin1Char(',')), object.name, field, list.join(QLatin1Char(',')));
        QUrl url = *base;
        url.setPath(url.path() + QStringLiteral("/query"));
        url = withSoql(url, soql);
        const Result<QList<CrmRecord>> found = co_await queryRecords(site, object, url, cells, asked, cancel);
        if (!found)
            co_return fail(found.error());
        for (const CrmRecord &record : *found)
            keys.insert(record.id, record.values.value(field));
    }
    // What else is wanted of them may be too long for an address.
    Result<QList<CrmRecord>> records = co_await readRecords(site, object, keys.keys(), columns, cancel);
    if (!records)
        co_return fail(records.error());
    for (CrmRecord &record : *records)
        record.values.insert(field, keys.value(record.id));
    co_return records;
}

Task<Result<QStringList>> recordsDeletedAmong(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                              CancelToken cancel)
{
    if (!isApiName(object.name))
        co_return fail(objectMissing(object.name, {}));
    ids.removeIf([](const QString &id) { return !isRecordId(id); });
    QStringList deleted;
    if (ids.isEmpty())
        co_return deleted;
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    for (qsizetype first = 0; first < ids.size(); first += askedAtOnce) {
        const QString list = ids.mid(first, askedAtOnce).join(QStringLiteral("','"));
        const QString soql = QStringLiteral("SELECT Id FROM %1 WHERE Id IN ('%2') AND IsDeleted = TRUE")
                                 .arg(object.name, list);
        // queryAll looks into the recycle bin; what has left it cannot be told from what is hidden.
        QUrl url = *base;
        url.setPath(url.path() + QStringLiteral("/queryAll"));
        url = withSoql(url, soql);
        const QStringList cells{object.idField};
        const Result<QList<CrmRecord>> found = co_await queryRecords(site, object, url, cells, {}, cancel);
        // Objects without a recycle bin have no IsDeleted: nothing can be told of them.
        if (!found && found.error().code == ErrorCode::FieldMissing)
            co_return deleted;
        if (!found)
            co_return fail(found.error());
        for (const CrmRecord &record : *found)
            deleted += record.id;
    }
    co_return deleted;
}

} // namespace fairlead::salesforce
