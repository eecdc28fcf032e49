// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/administration.h"

namespace fairlead {

/// policy.json: `{"policies": {NAME: VALUE, …}, "defaults": {NAME: VALUE, …}}`. Both may be left out, nothing
/// else may be there: a misspelt "policies" would forbid nothing. No file: no layers. File and folder belong
/// to `owner` and nobody else may write to them, else FileRefused: whoever writes there could lift every
/// policy.
class PolicyFile final : public AdministratorPlaces
{
public:
    static constexpr uint root = 0;
    explicit PolicyFile(QString path, uint owner = root)
        : m_path(std::move(path))
        , m_owner(owner)
    {
    }
    Result<QList<AdministratorLayer>> read() const override;

private:
    QString m_path;
    uint m_owner;
};

} // namespace fairlead
