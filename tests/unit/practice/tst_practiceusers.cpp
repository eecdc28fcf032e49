// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::dataverse;
using dataversetest::account;
using dataversetest::Fixture;

/// Application users, access modes, roles and what they hold (reference Microsoft 3.1, 3.3).
class TestPracticeUsers : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(8); }
    void applicationUserIsOfAnAppOfTheTenant();
    void oneApplicationUserForEachApp();
    void onlyWhoMayCreatesUsers();
    void onlyInactiveApplicationUsersAreDeleted();
    void sevenNonInteractiveUsers();
    void rolesAreOfTheUsersBusinessUnit();
    void rolesAreTakenAwayByEitherForm();
    void privilegesOfARole();
    void nobodyGivesWhatHeDoesNotHave();
    void definitionsTakePrivilegesOfTheirOwn_data();
    void definitionsTakePrivilegesOfTheirOwn();
    void appendingReachesTheTarget();

private:
    Response createUser(const QString &applicationId, const QString &who = QString())
    {
        return m_fixture->write("POST", QStringLiteral("systemusers"),
                                {{QStringLiteral("applicationid"), applicationId},
                                 {QStringLiteral("businessunitid@odata.bind"), unit(true)}},
                                {}, who.isEmpty() ? credentials::admin.username : who);
    }
    QString createRole(const QString &name, bool rootUnit = true)
    {
        return m_fixture->create(
            QStringLiteral("roles"),
            {{QStringLiteral("name"), name}, {QStringLiteral("businessunitid@odata.bind"), unit(rootUnit)}},
            credentials::admin.username);
    }
    Response give(const QString &role, const QString &action, const QList<QByteArray> &privileges,
                  const QString &who = credentials::admin.username)
    {
        QJsonArray list;
        for (const QByteArray &name : privileges)
            list.append(QJsonObject{{QStringLiteral("Depth"), QStringLiteral("Global")},
                                    {QStringLiteral("PrivilegeId"), latin(privilegeId(name))}});
        return m_fixture->write("POST",
                                QStringLiteral("roles(%1)/Microsoft.Dynamics.CRM.%2").arg(role, action),
                                {{QStringLiteral("Privileges"), list}}, {}, who);
    }
    QStringList held(const QString &role)
    {
        const Response answer =
            m_fixture->get(QStringLiteral("RetrieveRolePrivilegesRole(RoleId=%1)").arg(role), {},
                           credentials::admin.username);
        QStringList names;
        for (const auto &one : Fixture::json(answer).value(QLatin1String("RolePrivileges")).toArray())
            names += Fixture::text(one, "PrivilegeName");
        return names;
    }
    Response assign(const QString &user, const QString &role)
    {
        return m_fixture->write("POST",
                                QStringLiteral("systemusers(%1)/systemuserroles_association/$ref").arg(user),
                                {{QStringLiteral("@odata.id"),
                                  QStringLiteral("http://127.0.0.1:4811/api/data/v9.2/roles(%1)").arg(role)}},
                                {}, credentials::admin.username);
    }
    static QString unit(bool root)
    {
        return QStringLiteral("/businessunits(%1)").arg(latin(businessUnitId(root)));
    }
    static QString row(const QString &user) { return QStringLiteral("systemusers(%1)").arg(user); }
    static QString idOf(const char *local) { return latin(userId(account(local))); }

    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeUsers::applicationUserIsOfAnAppOfTheTenant()
{
    const Response nobody = createUser(QStringLiteral("11111111-2222-4333-8444-555555555555"));
    QCOMPARE(nobody.status, 400);
    const Response made = createUser(appid::noApplicationUser);
    QCOMPARE(made.status, 204);
    const QJsonObject user = Fixture::json(m_fixture->get(row(Fixture::createdId(made))));
    QCOMPARE(user.value(QLatin1String("accessmode")).toInt(), 4);
    QCOMPARE(Fixture::text(user, "firstname"), QStringLiteral("#"));
    QCOMPARE(Fixture::text(user, "applicationid"), appid::noApplicationUser);
    // Its token is let in now, and finds no role.
    const Response asked = m_fixture->send("GET", dataversetest::root + QStringLiteral("accounts?$top=1"),
                                           m_fixture->appToken(appid::noApplicationUser));
    QCOMPARE(Fixture::errorCode(asked), QStringLiteral("0x80042f09"));
}

