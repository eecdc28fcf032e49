// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/apicall.h"
#include "crm/watermark.h"
#include "faketokens.h"
#include "net/retry.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;

/// The way every request goes: token, replay, admission, budget. And where a pull goes on.
class TestApiCall : public QObject
{
    Q_OBJECT
private slots:
    void sendsBearerAndHeaders();
    void replaysOnceWithANewerToken();
    void givesUpAfterTheReplay();
    void doesNotReplayWithTheSameToken();
    void reportsWhyNoNewerTokenCame();
    void doesNotReplayOtherRefusals();
    void replaysEvenWhatIsNotRepeatable();
    void openRequestsCarryNoToken();
    void cancelEndsTheWait();
    void errorOfTheWayOutIsHandedUp();
    void retryAfterIsHandedUp();
    void repetitionsAreCounted();
    void aPartCountsItsOwn();

    void admissionComesFirst();
    void admissionIsAskedOncePerToken();
    void admissionIsSharedByParallelRequests();
    void admissionRefusesAnotherOrganisation();
    void admissionWithAStaleTokenIsReplayed();
    void admissionIsTriedAgainAfterACut();

    void limitInfo_data();
    void limitInfo();
    void usageIsTheLatest();

    void watermarks_data();
    void watermarks();
    void lowerBoundOverlaps();
    void cursorFollowsTheRows();
    void cursorEndsAtTheServersTime();
    void cursorWithoutServerTime();
};

namespace {

const QUrl address(QStringLiteral("https://crm.example/data"));
const QUrl question(QStringLiteral("https://crm.example/whoami"));

QByteArray bearerOf(const HttpRequest &request)
{
    QByteArray found;
    for (const auto &[name, value] : request.headers) {
        if (name == "Authorization")
            found += value;
    }
    return found;
}

ApiDialect dialect()
{
    ApiDialect plain;
    plain.headers = {{"Accept", "application/json"}};
    plain.tokenRejected = [](const HttpResponse &response) { return response.status == 401; };
    plain.toError = [](const HttpResponse &response) {
        Error error;
        error.code = response.status == 401 ? ErrorCode::SignInNeeded : ErrorCode::ProviderUnavailable;
        error.providerCode = QString::number(response.status);
        return error;
    };
    return plain;
}

ApiAdmission admission()
{
    ApiAdmission gate;
    gate.question = HttpRequest::get(question);
    gate.judge = [](const HttpResponse &response) -> Outcome {
        if (response.body == "ours")
            return {};
        Error error;
        error.code = ErrorCode::WrongOrganisation;
        return fail(error);
    };
    return gate;
}

} // namespace

void TestApiCall::sendsBearerAndHeaders()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).json("{\"a\":1}");
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE((*answer)->value(QLatin1String("a")).toInt(), 1);
    QCOMPARE(bearerOf(http.requests().first()), QByteArray("Bearer token-1"));
    QVERIFY(http.requests().first().headers.contains({"Accept", "application/json"}));
    QCOMPARE(api.requests(), 1);
}

void TestApiCall::replaysOnceWithANewerToken()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(401);
    http.expect("GET", address.toString()).json("{}");
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE(tokens.rejections, QStringList{"token-1"});
    QCOMPARE(bearerOf(http.requests().last()), QByteArray("Bearer token-2"));
    QCOMPARE(api.requests(), 2);
}

void TestApiCall::givesUpAfterTheReplay()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(401).times(2);
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::SignInNeeded);
    QCOMPARE(http.requests().size(), 2);
}

void TestApiCall::doesNotReplayWithTheSameToken()
{
    FakeHttp http;
    FakeTokens tokens;
    tokens.renews = false;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(401);
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::SignInNeeded);
    QCOMPARE(http.requests().size(), 1);
}

void TestApiCall::reportsWhyNoNewerTokenCame()
{
    FakeHttp http;
    FakeTokens tokens;
    tokens.error = Error::bug(QStringLiteral("the provider could not be asked"));
    tokens.error->code = ErrorCode::Offline;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(401);
    const auto answer = awaitEnd(api.object(address, {}));
    // "Could not ask" is never "signed out".
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::Offline);
}

