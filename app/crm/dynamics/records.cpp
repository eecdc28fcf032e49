// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/records.h"

#include "crm/dynamics/batch.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/pageparser.h"
#include "crm/dynamics/site.h"
#include "crm/jsonpage.h"
#include "crm/storedvalue.h"
#include "crm/watermark.h"

#include <QHash>
#include <QSet>

#include <cmath>

namespace fairlead::dynamics {

namespace {

const QString etagColumn = QStringLiteral("@odata.etag");
const QString modifierColumn = QStringLiteral("_modifiedby_value");

// Slices that are under way at the same time; 52 requests of one user are refused (reference 4.10).
constexpr qsizetype slicesAtOnce = 4;

// Rows one $batch asks for.
constexpr qsizetype askedAtOnce = 100;

// What the cells of an answer become.
struct RecordShape
{
    QStringList cells; // columns of the page: the id first, then the asked ones, then those about the record
    std::vector<std::pair<std::size_t, FieldType>> asked; // where the asked ones are
    std::size_t etag = 0;
    qsizetype stamp = -1;
    qsizetype modifier = -1;
    QStringList names;
};

RecordShape shapeOf(const ObjectInfo &object, const QStringList &columns)
{
    QHash<QString, FieldType> types;
    for (const FieldInfo &field : object.fields)
        types.insert(field.name, field.type);
    RecordShape shape;
    shape.names = columns;
    shape.cells = readColumns(object, columns);
    for (const QString &column : columns)
        shape.asked.emplace_back(std::size_t(shape.cells.indexOf(column)),
                                 types.value(column, FieldType::Text));
    shape.stamp = object.stampField.isEmpty() ? -1 : shape.cells.indexOf(object.stampField);
    shape.modifier = shape.cells.indexOf(modifierColumn);
    shape.etag = std::size_t(shape.cells.size());
    shape.cells += etagColumn;
    return shape;
}

void addRecords(const RecordPage &page, const RecordShape &shape, QList<CrmRecord> &records)
{
    const auto width = std::size_t(page.columns.size());
    for (std::size_t row = 0; row < page.rows(); ++row) {
        const CellValue *cells = page.cells.data() + row * width;
        CrmRecord record;
        record.id = cellText(cells[0]);
        for (std::size_t i = 0; i < shape.asked.size(); ++i) {
            const auto &[place, type] = shape.asked[i];
            record.values.insert(shape.names[qsizetype(i)], storedValue(cells[place], type));
        }
        if (shape.stamp >= 0)
            record.changedAt = fromWatermark(cellText(cells[shape.stamp])).value_or(QDateTime());
        if (shape.modifier >= 0)
            record.changedBy = cellText(cells[shape.modifier]);
        record.version = cellText(cells[shape.etag]);
        records += record;
    }
}

Task<Result<QList<CrmRecord>>> readAllPages(std::shared_ptr<Site> site, ObjectInfo object, RecordShape shape,
                                            QString resource, CancelToken cancel)
{
    QList<CrmRecord> records;
    QSet<QString> followed;
    QUrl url = site->at(resource);
    for (;;) {
        HttpRequest request = pageRequest(url, false);
        Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        const Result<EntityPage> page = readEntityPage(std::move(response->body), object, shape.cells);
        if (!page)
            co_return fail(page.error());
        addRecords(page->page, shape, records);
        if (page->nextLink.isEmpty())
            co_return records;
        const std::optional<QUrl> next = followableLink(page->nextLink, site->address);
        if (!next || followed.contains(page->nextLink))
            co_return fail(answerInvalid(QStringLiteral("the link to the next page leads elsewhere")));
        followed.insert(page->nextLink);
        url = *next;
    }
}

QList<CrmRecord> inOrderOf(const QStringList &ids, const QList<CrmRecord> &found)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < found.size(); ++i)
        places.insert(found[i].id.toLower(), i);
    QList<CrmRecord> records;
    for (const QString &id : ids) {
        const qsizetype place = places.value(id.toLower(), -1);
        if (place < 0)
            continue;
        records += found[place];
        records.last().id = id; // the caller knows it by the letters it asked with
    }
    return records;
}

} // namespace

Task<Result<QList<CrmRecord>>> readRecords(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                           QStringList columns, CancelToken cancel)
{
    const RecordShape shape = shapeOf(object, columns);
    const QStringList resources = readQueries(object, ids, columns);
    QList<CrmRecord> found;
    for (qsizetype first = 0; first < resources.size(); first += slicesAtOnce) {
        const QStringList next = resources.mid(first, slicesAtOnce);
        std::vector<Task<Result<QList<CrmRecord>>>> slices;
        for (const QString &resource : next)
            slices.push_back(readAllPages(site, object, shape, resource, cancel));
        std::optional<Error> error;
        for (auto &slice : slices) {
            const Result<QList<CrmRecord>> records = co_await slice;
            if (records)
                found += *records;
            else if (!error)
                error = records.error();
        }
        if (error)
            co_return fail(*error);
    }
    co_return inOrderOf(ids, found);
}

Task<Result<QList<CrmRecord>>> recordsCreatedSince(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QDateTime since, QStringList columns, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const RecordShape shape = shapeOf(object, columns);
    const QString resource = createdSinceQuery(object, who->userId, toWatermark(since), columns);
    co_return co_await readAllPages(site, object, shape, resource, cancel);
}

Task<Result<QStringList>> recordsDeletedAmong(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                              CancelToken cancel)
{
    ids.removeIf([](const QString &id) { return !isGuid(id); });
    QStringList deleted;
    for (qsizetype first = 0; first < ids.size(); first += askedAtOnce) {
        const QStringList slice = ids.mid(first, askedAtOnce);
        QList<HttpRequest> parts;
        for (const QString &id : slice)
            parts += HttpRequest::get(
                site->at(QStringLiteral("%1(%2)?$select=%3").arg(object.setName, id, object.idField)));
        HttpRequest request = batchRequest(site->root, parts, newBoundary());
        request.repeatable = true; // it only reads
        const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        const Result<QList<HttpResponse>> answers = readBatchAnswer(*response, slice.size());
        if (!answers)
            co_return fail(answers.error());
        for (qsizetype i = 0; i < answers->size(); ++i) {
            // 403 is a row that is there and hidden (reference 4.11).
            if (answers->at(i).status == 404)
                deleted += slice.at(i);
        }
    }
    co_return deleted;
}

} // namespace fairlead::dynamics
