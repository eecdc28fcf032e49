// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/rowplan.h"
#include "practice/dataverse/problem.h"

#include <cmath>

namespace fairlead::practice::dataverse {

namespace {

// The name of a lookup's target, by a subselect: only asked for with formatted values.
QByteArray labelTerm(const Column &column, const QByteArray &alias)
{
    const auto nameOf = [&](const QByteArray &target) -> QByteArray {
        const Entity *entity = Schema::instance().byName(target);
        if (!entity || entity->nameColumn.isEmpty())
            return "NULL";
        return "(SELECT " + entity->nameColumn + " FROM \"" + target + "\" WHERE " + entity->idColumn + " = "
            + alias + '.' + column.name + ')';
    };
    if (!column.isPolymorphic())
        return nameOf(column.targets.first());
    QByteArray term = "CASE " + alias + '.' + column.typeColumn();
    for (const QByteArray &target : column.targets)
        term += " WHEN '" + target + "' THEN " + nameOf(target);
    return term + " END";
}

// 1234567 as "1,234,567".
void appendGrouped(QByteArray &out, qint64 number)
{
    const QByteArray digits = QByteArray::number(number < 0 ? -number : number);
    if (number < 0)
        out += '-';
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += ',';
        out += digits.at(i);
    }
}

void appendMoney(QByteArray &out, double amount)
{
    const auto cents = qint64(std::llround(amount * 100));
    if (cents < 0)
        out += '-';
    out += '$';
    appendGrouped(out, std::abs(cents) / 100);
    out += '.';
    out += QByteArray::number(std::abs(cents) % 100).rightJustified(2, '0');
}

// "2026-11-06T09:31:18Z" as "11/6/2026 9:31 AM", "2026-11-06" as "11/6/2026": by hand, since a page has tens
// of thousands of them.
void appendDate(QByteArray &out, const char *iso, bool withTime)
{
    const auto two = [&](int at) { return (iso[at] - '0') * 10 + (iso[at + 1] - '0'); };
    out += QByteArray::number(two(5)) + '/' + QByteArray::number(two(8)) + '/';
    out.append(iso, 4);
    if (!withTime)
        return;
    const int hour = two(11);
    out += ' ' + QByteArray::number(hour % 12 == 0 ? 12 : hour % 12) + ':';
    out.append(iso + 14, 2);
    out += hour < 12 ? " AM" : " PM";
}

void appendFormatted(QByteArray &out, const Column &column, const SQLite::Column &value)
{
    if (column.hasOptions()) {
        const Option *option = column.option(value.getInt());
        appendJsonString(out, option ? option->utf8 : QByteArray::number(value.getInt()));
        return;
    }
    out += '"';
    switch (column.type) {
    case ColumnType::Money:
        appendMoney(out, value.getDouble());
        break;
    case ColumnType::Decimal:
        out += QByteArray::number(value.getDouble(), 'f', 10);
        break;
    case ColumnType::DateTime:
        appendDate(out, value.getText(), true);
        break;
    case ColumnType::DateOnly:
        appendDate(out, value.getText(), false);
        break;
    default:
        appendGrouped(out, value.getInt64());
    }
    out += '"';
}

} // namespace

RowPlan::RowPlan(const Entity &entity, const QByteArray &alias, const std::optional<QByteArrayList> &select,
                 const Preferences &preferences, int first)
    : m_entity(entity)
    , m_first(first)
{
    m_versionAt = addTerm(alias + ".versionnumber");
    m_idAt = addTerm(alias + '.' + entity.idColumn);
    if (select && !select->contains("*")) {
        for (const QByteArray &name : *select) {
            const Column *column = entity.byWireName(name);
            if (!column)
                throw unknownProperty(name, entity.name);
            if (m_selected.contains(name))
                continue;
            m_selected.append(name);
            addCell(*column, alias, preferences);
        }
        // The key is always there.
        if (!m_selected.contains(entity.idColumn))
            addCell(*entity.column(entity.idColumn), alias, preferences);
        return;
    }
    for (const Column &column : entity.columns)
        addCell(column, alias, preferences);
}

int RowPlan::addTerm(const QByteArray &term)
{
    m_terms.append(term);
    return m_first + int(m_terms.size()) - 1;
}

