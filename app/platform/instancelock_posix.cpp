// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/instancelock_p.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace fairlead {

InstanceLock::Held::~Held()
{
    ::close(int(file));
}

detail::Locking detail::lockFile(const QString &path)
{
    const auto failed = [](LockFailure failure) {
        return Locking{nullptr, failure, QString::fromLocal8Bit(std::strerror(errno))};
    };
    // Closed on exec: a child process must not keep the home locked after us.
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return failed(LockFailure::Impossible);
    auto held = std::make_unique<InstanceLock::Held>(file);
    // flock and not fcntl: the latter is lost when any other descriptor of the file is closed, and does not
    // keep two owners apart within one process.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return failed(errno == EWOULDBLOCK ? LockFailure::Busy : LockFailure::Impossible);
    const QByteArray owner = QByteArray::number(qint64(::getpid())) + '\n';
    if (::ftruncate(file, 0) != 0
        || ::write(file, owner.constData(), std::size_t(owner.size())) != owner.size())
        return failed(LockFailure::Impossible);
    return {std::move(held), LockFailure::None, {}};
}

} // namespace fairlead
