// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/syncstatuspage.h"

#include "look/button.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "ui/hub/confirm.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/hubwords.h"
#include "ui/hub/limitsdialog.h"
#include "ui/hub/narrow.h"
#include "ui/hub/syncstatusrows.h"
#include "ui/statustext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead::ui {

using namespace statusrows;

SyncStatusPage::SyncStatusPage(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget)
    , m_details(new DetailPanel)
    , m_usage(new look::Text(look::Text::Kind::Dim))
{
    m_tree->setObjectName(QStringLiteral("syncStatus"));
    m_tree->setAccessibleName(tr("Sync status of every object"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Object"), tr("State"), tr("Read"), tr("Sent"), tr("Deleted")});
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // However long an organisation's name: the page never scrolls sideways.
    m_tree->header()->setSectionResizeMode(Object, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(State, QHeaderView::Stretch);

    m_tree->viewport()->installEventFilter(this);
    m_retry = m_details->addButton(QStringLiteral("retry"), tr("&Retry this record"));
    m_retryAll = m_details->addButton(QStringLiteral("retryAll"), tr("Retry a&ll"));
    m_sendAnyway = m_details->addButton(QStringLiteral("sendAnyway"), tr("&Send all the same"));
    m_delete = m_details->addButton(QStringLiteral("deleteHeld"), tr("&Delete them…"));
    m_bringBack = m_details->addButton(QStringLiteral("bringBackHeld"), tr("&Bring them back…"));
    m_pause = m_details->addButton(QStringLiteral("pauseConnection"), tr("&Pause"));
    m_resume = m_details->addButton(QStringLiteral("resumeConnection"), tr("&Go on"));
    m_details->setAccessibleName(tr("Details"));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new look::Text(look::Text::Kind::Title, tr("Sync status")));
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_details);
    auto *limits = new look::Button(tr("Li&mits…"));
    limits->setObjectName(QStringLiteral("limits"));
    m_usage->setObjectName(QStringLiteral("apiUsage"));
    auto *footer = new QHBoxLayout;
    look::keepDistances(this, footer, look::Distances::none(0.5));
    footer->addWidget(m_usage, 1);
    footer->addStretch();
    footer->addWidget(limits, 0, Qt::AlignBottom);
    layout->addLayout(footer);
    look::keepDistances(this, layout, pageDistances(false));

    connect(m_tree, &QTreeWidget::currentItemChanged, this, &SyncStatusPage::showCurrent);
    connect(m_retry, &QAbstractButton::clicked, this, [this] { retry(false); });
    connect(m_retryAll, &QAbstractButton::clicked, this, [this] { retry(true); });
    connect(m_sendAnyway, &QAbstractButton::clicked, this, [this] {
        const QTreeWidgetItem *row = m_tree->currentItem();
        if (const Shown *shown = shownOf(row))
            emit changeRequested(shown->info.id, allowDuplicate(objectOf(*row), recordOf(*row), m_now));
    });
    connect(m_delete, &QAbstractButton::clicked, this, [this] { askAboutHeld(true); });
    connect(m_bringBack, &QAbstractButton::clicked, this, [this] { askAboutHeld(false); });
    connect(limits, &QAbstractButton::clicked, this, &SyncStatusPage::askForLimits);
    connect(m_pause, &QAbstractButton::clicked, this, [this] {
        if (const Shown *shown = shownOf(m_tree->currentItem()))
            emit pauseRequested(shown->info.id);
    });
    connect(m_resume, &QAbstractButton::clicked, this, [this] {
        if (const Shown *shown = shownOf(m_tree->currentItem()))
            emit resumeRequested(shown->info.id);
    });
    showCurrent();
}

void SyncStatusPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    look::keepDistances(this, layout(), pageDistances(isNarrow(this)));
}

bool SyncStatusPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

