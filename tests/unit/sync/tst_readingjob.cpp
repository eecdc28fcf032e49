// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "workspace/conflicts.h"

#include <QTest>

using namespace fairlead;

/// A job with the direction "pull": what people change here all the same gives way to the CRM, and is kept.
class TestReadingJob : public QObject, private SyncScene
{
    Q_OBJECT
private slots:
    void init()
    {
        begin({});
        m_direction = Direction::Pull;
    }
    void cleanup()
    {
        if (m_direction == Direction::Pull)
            QCOMPARE(m_crm->asked.value(ModelCrm::Verb::Write), 0);
    }

    void editGivesWayAndIsKept_data()
    {
        QTest::addColumn<QString>("theirName");
        QTest::addColumn<QString>("theirPhone");
        QTest::newRow("nothing changed there") << u"old"_qs << u"1"_qs;
        QTest::newRow("the same field") << u"theirs"_qs << u"1"_qs;
        QTest::newRow("another field") << u"old"_qs << u"2"_qs;
    }
    void editGivesWayAndIsKept()
    {
        QFETCH(QString, theirName);
        QFETCH(QString, theirPhone);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        later();
        m_crm->change(account, id, named(theirName, theirPhone));
        const SyncReport report = run();
        QVERIFY(!report.firstError());
        QCOMPARE(report.jobs.constFirst().conflicts, qint64(1));
        QCOMPARE(read("SELECT Name, Phone FROM Account"), theirName + u'|' + theirPhone);
        QCOMPARE(read("SELECT field, base, workspace_value, crm_value, kept, state FROM fairlead_conflict"),
                 u"Name|old|mine|"_qs + theirName + u"|crm|decided"_qs);
        QCOMPARE(waiting(), 0);
        later();
        m_crm->change(account, id, {{nameField, u"later on"_qs}});
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
    }

    void keptValueIsSentOnceTheJobSends()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        QVERIFY(runs());
        m_direction = Direction::Both;
        QVERIFY(Conflicts(*m_workspace).putBack(1));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"mine"_qs);
        QVERIFY(bothSidesAreEqual());
    }

    void deletedRowsComeBack_data()
    {
        QTest::addColumn<bool>("changedThere");
        QTest::addColumn<bool>("held");
        QTest::newRow("unchanged there") << false << false;
        QTest::newRow("changed there") << true << false;
        QTest::newRow("held when the job still sent") << false << true;
    }
    void deletedRowsComeBack()
    {
        QFETCH(bool, changedThere);
        QFETCH(bool, held);
        fill(60);
        const QString id = m_crm->object(account).records.firstKey();
        QVERIFY(runs());
        sql("DELETE FROM Account WHERE rowid <= 40");
        if (held) {
            m_direction = Direction::Both;
            QCOMPARE(run().jobs.constFirst().held, qint64(40));
            m_direction = Direction::Pull;
        }
        later();
        if (changedThere)
            m_crm->change(account, id, {{nameField, u"theirs"_qs}});
        const SyncReport report = run();
        QVERIFY(!report.firstError());
        QCOMPARE(report.jobs.constFirst().held, qint64(0));
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
        // Nothing was lost with what was only asked about.
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict WHERE kept = 'crm' AND field = ''"),
                 held ? u"0"_qs : u"40"_qs);
    }

    /// While the run reads the record that was deleted here.
    void rowPutInAgainMeanwhileIsAnEdit_data()
    {
        QTest::addColumn<bool>("deletedAgain");
        QTest::newRow("and stays") << false;
        QTest::newRow("and is deleted once more") << true;
    }
    void rowPutInAgainMeanwhileIsAnEdit()
    {
        QFETCH(bool, deletedAgain);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("DELETE FROM Account");
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            if (request.verb == ModelCrm::Verb::Read) {
                sql(qPrintable(u"INSERT INTO Account(Id, Name, Phone) VALUES('%1', 'mine', '1')"_qs.arg(id)));
                if (deletedAgain)
                    sql("DELETE FROM Account");
            }
            return ModelCrm::Fate();
        };
        QVERIFY(runs());
        m_crm->fateOf = {};
        m_direction = Direction::Both;
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(m_crm->object(account).records.size(), deletedAgain ? 0 : 1);
        if (!deletedAgain)
            QCOMPARE(text(account, id, nameField), u"mine"_qs);
    }

    void editOfADeletedRecordGoesWithIt()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        m_crm->remove(account, id);
        QVERIFY(runs());
        QCOMPARE(read("SELECT count(*) FROM Account"), u"0"_qs);
        QCOMPARE(read("SELECT kept, workspace_value LIKE '%mine%' FROM fairlead_conflict"), u"crm|1"_qs);
        QCOMPARE(waiting(), 0);
    }

    void newRowWaitsUntilTheJobSends()
    {
        m_crm->make(account, named(u"theirs"_qs));
        QVERIFY(runs());
        sql("INSERT INTO Account(Name, Phone) VALUES('mine', '7')");
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        QCOMPARE(read("SELECT Name FROM Account WHERE Id LIKE 'local:%'"), u"mine"_qs);
        QCOMPARE(waiting(), 1);
        m_direction = Direction::Both;
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 2);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void changeThatWasRefusedBeforeGivesWayToo()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'bad'");
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
        };
        m_direction = Direction::Both;
        (void)run();
        m_crm->asked.clear();
        m_direction = Direction::Pull;
        later();
        m_crm->change(account, id, {{phoneField, u"newer"_qs}});
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        QCOMPARE(read("SELECT Name, Phone FROM Account"), u"old|newer"_qs);
        QCOMPARE(read("SELECT workspace_value FROM fairlead_conflict"), u"bad"_qs);
        QCOMPARE(waiting(), 0);
    }

    void nothingChangedAsksNothingMore()
    {
        fill(3);
        QVERIFY(runs());
        const int asked = m_crm->asked.value(ModelCrm::Verb::Read);
        QVERIFY(runs());
        QCOMPARE(m_crm->asked.value(ModelCrm::Verb::Read), asked);
    }
};

QTEST_GUILESS_MAIN(TestReadingJob)
#include "tst_readingjob.moc"
