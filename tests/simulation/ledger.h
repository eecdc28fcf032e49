// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/recordvalue.h"
#include "workspace/conflict.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace fairlead {

/// Who did what: every edit a person made on either side, and whether it may be gone. A record is known by
/// its mark, which its maker gave it and which never changes, because its id does. A value may be gone only
/// where somebody who saw it wrote over it, or where the conflict log has it as the losing side. A value
/// type.
class Ledger
{
public:
    /// What both sides have in the end: mark → values, references as the marks of what they point at. Several
    /// of one mark where a record was made again and its forerunner brought back.
    using Final = QMultiMap<QString, QMap<QString, QString>>;

    /// An id of the record that is marked so; it may have several in the course of time.
    void know(const QString &id, const QString &mark) { m_marks.insert(id, mark); }
    QString markOf(const QString &id) const { return m_marks.value(id); }
    /// One value, with ids as marks.
    QString tokenOf(const RecordValue &value) const;

    /// `was`: what the editor saw in the field.
    void edited(Side by, const QString &mark, const QString &field, const QString &was, const QString &now);
    /// The record was deleted by somebody who saw these values.
    void deleted(Side by, const QString &mark, const RecordValues &seen);
    /// What of them is gone is known to whoever deleted only a copy of the record.
    void seen(const QString &mark, const RecordValues &seen);
    /// The deletion was taken back by a person.
    void undeleted(const QString &mark);
    /// The same before anybody else was told of it, so that what was done here before it counts again.
    void neverDeleted(const QString &mark);
    /// A person was told what the deletion takes along, and let it.
    void confirmedDeleted(const QString &mark);
    /// Written over without being seen, where nothing can prevent it.
    void overwritten(const QString &mark, const QString &field, const QString &value);
    /// Nothing is asked of what was done so far: a backup has taken its place.
    void excuseAll();
    void excuseField(const QString &field);
    void excuseFieldOf(const QString &mark, const QString &field);
    void excuseRecord(const QString &mark);
    /// Of every record.
    void excuseValue(const QString &field, const QString &value);

    /// The log as the workspace has it.
    void readLog(const QList<ConflictEntry> &log);
    /// Edits that are neither there nor accounted for.
    QStringList lost(const Final &final) const;

    int edits() const { return m_made; }
    int overwrites() const { return m_overwrites; }
    QStringList history(const QString &mark) const;

private:
    enum class State { Open, Seen, Excused };
    struct Edit
    {
        Side by;
        QString field; ///< empty: the record was deleted
        QString value;
        QString was;
        bool returns = false; ///< to a value that the field had before
        State state = State::Open;
        bool seenAtLast = false; ///< by whoever deleted the record
    };
    static QString key(const QString &mark, const QString &field, const QString &value);
    static bool isNoChange(const QList<Edit> &edits, const Edit &edit);
    void loses(const QString &mark, const QString &field, const RecordValue &value);

    QMap<QString, QString> m_marks;
    QMap<QString, QList<Edit>> m_edits; ///< by mark
    QSet<QString> m_logged; ///< key() of what the log has as the losing side
    int m_made = 0;
    int m_overwrites = 0;
};

} // namespace fairlead
