// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"
#include "practice/seed/credentials.h"
#include "unit/practice/metadatadesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

/// External client apps and the logins that go by them.
class TestPracticeExternalApps : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void logsInAsWhoeverIsLetIn_data();
    void logsInAsWhoeverIsLetIn();
    void refusals_data();
    void refusals();
    void disabledApps_data();
    void disabledApps();
    void users_data();
    void users();
    void loginIpRanges_data();
    void loginIpRanges();
    void isNotKnownAtOnce();
    void tokensDieWithTheApp();
    void revokeEndsOneSession();
    void setupEntityAccessLetsInToo();
    void scopesDecide_data();
    void scopesDecide();
    void blockedByName_data();
    void blockedByName();
    void connectedAppsWhereAllowed();
    void theOtherAppStaysAsItIs();
    void historyNamesTheApp();
    void appsAreListed();
    void namedUserTokensAreForRest();

private:
    using Members = MetadataDesk::Members;

    QJsonObject login(const QString &username, const QJsonObject &changes = {}, const Headers &headers = {});
    void make(const Members &oauthPolicies = {}, const Members &policies = {}, const Members &global = {});
    QString permissionSet() { return id(QStringLiteral("PermissionSet WHERE Name = 'CRM_Integration'")); }
    QString id(const QString &from)
    {
        const QByteArray kept = std::exchange(m_desk->token, m_desk->admin);
        const QString found = m_desk->rows(QStringLiteral("SELECT Id FROM ") + from)
                                  .at(0)
                                  .toObject()
                                  .value(QStringLiteral("Id"))
                                  .toString();
        m_desk->token = kept;
        return found;
    }
    static QString text(const QJsonObject &object, const char *name)
    {
        return object.value(QLatin1String(name)).toString();
    }
    int apiStatus(const QJsonObject &answer)
    {
        m_desk->token = text(answer, "access_token").toLatin1();
        return m_desk->api("GET", QStringLiteral("/limits")).status;
    }

    std::optional<MetadataDesk> m_desk;
    jwt::Key m_key;
    jwt::Key m_otherKey;
};

void TestPracticeExternalApps::initTestCase()
{
    m_key = jwt::Key::generate(QStringLiteral("sync"));
    m_otherKey = jwt::Key::generate(QStringLiteral("other"));
}

void TestPracticeExternalApps::init()
{
    m_desk.emplace();
}

void TestPracticeExternalApps::make(const Members &oauthPolicies, const Members &policies,
                                    const Members &global)
{
    const Members settings = MetadataDesk::with(
        {{QStringLiteral("certificate"), QString::fromLatin1(m_key.certificatePem())}}, global);
    const QString name = QStringLiteral("Sync");
    const QString oauth = QStringLiteral("SyncOauth");
    const auto policy = QStringLiteral("%1_defaultPolicy");
    const auto done = [](const MetadataDesk::Result &result) { QCOMPARE(result.message, QString()); };
    done(m_desk->create("ExternalClientApplication", name, MetadataDesk::header()));
    done(m_desk->create("ExtlClntAppOauthSettings", oauth, MetadataDesk::oauthSettings()));
    done(m_desk->create("ExtlClntAppGlobalOauthSettings", QStringLiteral("SyncGlobal"),
                        MetadataDesk::globalSettings(settings)));
    done(m_desk->save("upsert", "ExtlClntAppOauthConfigurablePolicies", policy.arg(oauth),
                      MetadataDesk::oauthPolicies(oauthPolicies)));
    done(m_desk->save("upsert", "ExtlClntAppConfigurablePolicies", policy.arg(name),
                      MetadataDesk::policies(policies)));
}

QJsonObject TestPracticeExternalApps::login(const QString &username, const QJsonObject &changes,
                                            const Headers &headers)
{
    QJsonObject claims{{QStringLiteral("iss"), QStringLiteral("sync-key-1")},
                       {QStringLiteral("sub"), username},
                       {QStringLiteral("aud"), QStringLiteral("https://login.salesforce.com")},
                       {QStringLiteral("exp"), m_desk->clock.nowUtc().toSecsSinceEpoch() + 150}};
    jwt::Key key = m_key;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.key() == QLatin1String("key"))
            key = m_otherKey;
        else
            claims.insert(it.key(), *it);
    }
    return SalesforceDesk::object(m_desk->form(
        QStringLiteral("/services/oauth2/token"),
        {{QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer")},
         {QStringLiteral("assertion"), QString::fromLatin1(jwt::sign({}, claims, key))}},
        headers));
}

