// SPDX-License-Identifier: GPL-3.0-or-later
#include "popupdriver.h"
#include "scriptedserver.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace fairlead;

namespace {

QByteArray script(const QString &code)
{
    return "<h1>Sign in</h1><script>" + code.toUtf8() + "</script>";
}

} // namespace

/// What pages may do in the popup, and how the redirect is caught. The redirect points at a server that
/// listens: had the popup loaded it, the server would know.
class TestSigninPages : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void redirectIsCaughtBeforeItLoads_data();
    void redirectIsCaughtBeforeItLoads();
    void queryComesBackUndecoded();
    void nearMissesAreOrdinaryPages();
    void redirectInAFrameNeitherLoadsNorAnswers();
    void anotherStateIsNotHandedOver();
    void refusalComesBack();
    void followsWindowsInside();
    void windowOfAWindowAndBack();
    void tooManyWindowsAreRefused();
    void foreignSchemesAreRefused_data();
    void foreignSchemesAreRefused();
    void pagesInAddressesDoNotLoad();
    void plainHttpElsewhereIsRefused_data();
    void plainHttpElsewhereIsRefused();
    void downloadsAreRefused();
    void permissionsAreRefused();
    void filesAreRefused();
    void messagesDoNotBlock();
    void leavingIsNeverAskedAbout();
    void passwordsOutsideThePageAreRefused();
    void visibleMeansSomethingToSee();
    void asksPagesForTheirDarkSide_data();
    void asksPagesForTheirDarkSide();
    void speaksThePersonsLanguageToPages();

private:
    QJsonObject order(const QString &path) { return PopupDriver::orderFor(m_server->url(path), redirect()); }
    QUrl redirect() const { return m_server->url(QStringLiteral("/callback")); }
    QString redirectWith(const QString &query) const
    {
        return redirect().toString() + QLatin1Char('?') + query;
    }
    void openPage(const QByteArray &html);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<PopupDriver> m_popup;
};

void TestSigninPages::init()
{
    m_server = std::make_unique<ScriptedServer>();
    QVERIFY(m_server->listen());
    m_popup = std::make_unique<PopupDriver>();
    m_popup->start();
}

void TestSigninPages::cleanup()
{
    m_popup.reset();
    m_server.reset();
}

void TestSigninPages::openPage(const QByteArray &html)
{
    m_server->on("/page", ScriptedAnswer::html(html + focusReporter));
    m_popup->order(order(QStringLiteral("/page")));
}

void TestSigninPages::redirectIsCaughtBeforeItLoads_data()
{
    QTest::addColumn<int>("status"); // of a server redirect; 200: the page itself goes there
    QTest::addColumn<QString>("page"); // TO is replaced
    QTest::newRow("302") << 302 << "";
    QTest::newRow("303") << 303 << "";
    QTest::newRow("307") << 307 << "";
    QTest::newRow("script") << 200 << "<script>location.href='TO'</script>";
    QTest::newRow("replaced") << 200 << "<script>location.replace('TO')</script>";
    QTest::newRow("meta refresh") << 200 << "<meta http-equiv='refresh' content='0;url=TO'><p>x</p>";
    QTest::newRow("link")
        << 200 << "<a id='a' href='TO'>go</a><script>document.getElementById('a').click()</script>";
    QTest::newRow("link to a new window")
        << 200
        << "<a id='a' href='TO' target='_blank'>go</a><script>document.getElementById('a').click()</script>";
    QTest::newRow("form post") << 200
                               << "<form id='f' method='post' action='TO'><input name='x' "
                                  "value='y'></form><script>document.getElementById('f').submit()</script>";
    QTest::newRow("frame breaks out")
        << 200 << "<iframe srcdoc=\"<script>top.location='TO'</script>\"></iframe>";
}

