// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace fairlead {

/// Runs `work` on a thread of its own that nobody joins; it ends with the process at the latest. Any thread.
/// Throws std::system_error where the system has no thread left, as std::thread does.
///
/// Not std::thread::detach(): with GCC for Windows (winpthreads 10) a thread that ends while it is being
/// detached spoils the data of later ones, which then never run, or run what is not there. Seen under Wine
/// once in some 50 short threads with both cores busy; joined ones, and those made here, were 6000 each
/// without a loss.
void runOnLoneThread(std::function<void()> work);

} // namespace fairlead
