// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/loopbacklistener.h"
#include "auth/loopbackpage.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

// Anchors section 11, traps 3 to 5: each point of "a fragile loopback listener" and of "jobs that do not end
// exactly once" is a case here. The requests are real ones, byte for byte.

namespace {

const auto state = QStringLiteral("St4te-of_this~try");

/// A browser's socket: sends bytes, collects what comes until the other side closes.
class Client
{
public:
    explicit Client(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        m_socket.connectToHost(address, port);
        (void)QTest::qWaitFor([&] { return m_socket.state() != QAbstractSocket::ConnectingState; });
    }
    bool connected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    QByteArray toEnd()
    {
        (void)QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
        return m_socket.readAll();
    }
    void close() { m_socket.abort(); }
    bool closedByPeer()
    {
        return QTest::qWaitFor([&] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

private:
    QTcpSocket m_socket;
};

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray get(quint16 port, const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
        + "\r\nAccept: text/html\r\n\r\n";
}

QByteArray post(quint16 port, const QByteArray &target, const QByteArray &body,
                const QByteArray &type = "application/x-www-form-urlencoded")
{
    return "POST " + target + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
        + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    Client client(port);
    client.send(bytes);
    return client.toEnd();
}

/// Both ends are in this process: once nothing is queued any more, nothing is to come.
void letEverythingHappen()
{
    for (int turn = 0; turn < 10; ++turn) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

QByteArray goodTarget()
{
    return "/callback?code=c0de&state=" + state.toLatin1();
}

/// What a wait came to.
struct Record
{
    int ends = 0;
    QString code;
    QString refusal;
    Error error;
};

// Holds the record by value: the wait may end after the test.
Task<void> keep(Task<Result<RedirectAnswer>> waiting, std::shared_ptr<Record> record)
{
    const auto answer = co_await waiting;
    ++record->ends;
    if (answer) {
        record->code = answer->code.revealText();
        record->refusal = answer->error;
    } else {
        record->error = answer.error();
    }
}

/// A listener that already waits, with any free port and Salesforce's path.
struct Waiting
{
    explicit Waiting(LoopbackRedirect redirect = {{}, QStringLiteral("/callback")})
        : listener(std::make_unique<LoopbackListener>(std::move(redirect), state, clock))
    {
        if (listener->listen())
            keep(listener->wait(cancel.token()), record);
    }
    bool ended() const
    {
        return QTest::qWaitFor([this] { return record->ends > 0; });
    }
    quint16 port() const { return listener->port(); }
    const Record *operator->() const { return record.get(); }

    ManualClock clock;
    CancelSource cancel;
    std::shared_ptr<Record> record = std::make_shared<Record>();
    std::unique_ptr<LoopbackListener> listener;
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestLoopbackListener : public QObject
{
    Q_OBJECT
private slots:
    void advertisesWhatTheProviderKnows();
    void givesTheCodeAndCloses();
    void readsTheRefusal();
    void readsTheFormPost();
    void entraComesBackToTheRoot();
    void splitsBeforeItDecodes();
    void straysChangeNothing_data();
    void straysChangeNothing();
    void answersThePreflight();
    void brokenAnswerOfThisSignInEndsIt();
    void bytesMayDrip();
    void preconnectsAndEmptyConnectionsAreSurvived();
    void slowRequestsAreCutOff();
    void idleCrowdDoesNotKeepTheBrowserOut();
    void firstAnswerWins();
    void reachableOnBothLoopbackAddresses();
    void notReachableFromElsewhere();
    void takesTheNextPortWhereOneIsTaken();
    void avoidsPortsWhoseOtherHalfIsTaken();
    void saysWhichPortsAreTaken();
    void cancelEndsTheWait();
    void cancelWhileTheBrowserIsToldEndsOnce();
    void destructionEndsTheWait();
    void waitsOnce();
    void pagesAreCompleteAndHarmless();
};

void TestLoopbackListener::advertisesWhatTheProviderKnows()
{
    const auto salesforce = LoopbackRedirect::salesforce();
    QCOMPARE(salesforce.ports, (QList<quint16>{41717, 41718, 41719}));
    QCOMPARE(salesforce.uri(41718).toString(), QStringLiteral("http://localhost:41718/callback"));
    const auto entra = LoopbackRedirect::entra();
    QVERIFY(entra.ports.isEmpty());
    QCOMPARE(entra.uri(51023).toString(), QStringLiteral("http://localhost:51023"));
}

void TestLoopbackListener::givesTheCodeAndCloses()
{
    Waiting waiting;
    QCOMPARE(waiting.listener->redirectUri().toString(),
             QStringLiteral("http://localhost:%1/callback").arg(waiting.port()));
    const QByteArray answer = exchange(waiting.port(), get(waiting.port(), goodTarget()));
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.contains("Cache-Control: no-store"));
    QVERIFY(answer.contains("Back to Fairlead"));
    QVERIFY2(answer.endsWith("</html>\n"), "the whole page arrives before the connection closes");
    QVERIFY(!answer.contains("c0de"));
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
    QVERIFY2(!Client(waiting.port()).connected(), "the port is closed");
}

// Trap 4: `error=` is never read by four of the clients studied; their spinner turns for ever.
void TestLoopbackListener::readsTheRefusal()
{
    Waiting waiting;
    const QByteArray answer = exchange(
        waiting.port(),
        get(waiting.port(),
            "/callback?error=access_denied&error_description=end-user+denied&state=" + state.toLatin1()));
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(answer.contains("not completed"));
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->refusal, QStringLiteral("access_denied"));
    QVERIFY(waiting->code.isEmpty());
}

void TestLoopbackListener::readsTheFormPost()
{
    Waiting waiting;
    const QByteArray answer =
        exchange(waiting.port(),
                 post(waiting.port(), "/callback", "code=c0de&state=" + state.toLatin1(),
                      "Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
}

void TestLoopbackListener::entraComesBackToTheRoot()
{
    Waiting waiting(LoopbackRedirect::entra());
    const QByteArray answer =
        exchange(waiting.port(), get(waiting.port(), "/?code=c0de&state=" + state.toLatin1()));
    QCOMPARE(statusOf(answer), 200);
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
}

// Trap 4: decoding before parsing.
void TestLoopbackListener::splitsBeforeItDecodes()
{
    Waiting waiting;
    exchange(waiting.port(),
             get(waiting.port(), "/callback?code=a%26state%3Db%3D%3D&state=" + state.toLatin1()));
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("a&state=b=="));
}

void TestLoopbackListener::straysChangeNothing_data()
{
    QTest::addColumn<QByteArray>("request"); // PORT is replaced
    QTest::addColumn<int>("status"); // 0: closed without an answer

    const QByteArray head = " HTTP/1.1\r\nHost: localhost:PORT\r\n";
    QTest::newRow("favicon") << QByteArray("GET /favicon.ico" + head + "\r\n") << 404;
    QTest::newRow("root") << QByteArray("GET /" + head + "\r\n") << 404;
    QTest::newRow("callback without a query") << QByteArray("GET /callback" + head + "\r\n") << 404;
    QTest::newRow("empty query") << QByteArray("GET /callback?" + head + "\r\n") << 404;
    QTest::newRow("path with a slash more")
        << QByteArray("GET /callback/?code=x&state=" + state.toLatin1() + head + "\r\n") << 404;
    QTest::newRow("path in other letter case")
        << QByteArray("GET /Callback?code=x&state=" + state.toLatin1() + head + "\r\n") << 404;
    QTest::newRow("path encoded") << QByteArray("GET /%63allback?code=x&state=" + state.toLatin1() + head
                                                + "\r\n")
                                  << 404;
    QTest::newRow("HEAD") << QByteArray("HEAD " + goodTarget() + head + "\r\n") << 405;
    QTest::newRow("PUT") << QByteArray("PUT " + goodTarget() + head + "\r\n") << 405;
    QTest::newRow("OPTIONS *") << QByteArray("OPTIONS *" + head + "\r\n") << 204;
    QTest::newRow("wrong state") << QByteArray("GET /callback?code=x&state=other" + head + "\r\n") << 400;
    QTest::newRow("no state") << QByteArray("GET /callback?code=x" + head + "\r\n") << 400;
    QTest::newRow("error without state")
        << QByteArray("GET /callback?error=access_denied" + head + "\r\n") << 400;
    QTest::newRow("error with wrong state")
        << QByteArray("GET /callback?error=access_denied&state=x" + head + "\r\n") << 400;
    QTest::newRow("state twice") << QByteArray("GET /callback?code=x&state=" + state.toLatin1()
                                               + "&state=" + state.toLatin1() + head + "\r\n")
                                 << 400;
    QTest::newRow("unknown parameters") << QByteArray("GET /callback?utm=1" + head + "\r\n") << 400;
    QTest::newRow("JSON post")
        << post(0, "/callback", "{}", "application/json").replace(":0\r\n", ":PORT\r\n") << 415;
    QTest::newRow("post without length")
        << QByteArray("POST /callback" + head + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
        << 411;
    QTest::newRow("post with query only")
        << QByteArray("POST " + goodTarget() + head
                      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n")
        << 404;
    QTest::newRow("chunked") << QByteArray("POST /callback" + head
                                           + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                             << 501;
    QTest::newRow("large body") << QByteArray("POST /callback" + head + "Content-Length: 70000\r\n\r\n")
                                << 413;
    QTest::newRow("negative length") << QByteArray("POST /callback" + head + "Content-Length: -1\r\n\r\n")
                                     << 400;
    QTest::newRow("two lengths") << QByteArray("POST /callback" + head
                                               + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")
                                 << 400;
    QTest::newRow("large head") << QByteArray("GET " + goodTarget() + head
                                              + "Cookie: " + QByteArray(70'000, 'x') + "\r\n\r\n")
                                << 431;
    QTest::newRow("head without end") << QByteArray("GET /" + QByteArray(70'000, 'x')) << 431;
    // DNS rebinding: a public name that leads to 127.0.0.1.
    QTest::newRow("another host") << QByteArray("GET " + goodTarget()
                                                + " HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n")
                                  << 421;
    QTest::newRow("no host") << QByteArray("GET " + goodTarget() + " HTTP/1.1\r\n\r\n") << 421;
    QTest::newRow("another port") << QByteArray("GET " + goodTarget()
                                                + " HTTP/1.1\r\nHost: localhost:1\r\n\r\n")
                                  << 421;
    QTest::newRow("two hosts") << QByteArray("GET " + goodTarget() + head + "Host: evil.example\r\n\r\n")
                               << 400;
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
    QTest::newRow("HTTP/0.9") << QByteArray("GET /callback\r\n\r\n") << 400;
    QTest::newRow("unknown version") << QByteArray("GET /callback HTTP/3.0\r\n\r\n") << 505;
    QTest::newRow("absolute target") << QByteArray("GET http://localhost:PORT" + goodTarget() + head + "\r\n")
                                     << 400;
    QTest::newRow("fragment") << QByteArray("GET " + goodTarget() + "#x" + head + "\r\n") << 400;
    QTest::newRow("header without colon")
        << QByteArray("GET " + goodTarget() + head + "Nonsense\r\n\r\n") << 400;
    QTest::newRow("folded header") << QByteArray("GET " + goodTarget() + head + "A: b\r\n c\r\n\r\n") << 400;
    QTest::newRow("control character")
        << QByteArray("GET " + goodTarget() + head + "A: b\nSet-Cookie: c\r\n\r\n") << 400;
    // A browser that tries https first must fail at once, not after the deadline.
    QTest::newRow("TLS hello") << QByteArray::fromHex("1603010200010001fc0303") << 0;
    QTest::newRow("noise") << QByteArray("\0\1\2\3", 4) << 0;
}

void TestLoopbackListener::straysChangeNothing()
{
    QFETCH(QByteArray, request);
    Waiting waiting;
    request.replace("PORT", QByteArray::number(waiting.port()));
    const QByteArray answer = exchange(waiting.port(), request);
    QTEST(statusOf(answer), "status");
    QCOMPARE(waiting->ends, 0);
    if (request.startsWith("HEAD"))
        QVERIFY(answer.endsWith("\r\n\r\n"));

    exchange(waiting.port(), get(waiting.port(), goodTarget()));
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
}

// Salesforce reference 1.2: the browser's private-network preflight.
void TestLoopbackListener::answersThePreflight()
{
    Waiting waiting;
    const QByteArray answer = exchange(
        waiting.port(),
        "OPTIONS " + goodTarget() + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(waiting.port())
            + "\r\nOrigin: https://login.salesforce.com\r\nAccess-Control-Request-Method: GET\r\n"
              "Access-Control-Request-Private-Network: true\r\n\r\n");
    QCOMPARE(statusOf(answer), 204);
    QVERIFY(answer.contains("Access-Control-Allow-Private-Network: true\r\n"));
    QVERIFY(answer.contains("Access-Control-Allow-Origin: https://login.salesforce.com\r\n"));
    QVERIFY(answer.contains("Access-Control-Allow-Methods: GET, POST\r\n"));
    QCOMPARE(waiting->ends, 0);
}

void TestLoopbackListener::brokenAnswerOfThisSignInEndsIt()
{
    Waiting waiting;
    const QByteArray answer =
        exchange(waiting.port(), get(waiting.port(), "/callback?code=%zz&state=" + state.toLatin1()));
    QCOMPARE(statusOf(answer), 400);
    QVERIFY(waiting.ended());
    QVERIFY(waiting->error.code == ErrorCode::ProviderAnswerInvalid);
}

void TestLoopbackListener::bytesMayDrip()
{
    Waiting waiting;
    Client client(waiting.port());
    const QByteArray request = post(waiting.port(), "/callback", "code=c0de&state=" + state.toLatin1());
    for (const char byte : request) {
        client.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(statusOf(client.toEnd()), 200);
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
}

// Strawberry's listener closes after its first connection: a pre-connect kills the login.
void TestLoopbackListener::preconnectsAndEmptyConnectionsAreSurvived()
{
    Waiting waiting;
    Client preconnected(waiting.port());
    QVERIFY(preconnected.connected());
    for (int i = 0; i < 3; ++i)
        Client(waiting.port()).close();
    Client half(waiting.port());
    half.send("GET /callback?co");
    half.close();

    QCOMPARE(statusOf(exchange(waiting.port(), get(waiting.port(), goodTarget()))), 200);
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->ends, 1);
    QVERIFY2(preconnected.closedByPeer(), "nothing stays open afterwards");
}

void TestLoopbackListener::slowRequestsAreCutOff()
{
    Waiting waiting;
    Client slow(waiting.port());
    slow.send("GET /callback?code=");
    QTRY_COMPARE(waiting.clock.pending(), 1);
    waiting.clock.advance(9999ms);
    // Others are served meanwhile, so it had its chance to be cut off.
    QCOMPARE(statusOf(exchange(waiting.port(), get(waiting.port(), "/favicon.ico"))), 404);
    QVERIFY(slow.connected());
    waiting.clock.advance(1ms);
    QVERIFY(slow.closedByPeer());
    QCOMPARE(waiting->ends, 0);
}

void TestLoopbackListener::idleCrowdDoesNotKeepTheBrowserOut()
{
    Waiting waiting;
    std::vector<std::unique_ptr<Client>> crowd;
    for (int i = 0; i < LoopbackListener::maximumConnections + 8; ++i)
        crowd.push_back(std::make_unique<Client>(waiting.port()));
    QVERIFY2(crowd.front()->closedByPeer(), "the oldest made room");
    QVERIFY(crowd.back()->connected());
    QCOMPARE(statusOf(exchange(waiting.port(), get(waiting.port(), goodTarget()))), 200);
    QVERIFY(waiting.ended());
}

// Trap 5: exactly once, whoever comes.
void TestLoopbackListener::firstAnswerWins()
{
    Waiting waiting;
    Client first(waiting.port());
    Client second(waiting.port());
    first.send(get(waiting.port(), goodTarget()));
    second.send(get(waiting.port(), "/callback?error=access_denied&state=" + state.toLatin1()));
    const int answered = int(statusOf(first.toEnd()) == 200) + int(statusOf(second.toEnd()) == 200);
    QCOMPARE(answered, 1);
    QVERIFY(waiting.ended());
    letEverythingHappen();
    QCOMPARE(waiting->ends, 1);
    QVERIFY(waiting->code.isEmpty() != waiting->refusal.isEmpty());
}

// Trap 4: `localhost` may resolve to IPv6.
void TestLoopbackListener::reachableOnBothLoopbackAddresses()
{
    Waiting waiting;
    QVERIFY(Client(waiting.port()).connected());
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6)) {
        QVERIFY2(!Client(waiting.port(), QHostAddress(QHostAddress::LocalHostIPv6)).connected(),
                 "a computer without IPv6");
        return;
    }
    Client six(waiting.port(), QHostAddress(QHostAddress::LocalHostIPv6));
    QVERIFY(six.connected());
    six.send("GET " + goodTarget() + " HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(waiting.port())
             + "\r\n\r\n");
    QCOMPARE(statusOf(six.toEnd()), 200);
    QVERIFY(waiting.ended());
    QCOMPARE(waiting->code, QStringLiteral("c0de"));
}

void TestLoopbackListener::notReachableFromElsewhere()
{
    // Were it bound to every address, the port would be taken on this one too.
    Waiting waiting;
    QTcpServer neighbour;
    QVERIFY(neighbour.listen(QHostAddress(QStringLiteral("127.0.0.2")), waiting.port()));
    QTcpServer same;
    QVERIFY(!same.listen(QHostAddress::LocalHost, waiting.port()));
}

void TestLoopbackListener::takesTheNextPortWhereOneIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const quint16 free = freePort();
    Waiting waiting({{other.serverPort(), free}, QStringLiteral("/callback")});
    QCOMPARE(waiting.port(), free);
}

void TestLoopbackListener::avoidsPortsWhoseOtherHalfIsTaken()
{
    QTcpServer other;
    QVERIFY2(other.listen(QHostAddress::LocalHostIPv6), "needs IPv6 on the loopback interface");
    const quint16 free = freePort();
    Waiting waiting({{other.serverPort(), free}, QStringLiteral("/callback")});
    QCOMPARE(waiting.port(), free);
}

void TestLoopbackListener::saysWhichPortsAreTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ManualClock clock;
    LoopbackListener listener({{other.serverPort()}, QStringLiteral("/callback")}, state, clock);
    const Outcome outcome = listener.listen();
    QVERIFY(!outcome);
    QVERIFY(outcome.error().code == ErrorCode::LoopbackUnavailable);
    QVERIFY(outcome.error().remedy.contains(QString::number(other.serverPort())));
}

void TestLoopbackListener::cancelEndsTheWait()
{
    Waiting waiting;
    Client idle(waiting.port());
    waiting.cancel.cancel();
    QVERIFY(waiting.ended());
    QVERIFY(waiting->error.isCancelled());
    QVERIFY(idle.closedByPeer());
    QVERIFY(!Client(waiting.port()).connected());

    ManualClock clock;
    LoopbackListener listener({{}, QString()}, state, clock);
    QVERIFY(listener.listen().has_value());
    const auto late = awaitEnd(listener.wait(waiting.cancel.token()));
    QVERIFY(late && !late->has_value() && late->error().isCancelled());
}

void TestLoopbackListener::cancelWhileTheBrowserIsToldEndsOnce()
{
    Waiting waiting;
    Client client(waiting.port());
    client.send(get(waiting.port(), goodTarget()));
    QTRY_VERIFY(waiting.clock.pending() >= 2 || waiting->ends > 0);
    waiting.cancel.cancel();
    QVERIFY(waiting.ended());
    (void)client.toEnd();
    letEverythingHappen();
    QCOMPARE(waiting->ends, 1);
}

void TestLoopbackListener::destructionEndsTheWait()
{
    Waiting waiting;
    Client client(waiting.port());
    waiting.listener.reset();
    QVERIFY(waiting.ended());
    QVERIFY(waiting->error.isCancelled());
    QVERIFY(client.closedByPeer());
}

void TestLoopbackListener::waitsOnce()
{
    Waiting waiting;
    const auto second = awaitEnd(waiting.listener->wait({}));
    QVERIFY(second && !second->has_value());
    QVERIFY(second->error().code == ErrorCode::Internal);
    QCOMPARE(waiting->ends, 0);
}

void TestLoopbackListener::pagesAreCompleteAndHarmless()
{
    const QByteArray policy = LoopbackPage::contentSecurityPolicy();
    QSet<QByteArray> headings;
    for (const auto kind : {LoopbackPage::Kind::Received, LoopbackPage::Kind::Refused,
                            LoopbackPage::Kind::OlderSignIn, LoopbackPage::Kind::NothingHere}) {
        const QString page = QString::fromUtf8(LoopbackPage::html(kind));
        QVERIFY(page.startsWith(QLatin1String("<!DOCTYPE html>\n<html lang=\"")));
        QVERIFY(page.contains(QLatin1String("<meta name=\"color-scheme\" content=\"light dark\">")));
        QVERIFY(page.contains(QLatin1String("Fairlead window")));
        QVERIFY(!page.contains(QRegularExpression(QStringLiteral("%[0-9]"))));
        // Nothing is fetched, and only this page's own style and script may run.
        QVERIFY(!page.contains(QRegularExpression(QStringLiteral("(src|href)="))));
        for (const char *tag : {"style", "script"}) {
            const QRegularExpression element(QStringLiteral("<%1>(.*)</%1>").arg(QLatin1String(tag)),
                                             QRegularExpression::DotMatchesEverythingOption);
            const QByteArray text = element.match(page).captured(1).toUtf8();
            QVERIFY(!text.isEmpty());
            QVERIFY(policy.contains(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64()));
        }
        const QRegularExpression heading(QStringLiteral("<h1>(.+)</h1><p>(.+)</p>"));
        headings += heading.match(page).captured(1).toUtf8();
    }
    QCOMPARE(headings.size(), 4);
    QVERIFY(policy.startsWith("default-src 'none'"));
}

QTEST_GUILESS_MAIN(TestLoopbackListener)
#include "tst_loopbacklistener.moc"
