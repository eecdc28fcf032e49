// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gatedclient.h"

namespace fairlead {

namespace {

template <typename Answer> Task<Result<Answer>> refused(Error why)
{
    co_return fail(std::move(why));
}

} // namespace

GatedClient::GatedClient(CrmClient &client, Gate gate)
    : m_client(client)
    , m_gate(std::move(gate))
{
}

GatedClient::GatedClient(std::unique_ptr<CrmClient> owned, Gate gate, Ear ear)
    : m_owned(std::move(owned))
    , m_client(*m_owned)
    , m_gate(std::move(gate))
    , m_ear(std::move(ear))
{
}

std::unique_ptr<CrmClient> GatedClient::part()
{
    return std::make_unique<GatedClient>(m_client.part(), m_gate, m_ear);
}

Task<Result<OrgInfo>> GatedClient::whoAmI(CancelToken cancel)
{
    return m_client.whoAmI(std::move(cancel));
}

Task<Result<QList<ObjectInfo>>> GatedClient::objects(CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<ObjectInfo>>(std::move(*why));
    return m_client.objects(std::move(cancel));
}

Task<Result<ObjectInfo>> GatedClient::describe(QString object, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<ObjectInfo>(std::move(*why));
    return m_client.describe(std::move(object), std::move(cancel));
}

Task<Result<QHash<QString, QStringList>>> GatedClient::missingRights(QList<ObjectUse> uses,
                                                                     CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QHash<QString, QStringList>>(std::move(*why));
    return m_client.missingRights(std::move(uses), std::move(cancel));
}

Task<Result<RecordCount>> GatedClient::count(ObjectInfo object, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<RecordCount>(std::move(*why));
    return m_client.count(std::move(object), std::move(cancel));
}

Task<Outcome> GatedClient::tryFilter(ObjectInfo object, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<void>(std::move(*why));
    return m_client.tryFilter(std::move(object), std::move(cancel));
}

Task<Result<RecordPage>> GatedClient::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    if (auto why = m_gate(&cursor))
        return refused<RecordPage>(std::move(*why));
    auto asked = m_client.pull(std::move(object), std::move(cursor), std::move(cancel));
    return m_ear ? heard(std::move(asked)) : std::move(asked);
}

Task<Result<RecordPage>> GatedClient::heard(Task<Result<RecordPage>> asked)
{
    const Ear ear = m_ear;
    Result<RecordPage> page = co_await asked;
    if (!page)
        ear(page.error());
    co_return page;
}

Task<Result<QList<CrmRecord>>> GatedClient::read(ObjectInfo object, QStringList ids, QStringList columns,
                                                 CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<CrmRecord>>(std::move(*why));
    return m_client.read(std::move(object), std::move(ids), std::move(columns), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> GatedClient::readByExternalId(ObjectInfo object, QString field,
                                                             QStringList values, QStringList columns,
                                                             CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<CrmRecord>>(std::move(*why));
    return m_client.readByExternalId(std::move(object), std::move(field), std::move(values),
                                     std::move(columns), std::move(cancel));
}

Task<Result<QStringList>> GatedClient::deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QStringList>(std::move(*why));
    return m_client.deletedAmong(std::move(object), std::move(ids), std::move(cancel));
}

Task<Result<QList<WriteResult>>> GatedClient::write(ObjectInfo object, WriteBatch batch, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<WriteResult>>(std::move(*why));
    return m_client.write(std::move(object), std::move(batch), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> GatedClient::createdSince(ObjectInfo object, QDateTime since,
                                                         QStringList columns, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<CrmRecord>>(std::move(*why));
    return m_client.createdSince(std::move(object), std::move(since), std::move(columns), std::move(cancel));
}

Task<Result<QList<CheckResult>>> GatedClient::checks(CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<CheckResult>>(std::move(*why));
    return m_client.checks(std::move(cancel));
}

Task<Result<QList<CheckResult>>> GatedClient::checksFor(CheckScope scope, CancelToken cancel)
{
    if (auto why = m_gate(nullptr))
        return refused<QList<CheckResult>>(std::move(*why));
    return m_client.checksFor(std::move(scope), std::move(cancel));
}

} // namespace fairlead
