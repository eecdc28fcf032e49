// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/administratornote.h"
#include "look/metrics.h"
#include "look/note.h"
#include "support/manualclock.h"
#include "support/windowwatch.h"
#include "support/wizard/fakeservices.h"
#include "wizard/pages/authorizepage.h"
#include "wizard/pages/choosepage.h"
#include "wizard/pages/connectedpage.h"
#include "wizard/pages/objectspage.h"
#include "wizard/pages/serveraccesspage.h"
#include "wizard/pages/userpage.h"
#include "wizard/pages/wherepage.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDate>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;

namespace {

using MakePage = std::unique_ptr<FlowPage> (*)(WizardFlow &);

template <typename Page> std::unique_ptr<FlowPage> make(WizardFlow &flow)
{
    return std::make_unique<Page>(flow);
}

WizardStart startOf(AccessGoal goal)
{
    WizardStart start;
    start.page = WizardPage::Authorize;
    start.input.crm = CrmKind::Salesforce;
    ExistingConnection existing;
    existing.id = ConnectionId(QStringLiteral("abcdefghijkl"));
    existing.name = QStringLiteral("Acme Rope Works");
    existing.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    existing.access = goal;
    start.existing = existing;
    return start;
}

} // namespace

Q_DECLARE_METATYPE(MakePage)

