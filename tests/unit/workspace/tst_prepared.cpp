// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/otherprogram.h"
#include "workspace/database.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <optional>

using namespace fairlead;

/// Statements that outlive their use: what one use leaves must not reach the next.
class TestPrepared : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<detail::Database> m_database;

    QString path() const { return m_folder->filePath(QStringLiteral("some.db")); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database.emplace(detail::openDatabase(path(), detail::Access::Write));
        m_database->exec("CREATE TABLE t(a, b)");
        m_database->exec("INSERT INTO t VALUES(1, 'one'), (2, 'two'), (3, 'three')");
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void beginsAnew()
    {
        const std::string sql = "SELECT a FROM t ORDER BY a";
        for (int use = 0; use < 2; ++use) {
            detail::Prepared list(*m_database, sql);
            QVERIFY(list.executeStep());
            QCOMPARE(list.getColumn(0).getInt(), 1); // and is left there
        }
    }

    void nothingIsBoundFromBefore()
    {
        const std::string sql = "SELECT ?1 IS NULL";
        {
            detail::Prepared look(*m_database, sql);
            look.bind(1, "a secret of the last record");
            QVERIFY(look.executeStep());
            QCOMPARE(look.getColumn(0).getInt(), 0);
        }
        detail::Prepared look(*m_database, sql);
        QVERIFY(look.executeStep());
        QCOMPARE(look.getColumn(0).getInt(), 1);
    }

    void twoAtATimeAreTwo()
    {
        const std::string sql = "SELECT a FROM t ORDER BY a";
        for (int use = 0; use < 2; ++use) {
            detail::Prepared outer(*m_database, sql);
            while (outer.executeStep()) {
                detail::Prepared inner(*m_database, sql);
                int rows = 0;
                while (inner.executeStep())
                    ++rows;
                QCOMPARE(rows, 3);
            }
        }
    }

    void holdsNoLockBetweenUses()
    {
        {
            detail::Prepared list(*m_database, "SELECT a FROM t");
            QVERIFY(list.executeStep());
        }
        // A reading that was left open would keep the log from being emptied into the file.
        OtherProgram other(path());
        other.run("DELETE FROM t");
        QCOMPARE(other.read("PRAGMA wal_checkpoint(TRUNCATE)"), QStringLiteral("0|0|0"));
        QCOMPARE(m_database->run("DELETE FROM t"), 0);
        m_database->exec("DROP TABLE t");
    }

    void followsATableThatChanges()
    {
        const std::string sql = "INSERT INTO t(a) VALUES(?)";
        const auto insert = [&](int value) {
            detail::Prepared add(*m_database, sql);
            add.bind(1, value);
            return add.exec();
        };
        QCOMPARE(insert(4), 1);
        OtherProgram other(path());
        other.run("ALTER TABLE t ADD COLUMN c DEFAULT 'there'");
        other.run(
            "CREATE TRIGGER double AFTER INSERT ON t BEGIN UPDATE t SET b = NEW.a * 2 WHERE a = NEW.a; END");
        QCOMPARE(insert(5), 1);
        QCOMPARE(other.read("SELECT a, b, c FROM t WHERE a > 3"), QStringLiteral("4|-|there\n5|10|there"));
    }

    void failureIsToldOnce()
    {
        m_database->exec("CREATE UNIQUE INDEX once ON t(a)");
        const std::string sql = "INSERT INTO t(a) VALUES(?)";
        {
            detail::Prepared add(*m_database, sql);
            add.bind(1, 1);
            QVERIFY_EXCEPTION_THROWN(add.exec(), SQLite::Exception);
        }
        detail::Prepared add(*m_database, sql);
        add.bind(1, 9);
        QCOMPARE(add.exec(), 1);
    }

    void manyTextsAreNotKeptForEver()
    {
        const auto ask = [&](int upTo) {
            for (int i = 0; i < upTo; ++i)
                (void)detail::queryNumber(*m_database, "SELECT " + std::to_string(i));
        };
        ask(100);
        const int few = bytesInStatements();
        QVERIFY(few > 0);
        ask(1000);
        QVERIFY2(bytesInStatements() < 4 * few, qPrintable(QString::number(bytesInStatements())));
        m_database->forgetStatements();
        QCOMPARE(bytesInStatements(), 0);
    }

private:
    int bytesInStatements()
    {
        int now = 0;
        int most = 0;
        sqlite3_db_status(m_database->getHandle(), SQLITE_DBSTATUS_STMT_USED, &now, &most, 0);
        return now;
    }
};

QTEST_GUILESS_MAIN(TestPrepared)
#include "tst_prepared.moc"
