// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/instancelock.h"

#include "platform/files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>

namespace fairlead {

InstanceLock::InstanceLock(std::unique_ptr<QLockFile> lock)
    : m_lock(std::move(lock))
{
}

InstanceLock::InstanceLock(InstanceLock &&) noexcept = default;
InstanceLock &InstanceLock::operator=(InstanceLock &&) noexcept = default;
InstanceLock::~InstanceLock() = default;

Result<InstanceLock> InstanceLock::take(const QString &path)
{
    if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return fail(folder.error());
    auto lock = std::make_unique<QLockFile>(path);
    // Age alone never makes a lock stale: a tray program runs for weeks. A dead process does.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0)) {
        (void)makePrivate(path);
        return InstanceLock(std::move(lock));
    }

    Error error;
    if (lock->error() == QLockFile::LockFailedError) {
        error.code = ErrorCode::HomeInUse;
        error.errorClass = ErrorClass::RetryLater;
        error.sentence =
            QCoreApplication::translate("fairlead::InstanceLock", "Fairlead is already running.");
        error.remedy = QCoreApplication::translate(
            "fairlead::InstanceLock", "Use the running program, or quit it from its tray icon first.");
    } else {
        error.code = ErrorCode::FileUnwritable;
        error.errorClass = ErrorClass::AskUser;
        error.sentence =
            QCoreApplication::translate("fairlead::InstanceLock", "%1 could not be written.").arg(path);
        error.remedy = QCoreApplication::translate(
            "fairlead::InstanceLock",
            "Check that the folder exists, that you may write to it and that the disk is not full.");
    }
    return fail(error);
}

} // namespace fairlead
