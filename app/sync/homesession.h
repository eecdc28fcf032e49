// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/applicationsetup.h"
#include "connection/connectionbuilder.h"
#include "connection/connectionfile.h"
#include "connection/connectionsecrets.h"
#include "connection/expiry.h"
#include "core/cloud.h"
#include "core/taskscope.h"
#include "core/wakeup.h"
#include "net/networksettings.h"
#include "secrets/secretstore.h"
#include "settings/home.h"
#include "sync/accesschange.h"
#include "sync/connectionlife.h"
#include "sync/notices.h"
#include "sync/syncthread.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>

namespace fairlead {

/// How an application user is to be.
struct ApplicationWish
{
    ApplicationProofs proofs;
    ApplicationSetup::Progress progress; ///< may be null
};

/// One home at work: its connections, their secrets and the sync thread that keeps them in step. There is one
/// for the person's own home, and one more while a trial with the practice org lasts; they share nothing. UI
/// thread. The caller owns the home's lock.
class HomeSession : public QObject
{
    Q_OBJECT
public:
    /// Steady: in step all the time. OnDemand: each run is asked for (fairleadctl).
    enum class Rhythm { Steady, OnDemand };

    /// `network`: null where runs are only asked for, or need none.
    HomeSession(Home home, std::unique_ptr<SecretStore> store, Clock &clock, Rhythm rhythm = Rhythm::Steady,
                std::unique_ptr<NetworkWatch> network = {});
    ~HomeSession() override;

    /// Reads the files; nothing that waits. May be tried again as long as it fails.
    Outcome open();
    /// Why the home's files could not be read. As long as there is one nothing is connected to and nothing is
    /// written: the settings that cannot be read may name the proxy that all traffic has to take.
    const std::optional<Error> &problem() const { return m_problem; }
    /// Reads the secrets, without any prompt, and starts syncing. A connection whose secret cannot be read
    /// shows why and is tried again when the store becomes ready or the person asks.
    void startSyncing();
    /// Makes a connection or renews one, which rests meanwhile: its token is replaced, and a renewal under
    /// way would write the old grant's over it. The caller adopt()s what was built, having kept what else
    /// there is to keep; where nothing was built everything goes on as before.
    Task<Result<BuiltConnection>> build(NewConnection wanted, CancelToken cancel);
    /// A connection that was just made: it syncs from now on.
    void adopt(const BuiltConnection &built);

    // The life of a connection (homelife.cpp).
    /// Renews what the connection signs in with; jobs, checkpoints, outbox and workspace stay, and what was
    /// revoked runs again. WrongOrganisation and WrongUser before anything is stored or stopped.
    Task<Result<BuiltConnection>> reauthorize(ConnectionId id, NewConnection proof, CancelToken cancel);
    /// The same for another user of the organisation: everything is read again and compared.
    Task<Result<BuiltConnection>> changeIntegrationUser(ConnectionId id, NewConnection proof,
                                                        CancelToken cancel);
    /// See ConnectionLife. A change of the connection's access that is under way is cancelled and waited for
    /// first. What is owed is tried again by itself, while the home is Steady.
    Task<Result<AccessEnd>> revoke(ConnectionId id, CancelToken cancel);
    Task<Result<AccessEnd>> remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel);
    // Server-to-server access (homeaccess.cpp).
    /// Makes it for an existing connection, goes on with one that was interrupted, or grants what it lacks
    /// now (ServerSetup::turnOn); then the integration user takes the connection over, and what it signed in
    /// with before is ended at the provider. Its jobs, checkpoints and outbox stay; where the user is another
    /// one, everything is read again and compared. The old sign-in goes on until then. What was revoked
    /// before runs again; who revokes it meanwhile ends the change.
    Task<Result<AccessTurnedOn>> turnOnServerAccess(ConnectionId id, Administrator administrator,
                                                    ServerAccessWish wish, CancelToken cancel);
    /// Hands the connection to the administrator who signed in, whose approval it lives on from then on, and
    /// takes everything back that was made; what could not be removed is named. PermissionMissing before
    /// anything is changed. It is not handed over where it was revoked, which it stays, nor to somebody who
    /// has a connection of his own here: then it needs a sign-in.
    Task<Result<AccessTurnedOff>> turnOffServerAccess(ConnectionId id, Administrator administrator,
                                                      CancelToken cancel);
    /// What a person has to be told now of secrets and certificates that end (expiry.h): each notice is
    /// given once, also over restarts; where that cannot be kept, it is given again.
    QList<ExpiryNotice> takeExpiryNotices();
    /// The same at Dynamics 365 (homeapplication.cpp, ApplicationSetup): a security role and an application
    /// user, which takes the connection over. Without a secret or certificate in the wish, by what the
    /// connection signs in with already. Where the administrator may not, the answer has `made.byHand`.
    Task<Result<ApplicationSignIn>> turnOnApplicationAccess(ConnectionId id, Administrator administrator,
                                                            ApplicationWish wish, CancelToken cancel);
    /// Hands the connection to the administrator, where it lives on what is taken back.
    Task<Result<QList<dynamics::NotUndone>>>
    turnOffApplicationAccess(ConnectionId id, Administrator administrator, CancelToken cancel);
    /// One of connectionColours().
    Outcome setColour(const ConnectionId &id, const QString &colour);

