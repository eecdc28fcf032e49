// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "screen.h"

#include <QJsonArray>

using namespace fairlead;

/// The keyring is there and locked: the wizard says so, loses nothing, and goes on when it has been unlocked.
class TestGuiLockedKeyring : public QObject
{
    Q_OBJECT

private slots:
    void saysSoAndGoesOn();
};

void TestGuiLockedKeyring::saysSoAndGoesOn()
{
    const AccessibleTree tree;
    QVERIFY(tree.isConnected());
    Stage stage(tree);
    QVERIFY2(stage.begin(), qPrintable(stage.trouble()));
    Walk walk(stage);
    const Person &me = stage.person();

    FAIRLEAD_DO(walk, toAuthorize(CrmKind::Salesforce));
    FAIRLEAD_DO(walk, authorizes(CrmKind::Salesforce));
    FAIRLEAD_DO(me, keys({QStringLiteral("Return")}));
    FAIRLEAD_DO(walk, toConnected(CrmKind::Salesforce));
    // The session's own question; it takes the whole keyboard.
    QVERIFY2(windowOfClassAppears(QStringLiteral("gcr-prompter")), "the keyring does not ask");
    QVERIFY(pressOnKeyboard({QStringLiteral("Escape")}));
    FAIRLEAD_DO(me, reads(QStringLiteral("This computer's keychain is locked.")));
    FAIRLEAD_DO(me, reads(QStringLiteral("Unlock it; Fairlead then goes on where it stopped.")));
    QVERIFY2(stage.connectionsFile().value(QLatin1String("connections")).toArray().isEmpty(),
             "nothing is stored before Finish");

    FAIRLEAD_DO(me, presses(QStringLiteral("Unlock and try again")));
    QVERIFY2(windowOfClassAppears(QStringLiteral("gcr-prompter")), "the keyring does not ask again");
    QVERIFY(typeOnKeyboard(QStringLiteral("fairlead-test")));
    QVERIFY(pressOnKeyboard({QStringLiteral("Return")}));
    FAIRLEAD_DO(me, reads(QStringLiteral("Secrets go into this computer's keychain")));
    FAIRLEAD_DO(walk, finishes());
    FAIRLEAD_DO(walk, isInStep());
}

QTEST_GUILESS_MAIN(TestGuiLockedKeyring)
#include "tst_gui_lockedkeyring.moc"
