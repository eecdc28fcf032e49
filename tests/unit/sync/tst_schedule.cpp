// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionrunner.h"
#include "sync/wakewatch.h"

#include "support/awaitend.h"
#include "support/fakecrm.h"
#include "support/manualclock.h"
#include "workspace/reader.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

const NetworkState offline{false, false};
const NetworkState online{true, false};
const NetworkState metered{true, true};

Error scripted(ErrorCode code, ErrorClass errorClass)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = QStringLiteral("scripted");
    return error;
}

Task<Outcome> stopped(ConnectionRunner &runner)
{
    co_await runner.stop();
    co_return {};
}

} // namespace

/// When a connection runs, and when it leaves the CRM alone: sleep, networks and the calls kept for people.
class TestSchedule : public QObject
{
    Q_OBJECT

    ConnectionRunner::Setup m_setup;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeCrm> m_crm;
    std::unique_ptr<ConnectionRunner> m_runner;
    std::unique_ptr<QSignalSpy> m_ended;
    int m_sessions = 0;

    const ConnectionStatus &status() const { return m_runner->status(); }
    ErrorCode code() const { return status().error ? status().error->code : ErrorCode::NothingToDo; }
    qint64 rows(const char *object) const
    {
        const auto reader = WorkspaceReader::open(m_setup.workspacePath);
        return reader ? (*reader)->rowCount(QLatin1String(object)).value_or(-1) : -1;
    }
    void start()
    {
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_runner->start();
    }
    /// Time goes on, and what comes of it.
    void pass(std::chrono::milliseconds time)
    {
        m_clock->advance(time);
        // A run of a FakeCrm needs a turn of the event loop for each of its answers.
        for (int turn = 0; turn < 200; ++turn)
            QCoreApplication::processEvents();
    }
    void inStep()
    {
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(status().state, SyncState::InStep);
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_crm = std::make_unique<FakeCrm>(*m_clock);
        m_crm->addObject(QStringLiteral("User"), 3);
        m_sessions = 0;
        m_setup = {};
        m_setup.info.id = ConnectionId(QStringLiteral("abc"));
        m_setup.info.organisationId = QStringLiteral("org");
        m_setup.info.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
        m_setup.info.objects = {QStringLiteral("User")};
        m_setup.workspacePath = m_dir->filePath(QStringLiteral("workspace.db"));
        m_setup.random = [] { return 0.5; };
        m_setup.openSession = [this]() -> Result<std::unique_ptr<CrmSession>> {
            ++m_sessions;
            return std::make_unique<FakeSession>(*m_crm);
        };
    }
    void cleanup()
    {
        QVERIFY(awaitEnd(stopped(*m_runner)));
        m_ended.reset();
        m_runner.reset();
    }

    void callsOfPeopleAreLeftToThem_data()
    {
        QTest::addColumn<int>("keptPercent");
        QTest::addColumn<qint64>("rowsRead");
        QTest::addColumn<qint64>("requests");
        // Who we are, what there is, then pages of ten.
        QTest::newRow("20 %") << 20 << qint64(60) << qint64(8);
        QTest::newRow("half") << 50 << qint64(30) << qint64(5);
        QTest::newRow("none is kept") << 0 << qint64(100) << qint64(12);
    }
    void callsOfPeopleAreLeftToThem()
    {
        QFETCH(const int, keptPercent);
        QFETCH(const qint64, rowsRead);
        QFETCH(const qint64, requests);
        m_crm->addObject(QStringLiteral("User"), 100);
        m_crm->apiLimit = 10;
        m_setup.settings.budget.keptPercent = keptPercent;
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(m_crm->requests(), requests);
        QCOMPARE(rows("User"), rowsRead);
        if (keptPercent == 0) {
            QCOMPARE(status().state, SyncState::InStep);
            return;
        }
        QCOMPARE(code(), ErrorCode::DailyLimitReached);
        QVERIFY(status().error->isTransient() && !status().error->remedy.isEmpty());
        QCOMPARE(status().state, SyncState::Offline);
        QCOMPARE(status().usage.used.value_or(0), requests);
        QVERIFY(status().nextSync);

        // A look costs one call, and it is not taken every few seconds.
        pass(14min);
        QCOMPARE(m_crm->requests(), requests);
        pass(2min);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_crm->requests(), requests + 1);
        QCOMPARE(code(), ErrorCode::DailyLimitReached);

