// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorrow.h"

#include <QString>

#include <initializer_list>
#include <span>

namespace fairlead {

/// The tables behind errors_entra.h. Static data, any thread.

/// `numbers` of AADSTS codes that mean the same to a person (reference "Microsoft 1.16").
struct EntraNumberRow
{
    std::initializer_list<int> numbers;
    SignInErrorRow row;
};
std::span<const EntraNumberRow> entraNumberRows();

/// By `suberror`, then by `error` (reference "Microsoft" 1.1, 1.4, 1.7, 1.10, 1.11).
struct EntraNameRow
{
    const char *name;
    SignInErrorRow row;
    /// The name alone says little: what the provider writes is shown with it, where no number is known.
    bool isVague = false;
};
std::span<const EntraNameRow> entraSuberrorRows();
std::span<const EntraNameRow> entraErrorNameRows();

} // namespace fairlead