void TestPracticeExternalApps::logsInAsWhoeverIsLetIn_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("integration");
    QTest::addColumn<QString>("standard");
    const QString set = QStringLiteral("commaSeparatedPermissionSet");
    const QString profile = QStringLiteral("commaSeparatedProfile");
    const QString no = QStringLiteral("invalid_app_access");
    QTest::newRow("nobody") << set << QString() << no << no;
    QTest::newRow("permission set") << set << QStringLiteral("SET") << QString() << no;
    QTest::newRow("permission set, short") << set << QStringLiteral("SHORT") << QString() << no;
    QTest::newRow("profile by name") << profile << QStringLiteral("Standard User") << no << QString();
    QTest::newRow("profiles by name")
        << profile << QStringLiteral("Standard User, Minimum Access - API Only Integrations") << QString()
        << QString();
    QTest::newRow("profile by id") << profile << QStringLiteral("PROFILE") << no << QString();
    QTest::newRow("self-authorised") << QStringLiteral("permittedUsersPolicyType")
                                     << QStringLiteral("AllSelfAuthorized") << QStringLiteral("invalid_grant")
                                     << QStringLiteral("invalid_grant");
}

void TestPracticeExternalApps::logsInAsWhoeverIsLetIn()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    value.replace(QStringLiteral("SET"), permissionSet());
    value.replace(QStringLiteral("SHORT"), permissionSet().left(15));
    value.replace(QStringLiteral("PROFILE"), id(QStringLiteral("Profile WHERE Name = 'Standard User'")));
    make({{member, value}});
    const auto integration = login(credentials::integrationUser.username);
    QTEST(text(integration, "error"), "integration");
    QTEST(text(login(credentials::standardUser.username), "error"), "standard");
    if (!integration.contains(QStringLiteral("error"))) {
        QVERIFY(!integration.contains(QStringLiteral("refresh_token")));
        QCOMPARE(text(integration, "scope"), QStringLiteral("api"));
        QCOMPARE(apiStatus(integration), 200);
    }
}

void TestPracticeExternalApps::refusals_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *title, const char *claim, const QJsonValue &value, const char *error,
                        const char *description) {
        QTest::newRow(title) << QJsonObject{{QLatin1String(claim), value}} << QString::fromLatin1(error)
                             << QString::fromLatin1(description);
    };
    const qint64 now = SalesforceDesk(1).clock.nowUtc().toSecsSinceEpoch();
    row("none", "x", 1, "", "");
    row("unknown key", "iss", QStringLiteral("sync-key-2"), "invalid_client_id", "client identifier invalid");
    row("no key", "iss", QString(), "invalid_client_id", "client identifier invalid");
    row("case of the key", "iss", QStringLiteral("Sync-Key-1"), "invalid_client_id",
        "client identifier invalid");
    row("wrong key pair", "key", 1, "invalid_grant", "invalid assertion");
    row("sandbox", "aud", QStringLiteral("https://test.salesforce.com"), "invalid_grant",
        "audience is invalid");
    row("expired", "exp", now - 60, "invalid_grant", "expired authorization code");
    row("nobody", "sub", QStringLiteral("nobody@larkmoor.example"), "invalid_grant",
        "user hasn't approved this consumer");
    row("inactive", "sub", credentials::inactiveUser.username, "inactive_user", "user is inactive");
    row("not let in", "sub", credentials::standardUser.username, "invalid_app_access",
        "user is not admin approved to access this app");
}

void TestPracticeExternalApps::refusals()
{
    QFETCH(QJsonObject, changes);
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    const auto answer = login(credentials::integrationUser.username, changes);
    QTEST(text(answer, "error"), "error");
    QTEST(text(answer, "error_description"), "description");
}

