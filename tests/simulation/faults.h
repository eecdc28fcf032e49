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
    std::optional<Error> refusalOf(const RecordWrite &write);
    /// From now on all goes well.
    void end() { m_percent = 0; }
    /// A new process knows nothing of what the CRM wanted of the last.
    void newProcess() { m_notBefore = m_answered; }
    bool ended() const { return m_percent == 0; }

private:
    void lose(ModelCrm::Fate &fate, const ModelCrm::Request &request);
    void limit(ModelCrm::Fate &fate);
    Error lost();

    Scene &m_scene;
    Random m_random;
    int m_percent;
    std::chrono::milliseconds m_answered{-1}; ///< when the CRM's "not before" reached us
    std::chrono::milliseconds m_notBefore{-1}; ///< no request is to come earlier
};

} // namespace fairlead
