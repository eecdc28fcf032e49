// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"
#include "desktop/preferences.h"
#include "settings/settings.h"

#include "support/administratorstand.h"
#include "support/autostartstand.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

Q_DECLARE_METATYPE(fairlead::AutostartStand::Entry)

/// The files behind the settings page: who may change what, and what becomes of the entry at login.
class TestPreferences : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<AdministratorStand> m_stand;

    Home home() const { return Home(m_dir->filePath(QStringLiteral("home")), m_stand); }
    Autostart autostart() const
    {
        return Autostart({m_dir->filePath(QStringLiteral("autostart")), QStringLiteral("/usr/bin/fairlead")});
    }
    PreferenceFiles files() const { return PreferenceFiles(home(), autostart()); }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_stand = std::make_shared<AdministratorStand>();
    }

    void switchIsTheEntry()
    {
        QCOMPARE(files().read().startAtLogin, Autostart::State::Off);
        QVERIFY(files().keep(Setting::StartAtLogin, true));
        QCOMPARE(autostart().state(), Autostart::State::On);
        QCOMPARE(files().read().startAtLogin, Autostart::State::On);
        // Taken away elsewhere: shown, and not put back by a start.
        QVERIFY(autostart().turnOff());
        QVERIFY(files().settleAutostart());
        QCOMPARE(files().read().startAtLogin, Autostart::State::Off);
        QVERIFY(files().keep(Setting::StartAtLogin, true));
        QVERIFY(files().keep(Setting::StartAtLogin, false));
        QCOMPARE(autostart().state(), Autostart::State::Off);
    }

    void installersEntryStays()
    {
        QVERIFY(autostart().turnOn());
        QVERIFY(files().settleAutostart());
        QCOMPARE(files().read().startAtLogin, Autostart::State::On);
        QVERIFY(files().keep(Setting::StartAtLogin, false));
        QCOMPARE(autostart().state(), Autostart::State::Off);
    }

    void administratorsWordCounts_data()
    {
        QTest::addColumn<SettingSource>("source");
        QTest::addColumn<bool>("wanted");
        QTest::addColumn<bool>("wasOn");
        QTest::addColumn<bool>("isOn");
        const auto policy = SettingSource::MachinePolicy;
        const auto standard = SettingSource::MachineDefault;
        QTest::newRow("policy: yes") << policy << true << false << true;
        QTest::newRow("policy: no") << policy << false << true << false;
        QTest::newRow("default: yes") << standard << true << false << true;
        QTest::newRow("default: no, chosen in the installer") << standard << false << true << true;
    }
    void administratorsWordCounts()
    {
        QFETCH(const SettingSource, source);
        QFETCH(const bool, wanted);
        QFETCH(const bool, wasOn);
        QFETCH(const bool, isOn);
        m_stand->set(Setting::StartAtLogin, wanted, source);
        if (wasOn)
            QVERIFY(autostart().turnOn());
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), isOn ? Autostart::State::On : Autostart::State::Off);
        const bool locked = source == SettingSource::MachinePolicy;
        QCOMPARE(files().read().startLocked, locked);
        QCOMPARE(files().keep(Setting::StartAtLogin, !wanted).has_value(), !locked);
        if (locked)
            QCOMPARE(autostart().state(), isOn ? Autostart::State::On : Autostart::State::Off);
    }

    void nothingIsSettledWhileNobodyKnows()
    {
        Error error;
        error.code = ErrorCode::FileRefused;
        m_stand->set(Setting::StartAtLogin, true);
        m_stand->refused = error;
        QVERIFY(!files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::Off);
        QVERIFY(!files().keep(Setting::StartAtLogin, true));
        QCOMPARE(autostart().state(), Autostart::State::Off);
    }

    void personsNoOutlivesADefault()
    {
        m_stand->set(Setting::StartAtLogin, true, SettingSource::MachineDefault);
        QVERIFY(files().settleAutostart());
        QVERIFY(files().keep(Setting::StartAtLogin, false));
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::Off);
    }

    // The default is what a person begins with, not what comes back with every start.
    void removedEntryOutlivesADefault()
    {
        m_stand->set(Setting::StartAtLogin, true, SettingSource::MachineDefault);
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::On);
        QVERIFY(autostart().turnOff());
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::Off);
        // Nor where an installer had been faster.
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(autostart().turnOn());
        QVERIFY(files().settleAutostart());
        QVERIFY(autostart().turnOff());
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::Off);
        // A policy is another matter.
        m_stand->set(Setting::StartAtLogin, true);
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::On);
    }

