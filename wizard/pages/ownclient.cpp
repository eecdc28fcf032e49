// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/ownclient.h"

#include "look/administratornote.h"
#include "look/checkbox.h"
#include "look/copyrow.h"
#include "look/labels.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/note.h"
#include "wizard/pages/flowpage.h"
#include "wizard/wording.h"

#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

QStringList redirectsFor(CrmKind crm, const Cloud &cloud)
{
    QStringList redirects;
    if (crm == CrmKind::Salesforce) {
        for (const quint16 port : salesforceRedirectPorts())
            redirects += salesforceRedirect(port).toString();
    } else {
        redirects = {QStringLiteral("http://localhost"), entraNativeRedirect(cloud).toString()};
    }
    return redirects;
}

} // namespace

OwnClient::OwnClient(WizardFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_button(new LinkButton(tr("Advanced: use our own app registration"), this))
    , m_body(new QWidget(this))
    , m_needed(new Note(m_body))
    , m_own(new CheckBox(tr("Use our own app registration"), m_body))
    , m_clientId(new QLineEdit(m_body))
    , m_steps(new Text(Text::Kind::Plain, m_body))
    , m_redirects(new QWidget(m_body))
    , m_redirectColumn(new QVBoxLayout(m_redirects))
{
    m_button->setObjectName(QStringLiteral("advancedButton"));
    m_button->setCheckable(true);
    m_own->setObjectName(QStringLiteral("ownClientCheck"));
    m_own->setAccessibleName(m_own->text());
    m_label = labelFor(m_clientId, QStringLiteral("clientIdEdit"), tr("Client ID"), m_body);
    m_needed->setObjectName(QStringLiteral("clientNote"));
    m_steps->setSelectable(true);
    m_steps->setFocusPolicy(Qt::ClickFocus);

    m_locked = new AdministratorNote({m_own, m_clientId}, m_body);
    auto *outer = new QVBoxLayout(this);
    keepDistances(this, outer, Distances::none(together));
    outer->addWidget(m_button, 0, Qt::AlignLeading);
    outer->addWidget(m_body);
    auto *column = new QVBoxLayout(m_body);
    keepDistances(this, column, Distances::none(0.5));
    keepDistances(this, m_redirectColumn, Distances::none(0.2));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_needed, m_own, m_label, m_clientId, m_locked,
                                                            m_steps, m_redirects})
        column->addWidget(widget);
    m_body->hide();

    connect(m_button, &QAbstractButton::clicked, this, [this](bool open) {
        m_open = open;
        refresh();
        if (open)
            takeFocus();
    });
    connect(m_own, &QAbstractButton::clicked, this,
            [this](bool own) { emit edited(own, m_clientId->text()); });
    connect(m_clientId, &QLineEdit::textEdited, this,
            [this](const QString &text) { emit edited(m_own->isChecked(), text); });
}

bool OwnClient::wantsFocus() const
{
    return m_flow.rules().clientId().isEmpty();
}

void OwnClient::takeFocus()
{
    if (m_own->isVisibleTo(m_body) && !m_own->isChecked())
        m_own->setFocus();
    else
        m_clientId->setFocus();
}

void OwnClient::refresh()
{
    const WizardInput &input = m_flow.input();
    const InputRules rules = m_flow.rules();
    const bool needed = rules.needsOwnClient();
    const bool own = needed || input.ownClient;
    const bool open = m_open || own;
    const bool dynamics = input.crm == CrmKind::Dynamics;
    m_button->setChecked(open);
    m_button->setVisible(!needed);
    m_body->setVisible(open);
    if (!open)
        return;
    if (needed) {
        m_needed->setContent(
            {Tone::Info,
             tr("This copy of Fairlead needs an app registration of yours."),
             tr("It has none of its own in the cloud \"%1\". Making one takes five minutes and is "
                "done once.")
                 .arg(cloudLabel(rules.cloud())),
             {}});
    } else {
        m_needed->clear();
    }
    m_own->setVisible(!needed);
    m_own->setChecked(own);
    const QString label = dynamics ? tr("Application (client) ID") : tr("Consumer key");
    m_label->setText(label);
    m_clientId->setAccessibleName(label);
    showText(m_clientId, dynamics ? input.entraClientId : input.salesforceClientId);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_label, m_clientId, m_steps, m_redirects})
        widget->setVisible(own);
    m_locked->setLocked(m_flow.isLocked(Setting::ClientId));
    showSteps();
}

void OwnClient::showSteps()
{
    const CrmKind crm = m_flow.input().crm.value_or(CrmKind::Salesforce);
    const Cloud cloud = m_flow.rules().cloud();
    const QString shownFor = nameOf(crm) + QLatin1Char(' ') + cloud.name;
    if (m_shownFor == shownFor)
        return;
    m_shownFor = shownFor;
    QStringList steps;
    if (crm == CrmKind::Salesforce) {
        // Reference Salesforce 5.1: new connected apps cannot be made any more.
        steps = {
            tr("In Setup, open External Client App Manager and choose New External Client App."),
            tr("Give it a name, then tick Enable OAuth and enter the three callback URLs below, one a line."),
            tr("Choose the scopes \"Manage user data via APIs (api)\" and \"Perform requests at any time "
               "(refresh_token, offline_access)\"."),
            tr("Tick \"Require Proof Key for Code Exchange (PKCE)\" and untick \"Require secret for Web "
               "Server "
               "Flow\" and \"Require secret for Refresh Token Flow\"."),
            tr("Create it, open Settings → OAuth Settings → Consumer Key and Secret, and paste the consumer "
               "key "
               "above. It works after up to ten minutes.")};
    } else {
        // Reference Microsoft 1.3 and 1.16 (AADSTS50194: a single-tenant app is refused at `organizations`).
        steps = {
            tr("At %1, open Entra ID → App registrations → New registration.").arg(hostLabel(cloud.portal)),
            tr("As supported account types choose \"Accounts in any organizational directory\"."),
            tr("Under Authentication, add the platform \"Mobile and desktop applications\" with the two "
               "redirect "
               "URIs below, and set \"Allow public client flows\" to Yes."),
            tr("Under API permissions, add Dynamics CRM → Delegated → user_impersonation. The consent "
               "follows on "
               "the next page."),
            tr("Paste the Application (client) ID from the overview above.")};
        if (cloud.portal.isEmpty())
            steps[0] = tr("In the Entra admin centre, open App registrations → New registration.");
    }
    QString text;
    for (int index = 0; index < steps.size(); ++index)
        text += tr("%1. %2").arg(index + 1).arg(steps.at(index)) + QLatin1Char('\n');
    m_steps->setText(text.trimmed());

    while (QLayoutItem *item = m_redirectColumn->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList redirects = redirectsFor(crm, cloud);
    for (int index = 0; index < redirects.size(); ++index) {
        auto *row =
            new CopyRow(crm == CrmKind::Salesforce ? tr("Callback URL") : tr("Redirect URI"), m_redirects);
        row->setNames(QStringLiteral("redirectField%1").arg(index),
                      QStringLiteral("copyRedirectButton%1").arg(index));
        row->setValue(redirects.at(index));
        m_redirectColumn->addWidget(row);
    }
}

} // namespace fairlead
