// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

namespace fairlead {

/// A value or the Error that took its place. `Outcome` where there is nothing to return.
template <typename T> using Result = tl::expected<T, Error>;
using Outcome = Result<void>;

/// `return fail(error)` and `co_return fail(error)` read the same.
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace fairlead
