// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/home.h"
#include "settings/policyfile.h"
#include "settings/settings.h"
#include "support/administratorstand.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace fairlead;

namespace {

const QList<SettingSource> allSources{SettingSource::MachinePolicy, SettingSource::UserPolicy,
                                      SettingSource::Person, SettingSource::MachineDefault,
                                      SettingSource::BuiltIn};
const char *const sourceNames[] = {"machine policy", "user policy", "person", "machine default", "built-in"};

/// What a layer says of SyncMinutes; the built-in one says 5.
int saidBy(SettingSource source)
{
    return source == SettingSource::BuiltIn ? 5 : 100 + int(source);
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), qint64(text.size()));
}

uint me()
{
#ifdef Q_OS_UNIX
    return ::geteuid();
#else
    return 0;
#endif
}

} // namespace

class TestAdministration : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_person;
    AdministratorStand m_stand;

private slots:
    void init()
    {
        m_person = m_dir.filePath(QStringLiteral("settings.json"));
        QFile::remove(m_person);
        QFile::remove(m_person + QStringLiteral(".previous"));
        m_stand = {};
    }

    // Every pair, and with it the whole order.
    void strongerLayerWins_data()
    {
        QTest::addColumn<SettingSource>("stronger");
        QTest::addColumn<SettingSource>("weaker");
        for (qsizetype a = 0; a < allSources.size(); ++a) {
            for (qsizetype b = a + 1; b < allSources.size(); ++b)
                QTest::addRow("%s over %s", sourceNames[a], sourceNames[b])
                    << allSources.at(a) << allSources.at(b);
        }
    }
    void strongerLayerWins()
    {
        QFETCH(const SettingSource, stronger);
        QFETCH(const SettingSource, weaker);
        // The weaker one is written first, so that no order of writing can be what decides.
        for (const SettingSource source : {weaker, stronger}) {
            if (source == SettingSource::Person)
                write(m_person, "{\"syncMinutes\": " + QByteArray::number(saidBy(source)) + '}');
            else if (source != SettingSource::BuiltIn)
                m_stand.set(Setting::SyncMinutes, saidBy(source), source);
        }
        Settings settings = Settings::load(m_person, m_stand);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), saidBy(stronger));
        QCOMPARE(settings.sourceOf(Setting::SyncMinutes), stronger);
        const bool locked = stronger == SettingSource::MachinePolicy || stronger == SettingSource::UserPolicy;
        QCOMPARE(settings.isLocked(Setting::SyncMinutes), locked);
        QCOMPARE(bool(settings.set(Setting::SyncMinutes, 77)), !locked);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), locked ? saidBy(stronger) : 77);
        // Nothing else has moved.
        for (const SettingRow &row : settingsTable()) {
            if (row.setting != Setting::SyncMinutes)
                QCOMPARE(settings.sourceOf(row.setting), SettingSource::BuiltIn);
        }
    }

    void everySettingCanBeLocked_data()
    {
        QTest::addColumn<int>("index");
        for (int index = 0; index < settingsTable().size(); ++index)
            QTest::newRow(settingsTable().at(index).key) << index;
    }
    void everySettingCanBeLocked()
    {
        QFETCH(const int, index);
        const SettingRow &row = settingsTable().at(index);
        QVERIFY2(settingValue(row, row.standard), "the standard is none of its own values");
        QVERIFY2(settingValue(row, row.example), "the example is none of its own values");
        QVERIFY(row.example != row.standard);
        if (row.setting >= Setting::Address)
            m_stand.set(Setting::Crm, QStringLiteral("dynamics"));
        if (row.setting == Setting::ProxyMode)
            m_stand.set(Setting::ProxyHost, QStringLiteral("proxy.corp.example"));
        if (row.setting == Setting::ProxyMode)
            m_stand.set(Setting::ProxyPort, 3128);
        m_stand.set(row.setting, row.example);
        // settings.json says something else: what is locked does not listen.
        write(m_person, "{\"" + QByteArray(row.key) + "\": " + otherValue(row) + '}');
        Settings settings = Settings::load(m_person, m_stand);
        const Outcome readable = Settings::check(m_person, m_stand);
        QVERIFY2(readable, qPrintable(readable ? QString() : readable.error().text()));
        QCOMPARE(settings.value(row.setting), row.example);
        QVERIFY(settings.isLocked(row.setting));
        const Outcome refused = settings.set(row.setting, row.standard);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UsageError);
        QVERIFY2(refused.error().sentence.contains(QStringLiteral("administrator")),
                 qPrintable(refused.error().text()));
        QVERIFY(settings.set(row.setting, row.example)); // nothing is changed by it
        QVERIFY(settings.save(m_person));
        QCOMPARE(Settings::load(m_person, m_stand).value(row.setting), row.example);
    }

    void administratorsOwnIsInNoFileOfThePersons()
    {
        write(m_person, R"({"practiceOrg": false, "crm": "dynamics", "addedClouds": "nonsense"})");
        QVERIFY(Settings::check(m_person, m_stand));
        Settings settings = Settings::load(m_person, m_stand);
        QCOMPARE(settings.value(Setting::PracticeOrg).toBool(), true);
        QCOMPARE(settings.value(Setting::Crm).toString(), QString());
        QVERIFY(!settings.set(Setting::PracticeOrg, false));
        QVERIFY(!settings.set(Setting::Crm, QStringLiteral("salesforce")));
    }

    void defaultIsNotWrittenIntoThePersonsFile()
    {
        m_stand.set(Setting::ApiKeptPercent, 40, SettingSource::MachineDefault);
        Settings settings = Settings::load(m_person, m_stand);
        QVERIFY(settings.set(Setting::ApiKeptPercent, 40)); // a page that saves all its fields
        QVERIFY(settings.set(Setting::SyncMinutes, 9));
        QVERIFY(settings.save(m_person));
        m_stand.set(Setting::ApiKeptPercent, 60, SettingSource::MachineDefault);
        settings = Settings::load(m_person, m_stand);
        QCOMPARE(settings.value(Setting::ApiKeptPercent).toInt(), 60);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), 9);
    }

    void wrongValuesAreRefused_data()
    {
        QTest::addColumn<int>("setting");
        QTest::addColumn<QVariant>("value");
        const auto row = [](const char *name, Setting setting, const QVariant &value) {
            QTest::newRow(name) << int(setting) << value;
        };
        row("language nobody speaks", Setting::Language, QStringLiteral("fr"));
        row("object twice", Setting::Objects,
            QStringList{QStringLiteral("Account"), QStringLiteral("account")});
        row("object without a name", Setting::Objects, QStringList{QString()});
        row("mistyped proxy mode", Setting::ProxyMode, QStringLiteral("Manual"));
        row("port as a text", Setting::ProxyPort, QStringLiteral("3128"));
        row("port out of range", Setting::ProxyPort, 70000);
        row("half a minute", Setting::SyncMinutes, 0.5);
        row("truth for a number", Setting::SyncMinutes, true);
        row("text for a truth", Setting::PracticeOrg, QStringLiteral("false"));
        row("two for a truth", Setting::PracticeOrg, 2);
        row("number for a text", Setting::ExtraCaFile, 1);
        row("list for a text", Setting::ProxyHost, QStringList{QStringLiteral("a")});
        row("text for a list", Setting::SignInWays, QStringLiteral("popup"));
        row("no way to sign in", Setting::SignInWays, QStringList());
        row("unknown way to sign in", Setting::SignInWays, QStringList{QStringLiteral("fax")});
        row("numbers in a list", Setting::SignInWays, QVariantList{1});
        row("feed without encryption", Setting::UpdateFeed, QStringLiteral("http://a.example"));
        row("tenant by its name", Setting::Tenant, QStringLiteral("contoso"));
        row("more than a tenant", Setting::Tenant, QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47x"));
        row("object twice, by a blank", Setting::Objects,
            QStringList{QStringLiteral("account"), QStringLiteral(" account")});
        row("unknown CRM", Setting::Crm, QStringLiteral("siebel"));
        row("binary", Setting::ProxyHost, QByteArray("x"));
        row("binary for a number", Setting::ProxyPort, QByteArray());
        row("binary for a truth", Setting::AddedClouds, QByteArray());
    }
    void wrongValuesAreRefused()
    {
        QFETCH(const int, setting);
        QFETCH(const QVariant, value);
        const SettingRow &row = rowOf(Setting(setting));
        for (const SettingSource source :
             {SettingSource::MachinePolicy, SettingSource::UserPolicy, SettingSource::MachineDefault}) {
            m_stand = {};
            m_stand.set(row.setting, value, source);
            const Outcome checked = Settings::check(m_person, m_stand);
            QVERIFY(!checked);
            QCOMPARE(checked.error().code, ErrorCode::FileRefused);
            // Which key, and where.
            QVERIFY2(checked.error().sentence.contains(QLatin1String(row.policyName)),
                     qPrintable(checked.error().text()));
            QVERIFY2(checked.error().sentence.contains(m_stand.layers.constFirst().place),
                     qPrintable(checked.error().text()));
        }
    }

    void nothingIsPermittedWhileNobodyKnows()
    {
        m_stand.refused = Error();
        Settings settings = Settings::load(m_person, m_stand);
        QVERIFY(!Settings::check(m_person, m_stand));
        QCOMPARE(settings.value(Setting::PracticeOrg).toBool(), false);
        QCOMPARE(settings.value(Setting::AddedClouds).toBool(), false);
        QVERIFY(!settings.set(Setting::SyncMinutes, 9));
    }

    void presetsBelongToACrm()
    {
        m_stand.set(Setting::Address, QStringLiteral("https://acme.my.salesforce.com"));
        const Outcome without = Settings::check(m_person, m_stand);
        QVERIFY(!without);
        QVERIFY2(without.error().sentence.contains(QStringLiteral("Address")),
                 qPrintable(without.error().text()));
        m_stand.set(Setting::Crm, QStringLiteral("salesforce"), SettingSource::MachineDefault);
        QVERIFY(Settings::check(m_person, m_stand));
        m_stand.set(Setting::SignInMethod, QStringLiteral("password"));
        QVERIFY(!Settings::check(m_person, m_stand));
        m_stand.set(Setting::SignInMethod, QStringLiteral("jwt"));
        QVERIFY(Settings::check(m_person, m_stand));
    }

    void proxyIsNamedWhereItIsDemanded_data()
    {
        QTest::addColumn<SettingSource>("mode");
        QTest::addColumn<SettingSource>("host"); // the person's: none
        QTest::addColumn<SettingSource>("port");
        QTest::addColumn<QString>("missing"); // empty: fine
        using enum SettingSource;
        QTest::newRow("without a host") << MachinePolicy << Person << MachinePolicy << "ProxyHost";
        QTest::newRow("without a port") << MachinePolicy << MachinePolicy << Person << "ProxyPort";
        QTest::newRow("same place") << MachinePolicy << MachinePolicy << MachinePolicy << "";
        QTest::newRow("stronger place") << UserPolicy << MachinePolicy << MachinePolicy << "";
        QTest::newRow("weaker place") << MachinePolicy << UserPolicy << MachinePolicy << "ProxyHost";
        QTest::newRow("port in a weaker place")
            << MachinePolicy << MachinePolicy << UserPolicy << "ProxyPort";
        QTest::newRow("a person may change the host")
            << UserPolicy << MachineDefault << UserPolicy << "ProxyHost";
        QTest::newRow("a person may change the port")
            << UserPolicy << UserPolicy << MachineDefault << "ProxyPort";
        QTest::newRow("defaults") << MachineDefault << MachineDefault << MachineDefault << "";
        QTest::newRow("default without a host") << MachineDefault << Person << MachineDefault << "ProxyHost";
        QTest::newRow("default without a port") << MachineDefault << MachineDefault << Person << "ProxyPort";
    }
    void proxyIsNamedWhereItIsDemanded()
    {
        QFETCH(const SettingSource, mode);
        QFETCH(const SettingSource, host);
        QFETCH(const SettingSource, port);
        QFETCH(const QString, missing);
        write(m_person, R"({"proxyHost": "mine.example", "proxyPort": 8080})");
        m_stand.set(Setting::ProxyMode, QStringLiteral("manual"), mode);
        if (host != SettingSource::Person)
            m_stand.set(Setting::ProxyHost, QStringLiteral("proxy.corp.example"), host);
        if (port != SettingSource::Person)
            m_stand.set(Setting::ProxyPort, 3128, port);
        const Outcome checked = Settings::check(m_person, m_stand);
        QCOMPARE(bool(checked), missing.isEmpty());
        if (!checked) {
            QVERIFY2(checked.error().sentence.contains(missing), qPrintable(checked.error().text()));
            QVERIFY(checked.error().remedy.startsWith(QStringLiteral("Tell your administrator")));
        }
    }

    // Port 0 is what is built in: nothing was named.
    void portOfAProxyIsANumberThatIsOne()
    {
        m_stand.set(Setting::ProxyMode, QStringLiteral("manual"));
        m_stand.set(Setting::ProxyHost, QStringLiteral("proxy.corp.example"));
        m_stand.set(Setting::ProxyPort, 0);
        QVERIFY(!Settings::check(m_person, m_stand));
    }

    void cloudIsOneThatCanBe()
    {
        m_stand.set(Setting::Crm, QStringLiteral("dynamics"));
        m_stand.set(Setting::Cloud, QStringLiteral("mars"));
        // It may be one that is added; whoever connects sees.
        QVERIFY(Settings::check(m_person, m_stand));
        m_stand.set(Setting::AddedClouds, false);
        const Outcome checked = Settings::check(m_person, m_stand);
        QVERIFY(!checked);
        QVERIFY2(checked.error().sentence.contains(QStringLiteral("mars")),
                 qPrintable(checked.error().text()));
        m_stand.set(Setting::Cloud, QStringLiteral("usgov"));
        QVERIFY(Settings::check(m_person, m_stand));
    }

    void unknownNamesAreOfANewerVersion()
    {
        m_stand.layers = {
            {SettingSource::MachinePolicy, QStringLiteral("there"), {{QStringLiteral("FromTheFuture"), 1}}}};
        QVERIFY(Settings::check(m_person, m_stand));
        QCOMPARE(Administration::read(m_stand).unknownNames(), {QStringLiteral("FromTheFuture (there)")});
    }

    // What stands twice in different objects, or as a value, is no key twice.
    void sameTextElsewhereIsNoDoubleKey()
    {
        const QString path = m_dir.filePath(QStringLiteral("policy.json"));
        write(path,
              "{\"policies\": {\"Crm\": \"dynamics\", \"IntegrationUser\": \"Cr\\\"m\\\\\", \"Objects\":"
              "[\"Crm\", \"Objects\"]}, \"defaults\": {\"SyncMinutes\": 9}}");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        const Outcome checked = Settings::check(m_person, PolicyFile(path, me()));
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().text()));
    }

    void wrongCaseNamesTheRightOne()
    {
        m_stand.layers = {{SettingSource::MachinePolicy,
                           QStringLiteral("there"),
                           {{QStringLiteral("addedClouds"), false}}}};
        const Outcome checked = Settings::check(m_person, m_stand);
        QVERIFY(!checked);
        QVERIFY2(checked.error().remedy.contains(QStringLiteral("AddedClouds")),
                 qPrintable(checked.error().text()));
    }

    void fileOfTheAdministrator()
    {
        const QString path = m_dir.filePath(QStringLiteral("policy.json"));
        QFile::remove(path);
        const PolicyFile places(path, me());
        QVERIFY(places.read() && places.read()->isEmpty());
        write(path, R"({"policies": {"ProxyPort": 3128, "Crm": "dynamics", "Objects": ["account"]},
                        "defaults": {"ProxyHost": "proxy.corp.example", "StartAtLogin": true}})");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const Settings settings = Settings::load(m_person, places);
        QVERIFY(Settings::check(m_person, places));
        QCOMPARE(settings.value(Setting::ProxyPort).toInt(), 3128);
        QCOMPARE(settings.value(Setting::Objects).toStringList(), {QStringLiteral("account")});
        QVERIFY(settings.isLocked(Setting::ProxyPort));
        QCOMPARE(settings.value(Setting::StartAtLogin).toBool(), true);
        QCOMPARE(settings.sourceOf(Setting::StartAtLogin), SettingSource::MachineDefault);
    }

    void damagedFileIsNoPolicyFreeComputer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut off") << QByteArray("{\"policies\": {\"Prox");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("misspelt part") << QByteArray("{\"policy\": {}}");
        QTest::newRow("part is no object") << QByteArray("{\"policies\": []}");
        QTest::newRow("part twice") << QByteArray(R"({"policies": {"AddedClouds": false}, "policies": {}})");
        QTest::newRow("key twice") << QByteArray(
            R"({"policies": {"AddedClouds": false, "SyncMinutes": 9, "AddedClouds": true}})");
        QTest::newRow("key twice, written otherwise")
            << QByteArray("{\"policies\": {\"AddedClouds\" : false, \"Added\\u0043louds\": true}}");
        QTest::newRow("wrong case") << QByteArray(R"({"policies": {"addedClouds": false}})");
        QTest::newRow("too large") << QByteArray("{}") + QByteArray(1024 * 1024, ' ');
    }
    void damagedFileIsNoPolicyFreeComputer()
    {
        QFETCH(const QByteArray, text);
        const QString path = m_dir.filePath(QStringLiteral("policy.json"));
        write(path, text);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        const Outcome checked = Settings::check(m_person, PolicyFile(path, me()));
        QVERIFY(!checked);
        QVERIFY2(QDir::fromNativeSeparators(checked.error().sentence).contains(path),
                 qPrintable(checked.error().text()));
        QVERIFY(!checked.error().remedy.isEmpty());
    }

