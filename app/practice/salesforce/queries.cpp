// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/queries.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/recordwriter.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

void bindAll(SQLite::Statement &statement, const QVariantList &binds)
{
    for (int i = 0; i < binds.size(); ++i) {
        const QVariant &value = binds.at(i);
        switch (value.typeId()) {
        case QMetaType::Double:
            statement.bind(i + 1, value.toDouble());
            break;
        case QMetaType::Int:
            statement.bind(i + 1, value.toInt());
            break;
        default:
            statement.bind(i + 1, value.toString().toUtf8().constData());
        }
    }
}

QByteArray head(int size, const QByteArray &next)
{
    QByteArray out = "{\"totalSize\":" + QByteArray::number(size) + ",\"done\":";
    out += next.isEmpty() ? QByteArray("true") : "false,\"nextRecordsUrl\":\"" + next + '"';
    out += ",\"records\":[";
    return out;
}

const ApiError invalidLocator{
    400, "INVALID_QUERY_LOCATOR", QStringLiteral("invalid query locator"), {}, false};

} // namespace

Queries::Queries(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock)
{
}

Answer<soql::Translation> Queries::translated(const QByteArray &soql, bool allRows,
                                              const Caller &caller) const
{
    const auto query = soql::parse(soql);
    if (!query)
        return refuse(query.error());
    return soql::translate(*query,
                           {caller.visibility, m_clock.nowUtc().date(), allRows,
                            caller.managesUsers ? QByteArray() : caller.user});
}

Answer<QByteArray> Queries::run(const QByteArray &soql, bool allRows, const Caller &caller)
{
    const auto translation = translated(soql, allRows, caller);
    if (!translation)
        return refuse(translation.error());
    SQLite::Statement statement(m_store.database(), translation->sql.constData());
    bindAll(statement, translation->binds);
    if (translation->count) {
        statement.executeStep();
        return head(statement.getColumn(0).getInt(), {}) + "]}";
    }
    QByteArray records;
    records.reserve(64 * 1024);
    const RecordWriter writer(translation->root, caller.version);
    int size = 0;
    while (statement.executeStep()) {
        if (size == caller.batchSize) {
            // Opening one may close another, and SQLite drops no table while anything is being read.
            statement.reset();
            return page(open(*translation, caller.user), 0, caller);
        }
        if (size++ > 0)
            records += ',';
        writer.append(records, statement);
    }
    return head(size, {}) + records + "]}";
}

Queries::Cursor &Queries::open(const soql::Translation &translation, const QByteArray &user)
{
    closeSpent(user);
    Cursor cursor;
    cursor.id = recordid::make("0r8", ++m_lastCursor);
    cursor.user = user;
    cursor.table = "cursor_" + QByteArray::number(m_lastCursor);
    cursor.root = translation.root;
    cursor.opened = m_clock.nowUtc();
    const QByteArray sql = "CREATE TEMP TABLE " + cursor.table + " AS " + translation.sql;
    SQLite::Statement copy(m_store.database(), sql.constData());
    bindAll(copy, translation.binds);
    copy.exec();
    const QByteArray count = "SELECT COUNT(*) FROM " + cursor.table;
    cursor.size = m_store.database().execAndGet(count.constData()).getInt();
    m_cursors.append(cursor);
    return m_cursors.last();
}

QByteArray Queries::page(const Cursor &cursor, int from, const Caller &caller)
{
    const int end = std::min(from + caller.batchSize, cursor.size);
    QByteArray next;
    if (end < cursor.size)
        next = "/services/data/" + caller.version + "/query/" + cursor.id + '-' + QByteArray::number(end);
    QByteArray out = head(cursor.size, next);
    out.reserve(1024 * 1024);
    const QByteArray sql = "SELECT * FROM " + cursor.table + " WHERE rowid > ? AND rowid <= ? ORDER BY rowid";
    SQLite::Statement statement(m_store.database(), sql.constData());
    statement.bind(1, from);
    statement.bind(2, end);
    const RecordWriter writer(cursor.root, caller.version);
    for (bool first = true; statement.executeStep(); first = false) {
        if (!first)
            out += ',';
        writer.append(out, statement);
    }
    out += "]}";
    return out;
}