void TestPracticeUsers::oneApplicationUserForEachApp()
{
    QCOMPARE(createUser(appid::noApplicationUser).status, 204);
    const Response second = createUser(appid::noApplicationUser);
    QCOMPARE(second.status, 412);
    QCOMPARE(Fixture::errorCode(second), QStringLiteral("0x80040237"));
}

void TestPracticeUsers::onlyWhoMayCreatesUsers()
{
    const Response refused = createUser(appid::noApplicationUser, credentials::nonInteractiveUser.username);
    QCOMPARE(refused.status, 403);
    QVERIFY(Fixture::errorMessage(refused).contains(QLatin1String("prvCreateUser")));
}

void TestPracticeUsers::onlyInactiveApplicationUsersAreDeleted()
{
    const QString user = Fixture::createdId(createUser(appid::noApplicationUser));
    const auto remove = [&](const QString &id) {
        return m_fixture->write("DELETE", row(id), {}, {}, credentials::admin.username).status;
    };
    QCOMPARE(remove(user), 400);
    QCOMPARE(m_fixture
                 ->write("PATCH", row(user), {{QStringLiteral("isdisabled"), true}}, {{"If-Match", "*"}},
                         credentials::nonInteractiveUser.username)
                 .status,
             403);
    QCOMPARE(m_fixture
                 ->write("PATCH", row(user), {{QStringLiteral("isdisabled"), true}}, {{"If-Match", "*"}},
                         credentials::admin.username)
                 .status,
             204);
    QCOMPARE(remove(user), 204);
    QCOMPARE(m_fixture->get(row(user)).status, 404);
    QCOMPARE(remove(idOf("crmdisabled")), 400); // a person's row stays
}

void TestPracticeUsers::sevenNonInteractiveUsers()
{
    const auto change = [&](const char *local) {
        return m_fixture->write("PATCH", row(idOf(local)), {{QStringLiteral("accessmode"), 4}},
                                {{"If-Match", "*"}}, credentials::admin.username);
    };
    QCOMPARE(change("readwrite").status, 204);
    const Response eighth = change("support");
    QCOMPARE(eighth.status, 400);
    QVERIFY(Fixture::errorMessage(eighth).contains(QLatin1String("limit of 7")));
    QCOMPARE(change("readwrite").status, 204); // who is one already stays one
    QCOMPARE(createUser(appid::noApplicationUser).status, 204); // and these do not count
}

void TestPracticeUsers::rolesAreOfTheUsersBusinessUnit()
{
    const QString user = Fixture::createdId(createUser(appid::noApplicationUser));
    const QString here = createRole(QStringLiteral("Here"));
    const QString elsewhere = createRole(QStringLiteral("Elsewhere"), false);
    QCOMPARE(assign(user, elsewhere).status, 400);
    QCOMPARE(assign(user, here).status, 204);
    // A name is taken once in each unit.
    QVERIFY(createRole(QStringLiteral("Here")).isEmpty());
    QVERIFY(!createRole(QStringLiteral("Here"), false).isEmpty());
}

void TestPracticeUsers::rolesAreTakenAwayByEitherForm()
{
    const QString user = Fixture::createdId(createUser(appid::noApplicationUser));
    const QString role = createRole(QStringLiteral("Fairlead test"));
    const QString list = row(user) + QStringLiteral("/systemuserroles_association");
    const auto count = [&] { return Fixture::rows(m_fixture->get(list)).size(); };
    for (const QString &form :
         {QStringLiteral("(%1)/$ref").arg(role),
          QStringLiteral("/$ref?$id=http://127.0.0.1:4811/api/data/v9.2/roles(%1)").arg(role)}) {
        QCOMPARE(assign(user, role).status, 204);
        QCOMPARE(count(), 1);
        QCOMPARE(m_fixture->write("DELETE", list + form, {}).status, 403);
        QCOMPARE(m_fixture->write("DELETE", list + form, {}, {}, credentials::admin.username).status, 204);
        QCOMPARE(count(), 0);
    }
    QCOMPARE(assign(user, role).status, 204);
    QCOMPARE(
        m_fixture->write("DELETE", QStringLiteral("roles(%1)").arg(role), {}, {}, credentials::admin.username)
            .status,
        204);
    QCOMPARE(count(), 0);
}