#ifdef Q_OS_UNIX
    void fileThatOthersWriteIsRefused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"group may write", "others may write", "somebody else's", "folder of all",
                                 "link to nowhere", "folder instead", "link in a folder of all"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void fileThatOthersWriteIsRefused()
    {
        QFETCH(const QString, what);
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("policy.json"));
        const auto mine = QFile::ReadOwner | QFile::WriteOwner;
        if (what == QLatin1String("link to nowhere")) {
            QVERIFY(QFile::link(dir.filePath(QStringLiteral("gone")), path));
        } else if (what == QLatin1String("link in a folder of all")) {
            const QString target = m_dir.filePath(QStringLiteral("elsewhere.json"));
            write(target, "{}");
            QVERIFY(QFile::setPermissions(target, mine));
            QVERIFY(QFile::link(target, path));
            QVERIFY(Settings::check(m_person, PolicyFile(path, me())));
            QVERIFY(QFile::setPermissions(dir.path(), mine | QFile::ExeOwner | QFile::WriteOther));
        } else if (what == QLatin1String("folder instead")) {
            QVERIFY(QDir().mkdir(path));
        } else {
            write(path, "{}");
            QVERIFY(QFile::setPermissions(path, mine));
            QVERIFY(Settings::check(m_person, PolicyFile(path, me())));
        }
        if (what == QLatin1String("group may write"))
            QVERIFY(QFile::setPermissions(path, mine | QFile::WriteGroup));
        if (what == QLatin1String("others may write"))
            QVERIFY(QFile::setPermissions(path, mine | QFile::WriteOther));
        if (what == QLatin1String("folder of all"))
            QVERIFY(QFile::setPermissions(dir.path(), mine | QFile::ExeOwner | QFile::WriteOther));
        const uint owner = what == QLatin1String("somebody else's") ? me() + 1 : me();
        const Outcome checked = Settings::check(m_person, PolicyFile(path, owner));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::FileRefused);
    }
#endif

    void environmentCannotMoveThePlaces()
    {
        qputenv("FAIRLEAD_HOME", m_dir.path().toUtf8());
        write(m_dir.filePath(QStringLiteral("policy.json")), R"({"policies": {"SyncMinutes": 99}})");
        const Settings settings = Settings::load(Home::fromEnvironment());
        qunsetenv("FAIRLEAD_HOME");
        QVERIFY(settings.value(Setting::SyncMinutes).toInt() != 99);
    }

private:
    static QByteArray otherValue(const SettingRow &row)
    {
        switch (row.standard.typeId()) {
        case QMetaType::Bool:
            return row.standard.toBool() ? "true" : "false";
        case QMetaType::Int:
            return QByteArray::number(row.standard.toInt());
        case QMetaType::QStringList:
            return "[]";
        default:
            return '"' + row.standard.toByteArray() + '"';
        }
    }
};

QTEST_GUILESS_MAIN(TestAdministration)
#include "tst_administration.moc"
