// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/tokenvault.h"

#include "platform/files.h"
#include "secrets/secretstore.h"
#include "secrets/vaultfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <mutex>

namespace fairlead {

using detail::VaultFile;

namespace {

struct VaultText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::TokenVault)
};

/// A vault is read, changed and replaced as a whole: a sync thread that stores a rotated token and a window
/// that finishes a set-up must not undo each other's change.
std::mutex &changing()
{
    static std::mutex mutex;
    return mutex;
}

constexpr qint64 largestVault = 16 * 1024 * 1024;

Error vaultError(ErrorCode code, const QString &sentence, const QString &remedy, const QString &path)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = QDir::toNativeSeparators(path);
    return error;
}

/// A folder where the file belongs, from a copy or a backup that went wrong: nothing in it is ours to read.
bool isFolder(const QString &path)
{
    return QFileInfo(path).isDir();
}

Error damaged(const QString &path)
{
    if (isFolder(path))
        return vaultError(ErrorCode::VaultDamaged,
                          VaultText::tr("%1 is a folder; the file with the saved sign-ins belongs there.")
                              .arg(QDir::toNativeSeparators(path)),
                          VaultText::tr("Put the file back, or sign in again: the folder is then kept under "
                                        "another name; jobs and data stay."),
                          path);
    return vaultError(ErrorCode::VaultDamaged, VaultText::tr("The file with the saved sign-ins is damaged."),
                      VaultText::tr("Sign in again; jobs and data stay."), path);
}

Error newer(const QString &path)
{
    return vaultError(ErrorCode::FileRefused,
                      VaultText::tr("The saved sign-ins were written by a newer version of Fairlead."),
                      VaultText::tr("Install that version again, or sign in again."), path);
}

/// Under a name of its own, where it is in nobody's way.
Outcome moveAway(const QString &name)
{
    QString aside;
    for (int number = 1; aside.isEmpty() || QFile::exists(aside); ++number)
        aside = QStringLiteral("%1.unreadable-%2").arg(name).arg(number);
    if (!QFile::rename(name, aside))
        return fail(vaultError(ErrorCode::FileUnwritable,
                               VaultText::tr("%1 cannot be renamed.").arg(QDir::toNativeSeparators(name)),
                               VaultText::tr("Check that your account may write in this folder."), name));
    return {};
}

struct Loaded
{
    VaultFile file;
    QByteArray damagedBytes; ///< of a vault that the previous copy stands in for
};

Result<VaultFile> decode(const QString &path, const QByteArray &bytes, const QByteArray &keyId)
{
    VaultFile file;
    switch (VaultFile::decode(bytes, file)) {
    case VaultFile::Verdict::Good:
        if (file.keyId != keyId)
            return fail(vaultKeyLost(path));
        return file;
    case VaultFile::Verdict::Newer:
        return fail(newer(path));
    case VaultFile::Verdict::Damaged:
        break;
    }
    return fail(damaged(path));
}

Result<Loaded> load(const QString &path, const QByteArray &keyId)
{
    const auto current = readFile(path, largestVault);
    const bool missing = !current && current.error().code == ErrorCode::RecordMissing;
    // A folder is damage like any other: the previous copy stands in for it.
    if (!current && !missing && !isFolder(path))
        return fail(current.error());
    if (current) {
        auto file = decode(path, *current, keyId);
        if (file)
            return Loaded{std::move(*file), {}};
        if (file.error().code != ErrorCode::VaultDamaged)
            return fail(file.error());
    }

    const auto before = readFile(previousOf(path), largestVault);
    if (before) {
        auto file = decode(path, *before, keyId);
        if (!file)
            return fail(file.error());
        return Loaded{std::move(*file), current.value_or(QByteArray())};
    }
    if (before.error().code != ErrorCode::RecordMissing)
        return fail(before.error());
    if (!missing)
        return fail(damaged(path));
    Loaded empty;
    empty.file.keyId = keyId;
    return empty;
}

