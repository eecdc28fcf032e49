// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/net/httpscene.h"

#include <QElapsedTimer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// What a request and its answer are, without a proxy and without TLS.
class TestQtHttp : public QObject, HttpScene
{
    Q_OBJECT

private slots:
    void statusesAreValues_data();
    void statusesAreValues();
    void challengesAreValues_data();
    void challengesAreValues();
    void theRequestArrivesAsItIs();
    void redirectsAreNotFollowed();
    void cookiesAreNotKept();
    void plainHttpOnlyToLoopback();
    void noAnswerTimesOut();
    void aSlowBodyTimesOut();
    void cancelEnds();
    void theEndOfHttpEndsItsCalls();
    void refusedConnection();
    void unknownHost();
    void cutAnswers_data();
    void cutAnswers();
    void whatMustNotBeRepeatedArrivesOnce_data();
    void whatMustNotBeRepeatedArrivesOnce();
    void whatMayBeRepeatedIs();
    void aClosedIdleConnectionIsReplaced();
    void nonsenseIsNotAnAnswer();
    void tooLargeABodyIsRefused();
    void packedBodiesAreUnpacked();
};

void TestQtHttp::statusesAreValues_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 302, 304, 400, 401, 403, 404, 405, 409, 410,
                             412, 415, 418, 422, 429, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status;
}

void TestQtHttp::statusesAreValues()
{
    QFETCH(int, status);
    const QByteArray body = status == 204 || status == 304 ? QByteArray() : QByteArray("the body");
    RawServer server([&](const RawRequest &) { return RawReply::http(status, body, {{"X-Mine", "yes"}}); });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->status, status);
    QCOMPARE(result->body, body);
    QCOMPARE(result->header("x-mine"), QByteArray("yes"));
    const auto posted = send(http, HttpRequest::postForm(server.url(), "a=b"));
    QVERIFY(posted);
    QCOMPARE(posted->status, status);
    QCOMPARE(posted->body, body);
}

void TestQtHttp::challengesAreValues_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("Dataverse") << QByteArray(
        "Bearer authorization_uri=https://login.example/x/oauth2/authorize, "
        "resource_id=https://org.example/");
    QTest::newRow("Salesforce") << QByteArray("Token");
    QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"");
    QTest::newRow("Digest") << QByteArray("Digest realm=\"x\", nonce=\"y\", qop=\"auth\"");
}

void TestQtHttp::challengesAreValues()
{
    QFETCH(QByteArray, challenge);
    RawServer server([&](const RawRequest &) {
        return RawReply::http(401, "why not", {{"WWW-Authenticate", challenge}});
    });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()).withBearer("old"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
    QCOMPARE(result->status, 401);
    QCOMPARE(result->body, QByteArray("why not"));
    QCOMPARE(result->header("WWW-Authenticate"), challenge);
    QCOMPARE(server.requests().size(), 1);
}

void TestQtHttp::theRequestArrivesAsItIs()
{
    RawServer server(hello);
    QtHttp http(direct(), m_clock);
    HttpRequest request = HttpRequest::json("PATCH", server.url(), R"({"a":1})").withHeader("If-Match", "*");
    request.url = QUrl::fromEncoded(server.url().toEncoded() + "a%27b?x=%2B+%22&$top=1");
    QVERIFY(send(http, request));
    QVERIFY(send(http, HttpRequest::json("DELETE", server.url(), {})));
    QCOMPARE(server.requests().size(), 2);
    const RawRequest &seen = server.requests().first();
    QCOMPARE(seen.method, QByteArray("PATCH"));
    QCOMPARE(seen.target, QByteArray("/a%27b?x=%2B+%22&$top=1"));
    QCOMPARE(seen.header("If-Match"), QByteArray("*"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.body, QByteArray(R"({"a":1})"));
    QVERIFY(seen.header("User-Agent").startsWith("Fairlead/"));
    QCOMPARE(server.requests().last().method, QByteArray("DELETE"));
}

// A redirect to another host must not receive the token (reference "Salesforce 8", trap 1).
void TestQtHttp::redirectsAreNotFollowed()
{
    RawServer other(hello);
    RawServer server([&](const RawRequest &) {
        return RawReply::http(302, "moved", {{"Location", other.url().toEncoded()}});
    });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()).withBearer("secret"));
    QVERIFY(result);
    QCOMPARE(result->status, 302);
    QCOMPARE(result->header("Location"), other.url().toEncoded());
    QVERIFY(other.requests().isEmpty());
}

