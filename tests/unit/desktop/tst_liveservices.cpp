// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/livegrant.h"
#include "desktop/liveservices.h"
#include "net/proxylogin.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/fakekeychain.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testauthority.h"
#include "support/tinyproxy.h"

#include <QFile>
#include <QGuiApplication>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

const QString instance = QStringLiteral("https://acme.my.salesforce.com");
const QString base = instance + QStringLiteral("/services/data/v66.0");
const QString revocation = instance + QStringLiteral("/services/oauth2/revoke");
const QByteArray tokens =
    R"({"access_token":"access","refresh_token":"refresh","instance_url":"https://acme.my.salesforce.com",)"
    R"("id":"https://login.salesforce.com/id/00DAa00000AAAAAMA1/005Aa00000AAAAAIA1","scope":"api refresh_token"})";
const QByteArray userinfo =
    R"({"user_id":"005Aa00000AAAAAIA1","organization_id":"00DAa00000AAAAAMA1",)"
    R"("preferred_username":"ada@acme.example","name":"Ada L","is_app_installed":true})";

GrantHandle grantOf(CrmKind crm, const QByteArray &access, const QByteArray &refresh)
{
    TokenSet set;
    set.accessToken = Secret(access);
    set.refreshToken = Secret(refresh);
    set.instanceUrl = QUrl(instance);
    return std::make_shared<LiveGrant>(crm, builtInClouds().first(), QStringLiteral("client"), set);
}

WizardDraft salesforceDraft()
{
    WizardDraft draft;
    draft.input.crm = CrmKind::Salesforce;
    draft.cloud = builtInClouds().first();
    Authorization authorization;
    authorization.grant = grantOf(CrmKind::Salesforce, "access", "refresh");
    authorization.org.organisationId = QStringLiteral("00DAa00000AAAAAMA1");
    authorization.org.name = QStringLiteral("Acme");
    authorization.org.address = QUrl(instance);
    draft.authorization = authorization;
    return draft;
}

ObjectInfo object(const char *name)
{
    ObjectInfo info;
    info.name = info.setName = QLatin1String(name);
    return info;
}

} // namespace

