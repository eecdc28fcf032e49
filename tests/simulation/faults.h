// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scene.h"

namespace fairlead {

/// What goes wrong on the way to the CRM and in it.
class Faults
{
public:
    /// `percent` of requests meet one.
    Faults(Scene &scene, Random random, int percent);

    ModelCrm::Fate fateOf(const ModelCrm::Request &request);
    /// Until its answer is heard nobody can know what the CRM wants, be it at the same time.
    void heard(const Error &why);
    std::optional<Error> refusalOf(const RecordWrite &write);
    /// From now on all goes well.
    void end() { m_percent = 0; }
    /// A new process knows nothing of what the CRM wanted of the last.
    void newProcess() { m_notBefore = std::chrono::milliseconds(-1); }
    bool ended() const { return m_percent == 0; }

private:
    void lose(ModelCrm::Fate &fate, const ModelCrm::Request &request);
    void limit(ModelCrm::Fate &fate);
    Error lost();

    Scene &m_scene;
    Random m_random;
    int m_percent;
    std::chrono::milliseconds m_notBefore{-1}; ///< no request is to come earlier
};

} // namespace fairlead
