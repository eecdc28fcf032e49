// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessctl.h"

#include <QTest>

using namespace fairlead;

namespace {

constexpr int steps = 14; // AccessStep
constexpr int patienceMs = 60000;
/// Performed, and not answered yet: that is when it is killed.
const QByteArray delays = "[{\"match\":\"^(POST|PATCH) /services/(data|Soap|oauth2/token)\",\"delayMs\":150},"
                          "{\"match\":\"^GET /services/data/v[0-9.]+/sobjects/\",\"delayMs\":50}]";

} // namespace

/// fairleadctl is killed in each of the steps that make server-to-server access, while its request is under
/// way: whoever runs it again goes on, or takes everything back. Never is there a second user or app.
class TestServerAccessKills : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        m_before = m_place.setup();
    }

    void killed_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("goesOn");
        for (int step = 1; step <= steps; ++step)
            QTest::addRow("step %d, then %s", step, step % 2 ? "off and on" : "on")
                << step << (step % 2 == 0);
    }
    void killed()
    {
        QFETCH(int, step);
        QFETCH(bool, goesOn);
        const QUrl org = m_place.practice.world().salesforce;
        QVERIFY(m_place.practice.setFaults(org, delays));
        QVERIFY(killIn(step));
        QVERIFY(m_place.practice.setFaults(org, "[]"));
        // Of each there is one at most, however far it had come.
        for (const char *table : {"User", "PermissionSet", "ExternalClientApplication"})
            QVERIFY2(m_place.ours().value(QLatin1String(table)) <= 1, table);
        if (!goesOn) {
            const auto off = m_place.runSignedIn({"server-access", "off"});
            QVERIFY2(off.code == 0, off.said());
            QCOMPARE(m_place.setup(), m_before);
        }
        const auto on = m_place.runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        for (const char *table : {"User", "PermissionSet", "ExternalClientApplication"})
            QCOMPARE(m_place.ours().value(QLatin1String(table)), 1);
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(m_place.setup(), m_before);
    }

    /// Everything is made, and the connection does not sign in by it yet: it is gone on with.
    void killedInTheHandOver()
    {
        const QUrl org = m_place.practice.world().salesforce;
        QVERIFY(m_place.practice.setFaults(org, delays));
        const auto making = m_place.startUntilStep({"server-access", "on"}, steps);
        QVERIFY(making);
        // Who it is now is asked first: it has that under way for as long as it tries again.
        QVERIFY(m_place.practice.setFaults(
            org, R"([{"match":"GET /services/oauth2/userinfo","times":-1,"status":503,"body":"down"}])"));
        QTRY_VERIFY_WITH_TIMEOUT(lastAsked().endsWith(QLatin1String("/userinfo")), patienceMs);
        QCOMPARE(making->state(), QProcess::Running);
        making->kill();
        QVERIFY(making->waitForFinished(patienceMs));
        QVERIFY(m_place.practice.setFaults(org, "[]"));
        const auto shown = m_place.run({"server-access"});
        QCOMPARE(shown.document[QLatin1String("state")].toString(), QStringLiteral("making"));
        QCOMPARE(m_place.connections().at(0)[QLatin1String("method")].toString(),
                 QStringLiteral("salesforce-web"));
        const auto on = m_place.runSignedIn({"server-access", "on"});
        QVERIFY2(on.code == 0, on.said());
        QCOMPARE(on.document[QLatin1String("state")].toString(), QStringLiteral("on"));
        for (const char *table : {"User", "PermissionSet", "ExternalClientApplication"})
            QCOMPARE(m_place.ours().value(QLatin1String(table)), 1);
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(m_place.setup(), m_before);
    }

private:
    QString lastAsked()
    {
        const QJsonArray asked = m_place.practice.requests(m_place.practice.world().salesforce);
        return asked.last()[QLatin1String("path")].toString();
    }
    /// Kills it while the first request of that step is under way.
    bool killIn(int step);

    AccessCtl m_place;
    QJsonObject m_before;
};

bool TestServerAccessKills::killIn(int step)
{
    SignedInCtl running = m_place.startSignedIn({"server-access", "on"});
    const QByteArray line = QByteArray::number(step) + " of " + QByteArray::number(steps) + ':';
    const bool reached = QTest::qWaitFor(
        [&] {
            running.said += running.process->readAllStandardError();
            return running.said.contains(QByteArray("\n" + line))
                || running.process->state() == QProcess::NotRunning;
        },
        patienceMs);
    const bool alive = running.process->state() == QProcess::Running;
    // Steps that ask for several things are killed in the midst of them.
    if (alive)
        QTest::qWait(step * 37 % 200);
    running.process->kill();
    return reached && alive && running.process->waitForFinished(patienceMs);
}

QTEST_GUILESS_MAIN(TestServerAccessKills)
#include "tst_serveraccess_kills.moc"
