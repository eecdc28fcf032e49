// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/userpage.h"

#include "look/administratornote.h"
#include "look/checkbox.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/passwordedit.h"
#include "look/wraplayout.h"
#include "wizard/pages/addressfield.h"
#include "wizard/pages/practicenote.h"
#include "wizard/pages/signinpanel.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

QVBoxLayout *columnOf(QWidget *group)
{
    auto *column = new QVBoxLayout(group);
    keepDistances(group, column, Distances::none(0.35));
    return column;
}

} // namespace

UserPage::UserPage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::User, tr("Integration user"))
    , m_address(new AddressField(flow, CrmKind::Dynamics, QStringLiteral("userAddressEdit")))
    , m_practice(new Note)
    , m_checking(new Note)
    , m_found(new Note)
    , m_panel(new SignInPanel(flow))
{
    m_user = makeUser();
    m_application = makeApplication();
    m_methods = makeMethods();
    m_methodLocked = new AdministratorNote({});
    m_methodLocked->setText(tr("How the integration user signs in is set by your administrator."));
    m_practice->setObjectName(QStringLiteral("practiceNote"));
    m_checking->setObjectName(QStringLiteral("checkNote"));
    m_found->setObjectName(QStringLiteral("userNote"));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_practice, m_found, m_panel, m_checking, m_user, m_application,
                                          m_address, m_methods, m_methodLocked})
        column()->addWidget(widget);
    column()->addStretch(1);
    connect(m_address, &AddressField::edited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) { input.dynamicsAddress = text; });
    });
    connect(m_checking, &Note::triggered, this, [this] { this->flow().cancelCheck(); });
    connect(m_panel, &SignInPanel::linkWanted, this, &FlowPage::linkWanted);
    connect(m_panel->errors(), &ErrorNote::remedyChosen, this, [this](Remedy remedy, const Error &error) {
        const SignInState &state = this->flow().signInState();
        if (remedy == Remedy::TryAgain && state.error)
            this->flow().signIn(state.rung);
        else
            applyRemedy(remedy, error);
    });
}

QWidget *UserPage::makeUser()
{
    auto *group = new QWidget;
    auto *rows = columnOf(group);
    m_userName = new QLineEdit(group);
    rows->addWidget(labelFor(m_userName, QStringLiteral("userNameEdit"), tr("User name"), group));
    rows->addWidget(m_userName);
    m_userLocked = new AdministratorNote({m_userName}, group);
    rows->addWidget(m_userLocked);
    m_userName->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);

    m_passwordRows = new QWidget(group);
    auto *passwordRows = columnOf(m_passwordRows);
    m_password = new PasswordEdit(m_passwordRows);
    auto *label =
        labelFor(m_password->field(), QStringLiteral("passwordEdit"), tr("Password"), m_passwordRows);
    m_password->setNames(QStringLiteral("passwordEdit"), QStringLiteral("showPasswordButton"));
    m_password->setAccessibleNames(label->text());
    m_keep = new CheckBox(tr("Keep the password so that the connection renews itself"), m_passwordRows);
    m_keep->setObjectName(QStringLiteral("keepPasswordCheck"));
    m_keep->setAccessibleName(m_keep->text());
    passwordRows->addWidget(label);
    passwordRows->addWidget(m_password);
    passwordRows->addWidget(m_keep);
    rows->addWidget(m_passwordRows);

    connect(m_userName, &QLineEdit::textEdited, this,
            [this](const QString &text) { edit([&text](WizardInput &input) { input.userName = text; }); });
    connect(m_password->field(), &QLineEdit::textEdited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) { input.password = Secret::fromText(text); });
    });
    connect(m_keep, &QAbstractButton::clicked, this,
            [this](bool keep) { edit([keep](WizardInput &input) { input.keepPassword = keep; }); });
    return group;
}

QWidget *UserPage::makeApplication()
{
    auto *group = new QWidget;
    auto *rows = columnOf(group);
    m_applicationId = new QLineEdit(group);
    rows->addWidget(
        labelFor(m_applicationId, QStringLiteral("applicationIdEdit"), tr("Application (client) ID"), group));
    rows->addWidget(m_applicationId);
    m_applicationLocked = new AdministratorNote({m_applicationId}, group);
    rows->addWidget(m_applicationLocked);
    m_applicationSecret = new PasswordEdit(group);
    auto *label = labelFor(m_applicationSecret->field(), QStringLiteral("applicationSecretEdit"),
                           tr("Client secret (its value, not its ID)"), group);
    m_applicationSecret->setNames(QStringLiteral("applicationSecretEdit"),
                                  QStringLiteral("showApplicationSecretButton"));
    m_applicationSecret->setAccessibleNames(label->text());
    rows->addWidget(label);
    rows->addWidget(m_applicationSecret);
    auto *steps = new Text(Text::Kind::Dim,
                           tr("In the Power Platform admin centre: your environment → Settings → Users + "
                              "permissions → Application users → "
                              "New app user. Choose the app and give it a security role."),
                           group);
    rows->addWidget(steps);
    connect(m_applicationId, &QLineEdit::textEdited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) { input.applicationId = text; });
    });
    connect(m_applicationSecret->field(), &QLineEdit::textEdited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) { input.applicationSecret = Secret::fromText(text); });
    });
    return group;
}

