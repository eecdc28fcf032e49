// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/writer.h"

#include <QDateTime>

namespace fairlead::practice::dataverse {

namespace {

/// The row as it will be: what changes over what was.
class After
{
public:
    After(const Row &changes, const Row &before)
        : m_changes(changes)
        , m_before(before)
    {
    }
    Value value(const QByteArray &name) const
    {
        const auto changed = m_changes.constFind(name);
        return changed != m_changes.cend() ? *changed : m_before.value(name);
    }
    QByteArray text(const QByteArray &name) const { return textOf(value(name)); }

private:
    const Row &m_changes;
    const Row &m_before;
};

QByteArray joined(const QByteArrayList &parts, const char *separator)
{
    QByteArrayList present;
    for (const QByteArray &part : parts) {
        if (!part.isEmpty())
            present.append(part);
    }
    return present.join(separator);
}

Value orNull(const QByteArray &text)
{
    return text.isEmpty() ? Value() : Value(text);
}

} // namespace

int defaultStatus(const Entity &entity, qint64 state)
{
    const Column *status = entity.column("statuscode");
    if (!status)
        return -1;
    for (const Option &option : status->options) {
        if (option.state == state && option.isDefault)
            return option.value;
    }
    return -1;
}

void computeColumns(const Entity &entity, Row &row, const Row &before)
{
    const After after(row, before);
    if (entity.column("fullname")) {
        const QByteArray middle = entity.column("middlename") ? after.text("middlename") : QByteArray();
        const QByteArray full = joined({after.text("firstname"), middle, after.text("lastname")}, " ");
        row.insert("fullname", orNull(full));
    }
    for (const char *number : {"1", "2"}) {
        const QByteArray prefix = QByteArray("address") + number;
        if (!entity.column(prefix + "_composite"))
            continue;
        const auto part = [&](const char *name) { return after.text(prefix + name); };
        const QByteArray place =
            joined({joined({part("_city"), part("_stateorprovince")}, ", "), part("_postalcode")}, " ");
        const QByteArray whole =
            joined({part("_line1"), part("_line2"), part("_line3"), place, part("_country")}, "\r\n");
        row.insert(prefix + "_composite", orNull(whole));
    }
    for (const Column &column : entity.columns) {
        if (column.type == ColumnType::Money && entity.column(column.name + "_base")
            && row.contains(column.name))
            row.insert(column.name + "_base", row.value(column.name));
    }
    if (entity.activity && (row.contains("scheduledstart") || row.contains("scheduledend"))) {
        const QDateTime start =
            QDateTime::fromString(QString::fromLatin1(after.text("scheduledstart")), Qt::ISODate);
        const QDateTime end =
            QDateTime::fromString(QString::fromLatin1(after.text("scheduledend")), Qt::ISODate);
        if (start.isValid() && end.isValid())
            row.insert("scheduleddurationminutes", qint64(start.secsTo(end) / 60));
    }
}

} // namespace fairlead::practice::dataverse
