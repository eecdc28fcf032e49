// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/jobdialog.h"

#include "look/dialogcolumn.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/scrollcolumn.h"
#include "ui/hub/hubwords.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead::ui {

namespace {

/// As on the command line: a week.
constexpr int mostMinutes = 7 * 24 * 60;

/// CRM names are plain: what else is typed is a slip.
bool isCrmName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

QStringList namesIn(const QString &list)
{
    QStringList names;
    const QStringList parts = list.split(QLatin1Char(','));
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            names += part.trimmed();
    }
    return names;
}

void addField(QVBoxLayout *column, QWidget *field, const QString &name, const QString &label)
{
    auto *text = new look::Text(look::Text::Kind::Strong, label);
    text->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(label);
    column->addWidget(text);
    column->addWidget(field);
}

void beNarrowable(QComboBox *box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
}

} // namespace

JobDialog::JobDialog(const Job &job, const QStringList &objects, CrmKind crm, QWidget *parent)
    : QDialog(parent)
    , m_job(job)
    , m_object(new QComboBox)
    , m_fields(new QLineEdit)
    , m_direction(new QComboBox)
    , m_policy(new QComboBox)
    , m_filter(new QLineEdit)
    , m_externalId(crm == CrmKind::Salesforce ? new QLineEdit : nullptr)
    , m_every(new QSpinBox)
    , m_problem(new look::Text(look::Text::Kind::Dim))
{
    const bool isNew = job.id == 0;
    setObjectName(QStringLiteral("jobDialog"));
    const QString title = isNew ? tr("Add a job") : tr("Edit the job for %1").arg(job.object);
    setWindowTitle(tr("Fairlead – %1").arg(title));

    for (QComboBox *box : {m_object, m_direction, m_policy})
        beNarrowable(box);
    m_object->setEditable(true);
    m_object->addItems(isNew ? objects : QStringList{job.object});
    m_object->setCurrentText(isNew ? objects.value(0) : job.object);
    m_object->setEnabled(isNew);
    m_fields->setPlaceholderText(tr("all, or names with commas between"));
    m_fields->setText(job.fields.join(QStringLiteral(", ")));
    for (const Direction direction : {Direction::Both, Direction::Pull, Direction::Push})
        m_direction->addItem(directionText(direction), nameOf(direction));
    m_direction->setCurrentIndex(m_direction->findData(nameOf(job.direction)));
    for (const ConflictPolicy policy : {ConflictPolicy::Ask, ConflictPolicy::CrmWins,
                                        ConflictPolicy::WorkspaceWins, ConflictPolicy::NewestWins})
        m_policy->addItem(policyText(policy), nameOf(policy));
    m_policy->setCurrentIndex(m_policy->findData(nameOf(job.conflict)));
    m_filter->setPlaceholderText(crm == CrmKind::Salesforce
                                     ? tr("all records, or such as Industry = 'Energy'")
                                     : tr("all records, or such as statecode eq 0"));
    m_filter->setText(job.filter);
    m_every->setRange(1, mostMinutes);
    m_every->setValue(int(job.every.count()));

    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = scroll->column();
    look::keepDistances(this, column, {1.6, 1.2, 1.6, 0.6, 0.4});
    column->addWidget(new look::Text(look::Text::Kind::Title, title));
    addField(column, m_object, QStringLiteral("jobObject"), tr("Object, as the CRM names it"));
    addField(column, m_fields, QStringLiteral("jobFields"), tr("Fields"));
    addField(column, m_direction, QStringLiteral("jobDirection"), tr("Direction"));
    addField(column, m_policy, QStringLiteral("jobPolicy"),
             tr("If the same field was changed on both sides"));
    addField(column, m_filter, QStringLiteral("jobFilter"),
             crm == CrmKind::Salesforce ? tr("Only records where (SOQL)")
                                        : tr("Only records where (OData $filter)"));
    if (m_externalId) {
        m_externalId->setPlaceholderText(tr("none, or such as Fairlead_Id__c"));
        m_externalId->setText(job.externalIdField);
        addField(column, m_externalId, QStringLiteral("jobExternalId"),
                 tr("External id that keeps new records from being made twice"));
        connect(m_externalId, &QLineEdit::textChanged, this, &JobDialog::check);
    }
    addField(column, m_every, QStringLiteral("jobMinutes"), tr("Minutes from one run to the next"));
    m_problem->setObjectName(QStringLiteral("jobProblem"));
    column->addWidget(m_problem);
    column->addStretch(1);

    const QDialogButtonBox *buttons = look::fillDialog(this, scroll);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &JobDialog::submit);
    connect(m_object, &QComboBox::currentTextChanged, this, &JobDialog::check);
    connect(m_fields, &QLineEdit::textChanged, this, &JobDialog::check);
    connect(m_filter, &QLineEdit::textChanged, this, &JobDialog::check);
    check();
    (isNew ? static_cast<QWidget *>(m_object) : m_fields)->setFocus();
}

void JobDialog::check()
{
    const QStringList fields = namesIn(m_fields->text());
    QString problem;
    if (!isCrmName(m_object->currentText().trimmed()))
        problem = tr("Name the object as the CRM does, such as Account.");
    else if (!std::all_of(fields.begin(), fields.end(), isCrmName))
        problem = tr("Name the fields as the CRM does, with commas between, such as Name, Phone.");
    else if (m_externalId && !m_externalId->text().trimmed().isEmpty()
             && !isCrmName(m_externalId->text().trimmed()))
        problem = tr("Name the external id as the CRM does, such as Fairlead_Id__c.");
    m_asking = false;
    say(problem);
    m_ok->setEnabled(problem.isEmpty());
}

void JobDialog::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void JobDialog::submit()
{
    const Job wanted = job();
    const bool askFilter = !wanted.filter.isEmpty() && wanted.filter != m_job.filter;
    const bool askField =
        !wanted.externalIdField.isEmpty() && wanted.externalIdField != m_job.externalIdField;
    if (!askFilter && !askField) {
        accept();
        return;
    }
    m_asking = true;
    m_ok->setEnabled(false);
    say(tr("Asking the CRM …"));
    emit checkWanted(wanted);
}

void JobDialog::answer(const Outcome &checked)
{
    if (!m_asking)
        return;
    m_asking = false;
    if (checked) {
        accept();
        return;
    }
    say(checked.error().text());
    m_ok->setEnabled(true);
}

Job JobDialog::job() const
{
    Job job = m_job;
    job.object = m_object->currentText().trimmed();
    job.fields = namesIn(m_fields->text());
    job.direction = directionFromString(m_direction->currentData().toString()).value_or(job.direction);
    job.conflict = conflictPolicyFromString(m_policy->currentData().toString()).value_or(job.conflict);
    job.filter = m_filter->text().trimmed();
    job.externalIdField = m_externalId ? m_externalId->text().trimmed() : QString();
    job.every = std::chrono::minutes(m_every->value());
    return job;
}

} // namespace fairlead::ui
