// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeypair.h"

#include "auth/rsakeylife.h"
#include "auth/rsasign.h"
#include "core/cnghandle_win.h"
#include "core/der.h"

#include <QRandomGenerator>

#include <windows.h>

#include <bcrypt.h>

#include <array>

namespace fairlead {

namespace {

Error refused(const char *step, unsigned long code)
{
    return Error::bug(
        QStringLiteral("RSA key pair, %1: 0x%2").arg(QLatin1String(step)).arg(code, 8, 16, QLatin1Char('0')));
}

/// RFC 7468: 64 characters on a line.
QByteArray pemOf(const char *label, const QByteArray &der)
{
    const QByteArray base64 = der.toBase64();
    QByteArray text = QByteArray("-----BEGIN ") + label + "-----\n";
    for (qsizetype at = 0; at < base64.size(); at += 64)
        text += base64.mid(at, 64) + '\n';
    return text + "-----END " + label + "-----\n";
}

/// The numbers of a key, the most significant byte first.
struct Numbers
{
    QByteArray publicExponent, modulus, prime1, prime2, exponent1, exponent2, coefficient, privateExponent;
};

/// In memory only: a key without a name is never stored. BCRYPT_RSAFULLPRIVATE_BLOB.
Result<QByteArray> generate()
{
    BCRYPT_ALG_HANDLE rawProvider = nullptr;
    NTSTATUS status = BCryptOpenAlgorithmProvider(&rawProvider, BCRYPT_RSA_ALGORITHM, nullptr, 0);
    if (status != 0)
        return fail(refused("provider", ULONG(status)));
    const CngProvider provider(rawProvider);
    BCRYPT_KEY_HANDLE rawKey = nullptr;
    status = BCryptGenerateKeyPair(rawProvider, &rawKey, ULONG(ownRsaKeyBits), 0);
    if (status != 0)
        return fail(refused("create", ULONG(status)));
    const CngKey key(rawKey);
    status = BCryptFinalizeKeyPair(rawKey, 0);
    if (status != 0)
        return fail(refused("generate", ULONG(status)));
    ULONG size = 0;
    status = BCryptExportKey(rawKey, nullptr, BCRYPT_RSAFULLPRIVATE_BLOB, nullptr, 0, &size, 0);
    QByteArray blob(qsizetype(size), Qt::Uninitialized);
    if (status == 0)
        status = BCryptExportKey(rawKey, nullptr, BCRYPT_RSAFULLPRIVATE_BLOB,
                                 reinterpret_cast<UCHAR *>(blob.data()), size, &size, 0);
    if (status != 0)
        return fail(refused("export", ULONG(status)));
    return blob;
}

/// The blob's order is that of its documentation.
Numbers numbersIn(const QByteArray &blob)
{
    const auto *head = reinterpret_cast<const BCRYPT_RSAKEY_BLOB *>(blob.constData());
    qsizetype at = sizeof(*head);
    const auto take = [&blob, &at](ULONG size) {
        const QByteArray bytes = blob.mid(at, qsizetype(size));
        at += qsizetype(size);
        return bytes;
    };
    Numbers numbers;
    numbers.publicExponent = take(head->cbPublicExp);
    numbers.modulus = take(head->cbModulus);
    numbers.prime1 = take(head->cbPrime1);
    numbers.prime2 = take(head->cbPrime2);
    numbers.exponent1 = take(head->cbPrime1);
    numbers.exponent2 = take(head->cbPrime2);
    numbers.coefficient = take(head->cbPrime1);
    numbers.privateExponent = take(head->cbModulus);
    return numbers;
}

/// PKCS#8 (RFC 5958) around PKCS#1 (RFC 8017 appendix A.1.2).
Secret privateKeyOf(const Numbers &key)
{
    const QByteArray zero(1, '\0');
    const QByteArray plain =
        der::sequence({der::number(zero), der::number(key.modulus), der::number(key.publicExponent),
                       der::number(key.privateExponent), der::number(key.prime1), der::number(key.prime2),
                       der::number(key.exponent1), der::number(key.exponent2), der::number(key.coefficient)});
    return Secret(pemOf("PRIVATE KEY",
                        der::sequence({der::number(zero), der::algorithm(der::rsaEncryption),
                                       der::element(der::octetStringTag, plain)})));
}

/// RFC 5280 §4.1.2.5: two digits of the year up to 2049.
QByteArray timeOf(const QDateTime &utc)
{
    if (utc.date().year() < 2050)
        return der::element(der::utcTimeTag, utc.toString(QStringLiteral("yyMMddhhmmss'Z'")).toLatin1());
    return der::element(der::generalizedTimeTag,
                        utc.toString(QStringLiteral("yyyyMMddhhmmss'Z'")).toLatin1());
}

/// RFC 5280 §4.1.2.2: positive, at most 20 bytes.
QByteArray serial()
{
    std::array<quint32, 5> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    words[0] = (words[0] & 0xffffff7fU) | 0x40U; // the first byte in memory
    return der::number(QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)));
}

/// Signed by itself; RFC 5280 §4.1, version 3.
Result<QByteArray> certificateOf(const Numbers &key, const Secret &privateKey, const QString &commonName,
                                 const RsaKeyLife &life)
{
    const QByteArray name = der::sequence(
        {der::element(der::setTag,
                      der::sequence({der::element(der::objectTag, QByteArray::fromHex(der::commonName)),
                                     der::element(der::utf8Tag, commonName.toUtf8())}))});
    const QByteArray publicKey = der::sequence({der::number(key.modulus), der::number(key.publicExponent)});
    const QByteArray content = der::sequence(
        {der::element(der::firstContextTag, der::number(QByteArray(1, 2))), serial(),
         der::algorithm(der::sha256WithRsa), name, der::sequence({timeOf(life.from), timeOf(life.until)}),
         name, der::sequence({der::algorithm(der::rsaEncryption), der::bitString(publicKey)})});
    const Result<QByteArray> signature = rsaSign(privateKey, content, RsaAlgorithm::RS256);
    if (!signature)
        return fail(signature.error());
    return pemOf("CERTIFICATE",
                 der::sequence({content, der::algorithm(der::sha256WithRsa), der::bitString(*signature)}));
}

} // namespace

Result<RsaKeyPair> makeRsaKeyPair(const QString &commonName, const QDateTime &now)
{
    Result<QByteArray> blob = generate();
    if (!blob)
        return fail(blob.error());
    const RsaKeyLife life = rsaKeyLife(now);
    const Numbers numbers = numbersIn(*blob);
    SecureZeroMemory(blob->data(), SIZE_T(blob->size()));
    Secret privateKey = privateKeyOf(numbers);
    const Result<QByteArray> certificate = certificateOf(numbers, privateKey, commonName, life);
    if (!certificate)
        return fail(certificate.error());
    return RsaKeyPair{std::move(privateKey), *certificate, life.until};
}

} // namespace fairlead
