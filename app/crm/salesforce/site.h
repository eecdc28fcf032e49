// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/apicall.h"
#include "crm/crm.h"

#include <QJsonArray>
#include <QUrl>

#include <memory>

namespace fairlead::salesforce {

/// What the parts of the Salesforce client share: the way to the organisation and the version of its API.
/// Held by value (shared) by every coroutine, so that none depends on the client's life. One thread.
struct Site
{
    Site(Http &http, TokenSource &tokens, const QUrl &instance);

    QUrl instance; ///< scheme, host, port
    ApiCall api;
    QString version; ///< once GET /services/data has confirmed it

    QUrl at(const QString &path) const;
};

/// Base of the versioned resources: `{instance}/services/data/v66.0`. Asks once which versions there are.
Task<Result<QUrl>> apiBase(std::shared_ptr<Site> site, CancelToken cancel);

/// All rows of a small query: who am I, settings; follows no further pages.
Task<Result<QJsonArray>> queryRows(std::shared_ptr<Site> site, QString resource, QString soql,
                                   CancelToken cancel);

} // namespace fairlead::salesforce