#ifndef Q_OS_DARWIN
    void everybodysEntryIsShownAndRefused()
    {
        const AutostartStand stand;
        QVERIFY(stand.setEverybody(AutostartStand::Entry::Ours));
        const PreferenceFiles files(home(), stand.autostart());
        QCOMPARE(files.read().startAtLogin, Autostart::State::On);
        QVERIFY(files.settleStart());
        QVERIFY2(!QFileInfo::exists(home().folder()), "nobody has decided anything");
        QVERIFY(files.keep(Setting::StartAtLogin, false));
        QCOMPARE(files.read().startAtLogin, Autostart::State::Off);
        QVERIFY(!files.settleStart());
        // Nor by what an administrator begins with later.
        m_stand->set(Setting::StartAtLogin, true, SettingSource::MachineDefault);
        QVERIFY(!files.settleStart());
        QVERIFY(files.keep(Setting::StartAtLogin, true));
        QVERIFY(files.settleStart());
        QVERIFY(!stand.hasOwn());
    }

    void startAtLoginIsSettled_data()
    {
        using Entry = AutostartStand::Entry;
        QTest::addColumn<Entry>("own");
        QTest::addColumn<Entry>("everybody");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<int>("policy"); // -1: none
        QTest::addColumn<bool>("starts");
        for (const Entry entry : {Entry::None, Entry::Ours, Entry::SwitchedOff, Entry::Elsewhere}) {
            for (const bool own : {true, false}) {
                for (const bool refused : {true, false}) {
                    if (refused && own)
                        continue;
                    const auto add = [&](int policy, bool starts) {
                        QTest::addRow("entry %d, %s, %s, policy %d", int(entry),
                                      own ? "own" : "for everybody", refused ? "refused" : "not refused",
                                      policy)
                            << (own ? entry : Entry::None) << (own ? Entry::None : entry) << refused << policy
                            << starts;
                    };
                    add(0, false);
                    add(1, true);
                    // Another entry than one for this program has started it.
                    add(-1, !refused && (entry == Entry::Ours || entry == Entry::Elsewhere));
                }
            }
        }
    }
    void startAtLoginIsSettled()
    {
        QFETCH(const AutostartStand::Entry, own);
        QFETCH(const AutostartStand::Entry, everybody);
        QFETCH(const bool, refused);
        QFETCH(const int, policy);
        QFETCH(const bool, starts);
        const AutostartStand stand;
        QVERIFY(stand.setOwn(own) && stand.setEverybody(everybody));
        QVERIFY(!refused || stand.refuse());
        const PreferenceFiles files(home(), stand.autostart());
        if (policy >= 0)
            m_stand->set(Setting::StartAtLogin, policy == 1);
        QCOMPARE(files.settleStart(), starts);
        QCOMPARE(files.read().startLocked, policy >= 0);
        if (policy >= 0)
            QCOMPARE(files.read().startAtLogin == Autostart::State::On, starts);
        QVERIFY2(!QFileInfo::exists(home().folder()), "settling decides nothing for the person");
    }

    void policyCountsWhereItCannotBeCarriedOut()
    {
        const AutostartStand stand;
        QVERIFY(stand.setEverybody(AutostartStand::Entry::Ours));
        AutostartPlaces places = stand.places();
        // Where nothing can be written: below a file, and for Windows a name that no key has.
        QFile inTheWay(m_dir->filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        places.folder = inTheWay.fileName() + QStringLiteral("/autostart");
        places.refusal = QString(300, QLatin1Char('x'));
        const PreferenceFiles files(home(), Autostart(places));
        m_stand->set(Setting::StartAtLogin, false);
        QVERIFY(!files.settleAutostart());
        QVERIFY(!files.settleStart());
    }
#endif

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    void entryThatStartsNothingIsMendedByAPolicy_data()
    {
        QTest::addColumn<QByteArray>("entry"); // empty: a folder
        QTest::addColumn<bool>("defaultMendsIt");
        QTest::newRow("another program") << QByteArray("[Desktop Entry]\nExec=/bin/true\n") << true;
        QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nExec=/usr/bin/fairlead\nHidden=true\n")
                                << false;
        QTest::newRow("folder") << QByteArray() << false;
    }
    void entryThatStartsNothingIsMendedByAPolicy()
    {
        QFETCH(const QByteArray, entry);
        QFETCH(const bool, defaultMendsIt);
        const QString place = autostart().place();
        QVERIFY(QDir().mkpath(entry.isEmpty() ? place : QFileInfo(place).path()));
        QFile file(place);
        if (!entry.isEmpty())
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(entry) == entry.size());
        file.close();
        QVERIFY(files().read().startAtLogin != Autostart::State::On);
        m_stand->set(Setting::StartAtLogin, true, SettingSource::MachineDefault);
        (void)files().settleAutostart();
        QCOMPARE(autostart().state() == Autostart::State::On, defaultMendsIt);
        m_stand->set(Setting::StartAtLogin, true);
        QVERIFY(files().settleAutostart());
        QCOMPARE(autostart().state(), Autostart::State::On);
    }
