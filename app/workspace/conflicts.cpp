// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/conflicts.h"

#include "workspace/basejson.h"
#include "workspace/conflictrows.h"
#include "workspace/settler.h"
#include "workspace/sqltext.h"
#include "workspace/workspacefile.h"

#include <QCoreApplication>

namespace fairlead {

using namespace detail;

namespace {

struct ConflictText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Workspace)
};

Error notAnswerable(qint64 id)
{
    Error error;
    error.code = ErrorCode::NothingToDo;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ConflictText::tr("There is no conflict %1 that waits for this.").arg(id);
    error.remedy = ConflictText::tr("Look at the list of conflicts: it may have been settled meanwhile.");
    return error;
}

Error answerFirst(const ConflictEntry &entry)
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        ConflictText::tr("A newer conflict of the record %1 waits for an answer.").arg(entry.record);
    error.remedy = ConflictText::tr("Answer that one first; then put this value back.");
    return error;
}

constexpr const char *conflictColumns =
    "SELECT id, object, record, field, base, workspace_value, crm_value, kept, state, changed_by, at "
    "FROM fairlead_conflict ";

ConflictEntry conflictIn(SQLite::Statement &row)
{
    ConflictEntry entry;
    entry.id = row.getColumn(0).getInt64();
    entry.object = text(row.getColumn(1));
    entry.record = text(row.getColumn(2));
    entry.conflict.field = text(row.getColumn(3));
    entry.conflict.base = recordValue(row.getColumn(4));
    entry.conflict.workspace = recordValue(row.getColumn(5));
    entry.conflict.crm = recordValue(row.getColumn(6));
    entry.conflict.kept = sideFromString(text(row.getColumn(7)));
    const QString state = text(row.getColumn(8));
    for (const auto known : {ConflictEntry::State::Open, ConflictEntry::State::Decided,
                             ConflictEntry::State::Resolved, ConflictEntry::State::PutBack}) {
        if (nameOf(known) == state)
            entry.state = known;
    }
    entry.changedBy = text(row.getColumn(9));
    entry.at = QDateTime::fromString(text(row.getColumn(10)), Qt::ISODateWithMs);
    return entry;
}

RecordValues recordIn(const RecordValue &json)
{
    const auto *document = std::get_if<QString>(&json);
    const auto values = readBase(document ? *document : QString());
    return values ? *values : RecordValues();
}

void setState(Database &database, const ConflictEntry &entry, ConflictEntry::State state,
              std::optional<Side> kept)
{
    Prepared set(database, "UPDATE fairlead_conflict SET state = ?, kept = ? WHERE id = ?");
    bindText(set, 1, nameOf(state));
    if (kept)
        bindText(set, 2, nameOf(*kept));
    else
        set.bind(2);
    set.bind(3, std::int64_t(entry.id));
    set.exec();
}

/// The outbox row that waits for the answer.
struct AskedChange
{
    qint64 seq = 0;
    RecordValues base;
    bool behind = false; ///< the CRM has sent the record since
};

std::optional<AskedChange> askedChange(Database &database, const ConflictEntry &entry)
{
    Prepared find(database,
                  "SELECT seq, base, behind FROM fairlead_outbox WHERE object = ? AND id = ? "
                  "AND state = 'asked' ORDER BY seq DESC LIMIT 1");
    bindText(find, 1, entry.object);
    bindText(find, 2, entry.record);
    if (!find.executeStep())
        return std::nullopt;
    const auto base = readBase(text(find.getColumn(1)));
    return AskedChange{find.getColumn(0).getInt64(), base ? *base : RecordValues(),
                       find.getColumn(2).getInt() != 0};
}

bool isAskedAbout(Database &database, const ConflictEntry &entry)
{
    Prepared find(database,
                  "SELECT 1 FROM fairlead_conflict WHERE object = ? AND record = ? "
                  "AND state = 'open' AND (field = ?3 OR field = '' OR ?3 = '')");
    bindText(find, 1, entry.object);
    bindText(find, 2, entry.record);
    bindText(find, 3, entry.conflict.field);
    return find.executeStep();
}

bool hasOpenConflict(Database &database, const ConflictEntry &entry)
{
    Prepared find(database,
                  "SELECT 1 FROM fairlead_conflict WHERE object = ? AND record = ? "
                  "AND state = 'open'");
    bindText(find, 1, entry.object);
    bindText(find, 2, entry.record);
    return find.executeStep();
}

