// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "support/plantedsecrets.h"
#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTimer>

using namespace fairlead;

/// Both CRMs set up by the wizard in one program, with debug logging on and a wrong password on the way; then
/// every secret that took part is looked for everywhere, and what the program holds in memory behind its tray
/// icon is measured.
class TestGuiFullSetUp : public QObject
{
    Q_OBJECT

    AccessibleTree m_tree;
    Stage m_stage{m_tree};
    Walk m_walk{m_stage};
    PlantedSecrets m_secrets;
    QTimer m_watch;
    QProcess m_trayHost;

    const Person &me() { return m_stage.person(); }

private slots:
    void initTestCase();
    void salesforce();
    void dynamicsBesideIt();
    void leavesNoSecretAnywhere();
    void isSmallInTheTray();
};

void TestGuiFullSetUp::initTestCase()
{
    QVERIFY(m_tree.isConnected());
    m_trayHost.start(QStringLiteral("trayer"), {QStringLiteral("--edge"), QStringLiteral("top")});
    QVERIFY(m_trayHost.waitForStarted());
    QVERIFY2(m_stage.begin(), qPrintable(m_stage.trouble()));
    // Command lines and environments of everything below this test, for as long as it takes.
    connect(&m_watch, &QTimer::timeout, this, [this] { m_secrets.watchChildren(); });
    m_watch.start(std::chrono::milliseconds(250));
}

void TestGuiFullSetUp::salesforce()
{
    FAIRLEAD_DO(m_walk, toAuthorize(CrmKind::Salesforce));
    FAIRLEAD_DO(m_walk, authorizes(CrmKind::Salesforce));
    FAIRLEAD_DO(me(), keys({QStringLiteral("Return")}));
    FAIRLEAD_DO(m_walk, toConnected(CrmKind::Salesforce));
    FAIRLEAD_DO(m_walk, finishes());
    FAIRLEAD_DO(m_walk, isInStep());
}

void TestGuiFullSetUp::dynamicsBesideIt()
{
    FAIRLEAD_DO(me(), presses(QStringLiteral("Set up another connection…")));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Choose your CRM")));
    FAIRLEAD_DO(m_walk, toAuthorize(CrmKind::Dynamics));
    FAIRLEAD_DO(m_walk, authorizes(CrmKind::Dynamics));
    FAIRLEAD_DO(me(), keys({QStringLiteral("Return")}));
    const QString mistyped = QStringLiteral("Planted-Wrong-7351");
    QVERIFY(m_secrets.plant(QStringLiteral("mistyped password"), mistyped.toUtf8()));
    const auto &user = m_stage.world().nonInteractiveUser;
    FAIRLEAD_DO(m_walk, entersUser({user.username, mistyped}));
    FAIRLEAD_DO(me(), reads(QStringLiteral("The user name or the password is wrong.")));
    FAIRLEAD_DO(m_walk, entersUser(user));
    FAIRLEAD_DO(m_walk, toConnected(CrmKind::Dynamics));
    FAIRLEAD_DO(m_walk, finishes());
    QTRY_COMPARE_WITH_TIMEOUT(me().spoken().count(QStringLiteral("In step")), 2, Person::longest);
    QCOMPARE(m_stage.connectionsFile().value(QLatin1String("connections")).toArray().size(), 2);
}

void TestGuiFullSetUp::leavesNoSecretAnywhere()
{
    m_watch.stop();
    const PracticeWorld &world = m_stage.world();
    QVERIFY(m_secrets.plant(QStringLiteral("administrator's password"), world.admin.password.toUtf8()));
    QVERIFY(m_secrets.plant(QStringLiteral("user's password"), world.nonInteractiveUser.password.toUtf8()));
    for (const QUrl &service : {world.salesforce, world.entra, world.dataverse}) {
        const QJsonArray recorded = m_stage.practice().secrets(service);
        QVERIFY2(!recorded.isEmpty(), qPrintable(service.toString()));
        m_secrets.plant(recorded);
    }
    // A search for nothing would find nothing.
    for (const char *kind : {"access_token", "refresh_token", "id_token", "code", "code_verifier"})
        QVERIFY2(m_secrets.count(QLatin1String(kind)) > 0, kind);
    QFile file(m_stage.log());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY(log.contains("fairlead.net: #"));
    QVERIFY(log.contains("/services/oauth2/token"));
    QVERIFY(log.contains("/oauth2/v2.0/token"));

    QCOMPARE(m_secrets.foundIn(QStringLiteral("log"), log), QStringList());
    int files = 0;
    QCOMPARE(m_secrets.foundBelow(m_stage.home(), &files), QStringList());
    QVERIFY2(files >= 5, qPrintable(QString::number(files)));
    // The keyring's own files and what the sign-in window's engine leaves, among others.
    QCOMPARE(m_secrets.foundBelow(QDir::homePath()), QStringList());
    int processes = 0;
    QCOMPARE(m_secrets.foundInChildren(&processes), QStringList());
    QVERIFY2(processes > 10, qPrintable(QString::number(processes)));
    qInfo("%d secrets looked for in %d files, %d bytes of log and %d processes: nothing found",
          int(m_secrets.count()), files, int(log.size()), processes);
}

void TestGuiFullSetUp::isSmallInTheTray()
{
    constexpr double limit = 60;
    FAIRLEAD_DO(me(), keys({QStringLiteral("alt+F4")}));
    FAIRLEAD_DO(me(), missesText(QStringLiteral("In step")));
    QVERIFY(m_stage.isRunning());
    // What the closed windows leave is given back when it has become quiet.
    double resident = 0;
    (void)QTest::qWaitFor(
        [&] { return (resident = double(processResidentBytes(m_stage.pid())) / (1024 * 1024)) <= limit; },
        15000);
    qInfo("resident memory in the tray after two set-ups: %.1f MiB (limit %.0f)", resident, limit);
    QVERIFY2(resident <= limit, qPrintable(QString::number(resident)));
}

QTEST_GUILESS_MAIN(TestGuiFullSetUp)
#include "tst_gui_fullsetup.moc"
