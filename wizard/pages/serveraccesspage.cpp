// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/serveraccesspage.h"

#include "look/button.h"
#include "look/card.h"
#include "look/checkbox.h"
#include "look/choicecard.h"
#include "look/metrics.h"
#include "wizard/pages/accesspanel.h"

#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

QString seatsText(const QString &licence, const std::optional<salesforce::Seats> &seats)
{
    if (!seats)
        return {};
    if (seats->bought < 0)
        return ServerAccessPage::tr("%1: not counted").arg(licence);
    return ServerAccessPage::tr("%1: %2 of %3 in use").arg(licence).arg(seats->used).arg(seats->bought);
}

} // namespace

ServerAccessPage::ServerAccessPage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::ServerAccess,
               flow.accessGoal() == AccessGoal::Check ? tr("Checks") : tr("Server-to-server access"))
    , m_choices(new QWidget)
    , m_on(new ChoiceCard(
          tr("Let Fairlead sign in by itself"),
          tr("For an administrator: with Finish, Fairlead makes an integration user that can use nothing but "
             "the API, a permission set with exactly the rights that your objects need, and an app that only "
             "this user signs in by, and gives your own approval back; all of it can be taken back later.")))
    , m_off(new ChoiceCard(tr("Work with my approval"),
                           tr("Fairlead sees and changes what you may. Server-to-server access can be turned "
                              "on at any time, on the connection's card.")))
    , m_outlook(new Note)
    , m_outlookError(new ErrorNote)
    , m_start(new Card)
    , m_promise(new Text(Text::Kind::Dim))
    , m_externalIds(new CheckBox(tr("Also make an external id field on every object that is sent to")))
    , m_change(new Button)
    , m_panel(new AccessPanel(flow))
{
    m_outlook->setObjectName(QStringLiteral("outlookNote"));
    m_outlookError->setObjectName(QStringLiteral("outlookError"));
    m_externalIds->setObjectName(QStringLiteral("externalIds"));
    m_externalIds->setToolTip(tr("By it a record that was made here is found again, and never made twice."));
    m_change->setObjectName(QStringLiteral("accessButton"));
    m_start->body()->addWidget(m_promise);
    m_start->body()->addWidget(m_externalIds);
    m_start->body()->addWidget(m_change, 0, Qt::AlignLeading);
    m_on->setObjectName(QStringLiteral("accessOnCard"));
    m_off->setObjectName(QStringLiteral("accessOffCard"));
    m_choices->setAccessibleName(tr("Server-to-server access"));
    auto *choices = new QVBoxLayout(m_choices);
    keepDistances(m_choices, choices, Distances::none(together));
    choices->addWidget(m_on);
    choices->addWidget(m_off);
    connect(m_on, &QAbstractButton::clicked, this, [this] { this->flow().wishAccess(true); });
    connect(m_off, &QAbstractButton::clicked, this, [this] { this->flow().wishAccess(false); });
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_choices, m_outlookError, m_outlook, m_panel, m_start})
        column()->addWidget(widget);
    column()->addStretch(1);
    connect(m_change, &QAbstractButton::clicked, this, [this] { this->flow().changeAccess(); });
    connect(m_externalIds, &QAbstractButton::toggled, this,
            [this](bool on) { edit([on](WizardInput &input) { input.externalIds = on; }); });
    connect(m_panel, &AccessPanel::linkWanted, this, &FlowPage::linkWanted);
    connectErrors(m_outlookError);
    connect(m_panel->errors(), &ErrorNote::remedyChosen, this, [this](Remedy remedy, const Error &error) {
        if (remedy == Remedy::TryAgain)
            this->flow().changeAccess();
        else
            FlowPage::applyRemedy(remedy, error);
    });
}

void ServerAccessPage::applyRemedy(Remedy remedy, const Error &error)
{
    // What has been asked for by now is another look.
    if (remedy == Remedy::TryAgain)
        flow().lookAround();
    else
        FlowPage::applyRemedy(remedy, error);
}

bool ServerAccessPage::hasError() const
{
    return m_outlookError->hasError() || m_panel->errors()->hasError();
}

QAbstractButton *ServerAccessPage::primary() const
{
    return m_change->isVisibleTo(this) && m_change->isEnabled() ? m_change : nullptr;
}

void ServerAccessPage::takeFocus()
{
    if (m_outlookError->hasError())
        m_outlookError->takeFocus();
    else if (!flow().accessGoal())
        (flow().input().serverAccess ? m_on : m_off)->setFocus();
    else if (m_panel->isVisibleTo(this))
        m_panel->takeFocus();
    else if (QAbstractButton *button = primary())
        button->setFocus();
}