/// Does the answer's work inside the caller's transaction.
class Resolution
{
public:
    Resolution(WorkspaceFile &d, const ConflictEntry &entry, const AskedChange &asked)
        : m_d(d)
        , m_entry(entry)
        , m_asked(asked)
    {
        m_object.name = entry.object;
    }

    void keep(Side side)
    {
        setState(m_d.database, m_entry, ConflictEntry::State::Resolved, side);
        if (!m_entry.conflict.field.isEmpty())
            keepField(side);
        else if (std::holds_alternative<std::monostate>(m_entry.conflict.workspace))
            keepAfterDeletionHere(side);
        else
            keepAfterDeletionThere(side);
    }

private:
    /// Ours counts: it is now a change of what the CRM has. Theirs counts: there is no change any more.
    void keepField(Side side)
    {
        const QString &field = m_entry.conflict.field;
        RecordValues base = m_asked.base;
        if (side == Side::Workspace)
            base.insert(field, m_entry.conflict.crm);
        else
            base.remove(field);
        if (side == Side::Crm) {
            Settlement theirs = settlement();
            theirs.fate = Settlement::Fate::Waits;
            theirs.take.insert(field, m_entry.conflict.crm);
            settle(theirs);
        }
        const bool waits = hasOpenConflict(m_d.database, m_entry);
        // Even with nothing left to send it is looked at once more: what the CRM has sent since it was asked
        // was left for this change.
        rewrite(writeBase(base), waits ? "asked" : "waiting");
    }

    void keepAfterDeletionHere(Side side)
    {
        // Whoever answers was shown what the CRM has: that is what was deleted then, and what a row that was
        // put in again since is compared with.
        forgetEarlier();
        rewrite(std::get<QString>(m_entry.conflict.crm), "waiting");
        if (side == Side::Workspace)
            return;
        Settlement theirs = settlement();
        theirs.restore = true;
        theirs.take = recordIn(m_entry.conflict.crm);
        settle(theirs);
        // As it was when it was asked: what the CRM has sent since was left for this change.
        Prepared look(m_d.database,
                      "INSERT INTO fairlead_outbox(object, id, kind, base) VALUES(?, ?, 'update', '{}')");
        bindText(look, 1, m_entry.object);
        bindText(look, 2, m_entry.record);
        look.exec();
    }

    void keepAfterDeletionThere(Side side)
    {
        // Brought back there since: the answer is about what both have then.
        if (m_asked.behind) {
            if (side == Side::Crm)
                forgetEarlier();
            rewrite(side == Side::Workspace ? writeBase(m_asked.base) : QStringLiteral("{}"), "waiting");
            return;
        }
        Settlement answer = settlement();
        answer.becomesNew = side == Side::Workspace;
        answer.remove = side == Side::Crm;
        settle(answer);
    }

    Settlement settlement() const
    {
        Settlement made;
        made.id = m_entry.record;
        made.lastSeq = m_asked.seq;
        return made;
    }

    void settle(const Settlement &made)
    {
        guarded(m_d.database, [&] { Settler(m_d, m_object).settle(made); });
    }

    /// What was done to the record before the change that is rewritten: its base would stand in place of the
    /// answer's.
    void forgetEarlier()
    {
        Prepared forget(m_d.database, "DELETE FROM fairlead_outbox WHERE object = ? AND id = ? AND seq < ?");
        bindText(forget, 1, m_entry.object);
        bindText(forget, 2, m_entry.record);
        forget.bind(3, std::int64_t(m_asked.seq));
        forget.exec();
    }

    void rewrite(const QString &base, const char *state)
    {
        Prepared set(m_d.database, "UPDATE fairlead_outbox SET base = ?, state = ? WHERE seq = ?");
        bindText(set, 1, base);
        set.bind(2, state);
        set.bind(3, std::int64_t(m_asked.seq));
        set.exec();
    }

    WorkspaceFile &m_d;
    const ConflictEntry &m_entry;
    const AskedChange &m_asked;
    ObjectInfo m_object;
};

/// Writes like any other program: the triggers take it for the edit it is.
class PutBack
{
public:
    PutBack(Database &database, const TableShape &shape, const ConflictEntry &entry)
        : m_database(database)
        , m_shape(shape)
        , m_entry(entry)
    {
    }

