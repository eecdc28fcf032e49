// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace fairlead::dynamics {

struct Site;

/// Single writes outside of the sync: users, roles, and what they hold. None is repeated after it has left:
/// an answer that is lost is found again by looking.
Task<Outcome> postTo(std::shared_ptr<Site> site, QString resource, QJsonObject body, CancelToken cancel);
/// Never makes what is not there (`If-Match: *`, trap 40).
Task<Outcome> patchAt(std::shared_ptr<Site> site, QString resource, QJsonObject body, CancelToken cancel);
Task<Outcome> deleteAt(std::shared_ptr<Site> site, QString resource, CancelToken cancel);

} // namespace fairlead::dynamics
