// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QVariant>

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
};

/// One row of the one table: everything that has to know a setting reads it here.
struct SettingRow
{
    Setting setting;
    const char *key; ///< in settings.json
    QVariant standard; ///< type and value without any other layer
    const char *policyName; ///< under which an administrator sets it
    bool sensitive; ///< never in logs and bundles
    const char *allowed; ///< the values there are, for a person
    bool (*accepts)(const QVariant &value); ///< of the right type already; null: all
};
const QList<SettingRow> &settingsTable();
const SettingRow &rowOf(Setting setting);

/// The person's own layer: settings.json in the home, and a copy as settings.json.previous, from which a
/// damaged file is read. A value type; keys of a newer version are kept.
class Settings
{
public:
    /// FileUnreadable where settings are there and neither the file nor its copy can be read, or one has a
    /// value that is none of its own: going on with the standard ones would pass by the company's proxy.
    static Outcome check(const QString &path);
    /// The standard settings where there is nothing to read.
    static Settings load(const QString &path);

    QVariant value(Setting setting) const;
    /// A point in time; invalid where there is none. Without an offset it is this computer's time.
    QDateTime timeOf(Setting setting) const;
    /// A value of the wrong type is refused.
    bool set(Setting setting, const QVariant &value);
    Outcome save(const QString &path) const;

private:
    QVariantMap m_values;
};

} // namespace fairlead
