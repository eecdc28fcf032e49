// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/setupdesk.h"

#include <QTest>

using namespace fairlead::practice;

/// The record side of Setup: what an org insists on when an integration user is made, and unmade.
class TestPracticeSetup : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_desk = std::make_unique<SetupDesk>(); }
    void tablesAreForWhoLooksIntoSetup();
    void profilesAreSetsToo();
    void administratorsRights();
    void usernames_data();
    void usernames();
    void nicknames();
    void userSeats();
    void licenseSeats();
    void setNames_data();
    void setNames();
    void objectRights_data();
    void objectRights();
    void objectRightsHoldTogether();
    void fieldRights_data();
    void fieldRights();
    void rowsWithoutRightsAreNotKept();
    void onceOnly();
    void assignmentNeedsTheLicense_data();
    void assignmentNeedsTheLicense();
    void otherUserLicense();
    void removals();
    void usersCannotBeDeleted();
    void appsAreGranted();
    void kindsAreKeptApart();
    void whoMayWrite_data();
    void whoMayWrite();
    void frozenUsersAreOut();
    void frozenPeopleAreOut();
    void oauthTokens();
    void nothingIsLeft();
    void settingsAreChecked();
    void resetForgets();

private:
    QString text(const QJsonValue &row, const char *key) { return SetupDesk::text(row, key); }
    QByteArray code(const Response &response) { return SalesforceDesk::errorCode(response); }
    int used(const char *table)
    {
        const QString key = QLatin1String(table) == QLatin1String("UserLicense")
            ? QStringLiteral("Name = 'Salesforce Integration'")
            : QStringLiteral("DeveloperName = 'SalesforceAPIIntegrationPsl'");
        return m_desk
            ->rows(QStringLiteral("SELECT UsedLicenses FROM %1 WHERE %2").arg(QLatin1String(table), key))
            .first()
            .toObject()
            .value(QLatin1String("UsedLicenses"))
            .toInt();
    }
    QJsonObject list()
    {
        return SalesforceDesk::object(m_desk->send("GET", QStringLiteral("/_practice/setup")));
    }

    std::unique_ptr<SetupDesk> m_desk;
};

void TestPracticeSetup::tablesAreForWhoLooksIntoSetup()
{
    const QStringList tables{QStringLiteral("PermissionSet"),
                             QStringLiteral("PermissionSetLicense"),
                             QStringLiteral("PermissionSetAssignment"),
                             QStringLiteral("PermissionSetLicenseAssign"),
                             QStringLiteral("ObjectPermissions"),
                             QStringLiteral("FieldPermissions"),
                             QStringLiteral("SetupEntityAccess"),
                             QStringLiteral("UserLogin"),
                             QStringLiteral("ExternalClientApplication")};
    for (const QString &table : tables) {
        const QString soql = QStringLiteral("SELECT Id FROM ") + table;
        QCOMPARE(m_desk->query(soql).status, 200);
        const QString path = QStringLiteral("/sobjects/%1/describe").arg(table);
        QCOMPARE(m_desk->api("GET", path).status, 200);
        const auto asIntegration = [&](auto work) { return m_desk->as(m_desk->integration, work); };
        QCOMPARE(code(asIntegration([&] { return m_desk->query(soql); })), QByteArray("INVALID_TYPE"));
        QCOMPARE(asIntegration([&] { return m_desk->api("GET", path).status; }), 404);
    }
    const QJsonObject set =
        SalesforceDesk::object(m_desk->api("GET", QStringLiteral("/sobjects/PermissionSet/describe")));
    QVERIFY(set.value(QStringLiteral("createable")).toBool());
    QVERIFY(!set.value(QStringLiteral("undeletable")).toBool());
    QVERIFY(!QJsonDocument(set).toJson().contains("Fairlead_Id__c"));
}

