// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineside.h"

#include "sync/objectpull.h"
#include "sync/objectpush.h"

namespace fairlead {

namespace {

ObjectInfo account()
{
    ObjectInfo object;
    object.name = object.setName = object.label = QStringLiteral("Account");
    object.idField = QStringLiteral("Id");
    object.nameField = QStringLiteral("Name");
    object.stampField = QStringLiteral("SystemModstamp");
    for (const BenchColumn &column : accountColumns) {
        FieldInfo field;
        field.name = field.label = QLatin1String(column.name);
        field.createable = field.updateable = true;
        if (field.name == QLatin1String("NumberOfEmployees"))
            field.type = FieldType::Integer;
        else if (field.name == QLatin1String("AnnualRevenue"))
            field.type = FieldType::Real;
        object.fields += field;
    }
    object.fields.first().type = FieldType::Id;
    object.fields.last().type = FieldType::DateTime;
    object.fields.last().updateable = false;
    return object;
}

} // namespace

EngineSide::EngineSide(const QUrl &server, const Secret &token, const QString &workspacePath)
    : m_object(account())
    , m_http(NetworkSettings(), m_clock)
    , m_tokens(token)
    , m_client(m_http, m_tokens, server)
{
    auto opened = Workspace::open(workspacePath);
    if (!opened || !(*opened)->ensureTable(m_object))
        qFatal("no workspace");
    m_workspace = std::move(*opened);
}

void EngineSide::useBulk()
{
    m_client.useBulk(m_clock);
}

void EngineSide::pull(const std::function<void(qint64)> &onPage)
{
    ObjectPull pull(m_object, m_client, *m_workspace, m_clock);
    const auto stored = [&onPage](qint64 records, std::optional<qint64>, bool) {
        if (onPage)
            onPage(records);
    };
    const Outcome pulled = finished(pull.run(stored, {}));
    if (!pulled)
        qFatal("the pull failed: %s", qPrintable(pulled.error().detail + pulled.error().text()));
}

void EngineSide::push()
{
    Job job;
    job.object = m_object.name;
    ObjectPush push(m_object, job, m_client, *m_workspace, m_clock);
    const Outcome pushed = finished(push.pass(false, {}));
    if (!pushed)
        qFatal("the push failed: %s", qPrintable(pushed.error().detail + pushed.error().text()));
}

} // namespace fairlead