void TestApiCall::doesNotReplayOtherRefusals()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(503);
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::ProviderUnavailable);
    QVERIFY(tokens.rejections.isEmpty());
}

void TestApiCall::replaysEvenWhatIsNotRepeatable()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("POST", address.toString()).reply(401);
    http.expect("POST", address.toString()).check([](const HttpRequest &request) {
        QCOMPARE(request.body, QByteArray("{\"Name\":\"x\"}"));
    });
    HttpRequest create = HttpRequest::json("POST", address, "{\"Name\":\"x\"}");
    create.repeatable = false;
    const auto answer = awaitEnd(api.send(create, {}));
    QVERIFY(answer && answer->has_value());
}

void TestApiCall::openRequestsCarryNoToken()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", address.toString()).reply(401);
    const auto answer = awaitEnd(api.sendOpen(HttpRequest::get(address), {}));
    QVERIFY(answer && !answer->has_value());
    QVERIFY(bearerOf(http.requests().first()).isEmpty());
    QVERIFY(tokens.rejections.isEmpty());
}

void TestApiCall::cancelEndsTheWait()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    CancelSource source;
    http.expect("GET", address.toString()).hang();
    auto task = api.object(address, source.token());
    QTRY_COMPARE(http.waiting(), 1);
    source.cancel();
    const auto answer = awaitEnd(std::move(task));
    QVERIFY(answer && !answer->has_value());
    QVERIFY(answer->error().isCancelled());
    QCOMPARE(http.waiting(), 0);
}

void TestApiCall::errorOfTheWayOutIsHandedUp()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).cut();
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::ConnectionLost);
}

void TestApiCall::retryAfterIsHandedUp()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(429, {}, {{"Retry-After", "180"}});
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().retryAfter, std::chrono::seconds(180));
}

void TestApiCall::repetitionsAreCounted()
{
    ManualClock clock;
    FakeHttp fake(&clock);
    RetryingHttp http(fake, clock);
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    fake.expect("GET", address.toString()).reply(503);
    fake.expect("GET", address.toString()).cut();
    fake.expect("GET", address.toString()).reply(200, "{}");
    auto call = api.object(address, {});
    QVERIFY(QTest::qWaitFor([&] {
        clock.advance(std::chrono::seconds(1));
        return call.isReady();
    }));
    QCOMPARE(fake.requests().size(), 3);
    QCOMPARE(api.requests(), 3);
}

void TestApiCall::aPartCountsItsOwn()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall whole(http, tokens, dialect());
    whole.setAdmission(admission());
    ApiCall part(whole);
    part.countAnew();
    http.expect("GET", question.toString()).reply(200, "ours");
    http.expect("GET", address.toString()).reply(200, "{}", {{"Sforce-Limit-Info", "api-usage=7/100"}});
    http.expect("GET", address.toString()).json("{}");
    QVERIFY(awaitEnd(part.object(address, {})));
    QVERIFY(awaitEnd(whole.object(address, {})));
    // Who asks first has the admission asked for; what is learned is known to both.
    QCOMPARE(part.requests(), 2);
    QCOMPARE(whole.requests(), 1);
    QCOMPARE(whole.usage().used, std::optional<qint64>(7));
    QCOMPARE(part.usage(), whole.usage());
}

void TestApiCall::admissionComesFirst()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).reply(200, "ours");
    http.expect("GET", address.toString()).json("{}");
    const auto answer = awaitEnd(api.object(address, {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE(http.requests().first().url, question);
    QCOMPARE(bearerOf(http.requests().first()), QByteArray("Bearer token-1"));
}

void TestApiCall::admissionIsAskedOncePerToken()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).reply(200, "ours").times(2);
    http.expect("GET", address.toString()).json("{}").times(3);
    for (int i = 0; i < 2; ++i)
        QVERIFY(awaitEnd(api.object(address, {}))->has_value());
    tokens.number = 7; // renewed ahead of its expiry
    QVERIFY(awaitEnd(api.object(address, {}))->has_value());
    QCOMPARE(http.requests().size(), 5);
    QCOMPARE(http.requests()[3].url, question);
    QCOMPARE(bearerOf(http.requests()[3]), QByteArray("Bearer token-7"));
}

