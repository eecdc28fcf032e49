// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "workspace/conflicts.h"
#include "workspace/outbox.h"

#include <QTest>

using namespace fairlead;

/// Records made here: their ids, their references, answers that are lost, and that none is made twice.
class TestPushCreates : public QObject, private SyncScene
{
    Q_OBJECT
private slots:
    void init() { begin({}); }

    void createdRecordsGetTheirIdsEverywhere()
    {
        sql("INSERT INTO Account(Name) VALUES('parent')");
        sql("INSERT INTO Account(Name, ParentId) SELECT 'child', Id FROM Account");
        sql("INSERT INTO Contact(Name, AccountId) SELECT 'person', Id FROM Account WHERE Name = 'child'");
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 2);
        QCOMPARE(m_crm->object(contact).records.size(), 1);
        QCOMPARE(read("SELECT count(*) FROM Account WHERE Id LIKE 'local:%' OR ParentId LIKE 'local:%'"),
                 u"0"_qs);
        QCOMPARE(read("SELECT count(*) FROM Contact c JOIN Account a ON c.AccountId = a.Id"), u"1"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // Each points at the other: one is made without its reference, which follows.
    void recordsThatWaitForOneAnotherAreMade()
    {
        sql("INSERT INTO Account(Name) VALUES('a'), ('b')");
        sql("UPDATE Account SET ParentId = (SELECT Id FROM Account o WHERE o.Name <> Account.Name)");
        QVERIFY(runs());
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 2);
        QCOMPARE(
            read("SELECT count(*) FROM Account a JOIN Account b ON a.ParentId = b.Id AND b.ParentId = a.Id"),
            u"2"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void referencesFollowThoughTheRunEndsAfterTheCreate_data()
    {
        QTest::addColumn<bool>("stopped");
        QTest::newRow("by an error") << false;
        QTest::newRow("by whoever stops the program") << true;
    }
    void referencesFollowThoughTheRunEndsAfterTheCreate()
    {
        QFETCH(bool, stopped);
        const QString person = m_crm->make(contact, {{nameField, u"old"_qs}});
        QVERIFY(runs());
        sql("INSERT INTO Account(Name) VALUES('made')");
        sql("UPDATE Contact SET Name = 'mine', AccountId = (SELECT Id FROM Account)");
        // A record that somebody is asked about is not read again meanwhile.
        m_crm->change(contact, person, {{nameField, u"theirs"_qs}});
        CancelSource program;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && request.object == contact) {
                fate.refused = modelError(ErrorCode::Offline, ErrorClass::RetryLater);
                if (stopped)
                    program.cancel();
            }
            return fate;
        };
        QVERIFY(run(program.token()).error);
        m_crm->fateOf = {};
        QCOMPARE(m_crm->object(account).records.size(), 1);
        const auto *joined = "SELECT count(*) FROM Contact c JOIN Account a ON c.AccountId = a.Id";
        QCOMPARE(read(joined), stopped ? u"0"_qs : u"1"_qs);
        // Nothing is left to be made.
        QVERIFY(runs());
        QCOMPARE(read(joined), u"1"_qs);
        QVERIFY(Conflicts(*m_workspace).resolve(1, Side::Crm));
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void whatACreateIsMadeWithoutFollows()
    {
        ModelCrm::Nature nature = tracked(true);
        nature.firstState = phoneField;
        begin(nature);
        sql("INSERT INTO Account(Name, Phone) VALUES('made', '1')");
        QVERIFY(runs());
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT Phone FROM Account"), u"1"_qs);
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

    void lostAnswerOfACreateIsFoundAndNotRepeated_data()
    {
        QTest::addColumn<bool>("chosenIds");
        QTest::addColumn<bool>("performed");
        QTest::newRow("Dataverse, performed") << true << true;
        QTest::newRow("Dataverse, not performed") << true << false;
        QTest::newRow("Salesforce, performed") << false << true;
        QTest::newRow("Salesforce, not performed") << false << false;
    }
    void lostAnswerOfACreateIsFoundAndNotRepeated()
    {
        QFETCH(bool, chosenIds);
        QFETCH(bool, performed);
        begin({chosenIds, chosenIds});
        sql("INSERT INTO Account(Name) VALUES('made')");
        failNextWrite(performed ? &ModelCrm::Fate::lost : &ModelCrm::Fate::refused);
        QVERIFY(run().firstError());
        QVERIFY(!m_crm->fateOf); // it was struck
        // At once it cannot be told whether the CRM is still at it; after its time-out it can.
        (void)run();
        QVERIFY(m_crm->object(account).records.size() <= 1);
        m_clock.advance(std::chrono::minutes(5));
        (void)run();
        (void)run();
        if (performed || chosenIds) {
            QCOMPARE(m_crm->object(account).records.size(), 1);
            QCOMPARE(waiting(), 0);
            QVERIFY(bothSidesAreEqual());
        } else {
            // Never sent again by itself; a person says so.
            QCOMPARE(m_crm->object(account).records.size(), 0);
            const auto waits = refused();
            QVERIFY(waits && waits->size() == 1);
            QVERIFY(waits->constFirst().uncertain);
            QVERIFY(Outbox(*m_workspace).retry(account, {}));
            QVERIFY(runs());
            QCOMPARE(m_crm->object(account).records.size(), 1);
            QVERIFY(bothSidesAreEqual());
        }
    }

    /// Dataverse says of what never was what it says of what was deleted.
    void deletedThereAfterALostAnswerIsNotMadeAgain_data()
    {
        QTest::addColumn<bool>("pulled");
        QTest::addColumn<bool>("refused");
        QTest::newRow("a pull has brought the record") << true << false;
        QTest::newRow("no pull has seen it") << false << false;
        QTest::newRow("the answer is that of a copy that was refused") << true << true;
    }
    void deletedThereAfterALostAnswerIsNotMadeAgain()
    {
        QFETCH(bool, pulled);
        QFETCH(bool, refused);
        begin(tracked(true));
        sql("INSERT INTO Account(Name) VALUES('made')");
        if (refused) {
            m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) {
                m_crm->rule = {};
                return std::optional(modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem));
            };
        }
        m_crm->fateOf = [pulled, refused](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            const Error lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            if (request.verb == ModelCrm::Verb::Write && refused)
                fate.twice = true;
            else if (request.verb == ModelCrm::Verb::Write)
                fate.lost = lost;
            else if (request.verb == ModelCrm::Verb::Pull && !pulled)
                fate.refused = lost;
            return fate;
        };
        QCOMPARE(runs(), refused);
        m_crm->fateOf = {};
        const QString made = m_crm->object(account).records.firstKey();
        m_crm->remove(account, made);
        QVERIFY(runs());
        QVERIFY(m_crm->object(account).records.isEmpty());
        QVERIFY(runs());
        // What was sent was not seen here to have arrived: whether it may go is a person's to say.
        QCOMPARE(read("SELECT record, field, state FROM fairlead_conflict"), made + u"||open"_qs);
        QCOMPARE(waiting(), 1);
    }

