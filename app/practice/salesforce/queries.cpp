// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/queries.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/recordwriter.h"

namespace fairlead::practice::salesforce {

namespace {

QByteArray head(int size, const QByteArray &next)
{
    QByteArray out = "{\"totalSize\":" + QByteArray::number(size) + ",\"done\":";
    out += next.isEmpty() ? QByteArray("true") : "false,\"nextRecordsUrl\":\"" + next + '"';
    out += ",\"records\":[";
    return out;
}

// Every record has its comma in front; the first of a list needs none.
QByteArrayView listed(QByteArrayView records)
{
    return records.isEmpty() ? records : records.sliced(1);
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
    return soql::translate(*query, {caller.visibility, m_clock.nowUtc().date(), allRows});
}

Answer<QByteArray> Queries::run(const QByteArray &soql, bool allRows, const Caller &caller)
{
    const auto translation = translated(soql, allRows, caller);
    if (!translation)
        return refuse(translation.error());
    if (translation->count) {
        SqlRows count(m_store.database(), translation->countSql, translation->binds);
        count.next();
        return head(int(count.integer(0)), {}) + "]}";
    }
    auto result = std::make_shared<ResultText>(
        m_store, *translation, std::make_unique<RecordWriter>(translation->root, caller.version));
    if (result->hasMoreThan(caller.batchSize))
        return page(open(result, caller.user), 0, caller);
    const int size = result->size();
    return head(size, {}).append(listed(result->rows(0, size))) + "]}";
}

Queries::Cursor &Queries::open(const std::shared_ptr<ResultText> &result, const QByteArray &user)
{
    closeSpent(user);
    m_cursors.append({recordid::make("0r8", ++m_lastCursor), user, result, m_clock.nowUtc()});
    return m_cursors.last();
}

QByteArray Queries::page(const Cursor &cursor, int from, const Caller &caller)
{
    const int size = cursor.result->size();
    const int end = std::min(from + caller.batchSize, size);
    QByteArray next;
    if (end < size)
        next = "/services/data/" + caller.version + "/query/" + cursor.id + '-' + QByteArray::number(end);
    const QByteArrayView rows = listed(cursor.result->rows(from, end));
    QByteArray out;
    out.reserve(rows.size() + 256);
    out += head(size, next);
    out.append(rows);
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
    if (!ok || cursor == m_cursors.end() || from < 0 || from >= cursor->result->size())
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
    SqlRows rows(m_store.database(), translation->sql, translation->binds);
    const RecordWriter writer(translation->root, caller.version);
    QHash<QByteArray, QByteArray> out;
    while (rows.next()) {
        TextBuilder text;
        writer.append(text, rows);
        out.insert(rows.text(translation->root.column).toByteArray(), text.take().mid(1));
    }
    return out;
}

Answer<QByteArray> Queries::record(const Object &object, const QByteArray &id, const QByteArrayList &fields,
                                   const Caller &caller)
{
    const auto translation =
        translated(selectFrom(object, fields, caller) + " WHERE Id = '" + id + '\'', true, caller);
    if (!translation)
        return refuse(translation.error());
    SqlRows rows(m_store.database(), translation->sql, translation->binds);
    if (!rows.next())
        return refuse({404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false});
    TextBuilder out;
    RecordWriter(translation->root, caller.version).append(out, rows);
    return out.take().mid(1);
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
    m_cursors.removeIf([&](const Cursor &each) { return spent.contains(each.id); });
}

void Queries::closeAll()
{
    m_cursors.clear();
}

} // namespace fairlead::practice::salesforce
