// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

#include "wizard/wording.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

class TestWizardFlow : public QObject
{
    Q_OBJECT

private slots:
    void startsWithoutAskingAnybody()
    {
        const Walk walk;
        QCOMPARE(walk.flow->page(), WizardPage::Choose);
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(!walk.flow->canGoBack());
        QVERIFY(!walk.flow->wouldLose());
        QTest::qWait(0);
        QVERIFY(walk.services->calls.isEmpty());
        QVERIFY(walk.flow->clouds().isEmpty()); // not even a file is read before the first page
    }

    void routes()
    {
        const Walk walk;
        walk.edit([](WizardInput &input) { input.crm = CrmKind::Salesforce; });
        QCOMPARE(walk.flow->route(),
                 (QList{WizardPage::Choose, WizardPage::Where, WizardPage::Authorize,
                        WizardPage::ServerAccess, WizardPage::Objects, WizardPage::Connected}));
        walk.edit([](WizardInput &input) { input.crm = CrmKind::Dynamics; });
        QCOMPARE(walk.flow->route(),
                 (QList{WizardPage::Choose, WizardPage::Where, WizardPage::Authorize, WizardPage::User,
                        WizardPage::Objects, WizardPage::Connected}));
    }

    void opensAtAPageOfAnExistingConnection()
    {
        WizardStart start;
        start.page = WizardPage::Authorize;
        start.input.crm = CrmKind::Salesforce;
        start.input.userName = QStringLiteral("grace.hopper@acme.example");
        const Walk walk(start);
        QCOMPARE(walk.flow->route(),
                 (QList{WizardPage::Authorize, WizardPage::Objects, WizardPage::Connected}));
        QVERIFY(!walk.flow->canGoBack());
        QVERIFY(!walk.flow->clouds().isEmpty());
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->requests.last().accountHint, QStringLiteral("grace.hopper@acme.example"));
        QVERIFY(walk.flow->canGoNext());
    }

    void salesforceToConnected_data()
    {
        QTest::addColumn<SalesforcePlace>("place");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("signInAt");
        QTest::newRow("production") << SalesforcePlace::Production << QString()
                                    << QStringLiteral("https://login.salesforce.com");
        QTest::newRow("sandbox") << SalesforcePlace::Sandbox << QString()
                                 << QStringLiteral("https://test.salesforce.com");
        QTest::newRow("pasted") << SalesforcePlace::Address
                                << QStringLiteral("acme.lightning.force.com/lightning/r/Lead/00Q/view")
                                << QStringLiteral("https://acme.my.salesforce.com");
    }
    void salesforceToConnected()
    {
        QFETCH(SalesforcePlace, place);
        QFETCH(QString, typed);
        QFETCH(QString, signInAt);
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Where));
        walk.edit([&](WizardInput &input) {
            input.place = place;
            input.salesforceAddress = typed;
        });
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QCOMPARE(walk.services->asked.size(), place == SalesforcePlace::Address ? 1 : 0);
        QVERIFY(!walk.flow->canGoNext());

        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.flow->signInState().isWaiting());
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->requests.size(), 1);
        const AuthorizeRequest request = walk.services->requests.first();
        QCOMPARE(request.address, QUrl(signInAt));
        QCOMPARE(request.clientId, QStringLiteral("3MVG9.built.in"));
        QCOMPARE(request.purpose, SignInPurpose::Salesforce);
        QVERIFY(!request.selectAccount);
        QVERIFY(walk.flow->authorization());
        QCOMPARE(walk.flow->authorization()->org.name, QStringLiteral("Acme Rope Works"));
        QCOMPARE(walk.flow->page(), WizardPage::Authorize); // success is shown before going on

        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::ServerAccess);
        QVERIFY(walk.flow->canGoNext()); // nobody has to want it
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
        QVERIFY(walk.flow->objects());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Connected);
        QVERIFY(walk.services->finished.isEmpty()); // nothing is stored before Finish
        QCOMPARE(walk.flow->storeState(), StoreState::Ready);
        QCOMPARE(walk.flow->checks()->size(), 3);

        QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        QVERIFY(walk.next());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(walk.services->finished.size(), 1);
        const WizardDraft draft = walk.services->finished.first();
        QCOMPARE(draft.crm(), CrmKind::Salesforce);
        QCOMPARE(draft.cloud.name, QStringLiteral("global"));
        QVERIFY(draft.connectionGrant() && draft.connectionGrant() == draft.authorization->grant);
        QStringList objects;
        for (const ObjectInfo &object : draft.objects)
            objects += object.name;
        QCOMPARE(objects, defaultObjects(CrmKind::Salesforce));
        QVERIFY(!walk.flow->wouldLose());
        QVERIFY(!walk.flow->canGoBack());
        walk.flow->next();
        QCOMPARE(walk.services->finished.size(), 1);
    }

    void dynamicsToConnected_data()
    {
        QTest::addColumn<UserMethod>("method");
        QTest::addColumn<bool>("addressFirst");
        for (const bool first : {true, false}) {
            const char *when = first ? "address on page 2" : "address on page 4";
            QTest::addRow("password, %s", when) << UserMethod::Password << first;
            QTest::addRow("window, %s", when) << UserMethod::Window << first;
            QTest::addRow("application user, %s", when) << UserMethod::Application << first;
        }
    }
    void dynamicsToConnected()
    {
        QFETCH(UserMethod, method);
        QFETCH(bool, addressFirst);
        const QString pasted =
            QStringLiteral(" https://org31ec4237.crm4.dynamics.com/main.aspx?appid=5&pagetype=entitylist ");
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Where));
        QVERIFY(walk.flow->canGoNext()); // the address may wait
        if (addressFirst)
            walk.edit([&](WizardInput &input) { input.dynamicsAddress = pasted; });
        QVERIFY(walk.next());
        QCOMPARE(walk.services->asked.size(), addressFirst ? 1 : 0);
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->requests.last().purpose, SignInPurpose::DynamicsConsent);
        QCOMPARE(walk.services->requests.last().expectedTenantId,
                 addressFirst ? FakeServices::tenant() : QString());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::User);
        QVERIFY(!walk.flow->canGoNext());

        walk.edit([&](WizardInput &input) {
            input.dynamicsAddress = pasted;
            input.method = method;
            input.userName = QStringLiteral(" crm-sync@contoso.example ");
            input.password = Secret::fromText(QStringLiteral("correct horse"));
            input.applicationId = QStringLiteral("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
            input.applicationSecret = Secret::fromText(QStringLiteral("battery staple"));
        });
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
        QCOMPARE(walk.services->verifications.size(), 1);
        const VerifyRequest request = walk.services->verifications.first();
        QCOMPARE(request.method, method);
        QCOMPARE(request.tenantId, FakeServices::tenant());
        QCOMPARE(request.address.address, QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com")));
        switch (method) {
        case UserMethod::Password:
            QCOMPARE(request.userName, QStringLiteral("crm-sync@contoso.example"));
            QCOMPARE(request.password.revealText(), QStringLiteral("correct horse"));
            QVERIFY(request.applicationSecret.isEmpty());
            break;
        case UserMethod::Window:
            QVERIFY(request.grant);
            QVERIFY(request.password.isEmpty());
            QCOMPARE(walk.services->requests.last().purpose, SignInPurpose::DynamicsUser);
            QCOMPARE(walk.services->requests.last().tenantId, FakeServices::tenant());
            QCOMPARE(walk.services->requests.last().address,
                     QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com")));
            break;
        case UserMethod::Application:
            QCOMPARE(request.applicationSecret.revealText(), QStringLiteral("battery staple"));
            QVERIFY(request.password.isEmpty());
            break;
        }
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Connected);
        QVERIFY(walk.next());
        QCOMPARE(walk.services->finished.size(), 1);
        const WizardDraft draft = walk.services->finished.first();
        QVERIFY(draft.user && draft.connectionGrant() == draft.user->grant);
        const auto *adopted = dynamic_cast<const FakeGrant *>(draft.connectionGrant().get());
        QVERIFY(until([&] { return walk.grantsFault({adopted->name}).isEmpty(); }));
    }

    void addressesAreReadWhilePasting()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Where));
        walk.edit([](WizardInput &input) {
            input.place = SalesforcePlace::Address;
            input.salesforceAddress = QStringLiteral("acme--uat.sandbox.lightning.force.com/x");
        });
        QVERIFY(walk.flow->rules().reading()->address);
        QCOMPARE(walk.flow->rules().reading()->address->kind, QStringLiteral("sandbox"));
        QVERIFY(walk.flow->canGoNext());
        walk.edit(
            [](WizardInput &input) { input.salesforceAddress = QStringLiteral("https://evil.example"); });
        QVERIFY(!walk.flow->canGoNext());
        QCOMPARE(walk.flow->rules().addressProblem()->code, ErrorCode::AddressRejected);
        walk.edit([](WizardInput &input) { input.salesforceAddress.clear(); });
        QVERIFY(!walk.flow->canGoNext()); // an address of one's own needs one
        QVERIFY(!walk.flow->rules().addressProblem());
        QVERIFY(walk.services->calls.isEmpty()); // pure: nobody is asked while typing
    }

    void theAddressNamesItsCloud()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Where));
        walk.edit([](WizardInput &input) {
            input.dynamicsAddress = QStringLiteral("https://agency.crm.microsoftdynamics.us/");
        });
        QCOMPARE(walk.flow->input().cloud, QStringLiteral("usgov-high"));
        QVERIFY(!walk.flow->rules().addressProblem());
        QVERIFY(!walk.flow->canGoNext()); // this build has no app there
        QVERIFY(walk.flow->rules().needsOwnClient());
        walk.edit([](WizardInput &input) { input.entraClientId = QStringLiteral("own"); });
        QVERIFY(walk.flow->canGoNext());
        // Chosen against the address: said, not silently changed back.
        walk.edit([](WizardInput &input) { input.cloud = QStringLiteral("global"); });
        QCOMPARE(walk.flow->rules().addressProblem()->detail, QStringLiteral("other-cloud"));
        QVERIFY(!walk.flow->canGoNext());
    }

    void anotherCloudThanConsentedIsRefused()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        QVERIFY(walk.flow->canGoNext());
        walk.edit([](WizardInput &input) {
            input.dynamicsAddress = QStringLiteral("https://agency.crm.microsoftdynamics.us/");
        });
        QCOMPARE(walk.flow->input().cloud, QStringLiteral("global"));
        QCOMPARE(walk.flow->rules().addressProblem()->detail, QStringLiteral("other-cloud"));
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.flow->authorization()); // the consent is not lost over it
    }

    void anEnvironmentIdIsLookedUpLater()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Where));
        walk.edit([](WizardInput &input) {
            input.dynamicsAddress = QStringLiteral(
                "https://make.powerapps.com/environments/0b1c2d3e-1111-4222-8333-444455556666/home");
        });
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QVERIFY(walk.services->asked.isEmpty());
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(walk.next());
        walk.edit([](WizardInput &input) {
            input.userName = QStringLiteral("crm-sync@contoso.example");
            input.password = Secret::fromText(QStringLiteral("p"));
        });
        QVERIFY(walk.next());
        QCOMPARE(walk.services->verifications.last().address.environmentId,
                 QStringLiteral("0b1c2d3e-1111-4222-8333-444455556666"));
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
    }

    void refusedCloudsFileIsTold()
    {
        const Walk walk;
        walk.services->cloudsRefused = FakeServices::error(ErrorCode::FileRefused);
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Where));
        QVERIFY(walk.flow->cloudsProblem());
        QCOMPARE(walk.flow->clouds().size(), builtInClouds().size());
        QVERIFY(!walk.flow->canGoNext()); // no client id without the build's
        walk.edit([](WizardInput &input) { input.salesforceClientId = QStringLiteral("own"); });
        QVERIFY(walk.flow->canGoNext());
    }

    void nothingVisibleIsSaidAfterFifteenSeconds()
    {
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.services->hold(QStringLiteral("authorize"));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.waitFor(QStringLiteral("authorize")));
        walk.clock.advance(std::chrono::milliseconds(14999));
        QVERIFY(!walk.flow->signInState().overdue);
        // Nor is it asked before.
        QVERIFY(!walk.flow->signInState().offersNextRungs());
        walk.clock.advance(std::chrono::milliseconds(1));
        QVERIFY(walk.flow->signInState().overdue);
        QVERIFY(walk.flow->signInState().offersNextRungs());
        QVERIFY(walk.flow->signInState().isWaiting()); // it goes on waiting
        SignInProgress progress;
        progress.visible = true;
        walk.services->show(progress);
        QVERIFY(!walk.flow->signInState().overdue);
        QVERIFY(walk.flow->signInState().offersNextRungs()); // it is there, but may be of no use
        // Ten minutes are not too long.
        walk.clock.advance(std::chrono::minutes(11));
        QVERIFY(walk.flow->signInState().isWaiting());
        walk.services->letGo(QStringLiteral("authorize"));
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->authorization());
    }

    void anEarlierAttemptsTimerMeansNothing()
    {
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Authorize));
        walk.services->hold(QStringLiteral("authorize"));
        walk.flow->signIn(SignInRung::Popup);
        walk.clock.advance(std::chrono::seconds(10));
        walk.flow->signIn(SignInRung::Browser); // the next rung ends the one before
        QCOMPARE(walk.flow->signInState().rung, SignInRung::Browser);
        walk.clock.advance(std::chrono::seconds(6));
        QVERIFY(!walk.flow->signInState().overdue);
        walk.clock.advance(std::chrono::seconds(9));
        QVERIFY(walk.flow->signInState().overdue);

        walk.flow->signIn(SignInRung::DeviceCode);
        SignInProgress progress;
        progress.code = QStringLiteral("A1BCD2EFG");
        progress.codeAddress = QUrl(QStringLiteral("https://microsoft.com/devicelogin"));
        walk.services->show(progress);
        walk.clock.advance(std::chrono::minutes(1));
        QVERIFY(!walk.flow->signInState().overdue);
        QCOMPARE(walk.flow->signInState().progress.code, QStringLiteral("A1BCD2EFG"));
        walk.flow->cancelSignIn();
        QCOMPARE(walk.flow->signInState().stage, SignInState::Stage::Idle);
        QVERIFY(!walk.flow->signInState().error); // cancelling is no error
        QVERIFY(walk.settle());
        QVERIFY(walk.services->granted.isEmpty());
    }

    void aWarningIsReadBeforeGoingOn()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        VerifiedUser user;
        user.grant = walk.services->grant(QStringLiteral("user"));
        user.org.name = QStringLiteral("Contoso");
        user.warning = FakeServices::error(ErrorCode::UserNotNonInteractive);
        walk.services->users.push_back(user);
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::User);
        QVERIFY(walk.flow->user()->warning);
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
        QCOMPARE(walk.services->verifications.size(), 1);
    }

    void objectsAndTheirCounts()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.services->hold(QStringLiteral("count"));
        walk.flow->next();
        QVERIFY(until([&] { return walk.flow->objects() != nullptr; }));
        QVERIFY(walk.flow->canGoNext()); // nobody has to wait for counts
        QCOMPARE(walk.flow->input().objects, defaultObjects(CrmKind::Salesforce));
        QVERIFY(!walk.flow->count(QStringLiteral("User")));
        walk.services->letGo(QStringLiteral("count"));
        QVERIFY(until([&] { return walk.flow->count(QStringLiteral("User")).has_value(); }));
        QCOMPARE(walk.flow->count(QStringLiteral("User"))->records, 20);
        QVERIFY(!walk.flow->count(QStringLiteral("Case")));

        walk.flow->choose(QStringLiteral("User"), false);
        QVERIFY(walk.flow->input().objects.contains(QStringLiteral("User"))); // always
        walk.flow->choose(QStringLiteral("Lead"), false);
        walk.flow->choose(QStringLiteral("Rope__c"), true);
        walk.flow->choose(QStringLiteral("Rope__c"), true);
        QCOMPARE(walk.flow->input().objects.count(QStringLiteral("Rope__c")), 1);

        walk.flow->back();
        QVERIFY(walk.settle());
        walk.flow->next();
        QVERIFY(!walk.flow->input().objects.contains(QStringLiteral("Lead"))); // the choice is kept
        QCOMPARE(walk.flow->count(QStringLiteral("User"))->records, 20);
        QStringList chosen;
        for (const ObjectInfo &object : walk.flow->draft().objects)
            chosen += object.name;
        QCOMPARE(chosen.first(), QStringLiteral("User"));
        QCOMPARE(chosen.last(), QStringLiteral("Rope__c"));
    }

    void anotherOrganisationIsChosenFromAfresh()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        walk.flow->choose(QStringLiteral("Lead"), false);
        walk.flow->back();
        Authorization other = walk.services->salesforceAuthorization();
        other.org.organisationId = QStringLiteral("00D5g000009ZzzzEAE");
        walk.services->authorizations.push_back(other);
        walk.flow->signIn(SignInRung::Popup, true);
        QVERIFY(walk.settle());
        QVERIFY(walk.services->requests.last().selectAccount);
        QVERIFY(walk.services->requests.last().accountHint.isEmpty());
        QVERIFY(!walk.flow->objects());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->input().objects, defaultObjects(CrmKind::Salesforce));
    }

    void practiceRunsThroughTheSamePages()
    {
        const Walk walk;
        walk.edit([](WizardInput &input) {
            input.dynamicsAddress = QStringLiteral("org1.crm4.dynamics.com");
            input.crm = CrmKind::Dynamics;
            input.practice = true;
        });
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Where);
        QVERIFY(walk.flow->practice());
        QCOMPARE(walk.flow->rules().cloud().name, QStringLiteral("practice"));
        QCOMPARE(cloudLabel(walk.flow->rules().cloud()), QStringLiteral("practice (added)"));
        QCOMPARE(walk.flow->rules().clientId(), QStringLiteral("practice-client"));
        QVERIFY2(walk.flow->canGoNext(),
                 qPrintable(walk.flow->rules().addressProblem().value_or(Error()).text()));
        QVERIFY(!walk.flow->wouldLose()); // what was filled in for them is nobody's loss
        QVERIFY(walk.next());
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::User);
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.next());
        QCOMPARE(walk.services->verifications.last().password.revealText(), QStringLiteral("practice-sync"));
        QVERIFY(walk.next());
        QVERIFY(walk.next());
        QVERIFY(walk.services->finished.last().input.practice);
    }

    void untickingPracticePutsBackWhatWasTyped()
    {
        const Walk walk;
        walk.edit([](WizardInput &input) {
            input.dynamicsAddress = QStringLiteral("org1.crm4.dynamics.com");
            input.crm = CrmKind::Dynamics;
            input.practice = true;
        });
        QVERIFY(walk.next());
        walk.flow->back();
        walk.edit([](WizardInput &input) { input.practice = false; });
        QVERIFY(!walk.flow->practice());
        QCOMPARE(walk.flow->input().dynamicsAddress, QStringLiteral("org1.crm4.dynamics.com"));
        QCOMPARE(walk.flow->input().cloud, QStringLiteral("global"));
        QVERIFY(walk.flow->input().password.isEmpty());
        walk.edit([](WizardInput &input) { input.practice = true; });
        QVERIFY(walk.next());
        QCOMPARE(walk.services->calls.count(QStringLiteral("startPractice")), 1); // it still runs
        QCOMPARE(walk.flow->rules().cloud().name, QStringLiteral("practice"));
    }

    void noPracticeWhereItIsNotBuilt()
    {
        auto services = std::make_shared<FakeServices>();
        services->practice = false;
        ManualClock clock;
        WizardStart start;
        start.input.practice = true;
        const WizardFlow flow(services, clock, start);
        QVERIFY(!flow.practiceAvailable());
        QVERIFY(!flow.input().practice);
    }
};

QTEST_GUILESS_MAIN(TestWizardFlow)
#include "tst_wizardflow.moc"
