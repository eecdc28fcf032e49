// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/setupdesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

/// Rights that bite: what an integration user sees and writes is what somebody granted him, and no more.
class TestPracticeSetupRights : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_desk = std::make_unique<SetupDesk>();
        m_robot = m_desk->addRobot();
    }
    void nothingWithoutRights();
    void objectsAreThereOnceGranted();
    void objectRightsInDescribe_data();
    void objectRightsInDescribe();
    void writesNeedTheirRight_data();
    void writesNeedTheirRight();
    void fieldsNeedTheirRight();
    void whatIsAlwaysThere();
    void addressesAreOneField();
    void viewAllFields();
    void activities();
    void ownRowsOnly();
    void ownRowsOfActivities();
    void parentsStayHidden();
    void referencesToTheUnseen();
    void bulkSeesNoMore();
    void replicationSeesNoMore();
    void userPermissionsOverAll_data();
    void userPermissionsOverAll();
    void takenAwayBitesAtOnce();
    void apiNeedsItsPermission();
    void settingsComeOnTop();
    void seededUserHasItAll();
    void externalIdFieldIsGranted();

private:
    QString text(const QJsonValue &row, const char *key) { return SetupDesk::text(row, key); }
    QByteArray code(const Response &response) { return SalesforceDesk::errorCode(response); }
    template <typename Work> auto asRobot(Work work) { return m_desk->as(m_robot.token, work); }
    QString allow(const char *object, const char *rights)
    {
        return m_desk->create(
            "ObjectPermissions",
            SetupDesk::objectRow(m_robot.set, QLatin1String(object), QLatin1String(rights)));
    }
    QString allowField(const char *field, const char *rights)
    {
        return m_desk->create("FieldPermissions",
                              SetupDesk::fieldRow(m_robot.set, QLatin1String(field), QLatin1String(rights)));
    }
    QStringList listed()
    {
        QStringList out;
        const Response response = asRobot([&] { return m_desk->api("GET", QStringLiteral("/sobjects")); });
        for (const auto &each : SalesforceDesk::object(response).value(QStringLiteral("sobjects")).toArray())
            out.append(text(each, "name"));
        return out;
    }
    QJsonObject describe(const char *object)
    {
        return asRobot([&] {
            return SalesforceDesk::object(
                m_desk->api("GET", QStringLiteral("/sobjects/%1/describe").arg(QLatin1String(object))));
        });
    }
    QJsonObject field(const char *object, const char *name)
    {
        for (const auto &each : describe(object).value(QStringLiteral("fields")).toArray()) {
            if (text(each, "name") == QLatin1String(name))
                return each.toObject();
        }
        return {};
    }
    Response query(const QString &soql)
    {
        return asRobot([&] { return m_desk->query(soql); });
    }
    int size(const QString &soql)
    {
        return SalesforceDesk::object(query(soql)).value(QStringLiteral("totalSize")).toInt(-1);
    }
    Response create(const char *object, const QJsonObject &values)
    {
        return asRobot([&] { return m_desk->post(object, values); });
    }
    QString first(const char *object)
    {
        return text(
            m_desk->rows(QStringLiteral("SELECT Id FROM %1 ORDER BY Id LIMIT 1").arg(QLatin1String(object)))
                .first(),
            "Id");
    }
    static QJsonObject lead(const char *name = "Lo")
    {
        return {{QStringLiteral("LastName"), QLatin1String(name)},
                {QStringLiteral("Company"), QStringLiteral("Acme")}};
    }
    static QJsonObject one(const char *field, const QJsonValue &value)
    {
        return {{QLatin1String(field), value}};
    }

    std::unique_ptr<SetupDesk> m_desk;
    SetupDesk::Robot m_robot;
};

