// SPDX-License-Identifier: GPL-3.0-or-later
// What an administrator has laid down: the wizard asks for the rest, and lets nothing of it be changed.
#include "walk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

namespace {

const QString tenant = QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47");

/// A wizard on an administered computer.
struct Office
{
    explicit Office(const std::function<void(AdministratorStand &)> &administer, WizardStart start = {})
        : walk(start)
    {
        walk.services->practice = false;
        administer(walk.services->administrator);
        // It reads what is laid down when it opens.
        walk.flow = std::make_unique<WizardFlow>(walk.services, walk.clock, std::move(start));
    }
    Walk walk;
};

void layDownSalesforce(AdministratorStand &administrator)
{
    administrator.set(Setting::Crm, QStringLiteral("salesforce"));
    administrator.set(Setting::Address, QStringLiteral("acme.lightning.force.com"));
    administrator.set(Setting::ClientId, QStringLiteral("3MVG9.of.acme"));
}

void layDownDynamics(AdministratorStand &administrator)
{
    administrator.set(Setting::Crm, QStringLiteral("dynamics"));
    administrator.set(Setting::Address, QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
    administrator.set(Setting::SignInMethod, QStringLiteral("password"));
    administrator.set(Setting::IntegrationUser, QStringLiteral("crm-sync@contoso.example"));
}

} // namespace

class TestPresets : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatIsLeftIsAsked_data()
    {
        QTest::addColumn<bool>("salesforce");
        QTest::addColumn<bool>("practice");
        QTest::addColumn<QList<WizardPage>>("route");
        const QList<WizardPage> salesforce{WizardPage::Authorize, WizardPage::ServerAccess,
                                           WizardPage::Objects, WizardPage::Connected};
        const QList<WizardPage> dynamics{WizardPage::Authorize, WizardPage::User, WizardPage::Objects,
                                         WizardPage::Connected};
        QTest::newRow("Salesforce") << true << false << salesforce;
        QTest::newRow("Dynamics") << false << false << dynamics;
        QTest::newRow("Salesforce, a trial may be wanted")
            << true << true << (QList{WizardPage::Choose} + salesforce);
        QTest::newRow("Dynamics, a trial may be wanted")
            << false << true << (QList{WizardPage::Choose} + dynamics);
    }
    void onlyWhatIsLeftIsAsked()
    {
        QFETCH(const bool, salesforce);
        QFETCH(const bool, practice);
        QFETCH(const QList<WizardPage>, route);
        Office office(salesforce ? layDownSalesforce : layDownDynamics);
        office.walk.services->practice = practice;
        office.walk.flow = std::make_unique<WizardFlow>(office.walk.services, office.walk.clock);
        QCOMPARE(office.walk.flow->route(), route);
        QCOMPARE(office.walk.flow->page(), route.first());
        QVERIFY(!office.walk.flow->wouldLose());
        // Opening the wizard asks nobody anything.
        QTest::qWait(0);
        QVERIFY(office.walk.services->asked.isEmpty());
    }

    // Defaults are what a person begins with: every page is there, and filled.
    void defaultsOnlyFill()
    {
        const Office office([](AdministratorStand &administrator) {
            administrator.set(Setting::Crm, QStringLiteral("dynamics"), SettingSource::MachineDefault);
            administrator.set(Setting::Address, QStringLiteral("https://acme.crm9.dynamics.com"),
                              SettingSource::MachineDefault);
            administrator.set(Setting::SignInMethod, QStringLiteral("application"),
                              SettingSource::MachineDefault);
            administrator.set(Setting::ApplicationId, QStringLiteral("a7e2a1f7"),
                              SettingSource::MachineDefault);
        });
        const WizardFlow &flow = *office.walk.flow;
        QCOMPARE(flow.page(), WizardPage::Choose);
        QCOMPARE(flow.input().crm, CrmKind::Dynamics);
        QCOMPARE(flow.input().dynamicsAddress, QStringLiteral("https://acme.crm9.dynamics.com"));
        QCOMPARE(flow.input().cloud, QStringLiteral("usgov"));
        QCOMPARE(flow.input().method, UserMethod::Application);
        QCOMPARE(flow.input().applicationId, QStringLiteral("a7e2a1f7"));
        office.walk.edit([](WizardInput &input) {
            input.crm = CrmKind::Salesforce;
            input.dynamicsAddress = QStringLiteral("https://other.crm4.dynamics.com");
        });
        QCOMPARE(flow.input().crm, CrmKind::Salesforce);
        QCOMPARE(flow.input().dynamicsAddress, QStringLiteral("https://other.crm4.dynamics.com"));
        QVERIFY(!flow.isLocked(Setting::Address));
    }

