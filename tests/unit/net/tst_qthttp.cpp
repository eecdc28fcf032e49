// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxylogin.h"
#include "net/qthttp.h"
#include "net/tlsauthorities.h"

#include "support/awaitend.h"
#include "support/demandingserver.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testauthority.h"
#include "support/tinyproxy.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

NetworkSettings direct()
{
    NetworkSettings settings;
    settings.proxyMode = NetworkSettings::ProxyMode::None;
    return settings;
}

NetworkSettings through(const RawServer &proxy, const QString &user = {}, const QByteArray &password = {})
{
    NetworkSettings settings;
    settings.proxyMode = NetworkSettings::ProxyMode::Manual;
    settings.proxyHost = QStringLiteral("127.0.0.1");
    settings.proxyPort = proxy.port();
    settings.proxyUser = user;
    settings.proxyPassword = Secret(password);
    settings.proxyLogin = std::make_shared<ProxyLogin>();
    return settings;
}

const QString tlsHost = QStringLiteral("crm.fairlead.example");

RawReply hello(const RawRequest &)
{
    return RawReply::http(200, "hello");
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestQtHttp : public QObject
{
    Q_OBJECT

    TestAuthority m_authority;
    ManualClock m_clock;

    Result<HttpResponse> send(QtHttp &http, HttpRequest request, CancelToken cancel = {})
    {
        auto result = awaitEnd(http.send(std::move(request), cancel));
        if (!result)
            return fail(Error::bug(QStringLiteral("the call did not end")));
        return *result;
    }
    /// A server behind TLS that the proxy leads to, whatever the name.
    std::unique_ptr<RawServer> tlsServer(int from = -1, int until = 30, const QString &host = tlsHost)
    {
        return std::make_unique<RawServer>(hello, m_authority.serverConfiguration({host}, from, until));
    }

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
    void proxyAsksAndIsAnswered_data();
    void proxyAsksAndIsAnswered();
    void proxyPasswordIsNotRepeated();
    void whatNoProxyAskedForIsNotProven();
    void requestsAtOnceTakeTheSamePassword();
    void proxyAsksWithNothingToSay();
    void proxyIsDown();
    void proxyForbids();
    void theSubstituteProxyTakesOver();
    void ownAuthorityIsTrusted();
    void authoritiesAreToldApart();
    void unknownAuthorityIsRefused();
    void invalidCertificates_data();
    void invalidCertificates();
    void clientCertificateIsShownWhereAsked_data();
    void clientCertificateIsShownWhereAsked();
    void sealedClientCertificateStopsEverything();
    void settingsTakeEffect();
    void uselessAuthoritiesAreRefused();
    void furtherAuthoritiesDoNotHoldUpTheCaller();
    void theSystemsAuthoritiesStayTrusted();
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

void TestQtHttp::proxyAsksAndIsAnswered_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("https, get") << true << QByteArray("GET");
    QTest::newRow("https, post") << true << QByteArray("POST");
    QTest::newRow("http, get") << false << QByteArray("GET");
    QTest::newRow("http, post") << false << QByteArray("POST");
}

void TestQtHttp::proxyAsksAndIsAnswered()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, method);
    auto server = tls ? tlsServer() : std::make_unique<RawServer>(hello);
    const QByteArray expected = "Basic " + QByteArray("ada:p@ss:word").toBase64();
    RawServer proxy([&](const RawRequest &request) {
        if (request.header("Proxy-Authorization") != expected)
            return RawReply::http(407, "who?", {{"Proxy-Authenticate", "Basic realm=\"corp\""}});
        return tls ? RawReply::tunnel(server->port()) : RawReply::http(200, "hello");
    });
    NetworkSettings settings = through(proxy, QStringLiteral("ada"), "p@ss:word");
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    HttpRequest request = HttpRequest::get(tls ? server->url(QStringLiteral("/"), tlsHost) : server->url());
    request.method = method;
    request.repeatable = method == "GET";
    if (method == "POST")
        request.body = "a=b";
    for (int i = 0; i < 2; ++i) {
        const auto result = send(http, request);
        QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
        QCOMPARE(result->body, QByteArray("hello"));
    }
    if (tls) {
        QCOMPARE(server->requests().size(), 2);
        QCOMPARE(server->requests().first().body, request.body);
        QVERIFY(server->requests().first().header("Proxy-Authorization").isEmpty());
        QCOMPARE(proxy.requests().first().target,
                 tlsHost.toLatin1() + ':' + QByteArray::number(server->port()));
    }
}

