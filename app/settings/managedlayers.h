// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/administration.h"

namespace fairlead {

/// What macOS tells of the preferences of one domain, and no more: what of it counts is managedLayers' to
/// say, which every system compiles. Any thread.
class PreferencesDomain
{
public:
    virtual ~PreferencesDomain() = default;
    /// What stands in the property lists that configuration profiles leave, forced or not.
    virtual QStringList managedNames() const = 0;
    /// No person changes it: by a profile, for the machine or for this user.
    virtual bool isForced(const QString &name) const = 0;
    /// As it counts; invalid: there is none. A type that no setting has is a QByteArray.
    virtual QVariant value(const QString &name) const = 0;

    /// The machine's own, which only its administrators write to.
    virtual QStringList machineNames() const = 0;
    virtual QVariant machineValue(const QString &name) const = 0;
};

/// What a profile forces is policy, for a machine or a user alike: macOS does not tell them apart. What the
/// machine has is its defaults. Every name is taken as it stands there, so that Administration judges it as
/// one from a registry or a file. Pure.
QList<AdministratorLayer> managedLayers(const PreferencesDomain &preferences, const QString &domain);

} // namespace fairlead