void TestPracticeSetup::profilesAreSetsToo()
{
    const QJsonArray owned =
        m_desk->rows(QStringLiteral("SELECT Profile.Name, PermissionsApiUserOnly FROM PermissionSet "
                                    "WHERE IsOwnedByProfile = true ORDER BY Profile.Name"));
    QCOMPARE(owned.size(), 3);
    QCOMPARE(text(owned.first().toObject().value(QLatin1String("Profile")), "Name"),
             QStringLiteral("Minimum Access - API Only Integrations"));
    QVERIFY(owned.first().toObject().value(QLatin1String("PermissionsApiUserOnly")).toBool());
    // Each user has his profile's and no other of them, also a new one and after a change.
    const auto held = [&](const QString &user) {
        return m_desk->rows(
            QStringLiteral("SELECT PermissionSet.ProfileId FROM PermissionSetAssignment WHERE AssigneeId = "
                           "'%1' AND PermissionSet.IsOwnedByProfile = true")
                .arg(user));
    };
    const QString robot = m_desk->addUser();
    QCOMPARE(held(robot).size(), 1);
    const QString standard = m_desk->idOf("Profile", "Name", QStringLiteral("Standard User"));
    QCOMPARE(m_desk->patch("User", robot, {{QStringLiteral("ProfileId"), standard}}).status, 204);
    QCOMPARE(held(robot).size(), 1);
    QCOMPARE(text(held(robot).first().toObject().value(QLatin1String("PermissionSet")), "ProfileId"),
             standard);
    // They are not assigned, changed or deleted by hand.
    const QString set = m_desk->idOf("PermissionSet", "ProfileId", standard);
    QCOMPARE(code(m_desk->post("PermissionSetAssignment", SetupDesk::assignment(robot, set))),
             QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(code(m_desk->patch("PermissionSet", set, {{QStringLiteral("Label"), QStringLiteral("x")}})),
             QByteArray("INSUFFICIENT_ACCESS_OR_READONLY"));
    const Response removed = m_desk->remove("PermissionSet", set);
    QCOMPARE(removed.status, 403);
    QCOMPARE(code(removed), QByteArray("INSUFFICIENT_ACCESS_OR_READONLY"));
}

// The query with which the reference tells what an administrator may do (5.6).
void TestPracticeSetup::administratorsRights()
{
    const auto rights = [&](const QString &username) {
        QSet<QString> out;
        const QString fields =
            QStringLiteral("PermissionSet.PermissionsManageUsers, PermissionSet.PermissionsModifyMetadata, "
                           "PermissionSet.PermissionsManageProfilesPermissionsets, "
                           "PermissionSet.PermissionsAssignPermissionSets, "
                           "PermissionSet.PermissionsExternalClientAppDeveloper, "
                           "PermissionSet.PermissionsExternalClientAppAdmin");
        for (const auto &row :
             m_desk->rows(QStringLiteral("SELECT %1 FROM PermissionSetAssignment WHERE AssigneeId = '%2'")
                              .arg(fields, m_desk->idOf("User", "Username", username)))) {
            const QJsonObject set = row.toObject().value(QLatin1String("PermissionSet")).toObject();
            for (auto it = set.begin(); it != set.end(); ++it) {
                if (it->toBool())
                    out.insert(it.key());
            }
        }
        return out;
    };
    QCOMPARE(rights(credentials::admin.username).size(), 6);
    QCOMPARE(rights(credentials::standardUser.username).size(), 0);
    QCOMPARE(rights(credentials::integrationUser.username).size(), 0);
}

void TestPracticeSetup::usernames_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QByteArray>("refusal");
    QTest::newRow("new") << QStringLiteral("a@b.example") << QByteArray();
    QTest::newRow("of this org") << QStringLiteral("Sam.Tarrant@larkmoor.example")
                                 << QByteArray("DUPLICATE_USERNAME");
    QTest::newRow("of another org") << QStringLiteral("Taken@Elsewhere.example")
                                    << QByteArray("DUPLICATE_USERNAME");
    QTest::newRow("no address") << QStringLiteral("robot") << QByteArray("FIELD_INTEGRITY_EXCEPTION");
}

void TestPracticeSetup::usernames()
{
    QFETCH(QString, username);
    QFETCH(QByteArray, refusal);
    m_desk->set({{QStringLiteral("takenUsernames"), QJsonArray{QStringLiteral("taken@elsewhere.example")}}});
    const Response created = m_desk->post("User", m_desk->userValues(username));
    QCOMPARE(created.status, refusal.isEmpty() ? 201 : 400);
    QCOMPARE(code(created), refusal);
    // The same when a user is renamed.
    const QString sam = m_desk->idOf("User", "Username", QStringLiteral("ines.lowell@larkmoor.example"));
    const QString other = refusal.isEmpty() ? QStringLiteral("c@d.example") : username;
    QCOMPARE(code(m_desk->patch("User", sam, {{QStringLiteral("Username"), other}})), refusal);
}

void TestPracticeSetup::nicknames()
{
    m_desk->addUser();
    QJsonObject other = m_desk->userValues(QStringLiteral("sync.robot@elsewhere.example"));
    QCOMPARE(code(m_desk->post("User", other)), QByteArray("DUPLICATE_COMM_NICKNAME"));
    // Who chooses none gets one of his own.
    other.remove(QStringLiteral("CommunityNickname"));
    const QString id = m_desk->create("User", other);
    QCOMPARE(text(m_desk->rows(QStringLiteral("SELECT CommunityNickname FROM User WHERE Id = '%1'").arg(id))
                      .first(),
                  "CommunityNickname"),
             QStringLiteral("sync.robot1"));
}