void TestPracticeSetupRights::nothingWithoutRights()
{
    const QStringList objects = listed();
    for (const char *name : {"Account", "Contact", "Lead", "Opportunity", "Task", "Event"}) {
        QVERIFY2(!objects.contains(QLatin1String(name)), name);
        const QString path = QStringLiteral("/sobjects/") + QLatin1String(name);
        const QString id = first(name);
        const auto get = [&](const QString &what) {
            return asRobot([&] { return m_desk->api("GET", QString(path + what)); });
        };
        QCOMPARE(get(QStringLiteral("/describe")).status, 404);
        QCOMPARE(code(get(QStringLiteral("/describe"))), QByteArray("NOT_FOUND"));
        QCOMPARE(get(QStringLiteral("/") + id).status, 404);
        const QString soql = QStringLiteral("SELECT Id FROM ") + QLatin1String(name);
        QCOMPARE(code(query(soql)), QByteArray("INVALID_TYPE"));
        QCOMPARE(create(name, {}).status, 404);
        const Response removed =
            asRobot([&] { return m_desk->api("DELETE", QStringLiteral("/composite/sobjects?ids=") + id); });
        QCOMPARE(SalesforceDesk::statusCode(QJsonDocument::fromJson(removed.body).array().first()),
                 QStringLiteral("INVALID_CROSS_REFERENCE_KEY"));
    }
    // People and the org itself are everybody's to read, and nobody's of these to write.
    QVERIFY(objects.contains(QLatin1String("User")) && objects.contains(QLatin1String("Organization")));
    QCOMPARE(size(QStringLiteral("SELECT Id, Name FROM User WHERE IsActive = true")) > 5, true);
    QVERIFY(!describe("User").value(QStringLiteral("createable")).toBool());
}

void TestPracticeSetupRights::objectsAreThereOnceGranted()
{
    allow("Lead", "Read,ViewAllRecords");
    QVERIFY(listed().contains(QLatin1String("Lead")));
    QVERIFY(!listed().contains(QLatin1String("Account")));
    QCOMPARE(size(QStringLiteral("SELECT Id, Name, Company FROM Lead")),
             int(m_desk->rows(QStringLiteral("SELECT Id FROM Lead")).size()));
}

void TestPracticeSetupRights::objectRightsInDescribe_data()
{
    QTest::addColumn<QString>("rights");
    QTest::addColumn<QByteArray>("flags"); // of the object: create, update, delete
    QTest::newRow("read") << QStringLiteral("Read") << QByteArray("---");
    QTest::newRow("create") << QStringLiteral("Read,Create") << QByteArray("C--");
    QTest::newRow("edit") << QStringLiteral("Read,Edit") << QByteArray("-U-");
    QTest::newRow("delete") << QStringLiteral("Read,Edit,Delete") << QByteArray("-UD");
    QTest::newRow("all") << QStringLiteral("Read,Create,Edit,Delete") << QByteArray("CUD");
}

void TestPracticeSetupRights::objectRightsInDescribe()
{
    QFETCH(QString, rights);
    QFETCH(QByteArray, flags);
    allow("Lead", rights.toLatin1());
    const QJsonObject lead = describe("Lead");
    const auto flag = [](const QJsonObject &of, const char *name, char letter) {
        return of.value(QLatin1String(name)).toBool() ? letter : '-';
    };
    QCOMPARE((QByteArray() + flag(lead, "createable", 'C') + flag(lead, "updateable", 'U')
              + flag(lead, "deletable", 'D')),
             flags);
    // A field can be no more than its object, even one that is always there.
    const QJsonObject company = field("Lead", "Company");
    QCOMPARE((QByteArray() + flag(company, "createable", 'C') + flag(company, "updateable", 'U')),
             flags.left(2));
}

void TestPracticeSetupRights::writesNeedTheirRight_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("enough");
    QTest::addColumn<QString>("tooLittle");
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("create") << QByteArray("POST") << QStringLiteral("Read,Create")
                            << QStringLiteral("Read,Edit,Delete,ViewAllRecords")
                            << QByteArray("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY");
    QTest::newRow("update") << QByteArray("PATCH") << QStringLiteral("Read,Edit,ViewAllRecords")
                            << QStringLiteral("Read,Create,ViewAllRecords")
                            << QByteArray("INSUFFICIENT_ACCESS_OR_READONLY");
    QTest::newRow("delete") << QByteArray("DELETE") << QStringLiteral("Read,Edit,Delete,ViewAllRecords")
                            << QStringLiteral("Read,Create,Edit,ViewAllRecords")
                            << QByteArray("INSUFFICIENT_ACCESS_OR_READONLY");
}

void TestPracticeSetupRights::writesNeedTheirRight()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, enough);
    QFETCH(QString, tooLittle);
    QFETCH(QByteArray, refusal);
    const QString id = m_desk->create("Lead", lead());
    const auto tried = [&] {
        const bool creates = method == "POST";
        return asRobot([&] {
            return m_desk->api(method,
                               creates ? QStringLiteral("/sobjects/Lead") : SetupDesk::rowPath("Lead", id),
                               method == "DELETE" ? QJsonValue() : QJsonValue(lead("Li")));
        });
    };
    const QString row = allow("Lead", tooLittle.toLatin1());
    QCOMPARE(code(tried()), refusal);
    QCOMPARE(m_desk->remove("ObjectPermissions", row).status, 204);
    allow("Lead", enough.toLatin1());
    QVERIFY(tried().status < 300);
}

