// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessctl.h"

#include <SQLiteCpp/Database.h>

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

const PracticeWorld::Account noAdministrator{QStringLiteral("sam.tarrant@larkmoor.example"),
                                             QStringLiteral("Quiet-Meadow-1540")};

} // namespace

/// The whole life of server-to-server access by the command line: made, used, completed, taken back.
class TestServerAccessLife : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QVERIFY2(m_place.run({"sync"}).code == 0, "first sync");
        const auto ran = m_place.run({"jobs", "change", "Contact", "--fields", "LastName,Email,AccountId"});
        QVERIFY2(ran.code == 0, ran.said());
    }

    void wholeLife()
    {
        const QJsonObject before = m_place.setup();

        QCOMPARE(m_place.approvals(), qint64(1));

        // On: the integration user takes over.
        const auto on = m_place.runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        QCOMPARE(on.document[QStringLiteral("state")].toString(), QStringLiteral("on"));
        const QString user = on.document[QStringLiteral("userName")].toString();
        QVERIFY2(user.startsWith(QLatin1String("fairlead.")), qPrintable(user));
        // Neither the approval that the connection had nor the administrator's stands.
        QCOMPARE(m_place.approvals(), qint64(0));
        const QJsonObject shown = m_place.run({"server-access", "show"}).document;
        QCOMPARE(shown[QStringLiteral("access")][QStringLiteral("userName")].toString(), user);
        QCOMPARE(shown[QStringLiteral("access")][QStringLiteral("parts")].toArray().size(), 3);
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));

        // A job gains a field that nobody has granted.
        const auto changed =
            m_place.run({"jobs", "change", "Contact", "--fields", "LastName,Email,AccountId,Phone"});
        QVERIFY2(changed.code == 0, changed.said());
        const auto lacking = m_place.run({"sync"});
        QVERIFY2(lacking.code != 0, lacking.said());
        QVERIFY2(lacking.out.contains("Contact.Phone"), lacking.said());
        QCOMPARE(m_place.standing(), QStringLiteral("needs-reconnect"));
        const QJsonObject lost = rightsCheck();
        QCOMPARE(lost[QStringLiteral("state")].toString(), QStringLiteral("fail"));
        QVERIFY2(lost[QStringLiteral("detail")].toString().contains(QLatin1String("Contact.Phone")),
                 qPrintable(lost[QStringLiteral("detail")].toString()));
        QCOMPARE(lost[QStringLiteral("fix")].toString(), QStringLiteral("reconnect"));

        // What somebody writes into that field meanwhile waits for it.
        const QString id = text("SELECT Id FROM Contact ORDER BY Id LIMIT 1");
        const QString phone = QStringLiteral("+49 1 waits for its right");
        sql(QStringLiteral("UPDATE Contact SET Phone = '%1' WHERE Id = '%2'").arg(phone, id));
        const auto waits = m_place.run({"sync"});
        QVERIFY2(waits.code != 0, waits.said());
        QCOMPARE(text("SELECT count(*) FROM fairlead_outbox"), QStringLiteral("1"));
        const qsizetype sentBefore = contactsSent();
        // Somebody who may not grant it has changed nothing.
        const auto refused = m_place.runSignedIn({"reconnect"}, noAdministrator);
        QCOMPARE(refused.errorCode(), QStringLiteral("PermissionMissing"));
        QCOMPARE(refused.document[QStringLiteral("state")].toString(), QStringLiteral("on"));

        const auto reconnected = m_place.runSignedIn({"reconnect"});
        QVERIFY2(reconnected.code == 0, reconnected.said());
        QCOMPARE(reconnected.document[QStringLiteral("userName")].toString(), user);
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));
        QCOMPARE(m_place.approvals(), qint64(0));
        const auto complete = m_place.run({"sync"});
        QVERIFY2(complete.code == 0, complete.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));
        QCOMPARE(rightsCheck()[QStringLiteral("state")].toString(), QStringLiteral("pass"));
        QCOMPARE(text("SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(text("SELECT count(*) FROM fairlead_conflict"), QStringLiteral("0"));
        QCOMPARE(text("SELECT count(*) FROM Contact WHERE Phone = '+49 1 waits for its right'"),
                 QStringLiteral("1"));
        QCOMPARE(contactsSent(), sentBefore + 1);

        // Off: nothing of ours is left, and the connection goes on.
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(m_place.setup(), before);
        // What is left, and whose rights are used from now on.
        const QByteArray retired = user.toUtf8();
        const QByteArray administrator = m_place.practice.world().admin.username.toUtf8();
        QVERIFY2(off.err.contains(retired.constData()) && off.err.contains("deactivated"), off.said());
        QVERIFY2(off.err.contains(administrator.constData()) && off.err.contains("from now on"), off.said());
        QCOMPARE(m_place.ours(), (QHash<QString, int>()));
        // It lives on the one of who turned it off.
        QCOMPARE(m_place.approvals(), qint64(1));
        QCOMPARE(m_place.run({"server-access"}).document[QStringLiteral("state")].toString(),
                 QStringLiteral("off"));
        const auto after = m_place.run({"sync"});
        QVERIFY2(after.code == 0, after.said());
    }

    /// The integration user sees nothing that no job needs: a new job comes first, and its rights with
    /// Reconnect.
    void jobsGainAnObject()
    {
        const auto without = m_place.run({"jobs", "remove", "Lead"});
        QVERIFY2(without.code == 0, without.said());
        const auto on = m_place.runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        const auto impossible = m_place.run({"jobs", "add", "No Name"});
        QCOMPARE(impossible.errorCode(), QStringLiteral("UsageError"));
        // What could not be asked about at all is not taken on trust.
        const auto filtered = m_place.run({"jobs", "add", "Lead", "--filter", "Company = 'x'"});
        QCOMPARE(filtered.errorCode(), QStringLiteral("PermissionMissing"));
        for (const char *object : {"Lead", "Unheard__c"}) {
            const auto added = m_place.run({"jobs", "add", object});
            QVERIFY2(added.code == 0, added.said());
            QVERIFY2(added.err.contains(object), added.said());
        }
        const auto lacking = m_place.run({"sync"});
        QVERIFY2(lacking.out.contains("lacks rights that its jobs need: Lead"), lacking.said());
        QCOMPARE(m_place.standing(), QStringLiteral("needs-reconnect"));

        // Whoever reconnects sees what there is.
        const auto reconnected = m_place.runSignedIn({"reconnect"});
        QCOMPARE(reconnected.document[QStringLiteral("missing")].toArray(), QJsonArray{"Unheard__c"});
        QVERIFY2(reconnected.err.contains("does not see an object Unheard__c"), reconnected.said());
        const auto removed = m_place.run({"jobs", "remove", "Unheard__c"});
        QVERIFY2(removed.code == 0, removed.said());
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        QVERIFY2(isReported(synced, QStringLiteral("Lead")), synced.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));

        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
    }

    /// What is made so that no record is ever made twice is what the jobs go by.
    void externalIdsAreUsed()
    {
        const auto on = m_place.runSignedIn({"server-access", "on", "--external-ids"});
        QVERIFY2(on.code == 0, on.said());
        QCOMPARE(externalIdOf(QStringLiteral("Account")), QStringLiteral("Fairlead_Id__c"));
        QCOMPARE(externalIdOf(QStringLiteral("Contact")), QStringLiteral("Fairlead_Id__c"));
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));

        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(externalIdOf(QStringLiteral("Account")), QString());
        QCOMPARE(externalIdOf(QStringLiteral("Contact")), QString());
        const auto after = m_place.run({"sync"});
        QVERIFY2(after.code == 0, after.said());
    }

    /// Who signs in for it is who can tell that sharing hides records, then and there; later one has to sign
    /// in for the checks.
    void whatSharingHidesIsSaid()
    {
        const QUrl org = m_place.practice.world().salesforce;
        QVERIFY(m_place.practice.set(org, R"({"appPropagationSeconds":10})"));
        const auto making = m_place.startUntilStep({"server-access", "on"}, 13);
        QVERIFY(making);
        QCOMPARE(m_place.takeViewAll(QStringLiteral("Account")), QString());
        const auto on = Ctl::finish(*making);
        QVERIFY(m_place.practice.set(org, R"({"appPropagationSeconds":0})"));
        QVERIFY2(on.code == 4, on.said());
        QCOMPARE(on.document[QLatin1String("missing")].toArray(), QJsonArray());
        const QJsonArray hidden = on.document[QLatin1String("hidden")].toArray();
        QVERIFY2(hidden.size() == 1, on.said());
        QCOMPARE(hidden.at(0)[QLatin1String("object")].toString(), QStringLiteral("Account"));
        QVERIFY(hidden.at(0)[QLatin1String("seen")].toInt() < hidden.at(0)[QLatin1String("total")].toInt());

        // Its own user cannot tell.
        QCOMPARE(check(m_place.run({"checks"}), "sharing")[QLatin1String("state")].toString(),
                 QStringLiteral("unknown"));
        const QJsonObject own = check(m_place.run({"checks"}), "lock-sessions-to-ip");
        QVERIFY(own[QLatin1String("administratorMayTell")].toBool());
        QVERIFY(own[QLatin1String("answeredBy")].isNull());

        const QJsonArray before = m_place.connections();
        const auto asked = m_place.runSignedIn({"checks", "--as-administrator"});
        QVERIFY2(asked.code == 4, asked.said());
        QCOMPARE(asked.connections().at(0)[QLatin1String("administrator")].toString(),
                 m_place.practice.world().admin.username);
        QCOMPARE(asked.document[QLatin1String("left")].toArray(), QJsonArray());
        const QJsonObject sharing = check(asked, "sharing");
        QCOMPARE(sharing[QLatin1String("state")].toString(), QStringLiteral("fail"));
        QCOMPARE(sharing[QLatin1String("answeredBy")].toString(), QStringLiteral("administrator"));
        QVERIFY2(sharing[QLatin1String("detail")].toString().contains(QLatin1String("Account: ")),
                 asked.said());
        const QJsonObject lock = check(asked, "lock-sessions-to-ip");
        QCOMPARE(lock[QLatin1String("state")].toString(), QStringLiteral("pass"));
        QCOMPARE(lock[QLatin1String("answeredBy")].toString(), QStringLiteral("administrator"));
        QCOMPARE(check(asked, "job-rights")[QLatin1String("answeredBy")].toString(),
                 QStringLiteral("connection"));
        // Nothing of it is kept, and nothing of it stands.
        QCOMPARE(m_place.connections(), before);
        QCOMPARE(m_place.approvals(), qint64(0));

        const auto reconnected = m_place.runSignedIn({"reconnect"});
        QVERIFY2(reconnected.code == 0, reconnected.said());
        QCOMPARE(reconnected.document[QLatin1String("hidden")].toArray(), QJsonArray());
        const auto again = m_place.runSignedIn({"checks", "--as-administrator"});
        QVERIFY2(again.code == 0, again.said());
        QCOMPARE(check(again, "sharing")[QLatin1String("state")].toString(), QStringLiteral("pass"));
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
    }

    /// Whoever has verified it does not read of yesterday's trouble afterwards.
    void verifyingShowsThatItIsMended()
    {
        const auto set = [this](const QByteArray &settings) {
            return m_place.practice.set(m_place.practice.world().salesforce, settings);
        };
        QVERIFY(set(R"({"apiEnabled":false})"));
        const auto refused = m_place.run({"sync"});
        QVERIFY2(refused.code != 0, refused.said());
        QCOMPARE(m_place.standing(), QStringLiteral("blocked"));
        QVERIFY(set(R"({"apiEnabled":true})"));
        const auto verified = m_place.run({"verify"});
        QVERIFY2(verified.code == 0, verified.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));
    }

    void administratorsOnly()
    {
        const auto refused = m_place.runSignedIn({"server-access", "on"}, noAdministrator);
        QCOMPARE(refused.errorCode(), QStringLiteral("PermissionMissing"));
        QVERIFY2(refused.err.contains("Manage Internal Users"), refused.said());
        QCOMPARE(m_place.ours(), (QHash<QString, int>()));
        QCOMPARE(m_place.run({"server-access"}).document[QStringLiteral("state")].toString(),
                 QStringLiteral("off"));
    }

    void nothingToReconnect()
    {
        QCOMPARE(m_place.run({"server-access", "on", "--device-code"}).code, 2);
        const auto refused = m_place.run({"reconnect"});
        QCOMPARE(refused.code, 5);
    }

