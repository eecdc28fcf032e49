// SPDX-License-Identifier: GPL-3.0-or-later
#include "localperson.h"

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

const QString idField = QStringLiteral("Id");
const QString stampField = QStringLiteral("SystemModstamp");

QString quotedName(const QString &name)
{
    return QChar('"') + name + QChar('"');
}

RecordValue valueIn(const SQLite::Column &column)
{
    if (column.isNull())
        return {};
    if (column.isInteger())
        return qint64(column.getInt64());
    if (column.isFloat())
        return column.getDouble();
    return QString::fromUtf8(column.getText(), column.getBytes());
}

void bindTo(SQLite::Statement &statement, int index, const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        statement.bind(index, std::int64_t(*whole));
    else if (const auto *text = std::get_if<QString>(&value))
        statement.bind(index, text->toStdString());
    else
        statement.bind(index);
}

} // namespace

LocalPerson::LocalPerson(Scene &scene, Random random)
    : m_scene(scene)
    , m_random(random)
{
}

void LocalPerson::open(const QString &path)
{
    m_database = std::make_unique<detail::Database>(path.toStdString(), SQLite::OPEN_READWRITE);
}

void LocalPerson::close()
{
    finish();
    m_database.reset();
}

void LocalPerson::exec(const QString &sql, const QList<RecordValue> &values)
{
    detail::Prepared statement(*m_database, sql.toStdString());
    for (int i = 0; i < values.size(); ++i)
        bindTo(statement, i + 1, values.at(i));
    statement.exec();
}

QStringList LocalPerson::columns(const QString &object)
{
    QStringList names;
    detail::Prepared list(*m_database, "SELECT name FROM pragma_table_info(?)");
    list.bind(1, object.toStdString());
    while (list.executeStep())
        names += QString::fromStdString(list.getColumn(0).getString());
    return names;
}

QList<FieldInfo> LocalPerson::fields(const QString &object)
{
    const QStringList there = columns(object);
    QList<FieldInfo> all = m_scene.crm.object(object).info.fields;
    all.removeIf([&](const FieldInfo &field) { return !isForPeople(field) || !there.contains(field.name); });
    return all;
}

QList<LocalPerson::Row> LocalPerson::rows(const QString &object)
{
    QList<Row> all;
    SQLite::Statement list(*m_database, "SELECT * FROM " + object.toStdString() + " ORDER BY rowid");
    while (list.executeStep()) {
        Row row;
        row.id = QString::fromStdString(list.getColumn(0).getString());
        for (int i = 1; i < list.getColumnCount(); ++i)
            row.values.insert(QString::fromUtf8(list.getColumnName(i)), valueIn(list.getColumn(i)));
        // Made anew by the engine, under an id of its own.
        const QString mark = m_scene.ledger.tokenOf(row.values.value(markField));
        if (m_scene.ledger.markOf(row.id).isEmpty() && !mark.isEmpty())
            m_scene.ledger.know(row.id, mark);
        all += row;
    }
    return all;
}

RecordValue LocalPerson::newValueFor(const FieldInfo &field)
{
    switch (sortOf(field)) {
    case Sort::Text:
        return m_random.chance(6) ? RecordValue() : RecordValue(m_scene.newValue("w", m_random));
    case Sort::Number:
        return m_scene.newNumber();
    case Sort::Reference:
        break;
    }
    if (columns(accounts).isEmpty())
        return {};
    QList<Row> targets = rows(accounts);
    targets.removeIf([this](const Row &row) { return m_madeUp.contains(row.id); });
    if (targets.isEmpty() || m_random.chance(25))
        return {};
    return targets.at(m_random.below(int(targets.size()))).id;
}

void LocalPerson::noteEdit(const Row &row, const QString &field, const RecordValue &now)
{
    const QString mark = m_scene.ledger.markOf(row.id);
    const RecordValue was = row.values.value(field);
    m_noted.emplace_back([=, this] {
        const Ledger &ledger = m_scene.ledger;
        m_scene.trace.say(m_scene.clock, [&]() -> QString {
            return QStringLiteral("here edits %1 %2 %3: %4 -> %5")
                .arg(row.id, mark, field, ledger.tokenOf(was), ledger.tokenOf(now));
        });
        m_scene.ledger.edited(Side::Workspace, mark, field, ledger.tokenOf(was), ledger.tokenOf(now));
    });
    m_earlier[mark + QChar(1) + field] += was;
}

