// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

class QLockFile;

namespace fairlead {

/// Ownership of a home: only the holder refreshes tokens, writes vault and connections.json, and syncs
/// (design, "One process owns a home"). Freed with the object, and by the operating system's eyes when the
/// process dies: a lock whose process is gone is taken over.
class InstanceLock
{
public:
    /// Does not wait. HomeInUse when another process holds it (then hand the work over, handover.h);
    /// FileUnwritable when the folder cannot be written.
    static Result<InstanceLock> take(const QString &path);

    InstanceLock(InstanceLock &&) noexcept;
    InstanceLock &operator=(InstanceLock &&) noexcept;
    ~InstanceLock();

private:
    explicit InstanceLock(std::unique_ptr<QLockFile> lock);
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace fairlead
