// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/wherepage.h"

#include "look/administratornote.h"
#include "look/choicecard.h"
#include "look/metrics.h"
#include "wizard/pages/addressfield.h"
#include "wizard/pages/ownclient.h"
#include "wizard/wording.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

WherePage::WherePage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::Where, tr("Where is it"))
    , m_cloudLabel(new Text(Text::Kind::Strong, tr("Where your organisation is")))
    , m_cloud(new QComboBox)
    , m_refusedClouds(new Note)
    , m_checking(new Note)
    , m_error(new ErrorNote)
    , m_ownClient(new OwnClient(flow))
{
    m_salesforce = makeSalesforce();
    m_dynamics = makeDynamics();
    m_cloud->setObjectName(QStringLiteral("cloudBox"));
    m_cloud->setAccessibleName(m_cloudLabel->text());
    m_cloud->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cloud->setMinimumContentsLength(16);
    m_cloudLabel->setBuddy(m_cloud);
    m_error->setObjectName(QStringLiteral("errorNote"));
    m_checking->setObjectName(QStringLiteral("checkNote"));
    m_refusedClouds->setObjectName(QStringLiteral("cloudsNote"));

    column()->addWidget(m_refusedClouds);
    column()->addWidget(m_salesforce);
    column()->addWidget(m_cloudLabel);
    column()->addWidget(m_cloud);
    m_cloudLocked = new AdministratorNote({m_cloud});
    column()->addWidget(m_cloudLocked);
    column()->addWidget(m_dynamics);
    column()->addWidget(m_checking);
    column()->addWidget(m_error);
    column()->addSpacing(ems(this, 0.4));
    column()->addWidget(m_ownClient);
    column()->addStretch(1);

    connect(m_cloud, &QComboBox::activated, this, [this](int index) {
        const QString name = m_cloud->itemData(index).toString();
        edit([&name](WizardInput &input) { input.cloud = name; });
    });
    connect(m_ownClient, &OwnClient::edited, this, [this](bool own, const QString &clientId) {
        edit([&](WizardInput &input) {
            input.ownClient = own;
            (input.crm == CrmKind::Dynamics ? input.entraClientId : input.salesforceClientId) = clientId;
        });
    });
    connect(m_checking, &Note::triggered, this, [this] { this->flow().cancelCheck(); });
    connectErrors(m_error);
}

QWidget *WherePage::makeSalesforce()
{
    auto *group = new QWidget;
    auto *outer = new QVBoxLayout(group);
    keepDistances(group, outer, Distances::none(together));
    m_production = new ChoiceCard(tr("Production"),
                                  tr("Also Developer Edition and Trailhead. Sign-in at %1.")
                                      .arg(QStringLiteral("login.salesforce.com")),
                                  group);
    m_sandbox = new ChoiceCard(
        tr("Sandbox"), tr("A copy for testing. Sign-in at %1.").arg(QStringLiteral("test.salesforce.com")),
        group);
    m_address =
        new ChoiceCard(tr("Our own address"),
                       tr("Paste any address of your Salesforce. The only choice where your company has its "
                          "own sign-in page."),
                       group);
    m_production->setObjectName(QStringLiteral("productionCard"));
    m_sandbox->setObjectName(QStringLiteral("sandboxCard"));
    m_address->setObjectName(QStringLiteral("addressCard"));
    m_salesforceAddress =
        new AddressField(flow(), CrmKind::Salesforce, QStringLiteral("salesforceAddressEdit"), group);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_production, m_sandbox, m_address, m_salesforceAddress})
        outer->addWidget(widget);
    m_placeLocked = new AdministratorNote({m_production, m_sandbox, m_address}, group);
    outer->addWidget(m_placeLocked);
    const auto place = [this](SalesforcePlace chosen) {
        edit([chosen](WizardInput &input) { input.place = chosen; });
    };
    connect(m_production, &QAbstractButton::clicked, this, [place] { place(SalesforcePlace::Production); });
    connect(m_sandbox, &QAbstractButton::clicked, this, [place] { place(SalesforcePlace::Sandbox); });
    connect(m_address, &QAbstractButton::clicked, this, [place] { place(SalesforcePlace::Address); });
    connect(m_salesforceAddress, &AddressField::edited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) {
            input.salesforceAddress = text;
            input.place = SalesforcePlace::Address;
        });
    });
    return group;
}

QWidget *WherePage::makeDynamics()
{
    auto *group = new QWidget;
    auto *outer = new QVBoxLayout(group);
    keepDistances(group, outer, Distances::none(together));
    m_dynamicsAddress =
        new AddressField(flow(), CrmKind::Dynamics, QStringLiteral("dynamicsAddressEdit"), group);
    m_dynamicsAddress->setHint(tr("Optional here: it may wait until the integration user signs in."));
    outer->addWidget(m_dynamicsAddress);
    connect(m_dynamicsAddress, &AddressField::edited, this, [this](const QString &text) {
        edit([&text](WizardInput &input) { input.dynamicsAddress = text; });
    });
    return group;
}

