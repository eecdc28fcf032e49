// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/saverules.h"

namespace fairlead::practice::dataverse {

namespace {

QString shown(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const auto *decimal = std::get_if<double>(&value))
        return QString::number(*decimal);
    return QString::fromUtf8(textOf(value));
}

// The trace is what a careless plug-in writes: data of the row (reference 4.11 warns of it).
Problem aborted(const PlugIn &plugIn, const char *event, const Entity &entity, const Row &changes)
{
    QStringList lines{QStringLiteral("[Larkmoor.PlugIns: Larkmoor.PlugIns.Checks]"),
                      QStringLiteral("[Checks: %1 of %2]").arg(QLatin1String(event), latin(entity.name))};
    for (auto column = changes.begin(); column != changes.end(); ++column)
        lines.append(latin(column.key()) + QStringLiteral(" = ") + shown(column.value()));
    return {400, "0x80040265", plugIn.message, lines.join(QLatin1Char('\n'))};
}

} // namespace

void SaveRules::requireUnlocked(const QByteArray &id)
{
    QHash<QByteArray, int> &locks = m_session.settings.lockedRows;
    const auto lock = locks.find(id);
    if (lock == locks.end())
        return;
    if (*lock > 0 && --*lock == 0)
        locks.erase(lock);
    throw Problem{500, "0x80044150",
                  QStringLiteral("Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: "
                                 "-2146232060 Sql Number: 1205")};
}

void SaveRules::runPlugIns(const char *event, const Entity &entity, const Row &changes) const
{
    for (const PlugIn &plugIn : std::as_const(m_session.settings.plugIns)) {
        if (plugIn.table != entity.name || !plugIn.events.contains(QLatin1String(event)))
            continue;
        const auto written = changes.constFind(plugIn.column);
        const bool strikes = plugIn.column.isEmpty()
            || (written != changes.cend() && plugIn.matches.match(shown(*written)).hasMatch());
        if (strikes)
            throw aborted(plugIn, event, entity, changes);
    }
}

bool SaveRules::hasTwin(const Entity &entity, const DuplicateRule &rule, const QByteArray &id,
                        const Row &changes, const Row &before) const
{
    QByteArray sql =
        "SELECT 1 FROM \"" + entity.name + "\" WHERE " + entity.idColumn + " <> ?"; // itself is none
    QList<Value> values{id};
    bool touched = false;
    for (const QByteArray &column : rule.columns) {
        touched = touched || changes.contains(column);
        sql += " AND " + column + " = ?"; // what is empty equals nothing
        values.append(changes.contains(column) ? changes.value(column) : before.value(column));
    }
    if (!touched)
        return false;
    SQLite::Statement &same = m_session.store.prepared(sql + " LIMIT 1");
    for (qsizetype i = 0; i < values.size(); ++i)
        bindTo(same, int(i + 1), values.at(i));
    const bool found = same.executeStep();
    same.reset();
    return found;
}

void SaveRules::detectDuplicates(const Entity &entity, const QByteArray &id, const Row &changes,
                                 const Row &before) const
{
    // Off unless asked for (reference 4.9).
    if (m_session.request.header("MSCRM.SuppressDuplicateDetection").toLower() != "false")
        return;
    for (const DuplicateRule &rule : std::as_const(m_session.settings.duplicateRules)) {
        if (rule.table == entity.name && hasTwin(entity, rule, id, changes, before))
            throw Problem{m_session.settings.duplicateStatus, "0x80040333",
                          QStringLiteral("A record was not created or updated because a duplicate of the "
                                         "current record already exists.")};
    }
}

} // namespace fairlead::practice::dataverse
