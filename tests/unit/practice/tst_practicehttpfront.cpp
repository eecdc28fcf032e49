// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/faults.h"
#include "practice/httpfront.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace fairlead::practice;

class TestPracticeHttpFront : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void requestArrivesWhole();
    void peerIsTheConnectingSocket();
    void largeAndChunkedBodies_data();
    void largeAndChunkedBodies();
    void linksFollowTheClientsView();
    void connectionIsKept();
    void pipelinedAnswersKeepTheirOrder();
    void faultsShapeAnswers_data();
    void faultsShapeAnswers();
    void droppedConnections_data();
    void droppedConnections();
    void delayedRequestIsStillPerformed();
    void faultsAreCountedAndMatched();
    void somethingHappensMeanwhile();
    void probabilityComesFromTheSeed();
    void badFaultsAreRefused_data();
    void badFaultsAreRefused();
    void requestsAreListedAndReset();
    void takenPortIsRefused();

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QNetworkReply::NetworkError error = QNetworkReply::NoError;
        QList<QNetworkReply::RawHeaderPair> headers;
    };
    Answer send(const QByteArray &method, const QString &path, const QByteArray &body = {});
    Answer faults(const QByteArray &json) { return send("POST", QStringLiteral("/_practice/faults"), json); }
    /// Everything that arrives on a raw connection until the other end closes it or `until` is in it.
    QByteArray raw(const QByteArray &request, const QByteArray &until = {});

    std::unique_ptr<HttpFront> m_front;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QList<Request> m_handled;
    int m_resets = 0;
};

void TestPracticeHttpFront::init()
{
    m_handled.clear();
    m_resets = 0;
    m_network = std::make_unique<QNetworkAccessManager>();
    m_front = std::make_unique<HttpFront>(
        QStringLiteral("test"),
        [this](const Request &request) {
            m_handled.append(request);
            if (request.path() == QLatin1String("/nothing"))
                return Response{204, {}, {}};
            return Response::text("0123456789 " + request.body.right(20));
        },
        [this] { ++m_resets; });
    QVERIFY(m_front->listen(0));
}

TestPracticeHttpFront::Answer TestPracticeHttpFront::send(const QByteArray &method, const QString &path,
                                                          const QByteArray &body)
{
    QNetworkRequest request(QUrl(m_front->url().toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("text/plain"));
    std::unique_ptr<QNetworkReply> reply(m_network->sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(10000);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->error(), reply->rawHeaderPairs()};
}

QByteArray TestPracticeHttpFront::raw(const QByteArray &request, const QByteArray &until)
{
    QTcpSocket socket;
    QByteArray got;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { got += socket.readAll(); });
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress::LocalHost, m_front->port());
    socket.write(request);
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty() || (!until.isEmpty() && got.contains(until)), 10000);
    }();
    return got;
}

void TestPracticeHttpFront::requestArrivesWhole()
{
    const auto got =
        raw("PATCH /a%20b?q=SELECT+Id&x=1%2B1 HTTP/1.1\r\nHost: here:81\r\nCookie: a=1; sid=x=y\r\n"
            "X-Forwarded-For: 203.0.113.9, 10.0.0.1\r\nConnection: close\r\nContent-Length: 9\r\n\r\n"
            "u=a+b%26c");
    QVERIFY(got.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(m_handled.size(), 1);
    const Request &request = m_handled.first();
    QCOMPARE(request.method, QByteArray("PATCH"));
    QCOMPARE(request.path(), QStringLiteral("/a b"));
    QCOMPARE(Request::value(request.query(), QStringLiteral("q")), QStringLiteral("SELECT Id"));
    QCOMPARE(Request::value(request.query(), QStringLiteral("x")), QStringLiteral("1+1"));
    QCOMPARE(Request::value(request.form(), QStringLiteral("u")), QStringLiteral("a b&c"));
    QCOMPARE(request.cookie("sid"), QByteArray("x=y"));
    QCOMPARE(request.clientAddress(), QByteArray("203.0.113.9"));
    QCOMPARE(request.header("CONTENT-length"), QByteArray("9"));
}

// All of 127.0.0.0/8 is this computer.
void TestPracticeHttpFront::peerIsTheConnectingSocket()
{
    QTcpSocket socket;
    QVERIFY(socket.bind(QHostAddress(QStringLiteral("127.0.0.9"))));
    socket.connectToHost(QHostAddress::LocalHost, m_front->port());
    socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    QTRY_COMPARE(m_handled.size(), 1);
    QCOMPARE(m_handled.first().clientAddress(), QByteArray("127.0.0.9"));
}

void TestPracticeHttpFront::largeAndChunkedBodies_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("length") << false;
    QTest::newRow("chunked") << true;
}

