// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;
using namespace std::chrono_literals;

/// What the organisation says of its tables and of itself, and what it is filled with (reference
/// Microsoft 2.6, 4.4).
class TestPracticeDefinitions : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void definitions();
    void choicesHaveLabels();
    void shadowColumnsAreMarked();
    void discovery();
    void seedIsBelievable();
    void sameSeedSameRows();

private:
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeDefinitions::definitions()
{
    const auto tracked = org().get(QStringLiteral(
        "EntityDefinitions?$select=LogicalName,EntitySetName&$filter=ChangeTrackingEnabled eq true"));
    QStringList names;
    for (const auto &row : Fixture::rows(tracked))
        names.append(Fixture::text(row, "LogicalName"));
    QVERIFY(names.contains(QStringLiteral("lead")) && !names.contains(QStringLiteral("role")));
    const auto enabled =
        org().get(QStringLiteral("EntityDefinitions?$select=LogicalName&$filter=CanChangeTrackingBeEnabled/"
                                 "Value eq true and IsActivity eq true"));
    QCOMPARE(Fixture::rows(enabled).size(), 2);

    const auto lead = org().get(QStringLiteral(
        "EntityDefinitions(LogicalName='lead')?$select=LogicalName,EntitySetName,PrimaryIdAttribute,"
        "PrimaryNameAttribute,"
        "ChangeTrackingEnabled,CanChangeTrackingBeEnabled,IsOptimisticConcurrencyEnabled&$expand=Attributes($"
        "select="
        "LogicalName,AttributeType,IsValidForCreate,IsValidForRead,IsValidForUpdate,RequiredLevel)"));
    const QJsonObject body = Fixture::json(lead);
    QCOMPARE(body.value(QLatin1String("EntitySetName")).toString(), QStringLiteral("leads"));
    QCOMPARE(body.value(QLatin1String("PrimaryIdAttribute")).toString(), QStringLiteral("leadid"));
    const auto guarded =
        org().get(QStringLiteral("EntityDefinitions(LogicalName='task')?$select=Privileges"));
    QStringList guards;
    for (const auto &guard : Fixture::json(guarded).value(QLatin1String("Privileges")).toArray())
        guards.append(Fixture::text(guard, "PrivilegeType") + QLatin1Char('=')
                      + Fixture::text(guard, "Name"));
    QVERIFY(guards.contains(QStringLiteral("Read=prvReadActivity")));
    QVERIFY(guards.contains(QStringLiteral("AppendTo=prvAppendToActivity")));
    QHash<QString, QJsonObject> attributes;
    for (const auto &row : body.value(QLatin1String("Attributes")).toArray())
        attributes.insert(Fixture::text(row, "LogicalName"), row.toObject());
    QVERIFY(attributes.size() > 60);
    QCOMPARE(attributes.value(QStringLiteral("ownerid")).value(QLatin1String("AttributeType")).toString(),
             QStringLiteral("Owner"));
    QCOMPARE(attributes.value(QStringLiteral("fullname")).value(QLatin1String("IsValidForUpdate")).toBool(),
             false);
    QCOMPARE(attributes.value(QStringLiteral("statecode")).value(QLatin1String("IsValidForCreate")).toBool(),
             false);
    QCOMPARE(attributes.value(QStringLiteral("subject"))
                 .value(QLatin1String("RequiredLevel"))
                 .toObject()
                 .value(QLatin1String("Value")),
             QJsonValue(QStringLiteral("ApplicationRequired")));
    // Every readable column of the definitions can be selected by its name on the wire.
    QStringList wire;
    for (const QJsonObject &attribute : std::as_const(attributes)) {
        const QString type = attribute.value(QLatin1String("AttributeType")).toString();
        const QString name = attribute.value(QLatin1String("LogicalName")).toString();
        if (attribute.value(QLatin1String("@odata.type"))
                .toString()
                .contains(QLatin1String("LookupAttribute")))
            wire.append(QLatin1Char('_') + name + QStringLiteral("_value"));
        else if (type != QLatin1String("Virtual") && type != QLatin1String("EntityName")
                 && !(name.endsWith(QLatin1String("name")) && attributes.contains(name.chopped(4))))
            wire.append(name);
    }
    const auto all = org().get(QStringLiteral("leads?$top=1&$select=") + wire.join(QLatin1Char(',')));
    QVERIFY2(all.status == 200, all.body);

    QCOMPARE(org().get(QStringLiteral("EntityDefinitions?$select=Nothing")).status, 400);
    QCOMPARE(org().get(QStringLiteral("EntityDefinitions?$top=3")).status, 400);
    const auto relations = Fixture::rows(org().get(
        QStringLiteral("EntityDefinitions(LogicalName='contact')/"
                       "ManyToOneRelationships?$filter=ReferencingAttribute eq 'parentcustomerid'")));
    QCOMPARE(relations.size(), 2);
    QCOMPARE(Fixture::text(relations.at(0), "ReferencingEntityNavigationPropertyName"),
             QStringLiteral("parentcustomerid_account"));
    QCOMPARE(org().get(QStringLiteral("EntityDefinitions"), {}, account("noroles")).status, 403);
}

