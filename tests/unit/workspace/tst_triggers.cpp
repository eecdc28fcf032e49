// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefixture.h"

#include <QProcess>
#include <QRegularExpression>

using namespace fairlead;

/// What another program does to a table, and what the outbox then knows.
class TestTriggers : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<OtherProgram> m_other;

    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = opened(path());
        QVERIFY(m_workspace);
        QVERIFY(m_workspace->ensureTable(account()));
        const QStringList columns{QStringLiteral("Id"),        QStringLiteral("Name"),
                                  QStringLiteral("Employees"), QStringLiteral("Revenue"),
                                  QStringLiteral("Active"),    QStringLiteral("SystemModstamp")};
        PageMaker maker(columns);
        maker.text("001")
            .text("Acme")
            .number(12)
            .real(0.30000000000000004)
            .truth(true)
            .text("2026-01-01T00:00:00Z");
        maker.text("002").text("Other").null().null().null().null();
        QVERIFY(m_workspace->storePage(account(), maker.page()));
        m_other = std::make_unique<OtherProgram>(path());
        QCOMPARE(m_other->outbox(), QString());
    }

    void cleanup()
    {
        // Nothing stays behind between two statements, and only our triggers' scratch row may.
        QCOMPARE(m_other->read("SELECT count(*) FROM fairlead_guard"), QStringLiteral("0"));
        QVERIFY(m_other->read("SELECT count(*) FROM fairlead_replaced").toInt() <= 1);
        m_other.reset();
        m_workspace.reset();
    }

    void updateRecordsOldValuesOfChangedColumns()
    {
        m_other->run("UPDATE Account SET Name = 'New', Employees = 12, Active = 0 WHERE Id = '001'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Name\":\"Acme\",\"Active\":1}"));
        QCOMPARE(*m_workspace->outboxCount(), 1);
    }

    void updateThatChangesNothingIsNotRecorded()
    {
        m_other->run("UPDATE Account SET Name = Name, Employees = 12 WHERE Id = '001'");
        QCOMPARE(m_other->outbox(), QString());
    }

    void nullIsAValue()
    {
        m_other->run("UPDATE Account SET Name = NULL, Employees = 5 WHERE Id = '002'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|002|{\"Name\":\"Other\",\"Employees\":null}"));
    }

    void numbersKeepTheirLastDigit()
    {
        m_other->run("UPDATE Account SET Revenue = 1 WHERE Id = '001'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Revenue\":0.30000000000000004}"));
    }

    void everyTextSurvives()
    {
        m_other->run(
            "UPDATE Account SET Name = 'a\"b\\c' || char(10) || 'ü' || char(128512) WHERE Id = '001'");
        m_other->run("UPDATE Account SET Name = 'x' WHERE Id = '001'");
        QCOMPARE(m_other->read("SELECT json_extract(base, '$.Name') FROM fairlead_outbox WHERE seq = 2"),
                 QString::fromUtf8("a\"b\\c\n\xc3\xbc\xf0\x9f\x98\x80"));
    }

    void controlCharactersSurvive()
    {
        m_other->run("UPDATE Account SET Name = 'a' || char(13, 10, 9, 92, 110) WHERE Id = '001'");
        m_other->run("UPDATE Account SET Name = char(27) || 'x' WHERE Id = '001'");
        m_other->run("UPDATE Account SET Name = 'y' WHERE Id = '001'");
        QCOMPARE(m_other->read("SELECT json_extract(base, '$.Name') FROM fairlead_outbox WHERE seq = 2"),
                 QStringLiteral("a\r\n\t\\n"));
        QCOMPARE(m_other->read("SELECT base FROM fairlead_outbox WHERE seq = 3"),
                 QStringLiteral("{\"Name\":{\"hex\":\"1B78\"}}"));
    }

    void numbersOfEverySizeSurvive()
    {
        m_other->run(
            "UPDATE Account SET Revenue = -9e999, Employees = -9223372036854775808 WHERE Id = '001'");
        m_other->run("UPDATE Account SET Revenue = 1e-300, Employees = 'many' WHERE Id = '001'");
        m_other->run("UPDATE Account SET Revenue = 0, Employees = 0 WHERE Id = '001'");
        QCOMPARE(m_other->read("SELECT base FROM fairlead_outbox WHERE seq > 1"),
                 QStringLiteral("{\"Employees\":-9223372036854775808,\"Revenue\":-9e999}\n"
                                "{\"Employees\":\"many\",\"Revenue\":1.0e-300}"));
    }

    void binaryValuesDoNotRefuseTheEdit()
    {
        QCOMPARE(m_other->tries("UPDATE Account SET Name = x'00ff' WHERE Id = '001'"), QString());
        QCOMPARE(m_other->tries("UPDATE Account SET Name = 'x' WHERE Id = '001'"), QString());
        QCOMPARE(m_other->tries("UPDATE Account SET Employees = x'00ff' WHERE Id = '001'"), QString());
        QCOMPARE(m_other->tries("DELETE FROM Account WHERE Id = '001'"), QString());
        QCOMPARE(m_other->read("SELECT count(*), min(json_valid(base)) FROM fairlead_outbox"),
                 QStringLiteral("4|1"));
    }

    void everyEditIsAnEntryOfItsOwn()
    {
        m_other->run("UPDATE Account SET Name = 'B' WHERE Id = '001'");
        m_other->run("UPDATE Account SET Name = 'C' WHERE Id = '001'");
        QCOMPARE(m_other->outbox(),
                 QStringLiteral("update|001|{\"Name\":\"Acme\"}\nupdate|001|{\"Name\":\"B\"}"));
        QCOMPARE(*m_workspace->outboxCount(), 1);
    }

    void insertWithoutIdGetsALocalOne_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("not named") << QStringLiteral("INSERT INTO Account(Name) VALUES('New')");
        QTest::newRow("NULL") << QStringLiteral("INSERT INTO Account(Id, Name) VALUES(NULL, 'New')");
        QTest::newRow("empty") << QStringLiteral("INSERT INTO Account(Id, Name) VALUES('', 'New')");
        QTest::newRow("OR REPLACE") << QStringLiteral("INSERT OR REPLACE INTO Account(Name) VALUES('New')");
        QTest::newRow("OR IGNORE") << QStringLiteral("INSERT OR IGNORE INTO Account(Name) VALUES('New')");
        QTest::newRow("SELECT") << QStringLiteral("INSERT INTO Account(Name) SELECT 'New'");
    }

    void insertWithoutIdGetsALocalOne()
    {
        QFETCH(QString, sql);
        m_other->run(sql.toStdString());
        const QString id = m_other->read("SELECT Id FROM Account WHERE Name = 'New'");
        static const QRegularExpression guid(
            QStringLiteral("^local:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        QVERIFY2(guid.match(id).hasMatch(), qPrintable(id));
        QCOMPARE(m_other->outbox(), QStringLiteral("create|%1|-").arg(id));
    }

    void manyInsertsGetManyIds()
    {
        m_other->run("INSERT INTO Account(Name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                     "n WHERE i "
                     "< 1000) SELECT 'New ' || i FROM n");
        QCOMPARE(m_other->read(
                     "SELECT count(DISTINCT Id), min(Id LIKE 'local:%') FROM Account WHERE Name LIKE 'New%'"),
                 QStringLiteral("1000|1"));
        QCOMPARE(
            m_other->read("SELECT count(DISTINCT id), count(*) FROM fairlead_outbox WHERE kind = 'create'"),
            QStringLiteral("1000|1000"));
        QCOMPARE(*m_workspace->outboxCount(), 1000);
    }

    void editsOfALocalRowFollowItsCreate()
    {
        m_other->run("INSERT INTO Account(Name) VALUES('New')");
        m_other->run("UPDATE Account SET Name = 'Newer' WHERE Name = 'New'");
        m_other->run("DELETE FROM Account WHERE Name = 'Newer'");
        QCOMPARE(
            m_other->read("SELECT group_concat(kind), count(DISTINCT id) FROM fairlead_outbox ORDER BY seq"),
            QStringLiteral("create,update,delete|1"));
    }

    void insertWithAnyOtherIdIsNeverACreate_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("unknown") << QStringLiteral("003");
        QTest::newRow("looks local") << QStringLiteral("local:mine");
    }

    void insertWithAnyOtherIdIsNeverACreate()
    {
        QFETCH(QString, id);
        m_other->run(
            QStringLiteral("INSERT INTO Account(Id, Name) VALUES('%1', 'New')").arg(id).toStdString());
        QCOMPARE(m_other->outbox(), QStringLiteral("update|%1|-").arg(id));
    }

    void insertOfAKnownIdIsRefusedAndLeavesNothing()
    {
        QVERIFY(!m_other->tries("INSERT INTO Account(Id, Name) VALUES('001', 'New')").isEmpty());
        QCOMPARE(m_other->outbox(), QString());
        QCOMPARE(m_other->read("SELECT Name FROM Account WHERE Id = '001'"), QStringLiteral("Acme"));
    }

    void replaceIsTheUpdateItIs_data()
    {
        QTest::addColumn<bool>("recursive");
        QTest::addColumn<QString>("sql");
        for (const bool recursive : {false, true}) {
            const QString name = recursive ? QStringLiteral("recursive triggers, ") : QString();
            QTest::newRow(qPrintable(name + QStringLiteral("REPLACE INTO")))
                << recursive
                << QStringLiteral("REPLACE INTO Account(Id, Name, Employees, Revenue, Active, "
                                  "SystemModstamp) VALUES('001', 'New', 12, 0.30000000000000004, "
                                  "0, '2026-01-01T00:00:00Z')");
            QTest::newRow(qPrintable(name + QStringLiteral("INSERT OR REPLACE")))
                << recursive
                << QStringLiteral("INSERT OR REPLACE INTO Account SELECT Id, 'New', Employees, Revenue, 0, "
                                  "SystemModstamp FROM Account WHERE Id = '001'");
        }
    }

    void replaceIsTheUpdateItIs()
    {
        QFETCH(bool, recursive);
        QFETCH(QString, sql);
        m_other->run(recursive ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF");
        m_other->run(sql.toStdString());
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Name\":\"Acme\",\"Active\":1}"));
        QCOMPARE(m_other->read("SELECT Name, Active FROM Account WHERE Id = '001'"), QStringLiteral("New|0"));
    }

    void replaceOfAPartKeepsWhatItThrowsAway()
    {
        m_other->run("REPLACE INTO Account(Id, Name) VALUES('001', 'Acme')");
        QCOMPARE(m_other->outbox(),
                 QStringLiteral("update|001|{\"Employees\":12,\"Revenue\":0.30000000000000004,\"Active\":1,"
                                "\"SystemModstamp\":\"2026-01-01T00:00:00Z\"}"));
    }

    void replaceWithTheSameIsNothing()
    {
        m_other->run("REPLACE INTO Account(Id, Name) VALUES('002', 'Other')");
        QCOMPARE(m_other->outbox(), QString());
    }

    void replaceOfAnUnknownIdIsNoCreate()
    {
        m_other->run("REPLACE INTO Account(Id, Name) VALUES('009', 'New')");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|009|-"));
    }

    void severalReplacesInOneStatement()
    {
        m_other->run(
            "REPLACE INTO Account(Id, Name) VALUES('002', 'A'), ('002', 'B'), (NULL, 'C'), ('007', 'D')");
        QCOMPARE(m_other->read("SELECT kind, id NOT LIKE 'local:%', base FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral(
                     "update|1|{\"Name\":\"Other\"}\nupdate|1|{\"Name\":\"A\"}\ncreate|0|-\nupdate|1|-"));
    }

    void upsertIsOneUpdate()
    {
        m_other->run("INSERT INTO Account(Id, Name) VALUES('001', 'New') "
                     "ON CONFLICT(Id) DO UPDATE SET Name = excluded.Name");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Name\":\"Acme\"}"));
        m_other->run("INSERT INTO Account(Id, Name) VALUES('008', 'New') "
                     "ON CONFLICT(Id) DO UPDATE SET Name = excluded.Name");
        QCOMPARE(m_other->read("SELECT kind, id, base FROM fairlead_outbox WHERE seq > 1"),
                 QStringLiteral("update|008|-"));
    }

    void ignoredInsertsAreNothing()
    {
        m_other->run("INSERT OR IGNORE INTO Account(Id, Name) VALUES('001', 'New')");
        m_other->run("INSERT INTO Account(Id, Name) VALUES('001', 'New') ON CONFLICT DO NOTHING");
        QCOMPARE(m_other->outbox(), QString());
    }

    void whatAnIgnoredInsertNotedDoesNotLast()
    {
        // The trigger that goes before has noted row 001; the deletion and the insert that follow are their
        // own.
        m_other->run("INSERT OR IGNORE INTO Account(Id, Name) VALUES('001', 'New')");
        m_other->run("DELETE FROM Account WHERE Id = '001'");
        m_other->run("INSERT INTO Account(Id, Name) VALUES('001', 'Again')");
        QCOMPARE(m_other->read("SELECT kind, id, base IS NULL FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral("delete|001|0\nupdate|001|1"));
        // Also where recursive triggers make a deletion of it.
        m_other->run("PRAGMA recursive_triggers = ON");
        m_other->run("INSERT OR IGNORE INTO Account(Id, Name) VALUES('002', 'New')");
        m_other->run("DELETE FROM Account WHERE Id = '002'");
        QCOMPARE(m_other->read("SELECT kind, id FROM fairlead_outbox WHERE seq > 2"),
                 QStringLiteral("delete|002"));
    }

    void deleteKeepsTheWholeRow()
    {
        m_other->run("DELETE FROM Account WHERE Id = '001'");
        QCOMPARE(m_other->outbox(),
                 QStringLiteral("delete|001|{\"Id\":\"001\",\"Name\":\"Acme\",\"Employees\":12,"
                                "\"Revenue\":0.30000000000000004,\"Active\":1,"
                                "\"SystemModstamp\":\"2026-01-01T00:00:00Z\"}"));
    }

    void deleteOfEverythingIsSeen()
    {
        m_other->run("DELETE FROM Account");
        QCOMPARE(m_other->read("SELECT group_concat(kind || id) FROM fairlead_outbox"),
                 QStringLiteral("delete001,delete002"));
    }

    void idsCannotBeChanged_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("another") << QStringLiteral("UPDATE Account SET Id = '009' WHERE Id = '001'");
        QTest::newRow("NULL") << QStringLiteral("UPDATE Account SET Id = NULL WHERE Id = '001'");
        QTest::newRow("OR REPLACE") << QStringLiteral(
            "UPDATE OR REPLACE Account SET Id = '002' WHERE Id = '001'");
        QTest::newRow("OR IGNORE") << QStringLiteral(
            "UPDATE OR IGNORE Account SET Id = '009' WHERE Id = '001'");
        QTest::newRow("upsert") << QStringLiteral(
            "INSERT INTO Account(Id) VALUES('001') ON CONFLICT(Id) DO UPDATE SET "
            "Id = '009'");
    }

    void idsCannotBeChanged()
    {
        QFETCH(QString, sql);
        const QString refusal = m_other->tries(sql.toStdString());
        QVERIFY2(refusal.contains(QStringLiteral("the id of a record comes from the CRM")),
                 qPrintable(refusal));
        QCOMPARE(m_other->read("SELECT Id, Name FROM Account ORDER BY Id"),
                 QStringLiteral("001|Acme\n002|Other"));
        QCOMPARE(m_other->outbox(), QString());
    }

    void aRolledBackEditIsNoEdit()
    {
        m_other->run("BEGIN");
        m_other->run("UPDATE Account SET Name = 'x'");
        m_other->run("ROLLBACK");
        QCOMPARE(m_other->outbox(), QString());
    }

    void theTimeIsUtc()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-2);
        m_other->run("UPDATE Account SET Name = 'x'");
        const QDateTime at = QDateTime::fromString(
            m_other->read("SELECT changed_at FROM fairlead_outbox WHERE seq = 1"), Qt::ISODateWithMs);
        QVERIFY(at.isValid() && at.timeSpec() == Qt::UTC);
        QVERIFY(at >= before && at <= before.addSecs(60));
    }

    void programsThatDoNotTrustTheSchemaWork()
    {
        m_other->run("PRAGMA trusted_schema = OFF");
        m_other->run("UPDATE Account SET Name = 'x' WHERE Id = '001'");
        m_other->run("INSERT INTO Account(Name) VALUES('y')");
        QCOMPARE(m_other->read("SELECT count(*) FROM fairlead_outbox"), QStringLiteral("2"));
    }

    void enginesOwnWritesAreNotRecorded()
    {
        QVERIFY(m_workspace->storePage(account(), names({{"001", "Changed"}, {"003", "Inserted"}})));
        QCOMPARE(m_other->outbox(), QString());
        QVERIFY(m_workspace->storeMerged(account(), names({{"001", "Merged"}, {"004", "Inserted"}})));
        QCOMPARE(m_other->outbox(), QString());
        QCOMPARE(*m_workspace->removeRecords(
                     QStringLiteral("Account"),
                     {QStringLiteral("002"), QStringLiteral("004"), QStringLiteral("none")}),
                 2);
        QCOMPARE(m_other->outbox(), QString());
        QCOMPARE(m_other->read("SELECT Id, Name FROM Account ORDER BY Id"),
                 QStringLiteral("001|Merged\n003|Inserted"));
        // And a person's right after is.
        m_other->run("UPDATE Account SET Name = 'Mine' WHERE Id = '001'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Name\":\"Merged\"}"));
    }

    void aGuardThatWasLeftBehindDoesNotLast()
    {
        m_other->run("INSERT INTO fairlead_guard(writing) VALUES(1)");
        m_workspace.reset();
        m_workspace = opened(path());
        m_other->run("UPDATE Account SET Name = 'x' WHERE Id = '001'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|001|{\"Name\":\"Acme\"}"));
    }

    void anotherSqliteWorksToo()
    {
        // The command-line tool: another library, another process.
        QProcess tool;
        tool.start(QStringLiteral("sqlite3"),
                   {path(),
                    QStringLiteral("INSERT INTO Account(Name) VALUES('by tool'); UPDATE Account SET Name = "
                                   "'by tool' WHERE Id = '001';")});
        if (!tool.waitForStarted())
            QFAIL("the sqlite3 tool is needed for this test");
        QVERIFY(tool.waitForFinished());
        QCOMPARE(tool.readAllStandardError(), QByteArray());
        QCOMPARE(m_other->read("SELECT group_concat(kind) FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral("create,update"));
    }
};

QTEST_GUILESS_MAIN(TestTriggers)
#include "tst_triggers.moc"
