// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "secrets/memorystore.h"
#include "support/manualclock.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"
#include "workspace/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

class TestNotices : public QObject
{
    Q_OBJECT

    const ConnectionId m_a{QStringLiteral("a")};
    const ConnectionId m_b{QStringLiteral("b")};

private slots:
    void staysUntilItIsRead()
    {
        const QString damaged = QStringLiteral("set aside as x-1");
        Notices notices;
        QCOMPARE(notices.shown(m_a, {}), QString());
        QCOMPARE(notices.shown(m_a, damaged), damaged);
        QCOMPARE(notices.shown(m_a, {}), damaged); // the next run went through
        QCOMPARE(notices.shown(m_b, {}), QString());
        notices.understood(m_b);
        QCOMPARE(notices.shown(m_a, {}), damaged);
        notices.understood(m_a);
        QCOMPARE(notices.shown(m_a, {}), QString());
        // Until the next run has ended every status still carries it.
        QCOMPARE(notices.shown(m_a, damaged), QString());
        const QString again = QStringLiteral("set aside as x-2");
        QCOMPARE(notices.shown(m_a, again), again);
        QCOMPARE(notices.shown(m_b, damaged), damaged);
    }

    void aSessionForgetsWhatWasRead()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home");
        ConnectionInfo info;
        info.id = m_a;
        info.name = QStringLiteral("Acme");
        info.crm = CrmKind::Dynamics;
        info.cloud = QStringLiteral("global");
        info.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        info.organisationId = QStringLiteral("org");
        info.method = SignInMethod::DynamicsPassword;
        info.userName = QStringLiteral("sync@acme.example");
        info.objects = {QStringLiteral("account")};
        info.workspaceFile = QStringLiteral("workspace.db");
        document.connections = {info};
        QVERIFY(writeConnections(home.connectionsFile(), document));
        LastRun run;
        run.report.notice = QStringLiteral("set aside as x-1");
        {
            auto workspace = Workspace::open(home.workspaceFile(info.workspaceFile));
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        ManualClock clock;
        HomeSession session(home, std::make_unique<MemoryStore>(), clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(session.open());
        QCOMPARE(session.statuses().value(m_a).notice, run.report.notice);
        const QSignalSpy told(&session, &HomeSession::statusChanged);
        session.noticeUnderstood(m_a);
        QCOMPARE(session.statuses().value(m_a).notice, QString());
        QCOMPARE(told.count(), 1);
        QCOMPARE(told.first().first().value<ConnectionStatus>().notice, QString());
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
