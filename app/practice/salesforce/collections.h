// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/dataapi.h"

namespace fairlead::practice::salesforce {

/// `/composite/sobjects`: up to 200 records at once, each with an answer of its own, all in one 200
/// (reference Salesforce 4.2).
class Collections
{
public:
    explicit Collections(Org &org);

    Response handle(const Call &call);

private:
    using Results = QList<Answer<QByteArray>>; ///< an id each

    Response write(const Call &call);
    Response remove(const Call &call);
    Response read(const Call &call);
    Answer<QByteArray> writeOne(const Call &call, const QJsonObject &record);
    Answer<QByteArray> removeOne(const Call &call, const QByteArray &id);
    template <typename Item, typename Work>
    Response each(const QList<Item> &items, bool allOrNone, Work work);
    Records::Caller caller(const Call &call) const;

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
