// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fairlead {

/// Has the allocator keep little of what is freed, large buffers nothing at all. Once, at the start of a
/// program that synchronises.
void keepLittleMemory();

/// Gives memory that this process has freed back to the operating system. Allocators keep it for the next
/// time, which for a program behind its tray icon may be tomorrow. A few milliseconds; any thread.
void returnFreeMemory();

} // namespace fairlead
