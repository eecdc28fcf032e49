// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelcrm.h"

#include "crm/watermark.h"

#include <algorithm>
#include <deque>
#include <string>

namespace fairlead {

namespace {

const QString idColumn = QStringLiteral("Id");
const QString stampColumn = QStringLiteral("SystemModstamp");

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

FieldInfo modelField(const QString &name, FieldType type, const QString &target)
{
    FieldInfo field;
    field.name = field.label = name;
    field.type = type;
    field.createable = field.updateable = true;
    if (!target.isEmpty())
        field.referenceTo = {target};
    return field;
}

Error modelError(ErrorCode code, ErrorClass errorClass)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = QStringLiteral("scripted");
    error.remedy = QStringLiteral("none");
    return error;
}

ModelCrm::ModelCrm(Nature nature, Clock &serverClock, Clock &network)
    : m_nature(nature)
    , m_serverClock(serverClock)
    , m_network(network)
{
}

CrmKind ModelCrm::kind() const
{
    return m_nature.chosenIds ? CrmKind::Dynamics : CrmKind::Salesforce;
}

ModelCrm::Object &ModelCrm::addObject(const QString &name, const QList<FieldInfo> &fields)
{
    Object &object = m_objects[name];
    object.info.name = object.info.setName = name;
    object.info.label = name + QLatin1Char('s');
    object.info.idField = idColumn;
    object.info.nameField = QStringLiteral("Name");
    object.info.stampField = stampColumn;
    FieldInfo id = modelField(idColumn, FieldType::Id);
    FieldInfo stamp = modelField(stampColumn, FieldType::DateTime);
    id.createable = id.updateable = stamp.createable = stamp.updateable = false;
    object.info.fields = {id};
    object.info.fields += fields;
    object.info.fields += stamp;
    return object;
}

const ModelCrm::Record *ModelCrm::find(const QString &object, const QString &id) const
{
    const auto known = m_objects.constFind(object);
    if (known == m_objects.cend())
        return nullptr;
    const auto record = known->records.constFind(id);
    return record == known->records.cend() ? nullptr : &*record;
}

QDateTime ModelCrm::now() const
{
    // Stored to the second, as Salesforce does (reference 3.4).
    const QDateTime time = m_serverClock.nowUtc();
    return time.addMSecs(-time.time().msec());
}

QString ModelCrm::stampText(const QDateTime &time) const
{
    return toWatermark(time);
}

void ModelCrm::stamp(Object &, Record &record, const QString &, const QString &by)
{
    record.changedAt = now();
    record.changedBy = by;
    record.version = ++m_versions;
    record.values.insert(stampColumn, stampText(record.changedAt));
}

QString ModelCrm::create(Object &object, const QString &id, const RecordValues &values, const QString &by)
{
    Record record;
    record.values = values;
    record.createdAt = now();
    record.createdBy = by;
    stamp(object, record, id, by);
    object.records.insert(id, record);
    return id;
}

QString ModelCrm::make(const QString &object, const RecordValues &values)
{
    const QString id = QStringLiteral("%1-%2").arg(object).arg(++m_ids, 6, 10, QLatin1Char('0'));
    return create(m_objects[object], id, values, QStringLiteral("005person"));
}

void ModelCrm::change(const QString &object, const QString &id, const RecordValues &values,
                      const QDateTime &saidAt)
{
    Object &data = m_objects[object];
    const auto record = data.records.find(id);
    if (record == data.records.end())
        return;
    stamp(data, *record, id, QStringLiteral("005person"));
    if (saidAt.isValid() && saidAt < record->changedAt) {
        record->changedAt = saidAt.addMSecs(-saidAt.time().msec());
        record->values.insert(stampColumn, stampText(record->changedAt));
    }
    for (auto it = values.begin(); it != values.end(); ++it) {
        record->values.insert(it.key(), it.value());
        record->fieldVersions.insert(it.key(), record->version);
    }
}

void ModelCrm::remove(const QString &object, const QString &id)
{
    Object &data = m_objects[object];
    const auto record = data.records.find(id);
    if (record == data.records.end())
        return;
    data.bin.insert(id, *record);
    data.records.erase(record);
    data.deletions.push_back({id, now(), ++m_versions});
}

bool ModelCrm::restore(const QString &object, const QString &id)
{
    Object &data = m_objects[object];
    if (!data.bin.contains(id))
        return false;
    Record record = data.bin.take(id);
    stamp(data, record, id, QStringLiteral("005person"));
    for (auto it = record.values.cbegin(); it != record.values.cend(); ++it)
        record.fieldVersions.insert(it.key(), record.version);
    data.records.insert(id, record);
    return true;
}

void ModelCrm::addField(const QString &object, const FieldInfo &field)
{
    m_objects[object].info.fields += field;
}

void ModelCrm::removeField(const QString &object, const QString &field)
{
    Object &data = m_objects[object];
    data.info.fields.removeIf([&](const FieldInfo &known) { return known.name == field; });
    for (auto *records : {&data.records, &data.bin}) {
        for (auto it = records->begin(); it != records->end(); ++it)
            it->values.remove(field);
    }
}

void ModelCrm::trimDeletions(const QString &object)
{
    Object &data = m_objects[object];
    data.deletions.clear();
    data.deletionsSince = now();
    if (m_nature.changeTracking)
        expireLinks();
}

void ModelCrm::expireLinks()
{
    m_cursors.clear();
    m_tokensSince = ++m_versions;
}

QString ModelCrm::unknownField(const Object &object, const QStringList &fields)
{
    for (const QString &field : fields) {
        const auto is = [&](const FieldInfo &known) { return known.name == field; };
        if (std::none_of(object.info.fields.cbegin(), object.info.fields.cend(), is))
            return field;
    }
    return {};
}

Error ModelCrm::fieldMissing()
{
    return modelError(ErrorCode::FieldMissing, ErrorClass::StopJob);
}

ModelCrm::Fate ModelCrm::begin(Verb verb, const QString &object, const WriteBatch *batch)
{
    ++m_requests;
    ++asked[verb];
    const Request request{verb, object, m_requests, batch};
    const auto script = fateOf; // it may replace itself
    return script ? script(request) : Fate();
}

Task<Result<ModelCrm::Fate>> ModelCrm::arrive(Verb verb, QString object, CancelToken cancel,
                                              std::shared_ptr<const WriteBatch> batch)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    const Fate fate = begin(verb, object, batch.get());
    const auto due = m_network.steady() + fate.before;
    const Outcome arrived = co_await sleepFor(m_network, fate.before, cancel);
    if (!arrived) {
        if (batch && fate.arrivesAnyway)
            performLater(object, *batch, due - m_network.steady());
        co_return fail(arrived.error());
    }
    if (batch && fate.late)
        performLater(object, *batch, *fate.late);
    if (fate.refused)
        co_return fail(*fate.refused);
    co_return fate;
}

