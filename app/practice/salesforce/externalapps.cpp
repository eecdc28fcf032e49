// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/externalapps.h"

#include "practice/salesforce/setuprights.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

// Metadata and OAuth name the scopes differently; the others are the same in lower case (reference Salesforce
// 5.1).
QStringList oauthScopes(const QStringList &names)
{
    static const QHash<QString, QString> others{
        {QStringLiteral("Basic"), QStringLiteral("id")},
        {QStringLiteral("RefreshToken"), QStringLiteral("refresh_token")},
        {QStringLiteral("OfflineAccess"), QStringLiteral("offline_access")},
        {QStringLiteral("CustomPermissions"), QStringLiteral("custom_permissions")},
    };
    QStringList out;
    for (const QString &name : names)
        out.append(others.value(name, name.toLower()));
    return out;
}

// A PEM text whose lines were joined on the way, or indented with the file they stand in.
QByteArray pemOf(const QString &text)
{
    QByteArrayList lines;
    for (const QByteArray &line : text.toLatin1().split('\n'))
        lines.append(line.trimmed());
    return lines.join('\n') + '\n';
}

const Component *partOf(const QList<Component> &parts, const char *type)
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const Component &each) { return each.type == QLatin1String(type); });
    return found == parts.end() ? nullptr : &*found;
}

ClientApp externalApp(const MetadataStore &metadata, const Component &global)
{
    const QString name = global.value("externalClientApplication");
    const Component *header = metadata.find(QLatin1String(metadatatype::app), name);
    const QList<Component> parts = metadata.partsOf(name);
    ClientApp app;
    app.name = header->fullName;
    app.id = header->id;
    app.key = global.value("consumerKey");
    app.certificate = pemOf(global.value("certificate"));
    app.namedUserJwt = global.isTrue("isNamedUserJwtEnabled");
    if (const Component *settings = partOf(parts, metadatatype::oauthSettings))
        app.scopes = oauthScopes(settings->list("commaSeparatedOauthScopes"));
    const Component *policies = partOf(parts, metadatatype::policies);
    app.hasPolicies = policies != nullptr;
    app.enabled = policies && policies->isTrue("isEnabled");
    app.oauthEnabled = policies && policies->isTrue("isOauthPluginEnabled");
    const Component *oauth = partOf(parts, metadatatype::oauthPolicies);
    app.hasOauthPolicies = oauth != nullptr;
    if (oauth) {
        app.adminApproved =
            oauth->value("permittedUsersPolicyType") == QLatin1String("AdminApprovedPreAuthorized");
        app.permissionSets = oauth->list("commaSeparatedPermissionSet");
        app.profiles = oauth->list("commaSeparatedProfile");
    }
    app.changed = header->modified;
    for (const Component &part : parts)
        app.changed = std::max(app.changed, part.modified);
    return app;
}

ClientApp connectedAppOf(Org &org, const Component &component)
{
    const XmlNode *oauth = component.member("oauthConfig");
    ClientApp app;
    app.name = component.fullName;
    app.id = component.id;
    app.key = oauth->value("consumerKey");
    app.certificate = pemOf(oauth->value("certificate"));
    app.scopes = oauthScopes(oauth->values("scopes"));
    app.adminApproved = oauth->value("isAdminApproved") == QLatin1String("true");
    app.changed = component.modified;
    // Connected apps name their permission sets, external client apps give ids.
    const Object &sets = *Schema::instance().object("PermissionSet");
    for (const XmlNode &each : component.members) {
        if (each.name == QLatin1String("profileName"))
            app.profiles.append(each.text);
        if (each.name == QLatin1String("permissionSetName")) {
            for (const QByteArray &id : org.store.idsWhere(sets, "Name", each.text.toUtf8()))
                app.permissionSets.append(QString::fromLatin1(id));
        }
    }
    return app;
}

QString keyOf(const Component &component)
{
    if (component.type == QLatin1String(metadatatype::globalSettings))
        return component.value("consumerKey");
    const XmlNode *oauth = component.member("oauthConfig");
    return component.type == QLatin1String(metadatatype::connectedApp) && oauth ? oauth->value("consumerKey")
                                                                                : QString();
}

bool isLetInByProfile(Org &org, const ClientApp &app, const QByteArray &user)
{
    const auto profile = profileOf(org, user);
    return profile
        && (app.profiles.contains(profile->text("Name")) || app.profiles.contains(profile->text("Id"))
            || app.profiles.contains(profile->text("Id").left(15)));
}

