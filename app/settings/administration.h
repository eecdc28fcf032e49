// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "settings/settingstable.h"

#include <QVariantMap>

#include <memory>
#include <optional>

namespace fairlead {

/// Where a setting's value comes from, the strongest first. The first two lock it; a machine's default is
/// what a person begins with and may change, else it would be a policy.
enum class SettingSource { MachinePolicy, UserPolicy, Person, MachineDefault, BuiltIn };

/// What stands in one place that only administrators write to. A value type.
struct AdministratorLayer
{
    SettingSource source = SettingSource::MachinePolicy;
    QString place; ///< for a person: a registry key, a file, a domain
    QVariantMap values; ///< by policyName, as they stand there
};

/// The places of one computer. Nothing a person may set decides which they are: no environment, no file in a
/// home. Any thread.
class AdministratorPlaces
{
public:
    virtual ~AdministratorPlaces() = default;
    /// What stands there now; a place without anything is no layer. FileRefused or FileUnreadable where it
    /// cannot be relied upon: then nobody knows what the administrator forbids.
    virtual Result<QList<AdministratorLayer>> read() const = 0;

    /// Windows: HKLM and HKCU Software\Policies\Fairlead, HKLM Software\Fairlead\Defaults. macOS: managed
    /// preferences of io.fairlead.Fairlead. Elsewhere /etc/fairlead/policy.json.
    static std::shared_ptr<const AdministratorPlaces> ofThisComputer();
    /// Nobody administers it: for the home of a trial, which nothing leaves.
    static std::shared_ptr<const AdministratorPlaces> none();
};

/// One value that an administrator has set.
struct AdministeredValue
{
    QVariant value;
    SettingSource source = SettingSource::MachinePolicy;
    QString place;
    bool isLocked() const { return source != SettingSource::MachineDefault; }
};

/// Everything the administrators of a computer have set, as the program takes it. A value type.
class Administration
{
public:
    Administration() = default;
    static Administration read(const AdministratorPlaces &places);

    std::optional<AdministeredValue> value(Setting setting) const;
    /// Why it cannot be relied upon: a place is refused, or has a value that is none. Whichever setting that
    /// is, nothing may go on then: an administrator who mistyped a proxy, a certificate or a prohibition
    /// meant that there is one.
    const std::optional<Error> &problem() const { return m_problem; }
    /// Names that no setting of this version has, with their place: of a newer one, or mistyped.
    const QStringList &unknownNames() const { return m_unknown; }

private:
    void take(const AdministratorLayer &layer);
    void checkProxy();
    void checkPresets();

    QHash<int, AdministeredValue> m_values; ///< by Setting
    std::optional<Error> m_problem;
    QStringList m_unknown;
};

} // namespace fairlead
