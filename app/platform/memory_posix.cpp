// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/memory.h"

#if defined(__APPLE__)
#include <malloc/malloc.h>
#elif __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace fairlead {

void keepLittleMemory()
{
#if defined(__GLIBC__)
    // Set, they are no longer raised by each large buffer that is freed; and the top of a thread's own arena,
    // which malloc_trim() leaves alone, shrinks when it is freed.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_TRIM_THRESHOLD, 128 * 1024);
    // An arena for every thread that ever comes by, a reader of the hub or a request, is memory that nobody
    // uses again; and no two of them are ever busy for long at the same time.
    mallopt(M_ARENA_MAX, 1);
#endif
}

void returnFreeMemory()
{
#if defined(__APPLE__)
    malloc_zone_pressure_relief(nullptr, 0);
#elif defined(__GLIBC__)
    // All arenas, the threads' own too.
    malloc_trim(0);
#endif
}

} // namespace fairlead