void TestSigninPages::redirectIsCaughtBeforeItLoads()
{
    QFETCH(int, status);
    QFETCH(QString, page);
    const QString to = redirectWith(QStringLiteral("code=c0de&state=S1"));
    m_server->on("/page",
                 status == 200 ? ScriptedAnswer::html(page.replace(QLatin1String("TO"), to).toUtf8())
                               : ScriptedAnswer::redirect(QUrl(to), status));
    m_popup->order(order(QStringLiteral("/page")));
    const QJsonObject last = m_popup->waitForLast();
    QCOMPARE(last.value(QLatin1String("query")).toString(), QStringLiteral("code=c0de&state=S1"));
    QCOMPARE(last.keys(), QStringList{QStringLiteral("query")});
    // A real browser: that it does not load what was caught can only be seen by giving it the time to.
    QTest::qWait(200);
    QCOMPARE(m_server->asked("/callback"), 0);
    QCOMPARE(std::count_if(m_popup->lines().begin(), m_popup->lines().end(),
                           [](const QJsonObject &line) { return line.contains(QLatin1String("query")); }),
             1);
}

// Anchors section 11, trap 4: what is decoded too early cannot be taken apart any more.
void TestSigninPages::queryComesBackUndecoded()
{
    const QString query = QStringLiteral("code=a%26b%3D%3D%2B&state=S1&x=%C3%BC+%2520");
    m_server->on("/page", ScriptedAnswer::redirect(QUrl(redirectWith(query))));
    m_popup->order(order(QStringLiteral("/page")));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(), query);
}

void TestSigninPages::nearMissesAreOrdinaryPages()
{
    // Character for character: another host name for the same place, another path, another letter case.
    const QString port = QString::number(m_server->port());
    QStringList misses{QStringLiteral("http://127.0.0.1:%1/callback?code=x&state=S1").arg(port),
                       QStringLiteral("http://localhost:%1/callback/?code=x&state=S1").arg(port),
                       QStringLiteral("http://localhost:%1/Callback?code=x&state=S1").arg(port),
                       QStringLiteral("http://localhost:%1/callback2?code=x&state=S1").arg(port)};
    misses += redirectWith(QStringLiteral("code=last&state=S1"));
    int next = 0;
    const auto goOn = [&](const ScriptedRequest &) {
        return ScriptedAnswer::html(script(QStringLiteral("location.href='%1'").arg(misses.value(next++))));
    };
    m_server->on("/page", goOn);
    m_server->on("/callback", goOn);
    m_server->on("/callback/", goOn);
    m_server->on("/Callback", goOn);
    m_server->on("/callback2", goOn);
    m_popup->order(order(QStringLiteral("/page")));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("code=last&state=S1"));
    QCOMPARE(m_server->asked("/callback"), 1);
    QCOMPARE(m_server->asked("/callback/"), 1);
    QCOMPARE(m_server->asked("/Callback"), 1);
    QCOMPARE(m_server->asked("/callback2"), 1);
}

void TestSigninPages::redirectInAFrameNeitherLoadsNorAnswers()
{
    const QByteArray to = redirectWith(QStringLiteral("code=x&state=S1")).toUtf8();
    openPage("<h1>Page</h1><iframe src='" + to + "'></iframe><img src='" + to + "'><script>fetch('" + to
             + "').catch(()=>fetch('/tried'))</script>");
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QTRY_COMPARE(m_server->asked("/tried"), 1);
    QCOMPARE(m_server->asked("/callback"), 0);
    QVERIFY(m_popup->isRunning());
    for (const QJsonObject &line : m_popup->lines())
        QVERIFY(!line.contains(QLatin1String("query")));
}

void TestSigninPages::anotherStateIsNotHandedOver()
{
    m_server->on("/page",
                 ScriptedAnswer::redirect(QUrl(redirectWith(QStringLiteral("code=forged&state=S2")))));
    m_popup->order(order(QStringLiteral("/page")));
    const QJsonObject last = m_popup->waitForLast();
    QCOMPARE(last.value(QLatin1String("error")).toString(), QStringLiteral("state"));
    for (const QJsonObject &line : m_popup->lines())
        QVERIFY(!QJsonDocument(line).toJson().contains("forged"));
}

