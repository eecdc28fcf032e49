// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"
#include "practice/seed/credentials.h"
#include "unit/practice/metadatadesk.h"

#include <QTest>

using namespace fairlead::practice;

/// The Metadata API by SOAP: envelopes, faults, and the life of components.
class TestPracticeMetadata : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void faults_data();
    void faults();
    void shapes_data();
    void shapes();
    void sessionIsAnsweredWith500();
    void answersAsTheReferenceShows();
    void createsAndReads();
    void problems_data();
    void problems();
    void consumerKeysAreUnique();
    void updatesAndUpserts();
    void deletes();
    void deletingTheHeaderTakesItsParts();
    void makesDefaultPolicies();
    void refusedPoliciesStayAway();
    void tenAtOnce();
    void allOrNone();
    void listsAndDescribes();
    void secretsAreNotRead();
    void keyIsMadeWhereNoneIsGiven();
    void readsProfiles();
    void securitySettingsAreReplacedAsAWhole();
    void rights_data();
    void rights();
    void typesThatOnlyDeploymentsTake();
    void customFields();
    void customFieldsAreChecked_data();
    void customFieldsAreChecked();
    void countsAsACall();
    void resetForgets();

private:
    using Members = MetadataDesk::Members;

    static QByteArray app(const QString &name, const Members &changes = {})
    {
        return MetadataDesk::component("ExternalClientApplication", name, MetadataDesk::header(changes));
    }
    static QByteArray creating(const QByteArray &components)
    {
        return "<m:createMetadata>" + components + "</m:createMetadata>";
    }
    void makeApp()
    {
        QCOMPARE(m_desk->create("ExternalClientApplication", QStringLiteral("Sync"), MetadataDesk::header())
                     .message,
                 QString());
    }
    static Members field(const Members &changes = {})
    {
        return MetadataDesk::with({{QStringLiteral("label"), QStringLiteral("Fairlead Id")},
                                   {QStringLiteral("type"), QStringLiteral("Text")},
                                   {QStringLiteral("length"), QStringLiteral("64")},
                                   {QStringLiteral("externalId"), QStringLiteral("true")},
                                   {QStringLiteral("unique"), QStringLiteral("true")}},
                                  changes);
    }
    QString id(const QString &soql)
    {
        m_desk->token = m_desk->admin;
        return m_desk->rows(soql).at(0).toObject().value(QStringLiteral("Id")).toString();
    }

    std::optional<MetadataDesk> m_desk;
    QString m_certificate;
    QString m_shortCertificate;
    QString m_publicKey;
};

void TestPracticeMetadata::initTestCase()
{
    const auto key = jwt::Key::generate(QStringLiteral("sync"));
    m_certificate = QString::fromLatin1(key.certificatePem());
    m_publicKey = QString::fromLatin1(key.publicPem());
    m_shortCertificate =
        QString::fromLatin1(jwt::Key::generate(QStringLiteral("short"), 1024).certificatePem());
}

void TestPracticeMetadata::init()
{
    m_desk.emplace();
}

void TestPracticeMetadata::faults_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<QString>("code");
    const auto path = QStringLiteral("/services/Soap/m/66.0");
    const auto read =
        QByteArray("<m:readMetadata><m:type>ExternalClientApplication</m:type></m:readMetadata>");
    const auto setting = [](const char *name, const QJsonValue &value) {
        return QJsonObject{{QLatin1String(name), value}};
    };
    const auto row = [&](const char *title, const QByteArray &operation, const char *code) {
        QTest::newRow(title) << QJsonObject() << path << QByteArray("ADMIN") << operation
                             << QString::fromLatin1(code);
    };
    QTest::newRow("wrong session") << QJsonObject() << path << QByteArray("00Dnonsense") << read
                                   << QStringLiteral("sf:INVALID_SESSION_ID");
    QTest::newRow("no session") << QJsonObject() << path << QByteArray() << read
                                << QStringLiteral("sf:INVALID_SESSION_ID");
    QTest::newRow("integration user") << QJsonObject() << path << QByteArray("INTEGRATION") << read
                                      << QStringLiteral("sf:INSUFFICIENT_ACCESS");
    QTest::newRow("no such version") << QJsonObject() << QStringLiteral("/services/Soap/m/99.0")
                                     << QByteArray("ADMIN") << read
                                     << QStringLiteral("sf:UNSUPPORTED_API_VERSION");
    QTest::newRow("half a version") << QJsonObject() << QStringLiteral("/services/Soap/m/66")
                                    << QByteArray("ADMIN") << read
                                    << QStringLiteral("sf:UNSUPPORTED_API_VERSION");
    QTest::newRow("before the type") << QJsonObject() << QStringLiteral("/services/Soap/m/59.0")
                                     << QByteArray("ADMIN") << read << QStringLiteral("sf:INVALID_TYPE");
    QTest::newRow("organisation's path")
        << QJsonObject() << QString(path + QStringLiteral("/00DLm0000000001")) << QByteArray("ADMIN") << read
        << QString();
    QTest::newRow("no API") << setting("apiEnabled", false) << path << QByteArray("ADMIN") << read
                            << QStringLiteral("sf:API_DISABLED_FOR_ORG");
    QTest::newRow("no calls left") << setting("apiRequestsMax", 0) << path << QByteArray("ADMIN") << read
                                   << QStringLiteral("sf:REQUEST_LIMIT_EXCEEDED");
    row("unknown type", "<m:readMetadata><m:type>Nonsense</m:type></m:readMetadata>", "sf:INVALID_TYPE");
    row("unknown operation", "<m:doMetadata/>", "soapenv:Client");
    row("other namespace", "<readMetadata/>", "soapenv:Client");
    row("no XML", "<m:readMetadata>", "soapenv:Client");
    row("two operations", read + read, "soapenv:Client");
    row("no component", "<m:createMetadata/>", "soapenv:Client");
    row("no type", "<m:createMetadata><m:metadata><m:fullName>A</m:fullName></m:metadata></m:createMetadata>",
        "sf:INVALID_TYPE");
    row("two types",
        creating(app(QStringLiteral("A"))
                 + MetadataDesk::component("ConnectedApp", QStringLiteral("B"),
                                           {{QStringLiteral("label"), QStringLiteral("B")}})),
        "sf:INVALID_TYPE_FOR_OPERATION");
}

