// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

#include "core/cloud.h"

namespace fairlead::cli {

/// `address TEXT [--cloud C]`: the CRM address a text reduces to (contract). Offline.
Verb addressVerb();

/// Its core, for given clouds. `cloud`: empty for all.
VerbAnswer answerAddress(const QString &text, const QList<Cloud> &clouds, const QString &cloud);

} // namespace fairlead::cli
