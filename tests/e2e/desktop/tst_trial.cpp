// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"
#include "desktop/practicevisitor.h"
#include "net/qthttp.h"
#include "ui/hub/connectioncard.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDesktopServices>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace fairlead;

/// A trial with the real practice org in the real program, in this process so that the tray menu can be used
/// where no tray is. The system browser is a visitor who signs in.
class TestTrial : public QObject
{
    Q_OBJECT

    static constexpr int patienceMs = 60000; // of a busy machine

    QTemporaryDir m_home;
    SystemClock m_clock;
    QtHttp m_http{NetworkSettings(), m_clock};
    std::unique_ptr<PracticeVisitor> m_visitor;
    TaskScope m_scope;
    std::unique_ptr<Desktop> m_desktop;

    template <typename T> static T *window()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *found = qobject_cast<T *>(widget);
            if (found && found->isVisible() && !found->isMinimized())
                return found;
        }
        return nullptr;
    }
    static void useTrayMenu(const char *name)
    {
        for (const QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *action = widget->findChild<QAction *>(QString::fromLatin1(name)))
                action->trigger();
        }
    }
    static Task<void> look(PracticeVisitor *visitor, QUrl url, CancelToken cancel)
    {
        (void)co_await visitor->visit(url, cancel);
    }

public slots:
    void visit(const QUrl &url) { spawn(m_scope, look(m_visitor.get(), url, m_scope.token())); }

private slots:
    void setUpOnce()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "visit");
        m_desktop = std::make_unique<Desktop>(Home(m_home.path()));
        m_desktop->start(Options::Mode::Setup);
        auto *wizard = window<SetupWizard>();
        QVERIFY(wizard);
        WizardFlow *flow = &wizard->flow();
        const auto next = [&](WizardPage page) {
            const auto ready = [flow] { return flow->canGoNext(); };
            if (!QTest::qWaitFor(ready, patienceMs))
                return false;
            flow->next();
            return QTest::qWaitFor([flow, page] { return flow->page() == page; }, patienceMs);
        };
        WizardInput input = flow->input();
        input.crm = CrmKind::Salesforce;
        input.practice = true;
        flow->update(input);
        QVERIFY(next(WizardPage::Where));
        QVERIFY(next(WizardPage::Authorize));
        m_visitor = std::make_unique<PracticeVisitor>(m_http, flow->practice()->adminUser,
                                                      flow->practice()->adminPassword);
        flow->signIn(SignInRung::Browser);
        QVERIFY(next(WizardPage::ServerAccess));
        QVERIFY(next(WizardPage::Objects));
        QVERIFY(next(WizardPage::Connected));
        QTRY_VERIFY_WITH_TIMEOUT(flow->canGoNext(), patienceMs);
        flow->next();
        QTRY_VERIFY_WITH_TIMEOUT(window<ui::Hub>(), patienceMs);
    }

    void comesBackFromTheTray()
    {
        auto *hub = window<ui::Hub>();
        QVERIFY(hub);
        const QString title = hub->windowTitle();
        QVERIFY2(title.contains(QStringLiteral("practice org")), qPrintable(title));
        // There is no tray host here; with one the hub closes.
        hub->setKeepsInTaskBar(false);
        hub->close();
        QTRY_VERIFY(!window<ui::Hub>());
        useTrayMenu("trayOpen");
        hub = window<ui::Hub>();
        QVERIFY(hub);
        QCOMPARE(hub->windowTitle(), title);
        QCOMPARE(hub->findChildren<ui::ConnectionCard *>().size(), 1);
    }

    // The icon speaks of the trial while there is nothing else to speak of.
    void theTrayTellsHowItStands()
    {
        const auto said = [] {
            for (const QWidget *widget : QApplication::topLevelWidgets()) {
                if (const auto *state = widget->findChild<QAction *>(QStringLiteral("trayState")))
                    return state->text();
            }
            return QString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(said().startsWith(QStringLiteral("In step")), qPrintable(said()),
                                  patienceMs);
    }

    void ends()
    {
        QTimer::singleShot(0, m_desktop.get(), &Desktop::quit);
        QCOMPARE(QCoreApplication::exec(), 0);
        m_desktop.reset();
        QVERIFY(QDir(m_home.path()).entryList({QStringLiteral("*.db*")}).isEmpty());
    }
};

QTEST_MAIN(TestTrial)
#include "tst_trial.moc"
