// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadatarules.h"

#include "practice/salesforce/customfields.h"
#include "practice/salesforce/externalapps.h"
#include "practice/salesforce/recordid.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

using Problem = std::optional<MetadataError>;

// As long as what a deployer may choose can be (reference Salesforce 5.2).
constexpr int longestConsumerKey = 119;
constexpr int shortestRsaKey = 2048;

bool isValue(const MetadataMember &member, const QString &value)
{
    bool number = false;
    switch (member.kind) {
    case MemberKind::Boolean:
        return QStringList{QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("1"),
                           QStringLiteral("0")}
            .contains(value);
    case MemberKind::Integer:
        value.toInt(&number);
        return number;
    case MemberKind::Enumeration:
        return member.values.contains(value);
    default:
        return true;
    }
}

QString wrongValue(const MetadataMember &member, const QString &value)
{
    if (member.kind == MemberKind::Enumeration)
        return QStringLiteral("'%1' is not a valid value for the enum '%2'").arg(value, member.enumeration);
    const auto *type = member.kind == MemberKind::Boolean ? "boolean" : "int";
    return QStringLiteral("'%1' is not a valid value for the type xsd:%2").arg(value, QLatin1String(type));
}

Problem missingMembers(const MetadataType &type, const Component &proposed)
{
    QStringList missing;
    for (const MetadataMember &each : type.members) {
        if (each.required && proposed.value(each.name.toLatin1().constData()).isEmpty())
            missing.append(each.name);
    }
    if (missing.isEmpty())
        return std::nullopt;
    return MetadataError{"REQUIRED_FIELD_MISSING",
                         QStringLiteral("Required fields are missing: [%1]").arg(missing.join(u", "))};
}

Problem badName(const QString &fullName)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z](_?[A-Za-z0-9])*$"));
    if (fullName.size() <= 80 && name.match(fullName).hasMatch())
        return std::nullopt;
    return MetadataError{
        "FIELD_INTEGRITY_EXCEPTION",
        QStringLiteral("The API name can only contain underscores and alphanumeric characters. It must be "
                       "unique, begin with a letter, not include spaces, not end with an underscore, and not "
                       "contain two consecutive underscores: %1")
            .arg(fullName)};
}

Problem badCertificate(const QString &pem)
{
    if (pem.isEmpty())
        return std::nullopt;
    QByteArray text;
    for (const QByteArray &line : pem.toLatin1().split('\n'))
        text += line.trimmed() + '\n';
    const jwt::Key key = jwt::Key::fromPem(text);
    // A bare key is none; elliptic curves are refused (reference Salesforce 1.6).
    if (key.certificatePem().isEmpty())
        return MetadataError{
            "FIELD_INTEGRITY_EXCEPTION",
            QStringLiteral("Invalid certificate: it must be an X.509 certificate in PEM format "
                           "with an RSA key")};
    if (key.bits() < shortestRsaKey)
        return MetadataError{"FIELD_INTEGRITY_EXCEPTION",
                             QStringLiteral("Invalid certificate: the key must have at least 2048 bits")};
    return std::nullopt;
}

// Unique worldwide: that of another app here, or of one in an org that nobody here can see.
Problem badConsumerKey(const Org &org, const QString &key, const QString &before)
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._=+/-]*$"));
    if (key == before)
        return std::nullopt;
    if (key.size() > longestConsumerKey)
        return MetadataError{
            "STRING_TOO_LONG",
            QStringLiteral("Consumer Key: data value too large: (max length=%1)").arg(longestConsumerKey)};
    if (key.size() < 8 || !allowed.match(key).hasMatch())
        return MetadataError{"FIELD_INTEGRITY_EXCEPTION", QStringLiteral("The consumer key is invalid.")};
    if (key == org.app.id || org.settings.consumerKeysTaken.contains(key)
        || consumerKeys(org.metadata).contains(key))
        return MetadataError{"DUPLICATE_VALUE", QStringLiteral("The consumer key is already taken.")};
    return std::nullopt;
}

