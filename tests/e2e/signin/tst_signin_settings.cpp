// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signinpopup.h"
#include "connection/connectionsecrets.h"
#include "desktop/liveservices.h"
#include "platform/files.h"
#include "popupdriver.h"
#include "secrets/memorystore.h"
#include "support/awaitend.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testauthority.h"
#include "support/tinyproxy.h"
#include "sync/homesession.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

const QString crmHost = QStringLiteral("acme.crm4.dynamics.com");
const QString tokenHost = QStringLiteral("login.microsoftonline.com");
/// None that the browser engine has on a list of its own.
const QString pageHost = QStringLiteral("sign-in.fairlead.example");

RawReply answer(const RawRequest &request)
{
    if (request.target.startsWith("/page"))
        return RawReply::http(200, "<h1>Sign in</h1>", {{"Content-Type", "text/html"}});
    if (request.method == "POST")
        return RawReply::http(400, "{\"error\":\"invalid_grant\"}", {{"Content-Type", "application/json"}});
    return RawReply::http(401);
}

} // namespace

/// One settings file, one keychain: wizard, sign-in window and sync go the same way, past a proxy that asks
/// for a password, to hosts whose certificates only the company's own authority has signed.
class TestSigninSettings : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    QTemporaryDir m_folder;

    ConnectionInfo writeHome(const QByteArray &settings)
    {
        ConnectionInfo info;
        info.id = ConnectionId::make();
        info.name = QStringLiteral("Acme");
        info.crm = CrmKind::Dynamics;
        info.cloud = QStringLiteral("global");
        info.address = QUrl(QStringLiteral("https://") + crmHost);
        info.organisationId = QStringLiteral("organisation");
        info.method = SignInMethod::DynamicsPassword;
        info.userName = QStringLiteral("ada@acme.example");
        info.workspaceFile = QStringLiteral("workspace.db");
        ConnectionsDocument document;
        document.homeId = QStringLiteral("abcdefgh");
        document.connections = {info};
        const Home home(m_folder.path());
        const bool written =
            writeConnections(home.connectionsFile(), document) && replaceFile(home.settingsFile(), settings);
        return written ? info : ConnectionInfo();
    }

private slots:
    void oneWayForAll_data()
    {
        QTest::addColumn<bool>("system");
        QTest::newRow("a proxy entered by hand") << false;
        QTest::newRow("the system's proxy") << true;
    }
    void oneWayForAll()
    {
        QFETCH(const bool, system);
        const TestAuthority authority(QStringLiteral("Example Company CA"));
        RawServer provider(answer, authority.serverConfiguration({crmHost, tokenHost, pageHost}));
        TinyProxy proxy(provider.port(), "ada:right");
        QVERIFY(proxy.listen(QHostAddress::LocalHost));
        const QByteArray port = QByteArray::number(proxy.serverPort());
        const QString file = m_folder.filePath(QStringLiteral("company.pem"));
        QVERIFY(replaceFile(file, authority.pem()));
        const QByteArray manual = system
            ? QByteArray()
            : "\"proxyMode\": \"manual\", \"proxyHost\": \"127.0.0.1\", \"proxyPort\": " + port + ',';
        const ConnectionInfo info =
            writeHome('{' + manual + "\"proxyUser\": \"ada\", \"extraCaFile\": \"" + file.toUtf8() + "\"}");
        QVERIFY(!info.id.isEmpty());
        if (system)
            qputenv("https_proxy", "http://127.0.0.1:" + port);
        const auto restored = qScopeGuard([] { qunsetenv("https_proxy"); });

        HomeSession session(Home(m_folder.path()), std::make_unique<MemoryStore>(), m_clock,
                            HomeSession::Rhythm::OnDemand);
        QVERIFY(session.open());
        const QString home = session.document().homeId;
        const QString proxyKey = secretKey(home, QStringLiteral("-"), QStringLiteral("proxy-password"));
        const QString userKey = secretKey(home, info.id.text(), purpose::password);
        QVERIFY(awaitEnd(session.store().write(proxyKey, Secret("right"), {})).value());
        QVERIFY(awaitEnd(session.store().write(userKey, Secret("hunter2"), {})).value());

        LiveServices wizard(session, m_clock, [](const QUrl &) {});
        CrmAddress address;
        address.crm = CrmKind::Dynamics;
        address.address = info.address;
        (void)awaitEnd(wizard.confirmAddress(address, builtInClouds().constFirst(), {}));
        QVERIFY2(!provider.requests().isEmpty(), "the wizard");
        const qsizetype byWizard = provider.requests().size();

        SignInPopup popup(PopupDriver::program());
        SignInOrder order;
        order.url = QUrl(QStringLiteral("https://%1/page").arg(pageHost));
        order.redirect = QUrl(QStringLiteral("http://localhost:41717/callback"));
        order.state = QStringLiteral("S1");
        order.network = wizard.network();
        QSignalSpy visible(&popup, &SignInPopup::visible);
        QSignalSpy troubled(&popup, &SignInPopup::troubled);
        auto shown = popup.show(order, {});
        QTRY_VERIFY_WITH_TIMEOUT(!visible.isEmpty() || !troubled.isEmpty(), 20000);
        QVERIFY(troubled.isEmpty());
        popup.close();
        const qsizetype byWindow = provider.requests().size();
        QVERIFY2(byWindow > byWizard, "the sign-in window");

        const auto report = awaitEnd(session.runNow(info.id, {}, {}));
        QVERIFY(report && report->error);
        QVERIFY2(provider.requests().size() > byWindow, "the sync");

        QSet<QByteArray> reached;
        for (const TinyProxy::Attempt &attempt : proxy.attempts()) {
            QVERIFY(attempt.credentials.isEmpty() || attempt.credentials == "ada:right");
            if (!attempt.credentials.isEmpty())
                reached += attempt.destination;
        }
        for (const QString &host : {crmHost, tokenHost, pageHost})
            QVERIFY2(reached.contains(host.toLatin1() + ":443"), qPrintable(host));
        QVERIFY(awaitEnd(session.stop()));
    }
};

QTEST_MAIN(TestSigninSettings)
#include "tst_signin_settings.moc"
