// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionrunner.h"

#include "support/awaitend.h"
#include "support/fakecrm.h"
#include "support/manualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

Error failure(ErrorCode code, ErrorClass errorClass)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = QStringLiteral("scripted");
    error.remedy = QStringLiteral("none");
    return error;
}

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
        m_setup.interval.reset();
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        m_clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 0);
        QVERIFY(m_crm->log.isEmpty());
        const auto report = awaitEnd(m_runner->runNow({}));
        QVERIFY(report && !report->firstError());
        QCOMPARE(m_ended->count(), 1);
        // Not even a failure that would pass by itself makes it try again.
        m_crm->whoAmIFails = failure(ErrorCode::Offline, ErrorClass::RetryLater);
        const auto failed = awaitEnd(m_runner->runNow({}));
        QVERIFY(failed && failed->error);
        QVERIFY(!m_runner->status().nextSync);
        m_clock->advance(24h);
        QCoreApplication::processEvents();
        QCOMPARE(m_ended->count(), 2);
    }

    void verifyReadsNoRecord()
    {
        m_setup.interval.reset();
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
        m_crm->whoAmIFails = failure(ErrorCode::WrongCredentials, ErrorClass::AskUser);
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
        m_crm->whoAmIFails = failure(ErrorCode::Offline, ErrorClass::RetryLater);
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::Offline);
        QCOMPARE(m_runner->status().lastSync, lastSync);
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

    void syncNowCutsThePauseShort()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), 2);
    }

    void offlineComesBackByItself()
    {
        m_crm->whoAmIFails = failure(ErrorCode::Offline, ErrorClass::RetryLater);
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_runner->status().state, SyncState::Offline);
        m_crm->whoAmIFails.reset();
        m_clock->advance(15s);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_runner->status().state, SyncState::InStep);
        QVERIFY(!m_runner->status().error);
    }

    void refusedSignInIsNotRepeated()
    {
        m_crm->whoAmIFails = failure(ErrorCode::WrongCredentials, ErrorClass::AskUser);
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

    void callersThatComeTogetherShareARun()
    {
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        std::vector<Task<SyncReport>> calls;
        for (int i = 0; i < 20; ++i)
            calls.push_back(m_runner->runNow({}));
        for (auto &call : calls) {
            const auto report = awaitEnd(std::move(call));
            QVERIFY(report && !report->firstError());
        }
        QCOMPARE(m_ended->count(), 2);
    }

    void callDuringARunGetsTheNextOne()
    {
        m_runner->start();
        auto call = m_runner->runNow({});
        const auto report = awaitEnd(std::move(call));
        QVERIFY(report && !report->firstError());
        QCOMPARE(m_ended->count(), 2);
    }

    void stopEndsAHangingRunAndItsCallers()
    {
        m_crm->hangs = true;
        m_runner->start();
        auto call = m_runner->runNow({});
        QVERIFY(awaitEnd(ended(m_runner->stop()), 2000));
        const auto report = awaitEnd(std::move(call), 2000);
        QVERIFY(report && report->error && report->error->isCancelled());
    }

private:
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