void TestQtHttp::proxyPasswordIsNotRepeated()
{
    int guesses = 0;
    const QByteArray right = "Basic " + QByteArray("ada:right").toBase64();
    auto server = tlsServer();
    RawServer proxy([&](const RawRequest &request) {
        if (request.header("Proxy-Authorization") == right)
            return RawReply::tunnel(server->port());
        guesses += request.header("Proxy-Authorization").isEmpty() ? 0 : 1;
        return RawReply::http(407, {}, {{"Proxy-Authenticate", "Basic realm=\"corp\""}});
    });
    NetworkSettings settings = through(proxy, QStringLiteral("ada"), "wrong");
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const QUrl url = server->url(QStringLiteral("/"), tlsHost);
    for (int i = 0; i < 5; ++i) {
        const auto result = send(http, HttpRequest::get(url));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ProxyAuthenticationRequired);
        QCOMPARE(result.error().errorClass, ErrorClass::AskUser);
        QVERIFY2(result.error().sentence.contains(QStringLiteral("did not accept")),
                 qPrintable(result.error().sentence));
    }
    QCOMPARE(guesses, 1); // five would lock the account
    QVERIFY(settings.proxyLogin->isRefused());
    // Nor by another connection with the same settings.
    QtHttp another(settings, m_clock);
    const auto refused = send(another, HttpRequest::get(url));
    QVERIFY(!refused);
    QVERIFY(refused.error().sentence.contains(QStringLiteral("did not accept")));
    QCOMPARE(guesses, 1);

    settings.proxyPassword = Secret("right");
    settings.proxyLogin = std::make_shared<ProxyLogin>();
    http.setSettings(settings);
    const auto result = send(http, HttpRequest::get(url));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
    QCOMPARE(settings.proxyLogin->answer(), ProxyLogin::Answer::Accepted);
}

void TestQtHttp::whatNoProxyAskedForIsNotProven()
{
    auto server = tlsServer();
    RawServer proxy([&](const RawRequest &) { return RawReply::tunnel(server->port()); });
    NetworkSettings settings = through(proxy, QStringLiteral("ada"), "never said");
    settings.extraCaPem = m_authority.pem();
    settings.proxyLogin = std::make_shared<ProxyLogin>();
    QtHttp http(settings, m_clock);
    QVERIFY(send(http, HttpRequest::get(server->url(QStringLiteral("/"), tlsHost))));
    QCOMPARE(settings.proxyLogin->answer(), ProxyLogin::Answer::None);
}

void TestQtHttp::requestsAtOnceTakeTheSamePassword()
{
    auto server = tlsServer();
    TinyProxy proxy(server->port(), "ada:right");
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    NetworkSettings settings;
    settings.proxyMode = NetworkSettings::ProxyMode::Manual;
    settings.proxyHost = QStringLiteral("127.0.0.1");
    settings.proxyPort = proxy.serverPort();
    settings.proxyUser = QStringLiteral("ada");
    settings.proxyPassword = Secret("right");
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const QUrl url = server->url(QStringLiteral("/"), tlsHost);
    int ended = 0;
    int answered = 0;
    const auto count = [&ended, &answered](Task<Result<HttpResponse>> sending) -> Task<void> {
        const auto result = co_await sending;
        answered += result ? 1 : 0;
        ++ended;
    };
    QList<std::shared_ptr<Task<void>>> running;
    for (int i = 0; i < 4; ++i)
        running += std::make_shared<Task<void>>(count(http.send(HttpRequest::get(url), {})));
    QTRY_COMPARE(ended, 4);
    QCOMPARE(answered, 4);
}

void TestQtHttp::proxyAsksWithNothingToSay()
{
    RawServer proxy([&](const RawRequest &) {
        return RawReply::http(407, {}, {{"Proxy-Authenticate", "Basic realm=\"corp\""}});
    });
    QtHttp http(through(proxy), m_clock);
    for (const char *url : {"https://crm.example/", "http://127.0.0.1:9/"}) {
        const auto result = send(http, HttpRequest::get(QUrl(QLatin1String(url))));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ProxyAuthenticationRequired);
        QVERIFY2(result.error().sentence.contains(QStringLiteral("asks for")),
                 qPrintable(result.error().sentence));
    }
}

