// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

namespace {

WizardStart startFor(AccessGoal goal)
{
    WizardStart start;
    start.page = WizardPage::Authorize;
    start.expectedOrganisationId = QStringLiteral("00D5g000004gXyzEAE");
    start.input.crm = CrmKind::Salesforce;
    start.input.place = SalesforcePlace::Address;
    start.input.salesforceAddress = QStringLiteral("https://acme.my.salesforce.com");
    ExistingConnection existing;
    existing.id = ConnectionId(QStringLiteral("abcdefghijkl"));
    existing.name = QStringLiteral("Acme");
    existing.address = QUrl(start.input.salesforceAddress);
    existing.userId = QStringLiteral("somebody else");
    existing.userName = QStringLiteral("sync@acme.example");
    existing.access = goal;
    start.existing = existing;
    return start;
}

salesforce::AccessProgress progress(salesforce::AccessStep step, int number)
{
    salesforce::AccessProgress told;
    told.step = step;
    told.number = number;
    told.count = 14;
    told.text = QStringLiteral("Step %1").arg(number);
    return told;
}

/// Signed in, on the page, and looked around.
bool reachPage(Walk &walk)
{
    walk.flow->signIn(SignInRung::Popup);
    return walk.settle() && walk.next() && walk.flow->page() == WizardPage::ServerAccess && walk.settle();
}

} // namespace

/// Server-to-server access of a connection that is there.
class TestWizardAccess : public QObject
{
    Q_OBJECT
private slots:
    void isMade_data()
    {
        QTest::addColumn<AccessGoal>("goal");
        QTest::addColumn<bool>("looksAround");
        QTest::newRow("on") << AccessGoal::On << true;
        QTest::newRow("reconnect") << AccessGoal::Reconnect << true;
        // What is there is taken back as far as it goes: nothing is asked for that.
        QTest::newRow("off") << AccessGoal::Off << false;
    }
    void isMade()
    {
        QFETCH(const AccessGoal, goal);
        QFETCH(const bool, looksAround);
        Walk walk(startFor(goal));
        QCOMPARE(walk.flow->route(), QList<WizardPage>({WizardPage::Authorize, WizardPage::ServerAccess}));
        QVERIFY(reachPage(walk));
        // Anybody of the organisation: only that one is asked for.
        const AuthorizeRequest &request = walk.services->requests.constFirst();
        QCOMPARE(request.expectedOrganisationId, startFor(goal).expectedOrganisationId);
        QVERIFY(request.expectedUserId.isEmpty());
        QCOMPARE(walk.services->calls.contains(QStringLiteral("accessOutlook")), looksAround);
        QVERIFY(walk.services->accessRequests.isEmpty());
        QVERIFY(!walk.flow->canGoNext());
        walk.edit([](WizardInput &input) { input.externalIds = true; });

        const QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->changeAccess();
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        QVERIFY(walk.flow->isBusy());
        QVERIFY(!walk.flow->canGoBack());
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.flow->wouldLose());
        walk.services->tell(progress(salesforce::AccessStep::LookAround, 1));
        auto waiting = progress(salesforce::AccessStep::SignIn, 13);
        walk.services->tell(waiting);
        waiting.waited = std::chrono::seconds(20);
        walk.services->tell(waiting);
        QCOMPARE(walk.flow->access().steps().size(), 2);
        QCOMPARE(walk.flow->access().steps().constLast().waited, waiting.waited);
        walk.services->letGo(QStringLiteral("changeAccess"));
        QVERIFY(walk.settle());

