// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/rescue.h"

#include "workspace/database.h"
#include "workspace/lostchange.h"
#include "workspace/schema.h"
#include "workspace/sqltext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <array>
#include <optional>

namespace fairlead::detail {

namespace {

constexpr std::array<const char *, 3> companions{"", "-wal", "-shm"};

QString newFileOf(const QString &path)
{
    return path + QStringLiteral(".new");
}

Error cannotRename(const QString &path)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate("fairlead::Workspace", "%1 cannot be renamed.")
                         .arg(QDir::toNativeSeparators(path));
    error.remedy = QCoreApplication::translate("fairlead::Workspace",
                                               "Close other programs that use the file and try again.");
    return error;
}

/// Copies what can be read of a damaged database. Every reading may throw; what was read until then is kept.
class Rescue
{
public:
    Rescue(Database &from, Database &to)
        : m_from(from)
        , m_to(to)
    {
    }

    bool complete() const { return m_complete; }

    void ownTables()
    {
        tolerate([&] { copyMeta(); });
        copyBothWays("fairlead_outbox", "seq");
        for (const auto *table : {"fairlead_conflict", "fairlead_job", "fairlead_activity"})
            copyBothWays(table, "id");
        tolerate([&] { forgetLostJobs(m_to); });
    }

    /// The rows that the rescued changes are about: the outbox holds only what they were before.
    void changedRows()
    {
        QStringList objects;
        SQLite::Statement list(m_to, "SELECT DISTINCT object FROM fairlead_outbox");
        while (list.executeStep())
            objects += text(list.getColumn(0));
        for (const QString &object : objects) {
            IdSet ids = changedIdsWithRows(m_to, object);
            tolerate([&] { copyRows(object, ids); });
            if (!ids.empty())
                m_complete = false;
            for (const std::string &id : ids)
                dropChange(m_to, object, id);
        }
    }

private:
    template <typename Function> bool tolerate(Function function)
    {
        try {
            function();
            return true;
        } catch (const SQLite::Exception &) {
            m_complete = false;
            return false;
        }
    }

    static void copyRow(SQLite::Statement &source, SQLite::Statement &target)
    {
        target.reset();
        for (int i = 0; i < source.getColumnCount(); ++i) {
            const SQLite::Column value = source.getColumn(i);
            if (value.isNull())
                target.bind(i + 1);
            else if (value.isInteger())
                target.bind(i + 1, value.getInt64());
            else if (value.isFloat())
                target.bind(i + 1, value.getDouble());
            else if (value.isBlob())
                target.bind(i + 1, value.getBlob(), value.getBytes());
            else
                target.bind(i + 1, value.getString());
        }
        target.exec();
    }

    static std::string insertSql(const std::string &table, const QList<TableColumn> &columns)
    {
        std::vector<std::string> names;
        std::vector<std::string> places;
        for (const TableColumn &column : columns) {
            names.push_back(quoted(column.name));
            places.emplace_back("?");
        }
        return "INSERT OR IGNORE INTO " + table + '(' + commaSeparated(names) + ") VALUES("
            + commaSeparated(places) + ')';
    }

    static std::string selectSql(const std::string &table, const QList<TableColumn> &columns)
    {
        std::vector<std::string> names;
        for (const TableColumn &column : columns)
            names.push_back(quoted(column.name));
        return "SELECT " + commaSeparated(names) + " FROM " + table + ' ';
    }

    void copyMeta()
    {
        SQLite::Statement source(m_from,
                                 "SELECT key, value FROM fairlead_meta WHERE key NOT IN ('open', 'schema')");
        SQLite::Statement target(m_to, "INSERT OR REPLACE INTO fairlead_meta(key, value) VALUES(?, ?)");
        while (source.executeStep())
            copyRow(source, target);
    }

    /// From the front, and where that ends at a damaged page, from the back.
    void copyBothWays(const std::string &table, const std::string &key)
    {
        // As this version has them, but for those an older file lacks: SQLite takes an unknown name in double
        // quotes for a text.
        QList<TableColumn> columns = readShape(m_to, QString::fromStdString(table)).columns;
        TableShape there;
        tolerate([&] { there = readShape(m_from, QString::fromStdString(table)); });
        if (!there.exists()) {
            m_complete = false;
            return;
        }
        columns.removeIf([&](const TableColumn &column) { return !there.has(column.name); });
        SQLite::Statement target(m_to, insertSql(table, columns));
        for (const auto *direction : {" ASC", " DESC"}) {
            const bool whole = tolerate([&] {
                SQLite::Statement source(
                    m_from, selectSql(table, columns) + "NOT INDEXED ORDER BY " + key + direction);
                while (source.executeStep())
                    copyRow(source, target);
            });
            if (whole)
                return;
        }
    }