#endif

    void trialLeavesNothing()
    {
        const PreferenceFiles trial(home(), std::nullopt);
        QVERIFY(trial.keep(Setting::StartAtLogin, true));
        QCOMPARE(trial.read().startAtLogin, Autostart::State::On);
        QCOMPARE(autostart().state(), Autostart::State::Off);
    }

    void languageIsKept()
    {
        QVERIFY(files().keep(Setting::Language, QStringLiteral("de")));
        QCOMPARE(files().read().language, QStringLiteral("de"));
        QVERIFY(files().read().languages.contains(QStringLiteral("en")));
        m_stand->set(Setting::Language, QStringLiteral("en"));
        QVERIFY(files().read().languageLocked);
        QVERIFY(!files().keep(Setting::Language, QStringLiteral("de")));
        QCOMPARE(files().read().language, QStringLiteral("en"));
    }

    void lockedLanguageIsSpoken()
    {
        Options options;
        options.language = QStringLiteral("en");
        QVERIFY(files().keep(Setting::Language, QStringLiteral("de")));
        QCOMPARE(languageFor(options, Settings::load(home())), QStringLiteral("en"));
        QCOMPARE(languageFor({}, Settings::load(home())), QStringLiteral("de"));
        m_stand->set(Setting::Language, QStringLiteral("de"), SettingSource::MachineDefault);
        QCOMPARE(languageFor(options, Settings::load(home())), QStringLiteral("en"));
        m_stand->set(Setting::Language, QStringLiteral("de"));
        QCOMPARE(languageFor(options, Settings::load(home())), QStringLiteral("de"));
        options.mode = Options::Mode::Tour;
        QCOMPARE(languageFor(options, Settings::load(home())), QStringLiteral("en"));
    }

    void updatesHaveThreeStates()
    {
        using Updates = ui::Preferences::Updates;
        QCOMPARE(files().read().updates, Updates::NotAsked);
        m_stand->set(Setting::UpdateFeed, QStringLiteral("https://updates.corp.example/fairlead.json"));
        QCOMPARE(files().read().updates, Updates::NotAsked); // nobody could sign it
        m_stand->set(Setting::UpdateKey, QStringLiteral("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
        QCOMPARE(files().read().updates, Updates::Choice);
        QVERIFY(files().read().checksUpdates);
        QVERIFY(files().keep(Setting::UpdateCheck, false));
        QVERIFY(!files().read().checksUpdates);
        m_stand->set(Setting::UpdateCheck, false);
        QCOMPARE(files().read().updates, Updates::Locked);
    }
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