// Names of organisations and how they stand are read in full where there is room at all: the counts of a run
// are below as well, and make room for them.
void SyncStatusPage::fitColumns()
{
    const QAbstractItemView *tree = m_tree;
    int names = 0;
    int states = 0;
    for (const Shown &shown : std::as_const(m_shown)) {
        names = std::max(names, tree->sizeHintForIndex(m_tree->indexFromItem(shown.top, Object)).width());
        states = std::max(states, tree->sizeHintForIndex(m_tree->indexFromItem(shown.top, State)).width());
    }
    // What is hidden has no size.
    for (const int column : {Sent, Deleted})
        m_tree->setColumnHidden(column, false);
    const auto costOf = [this, tree](int column) {
        return std::max(m_tree->header()->sectionSizeHint(column), tree->sizeHintForColumn(column));
    };
    const int width = m_tree->viewport()->width() - costOf(Records);
    const bool hidden = isNarrow(this) || names + states > width - costOf(Sent) - costOf(Deleted);
    const int counts = hidden ? 0 : costOf(Sent) + costOf(Deleted);
    for (const int column : {Sent, Deleted})
        m_tree->setColumnHidden(column, hidden);
    const int shared = width - counts;
    // A name that is cut has its tool tip.
    const int forStates = std::min(states, shared * 2 / 3);
    m_tree->header()->resizeSection(Object, std::min(std::max(names, shared * 2 / 5), shared - forStates));
}

void SyncStatusPage::setConnections(const QList<ConnectionInfo> &connections)
{
    const QHash<ConnectionId, Shown> before = std::exchange(m_shown, {});
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
    }
    for (const auto &info : connections) {
        Shown shown = before.value(info.id);
        shown.info = info;
        shown.top = new QTreeWidgetItem(m_tree, {titleOf(info)});
        markConnection(shown.top, info.id);
        QFont font = shown.top->font(Object);
        font.setBold(true);
        shown.top->setFont(Object, font);
        shown.top->setToolTip(Object, titleOf(info));
        fillConnection(*m_shown.insert(info.id, shown));
    }
    // Something is always told about.
    if (!m_tree->currentItem() && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    fitColumns();
    showCurrent();
}

void SyncStatusPage::fillConnection(Shown &shown)
{
    QTreeWidgetItem *current = m_tree->currentItem();
    const QString chosen = keyOfRow(current);
    const bool within = current && shownOf(current) == &shown;
    const QString object = within ? objectOf(*current) : QString();
    {
        const QSignalBlocker quiet(m_tree);
        if (within)
            m_tree->setCurrentItem(shown.top);
        qDeleteAll(shown.top->takeChildren());
        const QStringList objects = objectsOf(shown.info, shown.view);
        for (const QString &one : objects)
            addObject(shown.top, shown.status, shown.view, one);
        m_tree->expandAll();
        // What was chosen may be gone, as a record that the CRM has taken: its object's row is told about
        // then.
        if (within) {
            auto *again = rowWithKey(shown.top, chosen);
            if (!again)
                again = itemFor(shown.info.id, object);
            if (again)
                m_tree->setCurrentItem(again);
        }
    }
    fitColumns();
    showCurrent();
}

QTreeWidgetItem *SyncStatusPage::itemFor(const ConnectionId &id, const QString &object) const
{
    const auto *top = m_shown.value(id).top;
    for (int i = 0; top && i < top->childCount(); ++i) {
        if (objectOf(*top->child(i)) == object)
            return top->child(i);
    }
    return nullptr;
}

void SyncStatusPage::setStatus(const ConnectionStatus &status, const QDateTime &now)
{
    m_now = now;
    const auto found = m_shown.find(status.connection);
    if (found == m_shown.end())
        return;
    found->status = status;
    auto *top = found->top;
    setState(top, stateText(status, now));
    top->setIcon(State, look::icon(symbolFor(status.state), toneFor(status.state)));
    fillConnection(*found);
    if (status.progress)
        setProgress(*status.progress);
}

void SyncStatusPage::setView(const WorkspaceView &view, const QDateTime &now)
{
    m_now = now;
    const auto found = m_shown.find(view.connection);
    if (found == m_shown.end())
        return;
    found->view = view;
    fillConnection(*found);
    if (found->status.progress)
        setProgress(*found->status.progress);
}

