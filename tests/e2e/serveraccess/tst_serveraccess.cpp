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

using namespace fairlead;
using namespace fairlead::salesforce;

namespace {

const QList<ObjectNeed> needs{{QStringLiteral("User")},
                              {QStringLiteral("Account"), true},
                              {QStringLiteral("Contact"), false, {"LastName", "Email", "AccountId"}},
                              {QStringLiteral("Task"), true, {"Subject", "Status"}}};

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
        QFile::remove(m_place.home.connectionsFile());
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
        const auto held = awaitEnd(readRights(*desk.desk, m_place.known().permissionSetId, {}));
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
            const auto hidden = awaitEnd(describeRaw(*own.desk, QLatin1String(object), {}));
            QVERIFY(hidden);
            QVERIFY2(!*hidden, object);
        }
        const auto contact = awaitEnd(describeRaw(*own.desk, QStringLiteral("Contact"), {}));
        NEEDED(*contact);
        QCOMPARE((*contact)->value(QLatin1String("createable")).toBool(), false);
        // Who may see tasks may see events, too (reference Salesforce 5.5), but not write them.
        const auto event = awaitEnd(describeRaw(*own.desk, QStringLiteral("Event"), {}));
        NEEDED(*event);
        QCOMPARE((*event)->value(QLatin1String("createable")).toBool(), false);
        // Every record, although it owns none.
        const auto accounts =
            awaitEnd(setupRows(*own.desk, QStringLiteral("SELECT Id FROM Account LIMIT 10"), {}));
        NEEDED(*accounts);
        QCOMPARE((*accounts)->size(), 10);
    }

    void externalIdsAreMadeAndRemoved()
    {
        const auto on = m_place.turnOn(m_administrator, needs, true);
        NEEDED(on);
        QCOMPARE(m_place.known().externalIdsMade, QStringList{"Account.Fairlead_Id__c"});
        const auto own = m_place.deskOf(on->made.tokens.instanceUrl, on->made.tokens.accessToken);
        const auto account = awaitEnd(describeRaw(*own.desk, QStringLiteral("Account"), {}));
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
        const auto contact = awaitEnd(describeRaw(*own.desk, QStringLiteral("Contact"), {}));
        NEEDED(*contact);
        const QByteArray text = QJsonDocument(**contact).toJson();
        QVERIFY(text.contains("\"Phone\""));
        QVERIFY(!text.contains("\"Email\""));
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
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("said");
        QTest::newRow("no seat for the user")
            << QByteArray(R"({"integrationSeats":1})") << QString() << "Salesforce Integration";
        QTest::newRow("no seat for the licence")
            << QByteArray(R"({"pslSeats":1})") << QString() << "Salesforce API Integration";
        QTest::newRow("not an administrator")
            << QByteArray("{}") << QStringLiteral("sam.tarrant@larkmoor.example") << "Manage Internal Users";
    }
    void refusedBeforeAnythingIsMade()
    {
        QFETCH(QByteArray, settings);
        QFETCH(QString, person);
        QVERIFY(m_place.practice.set(m_place.practice.world().salesforce, settings));
        const auto who = person.isEmpty()
            ? Result<Administrator>(m_administrator)
            : m_place.administrator({person, QStringLiteral("Quiet-Meadow-1540")});
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
        QVERIFY(awaitEnd(removeApp(*desk.desk, m_place.known(), {})));
        NEEDED(m_place.turnOn(m_administrator, needs));
    }

    /// Frozen or deactivated by an administrator: taken into service again.
    void userIsWoken()
    {
        NEEDED(m_place.turnOn(m_administrator, needs));
        const auto desk = m_place.deskOf(m_administrator.instance, m_administrator.accessToken);
        const auto slept = awaitEnd(updateRow(*desk.desk, QStringLiteral("User"), m_place.known().userId,
                                              {{QStringLiteral("IsActive"), false}}, {}));
        NEEDED(*slept);
        NEEDED(m_place.turnOn(m_administrator, needs));
    }

private:
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
