// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/applicationctl.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000;
constexpr int neverAnsweredMs = 600000;
/// Where the administrator's own sign-in asks the same.
constexpr int sweepMs = 1500;

} // namespace

/// fairleadctl is killed after each request that makes something of server-to-server access to Dynamics 365,
/// performed and not answered yet: whoever runs it again goes on, or takes everything back. Never is there a
/// second user or role.
class TestApplicationAccessKills : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const auto connected = m_place.connectUser();
        QVERIFY2(connected.code == 0, connected.said());
        m_before = m_place.setup();
    }

    void killed_data()
    {
        QTest::addColumn<bool>("entra");
        QTest::addColumn<QString>("request");
        QTest::addColumn<bool>("goesOn");
        struct Step
        {
            const char *name;
            bool entra;
            const char *request;
        };
        static constexpr Step steps[]{
            {"looking around", false, "^GET /api/data/v9.2/businessunits"},
            {"role", false, "^POST /api/data/v9.2/roles$"},
            {"its privileges", false, "^POST .*ReplacePrivilegesRole$"},
            {"user", false, "^POST /api/data/v9.2/systemusers$"},
            {"role of the user", false, "^POST .*systemuserroles_association/.ref$"},
            {"sign-in as the application", true, "^POST .*/token$"},
        };
        for (const Step &step : steps) {
            for (const bool goesOn : {true, false})
                QTest::addRow("%s, then %s", step.name, goesOn ? "on" : "off and on")
                    << step.entra << QString::fromLatin1(step.request) << goesOn;
        }
    }
    void killed()
    {
        QFETCH(bool, entra);
        QFETCH(QString, request);
        QFETCH(bool, goesOn);
        QVERIFY(killIn(entra, request));
        // Of each there is one at most, however far it had come.
        QVERIFY(m_place.users() <= 1);
        QVERIFY(m_place.roles() <= 1);
        if (!goesOn) {
            const auto off = m_place.runSignedIn({"server-access", "off"});
            QVERIFY2(off.code == 0, off.said());
            QCOMPARE(m_place.setup(), m_before);
        }
        const auto on = m_place.runSignedIn(turningOn());
        QVERIFY2(on.code == 0, on.said());
        QCOMPARE(on.document[QStringLiteral("state")].toString(), QStringLiteral("on"));
        QCOMPARE(m_place.users(), 1);
        QCOMPARE(m_place.roles(), 1);
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());
        const auto off = m_place.runSignedIn({"server-access", "off"});
        QVERIFY2(off.code == 0, off.said());
        QCOMPARE(m_place.setup(), m_before);
    }

private:
    QStringList turningOn() const
    {
        return m_place.withSecret(
            {"server-access", "on", "--application", m_place.practice.world().entraClient.id});
    }
    /// Kills it while the answer to that request is awaited.
    bool killIn(bool entra, const QString &request);

    ApplicationCtl m_place;
    QJsonArray m_before;
};

bool TestApplicationAccessKills::killIn(bool entra, const QString &request)
{
    const PracticeWorld &world = m_place.practice.world();
    const QUrl service = entra ? world.entra : world.dataverse;
    const auto matching = [&] {
        qsizetype count = 0;
        const QRegularExpression pattern(request);
        for (const auto &entry : m_place.practice.requests(service)) {
            const QString line = entry[QStringLiteral("method")].toString() + QLatin1Char(' ')
                + entry[QStringLiteral("path")].toString().section(QLatin1Char('?'), 0, 0);
            count += pattern.match(line).hasMatch() ? 1 : 0;
        }
        return count;
    };
    // The browser's code is redeemed first: the application's own request is the second.
    const qsizetype wanted = matching() + (entra ? 2 : 1);
    const QJsonObject fault{{QStringLiteral("match"), request},
                            {QStringLiteral("delayMs"), entra ? sweepMs : neverAnsweredMs}};
    if (!m_place.practice.setFaults(service, QJsonDocument(QJsonArray{fault}).toJson()))
        return false;
    const SignedInCtl running = m_place.startSignedIn(turningOn());
    const bool reached = QTest::qWaitFor(
        [&] { return matching() >= wanted || running.process->state() == QProcess::NotRunning; }, patienceMs);
    const bool alive = running.process->state() == QProcess::Running;
    running.process->kill();
    const bool ended = running.process->waitForFinished(patienceMs);
    return m_place.practice.setFaults(service, "[]") && reached && alive && ended;
}

QTEST_GUILESS_MAIN(TestApplicationAccessKills)
#include "tst_applicationaccess_kills.moc"