    void nothingThatIsLockedCanBeEntered()
    {
        const Office office([](AdministratorStand &administrator) {
            layDownDynamics(administrator);
            administrator.set(Setting::ClientId, QStringLiteral("5f0c3f1c"));
        });
        const WizardInput before = office.walk.flow->input();
        office.walk.edit([](WizardInput &input) {
            input.crm = CrmKind::Salesforce;
            input.cloud = QStringLiteral("china");
            input.dynamicsAddress = QStringLiteral("https://evil.crm4.dynamics.com");
            input.ownClient = false;
            input.entraClientId = QStringLiteral("mine");
            input.method = UserMethod::Window;
            input.userName = QStringLiteral("me@contoso.example");
        });
        const WizardInput &after = office.walk.flow->input();
        QCOMPARE(after.crm, CrmKind::Dynamics);
        QCOMPARE(after.cloud, before.cloud);
        QCOMPARE(after.dynamicsAddress, before.dynamicsAddress);
        QVERIFY(after.ownClient);
        QCOMPARE(after.entraClientId, QStringLiteral("5f0c3f1c"));
        QCOMPARE(after.method, UserMethod::Password);
        QCOMPARE(after.userName, QStringLiteral("crm-sync@contoso.example"));
        for (const Setting setting : {Setting::Crm, Setting::Address, Setting::Cloud, Setting::ClientId,
                                      Setting::SignInMethod, Setting::IntegrationUser})
            QVERIFY(office.walk.flow->isLocked(setting));
        QVERIFY(!office.walk.flow->isLocked(Setting::Objects));
    }

