// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files_p.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fairlead::detail {

namespace {

Ownership judge(const struct stat &status)
{
    if (status.st_uid != ::geteuid())
        return Ownership::Others;
    return (status.st_mode & (S_IWGRP | S_IWOTH)) ? Ownership::OthersMayWrite : Ownership::Mine;
}

} // namespace

Ownership ownershipOf(const QFile &open)
{
    struct stat status = {};
    return ::fstat(open.handle(), &status) == 0 ? judge(status) : Ownership::Unknown;
}

Ownership folderOwnership(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? judge(status) : Ownership::Unknown;
}

bool closeFolder(const QString &path)
{
    return ::chmod(QFile::encodeName(path).constData(), S_IRWXU) == 0;
}

void syncFolder(const QString &path)
{
    // Best effort: some network file systems refuse to sync a folder, and the rename itself has happened.
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

} // namespace fairlead::detail
