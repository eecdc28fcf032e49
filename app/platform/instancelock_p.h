// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/instancelock.h"

namespace fairlead {

/// The open, locked file; closing it frees the lock.
struct InstanceLock::Held
{
    explicit Held(std::intptr_t handle)
        : file(handle)
    {
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held();
    std::intptr_t file;
};

namespace detail {

enum class LockFailure { None, Busy, Impossible };
struct Locking
{
    std::unique_ptr<InstanceLock::Held> held;
    LockFailure failure = LockFailure::None;
    QString reason;
};
Locking lockFile(const QString &path);

} // namespace detail

} // namespace fairlead