QString ServerAccessPage::promise() const
{
    switch (flow().accessGoal().value_or(AccessGoal::On)) {
    case AccessGoal::On:
        return tr(
            "Fairlead makes an integration user that can use nothing but the API, a permission set with "
            "exactly the rights that the jobs of this connection need, and an app that only this user "
            "signs in by, with a key that never leaves this computer. Your own approval is given back "
            "afterwards. All of it can be taken back in the same way.");
    case AccessGoal::Reconnect:
        return tr("Fairlead grants its integration user what the jobs lack by now, makes again what somebody "
                  "has deleted, and a new certificate where the old one ends soon. Nothing else is changed.");
    case AccessGoal::Off:
        return tr("Fairlead deletes its app, its permission set and its fields, and deactivates its "
                  "integration user: users cannot be deleted. The connection works with your own approval "
                  "from then on; jobs and data stay.");
    case AccessGoal::Check:
        return tr("What the connection's own user may not read is asked with your sign-in, and the records "
                  "are counted. Nothing is changed, and your approval is given back afterwards.");
    }
    return {};
}

void ServerAccessPage::refreshChoice()
{
    const bool chosen = flow().input().serverAccess;
    setSentence(tr("Choose how Fairlead signs in to this organisation from now on."));
    m_on->setChecked(chosen);
    m_off->setChecked(!chosen);
    m_panel->hide();
    m_promise->hide();
    m_change->hide();
    const AccessOutlook *known = flow().accessOutlook();
    m_start->setVisible(chosen && known && !known->impossible);
    m_externalIds->setChecked(flow().input().externalIds);
    if (chosen) {
        refreshOutlook();
        return;
    }
    m_outlook->clear();
    m_outlookError->clearError();
}

void ServerAccessPage::refresh()
{
    m_choices->setVisible(!flow().accessGoal());
    if (!flow().accessGoal()) {
        refreshChoice();
        return;
    }
    const auto goal = flow().accessGoal().value_or(AccessGoal::On);
    const QString name = flow().start().existing ? flow().start().existing->name : QString();
    setSentence(goal == AccessGoal::Check ? tr("How “%1” is set up, as an administrator sees it.").arg(name)
                    : goal == AccessGoal::Off
                    ? tr("“%1” signs in by itself now. Turn that off here.").arg(name)
                    : goal == AccessGoal::Reconnect
                    ? tr("Give “%1” what it lacks.").arg(name)
                    : tr("Let “%1” sign in by itself, without anybody's password or approval.").arg(name));
    refreshOutlook();
    refreshStart();
    m_panel->refresh();
}

void ServerAccessPage::refreshOutlook()
{
    const AccessChanger &access = flow().access();
    const AccessOutlook *known = flow().accessOutlook();
    const Run &run = access.outlookRun();
    NoteContent content;
    std::optional<Error> problem = known ? known->impossible : run.error();
    if (run.isRunning()) {
        problem.reset();
        content = {Tone::Busy, tr("Looking at what you may do in this organisation…"), {}, {}};
    } else if (known && !problem && !access.isRunning() && !access.result()) {
        const salesforce::SetupStanding &standing = known->standing;
        QStringList lines{
            seatsText(QStringLiteral("Salesforce Integration"), standing.userSeats),
            seatsText(QStringLiteral("Salesforce API Integration"), standing.permissionSetSeats)};
        lines.removeAll(QString());
        content = {Tone::Ok,
                   tr("%1 has all the rights that this takes.").arg(standing.userName),
                   tr("Licences: %1").arg(lines.join(QStringLiteral(" · "))),
                   {}};
    }
    m_outlook->setContent(content);
    if (!problem) {
        m_outlookError->clearError();
        return;
    }
    QList<Remedy> remedies{Remedy::AuthorizeAgain, Remedy::TryAgain};
    if (!problem->link.isEmpty())
        remedies += Remedy::OpenLink;
    m_outlookError->showError(*problem, remedies);
}

void ServerAccessPage::refreshStart()
{
    const AccessChanger &access = flow().access();
    const auto goal = flow().accessGoal().value_or(AccessGoal::On);
    const AccessOutlook *known = flow().accessOutlook();
    m_promise->setText(promise());
    m_externalIds->setVisible(goal == AccessGoal::On);
    m_externalIds->setChecked(flow().input().externalIds);
    const bool again = access.wasStopped();
    m_change->setText(again                               ? tr("Go on")
                          : goal == AccessGoal::Off       ? tr("Turn off")
                          : goal == AccessGoal::Check     ? tr("Check")
                          : goal == AccessGoal::Reconnect ? tr("Reconnect")
                                                          : tr("Turn on"));
    m_change->setAccessibleName(m_change->text());
    m_change->setEnabled(!isMaking(goal) || (known && !known->impossible));
    // After a failure its own remedies start again.
    m_start->setVisible(!access.isRunning() && !access.result());
}

} // namespace fairlead