void TestPracticeHttpFront::largeAndChunkedBodies()
{
    QFETCH(bool, chunked);
    const QByteArray body = QByteArray(3'000'000, 'x') + "the end";
    QByteArray request = "POST /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    if (chunked) {
        request += "Transfer-Encoding: chunked\r\n\r\n";
        for (qsizetype at = 0; at < body.size(); at += 65536) {
            const QByteArray part = body.mid(at, 65536);
            request += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
        }
        request += "0\r\n\r\n";
    } else {
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    QVERIFY(raw(request).endsWith("the end"));
    QCOMPARE(m_handled.size(), 1);
    QCOMPARE(m_handled.first().body, body);
}

void TestPracticeHttpFront::linksFollowTheClientsView()
{
    raw("GET / HTTP/1.1\r\nHost: acme.example:8443\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
    QCOMPARE(m_handled.first().origin(), QStringLiteral("https://acme.example:8443"));
    raw("GET /x?y HTTP/1.1\r\nHost: acme.example\r\nConnection: close\r\n\r\n");
    QCOMPARE(m_handled.last().origin(), QStringLiteral("http://acme.example"));
}

void TestPracticeHttpFront::connectionIsKept()
{
    QTcpSocket socket;
    QByteArray got;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { got += socket.readAll(); });
    socket.connectToHost(QHostAddress::LocalHost, m_front->port());
    for (int i = 1; i <= 3; ++i) {
        socket.write("GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_COMPARE(got.count("HTTP/1.1 204"), i);
    }
    QVERIFY(!got.contains("Content-Length"));
    // A HEAD tells the length and sends nothing of it.
    got.clear();
    socket.write("HEAD /some HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(got.contains("204 No Content"));
    QVERIFY(got.contains("Content-Length: 11"));
    QVERIFY(!got.contains("0123456789"));
}

void TestPracticeHttpFront::pipelinedAnswersKeepTheirOrder()
{
    faults(R"([{"match":"/slow","delayMs":80}])");
    const auto got = raw(
        "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nlateGET /quick HTTP/1.1\r\nHost: a\r\n"
        "Connection: close\r\n\r\n");
    QCOMPARE(got.count("HTTP/1.1 200"), 2);
    QVERIFY(got.indexOf("late") < got.lastIndexOf("HTTP/1.1 200"));
}

void TestPracticeHttpFront::faultsShapeAnswers_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("handled");
    QTest::newRow("status alone") << QByteArray(R"({"match":"GET /a","status":503})") << 503 << QByteArray()
                                  << 0;
    QTest::newRow("status and body") << QByteArray(R"({"match":"GET /a","status":403,"body":"[{\"e\":1}]"})")
                                     << 403 << QByteArray(R"([{"e":1}])") << 0;
    QTest::newRow("body as JSON") << QByteArray(R"({"match":"GET /a","status":400,"body":{"e":[1]}})") << 400
                                  << QByteArray(R"({"e":[1]})") << 0;
    QTest::newRow("truncated") << QByteArray(R"({"match":"GET /a","truncate":4})") << 200
                               << QByteArray("0123") << 1;
    QTest::newRow("headers only") << QByteArray(R"({"match":"GET /a","headers":{"Retry-After":7}})") << 200
                                  << QByteArray("0123456789 ") << 1;
    QTest::newRow("other path") << QByteArray(R"({"match":"GET /b","status":503})") << 200
                                << QByteArray("0123456789 ") << 1;
    QTest::newRow("other method") << QByteArray(R"({"match":"^POST ","status":503})") << 200
                                  << QByteArray("0123456789 ") << 1;
}

void TestPracticeHttpFront::faultsShapeAnswers()
{
    QFETCH(QByteArray, fault);
    QCOMPARE(faults('[' + fault + ']').status, 204);
    const auto answer = send("GET", QStringLiteral("/a"));
    QTEST(answer.status, "status");
    QTEST(answer.body, "body");
    QTEST(int(m_handled.size()), "handled");
    if (fault.contains("Retry-After"))
        QVERIFY(answer.headers.contains(QNetworkReply::RawHeaderPair("Retry-After", "7")));
}

void TestPracticeHttpFront::droppedConnections_data()
{
    QTest::addColumn<QByteArray>("drop");
    QTest::addColumn<int>("handled");
    QTest::addColumn<bool>("headArrives");
    QTest::newRow("before") << QByteArray("before") << 0 << false;
    QTest::newRow("after") << QByteArray("after") << 1 << false;
    QTest::newRow("mid-body") << QByteArray("mid-body") << 1 << true;
}

void TestPracticeHttpFront::droppedConnections()
{
    QFETCH(QByteArray, drop);
    QFETCH(int, handled);
    QFETCH(bool, headArrives);
    faults("[{\"match\":\"/x\",\"drop\":\"" + drop + "\"}]");
    const auto got = raw("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nz");
    QCOMPARE(m_handled.size(), handled);
    QCOMPARE(got.startsWith("HTTP/1.1 200"), headArrives);
    if (headArrives) {
        QVERIFY(got.contains("Content-Length: 12"));
        QVERIFY(got.endsWith("\r\n\r\n012345"));
    }
    // The front itself goes on.
    faults("[]");
    QCOMPARE(send("GET", QStringLiteral("/x")).status, 200);
}

void TestPracticeHttpFront::delayedRequestIsStillPerformed()
{
    faults(R"([{"match":"/x","delayMs":60000}])");
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_front->port());
    socket.write("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nz");
    QTRY_COMPARE(m_handled.size(), 1);
    socket.abort();
    faults("[]");
    m_front->setLatency(30);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(send("GET", QStringLiteral("/x")).status, 200);
    QVERIFY(timer.elapsed() >= 29);
}

void TestPracticeHttpFront::faultsAreCountedAndMatched()
{
    faults(R"([{"match":"^GET /q\\?page=2$","times":2,"status":500},{"match":"/q","times":1,"status":429}])");
    QCOMPARE(send("GET", QStringLiteral("/q?page=2")).status, 500);
    QCOMPARE(send("GET", QStringLiteral("/q?page=1")).status, 429);
    QCOMPARE(send("GET", QStringLiteral("/q?page=1")).status, 200);
    QCOMPARE(send("GET", QStringLiteral("/q?page=2")).status, 500);
    QCOMPARE(send("GET", QStringLiteral("/q?page=2")).status, 200);
}

void TestPracticeHttpFront::somethingHappensMeanwhile()
{
    QStringList asked;
    m_front->setNeighbours([this, &asked](const QString &service, const Request &request) {
        asked += service + QLatin1Char(' ') + QString::fromLatin1(request.method) + QLatin1Char(' ')
            + request.path() + QLatin1Char(' ') + QString::fromLatin1(request.body) + QLatin1Char(' ')
            + QString::number(m_handled.size());
        return Response{204, {}, {}};
    });
    QCOMPARE(faults(R"([{"match":"/x","times":1},{"match":"/x","times":1,
                    "then":{"service":"entra","path":"/_practice/accounts","body":[{"username":"a"}]}}])")
                 .status,
             204);
    QCOMPARE(send("GET", QStringLiteral("/x")).body, QByteArray("0123456789 "));
    QCOMPARE(asked, QStringList());
    // The service has acted before it, and answers all the same.
    QCOMPARE(send("GET", QStringLiteral("/x")).body, QByteArray("0123456789 "));
    QCOMPARE(asked, QStringList{QStringLiteral("entra POST /_practice/accounts [{\"username\":\"a\"}] 2")});
    QCOMPARE(send("GET", QStringLiteral("/x")).status, 200);
    QCOMPARE(asked.size(), 1);
}

