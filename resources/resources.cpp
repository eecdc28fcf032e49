// SPDX-License-Identifier: GPL-3.0-or-later
// A static library needs a source of its own; the pictures come from the resource compiler.
namespace fairlead {
extern const int resourcesVersion;
const int resourcesVersion = 1;
} // namespace fairlead
