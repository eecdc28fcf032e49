// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lastrun.h"

#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

class TestLastRun : public QObject
{
    Q_OBJECT
private slots:
    void everythingComesBack()
    {
        LastRun run;
        run.lastComplete =
            QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00.123Z"), Qt::ISODateWithMs);
        run.report.started = run.lastComplete->addSecs(60);
        run.report.ended = run.lastComplete->addSecs(61);
        run.report.usage.used = 12;
        run.report.usage.limit = qint64(5000000000);
        Error error;
        error.code = ErrorCode::RateLimited;
        error.sentence = QStringLiteral("s");
        error.remedy = QStringLiteral("r");
        run.report.error = error;
        JobReport job;
        job.object = QStringLiteral("Account");
        job.label = QStringLiteral("Accounts");
        job.pulled = 1;
        job.pushed = 2;
        job.deleted = 3;
        job.conflicts = 4;
        job.failed = 5;
        job.requests = 6;
        job.duration = std::chrono::milliseconds(7);
        job.error = error;
        run.report.jobs = {job, JobReport()};

        const LastRun again = lastRunFromJson(toJson(run));
        QCOMPARE(again.lastComplete, run.lastComplete);
        QCOMPARE(again.report.started, run.report.started);
        QCOMPARE(again.report.ended, run.report.ended);
        QCOMPARE(again.report.usage.used, run.report.usage.used);
        QCOMPARE(again.report.usage.limit, run.report.usage.limit);
        QVERIFY(again.report.error);
        QCOMPARE(again.report.error->code, ErrorCode::RateLimited);
        QCOMPARE(again.report.jobs.size(), 2);
        QCOMPARE(toJson(again.report.jobs.at(0)), toJson(job));
        QVERIFY(!again.report.jobs.at(1).error);
    }

    // The same as with a runner: what passes by itself asks nothing of a person.
    void aFailedRunLeavesTheSameStateInTheFile_data()
    {
        QTest::addColumn<ErrorClass>("errorClass");
        QTest::addColumn<bool>("ofAJob");
        QTest::addColumn<SyncState>("state");
        for (const bool ofAJob : {false, true}) {
            const char *where = ofAJob ? "of a job" : "of the run";
            QTest::addRow("passing, %s", where) << ErrorClass::RetryLater << ofAJob << SyncState::Offline;
            for (const ErrorClass other : {ErrorClass::AskUser, ErrorClass::SkipItem, ErrorClass::StopJob,
                                           ErrorClass::StopConnection, ErrorClass::Bug})
                QTest::addRow("%s, %s", qPrintable(nameOf(other)), where)
                    << other << ofAJob << SyncState::NeedsAttention;
        }
    }
    void aFailedRunLeavesTheSameStateInTheFile()
    {
        QFETCH(const ErrorClass, errorClass);
        QFETCH(const bool, ofAJob);
        QFETCH(const SyncState, state);
        Error error;
        error.code = ErrorCode::ProviderUnavailable;
        error.errorClass = errorClass;
        LastRun run;
        if (ofAJob) {
            run.report.jobs = {JobReport()};
            run.report.jobs.first().error = error;
        } else {
            run.report.error = error;
        }
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("workspace.db"));
        {
            const auto workspace = Workspace::open(path);
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        const ConnectionStatus status = rememberedStatus(ConnectionId(QStringLiteral("abc")), path);
        QCOMPARE(status.state, state);
        QVERIFY(status.error);
        QCOMPARE(status.error->code, error.code);
    }

    /// What somebody has put right since is not shown any more, and nothing else is forgotten.
    void whatIsMendedIsForgotten_data()
    {
        QTest::addColumn<bool>("rights"); // or the sign-in
        QTest::addColumn<ErrorCode>("ofRun");
        QTest::addColumn<ErrorCode>("ofJob");
        QTest::addColumn<bool>("runStays");
        QTest::addColumn<bool>("jobStays");
        using C = ErrorCode;
        QTest::newRow("signed in") << false << C::SignInNeeded << C::SignInNeeded << false << false;
        QTest::newRow("let in again")
            << false << C::BlockedByOrganisation << C::ApiDisabled << false << false;
        QTest::newRow("reached again") << false << C::Offline << C::ProviderUnavailable << false << true;
        QTest::newRow("signed in, rights lacking")
            << false << C::PermissionMissing << C::PermissionMissing << true << true;
        QTest::newRow("granted") << true << C::AppMisconfigured << C::PermissionMissing << false << false;
        QTest::newRow("granted, blocked") << true << C::DailyLimitReached << C::DiskFull << true << true;
    }
    void whatIsMendedIsForgotten()
    {
        const auto failedBy = [](ErrorCode code) {
            Error error;
            error.code = code;
            error.errorClass = ErrorClass::StopConnection;
            return error;
        };
        QFETCH(bool, rights);
        QFETCH(ErrorCode, ofRun);
        QFETCH(ErrorCode, ofJob);
        LastRun run;
        run.report.error = failedBy(ofRun);
        run.report.jobs = {JobReport(), JobReport()};
        run.report.jobs.first().object = QStringLiteral("Lead");
        run.report.jobs.first().error = failedBy(ofJob);
        run.report.jobs.last().object = QStringLiteral("Unheard__c");
        run.report.jobs.last().error = failedBy(ErrorCode::PermissionMissing);
        const QTemporaryDir folder;
        const auto workspace = Workspace::open(folder.filePath(QStringLiteral("workspace.db")));
        QVERIFY(workspace);
        QVERIFY((*workspace)->setLastRun(toJson(run)));
        QVERIFY(rights ? forgetRightsErrors(**workspace, {QStringLiteral("Unheard__c")})
                       : forgetSignInErrors(**workspace));
        const LastRun now = lastRunFromJson((*workspace)->lastRun().value_or(QByteArray()));
        QTEST(now.report.error.has_value(), "runStays");
        QCOMPARE(now.report.jobs.size(), 2);
        QTEST(now.report.jobs.first().error.has_value(), "jobStays");
        QVERIFY(now.report.jobs.last().error);
    }

    void nonsenseIsNothing()
    {
        for (const char *text : {"", "{}", "[1]", "garbage", "{\"jobs\":{},\"error\":1,\"apiUsed\":\"x\"}"}) {
            const LastRun run = lastRunFromJson(text);
            QVERIFY(!run.lastComplete && !run.report.error && !run.report.usage.used);
            QVERIFY(run.report.jobs.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestLastRun)
#include "tst_lastrun.moc"
