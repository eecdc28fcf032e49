// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/syncstatuspage.h"

#include "look/labels.h"
#include "look/metrics.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/narrow.h"
#include "ui/statustext.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {
enum Column { Object, State, Records, Requests, Duration, ColumnCount };
constexpr int objectRole = Qt::UserRole;
} // namespace

SyncStatusPage::SyncStatusPage(QWidget *parent)
    : QWidget(parent)
    , m_tree(new QTreeWidget)
    , m_usage(new look::Text(look::Text::Kind::Dim))
{
    m_tree->setObjectName(QStringLiteral("syncStatus"));
    m_tree->setAccessibleName(tr("Sync status of every object"));
    m_tree->setColumnCount(ColumnCount);
    m_tree->setHeaderLabels({tr("Object"), tr("State"), tr("Read"), tr("Requests"), tr("Time")});
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // However long an organisation's name: the page never scrolls sideways.
    m_tree->header()->setSectionResizeMode(Object, QHeaderView::Fixed);
    m_tree->header()->setSectionResizeMode(State, QHeaderView::Stretch);

    m_tree->viewport()->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new look::Text(look::Text::Kind::Title, tr("Sync status")));
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_usage);
    look::keepDistances(this, layout, pageDistances(false));
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

// Names of organisations and how they stand are read in full where there is room at all: what a run cost is
// worth less than what it brought, and makes room for them.
void SyncStatusPage::fitColumns()
{
    const QAbstractItemView *tree = m_tree;
    int names = 0;
    int states = 0;
    for (const QTreeWidgetItem *top : std::as_const(m_connections)) {
        names = std::max(names, tree->sizeHintForIndex(m_tree->indexFromItem(top, Object)).width());
        states = std::max(states, tree->sizeHintForIndex(m_tree->indexFromItem(top, State)).width());
    }
    // What is hidden has no size.
    for (const int column : {Requests, Duration})
        m_tree->setColumnHidden(column, false);
    const auto costOf = [this, tree](int column) {
        return std::max(m_tree->header()->sectionSizeHint(column), tree->sizeHintForColumn(column));
    };
    const int width = m_tree->viewport()->width() - costOf(Records);
    const bool hidden = isNarrow(this) || names + states > width - costOf(Requests) - costOf(Duration);
    for (const int column : {Requests, Duration})
        m_tree->setColumnHidden(column, hidden);
    const int shared = hidden ? width : width - costOf(Requests) - costOf(Duration);
    // A name that is cut has its tool tip.
    const int forStates = std::min(states, shared * 2 / 3);
    m_tree->header()->resizeSection(Object, std::min(std::max(names, shared / 2), shared - forStates));
}

void SyncStatusPage::setConnections(const QList<ConnectionInfo> &connections)
{
    m_tree->clear();
    m_connections.clear();
    for (const auto &info : connections) {
        auto *top = new QTreeWidgetItem(m_tree, {titleOf(info)});
        QFont font = top->font(Object);
        font.setBold(true);
        top->setFont(Object, font);
        top->setToolTip(Object, titleOf(info));
        m_connections.insert(info.id, top);
        for (const auto &object : info.objects) {
            auto *row = new QTreeWidgetItem(top, {object, tr("waiting")});
            row->setData(Object, objectRole, object);
            for (const int column : {Records, Requests, Duration})
                row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    m_tree->expandAll();
    fitColumns();
}

QTreeWidgetItem *SyncStatusPage::itemFor(const ConnectionId &id, const QString &object) const
{
    const auto *top = m_connections.value(id);
    for (int i = 0; top && i < top->childCount(); ++i) {
        if (top->child(i)->data(Object, objectRole).toString() == object)
            return top->child(i);
    }
    return nullptr;
}

void SyncStatusPage::setStatus(const ConnectionStatus &status, const QDateTime &now)
{
    auto *top = m_connections.value(status.connection);
    if (!top)
        return;
    top->setText(State, stateText(status, now));
    top->setToolTip(State, top->text(State));
    top->setIcon(State, look::icon(look::symbolFor(toneFor(status.state)), toneFor(status.state)));
    const QLocale locale;
    for (const auto &job : status.jobs) {
        auto *row = itemFor(status.connection, job.object);
        if (!row)
            continue;
        row->setText(Object, job.label);
        row->setText(State, job.error ? job.error->sentence : tr("in step"));
        row->setToolTip(State, job.error ? job.error->text() : QString());
        row->setText(Records, locale.toString(job.pulled));
        row->setText(Requests, locale.toString(job.requests));
        row->setText(Duration, durationText(job.duration));
    }
    if (status.usage.used && status.usage.limit) {
        m_usage->setText(tr("API calls in the last 24 hours: %1 of %2")
                             .arg(locale.toString(*status.usage.used), locale.toString(*status.usage.limit)));
    }
    fitColumns();
}

void SyncStatusPage::setProgress(const SyncProgress &progress)
{
    if (auto *row = itemFor(progress.connection, progress.object)) {
        row->setText(Object, progress.objectLabel);
        row->setText(State, progressText(progress));
    }
}

void SyncStatusPage::select(const ConnectionId &id)
{
    if (auto *top = m_connections.value(id)) {
        m_tree->setCurrentItem(top);
        m_tree->scrollToItem(top);
    }
}

} // namespace fairlead::ui