Problem badCallback(const QString &urls)
{
    for (const QString &each : urls.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
        const QUrl url(each, QUrl::StrictMode);
        const bool local =
            url.host() == QLatin1String("localhost") || url.host() == QLatin1String("127.0.0.1");
        if (!url.isValid() || url.scheme().isEmpty() || (url.scheme() == QLatin1String("http") && !local))
            return MetadataError{"FIELD_INTEGRITY_EXCEPTION",
                                 QStringLiteral("Callback URL: invalid URL: %1").arg(each)};
    }
    return std::nullopt;
}

Problem badScopes(const QStringList &scopes)
{
    static const QStringList known =
        QStringLiteral("Basic Api Web Full Chatter CustomApplications RefreshToken "
                       "OpenID Profile Email Address Phone OfflineAccess "
                       "CustomPermissions Wave Eclair Pardot Lightning Content SFAP "
                       "Interaction")
            .split(QLatin1Char(' '));
    for (const QString &each : scopes) {
        if (!known.contains(each) && !each.startsWith(QLatin1String("CDP")))
            return MetadataError{"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                                 QStringLiteral("'%1' is not a valid OAuth scope").arg(each)};
    }
    return std::nullopt;
}

Problem badPermissionSets(Org &org, const QStringList &sets)
{
    const Object &object = *Schema::instance().object("PermissionSet");
    for (const QString &each : sets) {
        const auto id = recordid::normalized(each.toLatin1());
        if (!id || !org.store.read(object, *id))
            return noSuchComponent(QStringLiteral("commaSeparatedPermissionSet"),
                                   QStringLiteral("PermissionSet"), each);
    }
    return std::nullopt;
}

Problem badProfiles(Org &org, const QStringList &profiles)
{
    const Object &object = *Schema::instance().object("Profile");
    for (const QString &each : profiles) {
        const auto id = recordid::normalized(each.toLatin1());
        const bool known = !org.store.idsWhere(object, "Name", each.toUtf8()).isEmpty()
            || (id && org.store.read(object, *id));
        if (!known)
            return noSuchComponent(QStringLiteral("commaSeparatedProfile"), QStringLiteral("Profile"), each);
    }
    return std::nullopt;
}

Problem badOauthPolicies(Org &org, const Component &proposed)
{
    if (auto problem = badPermissionSets(org, proposed.list("commaSeparatedPermissionSet")))
        return problem;
    if (auto problem = badProfiles(org, proposed.list("commaSeparatedProfile")))
        return problem;
    const QString refresh = proposed.value("refreshTokenPolicyType");
    if (refresh.startsWith(QLatin1String("Specific"))
        && proposed.value("refreshTokenValidityPeriod").isEmpty())
        return MetadataError{"REQUIRED_FIELD_MISSING",
                             QStringLiteral("Required fields are missing: [refreshTokenValidityPeriod]")};
    const QString runAs = proposed.value("clientCredentialsFlowUser");
    const auto user = org.userByName(runAs);
    if (runAs.isEmpty() || (user && user->active && user->apiOnly))
        return std::nullopt;
    return user ? MetadataError{"FIELD_INTEGRITY_EXCEPTION",
                                QStringLiteral("The client credentials flow user must have the API Only User "
                                               "permission")}
                : noSuchComponent(QStringLiteral("clientCredentialsFlowUser"), QStringLiteral("User"), runAs);
}

// An app has one part of a kind, and a part stays with its app.
Problem badReference(const Org &org, const Component &proposed, const Component *before)
{
    const QString name = proposed.value("externalClientApplication");
    if (!org.metadata.find(QLatin1String(metadatatype::app), name))
        return noSuchComponent(QStringLiteral("externalClientApplication"), QLatin1String(metadatatype::app),
                               name);
    if (before && before->value("externalClientApplication").compare(name, Qt::CaseInsensitive) != 0)
        return MetadataError{"FIELD_INTEGRITY_EXCEPTION",
                             QStringLiteral("externalClientApplication can't be changed")};
    for (const Component &each : org.metadata.partsOf(name)) {
        if (!before && each.type == proposed.type)
            return MetadataError{"DUPLICATE_VALUE",
                                 QStringLiteral("duplicate value found: %1 already has %2 %3")
                                     .arg(name, each.type, each.fullName)};
    }
    return std::nullopt;
}

Problem badEmail(const QString &email)
{
    static const QRegularExpression address(QStringLiteral("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"));
    if (address.match(email).hasMatch())
        return std::nullopt;
    return MetadataError{"INVALID_EMAIL_ADDRESS",
                         QStringLiteral("Contact Email: invalid email address: %1").arg(email)};
}

Problem badGlobalSettings(const Org &org, const Component &proposed, const Component *before)
{
    if (auto problem = badCallback(proposed.value("callbackUrl")))
        return problem;
    if (auto problem = badCertificate(proposed.value("certificate")))
        return problem;
    return badConsumerKey(org, proposed.value("consumerKey"),
                          before ? before->value("consumerKey") : QString());
}

Problem badConnectedApp(const Org &org, const Component &proposed, const Component *before)
{
    if (auto problem = badEmail(proposed.value("contactEmail")))
        return problem;
    const XmlNode *oauth = proposed.member("oauthConfig");
    if (!oauth)
        return std::nullopt;
    if (auto problem = badCertificate(oauth->value("certificate")))
        return problem;
    if (auto problem = badScopes(oauth->values("scopes")))
        return problem;
    const XmlNode *was = before ? before->member("oauthConfig") : nullptr;
    return badConsumerKey(org, oauth->value("consumerKey"), was ? was->value("consumerKey") : QString());
}

Problem badContent(Org &org, const MetadataType &type, const Component &proposed, const Component *before)
{
    if (type.is(metadatatype::app))
        return badEmail(proposed.value("contactEmail"));
    if (type.is(metadatatype::oauthSettings))
        return badScopes(proposed.list("commaSeparatedOauthScopes"));
    if (type.is(metadatatype::globalSettings))
        return badGlobalSettings(org, proposed, before);
    if (type.is(metadatatype::oauthPolicies))
        return badOauthPolicies(org, proposed);
    if (type.is(metadatatype::customField))
        return checkCustomField(proposed);
    if (type.is(metadatatype::connectedApp))
        return badConnectedApp(org, proposed, before);
    return std::nullopt;
}

} // namespace

