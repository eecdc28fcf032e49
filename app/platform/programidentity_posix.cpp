// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/programidentity.h"

namespace fairlead {

void identifyProgram() { }

} // namespace fairlead
