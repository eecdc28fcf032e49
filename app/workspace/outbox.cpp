// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/outbox.h"

#include "workspace/basejson.h"
#include "workspace/outboxrows.h"
#include "workspace/referencetargets.h"
#include "workspace/settler.h"
#include "workspace/workspacefile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace fairlead {

using namespace detail;

namespace {

constexpr const char *runNumberKey = "push_run";

struct OutboxText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Workspace)
};

/// Sent again as long as the first request may be at work in the CRM, a create would make a second record.
std::string isUnderWaySql()
{
    std::string sql = "(state = 'uncertain' AND coalesce(json_extract(nullif(attempt, ''), '$.here'), '') "
                      "BETWEEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-";
    sql += std::to_string(writeTimeout.count());
    return sql + " seconds') AND strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))";
}

Error tooEarly()
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = OutboxText::tr("The CRM may still be at work on this record.");
    error.remedy = OutboxText::tr("Wait two minutes, look for it in the CRM, then try again.");
    return error;
}

QString momentText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime momentOf(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString attemptJson(const CreateAttempt &attempt)
{
    const QJsonObject object{{QStringLiteral("server"), momentText(attempt.server)},
                             {QStringLiteral("here"), momentText(attempt.here)},
                             {QStringLiteral("sent"), writeBase(attempt.sent)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

CreateAttempt attemptOf(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    CreateAttempt attempt;
    attempt.server = momentOf(object.value(QLatin1String("server")).toString());
    attempt.here = momentOf(object.value(QLatin1String("here")).toString());
    if (const auto sent = readBase(object.value(QLatin1String("sent")).toString()))
        attempt.sent = *sent;
    return attempt;
}

/// While it lives a commit is on the disk when it returns.
class Durable
{
public:
    explicit Durable(Database &database)
        : m_database(database)
    {
        m_database.exec("PRAGMA synchronous=FULL");
    }
    ~Durable() { m_database.tryExec("PRAGMA synchronous=NORMAL"); }
    Durable(const Durable &) = delete;
    Durable &operator=(const Durable &) = delete;

private:
    Database &m_database;
};

/// An outbox row with what only the sending end looks at.
struct SendingEntry
{
    OutboxEntry entry;
    QString state;
    QString attempt;
    bool duplicateAllowed = false;
};

/// Reads what one slice is made of.
class SliceReader
{
public:
    SliceReader(Database &database, const TableShape &shape, const QStringList &references)
        : m_shape(shape)
        , m_references(references)
        , m_entries(database,
                    "SELECT seq, kind, base, changed_at, behind, state, attempt, duplicate_allowed FROM "
                    "fairlead_outbox "
                    "WHERE object = ? AND id = ? ORDER BY seq")
        , m_row(database, selectRowSql(shape))
        , m_identity(database, "SELECT id FROM fairlead_identity WHERE local = ?")
    {
    }

    QList<SendingEntry> entriesOf(const QString &id)
    {
        QList<SendingEntry> list;
        m_entries.reset();
        bindText(m_entries, 1, m_shape.table);
        bindText(m_entries, 2, id);
        while (m_entries.executeStep()) {
            SendingEntry found;
            found.entry.seq = m_entries.getColumn(0).getInt64();
            found.entry.object = m_shape.table;
            found.entry.id = id;
            found.entry.kind = kindNamed(text(m_entries.getColumn(1)));
            found.entry.base = text(m_entries.getColumn(2));
            found.entry.changedAt = momentOf(text(m_entries.getColumn(3)));
            found.entry.behind = m_entries.getColumn(4).getInt() != 0;
            found.state = text(m_entries.getColumn(5));
            found.attempt = text(m_entries.getColumn(6));
            found.duplicateAllowed = m_entries.getColumn(7).getInt() != 0;
            list += found;
        }
        return list;
    }

    RecordValues rowOf(const QString &id)
    {
        RecordValues row;
        m_row.reset();
        bindText(m_row, 1, id);
        if (m_row.executeStep()) {
            for (int i = 0; i < m_row.getColumnCount(); ++i) {
                const QString &name = m_shape.columns.at(i).name;
                if (name != m_shape.idColumn)
                    row.insert(name, recordValue(m_row.getColumn(i)));
            }
        }
        return row;
    }

    bool hasRow(const QString &id)
    {
        m_row.reset();
        bindText(m_row, 1, id);
        return m_row.executeStep();
    }

    /// Ids of records that were made meanwhile, in place of their `local:` ones.
    void resolve(RecordValues &values)
    {
        for (const QString &column : m_references) {
            const auto found = values.find(column);
            const auto *id = found == values.end() ? nullptr : std::get_if<QString>(&found.value());
            if (!id || !isLocalId(*id))
                continue;
            m_identity.reset();
            bindText(m_identity, 1, *id);
            if (m_identity.executeStep())
                found.value() = text(m_identity.getColumn(0));
        }
    }

private:
    const TableShape &m_shape;
    const QStringList &m_references;
    Prepared m_entries;
    Prepared m_row;
    Prepared m_identity;
};

Error noneRefused(const QString &object)
{
    Error error;
    error.code = ErrorCode::NothingToDo;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = OutboxText::tr("No duplicate of %1 waits for a decision.").arg(object);
    error.remedy = OutboxText::tr("Look at the list of what waits: it may have been sent meanwhile.");
    return error;
}

QStringList referencesOf(const ObjectInfo &object)
{
    QStringList names;
    for (const FieldInfo &field : object.fields) {
        if (field.type == FieldType::Reference)
            names += field.name;
    }
    return names;
}

/// Refused, and here under the id that it chose: a copy of the request was performed, and a pull has brought
/// the record.
std::string wasMadeAfterAll(const TableShape &shape)
{
    if (!shape.exists())
        return "0";
    return "w.state = 'failed' AND w.kind = 'create' AND w.attempt IS NOT NULL AND EXISTS(SELECT 1 FROM "
        + quoted(shape.table) + " AS t WHERE t." + quoted(shape.idColumn) + " = substr(w.id, "
        + std::to_string(localIdPrefix.size() + 1) + "))";
}

QStringList sendableIds(Database &database, const TableShape &shape, const QString &object, qint64 &reached,
                        int limit)
{
    // In the order of the first change of each, which an index by record cannot give.
    Prepared list(database,
                  "SELECT seq, id FROM fairlead_outbox AS o NOT INDEXED WHERE object = ?1 AND seq > ?2 "
                  "AND NOT EXISTS(SELECT 1 FROM fairlead_outbox AS e WHERE e.object = ?1 AND e.id = o.id "
                  "AND e.seq < o.seq) AND EXISTS(SELECT 1 FROM fairlead_outbox AS w WHERE w.object = ?1 "
                  "AND w.id = o.id AND (w.state IN ('waiting', 'approved', 'uncertain') "
                  "OR (w.state IN ('asked', 'failed') AND w.behind) OR ("
                      + wasMadeAfterAll(shape) + "))) ORDER BY seq LIMIT ?3");
    bindText(list, 1, object);
    list.bind(2, std::int64_t(reached));
    list.bind(3, limit);
    QStringList ids;
    while (list.executeStep()) {
        reached = list.getColumn(0).getInt64();
        ids += text(list.getColumn(1));
    }
    return ids;
}

} // namespace

Outbox::Outbox(Workspace &workspace)
    : m_workspace(workspace)
{
}

Result<bool> Outbox::isEmpty() const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<bool> {
        return queryNumber(d.database, "SELECT EXISTS(SELECT 1 FROM fairlead_outbox)") == 0;
    });
}

Result<qint64> Outbox::toSend(const QString &object) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<qint64> {
        return queryNumber(d.database,
                           "SELECT count(DISTINCT id) FROM fairlead_outbox WHERE state IN ('waiting', "
                           "'approved', 'uncertain') AND object = "
                               + literal(object));
    });
}

