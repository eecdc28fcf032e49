// SPDX-License-Identifier: GPL-3.0-or-later
#include "popupdriver.h"
#include "scriptedserver.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace fairlead;

/// How the popup begins and ends, what it survives, and what it leaves behind: nothing.
class TestSigninLife : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void closedInputEndsIt_data();
    void closedInputEndsIt();
    void refusesWhatItCannotUnderstand_data();
    void refusesWhatItCannotUnderstand();
    void takesNoArguments();
    void personClosesIt();
    void crashOffersReload();
    void closedWhileCrashed();
    void twoStepsInOneWindow();
    void nextProcessKnowsNothing();
    void keyboardGoesToThePage();
    void secretsStayInside();
    void hostileEnvironmentIsIgnored();
    void sandboxIsOnlyOffForRoot();
    void startIsQuick();

private:
    QJsonObject order(const QString &path) { return PopupDriver::orderFor(m_server->url(path), redirect()); }
    QUrl redirect() const { return m_server->url(QStringLiteral("/callback")); }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<PopupDriver> m_popup;
};

void TestSigninLife::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_home->path().toUtf8());
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    m_server = std::make_unique<ScriptedServer>();
    QVERIFY(m_server->listen());
    m_server->on("/page", ScriptedAnswer::html("<h1>Page</h1><input autofocus>"));
    m_server->on("/hang", ScriptedAnswer::silence());
    m_server->on("/busy",
                 ScriptedAnswer::html(
                     "<h1>Busy</h1><script>fetch('/started').finally(() => { for (;;) ; })</script>"));
    m_server->on("/answer",
                 ScriptedAnswer::redirect(QUrl(redirect().toString() + QStringLiteral("?code=x&state=S1"))));
    m_popup = std::make_unique<PopupDriver>();
}

void TestSigninLife::cleanup()
{
    m_popup.reset();
    m_server.reset();
    m_home.reset();
}

// Design: "it ends when its input closes"; within 2 s of cancel, and with its parent. Whatever it is doing.
void TestSigninLife::closedInputEndsIt_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("until");
    QTest::newRow("before the order") << ""
                                      << "";
    QTest::newRow("at once after the order") << "/page"
                                             << "";
    QTest::newRow("while the server is silent") << "/hang"
                                                << "loading";
    QTest::newRow("with a page") << "/page"
                                 << "visible";
    // Whether something is visible is asked of the page, which may be busy before it can answer.
    QTest::newRow("with a page that is busy for ever") << "/busy"
                                                       << "loading";
    QTest::newRow("after the answer") << "/answer"
                                      << "query";
}

void TestSigninLife::closedInputEndsIt()
{
    QFETCH(QString, path);
    QFETCH(QString, until);
    m_popup->start();
    if (!path.isEmpty())
        m_popup->order(order(path));
    if (until == QLatin1String("query"))
        QVERIFY(!m_popup->waitForLast().isEmpty());
    else if (!until.isEmpty())
        QVERIFY(!m_popup->waitForEvent(until).isEmpty());
    if (path == QLatin1String("/busy"))
        QTRY_COMPARE(m_server->asked("/started"), 1);
    const QList<qint64> family = m_popup->family();
    m_popup->closeInput();
    const int took = m_popup->endsWithin(2000);
    QVERIFY2(took >= 0, "still there after 2 s");
    qInfo("ended after %d ms", took);
    QTRY_VERIFY_WITH_TIMEOUT(std::none_of(family.begin(), family.end(), isAlive), 1000);
}

void TestSigninLife::refusesWhatItCannotUnderstand_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray redirect = R"("redirect":"http://localhost:41717/callback")";
    const QByteArray url = R"("url":"https://login.example/planted?code=planted")";
    QTest::newRow("noise") << QByteArray("planted");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("no url") << "{" + redirect + R"(,"state":"s"})";
    QTest::newRow("http elsewhere") << R"({"url":"http://planted.example/",)" + redirect + R"(,"state":"s"})";
    QTest::newRow("file") << R"({"url":"file:///etc/passwd",)" + redirect + R"(,"state":"s"})";
    QTest::newRow("password in the url")
        << R"({"url":"https://planted:planted@x.example/",)" + redirect + R"(,"state":"s"})";
    QTest::newRow("no redirect") << "{" + url + R"(,"state":"s"})";
    QTest::newRow("redirect with a query")
        << "{" + url + R"(,"redirect":"https://x.example/?planted","state":"s"})";
    QTest::newRow("redirect elsewhere") << "{" + url + R"(,"redirect":"http://x.example/cb","state":"s"})";
    QTest::newRow("no state") << "{" + url + "," + redirect + "}";
    QTest::newRow("proxy without port")
        << "{" + url + "," + redirect + R"(,"state":"s","proxy":{"mode":"manual","host":"planted"}})";
    QTest::newRow("unknown proxy mode")
        << "{" + url + "," + redirect + R"(,"state":"s","proxy":{"mode":"planted"}})";
    QTest::newRow("no certificate") << "{" + url + "," + redirect + R"(,"state":"s","caPem":"planted"})";
    QTest::newRow("no colour") << "{" + url + "," + redirect
            + R"(,"state":"s","colors":{"Window":"planted"}})";
}

