// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/deviceflow.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

const QString tenant = QStringLiteral("organizations");
const QString client = QStringLiteral("11111111-2222-4333-8444-555555555555");
const QString startAddress =
    QStringLiteral("https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode*");
const QString tokenAddress =
    QStringLiteral("https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
const QStringList scopes{QStringLiteral("openid"),
                         QStringLiteral("https://org31ec4237.crm4.dynamics.com/user_impersonation")};

const QByteArray codeAnswer(
    R"({"user_code":"A1BCD2EFG","device_code":"GAQ+secret/code=","verification_uri":"https://microsoft.com/devicelogin",)"
    R"("expires_in":900,"interval":5,"message":"To sign in, use a web browser."})");
const QByteArray pending(
    R"({"error":"authorization_pending","error_description":"AADSTS70016: OAuth 2.0 device flow error.","error_codes":[70016]})");
const QByteArray tokens(
    R"({"token_type":"Bearer","scope":"openid","expires_in":4371,"access_token":"access","refresh_token":"refresh"})");

Cloud cloud()
{
    return builtInClouds().first();
}

DeviceCode code()
{
    DeviceCode code;
    code.userCode = QStringLiteral("A1BCD2EFG");
    code.deviceCode = Secret("GAQ+secret/code=");
    return code;
}

} // namespace

class TestDeviceFlow : public QObject
{
    Q_OBJECT

    ManualClock m_clock;

    Task<Result<TokenSet>> wait(FakeHttp &http, CancelToken cancel = {})
    {
        return awaitDeviceFlow(http, m_clock, cloud(), tenant, client, code(), cancel);
    }
    /// Moves the clock until the next request has gone out; how long that took.
    std::chrono::milliseconds untilRequest(FakeHttp &http, qsizetype number)
    {
        std::chrono::milliseconds waited{0};
        for (; http.requests().size() < number && waited < 20min; waited += 1s) {
            m_clock.advance(1s);
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents();
        }
        (void)QTest::qWaitFor([&] { return http.waiting() == 0; });
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        return waited;
    }

private slots:
    void theCodeIsAskedFor();
    void badCodeAnswers_data();
    void badCodeAnswers();
    void theFlowAtItsPace();
    void slowDownIsHeard();
    void troubleCostsARound_data();
    void troubleCostsARound();
    void retryAfterIsHeard();
    void refusalsEndIt_data();
    void refusalsEndIt();
    void itEndsByItself();
    void cancelEndsIt();
};

void TestDeviceFlow::theCodeIsAskedFor()
{
    FakeHttp http;
    http.expect("POST", startAddress).json(codeAnswer).check([](const HttpRequest &request) {
        QCOMPARE(request.body,
                 QByteArray("client_id=11111111-2222-4333-8444-555555555555&scope=openid%20https%3A%2F%2F"
                            "org31ec4237.crm4.dynamics.com%2Fuser_impersonation"));
        QVERIFY(!request.repeatable);
    });
    const auto result = awaitEnd(startDeviceFlow(http, cloud(), tenant, client, scopes, {}));
    QVERIFY(result && result->has_value());
    const DeviceCode &got = **result;
    QCOMPARE(got.userCode, QStringLiteral("A1BCD2EFG"));
    QCOMPARE(got.verificationUri, QUrl(QStringLiteral("https://microsoft.com/devicelogin")));
    QCOMPARE(got.deviceCode.reveal(), QByteArray("GAQ+secret/code="));
    QCOMPARE(got.message, QStringLiteral("To sign in, use a web browser."));
    QVERIFY(got.interval == 5s && got.expiresIn == 900s);
}

void TestDeviceFlow::badCodeAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("blocked") << 400 << QByteArray(R"({"error":"invalid_grant","error_codes":[53003]})")
                             << ErrorCode::BlockedByOrganisation;
    QTest::newRow("public flows off")
        << 401 << QByteArray(R"({"error":"invalid_client","error_codes":[7000218]})")
        << ErrorCode::AppMisconfigured;
    QTest::newRow("down") << 503 << QByteArray("<html>") << ErrorCode::ProviderUnavailable;
    QTest::newRow("portal") << 200 << QByteArray("<html>Welcome to our guest network")
                            << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("no code") << 200
                             << QByteArray(R"({"user_code":"A","verification_uri":"https://x.example/"})")
                             << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("unsafe page")
        << 200 << QByteArray(R"({"user_code":"A","device_code":"B","verification_uri":"http://x.example/"})")
        << ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("page is a script")
        << 200 << QByteArray(R"({"user_code":"A","device_code":"B","verification_uri":"javascript:alert"})")
        << ErrorCode::ProviderAnswerInvalid;
}

void TestDeviceFlow::badCodeAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, expected);
    FakeHttp http;
    http.expect("POST", startAddress).json(body, status);
    const auto result = awaitEnd(startDeviceFlow(http, cloud(), tenant, client, scopes, {}));
    QVERIFY(!result->has_value());
    QCOMPARE(result->error().code, expected);
}

