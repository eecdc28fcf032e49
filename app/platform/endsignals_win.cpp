// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

namespace fairlead {

struct EndSignals::Watch
{
};

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
}

EndSignals::~EndSignals() = default;

} // namespace fairlead
