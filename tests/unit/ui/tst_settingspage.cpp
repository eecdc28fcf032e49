// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/hub.h"
#include "ui/hub/settingspage.h"

#include "look/checkbox.h"
#include "look/note.h"
#include "support/manualclock.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;

class TestSettingsPage : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<QSignalSpy> m_wanted;

    template <typename Widget> Widget *find(const char *name) const
    {
        return m_hub->findChild<Widget *>(QLatin1String(name));
    }
    static Preferences preferences()
    {
        Preferences shown;
        shown.languages = {QStringLiteral("de"), QStringLiteral("en")};
        shown.updates = Preferences::Updates::Choice;
        shown.checksUpdates = true;
        return shown;
    }
    QVariant lastValue(Setting setting) const
    {
        if (m_wanted->isEmpty() || m_wanted->last().at(0).value<Setting>() != setting)
            return {};
        return m_wanted->last().at(1);
    }

private slots:
    void init()
    {
        m_hub = std::make_unique<Hub>(m_clock);
        m_hub->setPreferences(preferences());
        m_hub->show();
        m_hub->showPage(Hub::Page::Settings);
        m_wanted = std::make_unique<QSignalSpy>(m_hub.get(), &Hub::settingWanted);
    }

    void asksByKeyboard()
    {
        auto *start = find<look::CheckBox>("startAtLogin");
        start->setFocus();
        QTest::keyClick(start, Qt::Key_Space);
        QCOMPARE(lastValue(Setting::StartAtLogin), QVariant(true));
        auto *updates = find<look::CheckBox>("updateCheck");
        QVERIFY(updates->isChecked());
        QTest::keyClick(updates, Qt::Key_Space);
        QCOMPARE(lastValue(Setting::UpdateCheck), QVariant(false));
        auto *language = find<QComboBox>("language");
        QCOMPARE(language->currentIndex(), 0);
        QTest::keyClick(language, Qt::Key_Down);
        QCOMPARE(lastValue(Setting::Language), QVariant(QStringLiteral("de")));
        QCOMPARE(language->currentText(), QStringLiteral("Deutsch"));
        const QSignalSpy network(m_hub.get(), &Hub::networkSettingsRequested);
        QTest::keyClick(find<QAbstractButton>("openNetworkSettings"), Qt::Key_Space);
        QCOMPARE(network.count(), 1);
    }

    // What was refused is shown as it is, by the answer.
    void showsWhatItIsTold()
    {
        auto *start = find<look::CheckBox>("startAtLogin");
        QTest::keyClick(start, Qt::Key_Space);
        m_hub->setPreferences(preferences());
        QVERIFY(!start->isChecked());
        QCOMPARE(m_wanted->count(), 1);
    }

    void lockedIsSaidAndCannotBeChanged()
    {
        Preferences locked = preferences();
        locked.startLocked = locked.languageLocked = true;
        locked.startAtLogin = Autostart::State::On;
        locked.updates = Preferences::Updates::Locked;
        m_hub->setPreferences(locked);
        for (const char *name : {"startAtLogin", "language", "updateCheck"}) {
            auto *widget = find<QWidget>(name);
            QVERIFY2(!widget->isEnabled(), name);
            QVERIFY2(widget->accessibleDescription().contains(QStringLiteral("administrator")), name);
            QTest::keyClick(widget, Qt::Key_Space);
        }
        QVERIFY(find<look::CheckBox>("startAtLogin")->isChecked());
        QCOMPARE(m_wanted->count(), 0);
    }

    // Nothing there is the person's to switch on.
    void lockCountsMoreThanTheSystemsList()
    {
        Preferences locked = preferences();
        locked.startLocked = true;
        locked.startAtLogin = Autostart::State::OffInSystem;
        m_hub->setPreferences(locked);
        auto *start = find<look::CheckBox>("startAtLogin");
        QVERIFY(!start->isEnabled() && !start->isChecked());
        QVERIFY(start->accessibleDescription().contains(QStringLiteral("administrator")));
    }

    void choiceOfTheSystemIsTold()
    {
        Preferences off = preferences();
        off.startAtLogin = Autostart::State::OffInSystem;
        m_hub->setPreferences(off);
        auto *start = find<look::CheckBox>("startAtLogin");
        QVERIFY(!start->isEnabled() && !start->isChecked());
        QVERIFY(start->accessibleDescription().contains(QStringLiteral("Task Manager")));
    }

    void newerVersionIsSaidUntilItIsRead()
    {
        auto *note = find<look::Note>("newerVersion");
        QVERIFY(!note->isVisible());
        const QUrl notes(QStringLiteral("https://fairlead.invalid/new"));
        m_hub->tellUpdate({QStringLiteral("0.2.0"), notes, {}});
        QVERIFY(note->isVisible());
        QVERIFY(note->content().title.contains(QStringLiteral("0.2.0")));
        QVERIFY(!note->action(QStringLiteral("updateDownload")));
        const QSignalSpy link(m_hub.get(), &Hub::linkRequested);
        note->action(QStringLiteral("updateNotes"))->click();
        QCOMPARE(link.first().first().toUrl(), notes);
        note->action(QStringLiteral("updateUnderstood"))->click();
        QVERIFY(!note->isVisible());
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