void WherePage::takeFocus()
{
    const WizardInput &input = flow().input();
    if (m_error->hasError())
        m_error->takeFocus();
    else if (m_ownClient->wantsFocus())
        m_ownClient->takeFocus();
    else if (input.crm == CrmKind::Dynamics)
        focusFirst({m_dynamicsAddress->field(), m_cloud});
    else if (input.place == SalesforcePlace::Address)
        focusFirst({m_salesforceAddress->field(), m_cloud});
    else
        focusFirst({input.place == SalesforcePlace::Sandbox ? m_sandbox : m_production, m_cloud});
}

void WherePage::refreshClouds()
{
    const WizardInput &input = flow().input();
    const bool dynamics = input.crm == CrmKind::Dynamics;
    // Salesforce's clouds differ by where one signs in; Microsoft's by everything.
    QList<Cloud> offered;
    for (const Cloud &cloud : flow().clouds()) {
        const bool same = !dynamics && std::any_of(offered.cbegin(), offered.cend(), [&](const Cloud &known) {
            return known.salesforceLogin == cloud.salesforceLogin;
        });
        const bool there = dynamics ? !cloud.entraAuthority.isEmpty() : !cloud.salesforceLogin.isEmpty();
        if (there && (!same || cloud.name == input.cloud))
            offered += cloud;
    }
    bool changed = m_cloud->count() != offered.size();
    for (int index = 0; !changed && index < offered.size(); ++index)
        changed = m_cloud->itemData(index).toString() != offered.at(index).name;
    if (changed) {
        m_cloud->clear();
        for (const Cloud &cloud : std::as_const(offered))
            m_cloud->addItem(cloudLabel(cloud), cloud.name);
    }
    m_cloud->setCurrentIndex(m_cloud->findData(input.cloud));
    m_cloud->setEnabled(!flow().practice());
    // Salesforce: worth a question only where there is something to choose.
    const bool visible = dynamics || flow().practice() || offered.size() > 2
        || (!offered.isEmpty() && input.cloud != offered.first().name);
    m_cloud->setVisible(visible);
    m_cloudLabel->setVisible(visible);
    m_cloudLocked->setLocked(flow().isLocked(Setting::Cloud));
    m_cloudLocked->setVisible(visible && m_cloudLocked->isLocked());
}

void WherePage::refresh()
{
    const WizardInput &input = flow().input();
    const bool dynamics = input.crm == CrmKind::Dynamics;
    setSentence(
        dynamics ? tr("The cloud your organisation's Microsoft 365 is in. For nearly everybody it is Global.")
                 : tr("Where you sign in to Salesforce."));
    m_salesforce->setVisible(!dynamics);
    m_dynamics->setVisible(dynamics);
    const Cloud cloud = flow().rules().cloud();
    m_production->setSentence(
        tr("Also Developer Edition and Trailhead. Sign-in at %1.").arg(hostLabel(cloud.salesforceLogin)));
    m_sandbox->setSentence(
        tr("A copy for testing. Sign-in at %1.").arg(hostLabel(cloud.salesforceSandboxLogin)));
    m_sandbox->setVisible(cloud.salesforceSandboxLogin.isValid() && !cloud.salesforceSandboxLogin.isEmpty());
    m_production->setChecked(input.place == SalesforcePlace::Production);
    m_sandbox->setChecked(input.place == SalesforcePlace::Sandbox);
    m_address->setChecked(input.place == SalesforcePlace::Address);
    m_salesforceAddress->setVisible(input.place == SalesforcePlace::Address);
    m_placeLocked->setLocked(!dynamics && flow().isLocked(Setting::Address));
    // The field below the cards says it already.
    m_placeLocked->setVisible(m_placeLocked->isLocked() && input.place != SalesforcePlace::Address);
    if (dynamics)
        m_dynamicsAddress->refresh();
    else
        m_salesforceAddress->refresh();
    refreshClouds();
    m_ownClient->refresh();

    if (const auto &problem = flow().cloudsProblem())
        m_refusedClouds->setContent({Tone::Attention, problem->sentence, problem->remedy, {}});
    else
        m_refusedClouds->clear();
    const Run &run = flow().addressRun();
    if (run.isRunning()) {
        m_checking->setContent({Tone::Busy,
                                tr("Asking the address whether it is your CRM…"),
                                {},
                                {{QStringLiteral("cancelCheckButton"), tr("Cancel"), true}}});
    } else {
        m_checking->clear();
    }
    RemedyPlace place;
    place.crm = input.crm.value_or(CrmKind::Salesforce);
    if (run.error())
        m_error->showError(*run.error(), remediesFor(*run.error(), place));
    else
        m_error->clearError();
}

} // namespace fairlead
