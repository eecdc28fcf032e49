// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionsecrets.h"
#include "net/proxylogin.h"
#include "platform/files.h"
#include "secrets/memorystore.h"
#include "settings/cloudsfile.h"
#include "settings/settings.h"
#include "support/administratorstand.h"
#include "support/awaitend.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testauthority.h"
#include "support/tinyproxy.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"

#include <SQLiteCpp/Database.h>

#include <QDir>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace fairlead;

namespace {

class FakeNetworkWatch final : public NetworkWatch
{
public:
    void start() override { started = true; }
    NetworkState state() const override { return now; }

    NetworkState now;
    bool started = false;
};

} // namespace

/// One home at work, with a store in memory and files that somebody else may have touched.
class TestHomeFiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HomeSession> m_session;
    ConnectionInfo m_info;

    MemoryStore &store() { return static_cast<MemoryStore &>(m_session->store()); }
    Home home() const { return Home(m_folder->path()); }
    QString workspace() const { return home().workspaceFile(m_info.workspaceFile); }
    /// A secret of the session's store.
    void keep(const QString &connection, const QString &purposeOf, const char *value)
    {
        const QString key = secretKey(m_session->document().homeId, connection, purposeOf);
        QVERIFY(awaitEnd(store().write(key, Secret(value), {})).value_or(fail(Error())));
    }
    void writeSettings(const QByteArray &content) { QVERIFY(replaceFile(home().settingsFile(), content)); }

    QString proxyKey() const
    {
        return secretKey(m_session->document().homeId, QStringLiteral("-"), QStringLiteral("proxy-password"));
    }
    QByteArray proxyPassword()
    {
        const auto read = awaitEnd(store().read(proxyKey(), {}));
        return read && *read ? (*read)->reveal() : QByteArray("none");
    }
    /// With a proxy that wants a password, and the password in the store.
    void openBehindProxy()
    {
        writeSettings(R"({"proxyMode": "manual", "proxyHost": "proxy.example", "proxyPort": 8080,
                          "proxyUser": "ada"})");
        QVERIFY(m_session->open());
        QVERIFY(awaitEnd(store().write(proxyKey(), Secret("pr0xy"), {})).value_or(fail(Error())));
    }
    Outcome keepNetwork(const NetworkSettings &network)
    {
        return awaitEnd(m_session->keepNetworkSettings(network)).value_or(fail(Error()));
    }
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_info = {};
        m_info.id = ConnectionId::make();
        m_info.name = QStringLiteral("Acme");
        m_info.crm = CrmKind::Dynamics;
        m_info.cloud = QStringLiteral("global");
        m_info.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        m_info.organisationId = QStringLiteral("organisation");
        m_info.method = SignInMethod::DynamicsPassword;
        m_info.userName = QStringLiteral("ada@acme.example");
        m_info.workspaceFile = QStringLiteral("workspace.db");
        ConnectionsDocument document;
        document.homeId = QStringLiteral("abcdefgh");
        document.connections = {m_info};
        QVERIFY(writeConnections(home().connectionsFile(), document));
        m_session = std::make_unique<HomeSession>(home(), std::make_unique<MemoryStore>(), *m_clock,
                                                  HomeSession::Rhythm::OnDemand);
    }
    void cleanup()
    {
        if (m_session)
            QVERIFY(awaitEnd(m_session->stop()));
        m_session.reset();
    }

    // They may name the proxy that all traffic has to take: without them there is no traffic.
    void nothingIsConnectedToWithoutReadableSettings()
    {
        writeSettings("{ \"proxyMode\": ");
        const Outcome opened = m_session->open();
        QVERIFY(!opened);
        QVERIFY(m_session->problem());
        QCOMPARE(m_session->problem()->code, ErrorCode::FileUnreadable);
        QVERIFY(!m_session->problem()->remedy.isEmpty());
        const ConnectionStatus status = m_session->statuses().value(m_info.id);
        QCOMPARE(status.state, SyncState::NeedsAttention);
        QVERIFY(status.error && status.error->code == ErrorCode::FileUnreadable);

        keep(m_info.id.text(), purpose::password, "hunter2");
        m_session->startSyncing();
        m_session->syncNow(m_info.id);
        QVERIFY(!m_session->isStarted(m_info.id));
        const auto report = awaitEnd(m_session->runNow(m_info.id, {}, {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, ErrorCode::FileUnreadable);
        QVERIFY(!m_session->isStarted(m_info.id));
        QVERIFY(!awaitEnd(m_session->verify(m_info.id, {})).value());
        QVERIFY(!m_session->isStarted(m_info.id));

        // Mended, it goes on where it stood.
        writeSettings(R"({"proxyMode": "manual", "proxyHost": "proxy.example", "proxyPort": 8080})");
        QVERIFY(m_session->open());
        QVERIFY(!m_session->problem());
        QCOMPARE(m_session->networkSettings().proxyHost, QStringLiteral("proxy.example"));
        QVERIFY(!m_session->statuses().value(m_info.id).error);
        m_session->startSyncing();
        QTRY_VERIFY(m_session->isStarted(m_info.id));
    }

    void nothingIsDoneWithADamagedList()
    {
        for (const QString &path : {home().connectionsFile(), previousOf(home().connectionsFile())})
            QVERIFY(overwriteFile(path, "garbage"));
        QVERIFY(!m_session->open());
        QVERIFY(m_session->problem() && !m_session->problem()->remedy.isEmpty());
        m_session->startSyncing();
        QVERIFY(m_session->connections().isEmpty());
        QCOMPARE(readFile(home().connectionsFile()).value_or(QByteArray()), QByteArray("garbage"));
    }

    // Whoever changes something else may never have seen the password.
    void keptProxyPasswordStays_data()
    {
        QTest::addColumn<bool>("read");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("kept");
        const QString ada = QStringLiteral("ada");
        QTest::newRow("never read") << false << QByteArray() << ada << QByteArray("pr0xy");
        QTest::newRow("read meanwhile") << true << QByteArray() << ada << QByteArray("pr0xy");
        QTest::newRow("another one") << true << QByteArray("new") << ada << QByteArray("new");
        QTest::newRow("no user any more") << true << QByteArray() << QString() << QByteArray("none");
        QTest::newRow("another user") << false << QByteArray() << QStringLiteral("bob") << QByteArray("none");
    }
    void keptProxyPasswordStays()
    {
        QFETCH(const bool, read);
        QFETCH(const QByteArray, typed);
        QFETCH(const QString, user);
        QFETCH(const QByteArray, kept);
        openBehindProxy();
        NetworkSettings network = m_session->networkSettings();
        if (read)
            QCOMPARE(awaitEnd(m_session->readyNetwork({})).value().proxyPassword.reveal(),
                     QByteArray("pr0xy"));
        network.proxyPort = 3128;
        network.proxyUser = user;
        network.proxyPassword = Secret(typed);
        network.proxyLogin = std::make_shared<ProxyLogin>();
        QVERIFY(keepNetwork(network));
        // One that was typed is kept when a proxy has taken it.
        if (!typed.isEmpty()) {
            QCOMPARE(proxyPassword(), QByteArray("pr0xy"));
            network.proxyLogin->note(ProxyLogin::Answer::Accepted);
        }
        QTRY_COMPARE(proxyPassword(), kept);
        QCOMPARE(Settings::load(home().settingsFile()).value(Setting::ProxyPort).toInt(), 3128);
        QCOMPARE(m_session->networkSettings().proxyPort, quint16(3128));
        QCOMPARE(awaitEnd(m_session->readyNetwork({})).value().proxyPassword.reveal(),
                 kept == "none" ? QByteArray() : kept);
    }

    void unreadableAuthoritiesStayInTheSettings()
    {
        const QString file = m_folder->filePath(QStringLiteral("stick.pem"));
        writeSettings("{\"extraCaFile\": \"" + file.toUtf8() + "\"}");
        QVERIFY(m_session->open());
        QVERIFY(m_session->networkError());
        NetworkSettings network = m_session->networkSettings();
        network.proxyMode = NetworkSettings::ProxyMode::None;
        QVERIFY(keepNetwork(network));
        QCOMPARE(Settings::load(home().settingsFile()).value(Setting::ExtraCaFile).toString(), file);
        QVERIFY(m_session->networkError());
        // Others in their place count.
        network.extraCaPem = "other";
        QVERIFY(keepNetwork(network));
        QVERIFY(!m_session->networkError());
        const QString copy = Settings::load(home().settingsFile()).value(Setting::ExtraCaFile).toString();
        QCOMPARE(readFile(copy).value_or(QByteArray()), QByteArray("other"));
        network.extraCaPem.clear();
        QVERIFY(keepNetwork(network));
        QVERIFY(Settings::load(home().settingsFile()).value(Setting::ExtraCaFile).toString().isEmpty());
    }

    void whatCouldNotBeKeptIsTold()
    {
        openBehindProxy();
        NetworkSettings network = m_session->networkSettings();
        network.extraCaPem = "other";
        QVERIFY(QDir(home().folder()).mkdir(QStringLiteral("authorities.pem")));
        QVERIFY(!keepNetwork(network));
        QVERIFY(Settings::load(home().settingsFile()).value(Setting::ExtraCaFile).toString().isEmpty());
        QCOMPARE(m_session->networkSettings().extraCaPem, QByteArray("other"));

        for (const QString &path : {home().settingsFile(), previousOf(home().settingsFile())})
            QVERIFY(overwriteFile(path, "garbage"));
        const Outcome damaged = keepNetwork(m_session->networkSettings());
        QVERIFY(!damaged);
        QCOMPARE(damaged.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(readFile(home().settingsFile()).value_or(QByteArray()), QByteArray("garbage"));

        QVERIFY(QFile::remove(home().settingsFile()));
        QVERIFY(QFile::remove(previousOf(home().settingsFile())));
        store().setState(StoreState::Locked);
        network = m_session->networkSettings();
        network.proxyPassword = Secret("new");
        network.proxyLogin = std::make_shared<ProxyLogin>();
        network.proxyLogin->note(ProxyLogin::Answer::Accepted);
        const Outcome locked = keepNetwork(network);
        QVERIFY(!locked);
        QCOMPARE(locked.error().code, ErrorCode::StoreLocked);
    }

    void clientCertificateIsKept()
    {
        writeSettings("{}");
        QVERIFY(m_session->open());
        const auto passphrase = [this] {
            const QString key = secretKey(m_session->document().homeId, QStringLiteral("-"),
                                          QStringLiteral("client-certificate-password"));
            const auto read = awaitEnd(store().read(key, {}));
            return read && *read ? (*read)->reveal() : QByteArray("none");
        };
        NetworkSettings network = m_session->networkSettings();
        network.clientPkcs12 = "sealed";
        network.clientPassphrase = Secret("s3sam");
        QVERIFY(keepNetwork(network));
        QCOMPARE(passphrase(), QByteArray("s3sam"));
        const QString copy =
            Settings::load(home().settingsFile()).value(Setting::ClientCertificateFile).toString();
        QCOMPARE(readFile(copy).value_or(QByteArray()), QByteArray("sealed"));
#ifdef Q_OS_UNIX
        // On Windows the home's folder closes it (platform/files).
        QCOMPARE(QFile::permissions(copy)
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
        QVERIFY(!readFile(home().settingsFile()).value_or(QByteArray()).contains("s3sam"));
        // Something else is changed in a dialog that never read the password.
        network.clientPassphrase = {};
        network.proxyPort = 3128;
        QVERIFY(keepNetwork(network));
        QCOMPARE(passphrase(), QByteArray("s3sam"));

        // The next start.
        HomeSession again(home(), std::make_unique<MemoryStore>(), *m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(again.open());
        QCOMPARE(again.networkSettings().clientPkcs12, QByteArray("sealed"));
        QVERIFY(!again.networkError());
        QCOMPARE(awaitEnd(m_session->readyNetwork({})).value().clientPassphrase.reveal(),
                 QByteArray("s3sam"));

        network.clientPkcs12.clear();
        QVERIFY(keepNetwork(network));
        QCOMPARE(passphrase(), QByteArray("none"));
        QVERIFY(!QFile::exists(copy));
        QVERIFY(
            Settings::load(home().settingsFile()).value(Setting::ClientCertificateFile).toString().isEmpty());

        // One that is gone: without it nothing is connected to.
        writeSettings("{\"clientCertificateFile\": \"" + copy.toUtf8() + "\"}");
        HomeSession without(home(), std::make_unique<MemoryStore>(), *m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(without.open());
        QVERIFY(without.networkError());
        QCOMPARE(without.networkError()->code, ErrorCode::FileUnreadable);
    }

    void syncSettingsAreKept()
    {
        writeSettings(R"({"apiKeptPercent": 40, "proxyHost": "proxy.example"})");
        QVERIFY(m_session->open());
        QCOMPARE(m_session->syncSettings(), (SyncSettings{{40}, false}));
        QCOMPARE(m_session->statuses().value(m_info.id).budget.keptPercent, 40);
        QVERIFY(m_session->keepSyncSettings({{10}, true}));
        QCOMPARE(m_session->statuses().value(m_info.id).budget.keptPercent, 10);
        const Settings kept = Settings::load(home().settingsFile());
        QCOMPARE(SyncSettings::from(kept), (SyncSettings{{10}, true}));
        QCOMPARE(kept.value(Setting::ProxyHost).toString(), QStringLiteral("proxy.example"));

        // Somebody has touched the file: it is not written over, and what was asked for counts until the end.
        writeSettings("garbage");
        QVERIFY(QFile::remove(previousOf(home().settingsFile())));
        QVERIFY(!m_session->keepSyncSettings({{15}, true}));
        QCOMPARE(m_session->syncSettings().budget.keptPercent, 15);
        QCOMPARE(readFile(home().settingsFile()).value_or(QByteArray()), QByteArray("garbage"));
    }

    // No page, no verb and no file of the person's changes what a policy has set.
    void policiesStand()
    {
        auto stand = std::make_shared<AdministratorStand>();
        stand->set(Setting::ProxyMode, QStringLiteral("manual"));
        stand->set(Setting::ProxyHost, QStringLiteral("proxy.corp.example"));
        stand->set(Setting::ProxyPort, 3128);
        stand->set(Setting::ApiKeptPercent, 40);
        stand->set(Setting::SyncMinutes, 17, SettingSource::MachineDefault);
        writeSettings(R"({"proxyMode": "none", "proxyHost": "mine.example", "apiKeptPercent": 0})");
        m_session =
            std::make_unique<HomeSession>(Home(m_folder->path(), stand), std::make_unique<MemoryStore>(),
                                          *m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
        const NetworkSettings laidDown = m_session->networkSettings();
        QCOMPARE(laidDown.proxyMode, NetworkSettings::ProxyMode::Manual);
        QCOMPARE(laidDown.proxyHost, QStringLiteral("proxy.corp.example"));
        QCOMPARE(m_session->syncSettings().budget.keptPercent, 40);
        QCOMPARE(m_session->syncSettings().every, std::chrono::minutes(17));
        QVERIFY(m_session->syncSettings().locked.contains(Setting::ApiKeptPercent));

        const QByteArray before = readFile(home().settingsFile()).value_or(QByteArray());
        NetworkSettings wanted = laidDown;
        wanted.proxyMode = NetworkSettings::ProxyMode::None;
        wanted.proxyHost = QStringLiteral("mine.example");
        const Outcome network = keepNetwork(wanted);
        QVERIFY(!network);
        QVERIFY2(network.error().sentence.contains(QStringLiteral("administrator")),
                 qPrintable(network.error().text()));
        QCOMPARE(m_session->networkSettings().proxyHost, laidDown.proxyHost);
        QCOMPARE(m_session->underPolicy(wanted).proxyMode, NetworkSettings::ProxyMode::Manual);
        SyncSettings limits = m_session->syncSettings();
        limits.budget.keptPercent = 10;
        QVERIFY(!m_session->keepSyncSettings(limits));
        QCOMPARE(m_session->syncSettings().budget.keptPercent, 40);
        QCOMPARE(readFile(home().settingsFile()).value_or(QByteArray()), before);
        // What is nobody else's is the person's all the same.
        wanted = laidDown;
        wanted.proxyUser = QStringLiteral("me");
        QVERIFY(keepNetwork(wanted));
        QCOMPARE(m_session->settings().value(Setting::ProxyUser).toString(), QStringLiteral("me"));
    }

    void policyThatNobodyUnderstandsStopsEverything()
    {
        auto stand = std::make_shared<AdministratorStand>();
        stand->set(Setting::ProxyMode, QStringLiteral("Manual"));
        m_session =
            std::make_unique<HomeSession>(Home(m_folder->path(), stand), std::make_unique<MemoryStore>(),
                                          *m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(!m_session->open());
        QVERIFY(m_session->problem());
        QVERIFY(m_session->problem()->sentence.contains(QStringLiteral("ProxyMode")));
        QVERIFY(!keepNetwork({}));
        // Mended, it goes on.
        stand->set(Setting::ProxyMode, QStringLiteral("manual"));
        stand->set(Setting::ProxyHost, QStringLiteral("proxy.fairlead.example"));
        stand->set(Setting::ProxyPort, 3128);
        QVERIFY(m_session->open());
    }

    void addedCloudsMayBeForbidden()
    {
        const QString path = home().cloudsFile();
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([{"name": "corp"}])");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto stand = std::make_shared<AdministratorStand>();
        const Home administered(m_folder->path(), stand);
        QCOMPARE(readClouds(administered)->size(), builtInClouds().size() + 1);
        stand->set(Setting::AddedClouds, false);
        QCOMPARE(readClouds(administered)->size(), builtInClouds().size());
    }

    void networkIsWatchedForTheConnections()
    {
        auto owned = std::make_unique<FakeNetworkWatch>();
        FakeNetworkWatch &network = *owned;
        m_session = std::make_unique<HomeSession>(home(), std::make_unique<MemoryStore>(), *m_clock,
                                                  HomeSession::Rhythm::Steady, std::move(owned));
        network.now.online = false;
        QVERIFY(m_session->open());
        QVERIFY2(!network.started, "before the first window nobody is asked");
        keep(m_info.id.text(), purpose::password, "hunter2");
        m_session->startSyncing();
        QVERIFY(network.started);
        const auto status = [this] { return m_session->statuses().value(m_info.id); };
        QTRY_VERIFY(status().error);
        QCOMPARE(status().error->code, ErrorCode::Offline);
        QVERIFY(status().error->detail.isEmpty()); // no request has failed
        QVERIFY(!status().nextSync);
        network.now.online = true;
        emit network.changed(network.now);
        QTRY_VERIFY(status().nextSync);
    }

    // A whole life of a password behind a proxy that asks: kept, changed there, mistyped, right again.
    void badProxyPasswordIsForgottenAndAskedAgain()
    {
        const TestAuthority authority;
        RawServer provider(
            [](const RawRequest &) {
                return RawReply::http(400, R"({"error":"invalid_grant"})",
                                      {{"Content-Type", "application/json"}});
            },
            authority.serverConfiguration({QStringLiteral("login.microsoftonline.com")}));
        TinyProxy proxy(provider.port(), "ada:right");
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        const QString file = m_folder->filePath(QStringLiteral("company.pem"));
        QVERIFY(replaceFile(file, authority.pem()));
        writeSettings("{\"proxyMode\": \"manual\", \"proxyHost\": \"127.0.0.1\", \"proxyUser\": \"ada\", "
                      "\"extraCaFile\": \""
                      + file.toUtf8() + "\", \"proxyPort\": " + QByteArray::number(proxy.serverPort()) + '}');
        QVERIFY(m_session->open());
        keep(m_info.id.text(), purpose::password, "hunter2");
        QVERIFY(awaitEnd(store().write(proxyKey(), Secret("yesterday's"), {})).value_or(fail(Error())));
        const auto offered = [&proxy] {
            return std::count_if(proxy.attempts().begin(), proxy.attempts().end(),
                                 [](const auto &attempt) { return !attempt.credentials.isEmpty(); });
        };
        const auto run = [this] { return awaitEnd(m_session->runNow(m_info.id, {}, {})).value(); };

        const SyncReport first = run();
        QVERIFY(first.error);
        QCOMPARE(first.error->code, ErrorCode::ProxyAuthenticationRequired);
        QVERIFY(first.error->sentence.contains(QStringLiteral("did not accept")));
        QVERIFY(!first.error->remedy.isEmpty());
        QTRY_COMPARE(proxyPassword(), QByteArray("none"));
        QVERIFY(m_session->networkSettings().proxyPassword.isEmpty());
        QCOMPARE(m_session->networkSettings().proxyUser, QStringLiteral("ada"));
        QCOMPARE(offered(), 1);
        (void)run();
        QCOMPARE(offered(), 1);

        NetworkSettings typed = m_session->networkSettings();
        typed.proxyPassword = Secret("mistyped");
        typed.proxyLogin = std::make_shared<ProxyLogin>();
        QVERIFY(keepNetwork(typed));
        QCOMPARE(proxyPassword(), QByteArray("none"));
        const SyncReport second = run();
        QCOMPARE(second.error->code, ErrorCode::ProxyAuthenticationRequired);
        QTRY_VERIFY(m_session->networkSettings().proxyPassword.isEmpty());
        QCOMPARE(proxyPassword(), QByteArray("none"));
        QCOMPARE(offered(), 2);

        typed.proxyPassword = Secret("right");
        typed.proxyLogin = std::make_shared<ProxyLogin>();
        QVERIFY(keepNetwork(typed));
        QCOMPARE(proxyPassword(), QByteArray("none"));
        const SyncReport third = run();
        QVERIFY(third.error);
        QVERIFY2(third.error->code != ErrorCode::ProxyAuthenticationRequired,
                 qPrintable(third.error->sentence));
        QVERIFY(!provider.requests().isEmpty());
        QTRY_COMPARE(proxyPassword(), QByteArray("right"));
        for (const QString &path : {home().settingsFile(), home().connectionsFile()})
            QVERIFY(!readFile(path).value_or(QByteArray()).contains("right"));
    }

    // fairleadctl ends as soon as its run has: what the proxy said is kept or forgotten all the same.
    void whatTheProxySaidLastCounts_data()
    {
        QTest::addColumn<ProxyLogin::Answer>("answer");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("accepted") << ProxyLogin::Answer::Accepted << QByteArray("new");
        QTest::newRow("refused") << ProxyLogin::Answer::Refused << QByteArray("none");
    }
    void whatTheProxySaidLastCounts()
    {
        QFETCH(const ProxyLogin::Answer, answer);
        QFETCH(const QByteArray, kept);
        openBehindProxy();
        NetworkSettings network = awaitEnd(m_session->readyNetwork({})).value();
        if (answer == ProxyLogin::Answer::Accepted) {
            network.proxyPassword = Secret("new");
            network.proxyLogin = std::make_shared<ProxyLogin>();
            QVERIFY(keepNetwork(network));
        }
        network.proxyLogin->note(answer);
        QVERIFY(awaitEnd(m_session->stop()));
        QCOMPARE(proxyPassword(), kept);
    }

    // The dialog promises it: "the same for … every later sync".
    void runningConnectionsTakeTheNewWay()
    {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const quint16 closed = nobody.serverPort();
        nobody.close();
        writeSettings("{\"proxyMode\": \"manual\", \"proxyHost\": \"127.0.0.1\", \"proxyPort\": "
                      + QByteArray::number(closed) + '}');
        QVERIFY(m_session->open());
        keep(m_info.id.text(), purpose::password, "hunter2");
        m_session->startSyncing();
        QTRY_VERIFY(m_session->isStarted(m_info.id));

        NetworkSettings network = m_session->networkSettings();
        network.proxyPort = proxy.serverPort();
        QVERIFY(keepNetwork(network));
        m_session->syncNow(m_info.id);
        QTRY_VERIFY(proxy.hasPendingConnections());
        QVERIFY(awaitEnd(m_session->stop()));
    }

    // What is remembered of a run that could not begin is written by the sync thread: the workspace may be
    // large, and may be checked as a whole. Here somebody holds it until the UI thread comes to its events.
    void uiThreadNeverWaitsForAWorkspace()
    {
        QVERIFY(m_session->open());
        store().setState(StoreState::Locked);
        SQLite::Database holder(workspace().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        holder.exec("BEGIN EXCLUSIVE");
        QTimer::singleShot(0, this, [&holder] { holder.exec("ROLLBACK"); });
        const auto report = awaitEnd(m_session->runNow(m_info.id, {}, {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, ErrorCode::StoreLocked);
        const ConnectionStatus status = rememberedStatus(m_info.id, workspace());
        QVERIFY(status.error);
        QCOMPARE(status.error->code, ErrorCode::StoreLocked);
    }
};

QTEST_GUILESS_MAIN(TestHomeFiles)
#include "tst_homefiles.moc"
