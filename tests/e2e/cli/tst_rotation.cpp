// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/webgrant.h"
#include "support/awaitend.h"
#include "support/fakekeychain.h"
#include "sync/homesession.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000;

} // namespace

/// A provider whose refresh tokens rotate: the old one is dead when the answer leaves, and whoever shows it
/// again ends the whole family. Here the answer is slow, and something happens before it arrives.
class TestRotation : public QObject
{
    Q_OBJECT

    PracticeProcess m_practice;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    MemoryStore m_entries; ///< of the keychain, while no session has it
    FakeKeychain *m_keychain = nullptr; ///< the session's
    std::unique_ptr<HomeSession> m_session;
    ConnectionId m_id;

    Home home() const { return Home(m_folder->path()); }

    qsizetype tokenRequests()
    {
        const QJsonArray requests = m_practice.requests(m_practice.world().salesforce);
        return std::count_if(requests.begin(), requests.end(), [](const QJsonValue &request) {
            return request[QStringLiteral("path")].toString() == QLatin1String("/services/oauth2/token");
        });
    }

    void openSession()
    {
        auto keychain = std::make_unique<FakeKeychain>();
        keychain->entries = m_entries;
        m_keychain = keychain.get();
        m_session = std::make_unique<HomeSession>(home(), std::move(keychain), m_clock,
                                                  HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
    }

    void closeSession()
    {
        if (!m_session)
            return;
        QVERIFY(awaitEnd(m_session->stop(), patienceMs));
        m_entries = m_keychain->entries;
        m_session.reset();
    }

    // The first run of a session renews; its answer stays away for a moment.
    std::optional<Task<SyncReport>> runThatRenewsSlowly()
    {
        if (!m_practice.setFaults(
                m_practice.world().salesforce,
                R"([{"match": "^POST /services/oauth2/token", "delayMs": 1500, "times": 1}])"))
            return std::nullopt;
        const qsizetype before = tokenRequests();
        auto run = m_session->runNow(m_id, {}, {});
        if (!QTest::qWaitFor([this, before] { return tokenRequests() > before; }, patienceMs))
            return std::nullopt;
        return run;
    }

    QByteArray errorOfARun()
    {
        const auto run = awaitEnd(m_session->runNow(m_id, {}, {}), patienceMs);
        if (!run)
            return "it never ended";
        const auto error = run->firstError();
        return error ? nameOf(error->code).toUtf8() + ": " + error->text().toUtf8() : QByteArray();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY2(m_practice.start({QStringLiteral("--home"), home().folder()}),
                 qPrintable(m_practice.errorText()));
        QVERIFY(m_practice.set(m_practice.world().salesforce, R"({"refreshTokenRotation": true})"));
        FakeKeychain keychain;
        const auto built = connectByWeb(home(), m_practice.world(), keychain, m_clock);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text() + built.error().detail));
        m_id = built->target.info.id;
        m_entries = keychain.entries;
        openSession();
    }
    void cleanup()
    {
        closeSession();
        m_practice.stop();
    }

    void quitMeanwhile()
    {
        auto run = runThatRenewsSlowly();
        QVERIFY(run);
        closeSession();
        QTRY_VERIFY(run->isReady());
        openSession();
        QCOMPARE(errorOfARun(), QByteArray());
    }

    void newNetworkSettingsMeanwhile()
    {
        auto run = runThatRenewsSlowly();
        QVERIFY(run);
        NetworkSettings network;
        network.proxyMode = NetworkSettings::ProxyMode::None;
        const auto kept = awaitEnd(m_session->keepNetworkSettings(network));
        QVERIFY(kept && *kept);
        QCOMPARE(errorOfARun(), QByteArray());
        QTRY_VERIFY(run->isReady());
    }

    void signedInAgainMeanwhile()
    {
        auto grant = grantByWeb(home(), m_practice.world(), m_clock);
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().detail));
        auto run = runThatRenewsSlowly();
        QVERIFY(run);
        const auto built = awaitEnd(m_session->build(*grant, {}), patienceMs);
        QVERIFY(built && *built);
        QVERIFY((*built)->replaced);
        QTRY_VERIFY(run->isReady());
        const SessionTarget &target = (*built)->target;
        const VaultSlot slot{target.homeId, target.info.id.text(), target.info.organisationId,
                             purpose::refreshToken};
        const auto kept = TokenVault(home().vaultFile(), (*built)->vaultKey).read(slot);
        QVERIFY(kept);
        QVERIFY(*kept == grant->refreshToken); // no late answer to the old one over it
        m_session->adopt(**built);
        QCOMPARE(errorOfARun(), QByteArray());
        // The token on disk is the new grant's.
        closeSession();
        openSession();
        QCOMPARE(errorOfARun(), QByteArray());
    }

    void signingInAgainThatFailsMeanwhile()
    {
        auto grant = grantByWeb(home(), m_practice.world(), m_clock);
        QVERIFY2(grant, grant ? "" : qPrintable(grant.error().detail));
        auto run = runThatRenewsSlowly();
        QVERIFY(run);
        m_keychain->entries.setState(StoreState::Locked);
        auto building = m_session->build(std::move(*grant), {});
        auto asked = m_session->runNow(m_id, {}, {});
        const auto built = awaitEnd(std::move(building), patienceMs);
        QVERIFY(built && !*built);
        QCOMPARE(built->error().code, ErrorCode::StoreLocked);
        QTRY_VERIFY(run->isReady());
        // Whoever asked for a run meanwhile gets one, of the connection as it was.
        const auto report = awaitEnd(std::move(asked), patienceMs);
        QVERIFY(report);
        QVERIFY2(!report->firstError(), qPrintable(report->firstError().value_or(Error()).text()));
    }
};

QTEST_GUILESS_MAIN(TestRotation)
#include "tst_rotation.moc"
