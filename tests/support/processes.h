// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace fairlead {

/// What Linux tells of other processes of the same user, for end-to-end tests. All of it is a look at one
/// moment; of a process that is gone everything is empty.

/// A process and everything below it, parents first.
QList<qint64> processFamily(qint64 pid);
/// The program's file name, such as "fairlead-signin".
QString processName(qint64 pid);
/// Arguments, separated by NUL.
QByteArray processCommandLine(qint64 pid);
/// Variables, separated by NUL.
QByteArray processEnvironment(qint64 pid);
/// Resident memory in bytes.
qint64 processResidentBytes(qint64 pid);
/// The most of it so far.
qint64 processPeakBytes(qint64 pid);

} // namespace fairlead
