// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/verify.h"
#include "net/qthttp.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"
#include "support/fakekeychain.h"
#include "support/otherprogram.h"
#include "support/practiceprocess.h"
#include "sync/homesession.h"
#include "workspace/jobs.h"
#include "workspace/workspace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000;

Task<Result<NewConnection>> signIn(PracticeWorld world, Cloud cloud, QString password, Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    DynamicsAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = world.dataverse;
    attempt.clientId = world.entraClient.id;
    attempt.userName = world.nonInteractiveUser.username;
    attempt.password = Secret::fromText(password);
    auto verified = co_await verifyDynamics(http, *clock, attempt, {});
    if (!verified)
        co_return fail(verified.error());
    NewConnection wanted = verified->connection;
    wanted.info.name = QStringLiteral("Practice");
    wanted.info.objects = {QStringLiteral("systemuser"), QStringLiteral("account")};
    co_return wanted;
}

} // namespace

/// The provider's administrator changes the password of a connection that is kept in step all the time.
class TestPasswordChange : public QObject
{
    Q_OBJECT

    PracticeProcess m_practice;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<HomeSession> m_session;
    ConnectionInfo m_info;

    Home home() const { return Home(m_folder.path()); }
    ConnectionStatus status() const { return m_session->statuses().value(m_info.id); }
    Result<NewConnection> proof(const QString &password)
    {
        const auto clouds = readClouds(home().cloudsFile());
        return *awaitEnd(signIn(m_practice.world(), clouds->constLast(), password, &m_clock), patienceMs);
    }
    qsizetype tokenRequests()
    {
        const QJsonArray requests = m_practice.requests(m_practice.world().entra);
        return std::count_if(requests.begin(), requests.end(), [](const QJsonValue &request) {
            return request[QStringLiteral("path")].toString().endsWith(QLatin1String("/token"));
        });
    }
    /// A job that is due at once.
    bool addJob(const QString &object)
    {
        const WorkspaceChange work = [object](Workspace &workspace) {
            Job job;
            job.object = object;
            const auto added = Jobs(workspace).add(job);
            return added ? Outcome() : Outcome(fail(added.error()));
        };
        const auto changed = awaitEnd(m_session->changeWorkspace(m_info.id, work, {}), patienceMs);
        return changed && *changed;
    }
    bool changePassword(const QString &password)
    {
        QtHttp http(NetworkSettings(), m_clock);
        const QJsonObject change{{QStringLiteral("username"), m_practice.world().nonInteractiveUser.username},
                                 {QStringLiteral("password"), password}};
        HttpRequest request = HttpRequest::json(
            "POST", m_practice.world().entra.resolved(QUrl(QStringLiteral("/_practice/accounts"))),
            QJsonDocument(QJsonArray{change}).toJson());
        const auto answer = awaitEnd(http.send(std::move(request), {}), patienceMs);
        return answer && *answer && (*answer)->isSuccess();
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_practice.start({QStringLiteral("--home"), home().folder(), QStringLiteral("--rows"),
                                   QStringLiteral("40")}),
                 qPrintable(m_practice.errorText()));
        m_session = std::make_unique<HomeSession>(home(), std::make_unique<FakeKeychain>(), m_clock);
        QVERIFY(m_session->open());
        const auto first = proof(m_practice.world().nonInteractiveUser.password);
        QVERIFY2(first, first ? "" : qPrintable(first.error().text()));
        const auto built = awaitEnd(m_session->build(*first, {}), patienceMs);
        QVERIFY(built && *built);
        m_info = (*built)->target.info;
        m_session->adopt(**built);
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::InStep, patienceMs);
    }
    void cleanupTestCase()
    {
        if (m_session)
            QVERIFY(awaitEnd(m_session->stop(), patienceMs));
        m_session.reset();
    }

    void isMetOnceToldOnceAndLosesNothing()
    {
        {
            OtherProgram program(home().workspaceFile(m_info.workspaceFile));
            program.run("UPDATE account SET name = 'Changed here' WHERE accountid IN "
                        "(SELECT accountid FROM account LIMIT 3)");
        }
        QVERIFY(changePassword(QStringLiteral("Another-Word-2026")));
        const qsizetype before = tokenRequests();
        QSignalSpy told(m_session.get(), &HomeSession::statusChanged);
        // As after any change of the way out, the connection begins anew, with a token of its own.
        const auto kept = awaitEnd(m_session->keepNetworkSettings(m_session->networkSettings()), patienceMs);
        QVERIFY(kept && *kept);
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::NeedsAttention, patienceMs);
        QVERIFY2(status().error->code == ErrorCode::WrongCredentials, qPrintable(status().error->text()));
        QVERIFY(!status().nextSync);
        QCOMPARE(tokenRequests() - before, 1);

        // Nothing that is not a person's wish to try again has it tried again.
        QVERIFY(addJob(QStringLiteral("contact")));
        SyncSettings settings = m_session->syncSettings();
        settings.firstLoadsOnMetered = !settings.firstLoadsOnMetered;
        QVERIFY(m_session->keepSyncSettings(settings));
        QVERIFY(addJob(QStringLiteral("lead")));
        QCOMPARE(tokenRequests() - before, 1);
        const auto refused = std::count_if(told.begin(), told.end(), [](const QList<QVariant> &arguments) {
            return arguments.constFirst().value<ConnectionStatus>().state == SyncState::Syncing;
        });
        QVERIFY2(refused <= 1, qPrintable(QString::number(refused)));
        QVERIFY(status().notice.isEmpty());
        QCOMPARE(status().outbox, 3);

        const auto again = proof(QStringLiteral("Another-Word-2026"));
        QVERIFY(again);
        const auto renewed = awaitEnd(m_session->reauthorize(m_info.id, *again, {}), patienceMs);
        QVERIFY(renewed && *renewed);
        QCOMPARE((*renewed)->target.info.id, m_info.id);
        QTRY_VERIFY_WITH_TIMEOUT(status().state == SyncState::InStep && status().outbox == 0, patienceMs);
        // Of the run that sent them: one that a new job has asked for may have ended since.
        qint64 pushed = 0;
        for (const QList<QVariant> &arguments : told) {
            qint64 inThisRun = 0;
            const auto jobs = arguments.constFirst().value<ConnectionStatus>().jobs;
            for (const JobReport &job : jobs)
                inThisRun += job.pushed;
            pushed = std::max(pushed, inThisRun);
        }
        QCOMPARE(pushed, 3);
    }
};

QTEST_GUILESS_MAIN(TestPasswordChange)
#include "tst_passwordchange.moc"
