// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioncolour.h"
#include "support/manualclock.h"
#include "support/windowwatch.h"
#include "ui/hub/checksdialog.h"
#include "ui/hub/confirm.h"
#include "ui/hub/connectiondetails.h"
#include "ui/hub/hub.h"
#include "ui/hub/jobdialog.h"
#include "ui/hub/limitsdialog.h"

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
    info.objects = {QStringLiteral("Account")};
    return info;
}

KnownAccess access()
{
    salesforce::ServerAccess made;
    made.app = QStringLiteral("Fairlead_App_7K3Q");
    made.userName = QStringLiteral("fairlead.7k3q@acme.example");
    made.permissionSet = QStringLiteral("Fairlead_7K3Q");
    return made;
}

using MakeWindow = std::unique_ptr<QWidget> (*)();

std::unique_ptr<QWidget> details()
{
    return std::make_unique<ConnectionDetails>(connection("a"), access(), KnownApplication());
}
std::unique_ptr<QWidget> detailsWithout()
{
    return std::make_unique<ConnectionDetails>(connection("a"), KnownAccess(), KnownApplication());
}
std::unique_ptr<QWidget> checks()
{
    return std::make_unique<ChecksDialog>(QStringLiteral("Acme"));
}
std::unique_ptr<QWidget> job()
{
    Job existing;
    existing.id = 1;
    existing.object = QStringLiteral("Account");
    return std::make_unique<JobDialog>(existing, QStringList{existing.object}, CrmKind::Salesforce);
}
std::unique_ptr<QWidget> newJob()
{
    return std::make_unique<JobDialog>(Job(), QStringList{QStringLiteral("Account")}, CrmKind::Dynamics);
}
std::unique_ptr<QWidget> limits()
{
    return std::make_unique<LimitsDialog>(SyncSettings());
}

} // namespace

Q_DECLARE_METATYPE(MakeWindow)

/// What is shown before it has a parent is a window of its own for a moment: seen, and slow.
class TestHubWindows : public QObject
{
    Q_OBJECT

    ManualClock m_clock;

private slots:
    void noPartOfADialogIsAWindow_data()
    {
        QTest::addColumn<MakeWindow>("make");
        QTest::newRow("details") << &details;
        QTest::newRow("details without access") << &detailsWithout;
        QTest::newRow("checks") << &checks;
        QTest::newRow("job") << &job;
        QTest::newRow("new job") << &newJob;
        QTest::newRow("limits") << &limits;
    }
    void noPartOfADialogIsAWindow()
    {
        QFETCH(const MakeWindow, make);
        const WindowWatch watch;
        const auto made = make();
        QVERIFY(!made->findChildren<QWidget *>().isEmpty());
        QVERIFY2(watch.strays().isEmpty(), qPrintable(watch.strays().join(QLatin1Char(10))));
        const QStringList created = WindowWatch::createdIn(*made);
        QVERIFY2(created.isEmpty(), qPrintable(created.join(QLatin1Char(10))));
    }

    void noPartOfTheHubIsAWindow()
    {
        WindowWatch watch;
        Hub hub(m_clock);
        watch.expect(hub);
        QVERIFY2(watch.strays().isEmpty(), qPrintable(watch.strays().join(QLatin1Char(10))));
        const QStringList created = WindowWatch::createdIn(hub);
        QVERIFY2(created.isEmpty(), qPrintable(created.join(QLatin1Char(10))));
        hub.setConnections({connection("a"), connection("b")});
        hub.show();
        QVERIFY(QTest::qWaitForWindowExposed(&hub));
        for (const auto page : {Hub::Page::SyncStatus, Hub::Page::Jobs, Hub::Page::Conflicts,
                                Hub::Page::Activity, Hub::Page::Connections})
            hub.showPage(page);
        ConnectionStatus broken;
        broken.connection = connection("a").id;
        broken.state = SyncState::NeedsAttention;
        broken.error = Error::bug(QStringLiteral("It broke."));
        hub.setStatus(broken);
        Question question;
        question.title = QStringLiteral("Go on?");
        question.text = QStringLiteral("It is half made.");
        question.yes = QStringLiteral("Go on");
        question.other = QStringLiteral("Back");
        confirm(
            &hub, question, [] {}, [] {});
        QTest::qWait(0);
        QVERIFY2(watch.strays().isEmpty(), qPrintable(watch.strays().join(QLatin1Char(10))));
    }

    /// The watch sees what it is for.
    void theWatchSeesOne()
    {
        const WindowWatch watch;
        QWidget stray;
        stray.setVisible(true);
        QVERIFY(!watch.strays().isEmpty());
    }
};

QTEST_MAIN(TestHubWindows)
#include "tst_hubwindows.moc"