void TestPracticeDefinitions::choicesHaveLabels()
{
    const auto answer = org().get(QStringLiteral(
        "EntityDefinitions(LogicalName='lead')/Attributes(LogicalName='statuscode')/Microsoft.Dynamics.CRM."
        "StatusAttributeMetadata?$select=LogicalName&$expand=OptionSet"));
    const QJsonArray options = Fixture::json(answer)
                                   .value(QLatin1String("OptionSet"))
                                   .toObject()
                                   .value(QLatin1String("Options"))
                                   .toArray();
    QCOMPARE(options.size(), 7);
    QCOMPARE(options.at(3).toObject().value(QLatin1String("State")).toInt(), 2);
    QCOMPARE(options.at(3)
                 .toObject()
                 .value(QLatin1String("Label"))
                 .toObject()
                 .value(QLatin1String("UserLocalizedLabel"))
                 .toObject()
                 .value(QLatin1String("Label"))
                 .toString(),
             QStringLiteral("Lost"));
    const auto all =
        Fixture::rows(org().get(QStringLiteral("EntityDefinitions(LogicalName='lead')/Attributes/"
                                               "Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select="
                                               "LogicalName&$expand=OptionSet")));
    QCOMPARE(all.size(), 5);
}

void TestPracticeDefinitions::shadowColumnsAreMarked()
{
    const auto rows = Fixture::rows(
        org().get(QStringLiteral("EntityDefinitions(LogicalName='lead')/"
                                 "Attributes?$select=LogicalName,AttributeOf,IsValidODataAttribute&$filter="
                                 "LogicalName eq 'owneridname'")));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(Fixture::text(rows.at(0), "AttributeOf"), QStringLiteral("ownerid"));
    QCOMPARE(rows.at(0).toObject().value(QLatin1String("IsValidODataAttribute")).toBool(), false);
}

void TestPracticeDefinitions::discovery()
{
    const QString instances = QStringLiteral("/api/discovery/v2.0/Instances");
    const auto unknown = org().send("GET", instances, {});
    QCOMPARE(unknown.status, 401);
    QCOMPARE(Fixture::header(unknown, "WWW-Authenticate"),
             QByteArray("Bearer authorization_uri=http://127.0.0.1:4810/common/oauth2/authorize, "
                        "resource_id=http://127.0.0.1:4811/"));
    const auto list = [&](const QString &query, const QString &who = {}) {
        return Fixture::rows(org().get(instances + query, {}, who));
    };
    const QString environment = QString::fromLatin1(dataverse::environmentId());
    const QJsonArray all = list(QString());
    QCOMPARE(all.size(), 1);
    QCOMPARE(Fixture::text(all.at(0), "Url"), origin);
    QCOMPARE(Fixture::text(all.at(0), "EnvironmentId"), environment);
    QCOMPARE(Fixture::text(all.at(0), "TenantId"), credentials::tenant);
    QCOMPARE(list(QStringLiteral("?$filter=EnvironmentId%20eq%20'%1'").arg(environment)).size(), 1);
    QCOMPARE(list(QStringLiteral("?$filter=EnvironmentId%20eq%20'nothing'")).size(), 0);
    // With regard to case, unlike Dataverse itself.
    QCOMPARE(list(QStringLiteral("?$filter=startswith(FriendlyName,'larkmoor')")).size(), 0);
    QCOMPARE(list(QStringLiteral("?$filter=startswith(FriendlyName,'Larkmoor')&$select=Url,State"))
                 .at(0)
                 .toObject()
                 .size(),
             2);
    QCOMPARE(list(QStringLiteral("(UniqueName='orglarkmoor')")).size(), 1);
    QCOMPARE(list(QStringLiteral("(00000000-0000-4000-8000-000000000000)")).size(), 0);
    // Somebody without a user there sees an empty list, not a refusal.
    QCOMPARE(org().get(instances, {}, account("nomember")).status, 200);
    QCOMPARE(list(QString(), account("nomember")).size(), 0);
    QCOMPARE(list(QString(), account("crmdisabled")).size(), 0);
    QCOMPARE(Fixture::rows(org().send("GET", instances, org().appToken(credentials::entraClient.id))).size(),
             0);
    QCOMPARE(
        list(QString(), credentials::admin.username).at(0).toObject().value(QLatin1String("IsUserSysAdmin")),
        QJsonValue(true));
}

