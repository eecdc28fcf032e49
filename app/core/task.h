// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

namespace fairlead {

/// What everything that waits returns. It starts at once, on the caller's thread, and dropping it does not
/// stop it: to cancel, use a CancelToken; to let it run by itself, use spawn() (taskscope.h).
template <typename T = void> using Task = QCoro::Task<T>;

} // namespace fairlead
