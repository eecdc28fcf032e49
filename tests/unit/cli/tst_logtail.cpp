// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logtail.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead::cli;

class TestLogTail : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), qint64(text.size()));
    }

private slots:
    void tellsNoPlaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shared");
        QTest::newRow("plain") << "abcdefghijkl run ended: in-step 250 records"
                               << "abcdefghijkl run ended: in-step 250 records";
        QTest::newRow("exchange")
            << "#7 GET https://acme.my.salesforce.com/services/data/v66.0/query → 200, 123 ms"
            << "#7 GET https://…/services/data/v66.0/query → 200, 123 ms";
        QTest::newRow("query") << "GET https://h.example:8443/p?code=abc → 200"
                               << "GET https://…/p?… → 200";
        QTest::newRow("tenant") << "POST "
                                   "https://login.microsoftonline.com/6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f/"
                                   "oauth2/v2.0/token → 400"
                                << "POST https://…/…/oauth2/v2.0/token → 400";
        QTest::newRow("record of Dataverse") << "PATCH "
                                                "https://o.crm4.dynamics.com/api/data/v9.2/"
                                                "accounts(6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f) → 204"
                                             << "PATCH https://…/api/data/v9.2/accounts(…) → 204";
        QTest::newRow("record of Salesforce")
            << "DELETE https://x.example/sobjects/Account/0015g00000AbCdEAAV → 204"
            << "DELETE https://…/sobjects/Account/… → 204";
        QTest::newRow("request") << "→ 429, request 6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f"
                                 << "→ 429, request 6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f";
        QTest::newRow("host") << "system proxy for acme.my.salesforce.com looked up in 3 ms"
                              << "system proxy for … looked up in 3 ms";
        QTest::newRow("number") << "proxy 10.1.22.3 refused"
                                << "proxy … refused";
        QTest::newRow("number of six") << "to [fe80::1] and fe80::12:3 and 2001:db8:1:2:3:4:5:6"
                                       << "to … and … and …";
        QTest::newRow("folder") << "cannot open /home/joe/work/key.pem now"
                                << "cannot open … now";
        QTest::newRow("home") << "cannot open \"~/work/key.pem\""
                              << "cannot open \"…\"";
        QTest::newRow("file") << "cannot open file:///home/joe/key.pem now"
                              << "cannot open … now";
        QTest::newRow("drive") << "cannot open \"C:\\Users\\Joe Doe\\key.pem\" now"
                               << "cannot open \"…\" now";
        QTest::newRow("share") << "cannot open \\\\server\\share\\Joe"
                               << "cannot open …";
        QTest::newRow("person") << "user sync@acme.example"
                                << "user …";
    }
    void tellsNoPlaces()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, shared);
        const QString head = QStringLiteral("2026-11-22T01:21:29.123Z info fairlead.net: ");
        QCOMPARE(shareableLogLine(head + text), head + shared);
        QCOMPARE(shareableLogLine(text), shared);
        QCOMPARE(shareableLogLine(head + shared), head + shared);
    }

    void takesTheEndOfEachProgram()
    {
        const QTemporaryDir dir;
        write(dir.filePath(QStringLiteral("fairlead.log")), "new 1\nnew 2\n");
        write(dir.filePath(QStringLiteral("fairlead.log.1")), "before 1\nbefore 2\n");
        write(dir.filePath(QStringLiteral("fairlead.log.2")), "long ago\n");
        write(dir.filePath(QStringLiteral("fairleadctl.log")), "typed\n");
        const QJsonObject tails = logTails(dir.path());
        QCOMPARE(tails.keys(), (QStringList{QStringLiteral("fairlead"), QStringLiteral("fairleadctl")}));
        QCOMPARE(tails.value(QLatin1String("fairlead")).toArray(),
                 QJsonArray::fromStringList({QStringLiteral("before 1"), QStringLiteral("before 2"),
                                             QStringLiteral("new 1"), QStringLiteral("new 2")}));
        QCOMPARE(tails.value(QLatin1String("fairleadctl")).toArray(), QJsonArray{QStringLiteral("typed")});
        QVERIFY(logTails(dir.filePath(QStringLiteral("none"))).isEmpty());
    }

    void takesNoMoreThanItShould()
    {
        const QTemporaryDir dir;
        QByteArray text;
        for (int i = 0; text.size() < 300000; ++i)
            text += "line " + QByteArray::number(i) + '\n';
        write(dir.filePath(QStringLiteral("fairlead.log")), text);
        write(dir.filePath(QStringLiteral("fairlead.log.1")), "before\n");
        const QJsonArray lines = logTails(dir.path()).value(QLatin1String("fairlead")).toArray();
        QVERIFY(lines.size() > 10000);
        qsizetype bytes = 0;
        for (const auto &line : lines) {
            QVERIFY(line.toString().startsWith(QLatin1String("line ")));
            bytes += line.toString().size() + 1;
        }
        QVERIFY(bytes <= 256 * 1024);
        QCOMPARE(lines.last().toString().toUtf8(), text.split('\n').at(text.count('\n') - 1));
    }
};

QTEST_APPLESS_MAIN(TestLogTail)
#include "tst_logtail.moc"
