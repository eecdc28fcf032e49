// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/vaultfile.h"

#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace fairlead::detail {

namespace {

constexpr QByteArrayView magic = "FAIRLVLT";
constexpr quint32 version = 1;
constexpr qsizetype keyIdSize = 16;
constexpr qsizetype sumSize = crypto_generichash_BYTES;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

unsigned long long length(const QByteArray &bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

// Safe to call again and again; the generator is not ready before.
void startSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
}

void putNumber(QByteArray &out, qsizetype number)
{
    char bytes[sizeof(quint32)];
    qToLittleEndian(quint32(number), bytes);
    out.append(bytes, sizeof bytes);
}

void putString(QByteArray &out, const QByteArray &text)
{
    putNumber(out, text.size());
    out.append(text);
}

/// Reads what putNumber and putString wrote. Never beyond the end: a length that does not fit makes it fail.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    QByteArray bytes(qsizetype size)
    {
        if (size < 0 || size > m_rest.size()) {
            m_failed = true;
            m_rest = {};
            return {};
        }
        const QByteArray taken = m_rest.first(size).toByteArray();
        m_rest = m_rest.sliced(size);
        return taken;
    }
    quint32 number()
    {
        const QByteArray taken = bytes(sizeof(quint32));
        return m_failed ? 0 : qFromLittleEndian<quint32>(taken.constData());
    }
    QByteArray string() { return bytes(qsizetype(number())); }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_failed = false;
};

QByteArray sumOf(QByteArrayView bytes)
{
    QByteArray sum(sumSize, '\0');
    crypto_generichash(raw(sum), size_t(sum.size()), reinterpret_cast<const unsigned char *>(bytes.data()),
                       static_cast<unsigned long long>(bytes.size()), nullptr, 0);
    return sum;
}

QByteArray additionalData(const QByteArray &name)
{
    return QByteArrayLiteral("fairlead vault entry 1") + name;
}

} // namespace

QByteArray VaultFile::encode() const
{
    QByteArray out = magic.toByteArray();
    putNumber(out, version);
    out += keyId;
    putNumber(out, entries.size());
    for (const Entry &entry : entries) {
        putString(out, entry.name);
        out += entry.nonce;
        putString(out, entry.sealed);
    }
    putNumber(out, lost.size());
    for (const QByteArray &name : lost)
        putString(out, name);
    out += sumOf(out);
    return out;
}

VaultFile::Verdict VaultFile::decode(const QByteArray &bytes, VaultFile &file)
{
    startSodium();
    const qsizetype bodySize = bytes.size() - sumSize;
    if (bodySize < magic.size() || !bytes.startsWith(magic))
        return Verdict::Damaged;
    const QByteArrayView body = QByteArrayView(bytes).first(bodySize);
    if (sumOf(body) != bytes.last(sumSize))
        return Verdict::Damaged;

    Reader reader(body.sliced(magic.size()));
    if (reader.number() != version)
        return Verdict::Newer;
    file = VaultFile();
    file.keyId = reader.bytes(keyIdSize);
    for (quint32 left = reader.number(); left > 0 && !reader.failed(); --left) {
        Entry entry;
        entry.name = reader.string();
        entry.nonce = reader.bytes(nonceSize);
        entry.sealed = reader.string();
        file.entries += entry;
    }
    for (quint32 left = reader.number(); left > 0 && !reader.failed(); --left)
        file.lost += reader.string();
    return reader.failed() || !reader.atEnd() ? Verdict::Damaged : Verdict::Good;
}

const VaultFile::Entry *VaultFile::find(const QByteArray &name) const
{
    const auto found = std::find_if(entries.cbegin(), entries.cend(),
                                    [&](const Entry &entry) { return entry.name == name; });
    return found == entries.cend() ? nullptr : &*found;
}

void VaultFile::remove(const QByteArray &name)
{
    entries.removeIf([&](const Entry &entry) { return entry.name == name; });
    lost.removeAll(name);
}

QByteArray vaultName(const VaultSlot &slot)
{
    QByteArray name;
    for (const QString &part : {slot.homeId, slot.connectionId, slot.organisationId, slot.purpose})
        putString(name, part.toUtf8());
    return name;
}

QString connectionOf(const QByteArray &name)
{
    Reader reader(name);
    reader.string();
    return QString::fromUtf8(reader.string());
}

QByteArray vaultKeyId(const Secret &key)
{
    startSodium();
    const QByteArray keyBytes = key.reveal();
    const QByteArray text = QByteArrayLiteral("fairlead vault key");
    QByteArray id(keyIdSize, '\0');
    crypto_generichash(raw(id), size_t(id.size()), raw(text), length(text), raw(keyBytes),
                       size_t(keyBytes.size()));
    return id;
}

VaultFile::Entry seal(const QByteArray &name, const Secret &value, const Secret &key)
{
    startSodium();
    const QByteArray keyBytes = key.reveal();
    const QByteArray plain = value.reveal();
    const QByteArray additional = additionalData(name);
    VaultFile::Entry entry;
    entry.name = name;
    // 192 random bits never meet again; that is why this cipher and not one with a short nonce.
    entry.nonce.resize(nonceSize);
    randombytes_buf(entry.nonce.data(), size_t(nonceSize));
    entry.sealed.resize(plain.size() + tagSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(entry.sealed), nullptr, raw(plain), length(plain),
                                               raw(additional), length(additional), nullptr,
                                               raw(std::as_const(entry.nonce)), raw(keyBytes));
    return entry;
}

std::optional<Secret> open(const VaultFile::Entry &entry, const QByteArray &name, const Secret &key)
{
    startSodium();
    if (entry.sealed.size() < tagSize)
        return std::nullopt;
    const QByteArray keyBytes = key.reveal();
    const QByteArray additional = additionalData(name);
    QByteArray plain(entry.sealed.size() - tagSize, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, raw(entry.sealed),
                                                   length(entry.sealed), raw(additional), length(additional),
                                                   raw(entry.nonce), raw(keyBytes))
        != 0)
        return std::nullopt;
    return Secret(std::move(plain));
}

Secret randomKey()
{
    startSodium();
    QByteArray key(keySize, '\0');
    crypto_aead_xchacha20poly1305_ietf_keygen(raw(key));
    return Secret(std::move(key));
}

bool isVaultKey(const Secret &key)
{
    return key.reveal().size() == keySize;
}

} // namespace fairlead::detail
