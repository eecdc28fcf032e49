// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QString>

namespace fairlead {

/// What "Copy details" puts on the clipboard, for whoever is asked for help: version and time, sentence,
/// remedy, the provider's code with ours, the link, and the provider's own words with its trace and
/// correlation ids. Plain text without a secret, whatever the error holds. Any thread.
QString detailsOf(const Error &error, const QDateTime &when);

} // namespace fairlead
