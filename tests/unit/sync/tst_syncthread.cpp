// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncthread.h"

#include "support/awaitend.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace fairlead;

namespace {

SessionTarget target()
{
    SessionTarget target;
    target.homeId = QStringLiteral("home");
    target.cloud = builtInClouds().first();
    target.info.id = ConnectionId(QStringLiteral("abc"));
    target.info.crm = CrmKind::Dynamics;
    target.info.method = SignInMethod::DynamicsWindow;
    target.info.cloud = target.cloud.name;
    target.info.address = QUrl(QStringLiteral("https://acme.crm.dynamics.com"));
    target.info.organisationId = QStringLiteral("org");
    target.info.workspaceFile = QStringLiteral("workspace.db");
    return target;
}

} // namespace

class TestSyncThread : public QObject
{
    Q_OBJECT
private slots:
    void stopEndsTheThread()
    {
        const QTemporaryDir dir;
        SyncThread sync(Home(dir.path()), std::nullopt);
        sync.add(target(), TokenVault::makeKey());
        QVERIFY(awaitEnd(sync.stop(), 5000));
        QVERIFY(awaitEnd(sync.stop(), 5000)); // nothing left to do
    }

    // As on a disk that does not answer: here a vault that is a pipe, which never has anything to read.
    void stuckThreadIsLeftBehind()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const QByteArray vault = QFile::encodeName(home.vaultFile());
        QCOMPARE(mkfifo(vault.constData(), 0600), 0);
        auto sync = std::make_unique<SyncThread>(home);
        sync->add(target(), TokenVault::makeKey());
        // Opens once there is somebody who reads.
        int pipe = -1;
        QTRY_VERIFY((pipe = open(vault.constData(), O_WRONLY | O_NONBLOCK)) >= 0);
        sync.reset(); // ended the program before
    }
};

QTEST_GUILESS_MAIN(TestSyncThread)
#include "tst_syncthread.moc"
