// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "core/cloud.h"
#include "core/ids.h"
#include "core/latch.h"
#include "core/pasted.h"
#include "core/secret.h"
#include "core/taskscope.h"
#include "core/threadcall.h"
#include "core/wakeup.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace fairlead;
using namespace std::chrono_literals;

class TestCore : public QObject
{
    Q_OBJECT
private slots:
    void sleepEndsWithTheClock();
    void sleepEndsWithTheToken();
    void cancelledTokenAnswersAtOnce();
    void registrationIsForgotten();
    void contextMayGoWhileAnotherThreadCancels();
    void scopeWaitsForItsTasks();
    void scopeMayEmptyTwiceInOneTurn();
    void wakeupSurvivesAllReasonsAtOnce();
    void callRunsOnTheOwnersThread();
    void everyErrorCodeHasAName();
    void pastedTextIsWhatWasMeant_data();
    void pastedTextIsWhatWasMeant();
    void longPausesAreNamed_data();
    void longPausesAreNamed();
    void idsAreDistinctNames();
    void builtInCloudsAreComplete();
    void builtInCloudsAreTheReferences_data();
    void builtInCloudsAreTheReferences();
    void onlyLiteralLoopbackIsLoopback();
};

void TestCore::sleepEndsWithTheClock()
{
    ManualClock clock;
    auto task = sleepFor(clock, 5s, {});
    QVERIFY(!task.isReady());
    clock.advance(4999ms);
    QVERIFY(!task.isReady());
    clock.advance(1ms);
    const auto outcome = awaitEnd(std::move(task));
    QVERIFY(outcome && outcome->has_value());
}

void TestCore::sleepEndsWithTheToken()
{
    ManualClock clock;
    CancelSource source;
    auto task = sleepFor(clock, 5s, source.token());
    source.cancel();
    const auto outcome = awaitEnd(std::move(task));
    QVERIFY(outcome && !outcome->has_value());
    QVERIFY(outcome->error().isCancelled());
}

void TestCore::cancelledTokenAnswersAtOnce()
{
    ManualClock clock;
    CancelSource source;
    source.cancel();
    const auto outcome = awaitEnd(sleepFor(clock, 5s, source.token()));
    QVERIFY(outcome && outcome->error().isCancelled());
    QCOMPARE(clock.pending(), 0);
}

void TestCore::registrationIsForgotten()
{
    CancelSource source;
    QObject context;
    int calls = 0;
    {
        const auto gone = source.token().onCancel(&context, [&] { ++calls; });
    }
    const auto kept = source.token().onCancel(&context, [&] { calls += 10; });
    source.cancel();
    source.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(calls, 10);
}

void TestCore::contextMayGoWhileAnotherThreadCancels()
{
    for (int round = 0; round < 500; ++round) {
        CancelSource source;
        std::atomic<bool> ready = false;
        std::thread canceller([&] {
            ready = true;
            source.cancel();
        });
        {
            std::vector<std::unique_ptr<QObject>> contexts;
            std::vector<CancelToken::Registration> registrations;
            for (int i = 0; i < 20; ++i) {
                contexts.push_back(std::make_unique<QObject>());
                registrations.push_back(source.token().onCancel(contexts.back().get(), [] {}));
            }
            while (!ready)
                std::this_thread::yield();
            // Either may go first.
            if (round % 2)
                contexts.clear();
            registrations.clear();
        }
        canceller.join();
    }
    QCoreApplication::processEvents();
}

namespace {
Task<void> sleepAndCount(Clock &clock, CancelToken cancel, int &ended)
{
    (void)co_await sleepFor(clock, 1min, cancel);
    ++ended;
}

Task<void> waitAndCount(std::shared_ptr<Latch> latch, int &ended)
{
    (void)co_await waitFor(latch, CancelToken());
    ++ended;
}

Task<void> countAtOnce(int &ended)
{
    ++ended;
    co_return;
}

Task<void> wakeAndCount(Wakeup &wakeup, Clock &clock, CancelToken cancel, int &ended)
{
    (void)co_await wakeup.wait(clock, 1min, cancel);
    ++ended;
}

Task<Result<quint64>> threadNumber()
{
    co_return quint64(QThread::currentThreadId());
}
} // namespace

void TestCore::scopeWaitsForItsTasks()
{
    ManualClock clock;
    int ended = 0;
    TaskScope scope;
    spawn(scope, sleepAndCount(clock, scope.token(), ended));
    spawn(scope, sleepAndCount(clock, scope.token(), ended));
    QCOMPARE(scope.running(), 2);
    scope.cancel();
    auto drained = scope.drained();
    QTRY_VERIFY(drained.isReady());
    QCOMPARE(ended, 2);
    QCOMPARE(scope.running(), 0);
}