void ModelCrm::performLater(const QString &object, const WriteBatch &batch, std::chrono::milliseconds delay)
{
    m_network.after(delay, &m_late, [this, object, batch] {
        // Deleted by somebody while the request was on its way for a second time.
        const Object &data = m_objects[object];
        for (const RecordWrite &write : batch.records) {
            const QString id = write.id.mid(localIdPrefix.size());
            if (madeAgain && m_nature.chosenIds && batch.kind == WriteKind::Create
                && !data.records.contains(id) && data.bin.contains(id))
                madeAgain(object, id);
        }
        (void)perform(object, batch);
    });
}

QList<WriteResult> ModelCrm::perform(const QString &object, const WriteBatch &batch)
{
    QList<WriteResult> results;
    for (const RecordWrite &write : batch.records)
        results += writeOne(m_objects[object], batch.kind, write, batch.overwrite, batch.externalIdField);
    return results;
}

Task<Outcome> ModelCrm::depart(Fate fate, CancelToken cancel)
{
    const QDateTime answeredAt = now();
    const Outcome returned = co_await sleepFor(m_network, fate.after, cancel);
    if (!returned)
        co_return returned;
    if (fate.lost)
        co_return fail(*fate.lost);
    m_answered = answeredAt;
    co_return Outcome();
}

Task<Result<OrgInfo>> ModelCrm::whoAmI(CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Identify, QString(), cancel);
    if (!fate)
        co_return fail(fate.error());
    OrgInfo info;
    info.organisationId = organisationId;
    info.userId = ownUser();
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return info;
}

Task<Result<QList<ObjectInfo>>> ModelCrm::objects(CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Describe, QString(), cancel);
    if (!fate)
        co_return fail(fate.error());
    QList<ObjectInfo> infos;
    for (const auto &object : std::as_const(m_objects))
        infos += object.info;
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return infos;
}

Task<Result<ObjectInfo>> ModelCrm::describe(QString object, CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Describe, object, cancel);
    if (!fate)
        co_return fail(fate.error());
    if (!m_objects.contains(object))
        co_return fail(modelError(ErrorCode::ObjectMissing, ErrorClass::StopJob));
    ObjectInfo info = m_objects.value(object).info;
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return info;
}

