// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/lonethread.h"

#include <thread>

namespace fairlead {

void runOnLoneThread(std::function<void()> work)
{
    std::thread(std::move(work)).detach();
}

} // namespace fairlead