void SyncStatusPage::setProgress(const SyncProgress &progress)
{
    const auto found = m_shown.find(progress.connection);
    if (found == m_shown.end())
        return;
    found->status.note(progress);
    if (auto *row = itemFor(progress.connection, progress.object)) {
        row->setText(Object, progress.objectLabel);
        setState(row, progressText(progress));
    }
}

void SyncStatusPage::select(const ConnectionId &id)
{
    if (auto *top = m_shown.value(id).top) {
        m_tree->setCurrentItem(top);
        m_tree->scrollToItem(top);
    }
}

const SyncStatusPage::Shown *SyncStatusPage::shownOf(const QTreeWidgetItem *row) const
{
    if (!row)
        return nullptr;
    const auto found = m_shown.constFind(connectionOf(*row));
    return found == m_shown.cend() ? nullptr : &*found;
}

const RefusedChange *SyncStatusPage::refusedOf(const Shown &shown, const QTreeWidgetItem &row) const
{
    const QString object = objectOf(row);
    const QString id = recordOf(row);
    for (const RefusedChange &change : shown.view.refused) {
        if (change.object == object && change.id == id)
            return &change;
    }
    return nullptr;
}

void SyncStatusPage::showCurrent()
{
    const QTreeWidgetItem *row = m_tree->currentItem();
    const Shown *shown = shownOf(row);
    for (look::Button *button : {m_retry, m_retryAll, m_sendAnyway, m_delete, m_bringBack, m_pause, m_resume})
        button->hide();
    m_details->setVisible(shown != nullptr);
    m_usage->setText(shown ? usageText(shown->status) : QString());
    m_usage->setVisible(!m_usage->text().isEmpty());
    if (!shown)
        return;
    const QString object = objectOf(*row);
    switch (kindOf(*row)) {
    case ConnectionRow:
        showConnection(*shown);
        break;
    case ObjectRow:
        showObject(*shown, object);
        break;
    case HeldInCrmRow:
    case HeldHereRow:
        showHeld(*shown, *row);
        break;
    case RefusedRow:
        if (const RefusedChange *change = refusedOf(*shown, *row))
            showRefused(*shown, *change);
        break;
    }
    const WaitingRecords waiting = shown->view.waitingOf(object);
    if (kindOf(*row) != ConnectionRow && waiting.refused + waiting.duplicates > 0)
        m_retryAll->show();
}

void SyncStatusPage::showConnection(const Shown &shown)
{
    const ConnectionStatus &status = shown.status;
    QStringList lines;
    if (status.error)
        lines += status.error->text();
    if (shown.view.error)
        lines += shown.view.error->text();
    if (status.lastSync)
        lines += tr("Everything was last in step %1.").arg(agoText(*status.lastSync, m_now));
    if (status.nextSync)
        lines += tr("The next run begins %1.").arg(inText(*status.nextSync, m_now));
    if (status.outbox > 0)
        lines += tr("Records with changes that are not in the CRM yet: %1").arg(numberText(status.outbox));
    if (status.state == SyncState::Paused)
        lines += tr("Nothing is read or sent until you let it go on, or start Fairlead again.");
    m_details->say(titleOf(shown.info), lines, status.error ? status.error : shown.view.error);
    m_pause->setVisible(status.state != SyncState::Paused);
    m_resume->setVisible(status.state == SyncState::Paused);
}

void SyncStatusPage::showObject(const Shown &shown, const QString &object)
{
    QStringList lines;
    if (const Job *job = jobOf(shown.view, object))
        lines += timesText(*job, m_now);
    const auto report = reportOf(shown.status, shown.view, object);
    if (report) {
        lines += tr("Last run: %1 (%2 requests, %3).")
                     .arg(countsText(*report), numberText(report->requests), durationText(report->duration));
        if (report->error)
            lines += report->error->text();
    }
    const WaitingRecords waiting = shown.view.waitingOf(object);
    const QStringList waits = waitingTexts(waiting);
    if (!waits.isEmpty())
        lines += tr("Waiting: %1.").arg(waits.join(QStringLiteral(", ")));
    if (waiting.hidden > 0)
        lines += tr("The integration user cannot see %1 records any more that it could see before. They "
                    "stay here; look at its permissions.")
                     .arg(numberText(waiting.hidden));
    const HeldDeletions held = heldOf(shown.view, object);
    if (held.inCrm + held.here > 0)
        lines += tr("So many deletions at once wait for your answer: choose their row above.");
    m_details->say(report && !report->label.isEmpty() ? report->label : object, lines,
                   report ? report->error : std::nullopt);
}

