// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelcrm.h"

#include "crm/watermark.h"
#include "crmpart.h"

#include <algorithm>

namespace fairlead {

namespace {

const QString idColumn = QStringLiteral("Id");
const QString stampColumn = QStringLiteral("SystemModstamp");
const QString somebody = QStringLiteral("005person");

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

void ModelCrm::stamp(Record &record, const QString &by)
{
    record.changedAt = now();
    record.changedBy = by;
    record.version = ++m_versions;
    record.values.insert(stampColumn, stampText(record.changedAt));
}

QString ModelCrm::nextId(const QString &object)
{
    return QStringLiteral("%1-%2").arg(object).arg(++m_ids, 6, 10, QLatin1Char('0'));
}

void ModelCrm::create(Object &object, const QString &id, const RecordValues &values, const QString &by)
{
    Record record;
    record.values = values;
    record.createdAt = now();
    record.createdBy = by;
    stamp(record, by);
    object.records.insert(id, record);
}

QString ModelCrm::make(const QString &object, const RecordValues &values)
{
    const QString id = nextId(object);
    create(m_objects[object], id, values, somebody);
    return id;
}

void ModelCrm::change(const QString &object, const QString &id, const RecordValues &values,
                      const QDateTime &saidAt)
{
    Object &data = m_objects[object];
    const auto record = data.records.find(id);
    if (record == data.records.end())
        return;
    stamp(*record, somebody);
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
    stamp(record, somebody);
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

std::unique_ptr<CrmClient> ModelCrm::part()
{
    return std::make_unique<CrmPart>(*this);
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
    if (fate.refused) {
        if (refused)
            refused(*fate.refused);
        co_return fail(*fate.refused);
    }
    co_return fate;
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
    const auto answer = [this](const Fate &) -> Result<OrgInfo> {
        OrgInfo info;
        info.organisationId = organisationId;
        info.userId = ownUser();
        return info;
    };
    return exchange<OrgInfo>(Verb::Identify, QString(), cancel, answer);
}

Task<Result<QList<ObjectInfo>>> ModelCrm::objects(CancelToken cancel)
{
    const auto answer = [this](const Fate &) -> Result<QList<ObjectInfo>> {
        QList<ObjectInfo> infos;
        for (const auto &object : std::as_const(m_objects))
            infos += object.info;
        return infos;
    };
    return exchange<QList<ObjectInfo>>(Verb::Describe, QString(), cancel, answer);
}

Task<Result<ObjectInfo>> ModelCrm::describe(QString object, CancelToken cancel)
{
    const auto answer = [this, object](const Fate &) -> Result<ObjectInfo> {
        if (!m_objects.contains(object))
            return fail(modelError(ErrorCode::ObjectMissing, ErrorClass::StopJob));
        return m_objects.value(object).info;
    };
    return exchange<ObjectInfo>(Verb::Describe, object, cancel, answer);
}

Task<Result<RecordCount>> ModelCrm::count(ObjectInfo object, CancelToken cancel)
{
    const auto answer = [this, name = object.name](const Fate &) -> Result<RecordCount> {
        return RecordCount{qint64(m_objects.value(name).records.size()), false};
    };
    return exchange<RecordCount>(Verb::Describe, object.name, cancel, answer);
}

Task<Result<QList<CheckResult>>> ModelCrm::checks(CancelToken cancel)
{
    const auto answer = [](const Fate &) -> Result<QList<CheckResult>> { return QList<CheckResult>(); };
    return exchange<QList<CheckResult>>(Verb::Identify, QString(), cancel, answer);
}

} // namespace fairlead
