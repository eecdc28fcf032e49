// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"
#include "sync/jobcheck.h"

#include "support/awaitend.h"
#include "support/manualclock.h"
#include "support/modelcrm.h"
#include "workspace/outbox.h"
#include "workspace/reader.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace fairlead;

namespace {

const QString account = QStringLiteral("Account");
const QString nameField = QStringLiteral("Name");
const QString phoneField = QStringLiteral("Phone");
const QString keyField = QStringLiteral("Fairlead_Id__c");

RecordValues called(const QString &name, const QString &phone = QStringLiteral("1"))
{
    return {{nameField, name}, {phoneField, phone}};
}

Error lostAnswer()
{
    Error error;
    error.code = ErrorCode::ConnectionLost;
    error.errorClass = ErrorClass::RetryLater;
    return error;
}

Error resemblesAnother(ErrorClass errorClass = ErrorClass::AskUser)
{
    Error error;
    error.code = ErrorCode::DuplicateFound;
    error.errorClass = errorClass;
    error.sentence = QStringLiteral("It resembles another record.");
    return error;
}

} // namespace

/// What a person sets of a job beyond its fields, run by run: the filter, the external id, and the word on
/// duplicates.
class TestJobRules : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_workspace.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_crm = std::make_unique<ModelCrm>(ModelCrm::Nature(), m_clock, m_network);
        FieldInfo key = modelField(keyField);
        key.takesExternalId = true;
        m_crm->addObject(account, {modelField(nameField), modelField(phoneField), key});
        m_crm->passes = [](const QString &filter, const RecordValues &values) {
            return std::get<QString>(values.value(phoneField)) == filter;
        };
        m_described = std::make_unique<DescribeCache>(m_clock);
        auto workspace = Workspace::open(path());
        QVERIFY(workspace);
        m_workspace = std::move(*workspace);
        m_job = Job();
        m_job.object = account;
        m_pushRun = 0;
    }

    void onlyWhatPassesIsRead()
    {
        m_crm->make(account, called(u"ours"_qs, u"1"_qs));
        m_crm->make(account, called(u"others"_qs, u"2"_qs));
        m_job.filter = QStringLiteral("1");
        QVERIFY(runs());
        QCOMPARE(names(), u"ours"_qs);
    }

    void recordThatLeavesTheFilterStaysAsItWas()
    {
        m_job.filter = QStringLiteral("1");
        const QString id = m_crm->make(account, called(u"before"_qs));
        QVERIFY(runs());
        m_crm->change(account, id, called(u"after"_qs, u"2"_qs));
        QVERIFY(runs());
        QCOMPARE(names(), u"before"_qs);
        m_crm->change(account, id, {{phoneField, u"1"_qs}});
        QVERIFY(runs());
        QCOMPARE(names(), u"after"_qs);
    }

    void anotherFilterReadsAnewAndTakesNothingAway_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<bool>("trimmed");
        QTest::newRow("narrower") << u""_qs << u"1"_qs << true;
        QTest::newRow("another") << u"2"_qs << u"1"_qs << false;
        QTest::newRow("another, log trimmed") << u"2"_qs << u"1"_qs << true;
        QTest::newRow("none any more") << u"1"_qs << u""_qs << false;
    }
    void anotherFilterReadsAnewAndTakesNothingAway()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(bool, trimmed);
        m_crm->make(account, called(u"ours"_qs, u"1"_qs));
        m_crm->make(account, called(u"other"_qs, u"2"_qs));
        const QString gone = m_crm->make(account, called(u"gone"_qs, before.isEmpty() ? u"1"_qs : before));
        // So long ago that two readings do not overlap in it: nothing but the filter brings it.
        m_clock.advance(std::chrono::hours(1));
        m_job.filter = before;
        QVERIFY(runs());
        m_crm->remove(account, gone);
        if (trimmed)
            m_crm->trimDeletions(account);
        m_job.filter = after;
        QVERIFY(runs());
        QCOMPARE(names(), u"other,ours"_qs);
        QCOMPARE(read("SELECT count(*) FROM fairlead_removal"), u"0"_qs);

        const int asked = m_crm->asked.value(ModelCrm::Verb::Pull);
        m_clock.advance(std::chrono::hours(1));
        QVERIFY(runs());
        QCOMPARE(m_crm->asked.value(ModelCrm::Verb::Pull), asked + 1);
        QVERIFY2(!(*reader()->checkpoint(account)).comparing, "once is enough");
    }

    void refusedFilterIsToldAsTheFilter()
    {
        m_job.filter = QStringLiteral("1");
        m_crm->passes = {};
        const SyncReport report = run();
        QVERIFY(report.firstError());
        QCOMPARE(report.firstError()->code, ErrorCode::FilterRefused);
    }

    void jobIsCheckedBeforeItIsStored_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("chosenIds");
        QTest::addColumn<int>("code");
        QTest::newRow("fine") << u"1"_qs << keyField << false << -1;
        QTest::newRow("filter") << u"no"_qs << QString() << false << int(ErrorCode::FilterRefused);
        QTest::newRow("no such field")
            << QString() << u"Nothing__c"_qs << false << int(ErrorCode::FieldMissing);
        QTest::newRow("no external id") << QString() << nameField << false << int(ErrorCode::FieldMissing);
        QTest::newRow("none needed") << QString() << keyField << true << int(ErrorCode::FieldMissing);
    }
    void jobIsCheckedBeforeItIsStored()
    {
        QFETCH(QString, filter);
        QFETCH(QString, key);
        QFETCH(bool, chosenIds);
        QFETCH(int, code);
        ModelCrm::Nature nature;
        nature.chosenIds = chosenIds;
        ModelCrm crm(nature, m_clock, m_network);
        FieldInfo external = modelField(keyField);
        external.takesExternalId = true;
        crm.addObject(account, {modelField(nameField), external});
        if (filter != QLatin1String("no"))
            crm.passes = [](const QString &, const RecordValues &) { return true; };
        m_job.filter = filter;
        m_job.externalIdField = key;
        const auto checked = awaitAtOnce(checkJob(crm, m_job, {}));
        QVERIFY(checked);
        QCOMPARE(*checked ? -1 : int(checked->error().code), code);
        if (!*checked && code == int(ErrorCode::FieldMissing))
            QVERIFY(!checked->error().remedy.isEmpty());
    }

    void lostAnswerOfACreateByExternalIdAsksNobody()
    {
        m_job.externalIdField = keyField;
        QVERIFY(runs());
        sql("INSERT INTO Account(Name, Phone) VALUES('once', '1')");
        loseNextWrite();
        QVERIFY(!runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        const QString id = m_crm->object(account).records.firstKey();
        // Somebody has worked with it by the time we are back.
        m_crm->change(account, id, {{nameField, u"renamed there"_qs}});
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(names(), u"renamed there"_qs);
        QCOMPARE(read("SELECT count(*) FROM fairlead_outbox"), u"0"_qs);
        QCOMPARE(m_crm->asked.value(ModelCrm::Verb::Created), 0);
    }

    void createThatNeverArrivedIsSentAgainAtOnce()
    {
        m_job.externalIdField = keyField;
        QVERIFY(runs());
        sql("INSERT INTO Account(Name, Phone) VALUES('once', '1')");
        loseNextWrite(false);
        QVERIFY(!runs());
        QCOMPARE(m_crm->object(account).records.size(), 0);
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 1);
        QCOMPARE(read("SELECT count(*) FROM fairlead_outbox"), u"0"_qs);
    }

    void createThatWentUnansweredAndIsNotWantedAnyMore_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("arrived") << true;
        QTest::newRow("never arrived") << false;
    }
    void createThatWentUnansweredAndIsNotWantedAnyMore()
    {
        QFETCH(bool, arrived);
        m_job.externalIdField = keyField;
        QVERIFY(runs());
        sql("INSERT INTO Account(Name, Phone) VALUES('once', '1')");
        loseNextWrite(arrived);
        QVERIFY(!runs());
        sql("DELETE FROM Account");
        QVERIFY(runs());
        if (arrived) {
            QVERIFY(runs());
            // What the CRM has put into it, the external id for one, is more than was deleted here.
            QCOMPARE(m_crm->object(account).records.size(), 1);
            QCOMPARE(read("SELECT count(*) FROM fairlead_conflict WHERE state = 'open'"), u"1"_qs);
            return;
        }
        // It may be under way still, and then has to be deleted.
        QCOMPARE(read("SELECT count(*) > 0 FROM fairlead_outbox"), u"1"_qs);
        m_clock.advance(std::chrono::minutes(5));
        QVERIFY(runs());
        QCOMPARE(m_crm->object(account).records.size(), 0);
        QCOMPARE(read("SELECT count(*) FROM fairlead_outbox"), u"0"_qs);
    }

    void duplicateWaitsForADecision_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("new record") << true;
        QTest::newRow("change") << false;
    }
    void duplicateWaitsForADecision()
    {
        QFETCH(bool, isNew);
        const QString twin = m_crm->make(account, called(u"Twin"_qs));
        const QString other = m_crm->make(account, called(u"Other"_qs));
        QVERIFY(runs());
        m_crm->resembled = {twin};
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &write) -> std::optional<Error> {
            return write.duplicateAllowed ? std::nullopt : std::optional(resemblesAnother());
        };
        sql(isNew ? "INSERT INTO Account(Name, Phone) VALUES('Twin', '9')"
                  : "UPDATE Account SET Name = 'Twin', Phone = '9' WHERE Name = 'Other'");
        SyncReport report = run();
        QVERIFY(!report.firstError());
        QCOMPARE(report.jobs.constFirst().failed, qint64(1));
        const auto waits = reader()->refused(10);
        QCOMPARE(waits->size(), 1);
        QVERIFY(waits->first().mayBeDuplicate);
        QCOMPARE(waits->first().duplicates, QStringList{twin});
        QCOMPARE(reader()->waiting()->first().duplicates, qint64(1));
        QCOMPARE(reader()->waiting()->first().refused, qint64(0));

        // Sent again without a word on it, it comes back.
        QVERIFY(Outbox(*m_workspace).retry(account, {}));
        QVERIFY(runs());
        QCOMPARE(reader()->refused(10)->size(), 1);

        QVERIFY(Outbox(*m_workspace).allowDuplicates(account, waits->first().id));
        QVERIFY(runs());
        QCOMPARE(reader()->refused(10)->size(), 0);
        QCOMPARE(read("SELECT count(*) FROM fairlead_outbox"), u"0"_qs);
        QCOMPARE(m_crm->object(account).records.size(), isNew ? 3 : 2);
        // The word was about that change, not about the next one.
        sql("UPDATE Account SET Phone = '10' WHERE Phone = '9'");
        QVERIFY(runs());
        QCOMPARE(reader()->refused(10)->size(), 1);
        Q_UNUSED(other);
    }

    void valueThatMustBeUniqueIsNoDecision()
    {
        QVERIFY(runs());
        m_crm->rule = [](const QString &, WriteKind, const RecordWrite &) {
            return std::optional(resemblesAnother(ErrorClass::SkipItem));
        };
        sql("INSERT INTO Account(Name, Phone) VALUES('Twin', '9')");
        QVERIFY(runs());
        QVERIFY(!reader()->refused(10)->first().mayBeDuplicate);
        const Outcome allowed = Outbox(*m_workspace).allowDuplicates(account, {});
        QVERIFY(!allowed);
        QCOMPARE(allowed.error().code, ErrorCode::NothingToDo);
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }
    std::unique_ptr<WorkspaceReader> reader() const { return std::move(*WorkspaceReader::open(path())); }
    SyncReport run()
    {
        const auto pushRuns = [this](qint64 atLeast) { return keepPushRun(atLeast); };
        ConnectionSync sync(ConnectionId(QStringLiteral("abc")), *m_crm, *m_described, *m_workspace, m_clock);
        const auto report = awaitAtOnce(sync.run({m_job}, pushRuns, {}, {}));
        m_clock.advance(std::chrono::seconds(2));
        return report.value_or(SyncReport{});
    }
    bool runs() { return !run().firstError(); }
    Task<Result<qint64>> keepPushRun(qint64 atLeast)
    {
        const qint64 before = m_pushRun;
        m_pushRun = qMax(m_pushRun, atLeast);
        co_return before;
    }
    void loseNextWrite(bool arrives = true)
    {
        m_crm->fateOf = [this, arrives](const ModelCrm::Request &request) {
            ModelCrm::Fate fate;
            if (request.verb == ModelCrm::Verb::Write) {
                (arrives ? fate.lost : fate.refused) = lostAnswer();
                m_crm->fateOf = {};
            }
            return fate;
        };
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
        return statement.executeStep() ? QString::fromStdString(statement.getColumn(0).getString())
                                       : QString();
    }
    QString names() const
    {
        return read("SELECT group_concat(Name) FROM (SELECT Name FROM Account ORDER BY Name)");
    }

    ManualClock m_clock;
    SystemClock m_network;
    qint64 m_pushRun = 0;
    Job m_job;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ModelCrm> m_crm;
    std::unique_ptr<DescribeCache> m_described;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestJobRules)
#include "tst_jobrules.moc"
