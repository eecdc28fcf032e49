// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include "cli/commandline.h"
#include "cli/owner.h"
#include "secrets/memorystore.h"
#include "workspace/workspace.h"

#include "support/awaitend.h"
#include "support/otherprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

std::unique_ptr<SecretStore> memory(Clock &)
{
    return std::make_unique<MemoryStore>();
}

FieldInfo field(const char *name, FieldType type)
{
    FieldInfo info;
    info.name = info.label = QLatin1String(name);
    info.type = type;
    info.createable = info.updateable = true;
    return info;
}

ObjectInfo account()
{
    ObjectInfo object;
    object.name = object.setName = QStringLiteral("account");
    object.label = QStringLiteral("Accounts");
    object.idField = QStringLiteral("accountid");
    object.fields = {field("accountid", FieldType::Id), field("name", FieldType::Text)};
    return object;
}

} // namespace

/// `jobs`, `conflicts` and `deletions`: what a person types, and what it does to the workspace.
class TestWorkspaceVerbs : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_info = makeHome(home());
        const auto workspace = Workspace::open(path());
        QVERIFY(workspace);
        QVERIFY((*workspace)->ensureTable(account()));
    }

    void withoutAWorkspaceThereIsNothingAndNoError()
    {
        QVERIFY(QFile::remove(path()));
        for (const char *verb : {"jobs", "conflicts", "deletions"}) {
            const VerbAnswer answer = type({verb});
            QCOMPARE(answer.exitCode, 0);
            QVERIFY(row(answer)[QStringLiteral("error")].isNull());
        }
    }

    void revokedItStaysAndDoesNothing()
    {
        const VerbAnswer answer = type({"revoke"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("revoke")));
        // Its consent stands at Microsoft: that is told, with what to do about it.
        QCOMPARE(keysOf(answer.document, "left"), documentedKeys().value(QStringLiteral("revoke left")));
        QVERIFY(answer.notes.join(u' ').contains(u"--withdraw-consent"_qs));
        QCOMPARE(answer.document[QStringLiteral("standing")].toString(), u"revoked"_qs);
        QVERIFY(QFile::exists(path()));
        const VerbAnswer status = type({"status"});
        QCOMPARE(row(status)[QStringLiteral("state")].toString(), u"paused"_qs);
        QCOMPARE(row(status)[QStringLiteral("standing")].toString(), u"revoked"_qs);
        QVERIFY(text(status, "status").contains(u"revoked"_qs));
        const VerbAnswer sync = type({"sync"});
        QCOMPARE(sync.exitCode, 3);
        QVERIFY(sync.error->remedy.contains(u"Re-authorise"_qs));
        QCOMPARE(type({"revoke"}).exitCode, 0);
    }

    void revokedNothingCanBeSentBeforeItIsRemoved()
    {
        sql("INSERT INTO account(name) VALUES('x')");
        QCOMPARE(type({"revoke"}).exitCode, 0);
        const VerbAnswer answer = type({"remove"});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.error->remedy.startsWith(u"Re-authorise"_qs), qPrintable(answer.error->remedy));
    }

    void removingNamesWhatWaits()
    {
        sql("INSERT INTO account(name) VALUES('x')");
        VerbAnswer answer = type({"remove", "--delete-workspace"});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY(answer.error->remedy.startsWith(u"Run"_qs));
        QVERIFY2(answer.error->sentence.contains(u"account: 1"_qs), qPrintable(answer.error->sentence));
        QCOMPARE(keysOf(answer.document, "waiting"),
                 documentedKeys().value(QStringLiteral("remove waiting")));
        QVERIFY(!answer.document[QStringLiteral("removed")].toBool());
        QVERIFY(text(answer, "remove").isEmpty());
        QVERIFY(QFile::exists(path()));
        QCOMPARE(readConnections(home().connectionsFile())->connections, QList<ConnectionInfo>{m_info});

        answer = type({"remove", "--yes", "--delete-workspace"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("remove")));
        QVERIFY(answer.document[QStringLiteral("workspace")].isNull());
        QVERIFY(!QFile::exists(path()));
        QVERIFY(readConnections(home().connectionsFile())->connections.isEmpty());
        QCOMPARE(type({"remove"}).exitCode, 5);
    }

    void removingKeepsTheData()
    {
        const VerbAnswer answer = type({"remove"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(answer.document[QStringLiteral("workspace")].toString(), m_info.workspaceFile);
        QVERIFY(text(answer, "remove").contains(m_info.workspaceFile));
        QVERIFY(QFile::exists(path()));
    }

    void jobsAreMadeChangedPausedAndRemoved()
    {
        VerbAnswer answer = type({"jobs", "add", "account", "--fields", "name, phone", "--direction", "pull",
                                  "--conflict", "newest", "--every", "15"});
        QCOMPARE(answer.exitCode, 0);
        // Nobody kept this connection's secret: the CRM cannot be asked whether it has the object.
        QVERIFY2(answer.notes.size() == 1 && answer.notes.constFirst().contains(u"account"_qs),
                 qPrintable(answer.notes.join(u'|')));
        const QString shown = text(answer, "jobs");
        QVERIFY2(shown.contains(u"account: from the CRM only, conflicts: the newer one wins"_qs),
                 qPrintable(shown));
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("jobs")));
        QCOMPARE(keysOf(row(answer)), documentedKeys().value(QStringLiteral("jobs connection")));
        QCOMPARE(keysOf(row(answer), "jobs"), documentedKeys().value(QStringLiteral("jobs job")));
        QJsonObject job = firstJob(answer);
        QCOMPARE(job[QStringLiteral("fields")].toArray(), (QJsonArray{u"name"_qs, u"phone"_qs}));
        QCOMPARE(job[QStringLiteral("direction")].toString(), u"pull"_qs);
        QCOMPARE(job[QStringLiteral("conflict")].toString(), u"newest"_qs);
        QCOMPARE(job[QStringLiteral("every")].toInt(), 15);

        QCOMPARE(type({"jobs", "add", "Account"}).exitCode, 1); // there is one
        job = firstJob(type({"jobs", "change", "1", "--conflict", "crm"}));
        QCOMPARE(job[QStringLiteral("conflict")].toString(), u"crm"_qs);
        QCOMPARE(job[QStringLiteral("every")].toInt(), 15);
        QVERIFY(firstJob(type({"jobs", "pause", "account"}))[QStringLiteral("paused")].toBool());
        QVERIFY(!firstJob(type({"jobs", "resume", "1"}))[QStringLiteral("paused")].toBool());
        QVERIFY(firstJob(type({"jobs", "remove", "1"})).isEmpty());
        QCOMPARE(type({"jobs", "remove", "1"}).exitCode, 5);
        QCOMPARE(type({"jobs", "run", "1"}).exitCode, 5);
    }

    // As the manual has it, of every verb that works on connections.
    void whoHasSeveralConnectionsSaysWhich_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("needed");
        const auto row = [](const char *line, bool needed) {
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' ')) << needed;
        };
        for (const char *line : {"reauthorize", "reconnect", "server-access on", "revoke", "remove",
                                 "jobs remove account", "conflicts undo 1", "deletions approve account"})
            row(line, true);
        for (const char *line : {"sync", "verify", "status", "checks", "jobs", "conflicts", "deletions"})
            row(line, false);
    }
    void whoHasSeveralConnectionsSaysWhich()
    {
        QFETCH(const QStringList, words);
        QFETCH(const bool, needed);
        auto document = *readConnections(home().connectionsFile());
        ConnectionInfo other = m_info;
        other.id = ConnectionId(QStringLiteral("mnopqrstuvwx"));
        other.name = QStringLiteral("Other");
        other.organisationId = QStringLiteral("other");
        other.workspaceFile = QStringLiteral("workspace-other.db");
        document.connections += other;
        QVERIFY(writeConnections(home().connectionsFile(), document));
        const VerbAnswer answer = type(words);
        const bool asked = answer.error && answer.error->sentence.contains(u"--connection NAME"_qs);
        QCOMPARE(asked, needed);
        QFile file(QStringLiteral(FAIRLEAD_MANUAL));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(file.readAll()).remove(u'\\');
        const QString changing = manual.section(u"what changes a connection\n("_qs, 1).section(u')', 0, 0);
        QCOMPARE(
            changing.contains(u"fB%1fR"_qs.arg(words.constFirst())),
            needed || words.size() > 1
                || QStringList({u"jobs"_qs, u"conflicts"_qs, u"deletions"_qs}).contains(words.constFirst()));
    }

    void wrongWordsAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const char *line :
             {"jobs dance", "jobs add", "jobs add my table", "jobs add a;b",
              "jobs add account --direction sideways", "jobs add account --conflict always",
              "jobs add account --every 0", "jobs --every 5", "jobs remove 1 --every 5",
              "jobs remove 1 --filter x", "jobs change 1 --allow-duplicates",
              "jobs retry 1 --allow-duplicates --every 5", "conflicts resolve", "conflicts resolve 1",
              "conflicts undo 1 --keep crm", "conflicts resolve 1 --keep both",
              "conflicts resolve x --keep crm", "deletions approve", "deletions allow 1"})
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
    }
    void wrongWordsAreUsageErrors()
    {
        QFETCH(QStringList, words);
        QCOMPARE(type(words).exitCode, 2);
    }

    void refusedChangesAreListedAndRetried()
    {
        sql("INSERT INTO account(name) VALUES('x')");
        sql(R"(UPDATE fairlead_outbox SET state = 'failed', error = '{"code":"RecordRejected","sentence":"no"}')");
        QCOMPARE(type({"jobs", "add", "account"}).exitCode, 0);
        VerbAnswer answer = type({"jobs"});
        QCOMPARE(keysOf(row(answer), "refused"), documentedKeys().value(QStringLiteral("jobs refused")));
        QVERIFY(text(answer, "jobs").contains(u"no"_qs));
        answer = type({"jobs", "retry", "1"});
        QVERIFY(row(answer)[QStringLiteral("refused")].toArray().isEmpty());
        QCOMPARE(read("SELECT state FROM fairlead_outbox"), u"waiting"_qs);
    }

    void whatTheCrmCannotBeAskedAboutIsNotStored()
    {
        QCOMPARE(type({"jobs", "add", "account"}).exitCode, 0);
        // Nobody kept this connection's secret: there is no signing in.
        for (const char *option : {"--filter", "--external-id"}) {
            QVERIFY(type({"jobs", "change", "1", option, "x"}).exitCode != 0);
            QVERIFY(type({"jobs", "add", "contact", option, "x"}).exitCode != 0);
        }
        QCOMPARE(read("SELECT count(*), filter, external_id_field FROM fairlead_job"), u"1||"_qs);
        sql("UPDATE fairlead_job SET filter = 'statecode eq 0', external_id_field = 'x'");
        QVERIFY(text(type({"jobs"}), "jobs").contains(u"statecode eq 0"_qs));
        QCOMPARE(firstJob(type({"jobs"}))[QStringLiteral("filter")].toString(), u"statecode eq 0"_qs);
        QCOMPARE(type({"jobs", "change", "1", "--filter", "none", "--external-id", "none"}).exitCode, 0);
        QCOMPARE(read("SELECT filter, external_id_field FROM fairlead_job"), u"|"_qs);
    }

    void duplicatesAreShownAndAllowed()
    {
        sql("INSERT INTO account(name) VALUES('x')");
        sql(R"(UPDATE fairlead_outbox SET state = 'failed', duplicates = 'a1,a2', error = '{"code":"DuplicateFound"}')");
        QCOMPARE(type({"jobs", "add", "account"}).exitCode, 0);
        const VerbAnswer answer = type({"jobs"});
        const QJsonObject refused = row(answer)[QStringLiteral("refused")].toArray().at(0).toObject();
        QVERIFY(refused[QStringLiteral("mayBeDuplicate")].toBool());
        QCOMPARE(refused[QStringLiteral("duplicates")].toArray(), (QJsonArray{u"a1"_qs, u"a2"_qs}));
        QVERIFY(text(answer, "jobs").contains(u"a1, a2"_qs));
        QVERIFY(text(answer, "jobs").contains(u"--allow-duplicates"_qs));
        QCOMPARE(type({"jobs", "retry", "1", "--allow-duplicates"}).exitCode, 0);
        QCOMPARE(read("SELECT state, duplicate_allowed FROM fairlead_outbox"), u"waiting|1"_qs);
        QCOMPARE(type({"jobs", "retry", "1", "--allow-duplicates"}).exitCode, 5);
    }

    void conflictIsShownAndAnswered()
    {
        sql("INSERT INTO account(accountid, name) VALUES('1', 'mine')");
        sql(R"(UPDATE fairlead_outbox SET kind = 'update', base = '{"name":"old"}', state = 'asked')");
        sql("INSERT INTO fairlead_conflict(object, record, field, base, workspace_value, crm_value, state, "
            "at) "
            "VALUES('account', '1', 'name', 'old', 'mine', 'theirs', 'open', '2026-05-01T10:00:00.000Z')");
        VerbAnswer answer = type({"conflicts"});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(keysOf(row(answer)), documentedKeys().value(QStringLiteral("conflicts connection")));
        QCOMPARE(keysOf(row(answer), "conflicts"),
                 documentedKeys().value(QStringLiteral("conflicts conflict")));
        const QString shown = text(answer, "conflicts");
        QVERIFY2(shown.contains(u"theirs"_qs) && shown.contains(u"mine"_qs), qPrintable(shown));

        QCOMPARE(type({"conflicts", "resolve", "1", "--keep", "crm"}).exitCode, 0);
        QCOMPARE(read("SELECT name FROM account"), u"theirs"_qs);
        // A change that says nothing: the next run looks at the record once more.
        QCOMPARE(read("SELECT kind, base FROM fairlead_outbox"), uR"(update|{})"_qs);
        QCOMPARE(type({"conflicts", "resolve", "1", "--keep", "crm"}).exitCode, 5);
        QCOMPARE(type({"conflicts", "undo", "1"}).exitCode, 0);
        QCOMPARE(read("SELECT name FROM account"), u"mine"_qs);
        QCOMPARE(read("SELECT kind, base FROM fairlead_outbox ORDER BY seq DESC LIMIT 1"),
                 uR"(update|{"name":"theirs"})"_qs);
    }

    void deletionsAreShownAndAnswered()
    {
        QCOMPARE(type({"jobs", "add", "account"}).exitCode, 0);
        sql("INSERT INTO fairlead_removal(object, id, state) VALUES('account', '1', 'held')");
        const VerbAnswer answer = type({"deletions"});
        QCOMPARE(keysOf(row(answer)), documentedKeys().value(QStringLiteral("deletions connection")));
        QCOMPARE(keysOf(row(answer), "deletions"),
                 documentedKeys().value(QStringLiteral("deletions deletion")));
        QVERIFY(!text(answer, "deletions").isEmpty());
        QCOMPARE(type({"deletions", "approve", "2"}).exitCode, 5);
        QCOMPARE(type({"deletions", "approve", "1"}).exitCode, 0);
        QCOMPARE(read("SELECT state FROM fairlead_removal"), u"approved"_qs);
        QCOMPARE(type({"deletions", "discard", "1"}).exitCode, 5);
    }

