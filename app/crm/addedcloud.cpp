// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/addedcloud.h"

#include "crm/addresstext.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::address {

namespace {

struct AddedCloudText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Address)
};

constexpr int noPort = -1;

int defaultPort(const QString &scheme)
{
    return scheme == QLatin1String("http") ? 80 : 443;
}

struct Place
{
    QString scheme; ///< empty where the text has none
    QString host;
    int port = noPort;
};

// "host", "host:port", "[::1]:port". Empty where it is neither.
std::optional<Place> placeOf(const QString &authority)
{
    Place place;
    QString host = lowerAscii(authority);
    const bool bracketed = host.startsWith(QLatin1Char('['));
    if (!bracketed || host.lastIndexOf(QLatin1Char(':')) > host.indexOf(QLatin1Char(']'))) {
        if (const auto port = takePort(host)) {
            const auto number = portNumber(*port);
            if (!number)
                return std::nullopt;
            place.port = *number;
        }
    }
    const QStringList labels = host.split(QLatin1Char('.'));
    const bool isName = host.size() <= maxHostLength && std::all_of(labels.begin(), labels.end(), isLabel);
    if (bracketed ? !isLoopbackHost(host) : !isName)
        return std::nullopt;
    place.host = host;
    return place;
}

QString textOf(const QString &scheme, const QString &host, int port)
{
    const QString address = scheme + QStringLiteral("://") + host;
    return port == noPort || port == defaultPort(scheme) ? address
                                                         : address + QLatin1Char(':') + QString::number(port);
}

// The scheme the cloud's own file gives this place; empty where it names the host only.
QString statedScheme(const Cloud &cloud, const Place &entry)
{
    for (const QUrl &url :
         {cloud.salesforceLogin, cloud.entraAuthority, cloud.globalDiscovery, cloud.graph}) {
        if (url.isEmpty())
            continue;
        const QString host = url.host().contains(QLatin1Char(':'))
            ? QLatin1Char('[') + url.host() + QLatin1Char(']')
            : url.host();
        if (host == entry.host
            && url.port(defaultPort(url.scheme()))
                == (entry.port == noPort ? defaultPort(url.scheme()) : entry.port))
            return url.scheme();
    }
    return {};
}

AddressReading found(CrmKind crm, const Cloud &cloud, const QString &address)
{
    AddressReading reading;
    reading.crm = crm;
    reading.nearness = Family;
    CrmAddress result;
    result.crm = crm;
    result.address = QUrl(address, QUrl::StrictMode);
    result.subdomain = address.mid(address.indexOf(QLatin1String("://")) + 3);
    result.cloud = cloud.name;
    result.kind = crm == CrmKind::Dynamics ? QStringLiteral("environment") : QStringLiteral("unknown");
    reading.address = result;
    return reading;
}

// What one entry of a cloud's list says to a place: the address, "" for nothing, or a near miss.
struct Match
{
    QString address;
    QString meant;
    bool schemeOnly = false; ///< host and port are right: nothing is nearer
};

Match match(const Cloud &cloud, const QString &entryText, const Place &place)
{
    if (entryText.startsWith(QLatin1Char('.'))) {
        const bool secure = place.scheme.isEmpty() || place.scheme == QLatin1String("https");
        const bool below = leftOf(place.host, entryText.mid(1)).has_value();
        const bool ordinaryPort = place.port == noPort || place.port == 443;
        if (!below)
            return {};
        const QString address = textOf(QStringLiteral("https"), place.host, noPort);
        return secure && ordinaryPort ? Match{address, {}} : Match{{}, address};
    }
    const std::optional<Place> entry = placeOf(entryText);
    if (!entry)
        return {};
    const bool loopback = isLoopbackHost(entry->host);
    const QString stated = statedScheme(cloud, *entry);
    const QString usual = !stated.isEmpty() ? stated : QLatin1String(loopback ? "http" : "https");
    const QString scheme = place.scheme.isEmpty() ? usual : place.scheme;
    const QString meant = textOf(usual, entry->host, entry->port);
    if (entry->host != place.host)
        return loopback && isLoopbackHost(place.host) ? Match{{}, meant} : Match{};
    const int wanted = entry->port == noPort ? defaultPort(scheme) : entry->port;
    const int given = place.port == noPort ? defaultPort(scheme) : place.port;
    // Where the file says nothing about the scheme, a loopback host may have either, any other https only.
    const bool schemeFits =
        !stated.isEmpty() ? scheme == stated : loopback || scheme == QLatin1String("https");
    if (wanted == given && schemeFits)
        return {textOf(scheme, place.host, wanted), {}};
    return {{}, meant, wanted == given || (place.port != noPort && place.port == entry->port)};
}

} // namespace

std::optional<AddressReading> readAddedCloud(CrmKind crm, const QString &text, const QList<Cloud> &clouds)
{
    const bool any =
        std::any_of(clouds.begin(), clouds.end(), [](const Cloud &cloud) { return cloud.added; });
    if (!any)
        return std::nullopt;
    const Parts parts = split(stripped(text, quotationMarks()));
    if (!parts.scheme.isEmpty() && parts.scheme != QLatin1String("http")
        && parts.scheme != QLatin1String("https"))
        return std::nullopt;
    std::optional<Place> place = placeOf(parts.authority);
    if (!place)
        return std::nullopt;
    place->scheme = parts.scheme;

    QStringList meant;
    QString cloudName;
    bool schemeOnly = false;
    for (const Cloud &cloud : clouds) {
        if (!cloud.added)
            continue;
        for (const QString &entry :
             crm == CrmKind::Salesforce ? cloud.salesforceHosts : cloud.dataverseHosts) {
            const Match result = match(cloud, entry, *place);
            if (!result.address.isEmpty())
                return found(crm, cloud, result.address);
            if (result.meant.isEmpty() || meant.contains(result.meant))
                continue;
            if (result.schemeOnly) {
                meant.prepend(result.meant);
                schemeOnly = true;
            } else {
                meant += result.meant;
            }
            if (result.schemeOnly || !schemeOnly)
                cloudName = cloud.name;
        }
    }
    if (meant.isEmpty())
        return std::nullopt;
    AddressReading reading =
        rejected(crm, "added-mismatch", NearMiss,
                 AddedCloudText::tr("This is not exactly an address of the added cloud “%1”: "
                                    "there, host, port and http or https must "
                                    "be as in its file.")
                     .arg(cloudName),
                 {});
    suggest(reading, meant);
    if (schemeOnly)
        reading.nearness = Family;
    return reading;
}

} // namespace fairlead::address