void TestPracticeExternalApps::disabledApps_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("error");
    QTest::newRow("disabled") << QByteArray("policies") << QStringLiteral("isEnabled")
                              << QStringLiteral("app_blocked");
    QTest::newRow("no OAuth") << QByteArray("policies") << QStringLiteral("isOauthPluginEnabled")
                              << QStringLiteral("oauth_flow_disabled");
    QTest::newRow("no policies") << QByteArray("ExtlClntAppConfigurablePolicies")
                                 << QStringLiteral("Sync_defaultPolicy")
                                 << QStringLiteral("ecapp_policy_not_found");
    QTest::newRow("no OAuth policies")
        << QByteArray("ExtlClntAppOauthConfigurablePolicies") << QStringLiteral("SyncOauth_defaultPolicy")
        << QStringLiteral("oauth_policy_not_found");
    QTest::newRow("no certificate") << QByteArray("global") << QStringLiteral("certificate")
                                    << QStringLiteral("invalid_grant");
}

void TestPracticeExternalApps::disabledApps()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, member);
    const Members set{{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}};
    if (type == "policies") {
        make(set, {{member, QStringLiteral("false")}});
    } else if (type == "global") {
        make(set, {}, {{member, QString()}});
    } else {
        make(set);
        QCOMPARE(m_desk->remove(type, {member}).first().code, QString());
    }
    QTEST(text(login(credentials::integrationUser.username), "error"), "error");
}

void TestPracticeExternalApps::users_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("value");
    QTest::newRow("inactive") << QStringLiteral("User") << QStringLiteral("IsActive") << false;
    QTest::newRow("frozen") << QStringLiteral("UserLogin") << QStringLiteral("IsFrozen") << true;
}

void TestPracticeExternalApps::users()
{
    QFETCH(QString, object);
    QFETCH(QString, field);
    QFETCH(bool, value);
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    const QString user =
        id(QStringLiteral("User WHERE Username = '%1'").arg(credentials::integrationUser.username));
    const QString row = object == QLatin1String("User")
        ? user
        : id(QStringLiteral("UserLogin WHERE UserId = '%1'").arg(user));
    m_desk->token = m_desk->admin;
    QCOMPARE(
        m_desk->api("PATCH", QStringLiteral("/sobjects/%1/%2").arg(object, row), QJsonObject{{field, value}})
            .status,
        204);
    QCOMPARE(text(login(credentials::integrationUser.username), "error"), QStringLiteral("inactive_user"));
}

void TestPracticeExternalApps::loginIpRanges_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *title, const char *start, const char *end, const char *from,
                        bool allowed) {
        QTest::newRow(title) << QString::fromLatin1(start) << QString::fromLatin1(end) << QByteArray(from)
                             << allowed;
    };
    row("first", "203.0.113.4", "203.0.113.9", "203.0.113.4", true);
    row("last", "203.0.113.4", "203.0.113.9", "203.0.113.9", true);
    row("before", "203.0.113.4", "203.0.113.9", "203.0.113.3", false);
    // As numbers, not as text.
    row("behind", "203.0.113.4", "203.0.113.9", "203.0.113.10", false);
    row("inside", "203.0.113.9", "203.0.113.11", "203.0.113.10", true);
    row("IPv6 inside", "2001:db8::1", "2001:db8::ffff", "2001:db8::10", true);
    row("IPv6 outside", "2001:db8::1", "2001:db8::ffff", "2001:db8::1:0", false);
    row("other family", "203.0.113.4", "203.0.113.9", "2001:db8::10", false);
}

void TestPracticeExternalApps::loginIpRanges()
{
    QFETCH(QString, start);
    QFETCH(QString, end);
    QFETCH(QByteArray, from);
    QFETCH(bool, allowed);
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()},
          // Relaxing helps everybody but this flow.
          {QStringLiteral("ipRelaxationPolicyType"), QStringLiteral("Bypass")}});
    m_desk->set({{QStringLiteral("loginIpRanges"),
                  QJsonObject{{QStringLiteral("Minimum Access - API Only Integrations"),
                               QJsonArray{QJsonObject{{QStringLiteral("startAddress"), start},
                                                      {QStringLiteral("endAddress"), end}}}}}}});
    const auto answer = login(credentials::integrationUser.username, {}, {{"X-Forwarded-For", from}});
    QCOMPARE(text(answer, "error"), allowed ? QString() : QStringLiteral("invalid_grant"));
    QCOMPARE(text(answer, "error_description"), allowed ? QString() : QStringLiteral("ip restricted"));
}