void TestDeviceFlow::theFlowAtItsPace()
{
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).json(pending, 400).times(3).check([](const HttpRequest &request) {
        QCOMPARE(
            request.body,
            QByteArray("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
                       "&client_id=11111111-2222-4333-8444-555555555555&device_code=GAQ%2Bsecret%2Fcode%3D"));
    });
    http.expect("POST", tokenAddress).json(tokens);
    auto task = wait(http);
    QCOMPARE(http.requests().size(), 0);
    for (int i = 1; i <= 4; ++i)
        QVERIFY(untilRequest(http, i) == 5s);
    const auto result = awaitEnd(std::move(task));
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->accessToken.reveal(), QByteArray("access"));
    QCOMPARE((*result)->refreshToken.reveal(), QByteArray("refresh"));
}

void TestDeviceFlow::slowDownIsHeard()
{
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).json(R"({"error":"slow_down"})", 400).times(2);
    http.expect("POST", tokenAddress).json(tokens);
    auto task = wait(http);
    QVERIFY(untilRequest(http, 1) == 5s);
    QVERIFY(untilRequest(http, 2) == 10s);
    QVERIFY(untilRequest(http, 3) == 15s);
    QVERIFY(awaitEnd(std::move(task))->has_value());
}

void TestDeviceFlow::troubleCostsARound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("lost connection") << 0 << QByteArray();
    QTest::newRow("unavailable") << 503 << QByteArray("<html>");
    QTest::newRow("limited") << 429 << QByteArray();
    QTest::newRow("transient") << 400 << QByteArray(R"({"error":"invalid_grant","error_codes":[90033]})");
    QTest::newRow("portal") << 200 << QByteArray("<html>");
}

void TestDeviceFlow::troubleCostsARound()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FakeHttp http(&m_clock);
    auto &trouble = http.expect("POST", tokenAddress);
    if (status == 0)
        trouble.cut();
    else
        trouble.json(body, status);
    http.expect("POST", tokenAddress).json(tokens);
    auto task = wait(http);
    QVERIFY(untilRequest(http, 1) == 5s);
    QVERIFY(untilRequest(http, 2) == 10s); // less often than before
    QVERIFY(awaitEnd(std::move(task))->has_value());
}

void TestDeviceFlow::retryAfterIsHeard()
{
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).reply(429, {}, {{"Retry-After", "42"}});
    http.expect("POST", tokenAddress).json(tokens);
    auto task = wait(http);
    QVERIFY(untilRequest(http, 1) == 5s);
    QVERIFY(untilRequest(http, 2) == 42s);
    QVERIFY(awaitEnd(std::move(task))->has_value());
}

void TestDeviceFlow::refusalsEndIt_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("expected");
    QTest::newRow("declined") << QByteArray(R"({"error":"authorization_declined"})")
                              << ErrorCode::ConsentDeclined;
    QTest::newRow("expired") << QByteArray(R"({"error":"expired_token","error_codes":[70019]})")
                             << ErrorCode::CodeExpired;
    QTest::newRow("wrong code") << QByteArray(R"({"error":"bad_verification_code","error_codes":[70018]})")
                                << ErrorCode::CodeExpired;
    QTest::newRow("conditional access") << QByteArray(R"({"error":"invalid_grant","error_codes":[53003]})")
                                        << ErrorCode::BlockedByOrganisation;
    QTest::newRow("another region") << QByteArray(R"({"error":"invalid_grant","error_codes":[50134]})")
                                    << ErrorCode::CodeExpired;
}

void TestDeviceFlow::refusalsEndIt()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, expected);
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).json(body, 400);
    auto task = wait(http);
    untilRequest(http, 1);
    const auto result = awaitEnd(std::move(task));
    QVERIFY(!result->has_value());
    QCOMPARE(result->error().code, expected);
}

void TestDeviceFlow::itEndsByItself()
{
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).json(pending, 400).times(-1);
    auto task = wait(http);
    std::chrono::milliseconds waited{0};
    for (; !task.isReady() && waited < 20min; waited += 1s) {
        m_clock.advance(1s);
        (void)QTest::qWaitFor([&] { return http.waiting() == 0; });
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    const auto result = awaitEnd(std::move(task));
    QCOMPARE(result->error().code, ErrorCode::CodeExpired);
    QVERIFY(waited <= 900s && waited >= 895s);
    QVERIFY(http.requests().size() <= 180);
}

void TestDeviceFlow::cancelEndsIt()
{
    FakeHttp http(&m_clock);
    http.expect("POST", tokenAddress).hang();
    CancelSource source;
    auto asleep = wait(http, source.token());
    source.cancel();
    QVERIFY(awaitEnd(std::move(asleep))->error().isCancelled());
    QCOMPARE(http.requests().size(), 0);

    CancelSource second;
    auto hanging = wait(http, second.token());
    m_clock.advance(5s);
    QTRY_COMPARE(http.waiting(), 1);
    second.cancel();
    QVERIFY(awaitEnd(std::move(hanging))->error().isCancelled());
}

QTEST_GUILESS_MAIN(TestDeviceFlow)
#include "tst_deviceflow.moc"