void TestApiCall::admissionIsSharedByParallelRequests()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).reply(200, "ours");
    http.expect("GET", address.toString()).json("{}").times(3);
    auto first = api.object(address, {});
    auto second = api.object(address, {});
    auto third = api.object(address, {});
    QVERIFY(awaitEnd(std::move(first))->has_value());
    QVERIFY(awaitEnd(std::move(second))->has_value());
    QVERIFY(awaitEnd(std::move(third))->has_value());
}

void TestApiCall::admissionRefusesAnotherOrganisation()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).reply(200, "a refreshed sandbox").times(2);
    auto first = api.object(address, {});
    auto second = api.object(address, {});
    for (auto *task : {&first, &second}) {
        const auto answer = awaitEnd(std::move(*task));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().code, ErrorCode::WrongOrganisation);
    }
    for (const HttpRequest &request : http.requests())
        QCOMPARE(request.url, question);
}

void TestApiCall::admissionWithAStaleTokenIsReplayed()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).reply(401);
    http.expect("GET", question.toString()).reply(200, "ours");
    http.expect("GET", address.toString()).json("{}");
    QVERIFY(awaitEnd(api.object(address, {}))->has_value());
    QCOMPARE(bearerOf(http.requests().last()), QByteArray("Bearer token-2"));
}

void TestApiCall::admissionIsTriedAgainAfterACut()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    api.setAdmission(admission());
    http.expect("GET", question.toString()).cut();
    http.expect("GET", question.toString()).reply(200, "ours");
    http.expect("GET", address.toString()).json("{}");
    auto first = api.object(address, {});
    auto second = api.object(address, {});
    QCOMPARE(awaitEnd(std::move(first))->error().code, ErrorCode::ConnectionLost);
    QVERIFY(awaitEnd(std::move(second))->has_value());
}

void TestApiCall::limitInfo_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("used");
    QTest::addColumn<qint64>("limit");
    QTest::newRow("plain") << QByteArray("api-usage=10018/100000") << qint64(10018) << qint64(100000);
    QTest::newRow("with the app's own")
        << QByteArray("api-usage=25/5000; per-app-api-usage=17/250(appName=X)") << qint64(25) << qint64(5000);
    QTest::newRow("the other way round")
        << QByteArray("per-app-api-usage=17/250(appName=X);api-usage=25/5000") << qint64(25) << qint64(5000);
    QTest::newRow("absent") << QByteArray() << qint64(-1) << qint64(-1);
    QTest::newRow("only the app's") << QByteArray("per-app-api-usage=17/250(appName=X)") << qint64(-1)
                                    << qint64(-1);
    QTest::newRow("nonsense") << QByteArray("api-usage=many") << qint64(-1) << qint64(-1);
}

void TestApiCall::limitInfo()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, used);
    QFETCH(qint64, limit);
    const auto usage = parseLimitInfo(value);
    QCOMPARE(usage.has_value(), used >= 0);
    if (usage)
        QCOMPARE(*usage, (ApiUsage{used, limit}));
}

void TestApiCall::usageIsTheLatest()
{
    FakeHttp http;
    FakeTokens tokens;
    ApiCall api(http, tokens, dialect());
    http.expect("GET", address.toString()).reply(200, "{}", {{"sforce-limit-info", "api-usage=7/100"}});
    http.expect("GET", address.toString()).reply(503, {}, {{"Sforce-Limit-Info", "api-usage=8/100"}});
    http.expect("GET", address.toString()).reply(200, "{}");
    for (int i = 0; i < 3; ++i)
        (void)awaitEnd(api.object(address, {}));
    QCOMPARE(api.usage(), (ApiUsage{8, 100}));
}