    const Home &home() const { return m_home; }
    SecretStore &store() { return *m_store; }
    const QList<Cloud> &clouds() const { return m_clouds; }
    /// Takes in what clouds.json says now; a refused file leaves things as they are.
    Outcome readCloudsAgain();
    /// Why clouds.json is not taken in; only connections of added clouds have to wait for that.
    const std::optional<Error> &cloudsError() const { return m_cloudsError; }
    /// The connection's cloud is one of clouds().
    bool knowsCloudOf(const ConnectionInfo &info) const { return cloudOf(info).isValid(); }
    const QList<ConnectionInfo> &connections() const { return m_document.connections; }
    const ConnectionsDocument &document() const { return m_document; }
    QHash<ConnectionId, ConnectionStatus> statuses() const { return m_statuses; }
    NetworkSettings networkSettings() const { return m_network; }
    /// Why networkSettings() are not what the settings say: nothing is connected to without them.
    const std::optional<Error> &networkError() const { return m_networkError; }
    /// For every connection from now on, those that run included, and after a restart; where it fails, at
    /// least until then. An empty proxy password stands for the kept one (keepsPasswordFor()), and unchanged
    /// authorities and an unchanged client certificate stay in the file the settings name. A proxy's password
    /// goes into the store when a proxy has taken it, which may be later; one that is refused is forgotten,
    /// by the store too. Errors: problem(), those of settings.json and the
    /// store; UsageError, and nothing is changed, where a policy says something else.
    Task<Outcome> keepNetworkSettings(NetworkSettings network);
    /// The settings as they are now, an administrator's above the person's.
    Settings settings() const;
    /// `wanted`, but for what an administrator's policy says: that stays as it is.
    NetworkSettings underPolicy(NetworkSettings wanted) const;
    /// The store may hold the proxy's password for this host and user.
    bool keepsPasswordFor(const NetworkSettings &network) const;
    const SyncSettings &syncSettings() const { return m_syncSettings; }
    /// For every connection from now on, and after a restart; where it fails, until then.
    Outcome keepSyncSettings(const SyncSettings &settings);
    Clock &clock() { return m_clock; }

    /// With the proxy's password and the client certificate's, which have to be read first.
    Task<NetworkSettings> readyNetwork(CancelToken cancel, Prompting prompting = Prompting::Allowed);

    /// The connection's secrets were read and the sync thread knows it: its status is a live one.
    bool isStarted(const ConnectionId &id) const { return m_syncing.contains(id); }
    /// One that is paused goes on; with an empty id, all that are not run.
    void syncNow(const ConnectionId &id);
    /// Ends what the connection does; every stored page stands. Until resume(), or until a run or a renewal
    /// of this very connection is asked for.
    void pause(const ConnectionId &id);
    void resume(const ConnectionId &id);
    /// The person has read the notice of the connection's status: it need not be shown any more.
    void noticeUnderstood(const ConnectionId &id);
    /// A connection that is not started yet is started first; what kept it from that is the report's error.
    /// `jobs`: their ids; empty: all that are not paused.
    Task<SyncReport> runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel);
    /// A person's change of the connection's workspace, whether the connection is started or not.
    Task<Outcome> changeWorkspace(ConnectionId id, WorkspaceChange work, CancelToken cancel);
    /// Signs in and asks the CRM whether it takes what a person wants of a job (jobcheck.h).
    Task<Outcome> checkJob(ConnectionId id, Job job, CancelToken cancel);
    /// The additional-configuration checklist: what the organisation, this computer and the jobs should be
    /// like for the connection to stay up (homechecks.cpp). `administrator`, of Salesforce only: is asked
    /// what the connection's user may not read, and how many records there are; WrongOrganisation before
    /// anything is asked.
    Task<Result<QList<CheckResult>>> checks(ConnectionId id, std::optional<Administrator> administrator,
                                            CancelToken cancel);
    /// Signs in and asks the CRM who we are. Where that goes well, its status shows that it does.
    Task<Result<OrgInfo>> verify(ConnectionId id, CancelToken cancel);
    Task<void> stop();

signals:
    void connectionsChanged();
    void statusChanged(const fairlead::ConnectionStatus &status);
    void progressed(const fairlead::SyncProgress &progress);

