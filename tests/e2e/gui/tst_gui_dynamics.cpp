// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "connection/connectioninfo.h"
#include "e2e/keyring/keyringsession.h"
#include "guitest.h"
#include "secrets/secretstore.h"

using namespace fairlead;

/// Dynamics 365 from an empty home to "In step": the administrator's consent in the popup, the integration
/// user on the page, the real keyring and HTTP, by keyboard alone.
class TestGuiDynamics : public QObject
{
    Q_OBJECT

    AccessibleTree m_tree;

private slots:
    void toInStep();
};

void TestGuiDynamics::toInStep()
{
    QVERIFY(m_tree.isConnected());
    Stage stage(m_tree);
    QVERIFY2(stage.begin(), qPrintable(stage.trouble()));
    Walk walk(stage);
    const Person &me = stage.person();
    const PracticeWorld &world = stage.world();

    FAIRLEAD_DO(walk, toAuthorize(CrmKind::Dynamics));
    FAIRLEAD_DO(me, reads(QStringLiteral("Fairlead neither sees nor saves the administrator's password.")));
    const auto popup = walk.connects(CrmKind::Dynamics);
    QVERIFY2(popup, qPrintable(walk.trouble()));
    FAIRLEAD_DO(walk, signsInAtMicrosoft(*popup, world.admin));
    // The consent comes in the same window.
    FAIRLEAD_DO(*popup, reads(QStringLiteral("Review for your organisation")));
    FAIRLEAD_DO(*popup, presses(QStringLiteral("Accept")));
    QVERIFY2(stage.popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me, reads(QStringLiteral("larkmoor.example has agreed.")));
    FAIRLEAD_DO(me, reads(QStringLiteral("Tenant: ") + world.tenant));
    FAIRLEAD_DO(me, keys({QStringLiteral("Return")}));

    FAIRLEAD_DO(me, readsTitle(QStringLiteral("Fairlead – Integration user")));
    FAIRLEAD_DO(walk, entersUser(world.nonInteractiveUser));
    FAIRLEAD_DO(walk, toConnected(CrmKind::Dynamics));
    FAIRLEAD_DO(me, reads(QStringLiteral("Secrets go into this computer's keychain")));
    FAIRLEAD_DO(walk, finishes());
    FAIRLEAD_DO(walk, isInStep());

    const auto document = readConnections(stage.home() + QStringLiteral("/connections.json"));
    QVERIFY(document && document->connections.size() == 1);
    const ConnectionInfo &made = document->connections.constFirst();
    QCOMPARE(made.crm, CrmKind::Dynamics);
    QCOMPARE(made.cloud, QStringLiteral("practice"));
    QCOMPARE(made.address, world.dataverse);
    QCOMPARE(made.tenantId, world.tenant);
    QCOMPARE(made.userName, world.nonInteractiveUser.username);
    QCOMPARE(made.objects.size(), 7);
    QCOMPARE(made.objects.constFirst(), QStringLiteral("systemuser"));
    QVERIFY2(stage.countRows(made.workspaceFile, QStringLiteral("account")) >= 200,
             "the first sync brought them");
    // Kept so that the connection renews itself, in the session's own keyring.
    QVERIFY2(seenBySecretTool(secretKey(document->homeId, made.id.text(), purpose::password))
                 == world.nonInteractiveUser.password.toUtf8(),
             "the keyring does not hold the password");

    // Started again it syncs with what the keyring gives, without anybody.
    stage.stopProgram();
    QVERIFY2(stage.startProgram({}), qPrintable(stage.trouble()));
    FAIRLEAD_DO(stage.person(), readsTitle(QStringLiteral("Fairlead")));
    FAIRLEAD_DO(walk, isInStep());
}

QTEST_GUILESS_MAIN(TestGuiDynamics)
#include "tst_gui_dynamics.moc"