Result<bool> Outbox::hasUncertain(const QString &object) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<bool> {
        return queryNumber(
                   d.database,
                   "SELECT EXISTS(SELECT 1 FROM fairlead_outbox WHERE state = 'uncertain' AND object = "
                       + literal(object) + ')')
            != 0;
    });
}

Result<qint64> Outbox::lastRun() const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path,
                   [&]() -> Result<qint64> { return readMeta(d.database, runNumberKey).toLongLong(); });
}

Outcome Outbox::beginRun(qint64 number, bool fromBackup)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        d.database.run("UPDATE fairlead_outbox SET state = 'uncertain' WHERE state = 'sent'");
        if (fromBackup) {
            // With what was refused together with it.
            d.database.run("UPDATE fairlead_outbox SET state = 'uncertain' WHERE kind = 'create' OR (state = "
                           "'failed' AND id LIKE 'local:%')");
            // Marked for the case that such a change comes to a create (Settler::isFromBackup).
            d.database.run("UPDATE fairlead_outbox SET attempt = '{}' WHERE kind = 'update'");
        }
        setMeta(d.database, runNumberKey, QString::number(number));
        transaction.commit();
        return {};
    });
}

Result<PendingSlice> Outbox::pending(const ObjectInfo &object, qint64 reached, int limit)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, object.name, [&]() -> Result<PendingSlice> {
        PendingSlice slice;
        slice.reached = reached;
        const TableShape &shape = d.table(object.name).shape;
        const QStringList ids = sendableIds(d.database, shape, object.name, slice.reached, limit);
        slice.more = ids.size() == limit;
        if (ids.isEmpty())
            return slice;
        const QStringList references = referencesOf(object);
        SliceReader reader(d.database, shape, references);
        ReferenceTargets targets(d, object);
        QList<Settlement> settled;
        for (const QString &id : ids) {
            const QList<SendingEntry> found = reader.entriesOf(id);
            const bool unanswered = std::any_of(found.begin(), found.end(), [](const SendingEntry &entry) {
                return entry.state == QLatin1String("uncertain");
            });
            // A pull may have told of what was refused: of several copies of a request one may be performed.
            const SendingEntry &first = found.constFirst();
            const bool seen = first.entry.kind == OutboxEntry::Kind::Create
                && (unanswered || !first.attempt.isEmpty())
                && (reader.hasRow(id.mid(localIdPrefix.size()))
                    || std::any_of(found.begin(), found.end(),
                                   [](const SendingEntry &entry) { return entry.entry.behind; }));
            const bool uncertain = unanswered || seen;
            QList<OutboxEntry> entries;
            PendingChange pending;
            for (const SendingEntry &entry : found) {
                // What was sent is one change; what was done here since is another.
                const bool sent =
                    unanswered ? entry.state == QLatin1String("uncertain") : entry.attempt == first.attempt;
                if (uncertain && !sent)
                    continue;
                entries += entry.entry;
                pending.duplicateAllowed = pending.duplicateAllowed || entry.duplicateAllowed;
                if (entry.entry.kind == OutboxEntry::Kind::Create && (uncertain || !entry.attempt.isEmpty()))
                    pending.attempt = attemptOf(entry.attempt);
            }
            auto net = netChange(entries);
            pending.withdrawn = net && !*net && pending.attempt;
            if (pending.withdrawn)
                net = netChange({entries.constFirst()});
            if (!net) {
                Settlement unreadable;
                unreadable.id = id;
                unreadable.lastSeq = entries.constLast().seq;
                unreadable.fate = Settlement::Fate::Failed;
                unreadable.error = net.error();
                settled += unreadable;
                ++slice.failed;
                continue;
            }
            if (!*net) {
                Settlement nothing;
                nothing.id = id;
                nothing.lastSeq = entries.constLast().seq;
                settled += nothing;
                continue;
            }
            pending.change = **net;
            pending.uncertain = uncertain || pending.withdrawn;
            pending.row = reader.rowOf(id);
            pending.seen = pending.uncertain && seen;
            reader.resolve(pending.row);
            reader.resolve(pending.change.base);
            pending.targets = targets.of(pending);
            slice.changes += pending;
        }
        if (settled.isEmpty())
            return slice;
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        guarded(d.database, [&] {
            Settler settler(d, object);
            for (const Settlement &settlement : std::as_const(settled))
                settler.settle(settlement);
        });
        transaction.commit();
        return slice;
    });
}

