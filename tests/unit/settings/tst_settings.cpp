// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/cloudsfile.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include "support/fulldisk.h"
#endif

using namespace fairlead;

namespace {

/// JSON with single quotes: moc 6.4 loses the class after some raw string literals.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), qint64(text.size()));
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT
private slots:
    void tableIsInTheOrderOfTheEnum()
    {
        for (int i = 0; i < settingsTable().size(); ++i)
            QCOMPARE(int(settingsTable().at(i).setting), i);
        QCOMPARE(int(settingsTable().size()), int(Setting::Objects) + 1);
    }

    // As administrators paste it from a portal.
    void presetsCountAsTheyWereMeant_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QVariant>("given");
        QTest::addColumn<QVariant>("meant");
        const QString id = QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47");
        const QString pasted = QStringLiteral(" {72F988BF-86F1-41AF-91AB-2D7CD011DB47}\n");
        const auto row = [](Setting setting, const QVariant &given, const QVariant &meant) {
            QTest::newRow(rowOf(setting).policyName) << int(setting) << given << meant;
        };
        row(Setting::Tenant, pasted, id);
        row(Setting::ClientId, pasted, id);
        row(Setting::ApplicationId, pasted, id);
        row(Setting::IntegrationUser, QStringLiteral(" Sync@Acme.example "),
            QStringLiteral("Sync@Acme.example"));
        row(Setting::Address, QStringLiteral(" https://acme.crm4.dynamics.com "),
            QStringLiteral("https://acme.crm4.dynamics.com"));
        row(Setting::Cloud, QStringLiteral("usgov "), QStringLiteral("usgov"));
        row(Setting::Objects, QStringList{QStringLiteral(" Account"), QStringLiteral("contact ")},
            QStringList{QStringLiteral("Account"), QStringLiteral("contact")});
    }
    void presetsCountAsTheyWereMeant()
    {
        QFETCH(const int, setting);
        QFETCH(const QVariant, given);
        QFETCH(const QVariant, meant);
        const auto value = settingValue(rowOf(Setting(setting)), given);
        QVERIFY(value);
        QCOMPARE(*value, meant);
    }

    void timeIsReadWithOrWithoutItsOffset_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("time");
        const QDate day(2026, 11, 22);
        QTest::newRow("UTC") << "2026-11-22T01:21:29Z" << QDateTime(day, QTime(1, 21, 29), Qt::UTC);
        QTest::newRow("offset") << "2026-11-22T01:21:29+02:00"
                                << QDateTime(day.addDays(-1), QTime(23, 21, 29), Qt::UTC);
        QTest::newRow("of this computer") << "2026-11-22T01:21:29" << QDateTime(day, QTime(1, 21, 29));
        QTest::newRow("day") << "2026-11-22" << QDateTime(day, QTime(0, 0));
        QTest::newRow("none") << "" << QDateTime();
    }
    void timeIsReadWithOrWithoutItsOffset()
    {
        QFETCH(const QString, text);
        QFETCH(const QDateTime, time);
        Settings settings = Settings::load({});
        QVERIFY(!settings.timeOf(Setting::DebugLogUntil).isValid());
        QVERIFY(settings.set(Setting::DebugLogUntil, text));
        QCOMPARE(settings.timeOf(Setting::DebugLogUntil).isValid(), time.isValid());
        QCOMPARE(settings.timeOf(Setting::DebugLogUntil).toUTC(), time.toUTC());
    }

    void settingsSurviveARestart()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        Settings settings = Settings::load(path);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), 5);
        QVERIFY(settings.set(Setting::SyncMinutes, 15));
        QVERIFY(settings.set(Setting::ProxyHost, QStringLiteral("proxy.example")));
        QVERIFY(!settings.set(Setting::SyncMinutes, QStringLiteral("often")));
        QVERIFY(settings.save(path));
        const Settings again = Settings::load(path);
        QCOMPARE(again.value(Setting::SyncMinutes).toInt(), 15);
        QCOMPARE(again.value(Setting::ProxyHost).toString(), QStringLiteral("proxy.example"));
        QCOMPARE(again.value(Setting::ProxyMode).toString(), QStringLiteral("system"));
    }

    void fullDiskKeepsTheSettings()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        Settings settings = Settings::load(path);
        settings.set(Setting::SyncMinutes, 11);
        QVERIFY(settings.save(path));
        settings.set(Setting::SyncMinutes, 12);
        {
            const FullDisk disk;
            QVERIFY(!settings.save(path));
        }
        QCOMPARE(Settings::load(path).value(Setting::SyncMinutes).toInt(), 11);
