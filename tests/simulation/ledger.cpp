// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include "workspace/basejson.h"

#include <algorithm>

namespace fairlead {

QString Ledger::tokenOf(const RecordValue &value) const
{
    if (const auto *text = std::get_if<QString>(&value)) {
        const auto mark = m_marks.constFind(*text);
        return mark == m_marks.cend() ? *text : QStringLiteral("->") + *mark;
    }
    if (const auto *whole = std::get_if<qint64>(&value))
        return QString::number(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real);
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*bytes);
    return {};
}

QString Ledger::key(const QString &mark, const QString &field, const QString &value)
{
    return mark + QChar(1) + field + QChar(1) + value;
}

void Ledger::edited(Side by, const QString &mark, const QString &field, const QString &was,
                    const QString &now)
{
    if (was == now)
        return;
    ++m_made;
    QList<Edit> &edits = m_edits[mark];
    bool returns = false;
    for (Edit &edit : edits) {
        if (edit.field != field)
            continue;
        // One side's later word stands for its earlier ones, even where a record is here twice for a while.
        if ((edit.value == was || edit.by == by) && edit.state == State::Open)
            edit.state = State::Seen;
        edit.seenAtLast = edit.seenAtLast && edit.value != was && edit.by != by;
        returns = returns || edit.value == now || edit.was == now;
    }
    edits += Edit{by, field, now, was, returns};
}

void Ledger::deleted(Side by, const QString &mark, const RecordValues &seen)
{
    ++m_made;
    QList<Edit> &edits = m_edits[mark];
    for (Edit &edit : edits)
        edit.seenAtLast = by == Side::Workspace && edit.by == by && edit.state == State::Open;
    this->seen(mark, seen);
    edits += Edit{by, {}, {}, {}};
}

void Ledger::seen(const QString &mark, const RecordValues &seen)
{
    for (Edit &edit : m_edits[mark]) {
        if (!edit.field.isEmpty() && edit.state == State::Open
            && (edit.value == tokenOf(seen.value(edit.field)) || !seen.contains(edit.field)))
            edit.state = State::Seen;
    }
}

void Ledger::undeleted(const QString &mark)
{
    for (Edit &edit : m_edits[mark]) {
        if (edit.field.isEmpty())
            edit.state = State::Seen;
        edit.seenAtLast = false;
    }
}

void Ledger::neverDeleted(const QString &mark)
{
    for (Edit &edit : m_edits[mark]) {
        if (edit.seenAtLast && edit.state == State::Seen)
            edit.state = State::Open;
    }
    undeleted(mark);
}

void Ledger::confirmedDeleted(const QString &mark)
{
    for (Edit &edit : m_edits[mark])
        edit.seenAtLast = false;
}

void Ledger::overwritten(const QString &mark, const QString &field, const QString &value)
{
    for (Edit &edit : m_edits[mark]) {
        if (edit.by == Side::Crm && edit.field == field && edit.value == value && edit.state == State::Open) {
            edit.state = State::Excused;
            ++m_overwrites;
        }
    }
}

void Ledger::excuseAll()
{
    const QStringList marks = m_edits.keys();
    for (const QString &mark : marks)
        excuseRecord(mark);
}

void Ledger::excuseField(const QString &field)
{
    for (QList<Edit> &edits : m_edits) {
        for (Edit &edit : edits) {
            if (edit.field == field)
                edit.state = State::Excused;
        }
    }
}

void Ledger::excuseValue(const QString &field, const QString &value)
{
    for (QList<Edit> &edits : m_edits) {
        for (Edit &edit : edits) {
            if (edit.field == field && edit.value == value)
                edit.state = State::Excused;
        }
    }
}

void Ledger::excuseFieldOf(const QString &mark, const QString &field)
{
    for (Edit &edit : m_edits[mark]) {
        if (edit.field == field)
            edit.state = State::Excused;
    }
}

void Ledger::excuseRecord(const QString &mark)
{
    for (Edit &edit : m_edits[mark])
        edit.state = State::Excused;
}

void Ledger::loses(const QString &mark, const QString &field, const RecordValue &value)
{
    if (!field.isEmpty()) {
        m_logged.insert(key(mark, field, tokenOf(value)));
        return;
    }
    const auto *json = std::get_if<QString>(&value);
    if (!json) {
        m_logged.insert(key(mark, {}, {}));
        return;
    }
    const auto record = readBase(*json);
    if (!record)
        return;
    for (auto it = record->begin(); it != record->end(); ++it)
        m_logged.insert(key(mark, it.key(), tokenOf(it.value())));
}

void Ledger::readLog(const QList<ConflictEntry> &log)
{
    for (const ConflictEntry &entry : log) {
        if (!entry.conflict.kept)
            continue;
        const bool crmKept = entry.conflict.kept == Side::Crm;
        loses(markOf(entry.record), entry.conflict.field,
              crmKept ? entry.conflict.workspace : entry.conflict.crm);
    }
}

/// There and back again is no change where the other side has changed the field.
bool Ledger::isNoChange(const QList<Edit> &edits, const Edit &edit)
{
    return edit.returns && std::any_of(edits.begin(), edits.end(), [&](const Edit &other) {
               return (other.field == edit.field || other.field.isEmpty()) && other.by != edit.by;
           });
}

QStringList Ledger::lost(const Final &final) const
{
    QStringList lost;
    for (auto it = m_edits.cbegin(); it != m_edits.cend(); ++it) {
        const auto records = final.values(it.key());
        for (const Edit &edit : it.value()) {
            if (edit.state != State::Open || m_logged.contains(key(it.key(), edit.field, edit.value)))
                continue;
            if (isNoChange(it.value(), edit))
                continue;
            const bool deletion = edit.field.isEmpty();
            const bool there = !records.isEmpty();
            const bool kept = std::any_of(records.begin(), records.end(), [&edit](const auto &record) {
                return record.value(edit.field) == edit.value;
            });
            if (deletion ? !there : kept)
                continue;
            const QString what = deletion ? QStringLiteral("the deletion")
                                          : edit.field + QStringLiteral(" = '") + edit.value + QChar('\'');
            lost += QStringLiteral("%1 of record %2, made in the %3, is gone (in the end: %4)")
                        .arg(what, it.key(), nameOf(edit.by),
                             !there         ? QStringLiteral("no record")
                                 : deletion ? QStringLiteral("it is there")
                                            : records.constFirst().value(edit.field));
        }
    }
    return lost;
}

QStringList Ledger::history(const QString &mark) const
{
    QStringList lines;
    for (const Edit &edit : m_edits.value(mark)) {
        const char *state = edit.state == State::Open ? "open"
            : edit.state == State::Seen               ? "seen"
                                                      : "excused";
        lines += QStringLiteral("%1 %2 = '%3' %4")
                     .arg(nameOf(edit.by), edit.field.isEmpty() ? QStringLiteral("(deleted)") : edit.field,
                          edit.value, QLatin1String(state));
    }
    return lines;
}

} // namespace fairlead
