// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace fairlead {

/// What benches measure, and how they say it.

double secondsOf(const std::function<void()> &work);
/// Records of `Account` in a database that nobody has open for writing.
qint64 accountsIn(const QString &path);
/// Resident memory of this process, in MiB: now, and the most so far (Linux; 0 elsewhere).
double residentMiB();
double peakMiB();
/// The most from now on, where the system lets us.
void forgetPeak();
/// Prints the line and whether it is good.
bool judged(const char *what, double figure, const char *unit, double limit, bool atMost = true);

} // namespace fairlead
