// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of every page and state of the wizard, for looking at while working on it:
// wizardpictures FOLDER [--dark | --contrast] [--text PERCENT] [--long] [--size WxH]
#include "look/palettes.h"
#include "support/manualclock.h"
#include "support/wizard/fakeservices.h"
#include "support/wizard/longwords.h"
#include "wizard/networkdialog.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace fairlead;

namespace {

class Pictures
{
public:
    Pictures(QDir folder, QSize size)
        : m_folder(std::move(folder))
        , m_size(size)
    {
    }

    void begin(WizardStart start = {})
    {
        wizard.reset();
        services = std::make_shared<FakeServices>();
        wizard = std::make_unique<SetupWizard>(services, clock, std::move(start));
        wizard->show();
        if (!m_size.isEmpty())
            wizard->resize(m_size);
        settle();
    }
    void settle()
    {
        (void)QTest::qWaitFor([this] { return services->waiting == 0; }, 300);
        QTest::qWait(30);
    }
    void save(const QString &name)
    {
        settle();
        saveOf(*wizard, name);
    }
    void saveOf(QWidget &widget, const QString &name)
    {
        widget.grab().save(m_folder.filePath(
            QStringLiteral("%1-%2.png").arg(m_number++, 2, 10, QLatin1Char('0')).arg(name)));
    }
    void press(const char *name)
    {
        auto *button = wizard->findChild<QAbstractButton *>(QString::fromLatin1(name));
        if (!button)
            qFatal("no button %s", name);
        button->click();
        settle();
    }
    void type(const char *name, const QString &text)
    {
        auto *field = wizard->currentPage()->findChild<QLineEdit *>(QString::fromLatin1(name));
        if (!field)
            qFatal("no field %s", name);
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
        settle();
    }
    void next()
    {
        (void)QTest::qWaitFor([this] { return wizard->button(QWizard::NextButton)->isEnabled(); }, 2000);
        press("nextButton");
    }

