// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/managedlayers.h"

namespace fairlead {

namespace {

/// A property list that a profile leaves has the profile's own facts beside the settings (Apple, "Device
/// Management", TopLevel: PayloadUUID, PayloadVersion and their like).
bool isOfTheProfile(const QString &name)
{
    return name.startsWith(QLatin1String("Payload"));
}

/// Known names are asked for wherever a profile has come from; others can only be seen where it stands.
QStringList namesToAskFor(const QStringList &standing)
{
    QStringList names;
    for (const SettingRow &row : settingsTable())
        names += QLatin1String(row.policyName);
    for (const QString &name : standing) {
        if (!isOfTheProfile(name))
            names += name;
    }
    names.removeDuplicates();
    return names;
}

} // namespace

QList<AdministratorLayer> managedLayers(const PreferencesDomain &preferences, const QString &domain)
{
    AdministratorLayer forced{SettingSource::MachinePolicy, domain, {}};
    const QStringList managed = namesToAskFor(preferences.managedNames());
    for (const QString &name : managed) {
        const QVariant value = preferences.isForced(name) ? preferences.value(name) : QVariant();
        if (value.isValid())
            forced.values.insert(name, value);
    }
    AdministratorLayer standard{
        SettingSource::MachineDefault, QStringLiteral("/Library/Preferences/%1.plist").arg(domain), {}};
    const QStringList machines = namesToAskFor(preferences.machineNames());
    for (const QString &name : machines) {
        const QVariant value = preferences.machineValue(name);
        if (value.isValid())
            standard.values.insert(name, value);
    }
    return {forced, standard};
}

} // namespace fairlead
