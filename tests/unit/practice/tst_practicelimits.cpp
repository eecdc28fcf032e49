// SPDX-License-Identifier: GPL-3.0-or-later
#include "batchbody.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;
using namespace std::chrono_literals;

namespace {

const QString whoAmI = QStringLiteral("WhoAmI");
const QByteArray burst = "x-ms-ratelimit-burst-remaining-xrm-requests";
const QByteArray remaining = "x-ms-ratelimit-time-remaining-xrm-requests";

int retryAfter(const Response &response)
{
    return Fixture::header(response, "Retry-After").toInt();
}

} // namespace

/// Service protection limits of the practice Dataverse (reference Microsoft 4.10).
class TestPracticeLimits : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(5); }
    void cleanup() { m_fixture.reset(); }

    void areOffAtFirst();
    void requestsAreCounted();
    void theWindowSlides();
    void pushingOnLengthensTheWait();
    void executionTimeIsAddedUp();
    void batchesTakeTheirTime();
    void manyAtTheSameTime();
    void eachUserHasHisOwn();
    void whatIsLeftIsTold();
    void refusalsChangeNothing();
    void budgetsAreChecked_data();
    void budgetsAreChecked();
    void resetTakesThemAway();

private:
    void budget(const QByteArray &members)
    {
        const auto answer = org().control(QStringLiteral("settings"), "{\"requestBudget\": " + members + "}");
        QVERIFY2(answer.status == 200, answer.body);
    }
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeLimits::areOffAtFirst()
{
    for (int i = 0; i < 300; ++i)
        QCOMPARE(org().get(whoAmI).status, 200);
    const auto answer = org().get(whoAmI);
    QCOMPARE(Fixture::header(answer, burst), QByteArray("5999"));
    QCOMPARE(Fixture::header(answer, remaining), QByteArray("1,200.00"));
}

void TestPracticeLimits::requestsAreCounted()
{
    budget(R"({"requests": 3, "seconds": 60})");
    QCOMPARE(org().get(whoAmI).status, 200);
    // One that fails counts as well.
    QCOMPARE(org().get(QStringLiteral("nothings")).status, 404);
    QCOMPARE(org().get(whoAmI).status, 200);
    const auto refused = org().get(whoAmI);
    QCOMPARE(refused.status, 429);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80072322"));
    QCOMPARE(Fixture::errorMessage(refused),
             QStringLiteral("Number of requests exceeded the limit of 3 over time window of 60 seconds."));
    QCOMPARE(retryAfter(refused), 60);
    org().clock.advance(60s);
    QCOMPARE(org().get(whoAmI).status, 200);
}

void TestPracticeLimits::theWindowSlides()
{
    budget(R"({"requests": 3, "seconds": 60})");
    QCOMPARE(org().get(whoAmI).status, 200);
    org().clock.advance(20s);
    QCOMPARE(org().get(whoAmI).status, 200);
    org().clock.advance(20s);
    QCOMPARE(org().get(whoAmI).status, 200);
    org().clock.advance(500ms);
    // The first of them leaves the window at 60 s.
    QCOMPARE(retryAfter(org().get(whoAmI)), 20);
    org().clock.advance(19'500ms);
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(retryAfter(org().get(whoAmI)), 20);
}

void TestPracticeLimits::pushingOnLengthensTheWait()
{
    budget(R"({"requests": 1, "seconds": 10})");
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(retryAfter(org().get(whoAmI)), 10);
    QCOMPARE(retryAfter(org().get(whoAmI)), 11);
    org().clock.advance(10s);
    const auto still = org().get(whoAmI);
    QCOMPARE(still.status, 429);
    QCOMPARE(retryAfter(still), 2);
    org().clock.advance(2s);
    QCOMPARE(org().get(whoAmI).status, 200);
}

void TestPracticeLimits::executionTimeIsAddedUp()
{
    budget(R"({"executionSeconds": 2, "seconds": 30, "operationMilliseconds": 500})");
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(org().get(whoAmI).status, 200);
        org().clock.advance(1s);
    }
    const auto refused = org().get(whoAmI);
    QCOMPARE(refused.status, 429);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80072321"));
    QVERIFY(Fixture::errorMessage(refused).contains(
        QLatin1String("exceeded limit of 2,000 milliseconds over time window of 30 seconds")));
    QCOMPARE(retryAfter(refused), 26);
    org().clock.advance(26s);
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 429);
}