void TestQtHttp::cookiesAreNotKept()
{
    RawServer server([&](const RawRequest &) {
        return RawReply::http(200, "x",
                              {{"Set-Cookie", "sid=abc; Path=/"}, {"Cache-Control", "max-age=600"}});
    });
    QtHttp http(direct(), m_clock);
    QVERIFY(send(http, HttpRequest::get(server.url())));
    QVERIFY(send(http, HttpRequest::get(server.url())));
    QCOMPARE(server.requests().size(), 2); // nothing was answered from a cache
    QVERIFY(server.requests().last().header("Cookie").isEmpty());
}

void TestQtHttp::plainHttpOnlyToLoopback()
{
    QtHttp http(direct(), m_clock);
    for (const char *url :
         {"http://crm.example/", "ftp://127.0.0.1/", "file:///etc/hostname", "crm.example"}) {
        const auto result = send(http, HttpRequest::get(QUrl(QLatin1String(url))));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::AddressRejected);
    }
}

void TestQtHttp::noAnswerTimesOut()
{
    RawServer server([](const RawRequest &) { return RawReply::hang(); });
    QtHttp http(direct(), m_clock);
    auto task = http.send(HttpRequest::get(server.url()), {});
    QTRY_COMPARE(server.requests().size(), 1);
    m_clock.advance(59999ms);
    QTest::qWait(0);
    QVERIFY(!task.isReady());
    m_clock.advance(1ms);
    const auto result = awaitEnd(std::move(task));
    QCOMPARE(result->error().code, ErrorCode::TimedOut);
    QCOMPARE(result->error().errorClass, ErrorClass::RetryLater);
}

void TestQtHttp::aSlowBodyTimesOut()
{
    RawServer server([](const RawRequest &) {
        return RawReply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly the beginning",
                        RawReply::Then::Hang, 0};
    });
    QtHttp http(direct(), m_clock);
    HttpRequest request = HttpRequest::get(server.url());
    request.timeout = 5s;
    auto task = http.send(request, {});
    QTRY_COMPARE(server.requests().size(), 1);
    m_clock.advance(5s);
    const auto result = awaitEnd(std::move(task));
    QCOMPARE(result->error().code, ErrorCode::TimedOut);
}

void TestQtHttp::cancelEnds()
{
    RawServer server([](const RawRequest &) { return RawReply::hang(); });
    QtHttp http(direct(), m_clock);
    CancelSource source;
    auto task = http.send(HttpRequest::get(server.url()), source.token());
    QTRY_COMPARE(server.requests().size(), 1);
    QElapsedTimer timer;
    timer.start();
    source.cancel();
    const auto result = awaitEnd(std::move(task));
    QVERIFY(result->error().isCancelled());
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(send(http, HttpRequest::get(server.url()), source.token()).error().isCancelled());
    QCOMPARE(server.requests().size(), 1);
}

void TestQtHttp::theEndOfHttpEndsItsCalls()
{
    RawServer server([](const RawRequest &) { return RawReply::hang(); });
    auto http = std::make_unique<QtHttp>(direct(), m_clock);
    auto first = http->send(HttpRequest::get(server.url()), {});
    auto second = http->send(HttpRequest::postForm(server.url(), "a=b"), {});
    QTRY_COMPARE(server.requests().size(), 2);
    http.reset();
    QVERIFY(awaitEnd(std::move(first))->error().isCancelled());
    QVERIFY(awaitEnd(std::move(second))->error().isCancelled());
}

void TestQtHttp::refusedConnection()
{
    QtHttp http(direct(), m_clock);
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/").arg(closedPort()));
    const auto result = send(http, HttpRequest::get(url));
    QCOMPARE(result.error().code, ErrorCode::ConnectionRefused);
    QVERIFY(result.error().sentence.contains(QLatin1String("127.0.0.1")));
    QVERIFY(!result.error().remedy.isEmpty());
}

void TestQtHttp::unknownHost()
{
    for (const bool network : {true, false}) {
        QtHttp::Options options;
        options.hasNetwork = [network] { return network; };
        QtHttp http(direct(), m_clock, options);
        const auto result =
            send(http, HttpRequest::get(QUrl(QStringLiteral("https://no-such-host.invalid/"))));
        QCOMPARE(result.error().code, network ? ErrorCode::HostNotFound : ErrorCode::Offline);
    }
}

void TestQtHttp::cutAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    QTest::newRow("half a refusal") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nhalf");
    QTest::newRow("half a chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf");
    QTest::newRow("no last chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
}

