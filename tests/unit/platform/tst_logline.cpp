// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/logline.h"

#include <QTest>

using namespace fairlead;

class TestLogLine : public QObject
{
    Q_OBJECT

    static QByteArray line(QtMsgType type, const QString &text)
    {
        const QDateTime time =
            QDateTime::fromString(QStringLiteral("2026-11-22T02:21:29.007+01:00"), Qt::ISODateWithMs);
        return logLine(time, type, QStringLiteral("fairlead.sync"), text);
    }

private slots:
    void tellsTimeLevelAndCategory_data()
    {
        QTest::addColumn<QtMsgType>("type");
        QTest::addColumn<QByteArray>("level");
        QTest::newRow("debug") << QtDebugMsg << QByteArray("debug");
        QTest::newRow("info") << QtInfoMsg << QByteArray("info");
        QTest::newRow("warning") << QtWarningMsg << QByteArray("warning");
        QTest::newRow("critical") << QtCriticalMsg << QByteArray("error");
        QTest::newRow("fatal") << QtFatalMsg << QByteArray("fatal");
    }
    void tellsTimeLevelAndCategory()
    {
        QFETCH(const QtMsgType, type);
        QFETCH(const QByteArray, level);
        QCOMPARE(line(type, QStringLiteral("run ended")),
                 "2026-11-22T01:21:29.007Z " + level + " fairlead.sync: run ended");
    }

    void staysOneLine_data()
    {
        QTest::addColumn<QString>("text");
        for (const ushort code :
             {0x0a, 0x0d, 0x0b, 0x0c, 0x00, 0x1b, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0x200b, 0x2066, 0xfeff})
            QTest::addRow("%04x", code) << QStringLiteral("a") + QChar(code) + QStringLiteral("2026 forged");
    }
    void staysOneLine()
    {
        QFETCH(const QString, text);
        QCOMPARE(line(QtInfoMsg, text), line(QtInfoMsg, QStringLiteral("a 2026 forged")));
        // Not in a category either.
        QCOMPARE(logLine({}, QtInfoMsg, text, {}),
                 logLine({}, QtInfoMsg, QStringLiteral("a 2026 forged"), {}));
    }

    void losesWhatIsSecret_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::newRow("query") << "GET https://h.example/p?code=abc#x → 200"
                               << "abc";
        QTest::newRow("fragment") << "at https://h.example/#access_token=abc1"
                                  << "abc1";
        QTest::newRow("user info") << "GET https://joe:pw12@h.example/p"
                                   << "pw12";
        QTest::newRow("person") << "signed in as sync.user+1@acme.example now"
                                << "sync.user";
        QTest::newRow("bearer") << "Authorization: Bearer 00Dxx!abc"
                                << "00Dxx!abc";
        QTest::newRow("basic") << "authorization: basic am9lOnB3"
                               << "am9lOnB3";
        QTest::newRow("password in a form") << "body grant_type=password&password=hunter2&x=1"
                                            << "hunter2";
        QTest::newRow("client secret in JSON") << R"({"client_secret":"s3cr3t"})"
                                               << "s3cr3t";
        QTest::newRow("refresh token") << "refresh_token: 5Aep861"
                                       << "5Aep861";
        QTest::newRow("JWT") << "got eyJhbGciOi.eyJzdWIi.c2ln today"
                             << "eyJzdWIi";
        QTest::newRow("session id") << "sid 00D000000000001!AQ.x_y done"
                                    << "AQ.x_y";
        QTest::newRow("long in a path") << "GET https://h.example/a/" + QString(44, QLatin1Char('k'))
                + "/b → 200" << QString(44, QLatin1Char('k'));
        const QString base64 = QStringLiteral("YWJjZGVm/Z2hp.amts/bW5vcHFy/c3R1dnd4/eXowMTIz");
        QTest::newRow("base64") << "key:" + base64 << base64.mid(10, 20);
        QTest::newRow("long") << "key " + QString(44, QLatin1Char('k')) + " end"
                              << QString(44, QLatin1Char('k'));
        QTest::newRow("key in lines")
            << "-----BEGIN PRIVATE KEY-----\nTUlJ\nSecret7=\n-----END PRIVATE KEY-----"
            << "Secret7";
        QTest::newRow("key without its end") << "-----BEGIN RSA PRIVATE KEY-----\nTUlJ\nSecret7="
                                             << "Secret7";
        // Whatever its length is cut to, a token does not become too short to be seen as one.
        QTest::newRow("cut") << QString(7990, QLatin1Char('.')) + " Secret7" + QString(60, QLatin1Char('k'))
                             << "Secret7";
    }
    void losesWhatIsSecret()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, secret);
        const QString redacted = redactLogLine(text);
        QVERIFY2(!redacted.contains(secret), qPrintable(redacted));
        QVERIFY(!redacted.isEmpty());
        const QString logged = QString::fromUtf8(line(QtInfoMsg, text));
        QVERIFY2(!logged.contains(secret), qPrintable(logged));
        // Read again for a bundle, it stays what it is.
        QCOMPARE(redactLogLine(logged), logged);
    }

    void keepsOrdinaryLines()
    {
        for (const char *text :
             {"fairlead.sync: abcdefghijkl run ended: in-step 250 records",
              "#7 GET https://acme.my.salesforce.com/services/data/v66.0/query → 200, 123 ms",
              "POST http://127.0.0.1:40817/6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f/oauth2/v2.0/token → 400"})
            QCOMPARE(redactLogLine(QString::fromUtf8(text)), QString::fromUtf8(text));
    }

    void hasAnEnd()
    {
        QVERIFY(line(QtInfoMsg, QString(1000000, QLatin1Char('x'))).size() < 9000);
        const QString words = QStringLiteral("word ").repeated(200000);
        QVERIFY(line(QtInfoMsg, words).size() < 9000);
        QVERIFY(line(QtInfoMsg, words).startsWith("2026-11-22T01:21:29.007Z info fairlead.sync: word word"));
    }
};

QTEST_APPLESS_MAIN(TestLogLine)
#include "tst_logline.moc"