void RowPlan::addCell(const Column &column, const QByteArray &alias, const Preferences &preferences)
{
    Cell cell;
    cell.column = &column;
    cell.at = addTerm(alias + '.' + column.name);
    const QByteArray name = column.wireName();
    cell.key = ",\"" + name + "\":";
    const bool hasText = column.isLookup() || column.hasOptions() || column.type == ColumnType::Money
        || column.type == ColumnType::Decimal || column.type == ColumnType::Integer
        || column.type == ColumnType::BigInt || column.type == ColumnType::DateTime
        || column.type == ColumnType::DateOnly;
    if (hasText && preferences.wants(formattedValue))
        cell.formattedKey = ",\"" + name + "@" + formattedValue + "\":";
    if (column.isLookup()) {
        if (preferences.wants(lookupLogicalName))
            cell.lookupKey = ",\"" + name + "@" + lookupLogicalName + "\":";
        if (preferences.wants(associatedNavigation))
            cell.navigationKey = ",\"" + name + "@" + associatedNavigation + "\":";
        const bool needsTarget = !cell.lookupKey.isEmpty() || !cell.navigationKey.isEmpty();
        if (column.isPolymorphic() && needsTarget)
            cell.targetAt = addTerm(alias + '.' + column.typeColumn());
        if (!cell.formattedKey.isEmpty())
            cell.labelAt = addTerm(labelTerm(column, alias));
    }
    m_cells.push_back(cell);
}

QByteArray RowPlan::id(const SQLite::Statement &row) const
{
    return row.getColumn(m_idAt).getText();
}

void RowPlan::write(QByteArray &out, const SQLite::Statement &row) const
{
    out += "\"@odata.etag\":\"W/\\\"";
    out += QByteArray::number(version(row));
    out += "\\\"\"";
    for (const Cell &cell : m_cells) {
        const SQLite::Column value = row.getColumn(cell.at);
        if (!value.isNull())
            writeAnnotations(out, cell, row);
        out += cell.key;
        writeValue(out, cell, value);
    }
}

void RowPlan::writeValue(QByteArray &out, const Cell &cell, const SQLite::Column &value) const
{
    if (value.isNull()) {
        out += "null";
        return;
    }
    switch (cell.column->type) {
    case ColumnType::Boolean:
        out += value.getInt() != 0 ? "true" : "false";
        break;
    case ColumnType::Money:
        out += QByteArray::number(value.getDouble(), 'f', 4);
        break;
    case ColumnType::Decimal:
        out += QByteArray::number(value.getDouble(), 'f', 10);
        break;
    case ColumnType::String:
    case ColumnType::Memo:
        appendJsonString(out, QByteArrayView(value.getText(), value.getBytes()));
        break;
    case ColumnType::Guid:
    case ColumnType::Lookup:
    case ColumnType::DateTime:
    case ColumnType::DateOnly:
        // Made or checked by us: nothing in it wants escaping.
        out += '"';
        out.append(value.getText(), value.getBytes());
        out += '"';
        break;
    default:
        out.append(value.getText(), value.getBytes());
    }
}

void RowPlan::writeAnnotations(QByteArray &out, const Cell &cell, const SQLite::Statement &row) const
{
    if (!cell.formattedKey.isEmpty()) {
        out += cell.formattedKey;
        if (cell.column->isLookup()) {
            const SQLite::Column label = row.getColumn(cell.labelAt);
            appendJsonString(out, QByteArrayView(label.getText(""), label.getBytes()));
        } else {
            appendFormatted(out, *cell.column, row.getColumn(cell.at));
        }
    }
    if (cell.lookupKey.isEmpty() && cell.navigationKey.isEmpty())
        return;
    const QByteArray target = cell.targetAt >= 0 ? QByteArray(row.getColumn(cell.targetAt).getText())
                                                 : cell.column->targets.first();
    if (!cell.navigationKey.isEmpty()) {
        out += cell.navigationKey;
        appendJsonString(out, m_entity.navigationName(*cell.column, target));
    }
    if (!cell.lookupKey.isEmpty()) {
        out += cell.lookupKey;
        appendJsonString(out, target);
    }
}

} // namespace fairlead::practice::dataverse
