// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/choosepage.h"

#include "look/administratornote.h"
#include "look/choicecard.h"
#include "look/metrics.h"
#include "wizard/wording.h"

#include <QVBoxLayout>

namespace fairlead {

using namespace look;

ChoosePage::ChoosePage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::Choose, tr("Choose your CRM"))
    , m_salesforce(
          new ChoiceCard(crmLabel(CrmKind::Salesforce),
                         tr("You need: an administrator who may approve an app. About two minutes.")))
    , m_dynamics(
          new ChoiceCard(crmLabel(CrmKind::Dynamics),
                         tr("You need: a Global Administrator for the consent, the non-interactive user's "
                            "name and password, and your CRM's address.")))
    , m_practice(
          new ChoiceCard(tr("Try it with the practice org"),
                         tr("Nothing leaves this computer: Fairlead starts a small CRM of its own, and all "
                            "of it is gone afterwards.")))
    , m_starting(new Note)
    , m_error(new ErrorNote)
{
    setSentence(tr("Fairlead connects one integration user and keeps your CRM in step with this computer."));
    m_salesforce->setObjectName(QStringLiteral("salesforceCard"));
    m_dynamics->setObjectName(QStringLiteral("dynamicsCard"));
    m_practice->setObjectName(QStringLiteral("practiceCard"));
    m_practice->setAutoExclusive(false);
    m_error->setObjectName(QStringLiteral("errorNote"));
    m_starting->setObjectName(QStringLiteral("checkNote"));

    auto *group = new QWidget;
    group->setAccessibleName(tr("Choose your CRM"));
    auto *choices = new QVBoxLayout(group);
    keepDistances(group, choices, Distances::none(together));
    choices->addWidget(m_salesforce);
    choices->addWidget(m_dynamics);
    m_locked = new AdministratorNote({m_salesforce, m_dynamics});
    choices->addWidget(m_locked);

    // Offered first where somebody started the program to look around (contract, `app/run`).
    if (flow.start().practiceFirst) {
        column()->addWidget(m_practice);
        column()->addWidget(group);
    } else {
        column()->addWidget(group);
        column()->addWidget(m_practice);
    }
    column()->addWidget(m_starting);
    column()->addWidget(m_error);
    column()->addStretch(1);

    const auto choose = [this](CrmKind crm) { edit([crm](WizardInput &input) { input.crm = crm; }); };
    connect(m_salesforce, &QAbstractButton::clicked, this, [choose] { choose(CrmKind::Salesforce); });
    connect(m_dynamics, &QAbstractButton::clicked, this, [choose] { choose(CrmKind::Dynamics); });
    connect(m_practice, &QAbstractButton::clicked, this,
            [this](bool checked) { edit([checked](WizardInput &input) { input.practice = checked; }); });
    connect(m_starting, &Note::triggered, this, [this] { this->flow().cancelCheck(); });
    connectErrors(m_error);
}

void ChoosePage::takeFocus()
{
    if (m_error->hasError())
        m_error->takeFocus();
    else
        focusFirst({flow().input().crm == CrmKind::Dynamics ? m_dynamics : m_salesforce, m_practice});
}

void ChoosePage::refresh()
{
    const WizardInput &input = flow().input();
    m_salesforce->setChecked(input.crm == CrmKind::Salesforce);
    m_dynamics->setChecked(input.crm == CrmKind::Dynamics);
    m_locked->setLocked(flow().isLocked(Setting::Crm));
    m_practice->setVisible(flow().practiceAvailable());
    m_practice->setChecked(input.practice);
    const Run &run = flow().practiceRun();
    if (run.isRunning()) {
        m_starting->setContent({Tone::Busy,
                                tr("Starting the practice org…"),
                                {},
                                {{QStringLiteral("cancelCheckButton"), tr("Cancel"), true}}});
    } else {
        m_starting->clear();
    }
    if (const auto problem = flow().presetsProblem())
        m_error->showError(*problem, {});
    else if (run.error())
        m_error->showError(*run.error(), remediesFor(*run.error(), {}));
    else
        m_error->clearError();
}

} // namespace fairlead
