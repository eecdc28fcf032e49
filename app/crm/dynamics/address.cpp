// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reduces a pasted text to an environment's address: reference "Microsoft 2.3", step by step.
#include "crm/address.h"

#include "crm/addedcloud.h"
#include "crm/addresstext.h"
#include "crm/dynamics/hosts.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace dynamics {

namespace {

using namespace address;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Address)
};

AddressReading reject(const char *word, int nearness, const QString &sentence, const QString &remedy)
{
    return rejected(CrmKind::Dynamics, word, nearness, sentence, remedy);
}

QString whereToFindIt()
{
    return Text::tr(
        "An environment's address looks like organisation.crm4.dynamics.com: copy it from the browser "
        "while Dynamics 365 is open.");
}

struct Region
{
    QString host; ///< "crm4.dynamics.com"
    QString cloud;
    bool usable = false; ///< its cloud is among those that may be used
};

// Every region we know, so that one of another cloud is told apart from none at all.
QList<Region> regions(const QList<Cloud> &clouds)
{
    QList<Region> list;
    for (const Cloud &cloud : builtInClouds()) {
        const bool usable = std::any_of(clouds.begin(), clouds.end(), [&cloud](const Cloud &given) {
            return !given.added && given.name == cloud.name;
        });
        for (const QString &host : cloud.dataverseHosts)
            list += {host, cloud.name, usable};
    }
    return list;
}

const Region *regionOf(const QList<Region> &list, const QString &host)
{
    const auto found = std::find_if(list.begin(), list.end(), [&host](const Region &region) {
        return leftOf(host, region.host).has_value();
    });
    return found == list.end() ? nullptr : &*found;
}

// The inverse is "append .dynamics.com where it looks like ORG.crm[digits]", so others keep the full host:
// agency.crm would be North America.
QString subdomainOf(const QString &host)
{
    return leftOf(host, QStringLiteral("dynamics.com")).value_or(host);
}

