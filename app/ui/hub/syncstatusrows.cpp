// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/syncstatusrows.h"

#include "look/icons.h"
#include "ui/hub/hubwords.h"

#include <QCoreApplication>
#include <QTreeWidgetItem>

namespace fairlead::ui::statusrows {

namespace {

struct RowText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::SyncStatusPage)
};

constexpr int objectRole = Qt::UserRole;
constexpr int connectionRole = Qt::UserRole + 1;
constexpr int kindRole = Qt::UserRole + 2;
constexpr int recordRole = Qt::UserRole + 3;
constexpr int countRole = Qt::UserRole + 4;

QTreeWidgetItem *addRow(QTreeWidgetItem *parent, Kind kind, const QString &object)
{
    auto *row = new QTreeWidgetItem(parent);
    row->setData(Object, kindRole, kind);
    row->setData(Object, objectRole, object);
    row->setData(Object, connectionRole, parent->data(Object, connectionRole));
    for (const int column : {Records, Sent, Deleted})
        row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    return row;
}

QIcon attention()
{
    return look::icon(look::Symbol::Attention, look::Tone::Attention);
}

void addHeld(QTreeWidgetItem *row, const HeldDeletions &held)
{
    const auto add = [row, &held](Kind kind, qint64 count, const QString &state) {
        if (count == 0)
            return;
        auto *one = addRow(row, kind, held.object);
        one->setData(Object, countRole, count);
        one->setText(Object, RowText::tr("%1 deletions").arg(numberText(count)));
        one->setIcon(State, attention());
        setState(one, state);
    };
    add(HeldInCrmRow, held.inCrm, RowText::tr("made in the CRM, wait for your answer"));
    add(HeldHereRow, held.here, RowText::tr("made here, wait for your answer"));
}

void addRefused(QTreeWidgetItem *row, const WorkspaceView &view, const RefusedChange &change)
{
    auto *one = addRow(row, RefusedRow, change.object);
    one->setData(Object, recordRole, change.id);
    one->setText(Object, recordText(view, change.object, change.id));
    one->setToolTip(Object, one->text(Object));
    one->setIcon(State, attention());
    one->setText(State, change.error.sentence);
    one->setToolTip(State, change.error.text());
}

} // namespace

Kind kindOf(const QTreeWidgetItem &row)
{
    return Kind(row.data(Object, kindRole).toInt());
}

ConnectionId connectionOf(const QTreeWidgetItem &row)
{
    return ConnectionId(row.data(Object, connectionRole).toString());
}

QString objectOf(const QTreeWidgetItem &row)
{
    return row.data(Object, objectRole).toString();
}

QString recordOf(const QTreeWidgetItem &row)
{
    return row.data(Object, recordRole).toString();
}

qint64 countOf(const QTreeWidgetItem &row)
{
    return row.data(Object, countRole).toLongLong();
}

QString keyOfRow(const QTreeWidgetItem *row)
{
    return row ? QStringLiteral("%1/%2/%3/%4")
                     .arg(connectionOf(*row).text())
                     .arg(kindOf(*row))
                     .arg(objectOf(*row), recordOf(*row))
               : QString();
}

QTreeWidgetItem *rowWithKey(QTreeWidgetItem *row, const QString &key)
{
    if (keyOfRow(row) == key)
        return row;
    for (int i = 0; i < row->childCount(); ++i) {
        if (auto *found = rowWithKey(row->child(i), key))
            return found;
    }
    return nullptr;
}

void markConnection(QTreeWidgetItem *row, const ConnectionId &id)
{
    row->setData(Object, connectionRole, id.text());
    row->setData(Object, kindRole, ConnectionRow);
}

void setState(QTreeWidgetItem *row, const QString &text)
{
    row->setText(State, text);
    row->setToolTip(State, text);
}

const Job *jobOf(const WorkspaceView &view, const QString &object)
{
    for (const Job &job : view.jobs) {
        if (job.object == object)
            return &job;
    }
    return nullptr;
}

std::optional<JobReport> reportOf(const ConnectionStatus &status, const WorkspaceView &view,
                                  const QString &object)
{
    for (const JobReport &report : status.jobs) {
        if (report.object == object)
            return report;
    }
    const Job *job = jobOf(view, object);
    return job ? lastReportOf(*job) : std::nullopt;
}

HeldDeletions heldOf(const WorkspaceView &view, const QString &object)
{
    for (const HeldDeletions &held : view.held) {
        if (held.object == object)
            return held;
    }
    return {};
}

QStringList objectsOf(const ConnectionInfo &info, const WorkspaceView &view)
{
    QStringList objects;
    for (const Job &job : view.jobs)
        objects += job.object;
    if (objects.isEmpty())
        objects = info.objects;
    for (const HeldDeletions &held : view.held)
        objects += held.object;
    for (const WaitingRecords &waiting : view.waiting)
        objects += waiting.object;
    objects.removeDuplicates();
    return objects;
}

void addObject(QTreeWidgetItem *connection, const ConnectionStatus &status, const WorkspaceView &view,
               const QString &object)
{
    auto *row = addRow(connection, ObjectRow, object);
    const auto report = reportOf(status, view, object);
    const HeldDeletions held = heldOf(view, object);
    QStringList waits = waitingTexts(view.waitingOf(object));
    if (held.inCrm + held.here > 0)
        waits.prepend(
            RowText::tr("%1 deletions wait for your answer").arg(numberText(held.inCrm + held.here)));
    row->setText(Object, report && !report->label.isEmpty() ? report->label : object);
    row->setToolTip(Object, object);
    const Job *job = jobOf(view, object);
    if (report && report->error) {
        row->setText(State, report->error->sentence);
        row->setToolTip(State, report->error->text());
    } else if (!waits.isEmpty()) {
        setState(row, waits.join(QStringLiteral(", ")));
    } else if (job && job->paused) {
        setState(row, RowText::tr("paused"));
    } else {
        setState(row, report ? RowText::tr("in step") : RowText::tr("waiting"));
    }
    if (report) {
        row->setText(Records, numberText(report->pulled));
        row->setText(Sent, numberText(report->pushed));
        row->setText(Deleted, numberText(report->deleted));
    }
    addHeld(row, held);
    for (const RefusedChange &change : view.refused) {
        if (change.object == object)
            addRefused(row, view, change);
    }
}

} // namespace fairlead::ui::statusrows
