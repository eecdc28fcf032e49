// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsasign.h"

#include "auth/rsakeyerror.h"
#include "core/cnghandle_win.h"
#include "core/der.h"

#include <QCryptographicHash>

#include <windows.h>

#include <bcrypt.h>

namespace fairlead {

namespace {

Error failed(const char *step, unsigned long code)
{
    return rsaKeyError(
        QStringLiteral("%1: 0x%2").arg(QLatin1String(step)).arg(code, 8, 16, QLatin1Char('0')));
}

// Base64 between the PEM lines; the header tells which of the two forms it is.
QByteArray derOf(const QByteArray &pem, const char *label)
{
    const QByteArray text = pem.trimmed();
    const QByteArray begin = QByteArray("-----BEGIN ") + label + "-----";
    const QByteArray end = QByteArray("-----END ") + label + "-----";
    if (!text.startsWith(begin) || !text.endsWith(end))
        return {};
    const QByteArray body = text.mid(begin.size(), text.size() - begin.size() - end.size());
    return QByteArray::fromBase64(body.simplified().replace(' ', ""),
                                  QByteArray::AbortOnBase64DecodingErrors);
}

// What CNG takes a key as. Read here and not by CryptDecodeObjectEx, which Wine has for neither of the forms.
Result<QByteArray> blobOf(const QByteArray &pem)
{
    QByteArray der = derOf(pem, "RSA PRIVATE KEY");
    if (der.isEmpty())
        der = der::rsaKeyOf(derOf(pem, "PRIVATE KEY"));
    der::Reader key(der::Reader(der).next(der::sequenceTag));
    key.nextNumber(); // version
    const QByteArray modulus = key.nextNumber();
    const QByteArray publicExponent = key.nextNumber();
    key.nextNumber(); // private exponent: CNG takes the primes
    const QByteArray prime1 = key.nextNumber();
    const QByteArray prime2 = key.nextNumber();
    SecureZeroMemory(der.data(), SIZE_T(der.size()));
    if (prime2.isEmpty())
        return fail(rsaKeyError(QStringLiteral("not an RSA key")));
    const BCRYPT_RSAKEY_BLOB head{BCRYPT_RSAPRIVATE_MAGIC,      ULONG(modulus.size() * 8),
                                  ULONG(publicExponent.size()), ULONG(modulus.size()),
                                  ULONG(prime1.size()),         ULONG(prime2.size())};
    return QByteArray(reinterpret_cast<const char *>(&head), sizeof(head)) + publicExponent + modulus + prime1
        + prime2;
}

} // namespace

Result<QByteArray> rsaSign(const Secret &privateKeyPem, const QByteArray &data, RsaAlgorithm algorithm)
{
    Result<QByteArray> blob = blobOf(privateKeyPem.reveal());
    if (!blob)
        return fail(blob.error());
    const ULONG bits = reinterpret_cast<const BCRYPT_RSAKEY_BLOB *>(blob->constData())->BitLength;
    if (bits < ULONG(smallestRsaKey))
        return fail(rsaKeyError(QStringLiteral("%1 bits").arg(bits)));

    BCRYPT_ALG_HANDLE rawProvider = nullptr;
    NTSTATUS status = BCryptOpenAlgorithmProvider(&rawProvider, BCRYPT_RSA_ALGORITHM, nullptr, 0);
    if (status != 0)
        return fail(failed("provider", ULONG(status)));
    const CngProvider provider(rawProvider);
    BCRYPT_KEY_HANDLE rawKey = nullptr;
    status = BCryptImportKeyPair(provider.get(), nullptr, BCRYPT_RSAPRIVATE_BLOB, &rawKey,
                                 reinterpret_cast<UCHAR *>(blob->data()), ULONG(blob->size()), 0);
    SecureZeroMemory(blob->data(), SIZE_T(blob->size()));
    if (status != 0)
        return fail(failed("import", ULONG(status)));
    const CngKey key(rawKey);

    QByteArray hash = QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    BCRYPT_PKCS1_PADDING_INFO pkcs1{BCRYPT_SHA256_ALGORITHM};
    BCRYPT_PSS_PADDING_INFO pss{BCRYPT_SHA256_ALGORITHM, 32};
    const bool isPss = algorithm == RsaAlgorithm::PS256;
    void *padding = isPss ? static_cast<void *>(&pss) : static_cast<void *>(&pkcs1);
    const ULONG flag = isPss ? BCRYPT_PAD_PSS : BCRYPT_PAD_PKCS1;
    QByteArray signature(qsizetype(bits / 8), Qt::Uninitialized);
    ULONG written = 0;
    status =
        BCryptSignHash(key.get(), padding, reinterpret_cast<UCHAR *>(hash.data()), ULONG(hash.size()),
                       reinterpret_cast<UCHAR *>(signature.data()), ULONG(signature.size()), &written, flag);
    if (status != 0)
        return fail(failed("sign", ULONG(status)));
    signature.truncate(qsizetype(written));
    return signature;
}

} // namespace fairlead
