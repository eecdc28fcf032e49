// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/jobspage.h"

#include "crm/crm.h"
#include "look/button.h"
#include "ui/hub/answers.h"
#include "ui/hub/confirm.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/hubwords.h"
#include "ui/hub/jobdialog.h"
#include "ui/statustext.h"

#include <QPointer>

namespace fairlead::ui {

namespace {

/// Objects a job can be made for, as far as they are known here, without those that have one.
QStringList objectsWithoutJob(const ConnectionInfo &info, const WorkspaceView &view)
{
    QStringList objects = info.objects + defaultObjects(info.crm) + view.objects;
    objects.removeDuplicates();
    for (const Job &job : view.jobs)
        objects.removeAll(job.object);
    return objects;
}

} // namespace

JobsPage::JobsPage(QWidget *parent)
    : ListPage({QStringLiteral("jobs"), tr("Jobs"), tr("Jobs of the connection"),
                tr("There is no job yet. The first sync makes one for every object you have chosen.")},
               {{tr("Object"), 3, true},
                {tr("Direction"), 4, false},
                {tr("Conflicts"), 4, false},
                {tr("Every"), 3, false},
                {tr("Next run"), 4, true}},
               false, parent)
    , m_add(details()->addButton(QStringLiteral("addJob"), tr("&Add…")))
    , m_edit(details()->addButton(QStringLiteral("editJob"), tr("&Edit…")))
    , m_pause(details()->addButton(QStringLiteral("pauseJob"), tr("&Pause")))
    , m_resume(details()->addButton(QStringLiteral("resumeJob"), tr("&Resume")))
    , m_run(details()->addButton(QStringLiteral("runJob"), tr("Run &now")))
    , m_remove(details()->addButton(QStringLiteral("removeJob"), tr("Re&move…")))
{
    connect(m_add, &QAbstractButton::clicked, this, [this] { openEditor({}); });
    connect(m_edit, &QAbstractButton::clicked, this, [this] {
        if (const Job *job = currentJob())
            openEditor(*job);
    });
    const auto setPaused = [this](bool pause) {
        if (const Job *job = currentJob())
            emit changeRequested(connection(), pauseJob(*job, pause, now()));
    };
    connect(m_pause, &QAbstractButton::clicked, this, [setPaused] { setPaused(true); });
    connect(m_resume, &QAbstractButton::clicked, this, [setPaused] { setPaused(false); });
    connect(m_run, &QAbstractButton::clicked, this, [this] {
        if (const Job *job = currentJob())
            emit runRequested(connection(), {job->id});
    });
    connect(m_remove, &QAbstractButton::clicked, this, &JobsPage::remove);
    refill();
}

void JobsPage::fill()
{
    for (const Job &job : view().jobs) {
        const auto next = nextRunOf(job);
        addRow(job.id,
               {job.object, directionText(job.direction), policyText(job.conflict),
                tr("%n minute(s)", nullptr, int(job.every.count())),
                job.paused ? tr("paused")
                    : next ? inText(*next, now())
                           : tr("with the next sync")});
    }
}

const Job *JobsPage::currentJob() const
{
    for (const Job &job : view().jobs) {
        if (job.id == currentKey())
            return &job;
    }
    return nullptr;
}

void JobsPage::showCurrent()
{
    const Job *job = currentJob();
    m_add->setEnabled(!connection().isEmpty());
    for (look::Button *button : {m_edit, m_run, m_remove})
        button->setVisible(job != nullptr);
    m_pause->setVisible(job && !job->paused);
    m_resume->setVisible(job && job->paused);
    if (!job) {
        details()->say({}, view().error ? QStringList{view().error->text()} : QStringList());
        return;
    }
    QStringList lines{
        tr("%1. If both sides changed: %2. Every %n minute(s).", nullptr, int(job->every.count()))
            .arg(directionText(job->direction), policyText(job->conflict)),
        fieldsText(*job),
        recordsText(*job),
        timesText(*job, now()),
    };
    if (const auto report = lastReportOf(*job)) {
        lines += tr("Last run: %1 (%2 requests, %3).")
                     .arg(countsText(*report), numberText(report->requests), durationText(report->duration));
        if (report->error)
            lines += report->error->text();
    }
    details()->say(job->object, lines);
}

void JobsPage::openEditor(const Job &job)
{
    auto *dialog = new JobDialog(job, objectsWithoutJob(info(), view()), info().crm, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = connection()] {
        const Job wanted = dialog->job();
        emit changeRequested(id, wanted.id ? editJob(wanted, now()) : addJob(wanted, now()));
    });
    connect(dialog, &JobDialog::checkWanted, this, [this, dialog, id = connection()](const Job &wanted) {
        const JobAnswer answer = [open = QPointer<JobDialog>(dialog)](const Outcome &checked) {
            if (open && open->isVisible())
                open->answer(checked);
        };
        emit checkRequested(id, wanted, answer);
    });
    dialog->open();
}

void JobsPage::remove()
{
    const Job *job = currentJob();
    if (!job)
        return;
    Question question;
    question.title = tr("Remove a job");
    question.text = tr("Remove the job for %1?").arg(job->object);
    question.detail = tr("Its records stay, here and in the CRM. They are not kept in step any more, and "
                         "changes made here wait until there is a job again.");
    question.yes = tr("Remove the job");
    confirm(this, question,
            [this, id = connection(), gone = *job] { emit changeRequested(id, removeJob(gone, now())); });
}

} // namespace fairlead::ui
