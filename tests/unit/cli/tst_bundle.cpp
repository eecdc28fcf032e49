// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bundle.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

class TestBundle : public QObject
{
    Q_OBJECT
private slots:
    void linesLoseWhatIsSecret_data()
    {
        QTest::addColumn<QString>("line");
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
    }
    void linesLoseWhatIsSecret()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, secret);
        const QString redacted = redactLogLine(line);
        QVERIFY2(!redacted.contains(secret), qPrintable(redacted));
        QVERIFY(!redacted.isEmpty());
    }

    void ordinaryLinesStay()
    {
        for (const char *line :
             {"fairlead.sync: abcdefghijkl run ended: in-step 250 records",
              "#7 GET https://acme.my.salesforce.com/services/data/v66.0/query → 200, 123 ms"})
            QCOMPARE(redactLogLine(QString::fromUtf8(line)), QString::fromUtf8(line));
    }

    void bundleHoldsNothingPlanted()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        ConnectionsDocument document;
        ConnectionInfo info;
        info.id = ConnectionId(QStringLiteral("abcdefghijkl"));
        info.name = QStringLiteral("Planted Name");
        info.organisationName = QStringLiteral("Planted Organisation");
        info.userName = QStringLiteral("planted@acme.example");
        info.address = QUrl(QStringLiteral("https://planted.crm4.dynamics.com"));
        info.tenantId = QStringLiteral("planted-tenant");
        info.workspaceFile = QStringLiteral("workspace.db");
        document.connections = {info};
        Settings settings = Settings::load(home.settingsFile());
        QVERIFY(settings.set(Setting::ProxyUser, QStringLiteral("plantedproxyuser")));
        QVERIFY(settings.save(home.settingsFile()));
        QVERIFY(QDir().mkpath(home.logFolder()));
        QFile log(home.logFolder() + QStringLiteral("/fairlead.log"));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("kept line\nGET https://h.example/?code=plantedcode\npassword=plantedpassword\n");
        log.close();
        const QJsonObject diagnosis{
            {QStringLiteral("checks"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("home")},
                                    {QStringLiteral("state"), QStringLiteral("pass")},
                                    {QStringLiteral("detail"), QStringLiteral("/planted/path")}},
                        QJsonObject{{QStringLiteral("id"), QStringLiteral("reach:planted.host")},
                                    {QStringLiteral("state"), QStringLiteral("fail")},
                                    {QStringLiteral("detail"), QStringLiteral("planted.host")}}}}};

        const QJsonObject bundle = diagnosticBundle(home, document, diagnosis);
        const QString file = dir.filePath(QStringLiteral("bundle.json"));
        QVERIFY(writeBundle(file, bundle));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY2(!text.toLower().contains("planted"), text);
        QVERIFY(text.contains("kept line"));
        QVERIFY(text.contains("abcdefghijkl"));
        QVERIFY(text.contains("\"reach\""));
        QVERIFY(!(written.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QVERIFY(!writeBundle(dir.filePath(QStringLiteral("no/such/folder/b.json")), bundle));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
