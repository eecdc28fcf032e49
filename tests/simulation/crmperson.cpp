// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmperson.h"

#include "crm/watermark.h"

namespace fairlead {

CrmPerson::CrmPerson(Scene &scene, Random random)
    : m_scene(scene)
    , m_random(random)
{
}

void CrmPerson::fill(int accountCount, int contactCount)
{
    for (int i = 0; i < accountCount; ++i)
        make(accounts);
    for (int i = 0; i < contactCount; ++i)
        make(contacts);
}

QList<FieldInfo> CrmPerson::fields(const QString &object) const
{
    QList<FieldInfo> all = m_scene.crm.object(object).info.fields;
    all.removeIf([](const FieldInfo &field) { return !isForPeople(field); });
    return all;
}

QString CrmPerson::anyId(const QString &object)
{
    const auto &records = m_scene.crm.object(object).records;
    return records.isEmpty() ? QString() : records.keys().at(m_random.below(int(records.size())));
}

RecordValue CrmPerson::newValueFor(const FieldInfo &field)
{
    switch (sortOf(field)) {
    case Sort::Text:
        return m_random.chance(6) ? RecordValue() : RecordValue(m_scene.newValue("c", m_random));
    case Sort::Number:
        return m_scene.newNumber();
    case Sort::Reference:
        break;
    }
    const QString target = anyId(accounts);
    return target.isEmpty() || m_random.chance(25) ? RecordValue() : RecordValue(target);
}

void CrmPerson::act()
{
    const QString object = m_random.chance(70) ? accounts : contacts;
    const QString id = anyId(object);
    const int what = m_random.below(100);
    if (what < 18 || id.isEmpty())
        make(object);
    else if (what < 84)
        edit(object, id);
    else if (what < 94)
        remove(object, id);
    else
        bringBack(object);
}

void CrmPerson::make(const QString &object)
{
    const QString mark = QStringLiteral("C%1").arg(++m_marks);
    RecordValues values{{markField, mark}};
    const auto all = fields(object);
    for (const FieldInfo &field : all) {
        if (m_random.chance(70))
            values.insert(field.name, newValueFor(field));
    }
    const QString id = m_scene.crm.make(object, values);
    m_scene.ledger.know(id, mark);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        m_scene.ledger.edited(Side::Crm, mark, it.key(), {}, m_scene.ledger.tokenOf(it.value()));
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("crm makes %1 %2").arg(id, mark); });
}

void CrmPerson::edit(const QString &object, const QString &id)
{
    const auto all = fields(object);
    RecordValues values;
    for (int i = m_random.between(1, 2); i > 0; --i) {
        const FieldInfo &field = all.at(m_random.below(int(all.size())));
        values.insert(field.name, newValueFor(field));
    }
    // Saved now, and seen by others only when its transaction ends.
    if (m_random.chance(12)) {
        const QDateTime said = m_scene.clock.trueUtc();
        const std::chrono::milliseconds longest = watermarkOverlap - std::chrono::seconds(30);
        const std::chrono::milliseconds delay(m_random.between(500, int(longest.count())));
        m_scene.clock.after(delay, &m_here, [=, this] { apply(object, id, values, said); });
        m_scene.count("late commits");
        return;
    }
    apply(object, id, values, {});
}

void CrmPerson::cutIn(const QString &object, const RecordWrite &write)
{
    QList<FieldInfo> wanted = fields(object);
    if (m_random.chance(70))
        wanted.removeIf([&write](const FieldInfo &field) { return !write.values.contains(field.name); });
    if (wanted.isEmpty() || !m_scene.crm.find(object, write.id))
        return;
    const FieldInfo &field = wanted.at(m_random.below(int(wanted.size())));
    apply(object, write.id, {{field.name, newValueFor(field)}}, {});
    m_scene.count("cut in");
}

