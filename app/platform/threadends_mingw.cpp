// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that GCC makes for Windows keep thread_local objects in memory of libgcc's, which the destructor
// of a pthread key frees as the thread ends. Another key's destructor ends those objects, and keys take their
// turn in the order they were made in: libgcc's, which the first thread_local variable needs that anybody
// touches, comes before that of the first object with a destructor. So every such object was destroyed in
// memory that had been freed (Qt's regular expressions have one). Here the latter key is made first.
#include <cxxabi.h>

namespace {

[[gnu::constructor(101)]] void endObjectsBeforeTheirMemory()
{
    abi::__cxa_thread_atexit([](void *) {}, nullptr, nullptr);
}

} // namespace

/// Named by the linker's options, for nothing else would take this file out of the library.
extern "C" const int fairleadThreadEnds = 1;
