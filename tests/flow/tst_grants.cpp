// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

/// Every grant the wizard obtains is adopted by the connection or revoked exactly once, whatever the person
/// does and whenever.
class TestGrants : public QObject
{
    Q_OBJECT

    enum class End { Close, Destroy, Cancel };

    // Walks until `function` is under way, held.
    static bool reachWhile(Walk &walk, CrmKind crm, UserMethod method, const QString &function, int which)
    {
        int seen = 0;
        for (int steps = 0; steps < 20; ++steps) {
            walk.fill(crm);
            walk.edit([&](WizardInput &input) {
                if (walk.flow->page() == WizardPage::Choose)
                    input.practice = function == QLatin1String("startPractice");
                if (walk.flow->page() == WizardPage::Where && crm == CrmKind::Salesforce && !input.practice) {
                    input.place = SalesforcePlace::Address;
                    input.salesforceAddress = QStringLiteral("acme.my.salesforce.com");
                }
                if (walk.flow->page() == WizardPage::User)
                    input.method = method;
            });
            const bool last = seen == which;
            if (last)
                walk.services->hold(function);
            const auto before = walk.services->calls.count(function);
            if (walk.flow->page() == WizardPage::Authorize && !walk.flow->authorization())
                walk.flow->signIn(SignInRung::Popup);
            else
                walk.flow->next();
            if (!until([&] {
                    return walk.services->calls.count(function) > before
                        || (walk.services->waiting == 0 && !walk.flow->isBusy());
                }))
                return false;
            if (walk.services->calls.count(function) > before) {
                if (last)
                    return true;
                ++seen;
                if (!walk.settle())
                    return false;
            }
        }
        return false;
    }

    static void steps()
    {
        QTest::addColumn<CrmKind>("crm");
        QTest::addColumn<UserMethod>("method");
        QTest::addColumn<QString>("function");
        QTest::addColumn<int>("which");
        const auto row = [](const char *name, CrmKind crm, UserMethod method, const char *function,
                            int which = 0) {
            QTest::newRow(name) << crm << method << QString::fromLatin1(function) << which;
        };
        const auto sf = CrmKind::Salesforce;
        const auto dyn = CrmKind::Dynamics;
        row("practice", sf, UserMethod::Password, "startPractice");
        row("address", sf, UserMethod::Password, "confirmAddress");
        row("sign-in", sf, UserMethod::Password, "authorize");
        row("objects", sf, UserMethod::Password, "objects");
        row("counts", sf, UserMethod::Password, "count");
        row("checks", sf, UserMethod::Password, "checks");
        row("store", sf, UserMethod::Password, "probeStore");
        row("finish", sf, UserMethod::Password, "finish");
        row("consent", dyn, UserMethod::Password, "authorize");
        row("user by password", dyn, UserMethod::Password, "verifyUser");
        row("user's window", dyn, UserMethod::Window, "authorize", 1);
        row("user by window", dyn, UserMethod::Window, "verifyUser");
        row("application user", dyn, UserMethod::Application, "verifyUser");
        row("objects, Dynamics", dyn, UserMethod::Window, "objects");
        row("finish, Dynamics", dyn, UserMethod::Window, "finish");
        row("finish by password, Dynamics", dyn, UserMethod::Password, "finish");
    }

private slots:
    void endedAtEveryStep_data() { steps(); }
    void endedAtEveryStep()
    {
        QFETCH(CrmKind, crm);
        QFETCH(UserMethod, method);
        QFETCH(QString, function);
        QFETCH(int, which);
        for (const bool late : {false, true}) {
            for (const End end : {End::Close, End::Destroy, End::Cancel}) {
                Walk walk;
                walk.edit([&](WizardInput &input) {
                    input.applicationId = QStringLiteral("app");
                    input.applicationSecret = Secret::fromText(QStringLiteral("secret"));
                });
                QVERIFY(reachWhile(walk, crm, method, function, which));
                if (late)
                    walk.services->answersLate.insert(function);
                QStringList adopted;
                bool finished = false;
                connect(walk.flow.get(), &WizardFlow::finished, this, [&] { finished = true; });
                const QString where = QStringLiteral("late %1, end %2").arg(late).arg(int(end));
                switch (end) {
                case End::Close:
                    QVERIFY2(walk.close(), qPrintable(where));
                    break;
                case End::Destroy:
                    walk.flow.reset();
                    break;
                case End::Cancel:
                    walk.flow->cancelCheck();
                    QVERIFY(!walk.flow->signInState().isWaiting());
                    if (!walk.services->calls.contains(QStringLiteral("finish"))) {
                        walk.services->letGo(QStringLiteral("objects"));
                        walk.services->letGo(QStringLiteral("probeStore"));
                        walk.services->letGo(QStringLiteral("checks"));
                    }
                    QVERIFY2(walk.close(), qPrintable(where));
                    break;
                }
                QVERIFY2(until([&] { return walk.services->waiting == 0; }), qPrintable(where));
                if (finished) {
                    QVERIFY2(late && function == QLatin1String("finish"), qPrintable(where));
                    const auto grant = walk.services->finished.last().connectionGrant();
                    adopted += dynamic_cast<const FakeGrant *>(grant.get())->name;
                }
                QVERIFY2(walk.grantsFault(adopted).isEmpty(),
                         qPrintable(where + QStringLiteral(": ") + walk.grantsFault(adopted)));
            }
        }
    }

