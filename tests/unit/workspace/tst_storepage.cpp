// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/database.h"
#include "workspacefixture.h"

#include <QElapsedTimer>

#include <limits>

using namespace fairlead;

/// Pages of the CRM's records and the checkpoint that belongs to them.
class TestStorePage : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<OtherProgram> m_other;
    const QString m_account = QStringLiteral("Account");

    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = opened(path());
        QVERIFY(m_workspace);
        QVERIFY(m_workspace->ensureTable(account()));
        m_other = std::make_unique<OtherProgram>(path());
    }
    void cleanup()
    {
        m_other.reset();
        m_workspace.reset();
    }

    void valuesArriveAsTheyAre()
    {
        const QStringList columns{QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("Employees"),
                                  QStringLiteral("Revenue"), QStringLiteral("Active")};
        PageMaker maker(columns);
        maker.text("1")
            .text("\xc3\xbc and \"quotes\"")
            .number(std::numeric_limits<std::int64_t>::max())
            .real(0.1)
            .truth(true);
        maker.text("2").text("").number(0).real(-0.0).truth(false);
        maker.text("3").null().null().null().null();
        const auto stored = m_workspace->storePage(account(), maker.page());
        QVERIFY(stored);
        QCOMPARE(stored->inserted, 3);
        QCOMPARE(m_other->read(
                     "SELECT Id, Name, Employees, Revenue, Active, typeof(Revenue) FROM Account ORDER BY Id"),
                 QString::fromUtf8("1|\xc3\xbc and \"quotes\"|9223372036854775807|0.1|1|real\n"
                                   "2||0|0.0|0|real\n3|-|-|-|-|null"));
    }

    void insertedUpdatedAndUnchangedAreTold()
    {
        const auto first = m_workspace->storePage(account(), names({{"1", "a"}, {"2", "b"}, {"3", "c"}}));
        QCOMPARE(first->inserted, 3);
        const auto second = m_workspace->storePage(account(), names({{"1", "a"}, {"2", "B"}, {"4", "d"}}));
        QCOMPARE(second->inserted, 1);
        QCOMPARE(second->updated, 1);
        QCOMPARE(second->unchanged, 1);
        QCOMPARE(second->left, 0);
        QCOMPARE(*m_workspace->rowCount(m_account), 4);
    }

    void aRecordTwiceInOnePageIsOneRow()
    {
        const auto stored = m_workspace->storePage(account(), names({{"1", "a"}, {"1", "b"}}));
        QCOMPARE(stored->inserted, 1);
        QCOMPARE(stored->updated, 1);
        QCOMPARE(m_other->read("SELECT Name FROM Account"), QStringLiteral("b"));
    }

    void columnsThatAPageDoesNotHaveStay()
    {
        QVERIFY(m_workspace->storePage(account(), names({{"1", "a"}})));
        QVERIFY(m_workspace->storePage(
            account(),
            PageMaker({QStringLiteral("Id"), QStringLiteral("Employees")}).text("1").number(7).page()));
        QVERIFY(m_workspace->storePage(account(), PageMaker({QStringLiteral("Id")}).text("2").page()));
        QCOMPARE(m_other->read("SELECT Id, Name, Employees FROM Account ORDER BY Id"),
                 QStringLiteral("1|a|7\n2|-|-"));
    }

    void pageAndCheckpointGoTogether()
    {
        PullCursor next;
        next.watermark = QStringLiteral("w");
        next.nextLink = QStringLiteral("/next?a='b'");
        next.upperBound = QStringLiteral("u");
        QVERIFY(m_workspace->checkpoint(m_account)->isFirst());
        QVERIFY(m_workspace->storePage(account(), PageMaker({QStringLiteral("Id")}).text("1").page(next)));
        QCOMPARE(*m_workspace->checkpoint(m_account), next);

        // A page that fails in its last row: nothing of it, and the checkpoint as before.
        PullCursor after = next;
        after.watermark = QStringLiteral("later");
        const auto failed =
            m_workspace->storePage(account(), PageMaker({QStringLiteral("Id")}).text("2").null().page(after));
        QVERIFY(!failed);
        QCOMPARE(*m_workspace->checkpoint(m_account), next);
        QCOMPARE(*m_workspace->rowCount(m_account), 1);
        // And the triggers are back.
        m_other->run("UPDATE Account SET Name = 'x'");
        QCOMPARE(m_other->outbox(), QStringLiteral("update|1|{\"Name\":null}"));
    }

    void anEmptyPageMovesTheCheckpoint()
    {
        QVERIFY(m_workspace->storePage(account(), names({}, QStringLiteral("w"))));
        QCOMPARE(m_workspace->checkpoint(m_account)->watermark, QStringLiteral("w"));
        PullCursor none;
        QVERIFY(m_workspace->setCheckpoint(m_account, none));
        QVERIFY(m_workspace->checkpoint(m_account)->isFirst());
    }

    void checkpointsOfObjectsAreApart()
    {
        QVERIFY(m_workspace->storePage(account(), names({}, QStringLiteral("w"))));
        QVERIFY(m_workspace->checkpoint(QStringLiteral("Contact"))->isFirst());
    }

    void anUnsentChangeIsNotOverwritten()
    {
        QVERIFY(m_workspace->storePage(account(), names({{"1", "a"}, {"2", "b"}, {"3", "c"}})));
        m_other->run("UPDATE Account SET Name = 'mine' WHERE Id = '1'");
        m_other->run("DELETE FROM Account WHERE Id = '2'");
        const auto stored = m_workspace->storePage(
            account(), names({{"1", "theirs"}, {"2", "theirs"}, {"3", "theirs"}}, QStringLiteral("w")));
        QVERIFY(stored);
        QCOMPARE(stored->left, 2);
        QCOMPARE(stored->updated, 1);
        QCOMPARE(stored->inserted, 0);
        QCOMPARE(m_other->read("SELECT Id, Name FROM Account ORDER BY Id"),
                 QStringLiteral("1|mine\n3|theirs"));
        QCOMPARE(m_workspace->checkpoint(m_account)->watermark, QStringLiteral("w"));
        QCOMPARE(m_other->read("SELECT kind, id, behind FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral("update|1|1\ndelete|2|1"));

        // The merge has the last word, over the change it has dealt with.
        QVERIFY(m_workspace->storeMerged(account(), names({{"1", "merged"}})));
        QCOMPARE(m_other->read("SELECT Name FROM Account WHERE Id = '1'"), QStringLiteral("merged"));
    }

    void aChangeOfAnotherObjectHoldsNothingBack()
    {
        ObjectInfo contact = account();
        contact.name = QStringLiteral("Contact");
        QVERIFY(m_workspace->ensureTable(contact));
        QVERIFY(m_workspace->storePage(contact, names({{"1", "a"}})));
        QVERIFY(m_workspace->storePage(account(), names({{"1", "a"}})));
        m_other->run("UPDATE Contact SET Name = 'mine'");
        QCOMPARE(m_workspace->storePage(account(), names({{"1", "theirs"}}))->updated, 1);
    }

    void aSecondProgramThatHoldsTheLockMeansBusy()
    {
        m_other->run("BEGIN IMMEDIATE");
        QElapsedTimer time;
        time.start();
        const auto stored = m_workspace->storePage(account(), names({{"1", "a"}}, QStringLiteral("w")));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::DatabaseBusy);
        QCOMPARE(stored.error().errorClass, ErrorClass::RetryLater);
        QVERIFY2(time.elapsed() >= 150 && time.elapsed() < 1500, qPrintable(QString::number(time.elapsed())));
        // Reading goes on meanwhile.
        QVERIFY(m_workspace->checkpoint(m_account)->isFirst());
        m_other->run("COMMIT");
        QVERIFY(m_workspace->storePage(account(), names({{"1", "a"}}, QStringLiteral("w"))));
    }

    void anotherProgramMayReadWhileWeWrite()
    {
        QVERIFY(m_workspace->storePage(account(), names({{"1", "a"}})));
        SQLite::Statement reading(m_other->database, "SELECT Name FROM Account");
        QVERIFY(reading.executeStep());
        QVERIFY(m_workspace->storePage(account(), names({{"1", "b"}})));
        QCOMPARE(reading.getColumn(0).getString(), std::string("a"));
    }

    void whatSqliteSaysBecomesAnErrorOfOurs_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorCode>("code");
        // The limit on the file's size gives the very code that a full disk gives.
        QTest::newRow("full") << QStringLiteral("PRAGMA max_page_count = 1; CREATE TABLE filler(x)")
                              << ErrorCode::DiskFull;
        QTest::newRow("read-only") << QStringLiteral("PRAGMA query_only = ON; CREATE TABLE filler(x)")
                                   << ErrorCode::FileUnwritable;
        QTest::newRow("our own fault") << QStringLiteral("SELECT nonsense") << ErrorCode::Internal;
    }

    void whatSqliteSaysBecomesAnErrorOfOurs()
    {
        QFETCH(QString, sql);
        QFETCH(ErrorCode, code);
        const Outcome outcome = detail::attempt(path(), [&]() -> Outcome {
            m_other->run(sql.toStdString());
            return {};
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, code);
        QVERIFY(!outcome.error().sentence.isEmpty() && !outcome.error().remedy.isEmpty());
    }

    void activityIsCapped()
    {
        const QDateTime at = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        m_other->run("INSERT INTO fairlead_activity(at, kind, text) WITH RECURSIVE n(i) AS (SELECT 1 UNION "
                     "ALL SELECT i "
                     "+ 1 FROM n WHERE i < 10000) SELECT '', 'old', i FROM n");
        QVERIFY(
            m_workspace->recordActivity(at, QStringLiteral("sync"), m_account, QStringLiteral("it's done")));
        QCOMPARE(m_other->read("SELECT count(*), min(text + 0) FROM fairlead_activity WHERE kind = 'old'"),
                 QStringLiteral("9999|2"));
        QCOMPARE(
            m_other->read("SELECT at, kind, object, text FROM fairlead_activity ORDER BY id DESC LIMIT 1"),
            QStringLiteral("2026-05-01T10:00:00.000Z|sync|Account|it's done"));
    }
};

QTEST_GUILESS_MAIN(TestStorePage)
#include "tst_storepage.moc"
