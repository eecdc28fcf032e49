// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/twoway/twowayhome.h"

#include "connection/connectionfile.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead {

namespace {

constexpr int lockWaitMs = 10000;

void bindAll(SQLite::Statement &statement, const QStringList &values)
{
    for (int i = 0; i < values.size(); ++i)
        statement.bind(i + 1, values.at(i).toStdString());
}

} // namespace

QByteArray TwoWayHome::begin()
{
    if (const QByteArray problem = m_org.start(100); !problem.isEmpty())
        return problem;
    if (const QByteArray refused = m_org.connectBoth(m_home); !refused.isEmpty())
        return refused;
    m_people = std::make_unique<People>(m_org.world());
    const Ctl::Ended first = sync();
    return first.code == 0 ? QByteArray() : first.said();
}

ConnectionInfo TwoWayHome::connection(Crm crm) const
{
    const auto document = readConnections(m_home.connectionsFile());
    for (const ConnectionInfo &info : document->connections) {
        if ((info.crm == CrmKind::Salesforce) == (crm == Crm::Salesforce))
            return info;
    }
    return {};
}

void TwoWayHome::sql(Crm crm, const std::string &statement, const QStringList &values) const
{
    SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READWRITE, lockWaitMs);
    SQLite::Statement run(other, statement);
    bindAll(run, values);
    run.exec();
}

void TwoWayHome::insert(Crm crm, const QString &name) const
{
    sql(crm, "INSERT INTO " + table(crm) + '(' + TwoWayHome::name(crm) + ") VALUES(?)", {name});
}

void TwoWayHome::set(Crm crm, const QString &record, const std::string &column, const QString &value) const
{
    sql(crm, "UPDATE " + table(crm) + " SET " + column + " = ? WHERE " + id(crm) + " = ?", {value, record});
}

void TwoWayHome::endAttempts(Crm crm) const
{
    sql(crm,
        "UPDATE fairlead_outbox SET attempt = json_set(attempt, '$.here', '2026-01-01T00:00:00.000Z') "
        "WHERE attempt IS NOT NULL");
}

QStringList TwoWayHome::column(Crm crm, const std::string &query, const QStringList &values) const
{
    SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READONLY, lockWaitMs);
    SQLite::Statement statement(other, query);
    bindAll(statement, values);
    QStringList found;
    while (statement.executeStep())
        found += QString::fromStdString(statement.getColumn(0).getString());
    return found;
}

QString TwoWayHome::read(Crm crm, const std::string &query, const QStringList &values) const
{
    return column(crm, query, values).value(0, QStringLiteral("(none)"));
}

} // namespace fairlead
