// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloud.h"
#include "look/copyrow.h"
#include "look/note.h"
#include "support/manualclock.h"
#include "support/wizard/longwords.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/connectiondetails.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/hub.h"
#include "ui/tray/trayicon.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTreeWidget>

using namespace fairlead;
using namespace fairlead::ui;
using namespace std::chrono_literals;

namespace {

ConnectionInfo connection(const char *id, const char *name = "Acme")
{
    ConnectionInfo info;
    info.id = ConnectionId(QString::fromLatin1(id));
    info.name = QString::fromLatin1(name);
    info.environment = QStringLiteral("production");
    info.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    info.userName = QStringLiteral("integration@acme.example");
    info.objects = {QStringLiteral("User"), QStringLiteral("Account")};
    return info;
}

Error error(ErrorCode code)
{
    Error result;
    result.code = code;
    result.errorClass = ErrorClass::AskUser;
    result.sentence = QStringLiteral("What happened.");
    result.remedy = QStringLiteral("What to do.");
    result.providerCode = QStringLiteral("CODE_1");
    return result;
}

/// As it is kept while it works.
salesforce::ServerAccess madeAccess()
{
    salesforce::ServerAccess access;
    access.organisationId = QStringLiteral("00D000000000001AAA");
    access.instance = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    access.label = QStringLiteral("Fairlead 7K3Q");
    access.userName = QStringLiteral("fairlead.7k3q@acme.example");
    access.permissionSet = QStringLiteral("Fairlead_7K3Q");
    access.app = QStringLiteral("Fairlead_App_7K3Q");
    access.consumerKey = QStringLiteral("fairlead.key");
    access.userId = QStringLiteral("005000000000002AAA");
    access.permissionSetId = QStringLiteral("0PS000000000003AAA");
    access.externalIdsMade = QStringList{QStringLiteral("Lead.Fairlead_Id__c")};
    access.madeBy = QStringLiteral("admin@acme.example");
    access.madeAt = QDateTime(QDate(2026, 1, 5), QTime(10, 0), Qt::UTC);
    access.certificateExpires = QDateTime(QDate(2031, 1, 5), QTime(10, 0), Qt::UTC);
    return access;
}

salesforce::ServerAccess accessIn(AccessState state)
{
    salesforce::ServerAccess access = madeAccess();
    if (state == AccessState::Making)
        access.madeAt = {};
    access.removing = state == AccessState::Removing;
    return access;
}

template <typename T> T *find(QWidget &window, const char *name)
{
    auto *found = window.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace

class TestHub : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<Hub> m_hub;

    ConnectionStatus status(SyncState state) const
    {
        ConnectionStatus result;
        result.connection = ConnectionId(QStringLiteral("a"));
        result.state = state;
        return result;
    }
    QString state() const { return find<QLabel>(*m_hub, "connectionState")->text(); }
    QList<QUrl> m_opened;

public slots:
    void opened(const QUrl &url) { m_opened += url; }

private slots:
    void init()
    {
        m_hub = std::make_unique<Hub>(m_clock);
        m_hub->setConnections({connection("a")});
        m_hub->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_hub.get()));
    }
    void cleanup() { m_hub.reset(); }

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

    void detailsNameEverythingMade()
    {
        const salesforce::ServerAccess access = madeAccess();
        ConnectionInfo info = connection("a");
        info.organisationId = access.organisationId;
        m_hub->setConnections({info});
        m_hub->setServerAccess({{info.id, access}});
        find<QAction>(*m_hub, "menuDetails")->trigger();
        auto *dialog = find<ConnectionDetails>(*m_hub, "connectionDetailsDialog");
        QStringList values;
        for (const auto *row : dialog->findChildren<look::CopyRow *>())
            values += row->value();
        for (const QString &wanted :
             {access.userName, access.permissionSet, access.app, access.consumerKey, access.organisationId,
              info.address.toString(), QStringLiteral("Lead.Fairlead_Id__c")})
            QVERIFY2(values.contains(wanted), qPrintable(wanted));
        QString text;
        for (const auto *label : dialog->findChildren<QLabel *>())
            text += label->text() + QLatin1Char('\n');
        QVERIFY(text.contains(access.madeBy));
        QVERIFY(text.contains(QStringLiteral("2026")));
        QVERIFY(text.contains(QStringLiteral("2031")));
        QVERIFY(text.contains(QStringLiteral("Least privilege")));
        const QSignalSpy opened(m_hub.get(), &Hub::linkRequested);
        for (int part = 1; part <= 3; ++part)
            find<QAbstractButton>(*dialog, qPrintable(QStringLiteral("openPart%1").arg(part)))->click();
        QCOMPARE(opened.count(), 3);
        QVERIFY(opened.at(1).first().toUrl().toString().contains(access.userId));
        find<QAbstractButton>(*dialog, "userCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), info.userName);
        find<QAbstractButton>(*dialog, "closeButton")->click();
        QTRY_VERIFY(!m_hub->findChild<ConnectionDetails *>());
    }

    void detailsNameTheApplicationUser()
    {
        ConnectionInfo info = connection("a");
        info.crm = CrmKind::Dynamics;
        info.method = SignInMethod::DynamicsApplication;
        info.credentialExpires = QDateTime::fromString(QStringLiteral("2031-05-01T10:00:00Z"), Qt::ISODate);
        dynamics::ApplicationAccess access = dynamics::chooseApplicationAccess(
            QStringLiteral("org"), info.address, QStringLiteral("8c1f"), QStringLiteral("Acme"));
        access.role = {access.roleId, access.roleName, true, {}, {}};
        access.user.userId = access.userId;
        access.user.userMade = true;
        access.granted = {QStringLiteral("prvReadAccount"), QStringLiteral("prvReadLead")};
        access.madeBy = QStringLiteral("ada@acme.example");
        access.madeAt = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        m_hub->setConnections({info});
        m_hub->setApplicationAccess({{info.id, access}});
        find<QAction>(*m_hub, "menuDetails")->trigger();
        auto *dialog = find<ConnectionDetails>(*m_hub, "connectionDetailsDialog");
        QStringList values;
        for (const auto *row : dialog->findChildren<look::CopyRow *>())
            values += row->value();
        for (const QString &wanted :
             {access.clientId, access.roleId, access.userId, QStringLiteral("prvReadAccount, prvReadLead")})
            QVERIFY2(values.contains(wanted), qPrintable(wanted));
        QString text;
        for (const auto *label : dialog->findChildren<QLabel *>())
            text += label->text() + QLatin1Char('\n');
        for (const QString &wanted : {access.madeBy, access.roleName, QStringLiteral("2031")})
            QVERIFY2(text.contains(wanted), qPrintable(wanted));
        const QSignalSpy opened(m_hub.get(), &Hub::linkRequested);
        find<QAbstractButton>(*dialog, "openPart1")->click();
        QVERIFY(opened.first().first().toUrl().toString().contains(access.userId));
        find<QAbstractButton>(*dialog, "closeButton")->click();
        QTRY_VERIFY(!m_hub->findChild<ConnectionDetails *>());
    }

    void detailsWithoutAccess()
    {
        find<QAction>(*m_hub, "menuDetails")->trigger();
        auto *dialog = find<ConnectionDetails>(*m_hub, "connectionDetailsDialog");
        QVERIFY(!dialog->findChild<QAbstractButton *>(QStringLiteral("openPart1")));
        dialog->close();
    }

    void severalCanBeToldApart()
    {
        ConnectionInfo first = connection("a");
        first.colour = QStringLiteral("blue");
        ConnectionInfo second = connection("b", "Other");
        second.colour = QStringLiteral("green");
        QVERIFY(stripeOf(first, m_hub->palette()) != stripeOf(second, m_hub->palette()));
        second.environment = QStringLiteral("sandbox");
        second.colour = first.colour;
        QVERIFY(stripeOf(first, m_hub->palette()) != stripeOf(second, m_hub->palette()));
        m_hub->setConnections({first});
        const QSignalSpy chosen(m_hub.get(), &Hub::colourRequested);
        QVERIFY(find<QAction>(*m_hub, "colour-blue")->isChecked());
        find<QAction>(*m_hub, "colour-pink")->trigger();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(1).toString(), QStringLiteral("pink"));
    }

    void progressIsPerMilleOfTheObject()
    {
        m_hub->setStatus(status(SyncState::Syncing));
        auto *bar = m_hub->findChild<QProgressBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->maximum(), 0);
        SyncProgress progress;
        progress.connection = ConnectionId(QStringLiteral("a"));
        progress.object = QStringLiteral("Account");
        progress.objectLabel = QStringLiteral("Accounts");
        // More than an int can count.
        progress.total = 8'000'000'000;
        progress.pulled = 2'000'000'000;
        m_hub->setProgress(progress);
        QCOMPARE(bar->value(), 250);
        QCOMPARE(bar->maximum(), 1000);
        auto *tree = find<QTreeWidget>(*m_hub, "syncStatus");
        QVERIFY(tree->topLevelItem(0)->child(1)->text(1).startsWith(QStringLiteral("2,000,000,000 of ")));
        QVERIFY(!find<QAbstractButton>(*m_hub, "syncNow")->isEnabled());
        m_hub->setStatus(status(SyncState::InStep));
        QVERIFY(!bar->isVisible());
    }

    void timesGoOnByThemselves()
    {
        ConnectionStatus synced = status(SyncState::InStep);
        synced.lastSync = m_clock.nowUtc();
        m_hub->setStatus(synced);
        QCOMPARE(state(), QStringLiteral("In step, just now"));
        m_clock.advance(30s);
        QVERIFY2(state().contains(QStringLiteral("30 ")), qPrintable(state()));
        m_clock.advance(30s);
        QVERIFY2(state().contains(QStringLiteral("60 ")), qPrintable(state()));
    }

    void jobsAreListedWithTheirOwnTroubles()
    {
        ConnectionStatus ended = status(SyncState::NeedsAttention);
        JobReport good;
        good.object = QStringLiteral("User");
        good.label = QStringLiteral("Users");
        good.pulled = 1234;
        good.requests = 2;
        good.duration = 1500ms;
        JobReport bad;
        bad.object = bad.label = QStringLiteral("Account");
        bad.error = error(ErrorCode::DiskFull);
        ended.jobs = {good, bad};
        ended.usage = {15, 1000};
        m_hub->setStatus(ended);
        const auto *top = find<QTreeWidget>(*m_hub, "syncStatus")->topLevelItem(0);
        QCOMPARE(top->child(0)->text(0), QStringLiteral("Users"));
        QCOMPARE(top->child(0)->text(2), QStringLiteral("1,234"));
        auto *tree = find<QTreeWidget>(*m_hub, "syncStatus");
        tree->setCurrentItem(tree->topLevelItem(0)->child(0));
        QVERIFY(tree->parentWidget()->findChild<DetailPanel *>()->text().contains(
            QStringLiteral("2 requests, 1.5 s")));
        QCOMPARE(top->child(1)->text(1), QStringLiteral("What happened."));
        QVERIFY(top->child(1)->toolTip(1).contains(QStringLiteral("What to do.")));
    }

    void listOfConnectionsFollows()
    {
        ConnectionStatus synced = status(SyncState::InStep);
        m_hub->setStatus(synced);
        m_hub->setConnections({connection("b", "Other"), connection("a")});
        QCOMPARE(m_hub->findChildren<ConnectionCard *>().size(), 2);
        auto *tree = find<QTreeWidget>(*m_hub, "syncStatus");
        QCOMPARE(tree->topLevelItemCount(), 2);
        // What was known of a connection is shown on its new card.
        QCOMPARE(tree->topLevelItem(1)->text(1), QStringLiteral("In step"));
        m_hub->setConnections({});
        QCOMPARE(m_hub->findChildren<ConnectionCard *>().size(), 0);
        const auto labels = m_hub->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("Nothing is connected yet"));
        }));
    }

    // 640 × 480 at 200 %: everything can be reached without scrolling sideways.
    void aSmallScreenIsEnough_data()
    {
        QTest::addColumn<bool>("longWords");
        QTest::newRow("English") << false;
        QTest::newRow("long words") << true;
    }
    void aSmallScreenIsEnough()
    {
        QFETCH(bool, longWords);
        LongWords words;
        if (longWords)
            QCoreApplication::installTranslator(&words);
        m_hub = std::make_unique<Hub>(m_clock);
        m_hub->setConnections({connection("a", "Acme Rope Works and Sons of Northern Hamburg, Incorporated"),
                               connection("b", "Seilerei")});
        ConnectionStatus failed = status(SyncState::NeedsAttention);
        failed.error = error(ErrorCode::SignInNeeded);
        failed.error->sentence =
            QStringLiteral("https://acme-rope-works-and-sons.my.salesforce.com refuses.");
        failed.notice =
            QStringLiteral("Set aside as /home/grace/.local/share/fairlead/workspace.db.damaged-1.");
        m_hub->setStatus(failed);
        SyncProgress progress;
        progress.connection = ConnectionId(QStringLiteral("b"));
        progress.object = progress.objectLabel = QStringLiteral("Opportunity");
        ConnectionStatus syncing = status(SyncState::Syncing);
        syncing.connection = progress.connection;
        syncing.progress = progress;
        m_hub->setStatus(syncing);
        m_hub->show();
        m_hub->resize(320, 240);
        for (const auto page : {Hub::Page::Connections, Hub::Page::SyncStatus, Hub::Page::Jobs,
                                Hub::Page::Conflicts, Hub::Page::Activity}) {
            m_hub->showPage(page);
            QTest::qWait(0);
            QVERIFY2(m_hub->width() <= 320, qPrintable(QString::number(m_hub->width())));
            for (const auto *area : m_hub->findChildren<QAbstractScrollArea *>()) {
                const auto *column = qobject_cast<const QScrollArea *>(area);
                const int needed = column ? column->widget()->width() : 0;
                QVERIFY2(needed <= area->viewport()->width(), qPrintable(QString::number(needed)));
                QVERIFY2(area->horizontalScrollBar()->maximum() == 0, qPrintable(area->objectName()));
            }
        }
        for (const auto *card : m_hub->findChildren<ConnectionCard *>())
            QVERIFY2(card->minimumSizeHint().width() <= card->width(),
                     qPrintable(QString::number(card->minimumSizeHint().width())));
        // Symbols alone have names all the same.
        QVERIFY(!find<QAbstractButton>(*m_hub, "quit")->accessibleName().isEmpty());
        const auto *pages = find<QListWidget>(*m_hub, "hubPages");
        QVERIFY(pages->item(0)->text().isEmpty());
        QVERIFY(!pages->item(0)->data(Qt::AccessibleTextRole).toString().isEmpty());
        m_hub->resize(900, 600);
        QVERIFY(!pages->item(0)->text().isEmpty());
    }

    void aNoticeIsShownUntilItIsRead()
    {
        const auto *note = find<look::Note>(*m_hub, "connectionNotice");
        QVERIFY(!note->isVisible());
        ConnectionStatus rescued = status(SyncState::InStep);
        rescued.notice = QStringLiteral("The workspace file was damaged. It was set aside as /a/b-1.");
        m_hub->setStatus(rescued);
        QVERIFY(note->isVisible());
        QCOMPARE(note->content().detail, rescued.notice);
        // A screen reader meets a message that says the same.
        auto *spoken = QAccessible::queryAccessibleInterface(find<look::Note>(*m_hub, "connectionNotice"));
        QCOMPARE(spoken->role(), QAccessible::AlertMessage);
        QVERIFY2(spoken->text(QAccessible::Name).contains(rescued.notice),
                 qPrintable(spoken->text(QAccessible::Name)));

        const QSignalSpy read(m_hub.get(), &Hub::noticeUnderstood);
        auto *understood = find<QAbstractButton>(*m_hub, "understood");
        understood->setFocus();
        QTest::keyClick(understood, Qt::Key_Space);
        QCOMPARE(read.count(), 1);
        QCOMPARE(read.first().first().value<ConnectionId>(), rescued.connection);
        m_hub->setStatus(status(SyncState::InStep));
        QVERIFY(!note->isVisible());
    }

    void everythingByKeyboard()
    {
        m_hub->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_hub.get()));
        auto *pages = find<QListWidget>(*m_hub, "hubPages");
        auto *stack = m_hub->findChild<QStackedWidget *>();
        pages->setFocus();
        QTest::keyClick(pages, Qt::Key_Down);
        QCOMPARE(stack->currentIndex(), 1);
        QTest::keyClick(pages, Qt::Key_Up);
        QCOMPARE(stack->currentIndex(), 0);

        QSet<QString> reached;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(m_hub->focusWidget() ? m_hub->focusWidget() : m_hub.get(), Qt::Key_Tab);
            if (m_hub->focusWidget())
                reached += m_hub->focusWidget()->objectName();
        }
        for (const char *name : {"hubPages", "quit", "setupAnother", "showSyncStatus"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);

        auto *details = find<QAbstractButton>(*m_hub, "showSyncStatus");
        details->setFocus();
        QTest::keyClick(details, Qt::Key_Space);
        QCOMPARE(stack->currentIndex(), 1);
        QCOMPARE(find<QTreeWidget>(*m_hub, "syncStatus")->currentItem()->text(0),
                 QStringLiteral("Acme · production"));
    }

    void everythingHasANameForAssistiveTechnology()
    {
        const auto buttons = m_hub->findChildren<QAbstractButton *>();
        for (const auto *button : buttons) {
            if (button->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                         qPrintable(button->objectName()));
        }
        const auto views = m_hub->findChildren<QAbstractItemView *>();
        for (const auto *view : views) {
            // Headers belong to their view, and lists that drop down to their box.
            if (!view->inherits("QHeaderView") && !view->inherits("QComboBoxListView"))
                QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        }
        const auto boxes = m_hub->findChildren<QComboBox *>();
        for (const auto *box : boxes)
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
        QVERIFY(!m_hub->findChild<QProgressBar *>()->accessibleName().isEmpty());
    }

    void closesToTheTrayOrStaysReachable()
    {
        const QSignalSpy hidden(m_hub.get(), &Hub::hiddenToTray);
        m_hub->setKeepsInTaskBar(true);
        m_hub->close();
        QVERIFY(m_hub->isVisible());
        QVERIFY(m_hub->isMinimized());
        QCOMPARE(hidden.count(), 0);
        m_hub->setKeepsInTaskBar(false);
        m_hub->close();
        QVERIFY(!m_hub->isVisible());
        QCOMPARE(hidden.count(), 1);
    }

    void trayMenuHasEverythingNeededDaily()
    {
        TrayIcon tray;
        QStringList names;
        const auto actions = tray.menu()->actions();
        for (const auto *action : actions) {
            if (!action->isSeparator())
                names += action->objectName();
        }
        QCOMPARE(names,
                 (QStringList{QStringLiteral("trayState"), QStringLiteral("traySyncNow"),
                              QStringLiteral("trayOpen"), QStringLiteral("traySetup"),
                              QStringLiteral("trayQuit")}));
        auto *syncNow = tray.menu()->findChild<QAction *>(QStringLiteral("traySyncNow"));
        QVERIFY2(!syncNow->isEnabled(), "there is nothing to sync yet");
        const QSignalSpy asked(&tray, &TrayIcon::syncNowRequested);
        tray.setStatus(overall({status(SyncState::NeedsAttention)}), m_clock.nowUtc());
        syncNow->trigger();
        QCOMPARE(asked.count(), 1);
        QVERIFY(tray.toolTip().endsWith(QStringLiteral("Needs attention")));
        QCOMPARE(tray.menu()->findChild<QAction *>(QStringLiteral("trayState"))->text(),
                 QStringLiteral("Needs attention"));
    }
};

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    TestHub test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_hub.moc"
