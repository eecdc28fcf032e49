// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostart.h"
#include "platform/autostartentry.h"

#include "support/autostartstand.h"

#include <QFileInfo>
#include <QScopeGuard>
#include <QTest>

#include <memory>

using namespace fairlead;
using State = Autostart::State;
using Entry = AutostartStand::Entry;

Q_DECLARE_METATYPE(fairlead::Autostart::State)
Q_DECLARE_METATYPE(fairlead::AutostartStand::Entry)

namespace {

#ifdef Q_OS_WIN
constexpr bool bothAreCarriedOut = true;
#else
constexpr bool bothAreCarriedOut = false; // of one name, the person's own takes the other's place
#endif

const char *nameOf(Entry entry)
{
    switch (entry) {
    case Entry::None:
        return "none";
    case Entry::Ours:
        return "ours";
    case Entry::SwitchedOff:
        return "switched off in the system";
    case Entry::Elsewhere:
        return "another program's";
    }
    return "";
}

/// Of one place alone.
State stateOf(Entry entry)
{
    switch (entry) {
    case Entry::Ours:
        return State::On;
    case Entry::SwitchedOff:
        return State::OffInSystem;
    case Entry::Elsewhere:
        return State::Elsewhere;
    default:
        return State::Off;
    }
}

} // namespace

/// The person's own entry beside one that a package has put there for everybody: every pair of them, refused
/// and not.
class TestAutostartEverybody : public QObject
{
    Q_OBJECT

    std::unique_ptr<AutostartStand> m_stand;

    // Each pair with what it means, spelled out: where the two systems differ, both.
    void addPairs() const
    {
        QTest::addColumn<Entry>("own");
        QTest::addColumn<Entry>("everybody");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<State>("state");
        const auto add = [](Entry own, Entry everybody, State state, State whereRefused) {
            QTest::addRow("own: %s, for everybody: %s", nameOf(own), nameOf(everybody))
                << own << everybody << false << state;
            // The person's own file is the refusal where it is one.
            if (bothAreCarriedOut || own == Entry::None)
                QTest::addRow("own: %s, for everybody: %s, refused", nameOf(own), nameOf(everybody))
                    << own << everybody << true << whereRefused;
        };
        const auto either = [](State windows, State xdg) { return bothAreCarriedOut ? windows : xdg; };
        add(Entry::None, Entry::None, State::Off, State::Off);
        add(Entry::None, Entry::Ours, State::On, State::Off);
        add(Entry::None, Entry::SwitchedOff, either(State::OffInSystem, State::Off), State::Off);
        add(Entry::None, Entry::Elsewhere, State::Elsewhere, State::Off);
        for (const Entry everybody : {Entry::None, Entry::Ours, Entry::SwitchedOff, Entry::Elsewhere}) {
            add(Entry::Ours, everybody, State::On, State::On);
            add(Entry::SwitchedOff, everybody, State::OffInSystem, State::OffInSystem);
        }
        add(Entry::Elsewhere, Entry::None, State::Elsewhere, State::Elsewhere);
        add(Entry::Elsewhere, Entry::Ours, either(State::On, State::Elsewhere), State::Off);
        add(Entry::Elsewhere, Entry::SwitchedOff, State::Elsewhere, State::Off);
        add(Entry::Elsewhere, Entry::Elsewhere, State::Elsewhere, State::Off);
    }

    void makePair()
    {
        QFETCH(const Entry, own);
        QFETCH(const Entry, everybody);
        QFETCH(const bool, refused);
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setOwn(own));
        QVERIFY(m_stand->setEverybody(everybody));
        QVERIFY(!refused || m_stand->refuse());
    }

private slots:
    void isOnWhereOneStartsIt_data() { addPairs(); }
    void isOnWhereOneStartsIt()
    {
        QFETCH(const State, state);
        makePair();
        QCOMPARE(m_stand->autostart().state(), state);
    }

    void offIsOff_data() { addPairs(); }
    void offIsOff()
    {
        QFETCH(const Entry, everybody);
        makePair();
        const QByteArray before = m_stand->everybodys();
        QVERIFY(m_stand->autostart().turnOff());
        QCOMPARE(m_stand->autostart().state(), State::Off);
        QCOMPARE(m_stand->everybodys(), before);
        if (everybody == Entry::None || bothAreCarriedOut)
            QVERIFY(!m_stand->hasOwn());
        // And back: the way the switch goes.
        QVERIFY(m_stand->autostart().turnOn());
        const bool isOffInSystem = bothAreCarriedOut && everybody == Entry::SwitchedOff;
        QCOMPARE(m_stand->autostart().state(), isOffInSystem ? State::OffInSystem : State::On);
        QVERIFY(!m_stand->hasRefused());
        QCOMPARE(m_stand->hasOwn(), everybody != Entry::Ours && !isOffInSystem);
        QCOMPARE(m_stand->everybodys(), before);
    }

    void onIsOn_data() { addPairs(); }
    void onIsOn()
    {
        QFETCH(const Entry, own);
        QFETCH(const Entry, everybody);
        makePair();
        const QByteArray before = m_stand->everybodys();
        QVERIFY(m_stand->autostart().turnOn());
        const bool isOffInSystem = own == Entry::SwitchedOff
            || (bothAreCarriedOut && own == Entry::None && everybody == Entry::SwitchedOff);
        QCOMPARE(m_stand->autostart().state(), isOffInSystem ? State::OffInSystem : State::On);
        QVERIFY(!m_stand->hasRefused());
        // Two would be listed, and carried out.
        if (everybody == Entry::Ours && own != Entry::SwitchedOff)
            QVERIFY(!m_stand->hasOwn());
        QCOMPARE(m_stand->everybodys(), before);
    }

    void administratorsYesIsOn_data() { addPairs(); }
    void administratorsYesIsOn()
    {
        QFETCH(const Entry, everybody);
        makePair();
        const QByteArray before = m_stand->everybodys();
        QVERIFY(m_stand->autostart().enforce());
        QCOMPARE(m_stand->autostart().state(), State::On);
        QVERIFY(!m_stand->hasRefused());
        QCOMPARE(m_stand->hasOwn(), everybody != Entry::Ours);
        QCOMPARE(m_stand->everybodys(), before);
    }

    void forgottenIsOnlyThePersons_data() { addPairs(); }
    void forgottenIsOnlyThePersons()
    {
        QFETCH(const Entry, own);
        QFETCH(const Entry, everybody);
        QFETCH(const bool, refused);
        makePair();
        const QByteArray before = m_stand->everybodys();
        const auto place = m_stand->autostart().forget();
        QVERIFY(place);
        QCOMPARE(!place->isEmpty(), own != Entry::None || refused);
        QVERIFY(!m_stand->hasOwn());
        QVERIFY2(!m_stand->hasRefused(), "nor the key that had it");
        QCOMPARE(m_stand->everybodys(), before);
        const State alone = stateOf(everybody);
        QCOMPARE(m_stand->autostart().state(),
                 !bothAreCarriedOut && alone == State::OffInSystem ? State::Off : alone);
        const auto again = m_stand->autostart().forget();
        QVERIFY(again && again->isEmpty());
    }

    // A package of a later version writes the entry anew; what a person has refused is not asked again.
    void refusalOutlivesAnUpgrade()
    {
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        QVERIFY(m_stand->autostart().turnOff());
        QVERIFY(m_stand->setEverybody(Entry::None));
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        QCOMPARE(m_stand->autostart().state(), State::Off);
    }

