// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/referencetargets.h"

#include "workspace/sqltext.h"

namespace fairlead::detail {

namespace {

/// An owner is a user or a team.
QStringList tablesFor(const QStringList &objects)
{
    QStringList tables = objects;
    if (tables.removeAll(QStringLiteral("owner")) > 0)
        tables += {QStringLiteral("systemuser"), QStringLiteral("team")};
    tables.removeDuplicates();
    return tables;
}

} // namespace

ReferenceTargets::ReferenceTargets(WorkspaceFile &d, const ObjectInfo &object)
    : m_d(d)
{
    for (const FieldInfo &field : object.fields) {
        QStringList tables = tablesFor(field.referenceTo);
        if (field.type != FieldType::Reference || tables.size() < 2)
            continue;
        tables.removeIf([this](const QString &table) { return !readShape(m_d.database, table).exists(); });
        m_tables.insert(field.name, tables);
    }
}

QMap<QString, QString> ReferenceTargets::of(const PendingChange &pending)
{
    QMap<QString, QString> targets;
    for (auto it = m_tables.cbegin(); it != m_tables.cend(); ++it) {
        // Of a change whose base is not known, or that comes to a new record, any field may be sent.
        const bool sent = pending.change.kind != OutboxEntry::Kind::Update || !pending.change.baseKnown
            || pending.change.hasBase(it.key());
        const RecordValue value = pending.row.value(it.key());
        const auto *id = std::get_if<QString>(&value);
        if (!sent || !id || id->isEmpty())
            continue;
        const QString table = tableOf(*id, it.value());
        if (!table.isEmpty())
            targets.insert(it.key(), table);
    }
    return targets;
}

QString ReferenceTargets::tableOf(const QString &id, const QStringList &tables)
{
    for (const QString &table : tables) {
        std::string &sql = m_look[table];
        if (sql.empty())
            sql = "SELECT 1 FROM " + quoted(table) + " WHERE "
                + quoted(readShape(m_d.database, table).idColumn) + " = ?";
        Prepared look(m_d.database, sql);
        bindText(look, 1, id);
        if (look.executeStep())
            return table;
    }
    return {};
}

} // namespace fairlead::detail
