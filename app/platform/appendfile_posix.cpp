// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/appendfile_p.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fairlead::detail {

AppendFile::AppendFile(std::intptr_t handle)
    : m_handle(handle)
{
}

AppendFile::~AppendFile()
{
    ::close(int(m_handle));
}

std::unique_ptr<AppendFile> AppendFile::open(const QString &path)
{
    // Not waiting for the other end of a pipe that somebody put there.
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file < 0)
        return nullptr;
    std::unique_ptr<AppendFile> opened(new AppendFile(file));
    struct stat status = {};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid()
        || ::fchmod(file, S_IRUSR | S_IWUSR) != 0)
        return nullptr;
    return opened;
}

bool AppendFile::isAt(const QString &path) const
{
    struct stat named = {};
    struct stat open = {};
    return ::lstat(QFile::encodeName(path).constData(), &named) == 0 && ::fstat(int(m_handle), &open) == 0
        && named.st_ino == open.st_ino && named.st_dev == open.st_dev;
}

qint64 AppendFile::size() const
{
    struct stat status = {};
    return ::fstat(int(m_handle), &status) == 0 ? qint64(status.st_size) : 0;
}

bool AppendFile::endsWithLineBreak() const
{
    char last = '\n';
    const qint64 bytes = size();
    return bytes == 0 || ::pread(int(m_handle), &last, 1, off_t(bytes - 1)) != 1 || last == '\n';
}

bool AppendFile::append(const QByteArray &bytes)
{
    ssize_t written = -1;
    do {
        written = ::write(int(m_handle), bytes.constData(), std::size_t(bytes.size()));
    } while (written < 0 && errno == EINTR);
    return written == bytes.size();
}

AppendFile::Lock AppendFile::tryLock()
{
    if (::flock(int(m_handle), LOCK_EX | LOCK_NB) == 0)
        return Lock::Ours;
    return errno == EWOULDBLOCK ? Lock::Anothers : Lock::Impossible;
}

} // namespace fairlead::detail