bool LocalPerson::begins()
{
    m_noted.clear();
    try {
        m_database->exec("BEGIN IMMEDIATE");
    } catch (const SQLite::Exception &) {
        return false; // the engine's killed connection still has the lock
    }
    return true;
}

void LocalPerson::act()
{
    if (!m_database || m_holds)
        return;
    if (!begins()) {
        m_scene.count("edits put off");
        return;
    }
    try {
        for (int i = m_random.chance(70) ? 1 : m_random.between(2, 3); i > 0; --i)
            work();
    } catch (const SQLite::Exception &exception) {
        m_scene.breaks(
            QStringLiteral("an edit by another program failed: %1").arg(QString::fromUtf8(exception.what())));
        m_database->exec("ROLLBACK");
        return;
    }
    if (m_random.chance(5)) {
        m_database->exec("ROLLBACK");
        return;
    }
    m_holds = true;
    if (!m_random.chance(12)) {
        finish();
        return;
    }
    m_scene.count("locks held");
    m_scene.trace.say(m_scene.clock, []() -> QString { return QStringLiteral("here holds the lock"); });
    const std::chrono::milliseconds held(m_random.between(100, 6000));
    m_scene.clock.after(held, &m_here, [this] { finish(); });
}

void LocalPerson::finish()
{
    if (!std::exchange(m_holds, false))
        return;
    m_database->exec("COMMIT");
    for (const auto &note : std::exchange(m_noted, {}))
        note();
}

void LocalPerson::work()
{
    const QString object = m_random.chance(70) ? accounts : contacts;
    if (columns(object).isEmpty())
        return; // not synced yet
    QList<Row> all = rows(object);
    all.removeIf([this](const Row &row) { return m_madeUp.contains(row.id); });
    const int what = m_random.below(100);
    if (what < 16 || all.isEmpty()) {
        (void)insert(object);
        return;
    }
    const Row row = all.at(m_random.below(int(all.size())));
    workOn(object, row, what);
    // While the answer to its create is missing, and a pull has brought it: which of the two is meant nobody
    // can say.
    const QString mark = m_scene.ledger.markOf(row.id);
    const auto twins = std::count_if(
        all.cbegin(), all.cend(), [&](const Row &other) { return m_scene.ledger.markOf(other.id) == mark; });
    if (twins > 1) {
        m_scene.count("edits of a record that is here twice");
        m_noted.emplace_back([this, mark] { m_scene.ledger.excuseRecord(mark); });
    }
}

void LocalPerson::workOn(const QString &object, const Row &row, int what)
{
    if (what < 58)
        update(object, row);
    else if (what < 62)
        updateBack(object, row);
    else if (what < 74)
        remove(object, row);
    else if (what < 81)
        replace(object, row);
    else if (what < 85)
        removeAndInsertAgain(object, row);
    else if (what < 90)
        insertPair();
    else if (what < 95)
        insertFamily();
    else if (what < 98)
        insertKnown(object);
    else
        insertMadeUp(object);
}

void LocalPerson::putIn(const QString &object, const QStringList &columns, const QList<RecordValue> &values,
                        const QString &verb)
{
    QStringList names;
    QStringList places;
    for (const QString &column : columns) {
        names += quotedName(column);
        places += QStringLiteral("?");
    }
    exec(QStringLiteral("%1 INTO %2(%3) VALUES(%4)").arg(verb, object, names.join(','), places.join(',')),
         values);
}

void LocalPerson::write(const QString &object, const Row &row, const RecordValues &values)
{
    QStringList sets;
    QList<RecordValue> bound;
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        sets += quotedName(it.key()) + QStringLiteral(" = ?");
        bound += it.value();
        noteEdit(row, it.key(), it.value());
    }
    bound += row.id;
    exec(QStringLiteral("UPDATE %1 SET %2 WHERE Id = ?").arg(object, sets.join(QStringLiteral(", "))), bound);
}

void LocalPerson::update(const QString &object, const Row &row)
{
    const auto all = fields(object);
    RecordValues values;
    for (int i = m_random.between(1, 2); i > 0; --i) {
        const FieldInfo &field = all.at(m_random.below(int(all.size())));
        values.insert(field.name, newValueFor(field));
    }
    write(object, row, values);
}