Task<Result<RecordCount>> ModelCrm::count(ObjectInfo object, CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Describe, object.name, cancel);
    if (!fate)
        co_return fail(fate.error());
    const RecordCount counted{qint64(m_objects.value(object.name).records.size()), false};
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return counted;
}

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
            if (column == idColumn)
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

RecordPage ModelCrm::nextPage(Object &object, const QStringList &columns, const PullCursor &cursor,
                              std::optional<Error> *error)
{
    QStringList ids;
    QString upper = cursor.upperBound;
    if (!cursor.nextLink.isEmpty()) {
        const auto left = m_cursors.constFind(cursor.nextLink);
        if (left == m_cursors.cend()) {
            *error = modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater);
            return {};
        }
        ids = *left;
    } else {
        if (m_nature.changeTracking && !cursor.watermark.isEmpty()
            && tokenIn(cursor.watermark) < m_tokensSince) {
            *error = modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater);
            return {};
        }
        if (cursor.watermark.isEmpty())
            object.readAnewAt = m_versions;
        for (auto it = object.records.cbegin(); it != object.records.cend(); ++it) {
            if (!it->hidden && isVisible(*it, cursor))
                ids += it.key();
        }
        std::stable_sort(ids.begin(), ids.end(), [&](const QString &a, const QString &b) {
            return object.records[a].changedAt < object.records[b].changedAt;
        });
        upper = markOf(now());
    }
    RecordPage page = pageOf(object.info.name, columns, ids.mid(0, m_nature.pageSize));
    ids = ids.mid(m_nature.pageSize);
    page.last = ids.isEmpty();
    page.next = cursor;
    if (page.last) {
        page.next.watermark = upper;
        page.next.nextLink.clear();
        page.next.upperBound.clear();
        const QDateTime since = fromWatermark(cursor.deletionsUpTo).value_or(QDateTime());
        if (m_nature.changeTracking) {
            for (const Deletion &deletion : object.deletions) {
                if (!cursor.watermark.isEmpty() && deletion.version > tokenIn(cursor.watermark)
                    && !object.records.contains(deletion.id))
                    page.removed += deletion.id;
            }
        } else if (m_nature.deletionLog && since.isValid()) {
            page.removalsLost = object.deletionsSince.isValid() && object.deletionsSince > since;
            for (const Deletion &deletion : object.deletions) {
                if (deletion.at >= since && !object.records.contains(deletion.id))
                    page.removed += deletion.id;
            }
            page.next.deletionsUpTo = stampText(now());
        } else if (m_nature.deletionLog) {
            // From the beginning of the first reading on: what was deleted during it is told by the next.
            page.next.deletionsUpTo = upper;
        }
    } else {
        page.next.upperBound = upper;
        page.next.nextLink = QStringLiteral("link-%1").arg(++m_links);
        m_cursors.insert(page.next.nextLink, ids);
    }
    return page;
}

Task<Result<RecordPage>> ModelCrm::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Pull, object.name, cancel);
    if (!fate)
        co_return fail(fate.error());
    std::optional<Error> error;
    QStringList columns;
    for (const FieldInfo &field : std::as_const(object.fields))
        columns += field.name;
    Object &data = m_objects[object.name];
    if (!unknownField(data, columns).isEmpty())
        co_return fail(fieldMissing());
    RecordPage page = nextPage(data, columns, cursor, &error);
    if (error)
        co_return fail(*error);
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return page;
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
    const Result<Fate> fate = co_await arrive(Verb::Read, object.name, cancel);
    if (!fate)
        co_return fail(fate.error());
    QList<CrmRecord> found;
    Object &data = m_objects[object.name];
    if (!unknownField(data, columns).isEmpty())
        co_return fail(fieldMissing());
    for (const QString &id : std::as_const(ids)) {
        const auto record = data.records.find(id);
        if (record == data.records.end() || record->hidden)
            continue;
        record->readAt = m_versions;
        found += recordOf(id, *record, columns);
    }
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return found;
}

Task<Result<QStringList>> ModelCrm::deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Deleted, object.name, cancel);
    if (!fate)
        co_return fail(fate.error());
    QStringList deleted;
    const Object &data = m_objects[object.name];
    for (const QString &id : std::as_const(ids)) {
        // Dataverse says of what never was what it says of what was deleted.
        if (!data.records.contains(id) && (m_nature.chosenIds || data.bin.contains(id)))
            deleted += id;
    }
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return deleted;
}

