// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <windows.h>

#include <bcrypt.h>

#include <memory>

namespace fairlead {

/// What CNG hands out, closed by its owner (Microsoft, "Cryptography API: Next Generation"). Windows only.
struct CngProviderCloser
{
    void operator()(void *handle) const { BCryptCloseAlgorithmProvider(handle, 0); }
};
using CngProvider = std::unique_ptr<void, CngProviderCloser>;

struct CngKeyCloser
{
    void operator()(void *handle) const { BCryptDestroyKey(handle); }
};
using CngKey = std::unique_ptr<void, CngKeyCloser>;

} // namespace fairlead