void TestPracticeSetupRights::fieldsNeedTheirRight()
{
    allow("Lead", "Read,Create,Edit,ViewAllRecords");
    QCOMPARE(field("Lead", "Phone"), QJsonObject());
    QCOMPARE(code(query(QStringLiteral("SELECT Phone FROM Lead"))), QByteArray("INVALID_FIELD"));
    QCOMPARE(code(query(QStringLiteral("SELECT Id FROM Lead WHERE Phone != null"))),
             QByteArray("INVALID_FIELD"));
    QCOMPARE(code(query(QStringLiteral("SELECT Id FROM Lead ORDER BY Phone"))), QByteArray("INVALID_FIELD"));
    QVERIFY(!query(QStringLiteral("SELECT FIELDS(ALL) FROM Lead LIMIT 1")).body.contains("Phone"));
    QJsonObject values = lead();
    values.insert(QStringLiteral("Phone"), QStringLiteral("1"));
    QCOMPARE(code(create("Lead", values)), QByteArray("INVALID_FIELD"));

    const QString row = allowField("Lead.Phone", "Read");
    QVERIFY(!field("Lead", "Phone").isEmpty());
    QVERIFY(!field("Lead", "Phone").value(QStringLiteral("createable")).toBool());
    QVERIFY(!field("Lead", "Phone").value(QStringLiteral("updateable")).toBool());
    QCOMPARE(query(QStringLiteral("SELECT Phone FROM Lead")).status, 200);
    QCOMPARE(code(create("Lead", values)), QByteArray("INVALID_FIELD_FOR_INSERT_UPDATE"));
    const QString id = first("Lead");
    const auto update = [&] {
        return asRobot([&] { return m_desk->patch("Lead", id, one("Phone", QStringLiteral("2"))); });
    };
    QCOMPARE(code(update()), QByteArray("INVALID_FIELD_FOR_INSERT_UPDATE"));

    QCOMPARE(m_desk->patch("FieldPermissions", row, one("PermissionsEdit", true)).status, 204);
    QVERIFY(field("Lead", "Phone").value(QStringLiteral("updateable")).toBool());
    QCOMPARE(create("Lead", values).status, 201);
    QCOMPARE(update().status, 204);
}

void TestPracticeSetupRights::whatIsAlwaysThere()
{
    allow("Account", "Read");
    allow("Contact", "Read,Create,Edit");
    for (const char *name : {"Id", "Name", "LastName", "FirstName", "OwnerId", "CreatedDate",
                             "LastModifiedDate", "SystemModstamp", "IsDeleted"}) {
        const QJsonObject there = field("Contact", name);
        QVERIFY2(!there.isEmpty(), name);
        QVERIFY2(!there.value(QStringLiteral("permissionable")).toBool(), name);
    }
    QVERIFY(field("Contact", "LastName").value(QStringLiteral("updateable")).toBool());
    QCOMPARE(create("Contact", {{QStringLiteral("LastName"), QStringLiteral("Lo")}}).status, 201);
    // Everything else describe offers is permissionable to the administrator and hidden from the robot.
    const QJsonObject whole =
        SalesforceDesk::object(m_desk->api("GET", QStringLiteral("/sobjects/Contact/describe")));
    QSet<QString> seen;
    for (const auto &each : describe("Contact").value(QStringLiteral("fields")).toArray())
        seen.insert(text(each, "name"));
    for (const auto &each : whole.value(QStringLiteral("fields")).toArray()) {
        if (each.toObject().value(QStringLiteral("permissionable")).toBool())
            QVERIFY2(!seen.contains(text(each, "name")), qPrintable(text(each, "name")));
    }
}