void TestSigninPages::refusalComesBack()
{
    const QString query = QStringLiteral("error=access_denied&error_description=end-user+denied&state=S1");
    m_server->on("/page", ScriptedAnswer::redirect(QUrl(redirectWith(query))));
    m_popup->order(order(QStringLiteral("/page")));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(), query);
}

void TestSigninPages::followsWindowsInside()
{
    // As identity providers do it: a window signs in, tells its opener, and closes itself.
    m_server->on("/window",
                 ScriptedAnswer::html(
                     script(QStringLiteral("opener.postMessage('from-the-window', '*'); window.close();"))));
    openPage(script(QStringLiteral("onmessage = e => { location.href = '%1&code=' + e.data; };"
                                   "window.open('/window', 'w', 'width=200,height=200');")
                        .arg(redirectWith(QStringLiteral("state=S1")))));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("state=S1&code=from-the-window"));
    QCOMPARE(m_server->asked("/window"), 1);
}

void TestSigninPages::windowOfAWindowAndBack()
{
    m_server->on("/second", ScriptedAnswer::html(script(QStringLiteral("window.close()"))));
    m_server->on("/first",
                 ScriptedAnswer::html(script(
                     QStringLiteral("const w = window.open('/second'); setInterval(() => { if (w.closed) "
                                    "{ opener.done(); window.close(); } }, 50);"))));
    openPage(script(QStringLiteral("function done() { location.href = '%1'; } window.open('/first');")
                        .arg(redirectWith(QStringLiteral("code=back&state=S1")))));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("code=back&state=S1"));
}

void TestSigninPages::tooManyWindowsAreRefused()
{
    m_server->on("/again", ScriptedAnswer::html(script(QStringLiteral("window.open('/again')"))));
    m_popup->order(order(QStringLiteral("/again")));
    const QJsonObject line = m_popup->waitForRefusal(QStringLiteral("window"));
    QVERIFY(!line.value(QLatin1String("sentence")).toString().isEmpty());
    QVERIFY(m_server->asked("/again") <= 8);
}

void TestSigninPages::foreignSchemesAreRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("mailto") << "mailto:someone@example.com";
    QTest::newRow("custom") << "fairlead-test:something";
    QTest::newRow("windows settings") << "ms-settings:display";
    QTest::newRow("ftp") << "ftp://localhost/x";
}

void TestSigninPages::foreignSchemesAreRefused()
{
    QFETCH(QString, address);
    openPage("<a id='a' href='" + address.toUtf8()
             + "'>go</a><script>setTimeout(() => document.getElementById('a').click(), 100)</script>");
    const QJsonObject line = m_popup->waitForRefusal(QStringLiteral("scheme"));
    QVERIFY2(
        line.value(QLatin1String("sentence")).toString().contains(address.section(QLatin1Char(':'), 0, 0)),
        "the sentence names the kind of address");
    QVERIFY(m_popup->isRunning());
}

// data: and blob: have no origin a person could judge; the engine drops them without a word.
void TestSigninPages::pagesInAddressesDoNotLoad()
{
    const QByteArray ran = m_server->url(QStringLiteral("/ran")).toEncoded();
    openPage("<h1>Page</h1><script>const page = '<script>fetch(\"" + ran
             + "\", {mode: \"no-cors\"})<' + '/script>';"
               "const blob = URL.createObjectURL(new Blob([page], {type: 'text/html'}));"
               "setTimeout(() => { location.href = 'data:text/html,' + page; }, 100);"
               "setTimeout(() => { location.href = blob; }, 300);"
               "setTimeout(() => fetch('/later'), 800);</script>");
    QTRY_COMPARE_WITH_TIMEOUT(m_server->asked("/later"), 1, 20000);
    QCOMPARE(m_server->asked("/ran"), 0);
}