// Each waiter is resumed once, however often its reason comes before the event loop turns.
void TestCore::scopeMayEmptyTwiceInOneTurn()
{
    TaskScope scope;
    int ended = 0;
    const auto first = std::make_shared<Latch>();
    spawn(scope, waitAndCount(first, ended));
    auto drained = scope.drained();
    const auto again = [&] { spawn(scope, countAtOnce(ended)); };
    connect(first.get(), &Latch::opened, this, again, Qt::QueuedConnection);
    first->open();
    QTRY_VERIFY(drained.isReady());
    QTest::qWait(0);
    QVERIFY(ended >= 1);
}

void TestCore::wakeupSurvivesAllReasonsAtOnce()
{
    ManualClock clock;
    Wakeup wakeup;
    CancelSource cancel;
    int ended = 0;
    TaskScope scope;
    spawn(scope, wakeAndCount(wakeup, clock, cancel.token(), ended));
    wakeup.wake();
    clock.advance(1min);
    wakeup.wake();
    cancel.cancel();
    QTRY_COMPARE(ended, 1);
    QTest::qWait(0);
    QCOMPARE(ended, 1);
}

void TestCore::callRunsOnTheOwnersThread()
{
    QThread thread;
    QObject owner;
    owner.moveToThread(&thread);
    thread.start();
    const auto there = awaitEnd(callIn(&owner, [] { return threadNumber(); }));
    thread.quit();
    thread.wait();
    QVERIFY(there && there->has_value());
    QVERIFY(**there != quint64(QThread::currentThreadId()));
}

void TestCore::everyErrorCodeHasAName()
{
    QSet<QString> names;
    for (int i = 0; i <= int(ErrorCode::Internal); ++i)
        names.insert(nameOf(ErrorCode(i)));
    QCOMPARE(names.size(), int(ErrorCode::Internal) + 1);
}

void TestCore::pastedTextIsWhatWasMeant_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("meant");
    const QString id = QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47");
    QTest::newRow("as it is") << id << id;
    QTest::newRow("blanks") << "\t me@acme.example\r\n"
                            << "me@acme.example";
    QTest::newRow("upper case") << id.toUpper() << id;
    QTest::newRow("braces") << "{" + id + "}" << id;
    QTest::newRow("blanks in braces") << " { " + id.toUpper() + " } " << id;
    QTest::newRow("half a pair") << "{" + id << "{" + id;
    QTest::newRow("begins with an id") << id + "@ACME" << id + "@ACME";
    QTest::newRow("consumer key") << "3MVG9.Of.Acme"
                                  << "3MVG9.Of.Acme";
    QTest::newRow("braces around something else") << "{ACME}"
                                                  << "{ACME}";
    QTest::newRow("nothing") << "  "
                             << "";
}

void TestCore::pastedTextIsWhatWasMeant()
{
    QFETCH(const QString, pasted);
    QTEST(asMeant(pasted), "meant");
}

void TestCore::longPausesAreNamed_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("said");
    QTest::newRow("short") << 60 << QString();
    QTest::newRow("minutes") << 61 << QStringLiteral("2 minute");
    QTest::newRow("hours") << 100000 << QStringLiteral("28 hour");
    QTest::newRow("days") << 49 * 3600 << QStringLiteral("3 day");
}

void TestCore::longPausesAreNamed()
{
    QFETCH(const int, seconds);
    QFETCH(const QString, said);
    Error error;
    error.errorClass = ErrorClass::RetryLater;
    error.remedy = QStringLiteral("Try again in a moment.");
    error.setRetryAfter(std::chrono::seconds(seconds));
    QCOMPARE(error.retryAfter, std::chrono::seconds(seconds));
    QCOMPARE(error.remedy.contains(QStringLiteral("moment")), said.isEmpty());
    QVERIFY2(error.remedy.contains(said), qPrintable(error.remedy));
    // Where a person has to act, waiting is not the remedy.
    Error act;
    act.errorClass = ErrorClass::AskUser;
    act.remedy = QStringLiteral("Sign in.");
    act.setRetryAfter(std::chrono::seconds(seconds));
    QCOMPARE(act.remedy, QStringLiteral("Sign in."));
}

void TestCore::idsAreDistinctNames()
{
    const auto a = ConnectionId::make();
    const auto b = ConnectionId::make();
    QVERIFY(a.text() != b.text());
    QCOMPARE(a.text().size(), 12);
}