void TestPracticeHttpFront::probabilityComesFromTheSeed()
{
    const auto strikes = [](quint64 seed) {
        Faults faults(seed);
        faults.set(R"([{"match":"x","probability":0.3,"status":500}])");
        Request request;
        request.method = "GET";
        request.url = QUrl(QStringLiteral("http://a/x"));
        QByteArray out;
        for (int i = 0; i < 500; ++i)
            out += faults.strike(request) ? '1' : '0';
        return out;
    };
    QCOMPARE(strikes(1), strikes(1));
    QVERIFY(strikes(1) != strikes(2));
    const auto count = strikes(3).count('1');
    QVERIFY2(count > 110 && count < 190, qPrintable(QString::number(count)));
}

void TestPracticeHttpFront::badFaultsAreRefused_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("no JSON") << QByteArray("[{");
    QTest::newRow("no array") << QByteArray("{}");
    QTest::newRow("no match") << QByteArray(R"([{"status":500}])");
    QTest::newRow("bad expression") << QByteArray(R"([{"match":"("}])");
    QTest::newRow("unknown key") << QByteArray(R"([{"match":"x","statsu":500}])");
    QTest::newRow("bad drop") << QByteArray(R"([{"match":"x","drop":"later"}])");
    QTest::newRow("then nowhere") << QByteArray(R"([{"match":"x","then":{"path":"/_practice/reset"}}])");
    QTest::newRow("then elsewhere") << QByteArray(
        R"([{"match":"x","then":{"service":"entra","path":"/common"}}])");
    QTest::newRow("bad status") << QByteArray(R"([{"match":"x","status":"503"}])");
}