void TestSigninPages::plainHttpElsewhereIsRefused_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("the page itself") << "<script>location.href='http://login.example/x'</script>";
    QTest::newRow("a form") << "<form id='f' method='post' action='http://login.example/x'></form>"
                               "<script>document.getElementById('f').submit()</script>";
    QTest::newRow("a new window") << "<script>window.open('http://login.example/x')</script>";
    QTest::newRow("a frame") << "<iframe src='http://login.example/x'></iframe>";
}

void TestSigninPages::plainHttpElsewhereIsRefused()
{
    QFETCH(QString, page);
    openPage("<h1>Page</h1>" + page.toUtf8());
    const QJsonObject line = m_popup->waitForRefusal(QStringLiteral("insecure"));
    QVERIFY(line.value(QLatin1String("sentence")).toString().contains(QLatin1String("login.example")));
}

void TestSigninPages::downloadsAreRefused()
{
    m_server->on("/file",
                 ScriptedAnswer{200,
                                {{"Content-Type", "application/octet-stream"},
                                 {"Content-Disposition", "attachment; filename=planted-file.bin"}},
                                "bytes",
                                false});
    openPage(
        "<h1>Page</h1><a id='a' href='/file'>get</a><script>document.getElementById('a').click()</script>");
    QVERIFY(!m_popup->waitForRefusal(QStringLiteral("download")).isEmpty());
    m_popup->forget();
    m_server->on("/pdf", ScriptedAnswer{200, {{"Content-Type", "application/pdf"}}, "%PDF-1.4", false});
    m_server->on("/page", ScriptedAnswer::redirect(m_server->url(QStringLiteral("/pdf"))));
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY2(!m_popup->waitForRefusal(QStringLiteral("download")).isEmpty(), "a PDF is a download too");
    QVERIFY(QDir::home().entryList({QStringLiteral("*planted-file*")}).isEmpty());
    QVERIFY(QDir(QDir::homePath() + QStringLiteral("/Downloads"))
                .entryList({QStringLiteral("*planted-file*")})
                .isEmpty());
}

void TestSigninPages::permissionsAreRefused()
{
    openPage("<h1>Page</h1><script>navigator.geolocation.getCurrentPosition(() => fetch('/position'), () => "
             "fetch('/denied'))</script>");
    const QJsonObject line = m_popup->waitForRefusal(QStringLiteral("permission"));
    QVERIFY(line.value(QLatin1String("sentence")).toString().contains(QLatin1String("localhost")));
    QTRY_COMPARE(m_server->asked("/denied"), 1);
    QCOMPARE(m_server->asked("/position"), 0);
}

void TestSigninPages::filesAreRefused()
{
    openPage("<input type='file' id='f' style='position:fixed;inset:0;width:100%;height:100%'>"
             "<script>onkeydown = () => document.getElementById('f').click()</script>");
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QVERIFY(focusPopup());
    QTRY_COMPARE(m_server->asked("/focused"), 1);
    QVERIFY(typeText(QStringLiteral("aaaaaaaaaaaaaaaa")));
    QVERIFY(!m_popup->waitForRefusal(QStringLiteral("file")).isEmpty());
}

// Qt's own alert box would run an event loop inside the page's callback, over everything.
void TestSigninPages::messagesDoNotBlock()
{
    openPage(script(QStringLiteral("alert('planted <b>alert</b>'); const yes = confirm('planted question');"
                                   "const text = prompt('planted prompt', 'preset');"
                                   "location.href = '%1&code=' + yes + text;")
                        .arg(redirectWith(QStringLiteral("state=S1")))));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("state=S1&code=falsenull"));
    const QJsonObject said = m_popup->waitForRefusal(QStringLiteral("message"));
    QVERIFY(said.value(QLatin1String("sentence")).toString().contains(QLatin1String("localhost")));
    QVERIFY(said.value(QLatin1String("sentence")).toString().contains(QLatin1String("planted <b>alert</b>")));
}