void TestPracticeUsers::privilegesOfARole()
{
    const QString role = createRole(QStringLiteral("Fairlead test"));
    QCOMPARE(held(role), QStringList());
    QCOMPARE(give(role, QStringLiteral("AddPrivilegesRole"), {"prvReadLead", "prvWriteLead"}).status, 204);
    QCOMPARE(held(role), QStringList({QStringLiteral("prvReadLead"), QStringLiteral("prvWriteLead")}));
    QCOMPARE(give(role, QStringLiteral("ReplacePrivilegesRole"), {"prvReadAccount"}).status, 204);
    QCOMPARE(held(role), QStringList(QStringLiteral("prvReadAccount")));
    QCOMPARE(m_fixture
                 ->write("POST",
                         QStringLiteral("roles(%1)/Microsoft.Dynamics.CRM.RemovePrivilegeRole").arg(role),
                         {{QStringLiteral("PrivilegeId"), latin(privilegeId("prvReadAccount"))}}, {},
                         credentials::admin.username)
                 .status,
             204);
    QCOMPARE(held(role), QStringList());
}

void TestPracticeUsers::nobodyGivesWhatHeDoesNotHave()
{
    const QString role = createRole(QStringLiteral("Helpers"));
    QCOMPARE(give(role, QStringLiteral("AddPrivilegesRole"), {"prvWriteRole", "prvReadRole"}).status, 204);
    QCOMPARE(assign(idOf("limited"), role).status, 204);
    const QString who = account("limited");
    QCOMPARE(give(role, QStringLiteral("AddPrivilegesRole"), {"prvReadAccount"}, who).status, 204);
    const Response refused = give(role, QStringLiteral("AddPrivilegesRole"), {"prvDeleteAccount"}, who);
    QCOMPARE(refused.status, 403);
    QVERIFY(Fixture::errorMessage(refused).contains(QLatin1String("prvDeleteAccount")));
    QVERIFY(!held(role).contains(QLatin1String("prvDeleteAccount")));
}

void TestPracticeUsers::definitionsTakePrivilegesOfTheirOwn_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("privilege");
    const QString lead = QStringLiteral("EntityDefinitions(LogicalName='lead')");
    QTest::newRow("tables") << lead << QStringLiteral("prvReadEntity");
    QTest::newRow("columns") << lead + QStringLiteral("?$expand=Attributes($select=LogicalName)")
                             << QStringLiteral("prvReadAttribute");
    QTest::newRow("columns alone") << lead + QStringLiteral("/Attributes")
                                   << QStringLiteral("prvReadAttribute");
    QTest::newRow("relationships") << lead + QStringLiteral("/ManyToOneRelationships")
                                   << QStringLiteral("prvReadRelationship");
    QTest::newRow("choices") << lead
            + QStringLiteral("/Attributes(LogicalName='statuscode')/"
                             "Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet")
                             << QStringLiteral("prvReadOptionSet");
}

void TestPracticeUsers::definitionsTakePrivilegesOfTheirOwn()
{
    QFETCH(QString, path);
    QFETCH(QString, privilege);
    const QString role = latin(roleId("Accounts Reader"));
    QCOMPARE(m_fixture->get(path, {}, account("limited")).status, 200);
    const QString action = QStringLiteral("roles(%1)/Microsoft.Dynamics.CRM.RemovePrivilegeRole").arg(role);
    QCOMPARE(m_fixture
                 ->write("POST", action,
                         {{QStringLiteral("PrivilegeId"), latin(privilegeId(privilege.toLatin1()))}}, {},
                         credentials::admin.username)
                 .status,
             204);
    const Response refused = m_fixture->get(path, {}, account("limited"));
    QCOMPARE(refused.status, 403);
    QVERIFY(Fixture::errorMessage(refused).contains(privilege));
}

void TestPracticeUsers::appendingReachesTheTarget()
{
    // Una may append within her unit only: an account of another unit is out of her reach.
    const QString account =
        m_fixture->create(QStringLiteral("accounts"), {{QStringLiteral("name"), QStringLiteral("Far away")}});
    const Response refused = m_fixture->write("POST", QStringLiteral("contacts"),
                                              {{QStringLiteral("lastname"), QStringLiteral("Near")},
                                               {QStringLiteral("parentcustomerid_account@odata.bind"),
                                                QStringLiteral("/accounts(%1)").arg(account)}},
                                              {}, dataversetest::account("unitonly"));
    QCOMPARE(refused.status, 403);
    QVERIFY(Fixture::errorMessage(refused).contains(QLatin1String("append to")));
}

QTEST_GUILESS_MAIN(TestPracticeUsers)
#include "tst_practiceusers.moc"
