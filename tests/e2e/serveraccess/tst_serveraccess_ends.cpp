// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessctl.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <QJsonArray>
#include <QTest>

using namespace fairlead;

namespace {

const PracticeWorld::Account noAdministrator{QStringLiteral("sam.tarrant@larkmoor.example"),
                                             QStringLiteral("Quiet-Meadow-1540")};
const QByteArray
    revocationsFail(R"([{"match":"POST /services/oauth2/revoke","times":-1,"status":503,"body":"down"}])");

const QByteArray canMend = "\"fix\":\"reconnect\"";
const QByteArray appIsGone = "[{\"match\":\"POST /services/oauth2/token\",\"times\":-1,\"status\":400,"
                             "\"body\":\"{\\\"error\\\":\\\"invalid_client_id\\\"}\"}]";

} // namespace

/// Server-to-server access that ends otherwise than wished: taken back by somebody who may not, revoked or
/// removed while it is made, given up where nobody takes over. A practice org and a home for each.
class TestServerAccessEnds : public QObject
{
    Q_OBJECT

    std::unique_ptr<AccessCtl> m_place;

    QJsonObject connection() { return m_place->connections().at(0).toObject(); }
    QString method() { return connection()[QLatin1String("method")].toString(); }
    bool set(const QByteArray &settings)
    {
        return m_place->practice.set(m_place->practice.world().salesforce, settings);
    }
    bool setFaults(const QByteArray &faults)
    {
        return m_place->practice.setFaults(m_place->practice.world().salesforce, faults);
    }
    QString state() { return m_place->run({"server-access"}).document[QLatin1String("state")].toString(); }
    /// It waits for Salesforce to know the app: everything is made by then.
    std::unique_ptr<QProcess> startMaking()
    {
        return set(R"({"appPropagationSeconds":600})") ? m_place->startUntilStep({"server-access", "on"}, 13)
                                                       : nullptr;
    }

private slots:
    void init()
    {
        m_place = std::make_unique<AccessCtl>();
        const QString trouble = m_place->start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    void cleanup() { m_place.reset(); }

    void offIsForAdministrators()
    {
        const auto on = m_place->runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        const QHash<QString, int> made = m_place->ours();
        const QJsonObject before = connection();
        const qint64 approvals = m_place->approvals();

        const auto off = m_place->runSignedIn({"server-access", "off"}, noAdministrator);
        QCOMPARE(off.errorCode(), QStringLiteral("PermissionMissing"));
        QVERIFY2(off.err.contains("Manage Internal Users"), off.said());
        QCOMPARE(connection(), before);
        QCOMPARE(m_place->ours(), made);
        QCOMPARE(m_place->approvals(), approvals);
        QCOMPARE(state(), QStringLiteral("on"));
        const auto synced = m_place->run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
    }

    /// What a person has revoked stays so, whatever was on its way.
    void revokedWhileItIsMade()
    {
        const auto making = startMaking();
        QVERIFY(making);
        const auto revoked = m_place->run({"revoke"});
        QVERIFY2(revoked.code == 0, revoked.said());
        QVERIFY(connection()[QLatin1String("revoked")].toBool());
        const auto on = Ctl::finish(*making);
        QVERIFY2(on.code > 0, on.said());
        QVERIFY2(on.err.contains("revoked"), on.said());
        QVERIFY(connection()[QLatin1String("revoked")].toBool());
        QCOMPARE(method(), QStringLiteral("salesforce-web"));
        QCOMPARE(state(), QStringLiteral("making"));
        QCOMPARE(m_place->approvals(), qint64(0));

        const auto off = m_place->runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QVERIFY(connection()[QLatin1String("revoked")].toBool());
        QCOMPARE(m_place->ours(), (QHash<QString, int>()));
    }

    void offDoesNotBringTheRevokedBack()
    {
        QVERIFY(m_place->runSignedIn({"server-access", "on"}).code == 0);
        const auto revoked = m_place->run({"revoke"});
        QVERIFY2(revoked.code == 0, revoked.said());
        // User, app and permission set stand, and only reconnecting brings it back.
        QCOMPARE(revoked.document[QLatin1String("left")].toArray().size(), 3);
        const auto stopped = m_place->run({"sync"});
        QVERIFY2(stopped.code != 0 && stopped.said().contains("Reconnect it to go on"), stopped.said());
        QCOMPARE(state(), QStringLiteral("revoked"));
        const auto off = m_place->runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QVERIFY(connection()[QLatin1String("revoked")].toBool());
        QCOMPARE(m_place->ours(), (QHash<QString, int>()));
        QCOMPARE(m_place->approvals(), qint64(0));
        const auto userless = m_place->run({"sync"});
        QVERIFY2(userless.code == 3 && userless.said().contains("reauthorize --change-user"),
                 userless.said());
        // There is nothing left to take back, and nobody is asked to sign in for it.
        const auto again = m_place->run({"server-access", "off"});
        QVERIFY2(again.code == 0, again.said());
        // An administrator who wants it to run again says so.
        const auto on = m_place->runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        QVERIFY(!connection()[QLatin1String("revoked")].toBool());
        const auto synced = m_place->run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
    }

    /// Where another organisation answers nothing of ours can be taken back.
    void refreshedSandboxIsOutOfReach()
    {
        QVERIFY(m_place->runSignedIn({"server-access", "on"}).code == 0);
        QVERIFY(m_place->practice.post(m_place->practice.world().salesforce,
                                       QStringLiteral("/_practice/refresh-sandbox")));
        QVERIFY(m_place->run({"sync"}).code != 0);
        QCOMPARE(m_place->standing(), QStringLiteral("blocked"));
        const auto revoked = m_place->run({"revoke"});
        QVERIFY2(revoked.err.contains("cannot be taken back from here"), revoked.said());
        QVERIFY2(!revoked.err.contains("takes it back"), revoked.said());
    }

    /// What reconnecting mends is said where it is met, and only there.
    void whatReconnectingMends()
    {
        QVERIFY(m_place->runSignedIn({"server-access", "on"}).code == 0);
        QVERIFY(set(R"({"appBlocked":true})"));
        const auto blocked = m_place->run({"verify"});
        QVERIFY2(blocked.code == 1 && !blocked.err.contains("fairleadctl reconnect"), blocked.said());
        const auto checks = m_place->run({"checks"});
        QVERIFY2(!checks.out.contains(canMend), checks.said());
        QVERIFY(set(R"({"appBlocked":false})"));

        // Salesforce does not know the app any more.
        QVERIFY(setFaults(appIsGone));
        const auto gone = m_place->run({"verify"});
        QVERIFY2(gone.code == 1 && gone.err.contains("fairleadctl reconnect"), gone.said());
    }

    void removedWhileItIsMade_data()
    {
        QTest::addColumn<bool>("anyway");
        QTest::newRow("refused") << false;
        QTest::newRow("all the same") << true;
    }
    void removedWhileItIsMade()
    {
        QFETCH(bool, anyway);
        const auto making = startMaking();
        QVERIFY(making);
        const QStringList yes = anyway ? QStringList{QStringLiteral("--yes")} : QStringList();
        const auto removed = m_place->run(QStringList{QStringLiteral("remove")} + yes);
        if (!anyway) {
            QVERIFY2(removed.code == 2, removed.said());
            QVERIFY2(removed.err.contains("server-access off"), removed.said());
            QCOMPARE(m_place->connections().size(), 1);
            making->kill();
            QVERIFY(making->waitForFinished());
            QCOMPARE(m_place->accesses().keys(), QStringList{connection()[QLatin1String("id")].toString()});
            return;
        }
        QVERIFY2(removed.code == 0, removed.said());
        // Whoever goes without it is told what stays.
        QCOMPARE(removed.document[QLatin1String("left")].toArray().size(), 3);
        const auto on = Ctl::finish(*making);
        QVERIFY2(on.code > 0, on.said());
        QCOMPARE(m_place->connections(), QJsonArray());
        QCOMPARE(m_place->accesses(), QJsonObject());
    }

    /// Nobody has two connections of one user: it is given up then, and needs a sign-in.
    void offByWhoHasHisOwn()
    {
        QVERIFY(m_place->runSignedIn({"server-access", "on"}).code == 0);
        QCOMPARE(m_place->connect(), QString());
        QCOMPARE(m_place->connections().size(), 2);
        const qint64 approvals = m_place->approvals();
        const QString id = connection()[QLatin1String("id")].toString();

        const auto off = m_place->runSignedIn({"server-access", "off", "--connection", id});
        QCOMPARE(off.code, 3);
        QVERIFY2(off.err.contains("needs a sign-in"), off.said());
        QCOMPARE(off.document[QLatin1String("state")].toString(), QStringLiteral("off"));
        QCOMPARE(m_place->ours(), (QHash<QString, int>()));
        QCOMPARE(m_place->accesses(), QJsonObject());
        QCOMPARE(m_place->approvals(), approvals);
        // Whatever is tried without a new user says what is left to do.
        for (const char *verb : {"verify", "sync", "checks", "reconnect", "reauthorize"}) {
            const auto tried = m_place->run({QLatin1String(verb), QStringLiteral("--connection"), id});
            QVERIFY2(tried.code == 3, tried.said());
            QVERIFY2(tried.err.contains("reauthorize --change-user"), tried.said());
        }
        const auto standing = m_place->run({"status"}).connections().at(0)[QLatin1String("standing")];
        QCOMPARE(standing.toString(), QStringLiteral("needs-sign-in"));
        // Whom its card names can take over.
        const auto again = m_place->runSignedIn({"reauthorize", "--connection", id, "--change-user", "--yes"},
                                                noAdministrator);
        QVERIFY2(again.code == 0, again.said());
        const auto synced = m_place->run({"sync", "--connection", id});
        QVERIFY2(synced.code == 0, synced.said());
    }

    /// Two approvals are to end: the connection's old one and the administrator's.
    void approvalsThatStandAreNamed()
    {
        QVERIFY(setFaults(revocationsFail));
        const auto on = m_place->runSignedIn({"server-access", "on"});
        QCOMPARE(on.code, 4);
        QCOMPARE(on.document[QLatin1String("state")].toString(), QStringLiteral("on"));
        const QJsonArray left = on.document[QLatin1String("left")].toArray();
        QCOMPARE(left.size(), 2);
        for (const auto &row : left) {
            QVERIFY2(row[QLatin1String("link")].toString().endsWith("/ConnectedAppsOAuthUsage/home"),
                     on.said());
            QVERIFY(row[QLatin1String("error")][QLatin1String("remedy")].toString().contains("Setup"));
        }
        QCOMPARE(m_place->approvals(), qint64(2));
        QVERIFY(setFaults("[]"));
        QCOMPARE(m_place->run({"sync"}).code, 0);
    }

    /// It is on only when the connection signs in by it.
    void notOnWithoutTheHandOver()
    {
        const auto synced = m_place->run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        const QString path = m_place->folder.filePath(QStringLiteral("workspace.db"));
        {
            SQLite::Database other(path.toStdString(), SQLite::OPEN_READWRITE);
            SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
            const auto on = m_place->runSignedIn({"server-access", "on"});
            QCOMPARE(on.errorCode(), QStringLiteral("DatabaseBusy"));
            QCOMPARE(on.document[QLatin1String("state")].toString(), QStringLiteral("making"));
            QCOMPARE(method(), QStringLiteral("salesforce-web"));
        }
        QCOMPARE(state(), QStringLiteral("making"));
        const auto again = m_place->runSignedIn({"server-access", "on"});
        QVERIFY2(again.code == 0, again.said());
        QCOMPARE(again.document[QLatin1String("state")].toString(), QStringLiteral("on"));
        QCOMPARE(method(), QStringLiteral("salesforce-server"));
        QCOMPARE(m_place->approvals(), qint64(0));
    }
};

QTEST_GUILESS_MAIN(TestServerAccessEnds)
#include "tst_serveraccess_ends.moc"
