// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/org.h"

#include "practice/salesforce/licenses.h"
#include "practice/salesforce/recordid.h"
#include "practice/salesforce/seedsetup.h"
#include "practice/seed/credentials.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

// Registered as the provider would have them: three ports, nothing else (design, "Decisions").
App connectedApp()
{
    App app{credentials::salesforceClient.id,
            credentials::salesforceClient.secret,
            QStringLiteral("Fairlead"),
            {},
            {QStringLiteral("api"), QStringLiteral("refresh_token"), QStringLiteral("openid"),
             QStringLiteral("web"), QStringLiteral("id"), QStringLiteral("profile"),
             QStringLiteral("email")}};
    for (int port : {41717, 41718, 41719})
        app.redirects.append(QStringLiteral("http://localhost:%1/callback").arg(port));
    return app;
}

} // namespace

Org::Org(const ServiceOptions &options)
    : clock(*options.clock)
    , seed(options.seed)
    , app(connectedApp())
    , ids(fillStore(store, *worldOf(options), options.clock->nowUtc()))
    , access(store, settings)
    , records(store, clock, settings)
    , queries(store, clock)
    , bulk(store, clock, settings)
    , oauth(clock, settings)
{
    for (const auto &login : {credentials::admin, credentials::integrationUser})
        m_passwords.insert(login.username, login.password);
    // Everybody else shares one.
    SQLite::Statement names(store.database(), "SELECT Username FROM User");
    while (names.executeStep()) {
        const QString username = QString::fromUtf8(names.getColumn(0).getText());
        if (!m_passwords.contains(username))
            m_passwords.insert(username, credentials::standardUser.password);
    }
    settings.preauthorizedUsers = {credentials::integrationUser.username};
    applySettings();
    oauth.setOrganization(ids.organization);
}

std::optional<Org::User> Org::user(const QByteArray &id)
{
    const auto row = store.read(*Schema::instance().object("User"), id);
    if (!row)
        return std::nullopt;
    const Visibility &may = access.of(id);
    User user{id, row->text("Username"), row->text("Name")};
    user.frozen = may.frozen;
    user.active = (*row)["IsActive"].toBool() && !may.frozen;
    user.apiOnly = may.may("ApiUserOnly");
    user.administrator = may.may("ModifyAllData");
    user.approvesUninstalledApps = may.may("CanApproveUninstalledApps");
    user.managesUsers = may.may("ManageUsers");
    return user;
}

std::optional<Org::User> Org::userByName(const QString &username)
{
    const auto found = store.idsWhere(*Schema::instance().object("User"), "Username", username.toUtf8());
    return found.isEmpty() ? std::nullopt : user(found.first());
}

std::optional<Org::User> Org::authenticate(const QString &username, const QString &password)
{
    const auto known = m_passwords.constFind(username.trimmed().toLower());
    if (known == m_passwords.constEnd() || *known != password)
        return std::nullopt;
    return userByName(username.trimmed());
}

QByteArray Org::clientAddress(const Request &request) const
{
    const bool forwarded = !request.header("X-Forwarded-For").isEmpty();
    return forwarded || settings.clientAddress.isEmpty() ? request.clientAddress()
                                                         : settings.clientAddress.toLatin1();
}

void Org::applySettings()
{
    access.forget();
    if (m_externalIdField != settings.externalIdField) {
        m_externalIdField = settings.externalIdField;
        for (const Object &object : Schema::instance().objects()) {
            if (object.field("Fairlead_Id__c"))
                setExternalIdField(object, m_externalIdField);
        }
        // As an administrator who adds a field for a program lets that program use it.
        if (m_externalIdField)
            allowExternalIdField(store, ids, clock.nowUtc());
    }
    if (settings.duplicateRules != QLatin1String("off")) {
        for (const char *object : {"Account", "Contact", "Lead"})
            store.addIndex(object, "Name");
    }
    licenses::setIntegrationSeats(store, settings.integrationSeats, settings.pslSeats, clock.nowUtc());
    queries.setLimits({settings.maxOpenQueryLocators, settings.queryLocatorLifetimeSeconds});
    SQLite::Statement organization(store.database(),
                                   "UPDATE Organization SET IsSandbox = ?, OrganizationType = ?");
    organization.bind(1, settings.isSandbox ? 1 : 0);
    organization.bind(2, settings.organizationType.toUtf8().constData());
    organization.exec();
}

void Org::setExternalIdField(const Object &object, bool there)
{
    access.setExtended(object, there);
    const Object &rights = *Schema::instance().object("FieldPermissions");
    for (const QByteArray &id : store.idsWhere(rights, "Field", object.name + ".Fairlead_Id__c"))
        store.erase(rights, id);
    describedSince = clock.nowUtc();
    // HTTP dates, which it is compared with, know no milliseconds.
    describedSince = describedSince.addMSecs(-describedSince.time().msec());
}

void Org::listTokens()
{
    if (m_listedApprovals == oauth.approvalsRevision())
        return;
    m_listedApprovals = oauth.approvalsRevision();
    const Object &tokens = objectNamed("OauthToken");
    QHash<QByteArray, QByteArray> gone; // ids of the rows, by what ends the approval
    SQLite::Statement listed(store.database(), "SELECT DeleteToken, Id FROM OauthToken");
    while (listed.executeStep())
        gone.insert(listed.getColumn(0).getText(), listed.getColumn(1).getText());
    for (const OAuth::Approval &each : oauth.approvals()) {
        const auto known = store.read(tokens, gone.take(each.deleteToken));
        Row row = known.value_or(Row(tokens));
        row["UserId"] = QString::fromLatin1(each.user);
        row["AppName"] = each.client == app.id ? app.name : each.client;
        // Null means that the app is not installed (reference Salesforce 1.5).
        row["AppMenuItemId"] =
            settings.appInstalled ? QVariant(QString::fromLatin1(recordid::make("0DS", 1))) : QVariant();
        row["CreatedDate"] = Store::stamp(each.made);
        row["LastUsedDate"] = Store::stamp(each.lastUsed);
        row["UseCount"] = each.uses;
        row["DeleteToken"] = QString::fromLatin1(each.deleteToken);
        if (known)
            store.update(row, *known, each.lastUsed, each.user);
        else
            store.insert(row, each.made, each.user);
    }
    for (const QByteArray &id : std::as_const(gone))
        store.erase(tokens, id);
}

void Org::refreshSandbox()
{
    const QByteArray fresh = recordid::make("00D", ++m_organizationNumber);
    SQLite::Statement update(store.database(), "UPDATE Organization SET Id = ?");
    update.bind(1, fresh.constData());
    update.exec();
    ids.organization = fresh;
    oauth.setOrganization(fresh);
    oauth.revokeEverything();
    queries.closeAll();
    bulk.clear();
}

const jwt::Key &Org::signingKey()
{
    if (!m_signingKey.isValid())
        m_signingKey = jwt::Key::generate(QStringLiteral("practice Salesforce"));
    return m_signingKey;
}

const jwt::Key &Org::bearerKey()
{
    if (!m_bearerKey.isValid()) {
        m_bearerKey = jwt::Key::generate(QStringLiteral("practice integration"));
        settings.certificate = m_bearerKey.certificatePem();
    }
    return m_bearerKey;
}

} // namespace fairlead::practice::salesforce
