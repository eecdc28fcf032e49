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
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("DELETE FROM Account");
        later();
        m_crm->change(account, id, named(u"theirs"_qs));
        QVERIFY(runs());
        QVERIFY(m_crm->find(account, id));
        QVERIFY(Conflicts(*m_workspace).resolve(1, *sideFromString(keep)));
        QVERIFY(runs());
        QCOMPARE(m_crm->find(account, id) != nullptr, keep == u"crm");
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
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
