// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/pkcs12.h"

#include "core/cnghandle_win.h"
#include "core/der.h"

#include <QCryptographicHash>
#include <QPasswordDigestor>

#include <windows.h>

#include <bcrypt.h>
#include <wincrypt.h>

#include <algorithm>
#include <memory>

namespace fairlead {

namespace {

/// How a key is sealed. No cipher: not in a way that is known here.
struct Seal
{
    const wchar_t *cipher = nullptr;
    QByteArray key;
    QByteArray iv;
};

constexpr char shroudedKeyBag[] = "2a864886f70d010c0a0102"; // RFC 7292 appendix D
constexpr char pbeWithSha1And3Des[] = "2a864886f70d010c0103"; // the same, appendix C
constexpr char pbes2[] = "2a864886f70d01050d"; // RFC 8018 appendix C
constexpr char pbkdf2[] = "2a864886f70d01050c";

struct Hash
{
    const char *object;
    QCryptographicHash::Algorithm algorithm;
};
constexpr Hash hashes[] = {{"2a864886f70d0207", QCryptographicHash::Sha1},
                           {"2a864886f70d0209", QCryptographicHash::Sha256},
                           {"2a864886f70d020a", QCryptographicHash::Sha384},
                           {"2a864886f70d020b", QCryptographicHash::Sha512}};
struct Cipher
{
    const char *object;
    const wchar_t *name;
    int keySize; ///< bytes
};
constexpr Cipher ciphers[] = {{"2a864886f70d0307", BCRYPT_3DES_ALGORITHM, 24},
                              {"60864801650304012a", BCRYPT_AES_ALGORITHM, 32},
                              {"608648016503040116", BCRYPT_AES_ALGORITHM, 24},
                              {"608648016503040102", BCRYPT_AES_ALGORITHM, 16}};

template <typename Row, std::size_t size> const Row *rowOf(const QByteArray &object, const Row (&rows)[size])
{
    const auto *row = std::find_if(std::begin(rows), std::end(rows), [&](const Row &candidate) {
        return object == QByteArray::fromHex(candidate.object);
    });
    return row == std::end(rows) ? nullptr : row;
}

/// 0 where it is none, or one that would take minutes.
int iterationsOf(const QByteArray &number)
{
    return number.isEmpty() || number.size() > 3 ? 0 : number.toHex().toInt(nullptr, 16);
}

QByteArray repeatedToBlocks(const QByteArray &bytes)
{
    constexpr qsizetype block = 64;
    const qsizetype size = (bytes.size() + block - 1) / block * block;
    return bytes.isEmpty() ? bytes : bytes.repeated(size / bytes.size() + 1).first(size);
}

/// RFC 7292 appendix B.2, with SHA-1. `purpose`: 1 makes keys, 2 initial vectors.
QByteArray pkcs12Derived(char purpose, const QString &passphrase, const QByteArray &salt, int iterations,
                         qsizetype size)
{
    constexpr qsizetype block = 64;
    const QString terminated = passphrase + QChar(u'\0');
    QByteArray text;
    for (const QChar character : terminated)
        text += QByteArray(1, char(character.unicode() >> 8)) + char(character.unicode() & 0xff);
    QByteArray input = repeatedToBlocks(salt) + repeatedToBlocks(text);
    QByteArray derived;
    while (derived.size() < size) {
        QByteArray hash = QByteArray(block, purpose) + input;
        for (int i = 0; i < iterations; ++i)
            hash = QCryptographicHash::hash(hash, QCryptographicHash::Sha1);
        derived += hash;
        const QByteArray added = repeatedToBlocks(hash);
        for (qsizetype start = 0; start < input.size(); start += block) {
            int carry = 1;
            for (qsizetype i = block - 1; i >= 0; --i) {
                carry += quint8(input.at(start + i)) + quint8(added.at(i));
                input[start + i] = char(carry & 0xff);
                carry >>= 8;
            }
        }
    }
    return derived.first(size);
}

/// RFC 8018 §6.2.
Seal pbes2Seal(der::Reader parameters, const Secret &passphrase)
{
    der::Reader derivation(parameters.next(der::sequenceTag));
    der::Reader encryption(parameters.next(der::sequenceTag));
    const auto *cipher = rowOf(encryption.next(der::objectTag), ciphers);
    if (derivation.next(der::objectTag) != QByteArray::fromHex(pbkdf2) || !cipher)
        return {};
    der::Reader how(derivation.next(der::sequenceTag));
    const QByteArray salt = how.next(der::octetStringTag);
    const int iterations = iterationsOf(how.nextNumber());
    how.nextNumber(); // the key's length, which the cipher says as well
    const QByteArray function = der::Reader(how.next(der::sequenceTag)).next(der::objectTag);
    const auto *hash = function.isNull() ? &hashes[0] : rowOf(function, hashes);
    if (!hash || iterations == 0)
        return {};
    return {cipher->name,
            QPasswordDigestor::deriveKeyPbkdf2(hash->algorithm, passphrase.reveal(), salt, iterations,
                                               quint64(cipher->keySize)),
            encryption.next(der::octetStringTag)};
}

Seal sealOf(der::Reader algorithm, const Secret &passphrase)
{
    const QByteArray scheme = algorithm.next(der::objectTag);
    der::Reader parameters(algorithm.next(der::sequenceTag));
    if (scheme == QByteArray::fromHex(pbes2))
        return pbes2Seal(parameters, passphrase);
    if (scheme != QByteArray::fromHex(pbeWithSha1And3Des))
        return {};
    const QByteArray salt = parameters.next(der::octetStringTag);
    const int iterations = iterationsOf(parameters.nextNumber());
    if (salt.isEmpty() || iterations == 0)
        return {};
    const QString text = passphrase.revealText();
    return {BCRYPT_3DES_ALGORITHM, pkcs12Derived(1, text, salt, iterations, 24),
            pkcs12Derived(2, text, salt, iterations, 8)};
}

QByteArray unsealed(QByteArray bytes, Seal seal)
{
    BCRYPT_ALG_HANDLE rawProvider = nullptr;
    if (!seal.cipher || BCryptOpenAlgorithmProvider(&rawProvider, seal.cipher, nullptr, 0) != 0)
        return {};
    const CngProvider provider(rawProvider);
    const auto raw = [](QByteArray &value) { return reinterpret_cast<UCHAR *>(value.data()); };
    wchar_t chaining[] = BCRYPT_CHAIN_MODE_CBC;
    BCRYPT_KEY_HANDLE rawKey = nullptr;
    if (BCryptSetProperty(provider.get(), BCRYPT_CHAINING_MODE, reinterpret_cast<UCHAR *>(chaining),
                          sizeof(chaining), 0)
            != 0
        || BCryptGenerateSymmetricKey(provider.get(), &rawKey, nullptr, 0, raw(seal.key),
                                      ULONG(seal.key.size()), 0)
            != 0)
        return {};
    const CngKey key(rawKey);
    SecureZeroMemory(seal.key.data(), SIZE_T(seal.key.size()));
    QByteArray plain(bytes.size(), Qt::Uninitialized);
    ULONG size = 0;
    if (BCryptDecrypt(key.get(), raw(bytes), ULONG(bytes.size()), nullptr, raw(seal.iv),
                      ULONG(seal.iv.size()), raw(plain), ULONG(plain.size()), &size, BCRYPT_BLOCK_PADDING)
        != 0)
        return {};
    plain.truncate(qsizetype(size));
    return plain;
}

/// What a ContentInfo of type "data" holds (RFC 5652 §4).
QByteArray dataIn(const QByteArray &contentInfo)
{
    der::Reader reader(contentInfo);
    reader.next(der::objectTag);
    return der::Reader(reader.next(der::firstContextTag)).next(der::octetStringTag);
}

/// The EncryptedPrivateKeyInfo, from a part of the file that is not sealed as a whole: there all programs
/// write it (RFC 7292 §4).
QByteArray sealedKeyIn(const QByteArray &pkcs12)
{
    der::Reader file(der::Reader(pkcs12).next(der::sequenceTag));
    file.next(der::integerTag);
    der::Reader parts(der::Reader(dataIn(file.next(der::sequenceTag))).next(der::sequenceTag));
    for (QByteArray part = parts.next(der::sequenceTag); !part.isNull();
         part = parts.next(der::sequenceTag)) {
        der::Reader bags(der::Reader(dataIn(part)).next(der::sequenceTag));
        for (QByteArray bag = bags.next(der::sequenceTag); !bag.isNull(); bag = bags.next(der::sequenceTag)) {
            der::Reader content(bag);
            if (content.next(der::objectTag) == QByteArray::fromHex(shroudedKeyBag))
                return der::Reader(content.next(der::firstContextTag)).next(der::sequenceTag);
        }
    }
    return {};
}

/// PKCS#1; null where there is no RSA key, or it does not open.
QByteArray rsaKeyIn(const QByteArray &pkcs12, const Secret &passphrase)
{
    der::Reader sealed(sealedKeyIn(pkcs12));
    const Seal seal = sealOf(der::Reader(sealed.next(der::sequenceTag)), passphrase);
    QByteArray plain = unsealed(sealed.next(der::octetStringTag), seal);
    const QByteArray key = der::rsaKeyOf(plain);
    SecureZeroMemory(plain.data(), SIZE_T(plain.size()));
    return key;
}

/// Whose passphrase opens nothing has none: the system checks the file's own seal.
QList<QSslCertificate> certificatesIn(QByteArray pkcs12, const Secret &passphrase)
{
    CRYPT_DATA_BLOB blob{DWORD(pkcs12.size()), reinterpret_cast<BYTE *>(pkcs12.data())};
    const std::wstring text = passphrase.revealText().toStdWString();
    const std::unique_ptr<void, void (*)(void *)> store(
        PFXImportCertStore(&blob, text.c_str(), PKCS12_NO_PERSIST_KEY),
        [](void *handle) { CertCloseStore(handle, 0); });
    QList<QSslCertificate> certificates;
    const CERT_CONTEXT *next = nullptr;
    while (store && (next = CertEnumCertificatesInStore(store.get(), next)))
        certificates += QSslCertificate(
            QByteArray(reinterpret_cast<const char *>(next->pbCertEncoded), qsizetype(next->cbCertEncoded)),
            QSsl::Der);
    return certificates;
}

/// Of a SubjectPublicKeyInfo's RSA key (RFC 8017 appendix A.1.1).
QByteArray modulusOf(const QSslCertificate &certificate)
{
    der::Reader info(der::Reader(certificate.publicKey().toDer()).next(der::sequenceTag));
    info.next(der::sequenceTag);
    // The first byte counts the bits that the last one has too many.
    const QByteArray key = info.next(der::bitStringTag).mid(1);
    return der::Reader(der::Reader(key).next(der::sequenceTag)).nextNumber();
}

} // namespace

ClientIdentity openPkcs12(const QByteArray &pkcs12, const Secret &passphrase)
{
    ClientIdentity identity;
    identity.chain = certificatesIn(pkcs12, passphrase);
    if (identity.isEmpty())
        return {};
    QByteArray key = rsaKeyIn(pkcs12, passphrase);
    der::Reader numbers(der::Reader(key).next(der::sequenceTag));
    numbers.nextNumber(); // version
    const QByteArray modulus = numbers.nextNumber();
    const auto own =
        std::find_if(identity.chain.begin(), identity.chain.end(),
                     [&](const QSslCertificate &candidate) { return modulusOf(candidate) == modulus; });
    if (modulus.isEmpty() || own == identity.chain.end())
        return {};
    std::rotate(identity.chain.begin(), own, own + 1);
    identity.key = QSslKey(key, QSsl::Rsa, QSsl::Der);
    SecureZeroMemory(key.data(), SIZE_T(key.size()));
    return identity;
}

} // namespace fairlead
