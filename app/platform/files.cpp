// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace fairlead {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("fairlead::files", text);
}

Error fileError(ErrorCode code, const QString &sentence, const QString &path, const QString &reason)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence.arg(QDir::toNativeSeparators(path));
    error.remedy =
        tr("Check that the folder exists, that you may write to it and that the disk is not full.");
    error.detail = reason;
    return error;
}

Error unwritable(const QString &path, const QString &reason)
{
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    if (storage.isValid() && storage.bytesAvailable() < 1024 * 1024) {
        Error error =
            fileError(ErrorCode::DiskFull, tr("The disk is full: %1 could not be written."), path, reason);
        error.remedy = tr("Make room on the disk and try again. What was stored before is still there.");
        return error;
    }
    return fileError(ErrorCode::FileUnwritable, tr("%1 could not be written."), path, reason);
}

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

Outcome makePrivateFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return fail(unwritable(path, {}));
    if (!QFile::setPermissions(path, ownerFile | QFileDevice::ExeOwner))
        return fail(unwritable(path, {}));
    return {};
}

Outcome makePrivate(const QString &path)
{
    if (!QFile::setPermissions(path, ownerFile))
        return fail(unwritable(path, {}));
    return {};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(fileError(ErrorCode::RecordMissing, tr("%1 does not exist."), path, {}));
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            fileError(ErrorCode::FileUnreadable, tr("%1 could not be read."), path, file.errorString()));
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(
            fileError(ErrorCode::FileUnreadable, tr("%1 could not be read."), path, file.errorString()));
    return content;
}

QString previousOf(const QString &path)
{
    return path + QStringLiteral(".previous");
}

Outcome replaceFile(const QString &path, const QByteArray &content)
{
    const auto write = [](const QString &target, const QByteArray &bytes) -> Outcome {
        QSaveFile file(target);
        if (!file.open(QIODevice::WriteOnly))
            return fail(unwritable(target, file.errorString()));
        file.setPermissions(ownerFile);
        file.write(bytes);
        if (!file.flush())
            return fail(unwritable(target, file.errorString()));
#ifdef Q_OS_UNIX
        // QSaveFile's commit renames; without this the new name may point at bytes that are not there yet.
        ::fsync(file.handle());
#endif
        if (!file.commit())
            return fail(unwritable(target, file.errorString()));
        return {};
    };

    if (QFile::exists(path)) {
        const auto before = readFile(path);
        // Only what could be read becomes the previous copy: a failed read must not destroy a good one.
        if (!before)
            return fail(before.error());
        if (const auto kept = write(previousOf(path), *before); !kept)
            return kept;
    }
    return write(path, content);
}

bool isTrustedFile(const QString &path)
{
#ifdef Q_OS_UNIX
    const QFileInfo info(path);
    const bool mine = info.ownerId() == ::geteuid() || info.ownerId() == 0;
    return mine && !(info.permissions() & (QFileDevice::WriteGroup | QFileDevice::WriteOther));
#else
    // On Windows the profile folder's access list already keeps other users out.
    return QFileInfo(path).isFile();
#endif
}

} // namespace fairlead
