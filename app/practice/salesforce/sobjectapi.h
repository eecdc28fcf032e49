// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/dataapi.h"

namespace fairlead::practice::salesforce {

/// `/sobjects`: describe, single records, and what was updated or deleted in a span of time (reference
/// Salesforce 3.1, 3.3, 3.5, 4.1).
class SObjectApi
{
public:
    explicit SObjectApi(Org &org);

    Response handle(const Call &call);

private:
    Response describe(const Call &call, const Object &object) const;
    Response collection(const Call &call, const Object &object);
    Response row(const Call &call, const Object &object, const QByteArray &id);
    Response read(const Call &call, const Object &object, const QByteArray &id);
    Response byKey(const Call &call, const Object &object);
    Response choices(const Call &call, const Object &object, const QByteArrayList &ids) const;
    Response upsert(const Call &call, const Object &object, const Field &key);
    Response replicate(const Call &call, const Object &object, bool deleted);
    struct Stamped
    {
        QByteArray id;
        QByteArray stamp;
    };
    /// `seen` is more of the SQL condition: the rows the caller sees.
    Response updatedBetween(const Object &object, const QByteArray &seen, const QDateTime &start,
                            const QDateTime &end) const;
    Response deletedBetween(const Object &object, const QByteArray &seen, const QDateTime &start,
                            const QDateTime &end) const;
    /// `which` is more of the SQL condition.
    Answer<QList<Stamped>> stampedBetween(const Object &object, const QByteArray &which,
                                          const QDateTime &start, const QDateTime &end) const;
    QByteArray latestCovered(const QDateTime &end) const;
    /// 304 or 412 where the request's conditions say so.
    std::optional<Response> precondition(const Call &call, const Row &row) const;

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