private:
    QString workspaceFile() { return m_place.home.workspaceFile(QStringLiteral("workspace.db")); }
    void sql(const QString &statement)
    {
        SQLite::Database database(workspaceFile().toStdString(), SQLite::OPEN_READWRITE, 5000);
        database.exec(statement.toStdString());
    }
    QString text(const char *query)
    {
        SQLite::Database database(workspaceFile().toStdString(), SQLite::OPEN_READONLY, 5000);
        return QString::fromStdString(database.execAndGet(query).getString());
    }
    qsizetype contactsSent()
    {
        const QJsonArray asked = m_place.practice.requests(m_place.practice.world().salesforce);
        return std::count_if(asked.begin(), asked.end(), [](const auto &request) {
            return request[QLatin1String("method")] == QLatin1String("PATCH")
                && request[QLatin1String("path")].toString().contains(QLatin1String("/composite/sobjects"));
        });
    }
    static bool isReported(const Ctl::Ended &synced, const QString &object)
    {
        const QJsonArray rows = synced.connections().at(0)[QLatin1String("jobs")].toArray();
        return std::any_of(rows.begin(), rows.end(), [&object](const QJsonValue &row) {
            return row[QLatin1String("object")] == object && row[QLatin1String("error")].isNull();
        });
    }

    QString externalIdOf(const QString &object)
    {
        const auto ended = m_place.run({"jobs"});
        const QJsonArray rows = ended.connections().at(0)[QLatin1String("jobs")].toArray();
        for (const auto &row : rows) {
            if (row[QLatin1String("object")] == object)
                return row[QLatin1String("externalId")].toString();
        }
        return QStringLiteral("no job of ") + object;
    }

    static QJsonObject check(const Ctl::Ended &ended, const char *id)
    {
        const QJsonArray rows = ended.connections().at(0)[QLatin1String("checks")].toArray();
        for (const auto &row : rows) {
            if (row[QLatin1String("id")] == QLatin1String(id))
                return row.toObject();
        }
        return {};
    }

    /// The line of the checklist on what the jobs need.
    QJsonObject rightsCheck() { return check(m_place.run({"checks"}), "job-rights"); }

    AccessCtl m_place;
};

QTEST_GUILESS_MAIN(TestServerAccessLife)
#include "tst_serveraccesslife.moc"