private:
    Outcome readFiles();
    void readConnectionsAgain();
    void readNetworkSettings();
    void watchNetwork();
    Result<Settings> settingsWith(const NetworkSettings &network, bool newAuthorities,
                                  bool newIdentity) const;
    Outcome saveNetworkSettings(const Settings &settings, bool newAuthorities, bool newIdentity) const;
    QString authoritiesFile() const;
    QString identityFile() const;
    Task<Outcome> keepIdentityPassphrase(Secret passphrase, CancelToken cancel);
    Task<void> startAll(Prompting prompting, CancelToken cancel);
    Task<void> startWhenStoreOpens(CancelToken cancel);
    void useProxyLogin(std::shared_ptr<ProxyLogin> login);
    /// Does what the proxy's last word asks for: keeps the password, or forgets it.
    Task<Outcome> settleProxyPassword(CancelToken cancel);
    Task<void> settleProxyLogin(CancelToken cancel);
    Task<Outcome> waitForBuild(ConnectionId id, CancelToken cancel);
    Task<Outcome> startConnection(ConnectionInfo info, Prompting prompting, CancelToken cancel);
    Task<Outcome> ensureStarted(ConnectionId id, CancelToken cancel);
    void showError(const ConnectionId &id, const Error &error);
    void take(const ConnectionStatus &status);
    Task<void> rest(ConnectionId id, CancelToken cancel);
    /// Remembered for whoever asks when this process has ended.
    Task<SyncReport> failedBeforeItBegan(ConnectionInfo info, Error error);
    SyncThread &syncThread();
    ConnectionLife &life();
    Task<Result<AccessTurnedOn>> makeAndHandOver(ConnectionInfo before, Administrator administrator,
                                                 ServerAccessWish wish, CancelToken cancel);
    Task<Result<ServerSignIn>> makeServerAccess(ConnectionInfo info, Administrator administrator,
                                                ServerAccessWish wish, CancelToken cancel);
    Task<Result<QList<salesforce::LeftBehind>>> handOver(ConnectionInfo before, Administrator administrator,
                                                         ServerSignIn signIn, CancelToken cancel);
    Task<Result<AccessTurnedOff>> takeBack(ConnectionInfo before, Administrator administrator,
                                           CancelToken cancel);
    Task<Result<std::optional<Error>>> handBack(ConnectionInfo before, Administrator administrator,
                                                CancelToken cancel);
    Task<Outcome> leaveWithoutSignIn(ConnectionId id, QString clientId, Error why);
    Task<QList<salesforce::SeenRecords>> compareSight(ConnectionInfo info, Administrator administrator,
                                                      ServerSignIn signIn, CancelToken cancel);
    /// For whoever looks before the next run. Failing is not worth telling: the run does.
    Task<void> showMended(ConnectionId id, WorkspaceChange forget, CancelToken cancel);
    Task<Outcome> endAccessChange(ConnectionId id, CancelToken cancel);
    /// Until nobody else builds it or changes its access.
    Task<Outcome> haveItAlone(ConnectionId id, CancelToken cancel);
    Task<Result<ApplicationProofs>> proofsFor(ConnectionInfo info, ApplicationProofs given,
                                              CancelToken cancel);
    Task<Outcome> handBackWindow(ConnectionInfo before, Administrator administrator, CancelToken cancel);
    Task<Result<BuiltConnection>> renew(ConnectionId id, NewConnection proof, Renewal::User user,
                                        CancelToken cancel);
    Task<HeldTokens> stopForGood(ConnectionId id);
    Task<Result<std::shared_ptr<Http>>> wayOut(CancelToken cancel);
    Task<Result<AccessEnd>> concluded(ConnectionId id, Result<AccessEnd> end);
    void settleOwedSoon();
    Task<void> settleOwed(CancelToken cancel);
    /// Called on the sync thread.
    Task<Result<qint64>> keepPushRunOf(ConnectionId id, qint64 atLeast);
    Cloud cloudOf(const ConnectionInfo &info) const;
    CheckScope scopeOf(const ConnectionInfo &info) const;

    Home m_home;
    std::unique_ptr<SecretStore> m_store;
    Clock &m_clock;
    Rhythm m_rhythm;
    std::optional<Error> m_problem;
    ConnectionsDocument m_document;
    QList<Cloud> m_clouds;
    std::optional<Error> m_cloudsError;
    NetworkSettings m_network;
    std::optional<Error> m_networkError;
    bool m_keepsProxyPassword = false; ///< the store holds m_network's
    std::unique_ptr<NetworkWatch> m_networkWatch;
    bool m_watchesNetwork = false;
    SyncSettings m_syncSettings;
    BuildTurn m_buildTurn;
    QHash<ConnectionId, std::shared_ptr<Latch>>
        m_renewed; ///< at rest until it is adopted or its build failed
    std::unique_ptr<ConnectionLife> m_life; ///< made when it is first needed
    Wakeup m_owedAgain; ///< what is owed may be possible now
    bool m_settling = false;
    RunningAccessChanges m_changingAccess; ///< somebody is at work in the organisation for them
    std::unique_ptr<SyncThread> m_sync; ///< made when it is first needed
    QHash<ConnectionId, ConnectionStatus> m_statuses;
    Notices m_notices;
    QSet<ConnectionId> m_syncing; ///< handed to the sync thread
    QSet<ConnectionId> m_paused; ///< a person wants them to rest
    QHash<ConnectionId, std::shared_ptr<Latch>> m_resting; ///< still ending what they did
    bool m_asking = false; ///< the person wants everything started: a prompt may be on the screen
    bool m_waitingForStore = false;
    TaskScope m_scope;
};

} // namespace fairlead