void TestQtHttp::cutAnswers()
{
    QFETCH(QByteArray, bytes);
    RawServer server([&](const RawRequest &) { return RawReply::cut(bytes); });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()));
    QVERIFY2(!result, "half an answer was taken for a whole one");
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(result.error().errorClass, ErrorClass::RetryLater);
}

void TestQtHttp::whatMustNotBeRepeatedArrivesOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("warm");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("token request") << QByteArray("POST") << QByteArray("grant_type=refresh_token") << false
                                   << QByteArray();
    QTest::newRow("on a kept connection")
        << QByteArray("POST") << QByteArray("grant_type=refresh_token") << true << QByteArray();
    QTest::newRow("no body") << QByteArray("POST") << QByteArray() << false << QByteArray();
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray() << false << QByteArray();
    QTest::newRow("half a head") << QByteArray("POST") << QByteArray("a=b") << false
                                 << QByteArray("HTTP/1.1 200 OK\r\nCon");
    QTest::newRow("large") << QByteArray("POST") << QByteArray(300'000, 'x') << true << QByteArray();
}

// Qt by itself sends a request up to three more times when the connection closes before an answer: with a
// rotating refresh token that kills the whole family, with a create it makes doubles.
void TestQtHttp::whatMustNotBeRepeatedArrivesOnce()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, warm);
    QFETCH(QByteArray, answer);
    RawServer server([&](const RawRequest &request) {
        return request.target == "/warm" ? RawReply::http(200, "warm") : RawReply::cut(answer);
    });
    QtHttp http(direct(), m_clock);
    if (warm)
        QVERIFY(send(http, HttpRequest::get(server.url(QStringLiteral("/warm")))));
    HttpRequest request;
    request.method = method;
    request.url = server.url();
    request.body = body;
    request.repeatable = false;
    const auto result = send(http, request);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QTest::qWait(50); // a second sending would arrive after the first has been given up
    QCOMPARE(server.requests().size(), warm ? 2 : 1);
    QCOMPARE(server.requests().last().body, body);
}

void TestQtHttp::whatMayBeRepeatedIs()
{
    int left = 1;
    RawServer server(
        [&](const RawRequest &) { return left-- > 0 ? RawReply::cut() : RawReply::http(200, "again"); });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("again"));
}

void TestQtHttp::aClosedIdleConnectionIsReplaced()
{
    RawServer server([&](const RawRequest &) {
        RawReply reply = RawReply::http(200, "bye");
        reply.then = RawReply::Then::Close;
        return reply;
    });
    QtHttp http(direct(), m_clock);
    for (int i = 0; i < 5; ++i) {
        const auto result = send(http, HttpRequest::postForm(server.url(), "a=b"));
        QVERIFY2(result, result ? "" : qPrintable(result.error().text()));
        QTest::qWait(10); // until the end of the connection has been seen
    }
    QCOMPARE(server.requests().size(), 5);
    QCOMPARE(server.connections(), 5);
}

void TestQtHttp::nonsenseIsNotAnAnswer()
{
    RawServer server([](const RawRequest &) { return RawReply::cut("SSH-2.0-OpenSSH_9.2\r\n\r\n"); });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()));
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::ProviderAnswerInvalid
            || result.error().code == ErrorCode::ConnectionLost);
}

void TestQtHttp::tooLargeABodyIsRefused()
{
    RawServer server([](const RawRequest &) { return RawReply::http(200, QByteArray(200'000, 'x')); });
    QtHttp::Options options;
    options.largestBody = 100'000;
    QtHttp http(direct(), m_clock, options);
    const auto result = send(http, HttpRequest::get(server.url()));
    QCOMPARE(result.error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestQtHttp::packedBodiesAreUnpacked()
{
    const QByteArray plain(3'000'000, 'a'); // packs a thousandfold, as no page of records does
    const QByteArray zlib = qCompress(plain, 9).mid(4);
    RawServer server([&](const RawRequest &request) {
        return request.target == "/bad" ? RawReply::http(200, "not packed", {{"Content-Encoding", "gzip"}})
                                        : RawReply::http(200, zlib, {{"Content-Encoding", "deflate"}});
    });
    QtHttp http(direct(), m_clock);
    const auto result = send(http, HttpRequest::get(server.url()));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
    QCOMPARE(result->body.size(), plain.size());
    QVERIFY(server.requests().first().header("Accept-Encoding").contains("gzip"));
    const auto bad = send(http, HttpRequest::get(server.url(QStringLiteral("/bad"))));
    QCOMPARE(bad.error().code, ErrorCode::ProviderAnswerInvalid);
}

QTEST_GUILESS_MAIN(TestQtHttp)
#include "tst_qthttp.moc"