void SyncStatusPage::showHeld(const Shown &, const QTreeWidgetItem &row)
{
    const QString count = numberText(countOf(row));
    const QString object = objectOf(row);
    const bool inCrm = kindOf(row) == HeldInCrmRow;
    m_details->say(tr("%1: %2 deletions").arg(object, count),
                   {inCrm ? tr("%1 records were deleted in the CRM at once. Nothing is deleted here until "
                               "you say so; brought back, they are made again in the CRM under new ids.")
                                .arg(count)
                          : tr("%1 records were deleted here at once. Nothing is deleted in the CRM until "
                               "you say so; brought back, they are here again as they were.")
                                .arg(count)});
    m_delete->show();
    m_bringBack->show();
}

void SyncStatusPage::showRefused(const Shown &shown, const RefusedChange &change)
{
    QStringList lines{
        tr("%1, %2: %3").arg(change.object, kindText(change.kind), change.error.sentence),
        change.error.remedy,
    };
    if (!change.error.providerCode.isEmpty())
        lines.last() += QStringLiteral(" [%1]").arg(change.error.providerCode);
    if (change.uncertain)
        lines += tr("It may be in the CRM already: look there before you have it sent again.");
    QStringList resembled;
    for (const QString &id : change.duplicates)
        resembled += recordText(shown.view, change.object, id);
    if (!resembled.isEmpty())
        lines += tr("It resembles: %1").arg(resembled.join(QStringLiteral(", ")));
    m_details->say(recordText(shown.view, change.object, change.id), lines, change.error);
    m_retry->show();
    m_sendAnyway->setVisible(change.mayBeDuplicate);
}

void SyncStatusPage::retry(bool all)
{
    const QTreeWidgetItem *row = m_tree->currentItem();
    const Shown *shown = shownOf(row);
    if (!shown)
        return;
    const QString object = objectOf(*row);
    const QString id = all ? QString() : recordOf(*row);
    emit changeRequested(shown->info.id, retryRefused(object, id, m_now));
}

void SyncStatusPage::askAboutHeld(bool approve)
{
    const QTreeWidgetItem *row = m_tree->currentItem();
    const Shown *shown = shownOf(row);
    if (!shown)
        return;
    const qint64 count = countOf(*row);
    const QString object = objectOf(*row);
    const HeldWhere where = kindOf(*row) == HeldInCrmRow ? HeldWhere::InCrm : HeldWhere::Here;
    const bool inCrm = where == HeldWhere::InCrm;
    const QString number = numberText(count);
    Question question;
    if (approve) {
        question.title = tr("Delete records");
        question.text = inCrm ? tr("Delete %1 records of %2 here too?").arg(number, object)
                              : tr("Delete %1 records of %2 in the CRM too?").arg(number, object);
        question.detail = tr("This happens with the next run and cannot be undone here.");
        question.yes = tr("Delete %1 records").arg(number);
    } else {
        question.title = tr("Bring records back");
        question.text = inCrm ? tr("Make %1 records of %2 again in the CRM?").arg(number, object)
                              : tr("Bring %1 records of %2 back here?").arg(number, object);
        question.detail = inCrm ? tr("They get new ids there.") : tr("Nothing is deleted in the CRM.");
        question.yes = tr("Bring %1 records back").arg(number);
    }
    confirm(this, question, [this, id = shown->info.id, object, where, approve, count] {
        emit changeRequested(id, answerHeld(object, where, approve, count, m_now));
    });
}

void SyncStatusPage::askForLimits()
{
    auto *dialog = new LimitsDialog(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_settings = dialog->settings();
        emit settingsChanged(m_settings);
    });
    dialog->open();
}

} // namespace fairlead::ui
