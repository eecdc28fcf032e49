// SPDX-License-Identifier: GPL-3.0-or-later
//
// Going back, changing an answer, leaving: what becomes void then, and what is kept.
#include "walk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

class TestWizardChanges : public QObject
{
    Q_OBJECT

private slots:
    void resultsSurviveGoingBackAndForth()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Connected));
        QVERIFY(walk.settle());
        const auto asked = [&] {
            return walk.services->requests.size() + walk.services->verifications.size()
                + walk.services->calls.count(QStringLiteral("objects"));
        };
        const auto before = asked();
        for (int steps = 0; steps < 5; ++steps) {
            QVERIFY(walk.flow->canGoBack());
            walk.flow->back();
        }
        QCOMPARE(walk.flow->page(), WizardPage::Choose);
        for (int steps = 0; steps < 5; ++steps)
            QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Connected);
        QVERIFY(walk.settle());
        QCOMPARE(asked(), before);
        for (const auto &[name, times] : walk.services->revocations)
            QCOMPARE(times, 0);
    }

    void backTo()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.flow->backTo(WizardPage::Objects); // forward: no
        QCOMPARE(walk.flow->page(), WizardPage::User);
        walk.flow->backTo(WizardPage::Where);
        QCOMPARE(walk.flow->page(), WizardPage::Where);
    }

    // What a changed answer makes void, and what not.
    void staleness_data()
    {
        QTest::addColumn<CrmKind>("crm");
        QTest::addColumn<std::function<void(WizardInput &)>>("change");
        QTest::addColumn<bool>("authorization");
        QTest::addColumn<bool>("user");
        const auto row = [](const char *name, CrmKind crm, std::function<void(WizardInput &)> change,
                            bool authorization, bool user) {
            QTest::newRow(name) << crm << std::move(change) << authorization << user;
        };
        const auto sf = CrmKind::Salesforce;
        const auto dyn = CrmKind::Dynamics;
        row(
            "nothing", sf, [](WizardInput &) {}, true, false);
        row(
            "nothing, Dynamics", dyn, [](WizardInput &) {}, true, true);
        row(
            "the other CRM", sf, [](WizardInput &i) { i.crm = CrmKind::Dynamics; }, false, false);
        row(
            "the other CRM, Dynamics", dyn, [](WizardInput &i) { i.crm = CrmKind::Salesforce; }, false,
            false);
        row(
            "sandbox", sf, [](WizardInput &i) { i.place = SalesforcePlace::Sandbox; }, false, false);
        row(
            "text of an unused address", sf,
            [](WizardInput &i) { i.salesforceAddress = QStringLiteral("acme.my.salesforce.com"); }, true,
            false);
        row(
            "own client id", sf,
            [](WizardInput &i) {
                i.ownClient = true;
                i.salesforceClientId = QStringLiteral("own");
            },
            false, false);
        row(
            "the other CRM's client id", sf, [](WizardInput &i) { i.entraClientId = QStringLiteral("own"); },
            true, false);
        row(
            "own client id, Dynamics", dyn,
            [](WizardInput &i) {
                i.ownClient = true;
                i.entraClientId = QStringLiteral("own");
            },
            false, false);
        row(
            "cloud", dyn,
            [](WizardInput &i) {
                i.cloud = QStringLiteral("china");
                i.ownClient = true;
                i.entraClientId = QStringLiteral("own");
            },
            false, false);
        row(
            "address, Dynamics", dyn,
            [](WizardInput &i) { i.dynamicsAddress = QStringLiteral("other.crm4.dynamics.com"); }, true,
            false);
        row(
            "user name", dyn, [](WizardInput &i) { i.userName = QStringLiteral("other@contoso.example"); },
            true, false);
        row(
            "password", dyn, [](WizardInput &i) { i.password = Secret::fromText(QStringLiteral("other")); },
            true, false);
        row(
            "method", dyn, [](WizardInput &i) { i.method = UserMethod::Application; }, true, false);
        row(
            "an application secret not used", dyn,
            [](WizardInput &i) { i.applicationSecret = Secret::fromText(QStringLiteral("s")); }, true, true);
        row(
            "keep the password", dyn, [](WizardInput &i) { i.keepPassword = false; }, true, true);
    }
    void staleness()
    {
        QFETCH(CrmKind, crm);
        QFETCH(std::function<void(WizardInput &)>, change);
        QFETCH(bool, authorization);
        QFETCH(bool, user);
        const Walk walk;
        QVERIFY(walk.reach(crm, WizardPage::Objects));
        QVERIFY(walk.settle());
        const bool source = crm == CrmKind::Dynamics ? user : authorization;
        walk.edit(change);
        QCOMPARE(walk.flow->authorization() != nullptr, authorization);
        if (crm == CrmKind::Dynamics)
            QCOMPARE(walk.flow->user() != nullptr, user);
        QCOMPARE(walk.flow->objects() != nullptr, source);
        QCOMPARE(walk.flow->draft().authorization.has_value(), authorization);
        QCOMPARE(walk.flow->draft().objects.isEmpty(), !source);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void aChangeTakenBackCostsNothing()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        walk.flow->backTo(WizardPage::Where);
        walk.edit([](WizardInput &input) { input.place = SalesforcePlace::Sandbox; });
        QVERIFY(!walk.flow->authorization());
        walk.edit([](WizardInput &input) { input.place = SalesforcePlace::Production; });
        QVERIFY(walk.flow->authorization());
        QVERIFY(walk.next());
        QVERIFY(walk.flow->canGoNext());
        QCOMPARE(walk.services->revocations.begin()->second, 0);
    }

    // The sign-in ended on the last page; who signs in again finds what they had ticked.
    void whatWasTickedSurvivesSigningInAgain_data()
    {
        QTest::addColumn<CrmKind>("crm");
        QTest::addColumn<bool>("sameOrganisation");
        QTest::newRow("Salesforce") << CrmKind::Salesforce << true;
        QTest::newRow("Dynamics") << CrmKind::Dynamics << true;
        QTest::newRow("Salesforce, another organisation") << CrmKind::Salesforce << false;
        QTest::newRow("Dynamics, another organisation") << CrmKind::Dynamics << false;
    }
    void whatWasTickedSurvivesSigningInAgain()
    {
        QFETCH(CrmKind, crm);
        QFETCH(bool, sameOrganisation);
        const Walk walk;
        QVERIFY(walk.reach(crm, WizardPage::Objects));
        QVERIFY(walk.settle());
        const QList<ObjectInfo> all = FakeServices::manyObjects(crm);
        const QString users = all.at(0).name;
        const QString account = all.at(1).name;
        const QString gone = all.at(2).name;
        const QString unusual = all.last().name;
        const QStringList defaults = walk.flow->input().objects;
        QVERIFY(defaults.contains(account) && defaults.contains(gone) && !defaults.contains(unusual));
        for (const QString &name : defaults)
            walk.flow->choose(name, name == gone);
        walk.flow->choose(unusual, true);
        walk.services->checkLists.push_back(fail(FakeServices::error(ErrorCode::SignInNeeded)));
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->signInOver());

        QList<ObjectInfo> now = all;
        now.removeAt(2);
        walk.services->objectLists.push_back(now);
        if (!sameOrganisation && crm == CrmKind::Salesforce) {
            Authorization other = walk.services->salesforceAuthorization();
            other.org.organisationId = QStringLiteral("00D5g000009ZzzzEAE");
            walk.services->authorizations.push_back(other);
        } else if (!sameOrganisation) {
            VerifiedUser other = walk.services->verified({});
            other.org.organisationId = QStringLiteral("ffffffff-1111-4222-8333-444455556666");
            walk.services->users.push_back(other);
        }
        walk.flow->signInAgain();
        QVERIFY(walk.settle());
        QVERIFY(walk.reach(crm, WizardPage::Objects));
        QVERIFY(walk.settle());
        QStringList wanted{users, unusual};
        if (!sameOrganisation) {
            wanted = defaults;
            wanted.removeAll(gone);
        }
        QCOMPARE(walk.flow->input().objects, wanted);
        QVERIFY(walk.flow->canGoNext());
    }

    void aConnectionThatIsRenewedStartsWithItsOwnObjects()
    {
        const Walk walk;
        const QList<ObjectInfo> all = FakeServices::manyObjects(CrmKind::Salesforce);
        const QString users = all.at(0).name;
        const QString unusual = all.last().name;
        walk.services->kept = {unusual, QStringLiteral("NoLongerThere")};
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->input().objects, (QStringList{users, unusual}));
    }

    // A trial's organisation is always the same one: nothing of the trial before is carried into the next.
    void aSecondTrialStartsWithTheDefaults()
    {
        WizardStart start;
        start.input.practice = true;
        const Walk walk(start);
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        QVERIFY(walk.settle());
        const QStringList defaults = walk.flow->input().objects;
        QVERIFY(defaults.size() > 1);
        walk.flow->choose(defaults.last(), false);
        walk.flow->backTo(WizardPage::Choose);
        walk.edit([](WizardInput &input) { input.practice = false; });
        walk.edit([](WizardInput &input) { input.practice = true; });
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->input().objects, defaults);
    }

    void newNetworkSettingsEndWhatWentTheOldWay()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Where));
        walk.edit([](WizardInput &input) {
            input.place = SalesforcePlace::Address;
            input.salesforceAddress = QStringLiteral("acme.my.salesforce.com");
        });
        walk.services->addresses.push_back(fail(FakeServices::error(ErrorCode::ProxyRefused)));
        QVERIFY(walk.next());
        QVERIFY(walk.flow->addressRun().error());
        QVERIFY(!walk.flow->wouldLose() || !walk.flow->input().salesforceAddress.isEmpty());
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::None;
        walk.flow->useNetwork(settings);
        QVERIFY(!walk.flow->addressRun().error());
        QCOMPARE(walk.services->networks.size(), 1);
        QCOMPARE(walk.flow->network().proxyMode, NetworkSettings::ProxyMode::None);
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QCOMPARE(walk.flow->draft().input.network.proxyMode, NetworkSettings::ProxyMode::None);
    }

    void closingAsksOnlyWhenSomethingWouldBeLost_data()
    {
        QTest::addColumn<std::function<void(Walk &)>>("act");
        QTest::addColumn<bool>("lost");
        const auto row = [](const char *name, std::function<void(Walk &)> act, bool lost) {
            QTest::newRow(name) << std::move(act) << lost;
        };
        row(
            "nothing", [](Walk &) {}, false);
        row(
            "a CRM chosen", [](Walk &w) { w.reach(CrmKind::Salesforce, WizardPage::Where); }, false);
        row(
            "a text typed",
            [](Walk &w) { w.edit([](WizardInput &i) { i.salesforceAddress = QStringLiteral("acme"); }); },
            true);
        row(
            "a text typed and deleted",
            [](Walk &w) {
                w.edit([](WizardInput &i) { i.userName = QStringLiteral("a"); });
                w.edit([](WizardInput &i) { i.userName.clear(); });
            },
            false);
        row(
            "somebody signing in",
            [](Walk &w) {
                w.reach(CrmKind::Salesforce, WizardPage::Authorize);
                w.services->hold(QStringLiteral("authorize"));
                w.flow->signIn(SignInRung::Popup);
            },
            true);
        row(
            "signed in", [](Walk &w) { w.reach(CrmKind::Salesforce, WizardPage::Objects); }, true);
        row(
            "finished",
            [](Walk &w) {
                w.reach(CrmKind::Salesforce, WizardPage::Connected);
                w.next();
            },
            false);
    }
    void closingAsksOnlyWhenSomethingWouldBeLost()
    {
        QFETCH(std::function<void(Walk &)>, act);
        QFETCH(bool, lost);
        Walk walk;
        act(walk);
        QCOMPARE(walk.flow->wouldLose(), lost);
    }

    void closingIsBounded()
    {
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Objects));
        walk.services->hold(QStringLiteral("revoke")); // a provider that does not answer
        QSignalSpy closed(walk.flow.get(), &WizardFlow::closed);
        walk.flow->close();
        QVERIFY(walk.waitFor(QStringLiteral("revoke")));
        QCOMPARE(closed.size(), 0);
        walk.clock.advance(std::chrono::seconds(2));
        QCOMPARE(closed.size(), 1);
        walk.services->letGo(QStringLiteral("revoke"));
        QVERIFY(walk.settle());
        QCOMPARE(closed.size(), 1); // once
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(!walk.flow->canGoBack());
    }
};

QTEST_GUILESS_MAIN(TestWizardChanges)
#include "tst_wizardchanges.moc"
