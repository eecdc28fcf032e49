// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/administration.h"
#include "dynamicsdesk.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::dynamics;

/// An application user that is there already, in whatever state: found, completed, left as it was.
class TestDynamicsApplicationUser : public QObject
{
    Q_OBJECT
private slots:
    void oneThatWasThereIsOnlyCompleted();
    void theCopyOfARoleInItsUnit();
    void aRoleOfAnotherUnit();
    void ourOwnOfAnEarlierRun();
    void whatCouldNotBeTakenBackIsNamed();
    void roleThatIsNotOursLosesNothing();
    void pinned();
};

namespace {

const QString app = QStringLiteral("11111111-2222-4333-8444-555555555555");
const QString user = QStringLiteral("bbbb1111-2222-4333-8444-555566667777");
const QString unit = QStringLiteral("cccc1111-2222-4333-8444-555566667777");
const QString role = QStringLiteral("dddd1111-2222-4333-8444-555566667777");
const QString copied = QStringLiteral("eeee1111-2222-4333-8444-555566667777");

struct AdminDesk
{
    FakeHttp http;
    FakeTokens tokens;
    Administration administration{http, tokens, org};

    void expectUser(bool disabled, const QString &roleId = {})
    {
        const QByteArray roles =
            roleId.isEmpty() ? QByteArray("[]") : "[{\"roleid\":\"" + roleId.toUpper().toLatin1() + "\"}]";
        http.expect("GET", root + QStringLiteral("systemusers?*"))
            .json("{\"value\":[{\"systemuserid\":\"" + user.toLatin1()
                  + "\",\"isdisabled\":" + (disabled ? "true" : "false") + ",\"_businessunitid_value\":\""
                  + unit.toLatin1() + "\",\"systemuserroles_association\":" + roles + "}]}");
    }
    void expectRoles(const QByteArray &rows)
    {
        http.expect("GET", root + QStringLiteral("roles?*")).json("{\"value\":[" + rows + "]}");
    }
    ApplicationUserOutcome provide(const QString &chosenId = {})
    {
        return awaitEnd(administration.provideApplicationUser({app, chosenId, role}, {}))
            .value_or(ApplicationUserOutcome{{}, Error::cancelled()});
    }
    QStringList undo(const ApplicationUserMade &made)
    {
        QStringList left;
        const QList<NotUndone> found =
            awaitEnd(administration.undoApplicationUser(made, {})).value_or(QList<NotUndone>());
        for (const NotUndone &one : found)
            left += nameOf(one.error.code);
        return left;
    }
};

QByteArray roleRow(const QString &id, const QString &businessUnit)
{
    return "{\"roleid\":\"" + id.toLatin1() + "\",\"_businessunitid_value\":\"" + businessUnit.toLatin1()
        + "\"}";
}

const QString userUrl = root + QStringLiteral("systemusers(%1)").arg(user);

} // namespace

void TestDynamicsApplicationUser::oneThatWasThereIsOnlyCompleted()
{
    AdminDesk desk;
    desk.expectUser(true);
    desk.http.expect("PATCH", userUrl).reply(204).check([](const HttpRequest &request) {
        QVERIFY(hasHeader(request, "If-Match", "*")); // trap 40
        QCOMPARE(QJsonDocument::fromJson(request.body).object(),
                 (QJsonObject{{QStringLiteral("isdisabled"), false}}));
    });
    desk.expectRoles(roleRow(role, unit));
    desk.http.expect("POST", userUrl + QStringLiteral("/systemuserroles_association/$ref")).reply(204);
    const ApplicationUserOutcome outcome = desk.provide();
    QVERIFY(!outcome.error);
    QVERIFY(!outcome.made.userMade && outcome.made.userEnabled && outcome.made.roleGiven);
    // As it was: disabled, and there.
    desk.http.expect("DELETE", userUrl + QStringLiteral("/systemuserroles_association(%1)/$ref").arg(role))
        .reply(204);
    desk.http.expect("PATCH", userUrl).reply(204).check([](const HttpRequest &request) {
        QCOMPARE(QJsonDocument::fromJson(request.body).object(),
                 (QJsonObject{{QStringLiteral("isdisabled"), true}}));
    });
    QCOMPARE(desk.undo(outcome.made), QStringList());
    QVERIFY(desk.http.isDone());
}

void TestDynamicsApplicationUser::theCopyOfARoleInItsUnit()
{
    AdminDesk desk;
    desk.expectUser(false);
    desk.expectRoles(roleRow(role, QStringLiteral("another")) + ',' + roleRow(copied, unit));
    desk.http.expect("POST", userUrl + QStringLiteral("/systemuserroles_association/$ref"))
        .reply(204)
        .check([](const HttpRequest &request) {
            QVERIFY(QString::fromUtf8(request.body).contains(QStringLiteral("roles(%1)").arg(copied)));
        });
    const ApplicationUserOutcome outcome = desk.provide();
    QVERIFY(!outcome.error);
    QCOMPARE(outcome.made.roleId, copied);
}

void TestDynamicsApplicationUser::aRoleOfAnotherUnit()
{
    AdminDesk desk;
    desk.expectUser(false);
    desk.expectRoles(roleRow(role, QStringLiteral("another")));
    const ApplicationUserOutcome outcome = desk.provide();
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->errorClass, ErrorClass::AskUser);
    QCOMPARE(outcome.made.userId, user); // so far it came
    QVERIFY(!outcome.made.roleGiven);
    QVERIFY(desk.http.isDone());
}