#endif
    }

    void keysOfANewerVersionAreKept()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        write(path, quoted("{'fromTheFuture':{'a':[1]},'syncMinutes':7}"));
        Settings settings = Settings::load(path);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), 7);
        QVERIFY(settings.set(Setting::SyncMinutes, 8));
        QVERIFY(settings.save(path));
        const QByteArray text = read(path);
        QVERIFY2(text.contains("fromTheFuture"), text.constData());
        QCOMPARE(Settings::load(path).value(Setting::SyncMinutes).toInt(), 8);
    }

    void damagedFileLosesNothing()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        QVERIFY(Settings::check(path));
        Settings settings = Settings::load(path);
        settings.set(Setting::SyncMinutes, 11);
        QVERIFY(settings.save(path));
        settings.set(Setting::SyncMinutes, 12);
        QVERIFY(settings.save(path));
        write(path, "{\"syncMin");
        QCOMPARE(Settings::load(path).value(Setting::SyncMinutes).toInt(), 12);
        QVERIFY(Settings::check(path));
        // Without a copy nobody may take the standard settings for the person's own.
        QVERIFY(QFile::remove(path + QStringLiteral(".previous")));
        const Outcome unreadable = Settings::check(path);
        QVERIFY(!unreadable);
        QCOMPARE(unreadable.error().code, ErrorCode::FileUnreadable);
        QVERIFY(!unreadable.error().remedy.isEmpty());
    }

    void homeFollowsTheEnvironment()
    {
        const QTemporaryDir dir;
        qputenv("FAIRLEAD_HOME", dir.path().toUtf8() + "/x/../home");
        QCOMPARE(Home::fromEnvironment().folder(), dir.path() + QStringLiteral("/home"));
        qunsetenv("FAIRLEAD_HOME");
        QVERIFY(Home::fromEnvironment().folder().endsWith(QStringLiteral("/fairlead")));
    }

    void cloudOfThePracticeOrg()
    {
        const auto clouds = parseClouds(
            quoted("[{'name':'practice','salesforceLogin':'http://127.0.0.1:4001', "
                   "'entraAuthority':'http://127.0.0.1:4002','salesforceHosts':['127.0.0.1:4001'], "
                   "'dataverseHosts':['127.0.0.1:4003'],'globalDiscovery':'http://127.0.0.1:4003', "
                   "'salesforceClientId':'a','entraClientId':'b'}]"));
        QVERIFY2(clouds, qPrintable(clouds ? QString() : clouds.error().text()));
        QCOMPARE(clouds->size(), builtInClouds().size() + 1);
        QCOMPARE(clouds->last().name, QStringLiteral("practice"));
        QVERIFY(clouds->last().added);
        QCOMPARE(clouds->last().entraAuthority.port(), 4002);
    }

    void acceptedClouds_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("name only") << quoted("{'name':'x'}");
        QTest::newRow("own host") << QByteArray(
            quoted("{'name':'x','dataverseHosts':['crm.corp.example','[::1]:8080']}"));
        QTest::newRow("suffix") << quoted("{'name':'x','salesforceHosts':['.crm.corp.example']}");
        QTest::newRow("localhost") << quoted("{'name':'x','graph':'http://localhost:99/'}");
    }
    void acceptedClouds()
    {
        QFETCH(QByteArray, entry);
        const auto clouds = parseClouds('[' + entry + ']');
        QVERIFY2(clouds, qPrintable(clouds ? QString() : clouds.error().text()));
    }

    void refusedClouds_data()
    {
        QTest::addColumn<QByteArray>("document");
        const auto row = [](const char *name, const QByteArray &entry) {
            QTest::newRow(name) << QByteArray('[' + entry + ']');
        };
        QTest::newRow("no list") << quoted("{'name':'x'}");
        QTest::newRow("garbage") << QByteArray("[{");
        QTest::newRow("no object") << QByteArray("[1]");
        row("no name", quoted("{'graph':'https://g.example'}"));
        row("blank name", quoted("{'name':'  '}"));
        row("built-in name", quoted("{'name':'global'}"));
        row("built-in name, other case", quoted("{'name':'UsGov'}"));
        row("same name twice", quoted("{'name':'x'},{'name':'X'}"));
        row("unknown key", quoted("{'name':'x','dataverseHost':['a.example']}"));
        row("plain http", quoted("{'name':'x','graph':'http://graph.example'}"));
        row("ftp", quoted("{'name':'x','graph':'ftp://graph.example'}"));
        row("path", quoted("{'name':'x','entraAuthority':'https://login.example/common'}"));
        row("user info", quoted("{'name':'x','entraAuthority':'https://a@login.example'}"));
        row("query", quoted("{'name':'x','entraAuthority':'https://login.example?x'}"));
        row("number", quoted("{'name':'x','graph':1}"));
        row("hosts not a list", quoted("{'name':'x','dataverseHosts':'a.example'}"));
        row("host with scheme", quoted("{'name':'x','dataverseHosts':['https://a.example']}"));
        row("host with port too large", quoted("{'name':'x','dataverseHosts':['a.example:70000']}"));
        row("suffix with port", quoted("{'name':'x','dataverseHosts':['.a.example:80']}"));
        row("equals built-in", quoted("{'name':'x','dataverseHosts':['crm4.dynamics.com']}"));
        row("under built-in", quoted("{'name':'x','dataverseHosts':['evil.crm4.dynamics.com']}"));
        row("suffix under built-in", quoted("{'name':'x','dataverseHosts':['.crm4.dynamics.com']}"));
        row("contains built-in", quoted("{'name':'x','dataverseHosts':['.com']}"));
        row("contains built-in, bare", quoted("{'name':'x','dataverseHosts':['com']}"));
        row("under Salesforce", quoted("{'name':'x','salesforceHosts':['acme.my.salesforce.com']}"));
        row("authority is built-in",
            quoted("{'name':'x','entraAuthority':'https://login.microsoftonline.com'}"));
        row("authority under built-in",
            quoted("{'name':'x','entraAuthority':'https://a.login.microsoftonline.us'}"));
        row("upper case built-in", quoted("{'name':'x','dataverseHosts':['CRM4.Dynamics.com']}"));
        row("trailing dot", quoted("{'name':'x','entraAuthority':'https://login.microsoftonline.com.'}"));
        row("host with trailing dot", quoted("{'name':'x','dataverseHosts':['crm4.dynamics.com.']}"));
        row("port 0", quoted("{'name':'x','dataverseHosts':['a.example:0']}"));
        row("address with port 0", quoted("{'name':'x','graph':'https://a.example:0'}"));
        row("http to an address that is not loopback", quoted("{'name':'x','graph':'http://128.0.0.1'}"));
        row("portal", quoted("{'name':'x','graph':'https://portal.azure.com'}"));
        row("maker portal", quoted("{'name':'x','dataverseHosts':['make.powerapps.com']}"));
        row("second entry bad", quoted("{'name':'x'},{'name':'y','graph':'http://g.example'}"));
    }
    void refusedClouds()
    {
        QFETCH(QByteArray, document);
        const auto clouds = parseClouds(document);
        QVERIFY(!clouds);
        QCOMPARE(clouds.error().code, ErrorCode::FileRefused);
        QVERIFY(!clouds.error().detail.isEmpty());
        QVERIFY(!clouds.error().remedy.isEmpty());
    }

    void hostsThatOnlyLookAlikeAreFine()
    {
        QVERIFY(
            parseClouds(quoted("[{'name':'x','dataverseHosts':['mydynamics.com','dynamics.com.example']}]")));
    }

    void fileMustBeOnesOwn()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("clouds.json"));
        QCOMPARE(readClouds(path)->size(), builtInClouds().size());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(quoted("[{'name':'x'}]"));
        file.close();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QVERIFY(readClouds(path));
