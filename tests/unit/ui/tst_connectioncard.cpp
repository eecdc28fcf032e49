// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioncolour.h"
#include "support/manualclock.h"
#include "support/windowwatch.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/hub.h"

#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;

namespace {

ConnectionInfo connection(const char *id)
{
    ConnectionInfo info;
    info.id = ConnectionId(QString::fromLatin1(id));
    info.name = QStringLiteral("Acme");
    info.colour = connectionColours().first();
    info.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    return info;
}

} // namespace

class TestConnectionCard : public QObject
{
    Q_OBJECT

private slots:
    /// What is shown before it has a parent is a window of its own for a moment: seen, and slow.
    void nothingIsAWindowWhileItIsMade_data()
    {
        QTest::addColumn<bool>("revoked");
        QTest::newRow("usual") << false;
        QTest::newRow("revoked") << true;
    }
    void nothingIsAWindowWhileItIsMade()
    {
        QFETCH(bool, revoked);
        ConnectionInfo info = connection("a");
        info.revoked = revoked;
        const ConnectionCard card(info);
        QVERIFY(!card.findChildren<QWidget *>().isEmpty());
        QCOMPARE(WindowWatch::createdIn(card), QStringList());
    }

    void sameConnectionsKeepTheirCards()
    {
        ManualClock clock;
        Hub hub(clock);
        hub.setConnections({connection("a"), connection("b")});
        const auto cards = hub.findChildren<ConnectionCard *>();
        QCOMPARE(cards.size(), 2);
        const QPointer<ConnectionCard> first = cards.first();

        hub.setConnections({connection("a"), connection("b")});
        QCOMPARE(hub.findChildren<ConnectionCard *>(), cards);

        ConnectionInfo renamed = connection("a");
        renamed.name = QStringLiteral("Contoso");
        hub.setConnections({renamed, connection("b")});
        QVERIFY(!first);
        QCOMPARE(hub.findChildren<ConnectionCard *>().size(), 2);
    }

    /// Nobody can sign in again as a user that was taken back.
    void withoutUserAnotherOneIsChosen_data()
    {
        QTest::addColumn<bool>("userGone");
        QTest::addColumn<LifeAction>("action");
        QTest::newRow("user is there") << false << LifeAction::Reauthorise;
        QTest::newRow("user is gone") << true << LifeAction::ChangeUser;
    }
    void withoutUserAnotherOneIsChosen()
    {
        QFETCH(const bool, userGone);
        QFETCH(const LifeAction, action);
        ConnectionInfo info = connection("a");
        info.userGone = userGone;
        ConnectionCard card(info);
        QList<LifeAction> wanted;
        connect(&card, &ConnectionCard::lifeRequested, this,
                [&wanted](const ConnectionId &, LifeAction asked) { wanted += asked; });
        auto *button = card.findChild<QPushButton *>(QStringLiteral("reauthorise"));
        QVERIFY(button);
        QCOMPARE(button->text().contains(QLatin1String("user")), userGone);
        button->click();
        QCOMPARE(wanted, QList<LifeAction>{action});
    }
};

QTEST_MAIN(TestConnectionCard)
#include "tst_connectioncard.moc"
