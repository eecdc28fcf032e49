// SPDX-License-Identifier: GPL-3.0-or-later
#include "popupdriver.h"
#include "scriptedserver.h"
#include "support/tinyproxy.h"
#include "testauthority.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QTest>

using namespace fairlead;

/// The way to the provider: proxies with and without credentials, servers that are not there.
class TestSigninNetwork : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void goesThroughTheProxy_data();
    void goesThroughTheProxy();
    void noneMeansNone();
    void proxyThatIsNotThere();
    void serverThatIsNotThere();
    void nameThatIsNotThere();
    void reloadWhenTheServerIsBack();
    void brokenConnection();

private:
    QJsonObject orderThrough(quint16 proxyPort, const QString &user, const QString &password);

    std::unique_ptr<PopupAuthority> m_authority;
    std::unique_ptr<ScriptedServer> m_server;
};

void TestSigninNetwork::initTestCase()
{
    m_authority = std::make_unique<PopupAuthority>(QStringLiteral("Example Company CA"));
    const auto issued = m_authority->issue({QStringLiteral("login.example")});
    QVERIFY(!issued.chain.isEmpty());
    m_server = std::make_unique<ScriptedServer>();
    QVERIFY(m_server->listenTls(issued.chain, issued.key));
    m_server->on("/page", ScriptedAnswer::html("<h1>Behind the proxy</h1>"));
}

QJsonObject TestSigninNetwork::orderThrough(quint16 proxyPort, const QString &user, const QString &password)
{
    QJsonObject order = PopupDriver::orderFor(QUrl(QStringLiteral("https://login.example/page")),
                                              QUrl(QStringLiteral("http://localhost:41717/callback")));
    order.insert(QStringLiteral("caPem"), QString::fromLatin1(m_authority->pem()));
    order.insert(QStringLiteral("proxy"),
                 QJsonObject{{QStringLiteral("mode"), QStringLiteral("manual")},
                             {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                             {QStringLiteral("port"), proxyPort},
                             {QStringLiteral("user"), user},
                             {QStringLiteral("password"), password}});
    return order;
}

void TestSigninNetwork::goesThroughTheProxy_data()
{
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<int>("offered"); // how often credentials were sent at most
    QTest::newRow("open") << QByteArray() << ""
                          << "" << true << 0;
    QTest::newRow("right password") << QByteArray("ann:p4ss w\u00f6rd") << "ann"
                                    << "p4ss w\u00f6rd" << true << 100;
    // A wrong password offered again and again locks the person's account out.
    QTest::newRow("wrong password") << QByteArray("ann:right") << "ann"
                                    << "wrong" << false << 1;
    QTest::newRow("none set") << QByteArray("ann:right") << ""
                              << "" << false << 0;
}

void TestSigninNetwork::goesThroughTheProxy()
{
    QFETCH(QByteArray, wanted);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(bool, passes);
    QFETCH(int, offered);
    TinyProxy proxy(m_server->port(), wanted);
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    PopupDriver popup;
    popup.start();
    popup.order(orderThrough(proxy.serverPort(), user, password));
    if (passes) {
        QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
    } else {
        const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"));
        QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("proxy-authentication"));
        QCOMPARE(trouble.value(QLatin1String("reason")).toString(),
                 user.isEmpty() ? QString() : QStringLiteral("refused"));
        // A real browser: that it does not offer the password again can only be seen by giving it the time
        // to.
        QTest::qWait(500);
    }
    QVERIFY(!proxy.attempts().isEmpty());
    int sent = 0;
    for (const auto &attempt : proxy.attempts()) {
        sent += int(!attempt.credentials.isEmpty());
        QCOMPARE(attempt.destination, QByteArray("login.example:443"));
    }
    QVERIFY2(sent <= offered, qPrintable(QString::number(sent)));
}

void TestSigninNetwork::noneMeansNone()
{
    // Whatever the environment says.
    TinyProxy proxy(m_server->port(), {});
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    PopupDriver popup;
    popup.start();
    qunsetenv("https_proxy");
    QJsonObject order = orderThrough(1, {}, {});
    order.insert(QStringLiteral("proxy"), QJsonObject{{QStringLiteral("mode"), QStringLiteral("none")}});
    popup.order(order);
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"), 40000);
    QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("load"));
    QVERIFY(proxy.attempts().isEmpty());
}

void TestSigninNetwork::proxyThatIsNotThere()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 port = probe.serverPort();
    probe.close();
    PopupDriver popup;
    popup.start();
    popup.order(orderThrough(port, {}, {}));
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"));
    QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("load"));
    QCOMPARE(trouble.value(QLatin1String("reason")).toString(), QStringLiteral("proxy"));
}

void TestSigninNetwork::serverThatIsNotThere()
{
    ScriptedServer gone;
    QVERIFY(gone.listen());
    const QUrl url = gone.url(QStringLiteral("/page?code=planted"));
    gone.stop();
    PopupDriver popup;
    popup.start();
    popup.order(PopupDriver::orderFor(url, QUrl(QStringLiteral("http://localhost:41717/callback"))));
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"));
    QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("load"));
    QCOMPARE(trouble.value(QLatin1String("reason")).toString(), QStringLiteral("refused"));
    QVERIFY2(!QJsonDocument(trouble).toJson().contains("planted"), "no more of an address than its origin");
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    QCOMPARE(popup.waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("load"));
}

void TestSigninNetwork::nameThatIsNotThere()
{
    PopupDriver popup;
    popup.start();
    // RFC 6761: never resolves.
    popup.order(PopupDriver::orderFor(QUrl(QStringLiteral("https://login.invalid/x")),
                                      QUrl(QStringLiteral("http://localhost:41717/callback"))));
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"), 40000);
    QCOMPARE(trouble.value(QLatin1String("origin")).toString(), QStringLiteral("https://login.invalid"));
    const QStringList acceptable{QStringLiteral("host"), QStringLiteral("offline"),
                                 QStringLiteral("timeout")};
    QVERIFY(acceptable.contains(trouble.value(QLatin1String("reason")).toString()));
}

void TestSigninNetwork::reloadWhenTheServerIsBack()
{
    ScriptedServer first;
    QVERIFY(first.listen());
    const quint16 port = first.port();
    const QUrl url = first.url(QStringLiteral("/page"));
    first.stop();
    PopupDriver popup;
    popup.start();
    popup.order(PopupDriver::orderFor(url, QUrl(QStringLiteral("http://localhost:41717/callback"))));
    QVERIFY(!popup.waitForEvent(QStringLiteral("trouble")).isEmpty());

    ScriptedServer second;
    QVERIFY(second.listen(port));
    second.on("/page", ScriptedAnswer::html("<h1>Back again</h1>"));
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("F5")}));
    QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
    popup.forget();
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    QCOMPARE(popup.waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("closed"));
}

void TestSigninNetwork::brokenConnection()
{
    QTcpServer rude;
    QVERIFY(rude.listen(QHostAddress::LocalHost));
    connect(&rude, &QTcpServer::newConnection, &rude, [&rude] {
        while (QTcpSocket *socket = rude.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->abort(); });
    });
    PopupDriver popup;
    popup.start();
    popup.order(PopupDriver::orderFor(QUrl(QStringLiteral("http://localhost:%1/").arg(rude.serverPort())),
                                      QUrl(QStringLiteral("http://localhost:41717/callback"))));
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"));
    QCOMPARE(trouble.value(QLatin1String("reason")).toString(), QStringLiteral("lost"));
}

QTEST_GUILESS_MAIN(TestSigninNetwork)
#include "tst_signin_network.moc"
