// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelcrm.h"

#include <algorithm>

namespace fairlead {

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
        results += writeOne(m_objects[object], batch, write);
    return results;
}

WriteResult ModelCrm::writeOne(Object &object, const WriteBatch &batch, const RecordWrite &write)
{
    WriteResult result;
    result.id = write.id;
    if (const Rule script = rule) // it may replace itself
        result.error = script(object.info.name, batch.kind, write);
    if (!result.error && !unknownField(object, write.values.keys()).isEmpty())
        result.error = fieldMissing();
    if (result.error) {
        if (result.error->code == ErrorCode::DuplicateFound)
            result.duplicates = resembled;
        return result;
    }
    if (batch.kind == WriteKind::Create)
        return createOne(object, batch, write);
    const auto record = object.records.find(write.id);
    if (record == object.records.end() || record->hidden) {
        result.error = modelError(ErrorCode::RecordMissing, ErrorClass::SkipItem);
        return result;
    }
    if (m_nature.versions && !batch.overwrite && !write.version.isEmpty()
        && write.version != QString::number(record->version)) {
        result.error = modelError(ErrorCode::VersionConflict, ErrorClass::SkipItem);
        return result;
    }
    if (batch.kind == WriteKind::Delete)
        deleteOne(object, write.id, *record, batch.overwrite);
    else
        overwriteOne(object, write.id, *record, write.values, batch.overwrite);
    if (written)
        written(object.info.name, write.id, batch.kind);
    return result;
}

WriteResult ModelCrm::createOne(Object &object, const WriteBatch &batch, const RecordWrite &write)
{
    const QString guid = write.id.mid(localIdPrefix.size());
    const QString &externalId = batch.externalIdField;
    WriteResult result;
    RecordValues values = write.values;
    if (!externalId.isEmpty()) {
        for (auto it = object.records.begin(); it != object.records.end(); ++it) {
            if (sameValue(it->values.value(externalId), guid)) {
                // An upsert writes over what it finds.
                for (auto value = write.values.begin(); value != write.values.end(); ++value)
                    it->values.insert(value.key(), value.value());
                stamp(*it, ownUser());
                result.id = it.key();
                result.wasThere = true;
                return result;
            }
        }
        values.insert(externalId, guid);
    }
    result.id = m_nature.chosenIds ? guid : nextId(object.info.name);
    result.wasThere = object.records.contains(result.id);
    if (result.wasThere)
        return result;
    if (madeAgain && deletionIsUntold(object, result.id))
        madeAgain(object.info.name, result.id);
    const QString &state = m_nature.firstState;
    if (!state.isEmpty() && values.contains(state)) {
        result.follows = {{state, QStringLiteral("0")}};
        values.insert(state, QStringLiteral("0"));
    }
    create(object, result.id, values, ownUser());
    if (written)
        written(object.info.name, result.id, batch.kind);
    return result;
}

void ModelCrm::deleteOne(Object &object, const QString &id, const Record &record, bool wanted)
{
    for (auto it = record.values.cbegin(); it != record.values.cend(); ++it)
        noteOverwrite(object, id, record, it.key(), wanted);
    remove(object.info.name, id);
}

void ModelCrm::overwriteOne(Object &object, const QString &id, Record &record, const RecordValues &values,
                            bool wanted)
{
    bool different = false;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!sameValue(record.values.value(it.key()), it.value())) {
            different = true;
            noteOverwrite(object, id, record, it.key(), wanted);
        }
        record.values.insert(it.key(), it.value());
        record.fieldVersions.remove(it.key());
    }
    if (!different)
        ++duplicateWrites;
    stamp(record, ownUser());
}

bool ModelCrm::deletionIsUntold(const Object &object, const QString &id)
{
    // Also where the log has been trimmed since.
    return object.bin.contains(id)
        && std::none_of(object.deletions.begin(), object.deletions.end(), [&](const Deletion &deletion) {
               return deletion.id == id && deletion.version > object.readAnewAt;
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
    const auto answer = [this, name = object.name, sent](const Fate &fate) -> Result<QList<WriteResult>> {
        const QList<WriteResult> results = perform(name, *sent);
        if (fate.twice)
            (void)perform(name, *sent);
        return results;
    };
    return exchange<QList<WriteResult>>(Verb::Write, object.name, cancel, answer, sent);
}

} // namespace fairlead
