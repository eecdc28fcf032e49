// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "support/testauthority.h"
#include "support/tinyproxy.h"
#include "tlsfront.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace fairlead;

/// Every way to be refused on the road, with real windows: each ends in its sentence and its remedy on the
/// page, and from there the person goes on to the end of the page.
class TestGuiRefusals : public QObject
{
    Q_OBJECT

    std::unique_ptr<AccessibleTree> m_tree;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<Walk> m_walk;

    Stage &stage() { return *m_stage; }
    Walk &walk() { return *m_walk; }
    const Person &me() { return m_stage->person(); }
    const PracticeWorld &world() { return m_stage->world(); }

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void denied();
    void consentDeclined();
    void wrongPassword();
    void secondFactor();
    void blockedApp();
    void wrongOrganisation();
    void proxyRefuses();
    void certificateNotTrusted();
    void serverDown();
};

namespace {

const QString enter = QStringLiteral("Return");

/// One more cloud in the home's file, before the wizard reads it.
bool addCloud(const QString &home, const QJsonObject &cloud)
{
    QFile file(home + QStringLiteral("/clouds.json"));
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QJsonArray clouds = QJsonDocument::fromJson(file.readAll()).array();
    clouds += cloud;
    return file.resize(0) && file.seek(0) && file.write(QJsonDocument(clouds).toJson()) > 0;
}

} // namespace

void TestGuiRefusals::initTestCase()
{
    m_tree = std::make_unique<AccessibleTree>();
    QVERIFY(m_tree->isConnected());
}

void TestGuiRefusals::init()
{
    m_stage = std::make_unique<Stage>(*m_tree);
    QVERIFY2(m_stage->begin(), qPrintable(m_stage->trouble()));
    m_walk = std::make_unique<Walk>(*m_stage);
}

void TestGuiRefusals::cleanup()
{
    m_walk.reset();
    m_stage.reset();
}

void TestGuiRefusals::denied()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Salesforce));
    const auto popup = walk().connects(CrmKind::Salesforce);
    QVERIFY2(popup, qPrintable(walk().trouble()));
    FAIRLEAD_DO(walk(), signsInAtSalesforce(*popup, world().admin));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Deny")));
    QVERIFY2(stage().popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(), reads(QStringLiteral("Access was declined in the sign-in window.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Start again and choose Allow; Fairlead cannot work without.")));

    // The keyboard is on the remedy already.
    FAIRLEAD_DO(me(), stops(QStringLiteral("Try again")));
    FAIRLEAD_DO(me(), keys({QStringLiteral("space")}));
    const auto again = stage().popup();
    QVERIFY2(again, qPrintable(stage().trouble()));
    FAIRLEAD_DO(walk(), signsInAtSalesforce(*again, world().admin));
    FAIRLEAD_DO(*again, presses(QStringLiteral("Allow")));
    FAIRLEAD_DO(me(), reads(QStringLiteral(" is authorized.")));
    FAIRLEAD_DO(me(), missesText(QStringLiteral("Access was declined")));
}

void TestGuiRefusals::consentDeclined()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Dynamics));
    const auto popup = walk().connects(CrmKind::Dynamics);
    QVERIFY2(popup, qPrintable(walk().trouble()));
    FAIRLEAD_DO(walk(), signsInAtMicrosoft(*popup, world().admin));
    FAIRLEAD_DO(*popup, reads(QStringLiteral("Review for your organisation")));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Cancel")));
    QVERIFY2(stage().popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(), reads(QStringLiteral("The permissions were declined.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Start again and accept them; Fairlead cannot work without.")));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Dynamics, QStringLiteral("Try again")));
}

void TestGuiRefusals::wrongPassword()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Dynamics));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Dynamics));
    FAIRLEAD_DO(me(), keys({enter}));
    PracticeWorld::Account mistyped = world().nonInteractiveUser;
    mistyped.password.chop(1);
    FAIRLEAD_DO(walk(), entersUser(mistyped));
    FAIRLEAD_DO(me(), reads(QStringLiteral("The user name or the password is wrong.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Enter them again.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("AADSTS50126")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Sign in as that user in a window")));

    FAIRLEAD_DO(walk(), entersUser(world().nonInteractiveUser));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – What to keep in step")));
}