#ifdef Q_OS_UNIX
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::WriteGroup);
        const auto refused = readClouds(path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileRefused);
        // Neither correcting nor deleting is what it takes.
        QVERIFY2(refused.error().remedy.contains(QStringLiteral("chmod go-w ") + path),
                 qPrintable(refused.error().remedy));
#endif
    }

    // A mistyped value must not pass by the company's proxy without a word.
    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("said");
        QTest::newRow("another case") << QByteArray(R"({"proxyMode":"Manual"})") << "“manual”";
        QTest::newRow("another type") << QByteArray(R"({"proxyMode":7})") << "“manual”";
        QTest::newRow("no such port") << QByteArray(R"({"proxyPort":99999})") << "65535";
        QTest::newRow("negative port") << QByteArray(R"({"proxyPort":-1})") << "65535";
        QTest::newRow("port as a text") << QByteArray(R"({"proxyPort":"8080"})") << "65535";
        QTest::newRow("no interval") << QByteArray(R"({"syncMinutes":0})") << "1440";
        QTest::newRow("endless interval") << QByteArray(R"({"syncMinutes":1e300})") << "1440";
        QTest::newRow("no time") << QByteArray(R"({"debugLogUntil":"tomorrow"})") << "2026-05-01";
        QTest::newRow("feed anybody may answer for")
            << quoted("{'updateFeed':'http://updates.example/feed'}") << "https";
        QTest::newRow("no address") << QByteArray(R"({"updateFeed":"updates"})") << "https";
        QTest::newRow("no truth") << QByteArray(R"({"startAtLogin":"yes"})") << "true or false";
    }
    void wrongValuesAreRefused()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, said);
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        const Outcome checked = Settings::check(path);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::FileUnreadable);
        const QString key = QString::fromUtf8(json).section(QLatin1Char('"'), 1, 1);
        QVERIFY2(checked.error().sentence.contains(key), qPrintable(checked.error().text()));
        QVERIFY2(checked.error().remedy.contains(said), qPrintable(checked.error().text()));
    }

    void everyRightValueIsTaken()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"proxyMode":"manual","proxyHost":"proxy.example","proxyPort":8080,"proxyUser":"u",
            "extraCaFile":"","language":"de","syncMinutes":15,"debugLogUntil":"2026-05-01T18:00:00Z",
            "startAtLogin":true,"ofANewerVersion":{}})");
        file.close();
        QVERIFY(Settings::check(path));
    }

    void fileIsOfASensibleSize()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("clouds.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write("[]" + QByteArray(64 * 1024 - 2, ' '));
        QVERIFY(file.flush());
        QVERIFY(readClouds(path));
        file.write(" ");
        file.close();
        const auto refused = readClouds(path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileRefused);
        QVERIFY2(refused.error().sentence.contains(QStringLiteral("64 KiB")),
                 qPrintable(refused.error().sentence));
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("clouds.json")));
        QVERIFY(!readClouds(path));
    }

    void oneCloudAloneIsNoList()
    {
        const auto refused = parseClouds(quoted("{'name':'x'}"));
        QVERIFY(!refused);
        QVERIFY2(refused.error().sentence.contains(QStringLiteral("[")),
                 qPrintable(refused.error().sentence));
        QVERIFY2(!refused.error().sentence.contains(QStringLiteral("no error")),
                 qPrintable(refused.error().sentence));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
