// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

#include "wizard/remedies.h"

#include <QTest>

using namespace fairlead;

/// Each way to be refused leads to its own remedy, loses nothing, and can be tried again.
class TestRefusals : public QObject
{
    Q_OBJECT

private slots:
    void atTheSignInPage_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<Remedy>("first");
        QTest::newRow("deny") << ErrorCode::ConsentDeclined << Remedy::TryAgain;
        QTest::newRow("wrong password") << ErrorCode::WrongCredentials << Remedy::TryAgain;
        QTest::newRow("MFA") << ErrorCode::MfaRequired << Remedy::UseBrowser;
        QTest::newRow("blocked app") << ErrorCode::BlockedByOrganisation << Remedy::CopyForAdministrator;
        QTest::newRow("app not installed") << ErrorCode::AppNotInstalled << Remedy::CopyForAdministrator;
        QTest::newRow("wrong client id") << ErrorCode::AppMisconfigured << Remedy::OwnApp;
        QTest::newRow("wrong organisation") << ErrorCode::WrongOrganisation << Remedy::OtherAccount;
        QTest::newRow("proxy refused") << ErrorCode::ProxyRefused << Remedy::NetworkSettings;
        QTest::newRow("proxy credentials")
            << ErrorCode::ProxyAuthenticationRequired << Remedy::NetworkSettings;
        QTest::newRow("certificate not trusted")
            << ErrorCode::CertificateNotTrusted << Remedy::NetworkSettings;
        QTest::newRow("server down mid-way") << ErrorCode::ConnectionLost << Remedy::TryAgain;
        QTest::newRow("server answers nonsense") << ErrorCode::ProviderAnswerInvalid << Remedy::TryAgain;
        QTest::newRow("no window") << ErrorCode::SignInWindowMissing << Remedy::UseBrowser;
        QTest::newRow("window crashed") << ErrorCode::SignInWindowCrashed << Remedy::TryAgain;
        QTest::newRow("state") << ErrorCode::StateMismatch << Remedy::TryAgain;
    }
    void atTheSignInPage()
    {
        QFETCH(ErrorCode, code);
        QFETCH(Remedy, first);
        for (const CrmKind crm : {CrmKind::Salesforce, CrmKind::Dynamics}) {
            const Walk walk;
            QVERIFY(walk.reach(crm, WizardPage::Authorize));
            walk.services->authorizations.push_back(fail(FakeServices::error(code)));
            walk.flow->signIn(SignInRung::Popup);
            QVERIFY(walk.settle());
            QCOMPARE(walk.flow->signInState().stage, SignInState::Stage::Failed);
            QCOMPARE(walk.flow->signInState().error->code, code);
            QVERIFY(!walk.flow->canGoNext());
            QVERIFY(walk.flow->canGoBack());
            QVERIFY(walk.services->granted.isEmpty());
            RemedyPlace place;
            place.signingIn = true;
            place.crm = crm;
            QCOMPARE(remediesFor(*walk.flow->signInState().error, place).value(0), first);
            // And once more, well.
            walk.flow->signIn(SignInRung::Browser);
            QVERIFY(!walk.flow->signInState().error);
            QVERIFY(walk.settle());
            QVERIFY(walk.flow->canGoNext());
        }
    }

    void theIntegrationUser_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QList<Remedy>>("remedies");
        const auto row = [](const char *name, ErrorCode code, QList<Remedy> remedies) {
            QTest::newRow(name) << code << remedies;
        };
        row("wrong password", ErrorCode::WrongCredentials, {Remedy::SignInInWindow});
        row("MFA", ErrorCode::MfaRequired, {Remedy::SignInInWindow, Remedy::ApplicationUser});
        row("federated", ErrorCode::AccountFederated, {Remedy::SignInInWindow, Remedy::ApplicationUser});
        row("password expired", ErrorCode::PasswordExpired,
            {Remedy::SignInInWindow, Remedy::ApplicationUser});
        row("locked", ErrorCode::AccountLocked, {Remedy::TryAgain, Remedy::ApplicationUser});
        row("blocked app", ErrorCode::BlockedByOrganisation,
            {Remedy::CopyForAdministrator, Remedy::ApplicationUser, Remedy::TryAgain});
        row("no consent", ErrorCode::ConsentRequired, {Remedy::AuthorizeAgain, Remedy::CopyForAdministrator});
        row("wrong organisation", ErrorCode::WrongOrganisation, {Remedy::AuthorizeAgain});
        row("no role", ErrorCode::UserHasNoRole, {Remedy::TryAgain});
        row("not in the environment", ErrorCode::UserNotInOrganisation, {Remedy::TryAgain});
        row("administrative access mode", ErrorCode::UserNotNonInteractive, {Remedy::TryAgain});
        row("secret expired", ErrorCode::ClientSecretExpired, {Remedy::TryAgain});
        row("proxy refused", ErrorCode::ProxyRefused, {Remedy::NetworkSettings, Remedy::TryAgain});
        row("certificate not trusted", ErrorCode::CertificateNotTrusted,
            {Remedy::NetworkSettings, Remedy::TryAgain});
        row("server down mid-way", ErrorCode::ConnectionLost, {Remedy::TryAgain, Remedy::NetworkSettings});
    }
    void theIntegrationUser()
    {
        QFETCH(ErrorCode, code);
        QFETCH(QList<Remedy>, remedies);
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        walk.services->users.push_back(fail(FakeServices::error(code)));
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::User);
        QCOMPARE(walk.flow->verifyRun().error()->code, code);
        QVERIFY(!walk.flow->user());
        QVERIFY(walk.flow->authorization());
        RemedyPlace place;
        place.integrationUser = true;
        place.crm = CrmKind::Dynamics;
        QCOMPARE(remediesFor(*walk.flow->verifyRun().error(), place), remedies);
        // What was typed is still there, and a change forgets the error.
        QCOMPARE(walk.flow->input().userName, QStringLiteral("crm-sync@contoso.example"));
        walk.edit([](WizardInput &input) { input.password = Secret::fromText(QStringLiteral("better")); });
        QVERIFY(!walk.flow->verifyRun().error());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
    }

    void everyErrorHasSomethingToDo()
    {
        for (int value = int(ErrorCode::Cancelled); value <= int(ErrorCode::Internal); ++value) {
            const Error error = FakeServices::error(ErrorCode(value));
            for (const bool signingIn : {false, true}) {
                for (const bool user : {false, true}) {
                    for (const CrmKind crm : {CrmKind::Salesforce, CrmKind::Dynamics}) {
                        RemedyPlace place;
                        place.signingIn = signingIn;
                        place.integrationUser = user;
                        place.crm = crm;
                        const auto remedies = remediesFor(error, place);
                        QVERIFY2(!remedies.isEmpty(), qPrintable(nameOf(error.code)));
                        QCOMPARE(QSet<Remedy>(remedies.begin(), remedies.end()).size(), remedies.size());
                        // A code would be refused there.
                        if (crm == CrmKind::Salesforce)
                            QVERIFY(!remedies.contains(Remedy::UseDeviceCode));
                    }
                }
            }
        }
    }

    void objectsCannotBeRead()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.services->objectLists.push_back(fail(FakeServices::error(ErrorCode::ApiDisabled)));
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->org().objectsRun().error()->code, ErrorCode::ApiDisabled);
        QVERIFY(!walk.flow->canGoNext());
        walk.flow->loadObjects();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->canGoNext());
    }

    void signInThatIsOverIsAskedForAgain_data()
    {
        QTest::addColumn<CrmKind>("crm");
        QTest::addColumn<UserMethod>("method");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("withBack"); // by Back instead of the remedy
        QTest::addColumn<WizardPage>("metOn");
        const struct
        {
            const char *name;
            CrmKind crm;
            UserMethod method;
            ErrorCode code;
        } ways[] = {
            {"Salesforce", CrmKind::Salesforce, UserMethod::Password, ErrorCode::SignInNeeded},
            {"Dynamics, password", CrmKind::Dynamics, UserMethod::Password, ErrorCode::SignInNeeded},
            {"Dynamics, window", CrmKind::Dynamics, UserMethod::Window, ErrorCode::MfaRequired},
            {"Dynamics, secret", CrmKind::Dynamics, UserMethod::Application, ErrorCode::ClientSecretExpired},
        };
        for (const auto &way : ways) {
            for (const bool back : {false, true}) {
                QTest::addRow("%s, objects, %s", way.name, back ? "Back" : "remedy")
                    << way.crm << way.method << way.code << back << WizardPage::Objects;
            }
            QTest::addRow("%s, checks", way.name)
                << way.crm << way.method << way.code << false << WizardPage::Connected;
        }
    }
    void signInThatIsOverIsAskedForAgain()
    {
        QFETCH(CrmKind, crm);
        QFETCH(UserMethod, method);
        QFETCH(ErrorCode, code);
        QFETCH(bool, withBack);
        QFETCH(WizardPage, metOn);
        const bool dynamics = crm == CrmKind::Dynamics;
        const WizardPage asking = dynamics ? WizardPage::User : WizardPage::Authorize;
        const Walk walk;
        QVERIFY(walk.reach(crm, asking));
        walk.fill(crm);
        walk.edit([&](WizardInput &input) {
            input.method = method;
            input.applicationId = QStringLiteral("22222222-2222-4333-8444-555555555555");
            input.applicationSecret = Secret::fromText(QStringLiteral("battery staple"));
        });
        if (metOn == WizardPage::Objects)
            walk.services->objectLists.push_back(fail(FakeServices::error(code)));
        else
            walk.services->checkLists.push_back(fail(FakeServices::error(code)));
        QVERIFY(walk.reach(crm, metOn));
        QVERIFY(walk.settle());
        const Error *over = walk.flow->signInOver();
        QVERIFY(over);
        QCOMPARE(over->code, code);
        QVERIFY(!walk.flow->canGoNext());
        RemedyPlace place;
        place.signedIn = true;
        QCOMPARE(remediesFor(*over, place), QList{Remedy::SignInAgain});

        const QStringList before = walk.services->granted;
        const auto asked = walk.services->requests.size() + walk.services->verifications.size();
        if (withBack)
            walk.flow->back();
        else
            walk.flow->signInAgain();
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->page(), asking);
        QVERIFY(!walk.flow->signInOver());
        // What ended is not shown as if it held, and is given back; the administrator's consent stands.
        QVERIFY(!walk.flow->user());
        QCOMPARE(walk.flow->authorization() != nullptr, dynamics);
        QCOMPARE(walk.flow->canGoNext(), dynamics);
        QCOMPARE(walk.services->revocations[before.last()], 1);
        if (dynamics)
            QCOMPARE(walk.services->revocations[before.first()], 0);

        // Once more, well: somebody was really asked.
        QVERIFY(walk.reach(crm, WizardPage::Connected));
        QVERIFY(walk.services->requests.size() + walk.services->verifications.size() > asked);
        QVERIFY(!before.contains(walk.services->granted.last()));
        QVERIFY(walk.settle());
        QVERIFY(walk.next());
        QVERIFY(walk.flow->isFinished());
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault({walk.services->granted.last()}), QString());
    }

    void authorizingAgainForgetsTheConsent()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        walk.services->users.push_back(fail(FakeServices::error(ErrorCode::ConsentRequired)));
        QVERIFY(walk.next());
        QVERIFY(walk.flow->verifyRun().error());
        const QString consent = walk.services->granted.last();
        walk.flow->authorizeAgain();
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QVERIFY(!walk.flow->authorization());
        QVERIFY(!walk.flow->canGoNext());
        QCOMPARE(walk.services->revocations[consent], 1);
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Objects));
    }

    void errorsOfTheWayAreNoEndOfTheSignIn()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.services->objectLists.push_back(fail(FakeServices::error(ErrorCode::ConnectionLost)));
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->org().objectsRun().error());
        QVERIFY(!walk.flow->signInOver());
        walk.flow->signInAgain();
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
        walk.flow->back();
        QVERIFY(walk.flow->authorization());
    }

    void checksThatFailDoNotHoldUpFinish()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        walk.services->checkLists.push_back(fail(FakeServices::error(ErrorCode::ProviderUnavailable)));
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->org().checksRun().error());
        QVERIFY(!walk.flow->checks());
        QVERIFY(walk.flow->canGoNext());
    }

    void theKeychain_data()
    {
        QTest::addColumn<StoreState>("state");
        QTest::newRow("locked") << StoreState::Locked;
        QTest::newRow("absent") << StoreState::Absent;
        QTest::newRow("denied") << StoreState::Denied;
        QTest::newRow("broken") << StoreState::Broken;
    }
    void theKeychain()
    {
        QFETCH(StoreState, state);
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        walk.services->stores.push_back(state);
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->storeState(), state);
        QVERIFY(!walk.flow->canGoNext()); // "saved" is never said before it is proven
        QVERIFY(walk.services->finished.isEmpty());
        // Only after a clear question: in memory until the program ends.
        walk.edit([](WizardInput &input) { input.keepOnlyUntilQuit = true; });
        QVERIFY(walk.flow->canGoNext());
        walk.edit([](WizardInput &input) { input.keepOnlyUntilQuit = false; });
        walk.flow->probeStore(); // unlocked meanwhile
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.next());
        QVERIFY(!walk.services->finished.last().input.keepOnlyUntilQuit);
    }

    void aKeychainThatIsBackIsUsed()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        walk.services->stores.push_back(StoreState::Absent);
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        walk.edit([](WizardInput &input) { input.keepOnlyUntilQuit = true; });
        walk.flow->back();
        QVERIFY(walk.next()); // the keychain has been started meanwhile
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->storeState(), StoreState::Ready);
        QVERIFY(walk.next());
        QVERIFY(!walk.services->finished.last().input.keepOnlyUntilQuit);
    }

    void aTrialAsksNoKeychain()
    {
        const Walk walk;
        walk.services->stores.push_back(StoreState::Absent);
        walk.edit([](WizardInput &input) {
            input.crm = CrmKind::Salesforce;
            input.practice = true;
        });
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Connected));
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->storeState(), StoreState::Ready);
        QCOMPARE(walk.services->stores.size(), size_t(1));
    }

    void theAddressDoesNotAnswer()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Where));
        walk.edit([](WizardInput &input) {
            input.place = SalesforcePlace::Address;
            input.salesforceAddress = QStringLiteral("acme.my.salesforce.com");
        });
        walk.services->addresses.push_back(fail(FakeServices::error(ErrorCode::HostNotFound)));
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Where);
        QCOMPARE(walk.flow->addressRun().error()->code, ErrorCode::HostNotFound);
        walk.edit(
            [](WizardInput &input) { input.salesforceAddress = QStringLiteral("acme2.my.salesforce.com"); });
        QVERIFY(!walk.flow->addressRun().error()); // another text, another answer
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
    }

    void practiceDoesNotStart()
    {
        const Walk walk;
        walk.services->practiceOrgs.push_back(fail(FakeServices::error(ErrorCode::Internal)));
        walk.edit([](WizardInput &input) {
            input.crm = CrmKind::Salesforce;
            input.practice = true;
        });
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Choose);
        QVERIFY(walk.flow->practiceRun().error());
        walk.edit([](WizardInput &input) { input.practice = false; });
        QVERIFY(!walk.flow->practiceRun().error());
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->rules().cloud().name, QStringLiteral("global"));
    }

    void theLadder()
    {
        const auto rungs = [](CrmKind crm, bool popup) { return signInLadder(crm, popup); };
        QCOMPARE(rungs(CrmKind::Dynamics, true).size(), 3);
        for (const RungOffer &offer : rungs(CrmKind::Dynamics, true))
            QVERIFY(offer.available);
        const auto salesforce = rungs(CrmKind::Salesforce, false);
        QVERIFY(!salesforce[0].available && !salesforce[0].whyNot.isEmpty());
        QVERIFY(salesforce[1].available);
        // Retired by the service: not offered, and said why.
        QVERIFY(!salesforce[2].available && salesforce[2].whyNot.contains(QStringLiteral("Salesforce")));
    }

    void theMessageForTheAdministrator()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Authorize));
        AdministratorFacts facts = administratorFacts(walk.flow->draft(), false);
        QVERIFY(facts.tenant.isEmpty()); // nobody knows yet
        QVERIFY(facts.consentLink.path().startsWith(QStringLiteral("/organizations/"))); // never common
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        facts = administratorFacts(walk.flow->draft(), true);
        const Error error = FakeServices::error(ErrorCode::BlockedByOrganisation, QStringLiteral("Blocked."),
                                                QStringLiteral("AADSTS53003"));
        const QString text = messageForAdministrator(error, facts);
        for (const QString &part : {walk.flow->rules().clientId(), FakeServices::tenant(),
                                    QStringLiteral("crm-sync@contoso.example"), QStringLiteral("AADSTS53003"),
                                    QStringLiteral("/v2.0/adminconsent?")})
            QVERIFY2(text.contains(part), qPrintable(part));
        QCOMPARE(facts.consentLink.path(),
                 QLatin1Char('/') + FakeServices::tenant() + QStringLiteral("/v2.0/adminconsent"));
        QVERIFY(!text.contains(QStringLiteral("correct horse")));

        const Walk salesforce;
        QVERIFY(salesforce.reach(CrmKind::Salesforce, WizardPage::Where));
        salesforce.edit([](WizardInput &input) {
            input.place = SalesforcePlace::Address;
            input.salesforceAddress = QStringLiteral("acme.my.salesforce.com");
        });
        QVERIFY(salesforce.next());
        facts = administratorFacts(salesforce.flow->draft(), false);
        QCOMPARE(facts.tenant, QStringLiteral("https://acme.my.salesforce.com"));
        QVERIFY(facts.consentLink.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
