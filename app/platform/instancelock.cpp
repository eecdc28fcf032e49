// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/instancelock.h"

#include "platform/files.h"
#include "platform/instancelock_p.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace fairlead {

InstanceLock::InstanceLock(std::unique_ptr<Held> held)
    : m_held(std::move(held))
{
}

InstanceLock::InstanceLock(InstanceLock &&) noexcept = default;
InstanceLock &InstanceLock::operator=(InstanceLock &&) noexcept = default;
InstanceLock::~InstanceLock() = default;

Result<InstanceLock> InstanceLock::take(const QString &path)
{
    if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return fail(folder.error());
    detail::Locking locking = detail::lockFile(path);
    if (locking.held)
        return InstanceLock(std::move(locking.held));

    Error error;
    error.detail = locking.reason;
    if (locking.failure == detail::LockFailure::Busy) {
        error.code = ErrorCode::HomeInUse;
        error.errorClass = ErrorClass::RetryLater;
        error.sentence =
            QCoreApplication::translate("fairlead::InstanceLock", "Fairlead is already running.");
        error.remedy = QCoreApplication::translate(
            "fairlead::InstanceLock", "Use the running program, or quit it from its tray icon first.");
    } else {
        error.code = ErrorCode::FileUnwritable;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = QCoreApplication::translate("fairlead::InstanceLock", "%1 could not be locked.")
                             .arg(QDir::toNativeSeparators(path));
        error.remedy = QCoreApplication::translate(
            "fairlead::InstanceLock",
            "Check that you may write to this folder, that the disk is not full and that it is a local one.");
    }
    return fail(error);
}

} // namespace fairlead