void LocalPerson::updateBack(const QString &object, const Row &row)
{
    const auto all = fields(object);
    const FieldInfo &field = all.at(m_random.below(int(all.size())));
    const QString key = m_scene.ledger.markOf(row.id) + QChar(1) + field.name;
    const QList<RecordValue> earlier = m_earlier.value(key);
    if (earlier.isEmpty() || sortOf(field) == Sort::Reference)
        return;
    m_scene.count("edits back");
    write(object, row, {{field.name, earlier.at(m_random.below(int(earlier.size())))}});
}

QString LocalPerson::insert(const QString &object)
{
    const QString mark = QStringLiteral("W%1").arg(++m_marks);
    RecordValues values{{markField, mark}};
    const auto all = fields(object);
    for (const FieldInfo &field : all) {
        if (m_random.chance(60))
            values.insert(field.name, newValueFor(field));
    }
    putIn(object, values.keys(), values.values());
    detail::Prepared find(*m_database, "SELECT Id FROM " + object.toStdString() + " WHERE Mark = ?");
    find.bind(1, mark.toStdString());
    Row row;
    if (find.executeStep())
        row.id = QString::fromStdString(find.getColumn(0).getString());
    m_scene.ledger.know(row.id, mark);
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("here makes %1 %2").arg(row.id, mark); });
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        noteEdit(row, it.key(), it.value());
    return row.id;
}

/// Two that point at each other, or one at itself.
void LocalPerson::insertPair()
{
    if (columns(accounts).isEmpty())
        return;
    const QString a = insert(accounts);
    const QString b = m_random.chance(30) ? a : insert(accounts);
    const auto all = rows(accounts);
    for (const Row &row : all) {
        if (row.id == a || row.id == b)
            write(accounts, row, {{QStringLiteral("ParentId"), row.id == a ? b : a}});
    }
    m_scene.count("cycles");
}

void LocalPerson::insertFamily()
{
    if (columns(accounts).isEmpty() || columns(contacts).isEmpty())
        return;
    const QString parent = insert(accounts);
    const QString child = insert(contacts);
    const auto all = rows(contacts);
    for (const Row &row : all) {
        if (row.id == child)
            write(contacts, row, {{QStringLiteral("AccountId"), parent}});
    }
}

/// By an id of the CRM that has not come here yet, such as one out of a mail.
void LocalPerson::insertKnown(const QString &object)
{
    const auto &records = m_scene.crm.object(object).records;
    QStringList unknown = records.keys();
    const auto all = rows(object);
    for (const Row &row : all)
        unknown.removeAll(row.id);
    // One of ours whose answer is under way is a row here already.
    unknown.removeIf([&](const QString &id) { return records.value(id).createdBy == ModelCrm::ownUser(); });
    if (unknown.isEmpty())
        return;
    Row row;
    row.id = unknown.at(m_random.below(int(unknown.size())));
    const auto list = fields(object);
    const FieldInfo &field = list.at(m_random.below(int(list.size())));
    const RecordValue value = newValueFor(field);
    // With its mark: where the CRM has deleted the record by then, it is made again of what is here.
    putIn(object, {idField, markField, field.name},
          {row.id, records.value(row.id).values.value(markField), value});
    m_noted.emplace_back([=, this] { m_scene.ledger.undeleted(m_scene.ledger.markOf(row.id)); });
    if (!isNothing(value))
        noteEdit(row, field.name, value);
    m_scene.count("inserts by a known id");
}

void LocalPerson::insertMadeUp(const QString &object)
{
    const QString id = QStringLiteral("made-up-%1").arg(++m_marks);
    m_madeUp.insert(id);
    putIn(object, {idField, markField}, {id, id});
    m_scene.count("inserts by an unknown id");
}

void LocalPerson::putInWhole(const QString &object, const Row &row, int kept, const QString &verb)
{
    const auto all = fields(object);
    QStringList names{idField, markField};
    QList<RecordValue> values{row.id, row.values.value(markField)};
    for (const FieldInfo &field : all) {
        const RecordValue value = m_random.chance(kept) ? row.values.value(field.name) : newValueFor(field);
        names += field.name;
        values += value;
        noteEdit(row, field.name, value);
    }
    putIn(object, names, values, verb);
}