    void finishedTooLateToBeCancelledStands()
    {
        Walk walk;
        QVERIFY(reachWhile(walk, CrmKind::Salesforce, UserMethod::Password, QStringLiteral("finish"), 0));
        walk.services->answersLate.insert(QStringLiteral("finish"));
        QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        QVERIFY(walk.close());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(walk.services->revocations.begin()->second, 0);
    }

    void anotherAccountSupersedesTheFirst()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        walk.flow->signIn(SignInRung::Popup, true);
        QCOMPARE(walk.services->revocations[QStringLiteral("salesforce-1")],
                 0); // not before there is another
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->revocations[QStringLiteral("salesforce-1")], 1);
        QCOMPARE(walk.services->revocations[QStringLiteral("salesforce-2")], 0);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void aFailedSecondAttemptKeepsTheFirst()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Authorize));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        walk.services->authorizations.push_back(fail(FakeServices::error(ErrorCode::ConsentDeclined)));
        walk.flow->signIn(SignInRung::Popup, true);
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->signInState().stage, SignInState::Stage::Failed);
        QVERIFY(walk.flow->authorization());
        QVERIFY(walk.flow->canGoNext());
        QCOMPARE(walk.services->revocations[QStringLiteral("salesforce-1")], 0);
    }

    void aChangedAnswerRevokesWhatDependedOnIt()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Objects));
        QVERIFY(walk.settle());
        // The user's password: the consent stands.
        walk.flow->back();
        walk.edit([](WizardInput &input) { input.password = Secret::fromText(QStringLiteral("new")); });
        QVERIFY(walk.next());
        QCOMPARE(walk.services->revocations[QStringLiteral("consent-1")], 0);
        QCOMPARE(walk.services->revocations[QStringLiteral("user-2")], 1);
        QCOMPARE(walk.services->revocations[QStringLiteral("user-3")], 0);
        // The cloud: nothing of it stands.
        walk.flow->backTo(WizardPage::Where);
        walk.edit([](WizardInput &input) {
            input.ownClient = true;
            input.entraClientId = QStringLiteral("own");
        });
        QVERIFY(walk.next());
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QCOMPARE(walk.grantsFault(), QString());
    }

    void anotherOrganisationIsRefused()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::Where));
        walk.edit(
            [](WizardInput &input) { input.dynamicsAddress = QStringLiteral("org1.crm4.dynamics.com"); });
        QVERIFY(walk.next());
        Authorization other = walk.services->dynamicsConsent();
        other.tenantId = QStringLiteral("ffffffff-1111-4222-8333-444455556666");
        walk.services->authorizations.push_back(other);
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(!walk.flow->authorization());
        QVERIFY(!walk.flow->canGoNext());
        QCOMPARE(walk.flow->signInState().error->code, ErrorCode::WrongOrganisation);
        QVERIFY(walk.flow->signInState().error->sentence.contains(QStringLiteral("ada@contoso.example")));
        QVERIFY(until([&] { return walk.grantsFault().isEmpty(); }));
        // The right one is welcome afterwards.
        walk.flow->signIn(SignInRung::Popup, true);
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->authorization());
    }

    void aPinnedConnectionTakesNoOtherOrganisation()
    {
        WizardStart start;
        start.page = WizardPage::Authorize;
        start.input.crm = CrmKind::Salesforce;
        start.expectedOrganisationId = QStringLiteral("00DOTHER00000000AA");
        const Walk walk(start);
        walk.flow->signIn(SignInRung::Browser);
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->requests.last().expectedOrganisationId, start.expectedOrganisationId);
        QCOMPARE(walk.flow->signInState().error->code, ErrorCode::WrongOrganisation);
        QCOMPARE(walk.grantsFault(), QString());

        start.input.crm = CrmKind::Dynamics;
        const Walk dynamics(start);
        dynamics.flow->signIn(SignInRung::Popup);
        QVERIFY(dynamics.settle());
        QVERIFY(dynamics.next());
        dynamics.fill(CrmKind::Dynamics);
        QVERIFY(dynamics.next());
        QCOMPARE(dynamics.flow->page(), WizardPage::User);
        QCOMPARE(dynamics.flow->verifyRun().error()->code, ErrorCode::WrongOrganisation);
        QVERIFY(!dynamics.flow->user());
        QVERIFY(until([&] { return dynamics.services->revocations[QStringLiteral("user-2")] == 1; }));
    }

    // Every rung of the windows, and what is typed; those of the command line are tst_pin's.
    void aRenewalTakesItsOwnOrganisationAndUserOnly_data()
    {
        QTest::addColumn<CrmKind>("crm");
        QTest::addColumn<UserMethod>("method");
        QTest::addColumn<SignInRung>("rung");
        QTest::addColumn<bool>("sameOrganisation");
        QTest::addColumn<bool>("mayChange");
        struct Rung
        {
            const char *name;
            CrmKind crm;
            UserMethod method;
            SignInRung rung;
        };
        const Rung rungs[]{
            {"Salesforce, popup", CrmKind::Salesforce, UserMethod::Window, SignInRung::Popup},
            {"Salesforce, browser", CrmKind::Salesforce, UserMethod::Window, SignInRung::Browser},
            {"Dynamics, popup", CrmKind::Dynamics, UserMethod::Window, SignInRung::Popup},
            {"Dynamics, browser", CrmKind::Dynamics, UserMethod::Window, SignInRung::Browser},
            {"Dynamics, device code", CrmKind::Dynamics, UserMethod::Window, SignInRung::DeviceCode},
            {"Dynamics, password", CrmKind::Dynamics, UserMethod::Password, SignInRung::Popup},
            {"Dynamics, client secret", CrmKind::Dynamics, UserMethod::Application, SignInRung::Popup}};
        for (const Rung &each : rungs) {
            for (const bool sameOrganisation : {false, true}) {
                for (const bool mayChange : {false, true}) {
                    const QByteArray name = QByteArray(each.name)
                        + (sameOrganisation ? ", another person" : ", another organisation")
                        + (mayChange ? ", who may take over" : "");
                    QTest::newRow(name.constData())
                        << each.crm << each.method << each.rung << sameOrganisation << mayChange;
                }
            }
        }
    }
    void aRenewalTakesItsOwnOrganisationAndUserOnly()
    {
        QFETCH(const CrmKind, crm);
        QFETCH(const UserMethod, method);
        QFETCH(const SignInRung, rung);
        QFETCH(const bool, sameOrganisation);
        QFETCH(const bool, mayChange);
        const bool isSalesforce = crm == CrmKind::Salesforce;
        WizardStart start;
        start.page = isSalesforce ? WizardPage::Authorize : WizardPage::User;
        start.input.crm = crm;
        start.input.method = method;
        start.input.place = SalesforcePlace::Address;
        start.input.salesforceAddress = QStringLiteral("https://acme.my.salesforce.com");
        start.input.dynamicsAddress = QStringLiteral("https://contoso.crm4.dynamics.com");
        start.input.applicationId = QStringLiteral("11111111-2222-4333-8444-555555555555");
        start.input.applicationSecret = Secret::fromText(QStringLiteral("an app's secret"));
        start.expectedOrganisationId = !sameOrganisation ? QStringLiteral("00DOTHER00000000AA")
            : isSalesforce                               ? QStringLiteral("00D5g000004gXyzEAE")
                           : QStringLiteral("0b1c2d3e-1111-4222-8333-444455556666");
        ExistingConnection existing;
        existing.id = ConnectionId(QStringLiteral("abcdefghijkl"));
        existing.address = QUrl(isSalesforce ? start.input.salesforceAddress : start.input.dynamicsAddress);
        existing.tenantId = FakeServices::tenant();
        existing.userId = QStringLiteral("somebody else");
        existing.userName = QStringLiteral("else@acme.example");
        existing.mayChangeUser = mayChange;
        start.existing = existing;
        const Walk walk(start);
        walk.fill(crm);
        if (method == UserMethod::Window)
            walk.flow->signIn(rung);
        else
            walk.flow->next();
        QVERIFY(walk.settle());
        if (method == UserMethod::Window)
            QCOMPARE(walk.services->requests.last().rung, rung);
        if (isSalesforce)
            QCOMPARE(walk.services->requests.last().address, existing.address);
        if (mayChange && sameOrganisation) {
            QVERIFY(isSalesforce ? walk.flow->authorization() != nullptr : walk.flow->user() != nullptr);
            QVERIFY(walk.flow->draft().existing && walk.flow->draft().existing->id == existing.id);
            return;
        }
        QVERIFY(isSalesforce ? !walk.flow->authorization() : !walk.flow->user());
        const auto &refusal = isSalesforce ? walk.flow->signInState().error : walk.flow->verifyRun().error();
        QVERIFY(refusal);
        QCOMPARE(refusal->code, sameOrganisation ? ErrorCode::WrongUser : ErrorCode::WrongOrganisation);
        if (sameOrganisation)
            QVERIFY(refusal->sentence.contains(existing.userName));
        QVERIFY(!walk.flow->canGoNext() || !isSalesforce);
        QVERIFY(walk.services->calls.count(QStringLiteral("finish")) == 0);
        // What was granted there does not stay open.
        if (method != UserMethod::Window || isSalesforce)
            QVERIFY(until([&] { return walk.grantsFault().isEmpty(); }));
    }

    void aFailedFinishKeepsTheSignInForAnotherTry()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Connected));
        QVERIFY(walk.settle());
        walk.services->finishes.push_back(fail(FakeServices::error(ErrorCode::DiskFull)));
        QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->finishRun().error()->code, ErrorCode::DiskFull);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(walk.services->revocations.begin()->second, 0);
        QVERIFY(walk.flow->wouldLose());
        QVERIFY(walk.next());
        QCOMPARE(finished.size(), 1);
        QCOMPARE(walk.services->revocations.begin()->second, 0);
    }

    void aWindowSignInIsUsedAgainAfterAFailedCheck()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        walk.edit([](WizardInput &input) { input.method = UserMethod::Window; });
        walk.services->users.push_back(fail(FakeServices::error(ErrorCode::UserHasNoRole)));
        QVERIFY(walk.next());
        QCOMPARE(walk.flow->verifyRun().error()->code, ErrorCode::UserHasNoRole);
        QCOMPARE(walk.services->requests.size(), 2);
        QVERIFY(walk.next()); // the role was added meanwhile
        QCOMPARE(walk.services->requests.size(), 2); // nobody signs in twice for it
        QCOMPARE(walk.flow->page(), WizardPage::Objects);
        walk.flow->back();
        // Another environment needs another token.
        walk.edit(
            [](WizardInput &input) { input.dynamicsAddress = QStringLiteral("other.crm4.dynamics.com"); });
        QVERIFY(walk.next());
        QCOMPARE(walk.services->requests.size(), 3);
        QCOMPARE(walk.services->revocations[QStringLiteral("window-2")], 1);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void editingCancelsTheCheckUnderWay()
    {
        const Walk walk;
        QVERIFY(walk.reach(CrmKind::Dynamics, WizardPage::User));
        walk.fill(CrmKind::Dynamics);
        walk.services->hold(QStringLiteral("verifyUser"));
        walk.services->answersLate.insert(QStringLiteral("verifyUser"));
        walk.flow->next();
        QVERIFY(walk.flow->verifyRun().isRunning());
        walk.edit([](WizardInput &input) { input.userName = QStringLiteral("other@contoso.example"); });
        QVERIFY(!walk.flow->verifyRun().isRunning());
        QVERIFY(walk.settle());
        QVERIFY(!walk.flow->user()); // the late answer counts for nothing
        QCOMPARE(walk.flow->page(), WizardPage::User);
        QCOMPARE(walk.services->revocations[QStringLiteral("user-2")], 1);
    }
};

QTEST_GUILESS_MAIN(TestGrants)
#include "tst_grants.moc"
