// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace fairlead {

/// `fairlead.sync`: how each run ended, and what was left behind.
Q_DECLARE_LOGGING_CATEGORY(lcSync)

} // namespace fairlead
