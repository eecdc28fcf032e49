// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::practice::salesforce {

enum class MemberKind {
    Text,
    Boolean,
    Integer,
    Enumeration,
    Nested, ///< elements of its own, any number of times
};

/// A member of a metadata type, as the WSDL has it.
struct MetadataMember
{
    QString name;
    MemberKind kind = MemberKind::Text;
    bool required = false; ///< a component without it is refused
    bool many = false; ///< may be there several times
    QString enumeration = {}; ///< the name of its type
    QStringList values = {}; ///< of an enumeration
};

/// A type of metadata the org knows (reference Salesforce 5.2).
struct MetadataType
{
    QString name;
    QString directory; ///< of its files in a package
    QString suffix; ///< the same, without a dot
    QByteArray keyPrefix; ///< of the components' ids
    int sinceVersion = 0;
    QList<MetadataMember> members; ///< in the order of the WSDL: the alphabet's

    const MetadataMember *member(const QString &name) const;
    /// One of the parts of an external client app, its header not included.
    bool isAppPart() const { return member(QStringLiteral("externalClientApplication")) != nullptr; }
    bool is(const char *other) const { return name == QLatin1String(other); }
};

namespace metadatatype {
inline constexpr auto app = "ExternalClientApplication";
inline constexpr auto oauthSettings = "ExtlClntAppOauthSettings";
inline constexpr auto globalSettings = "ExtlClntAppGlobalOauthSettings";
inline constexpr auto oauthPolicies = "ExtlClntAppOauthConfigurablePolicies";
inline constexpr auto policies = "ExtlClntAppConfigurablePolicies";
inline constexpr auto connectedApp = "ConnectedApp";
inline constexpr auto customField = "CustomField";
inline constexpr auto securitySettings = "SecuritySettings";
inline constexpr auto profile = "Profile";
} // namespace metadatatype

/// All of them; never changes.
const QList<MetadataType> &metadataTypes();
/// Case counts; null for what the org does not know.
const MetadataType *metadataType(const QString &name);

} // namespace fairlead::practice::salesforce