void TestSigninPages::leavingIsNeverAskedAbout()
{
    openPage("<h1>Page</h1><input autofocus><script>onbeforeunload = e => { e.preventDefault(); "
             "e.returnValue = 'x'; };"
             "oninput = () => { location.href = '"
             + redirectWith(QStringLiteral("code=left&state=S1")).toUtf8() + "'; };</script>");
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    QVERIFY(focusPopup());
    QTRY_COMPARE(m_server->asked("/focused"), 1);
    QVERIFY(typeText(QStringLiteral("aaaaaaaaaaaaaaaa")));
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             QStringLiteral("code=left&state=S1"));
}

void TestSigninPages::passwordsOutsideThePageAreRefused()
{
    m_server->on("/page",
                 ScriptedAnswer{401,
                                {{"WWW-Authenticate", "Basic realm=\"x\""}, {"Content-Type", "text/html"}},
                                "<h1>No</h1>",
                                false});
    m_popup->order(order(QStringLiteral("/page")));
    QVERIFY(!m_popup->waitForRefusal(QStringLiteral("authentication")).isEmpty());
    QVERIFY2(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty(), "the server's own page is shown");
}

// The field's oldest complaint: a window that has loaded and stays white.
void TestSigninPages::visibleMeansSomethingToSee()
{
    openPage("<body style='visibility:hidden'>hidden text<div id='d'></div></body><script>"
             "fetch('/blank').catch(() => 0).then(() => setTimeout(() => { document.body.style.visibility = "
             "'visible'; fetch('/shown'); }, 1200))</script>");
    QTRY_COMPARE_WITH_TIMEOUT(m_server->asked("/blank"), 1, 20000);
    // The page's own clock: half of the time in which it shows nothing.
    QTest::qWait(600);
    for (const QJsonObject &line : m_popup->lines())
        QVERIFY2(line.value(QLatin1String("event")) != QLatin1String("visible"), "nothing to see yet");
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    // The page's own word travels by another way than the popup's, so either may be first.
    QTRY_COMPARE(m_server->asked("/shown"), 1);
    // A real browser goes on painting: a second word about it would come with the next pictures.
    QTest::qWait(300);
    QCOMPARE(std::count_if(m_popup->lines().begin(), m_popup->lines().end(),
                           [](const QJsonObject &line) {
                               return line.value(QLatin1String("event")) == QLatin1String("visible");
                           }),
             1);
}

void TestSigninPages::asksPagesForTheirDarkSide_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void TestSigninPages::asksPagesForTheirDarkSide()
{
    QFETCH(bool, dark);
    m_server->on(
        "/page",
        ScriptedAnswer::html(script(
            QStringLiteral("location.href = '%1&code=' + matchMedia('(prefers-color-scheme: dark)').matches")
                .arg(redirectWith(QStringLiteral("state=S1"))))));
    QJsonObject asked = order(QStringLiteral("/page"));
    asked.insert(QStringLiteral("dark"), dark);
    m_popup->order(asked);
    QCOMPARE(m_popup->waitForLast().value(QLatin1String("query")).toString(),
             dark ? QStringLiteral("state=S1&code=true") : QStringLiteral("state=S1&code=false"));
}

void TestSigninPages::speaksThePersonsLanguageToPages()
{
    QJsonObject asked = order(QStringLiteral("/page"));
    asked.insert(QStringLiteral("language"), QStringLiteral("de-CH"));
    m_server->on("/page", ScriptedAnswer::html("<h1>Seite</h1>"));
    m_popup->order(asked);
    QVERIFY(!m_popup->waitForEvent(QStringLiteral("visible")).isEmpty());
    const QByteArray header = m_server->requests().constFirst().headers.value("accept-language");
    QVERIFY2(header.startsWith("de-CH,de;"), header.constData());
    QVERIFY(header.contains("en"));
}

QTEST_GUILESS_MAIN(TestSigninPages)
#include "tst_signin_pages.moc"