    void whatWasRefusedBeforeABackupIsUncertainAfterIt()
    {
        begin({});
        sql("INSERT INTO Account(Name) VALUES('made')");
        sql("UPDATE Account SET Phone = '2'");
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &) {
            return std::optional(modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem));
        };
        (void)run();
        QVERIFY(refused() && refused()->size() == 1 && !refused()->constFirst().uncertain);
        QVERIFY(Outbox(*m_workspace).beginRun(99, true));
        // "Try again" would make what was made after the backup a second time.
        QVERIFY(refused()->size() == 1);
        QVERIFY(refused()->constFirst().uncertain);
    }

    // The first copy of the request is refused, the second performed.
    void createRefusedOnceAndPerformedAllTheSameLosesNoEdit_data()
    {
        QTest::addColumn<bool>("deleted");
        QTest::newRow("edited") << false;
        QTest::newRow("deleted") << true;
    }
    void createRefusedOnceAndPerformedAllTheSameLosesNoEdit()
    {
        QFETCH(bool, deleted);
        begin({true, true});
        sql("INSERT INTO Account(Name) VALUES('first')");
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
        };
        m_crm->fateOf = [this](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            fate.twice = request.verb == ModelCrm::Verb::Write;
            return fate;
        };
        (void)run();
        m_crm->fateOf = {};
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(waiting(), 1);
        if (deleted) {
            sql("DELETE FROM Account WHERE Id LIKE 'local:%'");
            for (int i = 0; i < 2; ++i)
                QVERIFY(runs());
            QVERIFY(m_crm->object(account).records.isEmpty());
            QCOMPARE(read("SELECT count(*) FROM Account"), u"0"_qs);
            QCOMPARE(waiting(), 0);
            return;
        }
        sql("UPDATE Account SET Name = 'second' WHERE Id LIKE 'local:%'");
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        const QString id = m_crm->object(account).records.firstKey();
        QCOMPARE(text(account, id, nameField), u"second"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // The copy has come with a pull, is edited here and deleted there: what is made again of it is the record
    // that is still listed as refused.
    void createRefusedOnceAndPerformedAllTheSameIsMadeAgainOnce_data()
    {
        QTest::addColumn<bool>("retried");
        QTest::newRow("left alone") << false;
        QTest::newRow("retried") << true;
    }
    void createRefusedOnceAndPerformedAllTheSameIsMadeAgainOnce()
    {
        QFETCH(bool, retried);
        begin({true, true});
        m_policy = ConflictPolicy::WorkspaceWins;
        sql("INSERT INTO Account(Name) VALUES('first')");
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
        };
        m_crm->fateOf = [](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            fate.twice = request.verb == ModelCrm::Verb::Write;
            return fate;
        };
        (void)run();
        m_crm->fateOf = {};
        const QString made = m_crm->object(account).records.firstKey();
        sql("UPDATE Account SET Name = 'second' WHERE Id NOT LIKE 'local:%'");
        later();
        m_crm->remove(account, made);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(runs());
            if (retried)
                QVERIFY(Outbox(*m_workspace).retry(account, {}));
        }
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(text(account, m_crm->object(account).records.firstKey(), nameField), u"second"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // What arrives is the first of several attempts.
    void createThatArrivesAfterOthersWereRefusedLosesNoEdit()
    {
        begin({true, true});
        sql("INSERT INTO Account(Name) VALUES('first')");
        std::optional<WriteBatch> underWay;
        m_crm->fateOf = [&underWay](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write) {
                underWay = *request.batch;
                fate.refused = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            }
            return fate;
        };
        QVERIFY(!runs());
        m_crm->fateOf = {};
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &) {
            return std::optional(modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem));
        };
        (void)run();
        sql("UPDATE Account SET Phone = '2'");
        (void)run();
        m_crm->rule = {};
        m_crm->performNow(account, *underWay);
        QVERIFY(Outbox(*m_workspace).retry(account, {}));
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        QCOMPARE(read("SELECT Name, Phone FROM Account"), u"first|2"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

    // While the request may still be under way there is something to delete if it arrives.
    void deletedHereWhileItsCreationIsUnderWay()
    {
        begin({true, true});
        sql("INSERT INTO Account(Name) VALUES('late')");
        std::optional<WriteBatch> underWay;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && !underWay) {
                underWay = *request.batch;
                fate.refused = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            }
            return fate;
        };
        QVERIFY(!runs());
        sql("DELETE FROM Account");
        QVERIFY(runs());
        QCOMPARE(waiting(), 1);
        m_crm->performNow(account, *underWay);
        QVERIFY(runs());
        QVERIFY(runs());
        QVERIFY(m_crm->object(account).records.isEmpty());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // The record is here twice, as ours and as the pull's: the last word on it counts.
    void twinEditedAfterTheOtherWasDeleted()
    {
        sql("INSERT INTO Account(Name) VALUES('made')");
        failNextWrite(&ModelCrm::Fate::lost);
        (void)run();
        QVERIFY(runs());
        QCOMPARE(read("SELECT count(*) FROM Account"), u"2"_qs);
        sql("DELETE FROM Account WHERE Id LIKE 'local:%'");
        sql("UPDATE Account SET Phone = '5'");
        m_clock.advance(std::chrono::minutes(5));
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(text(account, m_crm->object(account).records.firstKey(), phoneField), u"5"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void twinDeletedWhileOursStays_data()
    {
        QTest::addColumn<bool>("chosenIds");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        QTest::addColumn<QString>("name");
        const QStringList none;
        const QStringList edit{u"second"_qs};
        const QStringList back{u"second"_qs, u"first"_qs};
        for (const bool chosenIds : {true, false}) {
            const char *crm = chosenIds ? "Dataverse" : "Salesforce";
            QTest::addRow("%s, the deletion is the last word", crm)
                << chosenIds << false << none << none << QString();
            QTest::addRow("%s, an edit of ours before it", crm)
                << chosenIds << false << edit << none << QString();
            QTest::addRow("%s, an edit of ours after it", crm)
                << chosenIds << false << none << edit << edit.constLast();
        }
        QTest::newRow("refused, an edit of ours before it") << true << true << edit << none << QString();
        QTest::newRow("refused, an edit of ours after it")
            << true << true << none << edit << edit.constLast();
        QTest::newRow("refused, an edit and its undoing after it")
            << true << true << none << back << back.constLast();
    }
    void twinDeletedWhileOursStays()
    {
        QFETCH(bool, chosenIds);
        QFETCH(bool, refused);
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        QFETCH(QString, name);
        begin({chosenIds, chosenIds});
        sql("INSERT INTO Account(Name) VALUES('first')");
        if (refused) {
            m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
                m_crm->rule = {};
                return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
            };
        }
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && refused)
                fate.twice = true;
            else if (request.verb == ModelCrm::Verb::Write)
                fate.lost = modelError(ErrorCode::TimedOut, ErrorClass::RetryLater);
            return fate;
        };
        (void)run();
        m_crm->fateOf = {};
        QCOMPARE(read("SELECT count(*) FROM Account"), u"2"_qs);
        const auto edit = [this](const QString &to) {
            sql(qPrintable(u"UPDATE Account SET Name = '%1' WHERE Id LIKE 'local:%'"_qs.arg(to)));
        };
        for (const QString &to : std::as_const(before))
            edit(to);
        sql("DELETE FROM Account WHERE Id NOT LIKE 'local:%'");
        for (const QString &to : std::as_const(after))
            edit(to);
        m_clock.advance(std::chrono::minutes(5));
        // Known to be one by the first of them already.
        for (int i = 0; i < 3; ++i) {
            QVERIFY(runs());
            QCOMPARE(read("SELECT coalesce(group_concat(Name), '') FROM Account"), name);
        }
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void retryWaitsForARequestThatMayBeUnderWay()
    {
        sql("INSERT INTO Account(Name) VALUES('made')");
        failNextWrite(&ModelCrm::Fate::refused);
        (void)run();
        // The workspace goes by SQLite's clock.
        sql("UPDATE fairlead_outbox SET attempt = json_set(attempt, '$.here', "
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-100 seconds'))");
        const Outcome early = Outbox(*m_workspace).retry(account, {});
        QVERIFY(!early && early.error().errorClass == ErrorClass::RetryLater);
        QVERIFY(refused()->constFirst().uncertain);
        sql("UPDATE fairlead_outbox SET attempt = json_set(attempt, '$.here', "
            "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-140 seconds'))");
        QVERIFY(Outbox(*m_workspace).retry(account, {}));
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
    }

    void twoAlikeAreNeverGuessedAt()
    {
        sql("INSERT INTO Account(Name) VALUES('same'), ('same')");
        failNextWrite(&ModelCrm::Fate::lost, ErrorCode::TimedOut);
        (void)run();
        m_clock.advance(std::chrono::minutes(5));
        const SyncReport report = run();
        QCOMPARE(report.jobs.constFirst().uncertain, qint64(2));
        QCOMPARE(m_crm->object(account).records.size(), 2);
        (void)run();
        QCOMPARE(m_crm->object(account).records.size(), 2);
    }

    void workspaceFromABackupMakesNothingTwice()
    {
        sql("INSERT INTO Account(Name) VALUES('made')");
        const QString backup = m_dir->filePath(QStringLiteral("backup.db"));
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        sql("UPDATE fairlead_outbox SET changed_at = '2026-05-01T10:00:00.000Z'"); // SQLite has a clock of
                                                                                   // its own
        m_workspace.reset();
        QVERIFY(QFile::copy(path(), backup));
        open();
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        m_workspace.reset();
        QVERIFY(QFile::remove(path()) && QFile::copy(backup, path()));
        open();
        const SyncReport report = run();
        QVERIFY(report.notice.contains(u"backup"_qs));
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    // What a policy makes again of a change in the backup was made of it before.
    void workspaceFromABackupMakesNothingTwiceAgain_data()
    {
        QTest::addColumn<bool>("chosenIds");
        QTest::newRow("Dataverse") << true;
        QTest::newRow("Salesforce") << false;
    }
    void workspaceFromABackupMakesNothingTwiceAgain()
    {
        QFETCH(bool, chosenIds);
        begin({chosenIds, chosenIds});
        m_policy = ConflictPolicy::WorkspaceWins;
        const QString id = m_crm->make(account, named(u"old"_qs));
        sql("INSERT INTO Contact(Name) VALUES('a first run that sends')");
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        sql("UPDATE fairlead_outbox SET changed_at = '2026-05-01T10:00:00.000Z'");
        m_crm->remove(account, id);
        const QString backup = m_dir->filePath(QStringLiteral("backup.db"));
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        m_workspace.reset();
        QVERIFY(QFile::copy(path(), backup));
        open();
        for (int i = 0; i < 2; ++i)
            QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        m_workspace.reset();
        QVERIFY(QFile::remove(path()) && QFile::copy(backup, path()));
        open();
        for (int i = 0; i < 3; ++i)
            (void)run();
        QCOMPARE(m_crm->object(account).records.size(), 1);
    }

    void oneBadRecordDoesNotStopTheOthers()
    {
        sql("INSERT INTO Account(Name) VALUES('good'), ('bad'), ('fine')");
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &write) -> std::optional<Error> {
            if (sameValue(write.values.value(nameField), u"bad"_qs))
                return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
            return std::nullopt;
        };
        const SyncReport report = run();
        QCOMPARE(report.jobs.constFirst().failed, qint64(1));
        QCOMPARE(m_crm->object(account).records.size(), 2);
        const auto waits = refused();
        QVERIFY(waits && waits->size() == 1);
        QCOMPARE(waits->constFirst().error.code, ErrorCode::RecordRejected);
        // It is not tried again by itself, but once the person has changed it.
        const int writes = m_crm->asked.value(ModelCrm::Verb::Write);
        QVERIFY(runs());
        QCOMPARE(m_crm->asked.value(ModelCrm::Verb::Write), writes);
        sql("UPDATE Account SET Name = 'better' WHERE Name = 'bad'");
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 3);
        QVERIFY(bothSidesAreEqual());
    }

    void insertedByAnUnknownIdAndTakenOutAgain()
    {
        sql("INSERT INTO Account(Id, Name) VALUES('nobody', 'x')");
        QVERIFY(runs());
        QCOMPARE(waiting(), 1);
        sql("DELETE FROM Account");
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
    }

    void referenceLeftOutFollowsALostAnswer_data()
    {
        QTest::addColumn<bool>("chosenIds");
        QTest::newRow("Dataverse") << true;
        QTest::newRow("Salesforce") << false;
    }
    void referenceLeftOutFollowsALostAnswer()
    {
        QFETCH(bool, chosenIds);
        begin({chosenIds, chosenIds});
        sql("INSERT INTO Account(Name) VALUES('a'), ('b')");
        sql("UPDATE Account SET ParentId = (SELECT Id FROM Account o WHERE o.Name <> Account.Name)");
        m_crm->fateOf = [](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write)
                fate.lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            return fate;
        };
        QVERIFY(!runs());
        m_crm->fateOf = {};
        for (int i = 0; i < 3; ++i) {
            m_clock.advance(std::chrono::minutes(5));
            (void)run();
        }
        QCOMPARE(
            read("SELECT count(*) FROM Account a JOIN Account b ON a.ParentId = b.Id AND b.ParentId = a.Id"),
            u"2"_qs);
        QCOMPARE(m_crm->object(account).records.size(), 2);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void referenceToAnIdThatNobodyHasIsRefused()
    {
        sql("INSERT INTO Contact(Name, AccountId) VALUES('person', "
            "'local:11111111-1111-4111-8111-111111111111')");
        for (int i = 0; i < 2; ++i)
            (void)run();
        QCOMPARE(m_crm->object(contact).records.size(), 1);
        const auto waits = refused();
        QVERIFY(waits && waits->size() == 1);
        QVERIFY(waits->constFirst().error.sentence.contains(u"local:11111111"_qs));
        sql("UPDATE Contact SET AccountId = NULL");
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void whatPointsAtARecordThatIsNeverMadePointsAtNothing()
    {
        sql("INSERT INTO Account(Name) VALUES('a'), ('b'), ('stays')");
        sql("INSERT INTO Contact(Name, AccountId) SELECT 'person of ' || Name, Id FROM Account");
        sql("INSERT INTO Contact(Name, AccountId) SELECT 'other of ' || Name, Id FROM Account");
        sql("DELETE FROM Account WHERE Name <> 'stays'");
        QVERIFY(runs());
        QVERIFY(runs());
        QCOMPARE(m_crm->object(contact).records.size(), 6);
        QCOMPARE(read("SELECT count(*) FROM Contact WHERE AccountId IS NULL"), u"4"_qs);
        QCOMPARE(read("SELECT count(*) FROM Contact c JOIN Account a ON c.AccountId = a.Id"), u"2"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPushCreates)
#include "tst_pushcreates.moc"
