// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/authorizepage.h"

#include "look/button.h"
#include "look/card.h"
#include "look/metrics.h"
#include "wizard/pages/practicenote.h"
#include "wizard/pages/signinpanel.h"
#include "wizard/wording.h"

#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

AuthorizePage::AuthorizePage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::Authorize, tr("Authorize"))
    , m_start(new Card)
    , m_promise(new Text(Text::Kind::Dim))
    , m_connect(new Button(tr("Connect")))
    , m_done(new Note)
    , m_panel(new SignInPanel(flow))
    , m_checking(new Note)
    , m_practice(new Note)
{
    m_connect->setObjectName(QStringLiteral("connectButton"));
    m_connect->setAccessibleName(m_connect->text());
    m_done->setObjectName(QStringLiteral("authorizedNote"));
    m_checking->setObjectName(QStringLiteral("checkNote"));
    m_practice->setObjectName(QStringLiteral("practiceNote"));
    m_start->body()->addWidget(m_promise);
    m_start->body()->addWidget(m_connect, 0, Qt::AlignLeading);
    column()->addWidget(m_practice);
    column()->addWidget(m_done);
    column()->addWidget(m_checking);
    column()->addWidget(m_panel);
    column()->addWidget(m_start);
    column()->addStretch(1);
    connect(m_connect, &QPushButton::clicked, this,
            [this] { this->flow().signIn(this->flow().firstRung()); });
    connect(m_checking, &Note::triggered, this, [this] { this->flow().cancelCheck(); });
    connect(m_done, &Note::triggered, this,
            [this](const QString &) { applyRemedy(Remedy::OtherAccount, Error()); });
    connect(m_panel, &SignInPanel::linkWanted, this, &FlowPage::linkWanted);
    connectPracticeNote(m_practice, flow);
    connect(m_panel->errors(), &ErrorNote::remedyChosen, this, [this](Remedy remedy, const Error &error) {
        // Trying again here is signing in again, on the rung the person was on.
        if (remedy == Remedy::TryAgain)
            this->flow().signIn(this->flow().signInState().rung);
        else
            applyRemedy(remedy, error);
    });
}

void AuthorizePage::takeFocus()
{
    if (flow().signInState().isWaiting() || m_panel->errors()->hasError())
        m_panel->takeFocus();
    else if (flow().authorization())
        m_done->takeFocusItself();
    else
        m_connect->setFocus();
}

QAbstractButton *AuthorizePage::primary() const
{
    return m_start->isVisibleTo(this) ? m_connect : nullptr;
}

bool AuthorizePage::hasError() const
{
    return m_panel->errors()->hasError();
}

void AuthorizePage::refresh()
{
    const bool dynamics = flow().input().crm == CrmKind::Dynamics;
    const SignInState &state = flow().signInState();
    const Authorization *authorization = flow().authorization();
    const bool administrator = flow().accessGoal().has_value();
    setSentence(
        administrator ? tr("Sign in to Salesforce as an administrator of this connection's organisation, and "
                           "choose Allow.")
            : dynamics ? tr("Sign in as a Global Administrator of your organisation and choose Accept.")
                       : tr("Sign in to Salesforce as the user Fairlead is to work with, and choose Allow."));
    m_promise->setText(
        administrator ? tr("Fairlead neither sees nor saves the password. Any administrator of the "
                           "organisation will do; what is to be done is shown before anything is changed.")
            : dynamics
            ? tr("Fairlead neither sees nor saves the administrator's password. It receives a permission for "
                 "your "
                 "organisation; what it needs of the administrator stays in memory and is gone when this "
                 "window "
                 "closes.")
            : tr("Fairlead neither sees nor saves the password. It receives a permission that you can "
                 "take back "
                 "in Salesforce at any time."));
    // After a failure its own remedies start again.
    const Run &address = flow().addressRun();
    m_start->setVisible(!authorization && state.stage == SignInState::Stage::Idle && !address.isRunning()
                        && !address.error());
    if (authorization && !state.isWaiting())
        showAuthorized(*authorization);
    else
        m_done->clear();
    m_panel->refresh(address.error());
    if (address.isRunning())
        m_checking->setContent({Tone::Busy,
                                tr("Asking the address whether it is your CRM…"),
                                {},
                                {{QStringLiteral("cancelCheckButton"), tr("Cancel"), true}}});
    else
        m_checking->clear();
    if (authorization)
        m_practice->clear();
    else
        showPracticeAccount(m_practice, flow(), true);
}

void AuthorizePage::showAuthorized(const Authorization &authorization)
{
    const OrgInfo &org = authorization.org;
    const Cloud cloud = flow().rules().cloud();
    NoteContent content;
    content.tone = Tone::Ok;
    const QString who =
        org.userLabel.isEmpty() ? org.userName : tr("%1 (%2)").arg(org.userLabel, org.userName);
    QStringList lines;
    if (flow().input().crm == CrmKind::Dynamics) {
        content.title =
            org.name.isEmpty() ? tr("Your organisation has agreed.") : tr("%1 has agreed.").arg(org.name);
        lines += tr("Administrator: %1").arg(who);
        lines += tr("Tenant: %1").arg(authorization.tenantId);
    } else {
        content.title = tr("%1 is authorized.").arg(org.name.isEmpty() ? hostLabel(org.address) : org.name);
        lines += tr("User: %1").arg(who);
        lines += tr("Environment: %1")
                     .arg(QStringList{environmentLabel(org.kind), hostLabel(org.address)}
                              .filter(QRegularExpression(QStringLiteral(".+")))
                              .join(QStringLiteral(" · ")));
    }
    if (cloud.name != QLatin1String("global"))
        lines += tr("Cloud: %1").arg(cloudLabel(cloud));
    content.detail = lines.join(QLatin1Char('\n'));
    content.actions += NoteAction{remedyName(Remedy::OtherAccount), remedyText(Remedy::OtherAccount)};
    m_done->setContent(content);
}

} // namespace fairlead
