// SPDX-License-Identifier: GPL-3.0-or-later
#include "popupdriver.h"
#include "scriptedserver.h"
#include "support/tinyproxy.h"
#include "testauthority.h"

#include <QTest>

using namespace fairlead;

/// Certificates: which are accepted, which are refused, and that the reason is said. The servers speak TLS.
class TestSigninTrust : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void judges_data();
    void judges();
    void redirectOverHttpsIsCaught();
    void partsOfThePageAreJudgedToo();
    void reloadAsksAgain();
    void hostsOnTheEnginesOwnListWorkBehindInspection();

private:
    QJsonObject orderFor(const ScriptedServer &server, const QByteArray &pem);

    std::unique_ptr<PopupAuthority> m_company;
    std::unique_ptr<PopupAuthority> m_stranger;
};

void TestSigninTrust::initTestCase()
{
    m_company = std::make_unique<PopupAuthority>(QStringLiteral("Example Company CA"));
    m_stranger = std::make_unique<PopupAuthority>(QStringLiteral("Stranger CA"));
    QVERIFY(m_company->isValid());
    QVERIFY(m_stranger->isValid());
}

QJsonObject TestSigninTrust::orderFor(const ScriptedServer &server, const QByteArray &pem)
{
    QJsonObject order = PopupDriver::orderFor(server.url(QStringLiteral("/page")),
                                              QUrl(QStringLiteral("http://localhost:41717/callback")));
    if (!pem.isEmpty())
        order.insert(QStringLiteral("caPem"), QString::fromLatin1(pem));
    return order;
}

void TestSigninTrust::judges_data()
{
    QTest::addColumn<QString>("configured"); // none, company, stranger, both
    QTest::addColumn<QString>("name"); // in the certificate, issued by the company
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("reason"); // empty: accepted

    QTest::newRow("no further authority") << "none"
                                          << "localhost" << 30 << "authority";
    QTest::newRow("the right authority") << "company"
                                         << "localhost" << 30 << "";
    QTest::newRow("one of several authorities") << "both"
                                                << "localhost" << 30 << "";
    QTest::newRow("another authority") << "stranger"
                                       << "localhost" << 30 << "authority";
    QTest::newRow("right authority, another host") << "company"
                                                   << "other.example" << 30 << "name";
    QTest::newRow("right authority, expired") << "company"
                                              << "localhost" << -1 << "date";
}

void TestSigninTrust::judges()
{
    QFETCH(QString, configured);
    QFETCH(QString, name);
    QFETCH(int, days);
    QFETCH(QString, reason);
    const auto issued = m_company->issue({name}, days);
    QVERIFY(!issued.chain.isEmpty());
    ScriptedServer server;
    QVERIFY(server.listenTls(issued.chain, issued.key));
    server.on("/page", ScriptedAnswer::html("<h1>Over TLS</h1>"));

    QByteArray pem;
    if (configured == QLatin1String("company") || configured == QLatin1String("both"))
        pem += m_company->pem();
    if (configured == QLatin1String("stranger") || configured == QLatin1String("both"))
        pem += m_stranger->pem();
    PopupDriver popup;
    popup.start();
    popup.order(orderFor(server, pem));

    if (reason.isEmpty()) {
        QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
        QCOMPARE(server.asked("/page"), 1);
        return;
    }
    const QJsonObject trouble = popup.waitForEvent(QStringLiteral("trouble"));
    QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("certificate"));
    QCOMPARE(trouble.value(QLatin1String("reason")).toString(), reason);
    QCOMPARE(trouble.value(QLatin1String("origin")).toString(),
             QStringLiteral("https://localhost:%1").arg(server.port()));
    // A real browser: that it asks nothing more can only be seen by giving it the time to.
    QTest::qWait(200);
    QVERIFY2(server.requests().isEmpty(), "not one request went to a server that is not trusted");
    QVERIFY2(popup.isRunning(), "the window stays and says why");
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    const QJsonObject last = popup.waitForLast();
    QCOMPARE(last.value(QLatin1String("error")).toString(), QStringLiteral("certificate"));
    QCOMPARE(last.value(QLatin1String("reason")).toString(), reason);
}