    void write()
    {
        const Conflict &conflict = m_entry.conflict;
        const RecordValue &lost = conflict.kept == Side::Crm ? conflict.workspace : conflict.crm;
        if (!conflict.field.isEmpty())
            writeField(lost);
        else if (std::holds_alternative<std::monostate>(lost))
            removeRecord();
        else
            makeRecord(recordIn(lost));
    }

private:
    std::string whereRecord() const
    {
        std::string where = " WHERE ";
        where += quoted(m_shape.idColumn);
        where += " = ?";
        return where;
    }

    void writeField(const RecordValue &lost)
    {
        Prepared update(m_database,
                        "UPDATE " + quoted(m_shape.table) + " SET " + quoted(m_entry.conflict.field) + " = ?"
                            + whereRecord());
        bindValue(update, 1, lost);
        bindText(update, 2, m_entry.record);
        update.exec();
    }

    void removeRecord()
    {
        Prepared remove(m_database, "DELETE FROM " + quoted(m_shape.table) + whereRecord());
        bindText(remove, 1, m_entry.record);
        remove.exec();
    }

    /// Under a new id: the old one is gone in the CRM.
    void makeRecord(const RecordValues &values)
    {
        std::vector<std::string> names;
        std::vector<std::string> places;
        QList<RecordValue> bound;
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (!m_shape.has(it.key()) || it.key().compare(m_shape.idColumn, Qt::CaseInsensitive) == 0)
                continue;
            names.push_back(quoted(it.key()));
            places.emplace_back("?");
            bound += it.value();
        }
        if (names.empty())
            return;
        Prepared insert(m_database,
                        "INSERT INTO " + quoted(m_shape.table) + '(' + commaSeparated(names) + ") VALUES("
                            + commaSeparated(places) + ')');
        for (int i = 0; i < int(bound.size()); ++i)
            bindValue(insert, i + 1, bound.at(i));
        insert.exec();
    }

    Database &m_database;
    const TableShape &m_shape;
    const ConflictEntry &m_entry;
};

} // namespace

namespace detail {

QList<ConflictEntry> readConflicts(Database &database, bool openOnly, int limit)
{
    QList<ConflictEntry> entries;
    if (!hasTable(database, QStringLiteral("fairlead_conflict")))
        return entries;
    std::string sql = conflictColumns;
    if (openOnly)
        sql += "WHERE state = 'open' ";
    sql += "ORDER BY id DESC LIMIT ?";
    Prepared list(database, sql);
    list.bind(1, limit);
    while (list.executeStep())
        entries += conflictIn(list);
    return entries;
}

std::optional<ConflictEntry> readConflict(Database &database, qint64 id)
{
    std::string sql = conflictColumns;
    sql += "WHERE id = ?";
    Prepared find(database, sql);
    find.bind(1, std::int64_t(id));
    return find.executeStep() ? std::optional(conflictIn(find)) : std::nullopt;
}

} // namespace detail

Conflicts::Conflicts(Workspace &workspace)
    : m_workspace(workspace)
{
}

Outcome Conflicts::resolve(qint64 id, Side keep)
{
    WorkspaceFile &d = *m_workspace.d;
    QString table;
    return attempt(d.path, table, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const auto entry = readConflict(d.database, id);
        if (!entry || entry->state != ConflictEntry::State::Open)
            return fail(notAnswerable(id));
        table = entry->object;
        const auto asked = askedChange(d.database, *entry);
        if (!asked)
            return fail(notAnswerable(id));
        Resolution(d, *entry, *asked).keep(keep);
        transaction.commit();
        return {};
    });
}

Outcome Conflicts::putBack(qint64 id)
{
    WorkspaceFile &d = *m_workspace.d;
    QString table;
    return attempt(d.path, table, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const auto entry = readConflict(d.database, id);
        if (!entry || !entry->conflict.kept || entry->state == ConflictEntry::State::PutBack)
            return fail(notAnswerable(id));
        table = entry->object;
        const TableShape &shape = d.table(entry->object).shape;
        if (!shape.exists())
            return fail(notAnswerable(id));
        // What is being asked about would be gone with the answer.
        if (isAskedAbout(d.database, *entry))
            return fail(answerFirst(*entry));
        PutBack(d.database, shape, *entry).write();
        setState(d.database, *entry, ConflictEntry::State::PutBack, entry->conflict.kept);
        transaction.commit();
        return {};
    });
}

} // namespace fairlead