void TestPracticeSetupRights::addressesAreOneField()
{
    allow("Account", "Read,Create,Edit,ViewAllRecords");
    QCOMPARE(code(query(QStringLiteral("SELECT BillingCity FROM Account"))), QByteArray("INVALID_FIELD"));
    const QString row = allowField("Account.BillingAddress", "Read");
    QCOMPARE(query(QStringLiteral("SELECT BillingAddress, BillingCity FROM Account")).status, 200);
    QVERIFY(!field("Account", "BillingCity").value(QStringLiteral("updateable")).toBool());
    QVERIFY(!field("Account", "BillingCity").value(QStringLiteral("permissionable")).toBool());
    QCOMPARE(text(field("Account", "BillingCity"), "compoundFieldName"), QStringLiteral("BillingAddress"));
    QCOMPARE(m_desk->patch("FieldPermissions", row, one("PermissionsEdit", true)).status, 204);
    QVERIFY(field("Account", "BillingCity").value(QStringLiteral("updateable")).toBool());
    QCOMPARE(code(query(QStringLiteral("SELECT ShippingCity FROM Account"))), QByteArray("INVALID_FIELD"));
}

void TestPracticeSetupRights::viewAllFields()
{
    allow("Lead", "Read,Edit,ViewAllFields");
    QVERIFY(!field("Lead", "Phone").isEmpty());
    QVERIFY(!field("Lead", "Phone").value(QStringLiteral("updateable")).toBool());
}

void TestPracticeSetupRights::activities()
{
    const auto give = [&](const char *rights) {
        QCOMPARE(m_desk->patch("PermissionSet", m_robot.set, SetupDesk::rights(QLatin1String(rights))).status,
                 204);
    };
    give("ActivitiesAccess");
    QVERIFY(listed().contains(QLatin1String("Task")) && listed().contains(QLatin1String("Event")));
    QVERIFY(!describe("Task").value(QStringLiteral("createable")).toBool());
    const QJsonObject task = one("Status", QStringLiteral("Not Started"));
    QCOMPARE(code(create("Task", task)), QByteArray("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"));
    give("EditTask");
    QVERIFY(describe("Task").value(QStringLiteral("deletable")).toBool());
    QVERIFY(!describe("Event").value(QStringLiteral("createable")).toBool());
    const Response made = create("Task", task);
    QCOMPARE(made.status, 201);
    const QString id = text(SalesforceDesk::object(made), "id");
    QCOMPARE(
        code(asRobot([&] { return m_desk->patch("Task", id, one("Description", QStringLiteral("x"))); })),
        QByteArray("INVALID_FIELD"));
    allowField("Task.Description", "Read,Edit");
    QCOMPARE(
        asRobot([&] { return m_desk->patch("Task", id, one("Description", QStringLiteral("x"))); }).status,
        204);
    QCOMPARE(asRobot([&] { return m_desk->remove("Task", id); }).status, 204);
}

void TestPracticeSetupRights::ownRowsOnly()
{
    allow("Lead", "Read,Create,Edit,Delete");
    const QString others = first("Lead");
    QCOMPARE(size(QStringLiteral("SELECT Id FROM Lead")), 0);
    QCOMPARE(size(QStringLiteral("SELECT COUNT() FROM Lead")), 0);
    const QString own = text(SalesforceDesk::object(create("Lead", lead())), "id");
    QCOMPARE(size(QStringLiteral("SELECT Id FROM Lead")), 1);
    QCOMPARE(size(QStringLiteral("SELECT COUNT() FROM Lead")), 1);
    // Nor can it be got round.
    QCOMPARE(size(QStringLiteral("SELECT Id FROM Lead WHERE Id = '%1' OR Id != null").arg(others)), 1);
    const auto tried = [&](const QByteArray &method, const QString &id) {
        return asRobot([&] {
            return m_desk->api(method, SetupDesk::rowPath("Lead", id),
                               method == "PATCH" ? QJsonValue(lead("Li")) : QJsonValue());
        });
    };
    for (const char *method : {"GET", "PATCH", "DELETE"}) {
        QCOMPARE(code(tried(method, others)), QByteArray("NOT_FOUND"));
        QVERIFY(tried(method, own).status < 300);
    }
    const Response read = asRobot([&] {
        return m_desk->api("POST", QStringLiteral("/composite/sobjects/Lead"),
                           QJsonObject{{QStringLiteral("ids"), QJsonArray{others}},
                                       {QStringLiteral("fields"), QJsonArray{QStringLiteral("Id")}}});
    });
    QCOMPARE(read.body, QByteArray("[null]"));
    // View All shows them, and who sees a record may do with it what his rights to the object say.
    const QString row = m_desk->idOf("ObjectPermissions", "ParentId", m_robot.set);
    QCOMPARE(m_desk->patch("ObjectPermissions", row, one("PermissionsViewAllRecords", true)).status, 204);
    QVERIFY(size(QStringLiteral("SELECT Id FROM Lead")) > 5);
    QCOMPARE(tried("PATCH", others).status, 204);
}

