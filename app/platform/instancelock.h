// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

namespace fairlead {

/// Ownership of a home: only the holder refreshes tokens, writes vault and connections.json, and syncs
/// (design, "One process owns a home"). The operating system's own lock on the open file: it ends with the
/// process, however that ends, so there is no stale lock to judge by process ids (which are used again) or
/// host names (which change). The file stays; it holds the owner's process id, for support.
class InstanceLock
{
public:
    /// Does not wait. HomeInUse when another process holds it (then hand the work over, handover.h);
    /// FileUnwritable when the folder cannot be written or its file system knows no locks.
    static Result<InstanceLock> take(const QString &path);

    InstanceLock(InstanceLock &&) noexcept;
    InstanceLock &operator=(InstanceLock &&) noexcept;
    ~InstanceLock();

    struct Held;

private:
    explicit InstanceLock(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

} // namespace fairlead
