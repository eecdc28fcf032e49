// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessplace.h"

#include "crm/salesforce/client.h"
#include "crm/salesforce/setup/permissionset.h"
#include "crm/salesforce/setup/setuprows.h"
#include "support/awaitend.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace fairlead;
using namespace fairlead::salesforce;

namespace {

const QList<ObjectNeed> needs{{QStringLiteral("User")},
                              {QStringLiteral("Account"), true},
                              {QStringLiteral("Contact"), false, {"LastName", "Email", "AccountId"}},
                              {QStringLiteral("Task"), true, {"Subject", "Status"}}};
const PracticeWorld::Account noAdministrator{QStringLiteral("sam.tarrant@larkmoor.example"),
                                             QStringLiteral("Quiet-Meadow-1540")};

QString textOf(const Error &error)
{
    return error.text() + QLatin1Char(' ') + error.providerCode + QLatin1Char(' ') + error.detail;
}

} // namespace

#define NEEDED(result) QVERIFY2(result, (result) ? "" : qPrintable(textOf((result).error())))

/// Server-to-server access, made in the practice org as an administrator and taken back.
class TestServerAccess : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start({QStringLiteral("--rows"), QStringLiteral("40")});
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    void init()
    {
        QVERIFY(m_place.practice.reset(m_place.practice.world().salesforce));
        QVERIFY(m_place.listConnections({m_place.id}));
        const auto who = m_place.administrator();
        NEEDED(who);
        m_administrator = *who;
        m_before = m_place.setup();
    }

    void onAndOff()
    {
        const auto on = m_place.turnOn(m_administrator, needs);
        NEEDED(on);
        QCOMPARE(on->made.missing, QList<MissingRight>());
        QStringList refused;
        for (const RefusedRight &right : on->made.refused)
            refused += right.right + QStringLiteral(": ") + textOf(right.error);
        QVERIFY2(refused.isEmpty(), qPrintable(refused.join(QLatin1Char(10))));
        const ServerAccess access = m_place.known();
        QVERIFY(access.isReady());
        QCOMPARE(access.madeBy, m_place.practice.world().admin.username);
        QCOMPARE(on->made.tokens.userId, access.userId);
        QVERIFY(m_place.setup() != m_before);

        const auto off = m_place.turnOff(m_administrator);
        NEEDED(off);
        QCOMPARE(off->left.size(), 0);
        QVERIFY(!m_place.setupOf->known(m_place.id)->has_value());
        // The user stays, deactivated: nobody can delete one.
        const QByteArray after = m_place.setup();
        QVERIFY2(isSetupBut(after, access.userName), after.constData());
    }

    /// What it reads and writes is what the jobs need, and nothing else.
    void leastPrivilege()
    {
        const auto on = m_place.turnOn(m_administrator, needs);
        NEEDED(on);
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto held = awaitAtOnce(readRights(*desk.desk, m_place.known().permissionSetId, {}));
        QVERIFY(held);
        NEEDED(*held);
        AccessRights wanted = m_place.known().granted;
        AccessRights found = **held;
        wanted.uses.clear();
        for (AccessRights *rights : {&wanted, &found}) {
            std::sort(rights->objects.begin(), rights->objects.end(),
                      [](const auto &a, const auto &b) { return a.object < b.object; });
            std::sort(rights->fields.begin(), rights->fields.end(), [](const auto &a, const auto &b) {
                return std::pair(a.object, a.field) < std::pair(b.object, b.field);
            });
        }
        QCOMPARE(toJson(found), toJson(wanted));

        const auto own = m_place.deskOf(on->made.tokens.instanceUrl, on->made.tokens.accessToken);
        for (const char *object : {"Lead", "Opportunity", "Campaign"}) {
            const auto hidden = awaitAtOnce(describeRaw(*own.desk, QLatin1String(object), {}));
            QVERIFY(hidden);
            QVERIFY2(!*hidden, object);
        }
        const auto contact = awaitAtOnce(describeRaw(*own.desk, QStringLiteral("Contact"), {}));
        NEEDED(*contact);
        QCOMPARE((*contact)->value(QLatin1String("createable")).toBool(), false);
        // Who may see tasks may see events, too (reference Salesforce 5.5), but not write them.
        const auto event = awaitAtOnce(describeRaw(*own.desk, QStringLiteral("Event"), {}));
        NEEDED(*event);
        QCOMPARE((*event)->value(QLatin1String("createable")).toBool(), false);
        // Every record, although it owns none.
        const auto accounts =
            awaitAtOnce(setupRows(*own.desk, QStringLiteral("SELECT Id FROM Account LIMIT 10"), {}));
        NEEDED(*accounts);
        QCOMPARE((*accounts)->size(), 10);
    }

    void externalIdsAreMadeAndRemoved()
    {
        const auto on = m_place.turnOn(m_administrator, needs, true);
        NEEDED(on);
        QCOMPARE(m_place.known().externalIdsMade, QStringList{"Account.Fairlead_Id__c"});
        const auto own = m_place.deskOf(on->made.tokens.instanceUrl, on->made.tokens.accessToken);
        const auto account = awaitAtOnce(describeRaw(*own.desk, QStringLiteral("Account"), {}));
        NEEDED(*account);
        QVERIFY(QJsonDocument(**account).toJson().contains("Fairlead_Id__c"));
        NEEDED(m_place.turnOff(m_administrator));
        QVERIFY(isSetupBut(m_place.setup(), on->made.access.userName));
    }

    /// A second time finds everything as it is.
    void onceMoreChangesNothing()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const QByteArray first = m_place.setup();
        const ServerAccess access = m_place.known();
        const auto again = m_place.turnOn(m_administrator, needs);
        NEEDED(again);
        QCOMPARE(m_place.setup(), first);
        QCOMPARE(m_place.known().userName, access.userName);
        QCOMPARE(m_place.known().consumerKey, access.consumerKey);
    }

    void jobGainsAndLosesFields()
    {
        QList<ObjectNeed> more = needs;
        NEEDED(m_place.turnOn(m_administrator, needs));
        more[2].fields += QStringLiteral("Phone");
        more[2].fields.removeAll(QStringLiteral("Email"));
        const auto on = m_place.turnOn(m_administrator, more);
        NEEDED(on);
        const auto own = m_place.deskOf(on->made.tokens.instanceUrl, on->made.tokens.accessToken);
        const auto contact = awaitAtOnce(describeRaw(*own.desk, QStringLiteral("Contact"), {}));
        NEEDED(*contact);
        const QByteArray text = QJsonDocument(**contact).toJson();
        QVERIFY(text.contains("\"Phone\""));
        QVERIFY(!text.contains("\"Email\""));
    }

    /// A job of something that is not there keeps the others from nothing, and is named.
    void unknownObject()
    {
        const QString unknown = QStringLiteral("Unheard__c");
        const auto on = m_place.turnOn(m_administrator, needs + QList<ObjectNeed>{{unknown, true}}, true);
        NEEDED(on);
        QCOMPARE(on->made.missing, (QList<MissingRight>{{MissingRight::Kind::Object, unknown, {}}}));
        QCOMPARE(on->made.refused.size(), 1);
        QCOMPARE(on->made.refused.constFirst().right, unknown);
        QVERIFY(on->made.refused.constFirst().error.sentence.contains(unknown));
        QVERIFY(m_place.known().granted.object(QStringLiteral("Account")));
        QCOMPARE(m_place.known().externalIdsMade, QStringList{"Account.Fairlead_Id__c"});
    }

    /// Answers that get lost, one after the other: nothing is ever made twice.
    void lostAnswers_data()
    {
        QTest::addColumn<QByteArray>("match");
        for (const char *what :
             {"POST /services/data/v66.0/sobjects/User$", "POST /services/data/v66.0/sobjects/PermissionSet$",
              "POST /services/data/v66.0/sobjects/PermissionSetLicenseAssign$",
              "POST /services/data/v66.0/sobjects/PermissionSetAssignment$", "POST /services/Soap/m/66.0"})
            QTest::newRow(what) << QByteArray(what);
    }
    void lostAnswers()
    {
        QFETCH(QByteArray, match);
        const QJsonObject fault{{QStringLiteral("match"), QString::fromLatin1(match)},
                                {QStringLiteral("times"), 2},
                                {QStringLiteral("drop"), QStringLiteral("after")}};
        const QByteArray faults = QJsonDocument(QJsonArray{fault}).toJson();
        QVERIFY(m_place.practice.setFaults(m_place.practice.world().salesforce, faults));
        NEEDED(m_place.turnOn(m_administrator, needs));
        NEEDED(m_place.turnOff(m_administrator));
        const QByteArray after = m_place.setup();
        QVERIFY2(isSetupBut(after, QStringLiteral("fairlead.")), after.constData());
    }

    void propagationIsWaitedFor()
    {
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce, R"({"appPropagationSeconds":5})"));
        NEEDED(m_place.turnOn(m_administrator, needs));
    }

    /// The synchronous calls do not know the app's parts: they are deployed.
    void deploymentInstead()
    {
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce,
                                     R"({"metadataCrudRefused":["ExternalClientApplication",
            "ExtlClntAppOauthSettings","ExtlClntAppGlobalOauthSettings",
            "ExtlClntAppOauthConfigurablePolicies","ExtlClntAppConfigurablePolicies"]})"));
        NEEDED(m_place.turnOn(m_administrator, needs));
        NEEDED(m_place.turnOff(m_administrator));
        QVERIFY(isSetupBut(m_place.setup(), QStringLiteral("fairlead.")));
    }

    void refusedBeforeAnythingIsMade_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<bool>("asAdministrator");
        QTest::addColumn<QString>("said");
        QTest::newRow("no seat for the user")
            << QByteArray(R"({"integrationSeats":1})") << true << "Salesforce Integration";
        QTest::newRow("no seat for the licence")
            << QByteArray(R"({"pslSeats":1})") << true << "Salesforce API Integration";
        QTest::newRow("not an administrator") << QByteArray("{}") << false << "Manage Internal Users";
    }
    void refusedBeforeAnythingIsMade()
    {
        QFETCH(QByteArray, settings);
        QFETCH(bool, asAdministrator);
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce, settings));
        const auto who =
            asAdministrator ? Result<Administrator>(m_administrator) : m_place.administrator(noAdministrator);
        NEEDED(who);
        const QByteArray before = m_place.setup();
        const auto on = m_place.turnOn(*who, needs);
        QVERIFY(!on);
        QCOMPARE(on.error().code, ErrorCode::PermissionMissing);
        QFETCH(QString, said);
        QVERIFY2(on.error().sentence.contains(said), qPrintable(on.error().sentence));
        QCOMPARE(m_place.setup(), before);
    }

    /// Somebody deletes the app in Setup: the same call makes it again.
    void appIsMadeAgain()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        QVERIFY(awaitAtOnce(removeApp(*desk.desk, m_place.known(), {})));
        NEEDED(m_place.turnOn(m_administrator, needs));
    }

    /// Who cannot complete it does not put an end to it, either.
    void refusedWhileItWorks_data()
    {
        QTest::addColumn<QByteArray>("settings"); // %1: the app
        QTest::addColumn<bool>("asAdministrator");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("not an administrator") << QByteArray("{}") << false << ErrorCode::PermissionMissing;
        QTest::newRow("app blocked") << QByteArray(R"({"blockedApps":["%1"]})") << true
                                     << ErrorCode::BlockedByOrganisation;
        QTest::newRow("address refused")
            << QByteArray(R"({"loginIpRanges":{"Minimum Access - API Only Integrations":
                           [{"startAddress":"10.0.0.1","endAddress":"10.0.0.9","description":"x"}]}})")
            << true << ErrorCode::BlockedByOrganisation;
    }
    void refusedWhileItWorks()
    {
        QFETCH(QByteArray, settings);
        QFETCH(bool, asAdministrator);
        QFETCH(ErrorCode, code);
        NEEDED(m_place.turnOn(m_administrator, needs));
        const ServerAccess made = m_place.known();
        const auto other = m_place.administrator(noAdministrator);
        NEEDED(other);
        settings.replace("%1", made.app.toUtf8());
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce, settings));

        const auto on = m_place.turnOn(asAdministrator ? m_administrator : *other, needs);
        QVERIFY(!on);
        QCOMPARE(on.error().code, code);
        const ServerAccess after = m_place.known();
        QVERIFY(after.isReady());
        QCOMPARE(after.consumerKey, made.consumerKey);
        QCOMPARE(after.madeAt, made.madeAt);
        QCOMPARE(after.madeBy, made.madeBy);
    }

    /// A certificate that ends soon is replaced by whoever can give it to the app, and by nobody else.
    void keyIsLeftAlone()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        ServerAccess ending = m_place.known();
        ending.certificateExpires = m_place.clock.nowUtc().addDays(3);
        QVERIFY(keepServerAccess(m_place.home.connectionsFile(), m_place.id, ending));
        const auto other = m_place.administrator(noAdministrator);
        NEEDED(other);
        QVERIFY(!m_place.turnOn(*other, needs));
        QVERIFY(m_place.known().isReady());
        QCOMPARE(m_place.known().certificatePem, ending.certificatePem);
        NEEDED(m_place.turnOn(m_administrator, needs));
        QVERIFY(m_place.known().isReady());
        QVERIFY(m_place.known().certificatePem != ending.certificatePem);
    }

    /// Frozen or deactivated by an administrator: taken into service again.
    void userIsWoken()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto slept = awaitAtOnce(updateRow(*desk.desk, QStringLiteral("User"), m_place.known().userId,
                                                 {{QStringLiteral("IsActive"), false}}, {}));
        NEEDED(*slept);
        NEEDED(m_place.turnOn(m_administrator, needs));
    }

    /// People rename what they find in Setup: it is ours all the same.
    void renamedIsStillOurs()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const ServerAccess made = m_place.known();
        rename(made, QStringLiteral("Renamed"));
        NEEDED(m_place.turnOn(m_administrator, needs));
        ServerAccess found = m_place.known();
        QCOMPARE(found.userId, made.userId);
        QCOMPARE(found.permissionSetId, made.permissionSetId);
        QCOMPARE(found.assignmentId, made.assignmentId);
        QCOMPARE(found.userName, QStringLiteral("Renamed.") + made.userName);
        QCOMPARE(found.permissionSet, QStringLiteral("Renamed_") + made.permissionSet);

        rename(made, QStringLiteral("Again"));
        const auto off = m_place.turnOff(m_administrator);
        NEEDED(off);
        QCOMPARE(off->left.size(), 0);
        const QString user = made.userId;
        QCOMPARE(rows(QStringLiteral("SELECT Id FROM User WHERE IsActive = true AND Id = '%1'").arg(user)),
                 0);
        QCOMPARE(rows(QStringLiteral("SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '%1'")
                          .arg(user)),
                 0);
        QCOMPARE(rows(QStringLiteral("SELECT Id FROM PermissionSetAssignment WHERE PermissionSetId = '%1'")
                          .arg(made.permissionSetId)),
                 0);
        QCOMPARE(
            rows(QStringLiteral("SELECT Id FROM PermissionSet WHERE Id = '%1'").arg(made.permissionSetId)),
            0);
    }

    void deletedSetIsMadeAgain()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const ServerAccess made = m_place.known();
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto taken = awaitAtOnce(
            deleteRow(*desk.desk, QStringLiteral("PermissionSetAssignment"), made.assignmentId, {}));
        NEEDED(*taken);
        const auto gone =
            awaitAtOnce(deleteRow(*desk.desk, QStringLiteral("PermissionSet"), made.permissionSetId, {}));
        NEEDED(*gone);
        const auto on = m_place.turnOn(m_administrator, needs);
        NEEDED(on);
        QCOMPARE(on->made.missing, QList<MissingRight>());
        QVERIFY(m_place.known().permissionSetId != made.permissionSetId);
        NEEDED(m_place.turnOff(m_administrator));
        QVERIFY(isSetupBut(m_place.setup(), made.userName));
    }

    /// Somebody has widened the permission set, and taken the API away: it is exactly what is needed again.
    void widerRightsAreTakenAway()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const QString set = m_place.known().permissionSetId;
        const QJsonObject exact = row("PermissionSet", set);
        QVERIFY(exact.value(QLatin1String("PermissionsApiEnabled")).toBool());
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto account = awaitAtOnce(findRow(
            *desk.desk,
            QStringLiteral("SELECT Id FROM ObjectPermissions WHERE SobjectType = 'Account' AND ParentId = "
                           "'%1'")
                .arg(set),
            {}));
        NEEDED(*account);
        const QJsonObject exactAccount = row("ObjectPermissions", **account);
        change("ObjectPermissions", **account,
               {{QStringLiteral("PermissionsModifyAllRecords"), true},
                {QStringLiteral("PermissionsViewAllFields"), true}});
        change("PermissionSet", set,
               {{QStringLiteral("PermissionsModifyAllData"), true},
                {QStringLiteral("PermissionsViewAllData"), true},
                {QStringLiteral("PermissionsApiEnabled"), false}});
        QVERIFY(row("PermissionSet", set) != exact);
        QVERIFY(row("ObjectPermissions", **account) != exactAccount);
        NEEDED(m_place.turnOn(m_administrator, needs));
        QCOMPARE(row("PermissionSet", set), exact);
        QCOMPARE(row("ObjectPermissions", **account), exactAccount);
    }

    /// Two installations, one field: it goes with the last one that made and uses it, and no value before.
    void fieldOfOthersStays()
    {
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce,
                                     R"({"integrationSeats":5,"pslSeats":5})"));
        const ConnectionId first = m_place.id;
        const ConnectionId other(QStringLiteral("otherother12"));
        QVERIFY(m_place.listConnections({first, other}));
        NEEDED(m_place.turnOn(m_administrator, needs, true));
        m_place.id = other;
        NEEDED(m_place.turnOn(m_administrator, needs, true));
        QCOMPARE(m_place.known().externalIdsMade, QStringList());
        const QString user = m_place.known().permissionSet;
        const ConnectionId second = std::exchange(m_place.id, first);

        const auto off = m_place.turnOff(m_administrator);
        NEEDED(off);
        QCOMPARE(off->left.size(), 1);
        QVERIFY(off->left.constFirst().isInUse);
        QCOMPARE(off->left.constFirst().what, QStringLiteral("The field Account.Fairlead_Id__c"));
        QVERIFY2(off->left.constFirst().error.sentence.contains(user),
                 qPrintable(off->left.constFirst().error.sentence));
        QVERIFY2(m_place.setup().contains("Account.Fairlead_Id__c"), m_place.setup().constData());
        // Nothing that could be tried again is left of it.
        QVERIFY(!m_place.setupOf->known(first)->has_value());
        m_place.id = second;
        NEEDED(m_place.turnOff(m_administrator));
        m_place.id = first;
    }

    /// What the organisation refuses is told as it is: of sync, or of a freezing that failed, no word.
    void refusedRetirement_data()
    {
        QTest::addColumn<bool>("freezes");
        QTest::newRow("frozen") << true;
        QTest::newRow("neither") << false;
    }
    void refusedRetirement()
    {
        QFETCH(bool, freezes);
        NEEDED(m_place.turnOn(m_administrator, needs));
        QJsonArray faults{refusal("PATCH /services/data/v66.0/sobjects/User/")};
        if (!freezes)
            faults += refusal("PATCH /services/data/v66.0/sobjects/UserLogin/");
        QVERIFY(
            m_place.practice.setFaults(m_place.practice.world().salesforce, QJsonDocument(faults).toJson()));
        const auto off = m_place.turnOff(m_administrator);
        NEEDED(off);
        QCOMPARE(off->left.size(), 1);
        const LeftBehind &left = off->left.constFirst();
        QCOMPARE(left.what.contains(QLatin1String("frozen")), freezes);
        QVERIFY2(left.error.remedy.contains(QLatin1String("deactivate")), qPrintable(left.error.remedy));
        QVERIFY(!off->isComplete());
        QVERIFY(m_place.practice.setFaults(m_place.practice.world().salesforce, "[]"));
        NEEDED(m_place.turnOff(m_administrator));
    }

