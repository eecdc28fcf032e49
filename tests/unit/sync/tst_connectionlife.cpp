// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection ends, step by step: every step is made to fail once.
#include "sync/connectionlife.h"

#include "connection/connectionbuilder.h"
#include "secrets/memorystore.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"
#include "support/failingstore.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

const QString revokeUrl = QStringLiteral("https://acme.my.salesforce.com/services/oauth2/revoke");

NewConnection wanted(const QString &organisation, SignInMethod method)
{
    NewConnection connection;
    ConnectionInfo &info = connection.info;
    info.name = QStringLiteral("Acme");
    const bool isDynamics =
        method == SignInMethod::DynamicsPassword || method == SignInMethod::DynamicsWindow;
    info.crm = isDynamics ? CrmKind::Dynamics : CrmKind::Salesforce;
    info.cloud = QStringLiteral("global");
    info.address = QUrl(isDynamics ? QStringLiteral("https://acme.crm.dynamics.com")
                                   : QStringLiteral("https://acme.my.salesforce.com"));
    info.organisationId = organisation;
    info.clientId = QStringLiteral("client");
    info.method = method;
    info.userName = QStringLiteral("sync@acme.example");
    info.userId = QStringLiteral("user");
    info.objects = {QStringLiteral("Account")};
    if (method == SignInMethod::DynamicsPassword)
        connection.secrets.password = Secret(organisation.toUtf8() + "-password");
    else
        connection.refreshToken = Secret(organisation.toUtf8() + "-token");
    return connection;
}

Error offline()
{
    Error error;
    error.code = ErrorCode::Offline;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QStringLiteral("no network");
    return error;
}

} // namespace

