// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tinyproxy.h"
#include "unit/net/httpscene.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// The way through a proxy: who asks for a password, and who takes over.
class TestQtHttpProxy : public QObject, HttpScene
{
    Q_OBJECT

private slots:
    void proxyAsksAndIsAnswered_data();
    void proxyAsksAndIsAnswered();
    void proxyPasswordIsNotRepeated();
    void whatNoProxyAskedForIsNotProven();
    void requestsAtOnceTakeTheSamePassword();
    void proxyAsksWithNothingToSay();
    void proxyIsDown();
    void proxyForbids();
    void theSubstituteProxyTakesOver();
};

void TestQtHttpProxy::proxyAsksAndIsAnswered_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("https, get") << true << QByteArray("GET");
    QTest::newRow("https, post") << true << QByteArray("POST");
    QTest::newRow("http, get") << false << QByteArray("GET");
    QTest::newRow("http, post") << false << QByteArray("POST");
}

void TestQtHttpProxy::proxyAsksAndIsAnswered()
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

void TestQtHttpProxy::proxyPasswordIsNotRepeated()
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

void TestQtHttpProxy::whatNoProxyAskedForIsNotProven()
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

void TestQtHttpProxy::requestsAtOnceTakeTheSamePassword()
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

void TestQtHttpProxy::proxyAsksWithNothingToSay()
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

void TestQtHttpProxy::proxyIsDown()
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

void TestQtHttpProxy::proxyForbids()
{
    RawServer proxy([&](const RawRequest &) { return RawReply::http(403, "not allowed"); });
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    QtHttp http(through(proxy), m_clock, options);
    const auto result = send(http, HttpRequest::get(QUrl(QStringLiteral("https://crm.example/"))));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ProxyRefused);
}

void TestQtHttpProxy::theSubstituteProxyTakesOver()
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

QTEST_GUILESS_MAIN(TestQtHttpProxy)
#include "tst_qthttpproxy.moc"
