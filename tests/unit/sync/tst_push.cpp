// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"

#include "support/awaitend.h"
#include "support/manualclock.h"
#include "support/modelcrm.h"
#include "workspace/conflicts.h"
#include "workspace/outbox.h"
#include "workspace/reader.h"
#include "workspace/removals.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace fairlead;

namespace {

const QString account = QStringLiteral("Account");
const QString contact = QStringLiteral("Contact");
const QString nameField = QStringLiteral("Name");
const QString phoneField = QStringLiteral("Phone");
const QString accountField = QStringLiteral("AccountId");
const QString parentField = QStringLiteral("ParentId");

RecordValues named(const QString &name, const QString &phone = QStringLiteral("1"))
{
    return {{nameField, name}, {phoneField, phone}};
}

} // namespace

/// A workspace and a CRM that other people change too: what becomes of it, run by run.
class TestPush : public QObject
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
        bool struck = false;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && !std::exchange(struck, true)) {
                const Error lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
                (performed ? fate.lost : fate.refused) = lost;
            }
            return fate;
        };
        QVERIFY(run().firstError());
        QVERIFY(struck);
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
    void deletedThereAfterALostAnswerIsNotMadeAgain()
    {
        ModelCrm::Nature nature;
        nature.chosenIds = nature.versions = nature.changeTracking = true;
        nature.deletionLog = false;
        begin(nature);
        sql("INSERT INTO Account(Name) VALUES('made')");
        bool struck = false;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && !std::exchange(struck, true))
                fate.lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            return fate;
        };
        QVERIFY(!runs());
        const QString made = m_crm->object(account).records.firstKey();
        m_crm->remove(account, made);
        QVERIFY(runs());
        QVERIFY(m_crm->object(account).records.isEmpty());
        QVERIFY(runs());
        // What was sent was not seen here to have arrived: whether it may go is a person's to say.
        QCOMPARE(read("SELECT record, field, state FROM fairlead_conflict"), made + u"||open"_qs);
        QCOMPARE(waiting(), 1);
    }

    void twoAlikeAreNeverGuessedAt()
    {
        sql("INSERT INTO Account(Name) VALUES('same'), ('same')");
        bool struck = false;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write && !std::exchange(struck, true))
                fate.lost = modelError(ErrorCode::TimedOut, ErrorClass::RetryLater);
            return fate;
        };
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

    void insertedByAnUnknownIdAndTakenOutAgain()
    {
        sql("INSERT INTO Account(Id, Name) VALUES('nobody', 'x')");
        QVERIFY(runs());
        QCOMPARE(waiting(), 1);
        sql("DELETE FROM Account");
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
    }

    // The CRM has the first edit although its answer was lost; the second one takes it back.
    void editTakenBackAfterALostAnswerIsNotLost()
    {
        m_policy = ConflictPolicy::WorkspaceWins;
        const QString id = m_crm->make(account, named(u"old"_qs));
        QVERIFY(runs());
        sql("UPDATE Account SET Name = 'new'");
        m_crm->fateOf = [](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write)
                fate.lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            return fate;
        };
        QVERIFY(!runs());
        QCOMPARE(text(account, id, nameField), u"new"_qs);
        m_crm->fateOf = {};
        sql("UPDATE Account SET Name = 'old'");
        QVERIFY(runs());
        QCOMPARE(text(account, id, nameField), u"old"_qs);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(waiting(), 0);
    }

    void firstReadingBegunAnewFindsWhatWasDeletedMeanwhile()
    {
        ModelCrm::Nature nature;
        nature.changeTracking = true;
        nature.deletionLog = false;
        begin(nature);
        fill(25);
        // The tables' first run has set a watermark already.
        QVERIFY(m_workspace->setCheckpoint(account, {}));
        int pulls = 0;
        m_crm->fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Pull && request.object == account && ++pulls == 2)
                fate.lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            return fate;
        };
        QVERIFY(!runs());
        m_crm->fateOf = {};
        const QString gone = m_crm->object(account).records.firstKey();
        m_crm->remove(account, gone);
        m_crm->expireLinks();
        QVERIFY(runs());
        QVERIFY(bothSidesAreEqual());
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

    void whatPointsAtARecordThatIsNeverMadePointsAtNothing()
    {
        sql("INSERT INTO Account(Name) VALUES('parent')");
        sql("INSERT INTO Contact(Name, AccountId) SELECT 'person', Id FROM Account");
        sql("DELETE FROM Account");
        QVERIFY(runs());
        QVERIFY(runs());
        QCOMPARE(m_crm->object(contact).records.size(), 1);
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

private:
    void begin(ModelCrm::Nature nature)
    {
        m_workspace.reset();
        m_policy = ConflictPolicy::Ask;
        m_pushRun = 0;
        m_dir = std::make_unique<QTemporaryDir>();
        m_crm = std::make_unique<ModelCrm>(nature, m_clock, m_network);
        m_crm->addObject(account,
                         {modelField(nameField), modelField(phoneField),
                          modelField(parentField, FieldType::Reference, account)});
        m_crm->addObject(contact,
                         {modelField(nameField), modelField(accountField, FieldType::Reference, account)});
        m_described = std::make_unique<DescribeCache>(m_clock);
        open();
        QVERIFY(runs()); // makes the tables
    }
    QString path() const { return m_dir->filePath(QStringLiteral("workspace.db")); }
    void open()
    {
        auto workspace = Workspace::open(path());
        QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().text()));
        m_workspace = std::move(*workspace);
    }
    SyncReport run()
    {
        QList<Job> jobs;
        for (const QString &object : {account, contact}) {
            Job job;
            job.object = object;
            job.conflict = m_policy;
            jobs += job;
        }
        const auto pushRuns = [this](qint64 atLeast) { return keepPushRun(atLeast); };
        ConnectionSync sync(ConnectionId(QStringLiteral("abc")), *m_crm, *m_described, *m_workspace, m_clock);
        const auto report = awaitAtOnce(sync.run(jobs, pushRuns, {}, {}));
        later();
        return report.value_or(SyncReport{});
    }
    Task<Result<qint64>> keepPushRun(qint64 atLeast)
    {
        const qint64 before = m_pushRun;
        m_pushRun = qMax(m_pushRun, atLeast);
        co_return before;
    }
    bool runs()
    {
        const SyncReport report = run();
        if (const auto error = report.firstError())
            qWarning().noquote() << nameOf(error->code) << error->sentence << error->detail;
        return !report.firstError();
    }
    void later() { m_clock.advance(std::chrono::seconds(2)); }
    void fill(int records)
    {
        for (int i = 0; i < records; ++i)
            m_crm->make(account, named(QStringLiteral("record %1").arg(i)));
    }
    /// Both sides have changed the same field.
    QString dispute()
    {
        const QString id = m_crm->make(account, named(u"old"_qs));
        [&] { QVERIFY(runs()); }();
        sql("UPDATE Account SET Name = 'mine'");
        later();
        m_crm->change(account, id, {{nameField, u"theirs"_qs}});
        return id;
    }

    // As any other program.
    void sql(const char *statement)
    {
        SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE);
        other.exec(statement);
    }
    QString read(const char *query) const
    {
        SQLite::Database other(path().toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement statement(other, query);
        QStringList rows;
        while (statement.executeStep()) {
            QStringList row;
            for (int i = 0; i < statement.getColumnCount(); ++i)
                row += QString::fromStdString(statement.getColumn(i).getString());
            rows += row.join(QLatin1Char('|'));
        }
        return rows.join(QLatin1Char('\n'));
    }
    Result<QList<RefusedChange>> refused() const
    {
        const auto reader = WorkspaceReader::open(path());
        return reader ? (*reader)->refused(100) : Result<QList<RefusedChange>>();
    }
    int waiting() const { return int(m_workspace->outboxCount().value_or(-1)); }
    QString text(const QString &object, const QString &id, const QString &field) const
    {
        const ModelCrm::Record *record = m_crm->find(object, id);
        return record ? std::get<QString>(record->values.value(field)) : QStringLiteral("(gone)");
    }
    bool bothSidesAreEqual() const
    {
        for (const QString &object : {account, contact}) {
            QMap<QString, RecordValues> here;
            SQLite::Database other(path().toStdString(), SQLite::OPEN_READONLY);
            SQLite::Statement rows(other, "SELECT * FROM " + object.toStdString());
            while (rows.executeStep()) {
                RecordValues values;
                for (int i = 1; i < rows.getColumnCount(); ++i) {
                    if (!rows.getColumn(i).isNull())
                        values.insert(QString::fromUtf8(rows.getColumnName(i)),
                                      QString::fromStdString(rows.getColumn(i).getString()));
                }
                here.insert(QString::fromStdString(rows.getColumn(0).getString()), values);
            }
            const auto &there = m_crm->object(object).records;
            if (here.keys() != there.keys()) {
                qWarning() << "here" << here.keys() << "there" << there.keys();
                return false;
            }
            for (auto it = there.cbegin(); it != there.cend(); ++it) {
                for (auto value = it->values.cbegin(); value != it->values.cend(); ++value) {
                    if (!sameValue(value.value(), here[it.key()].value(value.key()))) {
                        qWarning() << it.key() << value.key() << "differs";
                        return false;
                    }
                }
            }
        }
        return true;
    }

    ManualClock m_clock;
    SystemClock m_network;
    ConflictPolicy m_policy = ConflictPolicy::Ask;
    qint64 m_pushRun = 0;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ModelCrm> m_crm;
    std::unique_ptr<DescribeCache> m_described;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