void TestPracticeExternalApps::isNotKnownAtOnce()
{
    m_desk->set({{QStringLiteral("appPropagationSeconds"), 600}});
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    const auto error = [&] { return text(login(credentials::integrationUser.username), "error"); };
    QCOMPARE(error(), QStringLiteral("invalid_client_id"));
    m_desk->clock.advance(599s);
    QCOMPARE(error(), QStringLiteral("invalid_client_id"));
    m_desk->clock.advance(1s);
    QCOMPARE(error(), QString());
    // A change has to go round as well.
    QCOMPARE(m_desk
                 ->save("update", "ExtlClntAppConfigurablePolicies", QStringLiteral("Sync_defaultPolicy"),
                        MetadataDesk::policies())
                 .message,
             QString());
    QCOMPARE(error(), QStringLiteral("invalid_client_id"));
}

void TestPracticeExternalApps::tokensDieWithTheApp()
{
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    const auto answer = login(credentials::integrationUser.username);
    QCOMPARE(apiStatus(answer), 200);
    QCOMPARE(m_desk->remove("ExternalClientApplication", {QStringLiteral("Sync")}).first().code, QString());
    QCOMPARE(apiStatus(answer), 401);
    QCOMPARE(text(login(credentials::integrationUser.username), "error"),
             QStringLiteral("invalid_client_id"));
    // Nobody else's do.
    m_desk->token = m_desk->admin;
    QCOMPARE(m_desk->api("GET", QStringLiteral("/limits")).status, 200);
}

void TestPracticeExternalApps::revokeEndsOneSession()
{
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    const auto first = login(credentials::integrationUser.username);
    const auto second = login(credentials::integrationUser.username);
    QCOMPARE(m_desk
                 ->form(QStringLiteral("/services/oauth2/revoke"),
                        {{QStringLiteral("token"), text(first, "access_token")}})
                 .status,
             200);
    QCOMPARE(apiStatus(first), 401);
    QCOMPARE(apiStatus(second), 200);
}

void TestPracticeExternalApps::setupEntityAccessLetsInToo()
{
    make();
    QCOMPARE(text(login(credentials::integrationUser.username), "error"),
             QStringLiteral("invalid_app_access"));
    const QString app = id(QStringLiteral("ExternalClientApplication WHERE DeveloperName = 'Sync'"));
    const QString set = permissionSet();
    m_desk->token = m_desk->admin;
    const QString access =
        m_desk->create(QStringLiteral("SetupEntityAccess"),
                       {{QStringLiteral("ParentId"), set}, {QStringLiteral("SetupEntityId"), app}});
    QVERIFY(!access.isEmpty());
    QCOMPARE(text(login(credentials::integrationUser.username), "error"), QString());
    QCOMPARE(text(login(credentials::standardUser.username), "error"), QStringLiteral("invalid_app_access"));
    // It goes with the app.
    QCOMPARE(m_desk->remove("ExternalClientApplication", {QStringLiteral("Sync")}).first().code, QString());
    QVERIFY(m_desk->rows(QStringLiteral("SELECT Id FROM SetupEntityAccess")).isEmpty());
    QVERIFY(m_desk->rows(QStringLiteral("SELECT Id FROM ExternalClientApplication")).isEmpty());
}

void TestPracticeExternalApps::scopesDecide_data()
{
    QTest::addColumn<QString>("scopes");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("status");
    QTest::newRow("api") << QStringLiteral("Api, RefreshToken") << QString() << 200;
    QTest::newRow("full") << QStringLiteral("Full") << QString() << 200;
    QTest::newRow("only others") << QStringLiteral("Web,Basic") << QString() << 401;
    QTest::newRow("nothing of use") << QStringLiteral("RefreshToken,OfflineAccess")
                                    << QStringLiteral("invalid_scope") << 401;
}

