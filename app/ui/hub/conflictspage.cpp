// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/conflictspage.h"

#include "look/button.h"
#include "look/icons.h"
#include "ui/hub/answers.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/hubwords.h"
#include "workspace/basejson.h"

#include <QComboBox>
#include <QTreeWidget>

namespace fairlead::ui {

namespace {

enum Filter { OpenOnly, All };
/// Of a whole record: enough to recognise what was changed.
constexpr int mostFields = 10;

bool isDeletion(const RecordValue &side)
{
    return std::holds_alternative<std::monostate>(side);
}

RecordValues recordOf(const RecordValue &side)
{
    const auto *json = std::get_if<QString>(&side);
    return json ? readBase(*json).value_or(RecordValues()) : RecordValues();
}

QString whatText(const WorkspaceView &view, const ConflictEntry &entry)
{
    const QString record = recordText(view, entry.object, entry.record);
    return entry.conflict.field.isEmpty()
        ? ConflictsPage::tr("%1 %2").arg(entry.object, record)
        : ConflictsPage::tr("%1 %2: %3").arg(entry.object, record, entry.conflict.field);
}

/// One side of a conflict in a cell.
QString sideText(const ConflictEntry &entry, const RecordValue &side)
{
    if (!entry.conflict.field.isEmpty())
        return valueText(side);
    return isDeletion(side) ? ConflictsPage::tr("deleted") : ConflictsPage::tr("changed");
}

QString stateText(const ConflictEntry &entry)
{
    switch (entry.state) {
    case ConflictEntry::State::Open:
        return ConflictsPage::tr("waits for your answer");
    case ConflictEntry::State::PutBack:
        return ConflictsPage::tr("undone");
    case ConflictEntry::State::Decided:
    case ConflictEntry::State::Resolved:
        break;
    }
    return entry.conflict.kept == Side::Crm ? ConflictsPage::tr("the CRM's was kept")
                                            : ConflictsPage::tr("what was here was kept");
}

/// The fields in which a side differs from what both had before.
QStringList changesTexts(const RecordValues &before, const RecordValues &side)
{
    QStringList lines;
    int more = 0;
    for (auto it = side.begin(); it != side.end(); ++it) {
        if (sameValue(before.value(it.key()), it.value()))
            continue;
        if (lines.size() < mostFields)
            lines += ConflictsPage::tr("  %1: %2, before %3")
                         .arg(it.key(), valueText(it.value()), valueText(before.value(it.key())));
        else
            ++more;
    }
    if (more > 0)
        lines += ConflictsPage::tr("  and %n more field(s)", nullptr, more);
    return lines;
}

QStringList wholeRecordTexts(const ConflictEntry &entry)
{
    const Conflict &conflict = entry.conflict;
    const bool deletedHere = isDeletion(conflict.workspace);
    QStringList lines{deletedHere ? ConflictsPage::tr("The record was deleted here and changed in the CRM.")
                                  : ConflictsPage::tr("The record was deleted in the CRM and changed here.")};
    const RecordValues before = recordOf(conflict.base);
    if (!before.isEmpty())
        lines += changesTexts(before, recordOf(deletedHere ? conflict.crm : conflict.workspace));
    if (entry.state == ConflictEntry::State::Open)
        lines += deletedHere
            ? ConflictsPage::tr("Keep the CRM's: the record comes back here. Keep what is here: it is "
                                "deleted in the CRM too.")
            : ConflictsPage::tr("Keep the CRM's: the record is deleted here too. Keep what is here: it is "
                                "made again in the CRM.");
    return lines;
}

QStringList fieldTexts(const Conflict &conflict)
{
    return {
        ConflictsPage::tr("In the CRM: %1").arg(valueText(conflict.crm)),
        ConflictsPage::tr("Here: %1").arg(valueText(conflict.workspace)),
        ConflictsPage::tr("Before: %1").arg(valueText(conflict.base)),
    };
}

} // namespace

ConflictsPage::ConflictsPage(QWidget *parent)
    : ListPage(
        {QStringLiteral("conflicts"), tr("Conflicts"), tr("Conflicts of the connection"),
         tr("Nothing is in dispute.")},
        {{tr("What"), 5, true}, {tr("In the CRM"), 2, false}, {tr("Here"), 2, false}, {tr("State"), 3, true}},
        true, parent)
    , m_filter(new QComboBox)
    , m_keepCrm(details()->addButton(QStringLiteral("keepCrm"), tr("Keep the &CRM's")))
    , m_keepHere(details()->addButton(QStringLiteral("keepHere"), tr("Keep what is &here")))
    , m_undo(details()->addButton(QStringLiteral("undoConflict"), tr("&Undo")))
{
    m_filter->setObjectName(QStringLiteral("conflictsFilter"));
    m_filter->setAccessibleName(tr("Which conflicts are shown"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_filter->setMinimumContentsLength(10);
    m_filter->addItems({tr("Open ones"), tr("All")});
    addTool(m_filter);
    connect(m_filter, &QComboBox::currentIndexChanged, this, [this] { refill(); });
    connect(m_keepCrm, &QAbstractButton::clicked, this,
            [this] { emit changeRequested(connection(), resolveConflicts(chosen(true), Side::Crm, now())); });
    connect(m_keepHere, &QAbstractButton::clicked, this, [this] {
        emit changeRequested(connection(), resolveConflicts(chosen(true), Side::Workspace, now()));
    });
    connect(m_undo, &QAbstractButton::clicked, this,
            [this] { emit changeRequested(connection(), undoConflicts(chosen(false), now())); });
    refill();
}

void ConflictsPage::fill()
{
    for (const ConflictEntry &entry : view().conflicts) {
        const bool open = entry.state == ConflictEntry::State::Open;
        if (!open && m_filter->currentIndex() == OpenOnly)
            continue;
        auto *row = addRow(entry.id,
                           {whatText(view(), entry), sideText(entry, entry.conflict.crm),
                            sideText(entry, entry.conflict.workspace), stateText(entry)});
        if (open)
            row->setIcon(0, look::icon(look::Symbol::Conflict, look::Tone::Attention));
    }
}

const ConflictEntry *ConflictsPage::conflictWith(qint64 id) const
{
    for (const ConflictEntry &entry : view().conflicts) {
        if (entry.id == id)
            return &entry;
    }
    return nullptr;
}

QList<qint64> ConflictsPage::chosen(bool open) const
{
    QList<qint64> ids;
    const QList<qint64> keys = chosenKeys();
    for (const qint64 id : keys) {
        const ConflictEntry *entry = conflictWith(id);
        if (!entry || entry->state == ConflictEntry::State::PutBack)
            continue;
        if ((entry->state == ConflictEntry::State::Open) == open)
            ids += id;
    }
    return ids;
}

void ConflictsPage::showCurrent()
{
    const auto waiting = chosen(true).size();
    m_keepCrm->setVisible(waiting > 0);
    m_keepHere->setVisible(waiting > 0);
    m_undo->setVisible(!chosen(false).isEmpty());
    const ConflictEntry *entry = conflictWith(currentKey());
    if (!entry) {
        details()->say({}, view().error ? QStringList{view().error->text()} : QStringList());
        return;
    }
    QStringList lines =
        entry->conflict.field.isEmpty() ? wholeRecordTexts(*entry) : fieldTexts(entry->conflict);
    if (!entry->changedBy.isEmpty()) {
        const QString name = view().nameOfUser(entry->changedBy);
        lines += tr("Changed in the CRM by: %1").arg(name.isEmpty() ? entry->changedBy : name);
    }
    lines += tr("Found: %1").arg(momentText(entry->at));
    const QString state = stateText(*entry);
    lines += tr("State: %1").arg(state);
    if (waiting > 1)
        lines += tr("%n conflict(s) are chosen; an answer holds for all of them.", nullptr, int(waiting));
    details()->say(whatText(view(), *entry), lines);
}

} // namespace fairlead::ui
