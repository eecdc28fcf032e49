// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/profilelogins.h"

#include "crm/salesforce/ids.h"
#include "crm/salesforce/setup/metadataapi.h"
#include "crm/salesforce/setup/metadatatext.h"

#include <QHostAddress>

#include <algorithm>
#include <cstring>

namespace fairlead::salesforce {

namespace {

constexpr int minutesOfADay = 24 * 60;
constexpr const char *daysOfTheWeek[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};

bool isBetween(const QHostAddress &first, const QHostAddress &wanted, const QHostAddress &last)
{
    if (first.protocol() != wanted.protocol() || last.protocol() != wanted.protocol())
        return false;
    if (wanted.protocol() == QAbstractSocket::IPv4Protocol)
        return first.toIPv4Address() <= wanted.toIPv4Address()
            && wanted.toIPv4Address() <= last.toIPv4Address();
    const Q_IPV6ADDR low = first.toIPv6Address();
    const Q_IPV6ADDR high = last.toIPv6Address();
    const Q_IPV6ADDR own = wanted.toIPv6Address();
    return std::memcmp(&low, &own, sizeof own) <= 0 && std::memcmp(&own, &high, sizeof own) <= 0;
}

} // namespace

bool isWithin(const QString &address, const QList<AddressRange> &ranges)
{
    const QHostAddress wanted(address);
    return !wanted.isNull()
        && std::any_of(ranges.begin(), ranges.end(), [&wanted](const AddressRange &range) {
               return isBetween(QHostAddress(range.first), wanted, QHostAddress(range.last));
           });
}

Result<ProfileLogins> profileLoginsOf(const QByteArray &envelope)
{
    const auto ranges = readNested(envelope, QStringLiteral("loginIpRanges"));
    if (!ranges)
        return fail(ranges.error());
    const auto hours = readNested(envelope, QStringLiteral("loginHours"));
    if (!hours)
        return fail(hours.error());
    ProfileLogins logins;
    for (const QMap<QString, QString> &range : *ranges)
        logins.ranges += AddressRange{range.value(QStringLiteral("startAddress")),
                                      range.value(QStringLiteral("endAddress"))};
    const QMap<QString, QString> times = hours->value(0);
    int day = 0;
    for (const char *name : daysOfTheWeek) {
        ++day;
        bool starts = false;
        bool ends = false;
        const int from = times.value(QLatin1String(name) + QStringLiteral("Start")).toInt(&starts);
        const int to = times.value(QLatin1String(name) + QStringLiteral("End")).toInt(&ends);
        if (starts && ends && (from > 0 || to < minutesOfADay))
            logins.restricted += ProfileLogins::Day{day, from, to};
    }
    return logins;
}

Task<Result<std::optional<ProfileLogins>>> readProfileLogins(std::shared_ptr<Site> site, QString profileId,
                                                             CancelToken cancel)
{
    const QString type = QStringLiteral("Profile");
    const QString every;
    const Result<QByteArray> list = co_await askMetadata(site, type, every, cancel);
    if (!list)
        co_return fail(list.error());
    const auto names = readFullNames(*list);
    if (!names)
        co_return fail(names.error());
    const QString name = names->value(toLongId(profileId));
    if (name.isEmpty())
        co_return std::optional<ProfileLogins>();
    const Result<QByteArray> profile = co_await askMetadata(site, type, name, cancel);
    if (!profile)
        co_return fail(profile.error());
    const Result<ProfileLogins> logins = profileLoginsOf(*profile);
    if (!logins)
        co_return fail(logins.error());
    co_return std::optional(*logins);
}

} // namespace fairlead::salesforce
