// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/jwt.h"
#include "practice/seed/world.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// Who and what is in the practice organisation's directory: tenants, accounts, app registrations, resources.
/// Plain data and look-ups; the rules are in the services. One thread.
namespace fairlead::practice {

struct EntraDomain
{
    QString name;
    bool federated = false;
};

struct EntraTenant
{
    QString id; ///< GUID
    QString name;
    QString country;
    QList<EntraDomain> domains;
    bool nationalCloud = false; ///< answers only with AADSTS90038
};

/// How sign-in at `…/{segment}/…` is limited (reference 1.1).
struct TenantSegment
{
    enum class Kind { Tenant, Organizations, Common, Consumers, Unknown };
    Kind kind = Kind::Unknown;
    const EntraTenant *tenant = nullptr; ///< only for Tenant
};

struct EntraUser
{
    QString oid;
    QString tenant;
    QString upn;
    QString givenName;
    QString surname;
    QString password;
    bool globalAdmin = false;
    bool mayConsent = true;
    /// What this account meets at every sign-in, once its password was right; 0: nothing.
    int refusal = 0;
    /// What its refresh tokens meet; 0: nothing.
    int refreshRefusal = 0;
    QString note; ///< one line for the README
    // State
    int wrongPasswords = 0;
    QDateTime lockedUntil;
    QDateTime tokensValidFrom;
    int endedAccess = 0; ///< how often its access tokens were ended before their time

    QString name() const { return givenName + QLatin1Char(' ') + surname; }
};

struct EntraSecret
{
    QString id; ///< what people paste by mistake (AADSTS7000215)
    QString value;
    bool expired = false;
    QDateTime ends{QDate(2035, 1, 1), QTime(0, 0), Qt::UTC}; ///< AADSTS7000222 from then on
};

struct EntraApp
{
    QString id;
    QString name;
    QString homeTenant;
    bool multiTenant = true;
    bool publicFlows = true; ///< "Allow public client flows"
    bool enabled = true;
    bool nativeRedirects = true; ///< http://localhost and …/common/oauth2/nativeclient
    QStringList webRedirects;
    QStringList resources; ///< application ids of what the registration lists
    QList<EntraSecret> secrets;
    QList<jwt::Key> certificates;
    QSet<QString> assignedOnly; ///< user oids; empty: no assignment required
    QString note;

    QString servicePrincipalId() const; ///< the same in every tenant here
};

/// A delegated consent, of one user or of everybody in a tenant.
struct EntraConsent
{
    QString id;
    QString userOid; ///< empty: everybody
    QString resourceAppId;
    QString scope; ///< what is granted, as Graph lists it
};

struct EntraResource
{
    QString appId;
    QString name;
    QStringList identifiers; ///< application id URIs, compared by host, ignoring a trailing slash
    QStringList delegated; ///< permissions a user can grant; the first is what ".default" stands for
    quint16 loopbackPort = 0; ///< this program's own: any loopback name with this port is the resource
};

class Directory
{
public:
    /// The people of the seed have accounts too.
    explicit Directory(QList<Employee> employees);

    /// Everything as at the start; resources and the signing key stay.
    void reset();
    /// The port a resource of ours answers at, once it listens.
    void setResourcePort(const QString &appId, quint16 port);

    TenantSegment segment(const QString &text) const;
    const EntraTenant *tenant(const QString &id) const;
    const EntraTenant *tenantOfDomain(const QString &domain, bool *federated = nullptr) const;
    EntraUser *user(const QString &upn);
    EntraUser *userByOid(const QString &oid);
    const EntraUser *userByOid(const QString &oid) const;
    const QList<EntraUser> &users() const { return m_users; }
    /// Null where the app is not in that tenant.
    EntraApp *app(const QString &clientId);
    const QList<EntraApp> &apps() const { return m_apps; }
    /// `identifier`: what stands before the permission in a scope.
    const EntraResource *resource(const QString &identifier) const;
    const EntraResource *resourceByAppId(const QString &appId) const;

    /// Whether the app has a service principal there: at home, or where somebody has consented.
    bool isInstalled(const EntraApp &app, const QString &tenant) const;
    bool hasConsent(const EntraApp &app, const EntraUser &user, const EntraResource &resource) const;
    void consent(const QString &appId, const QString &userOid, const QString &resourceAppId);
    void consentForTenant(const QString &appId, const QString &tenant, const QStringList &resourceAppIds);

    QList<EntraConsent> consents(const QString &appId, const QString &tenant) const;
    /// False where there is none of that id in that tenant.
    bool withdrawConsent(const QString &tenant, const QString &id);

    const jwt::Key &signingKey() const { return m_key; }
    QByteArray signingKeyId() const;

    static QString dataverseAppId() { return QStringLiteral("00000007-0000-0000-c000-000000000000"); }
    static QString graphAppId() { return QStringLiteral("00000003-0000-0000-c000-000000000000"); }
    /// Every named account has it, but the few with a password of their own.
    static QString commonPassword() { return QStringLiteral("Practice-Makes-2026"); }
    static QString otherTenant() { return QStringLiteral("b6d2f0e4-83a5-4d17-8c3b-91f7e25a6d08"); }
    /// An object id that comes out the same in every run.
    static QString objectId(const QString &name);

private:
    void fill();

    QList<Employee> m_employees;
    jwt::Key m_key;
    QList<EntraTenant> m_tenants;
    QList<EntraUser> m_users;
    QList<EntraApp> m_apps;
    QList<EntraResource> m_resources;
    QSet<QString> m_grants; ///< "app|user or tenant|resource"
};

} // namespace fairlead::practice