QWidget *UserPage::makeMethods()
{
    auto *group = new QWidget;
    auto *row = new WrapLayout(group);
    keepDistances(group, row, {0, 0.4, 0, 0, 1.0});
    const auto make = [&](const QString &name, const QString &text, UserMethod method) {
        auto *button = new LinkButton(text, group);
        button->setObjectName(name);
        row->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, method] { setMethod(method); });
        return button;
    };
    m_usePassword = make(QStringLiteral("passwordMethodButton"), tr("Use name and password instead"),
                         UserMethod::Password);
    m_useWindow = make(QStringLiteral("windowMethodButton"), tr("Sign in as that user in a window"),
                       UserMethod::Window);
    m_useApplication = make(QStringLiteral("applicationMethodButton"), tr("Use an application user instead"),
                            UserMethod::Application);
    return group;
}

void UserPage::setMethod(UserMethod method)
{
    edit([method](WizardInput &input) { input.method = method; });
    takeFocus();
}

void UserPage::takeFocus()
{
    const WizardInput &input = flow().input();
    if (m_panel->errors()->hasError() || flow().signInState().isWaiting())
        m_panel->takeFocus();
    else if (input.method == UserMethod::Application)
        focusFirst({m_applicationId, m_applicationSecret->field(), m_address->field()});
    else
        focusFirst({m_userName, m_password->field(), m_address->field()});
}

QString UserPage::nextText() const
{
    if (flow().user())
        return FlowPage::nextText();
    return flow().input().method == UserMethod::Window ? tr("Sign in…") : tr("Check and continue");
}

bool UserPage::hasError() const
{
    return m_panel->errors()->hasError();
}

void UserPage::refresh()
{
    const WizardInput &input = flow().input();
    switch (input.method) {
    case UserMethod::Password:
        setSentence(tr("The non-interactive user with which Fairlead reads and writes your CRM."));
        break;
    case UserMethod::Window:
        setSentence(
            tr("You sign in as the integration user in a window, with whatever your organisation asks for."));
        break;
    case UserMethod::Application:
        setSentence(
            tr("An application user needs no licence and no second factor; it signs in with a secret."));
        break;
    }
    const bool application = input.method == UserMethod::Application;
    m_user->setVisible(!application);
    m_passwordRows->setVisible(input.method == UserMethod::Password);
    m_application->setVisible(application);
    const bool methodLocked = flow().isLocked(Setting::SignInMethod);
    m_usePassword->setVisible(!methodLocked && input.method != UserMethod::Password);
    m_useWindow->setVisible(!methodLocked && input.method != UserMethod::Window);
    m_useApplication->setVisible(!methodLocked && !application);
    m_methodLocked->setLocked(methodLocked);
    m_userLocked->setLocked(flow().isLocked(Setting::IntegrationUser));
    m_applicationLocked->setLocked(flow().isLocked(Setting::ApplicationId));
    showText(m_userName, input.userName);
    showText(m_password->field(), input.password.revealText());
    m_keep->setChecked(input.keepPassword);
    showText(m_applicationId, input.applicationId);
    showText(m_applicationSecret->field(), input.applicationSecret.revealText());
    m_address->refresh();
    m_panel->refresh(flow().verifyRun().error());
    showPracticeAccount(m_practice, flow(), false);

    if (flow().verifyRun().isRunning()) {
        m_checking->setContent({Tone::Busy,
                                tr("Signing in and checking the user…"),
                                tr("The address is asked first whether it belongs to your organisation; only "
                                   "then is a password sent."),
                                {{QStringLiteral("cancelCheckButton"), tr("Cancel"), true}}});
    } else {
        m_checking->clear();
    }
    const VerifiedUser *user = flow().user();
    if (!user) {
        m_found->clear();
    } else if (user->warning) {
        m_found->setContent({Tone::Attention, user->warning->sentence, user->warning->remedy, {}});
    } else {
        m_found->setContent({Tone::Ok,
                             tr("%1 may be used.").arg(user->org.userName),
                             user->roles.isEmpty()
                                 ? QString()
                                 : tr("Security roles: %1").arg(user->roles.join(QStringLiteral(", "))),
                             {}});
    }
}

} // namespace fairlead
