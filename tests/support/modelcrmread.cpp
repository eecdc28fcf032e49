// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelcrm.h"

#include "crm/watermark.h"

#include <algorithm>
#include <deque>
#include <string>

namespace fairlead {

namespace {

const QString tokenPrefix = QStringLiteral("delta-");

/// 0 for a watermark that is none.
qint64 tokenIn(const QString &watermark)
{
    return watermark.mid(tokenPrefix.size()).toLongLong();
}

struct Texts
{
    std::deque<std::string> all;
    std::string_view keep(const QString &text) { return all.emplace_back(text.toStdString()); }
};

CellValue cellOf(const RecordValue &value, Texts &texts)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return std::int64_t(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<QString>(&value))
        return texts.keep(*text);
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return texts.keep(QString::fromUtf8(*bytes));
    return std::monostate();
}

} // namespace

RecordPage ModelCrm::pageOf(const QString &object, const QStringList &columns, const QStringList &ids) const
{
    const auto texts = std::make_shared<Texts>();
    RecordPage page;
    page.columns = columns;
    page.buffer = texts;
    const Object &data = *m_objects.constFind(object);
    for (const QString &id : ids) {
        const auto record = data.records.constFind(id);
        if (record == data.records.cend() || record->hidden)
            continue;
        for (const QString &column : columns) {
            if (column == data.info.idField)
                page.cells.emplace_back(texts->keep(id));
            else
                page.cells.push_back(cellOf(record->values.value(column), *texts));
        }
    }
    return page;
}

bool ModelCrm::isVisible(const Record &record, const PullCursor &cursor) const
{
    if (m_nature.changeTracking)
        return record.version > tokenIn(cursor.watermark);
    const auto from = fromWatermark(lowerBound(cursor.watermark));
    return !from || record.changedAt >= *from;
}

QString ModelCrm::markOf(const QDateTime &time) const
{
    return m_nature.changeTracking ? tokenPrefix + QString::number(m_versions) : stampText(time);
}

Result<QStringList> ModelCrm::whatIsLeft(Object &object, const QString &filter,
                                         const PullCursor &cursor) const
{
    const auto expired = [] { return fail(modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater)); };
    if (!cursor.nextLink.isEmpty()) {
        const auto paged = m_cursors.constFind(cursor.nextLink);
        if (paged == m_cursors.cend())
            return expired();
        return *paged;
    }
    if (m_nature.changeTracking && !cursor.watermark.isEmpty() && tokenIn(cursor.watermark) < m_tokensSince)
        return expired();
    if (cursor.watermark.isEmpty())
        object.readAnewAt = m_versions;
    QStringList ids;
    for (auto it = object.records.cbegin(); it != object.records.cend(); ++it) {
        const bool passing = filter.isEmpty() || passes(filter, it->values);
        if (!it->hidden && passing && isVisible(*it, cursor))
            ids += it.key();
    }
    std::stable_sort(ids.begin(), ids.end(), [&](const QString &a, const QString &b) {
        return object.records[a].changedAt < object.records[b].changedAt;
    });
    return ids;
}

void ModelCrm::tellDeletions(const Object &object, const PullCursor &cursor, RecordPage &page) const
{
    const auto tell = [&](auto &&isSince) {
        for (const Deletion &deletion : object.deletions) {
            if (isSince(deletion) && !object.records.contains(deletion.id))
                page.removed += deletion.id;
        }
    };
    if (m_nature.changeTracking) {
        if (!cursor.watermark.isEmpty())
            tell([&](const Deletion &deletion) { return deletion.version > tokenIn(cursor.watermark); });
        return;
    }
    if (!m_nature.deletionLog)
        return;
    const QDateTime since = fromWatermark(cursor.deletionsUpTo).value_or(QDateTime());
    if (!since.isValid()) {
        // From the beginning of the first reading on: what was deleted during it is told by the next.
        page.next.deletionsUpTo = page.next.watermark;
        return;
    }
    page.removalsLost = object.deletionsSince.isValid() && object.deletionsSince > since;
    tell([&](const Deletion &deletion) { return deletion.at >= since; });
    page.next.deletionsUpTo = stampText(now());
}

