// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/store.h"

#include "practice/salesforce/recordid.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"';
}

// SOQL compares texts without case; ids and stamps byte by byte.
QByteArray columnType(const Field &field)
{
    switch (field.type) {
    case FieldType::Boolean:
    case FieldType::Int:
        return "INTEGER";
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return "REAL";
    default:
        return field.isText() ? "TEXT COLLATE NOCASE" : "TEXT";
    }
}

QByteArrayList columns(const Object &object)
{
    QByteArrayList out;
    for (const Field &field : object.fields) {
        if (hasColumn(field))
            out.append(quoted(field.name));
    }
    return out;
}

// Parent of polymorphic references: one row for everything that can be pointed to.
constexpr const char *nameView = R"(CREATE VIEW "Name" AS
        SELECT Id, Name, LastName, FirstName, 'Contact' AS Type, NULL AS Alias, NULL AS IsActive, Email, Phone, Title,
               NULL AS Username FROM Contact
        UNION ALL SELECT Id, Name, LastName, FirstName, 'Lead', NULL, NULL, Email, Phone, Title, NULL FROM Lead
        UNION ALL SELECT Id, Name, LastName, FirstName, 'User', Alias, IsActive, Email, Phone, Title, Username FROM "User"
        UNION ALL SELECT Id, Name, NULL, NULL, 'Account', NULL, NULL, NULL, Phone, NULL, NULL FROM Account
        UNION ALL SELECT Id, Name, NULL, NULL, 'Opportunity', NULL, NULL, NULL, NULL, NULL, NULL FROM Opportunity
        UNION ALL SELECT Id, Name, NULL, NULL, Type, NULL, NULL, Email, NULL, NULL, NULL FROM "Group")";

} // namespace

int Row::index(QByteArrayView name) const
{
    const Field *field = m_object->field(name);
    Q_ASSERT_X(field, m_object->name.constData(), name.constData());
    return int(field - m_object->fields.constData());
}

QVariant &Row::operator[](QByteArrayView name)
{
    return m_values[index(name)];
}

const QVariant &Row::operator[](QByteArrayView name) const
{
    return m_values.at(index(name));
}

Store::Store()
{
    create();
}

Store::~Store()
{
    m_statements.clear();
}

// One that has finished takes itself off the list.
void Store::finishReaders()
{
    while (!m_readers.isEmpty())
        m_readers.last()->finish();
}

void Store::beginChange(const Object &object)
{
    finishReaders();
    if (object.setup)
        ++m_setupRevision;
}

void Store::run(const QByteArray &sql)
{
    finishReaders();
    m_database->exec(sql.constData());
}