void TestPracticeExternalApps::scopesDecide()
{
    QFETCH(QString, scopes);
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    QCOMPARE(m_desk
                 ->save("update", "ExtlClntAppOauthSettings", QStringLiteral("SyncOauth"),
                        MetadataDesk::oauthSettings({{QStringLiteral("commaSeparatedOauthScopes"), scopes}}))
                 .message,
             QString());
    const auto answer = login(credentials::integrationUser.username);
    QTEST(text(answer, "error"), "error");
    QVERIFY(!text(answer, "scope").contains(QStringLiteral("refresh")));
    QTEST(apiStatus(answer), "status");
}

void TestPracticeExternalApps::blockedByName_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("external");
    QTest::addColumn<QString>("connected");
    const auto names = [](const char *name) {
        return QJsonObject{{QStringLiteral("blockedApps"), QJsonArray{QLatin1String(name)}}};
    };
    const QString blocked = QStringLiteral("app_blocked");
    QTest::newRow("all") << QJsonObject{{QStringLiteral("appBlocked"), true}} << blocked << blocked;
    QTest::newRow("the external one") << names("sync") << blocked << QString();
    QTest::newRow("the connected one") << names("Fairlead") << QString() << blocked;
    QTest::newRow("another") << names("Other") << QString() << QString();
}

