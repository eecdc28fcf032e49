// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/memory.h"

#include <malloc.h>

namespace fairlead {

void keepLittleMemory()
{
    // The heap of Windows keeps little by itself.
}

void returnFreeMemory()
{
    (void)_heapmin();
}

void returnIdleCode()
{
    // Windows takes from the working set of a program without a window by itself.
}

} // namespace fairlead
