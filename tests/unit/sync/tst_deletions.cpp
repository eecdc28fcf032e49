// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "workspace/conflicts.h"
#include "workspace/outbox.h"
#include "workspace/removals.h"

#include <QTest>

using namespace fairlead;

/// What was deleted on either side: told, asked about where it is much, found by comparing where nobody
/// tells.
class TestDeletions : public QObject, private SyncScene
{
    Q_OBJECT
private slots:
    void init() { begin({}); }

    void deletionsComeFromTheCrm()
    {
        const QString id = m_crm->make(account, named(u"a"_qs));
        m_crm->make(account, named(u"b"_qs));
        QVERIFY(runs());
        later();
        m_crm->remove(account, id);
        const SyncReport report = run();
        QCOMPARE(report.jobs.constFirst().deleted, qint64(1));
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void massDeletionInTheCrmWaitsForAYes_data()
    {
        QTest::addColumn<bool>("approve");
        QTest::newRow("yes") << true;
        QTest::newRow("no") << false;
    }
    void massDeletionInTheCrmWaitsForAYes()
    {
        QFETCH(bool, approve);
        fill(40);
        QVERIFY(runs());
        later();
        const auto ids = m_crm->object(account).records.keys();
        for (const QString &id : ids.mid(0, 25))
            m_crm->remove(account, id);
        SyncReport report = run();
        QCOMPARE(report.jobs.constFirst().held, qint64(25));
        QCOMPARE(read("SELECT count(*) FROM Account"), u"40"_qs);
        report = run();
        QCOMPARE(report.jobs.constFirst().held, qint64(25));
        Removals removals(*m_workspace);
        QVERIFY(approve ? removals.approve(account) : removals.discard(m_crm->object(account).info));
        report = run();
        QCOMPARE(report.jobs.constFirst().held, qint64(0));
        QCOMPARE(m_crm->object(account).records.size(), approve ? 15 : 40);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void massDeletionHereWaitsForAYes_data() { massDeletionInTheCrmWaitsForAYes_data(); }
    void massDeletionHereWaitsForAYes()
    {
        QFETCH(bool, approve);
        fill(40);
        QVERIFY(runs());
        sql("DELETE FROM Account WHERE rowid <= 25");
        SyncReport report = run();
        QCOMPARE(report.jobs.constFirst().held, qint64(25));
        QCOMPARE(m_crm->object(account).records.size(), 40);
        Outbox outbox(*m_workspace);
        QVERIFY(approve ? outbox.approveDeletions(account)
                        : outbox.discardDeletions(m_crm->object(account).info));
        report = run();
        QCOMPARE(report.jobs.constFirst().held, qint64(0));
        QCOMPARE(m_crm->object(account).records.size(), approve ? 15 : 40);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    /// What had not been sent of a record before it was deleted is not forgotten with its deletion.
    void discardedDeletionsLeaveWhatWasDoneBefore()
    {
        fill(40);
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine' WHERE rowid = 3");
        sql("INSERT INTO Account(Id, Name) VALUES('made-up', 'nobody knows it')");
        sql("INSERT INTO Account(Name) VALUES('never made')");
        sql("UPDATE Account SET ParentId = (SELECT Id FROM Account WHERE Name = 'never made') WHERE rowid = "
            "4");
        sql("DELETE FROM Account WHERE rowid <= 25 OR Id = 'made-up' OR Name = 'never made'");
        QCOMPARE(run().jobs.constFirst().held, qint64(26));
        sql("INSERT INTO Account(Id, Name, Phone) SELECT record_id, 'again', '1' FROM (SELECT min(id) AS "
            "record_id FROM fairlead_outbox WHERE object = 'Account')");
        QVERIFY(Outbox(*m_workspace).discardDeletions(m_crm->object(account).info));
        (void)run();
        QCOMPARE(m_crm->object(account).records.size(), 40);
        QCOMPARE(read("SELECT count(*) FROM Account WHERE Name IN ('mine', 'again')"), u"2"_qs);
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict WHERE field <> 'SystemModstamp'"), u"0"_qs);
        // It is known of the one that it never was in the CRM, so that it can be deleted.
        QCOMPARE(read("SELECT group_concat(DISTINCT id) FROM fairlead_outbox WHERE state = 'failed'"),
                 u"made-up"_qs);
        sql("DELETE FROM Account WHERE Id = 'made-up'");
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    /// One is of a record of which it was not known yet that the CRM had made it: by our id, or by the row
    /// that a pull had brought.
    void heldDeletionOfARecordWhoseAnswerWasLost_data()
    {
        QTest::addColumn<bool>("ours");
        QTest::newRow("ours") << true;
        QTest::newRow("the pull's") << false;
    }
    void heldDeletionOfARecordWhoseAnswerWasLost()
    {
        QFETCH(bool, ours);
        begin({true, true});
        fill(40);
        QVERIFY(runs());
        sql("INSERT INTO Account(Name) VALUES('made')");
        failNextWrite(&ModelCrm::Fate::lost, ErrorCode::TimedOut);
        (void)run();
        QCOMPARE(read("SELECT count(*) FROM Account WHERE Name = 'made'"), u"2"_qs);
        sql("UPDATE Account SET Phone = '5' WHERE Id LIKE 'local:%'");
        sql(ours ? "DELETE FROM Account WHERE Id LIKE 'local:%'"
                 : "DELETE FROM Account WHERE Name = 'made' AND Id NOT LIKE 'local:%'");
        sql("DELETE FROM Account WHERE rowid <= 25");
        m_clock.advance(std::chrono::minutes(5));
        for (int i = 0; i < 2; ++i) {
            (void)run();
            QCOMPARE(m_crm->object(account).records.size(), 41);
        }
        QCOMPARE(Outbox(*m_workspace).heldDeletions(account).value_or(-1), qint64(26));
        QVERIFY(Outbox(*m_workspace).discardDeletions(m_crm->object(account).info));
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 41);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void fewDeletionsNeedNoYes()
    {
        fill(40);
        QVERIFY(runs());
        sql("DELETE FROM Account WHERE rowid <= 24");
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 16);
        QVERIFY(bothSidesAreEqual());
    }

    void trimmedDeletionLogIsMadeUpForByComparing()
    {
        fill(12);
        QVERIFY(runs());
        later();
        const auto ids = m_crm->object(account).records.keys();
        m_crm->remove(account, ids.at(3));
        m_crm->object(account).records[ids.at(4)].hidden = true;
        m_crm->object(account).deletions.clear();
        m_crm->object(account).deletionsSince = m_clock.nowUtc();
        const SyncReport report = run();
        QVERIFY2(!report.firstError(), qPrintable(report.firstError().value_or(Error{}).sentence));
        QCOMPARE(report.jobs.constFirst().deleted, qint64(1));
        // Lost rights are no deletion.
        QCOMPARE(report.jobs.constFirst().hidden, qint64(1));
        QCOMPARE(read("SELECT count(*) FROM Account"), u"11"_qs);
        QCOMPARE(read("SELECT count(*) FROM fairlead_seen"), u"0"_qs);
    }

    void firstReadingBegunAnewFindsWhatWasDeletedMeanwhile()
    {
        begin(tracked());
        fill(25);
        // The tables' first run has set a watermark already.
        QVERIFY(m_workspace->setCheckpoint(account, {}));
        runThatLosesASecondPage();
        const QString gone = m_crm->object(account).records.firstKey();
        m_crm->remove(account, gone);
        m_crm->expireLinks();
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
    }

    void deletedWhileHiddenIsTold()
    {
        begin(tracked());
        fill(3);
        QVERIFY(runs());
        const QString id = m_crm->object(account).records.firstKey();
        m_crm->object(account).records[id].hidden = true;
        m_crm->expireLinks();
        QCOMPARE(run().jobs.constFirst().hidden, qint64(1));
        QCOMPARE(read("SELECT count(*) FROM Account"), u"3"_qs);
        m_crm->remove(account, id);
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
    }

    void pageAndWatermarkThatExpireTogetherAreReadAnew()
    {
        begin(tracked());
        fill(25);
        runThatLosesASecondPage();
        m_crm->expireLinks();
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
    }

    void answerAboutARecordThatIsBack_data()
    {
        QTest::addColumn<QString>("keep");
        QTest::newRow("CRM") << u"crm"_qs;
        QTest::newRow("workspace") << u"workspace"_qs;
    }
    void answerAboutARecordThatIsBack()
    {
        QFETCH(QString, keep);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        sql("UPDATE Account SET Phone = '2'");
        later();
        m_crm->remove(account, id);
        QVERIFY(runs());
        later();
        QVERIFY(m_crm->restore(account, id));
        // Its pull brings the record, after the merge has looked at what waits.
        QVERIFY(runs());
        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.keys(), QStringList{id});
        QCOMPARE(text(account, id, nameField), keep == u"crm" ? u"old"_qs : u"mine"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDeletions)
#include "tst_deletions.moc"
