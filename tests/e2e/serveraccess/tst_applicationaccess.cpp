// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/applicationctl.h"

#include "support/testauthority.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace fairlead;

/// Server-to-server access to Dynamics 365 by the command line, against the practice org.
class TestApplicationAccess : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void connectsByACertificate()
    {
        const QString app = QStringLiteral("73d9a0b6-e4c1-4852-9b7f-18a5c36f02ed"); // certificate only
        const TestAuthority::Leaf leaf = TestAuthority().issue({QStringLiteral("fairlead.example")});
        QVERIFY(m_place.registerCertificate(app, leaf.certificatePem));
        const QString certificate = m_place.write(QStringLiteral("cert.pem"), leaf.certificatePem);
        const QString key = m_place.write(QStringLiteral("key.pem"), leaf.keyPem);
        const auto connected = m_place.run(
            {"connect", "dynamics", "--url", m_place.practice.world().dataverse.toString(), "--client-id",
             app, "--certificate-file", certificate, "--key-file", key, "--name", "Certificate"});
        QVERIFY2(connected.code == 0, connected.said());
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());

        // A new certificate takes the old one's place.
        const TestAuthority::Leaf next = TestAuthority().issue({QStringLiteral("fairlead.example")});
        QVERIFY(m_place.registerCertificate(app, next.certificatePem));
        const QString newKey = m_place.write(QStringLiteral("newkey.pem"), next.keyPem);
        const QStringList renew{"reauthorize", "--key-file", newKey, "--certificate-file"};
        const auto mixedUp = m_place.run(renew + QStringList{certificate});
        QVERIFY2(mixedUp.code != 0, mixedUp.said());
        const auto renewed =
            m_place.run(renew + QStringList{m_place.write(QStringLiteral("new.pem"), next.certificatePem)});
        QVERIFY2(renewed.code == 0, renewed.said());
        const auto again = m_place.run({"sync"});
        QVERIFY2(again.code == 0, again.said());
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

    void wholeLife()
    {
        const auto connected = m_place.connectUser();
        QVERIFY2(connected.code == 0, connected.said());
        QVERIFY2(m_place.run({"sync"}).code == 0, "first sync");
        for (const char *job : {"lead", "opportunity", "appointment"})
            QVERIFY2(m_place.run({"jobs", "remove", QString::fromLatin1(job)}).code == 0, job);
        const auto narrowed =
            m_place.run({"jobs", "change", "task", "--fields", "subject,_regardingobjectid_value"});
        QVERIFY2(narrowed.code == 0, narrowed.said());
        const QJsonArray before = m_place.setup();

        // On: the application user takes over.
        const auto on = m_place.runSignedIn(turningOn());
        QVERIFY2(on.code == 0, on.said());
        QCOMPARE(on.document[QStringLiteral("state")].toString(), QStringLiteral("on"));
        const QJsonObject access = m_place.run({"server-access", "show"}).document["access"].toObject();
        QCOMPARE(access["application"].toString(), m_place.practice.world().entraClient.id);
        QCOMPARE(access["parts"].toArray().size(), 2);
        // The administrator's sign-in reaches as far as to tell when the secret ends.
        QCOMPARE(access["credentialExpires"].toString(), QStringLiteral("2035-01-01T00:00:00Z"));
        QCOMPARE(connection()["method"].toString(), QStringLiteral("dynamics-application"));
        QCOMPARE(m_place.users(), 1);
        // Exactly what the jobs need: nothing of the jobs that are gone, and the lookups of those that stay.
        const QJsonArray privileges = access["privileges"].toArray();
        QVERIFY(privileges.contains("prvReadAccount"));
        QVERIFY(privileges.contains("prvAppendToAccount"));
        QVERIFY(privileges.contains("prvAppendActivity"));
        QVERIFY(!privileges.contains("prvReadLead"));
        QVERIFY(!privileges.contains("prvAppendToOpportunity"));
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));

        // Once more changes nothing.
        const QJsonArray made = m_place.setup();
        const auto again = m_place.runSignedIn({"server-access", "on"});
        QVERIFY2(again.code == 0, again.said());
        QCOMPARE(m_place.setup(), made);

        // A job is added that nobody has granted.
        const auto added = m_place.run({"jobs", "add", "lead", "--fields", "subject,lastname"});
        QVERIFY2(added.code == 0, added.said());
        const auto lacking = m_place.run({"sync"});
        QVERIFY2(lacking.code != 0, lacking.said());
        QVERIFY2(lacking.out.contains("prvReadLead"), lacking.said());
        QVERIFY2(lacking.out.contains("prvCreateLead"), lacking.said());
        QCOMPARE(m_place.standing(), QStringLiteral("needs-reconnect"));
        QCOMPARE(jobPrivileges()["state"].toString(), QStringLiteral("fail"));
        QCOMPARE(jobPrivileges()["fix"].toString(), QStringLiteral("reconnect"));
        const auto reconnected = m_place.runSignedIn({"reconnect"});
        QVERIFY2(reconnected.code == 0, reconnected.said());
        QVERIFY(reconnected.document["access"]["privileges"].toArray().contains("prvReadLead"));
        const auto complete = m_place.run({"sync"});
        QVERIFY2(complete.code == 0, complete.said());
        QCOMPARE(m_place.standing(), QStringLiteral("connected"));
        QCOMPARE(jobPrivileges()["state"].toString(), QStringLiteral("pass"));

        // Not while it stands there.
        QVERIFY(m_place.run({"remove", "--delete-workspace"}).code != 0);

        // Off: nothing of ours is left, and the connection goes on.
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(off.document[QStringLiteral("state")].toString(), QStringLiteral("off"));
        QCOMPARE(m_place.setup(), before);
        const auto after = m_place.run({"sync"});
        QVERIFY2(after.code == 0, after.said());
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

    /// The app is what it was, and its user another one.
    void aUserMadeAnewIsAnotherOne()
    {
        m_place.makeUserByHand();
        const auto connected = m_place.run(
            m_place.withSecret({"connect", "dynamics", "--url", m_place.practice.world().dataverse.toString(),
                                "--client-id", m_place.practice.world().entraClient.id}));
        QVERIFY2(connected.code == 0, connected.said());
        QVERIFY2(m_place.run({"sync"}).code == 0, "sync");
        m_place.removeSeededUser();
        m_place.makeUserByHand();
        const qsizetype before = m_place.practice.requests(m_place.practice.world().dataverse).size();
        const auto refused = m_place.run({"sync"});
        QVERIFY2(refused.code != 0, refused.said());
        QCOMPARE(refused.connections().first()["error"]["code"].toString(), QStringLiteral("WrongUser"));
        const QJsonArray all = m_place.practice.requests(m_place.practice.world().dataverse);
        for (qsizetype i = before; i < all.size(); ++i) {
            const QString path = all[i][QLatin1String("path")].toString();
            QVERIFY2(path.endsWith(QLatin1String("/WhoAmI")), qPrintable(path));
        }
        m_place.removeSeededUser();
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

    /// Whoever may not is told what to enter, and nothing is made; what was entered is used.
    void whoMayNotIsGuided()
    {
        const auto connected = m_place.connectUser();
        QVERIFY2(connected.code == 0, connected.said());
        const QJsonArray before = m_place.setup();
        const auto guided = m_place.runSignedIn(turningOn(), m_place.practice.world().nonInteractiveUser);
        QVERIFY2(guided.code == 3, guided.said());
        const QJsonObject byHand = guided.document[QStringLiteral("byHand")].toObject();
        QStringList values;
        for (const auto &field : byHand["fields"].toArray())
            values += field.toObject()["value"].toString();
        QCOMPARE(values.size(), 3);
        QCOMPARE(values.at(0), m_place.practice.world().entraClient.id);
        QVERIFY(!values.at(1).isEmpty());
        QVERIFY2(values.at(2).startsWith(QLatin1String("Fairlead ")), qPrintable(values.at(2)));
        QVERIFY(byHand["lacking"].toArray().contains("prvCreateUser"));
        QVERIFY(byHand["steps"].toArray().first().toString().contains(QLatin1String("prvReadAccount")));
        QCOMPARE(m_place.setup(), before);
        QCOMPARE(m_place.run({"server-access"}).document[QStringLiteral("state")].toString(),
                 QStringLiteral("off"));

        // Somebody else makes it, with the system administrator's role.
        m_place.makeUserByHand();
        const auto used = m_place.runSignedIn(turningOn(), m_place.practice.world().nonInteractiveUser);
        QVERIFY2(used.code == 0, used.said());
        QCOMPARE(connection()["method"].toString(), QStringLiteral("dynamics-application"));
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        // What somebody else has made stays.
        const QJsonArray made = m_place.setup();
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(m_place.setup(), made);
        m_place.removeSeededUser();
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

    /// Where there is no browser, and none whose answer would find its way back.
    void byADeviceCode()
    {
        const auto connected = m_place.connectUser();
        QVERIFY2(connected.code == 0, connected.said());
        const auto on = m_place.runSignedIn(turningOn() + QStringList{"--device-code"});
        QVERIFY2(on.code == 0, on.said());
        QVERIFY2(on.err.contains("Sign in as an administrator: open "), on.said());
        const auto off = m_place.runSignedIn({"server-access", "off", "--device-code"});
        QVERIFY2(off.code == 0, off.said());
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

    void wordsThatDoNotGoTogether_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no application") << QStringList{"--client-secret-file", "s"};
        QTest::newRow("certificate without key")
            << QStringList{"--application", "a", "--certificate-file", "c"};
        QTest::newRow("external ids") << QStringList{"--application", "a", "--external-ids"};
    }
    void wordsThatDoNotGoTogether()
    {
        QFETCH(QStringList, words);
        const auto connected = m_place.connectUser();
        QVERIFY2(connected.code == 0, connected.said());
        QCOMPARE(m_place.run(QStringList{"server-access", "on"} + words).code, 2);
        QCOMPARE(m_place.run({"reconnect"}).code, 5);
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

private:
    QStringList turningOn() const
    {
        return m_place.withSecret(
            {"server-access", "on", "--application", m_place.practice.world().entraClient.id});
    }
    QJsonObject jobPrivileges()
    {
        const QJsonArray checks =
            m_place.run({"checks"}).connections().first()[QStringLiteral("checks")].toArray();
        for (const auto &check : checks) {
            if (check[QStringLiteral("id")] == QLatin1String("job-privileges"))
                return check.toObject();
        }
        return {};
    }
    QJsonObject connection() { return m_place.run({"connections"}).connections().first().toObject(); }

    ApplicationCtl m_place;
};

QTEST_GUILESS_MAIN(TestApplicationAccess)
#include "tst_applicationaccess.moc"
