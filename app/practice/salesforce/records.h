// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "practice/salesforce/apierror.h"
#include "practice/salesforce/saverules.h"
#include "practice/salesforce/setuprules.h"
#include "practice/salesforce/store.h"
#include "practice/salesforce/visibility.h"

#include <QJsonObject>

namespace fairlead::practice::salesforce {

/// Create, update and delete of single records with the checks of a real org (reference Salesforce 4.1, 4.5).
/// Each call is all or nothing.
class Records
{
public:
    struct Caller
    {
        QByteArray user;
        const Visibility *visibility = nullptr;
        SaveOptions save;
    };

    Records(Store &store, const Clock &clock, OrgSettings &settings);

    /// The new record's id.
    Answer<QByteArray> create(const Object &object, const QJsonObject &values, const Caller &caller);
    Answer<void> update(const Object &object, const QByteArray &id, const QJsonObject &values,
                        const Caller &caller);

    /// The field of that name, if records can be told by it: an external id, or another that finds records.
    Answer<const Field *> keyField(const Object &object, const QString &name, const Caller &caller) const;
    /// Ids of the records, not deleted, whose key has that value.
    Answer<QByteArrayList> matches(const Object &object, const Field &key, const QJsonValue &value);
    struct Upserted
    {
        QByteArray id;
        bool created = false;
    };
    /// Updates the record whose key has that value, or creates one with it. DUPLICATE_EXTERNAL_ID where there
    /// are several.
    Answer<Upserted> upsert(const Object &object, const Field &key, const QJsonValue &value,
                            const QJsonObject &values, const Caller &caller);
    /// To the recycle bin, with what belongs to it.
    Answer<void> remove(const Object &object, const QByteArray &id, const Caller &caller);
    /// Out of the recycle bin again; false where there is nothing to bring back.
    bool undelete(const QByteArray &id, const QByteArray &user);

    /// The row, or NOT_FOUND, or ENTITY_IS_DELETED. What the user does not see is not found.
    Answer<Row> find(const Object &object, const QByteArray &id, const Visibility &visibility);

private:
    Answer<QByteArrayList> apply(Row &row, const QJsonObject &values, bool creating, const Caller &caller);
    Answer<void> checkRequired(const Row &row) const;
    Answer<void> checkReference(const Row &row, const Field &field, const QString &id,
                                const Visibility &visibility);
    Answer<void> checkUnique(const Row &row, const QByteArrayList &given);
    void fillDefaults(Row &row, const QByteArrayList &given, const Caller &caller);
    Answer<void> checkSetup(Row &row, const Row *before, const Caller &caller);
    /// Saves a row that is in order; one of Setup with all that follows from it, or not at all.
    Answer<void> save(Row &row, const Row *before, const Caller &caller);
    Answer<void> removeOne(Row row, const Caller &caller);

    Store &m_store;
    const Clock &m_clock;
    SaveRules m_saveRules;
    SetupRules m_setupRules;
};

} // namespace fairlead::practice::salesforce