        m_crm->usedByOthers = -m_crm->requests();
        m_crm->apiLimit = 100;
        pass(16min);
        QTRY_COMPARE(m_ended->count(), 3);
        QCOMPARE(status().state, SyncState::InStep);
        QCOMPARE(rows("User"), 100);
        QCOMPARE(m_sessions, 1);
    }

    void othersMayHaveUsedThemUp()
    {
        m_crm->usedByOthers = 900;
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(code(), ErrorCode::DailyLimitReached);
        QVERIFY(m_crm->log.isEmpty());
        // Whoever asks is told the same, not served at people's expense.
        const auto asked = awaitEnd(m_runner->runNow({}, {}));
        QVERIFY(asked && asked->error && asked->error->code == ErrorCode::DailyLimitReached);
        QVERIFY(m_crm->log.isEmpty());

        SyncSettings settings;
        settings.budget.keptPercent = 5;
        m_runner->useSettings(settings);
        QCOMPARE(status().budget.keptPercent, 5);
        pass(10s);
        QTRY_COMPARE(m_ended->count(), 3);
        QCOMPARE(status().state, SyncState::InStep);
    }

    void sleepIsMadeUpForOnce()
    {
        inStep();
        m_clock->advance(1min);
        m_clock->sleep(8h);
        for (int i = 0; i < 3; ++i)
            m_runner->wokeUp();
        // The network needs a moment.
        pass(1s);
        QCOMPARE(m_ended->count(), 1);
        pass(9s);
        QTRY_COMPARE(m_ended->count(), 2);
        pass(4min);
        QCOMPARE(m_ended->count(), 2);
    }

    void wakingRepeatsNoRefusedSignIn()
    {
        m_crm->whoAmIFails = scripted(ErrorCode::WrongCredentials, ErrorClass::AskUser);
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        m_clock->sleep(8h);
        m_runner->wokeUp();
        pass(1min);
        m_runner->setNetwork(offline);
        pass(1min);
        QCOMPARE(status().state, SyncState::NeedsAttention);
        QCOMPARE(code(), ErrorCode::WrongCredentials);
        m_runner->setNetwork(online);
        pass(1h);
        QCOMPARE(m_ended->count(), 1);
    }

    void wakingIsNoReasonToComeBackEarlierThanAsked()
    {
        m_crm->everythingFails = scripted(ErrorCode::RateLimited, ErrorClass::RetryLater);
        m_crm->everythingFails->retryAfter = 600s;
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        m_crm->everythingFails.reset();
        m_runner->wokeUp();
        pass(599s);
        QCOMPARE(m_ended->count(), 1);
        pass(1s);
        QTRY_COMPARE(m_ended->count(), 2);
    }

    void withoutANetworkNothingIsAsked()
    {
        inStep();
        m_runner->setNetwork(offline);
        QTRY_COMPARE(status().state, SyncState::Offline);
        QCOMPARE(code(), ErrorCode::Offline);
        QVERIFY(!status().nextSync);
        const qint64 before = m_crm->requests();
        pass(3h);
        QCOMPARE(m_crm->requests(), before);
        // The operating system may be wrong: a person's word counts for more.
        m_runner->syncNow();
        QTRY_COMPARE(m_ended->count(), 2);
        QVERIFY(m_crm->requests() > before);

        pass(3h);
        QCOMPARE(m_ended->count(), 2);
        m_runner->setNetwork(online);
        pass(1s);
        QCOMPARE(m_ended->count(), 2);
        pass(9s);
        QTRY_COMPARE(m_ended->count(), 3);
        QCOMPARE(status().state, SyncState::InStep);
        QCOMPARE(m_sessions, 1);
    }

    void startsWithoutANetwork()
    {
        m_setup.network = offline;
        start();
        QTRY_COMPARE(code(), ErrorCode::Offline);
        pass(1h);
        QCOMPARE(m_ended->count(), 0);
        m_runner->setNetwork(online);
        pass(10s);
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(status().state, SyncState::InStep);
    }

    void backOffEndsWithTheNetworksReturn()
    {
        m_crm->everythingFails = scripted(ErrorCode::Offline, ErrorClass::RetryLater);
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        for (int failed = 2; failed < 9; ++failed) {
            pass(18min);
            QTRY_COMPARE(m_ended->count(), failed);
        }
        m_runner->setNetwork(offline);
        m_crm->everythingFails.reset();
        m_runner->setNetwork(online);
        pass(10s);
        QTRY_COMPARE(m_ended->count(), 9);
        QCOMPARE(status().state, SyncState::InStep);
    }

    void networkThatComesAndGoesAsksForNothing()
    {
        inStep();
        for (int i = 0; i < 5; ++i) {
            m_runner->setNetwork(offline);
            m_runner->setNetwork(online);
            pass(10s);
        }
        QCOMPARE(m_ended->count(), 1);
    }

    void thisComputerNeedsNoNetwork()
    {
        m_setup.info.address = QUrl(QStringLiteral("http://127.0.0.1:4001"));
        m_setup.network = offline;
        inStep();
        pass(5min);
        QTRY_COMPARE(m_ended->count(), 2);
    }

    void firstLoadsWaitForANetworkThatIsNotMetered_data()
    {
        QTest::addColumn<int>("end");
        QTest::newRow("another network") << 0;
        QTest::newRow("a person asks") << 1;
        QTest::newRow("allowed for good") << 2;
    }
    void firstLoadsWaitForANetworkThatIsNotMetered()
    {
        QFETCH(const int, end);
        inStep();
        QVERIFY(awaitEnd(stopped(*m_runner)));
        m_crm->addObject(QStringLiteral("Account"), 30);
        m_setup.info.objects += QStringLiteral("Account");
        m_setup.network = metered;
        m_runner.reset(); // on Windows nothing goes that somebody has open
        QVERIFY(QFile::remove(m_setup.workspacePath)); // its jobs are made when it is
        start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(code(), ErrorCode::NetworkMetered);
        QCOMPARE(status().state, SyncState::Offline);
        QVERIFY(m_crm->log.filter(QStringLiteral("Account")).isEmpty());
        // Looking again costs nothing.
        const qint64 before = m_crm->requests();
        pass(5min);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(m_crm->requests(), before);

        if (end == 0)
            m_runner->setNetwork(online);
        else if (end == 1)
            m_runner->syncNow();
        else
            m_runner->useSettings({{}, true});
        pass(10s);
        QTRY_COMPARE(m_ended->count(), 3);
        QCOMPARE(status().state, SyncState::InStep);
        QCOMPARE(rows("Account"), 30);
    }

    void changesGoOnOnAMeteredNetwork()
    {
        inStep();
        m_runner->setNetwork(metered);
        m_crm->touch(QStringLiteral("User"), 1, QStringLiteral("changed"));
        pass(5min);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(status().state, SyncState::InStep);
        QCOMPARE(status().jobs.constFirst().pulled, 1);
    }

    void firstLoadStopsWhereTheNetworkBecomesMetered()
    {
        m_crm->addObject(QStringLiteral("User"), 100);
        m_runner = std::make_unique<ConnectionRunner>(m_setup, *m_clock);
        m_ended = std::make_unique<QSignalSpy>(m_runner.get(), &ConnectionRunner::runEnded);
        m_crm->pageAsked = [this](const QString &page) {
            if (page == QLatin1String("User 2"))
                m_runner->setNetwork(metered);
        };
        m_runner->start();
        QTRY_COMPARE(m_ended->count(), 1);
        QCOMPARE(code(), ErrorCode::NetworkMetered);
        // With the page that was on its way.
        QCOMPARE(rows("User"), 20);
        m_runner->setNetwork(online);
        pass(10s);
        QTRY_COMPARE(m_ended->count(), 2);
        QCOMPARE(rows("User"), 100);
        QCOMPARE(m_crm->log.size(), 10); // no page twice
    }

    void wakeWatchTellsSleepFromWaiting()
    {
        inStep();
        WakeWatch watch(*m_clock);
        const QSignalSpy woke(&watch, &WakeWatch::woke);
        m_clock->advance(10min);
        QCOMPARE(woke.count(), 0);
        m_clock->sleep(30s);
        m_clock->advance(1min);
        QCOMPARE(woke.count(), 0);
        m_clock->sleep(1h);
        m_clock->advance(30s);
        QCOMPARE(woke.count(), 1);
        m_clock->sleep(-1h); // a clock that is put back
        m_clock->advance(10min);
        QCOMPARE(woke.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
