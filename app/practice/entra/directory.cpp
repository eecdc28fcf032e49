// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/directory.h"
#include "practice/entra/accounts.h"
#include "practice/seed/credentials.h"

#include <QUuid>

#include <algorithm>

namespace fairlead::practice {

namespace {

bool sameText(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isLoopback(const QString &host)
{
    return host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost")
        || host == QLatin1String("::1");
}

QString grantKey(const QString &app, const QString &who, const QString &resource)
{
    return app + QLatin1Char('|') + who + QLatin1Char('|') + resource;
}

template <typename Row> Row *findById(QList<Row> &rows, const QString &id)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row &row) { return sameText(row.id, id); });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

QString EntraApp::servicePrincipalId() const
{
    return Directory::objectId(id + QStringLiteral("/principal"));
}

Directory::Directory(QList<Employee> employees)
    : m_employees(std::move(employees))
    , m_key(jwt::Key::generate(QStringLiteral("accounts.accesscontrol.practice.example")))
{
    m_resources = {
        {dataverseAppId(), QStringLiteral("Dataverse"), {}, {QStringLiteral("user_impersonation")}, 0},
        {graphAppId(),
         QStringLiteral("Microsoft Graph"),
         {QStringLiteral("https://graph.microsoft.com")},
         {QStringLiteral("User.Read"), QStringLiteral("Calendars.Read"),
          QStringLiteral("Calendars.ReadWrite"), QStringLiteral("Contacts.Read"),
          QStringLiteral("Contacts.ReadWrite"), QStringLiteral("MailboxSettings.Read"),
          QStringLiteral("User.Read.All"), QStringLiteral("User.ReadBasic.All"),
          QStringLiteral("LicenseAssignment.Read.All"), QStringLiteral("Organization.Read.All"),
          QStringLiteral("Domain.Read.All"), QStringLiteral("CrossTenantInformation.ReadBasic.All"),
          QStringLiteral("Application.Read.All"), QStringLiteral("DelegatedPermissionGrant.ReadWrite.All"),
          QStringLiteral("User.RevokeSessions.All")},
         0},
    };
    fill();
}

void Directory::reset()
{
    fill();
}

void Directory::fill()
{
    m_tenants = practiceTenants();
    m_users = practiceAccounts(m_employees);
    m_apps = practiceRegistrations();
    m_grants.clear();
    // The administrator has consented for the whole organisation long ago, except for one app.
    for (const EntraApp &app : std::as_const(m_apps)) {
        if (app.id != appid::noConsent)
            consentForTenant(app.id, credentials::tenant, app.resources);
    }
}

void Directory::setResourcePort(const QString &appId, quint16 port)
{
    for (EntraResource &resource : m_resources) {
        if (resource.appId == appId)
            resource.loopbackPort = port;
    }
}

TenantSegment Directory::segment(const QString &text) const
{
    using Kind = TenantSegment::Kind;
    if (sameText(text, QStringLiteral("organizations")))
        return {Kind::Organizations, nullptr};
    if (sameText(text, QStringLiteral("common")))
        return {Kind::Common, nullptr};
    if (sameText(text, QStringLiteral("consumers")))
        return {Kind::Consumers, nullptr};
    if (const EntraTenant *found = tenant(text))
        return {Kind::Tenant, found};
    if (const EntraTenant *found = tenantOfDomain(text))
        return {Kind::Tenant, found};
    return {};
}

const EntraTenant *Directory::tenant(const QString &id) const
{
    const auto found = std::find_if(m_tenants.cbegin(), m_tenants.cend(),
                                    [&](const EntraTenant &row) { return sameText(row.id, id); });
    return found == m_tenants.cend() ? nullptr : &*found;
}

const EntraTenant *Directory::tenantOfDomain(const QString &domain, bool *federated) const
{
    for (const EntraTenant &row : m_tenants) {
        for (const EntraDomain &own : row.domains) {
            if (!sameText(own.name, domain))
                continue;
            if (federated)
                *federated = own.federated;
            return &row;
        }
    }
    return nullptr;
}

EntraUser *Directory::user(const QString &upn)
{
    const auto found = std::find_if(m_users.begin(), m_users.end(),
                                    [&](const EntraUser &row) { return sameText(row.upn, upn); });
    return found == m_users.end() ? nullptr : &*found;
}

const EntraUser *Directory::userByOid(const QString &oid) const
{
    const auto found =
        std::find_if(m_users.begin(), m_users.end(), [&](const EntraUser &row) { return row.oid == oid; });
    return found == m_users.end() ? nullptr : &*found;
}

EntraUser *Directory::userByOid(const QString &oid)
{
    const auto found =
        std::find_if(m_users.begin(), m_users.end(), [&](const EntraUser &row) { return row.oid == oid; });
    return found == m_users.end() ? nullptr : &*found;
}

EntraApp *Directory::app(const QString &clientId)
{
    return findById(m_apps, clientId);
}

const EntraResource *Directory::resource(const QString &identifier) const
{
    if (const EntraResource *named = resourceByAppId(identifier))
        return named;
    const QUrl url(identifier);
    for (const EntraResource &row : m_resources) {
        if (row.loopbackPort != 0
            && url.port(url.scheme() == QLatin1String("https") ? 443 : 80) == row.loopbackPort
            && isLoopback(url.host()))
            return &row;
        for (const QString &known : row.identifiers) {
            const QUrl other(known);
            if (!url.host().isEmpty() && sameText(url.host(), other.host()) && url.port() == other.port()
                && url.scheme() == other.scheme())
                return &row;
        }
    }
    return nullptr;
}

const EntraResource *Directory::resourceByAppId(const QString &appId) const
{
    const auto found = std::find_if(m_resources.cbegin(), m_resources.cend(),
                                    [&](const EntraResource &row) { return sameText(row.appId, appId); });
    return found == m_resources.cend() ? nullptr : &*found;
}

bool Directory::isInstalled(const EntraApp &app, const QString &tenant) const
{
    if (app.homeTenant == tenant)
        return true;
    return std::any_of(m_grants.cbegin(), m_grants.cend(), [&](const QString &key) {
        const QStringList parts = key.split(QLatin1Char('|'));
        if (parts.value(0) != app.id)
            return false;
        const auto who = std::find_if(m_users.cbegin(), m_users.cend(),
                                      [&](const EntraUser &row) { return row.oid == parts.value(1); });
        return parts.value(1) == tenant || (who != m_users.cend() && who->tenant == tenant);
    });
}

bool Directory::hasConsent(const EntraApp &app, const EntraUser &user, const EntraResource &resource) const
{
    if (m_grants.contains(grantKey(app.id, user.oid, resource.appId)))
        return true;
    return m_grants.contains(grantKey(app.id, user.tenant, resource.appId)) && user.refusal != 65001;
}

void Directory::consent(const QString &appId, const QString &userOid, const QString &resourceAppId)
{
    m_grants.insert(grantKey(appId, userOid, resourceAppId));
}

void Directory::consentForTenant(const QString &appId, const QString &tenant,
                                 const QStringList &resourceAppIds)
{
    for (const QString &resourceAppId : resourceAppIds)
        m_grants.insert(grantKey(appId, tenant, resourceAppId));
}

QList<EntraConsent> Directory::consents(const QString &appId, const QString &tenant) const
{
    QList<EntraConsent> found;
    for (const QString &key : m_grants) {
        const QStringList parts = key.split(QLatin1Char('|'));
        const QString who = parts.value(1);
        const bool hasUser = std::any_of(m_users.cbegin(), m_users.cend(), [&](const EntraUser &row) {
            return row.oid == who && row.tenant == tenant;
        });
        if (parts.value(0) != appId || (who != tenant && !hasUser))
            continue;
        const EntraResource *resource = resourceByAppId(parts.value(2));
        found.append({objectId(QStringLiteral("consent/") + key), who == tenant ? QString() : who,
                      parts.value(2), resource ? resource->delegated.join(QLatin1Char(' ')) : QString()});
    }
    return found;
}

bool Directory::withdrawConsent(const QString &tenant, const QString &id)
{
    for (const EntraApp &app : std::as_const(m_apps)) {
        for (const EntraConsent &consent : consents(app.id, tenant)) {
            if (consent.id == id)
                return m_grants.remove(grantKey(app.id, consent.userOid.isEmpty() ? tenant : consent.userOid,
                                                consent.resourceAppId));
        }
    }
    return false;
}

QByteArray Directory::signingKeyId() const
{
    return m_key.thumbprintSha1();
}

QString Directory::objectId(const QString &name)
{
    static const QUuid space(QStringLiteral("{6f1d8e02-47c9-4b1a-9f35-d0a8b2c7e614}"));
    return QUuid::createUuidV5(space, name.toLower()).toString(QUuid::WithoutBraces);
}

} // namespace fairlead::practice
