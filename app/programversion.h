// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fairlead {

/// The version this program was built as. Known to a program's main() alone, which gives it to
/// QCoreApplication: everybody else asks there, so that another version compiles one file anew.
QString programVersion();

} // namespace fairlead