void TestQtHttp::proxyIsDown()
{
    NetworkSettings settings;
    settings.proxyMode = NetworkSettings::ProxyMode::Manual;
    settings.proxyHost = QStringLiteral("127.0.0.1");
    settings.proxyPort = closedPort();
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    QtHttp http(settings, m_clock, options);
    for (const char *url : {"https://crm.example/", "http://127.0.0.1:9/"}) {
        const auto result = send(http, HttpRequest::get(QUrl(QLatin1String(url))));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ProxyRefused);
        QVERIFY(result.error().sentence.contains(QStringLiteral("127.0.0.1:%1").arg(settings.proxyPort)));
    }
}

void TestQtHttp::proxyForbids()
{
    RawServer proxy([&](const RawRequest &) { return RawReply::http(403, "not allowed"); });
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    QtHttp http(through(proxy), m_clock, options);
    const auto result = send(http, HttpRequest::get(QUrl(QStringLiteral("https://crm.example/"))));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ProxyRefused);
}

void TestQtHttp::theSubstituteProxyTakesOver()
{
    auto server = tlsServer();
    RawServer substitute([&](const RawRequest &) { return RawReply::tunnel(server->port()); });
    const quint16 dead = closedPort();
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    options.systemProxies = [&](const QNetworkProxyQuery &) {
        const QString here = QStringLiteral("127.0.0.1");
        return QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::HttpProxy, here, dead),
                                    QNetworkProxy(QNetworkProxy::HttpProxy, here, substitute.port())};
    };
    NetworkSettings settings;
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock, options);
    const auto result = send(http, HttpRequest::postForm(server->url(QStringLiteral("/"), tlsHost), "a=b"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
    QCOMPARE(server->requests().size(), 1);
}

void TestQtHttp::ownAuthorityIsTrusted()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(server->url()));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
    QCOMPARE(result->body, QByteArray("hello"));
    QCOMPARE(result->authority.kind, TlsAuthority::Kind::Added);
    QCOMPARE(result->authority.name, QStringLiteral("Fairlead Test Authority"));
}

void TestQtHttp::authoritiesAreToldApart()
{
    using Kind = TlsAuthority::Kind;
    const auto certificates = [](const QByteArray &pem) { return QSslCertificate::fromData(pem, QSsl::Pem); };
    const QList<QSslCertificate> own = certificates(m_authority.pem());
    const QList<QSslCertificate> other =
        certificates(TestAuthority(QStringLiteral("Another Authority")).pem());
    const QList<QSslCertificate> leaf =
        certificates(m_authority.issue({QStringLiteral("crm.example")}).certificatePem);
    // The chain as servers send it, without the authority, and as some do, with it.
    for (const QList<QSslCertificate> &chain : {leaf, leaf + own}) {
        QCOMPARE(authorityOf(chain, own, own).kind, Kind::Added);
        QCOMPARE(authorityOf(chain, other, other + own).kind, Kind::Local);
        QCOMPARE(authorityOf(chain, {}, other).kind, Kind::System);
        QCOMPARE(authorityOf(chain, {}, std::nullopt).kind, Kind::Unknown);
        QCOMPARE(authorityOf(chain, {}, other).name, QStringLiteral("Fairlead Test Authority"));
    }
    QCOMPARE(authorityOf({}, own, own), TlsAuthority());
}

void TestQtHttp::unknownAuthorityIsRefused()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    const TestAuthority another(QStringLiteral("Another Authority"));
    for (const QByteArray &pem : {QByteArray(), another.pem()}) {
        NetworkSettings settings = direct();
        settings.extraCaPem = pem;
        QtHttp http(settings, m_clock);
        const auto result = send(http, HttpRequest::get(server->url()));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CertificateNotTrusted);
        QVERIFY2(result.error().detail.contains(QLatin1String("Fairlead Test Authority")),
                 qPrintable(result.error().detail));
        QVERIFY(server->requests().isEmpty());
    }
}

void TestQtHttp::invalidCertificates_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::newRow("expired") << "127.0.0.1" << -20 << -10;
    QTest::newRow("not yet valid") << "127.0.0.1" << 10 << 20;
    QTest::newRow("another name") << "other.example" << -1 << 30;
}

void TestQtHttp::invalidCertificates()
{
    QFETCH(QString, host);
    QFETCH(int, from);
    QFETCH(int, until);
    auto server = tlsServer(from, until, host);
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(server->url()));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::CertificateInvalid);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(server->requests().isEmpty());
}

