// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"

#include "core/savefile.h"
#include "platform/files_p.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace fairlead {

namespace {

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownerFolder = ownerFile | QFileDevice::ExeOwner;

struct FilesText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Files)
};

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Error fileError(ErrorCode code, const QString &sentence, const QString &remedy, const QString &detail = {})
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = detail;
    return error;
}

Error unwritable(const QString &path, const QString &detail)
{
    return fileError(
        ErrorCode::FileUnwritable, FilesText::tr("%1 cannot be written.").arg(shown(path)),
        FilesText::tr("Check that the disk is there and that your account may write in this folder."),
        detail);
}

Error unreadable(const QString &path, const QString &detail)
{
    return fileError(ErrorCode::FileUnreadable, FilesText::tr("%1 cannot be read.").arg(shown(path)),
                     FilesText::tr("Check that the file is there and that your account may read it."),
                     detail);
}

/// Below a file, or a folder closed to this account, nobody can say what is there.
bool canTell(const QString &path)
{
    QFileInfo folder(QFileInfo(path).absolutePath());
    while (!folder.exists() && !folder.isRoot())
        folder = QFileInfo(folder.absolutePath());
    return folder.isDir() && folder.isExecutable();
}

// Not there is something else than there but closed: the first is ordinary on a first start.
Error unopened(const QFile &file)
{
    if (file.exists() || !canTell(file.fileName()))
        return unreadable(file.fileName(), file.errorString());
    return fileError(ErrorCode::RecordMissing,
                     FilesText::tr("%1 does not exist.").arg(shown(file.fileName())),
                     FilesText::tr("Check the name."), {});
}

Error refusedFolder(const QString &path)
{
    return fileError(
        ErrorCode::FileRefused, FilesText::tr("The folder %1 belongs to another user.").arg(shown(path)),
        FilesText::tr("Choose a folder of your own: what Fairlead keeps there is for you alone."));
}

Error writeError(const QString &path, const QFileDevice &device)
{
    if (device.error() == QFileDevice::ResourceError)
        return fileError(ErrorCode::DiskFull,
                         FilesText::tr("There is no room left to write %1.").arg(shown(path)),
                         FilesText::tr("Free some space on the disk and try again."), device.errorString());
    return unwritable(path, device.errorString());
}

Outcome writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(unwritable(path, file.errorString()));
    // Before the first byte is in it: the new file starts with what the process's umask leaves.
    if (!file.setPermissions(ownerFile))
        return fail(unwritable(path, file.errorString()));
    if (file.write(content) != content.size() || !commitWhole(file))
        return fail(writeError(path, file));
    detail::syncFolder(QFileInfo(path).absolutePath());
    return {};
}

bool isOtherThanFile(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile();
}

Result<QByteArray> readAll(QFile &file, qint64 maxBytes)
{
    // One byte more than allowed, so that a file that grows while it is read is caught as well.
    const QByteArray content = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(unreadable(file.fileName(), file.errorString()));
    if (content.size() > maxBytes)
        return fail(fileError(ErrorCode::FileUnreadable,
                              FilesText::tr("%1 is too large.").arg(shown(file.fileName())),
                              FilesText::tr("Remove the file or put back the right one."),
                              QStringLiteral("more than %1 bytes").arg(maxBytes)));
    return content;
}

} // namespace

Outcome makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        const QString parent = info.absolutePath();
        if (!QDir().mkpath(parent))
            return fail(unwritable(parent, QStringLiteral("mkpath")));
        // Another process may have made it in between: then it is judged like any that was there.
        if (QDir().mkdir(info.absoluteFilePath(), ownerFolder))
            return {};
    }
    const QFileInfo found(path);
    if (!found.isDir())
        return fail(unwritable(path, QStringLiteral("not a folder")));
    switch (detail::folderOwnership(path)) {
    case detail::Ownership::Mine:
    case detail::Ownership::OthersMayWrite:
        break;
    case detail::Ownership::Others:
        return fail(refusedFolder(path));
    case detail::Ownership::Unknown:
        return fail(unreadable(path, QStringLiteral("ownership")));
    }
    if (!detail::closeFolder(path))
        return fail(unwritable(path, QStringLiteral("permissions")));
    return {};
}

Outcome makePrivate(const QString &path)
{
    QFile file(path);
    if (!file.setPermissions(ownerFile))
        return fail(unwritable(path, file.errorString()));
    return {};
}

QString previousOf(const QString &path)
{
    return path + QStringLiteral(".previous");
}

Outcome replaceFile(const QString &path, const QByteArray &content)
{
    if (QFileInfo::exists(path)) {
        // Only what could be read becomes the previous copy: a failed read must not destroy a good one.
        const Result<QByteArray> old = readFile(path);
        if (!old)
            return fail(old.error());
        if (const Outcome kept = writeWhole(previousOf(path), *old); !kept)
            return kept;
    }
    return writeWhole(path, content);
}

Outcome overwriteFile(const QString &path, const QByteArray &content)
{
    return writeWhole(path, content);
}

Result<QByteArray> readFile(const QString &path, qint64 maxBytes, Reading reading)
{
    if (reading == Reading::FilesOnly && isOtherThanFile(path))
        return fail(unreadable(path, QStringLiteral("not a file")));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unopened(file));
    return readAll(file, maxBytes);
}

Result<QByteArray> readOwnFile(const QString &path, qint64 maxBytes)
{
    if (isOtherThanFile(path))
        return fail(unreadable(path, QStringLiteral("not a file")));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(unopened(file));
    switch (detail::ownershipOf(file)) {
    case detail::Ownership::Mine:
        return readAll(file, maxBytes);
    case detail::Ownership::Others:
        return fail(fileError(
            ErrorCode::FileRefused, FilesText::tr("%1 belongs to another user.").arg(shown(path)),
            FilesText::tr("Fairlead reads this file only if it is yours. Make it yours or remove it.")));
    case detail::Ownership::OthersMayWrite:
        return fail(fileError(ErrorCode::FileRefused,
                              FilesText::tr("%1 can be changed by other users.").arg(shown(path)),
                              FilesText::tr("Take the right to write to it from everybody but yourself.")));
    case detail::Ownership::Unknown:
        break;
    }
    return fail(unreadable(path, QStringLiteral("ownership")));
}

} // namespace fairlead