void TestPracticeMetadata::faults()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, path);
    QFETCH(QByteArray, session);
    QFETCH(QByteArray, operation);
    session.replace("ADMIN", m_desk->admin).replace("INTEGRATION", m_desk->token);
    m_desk->set(settings);
    const Response response = m_desk->soap(operation, session, false, path);
    QTEST(MetadataDesk::fault(response), "code");
    QCOMPARE(response.status, MetadataDesk::fault(response).isEmpty() ? 200 : 500);
    QVERIFY(SalesforceDesk::header(response, "Content-Type").startsWith("text/xml"));
    QVERIFY(m_desk->list("ExternalClientApplication").isEmpty() || !settings.isEmpty());
}

void TestPracticeMetadata::shapes_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown member") << QStringLiteral("colour") << QStringLiteral("red")
                                    << QStringLiteral(
                                           "Element {http://soap.sforce.com/2006/04/metadata}colour invalid "
                                           "at this location in type ExternalClientApplication");
    QTest::newRow("enumeration") << QStringLiteral("distributionState") << QStringLiteral("local")
                                 << QStringLiteral(
                                        "'local' is not a valid value for the enum 'ExtlClntAppDistState'");
    QTest::newRow("check box") << QStringLiteral("isProtected") << QStringLiteral("no")
                               << QStringLiteral("'no' is not a valid value for the type xsd:boolean");
    QTest::newRow("right") << QStringLiteral("isProtected") << QStringLiteral("0") << QString();
}

void TestPracticeMetadata::shapes()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    const Response response = m_desk->soap(creating(app(QStringLiteral("A"), {{member, value}})));
    const auto *answer = MetadataDesk::inner(response);
    QTEST(answer->value("faultstring"), "sentence");
    QCOMPARE(m_desk->list("ExternalClientApplication").size(), response.status == 200 ? 1 : 0);
}

// Clients tell a dead session by status and text (reference Salesforce 5.7, trap 44).
void TestPracticeMetadata::sessionIsAnsweredWith500()
{
    const Response response = m_desk->soap("<m:describeMetadata/>", "00Ddead");
    QCOMPARE(response.status, 500);
    QVERIFY(response.body.contains("<faultcode>sf:INVALID_SESSION_ID</faultcode>"));
    QVERIFY(response.body.contains("<faultstring>INVALID_SESSION_ID: Invalid Session ID found"));
}

void TestPracticeMetadata::answersAsTheReferenceShows()
{
    const Response good = m_desk->soap(creating(app(QStringLiteral("SyncConnector"))));
    QVERIFY2(good.body.contains("<createMetadataResponse><result><fullName>SyncConnector</fullName>"
                                "<success>true</success></result></createMetadataResponse>"),
             good.body.constData());
    const Response again = m_desk->soap(creating(app(QStringLiteral("SyncConnector"))));
    QCOMPARE(again.status, 200);
    QVERIFY(again.body.contains("<createMetadataResponse><result><errors><message>"));
    QVERIFY(again.body.contains("</message><statusCode>DUPLICATE_DEVELOPER_NAME</statusCode></errors>"
                                "<fullName>SyncConnector</fullName><success>false</success></result>"));
}

void TestPracticeMetadata::createsAndReads()
{
    const QString label = QStringLiteral("Größe <&> \"1\"");
    QCOMPARE(m_desk
                 ->create("ExternalClientApplication", QStringLiteral("Sync"),
                          MetadataDesk::header({{QStringLiteral("label"), label}}))
                 .message,
             QString());
    const auto record = m_desk->read("ExternalClientApplication", QStringLiteral("sync"));
    QCOMPARE(record.type, QStringLiteral("ExternalClientApplication"));
    QStringList names;
    for (const auto &each : record.children)
        names.append(each.name);
    QCOMPARE(names, QStringLiteral("fullName,contactEmail,distributionState,isProtected,label").split(u','));
    QCOMPARE(record.value("label"), label);
    QCOMPARE(record.value("fullName"), QStringLiteral("Sync"));
    // A name that leads nowhere is an empty record.
    const auto missing = m_desk->read("ExternalClientApplication", QStringLiteral("Other"));
    QCOMPARE(missing.name, QStringLiteral("records"));
    QVERIFY(missing.children.isEmpty());
    // It is a record, too.
    const QString row =
        id(QStringLiteral("SELECT Id FROM ExternalClientApplication WHERE DeveloperName = 'Sync'"));
    QVERIFY(row.startsWith(QLatin1String("0xI")));
}

