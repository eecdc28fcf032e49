// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayhost.h"

namespace fairlead::ui {

namespace {

class OwnTray final : public TrayHost
{
public:
    bool isThere() const override { return true; }
};

} // namespace

std::unique_ptr<TrayHost> systemTrayHost(Clock &)
{
    return std::make_unique<OwnTray>();
}

} // namespace fairlead::ui