void TestPracticeDefinitions::seedIsBelievable()
{
    for (const auto &[set, size] : QList<QPair<QString, int>>{{QStringLiteral("accounts"), 60},
                                                              {QStringLiteral("contacts"), 60},
                                                              {QStringLiteral("leads"), 60},
                                                              {QStringLiteral("opportunities"), 60},
                                                              {QStringLiteral("tasks"), 100},
                                                              {QStringLiteral("appointments"), 100}})
        QCOMPARE(Fixture::rows(org().get(set + QStringLiteral("?$select=createdon"))).size(), size);
    const auto none = [&](const char *query) {
        const auto answer = org().get(QString::fromLatin1(query));
        QVERIFY2(answer.status == 200, answer.body);
        QVERIFY2(Fixture::rows(answer).isEmpty(), query);
    };
    none("accounts?$filter=name eq null or _ownerid_value eq null");
    none("contacts?$filter=lastname eq null or fullname eq null");
    none("leads?$filter=subject eq null or companyname eq null");
    none("opportunities?$filter=_customerid_value eq null or name eq null");
    none("tasks?$filter=subject eq null or _regardingobjectid_value eq null");
    none("appointments?$filter=scheduledstart eq null or scheduledend eq null");
    none("leads?$filter=modifiedon lt createdon");
    none("appointments?$filter=scheduledend lt scheduledstart");
    // Every reference reaches a row.
    SQLite::Database &database = org().service.store().database();
    for (const dataverse::Entity &entity : dataverse::Schema::instance().entities()) {
        for (const dataverse::Column &column : entity.columns) {
            for (const QByteArray &target : column.targets) {
                const dataverse::Entity &other = *dataverse::Schema::instance().byName(target);
                QByteArray sql = "SELECT COUNT(*) FROM \"" + entity.name + "\" t WHERE t." + column.name
                    + " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"" + target + "\" x WHERE x."
                    + other.idColumn + " = t." + column.name + ")";
                if (column.isPolymorphic())
                    sql += " AND t." + column.typeColumn() + " = '" + target + "'";
                SQLite::Statement statement(database, sql.toStdString());
                statement.executeStep();
                QVERIFY2(statement.getColumn(0).getInt() == 0, sql);
            }
        }
    }
}

void TestPracticeDefinitions::sameSeedSameRows()
{
    Fixture again(60);
    const QString query =
        QStringLiteral("contacts?$select=fullname,emailaddress1,modifiedon&$orderby=fullname");
    QCOMPARE(Fixture::rows(again.get(query)), Fixture::rows(org().get(query)));
    again.create(QStringLiteral("contacts"), {{QStringLiteral("lastname"), QStringLiteral("Passing")}});
    QVERIFY(Fixture::rows(again.get(query)) != Fixture::rows(org().get(query)));
    again.service.reset();
    QCOMPARE(Fixture::rows(again.get(query)), Fixture::rows(org().get(query)));
}

QTEST_GUILESS_MAIN(TestPracticeDefinitions)
#include "tst_practicedefinitions.moc"
