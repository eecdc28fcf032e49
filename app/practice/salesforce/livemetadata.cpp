// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/livemetadata.h"

#include "practice/salesforce/recordid.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

XmlNode element(const char *name, const QString &content)
{
    XmlNode node{QLatin1String(name)};
    node.text = content;
    return node;
}

XmlNode element(const char *name, bool value)
{
    return element(name, value ? QStringLiteral("true") : QStringLiteral("false"));
}

// The members of a JSON object as elements, in the order of the alphabet as the WSDL has them.
XmlNode element(const char *name, const QJsonObject &object)
{
    XmlNode node{QLatin1String(name)};
    for (auto it = object.begin(); it != object.end(); ++it)
        node.children.append(element(it.key().toLatin1().constData(), it->toVariant().toString()));
    return node;
}

Component securitySettings(const Org &org)
{
    XmlNode access{QStringLiteral("networkAccess")};
    for (const auto &range : org.settings.ipRanges)
        access.children.append(element("ipRanges", range.toObject()));
    XmlNode sessions{QStringLiteral("sessionSettings")};
    sessions.children = {element("enforceIpRangesEveryRequest", org.settings.enforceIpRangesEveryRequest),
                         element("forceLogoutOnSessionTimeout", false),
                         element("forceRelogin", true),
                         element("lockSessionsToDomain", org.settings.lockSessionsToDomain),
                         element("lockSessionsToIp", org.settings.lockSessionsToIp),
                         element("sessionTimeout", QStringLiteral("TwoHours"))};
    Component out{QLatin1String(metadatatype::securitySettings), QStringLiteral("Security")};
    out.id = recordid::make("000", 0);
    out.members = {access, sessions};
    return out;
}

// The permissions of the row that are on, as userPermissions.
QList<XmlNode> userPermissions(const Row &profile)
{
    QList<XmlNode> out;
    for (const Field &field : profile.object().fields) {
        if (!field.name.startsWith("Permissions") || !profile[field.name].toBool())
            continue;
        XmlNode permission{QStringLiteral("userPermissions")};
        permission.children = {element("enabled", true),
                               element("name", QString::fromLatin1(field.name.mid(11)))};
        out.append(permission);
    }
    return out;
}

Component profileComponent(Org &org, const Row &row)
{
    const QString name = row.text("Name");
    Component out{QLatin1String(metadatatype::profile), name};
    out.id = row.text("Id").toLatin1();
    out.members.append(element("custom", false));
    const QJsonObject hours = org.settings.loginHours.value(name).toObject();
    if (!hours.isEmpty())
        out.members.append(element("loginHours", hours));
    for (const auto &range : org.settings.loginIpRanges.value(name).toArray())
        out.members.append(element("loginIpRanges", range.toObject()));
    const auto license =
        org.store.read(*Schema::instance().object("UserLicense"), row.text("UserLicenseId").toLatin1());
    if (license)
        out.members.append(element("userLicense", license->text("Name")));
    out.members.append(userPermissions(row));
    return out;
}

QList<Component> profileComponents(Org &org)
{
    SQLite::Statement ids(org.store.database(), "SELECT Id FROM Profile ORDER BY Name");
    QList<Component> out;
    while (ids.executeStep())
        out.append(profileComponent(
            org, *org.store.read(*Schema::instance().object("Profile"), ids.getColumn(0).getText())));
    return out;
}

// Metadata calls the profile of administrators "Admin", whatever people see.
bool isProfile(const Component &profile, const QString &name)
{
    return profile.fullName.compare(name, Qt::CaseInsensitive) == 0
        || (name == QLatin1String("Admin") && profile.fullName == QLatin1String("System Administrator"));
}

} // namespace

QList<Component> listComponents(Org &org, const MetadataType &type)
{
    if (type.is(metadatatype::securitySettings))
        return {securitySettings(org)};
    return type.is(metadatatype::profile) ? profileComponents(org) : org.metadata.all(type.name);
}

std::optional<Component> readComponent(Org &org, const MetadataType &type, const QString &fullName)
{
    const bool kept = !type.is(metadatatype::securitySettings) && !type.is(metadatatype::profile);
    if (kept) {
        const Component *found = org.metadata.find(type.name, fullName);
        return found ? std::optional(*found) : std::nullopt;
    }
    const QList<Component> all = listComponents(org, type);
    for (const Component &each : all) {
        if (type.is(metadatatype::profile) ? isProfile(each, fullName) : each.fullName == fullName)
            return each;
    }
    return std::nullopt;
}

} // namespace fairlead::practice::salesforce
