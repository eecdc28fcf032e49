// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

#include <optional>

namespace fairlead {

/// The settings there are. Secrets are none of them: a proxy's password is in the keychain.
enum class Setting {
    ProxyMode, ///< "system", "none", "manual"
    ProxyHost,
    ProxyPort,
    ProxyUser,
    ExtraCaFile, ///< PEM
    Language, ///< "de"; empty: the person's
    SyncMinutes,
    DebugLogUntil, ///< ISO date-time; empty: off
    StartAtLogin,
    ApiKeptPercent, ///< of the organisation's API calls, for people; 0: the sync may use them all
    FirstLoadsOnMetered, ///< first loads do not wait for a network that is not metered
    ClientCertificateFile, ///< PKCS#12; its passphrase is in the keychain
    UpdateCheck, ///< the hub tells of a newer version
    UpdateFeed, ///< address of what names the newest version; empty: nobody is asked
    UpdateKey, ///< Ed25519, base64: by which that is signed; empty: the maker's
    PracticeOrg, ///< a trial with the practice org is offered
    AddedClouds, ///< clouds.json is read
    SignInWays, ///< rungs of the sign-in ladder that are offered: "popup", "browser", "device-code"
    Crm, ///< of every new connection, as all below: "salesforce", "dynamics"; empty: the person chooses
    Address,
    Cloud,
    ClientId, ///< of the app that an administrator approves
    SignInMethod, ///< how the integration user signs in; which there are is the row's
    IntegrationUser, ///< Dynamics: user name
    ApplicationId, ///< Dynamics: of the app that an application user signs in with
    Tenant, ///< Dynamics: id of the Entra tenant
    Objects, ///< what is kept in step from the start
};

/// One of the values that a setting may have.
struct SettingChoice
{
    const char *value;
    const char *title; ///< for a person, to be translated in "fairlead::Settings"
};

/// One row of the one table: everything that has to know a setting reads it here, the files for
/// administrators included (installer/policy). Texts are translated in "fairlead::Settings".
struct SettingRow
{
    /// Who may set it at all. An administrator's own is in no file of the person's.
    enum class Owner { Person, Administrator };

    Setting setting;
    const char *key; ///< in settings.json
    QVariant standard; ///< type (bool, int, QString or QStringList) and value without any other layer
    const char *policyName; ///< under which an administrator sets it
    bool sensitive; ///< never in logs and bundles
    const char *allowed; ///< the values there are, for a person
    bool (*accepts)(const QVariant &value); ///< of the right type already; null: all
    const char *title;
    const char *explanation;
    Owner owner = Owner::Person;
    QVariant example{}; ///< for the files that administrators start from; accepted, and not the standard
    QList<SettingChoice> choices{}; ///< all there are; empty: accepts() decides
    int lowest = 0; ///< of a number, with highest
    int highest = 0;
    QVariant (*meant)(const QVariant &given) = nullptr; ///< as it counts, before accepts(); null: as given
};

/// In the order of the enum.
const QList<SettingRow> &settingsTable();
const SettingRow &rowOf(Setting setting);
/// Null where no row has that name.
const SettingRow *rowOfPolicy(const QString &policyName);

/// `given`, from JSON, a registry or a property list, as a value of the row; nothing where it is none: of
/// another type, or not among those there are. A text is no number, and a number no text.
std::optional<QVariant> settingValue(const SettingRow &row, const QVariant &given);

/// The values there are, in the person's language.
QString allowedValues(const SettingRow &row);

} // namespace fairlead