void TestPracticeMetadata::problems_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Members>("members");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *type, const Members &members, const char *code,
                        const char *name = "Sync2") {
        QTest::newRow(title) << QByteArray(type) << QString::fromLatin1(name) << members
                             << QString::fromLatin1(code);
    };
    const auto one = [](const char *member, const char *value) {
        return Members{{QLatin1String(member), QString::fromLatin1(value)}};
    };
    const char *header = "ExternalClientApplication";
    row("good", header, MetadataDesk::header(), "");
    row("no label", header, MetadataDesk::header(one("label", "")), "REQUIRED_FIELD_MISSING");
    row("no address", header, MetadataDesk::header(one("contactEmail", "")), "REQUIRED_FIELD_MISSING");
    row("address", header, MetadataDesk::header(one("contactEmail", "ada")), "INVALID_EMAIL_ADDRESS");
    row("taken name", header, MetadataDesk::header(), "DUPLICATE_DEVELOPER_NAME", "SYNC");
    for (const char *name : {"", "1a", "a b", "a__b", "a_", "a-b"})
        row(qPrintable(QStringLiteral("name '%1'").arg(QLatin1String(name))), header, MetadataDesk::header(),
            "FIELD_INTEGRITY_EXCEPTION", name);
    const char *oauth = "ExtlClntAppOauthSettings";
    row("good settings", oauth, MetadataDesk::oauthSettings(), "");
    row("no such app", oauth, MetadataDesk::oauthSettings(one("externalClientApplication", "Other")),
        "INVALID_CROSS_REFERENCE_KEY");
    row("no scopes", oauth, MetadataDesk::oauthSettings(one("commaSeparatedOauthScopes", "")),
        "REQUIRED_FIELD_MISSING");
    row("unknown scope", oauth,
        MetadataDesk::oauthSettings(one("commaSeparatedOauthScopes", "Api,Everything")),
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    const char *global = "ExtlClntAppGlobalOauthSettings";
    row("good global settings", global, MetadataDesk::globalSettings(one("certificate", "CERTIFICATE")), "");
    row("no callback", global, MetadataDesk::globalSettings(one("callbackUrl", "")),
        "REQUIRED_FIELD_MISSING");
    row("plain callback", global, MetadataDesk::globalSettings(one("callbackUrl", "http://example.com/")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("certificate", global, MetadataDesk::globalSettings(one("certificate", "MIIC")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("broken certificate", global, MetadataDesk::globalSettings(one("certificate", "BROKEN")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("bare key", global, MetadataDesk::globalSettings(one("certificate", "PUBLIC")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("short key", global, MetadataDesk::globalSettings(one("certificate", "SHORT")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("consumer key with blanks", global, MetadataDesk::globalSettings(one("consumerKey", "a key of mine")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("long consumer key", global,
        MetadataDesk::globalSettings({{QStringLiteral("consumerKey"), QString(120, QLatin1Char('x'))}}),
        "STRING_TOO_LONG");
    row("longest consumer key", global,
        MetadataDesk::globalSettings({{QStringLiteral("consumerKey"), QString(119, QLatin1Char('x'))}}), "");
    const char *policies = "ExtlClntAppOauthConfigurablePolicies";
    row("good policies", policies, MetadataDesk::oauthPolicies(one("commaSeparatedPermissionSet", "SET")),
        "");
    row("unknown permission set", policies,
        MetadataDesk::oauthPolicies(one("commaSeparatedPermissionSet", "0PSLm000000000zAAA")),
        "INVALID_CROSS_REFERENCE_KEY");
    row("permission set by name", policies,
        MetadataDesk::oauthPolicies(one("commaSeparatedPermissionSet", "CRM_Integration")),
        "INVALID_CROSS_REFERENCE_KEY");
    row("profile by name", policies,
        MetadataDesk::oauthPolicies(one("commaSeparatedProfile", "Standard User")), "");
    row("unknown profile", policies, MetadataDesk::oauthPolicies(one("commaSeparatedProfile", "Nobody")),
        "INVALID_CROSS_REFERENCE_KEY");
    row("no period", policies, MetadataDesk::oauthPolicies(one("refreshTokenPolicyType", "SpecificLifetime")),
        "REQUIRED_FIELD_MISSING");
    row("run-as user is a person", policies,
        MetadataDesk::oauthPolicies(one("clientCredentialsFlowUser", "sam.tarrant@larkmoor.example")),
        "FIELD_INTEGRITY_EXCEPTION");
    row("run-as user", policies,
        MetadataDesk::oauthPolicies(one("clientCredentialsFlowUser", "crm.integration@larkmoor.example")),
        "");
}

void TestPracticeMetadata::problems()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, name);
    QFETCH(Members, members);
    m_desk->set({{QStringLiteral("defaultPolicies"), false}});
    makeApp();
    const QString set = id(QStringLiteral("SELECT Id FROM PermissionSet WHERE Name = 'CRM_Integration'"));
    QString broken = m_certificate;
    broken.insert(100, QStringLiteral("AAAA"));
    for (QString &value : members) {
        value.replace(QStringLiteral("CERTIFICATE"), m_certificate)
            .replace(QStringLiteral("PUBLIC"), m_publicKey);
        value.replace(QStringLiteral("SHORT"), m_shortCertificate).replace(QStringLiteral("BROKEN"), broken);
        value = value == QLatin1String("SET") ? set : value;
    }
    const auto result = m_desk->create(type, name, members);
    QTEST(result.code, "code");
    QCOMPARE(result.fullName, name);
    QCOMPARE(!m_desk->read(type, name).children.isEmpty(),
             result.code.isEmpty() || name == QLatin1String("SYNC"));
}

void TestPracticeMetadata::consumerKeysAreUnique()
{
    const auto make = [&](const QString &app, const QString &key) {
        m_desk->create("ExternalClientApplication", app, MetadataDesk::header());
        return m_desk->create(
            "ExtlClntAppGlobalOauthSettings", app + QStringLiteral("Global"),
            MetadataDesk::globalSettings(
                {{QStringLiteral("externalClientApplication"), app}, {QStringLiteral("consumerKey"), key}}));
    };
    m_desk->set({{QStringLiteral("consumerKeysTaken"), QJsonArray{QStringLiteral("key-elsewhere")}}});
    QCOMPARE(make(QStringLiteral("A"), QStringLiteral("key-of-mine")).code, QString());
    for (const QString &key : {QStringLiteral("key-of-mine"), QStringLiteral("key-elsewhere"),
                               QString(credentials::salesforceClient.id)}) {
        const auto refused = make(QStringLiteral("B"), key);
        QCOMPARE(refused.code, QStringLiteral("DUPLICATE_VALUE"));
        QCOMPARE(refused.message, QStringLiteral("The consumer key is already taken."));
    }
    // Writing one's own key again is no clash, and a key is free again with its app.
    QCOMPARE(m_desk
                 ->save("update", "ExtlClntAppGlobalOauthSettings", QStringLiteral("AGlobal"),
                        MetadataDesk::globalSettings(
                            {{QStringLiteral("externalClientApplication"), QStringLiteral("A")},
                             {QStringLiteral("consumerKey"), QStringLiteral("key-of-mine")}}))
                 .code,
             QString());
    m_desk->remove("ExternalClientApplication", {QStringLiteral("A")});
    QCOMPARE(make(QStringLiteral("B"), QStringLiteral("key-of-mine")).code, QString());
}

void TestPracticeMetadata::updatesAndUpserts()
{
    const QString sync = QStringLiteral("Sync");
    const Members renamed = MetadataDesk::header({{QStringLiteral("label"), QStringLiteral("New")}});
    const QByteArray type = "ExternalClientApplication";
    QCOMPARE(m_desk->save("update", type, sync, renamed).code, QStringLiteral("INVALID_CROSS_REFERENCE_KEY"));
    const auto upsert = [&] {
        const Response response = m_desk->soap(
            "<m:upsertMetadata>" + MetadataDesk::component(type, sync, renamed) + "</m:upsertMetadata>");
        return MetadataDesk::inner(response)->child("result")->value("created");
    };
    QCOMPARE(upsert(), QStringLiteral("true"));
    QCOMPARE(upsert(), QStringLiteral("false"));
    QCOMPARE(m_desk->read(type, sync).value("label"), QStringLiteral("New"));
    // What is not given stays.
    QCOMPARE(
        m_desk->save("update", type, sync, {{QStringLiteral("description"), QStringLiteral("Text")}}).code,
        QString());
    QCOMPARE(m_desk->read(type, sync).value("description"), QStringLiteral("Text"));
    QCOMPARE(m_desk->read(type, sync).value("label"), QStringLiteral("New"));
    m_desk->token = m_desk->admin;
    const auto row =
        m_desk->rows(QStringLiteral("SELECT MasterLabel, Description FROM ExternalClientApplication"));
    QCOMPARE(row.size(), 1);
    QCOMPARE(row.at(0).toObject().value(QStringLiteral("MasterLabel")).toString(), QStringLiteral("New"));
    QCOMPARE(row.at(0).toObject().value(QStringLiteral("Description")).toString(), QStringLiteral("Text"));
}

void TestPracticeMetadata::deletes()
{
    makeApp();
    const auto results =
        m_desk->remove("ExternalClientApplication", {QStringLiteral("Other"), QStringLiteral("Sync")});
    QCOMPARE(results.at(0).code, QStringLiteral("INVALID_CROSS_REFERENCE_KEY"));
    QCOMPARE(results.at(1).code, QString());
    QVERIFY(m_desk->list("ExternalClientApplication").isEmpty());
    makeApp();
}

void TestPracticeMetadata::deletingTheHeaderTakesItsParts()
{
    makeApp();
    m_desk->create("ExternalClientApplication", QStringLiteral("Other"), MetadataDesk::header());
    m_desk->create("ExtlClntAppOauthSettings", QStringLiteral("OtherOauth"),
                   MetadataDesk::oauthSettings(
                       {{QStringLiteral("externalClientApplication"), QStringLiteral("Other")}}));
    m_desk->create("ExtlClntAppOauthSettings", QStringLiteral("SyncOauth"), MetadataDesk::oauthSettings());
    m_desk->create("ExtlClntAppGlobalOauthSettings", QStringLiteral("SyncGlobal"),
                   MetadataDesk::globalSettings());
    QCOMPARE(m_desk->list("ExtlClntAppOauthSettings").size(), 2);
    m_desk->remove("ExternalClientApplication", {QStringLiteral("Sync")});
    QCOMPARE(m_desk->list("ExtlClntAppOauthSettings"), QStringList{QStringLiteral("OtherOauth")});
    QCOMPARE(m_desk->list("ExtlClntAppOauthConfigurablePolicies"),
             QStringList{QStringLiteral("OtherOauth_defaultPolicy")});
    QCOMPARE(m_desk->list("ExtlClntAppConfigurablePolicies"),
             QStringList{QStringLiteral("Other_defaultPolicy")});
    QVERIFY(m_desk->list("ExtlClntAppGlobalOauthSettings").isEmpty());
}

void TestPracticeMetadata::makesDefaultPolicies()
{
    makeApp();
    QVERIFY(m_desk->list("ExtlClntAppConfigurablePolicies").isEmpty());
    m_desk->create("ExtlClntAppOauthSettings", QStringLiteral("SyncOauth"), MetadataDesk::oauthSettings());
    const auto policies =
        m_desk->read("ExtlClntAppConfigurablePolicies", QStringLiteral("Sync_defaultPolicy"));
    QCOMPARE(policies.value("isEnabled"), QStringLiteral("true"));
    const QString name = QStringLiteral("SyncOauth_defaultPolicy");
    const QByteArray type = "ExtlClntAppOauthConfigurablePolicies";
    QCOMPARE(m_desk->read(type, name).value("permittedUsersPolicyType"), QStringLiteral("AllSelfAuthorized"));
    // Who creates them once more meets what is there; an app has one of a kind.
    QCOMPARE(m_desk->create(type, name, MetadataDesk::oauthPolicies()).code,
             QStringLiteral("DUPLICATE_DEVELOPER_NAME"));
    QCOMPARE(m_desk->create(type, QStringLiteral("Another"), MetadataDesk::oauthPolicies()).code,
             QStringLiteral("DUPLICATE_VALUE"));
    QCOMPARE(m_desk->save("upsert", type, name, MetadataDesk::oauthPolicies()).code, QString());
    QCOMPARE(m_desk->read(type, name).value("permittedUsersPolicyType"),
             QStringLiteral("AdminApprovedPreAuthorized"));
}

void TestPracticeMetadata::refusedPoliciesStayAway()
{
    m_desk->set({{QStringLiteral("defaultPolicies"), false}});
    makeApp();
    m_desk->create("ExtlClntAppOauthSettings", QStringLiteral("SyncOauth"), MetadataDesk::oauthSettings());
    QVERIFY(m_desk->list("ExtlClntAppConfigurablePolicies").isEmpty());
    QCOMPARE(
        m_desk->create("ExtlClntAppConfigurablePolicies", QStringLiteral("Mine"), MetadataDesk::policies())
            .code,
        QString());
}

void TestPracticeMetadata::tenAtOnce()
{
    QByteArray apps;
    for (int i = 0; i < 10; ++i)
        apps += app(QStringLiteral("App%1").arg(i));
    QCOMPARE(MetadataDesk::fault(m_desk->soap(creating(apps + app(QStringLiteral("One_more"))))),
             QStringLiteral("sf:LIMIT_EXCEEDED"));
    QVERIFY(m_desk->list("ExternalClientApplication").isEmpty());
    QCOMPARE(MetadataDesk::results(m_desk->soap(creating(apps))).size(), 10);
    QCOMPARE(m_desk->list("ExternalClientApplication").size(), 10);
}

void TestPracticeMetadata::allOrNone()
{
    const QByteArray both =
        creating(app(QStringLiteral("A")) + app(QStringLiteral("B"), {{QStringLiteral("label"), {}}}));
    const auto rolledBack = MetadataDesk::results(m_desk->soap(both, m_desk->admin, true));
    QCOMPARE(rolledBack.at(0).code, QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK"));
    QCOMPARE(rolledBack.at(1).code, QStringLiteral("REQUIRED_FIELD_MISSING"));
    QVERIFY(m_desk->list("ExternalClientApplication").isEmpty());
    // Partial saves by default (reference Salesforce, trap 45).
    const auto partial = MetadataDesk::results(m_desk->soap(both, m_desk->admin, false));
    QCOMPARE(partial.at(0).code, QString());
    QCOMPARE(partial.at(1).code, QStringLiteral("REQUIRED_FIELD_MISSING"));
    QCOMPARE(m_desk->list("ExternalClientApplication"), QStringList{QStringLiteral("A")});
}

void TestPracticeMetadata::listsAndDescribes()
{
    makeApp();
    const Response listed =
        m_desk->soap("<m:listMetadata><m:queries><m:type>ExternalClientApplication</m:type>"
                     "</m:queries></m:listMetadata>");
    const auto *file = MetadataDesk::inner(listed)->child("result");
    QCOMPARE(file->value("fileName"), QStringLiteral("externalClientApps/Sync.eca"));
    QCOMPARE(file->value("id"), id(QStringLiteral("SELECT Id FROM ExternalClientApplication")));
    QCOMPARE(file->value("createdByName"), QStringLiteral("Ada Keeler"));
    QByteArray queries;
    for (int i = 0; i < 4; ++i)
        queries += "<m:queries><m:type>Profile</m:type></m:queries>";
    QCOMPARE(MetadataDesk::fault(m_desk->soap("<m:listMetadata>" + queries + "</m:listMetadata>")),
             QStringLiteral("sf:LIMIT_EXCEEDED"));
    const auto types = [&](const QString &path) {
        QStringList out;
        const Response response = m_desk->soap("<m:describeMetadata/>", m_desk->admin, false, path);
        for (const auto &each : MetadataDesk::inner(response)->child("result")->children)
            out.append(each.value("xmlName"));
        return out;
    };
    QVERIFY(
        types(QStringLiteral("/services/Soap/m/66.0")).contains(QStringLiteral("ExtlClntAppOauthSettings")));
    QVERIFY(
        !types(QStringLiteral("/services/Soap/m/59.0")).contains(QStringLiteral("ExtlClntAppOauthSettings")));
}

void TestPracticeMetadata::secretsAreNotRead()
{
    makeApp();
    const QString secret = QStringLiteral("0123456789abcdef");
    QCOMPARE(m_desk
                 ->create("ExtlClntAppGlobalOauthSettings", QStringLiteral("G"),
                          MetadataDesk::globalSettings({{QStringLiteral("consumerSecret"), secret}}))
                 .code,
             QString());
    const auto record = m_desk->read("ExtlClntAppGlobalOauthSettings", QStringLiteral("G"));
    QCOMPARE(record.value("consumerKey"), QStringLiteral("sync-key-1"));
    QVERIFY(!record.child("consumerSecret"));
}

void TestPracticeMetadata::keyIsMadeWhereNoneIsGiven()
{
    makeApp();
    m_desk->create("ExtlClntAppGlobalOauthSettings", QStringLiteral("G"),
                   MetadataDesk::globalSettings({{QStringLiteral("consumerKey"), QString()}}));
    const QString key =
        m_desk->read("ExtlClntAppGlobalOauthSettings", QStringLiteral("G")).value("consumerKey");
    QVERIFY(key.startsWith(QLatin1String("3MVG9")));
    QCOMPARE(key.size(), 85);
}

void TestPracticeMetadata::readsProfiles()
{
    const QString name = QStringLiteral("Minimum Access - API Only Integrations");
    QVERIFY(m_desk->list("Profile").contains(name));
    QVERIFY(m_desk->read("Profile", name).values("loginIpRanges").isEmpty());
    m_desk->set(
        {{QStringLiteral("loginIpRanges"),
          QJsonObject{
              {name,
               QJsonArray{QJsonObject{{QStringLiteral("startAddress"), QStringLiteral("203.0.113.0")},
                                      {QStringLiteral("endAddress"), QStringLiteral("203.0.113.9")},
                                      {QStringLiteral("description"), QStringLiteral("office")}},
                          QJsonObject{{QStringLiteral("startAddress"), QStringLiteral("2001:db8::")},
                                      {QStringLiteral("endAddress"), QStringLiteral("2001:db8::9")}}}}}},
         {QStringLiteral("loginHours"),
          QJsonObject{{name, QJsonObject{{QStringLiteral("mondayStart"), 480}}}}}});
    const auto profile = m_desk->read("Profile", name);
    QCOMPARE(profile.values("loginIpRanges").size(), 2);
    QCOMPARE(profile.child("loginIpRanges")->value("startAddress"), QStringLiteral("203.0.113.0"));
    QCOMPARE(profile.child("loginIpRanges")->value("description"), QStringLiteral("office"));
    QCOMPARE(profile.child("loginHours")->value("mondayStart"), QStringLiteral("480"));
    QCOMPARE(profile.value("userLicense"), QStringLiteral("Salesforce Integration"));
    QVERIFY(!m_desk->read("Profile", QStringLiteral("Admin")).children.isEmpty());
    QCOMPARE(
        m_desk->save("update", "Profile", name, {{QStringLiteral("custom"), QStringLiteral("true")}}).code,
        QStringLiteral("INVALID_TYPE_FOR_OPERATION"));
}

// What looks like one change takes every trusted range along (reference Salesforce 6, trap 46).
void TestPracticeMetadata::securitySettingsAreReplacedAsAWhole()
{
    const QString name = QStringLiteral("Security");
    m_desk->set({{QStringLiteral("ipRanges"),
                  QJsonArray{QJsonObject{{QStringLiteral("start"), QStringLiteral("203.0.113.0")},
                                         {QStringLiteral("end"), QStringLiteral("203.0.113.9")}}}},
                 {QStringLiteral("lockSessionsToIp"), false}});
    const auto before = m_desk->read("SecuritySettings", name);
    QCOMPARE(before.child("networkAccess")->child("ipRanges")->value("start"), QStringLiteral("203.0.113.0"));
    QCOMPARE(before.child("sessionSettings")->value("lockSessionsToIp"), QStringLiteral("false"));
    QCOMPARE(m_desk
                 ->save("update", "SecuritySettings", name,
                        {{QStringLiteral("sessionSettings"),
                          QStringLiteral("<m:lockSessionsToDomain>false</m:lockSessionsToDomain>")}})
                 .code,
             QString());
    const auto after = m_desk->read("SecuritySettings", name);
    QVERIFY(after.child("networkAccess")->children.isEmpty());
    QCOMPARE(after.child("sessionSettings")->value("lockSessionsToDomain"), QStringLiteral("false"));
    QCOMPARE(m_desk->remove("SecuritySettings", {name}).first().code,
             QStringLiteral("INVALID_TYPE_FOR_OPERATION"));
}

void TestPracticeMetadata::rights_data()
{
    QTest::addColumn<QStringList>("permissions");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("policies");
    const QString no = QStringLiteral("INSUFFICIENT_ACCESS");
    const QString metadata = QStringLiteral("PermissionsModifyMetadata");
    const QString developer = QStringLiteral("PermissionsExternalClientAppDeveloper");
    const QString admin = QStringLiteral("PermissionsExternalClientAppAdmin");
    QTest::newRow("none") << QStringList() << QStringLiteral("sf:INSUFFICIENT_ACCESS")
                          << QStringLiteral("sf:INSUFFICIENT_ACCESS");
    QTest::newRow("metadata only") << QStringList{metadata} << no << no;
    QTest::newRow("developer") << QStringList{metadata, developer} << QString() << no;
    QTest::newRow("administrator") << QStringList{metadata, admin} << no << QString();
    QTest::newRow("both") << QStringList{metadata, developer, admin} << QString() << QString();
    QTest::newRow("parts alone") << QStringList{developer, admin} << QStringLiteral("sf:INSUFFICIENT_ACCESS")
                                 << QStringLiteral("sf:INSUFFICIENT_ACCESS");
}

// By permission sets, for somebody whose profile allows none of it.
void TestPracticeMetadata::rights()
{
    QFETCH(QStringList, permissions);
    QCOMPARE(m_desk->create("ExternalClientApplication", QStringLiteral("Sync"), MetadataDesk::header()).code,
             QString());
    m_desk->set({{QStringLiteral("defaultPolicies"), false}});
    const QString user = id(
        QStringLiteral("SELECT Id FROM User WHERE Username = '%1'").arg(credentials::standardUser.username));
    for (const QString &each : permissions) {
        const QString set =
            m_desk->create(QStringLiteral("PermissionSet"),
                           {{QStringLiteral("Name"), QString(QStringLiteral("S_") + each.mid(11, 20))},
                            {QStringLiteral("Label"), each},
                            {each, true}});
        m_desk->create(QStringLiteral("PermissionSetAssignment"),
                       {{QStringLiteral("AssigneeId"), user}, {QStringLiteral("PermissionSetId"), set}});
    }
    const auto signedIn =
        m_desk->signIn(credentials::standardUser.username, credentials::standardUser.password);
    const QByteArray session = signedIn.value(QStringLiteral("access_token")).toString().toLatin1();
    const auto code = [&](const QByteArray &component) {
        const Response response = m_desk->soap(creating(component), session);
        return response.status == 500 ? MetadataDesk::fault(response)
                                      : MetadataDesk::results(response).first().code;
    };
    QTEST(code(app(QStringLiteral("Mine"))), "header");
    QTEST(code(MetadataDesk::component("ExtlClntAppConfigurablePolicies", QStringLiteral("P"),
                                       MetadataDesk::policies())),
          "policies");
}

void TestPracticeMetadata::typesThatOnlyDeploymentsTake()
{
    makeApp();
    m_desk->set(
        {{QStringLiteral("metadataCrudRefused"), QJsonArray{QStringLiteral("ExternalClientApplication")}}});
    QCOMPARE(MetadataDesk::fault(m_desk->soap(creating(app(QStringLiteral("A"))))),
             QStringLiteral("sf:INVALID_TYPE"));
    QCOMPARE(MetadataDesk::fault(m_desk->soap("<m:deleteMetadata><m:type>ExternalClientApplication</m:type>"
                                              "<m:fullNames>Sync</m:fullNames></m:deleteMetadata>")),
             QStringLiteral("sf:INVALID_TYPE"));
    QCOMPARE(
        m_desk->create("ExtlClntAppOauthSettings", QStringLiteral("O"), MetadataDesk::oauthSettings()).code,
        QString());
    // What is there can still be listed.
    QCOMPARE(m_desk->list("ExternalClientApplication"), QStringList{QStringLiteral("Sync")});
}

void TestPracticeMetadata::customFields()
{
    const QString soql = QStringLiteral("SELECT Fairlead_Id__c FROM Lead");
    const QString name = QStringLiteral("Lead.Fairlead_Id__c");
    m_desk->token = m_desk->admin;
    QCOMPARE(m_desk->query(soql).status, 400);
    QCOMPARE(m_desk->create("CustomField", name, field()).message, QString());
    QCOMPARE(m_desk->query(soql).status, 200);
    // On that object and no other.
    QCOMPARE(m_desk->query(QStringLiteral("SELECT Fairlead_Id__c FROM Account")).status, 400);
    QCOMPARE(m_desk->create("CustomField", name, field()).code, QStringLiteral("DUPLICATE_DEVELOPER_NAME"));
    QCOMPARE(m_desk->list("CustomField"), QStringList{name});
    QCOMPARE(m_desk->read("CustomField", name).value("externalId"), QStringLiteral("true"));
    const QString lead = m_desk->create(QStringLiteral("Lead"),
                                        {{QStringLiteral("LastName"), QStringLiteral("Keyed")},
                                         {QStringLiteral("Company"), QStringLiteral("Acme")},
                                         {QStringLiteral("Fairlead_Id__c"), QStringLiteral("k1")}});
    QVERIFY(!lead.isEmpty());
    QCOMPARE(m_desk->remove("CustomField", {name}).first().message, QString());
    QCOMPARE(m_desk->query(soql).status, 400);
    // Its values went with it.
    QCOMPARE(m_desk->create("CustomField", name, field()).message, QString());
    QVERIFY(m_desk->rows(soql + QStringLiteral(" WHERE Fairlead_Id__c != null")).isEmpty());
    // What the setting brought is a component as well.
    m_desk->set({{QStringLiteral("externalIdField"), true}});
    QCOMPARE(m_desk->list("CustomField").size(), 6);
    QCOMPARE(m_desk->remove("CustomField", {QStringLiteral("Account.Fairlead_Id__c")}).first().message,
             QString());
    QCOMPARE(m_desk->query(QStringLiteral("SELECT Fairlead_Id__c FROM Account")).status, 400);
    QCOMPARE(m_desk->query(soql).status, 200);
}

void TestPracticeMetadata::customFieldsAreChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Members>("members");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *name, const Members &members, const char *code) {
        QTest::newRow(title) << QString::fromLatin1(name) << members << QString::fromLatin1(code);
    };
    row("good", "Account.Fairlead_Id__c", field(), "");
    row("no such object", "Leed.Fairlead_Id__c", field(), "INVALID_CROSS_REFERENCE_KEY");
    row("no object", "Fairlead_Id__c", field(), "INVALID_CROSS_REFERENCE_KEY");
    row("other name", "Lead.Other__c", field(), "FIELD_INTEGRITY_EXCEPTION");
    row("no type", "Lead.Fairlead_Id__c", field({{QStringLiteral("type"), QString()}}),
        "REQUIRED_FIELD_MISSING");
    row("other type", "Lead.Fairlead_Id__c", field({{QStringLiteral("type"), QStringLiteral("Number")}}),
        "FIELD_INTEGRITY_EXCEPTION");
    row("no length", "Lead.Fairlead_Id__c", field({{QStringLiteral("length"), QString()}}),
        "FIELD_INTEGRITY_EXCEPTION");
    row("not unique", "Lead.Fairlead_Id__c", field({{QStringLiteral("unique"), QStringLiteral("false")}}),
        "FIELD_INTEGRITY_EXCEPTION");
    row("case counts", "Lead.Fairlead_Id__c",
        field({{QStringLiteral("caseSensitive"), QStringLiteral("true")}}), "FIELD_INTEGRITY_EXCEPTION");
}

void TestPracticeMetadata::customFieldsAreChecked()
{
    QFETCH(QString, name);
    QFETCH(Members, members);
    QTEST(m_desk->create("CustomField", name, members).code, "code");
}

void TestPracticeMetadata::countsAsACall()
{
    const auto used = [&] {
        m_desk->token = m_desk->admin;
        const auto info =
            SalesforceDesk::header(m_desk->api("GET", QStringLiteral("/limits")), "Sforce-Limit-Info");
        return info.mid(10, info.indexOf('/') - 10).toInt();
    };
    const int before = used();
    m_desk->list("Profile");
    QCOMPARE(used(), before + 2);
}

void TestPracticeMetadata::resetForgets()
{
    makeApp();
    m_desk->service.reset();
    m_desk->admin = m_desk->adminToken();
    QVERIFY(m_desk->list("ExternalClientApplication").isEmpty());
}

QTEST_GUILESS_MAIN(TestPracticeMetadata)
#include "tst_practicemetadata.moc"
