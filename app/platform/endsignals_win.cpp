// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

namespace fairlead {

struct EndSignals::Watch
{
};

EndSignals::EndSignals(QObject *parent, std::chrono::seconds)
    : QObject(parent)
{
}

EndSignals::~EndSignals() = default;

} // namespace fairlead