// Step 7: the id behind /environments/ or /play/e/.
QString environmentIdIn(const QString &path)
{
    static const QRegularExpression form(
        QStringLiteral(
            R"(/(?:environments|e)/(default-)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?=[/?#]|\z))"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match =
        form.match(path.section(QLatin1Char('?'), 0, 0).section(QLatin1Char('#'), 0, 0));
    if (!match.hasMatch())
        return {};
    return (match.captured(1).isEmpty() ? QString() : QStringLiteral("Default-"))
        + match.captured(2).toLower();
}

AddressReading readPortal(const QString &host, const QString &rest, const QList<Cloud> &clouds)
{
    const QString id = environmentIdIn(rest);
    if (id.isEmpty())
        return reject(
            "no-environment", Family,
            Text::tr("“%1” is a Microsoft portal, and this link does not say which environment is meant.")
                .arg(shownHost(host)),
            Text::tr("Open the environment there and copy the address again, or copy the address from "
                     "the browser while Dynamics 365 is open."));
    // All three portals of the reference are the commercial cloud's.
    const QString cloud = QStringLiteral("global");
    const bool usable = std::any_of(clouds.begin(), clouds.end(), [&cloud](const Cloud &given) {
        return !given.added && given.name == cloud;
    });
    if (!usable)
        return rejectedOtherCloud(CrmKind::Dynamics, cloud);
    AddressReading reading;
    reading.crm = CrmKind::Dynamics;
    reading.nearness = Family;
    CrmAddress found;
    found.crm = CrmKind::Dynamics;
    found.cloud = cloud;
    found.kind =
        id.startsWith(QLatin1String("Default-")) ? QStringLiteral("default") : QStringLiteral("environment");
    found.certain = false; // the address itself is still to be looked up
    found.environmentId = id;
    reading.address = found;
    return reading;
}

// Steps 8 to 10, for a host that ends in a region.
AddressReading readOrganisation(const QString &host, const Region &region)
{
    QStringList labels = leftOf(host, region.host)->split(QLatin1Char('.'));
    if (labels.size() == 2 && labels.constLast() == QLatin1String("api"))
        labels.removeLast();
    const QString name = labels.constFirst();
    if (hasPunycodeLabel(name))
        return rejectedPunycode(CrmKind::Dynamics);
    if (labels.size() > 1)
        return reject("extra-labels", Family,
                      Text::tr("“%1” has more parts than an environment's address.").arg(shownHost(host)),
                      whereToFindIt());
    if (reservedNames().contains(name))
        return reject("service-host", Family,
                      Text::tr("“%1” is a service of Microsoft's, not an environment.").arg(shownHost(host)),
                      whereToFindIt());
    if (!isLabel(name))
        return reject(
            "illegal-label", Family,
            Text::tr("“%1” is not an organisation's name: it has 1 to 63 letters, digits and inner hyphens.")
                .arg(shownHost(name)),
            whereToFindIt());
    if (!region.usable)
        return rejectedOtherCloud(CrmKind::Dynamics, region.cloud);
    AddressReading reading;
    reading.crm = CrmKind::Dynamics;
    reading.nearness = Family;
    CrmAddress found;
    found.crm = CrmKind::Dynamics;
    const QString reduced = name + QLatin1Char('.') + region.host;
    found.address = QUrl(QStringLiteral("https://") + reduced, QUrl::StrictMode);
    found.subdomain = subdomainOf(reduced);
    found.cloud = region.cloud;
    found.kind = QStringLiteral("environment");
    reading.address = found;
    return reading;
}

// Names that are one edit away, closest first: "crm99" is crm9 or crm19.
QStringList nearestRegions(const QString &organisation, const QString &ending, const QList<Region> &list)
{
    constexpr qsizetype most = 4;
    constexpr int limit = 2;
    const qsizetype parts = ending.count(QLatin1Char('.'));
    int best = limit + 1;
    QStringList found;
    for (const Region &region : list) {
        // A whole part too many or too few is no slip inside the ending.
        const bool comparable = region.usable && region.host.count(QLatin1Char('.')) == parts;
        const int distance = comparable ? editDistance(ending, region.host, limit) : limit + 1;
        if (distance > limit || distance > best)
            continue;
        if (distance < best)
            found.clear();
        best = distance;
        found += QStringLiteral("https://") + organisation + QLatin1Char('.') + region.host;
    }
    return found.first(std::min(found.size(), most));
}

AddressReading readUnknownRegion(const QString &host, const QString &organisation, const QString &region,
                                 const QList<Region> &list)
{
    AddressReading reading =
        reject("unknown-region", Family,
               Text::tr("“%1” is not a region of Dynamics 365 that Fairlead knows.").arg(shownHost(region)),
               whereToFindIt());
    if (isLabel(organisation) && !hasPunycodeLabel(organisation) && !reservedNames().contains(organisation)) {
        const qsizetype tail = host.size() - region.size() - qsizetype(qstrlen(".dynamics.com"));
        suggest(reading, nearestRegions(organisation, host.mid(tail), list));
    }
    return reading;
}

// A Microsoft host that is no environment.
std::optional<AddressReading> readMicrosoft(const QString &host, const QList<Region> &list)
{
    for (const SignInHost &signIn : signInHosts()) {
        if (host != signIn.host)
            continue;
        AddressReading reading = reject(
            "sign-in-host", Family,
            Text::tr(
                "“%1” is where people of every organisation sign in; it does not say which one is yours.")
                .arg(host),
            whereToFindIt());
        reading.kind = QStringLiteral("login");
        reading.cloud = signIn.cloud;
        return reading;
    }
    QString nameless = host;
    while (nameless.startsWith(QLatin1Char('.')))
        nameless.remove(0, 1);
    const bool isRegion = std::any_of(list.begin(), list.end(),
                                      [&nameless](const Region &region) { return region.host == nameless; });
    if (isRegion)
        return reject(
            "no-organisation", Family,
            Text::tr("“%1” lacks the name of the organisation before the region.").arg(shownHost(host)),
            whereToFindIt());
    for (const QString &closed : closedRegions()) {
        if (host == closed || leftOf(host, closed))
            return reject("closed-cloud", Family,
                          Text::tr("“%1” belonged to Microsoft's German cloud, which closed in October 2021.")
                              .arg(shownHost(host)),
                          Text::tr("Ask your administrator for the address the organisation was moved to."));
    }
    for (const OtherProduct &product : otherProducts()) {
        if (host == product.ending || leftOf(host, product.ending))
            return reject("other-product", Family,
                          Text::tr("“%1” belongs to %2, not to a Dynamics 365 environment with a CRM.")
                              .arg(shownHost(host), product.name),
                          whereToFindIt());
    }
    static const QRegularExpression unknownRegion(
        QStringLiteral(R"(\A(?:(.*)\.)?(crm\d+)\.dynamics\.com\z)"));
    if (const auto match = unknownRegion.match(host); match.hasMatch()) {
        QString organisation = match.captured(1);
        if (organisation.endsWith(QLatin1String(".api")))
            organisation.chop(4);
        return readUnknownRegion(host, organisation, match.captured(2), list);
    }
    return std::nullopt;
}

// Steps 4 to 10, for a lower-case host. `rest`: path, query and fragment, which only the portals' links need.
AddressReading readHost(QString host, const QString &rest, const QList<Cloud> &clouds,
                        const QList<Region> &list)
{
    if (hasPunycodeLabel(host))
        return rejectedPunycode(CrmKind::Dynamics);
    if (!hasHostCharacters(host))
        return rejectedCharacters(CrmKind::Dynamics, host);
    if (host.size() > maxHostLength)
        return rejectedTooLong(CrmKind::Dynamics);
    static const QRegularExpression shortForm(QStringLiteral(R"(\A[a-z0-9-]+\.(?:api\.)?crm\d*\z)"));
    if (shortForm.match(host).hasMatch())
        host += QStringLiteral(".dynamics.com");
    if (portals().contains(host))
        return readPortal(host, rest, clouds);
    if (const Region *region = regionOf(list, host))
        return readOrganisation(host, *region);
    if (const auto microsoft = readMicrosoft(host, list))
        return *microsoft;
    if (const auto proxied = leftOf(host, QStringLiteral("mcas.ms")); proxied && regionOf(list, *proxied)) {
        AddressReading reading =
            reject("proxied", Family,
                   Text::tr("“%1” leads through Microsoft Defender for Cloud Apps.").arg(shownHost(host)),
                   whereToFindIt());
        const AddressReading behind = readOrganisation(*proxied, *regionOf(list, *proxied));
        if (behind.address)
            suggest(reading, {behind.address->address.toString()});
        return reading;
    }
    if (!host.contains(QLatin1Char('.')))
        return reject("label", isLabel(host) ? Syntax : Foreign,
                      Text::tr("“%1” is only a name; the region is missing.").arg(shownHost(host)),
                      whereToFindIt());
    if (const auto left = leftOf(host, QStringLiteral("dynamics.com")); left && isLabel(*left)) {
        return reject(
            "region-missing", Family,
            Text::tr("“%1” lacks the region between the name and dynamics.com.").arg(shownHost(host)),
            whereToFindIt());
    }
    for (const char *ending : {"salesforce.com", "force.com"}) {
        if (leftOf(host, QLatin1String(ending)))
            return reject("other-crm", Foreign,
                          Text::tr("“%1” is a Salesforce address.").arg(shownHost(host)),
                          Text::tr("Choose Salesforce as your CRM, or paste a Dynamics 365 address."));
    }
    const bool looksLikeOne = std::any_of(list.begin(), list.end(), [&host](const Region &region) {
        return host.contains(region.host + QLatin1Char('.')) || host.contains(region.host + QLatin1Char('-'));
    });
    return rejectedForeign(CrmKind::Dynamics, host, looksLikeOne);
}

// Steps 1 to 10. `unwrap`: a Safe Link may still be opened, once (step 6).
AddressReading readStrictly(const QString &text, const QList<Cloud> &clouds, bool unwrap)
{
    static const QString marks = quotationMarks() + QStringLiteral("()[],;");
    QString cleaned = stripped(withoutInvisible(text), marks);
    if (cleaned.isEmpty())
        return rejectedEmpty(CrmKind::Dynamics);
    cleaned.replace(QLatin1Char('\\'), QLatin1Char('/'));
    if (cleaned.startsWith(QLatin1String("//")))
        cleaned.remove(0, 2);
    const Parts parts = split(cleaned);
    if (!parts.scheme.isEmpty() && parts.scheme != QLatin1String("https")
        && parts.scheme != QLatin1String("http"))
        return rejectedScheme(CrmKind::Dynamics, parts.scheme + QStringLiteral("://"));

    // "https:contoso…": the slashes are missing.
    static const QRegularExpression bareScheme(QStringLiteral(R"(\A(https?:)(?!\d*\z))"),
                                               QRegularExpression::CaseInsensitiveOption);
    if (parts.scheme.isEmpty() && bareScheme.match(parts.authority).hasMatch())
        return rejectedScheme(CrmKind::Dynamics, bareScheme.match(parts.authority).captured(1));

    QString host = parts.authority.mid(parts.authority.lastIndexOf(QLatin1Char('@')) + 1);
    static const QRegularExpression port(QStringLiteral(R"(:\d*\z)"));
    host.remove(port);
    while (host.endsWith(QLatin1Char('.')))
        host.chop(1);
    if (host.isEmpty() || isSchemeOnly(host))
        return reject("no-host", Syntax, Text::tr("The address has no host name between its slashes."),
                      whereToFindIt());
    if (!isAscii(host))
        return rejectedNonAscii(CrmKind::Dynamics, host);
    host = lowerAscii(host);
    if (const auto target = safeLinkTarget(host, parts.rest)) {
        if (unwrap && !target->isEmpty()) {
            if (auto added = readAddedCloud(CrmKind::Dynamics, *target, clouds))
                return *added;
            return readStrictly(*target, clouds, false);
        }
        return reject("safe-link", Family,
                      Text::tr("This Outlook link does not contain an address that can be read."),
                      whereToFindIt());
    }
    return readHost(host, parts.rest, clouds, regions(clouds));
}

QStringList nearestByTypo(const QString &host, const QList<Region> &list)
{
    QStringList labels = host.split(QLatin1Char('.'));
    const QString name = labels.takeFirst();
    if (!isLabel(name) || reservedNames().contains(name) || hasPunycodeLabel(name))
        return {};
    if (!labels.isEmpty() && labels.constFirst() == QLatin1String("api"))
        labels.removeFirst();
    if (labels.size() == 2 && labels.constFirst().startsWith(QLatin1String("crm"))
        && labels.constLast() == QLatin1String("com")) // "contoso.crm4.com"
        labels.insert(1, QStringLiteral("dynamics"));
    return nearestRegions(name, labels.join(QLatin1Char('.')), list);
}

QStringList nearest(const QString &text, const QList<Cloud> &clouds)
{
    const QStringList hosts = repairedHosts(text);
    const QList<Region> list = regions(clouds);
    for (const QString &host : hosts) {
        if (const Region *region = regionOf(list, host)) {
            const AddressReading reading = readOrganisation(host, *region);
            if (reading.address)
                return {reading.address->address.toString()};
        }
        // A slip inside the ending is likelier than a wrong end or a missing dot.
        if (const QStringList near = host == hosts.constFirst() ? nearestByTypo(host, list) : QStringList();
            !near.isEmpty())
            return near;
    }
    return {};
}

bool maySuggest(const AddressReading &reading)
{
    static const QStringList words{
        QStringLiteral("scheme"),        QStringLiteral("no-host"),
        QStringLiteral("non-ascii"),     QStringLiteral("illegal-characters"),
        QStringLiteral("illegal-label"), QStringLiteral("extra-labels"),
        QStringLiteral("foreign-host"),  QStringLiteral("region-missing"),
    };
    const bool isLookAlike =
        reading.reason.detail == QLatin1String("foreign-host") && reading.nearness != Foreign;
    return reading.alternatives.isEmpty() && !isLookAlike && words.contains(reading.reason.detail);
}

} // namespace

} // namespace dynamics

AddressReading readDynamicsAddress(const QString &text, const QList<Cloud> &clouds)
{
    using namespace dynamics;
    if (text.size() > maxTextLength)
        return rejectedTooLong(CrmKind::Dynamics);
    if (auto added = readAddedCloud(CrmKind::Dynamics, text, clouds))
        return *added;
    AddressReading reading = readStrictly(text, clouds, true);
    if (!reading.address && maySuggest(reading))
        suggest(reading, nearest(text, clouds));
    return reading;
}

} // namespace fairlead