// They follow what they are about.
void TestPracticeSetupRights::ownRowsOfActivities()
{
    m_desk->patch("PermissionSet", m_robot.set,
                  SetupDesk::rights(QStringLiteral("ActivitiesAccess,EditTask")));
    const auto add = [&](const QJsonObject &about) { return m_desk->create("Task", about); };
    const QString lead = first("Lead");
    const QString account = first("Account");
    const QString ofLead = add({{QStringLiteral("WhoId"), lead}});
    const QString ofAccount = add({{QStringLiteral("WhatId"), account}});
    const QString ofNothing = add({{QStringLiteral("Subject"), QStringLiteral("x")}});
    const auto sees = [&](const QString &id) {
        return size(QStringLiteral("SELECT Id FROM Task WHERE Id = '%1'").arg(id)) == 1;
    };
    QVERIFY(!sees(ofLead) && !sees(ofAccount) && !sees(ofNothing));
    QCOMPARE(create("Task", {}).status, 201);
    QCOMPARE(size(QStringLiteral("SELECT Id FROM Task")), 1);
    const QString row = allow("Lead", "Read");
    QVERIFY(!sees(ofLead));
    m_desk->patch("ObjectPermissions", row, one("PermissionsViewAllRecords", true));
    QVERIFY(sees(ofLead) && !sees(ofAccount) && !sees(ofNothing));
    allow("Account", "Read");
    m_desk->patch("Account", account, one("OwnerId", m_robot.user));
    QVERIFY(sees(ofAccount));
}

void TestPracticeSetupRights::parentsStayHidden()
{
    allow("Account", "Read");
    allow("Contact", "Read,ViewAllRecords");
    allowField("Contact.AccountId", "Read");
    const QString with =
        QStringLiteral("SELECT Id, Account.Name FROM Contact WHERE AccountId != null LIMIT 1");
    const auto account = [&] {
        return SalesforceDesk::object(query(with))
            .value(QStringLiteral("records"))
            .toArray()
            .first()
            .toObject()
            .value(QStringLiteral("Account"));
    };
    QVERIFY(account().isNull());
    QCOMPARE(size(QStringLiteral("SELECT Id FROM Contact WHERE Account.Name != null")), 0);
    const QString row = text(
        m_desk
            ->rows(QStringLiteral(
                       "SELECT Id FROM ObjectPermissions WHERE ParentId = '%1' AND SobjectType = 'Account'")
                       .arg(m_robot.set))
            .first(),
        "Id");
    m_desk->patch("ObjectPermissions", row, one("PermissionsViewAllRecords", true));
    QVERIFY(!text(account(), "Name").isEmpty());
    // Several-object references, too, tell nothing of an object that is not there.
    m_desk->patch("PermissionSet", m_robot.set, SetupDesk::rights(QStringLiteral("ActivitiesAccess")));
    allowField("Task.WhatId", "Read");
    allowField("Task.WhoId", "Read");
    const QString contact = first("Contact");
    const QString about = first("Account");
    const QString task =
        m_desk->create("Task", {{QStringLiteral("WhoId"), contact}, {QStringLiteral("WhatId"), about}});
    const auto names = [&] {
        const QString soql = QStringLiteral("SELECT Who.Name, What.Name FROM Task WHERE Id = '%1'").arg(task);
        return SalesforceDesk::object(query(soql))
            .value(QStringLiteral("records"))
            .toArray()
            .first()
            .toObject();
    };
    QVERIFY(!names().value(QStringLiteral("Who")).isNull());
    QVERIFY(!names().value(QStringLiteral("What")).isNull());
    m_desk->set({{QStringLiteral("hiddenObjects"), QJsonArray{QStringLiteral("Contact")}}});
    QVERIFY(names().value(QStringLiteral("Who")).isNull());
    QVERIFY(!names().value(QStringLiteral("What")).isNull());
}

