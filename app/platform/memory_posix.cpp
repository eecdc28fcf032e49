// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/memory.h"

#if defined(__APPLE__)
#include <malloc/malloc.h>
#elif __has_include(<malloc.h>)
#include <malloc.h>
#endif

#if defined(__linux__)
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
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

#if defined(__linux__)
namespace {

/// The program itself is the first of all objects; its libraries are other programs' too.
int letGoOfCode(dl_phdr_info *program, size_t, void *)
{
    const auto page = std::uintptr_t(sysconf(_SC_PAGESIZE));
    for (int i = 0; i < program->dlpi_phnum; ++i) {
        const ElfW(Phdr) &segment = program->dlpi_phdr[i];
        if (segment.p_type != PT_LOAD || !(segment.p_flags & PF_X) || (segment.p_flags & PF_W))
            continue;
        const std::uintptr_t begin = (program->dlpi_addr + segment.p_vaddr) & ~(page - 1);
        const std::uintptr_t end = program->dlpi_addr + segment.p_vaddr + segment.p_memsz;
        (void)madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED);
    }
    return 1; // no further ones
}

} // namespace
#endif

void returnIdleCode()
{
#if defined(__linux__)
    dl_iterate_phdr(letGoOfCode, nullptr);
#endif
}

} // namespace fairlead
