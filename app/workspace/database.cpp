// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/database.h"

#include "platform/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace fairlead::detail {

namespace {

// More than a run of the usual jobs uses; past it a person asks for one table after the other.
constexpr std::size_t keptStatements = 200;

struct DatabaseText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Workspace)
};

Error make(ErrorCode code, ErrorClass errorClass, const QString &sentence, const QString &remedy,
           const QString &detail)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = detail;
    return error;
}

} // namespace

int Database::run(const std::string &sql)
{
    return Prepared(*this, sql).exec();
}

SQLite::Statement Database::take(const std::string &sql)
{
    const auto found = m_idle.extract(sql);
    return found ? std::move(found.mapped()) : SQLite::Statement(*this, sql);
}

void Database::keep(SQLite::Statement &&statement) noexcept
{
    try {
        // What its last step has met was told there; one that is not reset would hold the file's lock.
        (void)statement.tryReset();
        statement.clearBindings();
        if (m_idle.size() >= keptStatements)
            m_idle.clear();
        std::string sql = statement.getQuery();
        m_idle.insert_or_assign(std::move(sql), std::move(statement));
    } catch (const std::exception &) {
        // Prepared anew the next time.
    }
}

Error databaseDamaged(const QString &path, const QString &detail)
{
    return make(
        ErrorCode::DatabaseDamaged, ErrorClass::StopConnection,
        DatabaseText::tr("The workspace file %1 is damaged.").arg(QDir::toNativeSeparators(path)),
        DatabaseText::tr(
            "The next synchronisation sets it aside and reads everything again from the CRM; what was "
            "not sent yet is rescued first."),
        detail);
}

Error fileUnwritable(const QString &path, const QString &detail)
{
    return make(ErrorCode::FileUnwritable, ErrorClass::AskUser,
                DatabaseText::tr("%1 cannot be written.").arg(QDir::toNativeSeparators(path)),
                DatabaseText::tr("Check that your account may write in this folder."), detail);
}

Error databaseError(const SQLite::Exception &exception, const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    const QString detail = QString::fromUtf8(exception.what());
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return make(ErrorCode::DatabaseBusy, ErrorClass::RetryLater,
                    DatabaseText::tr("Another program is writing to %1.").arg(shown),
                    DatabaseText::tr(
                        "Let that program finish or close it, then try again. The sync in the tray tries "
                        "again by itself."),
                    detail);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return databaseDamaged(path, detail);
    case SQLITE_FULL:
        return make(ErrorCode::DiskFull, ErrorClass::AskUser,
                    DatabaseText::tr("There is no room left to write %1.").arg(shown),
                    DatabaseText::tr("Free some space on the disk and try again."), detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return fileUnwritable(path, detail);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_AUTH:
        return make(ErrorCode::FileUnreadable, ErrorClass::AskUser,
                    DatabaseText::tr("%1 cannot be read.").arg(shown),
                    DatabaseText::tr("Check that the disk is there and that your account may read the file."),
                    detail);
    default:
        return Error::bug(QStringLiteral("SQLite %1: %2").arg(exception.getExtendedErrorCode()).arg(detail));
    }
}

Error tableError(const SQLite::Exception &exception, const QString &path, const QString &table)
{
    if ((exception.getErrorCode() & 0xff) != SQLITE_CONSTRAINT)
        return databaseError(exception, path);
    const QString said = QString::fromUtf8(exception.what());
    return make(
        ErrorCode::RecordRejected, ErrorClass::StopJob,
        DatabaseText::tr("The table %1 of the workspace does not take what is to be written there: %2.")
            .arg(table, said),
        DatabaseText::tr("An index, a condition or a trigger that somebody has added to this table is "
                         "in the way: take it away or loosen it, then try again."),
        said);
}

void check(sqlite3 *database, int code)
{
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        throw SQLite::Exception(database, code);
}

Database openDatabase(const QString &path, Access access)
{
    // A pipe in its place would keep SQLite waiting for ever.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        throw SQLite::Exception("not a file", SQLITE_CANTOPEN);
    if (access == Access::Write && !QFile::exists(path)) {
        // Made before SQLite does, which would make it readable for others; -wal and -shm take after it.
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                      QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            file.close();
    }
    // Of one thread at a time (Database): SQLite's own lock around every value bound was 4 % of a first pull.
    const int flags =
        (access == Access::Write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) | SQLite::OPEN_NOMUTEX;
    Database database(path.toUtf8().toStdString(), flags, busyTimeoutMs);
    if (access == Access::Write) {
        database.exec("PRAGMA journal_mode=WAL");
        // In WAL mode a power cut may undo the last commits, but never half of one: a page and its checkpoint
        // go together.
        database.exec("PRAGMA synchronous=NORMAL");
        database.exec("PRAGMA cache_size=-8000");
    }
    return database;
}

std::string quoted(const QString &name)
{
    QString text = name;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return '"' + text.toStdString() + '"';
}

std::string literal(const QString &value)
{
    QString text = value;
    text.replace(QLatin1Char('\''), QLatin1String("''"));
    return '\'' + text.toStdString() + '\'';
}

QString text(const SQLite::Column &column)
{
    return QString::fromUtf8(column.getText(), column.getBytes());
}

void bindText(SQLite::Statement &statement, int index, const QString &value)
{
    statement.bind(index, value.toStdString());
}

QString queryText(Database &database, const std::string &sql, const QString &fallback)
{
    Prepared statement(database, sql);
    return statement.executeStep() ? text(statement.getColumn(0)) : fallback;
}

qint64 queryNumber(Database &database, const std::string &sql)
{
    Prepared statement(database, sql);
    return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

} // namespace fairlead::detail
