// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/cloud.h"
#include "settings/settings.h"

namespace fairlead::cli {

/// The words of `connect` as what administrators have set completes them: what is left out is filled in.
/// UsageError, naming the option and where its policy stands, where a word contradicts a policy. Pure.
/// `clouds` tell the ways to write one address apart from another address.
Result<Arguments> withPresets(Arguments arguments, const Settings &settings, const QList<Cloud> &clouds);

} // namespace fairlead::cli
