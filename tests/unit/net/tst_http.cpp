// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

class TestHttp : public QObject
{
    Q_OBJECT
private slots:
    void headersAreFoundWithoutCase();
    void aHeaderIsReplaced();
    void formsAndCreatesAreNotRepeatable();
    void serverTime_data();
    void serverTime();
    void retryAfter_data();
    void retryAfter();
    void linksTravelAsTheyAre_data();
    void linksTravelAsTheyAre();
};

void TestHttp::headersAreFoundWithoutCase()
{
    HttpResponse response;
    response.headers = {{"WWW-Authenticate", "Bearer a=1"}, {"Other", "x"}, {"www-authenticate", "Basic"}};
    QCOMPARE(response.header("www-Authenticate"), QByteArray("Bearer a=1"));
    QCOMPARE(response.headerValues("WWW-AUTHENTICATE"), (QList<QByteArray>{"Bearer a=1", "Basic"}));
    QVERIFY(response.header("Othe").isEmpty());
    response.status = 302;
    QVERIFY(!response.isSuccess());
    response.status = 204;
    QVERIFY(response.isSuccess());
}

void TestHttp::aHeaderIsReplaced()
{
    const HttpRequest request = HttpRequest::postForm(QUrl(QStringLiteral("https://a.example/")), "a=b")
                                    .withHeader("accept", "text/plain")
                                    .withBearer("token");
    QCOMPARE(request.headers,
             (HttpHeaders{{"Content-Type", "application/x-www-form-urlencoded"},
                          {"accept", "text/plain"},
                          {"Authorization", "Bearer token"}}));
}

void TestHttp::formsAndCreatesAreNotRepeatable()
{
    const QUrl url(QStringLiteral("https://a.example/"));
    QVERIFY(HttpRequest::get(url).repeatable);
    QVERIFY(!HttpRequest::postForm(url, "a=b").repeatable);
    QVERIFY(!HttpRequest::json("POST", url, "{}").repeatable);
    QVERIFY(!HttpRequest::json("PATCH", url, "{}").repeatable);
    QVERIFY(HttpRequest::json("GET", url, {}).repeatable);
}

void TestHttp::serverTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    // The example of RFC 9110 §5.6.7 in its three forms.
    QTest::newRow("IMF-fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << "1994-11-06T08:49:37Z";
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << "1994-11-06T08:49:37Z";
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << "1994-11-06T08:49:37Z";
    QTest::newRow("now") << QByteArray("Fri, 01 May 2026 10:00:00 GMT") << "2026-05-01T10:00:00Z";
    QTest::newRow("this century, two digits")
        << QByteArray("Friday, 01-May-26 10:00:00 GMT") << "2026-05-01T10:00:00Z";
    QTest::newRow("absent") << QByteArray() << QString();
    QTest::newRow("nonsense") << QByteArray("tomorrow") << QString();
}

void TestHttp::serverTime()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    HttpResponse response;
    response.headers = {{"Date", text}};
    const auto time = response.serverTime();
    QCOMPARE(time ? time->toString(Qt::ISODate) : QString(), expected);
}

void TestHttp::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("seconds"); // -1: none
    const QByteArray date("Fri, 01 May 2026 10:00:00 GMT");
    QTest::newRow("seconds") << QByteArray("120") << date << 120;
    QTest::newRow("zero") << QByteArray("0") << date << 0;
    QTest::newRow("negative") << QByteArray("-5") << date << -1;
    QTest::newRow("date") << QByteArray("Fri, 01 May 2026 10:01:30 GMT") << date << 90;
    QTest::newRow("absurd") << QByteArray("9000000000000000000") << date << 30 * 24 * 3600;
    QTest::newRow("past date") << QByteArray("Fri, 01 May 2026 09:00:00 GMT") << date << 0;
    QTest::newRow("date without a clock")
        << QByteArray("Fri, 01 May 2026 10:01:30 GMT") << QByteArray() << -1;
    QTest::newRow("absent") << QByteArray() << date << -1;
    QTest::newRow("nonsense") << QByteArray("soon") << date << -1;
}

void TestHttp::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    HttpResponse response;
    response.headers = {{"retry-after", value}, {"Date", date}};
    const auto asked = response.retryAfter();
    QCOMPARE(asked ? int(asked->count()) : -1, seconds);
}

void TestHttp::linksTravelAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("skip token") << QByteArray(
        "https://org.crm4.dynamics.com/api/data/v9.2/accounts?$select=name&$skiptoken="
        "%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%22/%3E");
    QTest::newRow("plus in a date") << QByteArray("https://acme.my.salesforce.com/services/data/v66.0/"
                                                  "query?q=SELECT+Id+WHERE+a%3E2026-01-01T00:00:00%2B00:00");
    QTest::newRow("quotes") << QByteArray("https://graph.microsoft.com/v1.0/f(domainName=%27contoso.com%27)");
}

// A next link is opaque (reference "Microsoft 8", trap 37): QUrl must not rewrite it.
void TestHttp::linksTravelAsTheyAre()
{
    QFETCH(QByteArray, link);
    QCOMPARE(QUrl::fromEncoded(link, QUrl::StrictMode).toEncoded(), link);
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
