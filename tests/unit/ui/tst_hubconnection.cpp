// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloud.h"
#include "look/note.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/connectiondetails.h"
#include "ui/hub/detailpanel.h"
#include "unit/ui/hubscene.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;

class TestHubConnection : public QObject, HubScene
{
    Q_OBJECT

    QList<QUrl> m_opened;

public slots:
    void opened(const QUrl &url) { m_opened += url; }

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void stripeTellsProductionFromTheRest_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<bool>("production");
        QTest::newRow("production") << QStringLiteral("production") << true;
        QTest::newRow("not said") << QString() << true;
        QTest::newRow("sandbox") << QStringLiteral("sandbox") << false;
        QTest::newRow("developer") << QStringLiteral("developer") << false;
        QTest::newRow("unknown word") << QStringLiteral("teapot") << false;
    }
    void stripeTellsProductionFromTheRest()
    {
        QFETCH(QString, environment);
        QFETCH(bool, production);
        ConnectionInfo info = connection("a");
        info.environment = environment;
        const QPalette palette = m_hub->palette();
        QCOMPARE(stripeOf(info, palette) == look::accent(palette), production);
        QCOMPARE(titleOf(info).startsWith(QStringLiteral("Acme")), true);
        QCOMPARE(titleOf(info).contains(QStringLiteral("·")), !environment.isEmpty());
    }

    void addedCloudIsSaid_data()
    {
        QTest::addColumn<QString>("cloud");
        QTest::addColumn<QString>("said");
        QTest::newRow("added") << QStringLiteral("practice") << QStringLiteral("Cloud: practice (added)");
        QTest::newRow("another") << QStringLiteral("lab") << QStringLiteral("Cloud: lab (added)");
        QTest::newRow("not known") << QString() << QString();
        for (const Cloud &cloud : builtInClouds())
            QTest::newRow(qPrintable(cloud.name)) << cloud.name << QString();
    }
    void addedCloudIsSaid()
    {
        QFETCH(QString, cloud);
        QFETCH(QString, said);
        ConnectionInfo info = connection("a");
        info.cloud = cloud;
        m_hub->setConnections({info});
        const QString details = find<QLabel>(*m_hub, "connectionDetails")->text();
        QVERIFY2(details.contains(QStringLiteral("acme.my.salesforce.com")), qPrintable(details));
        QCOMPARE(details.contains(QStringLiteral("Cloud")), !said.isEmpty());
        QVERIFY2(details.contains(said), qPrintable(details));
    }

    // What support asks for, in one press; never a secret, whatever the provider wrote.
    void detailsOfAnErrorAreCopied()
    {
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(ErrorCode::MfaRequired);
        failed.error->detail =
            QStringLiteral("Trace ID: 1-2 Correlation ID: 3-4 token eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
        m_hub->setStatus(failed);
        find<QAbstractButton>(*m_hub, "card.copyDetails")->click();
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char *part :
             {"What happened.", "CODE_1 (MfaRequired)", "Trace ID: 1-2", "Correlation ID: 3-4"})
            QVERIFY2(copied.contains(QLatin1String(part)), part);
        QVERIFY(copied.contains(m_clock.nowUtc().toString(Qt::ISODate)));
        QVERIFY(!copied.contains(QLatin1String("eyJ")));

        // The same one later is the same one.
        const QString first = m_clock.nowUtc().toString(Qt::ISODate);
        m_clock.advance(std::chrono::minutes(5));
        m_hub->setStatus(failed);
        find<QAbstractButton>(*m_hub, "card.copyDetails")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(first));
    }

    void pageThatHelpsIsOpened_data()
    {
        QTest::addColumn<QUrl>("link");
        QTest::addColumn<bool>("offered");
        QTest::newRow("page") << QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/X/home"))
                              << true;
        QTest::newRow("none") << QUrl() << false;
        QTest::newRow("a file is no page") << QUrl(QStringLiteral("file:///etc/passwd")) << false;
    }
    void pageThatHelpsIsOpened()
    {
        QFETCH(QUrl, link);
        QFETCH(bool, offered);
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(ErrorCode::AppMisconfigured);
        failed.error->link = link;
        m_hub->setStatus(failed);
        auto *open = find<QAbstractButton>(*m_hub, "card.openLink");
        QCOMPARE(open->isVisible(), offered);
        QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "opened");
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "opened");
        m_opened.clear();
        open->click();
        QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QCOMPARE(m_opened, offered ? QList<QUrl>{link} : QList<QUrl>{});
    }

    void errorIsShownWithItsRemedy_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("signsIn");
        QTest::addColumn<QString>("words");
        const QString attention = QStringLiteral("Needs attention");
        const QString signIn = QStringLiteral("Needs sign-in");
        QTest::newRow("sign-in needed") << ErrorCode::SignInNeeded << true << signIn;
        QTest::newRow("vault key lost") << ErrorCode::VaultKeyLost << true << signIn;
        QTest::newRow("keychain locked") << ErrorCode::StoreLocked << false << attention;
        QTest::newRow("disk full") << ErrorCode::DiskFull << false << attention;
        QTest::newRow("a right is missing")
            << ErrorCode::PermissionMissing << false << QStringLiteral("Needs reconnect");
        QTest::newRow("blocked") << ErrorCode::BlockedByOrganisation << false
                                 << QStringLiteral("Blocked by the organisation");
    }
    void errorIsShownWithItsRemedy()
    {
        QFETCH(ErrorCode, code);
        QFETCH(bool, signsIn);
        QFETCH(QString, words);
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(code);
        m_hub->setStatus(failed);
        QCOMPARE(state(), words);
        QCOMPARE(find<QLabel>(*m_hub, "connectionProblem")->text(), QStringLiteral("What happened."));
        const auto labels = m_hub->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == QLatin1String("What to do. [CODE_1]");
        }));
        auto *again = find<QAbstractButton>(*m_hub, "reauthorise");
        QCOMPARE(again->isVisible(), signsIn);
        if (signsIn) {
            const QSignalSpy asked(m_hub.get(), &Hub::reauthoriseRequested);
            again->click();
            QCOMPARE(asked.count(), 1);
        }
        auto *copy = find<QAbstractButton>(*m_hub, "card.copyDetails");
        QVERIFY(copy->isVisible());
        QVERIFY(!find<QAbstractButton>(*m_hub, "card.openLink")->isVisible());
        // All well again: nothing of it is left.
        m_hub->setStatus(status(SyncState::InStep));
        QVERIFY(!find<QLabel>(*m_hub, "connectionProblem")->isVisible());
        QVERIFY(!copy->isVisible());
        QVERIFY(!again->isVisible());
    }

    void closedWayLeadsToTheNetworkSettings_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("offered");
        QTest::newRow("the proxy asks") << ErrorCode::ProxyAuthenticationRequired << true;
        QTest::newRow("the proxy refuses") << ErrorCode::ProxyRefused << true;
        QTest::newRow("unknown authority") << ErrorCode::CertificateNotTrusted << true;
        QTest::newRow("this computer is unknown") << ErrorCode::ClientCertificateNeeded << true;
        QTest::newRow("offline") << ErrorCode::Offline << false;
        QTest::newRow("sign-in needed") << ErrorCode::SignInNeeded << false;
    }
    void closedWayLeadsToTheNetworkSettings()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const bool, offered);
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(code);
        m_hub->setStatus(failed);
        auto *settings = find<QAbstractButton>(*m_hub, "networkSettings");
        QCOMPARE(settings->isVisible(), offered);
        const QSignalSpy asked(m_hub.get(), &Hub::networkSettingsRequested);
        if (offered)
            settings->click();
        QCOMPARE(asked.count(), offered ? 1 : 0);
        m_hub->setStatus(status(SyncState::InStep));
        QVERIFY(!settings->isVisible());
    }

    void revokedItOffersToComeBack()
    {
        ConnectionInfo info = connection("a");
        info.revoked = true;
        m_hub->setConnections({info});
        m_hub->setStatus(status(SyncState::Paused));
        QCOMPARE(state(), QStringLiteral("Revoked"));
        QTRY_VERIFY(find<QAbstractButton>(*m_hub, "reauthorise")->isVisible());
        QVERIFY(!find<QAbstractButton>(*m_hub, "syncNow")->isEnabled());
        QVERIFY(!find<QAction>(*m_hub, "menuRevoke")->isEnabled());
        QVERIFY(find<QAction>(*m_hub, "menuRemove")->isEnabled());
    }

    // Their secrets come from elsewhere than a page to sign in at.
    void whoCannotSignInHereIsNotSentThere()
    {
        ConnectionInfo info = connection("a");
        info.method = SignInMethod::SalesforceClientCredentials;
        m_hub->setConnections({info});
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(ErrorCode::ClientSecretExpired);
        m_hub->setStatus(failed);
        QVERIFY(!find<QAbstractButton>(*m_hub, "reauthorise")->isVisible());
        QVERIFY(!find<QAction>(*m_hub, "menuReauthorise")->isEnabled());
        QVERIFY(!find<QAction>(*m_hub, "menuChangeUser")->isEnabled());
    }

    void revokingIsAskedFirst()
    {
        const QSignalSpy asked(m_hub.get(), &Hub::revokeRequested);
        find<QAction>(*m_hub, "menuRevoke")->trigger();
        QCOMPARE(asked.count(), 0);
        find<QAbstractButton>(*m_hub, "keepButton")->click();
        QCOMPARE(asked.count(), 0);
        QTRY_VERIFY(!m_hub->findChild<QMessageBox *>());
        find<QAction>(*m_hub, "menuRevoke")->trigger();
        find<QAbstractButton>(*m_hub, "confirmButton")->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<ConnectionId>(), connection("a").id);
    }

    /// Nothing is promised that the card does not offer.
    void revokingSaysWhatBringsItBack_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<QString>("said");
        QTest::newRow("browser") << SignInMethod::SalesforceWeb << "Re-authorise brings the connection back";
        QTest::newRow("server") << SignInMethod::SalesforceServer << "Reconnect brings the connection back";
        QTest::newRow("server, what stays")
            << SignInMethod::SalesforceServer << "user and the permission set that Fairlead made stay";
        QTest::newRow("client credentials")
            << SignInMethod::SalesforceClientCredentials << "connecting again";
        QTest::newRow("key") << SignInMethod::SalesforceJwt << "connecting again";
    }
    void revokingSaysWhatBringsItBack()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const QString, said);
        ConnectionInfo info = connection("a");
        info.method = method;
        m_hub->setConnections({info});
        find<QAction>(*m_hub, "menuRevoke")->trigger();
        const auto *box = m_hub->findChild<QMessageBox *>();
        QVERIFY(box);
        const QString text = box->text() + box->informativeText();
        QVERIFY2(text.contains(said), qPrintable(text));
        QCOMPARE(text.contains(QLatin1String("Re-authorise")), method == SignInMethod::SalesforceWeb);
        find<QAbstractButton>(*m_hub, "keepButton")->click();
    }

    void theDataIsAskedAboutByItself_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<std::optional<bool>>("deletes");
        QTest::newRow("too") << QStringLiteral("confirmButton") << std::optional(true);
        QTest::newRow("not") << QStringLiteral("otherButton") << std::optional(false);
        QTest::newRow("cancelled") << QStringLiteral("keepButton") << std::optional<bool>();
    }
    void theDataIsAskedAboutByItself()
    {
        QFETCH(const QString, button);
        QFETCH(const std::optional<bool>, deletes);
        const QSignalSpy asked(m_hub.get(), &Hub::removeRequested);
        find<QAction>(*m_hub, "menuRemove")->trigger();
        find<QAbstractButton>(*m_hub, "confirmButton")->click();
        QCOMPARE(asked.count(), 0);
        auto *second = find<QMessageBox>(*m_hub, "confirmBox");
        QVERIFY(second->text().contains(QStringLiteral("workspace")));
        find<QAbstractButton>(*second, button.toUtf8().constData())->click();
        QCOMPARE(asked.count(), deletes ? 1 : 0);
        if (deletes)
            QCOMPARE(asked.first().at(1).toBool(), *deletes);
    }

    void whatIsLeftIsSaidWithItsPage()
    {
        AccessEnd end;
        end.left += Leftover{QStringLiteral("It stands."), QStringLiteral("Delete it."),
                             QUrl(QStringLiteral("https://example.com/apps"))};
        m_hub->showEnd(connection("a"), end);
        auto *note = find<look::Note>(*m_hub, "changeProblem");
        QVERIFY(note->isVisible());
        QVERIFY(note->content().detail.contains(QStringLiteral("It stands. Delete it.")));
        const QSignalSpy opened(m_hub.get(), &Hub::linkRequested);
        note->action(QStringLiteral("openLink"))->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toUrl(), end.left.constFirst().link);
        QVERIFY(!note->action(QStringLiteral("withdrawConsent")));
        note->action(QStringLiteral("changeUnderstood"))->click();
        QVERIFY(!note->isVisible());

        // A consent can be withdrawn from here, also once the connection is off the list.
        end.left.first().isConsent = true;
        const QSignalSpy withdrawal(m_hub.get(), &Hub::withdrawalRequested);
        m_hub->showEnd(connection("gone"), end);
        note->action(QStringLiteral("withdrawConsent"))->click();
        QCOMPARE(withdrawal.count(), 1);
        QCOMPARE(withdrawal.first().first().value<ConnectionInfo>(), connection("gone"));
        m_hub->showEnd(connection("a"), AccessEnd());
        QVERIFY(!note->isVisible());
    }

    void howServerAccessStands_data()
    {
        QTest::addColumn<AccessState>("state");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("unfinished");
        QTest::newRow("off") << AccessState::Off << QStringLiteral("off") << false;
        QTest::newRow("on") << AccessState::On << QStringLiteral("on") << false;
        QTest::newRow("making") << AccessState::Making << QStringLiteral("being made, not finished") << true;
        QTest::newRow("removing") << AccessState::Removing << QStringLiteral("being removed, not finished")
                                  << false;
    }
    void howServerAccessStands()
    {
        QFETCH(const AccessState, state);
        QFETCH(const QString, said);
        QFETCH(const bool, unfinished);
        if (state != AccessState::Off)
            m_hub->setServerAccess({{connection("a").id, accessIn(state)}});
        m_hub->setConnections({connection("a")}); // cards are made anew, and know it again
        m_hub->setStatus(status(SyncState::InStep));
        QCOMPARE(find<QAbstractButton>(*m_hub, "serverAccess")->text(),
                 QStringLiteral("Server-to-server access: %1…").arg(said));
        QCOMPARE(!find<QAbstractButton>(*m_hub, "reconnect")->isHidden(), unfinished);
    }

    void dynamicsHasNoneOfIt()
    {
        ConnectionInfo info = connection("a");
        info.crm = CrmKind::Dynamics;
        m_hub->setConnections({info});
        QVERIFY(find<QAbstractButton>(*m_hub, "serverAccess")->isHidden());
    }

    void accessIsSwitched_data()
    {
        QTest::addColumn<AccessState>("state");
        QTest::addColumn<QString>("answer"); // empty: nothing is asked
        QTest::addColumn<AccessChange>("change");
        QTest::newRow("on") << AccessState::Off << QString() << AccessChange::On;
        QTest::newRow("off") << AccessState::On << QString() << AccessChange::Off;
        QTest::newRow("go on") << AccessState::Making << QStringLiteral("confirmButton") << AccessChange::On;
        QTest::newRow("take back") << AccessState::Making << QStringLiteral("otherButton")
                                   << AccessChange::Off;
        QTest::newRow("go on removing") << AccessState::Removing << QString() << AccessChange::Off;
    }
    void accessIsSwitched()
    {
        QFETCH(const AccessState, state);
        QFETCH(const QString, answer);
        QFETCH(const AccessChange, change);
        if (state != AccessState::Off)
            m_hub->setServerAccess({{connection("a").id, accessIn(state)}});
        const QSignalSpy asked(m_hub.get(), &Hub::serverAccessRequested);
        find<QAbstractButton>(*m_hub, "serverAccess")->click();
        if (!answer.isEmpty()) {
            QCOMPARE(asked.count(), 0);
            find<QAbstractButton>(*m_hub, answer.toUtf8().constData())->click();
        }
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().at(0).value<ConnectionId>(), connection("a").id);
        QCOMPARE(asked.first().at(1).value<AccessChange>(), change);
    }

    void reconnectingIsOfferedWhereItHelps_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<bool>("made");
        QTest::addColumn<bool>("reconnect");
        QTest::addColumn<bool>("reauthorise");
        const auto server = SignInMethod::SalesforceServer;
        const auto web = SignInMethod::SalesforceWeb;
        QTest::newRow("rights") << ErrorCode::PermissionMissing << server << true << true << false;
        QTest::newRow("app gone") << ErrorCode::AppMisconfigured << server << true << true << false;
        QTest::newRow("key lost") << ErrorCode::VaultKeyLost << server << true << true << false;
        QTest::newRow("frozen or deactivated")
            << ErrorCode::AccountDisabled << server << true << true << false;
        QTest::newRow("app, place or hour blocked")
            << ErrorCode::BlockedByOrganisation << server << true << false << false;
        QTest::newRow("somebody else's user")
            << ErrorCode::AccountDisabled << SignInMethod::SalesforceJwt << true << false << false;
        QTest::newRow("another organisation")
            << ErrorCode::WrongOrganisation << server << true << false << false;
        QTest::newRow("offline") << ErrorCode::Offline << server << true << false << false;
        QTest::newRow("nothing made") << ErrorCode::PermissionMissing << web << false << false << false;
        QTest::newRow("a person's sign-in") << ErrorCode::SignInNeeded << web << false << false << true;
    }
    void reconnectingIsOfferedWhereItHelps()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const SignInMethod, method);
        QFETCH(const bool, made);
        QFETCH(const bool, reconnect);
        QFETCH(const bool, reauthorise);
        ConnectionInfo info = connection("a");
        info.method = method;
        if (made)
            m_hub->setServerAccess({{info.id, madeAccess()}});
        m_hub->setConnections({info});
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(code);
        m_hub->setStatus(failed);
        auto *button = find<QAbstractButton>(*m_hub, "reconnect");
        QCOMPARE(!button->isHidden(), reconnect);
        QCOMPARE(!find<QAbstractButton>(*m_hub, "reauthorise")->isHidden(), reauthorise);
        const QSignalSpy asked(m_hub.get(), &Hub::serverAccessRequested);
        button->click();
        QCOMPARE(asked.first().at(1).value<AccessChange>(), AccessChange::Reconnect);
    }

    void removingSaysFirstWhatStays()
    {
        find<QAction>(*m_hub, "menuRemove")->trigger();
        auto *plain = find<QMessageBox>(*m_hub, "confirmBox");
        QVERIFY(!plain->informativeText().contains(QStringLiteral("integration user")));
        QVERIFY(!plain->findChild<QAbstractButton *>(QStringLiteral("otherButton")));
        find<QAbstractButton>(*plain, "keepButton")->click();
        QTRY_VERIFY(!m_hub->findChild<QMessageBox *>());

        m_hub->setServerAccess({{connection("a").id, madeAccess()}});
        const QSignalSpy removed(m_hub.get(), &Hub::removeRequested);
        const QSignalSpy turned(m_hub.get(), &Hub::serverAccessRequested);
        find<QAction>(*m_hub, "menuRemove")->trigger();
        auto *box = find<QMessageBox>(*m_hub, "confirmBox");
        QVERIFY(box->informativeText().contains(QStringLiteral("integration user")));
        find<QAbstractButton>(*box, "otherButton")->click();
        QCOMPARE(removed.count(), 0);
        QCOMPARE(turned.count(), 1);
        QCOMPARE(turned.first().at(1).value<AccessChange>(), AccessChange::Off);
    }

    void certificateThatEndsIsTold_data()
    {
        QTest::addColumn<qint64>("days");
        QTest::addColumn<bool>("told");
        QTest::newRow("long before") << qint64(40) << false;
        QTest::newRow("soon") << qint64(20) << true;
        QTest::newRow("over") << qint64(-2) << true;
    }
    void certificateThatEndsIsTold()
    {
        QFETCH(const qint64, days);
        QFETCH(const bool, told);
        salesforce::ServerAccess access = madeAccess();
        access.certificateExpires = m_clock.nowUtc().addDays(days);
        ConnectionInfo info = connection("a");
        info.method = SignInMethod::SalesforceServer;
        m_hub->setConnections({info});
        m_hub->setServerAccess({{info.id, access}});
        auto *note = find<look::Note>(*m_hub, "expiryNotice");
        QCOMPARE(!note->isHidden(), told);
        if (!told)
            return;
        QVERIFY(note->content().title.contains(QStringLiteral("certificate")));
        const QSignalSpy asked(m_hub.get(), &Hub::serverAccessRequested);
        note->action(QStringLiteral("renewCertificate"))->click();
        QCOMPARE(asked.first().at(1).value<AccessChange>(), AccessChange::Reconnect);
    }

    void secretThatEndsIsToldWithItsPage()
    {
        ConnectionInfo info = connection("a");
        info.crm = CrmKind::Dynamics;
        info.method = SignInMethod::DynamicsApplication;
        info.credentialExpires = m_clock.nowUtc().addDays(3);
        m_hub->setConnections({info});
        m_hub->setStatus(status(SyncState::InStep));
        const QSignalSpy opened(m_hub.get(), &Hub::linkRequested);
        find<look::Note>(*m_hub, "expiryNotice")->action(QStringLiteral("openCredentials"))->click();
        QCOMPARE(opened.first().first().toUrl().scheme(), QStringLiteral("https"));
    }
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    TestHubConnection test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hubconnection.moc"