WriteResult ModelCrm::writeOne(Object &object, WriteKind kind, const RecordWrite &write, bool overwrite,
                               const QString &externalIdField)
{
    WriteResult result;
    result.id = write.id;
    if (const Rule script = rule) // it may replace itself
        result.error = script(object.info.name, kind, write);
    if (!result.error && !unknownField(object, write.values.keys()).isEmpty())
        result.error = fieldMissing();
    if (result.error)
        return result;
    if (kind == WriteKind::Create) {
        const QString guid = write.id.mid(localIdPrefix.size());
        if (!externalIdField.isEmpty()) {
            for (auto it = object.records.begin(); it != object.records.end(); ++it) {
                if (sameValue(it->values.value(externalIdField), guid)) {
                    result.id = it.key();
                    result.wasThere = true;
                    return result;
                }
            }
        }
        RecordValues values = write.values;
        if (!externalIdField.isEmpty())
            values.insert(externalIdField, guid);
        result.id = m_nature.chosenIds
            ? guid
            : QStringLiteral("%1-%2").arg(object.info.name).arg(++m_ids, 6, 10, QLatin1Char('0'));
        result.wasThere = object.records.contains(result.id);
        if (!result.wasThere) {
            if (madeAgain && deletionIsUntold(object, result.id))
                madeAgain(object.info.name, result.id);
            create(object, result.id, values, ownUser());
            if (written)
                written(object.info.name, result.id, kind);
        }
        return result;
    }
    const auto record = object.records.find(write.id);
    if (record == object.records.end() || record->hidden) {
        result.error = modelError(ErrorCode::RecordMissing, ErrorClass::SkipItem);
        return result;
    }
    if (m_nature.versions && !overwrite && !write.version.isEmpty()
        && write.version != QString::number(record->version)) {
        result.error = modelError(ErrorCode::VersionConflict, ErrorClass::SkipItem);
        return result;
    }
    if (kind == WriteKind::Delete) {
        for (auto it = record->values.cbegin(); it != record->values.cend(); ++it)
            noteOverwrite(object, write.id, *record, it.key(), overwrite);
        remove(object.info.name, write.id);
        if (written)
            written(object.info.name, write.id, kind);
        return result;
    }
    bool different = false;
    for (auto it = write.values.begin(); it != write.values.end(); ++it) {
        if (!sameValue(record->values.value(it.key()), it.value())) {
            different = true;
            noteOverwrite(object, write.id, *record, it.key(), overwrite);
        }
        record->values.insert(it.key(), it.value());
        record->fieldVersions.remove(it.key());
    }
    if (!different)
        ++duplicateWrites;
    stamp(object, *record, write.id, ownUser());
    if (written)
        written(object.info.name, write.id, kind);
    return result;
}

bool ModelCrm::deletionIsUntold(const Object &object, const QString &id)
{
    return std::any_of(object.deletions.begin(), object.deletions.end(), [&](const Deletion &deletion) {
        return deletion.id == id && deletion.version <= object.readAnewAt;
    });
}

void ModelCrm::noteOverwrite(const Object &object, const QString &id, const Record &record,
                             const QString &field, bool wanted)
{
    if (overwritten && record.fieldVersions.value(field) > record.readAt)
        overwritten({object.info.name, id, field, record.values.value(field), m_nature.versions && !wanted});
}

Task<Result<QList<WriteResult>>> ModelCrm::write(ObjectInfo object, WriteBatch batch, CancelToken cancel)
{
    const auto sent = std::make_shared<const WriteBatch>(batch);
    const Result<Fate> fate = co_await arrive(Verb::Write, object.name, cancel, sent);
    if (!fate)
        co_return fail(fate.error());
    const QList<WriteResult> results = perform(object.name, *sent);
    if (fate->twice)
        (void)perform(object.name, *sent);
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return QList<WriteResult>(results);
}

Task<Result<QList<CrmRecord>>> ModelCrm::createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                      CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Created, object.name, cancel);
    if (!fate)
        co_return fail(fate.error());
    QList<CrmRecord> made;
    const Object &data = *m_objects.constFind(object.name);
    for (auto it = data.records.cbegin(); it != data.records.cend(); ++it) {
        if (it->createdBy == ownUser() && it->createdAt >= since)
            made += recordOf(it.key(), *it, columns);
    }
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return made;
}

Task<Result<QList<CheckResult>>> ModelCrm::checks(CancelToken cancel)
{
    const Result<Fate> fate = co_await arrive(Verb::Identify, QString(), cancel);
    if (!fate)
        co_return fail(fate.error());
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return QList<CheckResult>();
}

} // namespace fairlead