void CrmPerson::apply(const QString &object, const QString &id, const RecordValues &values,
                      const QDateTime &said)
{
    const ModelCrm::Record *record = m_scene.crm.find(object, id);
    if (!record)
        return;
    RecordValues known;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const auto is = [&](const FieldInfo &field) { return field.name == it.key(); };
        const auto &fields = m_scene.crm.object(object).info.fields;
        if (std::any_of(fields.cbegin(), fields.cend(), is))
            known.insert(it.key(), it.value());
    }
    const QString mark = m_scene.ledger.markOf(id);
    for (auto it = known.cbegin(); it != known.cend(); ++it) {
        m_scene.ledger.edited(Side::Crm, mark, it.key(),
                              m_scene.ledger.tokenOf(record->values.value(it.key())),
                              m_scene.ledger.tokenOf(it.value()));
        m_scene.trace.say(m_scene.clock, [&]() -> QString {
            return QStringLiteral("crm edits %1 %2 %3: %4 -> %5%6")
                .arg(id, mark, it.key(), m_scene.ledger.tokenOf(record->values.value(it.key())),
                     m_scene.ledger.tokenOf(it.value()),
                     said.isValid() ? QStringLiteral(" (late)") : QString());
        });
    }
    m_scene.crm.change(object, id, known, said);
}

void CrmPerson::remove(const QString &object, const QString &id)
{
    const ModelCrm::Record *record = m_scene.crm.find(object, id);
    const QString mark = m_scene.ledger.markOf(id);
    m_scene.ledger.deleted(Side::Crm, mark, record->values);
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("crm deletes %1 %2").arg(id, mark); });
    m_scene.crm.remove(object, id);
}

void CrmPerson::bringBack(const QString &object)
{
    const auto &bin = m_scene.crm.object(object).bin;
    if (bin.isEmpty())
        return;
    const QString id = bin.keys().at(m_random.below(int(bin.size())));
    const QString mark = m_scene.ledger.markOf(id);
    m_broughtBack.insert(mark);
    // Whether it was deleted knowingly is nobody's to say any more.
    m_scene.ledger.excuseRecord(mark);
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("crm brings back %1 %2").arg(id, mark); });
    m_scene.crm.restore(object, id);
    m_scene.count("brought back");
}

void CrmPerson::deleteMany()
{
    const QStringList ids = m_scene.crm.object(accounts).records.keys();
    for (const QString &id : ids.mid(0, 27))
        remove(accounts, id);
    m_scene.count("mass deletions");
}

void CrmPerson::administrate()
{
    const QString object = m_random.chance(50) ? accounts : contacts;
    auto &data = m_scene.crm.object(object);
    const int what = m_random.below(100);
    if (what < 20) {
        const QString name = QStringLiteral("Extra%1").arg(++m_fields);
        m_scene.crm.addField(object, modelField(name));
        m_scene.trace.say(m_scene.clock,
                          [&]() -> QString { return QStringLiteral("crm adds field %1").arg(name); });
        m_scene.count("fields added");
    } else if (what < 35) {
        const auto all = fields(object);
        const FieldInfo &field = all.at(m_random.below(int(all.size())));
        if (all.size() < 3 || sortOf(field) == Sort::Reference)
            return;
        m_scene.trace.say(m_scene.clock,
                          [&]() -> QString { return QStringLiteral("crm drops field %1").arg(field.name); });
        m_scene.ledger.excuseField(field.name);
        m_dropped += field.name;
        m_scene.crm.removeField(object, QString(field.name));
        m_scene.count("fields removed");
    } else if (what < 60) {
        const QString id = anyId(object);
        if (id.isEmpty())
            return;
        data.records[id].hidden = true;
        m_scene.trace.say(m_scene.clock, [&]() -> QString { return QStringLiteral("crm hides %1").arg(id); });
        m_scene.count("records hidden");
    } else if (what < 80) {
        m_scene.crm.trimDeletions(object);
        m_scene.trace.say(m_scene.clock, [&]() -> QString { return QStringLiteral("crm trims deletions"); });
        m_scene.count("deletion logs trimmed");
    } else {
        m_scene.crm.expireLinks();
        m_scene.trace.say(m_scene.clock, [&]() -> QString { return QStringLiteral("crm expires links"); });
        m_scene.count("links expired");
    }
}

void CrmPerson::showEverything()
{
    // What was being written into a field while it was dropped goes with it.
    for (const QString &field : std::as_const(m_dropped))
        m_scene.ledger.excuseField(field);
    for (const QString &object : {accounts, contacts}) {
        auto &records = m_scene.crm.object(object).records;
        const QStringList ids = records.keys();
        for (const QString &id : ids) {
            if (!records[id].hidden)
                continue;
            records[id].hidden = false;
            m_scene.crm.change(object, id, {});
        }
    }
}

} // namespace fairlead
