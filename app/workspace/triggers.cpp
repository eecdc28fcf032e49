// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/triggers.h"

#include "workspace/database.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fairlead::detail {

namespace {

/// `"Name":` as an SQL literal.
std::string jsonKey(const QString &name)
{
    // A one-element array is how QJsonDocument writes a bare string.
    const QByteArray text = QJsonDocument(QJsonArray{name}).toJson(QJsonDocument::Compact);
    return literal(QString::fromUtf8(text.mid(1, text.size() - 2)) + QLatin1Char(':'));
}

// The value `o` as JSON, by SQLite's oldest functions only: its JSON functions are missing in some programs,
// and refused where a program does not trust the schema (`PRAGMA trusted_schema`); an edit must never fail
// for that. Numbers keep every digit, lest rounding look like a change.
const char *const jsonValue =
    "CASE typeof(o) WHEN 'text' THEN CASE WHEN o GLOB '*[\x01-\x08\x0b\x0c\x0e-\x1f]*' OR instr(o, char(0)) "
    "THEN '{\"hex\":\"' || hex(o) || '\"}' ELSE '\"' || replace(replace(replace(replace(replace(o, '\\', "
    "'\\\\'), "
    "'\"', '\\\"'), char(10), '\\n'), char(13), '\\r'), char(9), '\\t') || '\"' END "
    "WHEN 'blob' THEN '{\"hex\":\"' || hex(o) || '\"}' WHEN 'integer' THEN o "
    "WHEN 'real' THEN replace(printf('%!.17g', o), 'Inf', '9e999') ELSE 'null' END";

/// A query for `base`: the JSON object of the row `row`, or of the columns in which `other` differs from it;
/// NULL where none does. The columns are rows here, so that what is said of a value is said once: an object
/// of 800 fields is ordinary, and its triggers are parsed again for every page.
std::string jsonObject(const TableShape &shape, const std::string &row, const std::string &other)
{
    std::string values;
    for (const TableColumn &column : shape.columns) {
        const std::string name = quoted(column.name);
        // VALUES alone gives no names that SQLite finds inside a trigger; a SELECT in front does.
        const bool first = values.empty();
        values.append(first ? "SELECT " : &column == &shape.columns.at(1) ? " UNION ALL VALUES(" : ", (");
        values.append(jsonKey(column.name)).append(first ? " AS k, " : ", ");
        values.append(row).append(".").append(name).append(first ? " AS o, " : ", ");
        if (other.empty())
            values.append("NULL");
        else
            values.append(other).append(".").append(name);
        values.append(first ? " AS n" : ")");
    }
    return "SELECT '{' || group_concat(k || " + std::string(jsonValue) + ") || '}' AS base FROM (" + values
        + ')' + (other.empty() ? "" : " WHERE o IS NOT n");
}

const char *const notGuarded = "NOT EXISTS(SELECT 1 FROM fairlead_guard)";

// RFC 9562 §5.4, from SQLite's own generator.
const char *const localId =
    "'local:' || lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) "
    "|| substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))";

/// A name for SQLite's own row number that no column of the CRM has taken.
std::string rowNumber(const TableShape &shape)
{
    for (const auto *name : {"rowid", "_rowid_", "oid"}) {
        if (!shape.has(QLatin1String(name)))
            return name;
    }
    return "rowid";
}

} // namespace

TriggerSet triggersFor(const TableShape &shape)
{
    const std::string table = quoted(shape.table);
    const std::string object = literal(shape.table);
    const std::string id = quoted(shape.idColumn);
    const std::string newId = "NEW." + id;
    const std::string oldId = "OLD." + id;
    const std::string row = rowNumber(shape);
    const std::string noId = '(' + newId + " IS NULL OR " + newId + " = '')";
    const std::string replaced = "FROM fairlead_replaced WHERE object = " + object + " AND id = " + newId;
    const std::string into = "INSERT INTO fairlead_outbox(object, id, kind, base) ";

    TriggerSet set;
    const auto add = [&](const char *name, const std::string &event, const std::string &when,
                         const std::string &body) {
        const std::string trigger =
            quoted(QStringLiteral("fairlead_%1_%2").arg(shape.table, QLatin1String(name)));
        const std::string create = "CREATE TRIGGER " + trigger + ' ' + event + " ON " + table + " WHEN "
            + notGuarded + when + " BEGIN " + body + " END";
        // The upsert never names the id among what it sets, and deletes nothing.
        const bool byUpsert = event != "AFTER DELETE" && !event.starts_with("BEFORE UPDATE OF");
        set.push_back({create, "DROP TRIGGER IF EXISTS " + trigger, byUpsert});
    };

    // Also fires for INSERT OR IGNORE and UPSERT, where no insert follows: so it only notes, and the next one
    // clears.
    add("keep", "BEFORE INSERT", "",
        "DELETE FROM fairlead_replaced; "
        "INSERT INTO fairlead_replaced(object, id, base, seq) SELECT "
            + object + ", " + newId + ", coalesce((" + jsonObject(shape, table, "NEW")
            + "), '{}'), (SELECT coalesce(max(seq), 0) FROM fairlead_outbox) FROM " + table + " WHERE "
            + table + '.' + id + " = " + newId + ';');

    add("insert", "AFTER INSERT", "",
        "UPDATE " + table + " SET " + id + " = " + localId + " WHERE " + row + " = NEW." + row + " AND "
            + noId + "; " + into + "SELECT " + object + ", " + id + ", 'create', NULL FROM " + table
            + " WHERE " + row + " = NEW." + row + " AND " + noId
            + "; "
              // With recursive_triggers on, REPLACE has fired the delete trigger too: it was no deletion.
              "DELETE FROM fairlead_outbox WHERE object = "
            + object + " AND id = " + newId + " AND kind = 'delete' AND seq > (SELECT seq " + replaced + "); "
            + into + "SELECT object, id, 'update', base " + replaced + " AND base <> '{}'; " + into
            + "SELECT " + object + ", " + newId + ", 'update', NULL WHERE " + newId
            + " <> '' AND NOT EXISTS(SELECT 1 " + replaced + "); DELETE FROM fairlead_replaced;");

    add("id", "BEFORE UPDATE OF " + id, " AND " + oldId + " <> '' AND " + newId + " IS NOT " + oldId,
        "SELECT RAISE(ABORT, 'Fairlead: the id of a record comes from the CRM and cannot be changed');");

    add("update", "AFTER UPDATE", " AND " + oldId + " <> ''",
        into + "SELECT " + object + ", " + newId + ", 'update', base FROM (" + jsonObject(shape, "OLD", "NEW")
            + ") WHERE base IS NOT NULL;");

    add("delete", "AFTER DELETE", " AND " + oldId + " <> ''",
        into + "SELECT " + object + ", " + oldId + ", 'delete', (" + jsonObject(shape, "OLD", {}) + ");");
    return set;
}

bool areInPlace(Database &database, const TableShape &shape, const TriggerSet &triggers)
{
    std::vector<std::string> found;
    Prepared list(database,
                  "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE "
                  "AND name LIKE 'fairlead\\_%' ESCAPE '\\'");
    bindText(list, 1, shape.table);
    while (list.executeStep())
        found.push_back(list.getColumn(0).getString());
    std::vector<std::string> wanted;
    for (const Trigger &trigger : triggers)
        wanted.push_back(trigger.create);
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    return found == wanted;
}

} // namespace fairlead::detail
