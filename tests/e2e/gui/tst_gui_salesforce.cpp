// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/keyring/keyringsession.h"
#include "guitest.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"

using namespace fairlead;

/// Salesforce from an empty home to "In step", with the real windows, popup, keyring and HTTP, by keyboard
/// alone.
class TestGuiSalesforce : public QObject
{
    Q_OBJECT

    AccessibleTree m_tree;

private slots:
    void toInStep();
    void addressInNetworkAccess();
};

void TestGuiSalesforce::toInStep()
{
    QVERIFY(m_tree.isConnected());
    Stage stage(m_tree);
    QVERIFY2(stage.begin(), qPrintable(stage.trouble()));
    Walk walk(stage);
    const Person &me = stage.person();

    FAIRLEAD_DO(walk, toAuthorize(CrmKind::Salesforce));
    const auto popup = walk.connects(CrmKind::Salesforce);
    QVERIFY2(popup, qPrintable(walk.trouble()));
    FAIRLEAD_DO(me, reads(QStringLiteral("Waiting for you in the sign-in window…")));
    // Above the page: what page it is.
    FAIRLEAD_DO(*popup, reads(QStringLiteral("Address of the page: ") + stage.world().salesforce.toString()));
    FAIRLEAD_DO(walk, signsInAtSalesforce(*popup, stage.world().admin));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Allow")));
    QVERIFY2(stage.popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me, reads(QStringLiteral("Larkmoor Instruments is authorized.")));
    FAIRLEAD_DO(me, reads(stage.world().admin.username));
    FAIRLEAD_DO(me, keys({QStringLiteral("Return")}));
    FAIRLEAD_DO(walk, toConnected(CrmKind::Salesforce));
    FAIRLEAD_DO(me, reads(QStringLiteral("Secrets go into this computer's keychain")));
    QVERIFY2(!QFile::exists(stage.home() + QStringLiteral("/vault")), "nothing is stored before Finish");
    FAIRLEAD_DO(walk, finishes());
    FAIRLEAD_DO(walk, isInStep());
    FAIRLEAD_DO(me, reads(QStringLiteral("Larkmoor Instruments")));

    const auto document = readConnections(stage.home() + QStringLiteral("/connections.json"));
    QVERIFY(document && document->connections.size() == 1);
    const ConnectionInfo &made = document->connections.constFirst();
    QCOMPARE(made.crm, CrmKind::Salesforce);
    QCOMPARE(made.cloud, QStringLiteral("practice"));
    QCOMPARE(made.address, stage.world().salesforce);
    QCOMPARE(made.userName, stage.world().admin.username);
    QCOMPARE(made.objects.size(), 7);
    QCOMPARE(made.objects.constFirst(), QStringLiteral("User"));
    QVERIFY2(stage.countRows(made.workspaceFile, QStringLiteral("Account")) >= 200,
             "the first sync brought them");

    // The token is sealed, and its key lies in the session's own keyring.
    const QByteArray key = seenBySecretTool(vaultKeyName(document->homeId));
    QCOMPARE(key.size(), 32);
    const TokenVault vault(stage.home() + QStringLiteral("/vault"), Secret(key));
    const auto token =
        vault.read({document->homeId, made.id.text(), made.organisationId, purpose::refreshToken});
    QVERIFY2(token, token ? "" : qPrintable(token.error().text()));
    QVERIFY(!token->isEmpty());
}

// Where the organisation restricts addresses, the success page names the one it saw this computer come from,
// and where it belongs (issue, page 6).
void TestGuiSalesforce::addressInNetworkAccess()
{
    QVERIFY(m_tree.isConnected());
    Stage stage(m_tree);
    QVERIFY2(stage.begin(), qPrintable(stage.trouble()));
    QVERIFY(stage.practice().set(stage.world().salesforce, R"({"clientAddress":"198.51.100.7",
        "ipRanges":[{"start":"203.0.113.0","end":"203.0.113.255","description":"office"}]})"));
    Walk walk(stage);
    const Person &me = stage.person();

    FAIRLEAD_DO(walk, toAuthorize(CrmKind::Salesforce));
    FAIRLEAD_DO(walk, authorizes(CrmKind::Salesforce));
    FAIRLEAD_DO(me, keys({QStringLiteral("Return")}));
    FAIRLEAD_DO(walk, toConnected(CrmKind::Salesforce));
    FAIRLEAD_DO(me, reads(QStringLiteral("This computer's public address in Network Access")));
    FAIRLEAD_DO(me, reads(QStringLiteral("198.51.100.7 is not in the list.")));
    FAIRLEAD_DO(me, reads(QStringLiteral("add 198.51.100.7 to the list")));
    FAIRLEAD_DO(me, reads(QStringLiteral("Lightning: Setup → Security → Network Access")));
}

QTEST_GUILESS_MAIN(TestGuiSalesforce)
#include "tst_gui_salesforce.moc"