private:
    Home home() const { return Home(m_dir->path()); }
    QString path() const { return home().workspaceFile(m_info.workspaceFile); }

    VerbAnswer type(std::initializer_list<const char *> words)
    {
        QStringList list;
        for (const char *word : words)
            list += QString::fromLatin1(word);
        return type(list);
    }
    /// As main() does it.
    VerbAnswer type(const QStringList &words)
    {
        const Command command = readCommand(words);
        VerbAnswer refused;
        refused.exitCode = command.printed.exitCode;
        if (!command.verb)
            return refused;
        const auto wrong =
            command.verb->check ? command.verb->check(command.arguments) : std::optional<Error>();
        if (wrong) {
            refused.exitCode = exitCodeFor(*wrong);
            return refused;
        }
        VerbRequest request;
        request.arguments = command.arguments;
        SystemClock clock;
        const auto answer = awaitEnd(performAsOwner(command.verb, request, home(), clock, memory, {}), 30000);
        return answer.value_or(VerbAnswer());
    }
    static QJsonObject row(const VerbAnswer &answer)
    {
        return answer.document[QStringLiteral("connections")].toArray().at(0).toObject();
    }
    static QJsonObject firstJob(const VerbAnswer &answer)
    {
        return row(answer)[QStringLiteral("jobs")].toArray().at(0).toObject();
    }
    static QString text(const VerbAnswer &answer, const char *verb)
    {
        return findVerb(QLatin1String(verb))->text(answer.document);
    }
    void sql(const char *statement) { OtherProgram(path()).run(statement); }
    QString read(const char *query) const { return OtherProgram(path()).read(query); }

    std::unique_ptr<QTemporaryDir> m_dir;
    ConnectionInfo m_info;
};

QTEST_GUILESS_MAIN(TestWorkspaceVerbs)
#include "tst_workspaceverbs.moc"
