// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace fairlead {

/// Makes the folder and its parents, for this user alone (0700; on Windows the profile's own rights hold).
Outcome makePrivateFolder(const QString &path);

/// Restricts an existing file to this user (0600).
Outcome makePrivate(const QString &path);

/// The whole file. FileUnreadable, or RecordMissing when there is none.
Result<QByteArray> readFile(const QString &path);

/// Replaces the file in one step, for this user alone, and returns once it is on the disk. The content before
/// is kept as `previousOf(path)`. DiskFull, FileUnwritable; the old file stays as it was then.
Outcome replaceFile(const QString &path, const QByteArray &content);
QString previousOf(const QString &path);

/// Belongs to this user (or the system) and nobody else may write it.
bool isTrustedFile(const QString &path);

} // namespace fairlead