void TestPracticeSetup::userSeats()
{
    m_desk->set({{QStringLiteral("integrationSeats"), 2}});
    QCOMPARE(used("UserLicense"), 1);
    const QString robot = m_desk->addUser();
    QCOMPARE(used("UserLicense"), 2);
    const Response refused =
        m_desk->post("User", m_desk->userValues(QStringLiteral("second@larkmoor.example")));
    QCOMPARE(code(refused), QByteArray("LICENSE_LIMIT_EXCEEDED"));
    // Nothing of the user stays behind.
    QCOMPARE(used("UserLicense"), 2);
    QVERIFY(m_desk->rows(QStringLiteral("SELECT Id FROM User WHERE Username = 'second@larkmoor.example'"))
                .isEmpty());
    // Without a seat there may be inactive ones; a seat is released with its user, and taken by waking him.
    QJsonObject idle = m_desk->userValues(QStringLiteral("second@larkmoor.example"));
    idle.insert(QStringLiteral("IsActive"), false);
    const QString second = m_desk->create("User", idle);
    const auto setActive = [&](const QString &user, bool active) {
        return m_desk->patch("User", user, {{QStringLiteral("IsActive"), active}});
    };
    QCOMPARE(code(setActive(second, true)), QByteArray("LICENSE_LIMIT_EXCEEDED"));
    QCOMPARE(setActive(robot, false).status, 204);
    QCOMPARE(used("UserLicense"), 1);
    QCOMPARE(setActive(second, true).status, 204);
    QCOMPARE(code(setActive(robot, true)), QByteArray("LICENSE_LIMIT_EXCEEDED"));
    // Another licence has seats left, and who sits already is not disturbed.
    m_desk->set({{QStringLiteral("integrationSeats"), 0}});
    QCOMPARE(m_desk->patch("User", second, {{QStringLiteral("Title"), QStringLiteral("x")}}).status, 204);
}

void TestPracticeSetup::licenseSeats()
{
    m_desk->set({{QStringLiteral("pslSeats"), 2}});
    const QString one = m_desk->addUser(QStringLiteral("one@larkmoor.example"));
    const QString two = m_desk->addUser(QStringLiteral("two@larkmoor.example"));
    const auto give = [&](const QString &user) {
        return m_desk->post("PermissionSetLicenseAssign",
                            {{QStringLiteral("AssigneeId"), user},
                             {QStringLiteral("PermissionSetLicenseId"), m_desk->integrationLicense()}});
    };
    QCOMPARE(give(one).status, 201);
    QCOMPARE(used("PermissionSetLicense"), 2);
    QCOMPARE(code(give(two)), QByteArray("LICENSE_LIMIT_EXCEEDED"));
    QCOMPARE(used("PermissionSetLicense"), 2);
    QCOMPARE(code(give(one)), QByteArray("DUPLICATE_VALUE"));
    QCOMPARE(m_desk->patch("User", one, {{QStringLiteral("IsActive"), false}}).status, 204);
    QCOMPARE(give(two).status, 201);
    // His seat is somebody else's now.
    QCOMPARE(code(m_desk->patch("User", one, {{QStringLiteral("IsActive"), true}})),
             QByteArray("LICENSE_LIMIT_EXCEEDED"));
}

void TestPracticeSetup::setNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("refusal");
    const QByteArray form("FIELD_INTEGRITY_EXCEPTION");
    QTest::newRow("good") << QStringLiteral("Sync_Connector2") << QByteArray();
    QTest::newRow("taken") << QStringLiteral("crm_integration") << QByteArray("DUPLICATE_DEVELOPER_NAME");
    QTest::newRow("blank") << QStringLiteral("Sync Connector") << form;
    QTest::newRow("digit first") << QStringLiteral("2Sync") << form;
    QTest::newRow("underscore last") << QStringLiteral("Sync_") << form;
    QTest::newRow("two underscores") << QStringLiteral("Sync__c") << form;
    QTest::newRow("none") << QString() << QByteArray("REQUIRED_FIELD_MISSING");
}

void TestPracticeSetup::setNames()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, refusal);
    QCOMPARE(code(m_desk->post(
                 "PermissionSet",
                 {{QStringLiteral("Name"), name}, {QStringLiteral("Label"), QStringLiteral("Sync")}})),
             refusal);
}

void TestPracticeSetup::objectRights_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("rights");
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<QString>("words");
    const QByteArray depends("FIELD_INTEGRITY_EXCEPTION");
    const auto row = [](const char *name, const char *object, const char *rights, const QByteArray &refusal,
                        const char *words = "") {
        QTest::newRow(name) << QString::fromLatin1(object) << QString::fromLatin1(rights) << refusal
                            << QString::fromLatin1(words);
    };
    row("read", "Lead", "Read", {});
    row("everything", "Lead", "Read,Create,Edit,Delete,ViewAllRecords,ModifyAllRecords", {});
    row("create alone", "Lead", "Create", depends,
        "Permission Create Lead depends on permission(s): Read Lead");
    row("edit alone", "Lead", "Edit", depends, "Permission Edit Lead depends on permission(s): Read Lead");
    row("delete without edit", "Lead", "Read,Delete", depends,
        "Permission Delete Lead depends on permission(s): Edit Lead");
    row("view all alone", "Lead", "ViewAllRecords", depends,
        "Permission View All Lead depends on permission(s): Read Lead");
    row("modify all too early", "Lead", "Read,Edit,ModifyAllRecords", depends,
        "Permission Modify All Lead depends on permission(s): Delete Lead, View All Lead");
    row("contact without account", "Contact", "Read", depends,
        "Permission Read Contact depends on permission(s): Read Account");
    row("opportunity without account", "Opportunity", "Read", depends,
        "Permission Read Opportunity depends on permission(s): Read Account");
    row("activities have no rows", "Task", "Read", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Object: bad value for restricted picklist field: Task");
    row("no such object", "Leed", "Read", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "Object: bad value for restricted picklist field: Leed");
}

