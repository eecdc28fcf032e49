// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "workspace/conflicts.h"
#include "workspace/jobs.h"

#include <QTest>

using namespace fairlead;

/// Edits on both sides: what goes to the CRM, how it is merged, and what is in dispute.
class TestPush : public QObject, private SyncScene
{
    Q_OBJECT
private slots:
    void init() { begin({}); }

    void editGoesToTheCrm()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        const SyncReport report = run();
        QVERIFY2(!report.firstError(), qPrintable(report.firstError().value_or(Error{}).sentence));
        QCOMPARE(report.jobs.constFirst().pushed, qint64(1));
        QCOMPARE(text(account, id, nameField), u"new"_qs);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void sendingTellsHowFarItIs()
    {
        fill(12);
        QVERIFY(runs());
        sql("UPDATE Account SET Name = Name || '!'");
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_clock.advance(std::chrono::seconds(1));
            return std::nullopt;
        };
        QVERIFY(runs());
        QList<qint64> sent;
        for (const SyncProgress &progress : std::as_const(m_progress)) {
            if (progress.toSend == 12)
                sent += progress.sent;
            else
                QVERIFY(!progress.toSend);
        }
        QCOMPARE(sent, (QList<qint64>{0, 5, 10, 12}));
    }

    // People may add columns of their own; a generated one is in no list that can be written.
    void generatedColumnOfAPersonIsLeftAlone()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("ALTER TABLE Account ADD COLUMN Short TEXT AS (substr(Name, 1, 2)) VIRTUAL");
        sql("UPDATE Account SET Name = 'new'");
        sql("INSERT INTO Account(Name) VALUES('made')");
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"new"_qs);
        QCOMPARE(m_crm->object(account).records.size(), 2);
        QCOMPARE(waiting(), 0);
    }

    void editOfAFieldThatTheJobLeavesOutIsKeptAsLost()
    {
        m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("ALTER TABLE Account ADD COLUMN Mine TEXT");
        sql("UPDATE Account SET Phone = 'mine', Mine = 'a note'");
        m_fields = {nameField};
        QVERIFY(runs());
        QCOMPARE(read("SELECT field, base, workspace_value, kept FROM fairlead_conflict"),
                 u"Phone|1|mine|crm"_qs);
        QCOMPARE(waiting(), 0);
    }

    void fieldTakenBackIntoAJobIsReadAnew()
    {
        Jobs jobs(*m_workspace);
        Job job;
        job.object = account;
        const Result<qint64> made = jobs.add(job);
        QVERIFY(made);
        job.id = *made;
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        job.fields = m_fields = {nameField};
        QVERIFY(jobs.change(job));
        QVERIFY(runs());
        m_crm->change(account, id, {{phoneField, u"while out"_qs}});
        QVERIFY(runs());
        m_clock.advance(std::chrono::hours(1));
        QVERIFY(runs());
        job.fields = m_fields = {nameField, phoneField};
        QVERIFY(jobs.change(job));
        QVERIFY(runs());
        QCOMPARE(read("SELECT Phone FROM Account"), u"while out"_qs);
    }

    void refusedChangeTakesWhatTheCrmHasSince()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'bad'");
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            return modelError(ErrorCode::RecordRejected, ErrorClass::SkipItem);
        };
        (void)run();
        later();
        m_crm->change(account, id, {{phoneField, u"newer"_qs}});
        for (int i = 0; i < 2; ++i)
            (void)run();
        QCOMPARE(read("SELECT Name, Phone FROM Account"), u"bad|newer"_qs);
        QCOMPARE(waiting(), 1);
    }

    void whatARefusedChangeHasTakenIsNoChangeOfOurs_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<bool>("whole");
        for (const auto policy : {ConflictPolicy::CrmWins, ConflictPolicy::WorkspaceWins}) {
            QTest::addRow("%s, edited", qPrintable(nameOf(policy))) << int(policy) << false;
            QTest::addRow("%s, put in again", qPrintable(nameOf(policy))) << int(policy) << true;
        }
    }
    void whatARefusedChangeHasTakenIsNoChangeOfOurs()
    {
        QFETCH(const int, policy);
        QFETCH(const bool, whole);
        m_policy = ConflictPolicy(policy);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        if (whole) {
            sql("CREATE TABLE Copy AS SELECT * FROM Account");
            sql("DELETE FROM Account");
            sql("INSERT INTO Account SELECT * FROM Copy");
        } else {
            sql("UPDATE Account SET Name = 'for a moment'");
            sql("UPDATE Account SET Name = 'old'");
        }
        sql("UPDATE Account SET Phone = 'mine'");
        later();
        m_crm->change(account, id, {{nameField, u"theirs"_qs}});
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            return modelError(ErrorCode::RecordLocked, ErrorClass::RetryLater);
        };
        (void)run();
        QCOMPARE(read("SELECT Name, Phone FROM Account"), u"theirs|mine"_qs);
        later();
        m_crm->change(account, id, {{nameField, u"old"_qs}});
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"old"_qs);
        QCOMPARE(text(account, id, phoneField), u"mine"_qs);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void nothingIsPutBackUnderAnOpenQuestion()
    {
        m_policy = ConflictPolicy::CrmWins;
        const QString id = dispute();
        QVERIFY(runs());
        m_policy = ConflictPolicy::Ask;
        sql("UPDATE Account SET Name = 'mine again'");
        later();
        m_crm->change(account, id, {{nameField, u"theirs again"_qs}});
        QVERIFY(runs());
        const Outcome undone = Conflicts(*m_workspace).putBack(1);
        QVERIFY(!undone && undone.error().code == ErrorCode::RecordRejected);
        QVERIFY(Conflicts(*m_workspace).resolve(2, Side::Crm));
        QVERIFY(Conflicts(*m_workspace).putBack(1));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"mine"_qs);
        QVERIFY(bothSidesAreEqual());
    }

    /// Dataverse wants to know which table a lookup points at.
    void referenceToOneOfSeveralTablesSaysWhich()
    {
        ObjectInfo &info = m_crm->object(contact).info;
        for (FieldInfo &field : info.fields) {
            if (field.name == accountField)
                field.referenceTo = {contact, account};
        }
        QMap<QString, QString> told;
        m_crm->rule = [&told](const QString &object, WriteKind,
                              const RecordWrite &write) -> std::optional<Error> {
            if (object == contact)
                told = write.targets;
            return std::nullopt;
        };
        m_clock.advance(std::chrono::hours(2)); // described anew
        sql("INSERT INTO Account(Name) VALUES('parent')");
        sql("INSERT INTO Contact(Name, AccountId) SELECT 'person', Id FROM Account");
        QVERIFY(runs());
        QCOMPARE(told, (QMap<QString, QString>{{accountField, account}}));
        const QString other = m_crm->make(account, named(u"other"_qs));
        QVERIFY(runs());
        told.clear();
        sql("UPDATE Contact SET AccountId = (SELECT Id FROM Account WHERE Name = 'other')");
        QVERIFY(runs());
        QCOMPARE(told, (QMap<QString, QString>{{accountField, account}}));
        QVERIFY(bothSidesAreEqual());
    }

    void onlyWhatChangedIsSent()
    {
        m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        QStringList sent;
        m_crm->rule = [&sent](const QString &, WriteKind, const RecordWrite &write) -> std::optional<Error> {
            sent += write.values.keys();
            return std::nullopt;
        };
        QVERIFY(runs());
        QCOMPARE(sent, QStringList{nameField});
    }

    void differentFieldsOfOneRecordBothSurvive()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        m_crm->change(account, id, {{phoneField, u"theirs"_qs}});
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"mine"_qs);
        QCOMPARE(text(account, id, phoneField), u"theirs"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

    void sameFieldGoesByThePolicyAndTheLoserIsKept_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<QString>("wins");
        QTest::newRow("CRM") << int(ConflictPolicy::CrmWins) << u"theirs"_qs;
        QTest::newRow("workspace") << int(ConflictPolicy::WorkspaceWins) << u"mine"_qs;
    }
    void sameFieldGoesByThePolicyAndTheLoserIsKept()
    {
        QFETCH(int, policy);
        QFETCH(QString, wins);
        m_policy = ConflictPolicy(policy);
        const QString id = dispute();
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), wins);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT field, base, workspace_value, crm_value, state FROM fairlead_conflict"),
                 u"Name|old|mine|theirs|decided"_qs);

        // Undo: what had lost is an edit like any other.
        QVERIFY(Conflicts(*m_workspace).putBack(1));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), wins == u"mine" ? u"theirs"_qs : u"mine"_qs);
        QVERIFY(bothSidesAreEqual());
    }

    void askedConflictWaitsAndIsAnswered_data()
    {
        QTest::addColumn<QString>("keep");
        QTest::newRow("CRM") << u"crm"_qs;
        QTest::newRow("workspace") << u"workspace"_qs;
    }
    void askedConflictWaitsAndIsAnswered()
    {
        QFETCH(QString, keep);
        const QString id = dispute();
        m_crm->change(account, id, {{phoneField, u"theirs too"_qs}});
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"theirs"_qs);
        QCOMPARE(read("SELECT Name, Phone FROM Account"), u"mine|theirs too"_qs);
        QCOMPARE(waiting(), 1);
        QVERIFY(runs());
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"1"_qs);

        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(!Conflicts(*m_workspace).resolve(1, Side::Crm));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), keep == u"crm" ? u"theirs"_qs : u"mine"_qs);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void deletedHereAndChangedThereIsAsked_data() { askedConflictWaitsAndIsAnswered_data(); }
    void deletedHereAndChangedThereIsAsked()
    {
        QFETCH(QString, keep);
        const QString id = deletedHereChangedThere();
        QVERIFY(m_crm->find(account, id));
        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(runs());
        QCOMPARE(m_crm->find(account, id) != nullptr, keep == u"crm");
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // The answer is about the edit before the deletion too.
    void editedAndDeletedHereIsAskedOnce()
    {
        const QString id = dispute();
        sql("DELETE FROM Account");
        QVERIFY(runs());
        QVERIFY(m_crm->find(account, id));
        QVERIFY(Conflicts(*m_workspace).resolve(1, Side::Workspace));
        QVERIFY(runs());
        QVERIFY(!m_crm->find(account, id));
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // The answer for the CRM does not write over a row that was put in again while the question was open.
    void putInAgainWhileTheDeletionIsAskedAbout_data() { askedConflictWaitsAndIsAnswered_data(); }
    void putInAgainWhileTheDeletionIsAskedAbout()
    {
        QFETCH(QString, keep);
        const QString id = deletedHereChangedThere();
        sql(qPrintable(
            QStringLiteral("INSERT INTO Account(Id, Name, Phone) VALUES('%1', 'again', '1')").arg(id)));
        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"again"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    // Nobody here has seen what the CRM's side has won with.
    void putInAgainWhileTheDeletionIsDecidedAgainst()
    {
        begin({false, true});
        m_policy = ConflictPolicy::CrmWins;
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("DELETE FROM Account");
        m_crm->rule = [this, id](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            m_crm->change(account, id, {{nameField, u"theirs"_qs}});
            sql(qPrintable(
                QStringLiteral("INSERT INTO Account(Id, Name, Phone) VALUES('%1', 'again', '2')").arg(id)));
            return std::nullopt;
        };
        QVERIFY(runs());
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"theirs"_qs);
        QCOMPARE(text(account, id, phoneField), u"2"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
        QCOMPARE(read("SELECT field, workspace_value, kept FROM fairlead_conflict WHERE field <> "
                      "'SystemModstamp'"),
                 u"Name|again|crm"_qs);
    }

    void changedHereAndDeletedThereIsAsked_data() { askedConflictWaitsAndIsAnswered_data(); }
    void changedHereAndDeletedThereIsAsked()
    {
        QFETCH(QString, keep);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        later();
        m_crm->remove(account, id);
        QVERIFY(runs());
        QCOMPARE(read("SELECT Name FROM Account"), u"mine"_qs);
        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), keep == u"crm" ? 0 : 1);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void putInByAKnownIdAndEditedTwice()
    {
        m_policy = ConflictPolicy::CrmWins;
        const QString id = m_crm->make(account, {{nameField, u"theirs"_qs}});
        sql(qPrintable(QStringLiteral("INSERT INTO Account(Id, Phone) VALUES('%1', '5')").arg(id)));
        sql("REPLACE INTO Account(Id, Phone, Name) SELECT Id, Phone, 'mine' FROM Account");
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
        // The CRM's name counts by the policy; so does its empty phone, and what is here is kept as lost.
        QCOMPARE(read("SELECT field, workspace_value, kept FROM fairlead_conflict ORDER BY field"),
                 u"Name|mine|crm\nPhone|5|crm"_qs);
    }

    void editWhileItIsBeingSentIsAnotherChange()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'first'");
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            sql("UPDATE Account SET Name = 'second'");
            return std::nullopt;
        };
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"first"_qs);
        QCOMPARE(read("SELECT Name FROM Account"), u"second"_qs);
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"second"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

    void changedBetweenReadingAndWritingIsMergedAgain()
    {
        begin({false, true});
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'mine'");
        m_crm->rule = [this, id](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            m_crm->change(account, id, {{phoneField, u"theirs"_qs}});
            return std::nullopt;
        };
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"mine"_qs);
        QCOMPARE(text(account, id, phoneField), u"theirs"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void lockedRecordIsTriedAgain()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        m_crm->rule = [this](const QString &, WriteKind, const RecordWrite &) -> std::optional<Error> {
            m_crm->rule = {};
            return modelError(ErrorCode::RecordLocked, ErrorClass::RetryLater);
        };
        (void)run();
        QCOMPARE(waiting(), 1);
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"new"_qs);
        QCOMPARE(waiting(), 0);
    }

    void nothingChangedAsksForNothingTwice()
    {
        fill(12);
        QVERIFY(runs());
        m_clock.advance(std::chrono::minutes(30)); // what is new is read twice
        QVERIFY(runs());
        const qint64 before = m_crm->requests();
        QVERIFY(runs());
        QCOMPARE(m_crm->requests() - before, qint64(2)); // one an object
    }

    // What the first part of a job has met must not hide what the second meets.
    void runEndsWhenTheCrmWantsNoMore()
    {
        m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        qint64 throttledAt = 0;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Read) {
                fate.refused = modelError(ErrorCode::TimedOut, ErrorClass::RetryLater);
            } else if (request.verb == ModelCrm::Verb::Pull) {
                throttledAt = request.number;
                fate.refused = modelError(ErrorCode::RateLimited, ErrorClass::RetryLater);
            }
            return fate;
        };
        const SyncReport report = run();
        QVERIFY(throttledAt > 0);
        QCOMPARE(m_crm->requests(), throttledAt);
        QVERIFY(report.error && report.error->code == ErrorCode::RateLimited);
    }

    // The CRM has the first edit although its answer was lost; the second one takes it back.
    void editTakenBackAfterALostAnswerIsNotLost()
    {
        m_policy = ConflictPolicy::WorkspaceWins;
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        failNextWrite(&ModelCrm::Fate::lost);
        QVERIFY(!runs());
        QCOMPARE(text(account, id, nameField), u"new"_qs);
        sql("UPDATE Account SET Name = 'old'");
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"old"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void fieldThatCameBetweenDeletionAndInsertionIsSent_data()
    {
        QTest::addColumn<int>("times");
        QTest::newRow("put in again") << 1;
        QTest::newRow("put in again twice") << 2;
    }
    // The row that was deleted knows nothing of the field: that is no reason to take the CRM's value.
    void fieldThatCameBetweenDeletionAndInsertionIsSent()
    {
        QFETCH(int, times);
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        m_crm->object(account).records[id].hidden = true;
        sql("DELETE FROM Account");
        (void)run();
        m_crm->addField(account, modelField(u"Extra"_qs));
        m_clock.advance(std::chrono::minutes(61));
        (void)run();
        m_crm->object(account).records[id].hidden = false;
        for (int i = 0; i < times; ++i) {
            sql("DELETE FROM Account");
            sql(qPrintable(
                QStringLiteral("INSERT INTO Account(Id, Name, Phone, Extra) VALUES('%1', 'old', '1', 'mine')")
                    .arg(id)));
        }
        QVERIFY(runs());
        QCOMPARE(read("SELECT Extra FROM Account"), u"mine"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict WHERE field <> 'SystemModstamp'"), u"0"_qs);
    }

    // What came while the question was open was left for the answer.
    void answerForTheCrmTakesWhatItHasByThen()
    {
        const QString id = dispute();
        QVERIFY(runs());
        later();
        m_crm->change(account, id, {{phoneField, u"newer"_qs}});
        QVERIFY(runs());
        m_clock.advance(std::chrono::minutes(30));
        QVERIFY(runs());
        QVERIFY(Conflicts(*m_workspace).resolve(1, Side::Crm));
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void idOfAPersonsOwnIsNamedForWhatItIs_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("looks local") << u"local:abc"_qs;
        QTest::newRow("looks like the CRM's") << u"001000000000999AAA"_qs;
    }
    void idOfAPersonsOwnIsNamedForWhatItIs()
    {
        QFETCH(QString, id);
        sql(qPrintable(u"INSERT INTO Account(Id, Name) VALUES('%1', 'mine')"_qs.arg(id)));
        QCOMPARE(run().jobs.constFirst().failed, qint64(1));
        const Error error = refused()->constFirst().error;
        QVERIFY2(error.sentence.contains(id) && !error.sentence.contains(u"any more"_qs),
                 qPrintable(error.text()));
        QVERIFY2(error.remedy.contains(u"without an id"_qs), qPrintable(error.text()));
        // What the remedy says.
        sql("INSERT INTO Account(Name, Phone) VALUES('mine', '1')");
        sql(qPrintable(u"DELETE FROM Account WHERE Id = '%1'"_qs.arg(id)));
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
    }

    void whatAPersonsOwnTableDoesNotTakeStopsItAlone_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("merged");
        const QString index = u"CREATE UNIQUE INDEX mine ON Account(Phone)"_qs;
        const QString trigger = u"CREATE TRIGGER mine BEFORE %1 ON Account WHEN NEW.Phone = '7' "
                                "BEGIN SELECT RAISE(ABORT, 'not the seven'); END"_qs;
        QTest::newRow("index") << index << u"UNIQUE constraint failed: Account.Phone"_qs << false;
        QTest::newRow("trigger") << trigger.arg(u"INSERT"_qs) << u"not the seven"_qs << false;
        QTest::newRow("trigger, merged") << trigger.arg(u"UPDATE"_qs) << u"not the seven"_qs << true;
    }
    void whatAPersonsOwnTableDoesNotTakeStopsItAlone()
    {
        QFETCH(QString, obstacle);
        QFETCH(QString, said);
        QFETCH(bool, merged);
        const QString id = m_crm->make(account, named(u"first"_qs, u"1"_qs));
        QVERIFY(runs());
        sql(qPrintable(obstacle));
        for (const char *name : {"second", "third"})
            m_crm->make(account, named(QLatin1String(name), merged ? u"2"_qs : u"7"_qs));
        if (merged) {
            m_crm->change(account, id, {{phoneField, u"7"_qs}});
            sql("UPDATE Account SET Name = 'mine'");
        }
        m_crm->make(contact, {{nameField, u"somebody"_qs}});
        const SyncReport report = run();
        QVERIFY(!report.error);
        const std::optional<Error> &error = report.jobs.constFirst().error;
        QVERIFY(error);
        QCOMPARE(error->errorClass, ErrorClass::StopJob);
        QVERIFY2(error->sentence.contains(u"Account"_qs) && error->sentence.contains(said),
                 qPrintable(error->text()));
        QVERIFY(!error->remedy.isEmpty());
        QCOMPARE(read("SELECT Name FROM Contact"), u"somebody"_qs);
        sql(obstacle.contains(u"INDEX"_qs) ? "DROP INDEX mine" : "DROP TRIGGER mine");
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void whatAPersonsOwnTriggerDoesNotTakeCanBePutBackLater()
    {
        m_policy = ConflictPolicy::CrmWins;
        const QString id = dispute();
        QVERIFY(runs());
        sql("CREATE TRIGGER mine BEFORE UPDATE ON Account BEGIN SELECT RAISE(ABORT, 'not now'); END");
        const Outcome undone = Conflicts(*m_workspace).putBack(1);
        QVERIFY(!undone && undone.error().code == ErrorCode::RecordRejected);
        QVERIFY2(undone.error().sentence.contains(u"not now"_qs), qPrintable(undone.error().text()));
        sql("DROP TRIGGER mine");
        QVERIFY(Conflicts(*m_workspace).putBack(1));
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"mine"_qs);
    }

    void readOnlyEditIsKeptAndTakenBack()
    {
        m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET SystemModstamp = 'mine'");
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT field, workspace_value, kept FROM fairlead_conflict"),
                 u"SystemModstamp|mine|crm"_qs);
    }
};

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