void LocalPerson::replace(const QString &object, const Row &row)
{
    putInWhole(object, row, 50, QStringLiteral("REPLACE"));
    m_scene.count("replaces");
}

void LocalPerson::remove(const QString &object, const Row &row)
{
    // What points at a record that the CRM is never to see points at nothing.
    if (isLocalId(row.id)) {
        for (const auto &[table, column] : {std::pair(accounts, QStringLiteral("ParentId")),
                                            std::pair(contacts, QStringLiteral("AccountId"))})
            m_noted.emplace_back([this, id = row.id, field = column] {
                m_scene.ledger.excuseValue(field, m_scene.ledger.tokenOf(id));
            });
    }
    exec(QStringLiteral("DELETE FROM %1 WHERE Id = ?").arg(object), {row.id});
    const QString mark = m_scene.ledger.markOf(row.id);
    const RecordValues seen = row.values;
    // Put in by an id whose record nobody here was shown: the row goes, and the record stays.
    const ModelCrm::Record *record = m_scene.crm.find(object, row.id);
    const bool neverShown = record && record->hidden && isNothing(seen.value(stampField));
    m_noted.emplace_back([=, this] {
        m_scene.trace.say(m_scene.clock, [&]() -> QString {
            return QStringLiteral("here deletes %1 %2").arg(row.id, mark);
        });
        m_scene.ledger.deleted(Side::Workspace, mark, seen);
        if (neverShown)
            m_scene.ledger.undeleted(mark);
    });
}

void LocalPerson::removeAndInsertAgain(const QString &object, const Row &row)
{
    if (isLocalId(row.id))
        return;
    exec(QStringLiteral("DELETE FROM %1 WHERE Id = ?").arg(object), {row.id});
    putInWhole(object, row, 70);
    m_scene.count("deleted and put in again");
}

void LocalPerson::deleteMany()
{
    if (!m_database || m_holds || columns(accounts).isEmpty() || !begins())
        return;
    const auto all = rows(accounts);
    for (const Row &row : all.mid(0, 27)) {
        if (!isLocalId(row.id) && !m_madeUp.contains(row.id))
            remove(accounts, row);
    }
    m_holds = true;
    finish();
    m_scene.count("mass deletions");
}

QMap<QString, RecordValues> LocalPerson::table(const QString &object)
{
    QMap<QString, RecordValues> found;
    if (columns(object).isEmpty())
        return found;
    const auto all = rows(object);
    for (const Row &row : all)
        found.insert(row.id, row.values);
    return found;
}

QStringList LocalPerson::query(const QString &sql)
{
    QStringList found;
    detail::Prepared list(*m_database, sql.toStdString());
    while (list.executeStep())
        found += QString::fromStdString(list.getColumn(0).getString());
    return found;
}

bool LocalPerson::deleteRow(const QString &object, const QString &id)
{
    finish();
    try {
        m_scene.ledger.seen(m_scene.ledger.markOf(id), table(object).value(id));
        // What points at the row points at nothing then.
        for (const QString &field : {QStringLiteral("ParentId"), QStringLiteral("AccountId")})
            m_scene.ledger.excuseValue(field, m_scene.ledger.tokenOf(id));
        exec(QStringLiteral("DELETE FROM %1 WHERE Id = ?").arg(object), {id});
    } catch (const SQLite::Exception &) {
        return false;
    }
    m_scene.trace.say(m_scene.clock,
                      [&]() -> QString { return QStringLiteral("here deletes the row %1").arg(id); });
    return true;
}

QString LocalPerson::markOfRow(const QString &object, const QString &id)
{
    detail::Prepared find(*m_database, "SELECT Mark FROM " + object.toStdString() + " WHERE Id = ?");
    find.bind(1, id.toStdString());
    return find.executeStep() ? QString::fromStdString(find.getColumn(0).getString()) : QString();
}

bool LocalPerson::hasRow(const QString &object, const QString &id)
{
    detail::Prepared find(*m_database, "SELECT 1 FROM " + object.toStdString() + " WHERE Id = ?");
    find.bind(1, id.toStdString());
    return find.executeStep();
}

} // namespace fairlead