void TestPracticeLimits::batchesTakeTheirTime()
{
    budget(R"({"requests": 10, "executionSeconds": 1, "seconds": 30, "operationMilliseconds": 100})");
    const auto batch = [&](int size) {
        const QByteArray part = httpPart("batch_1", requestText("GET WhoAmI"));
        return org().send("POST", root + QStringLiteral("$batch"), org().token(Fixture::name({})),
                          {{"Content-Type", "multipart/mixed; boundary=batch_1"}},
                          batchOf(QByteArrayList(size, part)));
    };
    const auto create = [&](int size) {
        QJsonArray targets;
        for (int i = 0; i < size; ++i)
            targets.append(QJsonObject{
                {QStringLiteral("@odata.type"), QStringLiteral("Microsoft.Dynamics.CRM.account")}});
        return org().write("POST", QStringLiteral("accounts/Microsoft.Dynamics.CRM.CreateMultiple"),
                           {{QStringLiteral("Targets"), targets}});
    };
    const auto first = batch(4);
    QCOMPARE(first.status, 200);
    QCOMPARE(Fixture::header(first, burst), QByteArray("9"));
    QCOMPARE(Fixture::header(first, remaining), QByteArray("0.60"));
    QCOMPARE(Fixture::header(create(5), remaining), QByteArray("0.10"));
    QCOMPARE(batch(20).status, 200); // what has begun is ended
    QCOMPARE(Fixture::errorCode(batch(1)), QStringLiteral("0x80072321"));
}

void TestPracticeLimits::manyAtTheSameTime()
{
    budget(R"({"concurrent": 2, "operationMilliseconds": 3000})");
    QCOMPARE(org().get(whoAmI).status, 200);
    org().clock.advance(1s);
    const auto second = org().get(whoAmI);
    QCOMPARE(second.status, 200);
    QCOMPARE(Fixture::header(second, "x-ms-dop-hint"), QByteArray("2"));
    const auto refused = org().get(whoAmI);
    QCOMPARE(refused.status, 429);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80072326"));
    QCOMPARE(Fixture::errorMessage(refused),
             QStringLiteral("Number of concurrent requests exceeded the limit of 2."));
    QCOMPARE(retryAfter(refused), 2);
    QCOMPARE(retryAfter(org().get(whoAmI)), 2); // this one is not lengthened
    org().clock.advance(2s);
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 429);
}

void TestPracticeLimits::eachUserHasHisOwn()
{
    budget(R"({"requests": 1})");
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 429);
    QCOMPARE(org().get(whoAmI, {}, account("readonly")).status, 200);
    QCOMPARE(retryAfter(org().get(whoAmI, {}, account("readonly"))), 300);
}

void TestPracticeLimits::whatIsLeftIsTold()
{
    budget(R"({"requests": 2, "executionSeconds": 1300, "seconds": 60, "operationMilliseconds": 250})");
    const auto first = org().get(whoAmI);
    QCOMPARE(Fixture::header(first, burst), QByteArray("1"));
    QCOMPARE(Fixture::header(first, remaining), QByteArray("1,299.75"));
    org().get(whoAmI);
    const auto refused = org().get(whoAmI);
    QCOMPARE(Fixture::header(refused, burst), QByteArray("0"));
    QCOMPARE(Fixture::header(refused, remaining), QByteArray("1,299.50"));
    QCOMPARE(Fixture::header(refused, "Content-Type"),
             QByteArray("application/json; odata.metadata=minimal"));
    QVERIFY(Fixture::header(org().get(QStringLiteral("accounts?$top=1")), "Retry-After").toInt() > 0);
    org().clock.advance(60s + 3s);
    QVERIFY(Fixture::header(org().get(whoAmI), "Retry-After").isEmpty());
}

void TestPracticeLimits::refusalsChangeNothing()
{
    budget(R"({"requests": 1})");
    const dataverse::Entity &accounts = *dataverse::Schema::instance().byName("account");
    const qint64 before = org().service.store().count(accounts);
    const QJsonObject body{{QStringLiteral("name"), QStringLiteral("Never")}};
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().write("POST", QStringLiteral("accounts"), body).status, 429);
    QCOMPARE(org().service.store().count(accounts), before);
}

void TestPracticeLimits::budgetsAreChecked_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<int>("status");
    QTest::newRow("empty") << QByteArray("{}") << 200;
    QTest::newRow("unknown member") << QByteArray(R"({"requests": 1, "minutes": 5})") << 400;
    QTest::newRow("text") << QByteArray(R"({"requests": "1"})") << 400;
    QTest::newRow("negative") << QByteArray(R"({"concurrent": -1})") << 400;
    QTest::newRow("no window") << QByteArray(R"({"requests": 1, "seconds": 0})") << 400;
    QTest::newRow("number") << QByteArray("5") << 400;
}

void TestPracticeLimits::budgetsAreChecked()
{
    QFETCH(QByteArray, members);
    QTEST(org().control(QStringLiteral("settings"), "{\"requestBudget\": " + members + "}").status, "status");
    const QJsonObject off{{QStringLiteral("requests"), 0},
                          {QStringLiteral("seconds"), 300},
                          {QStringLiteral("executionSeconds"), 0},
                          {QStringLiteral("concurrent"), 0},
                          {QStringLiteral("operationMilliseconds"), 20}};
    QCOMPARE(org().settings().value(QLatin1String("requestBudget")).toObject(), off);
}

void TestPracticeLimits::resetTakesThemAway()
{
    budget(R"({"requests": 1})");
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 429);
    // A new budget is a new beginning; so is a reset.
    budget(R"({"requests": 1})");
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 429);
    org().service.reset();
    QCOMPARE(org().get(whoAmI).status, 200);
    QCOMPARE(org().get(whoAmI).status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeLimits)
#include "tst_practicelimits.moc"
