// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/administration.h"

namespace fairlead {

/// An administrator who writes into memory. What is set later counts with the next read.
class AdministratorStand final : public AdministratorPlaces
{
public:
    Result<QList<AdministratorLayer>> read() const override
    {
        if (refused)
            return fail(*refused);
        return layers;
    }
    void set(Setting setting, const QVariant &value, SettingSource source = SettingSource::MachinePolicy)
    {
        const QString name = QLatin1String(rowOf(setting).policyName);
        for (AdministratorLayer &layer : layers) {
            if (layer.source == source) {
                layer.values.insert(name, value);
                return;
            }
        }
        layers += {source, QStringLiteral("stand %1").arg(int(source)), {{name, value}}};
    }

    QList<AdministratorLayer> layers;
    std::optional<Error> refused;
};

} // namespace fairlead
