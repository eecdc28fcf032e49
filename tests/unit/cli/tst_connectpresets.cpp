// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answer.h"
#include "cli/connectpresets.h"
#include "cli/connectverb.h"
#include "cli/diagnosis.h"
#include "connection/laiddown.h"
#include "connection/session.h"
#include "support/administratorstand.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

using Values = QList<std::pair<Setting, QVariant>>;

Arguments parse(const QString &words)
{
    const Verb verb = connectVerb();
    const auto arguments = parseArguments(QStringLiteral("connect"),
                                          words.split(QLatin1Char(' '), Qt::SkipEmptyParts), verb.command);
    return arguments ? *arguments : Arguments();
}

const Values forDynamics{{Setting::Crm, QStringLiteral("dynamics")},
                         {Setting::Address, QStringLiteral("https://acme.crm4.dynamics.com")},
                         {Setting::IntegrationUser, QStringLiteral("crm-sync@contoso.example")},
                         {Setting::ApplicationId, QStringLiteral("a7e2a1f7")},
                         {Setting::Tenant, QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47")}};
const Values forSalesforce{{Setting::Crm, QStringLiteral("salesforce")},
                           {Setting::Address, QStringLiteral("acme.my.salesforce.com")},
                           {Setting::ClientId, QStringLiteral("3MVG9.of.acme")},
                           {Setting::IntegrationUser, QStringLiteral("sync@acme.example")}};

Settings administered(const Values &values, SettingSource source)
{
    AdministratorStand stand;
    for (const auto &[setting, value] : values)
        stand.set(setting, value, source);
    return Settings::load(QString(), stand);
}

} // namespace

Q_DECLARE_METATYPE(Values)

class TestConnectPresets : public QObject
{
    Q_OBJECT

private slots:
    // What is laid down need not be typed.
    void completes_data()
    {
        QTest::addColumn<Values>("laidDown");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("same");
        QTest::newRow("password, nothing else said")
            << forDynamics << "--password-file p"
            << "dynamics --url https://acme.crm4.dynamics.com --username crm-sync@contoso.example --tenant "
               "72f988bf-86f1-41af-91ab-2d7cd011db47 --password-file p";
        QTest::newRow("application user, by the secret")
            << forDynamics << "--client-secret-file s"
            << "dynamics --url https://acme.crm4.dynamics.com --client-id a7e2a1f7 --tenant "
               "72f988bf-86f1-41af-91ab-2d7cd011db47 --client-secret-file s";
        QTest::newRow("application user, by the method")
            << (forDynamics + Values{{Setting::SignInMethod, QStringLiteral("application")}}) << ""
            << "dynamics --url https://acme.crm4.dynamics.com --client-id a7e2a1f7 --tenant "
               "72f988bf-86f1-41af-91ab-2d7cd011db47";
        QTest::newRow("JWT")
            << forSalesforce << "--key-file k"
            << "salesforce --url acme.my.salesforce.com --client-id 3MVG9.of.acme --username "
               "sync@acme.example --key-file k";
        QTest::newRow("client credentials")
            << forSalesforce << "salesforce --client-secret-file s"
            << "salesforce --url acme.my.salesforce.com --client-id 3MVG9.of.acme --client-secret-file s";
        QTest::newRow("sign-in host is no address")
            << Values{{Setting::Crm, QStringLiteral("salesforce")},
                      {Setting::Address, QStringLiteral("login.salesforce.com")}}
            << "--client-id c"
            << "salesforce --client-id c";
        QTest::newRow("nothing laid down") << Values() << "dynamics --url u"
                                           << "dynamics --url u";
    }
    void completes()
    {
        QFETCH(const Values, laidDown);
        QFETCH(const QString, words);
        QFETCH(const QString, same);
        for (const SettingSource source : {SettingSource::MachinePolicy, SettingSource::MachineDefault}) {
            const auto completed = withPresets(parse(words), administered(laidDown, source), builtInClouds());
            QVERIFY2(completed, qPrintable(completed ? QString() : completed.error().text()));
            QCOMPARE(completed->positionals, parse(same).positionals);
            QCOMPARE(completed->options, parse(same).options);
        }
    }

    void contradictionIsRefused_data()
    {
        QTest::addColumn<Values>("laidDown");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("CRM") << forDynamics << "salesforce --url u"
                             << "Crm";
        QTest::newRow("address") << forDynamics << "dynamics --url https://other.crm4.dynamics.com"
                                 << "--url";
        QTest::newRow("user") << forDynamics << "--username me@contoso.example"
                              << "--username";
        QTest::newRow("tenant") << forDynamics << "--tenant 11111111-86f1-41af-91ab-2d7cd011db47"
                                << "--tenant";
        QTest::newRow("app") << forSalesforce << "--client-id mine --client-secret-file s"
                             << "--client-id";
        QTest::newRow("cloud") << (forDynamics + Values{{Setting::Cloud, QStringLiteral("global")}})
                               << "--cloud china"
                               << "--cloud";
        QTest::newRow("method") << (forDynamics + Values{{Setting::SignInMethod, QStringLiteral("password")}})
                                << "--client-secret-file s"
                                << "SignInMethod";
        const Values named{{Setting::Crm, QStringLiteral("dynamics")},
                           {Setting::IntegrationUser, QStringLiteral("sync@contoso.example")},
                           {Setting::ClientId, QStringLiteral("5f0c3f1c")}};
        QTest::newRow("user, by another way to sign in")
            << named << "--url https://acme.crm4.dynamics.com --client-id 5f0c3f1c --client-secret-file s"
            << "IntegrationUser";
        QTest::newRow("user, by a certificate")
            << named << "--url https://acme.crm4.dynamics.com --certificate-file c --key-file k"
            << "IntegrationUser";
        const Values sandboxes{{Setting::Crm, QStringLiteral("salesforce")},
                               {Setting::Address, QStringLiteral("https://test.salesforce.com")}};
        QTest::newRow("production instead of a sandbox")
            << sandboxes << "--url https://acme.my.salesforce.com --client-id c --client-secret-file s"
            << "--url";
        QTest::newRow("no such host instead of a sandbox")
            << sandboxes << "--url http://127.0.0.1:37311 --client-id c --client-secret-file s"
            << "--url";
    }
    void contradictionIsRefused()
    {
        QFETCH(const Values, laidDown);
        QFETCH(const QString, words);
        QFETCH(const QString, named);
        const auto refused =
            withPresets(parse(words), administered(laidDown, SettingSource::MachinePolicy), builtInClouds());
        QVERIFY(!refused);
        QCOMPARE(exitCodeFor(refused.error()), int(Usage));
        QVERIFY2(refused.error().sentence.contains(named), qPrintable(refused.error().text()));
        QVERIFY(!refused.error().remedy.isEmpty());
        // A default is no policy: what was typed counts.
        const auto taken =
            withPresets(parse(words), administered(laidDown, SettingSource::MachineDefault), builtInClouds());
        QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().text()));
    }

    void sameAddressWrittenOtherwiseIsNoContradiction()
    {
        const Settings settings = administered(forDynamics, SettingSource::MachinePolicy);
        const auto completed =
            withPresets(parse(QStringLiteral("dynamics --url ACME.crm4.dynamics.com/main.aspx?appid=1")),
                        settings, builtInClouds());
        QVERIFY2(completed, qPrintable(completed ? QString() : completed.error().text()));
    }

    void everySandboxIsBehindTheirSignInHost()
    {
        const Settings settings = administered({{Setting::Crm, QStringLiteral("salesforce")},
                                                {Setting::Address, QStringLiteral("test.salesforce.com")}},
                                               SettingSource::MachinePolicy);
        const auto completed =
            withPresets(parse(QStringLiteral("--url https://acme--uat.sandbox.my.salesforce.com")), settings,
                        builtInClouds());
        QVERIFY2(completed, qPrintable(completed ? QString() : completed.error().text()));
    }

    // An added cloud's hosts are known to nobody but clouds.json.
    void sameAddressOfAnAddedCloudIsNoContradiction()
    {
        Cloud office;
        office.name = QStringLiteral("office");
        office.added = true;
        office.dataverseHosts = {QStringLiteral("127.0.0.1:42951")};
        office.entraAuthority = QUrl(QStringLiteral("http://127.0.0.1:42951"));
        const QList<Cloud> clouds = builtInClouds() + QList{office};
        const Settings settings = administered({{Setting::Crm, QStringLiteral("dynamics")},
                                                {Setting::Address, QStringLiteral("http://127.0.0.1:42951")}},
                                               SettingSource::MachinePolicy);
        for (const char *typed : {"http://127.0.0.1:42951/", "http://127.0.0.1:42951/main.aspx"}) {
            const auto completed =
                withPresets(parse(QStringLiteral("--url ") + QLatin1String(typed)), settings, clouds);
            QVERIFY2(completed, qPrintable(completed ? QString() : completed.error().text()));
        }
        QVERIFY(!withPresets(parse(QStringLiteral("--url http://127.0.0.1:42952/")), settings, clouds));
    }

    // Asked of whoever was proven, before he takes over.
    void anotherUserIsMeasured_data()
    {
        QTest::addColumn<Values>("more");
        QTest::addColumn<QString>("broken");
        QTest::newRow("fits") << Values() << "";
        const auto row = [](Setting setting, const char *value) {
            QTest::newRow(rowOf(setting).policyName)
                << Values{{setting, QLatin1String(value)}} << rowOf(setting).policyName;
        };
        row(Setting::Crm, "salesforce");
        row(Setting::IntegrationUser, "else@contoso.example");
        row(Setting::SignInMethod, "window");
        row(Setting::Address, "https://other.crm4.dynamics.com");
        row(Setting::Tenant, "11111111-86f1-41af-91ab-2d7cd011db47");
        row(Setting::ClientId, "another");
        row(Setting::Cloud, "china");
    }
    void anotherUserIsMeasured()
    {
        QFETCH(const Values, more);
        QFETCH(const QString, broken);
        ConnectionInfo proven;
        proven.crm = CrmKind::Dynamics;
        proven.method = SignInMethod::DynamicsPassword;
        proven.cloud = QStringLiteral("global");
        proven.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        proven.tenantId = QStringLiteral("72F988BF-86f1-41af-91ab-2d7cd011db47");
        proven.clientId = QStringLiteral("app");
        proven.userName = QStringLiteral("Crm-Sync@contoso.example");
        const auto measured = [&](SettingSource source) {
            return checkLaidDown(proven, administered(forDynamics + more, source), builtInClouds());
        };
        QCOMPARE(bool(measured(SettingSource::MachinePolicy)), broken.isEmpty());
        if (!broken.isEmpty()) {
            const Error refused = measured(SettingSource::MachinePolicy).error();
            QVERIFY2(refused.sentence.contains(broken), qPrintable(refused.text()));
        }
        QVERIFY(measured(SettingSource::MachineDefault));
    }

    void whatCannotBeConnectedToNamesItsPlace_data()
    {
        QTest::addColumn<Values>("laidDown");
        QTest::addColumn<QString>("named");
        const std::pair crm{Setting::Crm, QVariant(QStringLiteral("dynamics"))};
        const std::pair address{Setting::Address, QVariant(QStringLiteral("https://acme.crm4.dynamics.com"))};
        QTest::newRow("no such cloud") << Values{crm, {Setting::Cloud, QStringLiteral("mars")}} << "Cloud";
        QTest::newRow("no address") << Values{crm, {Setting::Address, QStringLiteral("banana")}} << "Address";
        QTest::newRow("address of another cloud")
            << Values{crm, address, {Setting::Cloud, QStringLiteral("usgov")}} << "Address";
        QTest::newRow("address of the other CRM")
            << Values{{Setting::Crm, QStringLiteral("salesforce")}, address} << "Address";
    }
    void whatCannotBeConnectedToNamesItsPlace()
    {
        QFETCH(const Values, laidDown);
        QFETCH(const QString, named);
        const Settings settings = administered(laidDown, SettingSource::MachinePolicy);
        const auto refused =
            withPresets(parse(QStringLiteral("--password-file p")), settings, builtInClouds());
        QVERIFY(!refused);
        for (const QString &said : {named, QStringLiteral("stand 0")})
            QVERIFY2(refused.error().sentence.contains(said), qPrintable(refused.error().text()));
        QVERIFY(refused.error().remedy.startsWith(QStringLiteral("Tell your administrator")));
    }

    // What is wrong elsewhere may be why no cloud is added: it is told of, and not the cloud.
    void firstFaultOfThePoliciesIsTold_data()
    {
        QTest::addColumn<Values>("more");
        QTest::addColumn<QString>("named");
        QTest::newRow("no way to sign in") << Values{{Setting::SignInWays, QStringList()}} << "SignInWays";
        QTest::newRow("port as a text")
            << Values{{Setting::ProxyPort, QStringLiteral("3128")}} << "ProxyPort";
        QTest::newRow("proxy without a host")
            << Values{{Setting::ProxyMode, QStringLiteral("manual")}} << "ProxyHost";
        QTest::newRow("way to sign in of the other CRM")
            << Values{{Setting::SignInMethod, QStringLiteral("web")}} << "SignInMethod";
        QTest::newRow("CRM that there is not") << Values{{Setting::Crm, QStringLiteral("siebel")}} << "Crm";
    }
    void firstFaultOfThePoliciesIsTold()
    {
        QFETCH(const Values, more);
        QFETCH(const QString, named);
        const Values added{{Setting::Crm, QStringLiteral("dynamics")},
                           {Setting::Cloud, QStringLiteral("office")},
                           {Setting::Address, QStringLiteral("http://127.0.0.1:42951")}};
        const Settings settings = administered(added + more, SettingSource::MachinePolicy);
        QVERIFY(settings.administration().problem());
        for (const char *words : {"--password-file p", "salesforce --url u", ""}) {
            const auto refused = withPresets(parse(QLatin1String(words)), settings, builtInClouds());
            QVERIFY(!refused);
            QVERIFY2(refused.error().sentence.contains(named), qPrintable(refused.error().text()));
            QCOMPARE(refused.error().text(), settings.administration().problem()->text());
        }
        // The wizard asks only this.
        const auto fault = laidDownFault(settings, builtInClouds());
        QVERIFY(fault);
        QCOMPARE(fault->text(), settings.administration().problem()->text());
    }

    // The CRM has its own way to write them, and does not tell them apart by it.
    void objectsAreLaidDownInAnyCase()
    {
        const auto laidDown = [](const char *crm, const QStringList &objects) {
            return administered({{Setting::Crm, QLatin1String(crm)}, {Setting::Objects, objects}},
                                SettingSource::MachinePolicy);
        };
        const Settings dynamics =
            laidDown("dynamics", {QStringLiteral("Account"), QStringLiteral("SystemUser")});
        QCOMPARE(objectsLaidDown(dynamics, CrmKind::Dynamics),
                 (QStringList{QStringLiteral("systemuser"), QStringLiteral("account")}));
        QVERIFY(objectsLaidDown(dynamics, CrmKind::Salesforce).isEmpty());
        QVERIFY(objectsNotThere(dynamics, CrmKind::Dynamics,
                                {QStringLiteral("systemuser"), QStringLiteral("account")})
                    .isEmpty());
        const Settings salesforce = laidDown("salesforce", {QStringLiteral("user"), QStringLiteral("lead")});
        QCOMPARE(objectsLaidDown(salesforce, CrmKind::Salesforce),
                 (QStringList{QStringLiteral("User"), QStringLiteral("lead")}));
    }

    void whatWasPastedIsNoContradiction()
    {
        Values pasted = forDynamics;
        pasted.last().second = QStringLiteral("{72F988BF-86F1-41AF-91AB-2D7CD011DB47}");
        pasted[2].second = QStringLiteral(" crm-sync@contoso.example ");
        const Settings settings = administered(pasted, SettingSource::MachinePolicy);
        const auto completed =
            withPresets(parse(QStringLiteral("--password-file p")), settings, builtInClouds());
        QVERIFY2(completed, qPrintable(completed ? QString() : completed.error().text()));
        QCOMPARE(completed->value("username"), QStringLiteral("crm-sync@contoso.example"));
        QCOMPARE(completed->value("tenant"), QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47"));
        const auto typed =
            withPresets(parse(QStringLiteral("--tenant {72f988bf-86f1-41af-91ab-2d7cd011db47}")), settings,
                        builtInClouds());
        QVERIFY2(typed, qPrintable(typed ? QString() : typed.error().text()));
        // Who was proven belongs to that tenant.
        ConnectionInfo proven;
        proven.crm = CrmKind::Dynamics;
        proven.method = SignInMethod::DynamicsPassword;
        proven.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        proven.tenantId = QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47");
        proven.userName = QStringLiteral("crm-sync@contoso.example");
        QVERIFY(checkLaidDown(proven, settings, builtInClouds()));
    }

    void objectsThatAreNotThereAreNamed()
    {
        const Settings settings = administered(
            {{Setting::Crm, QStringLiteral("dynamics")},
             {Setting::Objects, QStringList{QStringLiteral("account"), QStringLiteral("nonesuch")}}},
            SettingSource::MachinePolicy);
        const QStringList found{QStringLiteral("systemuser"), QStringLiteral("account")};
        QCOMPARE(objectsNotThere(settings, CrmKind::Dynamics, found), {QStringLiteral("nonesuch")});
        QVERIFY(objectsNotThere(settings, CrmKind::Salesforce, found).isEmpty());
    }

    void adviceIsForWhoMayFollowIt()
    {
        Error error;
        error.remedy = QStringLiteral("Choose another one.");
        const auto advised = [&error](SettingSource source) {
            return adviseOn(error, administered({{Setting::ExtraCaFile, QStringLiteral("/gone")}}, source),
                            Setting::ExtraCaFile)
                .remedy;
        };
        QCOMPARE(advised(SettingSource::MachineDefault), error.remedy);
        QVERIFY(advised(SettingSource::MachinePolicy).contains(QStringLiteral("ExtraCaFile in stand 0")));
        ConnectionInfo added;
        added.cloud = QStringLiteral("practice");
        const auto resting = cloudOf(added, builtInClouds());
        QVERIFY(!resting && resting.error().remedy.contains(QStringLiteral("AddedClouds")));
    }

    void sandboxIsNoProduction_data()
    {
        QTest::addColumn<QString>("laidDown");
        QTest::addColumn<QString>("environment");
        QTest::addColumn<bool>("fits");
        QTest::newRow("sandbox") << "test.salesforce.com"
                                 << "sandbox" << true;
        QTest::newRow("scratch") << "https://test.salesforce.com"
                                 << "scratch" << true;
        QTest::newRow("production behind test") << "test.salesforce.com"
                                                << "production" << false;
        QTest::newRow("production") << "login.salesforce.com"
                                    << "production" << true;
        QTest::newRow("sandbox behind login") << "login.salesforce.com"
                                              << "sandbox" << false;
        QTest::newRow("its own") << "acme.my.salesforce.com"
                                 << "production" << true;
        QTest::newRow("another's") << "other.my.salesforce.com"
                                   << "production" << false;
    }
    void sandboxIsNoProduction()
    {
        QFETCH(const QString, laidDown);
        QFETCH(const QString, environment);
        QFETCH(const bool, fits);
        ConnectionInfo proven;
        proven.cloud = QStringLiteral("global");
        proven.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
        proven.environment = environment;
        QCOMPARE(isAddressLaidDown(laidDown, proven, builtInClouds()), fits);
    }

    void windowIsNotForTheCommandLine()
    {
        const Settings settings =
            administered(forDynamics + Values{{Setting::SignInMethod, QStringLiteral("window")}},
                         SettingSource::MachinePolicy);
        const auto refused =
            withPresets(parse(QStringLiteral("--password-file p")), settings, builtInClouds());
        QVERIFY(!refused);
        QVERIFY2(refused.error().remedy.contains(QStringLiteral("--setup")),
                 qPrintable(refused.error().text()));
    }

    void diagnosisNamesWhatIsSetAndNoValue()
    {
        AdministratorStand stand;
        stand.set(Setting::ProxyUser, QStringLiteral("hunter2"));
        stand.set(Setting::SyncMinutes, 17, SettingSource::MachineDefault);
        stand.layers.last().values.insert(QStringLiteral("Mistyped"), 1);
        const CheckResult check = administrationCheck(Settings::load(QString(), stand));
        QCOMPARE(check.state, CheckResult::State::Pass);
        for (const char *said : {"ProxyUser (policy, stand 0)", "SyncMinutes (default, stand ", "Mistyped"})
            QVERIFY2(check.detail.contains(QLatin1String(said)), qPrintable(check.detail));
        QVERIFY2(!check.detail.contains(QStringLiteral("hunter2")), qPrintable(check.detail));
        stand.set(Setting::SyncMinutes, QStringLiteral("often"));
        QCOMPARE(administrationCheck(Settings::load(QString(), stand)).state, CheckResult::State::Fail);
    }
};

QTEST_GUILESS_MAIN(TestConnectPresets)
#include "tst_connectpresets.moc"