class TestConnectionLife : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MemoryStore> m_memory;
    std::unique_ptr<FailingStore> m_store;
    std::shared_ptr<FakeHttp> m_http;
    ManualClock m_clock;
    BuildTurn m_turn;
    HeldTokens m_held; ///< what the runner hands back
    QStringList m_stopped;
    std::unique_ptr<ConnectionLife> m_life;
    ConnectionInfo m_other; ///< beside the one that ends

    Home home() const { return Home(m_dir->filePath(QStringLiteral("home"))); }
    ConnectionsDocument document() const { return *readConnections(home().connectionsFile()); }
    QString workspace(const ConnectionInfo &info) const { return home().workspaceFile(info.workspaceFile); }

    ConnectionInfo make(const QString &organisation, SignInMethod method)
    {
        ConnectionBuilder builder(home(), *m_memory, m_clock, m_turn);
        const auto built = awaitEnd(builder.build(wanted(organisation, method), {}));
        return built && *built ? (*built)->target.info : ConnectionInfo();
    }

    Result<AccessEnd> revoke(const ConnectionInfo &info) { return *awaitEnd(m_life->revoke(info.id, {})); }
    Result<AccessEnd> settle(const ConnectionInfo &info) { return *awaitEnd(m_life->settle(info.id, {})); }
    Result<AccessEnd> remove(const ConnectionInfo &info, bool deleteWorkspace = false)
    {
        return *awaitEnd(m_life->remove(info.id, deleteWorkspace, {}));
    }

    /// What could still sign in for the connection, wherever it is.
    QStringList secretsOf(const ConnectionInfo &info) const
    {
        QStringList found = m_memory->keys().filter(info.id.text());
        const auto key = awaitEnd(m_memory->read(vaultKeyName(document().homeId), {}));
        const VaultSlot slot{document().homeId, info.id.text(), info.organisationId, purpose::refreshToken};
        if (*key && TokenVault(home().vaultFile(), **key).read(slot))
            found += QStringLiteral("token");
        return found;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_memory = std::make_unique<MemoryStore>();
        m_store = std::make_unique<FailingStore>(*m_memory);
        m_http = std::make_shared<FakeHttp>();
        m_held = {};
        m_stopped.clear();
        ConnectionLife::House house{home(), *m_store, m_clock, {}, {}, {}};
        house.stop = [this](ConnectionId id) -> Task<HeldTokens> {
            m_stopped += id.text();
            co_return HeldTokens(m_held);
        };
        house.way = [this](CancelToken) -> Task<Result<std::shared_ptr<Http>>> {
            co_return std::shared_ptr<Http>(m_http);
        };
        house.cloudOf = [](const ConnectionInfo &) { return builtInClouds().constFirst(); };
        m_life = std::make_unique<ConnectionLife>(std::move(house));
        m_other = make(QStringLiteral("other"), SignInMethod::SalesforceWeb);
        QVERIFY(!m_other.id.isEmpty());
    }
    void cleanup()
    {
        // Whatever ended, the one beside it has everything.
        QCOMPARE(*document().find(m_other.id), m_other);
        QCOMPARE(secretsOf(m_other), QStringList{QStringLiteral("token")});
        QVERIFY(QFile::exists(workspace(m_other)));
        m_http.reset();
    }

    void revokedAtSalesforce()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        m_http->expect("POST", revokeUrl).reply(200).check([](const HttpRequest &request) {
            QCOMPARE(request.body, QByteArray("token=org-token"));
        });
        const auto end = revoke(info);
        QVERIFY2(end, qPrintable(end ? QString() : end.error().text()));
        QVERIFY(end->atProvider && !end->owedFor && end->left.isEmpty());
        QCOMPARE(m_stopped, QStringList{info.id.text()});
        ConnectionInfo expected = info;
        expected.revoked = true;
        expected.revokedAt = m_clock.nowUtc();
        QCOMPARE(*document().find(info.id), expected);
        QCOMPARE(secretsOf(info), QStringList());
        QVERIFY(QFile::exists(workspace(info)));

        const auto again = revoke(info);
        QVERIFY(again && !again->owedFor && again->left.isEmpty());
        QCOMPARE(*document().find(info.id), expected);
    }

    /// Ending the access ends no part of what was made for it in the organisation.
    void whatWasMadeStandsAndIsNamed()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        const auto access = salesforce::chooseAccess(QStringLiteral("00D000000000001EAA"), info.address,
                                                     QStringLiteral("ada@acme.example"));
        QVERIFY(keepServerAccess(home().connectionsFile(), info.id, access));
        m_http->expect("POST", revokeUrl).reply(200);
        for (int time = 1; time <= 2; ++time) {
            const auto end = revoke(info);
            QVERIFY(end);
            QCOMPARE(end->left.size(), 3);
            for (const QString &name : {access.app, access.userName, access.permissionSet})
                QVERIFY(std::any_of(end->left.begin(), end->left.end(), [&name](const Leftover &left) {
                    return left.sentence.contains(name) && left.remedy.contains(QLatin1String("off"));
                }));
        }
        QCOMPARE(document().serverAccess.value(info.id), access);
    }

    void nothingIsKeptForAConnectionThatIsGone()
    {
        const auto access = salesforce::chooseAccess(QStringLiteral("00D000000000001EAA"), {}, QString());
        const Outcome kept =
            keepServerAccess(home().connectionsFile(), ConnectionId(QStringLiteral("gonegonegone")), access);
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::RecordMissing);
        QVERIFY(document().serverAccess.isEmpty());
    }

    void offlineItIsOwed()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        m_http->expect("POST", revokeUrl).fail(offline());
        const auto end = revoke(info);
        QVERIFY(end && end->owedFor);
        QCOMPARE(end->owedFor->code, ErrorCode::Offline);
        QVERIFY(document().find(info.id)->revoked && document().find(info.id)->revocationOwed);
        QCOMPARE(secretsOf(info), QStringList{QStringLiteral("token")}); // needed for that
        const QDateTime revokedAt = document().find(info.id)->revokedAt;

        m_clock.advance(std::chrono::hours(1));
        m_http->expect("POST", revokeUrl).reply(200);
        const auto settled = settle(info);
        QVERIFY(settled && settled->atProvider && !settled->owedFor);
        QVERIFY(document().find(info.id)->revoked && !document().find(info.id)->revocationOwed);
        QCOMPARE(document().find(info.id)->revokedAt, revokedAt);
        QCOMPARE(secretsOf(info), QStringList());
        // Once is enough: another request would fail the test.
        QVERIFY(settle(info));
    }

    void entraKeepsTheConsent()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::DynamicsWindow);
        const auto end = revoke(info);
        QVERIFY(end && !end->atProvider && !end->owedFor);
        QCOMPARE(end->left.size(), 1);
        QVERIFY(end->left.constFirst().remedy.contains(info.clientId));
        QVERIFY(!end->left.constFirst().link.isEmpty());
        QCOMPARE(secretsOf(info), QStringList());
    }

    void aPasswordIsForgotten()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::DynamicsPassword);
        QCOMPARE(secretsOf(info).size(), 1);
        QVERIFY(revoke(info));
        QCOMPARE(secretsOf(info), QStringList());
    }

    // Locked is neither lost nor a reason to ask somebody who is not there.
    void aLockedKeychainIsOwed()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        m_memory->setState(StoreState::Locked);
        const auto end = revoke(info);
        QVERIFY(end && end->owedFor);
        QCOMPARE(end->owedFor->code, ErrorCode::StoreLocked);
        const int asked = m_store->asked;
        const auto settled = settle(info);
        QVERIFY(settled && settled->owedFor);
        QCOMPARE(m_store->asked, asked);

        m_memory->setState(StoreState::Ready);
        m_http->expect("POST", revokeUrl).reply(200);
        QVERIFY(settle(info));
        QVERIFY(!document().find(info.id)->revocationOwed);
        QCOMPARE(secretsOf(info), QStringList());
    }

    void aLostVaultKeyIsSaid()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        const QString name = vaultKeyName(document().homeId);
        const Secret key = **awaitEnd(m_memory->read(name, {}));
        QVERIFY(*awaitEnd(m_memory->remove(name, {})));
        const auto end = revoke(info);
        QVERIFY(end && !end->atProvider && !end->owedFor);
        QCOMPARE(end->left.size(), 1);
        QVERIFY(remove(info));
        QVERIFY(!document().find(info.id));
        QVERIFY(*awaitEnd(m_memory->write(name, key, {})));
    }

    // A token that was kept in memory only, and one of a method that keeps none.
    void whatTheRunnerHeldIsEnded_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<QByteArray>("ended");
        QTest::newRow("only until quit") << SignInMethod::SalesforceWeb << QByteArray("token=held-refresh");
        QTest::newRow("client credentials")
            << SignInMethod::SalesforceClientCredentials << QByteArray("token=held-access");
    }
    void whatTheRunnerHeldIsEnded()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const QByteArray, ended);
        const ConnectionInfo info = make(QStringLiteral("org"), method);
        m_held = {Secret("held-refresh"), Secret("held-access")};
        m_http->expect("POST", revokeUrl).reply(200).check([&ended](const HttpRequest &request) {
            QCOMPARE(request.body, ended);
        });
        const auto end = revoke(info);
        QVERIFY(end && end->atProvider);
    }

    void removed_data()
    {
        QTest::addColumn<bool>("deleteWorkspace");
        QTest::newRow("the workspace stays") << false;
        QTest::newRow("the workspace too") << true;
    }
    void removed()
    {
        QFETCH(const bool, deleteWorkspace);
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        m_http->expect("POST", revokeUrl).reply(200);
        const auto end = remove(info, deleteWorkspace);
        QVERIFY(end && end->atProvider && end->left.isEmpty());
        QVERIFY(!document().find(info.id));
        QCOMPARE(secretsOf(info), QStringList());
        QCOMPARE(QFile::exists(workspace(info)), !deleteWorkspace);
    }

    void removedOfflineTheTokenIsDestroyed()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        m_http->expect("POST", revokeUrl).fail(offline());
        const auto end = remove(info);
        QVERIFY(end && !end->atProvider && !end->owedFor);
        QCOMPARE(end->left.size(), 1);
        QVERIFY(end->left.constFirst().sentence.contains(QLatin1String("no network")));
        QVERIFY(!document().find(info.id));
        QCOMPARE(secretsOf(info), QStringList());
    }

    // Killed between two steps is the same as stopped by a step that fails.
    void whereverItBreaksItCanBeRemovedAgain_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::newRow("token") << SignInMethod::SalesforceWeb;
        QTest::newRow("password") << SignInMethod::DynamicsPassword;
    }
    void whereverItBreaksItCanBeRemovedAgain()
    {
        QFETCH(const SignInMethod, method);
        int steps = 0;
        for (;; ++steps) {
            const ConnectionInfo info = make(QStringLiteral("org"), method);
            const int asksRevoke = method == SignInMethod::SalesforceWeb ? -1 : 0;
            m_http->expect("POST", revokeUrl).reply(200).times(asksRevoke);
            m_store->asked = 0;
            m_store->failAt = steps;
            const auto end = remove(info, true);
            const bool reached = m_store->asked > steps;
            m_store->failAt = -1;
            if (!end) {
                const ConnectionInfo *left = document().find(info.id) ? &info : nullptr;
                QVERIFY2(left, "its secrets could not be found any more");
                QVERIFY(document().find(info.id)->revoked);
                const auto again = remove(info, true);
                QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
            }
            QVERIFY(!document().find(info.id));
            QCOMPARE(secretsOf(info), QStringList());
            QVERIFY(!QFile::exists(workspace(info)));
            if (!reached)
                break;
        }
        QVERIFY(steps >= 3);
    }

    void aListThatCannotBeWrittenKeepsTheConnection()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        // A newer program's file is not written over (connectionfile.h).
        QFile file(home().connectionsFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        m_store->failAt = 0;
        m_store->instead = [&] {
            QFile newer(home().connectionsFile());
            QVERIFY(newer.open(QIODevice::WriteOnly));
            newer.write(QByteArray(before).replace("\"version\": 1", "\"version\": 99"));
        };
        m_http->expect("POST", revokeUrl).reply(200).times(-1);
        const auto end = remove(info, false);
        QVERIFY(!end);
        QCOMPARE(end.error().code, ErrorCode::FileRefused);
        m_store->failAt = -1;
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before);
        file.close();
        QVERIFY(document().find(info.id));
        QVERIFY(remove(info, false));
        QCOMPARE(secretsOf(info), QStringList());
    }

    void whatWaitsIsCounted()
    {
        const ConnectionInfo info = make(QStringLiteral("org"), SignInMethod::SalesforceWeb);
        const auto none = waitingIn(workspace(info));
        QVERIFY(none && none->isEmpty());
        const auto missing = waitingIn(home().workspaceFile(QStringLiteral("workspace-none.db")));
        QVERIFY(missing && missing->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConnectionLife)
#include "tst_connectionlife.moc"
