// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace fairlead::dynamics {

struct EntityPage
{
    RecordPage page; ///< with `removed`; `next` and `last` are the caller's to fill
    QString nextLink; ///< `@odata.nextLink` as written, empty on the last page
    QString deltaLink; ///< `@odata.deltaLink` as written, on the last page of a tracked result
};

/// An answer of an entity set as cells (reference Microsoft 4.2); etags and annotations are passed over, what
/// a tracked result says of records that are gone, deleted or moved out of reach, is told (reference 4.3).
/// Any thread. ProviderAnswerInvalid as in jsonpage.h, and for a record without an id.
Result<EntityPage> readEntityPage(QByteArray body, const ObjectInfo &object, const QStringList &columns);

/// A provider's link to go on, for sending with the token: only where it is absolute and leads to the Web API
/// of `site` itself (reference 4.2, trap 37). Kept as written; what QUrl may change is the case of hex digits
/// and the escaping of letters, which no server can tell apart.
std::optional<QUrl> followableLink(const QString &link, const QUrl &site);

} // namespace fairlead::dynamics
