// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/addressfield.h"

#include "look/administratornote.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "wizard/pages/flowpage.h"
#include "wizard/wording.h"

#include <QVBoxLayout>

namespace fairlead {

using namespace look;

AddressField::AddressField(WizardFlow &flow, CrmKind crm, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_crm(crm)
    , m_field(new QLineEdit(this))
    , m_hint(new Text(Text::Kind::Dim, this))
    , m_note(new Note(this))
{
    m_label = labelFor(m_field, name, tr("Address of your CRM"), this);
    m_field->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_field->setPlaceholderText(crm == CrmKind::Dynamics
                                    ? QStringLiteral("https://org31ec4237.crm4.dynamics.com")
                                    : QStringLiteral("https://acme.my.salesforce.com"));
    m_note->setObjectName(QStringLiteral("addressNote"));
    m_hint->hide();
    auto *column = new QVBoxLayout(this);
    keepDistances(this, column, Distances::none(0.35));
    column->addWidget(m_label);
    column->addWidget(m_hint);
    column->addWidget(m_field);
    m_locked = new AdministratorNote({m_field}, this);
    column->addWidget(m_locked);
    column->addWidget(m_note);
    connect(m_field, &QLineEdit::textEdited, this, &AddressField::edited);
    connect(m_note, &Note::triggered, this, [this](const QString &button) {
        const QString chosen = m_suggestions.value(QStringView(button).last(1).toInt());
        m_field->setFocus();
        emit edited(chosen);
    });
}

void AddressField::setHint(const QString &hint)
{
    m_hint->setText(hint);
    showHint();
}

void AddressField::showHint()
{
    const bool locked = m_locked->isLocked(); // nothing is left to be hinted at
    m_hint->setVisible(!locked && !m_hint->text().isEmpty());
    if (!locked)
        m_field->setAccessibleDescription(m_hint->text());
}

void AddressField::refresh()
{
    const WizardInput &input = m_flow.input();
    const QString &text = m_crm == CrmKind::Dynamics ? input.dynamicsAddress : input.salesforceAddress;
    showText(m_field, text);
    m_locked->setLocked(input.crm == m_crm && m_flow.isLocked(Setting::Address));
    showHint();
    const auto read = input.crm == m_crm ? m_flow.rules().reading() : std::nullopt;
    m_suggestions.clear();
    if (!read) {
        m_note->clear();
        return;
    }
    NoteContent content;
    if (const auto problem = m_flow.rules().addressProblem()) {
        content.tone = read->nearMiss ? Tone::Attention : Tone::Error;
        content.title = problem->sentence;
        content.detail = problem->remedy;
        m_suggestions = m_locked->isLocked() ? QStringList() : read->alternatives.mid(0, 3);
        for (int index = 0; index < m_suggestions.size(); ++index)
            content.actions += NoteAction{QStringLiteral("suggestionButton%1").arg(index),
                                          tr("Use %1").arg(m_suggestions.at(index))};
    } else {
        const CrmAddress &address = *read->address;
        content.tone = Tone::Ok;
        content.title = address.address.isEmpty() ? tr("Environment %1").arg(address.environmentId)
                                                  : address.address.toString();
        content.detail = addressSummary(address, text, m_flow.clouds());
    }
    m_note->setContent(content);
}

} // namespace fairlead