#ifdef Q_OS_WIN
    void keyStaysForWhatElseIsInIt()
    {
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        QVERIFY(m_stand->setNeighbour());
        QVERIFY(m_stand->autostart().turnOff());
        QCOMPARE(m_stand->autostart().state(), State::Off);
        QVERIFY(m_stand->autostart().turnOn());
        QCOMPARE(m_stand->autostart().state(), State::On);
        QVERIFY2(m_stand->hasRefused(), "the key, for its other value");
    }

    void packagesWriteForEverybodyIntoTheMachine()
    {
        const AutostartPlaces places = AutostartPlaces::ofThisPerson();
        QCOMPARE(
            places.everybody,
            QStringList{QStringLiteral("HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion")});
        QCOMPARE(places.refusal, QStringLiteral("Software\\Fairlead"));
    }
#else
    void firstOfXdgConfigDirsDecides()
    {
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        const QString stronger = m_stand->places().everybody.constFirst();
        QVERIFY(QDir().mkpath(stronger + QStringLiteral("/fairlead.desktop")));
        QCOMPARE(m_stand->autostart().state(), State::On); // a folder is no entry
        QVERIFY(QDir(stronger).rmdir(QStringLiteral("fairlead.desktop")));
        QFile hidden(stronger + QStringLiteral("/fairlead.desktop"));
        QVERIFY(hidden.open(QIODevice::WriteOnly) && hidden.write("[Desktop Entry]\nHidden=true\n") > 0);
        hidden.close();
        QCOMPARE(m_stand->autostart().state(), State::Off);
        QVERIFY(m_stand->autostart().turnOn());
        QCOMPARE(m_stand->autostart().state(), State::On);
        QVERIFY(m_stand->hasOwn());
    }

    void placesAreThoseOfTheSpecification()
    {
        const auto dirs = qgetenv("XDG_CONFIG_DIRS");
        const bool wasSet = qEnvironmentVariableIsSet("XDG_CONFIG_DIRS");
        const auto back = qScopeGuard([&] {
            if (wasSet)
                qputenv("XDG_CONFIG_DIRS", dirs);
            else
                qunsetenv("XDG_CONFIG_DIRS");
        });
        qunsetenv("XDG_CONFIG_DIRS");
        QCOMPARE(AutostartPlaces::ofThisPerson().everybody,
                 QStringList{QStringLiteral("/etc/xdg/autostart")});
        qputenv("XDG_CONFIG_DIRS", "/etc/xdg/corp:/etc/xdg");
        QCOMPARE(
            AutostartPlaces::ofThisPerson().everybody,
            (QStringList{QStringLiteral("/etc/xdg/corp/autostart"), QStringLiteral("/etc/xdg/autostart")}));
        QVERIFY(!AutostartPlaces::ofThisPerson().folder.startsWith(QStringLiteral("/etc")));
    }

    // Whoever switches it on in the desktop's own list has taken the refusal back.
    void desktopsOwnSwitchCounts()
    {
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        QVERIFY(m_stand->autostart().turnOff());
        QFile own(m_stand->autostart().place());
        QVERIFY(own.open(QIODevice::ReadWrite));
        const QByteArray text = own.readAll().replace("Hidden=true", "Hidden=false");
        QVERIFY(own.resize(0) && own.seek(0) && own.write(text) == text.size());
        own.close();
        QCOMPARE(m_stand->autostart().state(), State::On);
    }

    void refusalThatCannotBeWrittenIsTold()
    {
        m_stand = std::make_unique<AutostartStand>();
        QVERIFY(m_stand->setEverybody(Entry::Ours));
        QVERIFY(QDir().mkpath(m_stand->autostart().place()));
        const Outcome off = m_stand->autostart().turnOff();
        QVERIFY(!off);
        QCOMPARE(off.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(m_stand->autostart().state(), State::On);
    }
#endif
};

QTEST_GUILESS_MAIN(TestAutostartEverybody)
#include "tst_autostarteverybody.moc"