        QCOMPARE(walk.services->accessRequests.size(), 1);
        const AccessRequest &asked = walk.services->accessRequests.constFirst();
        QCOMPARE(asked.goal, goal);
        QCOMPARE(asked.connection, startFor(goal).existing->id);
        QVERIFY(asked.draft.input.externalIds);
        QVERIFY(walk.flow->access().isDone());
        QVERIFY(!walk.flow->canGoBack());
        QVERIFY(!walk.flow->wouldLose());
        QVERIFY(walk.next());
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<ConnectedSummary>().id, asked.connection);
        QVERIFY(walk.services->finished.isEmpty()); // no connection is built
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    /// Nothing is changed, so that nothing is asked once more, and nothing is lost by closing.
    void isChecked()
    {
        Walk walk(startFor(AccessGoal::Check));
        AccessResult told;
        CheckResult check;
        check.id = QStringLiteral("sharing");
        told.checks = {check};
        walk.services->accessResults.push_back(told);
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(walk.services->requests.constFirst().expectedUserId.isEmpty());
        walk.flow->next();
        QCOMPARE(walk.flow->page(), WizardPage::ServerAccess);
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        QVERIFY(!walk.flow->wouldLose());
        walk.services->letGo(QStringLiteral("changeAccess"));
        QVERIFY(walk.settle());
        QCOMPARE(walk.services->accessRequests.size(), 1);
        QCOMPARE(walk.services->accessRequests.constFirst().goal, AccessGoal::Check);
        QVERIFY(!walk.services->calls.contains(QStringLiteral("accessOutlook")));
        QVERIFY(walk.flow->access().isDone());
        QCOMPARE(walk.flow->access().result()->checks, told.checks);
        QVERIFY(walk.flow->access().result()->grantEnded);
        QVERIFY(walk.next());
        QVERIFY(walk.services->finished.isEmpty());
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void anotherOrganisationIsRefusedFirst()
    {
        Walk walk(startFor(AccessGoal::On));
        Authorization stranger = walk.services->salesforceAuthorization();
        stranger.org.organisationId = QStringLiteral("00D000000000009AAA");
        walk.services->authorizations.push_back(stranger);
        walk.flow->signIn(SignInRung::Popup);
        QVERIFY(walk.settle());
        QVERIFY(!walk.flow->authorization());
        QCOMPARE(walk.flow->signInState().error->code, ErrorCode::WrongOrganisation);
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(!walk.services->calls.contains(QStringLiteral("accessOutlook")));
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void whatIsInTheWayIsNamedBeforeAnythingIsMade()
    {
        Walk walk(startFor(AccessGoal::On));
        AccessOutlook bad = FakeServices::goodOutlook();
        bad.impossible = FakeServices::error(ErrorCode::PermissionMissing, QStringLiteral("No right."));
        walk.services->outlooks.push_back(bad);
        QVERIFY(reachPage(walk));
        QCOMPARE(walk.flow->accessOutlook()->impossible->sentence, QStringLiteral("No right."));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.services->accessRequests.isEmpty());
        // The right was granted meanwhile.
        walk.flow->lookAround();
        QVERIFY(walk.settle());
        QVERIFY(!walk.flow->accessOutlook()->impossible);
        // Another administrator: asked anew.
        walk.flow->authorizeAgain();
        QCOMPARE(walk.flow->page(), WizardPage::Authorize);
        QVERIFY(!walk.flow->accessOutlook());
        QVERIFY(reachPage(walk));
        QCOMPARE(walk.services->calls.count(QStringLiteral("accessOutlook")), 3);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void grantEndsUnlessTheConnectionLivesOnIt_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("keeps");
        QTest::newRow("done, given back") << false << false;
        QTest::newRow("done, lived on") << false << true;
        QTest::newRow("failed, given back") << true << false;
        QTest::newRow("handed over, then failed") << true << true;
    }
    void grantEndsUnlessTheConnectionLivesOnIt()
    {
        QFETCH(const bool, fails);
        QFETCH(const bool, keeps);
        Walk walk(startFor(AccessGoal::Off));
        AccessResult result;
        result.keepsGrant = keeps;
        if (fails)
            result.problem = FakeServices::error(ErrorCode::ConnectionLost);
        walk.services->accessResults.push_back(result);
        QVERIFY(reachPage(walk));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        const QString grant = walk.services->granted.constFirst();
        // Given back at once where nothing is left to do, kept for another try otherwise.
        QCOMPARE(walk.services->revocations[grant], !fails && !keeps ? 1 : 0);
        QCOMPARE(walk.flow->access().isDone(), !fails);
        if (fails) {
            walk.flow->changeAccess();
            QVERIFY(walk.settle());
            QVERIFY(walk.flow->access().isDone());
        }
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(keeps ? QStringList{grant} : QStringList()), QString());
    }

    /// Whether the administrator's approval is given back is said only where it was.
    void approvalThatStandsIsNamed_data()
    {
        QTest::addColumn<bool>("stands");
        QTest::newRow("ended") << false;
        QTest::newRow("stands") << true;
    }
    void approvalThatStandsIsNamed()
    {
        QFETCH(const bool, stands);
        Walk walk(startFor(AccessGoal::On));
        if (stands)
            walk.services->standingApprovals.push_back({QStringLiteral("Approval"), {}, {}});
        QVERIFY(reachPage(walk));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        const AccessResult *result = walk.flow->access().result();
        QVERIFY(result && result->isComplete());
        QCOMPARE(result->grantEnded, !stands);
        QCOMPARE(result->standing.size(), stands ? 1 : 0);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void whatIsLeftCanBeTriedAgain()
    {
        Walk walk(startFor(AccessGoal::Off));
        AccessResult result;
        result.left += salesforce::LeftBehind{QStringLiteral("App"), {}, {}};
        walk.services->accessResults.push_back(result);
        QVERIFY(reachPage(walk));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->access().isDone());
        QVERIFY(!walk.flow->access().result()->isComplete());
        QCOMPARE(walk.services->revocations[walk.services->granted.constFirst()], 0);
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->access().result()->isComplete());
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    /// What others use stays, and there is nothing to try again.
    void whatOthersUseIsNoFailure()
    {
        Walk walk(startFor(AccessGoal::Off));
        AccessResult result;
        result.left += salesforce::LeftBehind{QStringLiteral("Field"), {}, {}, true};
        walk.services->accessResults.push_back(result);
        QVERIFY(reachPage(walk));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->access().isDone());
        QVERIFY(walk.flow->access().result()->isComplete());
        QCOMPARE(walk.services->revocations[walk.services->granted.constFirst()], 1);
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void isStoppedAndGoneOnWith()
    {
        Walk walk(startFor(AccessGoal::On));
        QVERIFY(reachPage(walk));
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->changeAccess();
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        walk.flow->cancelAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->access().wasStopped());
        QVERIFY(!walk.flow->access().result());
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.flow->canGoBack());
        walk.services->letGo(QStringLiteral("changeAccess"));
        walk.flow->changeAccess();
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->access().isDone());
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    // Of a connection that is being set up.
    void setUpAsksOnlyWhereItIsWanted()
    {
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        QVERIFY(!walk.services->calls.contains(QStringLiteral("accessOutlook")));
        AccessOutlook bad = FakeServices::goodOutlook();
        bad.impossible = FakeServices::error(ErrorCode::PermissionMissing);
        walk.services->outlooks.push_back(bad);
        walk.flow->wishAccess(true);
        QVERIFY(!walk.flow->canGoNext());
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->accessOutlook()->impossible);
        QVERIFY(!walk.flow->canGoNext());
        walk.flow->wishAccess(false);
        QVERIFY(walk.flow->canGoNext());
        walk.flow->wishAccess(true); // granted meanwhile
        QVERIFY(walk.settle());
        QVERIFY(walk.flow->canGoNext());
        QVERIFY(walk.services->accessRequests.isEmpty());
        QVERIFY(walk.close());
        QCOMPARE(walk.grantsFault(), QString());
    }

    void setUpMakesItWithFinish_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("again");
        QTest::newRow("made") << false << false;
        QTest::newRow("failed, left so") << true << false;
        QTest::newRow("failed, tried again") << true << true;
    }
    void setUpMakesItWithFinish()
    {
        QFETCH(const bool, fails);
        QFETCH(const bool, again);
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.flow->wishAccess(true);
        QVERIFY(walk.settle());
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Connected));
        if (fails) {
            AccessResult failed;
            failed.problem = FakeServices::error(ErrorCode::ConnectionLost);
            walk.services->accessResults.push_back(failed);
        }
        const QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->next();
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        // The connection is there: that is never taken back.
        QVERIFY(walk.flow->isBuilt());
        QCOMPARE(finished.count(), 0);
        QVERIFY(!walk.flow->canGoBack());
        QVERIFY(!walk.flow->canGoNext());
        const AccessRequest request = walk.services->accessRequests.constFirst();
        QCOMPARE(request.goal, AccessGoal::On);
        QCOMPARE(request.connection, ConnectionId(QStringLiteral("abcdefghijkl")));
        walk.services->letGo(QStringLiteral("changeAccess"));
        QVERIFY(walk.settle());
        QCOMPARE(walk.flow->access().isDone(), !fails);
        QVERIFY(!walk.flow->canGoBack());
        if (again) {
            walk.flow->changeAccess();
            QVERIFY(walk.settle());
            QVERIFY(walk.flow->access().isDone());
        }
        QVERIFY(!walk.flow->wouldLose());
        QVERIFY(walk.next());
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<ConnectedSummary>().id, request.connection);
        QCOMPARE(walk.services->finished.size(), 1);
        QVERIFY(walk.close());
        // It is the connection's, which ends it itself once it lives on another.
        QCOMPARE(walk.grantsFault(walk.services->granted), QString());
    }

    void closingLeavesTheConnection_data()
    {
        QTest::addColumn<bool>("stopped");
        QTest::newRow("while it is made") << false;
        QTest::newRow("after it was stopped") << true;
    }
    void closingLeavesTheConnection()
    {
        QFETCH(const bool, stopped);
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.flow->wishAccess(true);
        QVERIFY(walk.settle());
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Connected));
        const QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->next();
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        QVERIFY(walk.flow->wouldLose()); // worth a question
        if (stopped) {
            walk.flow->cancelAccess();
            QVERIFY(walk.settle());
            QVERIFY(walk.flow->access().wasStopped());
            QVERIFY(!walk.flow->wouldLose());
        }
        walk.flow->finishBuilt();
        walk.flow->finishBuilt();
        QCOMPARE(finished.count(), 1);
        QVERIFY(walk.close());
        QVERIFY(!walk.flow->access().isRunning());
        QCOMPARE(walk.grantsFault(walk.services->granted), QString());
    }

    void closedWhileItIsBuilt()
    {
        Walk walk;
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::ServerAccess));
        walk.flow->wishAccess(true);
        QVERIFY(walk.settle());
        QVERIFY(walk.reach(CrmKind::Salesforce, WizardPage::Connected));
        const QSignalSpy finished(walk.flow.get(), &WizardFlow::finished);
        walk.services->hold(QStringLiteral("finish"));
        walk.services->answersLate += QStringLiteral("finish");
        walk.flow->next();
        QVERIFY(walk.waitFor(QStringLiteral("finish")));
        QVERIFY(walk.close());
        // Too late to be cancelled: it stands, and nothing more is made for nobody.
        QCOMPARE(finished.count(), 1);
        QVERIFY(walk.services->accessRequests.isEmpty());
        QCOMPARE(walk.grantsFault(walk.services->granted), QString());
    }

    void otherWizardsDoWithoutThePage()
    {
        WizardStart renewal = startFor(AccessGoal::On);
        renewal.existing->access.reset();
        QVERIFY(!Walk(renewal).flow->route().contains(WizardPage::ServerAccess));
        Walk dynamics;
        dynamics.edit([](WizardInput &input) { input.crm = CrmKind::Dynamics; });
        QVERIFY(!dynamics.flow->route().contains(WizardPage::ServerAccess));
    }

    void windowClosesMeanwhile_data()
    {
        QTest::addColumn<bool>("destroyed");
        QTest::addColumn<bool>("late");
        QTest::newRow("closed") << false << false;
        QTest::newRow("closed, handed over all the same") << false << true;
        QTest::newRow("destroyed") << true << false;
        QTest::newRow("destroyed, handed over all the same") << true << true;
    }
    void windowClosesMeanwhile()
    {
        QFETCH(const bool, destroyed);
        QFETCH(const bool, late);
        Walk walk(startFor(AccessGoal::Off));
        if (late) {
            AccessResult result;
            result.keepsGrant = true;
            walk.services->accessResults.push_back(result);
            walk.services->answersLate += QStringLiteral("changeAccess");
        }
        QVERIFY(reachPage(walk));
        walk.services->hold(QStringLiteral("changeAccess"));
        walk.flow->changeAccess();
        QVERIFY(walk.waitFor(QStringLiteral("changeAccess")));
        if (destroyed)
            walk.flow.reset();
        else
            QVERIFY(walk.close());
        QVERIFY(until([&walk] { return walk.services->waiting == 0; }));
        const QString grant = walk.services->granted.constFirst();
        QCOMPARE(walk.grantsFault(late ? QStringList{grant} : QStringList()), QString());
    }
};

QTEST_GUILESS_MAIN(TestWizardAccess)
#include "tst_wizardaccess.moc"