void TestGuiRefusals::secondFactor()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Dynamics));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Dynamics));
    FAIRLEAD_DO(me(), keys({enter}));
    const PracticeWorld::Account user{QStringLiteral("mfa@larkmoor.example"),
                                      QStringLiteral("Practice-Makes-2026")};
    FAIRLEAD_DO(walk(), entersUser(user));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Multi-factor authentication is required for this account.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("use an application user instead, or ask an administrator")));

    // The remedy leads through the window, where the second factor can be given.
    FAIRLEAD_DO(me(), stops(QStringLiteral("Sign in as that user in a window")));
    FAIRLEAD_DO(me(), keys({QStringLiteral("space")}));
    const auto popup = stage().popup();
    QVERIFY2(popup, qPrintable(stage().trouble()));
    FAIRLEAD_DO(*popup, reads(QStringLiteral("Enter password")));
    FAIRLEAD_DO(*popup, fills(QStringLiteral("Password"), user.password));
    FAIRLEAD_DO(*popup, keys({enter}));
    FAIRLEAD_DO(*popup, fills(QStringLiteral("Code"), QStringLiteral("123456")));
    FAIRLEAD_DO(*popup, keys({enter}));
    QVERIFY2(stage().popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – What to keep in step")));
}

void TestGuiRefusals::blockedApp()
{
    QVERIFY(stage().practice().set(world().salesforce, R"({"appBlocked": true})"));
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Salesforce));
    const auto popup = walk().connects(CrmKind::Salesforce);
    QVERIFY2(popup, qPrintable(walk().trouble()));
    FAIRLEAD_DO(walk(), signsInAtSalesforce(*popup, world().admin));
    QVERIFY2(stage().popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(),
                reads(QStringLiteral("An administrator of your Salesforce organisation blocks this app.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Ask an administrator to unblock or install it")));
    // The words to send on, with the app's id.
    FAIRLEAD_DO(me(), reads(QStringLiteral("Message for your administrator")));
    FAIRLEAD_DO(me(), finds(world().salesforceClient.id));

    QVERIFY(stage().practice().set(world().salesforce, R"({"appBlocked": false})"));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Salesforce, QStringLiteral("Try again")));
}

void TestGuiRefusals::wrongOrganisation()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Dynamics));
    const auto popup = walk().connects(CrmKind::Dynamics);
    QVERIFY2(popup, qPrintable(walk().trouble()));
    FAIRLEAD_DO(
        walk(),
        signsInAtMicrosoft(
            *popup, {QStringLiteral("admin@fernhollow.example"), QStringLiteral("Practice-Makes-2026")}));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Accept")));
    QVERIFY2(stage().popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(), reads(QStringLiteral("admin@fernhollow.example belongs to another organisation.")));
    FAIRLEAD_DO(me(),
                reads(QStringLiteral("Sign in with an account of the organisation you are connecting.")));

    FAIRLEAD_DO(me(), stops(QStringLiteral("Use another account")));
    FAIRLEAD_DO(me(), keys({QStringLiteral("space")}));
    const auto again = stage().popup();
    QVERIFY2(again, qPrintable(stage().trouble()));
    FAIRLEAD_DO(walk(), signsInAtMicrosoft(*again, world().admin));
    FAIRLEAD_DO(*again, presses(QStringLiteral("Accept")));
    FAIRLEAD_DO(me(), reads(QStringLiteral(" has agreed.")));
}