void TestPracticeSetup::objectRights()
{
    QFETCH(QString, object);
    QFETCH(QString, rights);
    QFETCH(QByteArray, refusal);
    QFETCH(QString, words);
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const Response response = m_desk->post("ObjectPermissions", SetupDesk::objectRow(set, object, rights));
    QCOMPARE(code(response), refusal);
    QCOMPARE(response.status, refusal.isEmpty() ? 201 : 400);
    QCOMPARE(SetupDesk::message(response), words);
    const int kept =
        int(m_desk->rows(QStringLiteral("SELECT Id FROM ObjectPermissions WHERE ParentId = '%1'").arg(set))
                .size());
    QCOMPARE(kept, refusal.isEmpty() ? 1 : 0);
}

// Parents first on the way in, children first on the way out.
void TestPracticeSetup::objectRightsHoldTogether()
{
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const auto record = [&](const char *object) {
        return SalesforceDesk::record(
            QStringLiteral("ObjectPermissions"),
            SetupDesk::objectRow(set, QLatin1String(object), QStringLiteral("Read")));
    };
    const QJsonArray wrong = m_desk->collection("POST", {}, {record("Contact"), record("Account")}, true);
    QCOMPARE(SalesforceDesk::statusCode(wrong.at(0)), QStringLiteral("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(SalesforceDesk::statusCode(wrong.at(1)), QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK"));
    const QJsonArray right = m_desk->collection("POST", {}, {record("Account"), record("Contact")}, true);
    const QString account = text(right.at(0), "id");
    const QString contact = text(right.at(1), "id");
    QVERIFY(!account.isEmpty() && !contact.isEmpty());
    QCOMPARE(code(m_desk->remove("ObjectPermissions", account)), QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(code(m_desk->patch("ObjectPermissions", account, {{QStringLiteral("PermissionsRead"), false}})),
             QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(m_desk->remove("ObjectPermissions", contact).status, 204);
    QCOMPARE(m_desk->remove("ObjectPermissions", account).status, 204);
    // Activities by the permissions of the set itself.
    QCOMPARE(code(m_desk->patch("PermissionSet", set, SetupDesk::rights(QStringLiteral("EditTask")))),
             QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(
        m_desk->patch("PermissionSet", set, SetupDesk::rights(QStringLiteral("EditTask,ActivitiesAccess")))
            .status,
        204);
}

void TestPracticeSetup::fieldRights_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rights");
    QTest::addColumn<QByteArray>("refusal");
    const QByteArray value("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    const QByteArray integrity("FIELD_INTEGRITY_EXCEPTION");
    const auto row = [](const char *name, const char *object, const char *field, const char *rights,
                        const QByteArray &refusal) {
        QTest::newRow(name) << QString::fromLatin1(object) << QString::fromLatin1(field)
                            << QString::fromLatin1(rights) << refusal;
    };
    row("read", "Lead", "Lead.Phone", "Read", {});
    row("read and edit", "Lead", "Lead.Phone", "Read,Edit", {});
    row("check box", "Lead", "Lead.DoNotCall", "Read,Edit", {});
    row("activity", "Task", "Task.Description", "Read,Edit", {});
    row("address as a whole", "Account", "Account.BillingAddress", "Read,Edit", {});
    row("part of an address", "Account", "Account.BillingCity", "Read", value);
    row("without the object", "Lead", "Phone", "Read", value);
    row("of another object", "Lead", "Contact.Phone", "Read", integrity);
    row("required", "Lead", "Lead.Company", "Read", value);
    row("name", "Account", "Account.Name", "Read", value);
    row("part of a name", "Lead", "Lead.FirstName", "Read", value);
    row("system", "Lead", "Lead.CreatedDate", "Read", value);
    row("unknown", "Lead", "Lead.Fon", "Read", value);
    row("not there yet", "Lead", "Lead.Fairlead_Id__c", "Read", value);
    row("edit alone", "Lead", "Lead.Phone", "Edit", integrity);
    row("edit what nobody edits", "Opportunity", "Opportunity.ExpectedRevenue", "Read,Edit", integrity);
}

void TestPracticeSetup::fieldRights()
{
    QFETCH(QString, object);
    QFETCH(QString, field);
    QFETCH(QString, rights);
    QFETCH(QByteArray, refusal);
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    QJsonObject row = SetupDesk::fieldRow(set, field, rights);
    row.insert(QStringLiteral("SobjectType"), object);
    const Response response = m_desk->post("FieldPermissions", row);
    QCOMPARE(code(response), refusal);
    // What can be granted is what describe says can.
    if (refusal.isEmpty()) {
        const QString found =
            QStringLiteral("SELECT Field FROM FieldPermissions WHERE ParentId = '%1'").arg(set);
        QCOMPARE(text(m_desk->rows(found).first(), "Field"), field);
    }
}

void TestPracticeSetup::rowsWithoutRightsAreNotKept()
{
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const auto rows = [&](const char *table) {
        return int(
            m_desk
                ->rows(
                    QStringLiteral("SELECT Id FROM %1 WHERE ParentId = '%2'").arg(QLatin1String(table), set))
                .size());
    };
    const QString field = m_desk->create(
        "FieldPermissions", SetupDesk::fieldRow(set, QStringLiteral("Lead.Phone"), QStringLiteral("Read")));
    QCOMPARE(rows("FieldPermissions"), 1);
    QCOMPARE(m_desk->patch("FieldPermissions", field, {{QStringLiteral("PermissionsRead"), false}}).status,
             204);
    QCOMPARE(rows("FieldPermissions"), 0);
    const QString object = m_desk->create(
        "ObjectPermissions", SetupDesk::objectRow(set, QStringLiteral("Lead"), QStringLiteral("Read,Edit")));
    QCOMPARE(
        m_desk
            ->patch("ObjectPermissions", object,
                    {{QStringLiteral("PermissionsRead"), false}, {QStringLiteral("PermissionsEdit"), false}})
            .status,
        204);
    QCOMPARE(rows("ObjectPermissions"), 0);
}

void TestPracticeSetup::onceOnly()
{
    const QString user = m_desk->addUser();
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const QList<QPair<const char *, QJsonObject>> all{
        {"ObjectPermissions", SetupDesk::objectRow(set, QStringLiteral("Lead"), QStringLiteral("Read"))},
        {"FieldPermissions", SetupDesk::fieldRow(set, QStringLiteral("Lead.Fax"), QStringLiteral("Read"))},
        {"SetupEntityAccess",
         {{QStringLiteral("ParentId"), set},
          {QStringLiteral("SetupEntityId"),
           m_desk->idOf("ConnectedApplication", "Name", QStringLiteral("Fairlead"))}}},
        {"PermissionSetLicenseAssign",
         {{QStringLiteral("AssigneeId"), user},
          {QStringLiteral("PermissionSetLicenseId"), m_desk->integrationLicense()}}},
        {"PermissionSetAssignment", SetupDesk::assignment(user, set)}};
    for (const auto &[object, values] : all) {
        QCOMPARE(m_desk->post(object, values).status, 201);
        QCOMPARE(code(m_desk->post(object, values)), QByteArray("DUPLICATE_VALUE"));
    }
}

void TestPracticeSetup::assignmentNeedsTheLicense_data()
{
    QTest::addColumn<QString>("permissions");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("beyond");
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("api") << QStringLiteral("ApiEnabled") << QString() << QString();
    QTest::newRow("object") << QString() << QStringLiteral("Account") << QStringLiteral("Read Accounts");
    QTest::newRow("activities") << QStringLiteral("ActivitiesAccess") << QString()
                                << QStringLiteral("Access Activities");
}

void TestPracticeSetup::assignmentNeedsTheLicense()
{
    QFETCH(QString, permissions);
    QFETCH(QString, object);
    QFETCH(QString, beyond);
    const QString user = m_desk->addUser();
    const QString set = m_desk->addSet(QStringLiteral("Sync"), SetupDesk::rights(permissions));
    if (!object.isEmpty())
        m_desk->create("ObjectPermissions", SetupDesk::objectRow(set, object, QStringLiteral("Read")));
    const Response response = m_desk->post("PermissionSetAssignment", SetupDesk::assignment(user, set));
    if (beyond.isEmpty()) {
        QCOMPARE(response.status, 201);
        // Nor can the right come afterwards.
        QCOMPARE(
            code(m_desk->post("ObjectPermissions",
                              SetupDesk::objectRow(set, QStringLiteral("Lead"), QStringLiteral("Read")))),
            QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    } else {
        QCOMPARE(code(response), QByteArray("FIELD_INTEGRITY_EXCEPTION"));
        QCOMPARE(SetupDesk::message(response),
                 QStringLiteral("Can't assign permission set \"Sync\" to user \"Robot\". The user license "
                                "doesn't allow the permission: ")
                     + beyond);
        m_desk->giveLicense(user);
        QCOMPARE(m_desk->post("PermissionSetAssignment", SetupDesk::assignment(user, set)).status, 201);
    }
}

void TestPracticeSetup::otherUserLicense()
{
    const QString user = m_desk->addUser();
    m_desk->giveLicense(user);
    const auto assigned = [&](const char *name, const QString &license) {
        const QString set = m_desk->addSet(QLatin1String(name), {{QStringLiteral("LicenseId"), license}});
        return m_desk->post("PermissionSetAssignment", SetupDesk::assignment(user, set));
    };
    QCOMPARE(code(assigned("A", m_desk->idOf("UserLicense", "Name", QStringLiteral("Salesforce")))),
             QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(
        assigned("B", m_desk->idOf("UserLicense", "Name", QStringLiteral("Salesforce Integration"))).status,
        201);
    QCOMPARE(assigned("C", m_desk->integrationLicense()).status, 201);
}

void TestPracticeSetup::removals()
{
    const auto robot = m_desk->addRobot();
    m_desk->create("ObjectPermissions",
                   SetupDesk::objectRow(robot.set, QStringLiteral("Lead"), QStringLiteral("Read")));
    m_desk->create("FieldPermissions",
                   SetupDesk::fieldRow(robot.set, QStringLiteral("Lead.Phone"), QStringLiteral("Read")));
    const QString license = m_desk->idOf("PermissionSetLicenseAssign", "AssigneeId", robot.user);
    const QString assignment = m_desk->idOf("PermissionSetAssignment", "PermissionSetId", robot.set);
    QCOMPARE(code(m_desk->remove("PermissionSet", robot.set)), QByteArray("DELETE_FAILED"));
    QCOMPARE(code(m_desk->remove("PermissionSetLicenseAssign", license)),
             QByteArray("FIELD_INTEGRITY_EXCEPTION"));
    QCOMPARE(used("PermissionSetLicense"), 2);
    QCOMPARE(m_desk->remove("PermissionSetAssignment", assignment).status, 204);
    QCOMPARE(m_desk->remove("PermissionSetLicenseAssign", license).status, 204);
    QCOMPARE(used("PermissionSetLicense"), 1);
    QCOMPARE(m_desk->remove("PermissionSet", robot.set).status, 204);
    for (const char *table : {"ObjectPermissions", "FieldPermissions"})
        QVERIFY(m_desk
                    ->rows(QStringLiteral("SELECT Id FROM %1 WHERE ParentId = '%2'")
                               .arg(QLatin1String(table), robot.set))
                    .isEmpty());
    // Gone for good.
    QCOMPARE(m_desk->api("GET", SetupDesk::rowPath("PermissionSet", robot.set)).status, 404);
}

void TestPracticeSetup::usersCannotBeDeleted()
{
    const QString user = m_desk->addUser();
    QCOMPARE(m_desk->remove("User", user).status, 405);
    QCOMPARE(m_desk->rows(QStringLiteral("SELECT Id FROM User WHERE Id = '%1'").arg(user)).size(), 1);
}

void TestPracticeSetup::appsAreGranted()
{
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const QString app = m_desk->idOf("ConnectedApplication", "Name", QStringLiteral("Fairlead"));
    const QString id = m_desk->create(
        "SetupEntityAccess", {{QStringLiteral("ParentId"), set}, {QStringLiteral("SetupEntityId"), app}});
    QCOMPARE(text(m_desk->rows(QStringLiteral("SELECT SetupEntityType FROM SetupEntityAccess")).first(),
                  "SetupEntityType"),
             QStringLiteral("ConnectedApplication"));
    QCOMPARE(code(m_desk->patch("SetupEntityAccess", id, {{QStringLiteral("ParentId"), set}})),
             QByteArray("INVALID_TYPE_FOR_OPERATION"));
    QCOMPARE(m_desk->remove("SetupEntityAccess", id).status, 204);
}

void TestPracticeSetup::kindsAreKeptApart()
{
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const QJsonArray results = m_desk->collection(
        "POST", {},
        {SalesforceDesk::record(QStringLiteral("ObjectPermissions"),
                                SetupDesk::objectRow(set, QStringLiteral("Lead"), QStringLiteral("Read"))),
         SalesforceDesk::record(QStringLiteral("Account"),
                                {{QStringLiteral("Name"), QStringLiteral("Acme")}})});
    QVERIFY(results.at(0).toObject().value(QLatin1String("success")).toBool());
    QCOMPARE(SalesforceDesk::statusCode(results.at(1)), QStringLiteral("MIXED_DML_OPERATION"));
    const QString account =
        text(m_desk->rows(QStringLiteral("SELECT Id FROM Account LIMIT 1")).first(), "Id");
    const Response removed =
        m_desk->api("DELETE", QStringLiteral("/composite/sobjects?ids=%1,%2").arg(set, account));
    const QJsonArray gone = QJsonDocument::fromJson(removed.body).array();
    QVERIFY(gone.at(0).toObject().value(QLatin1String("success")).toBool());
    QCOMPARE(SalesforceDesk::statusCode(gone.at(1)), QStringLiteral("MIXED_DML_OPERATION"));
}

void TestPracticeSetup::whoMayWrite_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("permission");
    const auto row = [](const char *object, const char *permission) {
        QTest::newRow(object) << QString::fromLatin1(object) << QString::fromLatin1(permission);
    };
    row("User", "ManageUsers");
    row("PermissionSet", "ManageProfilesPermissionsets");
    row("ObjectPermissions", "ManageProfilesPermissionsets");
    row("FieldPermissions", "ManageProfilesPermissionsets");
    row("SetupEntityAccess", "ManageProfilesPermissionsets");
    row("PermissionSetAssignment", "AssignPermissionSets");
    row("PermissionSetLicenseAssign", "AssignPermissionSets");
}

void TestPracticeSetup::whoMayWrite()
{
    QFETCH(QString, object);
    QFETCH(QString, permission);
    const QString user = m_desk->addUser();
    const QString set = m_desk->addSet(QStringLiteral("Sync"));
    const QHash<QString, QJsonObject> values{
        {QStringLiteral("User"), m_desk->userValues(QStringLiteral("x@larkmoor.example"))},
        {QStringLiteral("PermissionSet"),
         {{QStringLiteral("Name"), QStringLiteral("X")}, {QStringLiteral("Label"), QStringLiteral("X")}}},
        {QStringLiteral("ObjectPermissions"),
         SetupDesk::objectRow(set, QStringLiteral("Lead"), QStringLiteral("Read"))},
        {QStringLiteral("FieldPermissions"),
         SetupDesk::fieldRow(set, QStringLiteral("Lead.Fax"), QStringLiteral("Read"))},
        {QStringLiteral("SetupEntityAccess"),
         {{QStringLiteral("ParentId"), set},
          {QStringLiteral("SetupEntityId"),
           m_desk->idOf("ConnectedApplication", "Name", QStringLiteral("Fairlead"))}}},
        {QStringLiteral("PermissionSetAssignment"), SetupDesk::assignment(user, set)},
        {QStringLiteral("PermissionSetLicenseAssign"),
         {{QStringLiteral("AssigneeId"), user},
          {QStringLiteral("PermissionSetLicenseId"), m_desk->integrationLicense()}}}};
    const QByteArray sam =
        text(m_desk->signIn(credentials::standardUser.username, credentials::standardUser.password),
             "access_token")
            .toLatin1();
    const auto tried = [&] {
        return m_desk->as(sam, [&] {
            return m_desk->api("POST", QStringLiteral("/sobjects/") + object, values.value(object));
        });
    };
    const Response refused = tried();
    QCOMPARE(refused.status, 403);
    QCOMPARE(code(refused), QByteArray("INSUFFICIENT_ACCESS_OR_READONLY"));
    // A permission set makes up for what the profile lacks, at once.
    const QString more = m_desk->addSet(QStringLiteral("More"), SetupDesk::rights(permission));
    const QString who = m_desk->idOf("User", "Username", credentials::standardUser.username);
    m_desk->create("PermissionSetAssignment", SetupDesk::assignment(who, more));
    QCOMPARE(tried().status, 201);
}

void TestPracticeSetup::frozenUsersAreOut()
{
    const auto robot = m_desk->addRobot(QStringLiteral("ApiEnabled"));
    const auto limits = [&] {
        return m_desk->as(robot.token, [&] { return m_desk->api("GET", QStringLiteral("/limits")).status; });
    };
    QCOMPARE(limits(), 200);
    const QString login = m_desk->idOf("UserLogin", "UserId", robot.user);
    const auto freeze = [&](bool frozen) {
        return m_desk->patch("UserLogin", login, {{QStringLiteral("IsFrozen"), frozen}}).status;
    };
    QCOMPARE(freeze(true), 204);
    QCOMPARE(limits(), 401);
    const QJsonObject refused = SalesforceDesk::object(m_desk->jwtBearer(SetupDesk::robotName));
    QCOMPARE(text(refused, "error"), QStringLiteral("inactive_user"));
    QCOMPARE(text(refused, "error_description"), QStringLiteral("user is frozen"));
    // Frozen is not inactive: the seat stays taken.
    QCOMPARE(used("UserLicense"), 2);
    QCOMPARE(freeze(false), 204);
    QCOMPARE(limits(), 200);
}

void TestPracticeSetup::frozenPeopleAreOut()
{
    const auto person = credentials::standardUser;
    const QJsonObject held = m_desk->signIn(person.username, person.password);
    const QString login =
        m_desk->idOf("UserLogin", "UserId", m_desk->idOf("User", "Username", person.username));
    QCOMPARE(m_desk->patch("UserLogin", login, {{QStringLiteral("IsFrozen"), true}}).status, 204);
    const Response refreshed = m_desk->form(QStringLiteral("/services/oauth2/token"),
                                            {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                                             {QStringLiteral("client_id"), credentials::salesforceClient.id},
                                             {QStringLiteral("refresh_token"), text(held, "refresh_token")}});
    QCOMPARE(text(SalesforceDesk::object(refreshed), "error_description"), QStringLiteral("inactive user"));
    // The page has the words for a wrong password.
    SalesforceDesk::Browser browser;
    m_desk->open(browser, m_desk->authorizeUrl());
    m_desk->logIn(browser, person.username, person.password);
    QVERIFY(browser.page.contains("check your username and password"));
    // What an administrator has done he can undo, and nobody else.
    const Response tried = m_desk->as(m_desk->integration, [&] {
        return m_desk->patch("UserLogin", login, {{QStringLiteral("IsFrozen"), false}});
    });
    QCOMPARE(tried.status, 404);
    QCOMPARE(m_desk->patch("UserLogin", login, {{QStringLiteral("IsFrozen"), false}}).status, 204);
    QVERIFY(!text(m_desk->signIn(person.username, person.password), "access_token").isEmpty());
}

void TestPracticeSetup::oauthTokens()
{
    const QJsonObject sam =
        m_desk->signIn(credentials::standardUser.username, credentials::standardUser.password);
    const QString soql = QStringLiteral(
        "SELECT Id, AppName, AppMenuItemId, UserId, LastUsedDate, UseCount, DeleteToken FROM OauthToken");
    // An administrator sees them all, others their own.
    QCOMPARE(m_desk->rows(soql).size(), 2);
    const QJsonArray own =
        m_desk->as(text(sam, "access_token").toLatin1(), [&] { return m_desk->rows(soql); });
    QCOMPARE(own.size(), 1);
    QCOMPARE(text(own.first(), "AppName"), QStringLiteral("Fairlead"));
    QVERIFY(text(own.first(), "AppMenuItemId").startsWith(QLatin1String("0DS")));
    const auto refresh = [&] {
        return m_desk->form(QStringLiteral("/services/oauth2/token"),
                            {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                             {QStringLiteral("client_id"), credentials::salesforceClient.id},
                             {QStringLiteral("refresh_token"), text(sam, "refresh_token")}});
    };
    QCOMPARE(refresh().status, 200);
    const QJsonArray used = m_desk->rows(soql + QStringLiteral(" WHERE UseCount = 2"));
    QCOMPARE(used.size(), 1);
    QCOMPARE(text(used.first(), "Id"), text(own.first(), "Id"));
    QCOMPARE(m_desk
                 ->form(QStringLiteral("/services/oauth2/revoke"),
                        {{QStringLiteral("token"), text(own.first(), "DeleteToken")}})
                 .status,
             200);
    QCOMPARE(refresh().status, 400);
    QCOMPARE(m_desk->rows(soql).size(), 1);
    QCOMPARE(code(m_desk->post("OauthToken", {})), QByteArray("INVALID_TYPE_FOR_OPERATION"));
}

// The way there and back (reference Salesforce 5.6): only the user, who cannot be deleted, is left.
void TestPracticeSetup::nothingIsLeft()
{
    const QJsonObject before = list();
    QVERIFY(before.value(QStringLiteral("PermissionSet")).toArray().size() == 1);
    const auto robot = m_desk->addRobot();
    m_desk->create("ObjectPermissions",
                   SetupDesk::objectRow(robot.set, QStringLiteral("Lead"), QStringLiteral("Read")));
    m_desk->create("SetupEntityAccess",
                   {{QStringLiteral("ParentId"), robot.set},
                    {QStringLiteral("SetupEntityId"),
                     m_desk->idOf("ConnectedApplication", "Name", QStringLiteral("Fairlead"))}});
    const QJsonObject between = list();
    for (const char *table : {"User", "PermissionSet", "PermissionSetAssignment",
                              "PermissionSetLicenseAssign", "ObjectPermissions", "SetupEntityAccess"})
        QCOMPARE(between.value(QLatin1String(table)).toArray().size(),
                 before.value(QLatin1String(table)).toArray().size() + 1);
    QCOMPARE(between.value(QStringLiteral("SetupEntityAccess")).toArray().first().toObject(),
             (QJsonObject{{QStringLiteral("Parent"), QStringLiteral("Robot_Rights")},
                          {QStringLiteral("SetupEntityType"), QStringLiteral("ConnectedApplication")},
                          {QStringLiteral("SetupEntity"), QStringLiteral("Fairlead")}}));
    m_desk->remove("PermissionSetAssignment",
                   m_desk->idOf("PermissionSetAssignment", "PermissionSetId", robot.set));
    m_desk->remove("PermissionSet", robot.set);
    m_desk->remove("PermissionSetLicenseAssign",
                   m_desk->idOf("PermissionSetLicenseAssign", "AssigneeId", robot.user));
    QCOMPARE(m_desk->patch("User", robot.user, {{QStringLiteral("IsActive"), false}}).status, 204);
    QJsonObject after = list();
    QJsonArray users = after.value(QStringLiteral("User")).toArray();
    const QJsonObject left{
        {QStringLiteral("Username"), SetupDesk::robotName},
        {QStringLiteral("IsActive"), false},
        {QStringLiteral("IsFrozen"), false},
        {QStringLiteral("Profile"), QStringLiteral("Minimum Access - API Only Integrations")}};
    for (auto it = users.begin(); it != users.end(); ++it) {
        if (it->toObject() == left) {
            users.erase(it);
            break;
        }
    }
    after.insert(QStringLiteral("User"), users);
    QCOMPARE(after, before);
}

void TestPracticeSetup::settingsAreChecked()
{
    const Response refused =
        m_desk->send("POST", QStringLiteral("/_practice/settings"), R"({"takenUsernames": "one"})");
    QCOMPARE(refused.status, 400);
    const QJsonObject shown =
        SalesforceDesk::object(m_desk->send("GET", QStringLiteral("/_practice/settings")));
    QCOMPARE(shown.value(QStringLiteral("integrationSeats")).toInt(), 5);
    QCOMPARE(shown.value(QStringLiteral("pslSeats")).toInt(), 5);
}

void TestPracticeSetup::resetForgets()
{
    const QJsonObject before = list();
    m_desk->addRobot();
    QVERIFY(list() != before);
    m_desk->service.reset();
    QCOMPARE(list(), before);
}

QTEST_GUILESS_MAIN(TestPracticeSetup)
#include "tst_practicesetup.moc"