void TestPracticeSetupRights::referencesToTheUnseen()
{
    allow("Account", "Read,Create");
    allow("Contact", "Read,Create");
    allowField("Contact.AccountId", "Read,Edit");
    const auto contact = [&](const QString &account) {
        return create(
            "Contact",
            {{QStringLiteral("LastName"), QStringLiteral("Lo")}, {QStringLiteral("AccountId"), account}});
    };
    QCOMPARE(code(contact(first("Account"))), QByteArray("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"));
    const QString own = text(
        SalesforceDesk::object(create("Account", {{QStringLiteral("Name"), QStringLiteral("Acme")}})), "id");
    QCOMPARE(contact(own).status, 201);
}

void TestPracticeSetupRights::bulkSeesNoMore()
{
    allow("Lead", "Read,Create");
    create("Lead", lead());
    const auto job = [&](const QString &soql) {
        return asRobot([&] {
            return m_desk->api("POST", QStringLiteral("/jobs/query"),
                               QJsonObject{{QStringLiteral("operation"), QStringLiteral("query")},
                                           {QStringLiteral("query"), soql}});
        });
    };
    const Response made = job(QStringLiteral("SELECT Id FROM Lead"));
    QCOMPARE(made.status, 200);
    const QString results =
        QStringLiteral("/jobs/query/%1/results").arg(text(SalesforceDesk::object(made), "id"));
    const auto complete = [&] {
        return asRobot([&] {
            m_desk->api("GET", results.section(u'/', 0, 3));
            return m_desk->api("GET", results);
        });
    };
    QCOMPARE(complete().body.trimmed().split('\n').size(), 2); // the names, and one row
    QCOMPARE(code(job(QStringLiteral("SELECT Phone FROM Lead"))), QByteArray("INVALID_FIELD"));
    QCOMPARE(code(job(QStringLiteral("SELECT Id FROM Contact"))), QByteArray("INVALID_TYPE"));
}

void TestPracticeSetupRights::replicationSeesNoMore()
{
    allow("Lead", "Read,Create,Edit,Delete");
    const QString own = text(SalesforceDesk::object(create("Lead", lead())), "id");
    const QString others = m_desk->create("Lead", lead());
    const auto ids = [&](const char *what) {
        const QString path =
            QStringLiteral("/sobjects/Lead/%1/?start=%2&end=%3")
                .arg(QLatin1String(what), m_desk->clock.nowUtc().addSecs(-600).toString(Qt::ISODate),
                     m_desk->clock.nowUtc().addSecs(600).toString(Qt::ISODate));
        return asRobot([&] { return m_desk->api("GET", path).body; });
    };
    QVERIFY(ids("updated").contains(own.toLatin1()));
    QVERIFY(!ids("updated").contains(others.toLatin1()));
    QCOMPARE(m_desk->remove("Lead", own).status, 204);
    QCOMPARE(m_desk->remove("Lead", others).status, 204);
    QVERIFY(ids("deleted").contains(own.toLatin1()));
    QVERIFY(!ids("deleted").contains(others.toLatin1()));
}

void TestPracticeSetupRights::userPermissionsOverAll_data()
{
    QTest::addColumn<QString>("permissions");
    QTest::addColumn<bool>("writes");
    QTest::newRow("view all data") << QStringLiteral("ViewAllData") << false;
    QTest::newRow("modify all data") << QStringLiteral("ViewAllData,ModifyAllData") << true;
}

void TestPracticeSetupRights::userPermissionsOverAll()
{
    QFETCH(QString, permissions);
    QFETCH(bool, writes);
    m_desk->patch("PermissionSet", m_robot.set, SetupDesk::rights(permissions));
    QVERIFY(size(QStringLiteral("SELECT Id FROM Opportunity")) > 5);
    QCOMPARE(create("Lead", lead()).status == 201, writes);
    // Field rights stand beside that.
    QCOMPARE(code(query(QStringLiteral("SELECT Phone FROM Lead"))), QByteArray("INVALID_FIELD"));
}

void TestPracticeSetupRights::takenAwayBitesAtOnce()
{
    allow("Lead", "Read,ViewAllRecords");
    const QString row = allowField("Lead.Phone", "Read");
    const QString soql = QStringLiteral("SELECT Phone FROM Lead");
    QCOMPARE(query(soql).status, 200);
    QCOMPARE(m_desk->remove("FieldPermissions", row).status, 204);
    QCOMPARE(code(query(soql)), QByteArray("INVALID_FIELD"));
    const QString assignment = m_desk->idOf("PermissionSetAssignment", "PermissionSetId", m_robot.set);
    QCOMPARE(m_desk->remove("PermissionSetAssignment", assignment).status, 204);
    QCOMPARE(code(query(QStringLiteral("SELECT Id FROM Lead"))), QByteArray("INVALID_TYPE"));
    // What was undone changes nothing.
    const QJsonArray undone =
        m_desk->collection("POST", {},
                           {SalesforceDesk::record(QStringLiteral("PermissionSetAssignment"),
                                                   SetupDesk::assignment(m_robot.user, m_robot.set)),
                            SalesforceDesk::record(QStringLiteral("PermissionSet"), {})},
                           true);
    QCOMPARE(undone.size(), 2);
    QCOMPARE(code(query(QStringLiteral("SELECT Id FROM Lead"))), QByteArray("INVALID_TYPE"));
}

