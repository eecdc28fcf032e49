// SPDX-License-Identifier: GPL-3.0-or-later
// What a Mac tells of its preferences, judged as what stands in a registry or a file.
#include "settings/managedlayers.h"
#include "settings/settings.h"
#include "support/administratorstand.h"

#include <QTest>

using namespace fairlead;

namespace {

const QString domain = QStringLiteral("io.fairlead.Fairlead");

/// A Mac with these preferences. Names are compared as they are written, as Core Foundation does.
struct Mac final : PreferencesDomain
{
    QVariantMap forced; ///< by a profile
    QStringList standing; ///< names in the property lists that profiles leave
    QVariantMap machine;
    QVariantMap person; ///< ~/Library/Preferences

    QStringList managedNames() const override { return standing; }
    bool isForced(const QString &name) const override { return forced.contains(name); }
    QVariant value(const QString &name) const override { return forced.value(name, person.value(name)); }
    QStringList machineNames() const override { return machine.keys(); }
    QVariant machineValue(const QString &name) const override { return machine.value(name); }
};

Mac withProfile(const QVariantMap &forced)
{
    Mac mac;
    mac.forced = forced;
    mac.standing = forced.keys();
    return mac;
}

AdministratorStand placesOf(const Mac &mac)
{
    AdministratorStand stand;
    stand.layers = managedLayers(mac, domain);
    return stand;
}

} // namespace

class TestManagedLayers : public QObject
{
    Q_OBJECT

private slots:
    void profileIsPolicyAndTheMachineHasDefaults()
    {
        Mac mac = withProfile({{QStringLiteral("PracticeOrg"), false}, {QStringLiteral("SyncMinutes"), 9.0}});
        mac.machine = {{QStringLiteral("ApiKeptPercent"), 40.0}, {QStringLiteral("SyncMinutes"), 7.0}};
        const Settings settings = Settings::load(QString(), placesOf(mac));
        QVERIFY(!settings.administration().problem());
        QCOMPARE(settings.value(Setting::PracticeOrg).toBool(), false);
        QCOMPARE(settings.value(Setting::SyncMinutes).toInt(), 9);
        QVERIFY(settings.isLocked(Setting::PracticeOrg) && settings.isLocked(Setting::SyncMinutes));
        QCOMPARE(settings.value(Setting::ApiKeptPercent).toInt(), 40);
        QCOMPARE(settings.sourceOf(Setting::ApiKeptPercent), SettingSource::MachineDefault);
    }

    // What a profile asks for is in no file of ours where it came another way than by a property list.
    void knownNamesNeedNoPropertyList()
    {
        Mac mac;
        mac.forced = {{QStringLiteral("AddedClouds"), false}};
        const Settings settings = Settings::load(QString(), placesOf(mac));
        QCOMPARE(settings.value(Setting::AddedClouds).toBool(), false);
        QVERIFY(settings.isLocked(Setting::AddedClouds));
    }

    // A prohibition was meant, and would silently be none.
    void wrongCaseIsRefused_data()
    {
        QTest::addColumn<bool>("byProfile");
        QTest::newRow("profile") << true;
        QTest::newRow("machine's own") << false;
    }
    void wrongCaseIsRefused()
    {
        QFETCH(const bool, byProfile);
        const QVariantMap mistyped{{QStringLiteral("practiceorg"), false}};
        Mac mac = withProfile(byProfile ? mistyped : QVariantMap());
        if (!byProfile)
            mac.machine = mistyped;
        const Outcome checked = Settings::check(QString(), placesOf(mac));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::FileRefused);
        for (const QString &said : {QStringLiteral("practiceorg"), domain})
            QVERIFY2(checked.error().sentence.contains(said), qPrintable(checked.error().text()));
        QVERIFY2(checked.error().remedy.contains(QStringLiteral("PracticeOrg")),
                 qPrintable(checked.error().text()));
    }

    void unknownNamesAreListed()
    {
        Mac mac = withProfile({{QStringLiteral("FromTheFuture"), 1.0}, {QStringLiteral("PayloadUUID"), "1"}});
        mac.machine = {{QStringLiteral("Mistyped"), 1.0}};
        const Administration read = Administration::read(placesOf(mac));
        QVERIFY(!read.problem());
        QCOMPARE(read.unknownNames(),
                 (QStringList{QStringLiteral("FromTheFuture (io.fairlead.Fairlead)"),
                              QStringLiteral("Mistyped (/Library/Preferences/io.fairlead.Fairlead.plist)")}));
    }

    // A profile may set what a person changes afterwards ("set once"): it stands there, and forces nothing.
    void whatIsNotForcedIsNoPolicy()
    {
        Mac mac;
        mac.standing = {QStringLiteral("PracticeOrg"), QStringLiteral("practiceorg")};
        mac.person = {{QStringLiteral("PracticeOrg"), false}, {QStringLiteral("practiceorg"), false}};
        const Settings settings = Settings::load(QString(), placesOf(mac));
        QVERIFY(!settings.administration().problem());
        QCOMPARE(settings.sourceOf(Setting::PracticeOrg), SettingSource::BuiltIn);
    }

    void valueOfAnotherTypeIsRefused()
    {
        const Outcome checked =
            Settings::check(QString(), placesOf(withProfile({{QStringLiteral("Crm"), QByteArray()}})));
        QVERIFY(!checked);
        QVERIFY2(checked.error().sentence.contains(QStringLiteral("Crm")),
                 qPrintable(checked.error().text()));
    }
};

QTEST_GUILESS_MAIN(TestManagedLayers)
#include "tst_managedlayers.moc"
