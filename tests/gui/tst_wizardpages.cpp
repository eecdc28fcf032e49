// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/metrics.h"
#include "support/manualclock.h"
#include "support/wizard/fakeservices.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDate>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>

using namespace fairlead;

/// What a page shows and where, as far as a person would stumble over it.
class TestWizardPages : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::shared_ptr<FakeServices> m_services;
    std::unique_ptr<SetupWizard> m_wizard;

    template <typename T> T *shown(const char *name) const
    {
        for (T *widget : m_wizard->findChildren<T *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    bool press(const char *name) const
    {
        const auto ready = [this, name] {
            const auto *button = shown<QAbstractButton>(name);
            return button && button->isEnabled();
        };
        if (!QTest::qWaitFor(ready))
            return false;
        shown<QAbstractButton>(name)->click();
        return true;
    }
    bool toAuthorize() const { return press("salesforceCard") && press("nextButton") && press("nextButton"); }
    QLabel *label(const QString &text) const
    {
        for (QLabel *candidate : m_wizard->currentPage()->findChildren<QLabel *>()) {
            if (candidate->isVisible() && candidate->text().startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    int top(const QWidget *widget) const { return widget->mapTo(m_wizard.get(), QPoint()).y(); }

private slots:
    void init()
    {
        m_services = std::make_shared<FakeServices>();
        m_wizard = std::make_unique<SetupWizard>(m_services, m_clock);
        m_wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    }
    void cleanup() { m_wizard.reset(); }

    // Typing finds an entry by its first letter.
    void cloudsBeginWithTheirNames()
    {
        QVERIFY(press("dynamicsCard") && press("nextButton"));
        const auto *clouds = shown<QComboBox>("cloudBox");
        QVERIFY(clouds);
        QCOMPARE(clouds->count(), 5);
        QCOMPARE(clouds->itemText(0), QStringLiteral("Global"));
        for (int i = 0; i < clouds->count(); ++i)
            QVERIFY2(!clouds->itemText(i).startsWith(QStringLiteral("Cloud")),
                     qPrintable(clouds->itemText(i)));
    }

    void aFailureOffersOneWayToStartAgain()
    {
        QVERIFY(toAuthorize());
        m_services->authorizations.push_back(fail(FakeServices::error(ErrorCode::SignInWindowCrashed)));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([this] { return shown<QAbstractButton>("tryAgainButton") != nullptr; }));
        QVERIFY(!shown<QAbstractButton>("connectButton"));
        QVERIFY(press("tryAgainButton"));
        QVERIFY(QTest::qWaitFor([this] { return m_wizard->button(QWizard::NextButton)->isEnabled(); }));
    }

    void theNextRungsComeWhenNothingIsVisible()
    {
        QVERIFY(toAuthorize());
        m_services->hold(QStringLiteral("authorize"));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([this] { return shown<QWidget>("waitingNote") != nullptr; }));
        m_clock.advance(std::chrono::milliseconds(14999));
        QVERIFY(!shown<QWidget>("ladderNote"));
        m_clock.advance(std::chrono::milliseconds(1));
        QVERIFY(shown<QWidget>("ladderNote"));
        QVERIFY(shown<QAbstractButton>("useBrowserButton"));
        m_services->letGo(QStringLiteral("authorize"));
    }

    // Whoever is asked for help gets the same from every page, and never a secret.
    void detailsOfAFailureAreCopied()
    {
        QVERIFY(toAuthorize());
        Error refused = FakeServices::error(ErrorCode::BlockedByOrganisation,
                                            QStringLiteral("It is blocked."), QStringLiteral("AADSTS53003"));
        refused.detail =
            QStringLiteral("AADSTS53003: Words. Trace ID: 1-2 Correlation ID: 3-4 eyJhbGciOiJub25l.e30.");
        m_services->authorizations.push_back(fail(refused));
        QVERIFY(press("connectButton"));
        QVERIFY(QTest::qWaitFor([&] { return shown<QWidget>("errorNote") != nullptr; }));
        QVERIFY(press("copyDetailsButton"));
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char *part : {"It is blocked.", "AADSTS53003 (BlockedByOrganisation)", "Trace ID: 1-2",
                                 "Correlation ID: 3-4"})
            QVERIFY2(copied.contains(QLatin1String(part)), part);
        QVERIFY(copied.contains(QDate::currentDate().toString(QStringLiteral("yyyy-"))));
        QVERIFY(!copied.contains(QLatin1String("eyJ")));
    }

    // The list's room does not go between the texts while there is no list.
    void textsStayTogetherWithoutTheList_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("loading") << false;
        QTest::newRow("failed") << true;
    }
    void textsStayTogetherWithoutTheList()
    {
        QFETCH(bool, failed);
        QVERIFY(toAuthorize() && press("connectButton"));
        if (failed)
            m_services->objectLists.push_back(fail(
                FakeServices::error(ErrorCode::ApiDisabled, QStringLiteral("The organisation has no API."))));
        else
            m_services->hold(QStringLiteral("objects"));
        QVERIFY(press("nextButton"));
        const char *note = failed ? "errorNote" : "objectsNote";
        QVERIFY(QTest::qWaitFor([&] { return shown<QWidget>(note) != nullptr; }));
        QTest::qWait(0);
        const QLabel *title = label(QStringLiteral("What to keep in step"));
        const QLabel *sentence = label(QStringLiteral("Choose what Fairlead keeps in step"));
        QVERIFY(title && sentence);
        const int em = look::ems(m_wizard.get(), 1);
        const int toSentence = top(sentence) - top(title) - title->heightForWidth(title->width());
        const int toNote =
            top(shown<QWidget>(note)) - top(sentence) - sentence->heightForWidth(sentence->width());
        QVERIFY2(toSentence >= 0 && toSentence <= 2 * em, qPrintable(QString::number(toSentence)));
        QVERIFY2(toNote >= 0 && toNote <= 3 * em, qPrintable(QString::number(toNote)));
        m_services->letGo(QStringLiteral("objects"));
        if (!failed) {
            auto *list = m_wizard->findChild<QWidget *>(QStringLiteral("objectsView"));
            QVERIFY(QTest::qWaitFor([&] { return list->isVisible(); }));
            QTRY_VERIFY(list->height() > m_wizard->currentPage()->height() / 3);
        }
    }
};

QTEST_MAIN(TestWizardPages)
#include "tst_wizardpages.moc"
