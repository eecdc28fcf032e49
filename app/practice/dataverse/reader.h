// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/environmentsettings.h"
#include "practice/dataverse/rowplan.h"
#include "practice/dataverse/translator.h"

#include "core/clock.h"

namespace fairlead::practice {
class Directory;
} // namespace fairlead::practice

namespace fairlead::practice::dataverse {

/// In a change set: Content-ID to the address of the row that its request has made or changed.
using References = QHash<QByteArray, QByteArray>;

/// One authorised request and what it works on.
struct Session
{
    Store &store;
    const Caller &caller;
    EnvironmentSettings &settings;
    const Request &request;
    const Clock &clock;
    QByteArray serviceRoot; ///< "http://127.0.0.1:4811/api/data/v9.2/"
    Preferences preferences;
    const References *references = nullptr; ///< null outside of change sets
    qint64 operations = 1; ///< how many there were in the request, once it is served
    const Directory *directory = nullptr; ///< which apps the tenant has

    /// A JSON answer with the headers all of them have.
    Response json(QByteArray body, int status = 200) const;
    Response noContent() const;
};

/// A condition that comes from the path: `accounts(…)/contact_customer_accounts`.
struct Within
{
    Sql condition; ///< over alias t
    QByteArray join;
};

/// Collections, single rows, properties, counts (reference Microsoft 4.2, 4.8).
class Reader
{
public:
    explicit Reader(const Session &session)
        : m_session(session)
    {
    }

    Response collection(const Entity &entity, const odata::Options &options, const Within &within = {});
    Response single(const Entity &entity, const QByteArray &id, const odata::Options &options,
                    int status = 200);
    Response count(const Entity &entity, const odata::Options &options, const Within &within = {});
    /// `$apply=aggregate($count as name)`.
    Response aggregate(const Entity &entity, const odata::Options &options);
    Response property(const Entity &entity, const QByteArray &id, const QByteArray &name, bool raw);
    /// Only the links: `…/systemuserroles_association/$ref`.
    Response references(const Entity &entity, const odata::Options &options, const Within &within);

private:
    qint64 counted(const Entity &entity, const odata::Options &options, const Within &within) const;
    struct Query;

    const Session &m_session;
};

/// `$deltatoken` and `Prefer: odata.track-changes` (reference Microsoft 4.3).
class ChangeFeed
{
public:
    explicit ChangeFeed(const Session &session)
        : m_session(session)
    {
    }

    Response read(const Entity &entity, const odata::Options &options);
    Response count(const Entity &entity, const odata::Options &options);

private:
    void check(const Entity &entity, const odata::Options &options) const;
    qint64 since(const QByteArray &token) const;
    qint64 lifeSeconds() const; ///< of a delta link
    bool isForgotten(qint64 version) const;
    QByteArray token(qint64 version) const;

    const Session &m_session;
};

/// "…/leads?$select=…&$skiptoken=…" for the request in hand, its other options as they were sent.
QByteArray linkWith(const Session &session, const QByteArray &option, const QByteArray &value);
/// The skip token's outward shape: the CRM's XML cookie around our own opaque text.
QByteArray wrapCookie(const QByteArray &opaque, int page, bool tracking);
/// Throws where it is not one of ours.
QByteArray unwrapCookie(const QByteArray &token);

} // namespace fairlead::practice::dataverse
