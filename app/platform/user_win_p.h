// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <windows.h>

namespace fairlead::detail {

/// The security identifier a process runs as; empty when it may not be asked.
QByteArray userOf(HANDLE process);

} // namespace fairlead::detail
