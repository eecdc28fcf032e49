// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene.h"
#include "workspace/database.h"

#include <QObject>

#include <memory>
#include <vector>

namespace fairlead {

/// Another program that works in the workspace file with plain SQL, at any moment, and holds its lock for a
/// while now and then.
class LocalPerson
{
public:
    LocalPerson(Scene &scene, Random random);

    void open(const QString &path);
    void close();
    /// One transaction; nothing where another is open, or the file is not for us now.
    void act();
    /// Deletes so many that it asks for a yes.
    void deleteMany();
    /// Ends a transaction that is being held.
    void finish();

    /// What the program told the person to do with a record that is in the CRM already: the row goes, the
    /// record stays.
    bool deleteRow(const QString &object, const QString &id);
    bool hasRow(const QString &object, const QString &id);
    /// Everything in an object's table, by id; empty where there is none yet.
    QMap<QString, RecordValues> table(const QString &object);
    /// The first column of each row.
    QStringList query(const QString &sql);
    detail::Database &database() { return *m_database; }
    QString markOfRow(const QString &object, const QString &id);
    /// A row put in by an id that no CRM ever gave.
    bool isMadeUp(const QString &id) const { return m_madeUp.contains(id); }

private:
    struct Row
    {
        QString id;
        RecordValues values;
    };
    QList<Row> rows(const QString &object);
    QStringList columns(const QString &object);
    /// Those of the CRM's fields that the file has a column for.
    QList<FieldInfo> fields(const QString &object);
    RecordValue newValueFor(const FieldInfo &field);
    void exec(const QString &sql, const QList<RecordValue> &values);

    void work();
    void workOn(const QString &object, const Row &row, int what);
    void update(const QString &object, const Row &row);
    void updateBack(const QString &object, const Row &row);
    QString insert(const QString &object);
    void insertPair();
    void insertFamily();
    void insertKnown(const QString &object);
    void insertMadeUp(const QString &object);
    void replace(const QString &object, const Row &row);
    void remove(const QString &object, const Row &row);
    void removeAndInsertAgain(const QString &object, const Row &row);
    void write(const QString &object, const Row &row, const RecordValues &values);
    void putIn(const QString &object, const QStringList &columns, const QList<RecordValue> &values,
               const QString &verb = QStringLiteral("INSERT"));
    /// The row anew, each of its values the one it had with a chance of `kept` in a hundred.
    void putInWhole(const QString &object, const Row &row, int kept,
                    const QString &verb = QStringLiteral("INSERT"));
    /// False where the file is another's for now.
    bool begins();
    void noteEdit(const Row &row, const QString &field, const RecordValue &now);

    Scene &m_scene;
    Random m_random;
    std::unique_ptr<detail::Database> m_database;
    bool m_holds = false;
    std::vector<std::function<void()>> m_noted; ///< told to the ledger when the transaction goes through
    QMap<QString, QList<RecordValue>> m_earlier; ///< mark and field → values it had
    QSet<QString> m_madeUp;
    int m_marks = 0;
    QObject m_here;
};

} // namespace fairlead