void TestQtHttp::clientCertificateIsShownWhereAsked_data()
{
    QTest::addColumn<bool>("tls13");
    QTest::addColumn<bool>("has");
    QTest::newRow("TLS 1.3, with one") << true << true;
    QTest::newRow("TLS 1.3, without") << true << false;
    QTest::newRow("TLS 1.2, with one") << false << true;
    QTest::newRow("TLS 1.2, without") << false << false;
}

void TestQtHttp::clientCertificateIsShownWhereAsked()
{
    QFETCH(const bool, tls13);
    QFETCH(const bool, has);
    const QString here = QStringLiteral("127.0.0.1");
    DemandingServer server(m_authority, here, QLatin1String(tls13 ? "-tls1_3" : "-tls1_2"));
    QVERIFY(server.port());
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    if (has) {
        settings.clientPkcs12 = m_authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam");
        settings.clientPassphrase = Secret("s3sam");
    }
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    QtHttp http(settings, m_clock, options);
    const auto result = send(http, HttpRequest::get(server.url()));
    if (has) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
        QVERIFY(result->body.contains("Welcome"));
        return;
    }
    QVERIFY(!result);
    QVERIFY2(result.error().code == ErrorCode::ClientCertificateNeeded,
             qPrintable(nameOf(result.error().code) + result.error().text() + result.error().detail));
    QVERIFY(result.error().sentence.contains(here));
}

void TestQtHttp::sealedClientCertificateStopsEverything()
{
    RawServer server(hello);
    NetworkSettings settings = direct();
    settings.clientPkcs12 = m_authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam");
    settings.clientPassphrase = Secret("open");
    QtHttp http(settings, m_clock);
    const auto sealed = send(http, HttpRequest::get(server.url()));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::FileUnreadable);
    QVERIFY(!sealed.error().text().contains(QStringLiteral("open\"")) && server.requests().isEmpty());
    settings.clientPassphrase = Secret("s3sam");
    http.setSettings(settings);
    QVERIFY(send(http, HttpRequest::get(server.url())));
}

void TestQtHttp::settingsTakeEffect()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    QtHttp http(settings, m_clock);
    QVERIFY(!send(http, HttpRequest::get(server->url())));
    settings.extraCaPem = m_authority.pem();
    http.setSettings(settings);
    QVERIFY(send(http, HttpRequest::get(server->url())));
    settings.extraCaPem.clear();
    http.setSettings(settings);
    QVERIFY(!send(http,
                  HttpRequest::get(server->url()))); // no kept connection outlives the trust it was made with
}

void TestQtHttp::uselessAuthoritiesAreRefused()
{
    NetworkSettings settings = direct();
    settings.extraCaPem = "this is not a certificate";
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(QUrl(QStringLiteral("https://127.0.0.1:9/"))));
    QCOMPARE(result.error().code, ErrorCode::FileUnreadable);
}

// Reading the system's authorities takes a third of a second here: never on the caller's thread.
void TestQtHttp::furtherAuthoritiesDoNotHoldUpTheCaller()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QElapsedTimer timer;
    timer.start();
    QtHttp http(settings, m_clock);
    auto task = http.send(HttpRequest::get(server->url()), {});
    const qint64 heldUp = timer.elapsed();
    qint64 longest = 0;
    QElapsedTimer beat;
    beat.start();
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
    heart.start(1);
    const auto result = awaitEnd(std::move(task));
    QVERIFY(result->has_value());
    qInfo("further authorities: held up %lld ms, longest beat %lld ms, answer after %lld ms", heldUp, longest,
          timer.elapsed());
    QVERIFY(heldUp < 50);
}

void TestQtHttp::theSystemsAuthoritiesStayTrusted()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    QVERIFY(!system.isEmpty());
    const auto own = QSslCertificate::fromData(m_authority.pem());
    const QSslConfiguration both = tlsConfiguration(own);
    QVERIFY(both.caCertificates().contains(system.first()));
    QVERIFY(both.caCertificates().contains(own.first()));
    QCOMPARE(both.peerVerifyMode(), QSslSocket::AutoVerifyPeer);
    QCOMPARE(tlsConfiguration({}).protocol(), QSsl::TlsV1_2OrLater);
}

QTEST_GUILESS_MAIN(TestQtHttp)
#include "tst_qthttp.moc"