Outcome store(const QString &path, const Loaded &loaded, const VaultFile &previous, const VaultFile &current)
{
    if (!loaded.damagedBytes.isEmpty()) {
        if (Outcome kept = overwriteFile(path + QStringLiteral(".damaged"), loaded.damagedBytes); !kept)
            return kept;
    }
    if (isFolder(path)) {
        if (Outcome moved = moveAway(path); !moved)
            return moved;
    }
    // The previous copy first: it says what it misses before anything newer exists.
    if (Outcome kept = overwriteFile(previousOf(path), previous.encode()); !kept)
        return kept;
    return overwriteFile(path, current.encode());
}

} // namespace

Error vaultKeyLost(const QString &path)
{
    return vaultError(
        ErrorCode::VaultKeyLost,
        VaultText::tr("The key to the saved sign-ins is not in this computer's keychain any more."),
        VaultText::tr("Sign in again; jobs and data stay."), path);
}

Secret TokenVault::makeKey()
{
    return detail::randomKey();
}

bool TokenVault::exists(const QString &path)
{
    return QFile::exists(path) || QFile::exists(previousOf(path));
}

Outcome TokenVault::setAside(const QString &path)
{
    for (const QString &name : {path, previousOf(path)}) {
        if (!QFile::exists(name))
            continue;
        if (Outcome moved = moveAway(name); !moved)
            return moved;
    }
    return {};
}

TokenVault::TokenVault(QString path, Secret key)
    : m_path(std::move(path))
    , m_key(std::move(key))
{
}

Result<Secret> TokenVault::read(const VaultSlot &slot) const
{
    if (!detail::isVaultKey(m_key))
        return fail(vaultKeyLost(m_path));
    const auto loaded = load(m_path, detail::vaultKeyId(m_key));
    if (!loaded)
        return fail(loaded.error());
    const QByteArray name = detail::vaultName(slot);
    if (loaded->file.lost.contains(name))
        return fail(damaged(m_path));
    const auto *entry = loaded->file.find(name);
    if (!entry)
        return fail(secretNotFound());
    auto value = detail::open(*entry, name, m_key);
    if (!value)
        return fail(damaged(m_path));
    return std::move(*value);
}

Outcome TokenVault::write(const VaultSlot &slot, const Secret &value)
{
    if (!detail::isVaultKey(m_key))
        return fail(vaultKeyLost(m_path));
    if (value.isEmpty())
        return fail(Error::bug(QStringLiteral("an empty token")));
    const std::lock_guard lock(changing());
    const auto loaded = load(m_path, detail::vaultKeyId(m_key));
    if (!loaded)
        return fail(loaded.error());
    const QByteArray name = detail::vaultName(slot);
    VaultFile previous = loaded->file;
    if (!previous.lost.contains(name))
        previous.lost += name;
    VaultFile current = loaded->file;
    current.remove(name);
    current.entries += detail::seal(name, value, m_key);
    return store(m_path, *loaded, previous, current);
}

Outcome TokenVault::removeIf(const std::function<bool(const QByteArray &name)> &belongs)
{
    if (!exists(m_path))
        return {};
    if (!detail::isVaultKey(m_key))
        return fail(vaultKeyLost(m_path));
    const std::lock_guard lock(changing());
    const auto loaded = load(m_path, detail::vaultKeyId(m_key));
    if (!loaded)
        return fail(loaded.error());
    VaultFile left = loaded->file;
    left.entries.removeIf([&](const VaultFile::Entry &entry) { return belongs(entry.name); });
    left.lost.removeIf(belongs);
    return store(m_path, *loaded, left, left);
}

Outcome TokenVault::remove(const VaultSlot &slot)
{
    return removeIf([wanted = detail::vaultName(slot)](const QByteArray &name) { return name == wanted; });
}

Outcome TokenVault::removeConnection(const QString &connectionId)
{
    return removeIf([&](const QByteArray &name) { return detail::connectionOf(name) == connectionId; });
}

} // namespace fairlead