bool isLetInByPermissionSet(Org &org, const ClientApp &app, const QByteArray &user)
{
    const Object &access = *Schema::instance().object("SetupEntityAccess");
    const QByteArrayList held = permissionSetsOf(org, user);
    return std::any_of(held.begin(), held.end(), [&](const QByteArray &set) {
        const QString id = QString::fromLatin1(set);
        return app.permissionSets.contains(id) || app.permissionSets.contains(id.left(15))
            || !org.store.idsWhere(access, {{"ParentId", set}, {"SetupEntityId", app.id}}).isEmpty();
    });
}

XmlNode leaf(const char *name, const QString &text)
{
    XmlNode node{QLatin1String(name)};
    node.text = text;
    return node;
}

} // namespace

std::optional<ClientApp> clientApp(Org &org, const QString &consumerKey)
{
    for (const Component &each : org.metadata.components()) {
        if (consumerKey.isEmpty() || keyOf(each) != consumerKey)
            continue;
        return each.type == QLatin1String(metadatatype::connectedApp) ? connectedAppOf(org, each)
                                                                      : externalApp(org.metadata, each);
    }
    return std::nullopt;
}

QStringList consumerKeys(const MetadataStore &metadata)
{
    QStringList out;
    for (const Component &each : metadata.components()) {
        if (!keyOf(each).isEmpty())
            out.append(keyOf(each));
    }
    return out;
}

std::optional<OAuthError> refusalOfAll(const Org &org, const ClientApp &app)
{
    // New and changed apps are not known everywhere at once (reference Salesforce 1.6, trap 17).
    if (app.changed.secsTo(org.clock.nowUtc()) < org.settings.appPropagationSeconds)
        return OAuthError{"invalid_client_id", "client identifier invalid"};
    if (org.settings.blocks(app.name))
        return OAuthError{"app_blocked", "this app is blocked by admin"};
    if (!app.hasPolicies)
        return OAuthError{"ecapp_policy_not_found", "external client app policy not found"};
    if (!app.enabled)
        return OAuthError{"app_blocked", "this app is blocked by admin"};
    if (!app.oauthEnabled)
        return OAuthError{"oauth_flow_disabled", "OAuth flow is disabled for this app"};
    if (!app.hasOauthPolicies)
        return OAuthError{"oauth_policy_not_found", "OAuth policy not found"};
    // Without anything but these a token would be good for nothing (reference Salesforce 1.6, requirement 3).
    const bool usable = std::any_of(app.scopes.begin(), app.scopes.end(), [](const QString &scope) {
        return scope != QLatin1String("refresh_token") && scope != QLatin1String("offline_access");
    });
    if (!usable)
        return OAuthError{"invalid_scope", "no valid scopes defined"};
    return std::nullopt;
}

std::optional<OAuthError> refusalOf(Org &org, const ClientApp &app, const Org::User &user)
{
    if (!app.adminApproved)
        return OAuthError{"invalid_grant", "user hasn't approved this consumer"};
    if (isLetInByProfile(org, app, user.id) || isLetInByPermissionSet(org, app, user.id))
        return std::nullopt;
    return OAuthError{"invalid_app_access", "user is not admin approved to access this app"};
}

void addDefaultPolicies(MetadataStore &metadata, const QString &app, const QDateTime &now,
                        const QByteArray &by)
{
    const Component *header = metadata.find(QLatin1String(metadatatype::app), app);
    const QList<Component> parts = metadata.partsOf(app);
    const Component *settings = partOf(parts, metadatatype::oauthSettings);
    if (!header || !settings)
        return;
    const auto add = [&](const char *type, const QString &owner, const QList<XmlNode> &members) {
        if (partOf(parts, type))
            return;
        const QString name = owner + QStringLiteral("_defaultPolicy");
        Component policy{QLatin1String(type), name};
        policy.members = members;
        policy.members.append(leaf("label", name));
        policy.created = policy.modified = now;
        policy.createdBy = policy.modifiedBy = by;
        metadata.put(policy);
    };
    const QString reference = header->fullName;
    const QString settingsName = settings->fullName;
    add(metadatatype::policies, reference,
        {leaf("externalClientApplication", reference), leaf("isEnabled", QStringLiteral("true")),
         leaf("isOauthPluginEnabled", QStringLiteral("true"))});
    add(metadatatype::oauthPolicies, settingsName,
        {leaf("externalClientApplication", reference),
         leaf("ipRelaxationPolicyType", QStringLiteral("Enforce")),
         leaf("permittedUsersPolicyType", QStringLiteral("AllSelfAuthorized")),
         leaf("refreshTokenPolicyType", QStringLiteral("Infinite")),
         leaf("requiredSessionLevel", QStringLiteral("STANDARD"))});
}

} // namespace fairlead::practice::salesforce
