// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/copyrow.h"
#include "look/note.h"
#include "support/wizard/longwords.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/connectiondetails.h"
#include "ui/hub/detailpanel.h"
#include "ui/tray/trayicon.h"
#include "unit/ui/hubscene.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
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

class TestHub : public QObject, HubScene
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

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
                                Hub::Page::Conflicts, Hub::Page::Activity, Hub::Page::Settings}) {
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
        QVERIFY(!find<QAbstractButton>(*m_hub, "about")->accessibleName().isEmpty());
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

    void aboutTellsVersionLicenceAndWhoseWorkIsInIt()
    {
        QCoreApplication::setApplicationVersion(QStringLiteral("4.5.6"));
        QTest::mouseClick(find<QAbstractButton>(*m_hub, "about"), Qt::LeftButton);
        auto *about = find<QDialog>(*m_hub, "aboutDialog");
        QVERIFY(about->isVisible());
        QCOMPARE(find<QLabel>(*about, "version")->text(), QStringLiteral("Fairlead 4.5.6"));
        const QString others = find<QLabel>(*about, "thirdParty")->text();
        for (const char *name :
             {"Qt (LGPL-3.0-only", "SQLite (", "libsodium (ISC)", "tl::expected (CC0-1.0)"})
            QVERIFY2(others.contains(QLatin1String(name)), qPrintable(others));
        QTest::keyClick(about, Qt::Key_Escape);
        QTRY_VERIFY(!m_hub->findChild<QDialog *>(QStringLiteral("aboutDialog")));
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
        for (const char *name : {"hubPages", "about", "quit", "setupAnother", "showSyncStatus"})
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
