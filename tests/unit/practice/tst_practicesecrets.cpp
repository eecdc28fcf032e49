// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/secretrecord.h"

#include <QJsonObject>
#include <QTest>

using namespace fairlead::practice;

/// What the practice org remembers for tests that look for leaks: a kind that is missing here would be
/// missing in every one of them.
class TestPracticeSecrets : public QObject
{
    Q_OBJECT

    static Request request(const QByteArray &method, const char *url, const Headers &headers = {},
                           const QByteArray &body = {})
    {
        return {method, QUrl(QString::fromLatin1(url)), headers, body};
    }

    static QStringList recorded(const Request &request, const Response &response)
    {
        SecretRecord record;
        record.take(request, response);
        QStringList lines;
        const QJsonArray entries = record.json();
        for (const auto &entry : entries)
            lines += entry[QStringLiteral("kind")].toString() + QLatin1Char('=')
                + entry[QStringLiteral("value")].toString();
        return lines;
    }

private slots:
    void everyWayIsSeen_data()
    {
        QTest::addColumn<Request>("asked");
        QTest::addColumn<Response>("answered");
        QTest::addColumn<QStringList>("secrets");
        const Headers form{{"Content-Type", "application/x-www-form-urlencoded"}};
        const auto lines = [](std::initializer_list<const char *> list) {
            QStringList out;
            for (const char *line : list)
                out += QString::fromUtf8(line);
            return out;
        };
        QTest::newRow("bearer") << request("GET", "http://h/api", {{"Authorization", "Bearer abc.def-12345"}})
                                << Response() << lines({"bearer=abc.def-12345"});
        QTest::newRow("basic") << request(
            "POST", "http://h/token", {{"Authorization", "Basic " + QByteArray("id:se:cret12").toBase64()}})
                               << Response() << lines({"basic=se:cret12"});
        QTest::newRow("form") << request(
            "POST", "http://h/token", form,
            "username=joe&password=a%2Bb+c%26d12&client_secret=topsecret&scope=openid12345")
                              << Response() << lines({"password=a+b c&d12", "client_secret=topsecret"});
        QTest::newRow("login page") << request("POST", "http://h/", form, "un=joe.user@x&pw=longpassword")
                                    << Response() << lines({"pw=longpassword"});
        QTest::newRow("not a form") << request("POST", "http://h/x", {{"Content-Type", "application/json"}},
                                               "password=longpassword")
                                    << Response() << QStringList();
        QTest::newRow("code on the way back")
            << request("GET", "http://h/authorize?state=abcdefgh")
            << Response{302,
                        {{"location", "http://localhost:1/callback?code=aPrx%2F12345&state=abcdefgh"}},
                        {}}
            << lines({"code=aPrx/12345"});
        QTest::newRow("token behind the hash")
            << request("GET", "http://h/authorize")
            << Response{302, {{"Location", "http://localhost:1/#access_token=longtoken1"}}, {}}
            << lines({"access_token=longtoken1"});
        QTest::newRow("token answer")
            << request("POST", "http://h/token")
            << Response::json(R"({"access_token":"longtoken1","expires_in":3600,"refresh_token":"longtoken2",
                                  "scope":"openid profile"})")
            << lines({"access_token=longtoken1", "refresh_token=longtoken2"});
        QTest::newRow("cookie") << request("GET", "http://h/")
                                << Response{200, {{"Set-Cookie", "sid=cookie12345; Path=/"}}, {}}
                                << lines({"cookie=cookie12345"});
        QTest::newRow("too short") << request("POST", "http://h/token", form, "code=123456") << Response()
                                   << QStringList();
    }
    void everyWayIsSeen()
    {
        QFETCH(const Request, asked);
        QFETCH(const Response, answered);
        QFETCH(const QStringList, secrets);
        QCOMPARE(recorded(asked, answered), secrets);
    }

    void eachOnceUntilCleared()
    {
        SecretRecord record;
        const Request asked = request("GET", "http://h/api", {{"Authorization", "Bearer abc.def-12345"}});
        record.take(asked, {});
        record.take(asked, {});
        QCOMPARE(record.json().size(), 1);
        record.clear();
        QVERIFY(record.json().isEmpty());
        record.take(asked, {});
        QCOMPARE(record.json().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPracticeSecrets)
#include "tst_practicesecrets.moc"
