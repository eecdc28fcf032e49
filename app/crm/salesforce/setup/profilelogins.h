// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/site.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

/// Addresses from the first to the last, both included, as people write them (IPv4 or IPv6).
struct AddressRange
{
    QString first;
    QString last;
    friend bool operator==(const AddressRange &, const AddressRange &) = default;
};
/// Whether `address` lies in one of them. Pure.
bool isWithin(const QString &address, const QList<AddressRange> &ranges);

/// From where and when users of a profile may sign in; ranges do restrict, trusted ones do not (trap 47).
struct ProfileLogins
{
    struct Day
    {
        int day = 0; ///< of the week, 1 is Monday
        int from = 0; ///< minutes since midnight, in the organisation's time zone
        int to = 0; ///< the same as `from`: not at all
        friend bool operator==(const Day &, const Day &) = default;
    };
    QList<AddressRange> ranges; ///< empty: from everywhere
    QList<Day> restricted; ///< days that are not open from midnight to midnight; others are
    friend bool operator==(const ProfileLogins &, const ProfileLogins &) = default;
};

/// The answer to readMetadata of a profile. ProviderAnswerInvalid. Pure.
Result<ProfileLogins> profileLoginsOf(const QByteArray &envelope);

/// Reads them of the profile with that id (metadata calls standard profiles otherwise than people do).
/// Nothing where the organisation shows no such profile. PermissionMissing without "Modify Metadata".
Task<Result<std::optional<ProfileLogins>>> readProfileLogins(std::shared_ptr<Site> site, QString profileId,
                                                             CancelToken cancel);

} // namespace fairlead::salesforce