/// What a page shows and where, as far as a person would stumble over it.
class TestWizardPages : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::shared_ptr<FakeServices> m_services;
    std::unique_ptr<SetupWizard> m_wizard;

    template <typename T> T *shown(const char *name) const
    {
        for (T *widget : m_wizard->findChildren<T *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    bool press(const char *name) const
    {
        const auto ready = [this, name] {
            const auto *button = shown<QAbstractButton>(name);
            return button && button->isEnabled();
        };
        if (!QTest::qWaitFor(ready))
            return false;
        shown<QAbstractButton>(name)->click();
        return true;
    }
    void key(Qt::Key pressed) const { QTest::keyClick(QApplication::focusWidget(), pressed); }
    /// Opens the wizard anew, on a computer whose administrator has set that.
    void layDown(const QList<std::pair<Setting, QVariant>> &values,
                 SettingSource source = SettingSource::MachinePolicy, bool practice = false)
    {
        for (const auto &[setting, value] : values)
            m_services->administrator.set(setting, value, source);
        m_services->practice = practice;
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock);
        m_wizard->show();
        m_wizard->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
    }
    bool toAuthorize() const { return press("salesforceCard") && press("nextButton") && press("nextButton"); }
    bool toAccess() const { return toAuthorize() && press("connectButton") && press("nextButton"); }
    bool toConnected() const { return press("nextButton") && press("nextButton"); }
    QAbstractButton *next() const { return m_wizard->button(QWizard::NextButton); }
    /// Nothing that the keyboard stops at is without a name.
    QStringList unnamed() const
    {
        QStringList found;
        for (const auto *widget : m_wizard->currentPage()->findChildren<QWidget *>()) {
            const QString name =
                QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget))->text(QAccessible::Name);
            if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && name.isEmpty())
                found += QString::fromLatin1(widget->metaObject()->className()) + widget->objectName();
        }
        return found;
    }
    QLabel *label(const QString &text) const
    {
        for (QLabel *candidate : m_wizard->currentPage()->findChildren<QLabel *>()) {
            if (candidate->isVisible() && candidate->text().startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    int top(const QWidget *widget) const { return widget->mapTo(m_wizard.get(), QPoint()).y(); }

private slots:
    void init()
    {
        m_services = std::make_shared<FakeServices>();
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    }
    void cleanup() { m_wizard.reset(); }

    // Typing finds an entry by its first letter.
    void cloudsBeginWithTheirNames()
    {
        QVERIFY(press("dynamicsCard") && press("nextButton"));
        const auto *clouds = shown<QComboBox>("cloudBox");
        QVERIFY(clouds);
        QCOMPARE(clouds->count(), 5);
        QCOMPARE(clouds->itemText(0), QStringLiteral("Global"));
        for (int i = 0; i < clouds->count(); ++i)
            QVERIFY2(!clouds->itemText(i).startsWith(QStringLiteral("Cloud")),
                     qPrintable(clouds->itemText(i)));
    }

    // What an administrator has laid down is shown, and the keyboard goes past it to what is left to do.
    void onlyWhatIsLeftIsAsked()
    {
        layDown({{Setting::Crm, QStringLiteral("dynamics")},
                 {Setting::Address, QStringLiteral("https://org31ec4237.crm4.dynamics.com")},
                 {Setting::SignInMethod, QStringLiteral("password")},
                 {Setting::IntegrationUser, QStringLiteral("crm-sync@contoso.example")},
                 {Setting::Objects, QStringList{QStringLiteral("account"), QStringLiteral("contact")}}});
        QTRY_VERIFY(shown<QAbstractButton>("connectButton"));
        QTRY_VERIFY(shown<QAbstractButton>("connectButton")->hasFocus());
        key(Qt::Key_Space);
        QTRY_VERIFY(next()->isEnabled());
        QCOMPARE(m_services->asked.size(), 1); // the address, which no page asked about
        key(Qt::Key_Return);
        QTRY_VERIFY(shown<QLineEdit>("userNameEdit"));
        for (const char *locked : {"userNameEdit", "userAddressEdit"}) {
            QVERIFY2(!shown<QLineEdit>(locked)->isEnabled(), locked);
            QVERIFY2(
                shown<QLineEdit>(locked)->accessibleDescription().contains(QStringLiteral("administrator")),
                locked);
        }
        QVERIFY(!shown<QAbstractButton>("windowMethodButton"));
        QVERIFY(!shown<QAbstractButton>("applicationMethodButton"));
        QVERIFY(shown<look::AdministratorNote>("administratorNote"));
        QVERIFY(shown<QLineEdit>("passwordEdit")->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("correct horse"));
        key(Qt::Key_Return);
        QTRY_COMPARE(m_wizard->flow().page(), WizardPage::Connected);
        QTRY_VERIFY(m_wizard->button(QWizard::FinishButton)->isEnabled());
        QSignalSpy connected(m_wizard.get(), &SetupWizard::connected);
        key(Qt::Key_Return);
        QTRY_COMPARE(connected.size(), 1);
        const WizardDraft made = m_services->finished.constFirst();
        QCOMPARE(made.input.userName, QStringLiteral("crm-sync@contoso.example"));
        QCOMPARE(made.objects.size(), 3); // users always
    }

    // A default is filled in and left to the person; a policy is greyed, on every page that shows it.
    void lockedFieldsAreGreyed_data()
    {
        QTest::addColumn<SettingSource>("source");
        QTest::newRow("policy") << SettingSource::MachinePolicy;
        QTest::newRow("default") << SettingSource::MachineDefault;
    }
    void lockedFieldsAreGreyed()
    {
        QFETCH(const SettingSource, source);
        const bool locked = source == SettingSource::MachinePolicy;
        layDown({{Setting::Crm, QStringLiteral("salesforce")}, {Setting::ClientId, QStringLiteral("3MVG9")}},
                source, true);
        QVERIFY(shown<QAbstractButton>("salesforceCard")->isChecked());
        QCOMPARE(shown<QAbstractButton>("salesforceCard")->isEnabled(), !locked);
        QCOMPARE(shown<QAbstractButton>("dynamicsCard")->isEnabled(), !locked);
        QCOMPARE(shown<look::AdministratorNote>("administratorNote") != nullptr, locked);
        QVERIFY(shown<QAbstractButton>("practiceCard")->isEnabled());
        QVERIFY(press("nextButton"));
        QTRY_VERIFY(shown<QLineEdit>("clientIdEdit"));
        QCOMPARE(shown<QLineEdit>("clientIdEdit")->text(), QStringLiteral("3MVG9"));
        QCOMPARE(shown<QLineEdit>("clientIdEdit")->isEnabled(), !locked);
        QVERIFY(shown<QAbstractButton>("productionCard")->isEnabled());
        QVERIFY(press("networkSettingsButton"));
        QTRY_VERIFY(m_wizard->findChild<QDialog *>(QStringLiteral("networkDialog")));
    }

    /// What is filled in and cannot be changed is not called optional.
    void nothingIsHintedWhereNothingCanBeEntered_data()
    {
        QTest::addColumn<SettingSource>("source");
        QTest::newRow("policy") << SettingSource::MachinePolicy;
        QTest::newRow("default") << SettingSource::MachineDefault;
    }
    void nothingIsHintedWhereNothingCanBeEntered()
    {
        QFETCH(const SettingSource, source);
        const bool locked = source == SettingSource::MachinePolicy;
        m_services->administrator.set(Setting::Crm, QStringLiteral("dynamics"),
                                      SettingSource::MachineDefault);
        layDown({{Setting::Address, QStringLiteral("https://org31ec4237.crm4.dynamics.com")}}, source, true);
        QVERIFY(press("nextButton"));
        QTRY_VERIFY(shown<QLineEdit>("dynamicsAddressEdit"));
        const auto *field = shown<QLineEdit>("dynamicsAddressEdit");
        QCOMPARE(field->isEnabled(), !locked);
        const auto texts = field->parentWidget()->findChildren<QLabel *>();
        const bool hinted = std::any_of(texts.cbegin(), texts.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("Optional"));
        });
        QCOMPARE(hinted, !locked);
        QCOMPARE(field->accessibleDescription().contains(QStringLiteral("administrator")), locked);
        QCOMPARE(field->accessibleDescription().contains(QStringLiteral("Optional")), !locked);
    }

    void practiceOrgMayBeForbidden()
    {
        m_services->practice = false; // as the program's services answer then
        layDown({});
        QVERIFY(!shown<QAbstractButton>("practiceCard"));
        QVERIFY(shown<QAbstractButton>("salesforceCard"));
    }

    void aFailureOffersOneWayToStartAgain()
    {
        QVERIFY(toAuthorize());
        m_services->authorizations.push_back(fail(FakeServices::error(ErrorCode::SignInWindowCrashed)));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([this] { return shown<QAbstractButton>("tryAgainButton") != nullptr; }));
        QVERIFY(!shown<QAbstractButton>("connectButton"));
        QVERIFY(press("tryAgainButton"));
        QVERIFY(QTest::qWaitFor([this] { return m_wizard->button(QWizard::NextButton)->isEnabled(); }));
    }

    /// Nothing is said to be gone that is not: neither users nor approvals.
    void accessPanelSaysWhatStands_data()
    {
        QTest::addColumn<AccessGoal>("goal");
        QTest::addColumn<bool>("stands");
        QTest::newRow("on") << AccessGoal::On << false;
        QTest::newRow("on, an approval stands") << AccessGoal::On << true;
        QTest::newRow("off") << AccessGoal::Off << false;
        QTest::newRow("off, nobody takes over") << AccessGoal::Off << true;
    }
    void accessPanelSaysWhatStands()
    {
        QFETCH(const AccessGoal, goal);
        QFETCH(const bool, stands);
        AccessResult result = FakeServices::madeAccess();
        if (goal == AccessGoal::Off) {
            result.retiredUser = QStringLiteral("fairlead.7k3q@acme.example");
            if (stands)
                result.needsSignIn = FakeServices::error(ErrorCode::SignInNeeded, QStringLiteral("Sign in."));
        } else if (stands) {
            m_services->standingApprovals.push_back({QStringLiteral("Approval of Ada"), {}, {}});
        }
        m_services->accessResults.push_back(result);
        WizardStart start;
        start.page = WizardPage::Authorize;
        start.input.crm = CrmKind::Salesforce;
        start.input.place = SalesforcePlace::Address;
        start.input.salesforceAddress = QStringLiteral("https://acme.my.salesforce.com");
        start.existing = ExistingConnection();
        start.existing->id = ConnectionId(QStringLiteral("abcdefghijkl"));
        start.existing->access = goal;
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock, start);
        m_wizard->show();
        QVERIFY(press("connectButton") && press("nextButton") && press("accessButton"));
        QTRY_VERIFY(m_wizard->flow().access().isDone());
        QStringList texts;
        for (const QLabel *each : m_wizard->currentPage()->findChildren<QLabel *>()) {
            if (each->isVisible())
                texts += each->text();
        }
        const QString all = texts.join(QLatin1Char('\n'));
        const auto says = [&all](const char *what) { return all.contains(QLatin1String(what)); };
        QVERIFY2(!says("Nothing of Fairlead's is left"), qPrintable(all));
        QCOMPARE(says("approval is given back"), goal == AccessGoal::On && !stands);
        QCOMPARE(says("Approval of Ada"), goal == AccessGoal::On && stands);
        QCOMPARE(says("fairlead.7k3q@acme.example stays in the organisation, deactivated"),
                 goal == AccessGoal::Off);
        QCOMPARE(says("Sign in."), goal == AccessGoal::Off && stands);
    }

    void checksAreShownAsAnAdministratorIsToldThem()
    {
        AccessResult result;
        CheckResult lock;
        lock.id = QStringLiteral("lock-sessions-to-ip");
        lock.title = QStringLiteral("Lock sessions");
        lock.state = CheckResult::State::Fail;
        lock.detail = QStringLiteral("Ticked.");
        lock.link =
            QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/SecuritySession/home"));
        CheckResult fine = lock;
        fine.id = QStringLiteral("sharing");
        fine.title = QStringLiteral("Sees every record");
        fine.state = CheckResult::State::Pass;
        fine.detail = QStringLiteral("Nothing is hidden.");
        result.checks = {fine, lock};
        m_services->accessResults.push_back(result);
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock, startOf(AccessGoal::Check));
        m_wizard->show();
        QVERIFY(press("connectButton") && press("nextButton"));
        QTRY_VERIFY(m_wizard->flow().access().isDone());
        QVERIFY(m_wizard->windowTitle().contains(QStringLiteral("Checks")));
        const auto *note = shown<look::Note>("accessResultNote");
        QVERIFY(note);
        QVERIFY2(note->content().title.contains(QLatin1Char('1')), qPrintable(note->content().title));
        QVERIFY2(note->content().detail.contains(QStringLiteral("Sees every record: Nothing is hidden.")),
                 qPrintable(note->content().detail));
        QVERIFY(shown<look::Note>("checkNote-lock-sessions-to-ip"));
        QVERIFY(!shown<look::Note>("checkNote-sharing"));
        QSignalSpy links(m_wizard.get(), &SetupWizard::linkWanted);
        QVERIFY(press("openCheckButton-lock-sessions-to-ip"));
        QCOMPARE(links.constFirst().constFirst().toUrl(), lock.link);
    }

    void whatSharingHidesIsShown()
    {
        AccessResult result = FakeServices::madeAccess();
        result.hidden = {{QStringLiteral("Account"), 3, 40}};
        m_services->accessResults.push_back(result);
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock, startOf(AccessGoal::Reconnect));
        m_wizard->show();
        QVERIFY(press("connectButton") && press("nextButton") && press("accessButton"));
        QTRY_VERIFY(m_wizard->flow().access().isDone());
        const auto *note = shown<look::Note>("accessHiddenNote");
        QVERIFY(note);
        QVERIFY2(note->content().detail.contains(QStringLiteral("Account: 3 of 40")),
                 qPrintable(note->content().detail));
    }

    void theNextRungsComeWhenNothingIsVisible()
    {
        QVERIFY(toAuthorize());
        m_services->hold(QStringLiteral("authorize"));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([this] { return shown<QWidget>("waitingNote") != nullptr; }));
        m_clock.advance(std::chrono::milliseconds(14999));
        QVERIFY(!shown<QWidget>("ladderNote"));
        m_clock.advance(std::chrono::milliseconds(1));
        QVERIFY(shown<QWidget>("ladderNote"));
        QVERIFY(shown<QAbstractButton>("useBrowserButton"));
        m_services->letGo(QStringLiteral("authorize"));
    }

    // Whoever is asked for help gets the same from every page, and never a secret.
    void detailsOfAFailureAreCopied()
    {
        QVERIFY(toAuthorize());
        Error refused = FakeServices::error(ErrorCode::BlockedByOrganisation,
                                            QStringLiteral("It is blocked."), QStringLiteral("AADSTS53003"));
        refused.detail =
            QStringLiteral("AADSTS53003: Words. Trace ID: 1-2 Correlation ID: 3-4 eyJhbGciOiJub25l.e30.");
        m_services->authorizations.push_back(fail(refused));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([&] { return shown<QWidget>("errorNote") != nullptr; }));
        QVERIFY(press("copyDetailsButton"));
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char *part : {"It is blocked.", "AADSTS53003 (BlockedByOrganisation)", "Trace ID: 1-2",
                                 "Correlation ID: 3-4"})
            QVERIFY2(copied.contains(QLatin1String(part)), part);
        QVERIFY(copied.contains(QDate::currentDate().toString(QStringLiteral("yyyy-"))));
        QVERIFY(!copied.contains(QLatin1String("eyJ")));
    }

    // The list's room does not go between the texts while there is no list.
    void textsStayTogetherWithoutTheList_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("loading") << false;
        QTest::newRow("failed") << true;
    }
    void textsStayTogetherWithoutTheList()
    {
        QFETCH(bool, failed);
        QVERIFY(toAccess());
        if (failed)
            m_services->objectLists.push_back(fail(
                FakeServices::error(ErrorCode::ApiDisabled, QStringLiteral("The organisation has no API."))));
        else
            m_services->hold(QStringLiteral("objects"));
        QVERIFY(press("nextButton"));
        const char *note = failed ? "errorNote" : "objectsNote";
        QVERIFY(QTest::qWaitFor([&] { return shown<QWidget>(note) != nullptr; }));
        QTest::qWait(0);
        const QLabel *title = label(QStringLiteral("What to keep in step"));
        const QLabel *sentence = label(QStringLiteral("Choose what Fairlead keeps in step"));
        QVERIFY(title && sentence);
        const int em = look::ems(m_wizard.get(), 1);
        const int toSentence = top(sentence) - top(title) - title->heightForWidth(title->width());
        const int toNote =
            top(shown<QWidget>(note)) - top(sentence) - sentence->heightForWidth(sentence->width());
        QVERIFY2(toSentence >= 0 && toSentence <= 2 * em, qPrintable(QString::number(toSentence)));
        QVERIFY2(toNote >= 0 && toNote <= 3 * em, qPrintable(QString::number(toNote)));
        m_services->letGo(QStringLiteral("objects"));
        if (!failed) {
            auto *list = m_wizard->findChild<QWidget *>(QStringLiteral("objectsView"));
            QVERIFY(QTest::qWaitFor([&] { return list->isVisible(); }));
            QTRY_VERIFY(list->height() > m_wizard->currentPage()->height() / 3);
        }
    }

    // By keyboard: the arrows choose, and nothing is asked or made before it is wanted.
    void accessIsAChoice()
    {
        QVERIFY(toAccess());
        auto *off = shown<QAbstractButton>("accessOffCard");
        auto *on = shown<QAbstractButton>("accessOnCard");
        QVERIFY(on && off);
        QVERIFY(off->isChecked() && !on->isChecked());
        QTRY_VERIFY(off->hasFocus());
        QVERIFY(next()->isEnabled());
        QVERIFY(!shown<QWidget>("outlookNote") && !shown<QWidget>("externalIds"));
        QCOMPARE(unnamed(), QStringList());

        AccessOutlook bad = FakeServices::goodOutlook();
        bad.impossible = FakeServices::error(ErrorCode::PermissionMissing,
                                             QStringLiteral("Ada has no right “Manage Users”."));
        m_services->outlooks.push_back(bad);
        QTest::keyClick(off, Qt::Key_Up);
        QVERIFY(on->isChecked() && on->hasFocus());
        QVERIFY(!next()->isEnabled());
        QTRY_VERIFY(shown<QWidget>("outlookError"));
        QVERIFY(label(QStringLiteral("Ada has no right “Manage Users”.")));
        QVERIFY(!next()->isEnabled());
        QVERIFY(!shown<QWidget>("externalIds"));
        QCOMPARE(unnamed(), QStringList());

        off->click();
        QVERIFY(!shown<QWidget>("outlookError"));
        QVERIFY(next()->isEnabled());
        on->click();
        QTRY_VERIFY(shown<QWidget>("outlookNote") && next()->isEnabled());
        QVERIFY(press("externalIds"));
        QCOMPARE(unnamed(), QStringList());
        // As on every page: back and on again, and what was chosen is chosen.
        QVERIFY(press("backButton") && press("nextButton"));
        QVERIFY(shown<QAbstractButton>("accessOnCard")->isChecked());
        QVERIFY(shown<QAbstractButton>("externalIds")->isChecked());
        QVERIFY(m_services->accessRequests.isEmpty());
        QVERIFY(press("nextButton"));
        QTRY_COMPARE(m_wizard->flow().page(), WizardPage::Objects);
    }

    void accessIsMadeInTheWindow()
    {
        QVERIFY(toAccess() && press("accessOnCard") && toConnected());
        m_services->hold(QStringLiteral("changeAccess"));
        QVERIFY(press("finishButton"));
        QTRY_VERIFY(shown<QWidget>("cancelAccessButton"));
        salesforce::AccessProgress waiting;
        waiting.step = salesforce::AccessStep::SignIn;
        waiting.number = 13;
        waiting.count = 14;
        waiting.text = QStringLiteral("Waiting for the app to become usable.");
        waiting.waited = std::chrono::seconds(80);
        m_services->tell(waiting);
        const auto *note = shown<look::Note>("accessProgressNote");
        QVERIFY(note);
        QCOMPARE(note->content().title, QStringLiteral("Step 13 of 14"));
        QVERIFY2(note->content().detail.contains(QStringLiteral("80")), qPrintable(note->content().detail));
        QVERIFY(!m_wizard->button(QWizard::FinishButton)->isEnabled());
        QVERIFY(!m_wizard->button(QWizard::BackButton)->isEnabled());

        // Nobody leaves it by accident, and the question does not say that the connection were lost.
        m_wizard->reject();
        auto *question = m_wizard->findChild<QMessageBox *>(QStringLiteral("discardQuestion"));
        QVERIFY(question);
        QVERIFY(question->informativeText().contains(QStringLiteral("is remembered")));
        question->findChild<QAbstractButton *>(QStringLiteral("keepButton"))->click();

        QVERIFY(press("cancelAccessButton"));
        QTRY_VERIFY(shown<QWidget>("goOnAccessButton"));
        QVERIFY(m_wizard->button(QWizard::FinishButton)->isEnabled());
        QVERIFY(label(QStringLiteral("The connection works all the same")));
        QCOMPARE(unnamed(), QStringList());
        const QSignalSpy connected(m_wizard.get(), &SetupWizard::connected);
        QVERIFY(press("goOnAccessButton"));
        m_services->letGo(QStringLiteral("changeAccess"));
        QTRY_VERIFY(label(QStringLiteral("Server-to-server access is on.")));
        QVERIFY(!shown<QWidget>("goOnAccessButton"));
        QCOMPARE(connected.count(), 0);
        QVERIFY(press("finishButton"));
        QCOMPARE(connected.count(), 1);
        QVERIFY(!m_wizard->isVisible());
    }

    // What is shown before it has a parent is a window of its own for a moment: seen, and slow.
    void noPartIsAWindowWhileItIsMade_data()
    {
        QTest::addColumn<MakePage>("page");
        QTest::newRow("choose") << &make<ChoosePage>;
        QTest::newRow("where") << &make<WherePage>;
        QTest::newRow("authorize") << &make<AuthorizePage>;
        QTest::newRow("user") << &make<UserPage>;
        QTest::newRow("access") << &make<ServerAccessPage>;
        QTest::newRow("objects") << &make<ObjectsPage>;
        QTest::newRow("connected") << &make<ConnectedPage>;
    }
    void noPartIsAWindowWhileItIsMade()
    {
        QFETCH(const MakePage, page);
        for (const bool exists : {false, true}) {
            const WizardStart start = exists ? startOf(AccessGoal::On) : WizardStart();
            WizardFlow flow(m_services, m_clock, start);
            const WindowWatch watch;
            const auto made = page(flow);
            made->display();
            QVERIFY(!made->findChildren<QWidget *>().isEmpty());
            QCOMPARE(watch.strays(), QStringList());
            QCOMPARE(WindowWatch::createdIn(*made), QStringList());
        }
    }
    void noPartIsAWindowOnTheWay()
    {
        const WindowWatch watch;
        QVERIFY(press("networkSettingsButton"));
        auto *network = m_wizard->findChild<QDialog *>(QStringLiteral("networkDialog"));
        QVERIFY(network);
        network->reject();
        QVERIFY(toAccess() && press("accessOnCard") && toConnected());
        AccessResult failed;
        failed.problem = FakeServices::error(ErrorCode::ConnectionLost);
        m_services->accessResults.push_back(failed);
        QVERIFY(press("finishButton") && press("tryAgainButton"));
        QTRY_VERIFY(label(QStringLiteral("Server-to-server access is on.")));
        QCOMPARE(watch.strays(), QStringList());
    }
};

QTEST_MAIN(TestWizardPages)
#include "tst_wizardpages.moc"
