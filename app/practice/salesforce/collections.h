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

    /// What became of a record.
    struct Written
    {
        QByteArray id;
        std::optional<bool> created; ///< told by upserts only
    };

private:
    struct Batch
    {
        QList<QJsonObject> records;
        bool allOrNone = false;
    };
    struct Upserting
    {
        const Object &object;
        const Field &key;
        QSet<QString> &seen; ///< values of the key so far, in lower case
    };

    Answer<Batch> batch(const Call &call) const;
    const Object *visible(const Call &call, const QString &type) const;
    Response write(const Call &call);
    Response upsert(const Call &call);
    Answer<Written> upsertOne(const Call &call, const Upserting &how, const QJsonObject &record);
    Response remove(const Call &call);
    Response read(const Call &call);
    Answer<Written> writeOne(const Call &call, const QJsonObject &record);
    Answer<Written> removeOne(const Call &call, const QByteArray &id);
    template <typename Item, typename Work>
    Response each(const QList<Item> &items, bool allOrNone, Work work);

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
