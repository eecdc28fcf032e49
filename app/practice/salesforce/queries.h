// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "practice/salesforce/resulttext.h"

namespace fairlead::practice::salesforce {

/// `query`, `queryAll` and the pages that follow. Later pages of a result neither move nor change; its
/// locator lives until it is too old or too many are open.
class Queries
{
public:
    struct Limits
    {
        int openCursors = 10; ///< a user; the oldest is closed
        int lifetimeSeconds = 2 * 24 * 3600;
    };
    struct Caller
    {
        QByteArray user;
        const Visibility *visibility = nullptr;
        QByteArray version; ///< "v66.0", for links
        int batchSize = 2000;
    };

    Queries(Store &store, const Clock &clock);

    void setLimits(const Limits &limits) { m_limits = limits; }
    /// The JSON answer.
    Answer<QByteArray> run(const QByteArray &soql, bool allRows, const Caller &caller);
    /// `locator` as in nextRecordsUrl: an id, a hyphen, a position.
    Answer<QByteArray> more(const QByteArray &locator, const Caller &caller);
    /// One record as `GET /sobjects/X/id` answers it: these fields, or all the caller sees; also deleted
    /// ones.
    Answer<QByteArray> record(const Object &object, const QByteArray &id, const QByteArrayList &fields,
                              const Caller &caller);
    /// Several records by id, as JSON; without those that are not there, deleted, or somebody else's.
    Answer<QHash<QByteArray, QByteArray>> records(const Object &object, const QByteArrayList &ids,
                                                  const QByteArrayList &fields, const Caller &caller);
    /// All locators become invalid.
    void closeAll();

private:
    struct Cursor
    {
        QByteArray id;
        QByteArray user;
        std::shared_ptr<ResultText> result;
        QDateTime opened;
    };

    QByteArray page(const Cursor &cursor, int from, const Caller &caller);
    Cursor &open(const std::shared_ptr<ResultText> &result, const QByteArray &user);
    void closeSpent(const QByteArray &user);
    /// These fields, or all the caller sees, as SOQL.
    static QByteArray selectFrom(const Object &object, QByteArrayList fields, const Caller &caller);
    Answer<soql::Translation> translated(const QByteArray &soql, bool allRows, const Caller &caller) const;

    Store &m_store;
    const Clock &m_clock;
    Limits m_limits;
    QList<Cursor> m_cursors; ///< oldest first
    quint64 m_lastCursor = 0;
};

} // namespace fairlead::practice::salesforce