Outcome Outbox::beginAttempt(const QString &object, const QList<PendingChange> &creates)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        // A power cut must not undo this: the request may be gone by then, and be sent once more.
        const Durable durable(d.database);
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        Prepared mark(d.database,
                      "UPDATE fairlead_outbox SET state = 'sent', attempts = attempts + 1, "
                      "attempt = ? WHERE object = ? AND id = ? AND seq <= ?");
        for (const PendingChange &create : creates) {
            mark.reset();
            bindText(mark, 1, attemptJson(create.attempt.value_or(CreateAttempt())));
            bindText(mark, 2, object);
            bindText(mark, 3, create.change.id);
            mark.bind(4, std::int64_t(create.change.lastSeq));
            mark.exec();
        }
        transaction.commit();
        return {};
    });
}

Outcome Outbox::settle(const ObjectInfo &object, const QList<Settlement> &settlements)
{
    if (settlements.isEmpty())
        return {};
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, object.name, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        if (!d.table(object.name).shape.exists())
            return fail(Error::bug(QStringLiteral("no table for %1").arg(object.name)));
        guarded(d.database, [&] {
            Settler settler(d, object);
            for (const Settlement &settlement : settlements)
                settler.settle(settlement);
        });
        transaction.commit();
        return {};
    });
}

