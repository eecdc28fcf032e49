// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processend.h"

namespace fairlead {

int endProcess(int code)
{
    return code;
}

} // namespace fairlead
