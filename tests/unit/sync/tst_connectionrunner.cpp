// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionrunner.h"

#include "sync/lastrun.h"
#include "workspace/reader.h"

#include "support/awaitend.h"
#include "support/fakecrm.h"
#include "support/manualclock.h"
#include "support/modelerror.h"
#include "support/otherprogram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

Task<Outcome> ended(Task<void> task)
{
    co_await task;
    co_return {};
}

} // namespace

class TestConnectionRunner : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_crm = std::make_unique<FakeCrm>(*m_clock);
        m_crm->addObject(QStringLiteral("User"), 3);
        m_sessions = 0;

        ConnectionRunner::Setup &setup = m_setup;
        setup = {};
        setup.info.id = ConnectionId(QStringLiteral("abc"));
        setup.info.organisationId = QStringLiteral("org");
        setup.info.objects = {QStringLiteral("User")};
        setup.workspacePath = m_dir->filePath(QStringLiteral("workspace.db"));
        setup.random = [] { return 0.5; };
        setup.openSession = [this]() -> Result<std::unique_ptr<CrmSession>> {
            ++m_sessions;
            return std::make_unique<FakeSession>(*m_crm);
        };
        m_runner = std::make_unique<ConnectionRunner>(setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
    }
    void cleanup()
    {
        QVERIFY(awaitEnd(ended(m_runner->stop())));
        m_ended.reset();
        m_runner.reset();
    }

    void onDemandRunsOnlyWhenAsked()
    {
        m_setup.steady = false;
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        m_clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 0);
        QVERIFY(m_crm->log.isEmpty());
        const auto report = awaitEnd(m_runner->runNow({}, {}));
        QVERIFY(report && !report->firstError());
        QCOMPARE(m_ended->count(), 1);
        // Not even a failure that would pass by itself makes it try again.
        m_crm->everythingFails = modelError(ErrorCode::Offline, ErrorClass::RetryLater);
        const auto failed = awaitEnd(m_runner->runNow({}, {}));
        QVERIFY(failed && failed->error);
        QVERIFY(!m_runner->status().nextSync);
        m_clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 2);
    }

    void verifyReadsNoRecord()
    {
        m_setup.steady = false;
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        auto who = awaitEnd(m_runner->verify({}));
        QVERIFY(who && who->has_value());
        QCOMPARE((*who)->organisationId, QStringLiteral("org"));
        QVERIFY(m_crm->log.isEmpty());
        QCOMPARE(m_ended->count(), 0);
        QCOMPARE(m_sessions, 1);
        m_crm->organisationId = QStringLiteral("another");
        who = awaitEnd(m_runner->verify({}));
        QVERIFY(who && !who->has_value());
        QCOMPARE(who->error().code, ErrorCode::WrongOrganisation);
        QCOMPARE(m_sessions, 1);
        // A refused sign-in is asked for afresh the next time: it may have been mended.
        m_crm->organisationId = QStringLiteral("org");
        m_crm->whoAmIFails = modelError(ErrorCode::WrongCredentials, ErrorClass::AskUser);
        QVERIFY(!awaitEnd(m_runner->verify({}))->has_value());
        m_crm->whoAmIFails.reset();
        QVERIFY(awaitEnd(m_runner->verify({}))->has_value());
        QCOMPARE(m_sessions, 2);
    }

    void lastSyncIsRememberedAcrossRestarts()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        const auto lastSync = m_runner->status().lastSync;
        QVERIFY(lastSync);
        QVERIFY(awaitEnd(ended(m_runner->stop())));
        m_clock->advance(1h);
        m_crm->whoAmIFails = modelError(ErrorCode::Offline, ErrorClass::RetryLater);
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::Offline);
        QCOMPARE(m_runner->status().lastSync, lastSync);
    }

    // Offline says nothing about the jobs: what each did last, and what the CRM said about its limits, stay.
    void failedRunLeavesWhatTheLastOneDid()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().jobs.size(), 1);
        const ApiUsage usage = m_runner->status().usage;
        QVERIFY(usage.used && usage.limit);
        m_crm->everythingFails = modelError(ErrorCode::Offline, ErrorClass::RetryLater);
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_runner->status().state, SyncState::Offline);
        QVERIFY(awaitEnd(ended(m_runner->stop())));
        const ConnectionStatus remembered = rememberedStatus(m_setup.info.id, m_setup.workspacePath);
        for (const ConnectionStatus &status : {m_runner->status(), remembered}) {
            QCOMPARE(status.jobs.size(), 1);
            QCOMPARE(status.jobs.constFirst().pulled, 3);
            QVERIFY(status.usage == usage);
        }
        QVERIFY(remembered.error && remembered.error->code == ErrorCode::Offline);
    }

    void runsAgainEveryFiveMinutes()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::InStep);
        QVERIFY(m_runner->status().lastSync);
        m_clock->advance(5min - 1ms);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 1);
        m_clock->advance(1ms);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_sessions, 1);
    }

    void runWaitsForAnotherProgramAsEveryOtherCallDoes()
    {
        QVERIFY(Workspace::open(m_setup.workspacePath));
        OtherProgram other(m_setup.workspacePath);
        other.run("BEGIN IMMEDIATE");
        m_runner->start();
        // Three tries in vain.
        for (const auto pause : {200ms, 400ms, 600ms}) {
            QTRY_COMPARE(m_clock->pending(), 1);
            QCOMPARE(m_ended->count(), 0);
            m_clock->advance(pause);
        }
        other.run("ROLLBACK");
        QTRY_COMPARE(m_clock->pending(), 1);
        m_clock->advance(800ms);
        QTRY_COMPARE(m_ended->count(), 1);
        QVERIFY(!m_runner->status().error);
    }

    void syncNowCutsThePauseShort()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), 2);
    }

    void offlineComesBackByItself()
    {
        m_crm->whoAmIFails = modelError(ErrorCode::Offline, ErrorClass::RetryLater);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::Offline);
        m_crm->whoAmIFails.reset();
        m_clock->advance(15s);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_runner->status().state, SyncState::InStep);
        QVERIFY(!m_runner->status().error);
        QCOMPARE(m_sessions, 1);
    }

    // Names and codes, never the provider's words: those may be about people.
    void whatItWaitsForIsLogged()
    {
        Error refused = modelError(ErrorCode::MfaRequired, ErrorClass::AskUser);
        refused.providerCode = QStringLiteral("AADSTS50076");
        m_crm->whoAmIFails = refused;
        QTest::ignoreMessage(
            QtInfoMsg,
            QRegularExpression(QStringLiteral("^\\S+ waits because of: MfaRequired AADSTS50076$")));
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
    }

    void refusedSignInIsNotRepeated()
    {
        m_crm->whoAmIFails = modelError(ErrorCode::WrongCredentials, ErrorClass::AskUser);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::NeedsAttention);
        QVERIFY(!m_runner->status().nextSync);
        m_clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 1);
        m_crm->whoAmIFails.reset();
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_runner->status().state, SyncState::InStep);
    }

    void anotherOrganisationIsRefusedBeforeAnyRead()
    {
        m_crm->organisationId = QStringLiteral("another");
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QVERIFY(m_runner->status().error);
        QCOMPARE(m_runner->status().error->code, ErrorCode::WrongOrganisation);
        QVERIFY(m_crm->log.isEmpty());
    }

    void damagedWorkspaceIsSetAsideAndReadAgain_data()
    {
        QTest::addColumn<bool>("whileOpen");
        QTest::newRow("found at the start") << false;
        QTest::newRow("found while it runs") << true;
    }
    void damagedWorkspaceIsSetAsideAndReadAgain()
    {
        QFETCH(const bool, whileOpen);
        m_crm->addObject(QStringLiteral("User"), 3000);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        if (!whileOpen) {
            QVERIFY(awaitEnd(ended(m_runner->stop())));
            m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
            m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        }
        damageWorkspace();
        if (whileOpen)
            m_crm->addObject(QStringLiteral("User"), 3000); // all of them are new again
        if (whileOpen)
            m_runner->syncNow();
        else
            m_runner->start();
        QTRY_COMPARE(m_ended->count(), whileOpen ? 2 : 1);

        const ConnectionStatus &status = m_runner->status();
        QVERIFY2(!status.error, status.error ? qPrintable(status.error->detail) : "");
        QCOMPARE(status.state, SyncState::InStep);
        const QString aside = m_setup.workspacePath + QStringLiteral(".damaged-1");
        QVERIFY(QFile::exists(aside));
        QVERIFY2(status.notice.contains(QDir::toNativeSeparators(aside)), qPrintable(status.notice));
        QVERIFY2(status.notice.contains(QStringLiteral("0 change")), qPrintable(status.notice));
        const auto reader = WorkspaceReader::open(m_setup.workspacePath);
        QVERIFY(reader);
        QCOMPARE((*reader)->rowCount(QStringLiteral("User")).value_or(-1), 3000);
        const auto activity = (*reader)->activity(10, status.notice);
        QVERIFY(activity);
        QCOMPARE(activity->size(), 1);
        // A line for each run; what could be read of the damaged file came along.
        const auto runs = [&reader] {
            const auto all = (*reader)->activity(10);
            return std::count_if(all->begin(), all->end(), [](const ActivityEntry &entry) {
                return entry.kind == QLatin1String("sync") && !entry.text.isEmpty();
            });
        };
        const auto before = runs();
        QVERIFY((*reader)->activity(1)->first().text.contains(QStringLiteral("000 read")));
        QCOMPARE(lastRunFromJson((*reader)->lastRun().value_or(QByteArray())).report.notice, status.notice);

        // The next run has nothing to tell any more.
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), whileOpen ? 3 : 2);
        QVERIFY(m_runner->status().notice.isEmpty());
        QCOMPARE(runs(), before + 1);
        QVERIFY(!QFile::exists(m_setup.workspacePath + QStringLiteral(".damaged-2")));
    }

    void secondDamageInARunIsReported()
    {
        // Damaged again as soon as it is begun anew: that is the disk, and no loop may follow.
        m_setup.openSession = [this]() -> Result<std::unique_ptr<CrmSession>> {
            ++m_sessions;
            return fail(modelError(ErrorCode::DatabaseDamaged, ErrorClass::StopConnection));
        };
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QVERIFY(m_runner->status().error);
        QCOMPARE(m_runner->status().error->code, ErrorCode::DatabaseDamaged);
        QCOMPARE(m_runner->status().state, SyncState::NeedsAttention);
        QCOMPARE(m_sessions, 2);
        QVERIFY(!m_runner->status().notice.isEmpty());
        QVERIFY(!m_runner->status().nextSync);
        QVERIFY(!QFile::exists(m_setup.workspacePath + QStringLiteral(".damaged-2")));
    }

    void callersThatComeTogetherShareARun()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        std::vector<Task<SyncReport>> calls;
        for (int i = 0; i < 20; ++i)
            calls.push_back(m_runner->runNow({}, {}));
        for (auto &call : calls) {
            const auto report = awaitEnd(std::move(call));
            QVERIFY(report && !report->firstError());
        }
        QCOMPARE(m_ended->count(), 2);
    }

    void callDuringARunGetsTheNextOne()
    {
        m_runner->start();
        auto call = m_runner->runNow({}, {});
        const auto report = awaitEnd(std::move(call));
        QVERIFY(report && !report->firstError());
        QCOMPARE(m_ended->count(), 2);
    }

    void stopEndsAHangingRunAndItsCallers()
    {
        m_crm->hangs = true;
        m_runner->start();
        auto call = m_runner->runNow({}, {});
        QVERIFY(awaitEnd(ended(m_runner->stop()), 2000));
        const auto report = awaitEnd(std::move(call), 2000);
        QVERIFY(report && report->error && report->error->isCancelled());
    }

    void callerThatGivesUpDoesNotWaitForTheRun()
    {
        m_crm->hangs = true;
        m_runner->start();
        CancelSource person;
        auto call = m_runner->runNow({}, person.token());
        person.cancel();
        const auto report = awaitEnd(std::move(call), 2000);
        QVERIFY(report && report->error && report->error->isCancelled());
        QCOMPARE(m_ended->count(), 0);
    }

private:
    // All but the first page, which would make it no database at all.
    void damageWorkspace()
    {
        QFile file(m_setup.workspacePath);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 8192);
        file.seek(4096);
        file.write(QByteArray(int(file.size() - 4096), 'x'));
    }

    ConnectionRunner::Setup m_setup;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeCrm> m_crm;
    std::unique_ptr<ConnectionRunner> m_runner;
    std::unique_ptr<QSignalSpy> m_ended;
    int m_sessions = 0;
};

QTEST_GUILESS_MAIN(TestConnectionRunner)
#include "tst_connectionrunner.moc"