    /// Takes from `ids` what was found.
    void copyRows(const QString &object, IdSet &ids)
    {
        const TableShape shape = readShape(m_from, object);
        if (!shape.exists() || shape.idColumn.isEmpty())
            return;
        ObjectInfo info;
        info.name = object;
        info.idField = shape.idColumn;
        m_to.exec(createTableSql(info));
        for (const TableColumn &column : shape.columns) {
            if (column.name != shape.idColumn)
                m_to.exec("ALTER TABLE " + quoted(object) + " ADD COLUMN " + quoted(column.name) + ' '
                          + column.type.toStdString());
        }
        SQLite::Statement target(m_to, insertSql(quoted(object), shape.columns));
        const std::string select = selectSql(quoted(object), shape.columns);
        const int idAt = int(std::find_if(shape.columns.cbegin(), shape.columns.cend(),
                                          [&](const TableColumn &c) { return c.name == shape.idColumn; })
                             - shape.columns.cbegin());

        // By the index, which leads past damaged rows; then by the rows, which leads past a damaged index.
        for (auto id = ids.begin(); id != ids.end();) {
            bool found = false;
            tolerate([&] {
                SQLite::Statement source(m_from, select + "WHERE " + quoted(shape.idColumn) + " = ?");
                source.bind(1, *id);
                found = source.executeStep();
                if (found)
                    copyRow(source, target);
            });
            id = found ? ids.erase(id) : std::next(id);
        }
        for (const auto *direction : {" ASC", " DESC"}) {
            if (ids.empty())
                return;
            tolerate([&] {
                SQLite::Statement source(m_from, select + "NOT INDEXED ORDER BY rowid" + direction);
                while (!ids.empty() && source.executeStep()) {
                    if (ids.erase(source.getColumn(idAt).getString()) > 0)
                        copyRow(source, target);
                }
            });
        }
    }

    Database &m_from;
    Database &m_to;
    bool m_complete = true;
};

Result<RescuedWorkspace> makeNewFile(const QString &path, const QString &newPath)
{
    return attempt(newPath, [&]() -> Result<RescuedWorkspace> {
        RescuedWorkspace rescued;
        Database to = openDatabase(newPath, Access::Write);
        SQLite::Transaction transaction(to, SQLite::TransactionBehavior::IMMEDIATE);
        makeOwnTables(to);
        try {
            Database from = openDatabase(path, Access::Read);
            Rescue rescue(from, to);
            rescue.ownTables();
            rescue.changedRows();
            rescued.complete = rescue.complete();
        } catch (const SQLite::Exception &) {
            rescued.complete = false;
        }
        rescued.changes = queryNumber(to, "SELECT count(*) FROM fairlead_outbox");
        transaction.commit();
        return rescued;
    });
}

bool moveDatabase(const QString &from, const QString &to)
{
    // The file itself last: while it is in its old place the move can be begun again.
    for (auto suffix = companions.rbegin(); suffix != companions.rend(); ++suffix) {
        const QString name = from + QLatin1String(*suffix);
        if (QFile::exists(name) && !QFile::rename(name, to + QLatin1String(*suffix)))
            return false;
    }
    return true;
}

} // namespace

Result<RescuedWorkspace> setWorkspaceAside(const QString &path)
{
    const QString newPath = newFileOf(path);
    for (const auto *suffix : companions)
        QFile::remove(newPath + QLatin1String(suffix));
    auto rescued = makeNewFile(path, newPath);
    if (!rescued)
        return rescued;
    for (int number = 1; rescued->damagedFile.isEmpty() || QFile::exists(rescued->damagedFile); ++number)
        rescued->damagedFile = QStringLiteral("%1.damaged-%2").arg(path).arg(number);
    if (!moveDatabase(path, rescued->damagedFile))
        return fail(cannotRename(path));
    if (!moveDatabase(newPath, path))
        return fail(cannotRename(newPath));
    return rescued;
}

void finishSettingAside(const QString &path)
{
    if (!QFile::exists(path) && QFile::exists(newFileOf(path)))
        moveDatabase(newFileOf(path), path);
}

} // namespace fairlead::detail
