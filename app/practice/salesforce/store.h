// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"

#include <QDateTime>
#include <QVariant>

#include <memory>
#include <optional>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace fairlead::practice::salesforce {

/// A record's values by field; an invalid QVariant is empty. Text is QString, dates and times are text as the
/// API writes them.
class Row
{
public:
    explicit Row(const Object &object)
        : m_object(&object)
        , m_values(object.fields.size())
    {
    }

    const Object &object() const { return *m_object; }
    bool has(QByteArrayView name) const { return m_object->field(name) != nullptr; }
    /// The field must exist.
    QVariant &operator[](QByteArrayView name);
    const QVariant &operator[](QByteArrayView name) const;
    QString text(QByteArrayView name) const { return (*this)[name].toString(); }
    QVariant &at(int index) { return m_values[index]; }
    const QVariant &at(int index) const { return m_values.at(index); }

private:
    int index(QByteArrayView name) const;

    const Object *m_object;
    QList<QVariant> m_values;
};

/// The records, a table for each object in an SQLite database in memory. Knows types and stamps, no rules.
class Store
{
public:
    Store();
    ~Store();

    /// One table each, empty.
    void create();
    SQLite::Database &database() { return *m_database; }
    void run(const QByteArray &sql);

    /// Somebody in the midst of reading who wants to be done before anything changes.
    class Reader
    {
    public:
        virtual ~Reader() = default;
        virtual void finish() = 0;
    };
    void addReader(Reader *reader) { m_readers.append(reader); }
    void removeReader(Reader *reader) { m_readers.removeOne(reader); }

    /// Gives the row its id where it has none, and the stamps it lacks.
    QByteArray insert(Row &row, const QDateTime &when, const QByteArray &by);
    /// Writes what is different from before and moves LastModified… and SystemModstamp.
    void update(Row &row, const Row &before, const QDateTime &when, const QByteArray &by);
    /// For good; nothing is left of the row.
    void erase(const Object &object, const QByteArray &id);
    std::optional<Row> read(const Object &object, const QByteArray &id);
    /// Ids of rows whose field has that value and that are not deleted.
    QByteArrayList idsWhere(const Object &object, const QByteArray &field, const QByteArray &value);
    struct Match
    {
        QByteArray field;
        QByteArray value;
    };
    /// The same of rows that match in all of these.
    QByteArrayList idsWhere(const Object &object, const QList<Match> &matches);
    /// Makes rows quick to find by that field.
    void addIndex(const QByteArray &object, const QByteArray &field);
    qint64 count(const Object &object);
    /// Whether the row is there and that SQL, which calls it t0, is true of it.
    bool holds(const Object &object, const QByteArray &id, const QByteArray &condition);
    /// Grows whenever a row of Setup may have changed.
    quint64 setupRevision() const { return m_setupRevision; }

    /// Everything between is undone unless commit() is called.
    class Transaction
    {
    public:
        explicit Transaction(Store &store);
        ~Transaction();
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;
        void commit();

    private:
        Store &m_store;
        bool m_open = true;
    };

    /// "2026-05-01T10:00:00.000+0000": stamps are to the second (reference Salesforce 3.4).
    static QString stamp(const QDateTime &when);

private:
    /// The statements every record goes through, as text.
    struct Sql
    {
        QByteArray insert;
        QByteArray select;
    };

    void finishReaders();
    void beginChange(const Object &object);
    const Sql &sqlOf(const Object &object);
    SQLite::Statement &statement(const QByteArray &sql);
    void bind(SQLite::Statement &statement, int at, const Field &field, const QVariant &value);

    std::unique_ptr<SQLite::Database> m_database;
    QHash<QByteArray, std::shared_ptr<SQLite::Statement>> m_statements;
    QHash<const Object *, Sql> m_sql;
    QHash<QByteArray, quint64> m_lastNumbers;
    QList<Reader *> m_readers;
    quint64 m_setupRevision = 1;
};

/// Whether values of the type are stored as a column of their own.
inline bool hasColumn(const Field &field)
{
    return field.type != FieldType::Address;
}

} // namespace fairlead::practice::salesforce