void TestPracticeSetupRights::apiNeedsItsPermission()
{
    const auto limits = [&] {
        return asRobot([&] { return m_desk->api("GET", QStringLiteral("/limits")); });
    };
    QCOMPARE(limits().status, 200);
    m_desk->patch("Profile", m_desk->integrationProfile(), one("PermissionsApiEnabled", false));
    QCOMPARE(code(limits()), QByteArray("API_DISABLED_FOR_ORG"));
    m_desk->patch("PermissionSet", m_robot.set, one("PermissionsApiEnabled", true));
    QCOMPARE(limits().status, 200);
}

void TestPracticeSetupRights::settingsComeOnTop()
{
    allow("Lead", "Read,Edit,ViewAllRecords");
    allowField("Lead.Phone", "Read,Edit");
    allowField("Lead.Fax", "Read,Edit");
    m_desk->set({{QStringLiteral("hiddenFields"), QJsonArray{QStringLiteral("Lead.Phone")}},
                 {QStringLiteral("readOnlyFields"), QJsonArray{QStringLiteral("lead.fax")}}});
    QCOMPARE(field("Lead", "Phone"), QJsonObject());
    QVERIFY(!field("Lead", "Fax").value(QStringLiteral("updateable")).toBool());
    m_desk->set({{QStringLiteral("hiddenObjects"), QJsonArray{QStringLiteral("Lead")}}});
    QVERIFY(!listed().contains(QLatin1String("Lead")));
    // Not for administrators.
    QCOMPARE(m_desk->query(QStringLiteral("SELECT Phone FROM Lead")).status, 200);
}

void TestPracticeSetupRights::seededUserHasItAll()
{
    for (const char *name : {"Account", "Contact", "Lead", "Opportunity", "Task", "Event"}) {
        const QString path = QStringLiteral("/sobjects/%1/describe").arg(QLatin1String(name));
        const QJsonObject whole = SalesforceDesk::object(m_desk->api("GET", path));
        const QJsonObject seen =
            m_desk->as(m_desk->integration, [&] { return SalesforceDesk::object(m_desk->api("GET", path)); });
        QCOMPARE(seen.value(QStringLiteral("fields")), whole.value(QStringLiteral("fields")));
        QCOMPARE(seen.value(QStringLiteral("deletable")), whole.value(QStringLiteral("deletable")));
        const QString count = QStringLiteral("SELECT COUNT() FROM ") + QLatin1String(name);
        QCOMPARE(m_desk->as(m_desk->integration, [&] { return m_desk->query(count).body; }),
                 m_desk->query(count).body);
    }
}

void TestPracticeSetupRights::externalIdFieldIsGranted()
{
    allow("Lead", "Read,Create,ViewAllRecords");
    m_desk->set({{QStringLiteral("externalIdField"), true}});
    const QString soql = QStringLiteral("SELECT Fairlead_Id__c FROM Lead");
    QCOMPARE(m_desk->query(soql).status, 200);
    QCOMPARE(m_desk->as(m_desk->integration, [&] { return m_desk->query(soql).status; }), 200);
    QCOMPARE(code(query(soql)), QByteArray("INVALID_FIELD"));
    allowField("Lead.Fairlead_Id__c", "Read,Edit");
    QCOMPARE(query(soql).status, 200);
    // The field takes the rights to it along.
    m_desk->set({{QStringLiteral("externalIdField"), false}});
    QVERIFY(
        m_desk->rows(QStringLiteral("SELECT Id FROM FieldPermissions WHERE Field = 'Lead.Fairlead_Id__c'"))
            .isEmpty());
    QCOMPARE(code(query(soql)), QByteArray("INVALID_FIELD"));
}

QTEST_GUILESS_MAIN(TestPracticeSetupRights)
#include "tst_practicesetuprights.moc"
