// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/hub.h"
#include "unit/workspace/workspacefixture.h"
#include "workspace/jobs.h"
#include "workspace/outbox.h"
#include "workspace/reader.h"
#include "workspace/removals.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTreeWidget>

using namespace fairlead;
using namespace fairlead::ui;

namespace {

ConnectionInfo acme()
{
    ConnectionInfo info;
    info.id = ConnectionId(QStringLiteral("a"));
    info.name = QStringLiteral("Acme");
    info.crm = CrmKind::Salesforce;
    info.objects = {QStringLiteral("User"), QStringLiteral("Account")};
    return info;
}

} // namespace

/// The hub's pages over a workspace file, with everything a person does done to that file.
class TestHubPages : public QObject
{
    Q_OBJECT

    const QString m_account = QStringLiteral("Account");
    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Hub> m_hub;

    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }
    std::unique_ptr<WorkspaceReader> reader() const { return std::move(*WorkspaceReader::open(path())); }
    /// The page that is shown.
    QWidget *page() const { return m_hub->findChild<QStackedWidget *>()->currentWidget(); }
    template <typename T> T *find(const char *name) const
    {
        auto *found = m_hub->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QAbstractButton *button(const char *name) const { return find<QAbstractButton>(name); }
    QTreeWidget *list(const char *name) const { return find<QTreeWidget>(name); }
    QString details() const { return page()->findChild<DetailPanel *>()->text(); }
    void show(Hub::Page which)
    {
        m_hub->showPage(which);
        m_hub->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_hub.get()));
        m_hub->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_hub.get()));
    }
    /// By keyboard.
    void press(const char *name)
    {
        QAbstractButton *wanted = button(name);
        QVERIFY2(wanted->isVisible() && wanted->isEnabled(), name);
        wanted->setFocus();
        QTest::keyClick(wanted, Qt::Key_Space);
    }
    static QTreeWidgetItem *rowWith(QTreeWidget *tree, const QString &text, int column = 0)
    {
        const auto found = tree->findItems(text, Qt::MatchContains | Qt::MatchRecursive, column);
        return found.isEmpty() ? nullptr : found.first();
    }
    /// The account that was changed here, as its waiting change.
    PendingChange changed(const char *id)
    {
        OtherProgram(path()).run(std::string("UPDATE Account SET Name = 'ours' WHERE Id = '") + id + '\'');
        const auto slice = Outbox(*m_workspace).pending(account(), 0, 100);
        for (const PendingChange &change : slice->changes) {
            if (change.change.id == QLatin1String(id))
                return change;
        }
        return {};
    }
    void settle(const PendingChange &change, Settlement::Fate fate, const QList<Conflict> &conflicts = {},
                const std::optional<QStringList> &duplicates = {})
    {
        Settlement settlement;
        settlement.id = change.change.id;
        settlement.lastSeq = change.change.lastSeq;
        settlement.fate = fate;
        settlement.conflicts = conflicts;
        settlement.duplicates = duplicates;
        if (fate == Settlement::Fate::Failed) {
            Error error;
            error.code = ErrorCode::RecordRejected;
            error.errorClass = ErrorClass::SkipItem;
            error.sentence = QStringLiteral("The name is too long.");
            error.remedy = QStringLiteral("Shorten it.");
            settlement.error = error;
        }
        QVERIFY(Outbox(*m_workspace).settle(account(), {settlement}));
    }
    void dispute(const char *id)
    {
        Conflict conflict;
        conflict.field = QStringLiteral("Name");
        conflict.base = QStringLiteral("before");
        conflict.workspace = QStringLiteral("ours");
        conflict.crm = QStringLiteral("theirs");
        settle(changed(id), Settlement::Fate::Asked, {conflict});
    }
    QString states(const char *sql) { return OtherProgram(path()).read(sql); }
    Job storedJob(const QString &object) const
    {
        const auto jobs = reader()->jobs();
        for (const Job &job : *jobs) {
            if (job.object == object)
                return job;
        }
        return {};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = opened(path());
        QVERIFY(m_workspace->ensureTable(account()));
        QVERIFY(m_workspace->storePage(account(),
                                       names({{"001A", "Anvils"}, {"001B", "Bolts"}, {"001C", "Cogs"}})));
        // Users are first on every page, whenever their job was made.
        QVERIFY(Jobs(*m_workspace).makeFirst({m_account, QStringLiteral("User")}));
        m_hub = std::make_unique<Hub>(m_clock);
        m_hub->readFrom([this](const ConnectionInfo &) { return path(); });
        m_hub->setConnections({acme()});
        connect(m_hub.get(), &Hub::changeRequested, this,
                [this](const ConnectionId &id, const WorkspaceChange &work) {
                    m_hub->changeEnded(id, work(*m_workspace));
                });
    }
    void cleanup()
    {
        m_hub.reset();
        m_workspace.reset();
    }

    void statusSaysWhenAndWhatForEachJob()
    {
        const Job job = storedJob(m_account);
        const QByteArray report =
            R"({"object":"Account","label":"Accounts","pulled":1234,"pushed":12,"deleted":3,"conflicts":2,)"
            R"("failed":1,"requests":7,"ms":1500})";
        QVERIFY(Jobs(*m_workspace).noteRun(job.id, m_clock.nowUtc().addSecs(-60), report));
        settle(changed("001A"), Settlement::Fate::Failed);
        (void)changed("001B");
        OtherProgram(path()).run("INSERT INTO fairlead_removal VALUES('Account', '009', 'hidden')");
        show(Hub::Page::SyncStatus);
        auto *tree = list("syncStatus");
        QTRY_VERIFY(rowWith(tree, QStringLiteral("Accounts")));
        const auto *top = tree->topLevelItem(0);
        QCOMPARE(top->child(0)->text(0), QStringLiteral("User"));
        auto *row = top->child(1);
        QCOMPARE(row->text(2), QStringLiteral("1,234"));
        QCOMPARE(row->text(3), QStringLiteral("12"));
        QCOMPARE(row->text(4), QStringLiteral("3"));
        QCOMPARE(row->text(1), QStringLiteral("1 refused, 1 not visible any more, 1 to send"));
        tree->setCurrentItem(row);
        for (const char *part :
             {"Last synced", "Next: in 4 minute", "1,234 read, 12 sent, 3 deleted, 2 in conflict, 1 refused",
              "7 requests, 1.5 s", "1 to send", "cannot see 1 records"})
            QVERIFY2(details().contains(QString::fromLatin1(part)), qPrintable(details()));
    }

    void refusedRecordsAreSentAgain_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("one") << false;
        QTest::newRow("all") << true;
    }
    void refusedRecordsAreSentAgain()
    {
        QFETCH(const bool, all);
        settle(changed("001A"), Settlement::Fate::Failed);
        settle(changed("001B"), Settlement::Fate::Failed);
        show(Hub::Page::SyncStatus);
        auto *tree = list("syncStatus");
        QTRY_VERIFY(rowWith(tree, QStringLiteral("001B")));
        auto *row = rowWith(tree, QStringLiteral("001B"));
        QCOMPARE(row->text(1), QStringLiteral("The name is too long."));
        tree->setCurrentItem(row);
        QVERIFY2(details().contains(QStringLiteral("Shorten it.")), qPrintable(details()));
        const auto copies = m_hub->findChildren<QAbstractButton *>(QStringLiteral("detail.copyDetails"));
        const auto copy =
            std::find_if(copies.begin(), copies.end(), [](const auto *one) { return one->isVisible(); });
        QVERIFY(copy != copies.end());
        (*copy)->click();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("The name is too long.")));
        press(all ? "retryAll" : "retry");
        QCOMPARE(states("SELECT state FROM fairlead_outbox WHERE id = '001B'"), QStringLiteral("waiting"));
        QCOMPARE(states("SELECT state FROM fairlead_outbox WHERE id = '001A'"),
                 all ? QStringLiteral("waiting") : QStringLiteral("failed"));
        QTRY_VERIFY(!rowWith(tree, QStringLiteral("001B")));
        QCOMPARE(tree->currentItem()->text(0), m_account);
        QCOMPARE(rowWith(tree, QStringLiteral("001A")) == nullptr, all);
        QCOMPARE(reader()->activity(10, QStringLiteral("sent again"))->size(), 1);
    }

    void duplicatesAreSentAllTheSame()
    {
        settle(changed("001A"), Settlement::Fate::Failed, {}, QStringList{QStringLiteral("001C")});
        settle(changed("001B"), Settlement::Fate::Failed);
        show(Hub::Page::SyncStatus);
        auto *tree = list("syncStatus");
        QTRY_VERIFY(rowWith(tree, QStringLiteral("001B")));
        QVERIFY(rowWith(tree, QStringLiteral("1 refused, 1 perhaps duplicates"), 1));
        tree->setCurrentItem(rowWith(tree, QStringLiteral("001B")));
        QVERIFY(!button("sendAnyway")->isVisible());
        tree->setCurrentItem(rowWith(tree, QStringLiteral("001A")));
        QVERIFY2(details().contains(QStringLiteral("It resembles: Cogs (001C)")), qPrintable(details()));
        QVERIFY(button("retry")->isVisible());
        press("sendAnyway");
        QCOMPARE(states("SELECT state || duplicate_allowed FROM fairlead_outbox WHERE id = '001A'"),
                 QStringLiteral("waiting1"));
        QCOMPARE(states("SELECT state || duplicate_allowed FROM fairlead_outbox WHERE id = '001B'"),
                 QStringLiteral("failed0"));
        QTRY_VERIFY(!rowWith(tree, QStringLiteral("001A")));
    }

    void heldDeletionsAreAnsweredWithTheirNumber_data()
    {
        QTest::addColumn<bool>("inCrm");
        QTest::addColumn<bool>("approve");
        QTest::newRow("made in the CRM: delete") << true << true;
        QTest::newRow("made in the CRM: bring back") << true << false;
        QTest::newRow("made here: delete") << false << true;
        QTest::newRow("made here: bring back") << false << false;
    }
    void heldDeletionsAreAnsweredWithTheirNumber()
    {
        QFETCH(const bool, inCrm);
        QFETCH(const bool, approve);
        OtherProgram other(path());
        // Two there, one here: an answer is for one side alone.
        other.run(
            "INSERT INTO fairlead_removal VALUES('Account', '001A', 'held'), ('Account', '001B', 'held')");
        other.run("DELETE FROM Account WHERE Id = '001C'");
        other.run("UPDATE fairlead_outbox SET state = 'held'");
        show(Hub::Page::SyncStatus);
        auto *tree = list("syncStatus");
        const QString where = inCrm ? QStringLiteral("made in the CRM") : QStringLiteral("made here");
        QTRY_VERIFY(rowWith(tree, where, 1));
        tree->setCurrentItem(rowWith(tree, where, 1));
        const QString count = inCrm ? QStringLiteral("2 records") : QStringLiteral("1 records");
        const char *answer = approve ? "deleteHeld" : "bringBackHeld";
        const auto removals = [&other] { return other.read("SELECT id, state FROM fairlead_removal"); };
        const auto outbox = [&other] { return other.read("SELECT id, kind, state FROM fairlead_outbox"); };
        const QString before = removals() + outbox();

        // Return is no yes.
        press(answer);
        auto *box = find<QMessageBox>("confirmBox");
        QVERIFY2(box->text().contains(count), qPrintable(box->text()));
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!m_hub->findChild<QMessageBox *>());
        QCOMPARE(removals() + outbox(), before);

        press(answer);
        press("confirmButton");
        QTRY_VERIFY(!rowWith(tree, where, 1));
        const QString others = inCrm ? QStringLiteral("made here") : QStringLiteral("made in the CRM");
        QVERIFY2(rowWith(tree, others, 1), "the other side still waits");
        if (inCrm && approve)
            QCOMPARE(removals(), QStringLiteral("001A|approved\n001B|approved"));
        if (!inCrm && approve)
            QCOMPARE(outbox(), QStringLiteral("001C|delete|approved"));
        if (inCrm && !approve)
            QVERIFY2(removals().isEmpty() && outbox().contains(QStringLiteral("create")),
                     qPrintable(outbox()));
        if (!inCrm && !approve)
            QCOMPARE(other.read("SELECT Name FROM Account WHERE Id = '001C'"), QStringLiteral("Cogs"));
        QCOMPARE(
            reader()->activity(10, approve ? QStringLiteral("approved") : QStringLiteral("back"))->size(), 1);
    }

    void aConnectionIsPausedAndGoesOn()
    {
        show(Hub::Page::SyncStatus);
        ConnectionStatus status;
        status.connection = acme().id;
        status.state = SyncState::Syncing;
        m_hub->setStatus(status);
        auto *tree = list("syncStatus");
        tree->setCurrentItem(tree->topLevelItem(0));
        const QSignalSpy paused(m_hub.get(), &Hub::pauseRequested);
        const QSignalSpy resumed(m_hub.get(), &Hub::resumeRequested);
        press("pauseConnection");
        QCOMPARE(paused.count(), 1);
        status.state = SyncState::Paused;
        m_hub->setStatus(status);
        QCOMPARE(tree->topLevelItem(0)->text(1), QStringLiteral("Paused"));
        QVERIFY(!button("pauseConnection")->isVisible());
        press("resumeConnection");
        QCOMPARE(resumed.count(), 1);
    }

    void callsAreToldOfTheConnectionThatIsChosen()
    {
        ConnectionInfo other = acme();
        other.id = ConnectionId(QStringLiteral("b"));
        other.name = QStringLiteral("Larkmoor");
        m_hub->setConnections({acme(), other});
        ConnectionStatus status;
        status.connection = acme().id;
        status.usage = {81234, 100000, m_clock.nowUtc()};
        m_hub->setStatus(status);
        status.connection = other.id;
        status.usage = {};
        m_hub->setStatus(status);
        show(Hub::Page::SyncStatus);
        auto *tree = list("syncStatus");
        const auto *usage = find<QLabel>("apiUsage");
        tree->setCurrentItem(tree->topLevelItem(0));
        QVERIFY2(usage->isVisible() && usage->text().contains(QStringLiteral("81,234 of 100,000")),
                 qPrintable(usage->text()));
        tree->setCurrentItem(tree->topLevelItem(1));
        QVERIFY(!usage->isVisible());
    }

    void limitsThatAPolicyHasSetAreShown()
    {
        SyncSettings settings{{35}, false};
        settings.locked = {Setting::ApiKeptPercent};
        m_hub->setSyncSettings(settings);
        show(Hub::Page::SyncStatus);
        press("limits");
        const auto *kept = find<QSpinBox>("keptPercent");
        QVERIFY(!kept->isEnabled());
        QCOMPARE(kept->value(), 35);
        QVERIFY2(kept->accessibleDescription().contains(QStringLiteral("administrator")),
                 qPrintable(kept->accessibleDescription()));
        QVERIFY(find<QAbstractButton>("onMetered")->isEnabled());
        press("cancelButton");
    }

    void limitsAreSetByKeyboard()
    {
        m_hub->setSyncSettings({{35}, false});
        show(Hub::Page::SyncStatus);
        const QSignalSpy changed(m_hub.get(), &Hub::syncSettingsChanged);
        press("limits");
        auto *kept = find<QSpinBox>("keptPercent");
        QCOMPARE(kept->value(), 35);
        QVERIFY(!kept->accessibleName().isEmpty());
        press("cancelButton");
        QTRY_VERIFY(!m_hub->findChild<QDialog *>(QStringLiteral("limitsDialog")));
        QCOMPARE(changed.count(), 0);

        press("limits");
        kept = find<QSpinBox>("keptPercent");
        QTest::keyClick(kept, Qt::Key_Up);
        press("onMetered");
        press("okButton");
        QCOMPARE(changed.count(), 1);
        const SyncSettings wanted = changed.at(0).at(0).value<SyncSettings>();
        QCOMPARE(wanted.budget.keptPercent, 36);
        QVERIFY(wanted.firstLoadsOnMetered);
    }

    void jobsAreAddedAndEdited()
    {
        show(Hub::Page::Jobs);
        auto *jobs = list("jobs");
        QTRY_COMPARE(jobs->topLevelItemCount(), 2);
        QCOMPARE(jobs->topLevelItem(0)->text(0), QStringLiteral("User"));
        press("addJob");
        auto *object = find<QComboBox>("jobObject");
        QVERIFY2(object->findText(QStringLiteral("Contact")) >= 0, "the CRM's usual objects are offered");
        QVERIFY2(object->findText(m_account) < 0, "it has a job already");
        auto *ok = button("okButton");
        object->lineEdit()->selectAll();
        QTest::keyClicks(object->lineEdit(), QStringLiteral("not a name"));
        QVERIFY(!ok->isEnabled());
        object->lineEdit()->selectAll();
        QTest::keyClicks(object->lineEdit(), QStringLiteral("Invoice__c"));
        auto *fields = find<QLineEdit>("jobFields");
        QTest::keyClicks(fields, QStringLiteral("Name, Total-"));
        QVERIFY(!ok->isEnabled());
        QTest::keyClick(fields, Qt::Key_Backspace);
        QTest::keyClicks(fields, QStringLiteral("__c"));
        QTest::keyClick(find<QComboBox>("jobDirection"), Qt::Key_Down);
        QTest::keyClick(find<QComboBox>("jobPolicy"), Qt::Key_Down);
        find<QSpinBox>("jobMinutes")->setValue(15);
        press("okButton");
        QTRY_COMPARE(jobs->topLevelItemCount(), 3);
        const Job added = storedJob(QStringLiteral("Invoice__c"));
        QCOMPARE(added.fields, (QStringList{QStringLiteral("Name"), QStringLiteral("Total__c")}));
        QCOMPARE(added.direction, Direction::Pull);
        QCOMPARE(added.conflict, ConflictPolicy::CrmWins);
        QCOMPARE(added.every, std::chrono::minutes(15));

        QTRY_VERIFY(!m_hub->findChild<QDialog *>(QStringLiteral("jobDialog")));
        jobs->setCurrentItem(rowWith(jobs, QStringLiteral("Invoice__c")));
        QVERIFY2(details().contains(QStringLiteral("Name, Total__c")), qPrintable(details()));
        press("editJob");
        QVERIFY(!find<QComboBox>("jobObject")->isEnabled());
        QCOMPARE(find<QSpinBox>("jobMinutes")->value(), 15);
        find<QLineEdit>("jobFields")->clear();
        press("okButton");
        QVERIFY(storedJob(QStringLiteral("Invoice__c")).fields.isEmpty());
        QCOMPARE(storedJob(QStringLiteral("Invoice__c")).id, added.id);
        QCOMPARE(reader()->activity(10, QStringLiteral("Invoice__c"))->size(), 2);
    }

    void filterAndExternalIdAreTheCrmsToTake()
    {
        Job asked;
        JobAnswer answer;
        connect(m_hub.get(), &Hub::jobCheckRequested, this,
                [&](const ConnectionId &, const Job &job, const JobAnswer &answered) {
                    asked = job;
                    answer = answered;
                });
        show(Hub::Page::Jobs);
        auto *jobs = list("jobs");
        QTRY_VERIFY(rowWith(jobs, m_account));
        jobs->setCurrentItem(rowWith(jobs, m_account));
        press("editJob");
        QTest::keyClicks(find<QLineEdit>("jobExternalId"), QStringLiteral("not a name"));
        QVERIFY(!button("okButton")->isEnabled());
        find<QLineEdit>("jobExternalId")->setText(QStringLiteral("Fairlead_Id__c"));
        QTest::keyClicks(find<QLineEdit>("jobFilter"), QStringLiteral("Nam = 'x'"));
        press("okButton");
        QCOMPARE(asked.filter, QStringLiteral("Nam = 'x'"));
        QCOMPARE(asked.externalIdField, QStringLiteral("Fairlead_Id__c"));
        QVERIFY2(!button("okButton")->isEnabled(), "it waits for the CRM's word");
        Error error;
        error.sentence = QStringLiteral("There is no Nam.");
        answer(fail(error));
        QVERIFY(m_hub->findChild<QDialog *>(QStringLiteral("jobDialog")));
        QVERIFY(storedJob(m_account).filter.isEmpty());

        // A word on what is not wanted any more counts for nothing.
        press("okButton");
        QTest::keyClicks(find<QLineEdit>("jobFilter"), QStringLiteral(" "));
        answer(Outcome());
        QVERIFY(storedJob(m_account).filter.isEmpty());
        find<QLineEdit>("jobFilter")->setText(QStringLiteral("Name = 'x'"));
        press("okButton");
        answer(Outcome());
        QCOMPARE(storedJob(m_account).filter, QStringLiteral("Name = 'x'"));
        QCOMPARE(storedJob(m_account).externalIdField, QStringLiteral("Fairlead_Id__c"));
        QTRY_VERIFY2(details().contains(QStringLiteral("Name = 'x'")), qPrintable(details()));
        answer(Outcome()); // the dialog is gone
    }

    void jobsArePausedRunAndRemoved()
    {
        show(Hub::Page::Jobs);
        auto *jobs = list("jobs");
        QTRY_VERIFY(rowWith(jobs, m_account));
        jobs->setCurrentItem(rowWith(jobs, m_account));
        const Job job = storedJob(m_account);
        press("pauseJob");
        QVERIFY(storedJob(m_account).paused);
        QTRY_COMPARE(rowWith(jobs, m_account)->text(4), QStringLiteral("paused"));
        QVERIFY2(rowWith(jobs, m_account)->isSelected(), "what was chosen stays chosen");
        press("resumeJob");
        QVERIFY(!storedJob(m_account).paused);

        const QSignalSpy asked(m_hub.get(), &Hub::runRequested);
        QTRY_VERIFY(button("pauseJob")->isVisible());
        press("runJob");
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(1).value<QList<qint64>>(), QList<qint64>{job.id});

        press("removeJob");
        press("confirmButton");
        QTRY_COMPARE(jobs->topLevelItemCount(), 1);
        QCOMPARE(storedJob(m_account).id, 0);
        QCOMPARE(states("SELECT count(*) FROM Account"), QStringLiteral("3"));
    }

    void conflictsAreAnsweredTogetherAndUndone()
    {
        dispute("001A");
        dispute("001B");
        dispute("001C");
        show(Hub::Page::Conflicts);
        auto *conflicts = list("conflicts");
        QTRY_COMPARE(conflicts->topLevelItemCount(), 3);
        auto *row = rowWith(conflicts, QStringLiteral("001A"));
        QCOMPARE(row->text(1), QStringLiteral("“theirs”"));
        QCOMPARE(row->text(2), QStringLiteral("“ours”"));
        conflicts->setCurrentItem(row);
        for (const char *part : {"In the CRM: “theirs”", "Here: “ours”", "Before: “before”"})
            QVERIFY2(details().contains(QString::fromUtf8(part)), qPrintable(details()));
        // Two of three.
        conflicts->clearSelection();
        row->setSelected(true);
        rowWith(conflicts, QStringLiteral("001B"))->setSelected(true);
        press("keepCrm");
        QTRY_COMPARE(conflicts->topLevelItemCount(), 1);
        QCOMPARE(states("SELECT Name FROM Account ORDER BY Id"), QStringLiteral("theirs\ntheirs\nours"));

        auto *filter = find<QComboBox>("conflictsFilter");
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Down);
        QCOMPARE(conflicts->topLevelItemCount(), 3);
        QVERIFY2(conflicts->topLevelItem(0)->text(0).contains(QStringLiteral("001C")), "open ones first");
        row = rowWith(conflicts, QStringLiteral("001A"));
        QCOMPARE(row->text(3), QStringLiteral("the CRM's was kept"));
        conflicts->setCurrentItem(row);
        QVERIFY(!button("keepCrm")->isVisible());
        press("undoConflict");
        QTRY_COMPARE(rowWith(conflicts, QStringLiteral("001A"))->text(3), QStringLiteral("undone"));
        QCOMPARE(states("SELECT Name FROM Account WHERE Id = '001A'"), QStringLiteral("ours"));
        QVERIFY(!button("undoConflict")->isVisible());

        conflicts->setCurrentItem(rowWith(conflicts, QStringLiteral("001C")));
        press("keepHere");
        QTRY_COMPARE(rowWith(conflicts, QStringLiteral("001C"))->text(3),
                     QStringLiteral("what was here was kept"));
        QCOMPARE(states("SELECT Name FROM Account WHERE Id = '001C'"), QStringLiteral("ours"));
    }

    void aDeletedRecordIsToldInWords()
    {
        Conflict conflict;
        conflict.base = QStringLiteral(R"({"Name":"Anvils","Employees":3})");
        conflict.workspace = QStringLiteral(R"({"Name":"ours","Employees":3})");
        settle(changed("001A"), Settlement::Fate::Asked, {conflict});
        show(Hub::Page::Conflicts);
        QTRY_COMPARE(list("conflicts")->topLevelItemCount(), 1);
        QCOMPARE(list("conflicts")->topLevelItem(0)->text(1), QStringLiteral("deleted"));
        QCOMPARE(list("conflicts")->topLevelItem(0)->text(2), QStringLiteral("changed"));
        QVERIFY2(details().contains(QStringLiteral("deleted in the CRM and changed here")),
                 qPrintable(details()));
        QVERIFY2(details().contains(QStringLiteral("Name: “ours”, before “Anvils”")), qPrintable(details()));
        QVERIFY2(!details().contains(QStringLiteral("Employees")), "it is as it was");
    }

    void whatCannotBeDoneIsSaid()
    {
        dispute("001A");
        show(Hub::Page::Conflicts);
        QTRY_COMPARE(list("conflicts")->topLevelItemCount(), 1);
        // Somebody else was faster.
        OtherProgram(path()).run("UPDATE fairlead_conflict SET state = 'resolved', kept = 'crm'");
        press("keepHere");
        QVERIFY(find<QWidget>("changeProblem")->isVisible());
        QTRY_COMPARE(list("conflicts")->topLevelItemCount(), 0);
        press("changeUnderstood");
        QVERIFY(!find<QWidget>("changeProblem")->isVisible());
    }

    void activityIsSearched()
    {
        const QDateTime at = m_clock.nowUtc();
        QVERIFY(m_workspace->recordActivity(at, QStringLiteral("sync"), {}, QStringLiteral("12 read")));
        QVERIFY(m_workspace->recordActivity(at, QStringLiteral("person"), {}, QStringLiteral("You paused")));
        show(Hub::Page::Activity);
        auto *activity = list("activity");
        QTRY_COMPARE(activity->topLevelItemCount(), 2);
        QCOMPARE(activity->topLevelItem(0)->text(2), QStringLiteral("You paused"));
        QCOMPARE(activity->topLevelItem(1)->text(1), QStringLiteral("Sync"));
        auto *search = find<QLineEdit>("activitySearch");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("READ"));
        QTRY_COMPARE(activity->topLevelItemCount(), 1);
        QCOMPARE(activity->topLevelItem(0)->text(2), QStringLiteral("12 read"));
    }

    void nothingIsReadWhileNobodyLooks()
    {
        int reads = 0;
        m_hub->readFrom([this, &reads](const ConnectionInfo &) {
            ++reads;
            return path();
        });
        ConnectionStatus status;
        status.connection = acme().id;
        m_hub->setStatus(status);
        QCOMPARE(reads, 0);
        show(Hub::Page::Jobs);
        QVERIFY(reads > 0);
        const int before = reads;
        m_hub->setStatus(status);
        QCOMPARE(reads, before + 1);
    }
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    TestHubPages test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hubpages.moc"
