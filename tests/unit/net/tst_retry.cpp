// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retry.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

const QString address = QStringLiteral("https://crm.example/x");

// Lets the event loop run, then moves the clock, until the task has ended.
std::optional<Result<HttpResponse>> playOut(Task<Result<HttpResponse>> task, ManualClock &clock,
                                            std::chrono::milliseconds step = 1s)
{
    for (int i = 0; i < 1000 && !task.isReady(); ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        if (clock.pending() > 0)
            clock.advance(step);
    }
    return awaitEnd(std::move(task));
}

} // namespace

class TestRetry : public QObject
{
    Q_OBJECT
private slots:
    void whatIsRepeated_data();
    void whatIsRepeated();
    void whatMustNotBeRepeatedIsNot();
    void theLastAnswerIsHandedUp();
    void retryAfterIsKept();
    void aLongPauseIsTheCallersMatter();
    void cancelEndsThePause();
    void backOff_data();
    void backOff();
};

void TestRetry::whatIsRepeated_data()
{
    QTest::addColumn<int>("status"); // 0: lost connection; else the error code where negative
    QTest::addColumn<int>("sent");
    QTest::newRow("429") << 429 << 2;
    QTest::newRow("502") << 502 << 2;
    QTest::newRow("503") << 503 << 2;
    QTest::newRow("504") << 504 << 2;
    QTest::newRow("lost") << 0 << 2;
    QTest::newRow("500 is the caller's") << 500 << 1;
    QTest::newRow("401") << 401 << 1;
    QTest::newRow("404") << 404 << 1;
    QTest::newRow("200") << 200 << 1;
    for (const ErrorCode code : {ErrorCode::Offline, ErrorCode::HostNotFound, ErrorCode::TimedOut,
                                 ErrorCode::CertificateNotTrusted, ErrorCode::ProxyAuthenticationRequired})
        QTest::newRow(qPrintable(nameOf(code))) << -int(code) << 1;
}

void TestRetry::whatIsRepeated()
{
    QFETCH(int, status);
    QFETCH(int, sent);
    ManualClock clock;
    FakeHttp fake(&clock);
    auto &first = fake.expect("GET", address);
    if (status > 0) {
        first.reply(status);
    } else if (status == 0) {
        first.cut();
    } else {
        Error error;
        error.code = ErrorCode(-status);
        first.fail(error);
    }
    if (sent == 2)
        fake.expect("GET", address).reply(200, "fine");
    RetryingHttp http(fake, clock);
    const auto result = playOut(http.send(HttpRequest::get(QUrl(address)), {}), clock);
    QCOMPARE(fake.requests().size(), sent);
    if (sent == 2)
        QCOMPARE((*result)->body, QByteArray("fine"));
}

void TestRetry::whatMustNotBeRepeatedIsNot()
{
    for (const int status : {0, 429, 502, 503, 504}) {
        ManualClock clock;
        FakeHttp fake(&clock);
        auto &step = fake.expect("POST", address);
        if (status == 0)
            step.cut();
        else
            step.reply(status, {}, {{"Retry-After", "1"}});
        RetryingHttp http(fake, clock);
        const auto result = playOut(http.send(HttpRequest::postForm(QUrl(address), "a=b"), {}), clock);
        QCOMPARE(fake.requests().size(), 1);
        QCOMPARE(result->has_value() ? (*result)->status : 0, status);
    }
}

void TestRetry::theLastAnswerIsHandedUp()
{
    ManualClock clock;
    FakeHttp fake(&clock);
    fake.expect("GET", address).reply(503, "one");
    fake.expect("GET", address).cut();
    fake.expect("GET", address).reply(502, "three");
    fake.expect("GET", address).reply(503, "four");
    RetryingHttp http(fake, clock);
    const auto result = playOut(http.send(HttpRequest::get(QUrl(address)), {}), clock);
    QCOMPARE((*result)->body, QByteArray("four"));
}

void TestRetry::retryAfterIsKept()
{
    ManualClock clock;
    FakeHttp fake(&clock);
    fake.expect("GET", address).reply(429, {}, {{"Retry-After", "17"}});
    fake.expect("GET", address).reply(200);
    RetryingHttp http(fake, clock);
    auto task = http.send(HttpRequest::get(QUrl(address)), {});
    QTRY_COMPARE(clock.pending(), 1);
    clock.advance(16999ms);
    QTest::qWait(0);
    QCOMPARE(fake.requests().size(), 1);
    clock.advance(1ms);
    const auto result = awaitEnd(std::move(task));
    QCOMPARE(fake.requests().size(), 2);
    QCOMPARE((*result)->status, 200);
}

void TestRetry::aLongPauseIsTheCallersMatter()
{
    ManualClock clock;
    FakeHttp fake(&clock);
    fake.expect("GET", address).reply(429, {}, {{"Retry-After", "61"}});
    RetryingHttp http(fake, clock);
    const auto result = awaitEnd(http.send(HttpRequest::get(QUrl(address)), {}));
    QCOMPARE((*result)->status, 429);
    QCOMPARE(clock.pending(), 0);
}

void TestRetry::cancelEndsThePause()
{
    ManualClock clock;
    FakeHttp fake(&clock);
    fake.expect("GET", address).reply(503);
    CancelSource source;
    std::optional<Task<Result<HttpResponse>>> task;
    {
        RetryingHttp http(fake, clock);
        task = http.send(HttpRequest::get(QUrl(address)), source.token());
        QTRY_COMPARE(clock.pending(), 1);
    } // the RetryingHttp is gone, the call is still asleep
    source.cancel();
    const auto result = awaitEnd(std::move(*task));
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().isCancelled());
}

void TestRetry::backOff_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<double>("random");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("shortest first pause") << 2 << 0.0 << -1 << 250;
    QTest::newRow("middle") << 2 << 0.5 << -1 << 375;
    QTest::newRow("doubles") << 3 << 0.0 << -1 << 500;
    QTest::newRow("doubles again") << 4 << 0.0 << -1 << 1000;
    QTest::newRow("ends at the longest") << 40 << 0.0 << -1 << 15000;
    QTest::newRow("longest") << 40 << 0.999999999 << -1 << 29999;
    QTest::newRow("asked for more") << 2 << 0.5 << 3 << 3000;
    QTest::newRow("asked for less") << 4 << 0.0 << 0 << 1000;
}

void TestRetry::backOff()
{
    QFETCH(int, attempt);
    QFETCH(double, random);
    QFETCH(int, asked);
    QFETCH(int, milliseconds);
    const auto pause = fairlead::backOff(
        {}, attempt, random, asked < 0 ? std::nullopt : std::optional(std::chrono::seconds(asked)));
    QCOMPARE(int(pause.count()), milliseconds);
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
