// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/reader.h"
#include "workspacefixture.h"

#include <QFile>

using namespace fairlead;

/// What ui and cli see, beside the writer.
class TestReader : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<WorkspaceReader> m_reader;
    const QString m_account = QStringLiteral("Account");

    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = opened(path());
        QVERIFY(m_workspace->ensureTable(account()));
        QVERIFY(m_workspace->setOrganisationId(QStringLiteral("00D1")));
        QVERIFY(m_workspace->storePage(account(),
                                       names({{"1", "b"}, {"2", "c"}, {"3", "a"}}, QStringLiteral("w"))));
        auto reader = WorkspaceReader::open(path());
        QVERIFY(reader);
        m_reader = std::move(*reader);
    }
    void cleanup()
    {
        m_reader.reset();
        m_workspace.reset();
    }

    void tellsWhatIsThere()
    {
        QCOMPARE(*m_reader->objects(), QStringList{m_account});
        QCOMPARE(m_reader->columns(m_account)->first(), QStringLiteral("Id"));
        QCOMPARE(m_reader->columns(m_account)->size(), 6);
        QCOMPARE(*m_reader->rowCount(m_account), 3);
        QCOMPARE(*m_reader->organisationId(), QStringLiteral("00D1"));
        QCOMPARE(m_reader->checkpoint(m_account)->watermark, QStringLiteral("w"));
        QVERIFY(m_reader->checkpoint(QStringLiteral("Contact"))->isFirst());
    }

    void seesWhatIsWrittenMeanwhile()
    {
        QVERIFY(m_workspace->storePage(account(), names({{"4", "d"}})));
        QCOMPARE(*m_reader->rowCount(m_account), 4);
        ObjectInfo contact = account();
        contact.name = QStringLiteral("Contact");
        QVERIFY(m_workspace->ensureTable(contact));
        QCOMPARE(*m_reader->objects(), (QStringList{m_account, QStringLiteral("Contact")}));
    }

    void readsRowsInOrderAndPieces()
    {
        RowQuery query;
        query.object = m_account;
        query.columns = QStringList{QStringLiteral("Name"), QStringLiteral("Employees")};
        query.orderBy = QStringLiteral("Name");
        query.limit = 2;
        auto rows = *m_reader->rows(query);
        QCOMPARE(rows.columns, query.columns);
        QCOMPARE(rows.rows.size(), 2);
        QCOMPARE(rows.rows.at(0).at(0).toString(), QStringLiteral("a"));
        QVERIFY(!rows.rows.at(0).at(1).isValid());
        query.offset = 2;
        QCOMPARE(m_reader->rows(query)->rows.size(), 1);
        query.offset = 0;
        query.descending = true;
        QCOMPARE(m_reader->rows(query)->rows.at(0).at(0).toString(), QStringLiteral("c"));
        query.columns = QStringList{QStringLiteral("nonsense")};
        QVERIFY(!m_reader->rows(query));
        query.columns.clear();
        query.orderBy = QStringLiteral("nonsense");
        QVERIFY(!m_reader->rows(query));
    }

    void findsOneRecord()
    {
        const auto record = *m_reader->record(m_account, QStringLiteral("2"));
        QCOMPARE(record.rows.size(), 1);
        QCOMPARE(record.rows.at(0).at(1).toString(), QStringLiteral("c"));
        QVERIFY(m_reader->record(m_account, QStringLiteral("none"))->rows.isEmpty());
        const auto missing = m_reader->record(QStringLiteral("Nope"), QStringLiteral("2"));
        QCOMPARE(missing.error().code, ErrorCode::ObjectMissing);
        QVERIFY(!m_reader->rowCount(QStringLiteral("fairlead_meta")));
    }

    void tellsWhatWaits()
    {
        OtherProgram other(path());
        other.run("UPDATE Account SET Name = 'x' WHERE Id = '1'");
        other.run("DELETE FROM Account WHERE Id = '2'");
        other.run("INSERT INTO Account(Name) VALUES('n')");
        other.run("UPDATE Account SET Name = 'y' WHERE Id = '1'");
        QVERIFY(m_workspace->storePage(account(), names({{"1", "theirs"}})));
        QCOMPARE(*m_reader->outboxCount(), 3);
        const auto entries = *m_reader->outbox(10);
        QCOMPARE(entries.size(), 4);
        QCOMPARE(entries.at(0).kind, OutboxEntry::Kind::Update);
        QCOMPARE(entries.at(0).object, m_account);
        QCOMPARE(entries.at(0).id, QStringLiteral("1"));
        QCOMPARE(entries.at(0).base, QStringLiteral("{\"Name\":\"b\"}"));
        QVERIFY(entries.at(0).behind);
        QVERIFY(entries.at(0).changedAt.isValid());
        QCOMPARE(entries.at(1).kind, OutboxEntry::Kind::Delete);
        QVERIFY(!entries.at(1).behind);
        QCOMPARE(entries.at(2).kind, OutboxEntry::Kind::Create);
        QVERIFY(entries.at(2).base.isEmpty());
        QCOMPARE(m_reader->outbox(1)->size(), 1);
    }

    void countsWhatWaitsOfEachObject()
    {
        QVERIFY(m_reader->waiting()->isEmpty());
        OtherProgram other(path());
        for (const char *id : {"1", "2", "3"})
            other.run(std::string("UPDATE Account SET Name = 'x' WHERE Id = '") + id + '\'');
        // Twice the same record.
        other.run("UPDATE Account SET Name = 'y' WHERE Id = '1'");
        other.run("INSERT INTO Account(Name) VALUES('n')");
        QCOMPARE(m_reader->waiting()->size(), 1);
        QCOMPARE(m_reader->waiting()->first().toSend, 4);

        // What keeps a record back counts for all its changes.
        other.run("UPDATE fairlead_outbox SET state = 'failed' WHERE seq = (SELECT min(seq) FROM "
                  "fairlead_outbox WHERE id = '1')");
        other.run("UPDATE fairlead_outbox SET state = 'asked' WHERE id = '2'");
        other.run("UPDATE fairlead_outbox SET state = 'held' WHERE id = '3'");
        other.run("UPDATE fairlead_outbox SET state = 'uncertain' WHERE kind = 'create'");
        other.run(
            "INSERT INTO fairlead_removal VALUES('Account', '8', 'hidden'), ('Account', '9', 'hidden'), "
            "('Contact', '7', 'held')");
        const auto waiting = *m_reader->waiting();
        QCOMPARE(waiting.size(), 1);
        QCOMPARE(waiting.first().object, m_account);
        QCOMPARE(waiting.first().toSend, 0);
        QCOMPARE(waiting.first().asked, 1);
        QCOMPARE(waiting.first().refused, 1);
        QCOMPARE(waiting.first().uncertain, 1);
        QCOMPARE(waiting.first().hidden, 2);
    }

    void readsAFileOfAnOlderVersion()
    {
        OtherProgram other(path());
        other.run("INSERT INTO fairlead_job(object, filter) VALUES('Account', '')");
        other.run("UPDATE Account SET Name = 'x' WHERE Id = '1'");
        other.run("UPDATE fairlead_outbox SET state = 'failed'");
        const auto checkpoint = *m_reader->checkpoint(m_account);
        for (const char *lacks :
             {"fairlead_job DROP COLUMN external_id_field", "fairlead_outbox DROP COLUMN duplicates",
              "fairlead_outbox DROP COLUMN duplicate_allowed", "fairlead_checkpoint DROP COLUMN filter"})
            other.run(std::string("ALTER TABLE ") + lacks);
        QCOMPARE(m_reader->jobs()->size(), 1);
        QVERIFY(m_reader->jobs()->first().externalIdField.isEmpty());
        QVERIFY(!m_reader->refused(10)->first().mayBeDuplicate);
        QCOMPARE(m_reader->waiting()->first().refused, 1);
        QCOMPARE(*m_reader->checkpoint(m_account), checkpoint);

        // Set aside, it is read by the names it has.
        m_reader.reset();
        m_workspace.reset();
        QVERIFY(Workspace::setAside(path())->complete);
        m_reader = std::move(*WorkspaceReader::open(path()));
        QVERIFY(m_reader->jobs()->first().externalIdField.isEmpty());
        QVERIFY(!m_reader->refused(10)->first().mayBeDuplicate);
    }

    void listsAndFindsActivity()
    {
        const QDateTime at = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        QVERIFY(m_workspace->recordActivity(at, QStringLiteral("sync"), m_account,
                                            QStringLiteral("Three records read")));
        QVERIFY(m_workspace->recordActivity(at.addSecs(1), QStringLiteral("sync"), {},
                                            QStringLiteral("100 % done")));
        const auto all = *m_reader->activity(10);
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0).text, QStringLiteral("100 % done"));
        QCOMPARE(all.at(1).at, at);
        QCOMPARE(m_reader->activity(10, QStringLiteral("RECORDS"))->size(), 1);
        QCOMPARE(m_reader->activity(10, QStringLiteral("%"))->size(), 1);
        QCOMPARE(m_reader->activity(1)->size(), 1);
    }

    void cannotWriteAndDoesNotHoldUp()
    {
        RowQuery query;
        query.object = m_account;
        QVERIFY(m_reader->rows(query));
        QVERIFY(m_workspace->storePage(account(), names({{"5", "e"}})));
        OtherProgram other(path());
        other.run("BEGIN IMMEDIATE");
        QCOMPARE(*m_reader->rowCount(m_account), 4);
        other.run("COMMIT");
    }

    void withoutAWorkspaceSaysSo()
    {
        const QString none = m_folder->filePath(QStringLiteral("none.db"));
        const auto reader = WorkspaceReader::open(none);
        QVERIFY(!reader);
        QCOMPARE(reader.error().code, ErrorCode::FileUnreadable);
        QVERIFY(!QFile::exists(none));
    }

    void damageIsToldAsSuch()
    {
        const QString broken = m_folder->filePath(QStringLiteral("broken.db"));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QCOMPARE(WorkspaceReader::open(broken).error().code, ErrorCode::DatabaseDamaged);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
