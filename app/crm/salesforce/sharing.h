// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

struct Site;

/// Records of one object: how many the connection's user sees, and how many an administrator. A value type.
struct SeenRecords
{
    QString object;
    qint64 own = 0;
    qint64 all = 0;
    bool isLess() const { return own < all; }
    friend bool operator==(const SeenRecords &, const SeenRecords &) = default;
};

/// What sharing may hide from one user and not from another. Pure.
bool isShared(const QString &object);

/// Two users' sight of an organisation. A value type.
struct SightComparison
{
    /// The administrator sees every record himself, whatever sharing says; else nothing was counted. Nothing:
    /// not told.
    std::optional<bool> administratorSeesAll;
    QList<SeenRecords> seen{}; ///< of the objects that both could count

    QList<SeenRecords> less() const;
};

/// Counts the shared ones of `objects` as the administrator and right after that as the other user; where
/// that one sees less both are asked once more, because a record may have been deleted in between. Two
/// requests for an object, four where something is hidden. Errors: no way to Salesforce, and a sign-in that
/// is no longer good; who may not count an object is no error.
Task<Result<SightComparison>> compareSight(std::shared_ptr<Site> own, std::shared_ptr<Site> administrator,
                                           QStringList objects, CancelToken cancel);

} // namespace fairlead::salesforce

Q_DECLARE_METATYPE(fairlead::salesforce::SeenRecords)