void TestCore::builtInCloudsAreComplete()
{
    QSet<QString> hosts;
    for (const Cloud &cloud : builtInClouds()) {
        QVERIFY(!cloud.dataverseHosts.isEmpty());
        QCOMPARE(cloud.entraAuthority.scheme(), QStringLiteral("https"));
        QCOMPARE(entraNativeRedirect(cloud).path(), QStringLiteral("/common/oauth2/nativeclient"));
        for (const QString &host : cloud.dataverseHosts) {
            QVERIFY2(!hosts.contains(host), qPrintable(host));
            hosts.insert(host);
        }
    }
    QCOMPARE(hosts.size(), 22);
}

// Reference "Microsoft 1.2" and "Salesforce 2.1", row by row; GCC is on the commercial sign-in (trap 63).
void TestCore::builtInCloudsAreTheReferences_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("dataverse");
    QTest::addColumn<QString>("discovery");
    QTest::addColumn<QString>("portal");
    QTest::addColumn<QString>("salesforce");
    QTest::newRow("global") << "login.microsoftonline.com"
                            << "graph.microsoft.com"
                            << "crm.dynamics.com"
                            << "globaldisco.crm.dynamics.com"
                            << "portal.azure.com"
                            << "login.salesforce.com test.salesforce.com";
    QTest::newRow("usgov") << "login.microsoftonline.com"
                           << "graph.microsoft.com"
                           << "crm9.dynamics.com"
                           << "globaldisco.crm9.dynamics.com"
                           << "portal.azure.com"
                           << "login.salesforce.com test.salesforce.com";
    QTest::newRow("usgov-high") << "login.microsoftonline.us"
                                << "graph.microsoft.us"
                                << "crm.microsoftdynamics.us"
                                << "globaldisco.crm.microsoftdynamics.us"
                                << "portal.azure.us"
                                << "login.salesforce.com test.salesforce.com";
    QTest::newRow("usgov-dod") << "login.microsoftonline.us"
                               << "dod-graph.microsoft.us"
                               << "crm.appsplatform.us"
                               << "globaldisco.crm.appsplatform.us"
                               << "portal.azure.us"
                               << "login.salesforce.com test.salesforce.com";
    QTest::newRow("china") << "login.partner.microsoftonline.cn"
                           << "microsoftgraph.chinacloudapi.cn"
                           << "crm.dynamics.cn"
                           << "globaldisco.crm.dynamics.cn"
                           << "portal.azure.cn"
                           << "login.sfcrmproducts.cn test.sfcrmproducts.cn";
}

void TestCore::builtInCloudsAreTheReferences()
{
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const auto &clouds = builtInClouds();
    QCOMPARE(clouds.size(), 5);
    const auto cloud =
        std::find_if(clouds.begin(), clouds.end(), [&name](const Cloud &c) { return c.name == name; });
    QVERIFY(cloud != clouds.end());
    QVERIFY(!cloud->added);
    QTEST(cloud->entraAuthority.host(), "authority");
    QTEST(cloud->graph.host(), "graph");
    QTEST(cloud->dataverseHosts.constFirst(), "dataverse");
    QTEST(cloud->globalDiscovery.host(), "discovery");
    QTEST(cloud->portal.host(), "portal");
    const QString salesforce =
        cloud->salesforceLogin.host() + QLatin1Char(' ') + cloud->salesforceSandboxLogin.host();
    QTEST(salesforce, "salesforce");
    for (const QUrl &url : {cloud->entraAuthority, cloud->graph, cloud->globalDiscovery, cloud->portal,
                            cloud->powerPlatform, cloud->salesforceLogin, cloud->salesforceSandboxLogin})
        QVERIFY2(url.isValid() && url.scheme() == QLatin1String("https") && url.path().isEmpty(),
                 qPrintable(url.toString()));
}

void TestCore::onlyLiteralLoopbackIsLoopback()
{
    for (const char *host : {"localhost", "LOCALHOST", "127.0.0.1", "127.255.0.9", "::1", "[::1]"})
        QVERIFY2(isLoopbackHost(QLatin1String(host)), host);
    for (const char *host :
         {"", "127", "127.1", "127.0.0.256", "127.0.0.01", "127.0.0.+1", "127.0.0.1.", "128.0.0.1",
          "127.0.0.1.evil.example", "org.localhost", "localhost.evil.example", "::", "[::2]"})
        QVERIFY2(!isLoopbackHost(QLatin1String(host)), host);
}

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
