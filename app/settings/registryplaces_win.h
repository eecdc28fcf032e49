// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/administration.h"

namespace fairlead {

/// Registry keys whose values are named by policyName: REG_DWORD, REG_SZ, REG_EXPAND_SZ (expanded) and
/// REG_MULTI_SZ. A key that does not exist is no layer, one that may not be read FileUnreadable; none is ever
/// made. The 64-bit view, whichever this program is.
class RegistryPlaces final : public AdministratorPlaces
{
public:
    struct Key
    {
        SettingSource source = SettingSource::MachinePolicy;
        bool ofMachine = true; ///< HKEY_LOCAL_MACHINE; else HKEY_CURRENT_USER
        QString path;
    };
    explicit RegistryPlaces(QList<Key> keys)
        : m_keys(std::move(keys))
    {
    }
    Result<QList<AdministratorLayer>> read() const override;

private:
    QList<Key> m_keys;
};

} // namespace fairlead
