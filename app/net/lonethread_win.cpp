// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/lonethread.h"

#include <cerrno>
#include <cstdint>
#include <memory>
#include <system_error>

#include <windows.h>

#include <process.h>

namespace fairlead {

namespace {

using Work = std::function<void()>;

unsigned __stdcall run(void *given)
{
    const std::unique_ptr<Work> work(static_cast<Work *>(given));
    (*work)();
    return 0;
}

} // namespace

void runOnLoneThread(std::function<void()> work)
{
    auto given = std::make_unique<Work>(std::move(work));
    const std::uintptr_t thread = ::_beginthreadex(nullptr, 0, run, given.get(), 0, nullptr);
    if (thread == 0)
        throw std::system_error(errno, std::generic_category(), "no thread");
    (void)given.release(); // the thread's now
    ::CloseHandle(reinterpret_cast<HANDLE>(thread));
}

} // namespace fairlead
