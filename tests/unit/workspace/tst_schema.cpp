// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefixture.h"

using namespace fairlead;

/// Tables as the CRM names them.
class TestSchema : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void ownTablesAreThoseOfTheContract()
    {
        QVERIFY(opened(path()));
        OtherProgram other(path());
        for (const auto *table : {"fairlead_outbox", "fairlead_checkpoint", "fairlead_conflict",
                                  "fairlead_job", "fairlead_activity"})
            QVERIFY2(other.database.tableExists(table), table);
        QCOMPARE(other.read(
                     "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fairlead_%' "
                     "AND name NOT LIKE 'sqlite_%'"),
                 QStringLiteral("0"));
        QCOMPARE(other.read("SELECT value FROM fairlead_meta WHERE key = 'schema'"), QStringLiteral("2"));
    }

    void typesAreMapped()
    {
        auto workspace = opened(path());
        ObjectInfo object = account();
        object.fields += field(QStringLiteral("OwnerId"), FieldType::Reference);
        object.fields += field(QStringLiteral("Founded"), FieldType::Date);
        QVERIFY(workspace->ensureTable(object));
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT name, type, pk, \"notnull\" FROM pragma_table_info('Account')"),
                 QStringLiteral(
                     "Id|TEXT|1|0\nName|TEXT|0|0\nEmployees|INTEGER|0|0\nRevenue|REAL|0|0\n"
                     "Active|INTEGER|0|0\nSystemModstamp|TEXT|0|0\nOwnerId|TEXT|0|0\nFounded|TEXT|0|0"));
    }

    void awkwardNamesWork_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        QTest::newRow("reserved words")
            << QStringLiteral("Order") << QStringLiteral("Id") << QStringLiteral("Group");
        QTest::newRow("custom object")
            << QStringLiteral("My_Object__c") << QStringLiteral("Id") << QStringLiteral("Größe__c");
        QTest::newRow("Dataverse") << QStringLiteral("account") << QStringLiteral("accountid")
                                   << QStringLiteral("_ownerid_value");
        QTest::newRow("quotes") << QStringLiteral("a\"b'c") << QStringLiteral("i\"d")
                                << QStringLiteral("n'a\"m`e");
        QTest::newRow("blanks and brackets")
            << QStringLiteral("my [table]; --") << QStringLiteral("the id") << QStringLiteral("a, b) /*");
        QTest::newRow("backslash") << QStringLiteral("back\\slash") << QStringLiteral("id\\")
                                   << QStringLiteral("\\n\\u0041");
        QTest::newRow("rowid") << QStringLiteral("rows") << QStringLiteral("oid") << QStringLiteral("rowid");
        QTest::newRow("column names of ours")
            << QStringLiteral("object") << QStringLiteral("id") << QStringLiteral("base");
        QTest::newRow("seq and kind")
            << QStringLiteral("seq") << QStringLiteral("kind") << QStringLiteral("members");
    }

    void awkwardNamesWork()
    {
        QFETCH(QString, object);
        QFETCH(QString, id);
        QFETCH(QString, name);
        ObjectInfo info;
        info.name = info.label = object;
        info.idField = id;
        info.fields = {field(id, FieldType::Id), field(name)};
        auto workspace = opened(path());
        const auto made = workspace->ensureTable(info);
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
        const RecordPage page = PageMaker({id, name}).text("001").text("one").page();
        const auto stored = workspace->storePage(info, page);
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(*workspace->rowCount(object), 1);

        // And every trigger, as another program meets it.
        const auto q = [](QString text) {
            return '"' + text.replace(QLatin1Char('"'), QLatin1String("\"\"")).toStdString() + '"';
        };
        OtherProgram other(path());
        other.run("UPDATE " + q(object) + " SET " + q(name) + " = 'two' WHERE " + q(id) + " = '001'");
        other.run("INSERT INTO " + q(object) + '(' + q(name) + ") VALUES('three')");
        other.run("REPLACE INTO " + q(object) + '(' + q(id) + ", " + q(name) + ") VALUES('001', 'four')");
        other.run("DELETE FROM " + q(object) + " WHERE " + q(id) + " = '001'");
        QCOMPARE(other.read("SELECT kind FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral("update\ncreate\nupdate\ndelete"));
        QCOMPARE(other.read("SELECT json_valid(base) FROM fairlead_outbox WHERE base IS NOT NULL"),
                 QStringLiteral("1\n1\n1"));
        SQLite::Statement value(
            other.database, "SELECT e.key, e.value FROM fairlead_outbox, json_each(base) AS e WHERE seq = 1");
        QVERIFY(value.executeStep());
        QCOMPARE(QString::fromStdString(value.getColumn(0).getString()), name);
        QCOMPARE(value.getColumn(1).getString(), std::string("one"));
        QCOMPARE(other.read("SELECT count(*) FROM fairlead_outbox WHERE object = " + std::string("'")
                            + QString(object).replace(QLatin1Char('\''), QLatin1String("''")).toStdString()
                            + "'"),
                 QStringLiteral("4"));
    }

    void namesOfOursAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("outbox") << QStringLiteral("fairlead_outbox");
        QTest::newRow("in capitals") << QStringLiteral("FAIRLEAD_Outbox");
        QTest::newRow("SQLite's") << QStringLiteral("sqlite_schema");
        QTest::newRow("none") << QString();
    }

    void namesOfOursAreRefused()
    {
        QFETCH(QString, name);
        auto workspace = opened(path());
        ObjectInfo object = account();
        object.name = name;
        const auto made = workspace->ensureTable(object);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::ObjectMissing);
        QCOMPARE(made.error().errorClass, ErrorClass::StopJob);
        QVERIFY(!made.error().remedy.isEmpty());
    }

    void newFieldsBecomeColumnsAndOldOnesStay()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(workspace->storePage(account(), names({{"001", "one"}})));
        ObjectInfo grown = account();
        grown.fields.removeAt(1); // Name is gone from the CRM
        grown.fields += field(QStringLiteral("Industry"));
        QVERIFY(workspace->ensureTable(grown));
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT Id, Name, Industry FROM Account"), QStringLiteral("001|one|-"));
        QVERIFY(workspace->storePage(
            grown,
            PageMaker({QStringLiteral("Id"), QStringLiteral("Industry")}).text("001").text("Steel").page()));
        QCOMPARE(other.read("SELECT Id, Name, Industry FROM Account"), QStringLiteral("001|one|Steel"));

        // The triggers know the new column.
        other.run("UPDATE Account SET Industry = 'Coal'");
        QCOMPARE(other.outbox(), QStringLiteral("update|001|{\"Industry\":\"Steel\"}"));
    }

    void whatWasNeverReadIsReadFromTheBeginning_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<ObjectInfo>("now");
        QTest::addColumn<QString>("watermark");
        ObjectInfo grown = account();
        grown.fields += field(QStringLiteral("Industry"));
        ObjectInfo shrunk = account();
        shrunk.fields.removeAt(1);
        QTest::newRow("nothing happened") << QByteArray() << account() << QStringLiteral("w1");
        QTest::newRow("a field is gone from the CRM") << QByteArray() << shrunk << QStringLiteral("w1");
        QTest::newRow("a field is new in the CRM") << QByteArray() << grown << QString();
        QTest::newRow("table lost") << QByteArray("DROP TABLE Account") << account() << QString();
        QTest::newRow("column lost") << QByteArray("DROP TRIGGER fairlead_Account_keep;"
                                                   "DROP TRIGGER fairlead_Account_update;"
                                                   "DROP TRIGGER fairlead_Account_delete;"
                                                   "ALTER TABLE Account DROP COLUMN Name")
                                     << account() << QString();
    }

    void whatWasNeverReadIsReadFromTheBeginning()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const ObjectInfo, now);
        QFETCH(const QString, watermark);
        auto workspace = opened(path());
        ObjectInfo contact = account();
        contact.name = QStringLiteral("Contact");
        for (const ObjectInfo &object : {account(), contact}) {
            QVERIFY(workspace->ensureTable(object));
            QVERIFY(workspace->storePage(object, names({{"001", "one"}}, QStringLiteral("w1"))));
        }
        OtherProgram(path()).run(sql.toStdString());
        QVERIFY(workspace->ensureTable(now));
        QCOMPARE(workspace->checkpoint(QStringLiteral("Account"))->watermark, watermark);
        QCOMPARE(workspace->checkpoint(QStringLiteral("Contact"))->watermark, QStringLiteral("w1"));
        QVERIFY(workspace->storePage(now, names({{"001", "one"}})));
        QCOMPARE(*workspace->rowCount(QStringLiteral("Account")), 1);
    }

    void changesOfALostTableAreNotedAndDropped()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(workspace->storePage(account(), names({{"001", "one"}, {"002", "two"}})));
        OtherProgram other(path());
        other.run("UPDATE Account SET Name = 'ONE' WHERE Id = '001'");
        other.run("DELETE FROM Account WHERE Id = '002'");
        other.run("DROP TABLE Account");
        QVERIFY(workspace->ensureTable(account()));
        // A deletion needs no row to be sent.
        QCOMPARE(other.read("SELECT id, kind FROM fairlead_outbox"), QStringLiteral("002|delete"));
        QCOMPARE(other.read("SELECT kind, object, text FROM fairlead_activity"),
                 QStringLiteral("lost|Account|001 update {\"Name\":\"one\"}"));
        QVERIFY(workspace->storePage(account(), names({{"001", "one"}})));
        QCOMPARE(other.read("SELECT Id, Name FROM Account"), QStringLiteral("001|one"));
    }

    void ensuringAgainChangesNothing()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        OtherProgram other(path());
        const QString before = other.read("PRAGMA schema_version");
        QVERIFY(workspace->ensureTable(account()));
        QCOMPARE(other.read("PRAGMA schema_version"), before);
    }

    void missingTriggersComeBack()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        OtherProgram other(path());
        other.run("DROP TRIGGER fairlead_Account_update");
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(workspace->storePage(account(), names({{"001", "one"}})));
        other.run("UPDATE Account SET Name = 'two'");
        QCOMPARE(other.outbox(), QStringLiteral("update|001|{\"Name\":\"one\"}"));
    }

    void anotherProgramsTableIsNotTaken()
    {
        auto workspace = opened(path());
        OtherProgram other(path());
        other.run("CREATE TABLE Account(nr INTEGER PRIMARY KEY, Name TEXT)");
        const auto made = workspace->ensureTable(account());
        QVERIFY(!made);
        QCOMPARE(made.error().errorClass, ErrorClass::StopJob);
        QVERIFY(made.error().sentence.contains(QStringLiteral("Account")));
    }

    void wideObjectsWork()
    {
        // 800 fields are ordinary for a grown org; SQLite refuses expressions deeper than 1,000.
        ObjectInfo object = account();
        for (int i = object.fields.size(); i < 1200; ++i)
            object.fields += field(QStringLiteral("Field_%1__c").arg(i));
        auto workspace = opened(path());
        const auto made = workspace->ensureTable(object);
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
        QStringList columns;
        for (const FieldInfo &info : object.fields)
            columns += info.name;
        PageMaker maker(columns);
        for (int i = 0; i < columns.size(); ++i)
            maker.text(std::to_string(i));
        const auto stored = workspace->storePage(object, maker.page());
        QVERIFY2(stored.has_value(), stored ? "" : qPrintable(stored.error().detail));
        OtherProgram other(path());
        other.run("UPDATE Account SET Field_1199__c = 'x', Name = 'y'");
        QCOMPARE(other.outbox(), QStringLiteral("update|0|{\"Name\":\"1\",\"Field_1199__c\":\"1199\"}"));
        other.run("DELETE FROM Account");
        QCOMPARE(other.read("SELECT count(*) FROM fairlead_outbox, json_each(base) WHERE kind = 'delete'"),
                 QStringLiteral("1200"));
    }

    void unknownColumnsOfAPageStopTheJob()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        const auto stored = workspace->storePage(
            account(), PageMaker({QStringLiteral("Id"), QStringLiteral("Nope")}).text("1").text("x").page());
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::FieldMissing);
        QCOMPARE(stored.error().errorClass, ErrorClass::StopJob);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
