// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/tokenvault.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace fairlead::detail {

/// One vault file, decoded. Numbers are 32 bits, little-endian; a *string* is its length and its bytes.
///
///     magic "FAIRLVLT" · version (1) · key id (16 bytes)
///     number of entries, each: name (string) · nonce (24 bytes) · sealed value (string)
///     number of lost names, each a string
///     BLAKE2b-256 of all of the above
///
/// A name is four strings: home, connection, organisation, purpose. A value is sealed with
/// XChaCha20-Poly1305-IETF; its additional data is "fairlead vault entry 1" and the name. The key id, a
/// BLAKE2b-128 of "fairlead vault key" under the key, tells a wrong key from damage; the sum at the end tells
/// damage from tampering, and stays there in later versions, so that a newer file is not taken for a damaged
/// one. *Lost* names are those whose newest value is known not to be in this file.
struct VaultFile
{
    struct Entry
    {
        QByteArray name;
        QByteArray nonce;
        QByteArray sealed;
    };

    QByteArray keyId;
    QList<Entry> entries;
    QList<QByteArray> lost;

    QByteArray encode() const;

    enum class Verdict { Good, Damaged, Newer };
    static Verdict decode(const QByteArray &bytes, VaultFile &file);

    const Entry *find(const QByteArray &name) const;
    void remove(const QByteArray &name);
};

QByteArray vaultName(const VaultSlot &slot);
/// The connection a name belongs to; empty for a name that is none.
QString connectionOf(const QByteArray &name);

QByteArray vaultKeyId(const Secret &key);
VaultFile::Entry seal(const QByteArray &name, const Secret &value, const Secret &key);
/// Empty when key, name and content do not belong together.
std::optional<Secret> open(const VaultFile::Entry &entry, const QByteArray &name, const Secret &key);

/// 32 bytes from the system's generator.
Secret randomKey();
bool isVaultKey(const Secret &key);

} // namespace fairlead::detail