void Store::create()
{
    m_statements.clear();
    m_lastNumbers.clear();
    // One thread has it, so it need not lock itself for every value.
    m_database = std::make_unique<SQLite::Database>(
        ":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    run("PRAGMA temp_store = MEMORY; PRAGMA case_sensitive_like = OFF");
    for (const Object &object : Schema::instance().objects()) {
        if (!object.listed)
            continue;
        QByteArrayList definitions;
        for (const Field &field : object.fields) {
            if (hasColumn(field))
                definitions.append(quoted(field.name) + ' ' + columnType(field)
                                   + (field.type == FieldType::Id ? " PRIMARY KEY" : ""));
        }
        const QByteArray name = quoted(object.name);
        run("CREATE TABLE " + name + " (" + definitions.join(", ") + ')');
        if (object.stamped)
            run("CREATE INDEX \"" + object.name + "_stamp\" ON " + name + " (SystemModstamp, Id)");
        for (const Field &field : object.fields) {
            if (field.externalId)
                run("CREATE INDEX \"" + object.name + '_' + field.name + "\" ON " + name + " (" + field.name
                    + ") WHERE " + field.name + " IS NOT NULL");
        }
        for (const char *reference : {"AccountId", "WhoId", "WhatId", "ParentId", "OwnerId"}) {
            if (object.field(reference))
                run("CREATE INDEX \"" + object.name + '_' + reference + "\" ON " + name + " (" + reference
                    + ')');
        }
    }
    run(nameView);
}

QString Store::stamp(const QDateTime &when)
{
    return when.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.000+0000"));
}

const Store::Sql &Store::sqlOf(const Object &object)
{
    Sql &sql = m_sql[&object];
    if (!sql.insert.isEmpty())
        return sql;
    const QByteArrayList names = columns(object);
    const QByteArray name = quoted(object.name);
    QByteArray marks = "?";
    for (qsizetype i = 1; i < names.size(); ++i)
        marks += ",?";
    sql.insert = "INSERT INTO " + name + " (" + names.join(',') + ") VALUES (" + marks + ')';
    sql.select = "SELECT " + names.join(',') + " FROM " + name + " WHERE Id = ?";
    return sql;
}

SQLite::Statement &Store::statement(const QByteArray &sql)
{
    auto &held = m_statements[sql];
    if (!held)
        held = std::make_shared<SQLite::Statement>(*m_database, sql.constData());
    held->reset();
    held->clearBindings();
    return *held;
}

void Store::bind(SQLite::Statement &target, int at, const Field &field, const QVariant &value)
{
    if (!value.isValid() || value.isNull()) {
        if (field.type == FieldType::Boolean)
            target.bind(at, 0);
        return;
    }
    switch (field.type) {
    case FieldType::Boolean:
        target.bind(at, value.toBool() ? 1 : 0);
        break;
    case FieldType::Int:
        target.bind(at, int64_t(value.toLongLong()));
        break;
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        target.bind(at, value.toDouble());
        break;
    default:
        target.bind(at, value.toString().toUtf8().constData());
    }
}

QByteArray Store::insert(Row &row, const QDateTime &when, const QByteArray &by)
{
    beginChange(row.object());
    const Object &object = row.object();
    if (!row["Id"].isValid())
        row["Id"] = QString::fromLatin1(recordid::make(object.keyPrefix, ++m_lastNumbers[object.name]));
    for (const char *name : {"CreatedDate", "LastModifiedDate", "SystemModstamp"}) {
        if (row.has(name) && !row[name].isValid())
            row[name] = stamp(when);
    }
    for (const char *name : {"CreatedById", "LastModifiedById"}) {
        if (row.has(name) && !row[name].isValid())
            row[name] = QString::fromLatin1(by);
    }
    auto &insert = statement(sqlOf(object).insert);
    int at = 0;
    for (int i = 0; i < object.fields.size(); ++i) {
        if (hasColumn(object.fields.at(i)))
            bind(insert, ++at, object.fields.at(i), row.at(i));
    }
    insert.exec();
    return row.text("Id").toLatin1();
}

void Store::update(Row &row, const Row &before, const QDateTime &when, const QByteArray &by)
{
    beginChange(row.object());
    const Object &object = row.object();
    for (const char *name : {"LastModifiedDate", "SystemModstamp"}) {
        if (row.has(name))
            row[name] = stamp(when);
    }
    if (row.has("LastModifiedById"))
        row["LastModifiedById"] = QString::fromLatin1(by);
    QByteArrayList sets;
    QList<int> changed;
    for (int i = 0; i < object.fields.size(); ++i) {
        if (hasColumn(object.fields.at(i)) && row.at(i) != before.at(i)) {
            sets.append(quoted(object.fields.at(i).name) + " = ?");
            changed.append(i);
        }
    }
    if (changed.isEmpty())
        return;
    auto &update = statement("UPDATE " + quoted(object.name) + " SET " + sets.join(", ") + " WHERE Id = ?");
    int at = 0;
    for (int i : std::as_const(changed))
        bind(update, ++at, object.fields.at(i), row.at(i));
    update.bind(++at, row.text("Id").toLatin1().constData());
    update.exec();
}

void Store::erase(const Object &object, const QByteArray &id)
{
    beginChange(object);
    auto &erase = statement("DELETE FROM " + quoted(object.name) + " WHERE Id = ?");
    erase.bind(1, id.constData());
    erase.exec();
}

std::optional<Row> Store::read(const Object &object, const QByteArray &id)
{
    auto &select = statement(sqlOf(object).select);
    select.bind(1, id.constData());
    if (!select.executeStep())
        return std::nullopt;
    Row row(object);
    int at = 0;
    for (int i = 0; i < object.fields.size(); ++i) {
        const Field &field = object.fields.at(i);
        if (!hasColumn(field))
            continue;
        const SQLite::Column column = select.getColumn(at++);
        if (column.isNull())
            continue;
        switch (field.type) {
        case FieldType::Boolean:
            row.at(i) = column.getInt() != 0;
            break;
        case FieldType::Int:
            row.at(i) = qlonglong(column.getInt64());
            break;
        case FieldType::Double:
        case FieldType::Currency:
        case FieldType::Percent:
            row.at(i) = column.getDouble();
            break;
        default:
            row.at(i) = QString::fromUtf8(column.getText(), column.getBytes());
        }
    }
    select.reset();
    return row;
}

QByteArrayList Store::idsWhere(const Object &object, const QByteArray &field, const QByteArray &value)
{
    return idsWhere(object, {{field, value}});
}

QByteArrayList Store::idsWhere(const Object &object, const QList<Match> &matches)
{
    QByteArrayList conditions;
    for (const Match &each : matches)
        conditions.append(quoted(each.field) + " = ?");
    if (object.softDeletes())
        conditions.append("IsDeleted = 0");
    auto &select = statement("SELECT Id FROM " + quoted(object.name) + " WHERE " + conditions.join(" AND "));
    for (int i = 0; i < matches.size(); ++i)
        select.bind(i + 1, matches.at(i).value.constData());
    QByteArrayList out;
    while (select.executeStep())
        out.append(select.getColumn(0).getText());
    return out;
}

void Store::addIndex(const QByteArray &object, const QByteArray &field)
{
    run("CREATE INDEX IF NOT EXISTS \"" + object + '_' + field + "\" ON " + quoted(object) + " ("
        + quoted(field) + ')');
}

qint64 Store::count(const Object &object)
{
    auto &select = statement("SELECT COUNT(*) FROM " + quoted(object.name));
    select.executeStep();
    const qint64 rows = select.getColumn(0).getInt64();
    select.reset();
    return rows;
}

bool Store::holds(const Object &object, const QByteArray &id, const QByteArray &condition)
{
    auto &select = statement("SELECT 1 FROM " + quoted(object.name) + " t0 WHERE t0.Id = ? AND " + condition);
    select.bind(1, id.constData());
    const bool there = select.executeStep();
    select.reset();
    return there;
}

Store::Transaction::Transaction(Store &store)
    : m_store(store)
{
    // Savepoints nest: a collection that is all or nothing holds its records' own transactions.
    m_store.database().exec("SAVEPOINT practice");
}

Store::Transaction::~Transaction()
{
    if (!m_open)
        return;
    m_store.database().exec("ROLLBACK TO practice; RELEASE practice");
    ++m_store.m_setupRevision;
}

void Store::Transaction::commit()
{
    m_store.database().exec("RELEASE practice");
    m_open = false;
}

} // namespace fairlead::practice::salesforce
