// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/processend.h"

#include <windows.h>

#include <cstdio>

namespace fairlead {

int endProcess(int code)
{
    std::fflush(nullptr);
    ::TerminateProcess(::GetCurrentProcess(), static_cast<UINT>(code));
    return code;
}

} // namespace fairlead