    // The address that no page asked about is asked before anybody signs in at it.
    void addressIsAskedBeforeSigningIn()
    {
        const Office office(layDownSalesforce);
        const Walk &walk = office.walk;
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.flow->addressRun().isRunning());
        QVERIFY(walk.services->requests.isEmpty());
        QVERIFY(until([&] { return walk.flow->authorization() != nullptr; }));
        QCOMPARE(walk.services->asked.size(), 1);
        QCOMPARE(walk.services->requests.size(), 1);
        QCOMPARE(walk.services->requests.first().address, walk.flow->confirmedAddress()->address);
        QCOMPARE(walk.services->requests.first().clientId, QStringLiteral("3MVG9.of.acme"));
    }

    void addressThatDoesNotAnswerIsTold()
    {
        const Office office(layDownSalesforce);
        const Walk &walk = office.walk;
        Error nobody;
        nobody.code = ErrorCode::HostNotFound;
        nobody.sentence = QStringLiteral("The server was not found.");
        walk.services->addresses.emplace_back(fail(nobody));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QVERIFY(walk.flow->addressRun().error());
        QVERIFY(walk.services->requests.isEmpty());
        // Once more, and it answers.
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(until([&] { return walk.flow->authorization() != nullptr; }));
        QVERIFY(!walk.flow->addressRun().error());
    }

    void signInHostIsAPlace_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<SalesforcePlace>("place");
        QTest::newRow("production") << "https://login.salesforce.com" << SalesforcePlace::Production;
        QTest::newRow("sandbox, bare") << "test.salesforce.com" << SalesforcePlace::Sandbox;
        QTest::newRow("own") << "https://acme.my.salesforce.com" << SalesforcePlace::Address;
    }
    void signInHostIsAPlace()
    {
        QFETCH(const QString, address);
        QFETCH(const SalesforcePlace, place);
        const Office office([&](AdministratorStand &administrator) {
            administrator.set(Setting::Crm, QStringLiteral("salesforce"));
            administrator.set(Setting::Address, address);
        });
        QCOMPARE(office.walk.flow->input().place, place);
        office.walk.edit([](WizardInput &input) {
            input.place = SalesforcePlace::Address;
            input.salesforceAddress = QStringLiteral("https://evil.my.salesforce.com");
        });
        QCOMPARE(office.walk.flow->input().place, place);
        QCOMPARE(office.walk.flow->page(), WizardPage::Authorize);
    }

    void tenantIsExpected()
    {
        const Office office([](AdministratorStand &administrator) {
            layDownDynamics(administrator);
            administrator.set(Setting::Tenant, tenant.toUpper());
        });
        office.walk.flow->signIn(SignInRung::Popup);
        QVERIFY(until([&] { return !office.walk.services->requests.isEmpty(); }));
        QCOMPARE(office.walk.services->requests.first().expectedTenantId, tenant);
    }

    void objectsAreThoseLaidDown_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("as the CRM has them")
            << QStringList{QStringLiteral("Account"), QStringLiteral("Contact")};
        QTest::newRow("in another case") << QStringList{QStringLiteral("account"), QStringLiteral("CONTACT")};
    }
    void objectsAreThoseLaidDown()
    {
        QFETCH(const QStringList, names);
        const Office office([&names](AdministratorStand &administrator) {
            layDownSalesforce(administrator);
            administrator.set(Setting::Objects, names);
        });
        const Walk &walk = office.walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.flow->next();
        // Nothing is left to decide on the page in between.
        QVERIFY(until([&] { return walk.flow->page() == WizardPage::Connected; }));
        QCOMPARE(walk.flow->input().objects,
                 (QStringList{QStringLiteral("User"), QStringLiteral("Account"), QStringLiteral("Contact")}));
        walk.flow->choose(QStringLiteral("Lead"), true);
        walk.flow->choose(QStringLiteral("Account"), false);
        QCOMPARE(walk.flow->input().objects.size(), 3);
    }

    void objectsThatAreNotThereAreShown()
    {
        const Office office([](AdministratorStand &administrator) {
            layDownSalesforce(administrator);
            administrator.set(Setting::Objects,
                              QStringList{QStringLiteral("Account"), QStringLiteral("Gone__c")});
        });
        QVERIFY(office.walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        QCoreApplication::processEvents();
        QCOMPARE(office.walk.flow->page(), WizardPage::Objects);
        QVERIFY(office.walk.flow->canGoNext());
    }

    void trialIsNotBound()
    {
        Office office(layDownDynamics);
        office.walk.services->practice = true;
        office.walk.flow = std::make_unique<WizardFlow>(office.walk.services, office.walk.clock);
        const Walk &walk = office.walk;
        walk.edit([](WizardInput &input) { input.practice = true; });
        QVERIFY(!walk.flow->isLocked(Setting::Crm));
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Where);
        QCOMPARE(walk.flow->input().userName, walk.flow->practice()->integrationUser);
        // Back to real work, and it counts again.
        walk.flow->back();
        walk.edit([](WizardInput &input) { input.practice = false; });
        QCOMPARE(walk.flow->input().userName, QStringLiteral("crm-sync@contoso.example"));
        QVERIFY(walk.flow->isLocked(Setting::Crm));
    }

    void connectionThatIsThereStaysWhatItIs()
    {
        WizardStart start;
        start.page = WizardPage::Authorize;
        start.input.crm = CrmKind::Salesforce;
        const Office office(layDownDynamics, start);
        QCOMPARE(office.walk.flow->input().crm, CrmKind::Salesforce);
        QCOMPARE(office.walk.flow->page(), WizardPage::Authorize);
        QVERIFY(!office.walk.flow->isLocked(Setting::Crm));
    }

    void whoTakesOverIsTheOneLaidDown_data()
    {
        QTest::addColumn<bool>("salesforce");
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("own");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("Salesforce, somebody else") << true << "sync@acme.example" << false << false;
        QTest::newRow("Salesforce, the one") << true << "grace.hopper@acme.example" << false << true;
        QTest::newRow("Salesforce, its own user") << true << "sync@acme.example" << true << true;
        QTest::newRow("Dynamics, another address") << false << "crm-sync@contoso.example" << false << false;
    }
    void whoTakesOverIsTheOneLaidDown()
    {
        QFETCH(const bool, salesforce);
        QFETCH(const QString, user);
        QFETCH(const bool, own);
        QFETCH(const bool, allowed);
        WizardStart start;
        start.page = salesforce ? WizardPage::Authorize : WizardPage::User;
        start.input.crm = salesforce ? CrmKind::Salesforce : CrmKind::Dynamics;
        start.input.place = SalesforcePlace::Address;
        start.input.salesforceAddress = QStringLiteral("https://acme.my.salesforce.com");
        start.input.dynamicsAddress = QStringLiteral("https://contoso.crm4.dynamics.com");
        start.input.method = UserMethod::Application;
        ExistingConnection existing;
        existing.id = ConnectionId(QStringLiteral("abcdefghijkl"));
        existing.address = QUrl(salesforce ? start.input.salesforceAddress : start.input.dynamicsAddress);
        existing.kind = QStringLiteral("production");
        existing.tenantId = FakeServices::tenant();
        existing.userId = own ? QStringLiteral("0055g00000AbCdEAAV") : QStringLiteral("somebody else");
        existing.mayChangeUser = true;
        start.existing = existing;
        const Office office(
            [&](AdministratorStand &administrator) {
                administrator.set(Setting::Crm, nameOf(*start.input.crm));
                administrator.set(Setting::IntegrationUser, user);
                if (!salesforce)
                    administrator.set(Setting::Address, QStringLiteral("https://other.crm4.dynamics.com"));
            },
            start);
        const Walk &walk = office.walk;
        QCOMPARE(walk.flow->page(), start.page);
        QVERIFY(walk.flow->isLocked(Setting::IntegrationUser));
        QVERIFY(!walk.flow->isLocked(Setting::Address));
        if (salesforce) {
            walk.flow->signIn(SignInRung::Popup);
        } else {
            QCOMPARE(walk.flow->input().method, UserMethod::Password);
            QCOMPARE(walk.flow->input().userName, user);
            walk.edit([](WizardInput &input) {
                input.userName = QStringLiteral("me@contoso.example");
                input.password = Secret::fromText(QStringLiteral("a password"));
            });
            QCOMPARE(walk.flow->input().userName, user);
            walk.flow->next();
        }
        QVERIFY(walk.settle());
        QCOMPARE(salesforce ? walk.flow->authorization() != nullptr : walk.flow->user() != nullptr, allowed);
        const auto &refusal = salesforce ? walk.flow->signInState().error : walk.flow->verifyRun().error();
        QCOMPARE(refusal.has_value(), !allowed);
    }

    // Salesforce has no page where a user is named: who signs in has to be the one.
    void newConnectionIsSignedInToByTheUserLaidDown()
    {
        const Office office([](AdministratorStand &administrator) {
            layDownSalesforce(administrator);
            administrator.set(Setting::IntegrationUser, QStringLiteral("sync@acme.example"));
        });
        office.walk.flow->signIn(SignInRung::Popup);
        QVERIFY(until([&] { return office.walk.flow->signInState().error.has_value(); }));
        QVERIFY(!office.walk.flow->authorization());
        QVERIFY(until([&] { return office.walk.grantsFault().isEmpty(); }));
    }

    void waysToSignIn()
    {
        const Office office([](AdministratorStand &administrator) {
            layDownSalesforce(administrator);
            administrator.set(Setting::SignInWays, QStringList{QStringLiteral("browser")});
        });
        QVERIFY(!office.walk.flow->popupAvailable());
        office.walk.flow->signIn(SignInRung::Popup);
        QVERIFY(until([&] { return !office.walk.services->requests.isEmpty(); }));
        QCOMPARE(office.walk.services->requests.first().rung, SignInRung::Browser);
    }

    void whatCannotBeConnectedToIsTold()
    {
        const Office office([](AdministratorStand &administrator) {
            administrator.set(Setting::Crm, QStringLiteral("dynamics"));
            administrator.set(Setting::Cloud, QStringLiteral("mars"));
        });
        const auto problem = office.walk.flow->presetsProblem();
        QVERIFY(problem);
        QVERIFY2(problem->sentence.contains(QStringLiteral("Cloud")), qPrintable(problem->text()));
        QVERIFY(!office.walk.flow->canGoNext());
    }

    void whatNeedsTheCommandLineSaysSo()
    {
        const Office office([](AdministratorStand &administrator) {
            administrator.set(Setting::Crm, QStringLiteral("salesforce"));
            administrator.set(Setting::SignInMethod, QStringLiteral("jwt"));
        });
        QVERIFY(office.walk.flow->presetsProblem());
        QCOMPARE(office.walk.flow->page(), WizardPage::Choose);
        QVERIFY(!office.walk.flow->canGoNext());
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
