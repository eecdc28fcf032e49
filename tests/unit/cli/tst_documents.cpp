// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include "cli/addressverb.h"
#include "cli/commandline.h"
#include "cli/diagnosis.h"
#include "cli/owner.h"
#include "connection/session.h"
#include "core/errorjson.h"
#include "platform/files.h"
#include "secrets/memorystore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "settings/home.h"
#include "settings/settings.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"
#include "workspace/workspace.h"

#include "support/awaitend.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

std::unique_ptr<SecretStore> memory(Clock &)
{
    return std::make_unique<MemoryStore>();
}

std::unique_ptr<SecretStore> locked(Clock &)
{
    auto store = std::make_unique<MemoryStore>();
    store->setState(StoreState::Locked);
    return store;
}

QJsonObject firstConnection(const VerbAnswer &answer)
{
    return answer.document[QStringLiteral("connections")].toArray().at(0).toObject();
}

VerbAnswer perform(const char *name, const Home &home, const QString &connection = {},
                   const StoreFactory &store = memory)
{
    const Verb *verb = findVerb(QLatin1String(name));
    VerbRequest request;
    request.arguments.verb = QLatin1String(name);
    request.arguments.connection = connection;
    SystemClock clock;
    const auto answer = awaitEnd(performAsOwner(verb, request, home, clock, store, {}), 30000);
    return answer.value_or(VerbAnswer());
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT
private slots:
    void addressHasTheKeysOfTheContract()
    {
        const QSet<QString> contract{
            QStringLiteral("crm"),          QStringLiteral("address"),       QStringLiteral("subdomain"),
            QStringLiteral("cloud"),        QStringLiteral("kind"),          QStringLiteral("certain"),
            QStringLiteral("alternatives"), QStringLiteral("environmentId"),
        };
        QCOMPARE(documentedKeys().value(QStringLiteral("address")), contract);
        for (const char *text : {"acme.my.salesforce.com", "contoso.crm4",
                                 "https://make.powerapps.com/environments/"
                                 "0b1c2d3e-1111-4222-8333-444455556666",
                                 "login.salesforce.com", "acme", "nonsense", ""}) {
            const VerbAnswer answer = answerAddress(QLatin1String(text), builtInClouds(), {});
            QCOMPARE(keysOf(answer.document), contract);
            QCOMPARE(answer.exitCode == 0, !answer.error.has_value());
        }
    }

    void addressValues()
    {
        const VerbAnswer probe =
            answerAddress(QStringLiteral("acme--uat.my.salesforce.com"), builtInClouds(), {});
        QCOMPARE(probe.exitCode, 0);
        const QByteArray json = QJsonDocument(documentOf(probe)).toJson(QJsonDocument::Compact);
        QCOMPARE(json,
                 QByteArray(R"({"address":"https://acme--uat.sandbox.my.salesforce.com",)"
                            R"("alternatives":["https://acme--uat.my.salesforce.com"],"certain":false,)"
                            R"("cloud":"global","crm":"salesforce","environmentId":null,"kind":"sandbox",)"
                            R"("subdomain":"acme--uat.sandbox"})"));

        const VerbAnswer link =
            answerAddress(QStringLiteral("https://make.powerapps.com/environments/"
                                         "Default-7a7a7a7a-1111-4222-8333-444455556666/tables"),
                          builtInClouds(), {});
        QCOMPARE(link.exitCode, 0);
        QVERIFY(link.document[QStringLiteral("address")].isNull());
        QCOMPARE(link.document[QStringLiteral("environmentId")].toString(),
                 QStringLiteral("Default-7a7a7a7a-1111-4222-8333-444455556666"));

        const VerbAnswer label = answerAddress(QStringLiteral("acme"), builtInClouds(), {});
        QCOMPARE(label.exitCode, 1);
        QVERIFY(label.document[QStringLiteral("address")].isNull());
        QCOMPARE(label.document[QStringLiteral("alternatives")].toArray().at(0).toString(),
                 QStringLiteral("https://acme.my.salesforce.com"));

        const VerbAnswer login =
            answerAddress(QStringLiteral("https://test.salesforce.com"), builtInClouds(), {});
        QCOMPARE(login.exitCode, 1);
        QCOMPARE(login.document[QStringLiteral("kind")].toString(), QStringLiteral("sandbox-login"));
    }

    void cloudIsOneOfThose()
    {
        const QString gcc = QStringLiteral("contoso.crm9.dynamics.com");
        QCOMPARE(answerAddress(gcc, builtInClouds(), QStringLiteral("usgov")).exitCode, 0);
        QCOMPARE(answerAddress(gcc, builtInClouds(), QStringLiteral("china")).exitCode, 1);
        const VerbAnswer unknown = answerAddress(gcc, builtInClouds(), QStringLiteral("moon"));
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.error->sentence.contains(QStringLiteral("usgov-high")));
    }

    void errorHasTheDocumentedKeys()
    {
        const VerbAnswer answer = answerAddress(QStringLiteral("acme"), builtInClouds(), {});
        const QJsonObject document = documentOf(answer);
        QVERIFY(document.contains(QStringLiteral("error")));
        QCOMPARE(keysOf(document[QStringLiteral("error")].toObject()),
                 documentedKeys().value(QStringLiteral("error")));
    }

    void verifySaysSoForEachConnection()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        const VerbAnswer answer = perform("verify", home);
        QCOMPARE(answer.exitCode, 3); // its password is not kept
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("verify")));
        QCOMPARE(keysOf(answer.document, "connections"),
                 documentedKeys().value(QStringLiteral("verify connection")));
        QVERIFY(answer.error);
        QVERIFY(print(*findVerb(QStringLiteral("verify")), {}, answer).out.startsWith("Acme: "));
    }

    void checksSaySoForEachConnection()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        const VerbAnswer answer = perform("checks", home);
        QCOMPARE(answer.exitCode, 3); // its password is not kept
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("checks")));
        QCOMPARE(keysOf(answer.document, "connections"),
                 documentedKeys().value(QStringLiteral("checks connection")));
        QVERIFY(answer.error);
        QVERIFY(print(*findVerb(QStringLiteral("checks")), {}, answer).out.startsWith("Acme: "));
    }

    void syncSaysSoForEachConnection()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        const VerbAnswer answer = perform("sync", home);
        QCOMPARE(answer.exitCode, 3);
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("sync")));
        QCOMPARE(keysOf(answer.document, "connections"),
                 documentedKeys().value(QStringLiteral("sync connection")));
        QCOMPARE(keysOf(toJson(JobReport())), documentedKeys().value(QStringLiteral("sync job")));
    }

    void statusIsWhatTheLastRunLeft()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const ConnectionInfo info = makeHome(home);
        VerbAnswer answer = perform("status", home);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("status")));
        QCOMPARE(keysOf(answer.document, "connections"),
                 documentedKeys().value(QStringLiteral("status connection")));
        QJsonObject row = answer.document[QStringLiteral("connections")].toArray().at(0).toObject();
        QVERIFY(row[QStringLiteral("state")].isNull());
        QVERIFY(row[QStringLiteral("lastSync")].isNull());

        LastRun run;
        run.lastComplete = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        run.report.usage.used = 12;
        run.report.usage.limit = 100;
        run.report.usage.at = run.lastComplete.value();
        JobReport job;
        job.object = QStringLiteral("account");
        job.pulled = 250;
        run.report.jobs = {job};
        {
            auto workspace = Workspace::open(home.workspaceFile(info.workspaceFile));
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        answer = perform("status", home, QStringLiteral("acme"));
        row = answer.document[QStringLiteral("connections")].toArray().at(0).toObject();
        QCOMPARE(row[QStringLiteral("state")].toString(), QStringLiteral("in-step"));
        QCOMPARE(row[QStringLiteral("lastSync")].toString(), QStringLiteral("2026-05-01T10:00:00Z"));
        QCOMPARE(row[QStringLiteral("apiLeft")].toInt(), 88);
        QCOMPARE(row[QStringLiteral("apiKept")].toInt(), 20);
        QCOMPARE(row[QStringLiteral("apiFreeBy")].toString(), QStringLiteral("2026-05-02T10:00:00Z"));
        QSet<QString> jobKeys = documentedKeys().value(QStringLiteral("sync job"));
        jobKeys += {QStringLiteral("lastRun"), QStringLiteral("nextRun")};
        QCOMPARE(keysOf(row, "jobs"), jobKeys);
        QCOMPARE(row[QStringLiteral("jobs")].toArray().at(0)[QStringLiteral("pulled")].toInt(), 250);
    }

    // The run failed before it began, and the process that knew has ended.
    void statusTellsARunThatNeverBegan()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const ConnectionInfo info = makeHome(home);
        LastRun run;
        run.lastComplete = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        {
            auto workspace = Workspace::open(home.workspaceFile(info.workspaceFile));
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        QCOMPARE(firstConnection(perform("status", home))[QStringLiteral("state")].toString(),
                 QStringLiteral("in-step"));
        const VerbAnswer sync = perform("sync", home, {}, locked);
        QCOMPARE(sync.exitCode, 1);
        const QJsonObject row = firstConnection(perform("status", home));
        QCOMPARE(row[QStringLiteral("state")].toString(), QStringLiteral("needs-attention"));
        QCOMPARE(row[QStringLiteral("error")][QStringLiteral("code")].toString(),
                 QStringLiteral("StoreLocked"));
        QCOMPARE(row[QStringLiteral("lastSync")].toString(), QStringLiteral("2026-05-01T10:00:00Z"));
    }

    // No permission can keep root from writing, a folder in its place can.
    void workspaceThatCannotBeWrittenNeedsAttention()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("workspace.db"));
        QVERIFY(Workspace::checkWritable(path));
        QVERIFY(Workspace::open(path));
        QVERIFY(Workspace::checkWritable(path));
        QVERIFY(!Workspace::checkWritable(dir.filePath(QStringLiteral("nowhere/workspace.db"))));
        QVERIFY(QDir(dir.path()).mkdir(QStringLiteral("folder.db")));
        const auto refused = Workspace::checkWritable(dir.filePath(QStringLiteral("folder.db")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
        const auto status = rememberedStatus({}, dir.filePath(QStringLiteral("nowhere/workspace.db")));
        QCOMPARE(status.state, SyncState::NeedsAttention);
        QVERIFY(status.error);
        QCOMPARE(status.error->code, ErrorCode::FileUnwritable);
    }

    // What the last process knew is there before the first run of this one has ended.
    void statusIsRememberedAtTheStart()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const ConnectionInfo info = makeHome(home);
        LastRun run;
        run.lastComplete = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        run.report.jobs = {JobReport()};
        {
            auto workspace = Workspace::open(home.workspaceFile(info.workspaceFile));
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        SystemClock clock;
        HomeSession session(home, memory(clock), clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(session.open());
        const ConnectionStatus status = session.statuses().value(info.id);
        QCOMPARE(status.state, SyncState::Syncing);
        QCOMPARE(status.lastSync, run.lastComplete);
        QCOMPARE(status.jobs.size(), 1);
    }

    // A refused clouds.json stops the connections of added clouds, and no other.
    void refusedCloudsFileStopsAddedCloudsOnly()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        ConnectionInfo info = makeHome(home);
        QFile file(home.cloudsFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        VerbAnswer status = perform("status", home);
        QCOMPARE(status.exitCode, 0);
        QVERIFY(firstConnection(status)[QStringLiteral("error")].isNull());
        QCOMPARE(status.notes.size(), 1);
        QVERIFY2(status.notes.constFirst().contains(QStringLiteral("clouds.json")),
                 qPrintable(status.notes.constFirst()));
        QCOMPARE(perform("sync", home).exitCode, 3); // as without the file: its password is not kept
        QCOMPARE(perform("verify", home).exitCode, 3);

        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        info.cloud = QStringLiteral("practice");
        document.connections = {info};
        QVERIFY(writeConnections(home.connectionsFile(), document));
        status = perform("status", home);
        QCOMPARE(status.exitCode, 0);
        QCOMPARE(firstConnection(status)[QStringLiteral("state")].toString(),
                 QStringLiteral("needs-attention"));
        QCOMPARE(firstConnection(status)[QStringLiteral("error")][QStringLiteral("code")].toString(),
                 QStringLiteral("FileRefused"));
        QCOMPARE(status.notes.size(), 0);
        const VerbAnswer sync = perform("sync", home);
        QCOMPARE(sync.exitCode, 1);
        QVERIFY(sync.error && sync.error->sentence.contains(QStringLiteral("clouds.json")));
    }

    void connectionsNeedNoLock()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        qputenv("FAIRLEAD_HOME", dir.path().toUtf8());
        const Verb *verb = findVerb(QStringLiteral("connections"));
        const VerbAnswer answer = verb->answerNow({});
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("connections")));
        QCOMPARE(keysOf(answer.document, "connections"),
                 documentedKeys().value(QStringLiteral("connections connection")));
        Arguments other;
        other.connection = QStringLiteral("nobody");
        QCOMPARE(verb->answerNow(other).exitCode, 1);
        QVERIFY(verb->answerNow(other).error->remedy.contains(QStringLiteral("Acme")));
        qunsetenv("FAIRLEAD_HOME");
    }

    void nothingToWorkOn()
    {
        const QTemporaryDir dir;
        for (const char *verb : {"verify", "sync", "status"})
            QCOMPARE(perform(verb, Home(dir.path())).exitCode, 5);
    }

    void diagnosisNamesEveryPart()
    {
        const QTemporaryDir dir;
        Cloud cloud;
        cloud.name = QStringLiteral("nowhere");
        cloud.added = true;
        cloud.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:1")); // nobody listens there
        cloud.salesforceHosts = {QStringLiteral("127.0.0.1:1")};
        MemoryStore store;
        SystemClock clock;
        DiagnosisSubject subject{Home(dir.path()), {}, {cloud}, {}, &store};
        subject.document.connections = {makeHome(subject.home)};
        subject.document.connections[0].address = cloud.salesforceLogin;
        subject.document.connections[0].crm = CrmKind::Salesforce;
        subject.document.connections[0].cloud = cloud.name;
        const auto checks = awaitEnd(diagnose(subject, clock, {}), 60000);
        QVERIFY(checks);
        QHash<QString, CheckResult::State> states;
        for (const CheckResult &check : *checks) {
            states.insert(check.id.section(QLatin1Char(':'), 0, 0), check.state);
            QVERIFY(!check.title.isEmpty());
            QVERIFY(!check.detail.isEmpty());
            QCOMPARE(check.remedy.isEmpty(), check.state == CheckResult::State::Pass);
        }
        for (const char *part :
             {"environment", "home", "proxy", "tls", "popup", "loopback", "keychain", "database"})
            QVERIFY2(states.value(QLatin1String(part), CheckResult::State::Unknown)
                         == CheckResult::State::Pass,
                     part);
        QVERIFY(states.contains(QStringLiteral("network")));
        QVERIFY(states.value(QStringLiteral("reach")) == CheckResult::State::Fail);
        QVERIFY(states.value(QStringLiteral("clock")) == CheckResult::State::Unknown);
    }

    // Each of these keeps every run from beginning, and each is found by a diagnosis of its own.
    void diagnosisFindsWhatStopsEveryRun()
    {
        const QTemporaryDir dir;
        MemoryStore store;
        SystemClock clock;
        Cloud cloud;
        cloud.name = QStringLiteral("nowhere");
        cloud.added = true;
        cloud.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:1")); // nobody listens there
        cloud.salesforceHosts = {QStringLiteral("127.0.0.1:1")};
        DiagnosisSubject subject{Home(dir.path()), {}, {cloud}, {}, &store};
        ConnectionInfo info = makeHome(subject.home);
        info.address = cloud.salesforceLogin;
        info.cloud = cloud.name;
        info.crm = CrmKind::Salesforce;
        info.method = SignInMethod::SalesforceWeb;
        subject.document.homeId = QStringLiteral("home1234");
        subject.document.connections = {info};
        const VaultSlot slot{subject.document.homeId, info.id.text(), info.organisationId,
                             purpose::refreshToken};
        const Secret key =
            *awaitEnd(obtainVaultKey(store, subject.document.homeId, subject.home.vaultFile(), {})).value();
        QVERIFY(TokenVault(subject.home.vaultFile(), key).write(slot, Secret(QByteArray("token"))));
        const auto failing = [&] {
            QStringList ids;
            const auto checks = awaitEnd(diagnose(subject, clock, {}), 60000);
            for (const CheckResult &check : checks.value_or(QList<CheckResult>())) {
                const QString id = check.id.section(QLatin1Char(':'), 0, 0);
                if (check.state == CheckResult::State::Fail && id != QLatin1String("reach")
                    && id != QLatin1String("network")) {
                    ids += id;
                    ids += check.detail;
                }
            }
            return ids;
        };
        QCOMPARE(failing(), QStringList());

        // A foreign address is found, and nothing is sent there.
        subject.document.connections[0].address = QUrl(QStringLiteral("http://127.0.0.1:2"));
        QVERIFY2(failing().contains(QStringLiteral("signin")), qPrintable(failing().join(u' ')));
        const auto unsent = awaitEnd(diagnose(subject, clock, {}), 60000);
        QVERIFY(unsent && std::none_of(unsent->begin(), unsent->end(), [](const CheckResult &check) {
                    return check.id.startsWith(QLatin1String("reach"));
                }));
        subject.document.connections[0].address = info.address;

        subject.document.connections[0].cloud = QStringLiteral("gone");
        QVERIFY2(failing().contains(QStringLiteral("signin")), qPrintable(failing().join(u' ')));
        subject.document.connections[0].cloud = info.cloud;
        for (const QString &name : {subject.home.vaultFile(), previousOf(subject.home.vaultFile())}) {
            QFile vault(name);
            QVERIFY(vault.open(QIODevice::WriteOnly));
            vault.write("damaged");
        }
        QVERIFY2(failing().contains(QStringLiteral("signin")), qPrintable(failing().join(u' ')));
        QVERIFY(QFile::remove(subject.home.vaultFile()));
        QVERIFY(QDir().mkdir(subject.home.vaultFile()));
        QVERIFY2(failing().contains(QStringLiteral("signin")), qPrintable(failing().join(u' ')));

        QVERIFY(QDir().mkdir(subject.home.workspaceFile(info.workspaceFile)));
        QVERIFY2(failing().contains(QStringLiteral("database")), qPrintable(failing().join(u' ')));
        Error error;
        error.sentence = QStringLiteral("gone");
        error.remedy = QStringLiteral("put it back");
        subject.networkError = error;
        QVERIFY2(failing().contains(QStringLiteral("tls")), qPrintable(failing().join(u' ')));

        QVERIFY(QFile::remove(subject.home.lockFile()));
        QVERIFY(QDir().mkdir(subject.home.lockFile()));
        QVERIFY2(failing().contains(QStringLiteral("home")), qPrintable(failing().join(u' ')));

        QCOMPARE(diskCheck(1 << 20).state, CheckResult::State::Fail);
        QVERIFY(!diskCheck(1 << 20).remedy.isEmpty());
        QCOMPARE(diskCheck(qint64(1) << 40).state, CheckResult::State::Pass);
        QCOMPARE(diskCheck(std::nullopt).state, CheckResult::State::Unknown);
    }

    // A vault that cannot be read asks for a sign-in: 3.
    void damagedVaultNeedsASignIn()
    {
        Error error;
        error.code = ErrorCode::VaultDamaged;
        QCOMPARE(exitCodeFor(error), 3);
    }

    // As `sync` has it: 4 where some are done, 3 above all.
    void ofSeveralConnections()
    {
        Error gone;
        gone.code = ErrorCode::Offline;
        Error signIn;
        signIn.code = ErrorCode::SignInNeeded;
        QCOMPARE(exitCodeOfSeveral({}, true), 0);
        QCOMPARE(exitCodeOfSeveral({gone}, false), 1);
        QCOMPARE(exitCodeOfSeveral({gone}, true), 4);
        QCOMPARE(exitCodeOfSeveral({gone, signIn}, true), 3);
    }

    void missingAuthoritiesAreNoOversight()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        Settings settings = Settings::load(home.settingsFile());
        const QString path = dir.filePath(QStringLiteral("gone.pem"));
        settings.set(Setting::ExtraCaFile, path);
        QVERIFY(settings.save(home.settingsFile()));
        for (const char *verb : {"verify", "sync"}) {
            const VerbAnswer answer = perform(verb, home);
            QCOMPARE(answer.exitCode, 1);
            QVERIFY(answer.error);
            QCOMPARE(answer.error->code, ErrorCode::FileUnreadable);
            QVERIFY2(answer.error->sentence.contains(QDir::toNativeSeparators(path)),
                     qPrintable(answer.error->sentence));
            QVERIFY(!answer.error->remedy.isEmpty());
        }
    }

    void unreadableListIsNotAnEmptyOne()
    {
        Error error;
        error.sentence = QStringLiteral("It cannot be read.");
        const Printed printed = print(*findVerb(QStringLiteral("connections")), {}, failed(error));
        QCOMPARE(printed.out, QByteArray());
        QVERIFY(printed.err.contains("cannot be read"));
    }

    void terminalIsNotObeyed()
    {
        Error error;
        error.sentence = QStringLiteral("a") + QChar(0x202e) + QStringLiteral("b") + QChar(0x1b)
            + QChar(0xd83d) + QStringLiteral("c") + QString::fromUtf8("\xf0\x9f\x98\x80")
            + QStringLiteral(" é.");
        const Printed printed = print(*findVerb(QStringLiteral("status")), {}, failed(error));
        QVERIFY2(printed.err.contains("a\\u202eb\\u001b\\ud83dc\xf0\x9f\x98\x80 \xc3\xa9."), printed.err);
    }

    // A script reads the same keys whether it went well or not.
    void everyVerbHasItsKeysWhenItFails()
    {
        const auto documented = documentedKeys();
        Arguments arguments;
        arguments.json = true;
        Error error;
        error.sentence = QStringLiteral("It did not work.");
        for (const Verb &verb : verbs()) {
            QSet<QString> keys = documented.value(QLatin1String(verb.name));
            QVERIFY2(!keys.isEmpty(), verb.name);
            keys += QStringLiteral("error");
            const Printed failure = print(verb, arguments, failed(error));
            QCOMPARE(keysOf(QJsonDocument::fromJson(failure.out).object()), keys);
            const Printed misused =
                readCommand({QLatin1String(verb.name), QStringLiteral("--no-such"), QStringLiteral("--json")})
                    .printed;
            QCOMPARE(misused.exitCode, 2);
            QCOMPARE(keysOf(QJsonDocument::fromJson(misused.out).object()), keys);
        }
    }

    void failureComesWithItsLink()
    {
        Error error;
        error.sentence = QStringLiteral("Somebody has to agree.");
        error.link = QUrl(QStringLiteral("https://login.example/agree?to=a%20b"));
        const Printed printed = print(*findVerb(QStringLiteral("sync")), {}, failed(error));
        QCOMPARE(printed.err, QByteArray("Somebody has to agree.\nhttps://login.example/agree?to=a%20b\n"));
    }

    void helpNamesEveryOption()
    {
        for (const Verb &verb : verbs()) {
            const QString help = helpText(verb);
            QVERIFY(help.contains(QStringLiteral("[--json]")));
            for (const OptionSpec &option : verb.command.options)
                QVERIFY2(help.contains(QStringLiteral("--") + QLatin1String(option.name)), option.name);
            QCOMPARE(help.contains(QStringLiteral("[--connection NAME]")), verb.takesConnection);
        }
    }

    void statusTellsWhichObjectFailed()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const ConnectionInfo info = makeHome(home);
        LastRun run;
        JobReport fine;
        fine.object = QStringLiteral("contact");
        JobReport broken;
        broken.object = QStringLiteral("account");
        broken.error = Error();
        broken.error->code = ErrorCode::PermissionMissing;
        broken.error->errorClass = ErrorClass::StopJob;
        broken.error->sentence = QStringLiteral("Accounts may not be read.");
        run.report.jobs = {broken, fine};
        {
            auto workspace = Workspace::open(home.workspaceFile(info.workspaceFile));
            QVERIFY(workspace);
            QVERIFY((*workspace)->setLastRun(toJson(run)));
        }
        const QByteArray text = print(*findVerb(QStringLiteral("status")), {}, perform("status", home)).out;
        QVERIFY2(text.contains("  account: 0 pulled in the last run: Accounts may not be read.\n"), text);
        QVERIFY2(text.contains("  contact: 0 pulled in the last run\n"), text);
        QCOMPARE(text.count("may not be read"), 1);
        QVERIFY2(text.startsWith("Acme: needs attention, last in step never"), text);
    }

    void damagedListIsFoundThoughItsCopyServes()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        (void)makeHome(home);
        QFile file(home.connectionsFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\": 1, \"conn");
        file.close();
        const auto document = readConnections(home.connectionsFile());
        QVERIFY(document && document->fromCopy);
        QCOMPARE(document->connections.size(), 1);
        MemoryStore store;
        SystemClock clock;
        const DiagnosisSubject subject{home, *document, {}, {}, &store};
        const auto checks = awaitEnd(diagnose(subject, clock, {}), 60000);
        QVERIFY(checks);
        const auto found = std::find_if(checks->begin(), checks->end(), [](const CheckResult &check) {
            return check.id == QLatin1String("connections");
        });
        QVERIFY(found != checks->end());
        QCOMPARE(found->state, CheckResult::State::Fail);
        QVERIFY(found->detail.contains(QStringLiteral("connections.json")));
    }

    void textIsTheAddressAlone()
    {
        Arguments arguments;
        const Verb *verb = findVerb(QStringLiteral("address"));
        const Printed found = print(
            *verb, arguments, answerAddress(QStringLiteral("acme.lightning.force.com"), builtInClouds(), {}));
        QCOMPARE(found.out, QByteArray("https://acme.my.salesforce.com\n"));
        QVERIFY(found.err.isEmpty());
        const Printed probe =
            print(*verb, arguments, answerAddress(QStringLiteral("acme.my.site.com"), builtInClouds(), {}));
        QCOMPARE(probe.out, QByteArray("https://acme.my.salesforce.com\n"));
        QVERIFY(!probe.err.isEmpty());
        const Printed refused =
            print(*verb, arguments, answerAddress(QStringLiteral("acme"), builtInClouds(), {}));
        QVERIFY(refused.out.isEmpty());
        QVERIFY(refused.err.contains("https://acme.my.salesforce.com"));
        QCOMPARE(refused.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
