// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncthread.h"

#include "support/awaitend.h"

#include <QLoggingCategory>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace fairlead;

namespace {

std::atomic<bool> hangs{false};
QSemaphore released;

void hangOnTheSyncThread(QtMsgType, const QMessageLogContext &, const QString &)
{
    if (QThread::currentThread()->objectName() != QLatin1String("fairlead-sync") || hangs.exchange(true))
        return;
    released.acquire();
}

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
        SyncThread sync(Home(dir.path()), false);
        sync.add(target(), TokenVault::makeKey());
        QVERIFY(awaitEnd(sync.stop(), 5000));
        QVERIFY(awaitEnd(sync.stop(), 5000)); // nothing left to do
    }

    // As on a disk that does not answer: here the log, which does not return.
    void stuckThreadIsLeftBehind()
    {
        const QTemporaryDir dir;
        QLoggingCategory::setFilterRules(QStringLiteral("fairlead.*=true"));
        const auto before = qInstallMessageHandler(hangOnTheSyncThread);
        auto sync = std::make_unique<SyncThread>(Home(dir.path()));
        sync->add(target(), TokenVault::makeKey());
        QTRY_VERIFY(hangs.load());
        sync.reset(); // ended the program before
        qInstallMessageHandler(before);
        released.release();
    }
};

QTEST_GUILESS_MAIN(TestSyncThread)
#include "tst_syncthread.moc"