MetadataError noSuchComponent(const QString &field, const QString &type, const QString &name)
{
    return {"INVALID_CROSS_REFERENCE_KEY",
            QStringLiteral("In field: %1 - no %2 named %3 found").arg(field, type, name)};
}

std::optional<QString> shapeProblem(const MetadataType &type, const XmlNode &node)
{
    QStringList seen;
    for (const XmlNode &each : node.children) {
        if (each.name == QLatin1String("fullName") && !seen.contains(each.name)) {
            seen.append(each.name);
            continue;
        }
        const MetadataMember *member = type.member(each.name);
        const bool again = seen.contains(each.name) && !(member && member->many);
        if (!member || again || each.space != QLatin1String(metadataNamespace))
            return QStringLiteral("Element {%1}%2 invalid at this location in type %3")
                .arg(each.space, each.name, type.name);
        if (!isValue(*member, each.text))
            return wrongValue(*member, each.text);
        seen.append(each.name);
    }
    return std::nullopt;
}

std::optional<MetadataError> checkComponent(Org &org, const MetadataType &type, const Component &proposed,
                                            const Component *before)
{
    if (auto problem = missingMembers(type, proposed))
        return problem;
    const bool named = type.isAppPart() || type.is(metadatatype::app) || type.is(metadatatype::connectedApp);
    if (named) {
        if (auto problem = badName(proposed.fullName))
            return problem;
    }
    if (type.isAppPart()) {
        if (auto problem = badReference(org, proposed, before))
            return problem;
    }
    return badContent(org, type, proposed, before);
}

std::optional<MetadataError> checkRight(Org &org, const MetadataType &type, const Org::User &user)
{
    const bool policies = type.is(metadatatype::policies) || type.is(metadatatype::oauthPolicies);
    const bool part = type.isAppPart() || type.is(metadatatype::app);
    const QByteArray needed = policies ? "ExternalClientAppAdmin"
        : part                         ? "ExternalClientAppDeveloper"
                                       : "CustomizeApplication";
    if (org.visibility(user).may(needed))
        return std::nullopt;
    return MetadataError{"INSUFFICIENT_ACCESS",
                         QStringLiteral("You do not have the permission needed for %1: %2")
                             .arg(type.name, QLatin1String(needed))};
}

} // namespace fairlead::practice::salesforce
