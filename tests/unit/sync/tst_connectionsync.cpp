// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"

#include "support/awaitend.h"
#include "support/fakecrm.h"
#include "support/manualclock.h"
#include "support/modelcrm.h"
#include "support/modelerror.h"
#include "support/otherprogram.h"

#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace fairlead;

namespace {

QList<Job> jobs(std::initializer_list<const char *> objects)
{
    QList<Job> list;
    for (const char *object : objects) {
        Job job;
        job.object = QLatin1String(object);
        list += job;
    }
    return list;
}

Task<Result<qint64>> noPushRuns(qint64)
{
    co_return qint64(0);
}

} // namespace

class TestConnectionSync : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_crm = std::make_unique<FakeCrm>(m_clock);
        m_crm->addObject(QStringLiteral("User"), 3);
        m_crm->addObject(QStringLiteral("Account"), 25);
        open();
    }

    void firstRunTakesEverythingPageByPage()
    {
        const SyncReport report = run();
        QVERIFY2(!report.firstError(), qPrintable(report.firstError().value_or(Error{}).sentence));
        QCOMPARE(report.jobs.size(), 2);
        QCOMPARE(report.jobs.at(0).pulled, qint64(3));
        QCOMPARE(report.jobs.at(1).pulled, qint64(25));
        QCOMPARE(m_crm->log,
                 (QStringList{QStringLiteral("User 1"), QStringLiteral("Account 1"),
                              QStringLiteral("Account 2"), QStringLiteral("Account 3")}));
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64(25));
        QCOMPARE(report.jobs.at(1).requests, qint64(4));
    }

    /// Dataverse describes what may not be read too: it is asked for its privileges, once a day.
    void lackingRightsAreAskedForOnceADay()
    {
        m_crm->crmKind = CrmKind::Dynamics;
        m_crm->lacking.insert(QStringLiteral("Account"), {QStringLiteral("prvReadAccount (everything)")});
        RightsWatch rights(m_clock);
        const auto runWatched = [&] {
            DescribeCache described(m_clock);
            ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
            sync.watch(rights);
            return awaitEnd(sync.run(jobs({"User", "Account"}), noPushRuns, {}, {})).value_or(SyncReport{});
        };
        const SyncReport report = runWatched();
        QVERIFY(!report.jobs.at(0).error);
        QVERIFY(report.jobs.at(1).error);
        QCOMPARE(report.jobs.at(1).error->code, ErrorCode::PermissionMissing);
        QVERIFY(report.jobs.at(1).error->sentence.contains(QLatin1String("prvReadAccount")));
        QCOMPARE(report.jobs.at(1).pulled, qint64(25)); // it goes on with what there is
        m_clock.advance(std::chrono::hours(23));
        QVERIFY(runWatched().firstError());
        QCOMPARE(m_crm->rightsAsked, 1);
        m_crm->lacking.clear();
        m_clock.advance(std::chrono::hours(1));
        QVERIFY(!runWatched().firstError());
        QCOMPARE(m_crm->rightsAsked, 2);
        // Refused: what was said before does not hold any more.
        m_crm->object(QStringLiteral("User")).failures = {
            {4, modelError(ErrorCode::PermissionMissing, ErrorClass::StopJob)}};
        QVERIFY(runWatched().firstError());
        QCOMPARE(m_crm->rightsAsked, 3);
    }

    /// Least privilege hides what a job has gained: it is a right that is missing, not a wrong name.
    void unseenObjectIsARightThatIsMissing_data()
    {
        QTest::addColumn<QList<salesforce::FieldRight>>("granted");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("said");
        const QList<salesforce::FieldRight> some{{"Contact", "Name", true}};
        QTest::newRow("rights were granted") << some << ErrorCode::PermissionMissing << "Campaign";
        QTest::newRow("nobody granted any")
            << QList<salesforce::FieldRight>() << ErrorCode::ObjectMissing << "no such object";
    }
    void unseenObjectIsARightThatIsMissing()
    {
        QFETCH(QList<salesforce::FieldRight>, granted);
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
        sync.expect(granted);
        const SyncReport report =
            awaitEnd(sync.run(jobs({"User", "Campaign", "Account"}), noPushRuns, {}, {}))
                .value_or(SyncReport{});
        QCOMPARE(report.jobs.size(), 3);
        QVERIFY(report.jobs.at(1).error);
        QTEST(report.jobs.at(1).error->code, "code");
        QFETCH(QString, said);
        QVERIFY(report.jobs.at(1).error->sentence.contains(said));
        // The others go on.
        QVERIFY(!report.jobs.at(2).error);
        QCOMPARE(report.jobs.at(2).pulled, qint64(25));
    }

    void nextRunTakesOnlyWhatChanged()
    {
        (void)run();
        m_crm->touch(QStringLiteral("Account"), 7, QStringLiteral("renamed"));
        m_crm->touch(QStringLiteral("Account"), 99, QStringLiteral("new"));
        const SyncReport report = run();
        QCOMPARE(report.jobs.at(0).pulled, qint64(0));
        QCOMPARE(report.jobs.at(1).pulled, qint64(2));
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64(26));
    }

    void interruptedFirstRunGoesOnAtItsPage_data()
    {
        QTest::addColumn<int>("page");
        for (const int page : {1, 2, 3})
            QTest::addRow("page %d", page) << page;
    }
    void interruptedFirstRunGoesOnAtItsPage()
    {
        QFETCH(int, page);
        m_crm->object(QStringLiteral("Account")).failures = {
            {page, modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater)}};
        const SyncReport broken = run();
        QVERIFY(broken.firstError());
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64((page - 1) * 10));

        // As after a restart: the workspace is opened anew.
        m_workspace.reset();
        open();
        m_crm->log.clear();
        const SyncReport report = run();
        QVERIFY(!report.firstError());
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64(25));
        QCOMPARE(report.jobs.at(1).pulled, qint64(25 - (page - 1) * 10));
        QCOMPARE(int(m_crm->log.filter(QStringLiteral("Account")).size()), 3 - (page - 1));
    }

    void expiredPageLinkReadsAgainFromTheWatermark()
    {
        m_crm->object(QStringLiteral("Account")).failures = {
            {2, modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater)}};
        const SyncReport report = run();
        QVERIFY(!report.firstError());
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64(25));
        QCOMPARE(report.jobs.at(1).pulled, qint64(25));
    }

    void twiceExpiredIsGivenUp()
    {
        m_crm->object(QStringLiteral("Account")).failures = {
            {2, modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater)},
            {3, modelError(ErrorCode::CursorExpired, ErrorClass::RetryLater)}};
        const SyncReport report = run();
        QVERIFY(report.firstError());
        QCOMPARE(report.firstError()->code, ErrorCode::CursorExpired);
    }

    // A cache on the way answers every link with the same page: without an end the day's budget would be
    // spent.
    void linkThatLeadsBackIsNotFollowedForEver()
    {
        m_crm->circles = true;
        const SyncReport report = run();
        QVERIFY(report.jobs.at(1).error);
        QCOMPARE(report.jobs.at(1).error->code, ErrorCode::CursorExpired);
        QVERIFY2(m_crm->log.filter(QStringLiteral("Account")).size() <= 6, qPrintable(m_crm->log.join(u' ')));
        m_crm->circles = false;
        QVERIFY(!run().firstError());
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Account")), qint64(25));
    }

    void oneBadObjectDoesNotStopTheOthers()
    {
        m_crm->object(QStringLiteral("User")).failures = {
            {1, modelError(ErrorCode::PermissionMissing, ErrorClass::StopJob)}};
        const SyncReport report = run();
        QVERIFY(!report.error);
        QVERIFY(report.jobs.at(0).error);
        QVERIFY(!report.jobs.at(1).error);
        QCOMPARE(report.jobs.at(1).pulled, qint64(25));
        QVERIFY(!report.isComplete());
    }

    void aPassingFailureStopsTheOthersOnlyWhereItMeetsThem_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("crmAnswers");
        QTest::addColumn<bool>("goesOn");
        QTest::addColumn<ErrorCode>("told");
        using C = ErrorCode;
        for (const C code :
             {C::ProviderUnavailable, C::ProviderAnswerInvalid, C::ConnectionLost, C::TimedOut}) {
            const QByteArray name = nameOf(code).toLatin1();
            QTest::addRow("%s", name.constData()) << code << true << true << code;
            QTest::addRow("%s, and the CRM is gone", name.constData())
                << code << false << false << C::HostNotFound;
        }
        for (const C code : {C::DatabaseBusy, C::RecordLocked})
            QTest::addRow("%s", qPrintable(nameOf(code))) << code << true << true << code;
        for (const C code : {C::Offline, C::HostNotFound, C::ConnectionRefused, C::ProxyRefused,
                             C::RateLimited, C::DailyLimitReached, C::MaintenanceWindow, C::SignInNeeded})
            QTest::addRow("%s", qPrintable(nameOf(code))) << code << true << false << code;
    }
    void aPassingFailureStopsTheOthersOnlyWhereItMeetsThem()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const bool, crmAnswers);
        QFETCH(const bool, goesOn);
        QFETCH(const ErrorCode, told);
        m_crm->object(QStringLiteral("User")).failures = {{1, modelError(code, ErrorClass::RetryLater)}};
        if (!crmAnswers)
            m_crm->whoAmIFails = modelError(ErrorCode::HostNotFound, ErrorClass::RetryLater);
        const SyncReport report = run();
        QVERIFY(report.jobs.at(0).error);
        QCOMPARE(report.jobs.at(0).error->code, code);
        QVERIFY(report.firstError());
        QCOMPARE(report.firstError()->code, told);
        QCOMPARE(bool(report.error), !goesOn);
        QCOMPARE(report.jobs.size(), goesOn ? 2 : 1);
        if (goesOn)
            QCOMPARE(report.jobs.at(1).pulled, qint64(25));
        else
            QVERIFY(m_crm->log.filter(QStringLiteral("Account")).isEmpty());
    }

    void signInStopsTheRunAtOnce()
    {
        m_crm->object(QStringLiteral("User")).failures = {
            {1, modelError(ErrorCode::SignInNeeded, ErrorClass::AskUser)}};
        const SyncReport report = run();
        QVERIFY(report.error);
        QCOMPARE(report.jobs.size(), 1);
        QVERIFY(m_crm->log.filter(QStringLiteral("Account")).isEmpty());
    }

    void objectsAreReadBesideOneAnother()
    {
        for (const char *object : {"Contact", "Lead", "Case", "Task"})
            m_crm->addObject(QLatin1String(object), 25);
        int most = 0;
        QSet<QString> begun;
        m_crm->pageAsked = [&](const QString &page) {
            const QString object = page.section(QLatin1Char(' '), 0, 0);
            page.endsWith(QLatin1String(" 3")) ? (void)begun.remove(object) : (void)begun.insert(object);
            most = std::max(most, int(begun.size()));
        };
        m_crm->object(QStringLiteral("User")).records.clear();
        const SyncReport report = run({"User", "Account", "Contact", "Lead", "Case", "Task"});
        QVERIFY(!report.firstError());
        // Users alone and first; then four; the fifth once one of them is through.
        const auto &log = m_crm->log;
        QCOMPARE(
            log.mid(0, 5),
            (QStringList{QStringLiteral("User 1"), QStringLiteral("Account 1"), QStringLiteral("Contact 1"),
                         QStringLiteral("Lead 1"), QStringLiteral("Case 1")}));
        QVERIFY(log.indexOf(QLatin1String("Task 1")) > log.indexOf(QLatin1String("Account 3")));
        QCOMPARE(most, 5); // users have no third page
        for (const JobReport &job : report.jobs.mid(1)) {
            QCOMPARE(job.pulled, qint64(25));
            QCOMPARE(job.requests, qint64(4)); // its own description and pages
            QCOMPARE(*m_workspace->rowCount(job.object), qint64(25));
        }
        QCOMPARE(report.jobs.at(0).requests, qint64(2));
    }

    void whatMeetsTheConnectionStopsThoseBesideIt()
    {
        for (const char *object : {"Contact", "Lead", "Case", "Task"})
            m_crm->addObject(QLatin1String(object), 250);
        m_crm->object(QStringLiteral("Lead")).failures = {
            {2, modelError(ErrorCode::SignInNeeded, ErrorClass::AskUser)}};
        const SyncReport report = run({"User", "Contact", "Lead", "Case", "Account", "Task"});
        QVERIFY(report.error);
        QCOMPARE(report.error->code, ErrorCode::SignInNeeded);
        QVERIFY(m_crm->log.size() < 20);
        QVERIFY(m_crm->log.filter(QStringLiteral("Task")).isEmpty());
        QVERIFY(!report.jobs.at(0).error);
        // Nobody has cancelled anything.
        for (const JobReport &job : report.jobs.mid(1)) {
            QVERIFY2(job.error, qPrintable(job.object));
            QCOMPARE(job.error->code, ErrorCode::SignInNeeded);
        }
        QCOMPARE(report.jobs.size(), 5);
        const SyncReport next = run({"User", "Contact", "Lead", "Case", "Account", "Task"});
        QVERIFY(!next.firstError());
        QCOMPARE(*m_workspace->rowCount(QStringLiteral("Contact")), qint64(250));
    }

    // Another program keeps the page before from being stored.
    void whatMeetsTheConnectionIsHeardWhileAPageWaits()
    {
        const QString account = QStringLiteral("Account");
        const QString contact = QStringLiteral("Contact");
        SystemClock network;
        ModelCrm crm({}, m_clock, network);
        for (const QString &object : {account, contact}) {
            crm.addObject(object, {modelField(QStringLiteral("Name"))});
            for (int i = 0; i < 35; ++i)
                crm.make(object, {{QStringLiteral("Name"), QStringLiteral("a record")}});
        }
        OtherProgram other(m_dir->filePath(QStringLiteral("workspace.db")));
        QMap<QString, int> pages;
        crm.fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb != ModelCrm::Verb::Pull || ++pages[request.object] != 2)
                return fate;
            if (request.object == account) {
                fate.before = std::chrono::milliseconds(500);
            } else {
                fate.refused = modelError(ErrorCode::RateLimited, ErrorClass::RetryLater);
                other.run("BEGIN IMMEDIATE");
                QTimer::singleShot(std::chrono::milliseconds(700), this, [&] {
                    other.run("ROLLBACK");
                    m_clock.advance(std::chrono::seconds(1));
                });
            }
            return fate;
        };
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, crm, described, *m_workspace, m_clock);
        const auto report = awaitEnd(sync.run(jobs({"Account", "Contact"}), noPushRuns, {}, {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, ErrorCode::RateLimited);
        QCOMPARE(pages.value(account), 2);
        QCOMPARE(*m_workspace->rowCount(account), qint64(20));
        QCOMPARE(*m_workspace->rowCount(contact), qint64(10));
    }

    void ofWhatSeveralMeetTheLongestWaitCounts()
    {
        m_crm->addObject(QStringLiteral("Contact"), 5);
        Error limited = modelError(ErrorCode::RateLimited, ErrorClass::RetryLater);
        limited.retryAfter = std::chrono::seconds(60);
        m_crm->object(QStringLiteral("Account")).failures = {
            {1, modelError(ErrorCode::Offline, ErrorClass::RetryLater)}};
        m_crm->object(QStringLiteral("Contact")).failures = {{1, limited}};
        const SyncReport report = run({"Account", "Contact"});
        QVERIFY(report.error);
        QCOMPARE(report.error->code, ErrorCode::RateLimited);
        QCOMPARE(report.jobs.at(0).error->code, ErrorCode::Offline);

        // What a person has to mend comes first, and does not end that wait.
        m_crm->object(QStringLiteral("Account")).failures = {
            {2, modelError(ErrorCode::SignInNeeded, ErrorClass::AskUser)}};
        m_crm->object(QStringLiteral("Contact")).failures = {{2, limited}};
        const SyncReport both = run({"Account", "Contact"});
        QVERIFY(both.error);
        QCOMPARE(both.error->code, ErrorCode::SignInNeeded);
        QCOMPARE(both.error->retryAfter, limited.retryAfter);
    }

    void aHeadlineTellsOfOneObjectAtATime()
    {
        m_crm->addObject(QStringLiteral("Contact"), 5);
        QList<SyncProgress> seen;
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
        const auto report = awaitEnd(sync.run(jobs({"Account", "Contact"}), noPushRuns,
                                              [&seen](const SyncProgress &p) { seen += p; }, {}));
        QVERIFY(report && !report->firstError());
        ConnectionStatus status;
        for (const SyncProgress &progress : std::as_const(seen)) {
            status.note(progress);
            QCOMPARE(status.progress->object, QStringLiteral("Account"));
        }
        const auto last = std::find_if(seen.rbegin(), seen.rend(), [](const SyncProgress &progress) {
            return progress.object == QLatin1String("Contact");
        });
        QVERIFY(last != seen.rend());
        QCOMPARE(last->pulled, qint64(5));
        QCOMPARE(seen.last().pulledAll, qint64(30));
    }

    void cancelEndsAHangingRequest()
    {
        m_crm->hangs = true;
        CancelSource source;
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
        auto task = sync.run(jobs({"User"}), noPushRuns, {}, source.token());
        source.cancel();
        const auto report = awaitEnd(std::move(task));
        QVERIFY(report && report->error && report->error->isCancelled());
    }

    void enginesOwnWritesAreNoLocalChanges()
    {
        (void)run();
        QCOMPARE(*m_workspace->outboxCount(), qint64(0));
    }

    void progressCountsUpToTheTotal()
    {
        QList<SyncProgress> seen;
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
        const auto report = awaitEnd(
            sync.run(jobs({"Account"}), noPushRuns, [&seen](const SyncProgress &p) { seen += p; }, {}));
        QVERIFY(report && !report->firstError());
        QVERIFY(!seen.isEmpty());
        QCOMPARE(seen.last().pulled, qint64(25));
        QCOMPARE(seen.last().total, std::optional<qint64>(25));
        QCOMPARE(seen.last().objectLabel, QStringLiteral("Accounts"));
    }

private:
    void open()
    {
        auto workspace = Workspace::open(m_dir->filePath(QStringLiteral("workspace.db")));
        QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().text()));
        m_workspace = std::move(*workspace);
    }
    SyncReport run(std::initializer_list<const char *> objects = {"User", "Account"})
    {
        DescribeCache described(m_clock);
        ConnectionSync sync(m_id, *m_crm, described, *m_workspace, m_clock);
        return awaitEnd(sync.run(jobs(objects), noPushRuns, {}, {})).value_or(SyncReport{});
    }

    const ConnectionId m_id{QStringLiteral("abc")};
    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeCrm> m_crm;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestConnectionSync)
#include "tst_connectionsync.moc"