void TestGuiRefusals::proxyRefuses()
{
    // A port where nobody listens: taken and given back, so that nothing else answers there.
    TinyProxy taken(0, {});
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const quint16 port = taken.serverPort();
    taken.close();

    FAIRLEAD_DO(me(), presses(QStringLiteral("Network settings…")));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Network settings")));
    FAIRLEAD_DO(me(), ticks(QStringLiteral("This proxy")));
    FAIRLEAD_DO(me(), fills(QStringLiteral("Host"), QStringLiteral("127.0.0.1")));
    FAIRLEAD_DO(me(), fills(QStringLiteral("Port"), QString::number(port)));
    FAIRLEAD_DO(me(), presses(QStringLiteral("OK")));
    FAIRLEAD_DO(walk(), choosesCrm(CrmKind::Salesforce));
    FAIRLEAD_DO(walk(), entersAddress(CrmKind::Salesforce, world().salesforce));
    FAIRLEAD_DO(
        me(),
        reads(QStringLiteral("The proxy 127.0.0.1:%1 did not let the connection to 127.0.0.1 through.")
                  .arg(port)));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Check the proxy in the network settings")));

    FAIRLEAD_DO(me(), stops(QStringLiteral("Network settings…")));
    FAIRLEAD_DO(me(), keys({QStringLiteral("space")}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Network settings")));
    FAIRLEAD_DO(me(), ticks(QStringLiteral("No proxy")));
    FAIRLEAD_DO(me(), presses(QStringLiteral("OK")));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Where is it")));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Authorize")));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Salesforce));
}

void TestGuiRefusals::certificateNotTrusted()
{
    const TestAuthority authority;
    TlsFront front(authority.serverConfiguration({QStringLiteral("localhost")}), world().salesforce);
    QVERIFY(front.listen(QHostAddress::LocalHost));
    QVERIFY(addCloud(stage().home(),
                     {{QStringLiteral("name"), QStringLiteral("company")},
                      {QStringLiteral("salesforceLogin"), front.url().toString()},
                      {QStringLiteral("salesforceHosts"), QJsonArray{front.url().authority()}},
                      {QStringLiteral("salesforceClientId"), world().salesforceClient.id}}));
    QFile pem(stage().home() + QStringLiteral("/company-ca.pem"));
    QVERIFY(pem.open(QIODevice::WriteOnly) && pem.write(authority.pem()) > 0);
    pem.close();

    FAIRLEAD_DO(walk(), choosesCrm(CrmKind::Salesforce));
    FAIRLEAD_DO(walk(), entersAddress(CrmKind::Salesforce, front.url()));
    FAIRLEAD_DO(me(),
                reads(QStringLiteral("The certificate of localhost was issued by an authority this computer "
                                     "does not trust.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("otherwise do not continue.")));

    FAIRLEAD_DO(me(), stops(QStringLiteral("Network settings…")));
    FAIRLEAD_DO(me(), keys({QStringLiteral("space")}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Network settings")));
    FAIRLEAD_DO(me(), fills(QStringLiteral("Further certificate authority (PEM file)"), pem.fileName()));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Fairlead will also trust what these authorities sign")));
    FAIRLEAD_DO(me(), presses(QStringLiteral("OK")));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Where is it")));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Authorize")));
    // The sign-in window trusts it too.
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Salesforce));
}

void TestGuiRefusals::serverDown()
{
    FAIRLEAD_DO(walk(), toAuthorize(CrmKind::Salesforce));
    const auto popup = walk().connects(CrmKind::Salesforce);
    QVERIFY2(popup, qPrintable(walk().trouble()));
    FAIRLEAD_DO(walk(), signsInAtSalesforce(*popup, world().admin));
    FAIRLEAD_DO(*popup, reads(QStringLiteral("Allow Access?")));
    // The person has agreed, and then nobody answers the request for the tokens.
    QVERIFY(stage().practice().setFaults(
        world().salesforce, R"([{"match": "^POST /services/oauth2/token", "times": -1, "drop": "before"}])"));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Allow")));
    FAIRLEAD_DO(
        me(), reads(QStringLiteral("The connection to 127.0.0.1 was lost before the answer was complete.")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Try again; check the network if it happens often.")));
    FAIRLEAD_DO(me(), stops(QStringLiteral("Try again")));

    QVERIFY(stage().practice().setFaults(world().salesforce, "[]"));
    FAIRLEAD_DO(walk(), authorizes(CrmKind::Salesforce, QStringLiteral("Try again")));
}

QTEST_GUILESS_MAIN(TestGuiRefusals)
#include "tst_gui_refusals.moc"