void TestApiCall::watermarks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("Salesforce") << "2026-05-01T10:00:00.000+0000"
                                << "2026-05-01T10:00:00Z";
    QTest::newRow("Dataverse") << "2026-05-01T10:00:00Z"
                               << "2026-05-01T10:00:00Z";
    QTest::newRow("offset") << "2026-05-01T12:00:00.000+0200"
                            << "2026-05-01T10:00:00Z";
    QTest::newRow("offset with colon") << "2026-05-01T12:00:00+02:00"
                                       << "2026-05-01T10:00:00Z";
    QTest::newRow("milliseconds are cut") << "2026-05-01T10:00:00.999Z"
                                          << "2026-05-01T10:00:00Z";
    QTest::newRow("no zone") << "2026-05-01T10:00:00" << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("nonsense") << "yesterday" << QString();
}

void TestApiCall::watermarks()
{
    QFETCH(QString, text);
    QFETCH(QString, wanted);
    const auto time = fromWatermark(text);
    QCOMPARE(time.has_value(), !wanted.isEmpty());
    if (time)
        QCOMPARE(toWatermark(*time), wanted);
}

void TestApiCall::lowerBoundOverlaps()
{
    QCOMPARE(lowerBound(QStringLiteral("2026-05-01T00:05:00Z")), QStringLiteral("2026-04-30T23:55:00Z"));
    QCOMPARE(lowerBound(QString()), QString());
    QCOMPARE(lowerBound(QStringLiteral("damaged")), QString());
}

void TestApiCall::cursorFollowsTheRows()
{
    const QDateTime server = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
    const PullCursor first =
        cursorAfter({}, QStringLiteral("/next"), server, QStringLiteral("2026-03-01T00:00:00.000+0000"));
    QCOMPARE(first, (PullCursor{"2026-03-01T00:00:00Z", "/next", "2026-05-01T10:00:00Z", {}}));
    // The time of the first page stays the bound, however late the others come.
    const PullCursor second = cursorAfter(first, QStringLiteral("/more"), server.addSecs(3600),
                                          QStringLiteral("2026-04-01T00:00:00.000+0000"));
    QCOMPARE(second, (PullCursor{"2026-04-01T00:00:00Z", "/more", "2026-05-01T10:00:00Z", {}}));
    // Within the overlap rows are older than the watermark, which never goes back.
    const PullCursor third = cursorAfter({"2026-04-01T00:00:00Z", {}, {}, {}}, QStringLiteral("/n"), server,
                                         QStringLiteral("2026-03-31T23:55:00.000+0000"));
    QCOMPARE(third.watermark, QStringLiteral("2026-04-01T00:00:00Z"));
}

void TestApiCall::cursorEndsAtTheServersTime()
{
    const QDateTime server = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
    QCOMPARE(cursorAfter({}, {}, server, {}), (PullCursor{"2026-05-01T10:00:00Z", {}, {}, {}}));
    // Where the deletions had got to is not the rows' business.
    const PullCursor asked{"2026-04-01T00:00:00Z", "/next", "2026-05-01T09:00:00Z", "2026-04-30T00:00:00Z"};
    QCOMPARE(cursorAfter(asked, QStringLiteral("/more"), server, {}).deletionsUpTo, asked.deletionsUpTo);
    QCOMPARE(cursorAfter(asked, {}, server, QStringLiteral("2026-05-01T09:30:00.000+0000")),
             (PullCursor{"2026-05-01T09:00:00Z", {}, {}, "2026-04-30T00:00:00Z"}));
}

void TestApiCall::cursorWithoutServerTime()
{
    QCOMPARE(cursorAfter({}, {}, std::nullopt, QStringLiteral("2026-03-01T00:00:00.000+0000")),
             (PullCursor{"2026-03-01T00:00:00Z", {}, {}, {}}));
    // Nothing known, nothing new: ask again from the same place.
    QCOMPARE(cursorAfter({"2026-04-01T00:00:00Z", {}, {}, {}}, {}, std::nullopt, {}),
             (PullCursor{"2026-04-01T00:00:00Z", {}, {}, {}}));
    QVERIFY(cursorAfter({}, {}, std::nullopt, {}).isFirst());
}

QTEST_GUILESS_MAIN(TestApiCall)
#include "tst_apicall.moc"
