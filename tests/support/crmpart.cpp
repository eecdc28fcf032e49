// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmpart.h"

namespace fairlead {

Task<Result<OrgInfo>> CrmPart::whoAmI(CancelToken cancel)
{
    ++m_requests;
    return m_whole.whoAmI(std::move(cancel));
}

Task<Result<QList<ObjectInfo>>> CrmPart::objects(CancelToken cancel)
{
    ++m_requests;
    return m_whole.objects(std::move(cancel));
}

Task<Result<ObjectInfo>> CrmPart::describe(QString object, CancelToken cancel)
{
    ++m_requests;
    return m_whole.describe(std::move(object), std::move(cancel));
}

Task<Result<RecordCount>> CrmPart::count(ObjectInfo object, CancelToken cancel)
{
    ++m_requests;
    return m_whole.count(std::move(object), std::move(cancel));
}

Task<Outcome> CrmPart::tryFilter(ObjectInfo object, CancelToken cancel)
{
    ++m_requests;
    return m_whole.tryFilter(std::move(object), std::move(cancel));
}

Task<Result<RecordPage>> CrmPart::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    ++m_requests;
    return m_whole.pull(std::move(object), std::move(cursor), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> CrmPart::read(ObjectInfo object, QStringList ids, QStringList columns,
                                             CancelToken cancel)
{
    ++m_requests;
    return m_whole.read(std::move(object), std::move(ids), std::move(columns), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> CrmPart::readByExternalId(ObjectInfo object, QString field, QStringList values,
                                                         QStringList columns, CancelToken cancel)
{
    ++m_requests;
    return m_whole.readByExternalId(std::move(object), std::move(field), std::move(values),
                                    std::move(columns), std::move(cancel));
}

Task<Result<QStringList>> CrmPart::deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel)
{
    ++m_requests;
    return m_whole.deletedAmong(std::move(object), std::move(ids), std::move(cancel));
}

Task<Result<QList<WriteResult>>> CrmPart::write(ObjectInfo object, WriteBatch batch, CancelToken cancel)
{
    ++m_requests;
    return m_whole.write(std::move(object), std::move(batch), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> CrmPart::createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                     CancelToken cancel)
{
    ++m_requests;
    return m_whole.createdSince(std::move(object), std::move(since), std::move(columns), std::move(cancel));
}

Task<Result<QList<CheckResult>>> CrmPart::checks(CancelToken cancel)
{
    ++m_requests;
    return m_whole.checks(std::move(cancel));
}

Task<Result<QList<CheckResult>>> CrmPart::checksFor(CheckScope scope, CancelToken cancel)
{
    ++m_requests;
    return m_whole.checksFor(std::move(scope), std::move(cancel));
}

} // namespace fairlead