private:
    void change(const char *object, const QString &id, const QJsonObject &values)
    {
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto changed = awaitAtOnce(updateRow(*desk.desk, QLatin1String(object), id, values, {}));
        NEEDED(*changed);
    }
    /// Its permissions, as an administrator sees them.
    QJsonObject row(const char *object, const QString &id)
    {
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto read = awaitAtOnce(readRow(*desk.desk, QLatin1String(object), id, {}));
        QJsonObject all = read && *read ? **read : QJsonObject();
        const QStringList columns = all.keys();
        for (const QString &column : columns) {
            if (!column.startsWith(QLatin1String("Permissions")))
                all.remove(column);
        }
        return all;
    }
    /// As an administrator does in Setup.
    void rename(const ServerAccess &access, const QString &prefix)
    {
        change("User", access.userId,
               {{QStringLiteral("Username"), QString(prefix + QLatin1Char('.') + access.userName)}});
        change("PermissionSet", access.permissionSetId,
               {{QStringLiteral("Name"), QString(prefix + QLatin1Char('_') + access.permissionSet)}});
    }
    qsizetype rows(const QString &soql)
    {
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto found = awaitAtOnce(setupRows(*desk.desk, soql, {}));
        return found && *found ? (*found)->size() : -1;
    }
    static QJsonObject refusal(const char *match)
    {
        return {{QStringLiteral("match"), QLatin1String(match)},
                {QStringLiteral("times"), 9},
                {QStringLiteral("status"), 400},
                {QStringLiteral("body"),
                 QStringLiteral(R"([{"errorCode":"FIELD_INTEGRITY_EXCEPTION","message":"in use"}])")}};
    }
    /// Setup is as it was before, but for users of that name, which are not active.
    bool isSetupBut(const QByteArray &now, const QString &userName) const;

    AccessPlace m_place;
    Administrator m_administrator;
    QByteArray m_before;
};

bool TestServerAccess::isSetupBut(const QByteArray &now, const QString &userName) const
{
    QJsonObject after = QJsonDocument::fromJson(now).object();
    const QJsonObject before = QJsonDocument::fromJson(m_before).object();
    if (before.isEmpty())
        return false;
    for (auto it = after.begin(); it != after.end(); ++it) {
        QJsonArray kept;
        for (const auto &row : it->toArray()) {
            const QJsonObject fields = row.toObject();
            const bool ours = QString::fromUtf8(QJsonDocument(fields).toJson()).contains(userName);
            if (ours && fields.value(QLatin1String("IsActive")).toBool())
                return false;
            if (!ours)
                kept += row;
        }
        *it = kept;
    }
    if (after != before)
        qInfo("%s", QJsonDocument(after).toJson(QJsonDocument::Compact).constData());
    return after == before;
}

QTEST_GUILESS_MAIN(TestServerAccess)
#include "tst_serveraccess.moc"