void TestPracticeHttpFront::badFaultsAreRefused()
{
    QFETCH(QByteArray, document);
    faults(R"([{"match":"/a","status":418}])");
    QCOMPARE(faults(document).status, 400);
    // The list before stays in force.
    QCOMPARE(send("GET", QStringLiteral("/a")).status, 418);
}

void TestPracticeHttpFront::requestsAreListedAndReset()
{
    faults(R"([{"match":"/gone","drop":"after"},{"match":"/late","delayMs":20,"status":503}])");
    send("GET", QStringLiteral("/a?b=c"));
    raw("POST /gone HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    send("GET", QStringLiteral("/late"));
    const auto list =
        QJsonDocument::fromJson(send("GET", QStringLiteral("/_practice/requests")).body).array();
    QCOMPARE(list.size(), 3);
    const auto at = [&](int i, const char *key) { return list.at(i).toObject().value(QLatin1String(key)); };
    QCOMPARE(at(0, "method").toString(), QStringLiteral("GET"));
    QCOMPARE(at(0, "path").toString(), QStringLiteral("/a"));
    QCOMPARE(at(0, "status").toInt(), 200);
    QCOMPARE(at(1, "status").toInt(), 0);
    QCOMPARE(at(2, "status").toInt(), 503);
    QVERIFY(at(2, "ms").toInt() >= 20);
    QCOMPARE(m_resets, 0);
    QCOMPARE(send("POST", QStringLiteral("/_practice/reset")).status, 204);
    QCOMPARE(m_resets, 1);
    QCOMPARE(send("GET", QStringLiteral("/_practice/requests")).body, QByteArray("[]"));
    QCOMPARE(send("GET", QStringLiteral("/late")).status, 200);
}

void TestPracticeHttpFront::takenPortIsRefused()
{
    HttpFront other(QStringLiteral("other"), [](const Request &) { return Response(); }, {});
    QVERIFY(!other.listen(m_front->port()));
}

QTEST_GUILESS_MAIN(TestPracticeHttpFront)
#include "tst_practicehttpfront.moc"