Answer<QByteArray> Queries::more(const QByteArray &locator, const Caller &caller)
{
    closeSpent({});
    const auto hyphen = locator.lastIndexOf('-');
    bool ok = false;
    const int from = locator.mid(hyphen + 1).toInt(&ok);
    const auto id = recordid::normalized(locator.left(hyphen));
    const auto cursor = std::find_if(m_cursors.begin(), m_cursors.end(), [&](const Cursor &each) {
        return id && each.id == *id && each.user == caller.user;
    });
    if (!ok || cursor == m_cursors.end() || from < 0 || from >= cursor->size)
        return refuse(invalidLocator);
    return page(*cursor, from, caller);
}

QByteArray Queries::selectFrom(const Object &object, QByteArrayList fields, const Caller &caller)
{
    if (fields.isEmpty()) {
        for (const Field &field : object.fields) {
            if (caller.visibility->sees(object, field))
                fields.append(field.name);
        }
    }
    return "SELECT " + fields.join(',') + " FROM " + object.name;
}

Answer<QHash<QByteArray, QByteArray>> Queries::records(const Object &object, const QByteArrayList &ids,
                                                       const QByteArrayList &fields, const Caller &caller)
{
    // Archived rows are there, deleted ones are not.
    const QByteArray alive = object.softDeletes() ? " AND IsDeleted = FALSE" : "";
    const auto translation =
        translated(selectFrom(object, fields, caller) + " WHERE Id IN ('" + ids.join("','") + "')" + alive,
                   true, caller);
    if (!translation)
        return refuse(translation.error());
    SQLite::Statement statement(m_store.database(), translation->sql.constData());
    bindAll(statement, translation->binds);
    const RecordWriter writer(translation->root, caller.version);
    QHash<QByteArray, QByteArray> out;
    while (statement.executeStep())
        writer.append(out[statement.getColumn(0).getText()], statement);
    return out;
}

Answer<QByteArray> Queries::record(const Object &object, const QByteArray &id, const QByteArrayList &fields,
                                   const Caller &caller)
{
    const auto translation =
        translated(selectFrom(object, fields, caller) + " WHERE Id = '" + id + '\'', true, caller);
    if (!translation)
        return refuse(translation.error());
    SQLite::Statement statement(m_store.database(), translation->sql.constData());
    bindAll(statement, translation->binds);
    if (!statement.executeStep())
        return refuse({404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false});
    QByteArray out;
    RecordWriter(translation->root, caller.version).append(out, statement);
    return out;
}

void Queries::close(const QByteArray &id)
{
    const auto cursor =
        std::find_if(m_cursors.begin(), m_cursors.end(), [&](const Cursor &each) { return each.id == id; });
    if (cursor == m_cursors.end())
        return;
    m_store.run("DROP TABLE " + cursor->table);
    m_cursors.erase(cursor);
}

// Too old ones of everybody, and of this user so many that one more fits.
void Queries::closeSpent(const QByteArray &user)
{
    const QDateTime oldest = m_clock.nowUtc().addSecs(-m_limits.lifetimeSeconds);
    QByteArrayList spent;
    QByteArrayList own;
    for (const Cursor &each : m_cursors) {
        if (each.opened < oldest)
            spent.append(each.id);
        else if (!user.isEmpty() && each.user == user)
            own.append(each.id);
    }
    while (!own.isEmpty() && own.size() >= m_limits.openCursors)
        spent.append(own.takeFirst());
    for (const QByteArray &id : spent)
        close(id);
}

void Queries::closeAll()
{
    while (!m_cursors.isEmpty())
        close(m_cursors.first().id);
}

} // namespace fairlead::practice::salesforce