void TestSigninLife::refusesWhatItCannotUnderstand()
{
    QFETCH(QByteArray, line);
    m_popup->start();
    m_popup->send(line + '\n');
    const QJsonObject last = m_popup->waitForLast();
    QCOMPARE(last.value(QLatin1String("error")).toString(), QStringLiteral("usage"));
    QVERIFY(!last.value(QLatin1String("detail")).toString().isEmpty());
    QVERIFY2(!QJsonDocument(last).toJson().contains("planted"), "values are not quoted");
    QVERIFY(m_popup->endsWithin(2000) >= 0);
    QCOMPARE(m_popup->exitCode(), 2);
}

void TestSigninLife::takesNoArguments()
{
    m_popup->start({QStringLiteral("https://login.example/")});
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("usage"));
    QVERIFY(m_popup->endsWithin(2000) >= 0);
    QCOMPARE(m_popup->exitCode(), 2);
}

void TestSigninLife::personClosesIt()
{
    m_popup->start();
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("closed"));
    QVERIFY(m_popup->endsWithin(2000) >= 0);
    QCOMPARE(m_popup->exitCode(), 0);
}

void TestSigninLife::crashOffersReload()
{
    m_server->on("/page", [this](const ScriptedRequest &) {
        return m_server->asked("/page") == 1
            ? ScriptedAnswer::html("<h1>First</h1>")
            : ScriptedAnswer::redirect(QUrl(redirect().toString() + QStringLiteral("?code=second&state=S1")));
    });
    m_popup->start();
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    const QList<qint64> renderers = m_popup->renderers();
    QVERIFY(!renderers.isEmpty());
    for (const qint64 pid : renderers)
        ::kill(pid_t(pid), SIGKILL);
    const QJsonObject trouble = m_popup->waitForEvent(QStringLiteral("trouble"));
    QCOMPARE(trouble.value(QLatin1String("error")).toString(), QStringLiteral("crashed"));
    QVERIFY(m_popup->isRunning());
    QVERIFY(focusPopup());
    // The button has the focus.
    QVERIFY(pressKeys({QStringLiteral("Return")}));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("code=second&state=S1"));
}

void TestSigninLife::closedWhileCrashed()
{
    m_popup->start();
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    for (const qint64 pid : m_popup->renderers())
        ::kill(pid_t(pid), SIGKILL);
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("trouble")).isEmpty());
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("crashed"));
}

// Dynamics: sign in, then consent for the organisation, without signing in again.
void TestSigninLife::twoStepsInOneWindow()
{
    m_server->on("/first", [this](const ScriptedRequest &) {
        auto answer =
            ScriptedAnswer::redirect(QUrl(redirect().toString() + QStringLiteral("?code=one&state=S1")));
        answer.headers.emplaceBack("Set-Cookie", "session=planted; Path=/");
        return answer;
    });
    m_server->on("/second", [this](const ScriptedRequest &request) {
        return ScriptedAnswer::redirect(QUrl(redirect().toString()
                                             + QStringLiteral("?admin_consent=True&state=S2&cookie=")
                                             + QString::fromLatin1(request.headers.value("cookie"))));
    });
    m_popup->start();
    m_popup->order(order(QStringLiteral("/first")));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("code=one&state=S1"));
    const qint64 pid = m_popup->pid();
    m_popup->forget();
    QJsonObject next = order(QStringLiteral("/second"));
    next.insert(QStringLiteral("state"), QStringLiteral("S2"));
    m_popup->order(next);
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("admin_consent=True&state=S2&cookie=session=planted"));
    QCOMPARE(m_popup->pid(), pid);

    m_popup->forget();
    QJsonObject third = order(QStringLiteral("/page"));
    m_popup->order(third);
    QVERIFY2(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty(), "said once per order");
    QVERIFY(focusPopup());
    QVERIFY(pressKeys({QStringLiteral("Escape")}));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("error")).toString(), QStringLiteral("closed"));
}

void TestSigninLife::nextProcessKnowsNothing()
{
    QByteArrayList cookies;
    m_server->on("/page", [&cookies](const ScriptedRequest &request) {
        cookies += request.headers.value("cookie");
        auto answer = ScriptedAnswer::html(
            "<h1>Page</h1><script>localStorage.setItem('k', 'planted-storage')</script>");
        answer.headers.emplaceBack("Set-Cookie", "session=planted-cookie; Max-Age=86400");
        answer.headers.emplaceBack("Cache-Control", "max-age=86400");
        return answer;
    });
    for (int i = 0; i < 2; ++i) {
        PopupDriver popup;
        popup.start();
        popup.order(order(QStringLiteral("/page")));
        QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
        popup.closeInput();
        QVERIFY(popup.endsWithin(2000) >= 0);
    }
    QCOMPARE(cookies, (QByteArrayList{"", ""}));

    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("planted"), qPrintable(file.fileName()));
    }
}