    ManualClock clock;
    std::shared_ptr<FakeServices> services;
    std::unique_ptr<SetupWizard> wizard;

private:
    QDir m_folder;
    QSize m_size;
    int m_number = 1;
};

void walkSalesforce(Pictures &p)
{
    p.begin();
    p.save(QStringLiteral("choose"));
    p.press("salesforceCard");
    p.save(QStringLiteral("choose-salesforce"));
    p.next();
    p.save(QStringLiteral("where"));
    p.press("addressCard");
    p.type("salesforceAddressEdit",
           QStringLiteral("https://acme--uat.sandbox.lightning.force.com/lightning/page/home"));
    p.save(QStringLiteral("where-pasted"));
    p.type("salesforceAddressEdit", QStringLiteral("https://na1.salesforce.com/006"));
    p.save(QStringLiteral("where-rejected"));
    p.press("productionCard");
    p.press("advancedButton");
    p.press("ownClientCheck");
    p.save(QStringLiteral("where-own-app"));
    p.press("ownClientCheck");
    p.press("advancedButton");
    p.next();
    p.save(QStringLiteral("authorize"));
    p.services->hold(QStringLiteral("authorize"));
    p.press("connectButton");
    SignInProgress progress;
    progress.link =
        QUrl(QStringLiteral("https://login.salesforce.com/services/oauth2/authorize?response_type=code&"
                            "client_id=3MVG9&redirect_uri=http%3A%2F%2Flocalhost%3A41717%2Fcallback"));
    p.services->show(progress);
    p.save(QStringLiteral("authorize-waiting"));
    p.clock.advance(std::chrono::seconds(15));
    p.save(QStringLiteral("authorize-overdue"));
    p.services->authorizations.push_back(fail(FakeServices::error(
        ErrorCode::BlockedByOrganisation, QStringLiteral("Your organisation has blocked the app."),
        QStringLiteral("OAUTH_APP_BLOCKED"))));
    p.services->letGo(QStringLiteral("authorize"));
    p.save(QStringLiteral("authorize-blocked"));
    p.press("tryAgainButton");
    p.save(QStringLiteral("authorize-done"));
    p.next();
    p.save(QStringLiteral("setup-access"));
    p.press("accessOnCard");
    p.save(QStringLiteral("setup-access-on"));
    p.services->hold(QStringLiteral("objects"));
    p.next();
    p.save(QStringLiteral("objects-loading"));
    p.services->objectLists.push_back(
        fail(FakeServices::error(ErrorCode::SignInNeeded, QStringLiteral("The sign-in is over."))));
    p.services->letGo(QStringLiteral("objects"));
    p.save(QStringLiteral("objects-over"));
    p.press("signInAgainButton");
    p.save(QStringLiteral("authorize-again"));
    p.press("connectButton");
    p.next();
    p.next();
    p.save(QStringLiteral("objects"));
    p.next();
    p.save(QStringLiteral("connected"));
    p.services->hold(QStringLiteral("changeAccess"));
    p.press("finishButton");
    p.save(QStringLiteral("connected-access"));
    p.press("cancelAccessButton");
    p.save(QStringLiteral("connected-access-stopped"));
    p.press("goOnAccessButton");
    p.services->letGo(QStringLiteral("changeAccess"));
    p.save(QStringLiteral("connected-access-made"));
}

WizardStart accessStart(AccessGoal goal)
{
    WizardStart start;
    start.page = WizardPage::Authorize;
    start.input.crm = CrmKind::Salesforce;
    start.input.place = SalesforcePlace::Address;
    start.input.salesforceAddress = QStringLiteral("https://acme.my.salesforce.com");
    ExistingConnection existing;
    existing.id = ConnectionId(QStringLiteral("abcdefghijkl"));
    existing.name = QStringLiteral("Acme Rope Works");
    existing.address = QUrl(start.input.salesforceAddress);
    existing.access = goal;
    start.existing = existing;
    return start;
}

salesforce::AccessProgress progressOf(salesforce::AccessStep step, const char *text)
{
    salesforce::AccessProgress told;
    told.step = step;
    told.number = int(step) + 1;
    told.count = 14;
    told.text = QString::fromLatin1(text);
    return told;
}

void serverAccess(Pictures &p)
{
    using salesforce::AccessStep;
    p.begin(accessStart(AccessGoal::On));
    p.save(QStringLiteral("access-authorize"));
    p.press("connectButton");
    AccessOutlook bad = FakeServices::goodOutlook();
    bad.impossible = FakeServices::error(
        ErrorCode::PermissionMissing,
        QStringLiteral("ada.admin@acme.example has no right “Manage Users”. ada.admin@acme.example has no "
                       "right “Create, edit, and delete External Client Apps”."));
    bad.impossible->link =
        QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/PermSets/home"));
    p.services->outlooks.push_back(bad);
    p.next();
    p.save(QStringLiteral("access-rights-missing"));
    p.press("tryAgainButton");
    p.save(QStringLiteral("access-on"));
    p.services->hold(QStringLiteral("changeAccess"));
    p.press("accessButton");
    p.services->tell(progressOf(AccessStep::LookAround, "Looking at rights and licences"));
    p.services->tell(progressOf(AccessStep::User, "Making the integration user"));
    p.services->tell(progressOf(AccessStep::Licence, "Giving it its licence"));
    p.services->tell(progressOf(AccessStep::PermissionSet, "Making the permission set"));
    auto waiting = progressOf(AccessStep::SignIn, "Waiting for the app to become usable.");
    waiting.waited = std::chrono::seconds(80);
    p.services->tell(waiting);
    p.save(QStringLiteral("access-progress"));
    AccessResult failed;
    failed.problem =
        FakeServices::error(ErrorCode::ConnectionLost, QStringLiteral("The connection was lost."));
    p.services->accessResults.push_back(failed);
    p.services->letGo(QStringLiteral("changeAccess"));
    p.save(QStringLiteral("access-failed"));
    AccessResult made = FakeServices::madeAccess();
    made.missing += {salesforce::MissingRight::Kind::Field, QStringLiteral("Lead"), QStringLiteral("Phone")};
    p.services->accessResults.push_back(made);
    p.press("tryAgainButton");
    p.save(QStringLiteral("access-made"));

    p.begin(accessStart(AccessGoal::Off));
    p.press("connectButton");
    p.next();
    p.save(QStringLiteral("access-off"));
    AccessResult left;
    left.userName = QStringLiteral("ada.admin@acme.example");
    left.left += salesforce::LeftBehind{
        QStringLiteral("Permission set Fairlead_7K3Q"),
        FakeServices::error(ErrorCode::PermissionMissing, QStringLiteral("Somebody else uses it.")),
        QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/PermSets/home"))};
    p.services->accessResults.push_back(left);
    p.press("accessButton");
    p.save(QStringLiteral("access-left"));
}

void dynamics(Pictures &p)
{
    WizardStart start;
    start.practiceFirst = true;
    start.input.practice = true;
    p.begin(start);
    p.press("dynamicsCard");
    p.save(QStringLiteral("choose-practice-first"));
    p.next();
    p.save(QStringLiteral("practice-where"));
    p.next();
    p.save(QStringLiteral("practice-authorize"));

    p.begin();
    p.press("dynamicsCard");
    p.next();
    p.type("dynamicsAddressEdit", QStringLiteral("org31ec4237.crm4.dynamics.com/main.aspx?appid=1"));
    p.save(QStringLiteral("dynamics-where"));
    p.type("dynamicsAddressEdit", QStringLiteral("https://agency.crm.microsoftdynamics.us"));
    p.save(QStringLiteral("dynamics-needs-app"));
    p.type("dynamicsAddressEdit", QStringLiteral("org31ec4237.crm4.dynamics.com/main.aspx?appid=1"));
    p.next();
    p.services->hold(QStringLiteral("authorize"));
    p.press("connectButton");
    p.clock.advance(std::chrono::seconds(15));
    p.press("useDeviceCodeButton");
    SignInProgress progress;
    progress.code = QStringLiteral("A1BCD2EFG");
    progress.codeAddress = QUrl(QStringLiteral("https://microsoft.com/devicelogin"));
    p.services->show(progress);
    p.save(QStringLiteral("dynamics-code"));
    p.services->letGo(QStringLiteral("authorize"));
    p.save(QStringLiteral("dynamics-agreed"));
    p.next();
    p.type("userNameEdit", QStringLiteral("crm-sync@contoso.example"));
    p.type("passwordEdit", QStringLiteral("correct horse"));
    p.save(QStringLiteral("user"));
    p.services->hold(QStringLiteral("verifyUser"));
    p.next();
    p.save(QStringLiteral("user-checking"));
    p.services->users.push_back(fail(FakeServices::error(
        ErrorCode::MfaRequired, QStringLiteral("This user must prove who they are with a second factor."),
        QStringLiteral("AADSTS50076"))));
    p.services->letGo(QStringLiteral("verifyUser"));
    p.save(QStringLiteral("user-mfa"));
    p.press("applicationUserButton");
    p.save(QStringLiteral("user-application"));
    p.type("applicationIdEdit", QStringLiteral("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"));
    p.type("applicationSecretEdit", QStringLiteral("secret"));
    p.next();
    p.services->stores.push_back(StoreState::Absent);
    p.next();
    p.save(QStringLiteral("connected-no-keychain"));
    p.press("keepUntilQuitButton");
    p.save(QStringLiteral("connected-ask"));
    p.wizard->reject();
    QTest::qWait(50);
    if (auto *question = p.wizard->findChild<QWidget *>(QStringLiteral("discardQuestion"))) {
        p.saveOf(*question, QStringLiteral("discard"));
        question->close();
    }
    p.press("networkSettingsButton");
    if (auto *dialog = p.wizard->findChild<QWidget *>(QStringLiteral("networkDialog"))) {
        dialog->findChild<QAbstractButton *>(QStringLiteral("manualProxyCard"))->click();
        QTest::qWait(50);
        p.saveOf(*dialog, QStringLiteral("network"));
        dialog->close();
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"), QString());
    parser.addOptions({{QStringLiteral("dark"), QString()},
                       {QStringLiteral("contrast"), QString()},
                       {QStringLiteral("long"), QString()},
                       {QStringLiteral("rtl"), QString()},
                       {QStringLiteral("text"), QString(), QStringLiteral("percent")},
                       {QStringLiteral("size"), QString(), QStringLiteral("WxH")}});
    parser.process(application);
    look::force(application,
                parser.isSet(QStringLiteral("dark"))           ? look::Scheme::Dark
                    : parser.isSet(QStringLiteral("contrast")) ? look::Scheme::HighContrast
                                                               : look::Scheme::Light);
    if (parser.isSet(QStringLiteral("text"))) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * parser.value(QStringLiteral("text")).toDouble() / 100);
        QApplication::setFont(font);
    }
    LongWords words;
    if (parser.isSet(QStringLiteral("long")))
        QCoreApplication::installTranslator(&words);
    if (parser.isSet(QStringLiteral("rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    QSize size;
    const QStringList parts = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (parts.size() == 2)
        size = {parts[0].toInt(), parts[1].toInt()};
    const QDir folder(parser.positionalArguments().value(0, QStringLiteral(".")));
    folder.mkpath(QStringLiteral("."));
    Pictures pictures(folder, size);
    walkSalesforce(pictures);
    dynamics(pictures);
    serverAccess(pictures);
    return 0;
}