Outcome Outbox::sweepReferences()
{
    WorkspaceFile &d = *m_workspace.d;
    QString table;
    return attempt(d.path, table, [&]() -> Outcome {
        if (queryNumber(d.database, "SELECT EXISTS(SELECT 1 FROM fairlead_identity WHERE swept = 0)") == 0)
            return {};
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        guarded(d.database, [&] {
            Prepared list(d.database, "SELECT object, field FROM fairlead_reference");
            while (list.executeStep()) {
                table = text(list.getColumn(0));
                const QString field = text(list.getColumn(1));
                if (!readShape(d.database, table).has(field))
                    continue;
                const std::string column = quoted(field);
                std::string sql = "UPDATE ";
                for (const std::string &part :
                     {quoted(table), std::string(" SET "), column,
                      std::string(" = (SELECT id FROM fairlead_identity WHERE local = "), column,
                      std::string(") WHERE "), column, std::string(" >= 'local:' AND "), column,
                      std::string(" < 'local;' AND "), column,
                      std::string(" IN (SELECT local FROM fairlead_identity)")})
                    sql += part;
                d.database.run(sql);
            }
        });
        d.database.run("UPDATE fairlead_identity SET swept = 1 WHERE swept = 0");
        transaction.commit();
        return {};
    });
}

Result<QStringList> Outbox::nobodys(const QStringList &localIds) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<QStringList> {
        QStringList unknown;
        Prepared find(d.database,
                      "SELECT 1 FROM fairlead_outbox WHERE id = ?1 UNION ALL "
                      "SELECT 1 FROM fairlead_identity WHERE local = ?1");
        for (const QString &id : localIds) {
            find.reset();
            bindText(find, 1, id);
            if (!find.executeStep())
                unknown += id;
        }
        return unknown;
    });
}

Result<QSet<QString>> Outbox::claimed(const QStringList &ids) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<QSet<QString>> {
        QSet<QString> found;
        Prepared find(d.database, "SELECT 1 FROM fairlead_identity WHERE id = ?");
        for (const QString &id : ids) {
            find.reset();
            bindText(find, 1, id);
            if (find.executeStep())
                found.insert(id);
        }
        return found;
    });
}

Outcome Outbox::retry(const QString &object, const QString &id)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        Prepared again(
            d.database,
            "UPDATE fairlead_outbox SET state = 'waiting', error = NULL, duplicates = NULL "
            "WHERE object = ?1 AND (?2 = '' OR id = ?2) AND state IN ('failed', 'uncertain') AND NOT "
                + isUnderWaySql());
        bindText(again, 1, object);
        bindText(again, 2, id);
        if (again.exec() > 0)
            return {};
        Prepared early(d.database,
                       "SELECT 1 FROM fairlead_outbox WHERE object = ?1 AND (?2 = '' OR id = ?2) AND "
                           + isUnderWaySql());
        bindText(early, 1, object);
        bindText(early, 2, id);
        return early.executeStep() ? fail(tooEarly()) : Outcome();
    });
}

Outcome Outbox::retryForRights()
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        Prepared again(d.database,
                       "UPDATE fairlead_outbox SET state = 'waiting', error = NULL WHERE state = 'failed' "
                       "AND json_extract(nullif(error, ''), '$.code') IN (?1, ?2)");
        bindText(again, 1, nameOf(ErrorCode::PermissionMissing));
        bindText(again, 2, nameOf(ErrorCode::FieldMissing));
        again.exec();
        return {};
    });
}

Outcome Outbox::allowDuplicates(const QString &object, const QString &id)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        Prepared allow(d.database,
                       "UPDATE fairlead_outbox SET state = 'waiting', error = NULL, duplicates = NULL, "
                       "duplicate_allowed = 1 WHERE object = ?1 AND (?2 = '' OR id = ?2) AND state = "
                       "'failed' AND duplicates IS NOT NULL");
        bindText(allow, 1, object);
        bindText(allow, 2, id);
        return allow.exec() > 0 ? Outcome() : fail(noneRefused(object));
    });
}

} // namespace fairlead
