// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/csvpage.h"
#include "net/http.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

/// Where the reading of a job's results had got to; kept in PullCursor::nextLink, so that another start of
/// the program goes on there.
struct BulkPlace
{
    enum class Step {
        Wait, ///< the job has been made
        Pages, ///< at page `index` of the list of pages at `link` (empty: of the first list)
        Locator, ///< at the locator `link` (empty: of the first page): one page after the other
        Done, ///< everything has been read
    };
    QString job;
    Step step = Step::Wait;
    int index = 0;
    QString link;
    qint64 row = 0; ///< of that page's records, so many have been read
    friend bool operator==(const BulkPlace &, const BulkPlace &) = default;
};

/// "bulk:750…:pages:2:/services/data/…"; in the midst of a page "bulk:750…:pages:2+5000:/services/data/…"
QString toLink(const BulkPlace &place);
/// Empty: a link of another kind.
std::optional<BulkPlace> bulkPlaceOf(const QString &link);

/// A list of result pages, at most five, and those of them that were fetched ahead of their turn.
struct BulkPages
{
    QString link; ///< of this list; empty: the first
    QStringList pages; ///< links
    QString next; ///< of the next list; empty: none
    QHash<int, HttpResponse> fetched;
    std::shared_ptr<CsvAnswer> open; ///< page `openAt`, some of whose records have been read
    int openAt = -1;
    std::shared_ptr<BulkPages> following; ///< the next list, once fetched
};

} // namespace fairlead::salesforce