Result<RecordPage> ModelCrm::nextPage(Object &object, const ObjectInfo &wanted, const PullCursor &cursor)
{
    QStringList columns;
    for (const FieldInfo &field : wanted.fields)
        columns += field.name;
    const Result<QStringList> ids = whatIsLeft(object, wanted.filter, cursor);
    if (!ids)
        return fail(ids.error());
    const QString upper = cursor.nextLink.isEmpty() ? markOf(now()) : cursor.upperBound;
    RecordPage page = pageOf(object.info.name, columns, ids->mid(0, m_nature.pageSize));
    const QStringList rest = ids->mid(m_nature.pageSize);
    page.last = rest.isEmpty();
    page.next = cursor;
    if (page.last) {
        page.next.watermark = upper;
        page.next.nextLink.clear();
        page.next.upperBound.clear();
        tellDeletions(object, cursor, page);
    } else {
        page.next.upperBound = upper;
        page.next.nextLink = QStringLiteral("link-%1").arg(++m_links);
        m_cursors.insert(page.next.nextLink, rest);
    }
    return page;
}

Task<Result<RecordPage>> ModelCrm::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    const auto answer = [this, object, cursor](const Fate &) -> Result<RecordPage> {
        QStringList columns;
        for (const FieldInfo &field : object.fields)
            columns += field.name;
        Object &data = m_objects[object.name];
        if (!unknownField(data, columns).isEmpty())
            return fail(fieldMissing());
        if (!object.filter.isEmpty() && !passes)
            return fail(fieldMissing());
        return nextPage(data, object, cursor);
    };
    return exchange<RecordPage>(Verb::Pull, object.name, cancel, answer);
}

Task<Outcome> ModelCrm::tryFilter(ObjectInfo object, CancelToken cancel)
{
    const auto answer = [this](const Fate &) -> Outcome {
        return passes ? Outcome() : fail(modelError(ErrorCode::FilterRefused, ErrorClass::StopJob));
    };
    return exchange<void>(Verb::Describe, object.name, cancel, answer);
}

Task<Result<QList<CrmRecord>>> ModelCrm::readByExternalId(ObjectInfo object, QString field,
                                                          QStringList values, QStringList columns,
                                                          CancelToken cancel)
{
    const auto answer = [this, name = object.name, field, values,
                         columns](const Fate &) -> Result<QList<CrmRecord>> {
        QList<CrmRecord> found;
        const Object &data = m_objects[name];
        for (auto it = data.records.cbegin(); it != data.records.cend(); ++it) {
            const RecordValue key = it->values.value(field);
            const auto *text = std::get_if<QString>(&key);
            if (text && values.contains(*text))
                found += recordOf(it.key(), *it, columns + QStringList{field});
        }
        return found;
    };
    return exchange<QList<CrmRecord>>(Verb::Read, object.name, cancel, answer);
}

CrmRecord ModelCrm::recordOf(const QString &id, const Record &record, const QStringList &columns) const
{
    CrmRecord answer;
    answer.id = id;
    for (const QString &column : columns)
        answer.values.insert(column, record.values.value(column));
    answer.changedAt = record.changedAt;
    answer.changedBy = record.changedBy;
    if (m_nature.versions)
        answer.version = QString::number(record.version);
    return answer;
}

Task<Result<QList<CrmRecord>>> ModelCrm::read(ObjectInfo object, QStringList ids, QStringList columns,
                                              CancelToken cancel)
{
    const auto answer = [this, name = object.name, ids, columns](const Fate &) -> Result<QList<CrmRecord>> {
        Object &data = m_objects[name];
        if (!unknownField(data, columns).isEmpty())
            return fail(fieldMissing());
        QList<CrmRecord> found;
        for (const QString &id : ids) {
            const auto record = data.records.find(id);
            if (record == data.records.end() || record->hidden)
                continue;
            record->readAt = m_versions;
            found += recordOf(id, *record, columns);
        }
        return found;
    };
    return exchange<QList<CrmRecord>>(Verb::Read, object.name, cancel, answer);
}

Task<Result<QStringList>> ModelCrm::deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel)
{
    const auto answer = [this, name = object.name, ids](const Fate &) -> Result<QStringList> {
        QStringList deleted;
        const Object &data = m_objects[name];
        for (const QString &id : ids) {
            // Dataverse says of what never was what it says of what was deleted.
            if (!data.records.contains(id) && (m_nature.chosenIds || data.bin.contains(id)))
                deleted += id;
        }
        return deleted;
    };
    return exchange<QStringList>(Verb::Deleted, object.name, cancel, answer);
}

Task<Result<QList<CrmRecord>>> ModelCrm::createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                      CancelToken cancel)
{
    const auto answer = [this, name = object.name, since, columns](const Fate &) -> Result<QList<CrmRecord>> {
        QList<CrmRecord> made;
        const Object &data = m_objects[name];
        for (auto it = data.records.cbegin(); it != data.records.cend(); ++it) {
            if (it->createdBy == ownUser() && it->createdAt >= since)
                made += recordOf(it.key(), *it, columns);
        }
        return made;
    };
    return exchange<QList<CrmRecord>>(Verb::Created, object.name, cancel, answer);
}

} // namespace fairlead
