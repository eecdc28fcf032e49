// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace fairlead {

/// Files of the home: for this user alone (contract: folder 0700, files 0600; on Windows an access list that
/// names the user, SYSTEM and the administrators). Blocking, small files only; any thread.
/// Errors: FileUnreadable, FileUnwritable, FileRefused (somebody else's), DiskFull.

/// Makes `path` and what is missing above it; the folder itself is closed to others. One that is there and
/// ours is closed too; one that belongs to somebody else is refused.
Outcome makePrivateFolder(const QString &path);

/// Closes an existing file of ours to others.
Outcome makePrivate(const QString &path);

/// Replaces the file as a whole: a reader, and the next start after a power cut, sees the old content or the
/// new, never half. On success it is durably in place. The content it had until now is kept as
/// `previousOf(path)`, replaced in the same way; on failure the file stays as it was.
Outcome replaceFile(const QString &path, const QByteArray &content);
QString previousOf(const QString &path);
/// As replaceFile, without keeping a previous copy.
Outcome overwriteFile(const QString &path, const QByteArray &content);

/// A pipe in a file's place would keep whoever opens it waiting for ever: only where a person names it
/// (`<(…)` of a shell) it is read.
enum class Reading { FilesOnly, PipesToo };

/// The whole file. RecordMissing when there is none; FileUnreadable also when it is larger than `maxBytes`.
Result<QByteArray> readFile(const QString &path, qint64 maxBytes = 64 * 1024 * 1024,
                            Reading reading = Reading::FilesOnly);

/// As readFile, but FileRefused unless the very file that is read belongs to this user and nobody else may
/// write to it (contract "clouds.json"). On Windows administrators and SYSTEM count as this user.
Result<QByteArray> readOwnFile(const QString &path, qint64 maxBytes = 64 * 1024 * 1024);

} // namespace fairlead