void TestSigninLife::keyboardGoesToThePage()
{
    m_server->on(
        "/page",
        ScriptedAnswer::html("<form method='get' action='" + redirect().toEncoded()
                             + "'><input name='user' autofocus><input name='secret' type='password'>"
                               "<input type='hidden' name='state' value='S1'><button>Go</button></form>"
                             + QByteArray(focusReporter)));
    m_popup->start();
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QVERIFY(focusPopup());
    QTRY_COMPARE(m_server->asked("/focused"), 1);
    // The first keys after a page's first picture may be dropped; a person is not that quick.
    QVERIFY(typeText(QStringLiteral("xxxxxxxxxxxxxxxx")));
    QVERIFY(pressKeys({QStringLiteral("ctrl+a")}));
    QVERIFY(typeText(QStringLiteral("ann")));
    QVERIFY(pressKeys({QStringLiteral("Tab")}));
    QVERIFY(typeText(QStringLiteral("word")));
    QVERIFY(pressKeys({QStringLiteral("Return")}));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("user=ann&secret=word&state=S1"));
}

// Anchors section 11, trap 3, and the contract: secrets never in arguments, environment or logs.
void TestSigninLife::secretsStayInside()
{
    m_server->on("/page",
                 ScriptedAnswer::html("<h1>Page</h1><script>console.error('planted-console ' + location)"
                                      "</script><img src='http://planted-image.example/x'>"));
    m_popup->start();
    QJsonObject asked = order(QStringLiteral("/page?login_hint=planted-hint"));
    asked.insert(QStringLiteral("state"), QStringLiteral("planted-state"));
    asked.insert(QStringLiteral("proxy"),
                 QJsonObject{{QStringLiteral("mode"), QStringLiteral("manual")},
                             {QStringLiteral("host"), QStringLiteral("planted-proxy.example")},
                             {QStringLiteral("port"), 3128},
                             {QStringLiteral("user"), QStringLiteral("planted-user")},
                             {QStringLiteral("password"), QStringLiteral("planted-password")}});
    m_popup->order(asked);
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    const QList<qint64> family = m_popup->family();
    QVERIFY(family.size() > 1);
    for (const qint64 pid : family) {
        for (const char *file : {"cmdline", "environ"})
            QVERIFY2(!procFile(pid, file).contains("planted"), file);
    }
    m_popup->closeInput();
    QVERIFY(m_popup->endsWithin(2000) >= 0);
    const QByteArray complaints = m_popup->complaints();
    QVERIFY2(!complaints.contains("planted"), complaints.constData());
}

void TestSigninLife::hostileEnvironmentIsIgnored()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const quint16 port = probe.serverPort();
    probe.close();
    QTemporaryDir folder;
    const QString keys = folder.filePath(QStringLiteral("keys"));
    qputenv("QTWEBENGINE_REMOTE_DEBUGGING", QByteArray::number(port));
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", "--user-agent=planted");
    qputenv("SSLKEYLOGFILE", keys.toUtf8());
    m_popup->start();
    qunsetenv("QTWEBENGINE_REMOTE_DEBUGGING");
    qunsetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    qunsetenv("SSLKEYLOGFILE");
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QVERIFY2(!socket.waitForConnected(1000), "no debugging port");
    QVERIFY(!m_server->requests().constFirst().headers.value("user-agent").contains("planted"));
    QVERIFY(!QFile::exists(keys));
}

void TestSigninLife::sandboxIsOnlyOffForRoot()
{
    qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    m_popup->start();
    qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    bool off = false;
    for (const qint64 pid : m_popup->family())
        off = off || procFile(pid, "cmdline").contains("--no-sandbox");
    QCOMPARE(off, ::geteuid() == 0);
    QCOMPARE(m_popup->complaints().contains("fairlead-signin: running as root"), ::geteuid() == 0);
}

void TestSigninLife::startIsQuick()
{
    QList<qint64> times;
    for (int i = 0; i < 3; ++i) {
        PopupDriver popup;
        QElapsedTimer timer;
        timer.start();
        popup.start();
        popup.order(order(QStringLiteral("/page")));
        QVERIFY(!popup.waitForEvent(QStringLiteral("visible")).isEmpty());
        times += timer.elapsed();
    }
    std::sort(times.begin(), times.end());
    qInfo("process start to visible page: %lld ms (median of 3)", times.at(1));
    // 0.4 s on the machine this was designed on; the bound only catches something going very wrong.
    QVERIFY2(times.at(1) < 5000, "median of three starts");
}

QTEST_GUILESS_MAIN(TestSigninLife)
#include "tst_signin_life.moc"
