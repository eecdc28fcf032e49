// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QHash>
#include <QString>

#include <functional>

namespace fairlead {

/// Names one sealed entry; all four are its additional data, so an entry copied elsewhere does not open.
struct VaultSlot
{
    QString homeId;
    QString connectionId;
    QString organisationId;
    QString purpose; ///< "refresh-token", "access-token"
    friend bool operator==(const VaultSlot &, const VaultSlot &) = default;
};

/// The keychain holds no key for the vault at `path`, or not the one it was sealed with.
Error vaultKeyLost(const QString &path);

/// Tokens on disk, sealed with XChaCha20-Poly1305 (libsodium) under a 256-bit key that lives only in the
/// keychain. The file is replaced atomically and durably, for this user alone, and one previous copy is kept
/// (`vault.previous`). A damaged vault is read from that copy, except the entry whose last change the copy
/// missed: an old refresh token used again would end the whole sign-in. Nothing is overwritten when what is
/// there cannot be read; a damaged file that is replaced is kept as `vault.damaged`.
/// An instance belongs to one thread; several on one file, in one process, do not lose each other's changes.
class TokenVault
{
public:
    /// A fresh key from the system's generator, 32 bytes.
    static Secret makeKey();
    /// True when there is a vault file or its previous copy: then a missing key is *lost*, never a reason to
    /// make another.
    static bool exists(const QString &path);
    /// Puts a vault that cannot be read any more out of the way (`vault.unreadable-1` …), so that a new one
    /// can be begun. Only after the person has agreed to sign in again.
    static Outcome setAside(const QString &path);

    TokenVault(QString path, Secret key);

    /// SecretNotFound, VaultKeyLost (wrong key), VaultDamaged (both copies, or this entry), FileRefused
    /// (written by a newer Fairlead), FileUnreadable.
    Result<Secret> read(const VaultSlot &slot) const;
    /// Returns only after the new file is durably in place: a rotated refresh token is stored before it is
    /// used. Errors of read(), FileUnwritable, DiskFull; the vault is then as it was.
    Outcome write(const VaultSlot &slot, const Secret &value);
    /// Removes one entry, from the previous copy as well; one that is not there counts as removed.
    Outcome remove(const VaultSlot &slot);
    /// Removes every entry of a connection, from the previous copy as well.
    Outcome removeConnection(const QString &connectionId);

private:
    Outcome removeIf(const std::function<bool(const QByteArray &name)> &belongs);

    QString m_path;
    Secret m_key;
};

} // namespace fairlead
