// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fairlead {

/// Has the allocator keep little of what is freed, large buffers nothing at all. Once, at the start of a
/// program that synchronises.
void keepLittleMemory();

/// Gives memory that this process has freed back to the operating system. Allocators keep it for the next
/// time, which for a program behind its tray icon may be tomorrow. A few milliseconds; any thread.
void returnFreeMemory();

/// Lets go of the program's own code that lies in memory: most of it is what windows and wizard are made of,
/// and none of it has changed, so that the system reads again from the file what is needed after all. For a
/// program that has just gone behind its tray icon; any thread. Linux only: elsewhere the system does it.
void returnIdleCode();

} // namespace fairlead
