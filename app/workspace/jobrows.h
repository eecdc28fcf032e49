// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/database.h"
#include "workspace/job.h"

#include <QList>

namespace fairlead::detail {

/// `fairlead_job` for both ends, in the order the jobs were made. Throws SQLite::Exception.
QList<Job> readJobs(Database &database);

} // namespace fairlead::detail
