// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskscope.h"
#include "wizard/services.h"

#include <vector>

namespace fairlead {

/// Answers for every grant the wizard obtained: each is adopted by the connection, or revoked, exactly once.
/// UI thread.
class GrantKeeper
{
public:
    explicit GrantKeeper(std::shared_ptr<WizardServices> services);
    ~GrantKeeper();

    /// From now on answers for it; once more, or null, is harmless.
    void hold(const GrantHandle &grant);
    /// Revokes it, if it is held.
    void release(const GrantHandle &grant);
    void releaseAll();
    /// The connection owns it now.
    void adopt(const GrantHandle &grant);

    bool holds(const GrantHandle &grant) const;
    bool isEmpty() const { return m_held.empty(); }
    /// Resumes when every revocation asked for has ended. They go on when the keeper is gone.
    Task<void> drained() { return m_scope.drained(); }

private:
    bool drop(const GrantHandle &grant);

    std::shared_ptr<WizardServices> m_services;
    std::vector<GrantHandle> m_held;
    TaskScope m_scope;
};

} // namespace fairlead