/// The wizard's services with a scripted network: what they put together from the libraries, and above all
/// that no token is left behind where something fails.
class TestLiveServices : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    FakeKeychain *m_keychain = nullptr; ///< the session's
    std::unique_ptr<HomeSession> m_session;
    std::shared_ptr<FakeHttp> m_http;
    std::unique_ptr<LiveServices> m_services;
    std::unique_ptr<QTcpSocket> m_browser;
    int m_opened = 0;

    /// The person in front of the browser says yes.
    void approve(const QUrl &page)
    {
        ++m_opened;
        const QUrlQuery query(page);
        const QUrl redirect(query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
        const QByteArray target = redirect.path().toLatin1()
            + "?code=c0de&state=" + query.queryItemValue(QStringLiteral("state")).toLatin1();
        m_browser = std::make_unique<QTcpSocket>();
        auto *browser = m_browser.get();
        connect(browser, &QTcpSocket::connected, browser, [browser, target, port = redirect.port()] {
            browser->write("GET " + target + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
                           + "\r\n\r\n");
        });
        browser->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(redirect.port()));
    }

    std::optional<Result<Authorization>> authorize()
    {
        AuthorizeRequest request;
        request.purpose = SignInPurpose::Salesforce;
        request.rung = SignInRung::Browser;
        request.cloud = builtInClouds().first();
        request.address = request.cloud.salesforceLogin;
        request.clientId = QStringLiteral("client");
        return awaitEnd(m_services->authorize(request, {}, {}));
    }

    void writeSettings(const QByteArray &content)
    {
        QFile file(m_session->home().settingsFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    /// With the files as they are now.
    void beginAgain()
    {
        m_services.reset();
        auto keychain = std::make_unique<FakeKeychain>();
        m_keychain = keychain.get();
        // On demand: nothing that is adopted goes out to the network by itself.
        m_session = std::make_unique<HomeSession>(Home(m_folder->path()), std::move(keychain), *m_clock,
                                                  HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
        m_services = std::make_unique<LiveServices>(
            *m_session, *m_clock, [this](const QUrl &url) { approve(url); }, m_http);
    }

    void expectVersions()
    {
        m_http->expect("GET", instance + QStringLiteral("/services/data")).json(R"([{"version":"66.0"}])");
    }

    static QByteArray tokenIn(const HttpRequest &request)
    {
        return QUrlQuery(QString::fromLatin1(request.body))
            .queryItemValue(QStringLiteral("token"))
            .toLatin1();
    }

    void await(Task<void> task)
    {
        bool ended = false;
        auto waiting = note(std::move(task), &ended);
        QTRY_VERIFY(ended);
    }
    static Task<void> note(Task<void> task, bool *ended)
    {
        co_await task;
        *ended = true;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_http = std::make_shared<FakeHttp>(m_clock.get());
        m_opened = 0;
        beginAgain();
    }
    void cleanup()
    {
        m_services.reset();
        QVERIFY(m_http->isDone());
        m_http.reset();
        m_browser.reset();
        m_session.reset();
    }

    void startsWithNothing()
    {
        QVERIFY(!m_services->takeTrial().session);
        QCOMPARE(m_services->practiceProgram(), nullptr);
        QCOMPARE(awaitEnd(m_services->probeStore({})).value_or(StoreState::Absent), StoreState::Ready);
        QVERIFY(m_http->requests().isEmpty());
    }

    void cloudsAreThoseOfTheHome()
    {
        const auto builtIn = m_services->clouds();
        QVERIFY(builtIn);
        QCOMPARE(builtIn->size(), builtInClouds().size());
        QFile file(m_session->home().cloudsFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"([{"name":"global"}])");
        file.close();
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        const auto refused = m_services->clouds();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileRefused);
    }

    void networkIsUsedFromNowOn()
    {
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::Manual;
        settings.proxyHost = QStringLiteral("proxy.example");
        m_services->useNetwork(settings);
        QCOMPARE(m_services->network().proxyHost, QStringLiteral("proxy.example"));
        // Stored by Finish only.
        QVERIFY(m_session->networkSettings().proxyHost.isEmpty());
        QVERIFY(!QFile::exists(m_session->home().settingsFile()));
    }

    void proxyPasswordIsReadBeforeTheFirstRequest()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("abcdefgh");
        QVERIFY(writeConnections(m_session->home().connectionsFile(), document));
        writeSettings(R"({"proxyMode": "manual", "proxyHost": "proxy.example", "proxyPort": 8080,
                          "proxyUser": "ada"})");
        beginAgain();
        const QString key = secretKey(document.homeId, QStringLiteral("-"), QStringLiteral("proxy-password"));
        QVERIFY(awaitEnd(m_session->store().write(key, Secret("pr0xy"), {})).value());
        const auto behindProxy = [this](const HttpRequest &) {
            QCOMPARE(m_services->network().proxyPassword.reveal(), QByteArray("pr0xy"));
        };
        const QString exchange = QStringLiteral("https://login.salesforce.com/services/oauth2/token");
        const QByteArray refused = R"({"error":"invalid_grant","error_description":"expired"})";
        m_http->expect("POST", exchange).json(refused, 400).check(behindProxy);
        QVERIFY(authorize());
        // Something else was changed in a dialog that never showed the password.
        NetworkSettings changed = m_services->network();
        changed.proxyPort = 3128;
        changed.proxyPassword = {};
        m_services->useNetwork(changed);
        m_http->expect("POST", exchange).json(refused, 400).check(behindProxy);
        QVERIFY(authorize());
        QCOMPARE(m_services->network().proxyPort, quint16(3128));
    }

    // With the real way out: what the wizard tells the proxy is stored when the proxy took it, not before.
    void proxyPasswordIsStoredOnceItWorked_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("right") << QByteArray("right") << QByteArray("right");
        QTest::newRow("wrong") << QByteArray("wrong") << QByteArray("none");
    }
    void proxyPasswordIsStoredOnceItWorked()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const QByteArray, kept);
        ConnectionsDocument document;
        document.homeId = QStringLiteral("abcdefgh");
        QVERIFY(writeConnections(m_session->home().connectionsFile(), document));
        beginAgain();
        const TestAuthority authority;
        RawServer provider([](const RawRequest &) { return RawReply::http(401); },
                           authority.serverConfiguration({QStringLiteral("acme.crm4.dynamics.com")}));
        TinyProxy proxy(provider.port(), "ada:right");
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        m_services = std::make_unique<LiveServices>(*m_session, *m_clock, [](const QUrl &) {});
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::Manual;
        settings.proxyHost = QStringLiteral("127.0.0.1");
        settings.proxyPort = proxy.serverPort();
        settings.proxyUser = QStringLiteral("ada");
        settings.proxyPassword = Secret(typed);
        settings.extraCaPem = authority.pem();
        m_services->useNetwork(settings);

        CrmAddress address;
        address.crm = CrmKind::Dynamics;
        address.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        const auto confirmed =
            awaitEnd(m_services->confirmAddress(address, builtInClouds().constFirst(), {})).value();
        QVERIFY(!confirmed); // the provider says nothing of use
        QCOMPARE(confirmed.error().code == ErrorCode::ProxyAuthenticationRequired, kept == "none");
        QCOMPARE(provider.requests().isEmpty(), kept == "none");
        // As Finish does.
        QVERIFY(awaitEnd(m_session->keepNetworkSettings(m_services->network())).value());
        const QString key = secretKey(document.homeId, QStringLiteral("-"), QStringLiteral("proxy-password"));
        const auto stored = awaitEnd(m_session->store().read(key, {})).value();
        QCOMPARE(stored ? stored->reveal() : QByteArray("none"), kept);
        QCOMPARE(m_session->networkSettings().proxyPassword.reveal(), kept == "none" ? QByteArray() : kept);
    }

    void nothingIsAskedWithoutTheAuthorities()
    {
        const QString file = m_folder->filePath(QStringLiteral("stick.pem"));
        writeSettings("{\"extraCaFile\": \"" + file.toUtf8() + "\"}");
        beginAgain();
        const auto refused = authorize();
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().code, ErrorCode::FileUnreadable);
        QCOMPARE(m_opened, 0);
        // The stick is back.
        QFile stick(file);
        QVERIFY(stick.open(QIODevice::WriteOnly) && stick.write("authorities") > 0);
        stick.close();
        m_http->expect("POST", QStringLiteral("https://login.salesforce.com/services/oauth2/token"))
            .json(R"({"error":"invalid_grant","error_description":"expired"})", 400)
            .check([this](const HttpRequest &) {
                QCOMPARE(m_services->network().extraCaPem, QByteArray("authorities"));
            });
        QVERIFY(authorize());
    }

    void authorizes()
    {
        m_http->expect("POST", QStringLiteral("https://login.salesforce.com/services/oauth2/token"))
            .json(tokens);
        expectVersions();
        m_http->expect("GET", instance + QStringLiteral("/services/oauth2/userinfo")).json(userinfo);
        m_http->expect("GET", base + QStringLiteral("/query?q=*"))
            .json(
                R"({"totalSize":1,"done":true,"records":[{"Id":"00DAa00000AAAAAMA1","Name":"Acme Ltd",)"
                R"("OrganizationType":"Enterprise Edition","IsSandbox":false,"TrialExpirationDate":null}]})");
        const auto ended = authorize();
        QVERIFY(ended && *ended);
        QCOMPARE((*ended)->org.name, QStringLiteral("Acme Ltd"));
        QCOMPARE((*ended)->org.address, QUrl(instance));
        QCOMPARE(m_opened, 1);
        const auto *grant = dynamic_cast<const LiveGrant *>((*ended)->grant.get());
        QVERIFY(grant);
        QCOMPARE(grant->tokens.refreshToken.reveal(), QByteArray("refresh"));
    }

    // It could not be handed over, so nobody else can give it back.
    void tokensOfAFailedAuthorizationAreGivenBack_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("refresh token") << tokens << QByteArray("refresh");
        QTest::newRow("access token")
            << QByteArray(tokens).replace("\"refresh_token\":\"refresh\",", "") << QByteArray("access");
    }
    void tokensOfAFailedAuthorizationAreGivenBack()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QByteArray, token);
        m_http->expect("POST", QStringLiteral("https://login.salesforce.com/services/oauth2/token"))
            .json(answer);
        m_http->expect("GET", instance + QStringLiteral("/services/oauth2/userinfo"))
            .reply(403, R"([{"message":"API is not enabled","errorCode":"API_DISABLED_FOR_ORG"}])",
                   {{"Content-Type", "application/json"}});
        m_http->expect("POST", revocation).reply(200);
        const auto ended = authorize();
        QVERIFY(ended && !*ended);
        QCOMPARE(tokenIn(m_http->requests().constLast()), token);
    }

    void aRefusedCodeLeavesNothingToGiveBack()
    {
        m_http->expect("POST", QStringLiteral("https://login.salesforce.com/services/oauth2/token"))
            .json(R"({"error":"invalid_grant","error_description":"expired authorization code"})", 400);
        const auto ended = authorize();
        QVERIFY(ended && !*ended);
        QCOMPARE(m_http->requests().size(), 1);
    }

    void revokes_data()
    {
        QTest::addColumn<GrantHandle>("grant");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<int>("status");
        const CrmKind salesforce = CrmKind::Salesforce;
        QTest::newRow("refresh token")
            << grantOf(salesforce, "access", "refresh") << QByteArray("refresh") << 200;
        QTest::newRow("access token") << grantOf(salesforce, "access", {}) << QByteArray("access") << 200;
        QTest::newRow("void already")
            << grantOf(salesforce, "access", "refresh") << QByteArray("refresh") << 400;
        QTest::newRow("in vain") << grantOf(salesforce, "access", "refresh") << QByteArray("refresh") << 503;
        QTest::newRow("Dynamics has no way")
            << grantOf(CrmKind::Dynamics, "access", "refresh") << QByteArray() << 0;
        QTest::newRow("nothing") << GrantHandle() << QByteArray() << 0;
    }
    void revokes()
    {
        QFETCH(const GrantHandle, grant);
        QFETCH(const QByteArray, token);
        QFETCH(const int, status);
        if (status != 0)
            m_http->expect("POST", revocation).reply(status).check([&](const HttpRequest &request) {
                QCOMPARE(tokenIn(request), token);
                QVERIFY(request.timeout <= 2s && !request.repeatable);
            });
        const auto standing = awaitEnd(m_services->revoke(grant, {}));
        QVERIFY(standing);
        QCOMPARE(standing->has_value(), status == 503);
        QVERIFY(!*standing || (*standing)->link.path().contains(QLatin1String("ConnectedAppsOAuthUsage")));
        QCOMPARE(m_http->requests().size(), status == 0 ? 0 : 1);
    }

    void applicationUserNeedsTheAddress()
    {
        VerifyRequest request;
        request.method = UserMethod::Application;
        request.cloud = builtInClouds().first();
        request.address.environmentId = QStringLiteral("6b2b1c0e-5d2f-4f4e-9d7e-0a1b2c3d4e5f");
        request.applicationSecret = Secret("not to be sent");
        const auto ended = awaitEnd(m_services->verifyUser(request, {}));
        QVERIFY(ended && !*ended);
        QCOMPARE(ended->error().code, ErrorCode::AddressRejected);
        QVERIFY(m_http->requests().isEmpty());
    }

    void proposedObjectsComeFirst()
    {
        expectVersions();
        m_http->expect("GET", base + QStringLiteral("/sobjects"))
            .json(R"({"sobjects":[{"name":"Zebra__c","labelPlural":"Zebras","queryable":true},)"
                  R"({"name":"Lead","labelPlural":"Leads","queryable":true},)"
                  R"({"name":"Apple__c","labelPlural":"Apples","queryable":true},)"
                  R"({"name":"User","labelPlural":"Users","queryable":true}]})");
        const auto found = awaitEnd(m_services->objects(salesforceDraft(), {}));
        QVERIFY(found && *found);
        QStringList names;
        for (const ObjectInfo &info : **found)
            names += info.name;
        QCOMPARE(names.constFirst(), QStringLiteral("User"));
        QCOMPARE(names.at(1), QStringLiteral("Lead"));
        // The rest by the alphabet, whatever the organisation's order.
        QCOMPARE(names.mid(2), (QStringList{QStringLiteral("Apple__c"), QStringLiteral("Zebra__c")}));
    }

    void whatCannotBeCountedIsLeftOut()
    {
        expectVersions();
        const QString query = base + QStringLiteral("/query?q=*");
        m_http->expect("GET", query).json(R"({"totalSize":7,"done":true,"records":[]})");
        m_http->expect("GET", query).json(R"([{"message":"no","errorCode":"INVALID_TYPE"}])", 400);
        m_http->expect("GET", query).json(R"({"totalSize":9,"done":true,"records":[]})");
        QStringList counted;
        const auto ended = awaitEnd(
            m_services->count(salesforceDraft(), {object("User"), object("Account"), object("Lead")},
                              [&counted](const QString &name, const RecordCount &) { counted += name; }, {}));
        QVERIFY(ended && *ended);
        QCOMPARE(counted, (QStringList{QStringLiteral("User"), QStringLiteral("Lead")}));
    }

    void nothingIsMadeOfWhatCannotBeDescribed()
    {
        expectVersions();
        m_http->expect("GET", base + QStringLiteral("/sobjects/Lead/describe"))
            .json(R"([{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"TotalRequests Limit exceeded."}])",
                  403);
        WizardDraft draft = salesforceDraft();
        draft.objects = {object("Lead")};
        const auto ended = awaitEnd(m_services->finish(draft, {}));
        QVERIFY(ended && !*ended);
        QVERIFY(m_session->connections().isEmpty());
        QVERIFY(!QFile::exists(m_session->home().connectionsFile()));
        QVERIFY(!QFile::exists(m_session->home().vaultFile()));
        QVERIFY(!QFile::exists(m_session->home().workspaceFile(QStringLiteral("workspace.db"))));
    }

    void keptOnlyUntilQuitLeavesTheOthersTheirVault()
    {
        WizardDraft first = salesforceDraft();
        first.authorization->org.organisationId = QStringLiteral("00DAa00000BBBBBMA1");
        first.authorization->org.userId = QStringLiteral("first");
        first.authorization->grant = grantOf(CrmKind::Salesforce, "access", "first token");
        const auto kept = awaitEnd(m_services->finish(first, {}));
        QVERIFY(kept && *kept);
        const VaultSlot slot{m_session->document().homeId, (*kept)->id.text(), first.org().organisationId,
                             purpose::refreshToken};

        m_keychain->entries.setState(StoreState::Absent);
        QCOMPARE(awaitEnd(m_services->probeStore({})).value_or(StoreState::Ready), StoreState::Absent);
        WizardDraft second = salesforceDraft();
        second.input.keepOnlyUntilQuit = true;
        const auto held = awaitEnd(m_services->finish(second, {}));
        QVERIFY(held);
        QVERIFY2(*held, qPrintable(*held ? QString() : held->error().text()));
        QVERIFY(m_session->isStarted((*held)->id));

        // After a restart with the keychain back, the other one finds its token.
        m_keychain->entries.setState(StoreState::Ready);
        QCOMPARE(&m_session->store(), static_cast<SecretStore *>(m_keychain));
        const auto key = awaitEnd(readVaultKey(*m_keychain, slot.homeId, m_session->home().vaultFile(), {}));
        QVERIFY(key && *key);
        const auto token = TokenVault(m_session->home().vaultFile(), **key).read(slot);
        QVERIFY2(token, qPrintable(token ? QString() : token.error().text()));
        QCOMPARE(token->reveal(), QByteArray("first token"));
        await(m_session->stop());
    }
};

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    TestLiveServices test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_liveservices.moc"