void TestPracticeExternalApps::blockedByName()
{
    QFETCH(QJsonObject, settings);
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    m_desk->set(settings);
    QTEST(text(login(credentials::integrationUser.username), "error"), "external");
    const auto connected = SalesforceDesk::object(
        m_desk->form(QStringLiteral("/services/oauth2/token"),
                     {{QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                      {QStringLiteral("client_id"), credentials::salesforceClient.id},
                      {QStringLiteral("client_secret"), credentials::salesforceClient.secret}}));
    QTEST(text(connected, "error"), "connected");
}

void TestPracticeExternalApps::connectedAppsWhereAllowed()
{
    const Members app{
        {QStringLiteral("contactEmail"), QStringLiteral("ada@larkmoor.example")},
        {QStringLiteral("label"), QStringLiteral("Sync")},
        {QStringLiteral("oauthConfig"),
         QStringLiteral("<m:callbackUrl>http://localhost:41999/callback</m:callbackUrl><m:certificate>%1"
                        "</m:certificate><m:consumerKey>sync-key-1</m:consumerKey>"
                        "<m:isAdminApproved>true</m:isAdminApproved><m:scopes>Api</m:scopes>")
             .arg(QString::fromLatin1(m_key.certificatePem()))},
        {QStringLiteral("permissionSetName"), QStringLiteral("CRM_Integration")}};
    const auto refused = m_desk->create("ConnectedApp", QStringLiteral("Sync"), app);
    QCOMPARE(refused.code, QStringLiteral("INSUFFICIENT_ACCESS"));
    QVERIFY(refused.message.contains(QStringLiteral("contact Salesforce Customer Support")));
    m_desk->set({{QStringLiteral("connectedAppsAllowed"), true}});
    QCOMPARE(m_desk->create("ConnectedApp", QStringLiteral("Sync"), app).message, QString());
    const auto answer = login(credentials::integrationUser.username);
    QCOMPARE(text(answer, "error"), QString());
    QCOMPARE(text(login(credentials::standardUser.username), "error"), QStringLiteral("invalid_app_access"));
    QVERIFY(!id(QStringLiteral("ConnectedApplication WHERE Name = 'Sync'")).isEmpty());
    // Those that are there may be changed and deleted whatever the org allows.
    m_desk->set({{QStringLiteral("connectedAppsAllowed"), false}});
    QCOMPARE(m_desk->remove("ConnectedApp", {QStringLiteral("Sync")}).first().message, QString());
    QCOMPARE(apiStatus(answer), 401);
    m_desk->token = m_desk->admin;
    QVERIFY(
        m_desk->rows(QStringLiteral("SELECT Id FROM ConnectedApplication WHERE Name = 'Sync'")).isEmpty());
}

void TestPracticeExternalApps::theOtherAppStaysAsItIs()
{
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    m_desk->set({{QStringLiteral("certificate"), QString::fromLatin1(m_otherKey.certificatePem())},
                 {QStringLiteral("preauthorizedUsers"), QJsonArray{credentials::standardUser.username}}});
    const QJsonObject other{{QStringLiteral("iss"), credentials::salesforceClient.id},
                            {QStringLiteral("key"), 1}};
    QCOMPARE(text(login(credentials::standardUser.username, other), "error"), QString());
    QCOMPARE(text(login(credentials::integrationUser.username, other), "error_description"),
             QStringLiteral("user hasn't approved this consumer"));
    // Each with the key of its own certificate.
    QCOMPARE(
        text(login(credentials::integrationUser.username, {{QStringLiteral("key"), 1}}), "error_description"),
        QStringLiteral("invalid assertion"));
}

void TestPracticeExternalApps::historyNamesTheApp()
{
    make({{QStringLiteral("commaSeparatedPermissionSet"), permissionSet()}});
    login(credentials::integrationUser.username);
    login(credentials::standardUser.username);
    m_desk->token = m_desk->admin;
    QStringList statuses;
    for (const auto &each : m_desk->rows(QStringLiteral("SELECT Application, Status FROM LoginHistory"))) {
        if (text(each.toObject(), "Application") == QLatin1String("Sync"))
            statuses.append(text(each.toObject(), "Status"));
    }
    statuses.sort();
    QCOMPARE(statuses,
             (QStringList{QStringLiteral("Failed: Not approved for access"), QStringLiteral("Success")}));
}

void TestPracticeExternalApps::appsAreListed()
{
    make();
    m_desk->token = m_desk->admin;
    const auto usage = SalesforceDesk::object(m_desk->api("GET", QStringLiteral("/apps/oauth/usage")));
    QStringList names;
    QString id;
    for (const auto &each : usage.value(QStringLiteral("apps")).toArray()) {
        names.append(text(each.toObject(), "developerName"));
        id = text(each.toObject(), "identifier");
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Fairlead"), QStringLiteral("Sync")}));
    QVERIFY(id.startsWith(QLatin1String("0xI")));
    // Secrets stay where they are.
    const auto credentials = m_desk->api("GET", QStringLiteral("/apps/oauth/credentials/") + id);
    QCOMPARE(credentials.status, 403);
    QVERIFY(credentials.body.contains("not currently enabled"));
    m_desk->token = m_desk->integrationToken();
    QCOMPARE(m_desk->api("GET", QStringLiteral("/apps/oauth/usage")).status, 403);
}

// A client that renews its session on this fault would go on for ever (reference Salesforce, trap 16).
void TestPracticeExternalApps::namedUserTokensAreForRest()
{
    make({{QStringLiteral("commaSeparatedProfile"), QStringLiteral("System Administrator")}}, {},
         {{QStringLiteral("isNamedUserJwtEnabled"), QStringLiteral("true")}});
    const auto answer = login(credentials::admin.username);
    const QByteArray token = text(answer, "access_token").toLatin1();
    QVERIFY(jwt::parse(token));
    QCOMPARE(apiStatus(answer), 200);
    const QByteArray call = "<m:describeMetadata/>";
    QCOMPARE(MetadataDesk::fault(m_desk->soap(call, token)), QStringLiteral("sf:INVALID_SESSION_ID"));
    QCOMPARE(m_desk
                 ->save("update", "ExtlClntAppGlobalOauthSettings", QStringLiteral("SyncGlobal"),
                        MetadataDesk::globalSettings(
                            {{QStringLiteral("isNamedUserJwtEnabled"), QStringLiteral("false")}}))
                 .message,
             QString());
    const QByteArray opaque = text(login(credentials::admin.username), "access_token").toLatin1();
    QVERIFY(!jwt::parse(opaque));
    QCOMPARE(m_desk->soap(call, opaque).status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeExternalApps)
#include "tst_practiceexternalapps.moc"