// Entra's redirect for embedded views is an https address of the provider itself.
void TestSigninTrust::redirectOverHttpsIsCaught()
{
    const auto issued = m_company->issue({QStringLiteral("localhost")});
    ScriptedServer server;
    QVERIFY(server.listenTls(issued.chain, issued.key));
    const QUrl redirect = server.url(QStringLiteral("/common/oauth2/nativeclient"));
    server.on("/page",
              ScriptedAnswer::redirect(QUrl(redirect.toString() + QStringLiteral("?code=x&state=S1"))));
    QJsonObject order = orderFor(server, m_company->pem());
    order.insert(QStringLiteral("redirect"), redirect.toString());
    PopupDriver popup;
    popup.start();
    popup.order(order);
    QCOMPARE(popup.waitForLast().value(QLatin1String("query")).toString(), QStringLiteral("code=x&state=S1"));
    QCOMPARE(server.asked("/common/oauth2/nativeclient"), 0);
}

void TestSigninTrust::partsOfThePageAreJudgedToo()
{
    const auto good = m_company->issue({QStringLiteral("localhost")});
    const auto bad = m_stranger->issue({QStringLiteral("localhost")});
    ScriptedServer page;
    ScriptedServer part;
    QVERIFY(page.listenTls(good.chain, good.key));
    QVERIFY(part.listenTls(bad.chain, bad.key));
    part.on("/script.js", ScriptedAnswer{200, {{"Content-Type", "text/javascript"}}, "fetch('/ran')", false});
    page.on("/page",
            ScriptedAnswer::html("<h1>Page</h1><script src='"
                                 + part.url(QStringLiteral("/script.js")).toEncoded() + "'></script>"));
    PopupDriver popup;
    popup.start();
    popup.order(orderFor(page, m_company->pem()));
    QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
    QVERIFY(!popup.waitForRefusal(QStringLiteral("certificate")).isEmpty());
    QVERIFY(part.requests().isEmpty());
    QCOMPARE(page.asked("/ran"), 0);
}

void TestSigninTrust::reloadAsksAgain()
{
    const auto bad = m_stranger->issue({QStringLiteral("localhost")});
    ScriptedServer server;
    QVERIFY(server.listenTls(bad.chain, bad.key));
    PopupDriver popup;
    popup.start();
    popup.order(orderFor(server, m_company->pem()));
    QVERIFY(!popup.waitForEvent(QStringLiteral("trouble")).isEmpty());
    popup.forget();
    QVERIFY(focusPopup());
    // Reload has the focus.
    QVERIFY(pressKeys({QStringLiteral("Return")}));
    QVERIFY2(!popup.waitForEvent(QStringLiteral("trouble")).isEmpty(), "asked again, refused again");
    QVERIFY(server.requests().isEmpty());
}

// A company that inspects TLS shows its own certificate for login.microsoftonline.com. The engine has that
// host on its built-in HSTS list; should a version of it ever refuse to be overruled there, sign-in behind
// such a proxy is lost, and this test says so.
void TestSigninTrust::hostsOnTheEnginesOwnListWorkBehindInspection()
{
    const auto issued = m_company->issue({QStringLiteral("login.microsoftonline.com")});
    ScriptedServer server;
    QVERIFY(server.listenTls(issued.chain, issued.key));
    server.on("/page", ScriptedAnswer::html("<h1>Inspected</h1>"));
    TinyProxy proxy(server.port(), {});
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QJsonObject order = orderFor(server, m_company->pem());
    order.insert(QStringLiteral("url"), QStringLiteral("https://login.microsoftonline.com/page"));
    order.insert(QStringLiteral("proxy"),
                 QJsonObject{{QStringLiteral("mode"), QStringLiteral("manual")},
                             {QStringLiteral("host"), QStringLiteral("127.0.0.1")},
                             {QStringLiteral("port"), proxy.serverPort()}});
    PopupDriver popup;
    popup.start();
    popup.order(order);
    QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
}

QTEST_GUILESS_MAIN(TestSigninTrust)
#include "tst_signin_trust.moc"
