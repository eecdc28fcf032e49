// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/synclog.h"

namespace fairlead {

Q_LOGGING_CATEGORY(lcSync, "fairlead.sync", QtInfoMsg)

} // namespace fairlead
