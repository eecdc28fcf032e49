// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/apicall.h"
#include "crm/crm.h"
#include "crm/salesforce/bulkplace.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace fairlead {
class Clock;
}

namespace fairlead::salesforce {

/// What the parts of the Salesforce client share: the way to the organisation and the version of its API.
/// Held by value (shared) by every coroutine, so that none depends on the client's life. One thread.
struct Site
{
    /// What was learned on the way, for as long as the client lives.
    struct Known;

    Site(Http &httpToUse, TokenSource &tokenSource, const QUrl &instanceUrl);

    QUrl instance; ///< scheme, host, port
    Http *http; ///< for what takes its token otherwise than as a header (SOAP)
    TokenSource *tokens;
    ApiCall api;
    std::shared_ptr<Known> known; ///< the same for every part of a client (CrmClient::part)

    QUrl at(const QString &path) const;
};

struct Site::Known
{
    QString version; ///< once GET /services/data has confirmed it
    QString userId; ///< whose token it is, once asked; 18 characters
    QSet<QString> notReplicable; ///< objects of which Salesforce keeps no list of deletions
    Clock *clock = nullptr; ///< set: first loads may come by Bulk
    qint64 bulkThreshold = 0; ///< records above which they do
    QSet<QString> withoutBulk; ///< objects Salesforce has refused it for
    QHash<QString, std::shared_ptr<BulkPages>> bulkPages; ///< of the jobs that are being read
    qsizetype largestResult = 0; ///< bytes of the largest page of results so far
};

/// Base of the versioned resources: `{instance}/services/data/v66.0`. Asks once which versions there are.
Task<Result<QUrl>> apiBase(std::shared_ptr<Site> site, CancelToken cancel);

/// How long Salesforce may take over a request that reads or writes many records: a query runs for two
/// minutes before it gives up itself.
inline constexpr std::chrono::seconds longRequest{130};

/// Letters, digits and '_' as names of objects and fields are: anything else would lead the request
/// elsewhere.
bool isApiName(const QString &name);

/// No such object, or none that this user may see.
Error objectMissing(const QString &object, const QString &providerCode);

/// The address of a link in an answer. It has to be Salesforce's own path; nothing else may see the token
/// (trap 1), so that anything else is no link.
std::optional<QUrl> followableLink(const Site &site, const QString &link);

/// All rows of a small query: who am I, settings; follows no further pages.
Task<Result<QJsonArray>> queryRows(std::shared_ptr<Site> site, QString resource, QString soql,
                                   CancelToken cancel);

} // namespace fairlead::salesforce
