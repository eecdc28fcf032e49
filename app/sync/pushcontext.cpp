// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pushcontext.h"

#include "sync/whilebusy.h"

namespace fairlead {

namespace {

template <typename Wanted> QStringList namesOf(const ObjectInfo &object, Wanted wanted)
{
    QStringList names;
    for (const FieldInfo &field : object.fields) {
        if (field.name.compare(object.idField, Qt::CaseInsensitive) != 0 && wanted(field))
            names += field.name;
    }
    return names;
}

} // namespace

PushContext::PushContext(ObjectInfo info, const Job &job, CrmClient &crm, Workspace &workspace, Clock &time)
    : object(std::move(info))
    , sends(job.pushes())
    , policy(job.pushes() ? job.conflict : ConflictPolicy::CrmWins)
    , client(crm)
    , outbox(workspace)
    , clock(time)
    , externalIdField(crm.takesChosenIds() ? QString() : job.externalIdField)
    , columns(namesOf(object, [](const FieldInfo &) { return true; }))
    , createable(namesOf(object, [](const FieldInfo &field) { return field.createable; }))
    , readOnly(job.pushes() ? namesOf(object, [](const FieldInfo &field) { return !field.updateable; })
                            : columns)
    , references(namesOf(object, [](const FieldInfo &field) { return field.type == FieldType::Reference; }))
{
}

Task<Outcome> PushContext::settle(QList<Settlement> settlements, CancelToken cancel)
{
    const auto work = [this, &settlements] { return outbox.settle(object, settlements); };
    const Outcome settled = co_await whileBusy(clock, work, cancel);
    if (!settled)
        co_return settled;
    for (const Settlement &settlement : std::as_const(settlements)) {
        conflicts += settlement.conflicts.size();
        if (settlement.fate == Settlement::Fate::Failed)
            ++failed;
        else if (settlement.fate == Settlement::Fate::Uncertain)
            ++uncertain;
    }
    co_return Outcome();
}

QStringList PushContext::unresolved(const RecordValues &values) const
{
    QStringList names;
    for (const QString &reference : references) {
        const RecordValue value = values.value(reference);
        const auto *id = std::get_if<QString>(&value);
        if (id && isLocalId(*id))
            names += reference;
    }
    return names;
}

std::optional<QStringList> decisionAbout(const WriteResult &result)
{
    const bool decides = result.error && result.error->code == ErrorCode::DuplicateFound
        && result.error->errorClass == ErrorClass::AskUser;
    return decides ? std::optional(result.duplicates) : std::nullopt;
}

QStringList PushContext::unresolvedIds(const RecordValues &values) const
{
    QStringList ids;
    const QStringList names = unresolved(values);
    for (const QString &name : names)
        ids += std::get<QString>(values[name]);
    return ids;
}

Settlement PushContext::settlementOf(const PendingChange &pending) const
{
    Settlement settlement;
    settlement.id = pending.change.id;
    settlement.lastSeq = pending.change.lastSeq;
    return settlement;
}

} // namespace fairlead
