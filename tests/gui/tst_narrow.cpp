// SPDX-License-Identifier: GPL-3.0-or-later
//
// A screen of 640 × 480 at 200 %, and other small windows: every page may scroll down, none sideways.
#include "support/manualclock.h"
#include "support/wizard/fakeservices.h"
#include "support/wizard/longwords.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace fairlead;

class TestNarrow : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::shared_ptr<FakeServices> m_services;
    std::unique_ptr<SetupWizard> m_wizard;
    std::unique_ptr<QTranslator> m_words;
    QSize m_size;
    QStringList m_found; ///< what scrolls sideways, and where

    void settle() const
    {
        (void)QTest::qWaitFor([this] { return m_services->waiting == 0; }, 30);
        QTest::qWait(0);
        QCoreApplication::sendPostedEvents();
    }
    void press(const char *name) const
    {
        auto *button = m_wizard->findChild<QAbstractButton *>(QString::fromLatin1(name));
        QVERIFY2(button, name);
        QVERIFY2(QTest::qWaitFor([button] { return button->isEnabled(); }), name);
        button->click();
        settle();
    }
    void type(const char *name, const char *text) const
    {
        auto *field = m_wizard->currentPage()->findChild<QLineEdit *>(QString::fromLatin1(name));
        QVERIFY2(field, name);
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, QString::fromLatin1(text));
        settle();
    }
    void look(const char *state) { lookAt(*m_wizard, state); }
    void lookAt(QWidget &window, const char *state)
    {
        settle();
        if (window.width() > m_size.width())
            m_found +=
                QStringLiteral("%1: the window is %2 wide").arg(QLatin1String(state)).arg(window.width());
        for (const QAbstractScrollArea *area : window.findChildren<QAbstractScrollArea *>()) {
            const int room = area->viewport()->width();
            const auto *column = qobject_cast<const QScrollArea *>(area);
            const bool clipped = column && column->widget()->width() > room;
            if (!area->isVisible() || (area->horizontalScrollBar()->maximum() == 0 && !clipped))
                continue;
            QString widest;
            int most = 0;
            for (const QWidget *widget : area->findChildren<QWidget *>()) {
                const int needs = widget->minimumSizeHint().width();
                const bool leaf = widget->findChildren<QWidget *>().isEmpty();
                if (widget->isVisible() && leaf && needs > most) {
                    most = needs;
                    widest = QStringLiteral("%1 \"%2\" %3 %4")
                                 .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                      widget->property("text").toString().left(80))
                                 .arg(needs);
                }
            }
            m_found += QStringLiteral("%1: %2 has %3; widest: %4")
                           .arg(QLatin1String(state), QLatin1String(area->metaObject()->className()))
                           .arg(room)
                           .arg(widest);
        }
    }
    void begin(WizardStart start = {})
    {
        m_wizard.reset();
        m_services = std::make_shared<FakeServices>();
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock, std::move(start));
        m_wizard->show();
        m_wizard->resize(m_size);
        settle();
    }

    void salesforce()
    {
        begin();
        look("choose");
        press("salesforceCard");
        press("nextButton");
        look("where");
        press("addressCard");
        type("salesforceAddressEdit",
             "https://acme-rope-works-and-sons--integration.sandbox.lightning.force.com/lightning/page/home");
        look("where, understood");
        type("salesforceAddressEdit", "https://na1.salesforce.com/006");
        look("where, rejected");
        type("salesforceAddressEdit", "acme-rope-works-and-sons--integration.my.salesforce.co");
        look("where, nearly");
        press("productionCard");
        press("advancedButton");
        press("ownClientCheck");
        look("where, own app");
        press("ownClientCheck");
        press("nextButton");
        look("authorize");
        m_services->hold(QStringLiteral("authorize"));
        press("connectButton");
        SignInProgress progress;
        progress.link = QUrl(QStringLiteral("https://login.salesforce.com/services/oauth2/authorize?"
                                            "response_type=code&client_id=3MVG9&redirect_uri=http%3A%2F%2F"
                                            "localhost%3A41717%2Fcallback"));
        m_services->show(progress);
        m_clock.advance(std::chrono::seconds(15));
        look("authorize, overdue");
        m_services->authorizations.push_back(fail(FakeServices::error(
            ErrorCode::BlockedByOrganisation, QStringLiteral("Your organisation has blocked the app."),
            QStringLiteral("OAUTH_APP_BLOCKED_BY_ADMINISTRATOR"))));
        m_services->letGo(QStringLiteral("authorize"));
        look("authorize, blocked");
        press("tryAgainButton");
        look("authorize, done");
        press("nextButton");
        look("access, not wanted");
        AccessOutlook bad = FakeServices::goodOutlook();
        bad.impossible = FakeServices::error(
            ErrorCode::PermissionMissing,
            QStringLiteral("integration-administrator@acme-rope-works-and-sons.example has no right “Create, "
                           "edit, and delete External Client Apps”."));
        m_services->outlooks.push_back(bad);
        press("accessOnCard");
        look("access, rights missing");
        press("accessOffCard");
        press("accessOnCard");
        look("access, wanted");
        press("nextButton");
        look("objects");
        CheckResult check;
        check.id = QStringLiteral("network");
        check.title = QStringLiteral("Network Access");
        check.detail =
            QStringLiteral("This computer's address 2001:0db8:85a3:0000:0000:8a2e:0370:7334 is not listed.");
        check.remedy = QStringLiteral("Add it.");
        check.lightningPath = QStringLiteral("Setup → Security → Network Access → Trusted IP Ranges");
        check.state = CheckResult::State::Fail;
        check.link = QUrl(QStringLiteral("https://acme.my.salesforce.com/setup"));
        m_services->checkLists.push_back(QList<CheckResult>{check});
        press("nextButton");
        look("connected");
        m_services->hold(QStringLiteral("changeAccess"));
        press("finishButton");
        look("connected, access is made");
        press("cancelAccessButton");
        look("connected, access was stopped");
        press("goOnAccessButton");
        m_services->letGo(QStringLiteral("changeAccess"));
        look("connected, access was made");
    }

    void dynamics()
    {
        WizardStart start;
        start.practiceFirst = true;
        start.input.practice = true;
        begin(start);
        press("dynamicsCard");
        look("choose, practice first");
        press("nextButton");
        look("where, practice");
        press("nextButton");
        look("authorize, practice");

        begin();
        press("dynamicsCard");
        press("nextButton");
        type("dynamicsAddressEdit", "https://agency.crm.microsoftdynamics.us");
        look("where, needs an app");
        type("dynamicsAddressEdit", "org31ec4237.crm4.dynamics.com/main.aspx?appid=1");
        press("nextButton");
        m_services->hold(QStringLiteral("authorize"));
        press("connectButton");
        m_clock.advance(std::chrono::seconds(15));
        press("useDeviceCodeButton");
        SignInProgress progress;
        progress.code = QStringLiteral("A1BCD2EFG");
        progress.codeAddress = QUrl(QStringLiteral("https://microsoft.com/devicelogin"));
        m_services->show(progress);
        look("authorize, code");
        m_services->letGo(QStringLiteral("authorize"));
        look("authorize, agreed");
        press("nextButton");
        type("userNameEdit", "crm-integration-user@contoso-rope-works.onmicrosoft.com");
        type("passwordEdit", "correct horse");
        look("user");
        m_services->users.push_back(fail(FakeServices::error(
            ErrorCode::MfaRequired, QStringLiteral("This user must prove who they are with a second factor."),
            QStringLiteral("AADSTS50076"))));
        press("nextButton");
        look("user, second factor");
        press("applicationUserButton");
        look("user, application");
        type("applicationIdEdit", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
        type("applicationSecretEdit", "secret");
        press("nextButton");
        look("objects, Dynamics");
        m_services->stores.push_back(StoreState::Absent);
        press("nextButton");
        look("connected, no keychain");
        press("networkSettingsButton");
        auto *dialog = m_wizard->findChild<QWidget *>(QStringLiteral("networkDialog"));
        QVERIFY(dialog);
        dialog->findChild<QAbstractButton *>(QStringLiteral("manualProxyCard"))->click();
        dialog->resize(m_size);
        lookAt(*dialog, "network settings");
        dialog->close();
    }

private slots:
    void noPageScrollsSideways_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(320, 240), QSize(400, 300), QSize(480, 480)}) {
            for (const char *words : {"English", "German", "long words"})
                QTest::addRow("%s %d", words, size.width()) << QString::fromLatin1(words) << size;
        }
    }
    void noPageScrollsSideways()
    {
        QFETCH(QString, words);
        QFETCH(QSize, size);
        m_size = size;
        if (words == QLatin1String("German")) {
            m_words = std::make_unique<QTranslator>();
            QVERIFY(m_words->load(QStringLiteral(GERMAN)));
        } else if (words == QLatin1String("long words")) {
            m_words = std::make_unique<LongWords>();
        }
        if (m_words)
            QCoreApplication::installTranslator(m_words.get());
        m_found.clear();
        salesforce();
        dynamics();
        QVERIFY2(m_found.isEmpty(), qPrintable(QLatin1Char('\n') + m_found.join(QLatin1Char('\n'))));
    }
    void cleanup()
    {
        m_wizard.reset();
        m_words.reset(); // takes itself out
    }
};

QTEST_MAIN(TestNarrow)
#include "tst_narrow.moc"