// The id was chosen and stored before the request that then lost its answer, or its program.
void TestDynamicsApplicationUser::ourOwnOfAnEarlierRun()
{
    AdminDesk desk;
    desk.expectUser(false, role);
    desk.expectRoles(roleRow(role, unit));
    const ApplicationUserOutcome outcome = desk.provide(user.toUpper());
    QVERIFY(!outcome.error);
    QVERIFY(outcome.made.userMade && outcome.made.roleGiven);
    desk.http.expect("DELETE", userUrl + QStringLiteral("/systemuserroles_association*")).reply(204);
    desk.http.expect("PATCH", userUrl).reply(204);
    desk.http.expect("DELETE", userUrl).reply(204);
    QCOMPARE(desk.undo(outcome.made), QStringList());
    QVERIFY(desk.http.isDone());
}

void TestDynamicsApplicationUser::whatCouldNotBeTakenBackIsNamed()
{
    AdminDesk desk;
    ApplicationUserMade made;
    made.userId = user;
    made.roleId = role;
    made.userMade = true;
    made.roleGiven = true;
    const QByteArray denied = errorBody("0x80048306", "is missing prvAssignRole privilege");
    desk.http.expect("DELETE", userUrl + QStringLiteral("/systemuserroles_association*")).json(denied, 403);
    desk.http.expect("PATCH", userUrl).reply(204);
    desk.http.expect("DELETE", userUrl).json(denied, 403);
    QCOMPARE(desk.undo(made),
             QStringList({QStringLiteral("PermissionMissing"), QStringLiteral("PermissionMissing")}));
    // Who is still enabled cannot be deleted: it is not tried.
    desk.http.expect("DELETE", userUrl + QStringLiteral("/systemuserroles_association*")).reply(204);
    desk.http.expect("PATCH", userUrl).json(denied, 403);
    QCOMPARE(desk.undo(made), QStringList(QStringLiteral("PermissionMissing")));
    QCOMPARE(desk.undo({}), QStringList()); // nothing was made
    QVERIFY(desk.http.isDone());
}

void TestDynamicsApplicationUser::roleThatIsNotOursLosesNothing()
{
    AdminDesk desk;
    desk.http.expect("GET", root + QStringLiteral("WhoAmI"))
        .json("{\"OrganizationId\":\"o\",\"UserId\":\"" + user.toLatin1() + "\"}");
    desk.http.expect("GET", userUrl + QStringLiteral("/*")).json(R"({"RolePrivileges":[
        {"PrivilegeName":"prvReadLead","PrivilegeId":"AA01","Depth":"Global"},
        {"PrivilegeName":"prvReadAccount","PrivilegeId":"aa02","Depth":"Global"}]})");
    desk.expectRoles("{\"roleid\":\"" + role.toLatin1() + "\"}");
    // Without names, as some releases answer.
    desk.http.expect("GET", root + QStringLiteral("RetrieveRolePrivilegesRole(*"))
        .json(
            R"({"RolePrivileges":[{"PrivilegeId":"aa02","Depth":"Basic"},{"PrivilegeId":"ff","Depth":"Global"}]})");
    desk.http
        .expect("POST", root + QStringLiteral("roles(%1)/Microsoft.Dynamics.CRM.AddPrivilegesRole").arg(role))
        .reply(204)
        .check([](const HttpRequest &request) {
            const QJsonArray given =
                QJsonDocument::fromJson(request.body).object().value(QLatin1String("Privileges")).toArray();
            QCOMPARE(given.size(), 2);
            QCOMPARE(given.at(0).toObject().value(QLatin1String("PrivilegeId")).toString(),
                     QStringLiteral("aa02"));
            QCOMPARE(given.at(1).toObject().value(QLatin1String("PrivilegeId")).toString(),
                     QStringLiteral("aa01"));
            QCOMPARE(given.at(1).toObject().value(QLatin1String("Depth")).toString(),
                     QStringLiteral("Global"));
        });
    RoleOrder order;
    order.name = QStringLiteral("Fairlead Contoso");
    order.businessUnitId = unit;
    order.privileges = {{QStringLiteral("prvReadAccount"), PrivilegeDepth::Global},
                        {QStringLiteral("prvReadlead"), PrivilegeDepth::Global}};
    const auto outcome = awaitEnd(desk.administration.provideRole(order, {}));
    QVERIFY2(outcome && !outcome->error, outcome && outcome->error ? qPrintable(outcome->error->text()) : "");
    QVERIFY(!outcome->made.made);
    QCOMPARE(outcome->made.removed, QStringList());
    QCOMPARE(outcome->made.added,
             QStringList({QStringLiteral("prvReadAccount"), QStringLiteral("prvReadLead")}));
    // And it is not deleted.
    const auto undone = awaitEnd(desk.administration.undoRole(outcome->made, {}));
    QVERIFY(undone && undone->has_value());
    QVERIFY(desk.http.isDone());
}

void TestDynamicsApplicationUser::pinned()
{
    FakeHttp http;
    FakeTokens tokens;
    Administration administration(http, tokens, org, QStringLiteral("aaaa1111-2222-4333-8444-555566667777"));
    http.expect("GET", root + QStringLiteral("WhoAmI"))
        .json("{\"OrganizationId\":\"another\",\"UserId\":\"" + user.toLatin1() + "\"}");
    const auto outcome = awaitEnd(administration.provideApplicationUser({app, {}, role}, {}));
    QVERIFY(outcome && outcome->error);
    QCOMPARE(outcome->error->code, ErrorCode::WrongOrganisation);
    QVERIFY(http.isDone());
}

QTEST_GUILESS_MAIN(TestDynamicsApplicationUser)
#include "tst_dynamicsapplicationuser.moc"
