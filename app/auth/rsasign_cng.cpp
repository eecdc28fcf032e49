// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsasign.h"

#include "auth/rsakeyerror.h"

#include <QCryptographicHash>

#include <windows.h>

#include <bcrypt.h>
#include <wincrypt.h>

#include <memory>

namespace fairlead {

namespace {

struct LocalDeleter
{
    void operator()(void *memory) const { LocalFree(memory); }
};
template <typename T> using Local = std::unique_ptr<T, LocalDeleter>;

struct AlgorithmDeleter
{
    void operator()(void *handle) const { BCryptCloseAlgorithmProvider(handle, 0); }
};
struct KeyDeleter
{
    void operator()(void *handle) const { BCryptDestroyKey(handle); }
};

Error failed(const char *step, unsigned long code)
{
    return rsaKeyError(
        QStringLiteral("%1: 0x%2").arg(QLatin1String(step)).arg(code, 8, 16, QLatin1Char('0')));
}

// Base64 between the PEM lines; the header itself tells which of the two forms it is.
Result<QByteArray> derOf(const QByteArray &pem)
{
    DWORD size = 0;
    if (!CryptStringToBinaryA(pem.constData(), DWORD(pem.size()), CRYPT_STRING_BASE64HEADER, nullptr, &size,
                              nullptr, nullptr))
        return fail(failed("read", GetLastError()));
    QByteArray der(qsizetype(size), Qt::Uninitialized);
    if (!CryptStringToBinaryA(pem.constData(), DWORD(pem.size()), CRYPT_STRING_BASE64HEADER,
                              reinterpret_cast<BYTE *>(der.data()), &size, nullptr, nullptr))
        return fail(failed("read", GetLastError()));
    der.truncate(qsizetype(size));
    return der;
}

// PKCS#8 (RFC 5958) wraps the PKCS#1 key (RFC 8017 appendix A.1.2).
Result<QByteArray> unwrapped(const QByteArray &der)
{
    CRYPT_PRIVATE_KEY_INFO *raw = nullptr;
    DWORD size = 0;
    if (!CryptDecodeObjectEx(X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, PKCS_PRIVATE_KEY_INFO,
                             reinterpret_cast<const BYTE *>(der.constData()), DWORD(der.size()),
                             CRYPT_DECODE_ALLOC_FLAG, nullptr, &raw, &size))
        return fail(failed("unwrap", GetLastError()));
    const Local<CRYPT_PRIVATE_KEY_INFO> info(raw);
    if (qstrcmp(info->Algorithm.pszObjId, szOID_RSA_RSA) != 0)
        return fail(rsaKeyError(QStringLiteral("not an RSA key")));
    return QByteArray(reinterpret_cast<const char *>(info->PrivateKey.pbData),
                      qsizetype(info->PrivateKey.cbData));
}

} // namespace

Result<QByteArray> rsaSign(const Secret &privateKeyPem, const QByteArray &data, RsaAlgorithm algorithm)
{
    const QByteArray pem = privateKeyPem.reveal();
    auto der = derOf(pem);
    if (der && !pem.contains("BEGIN RSA PRIVATE KEY"))
        der = unwrapped(*der);
    if (!der)
        return fail(der.error());

    BYTE *raw = nullptr;
    DWORD size = 0;
    if (!CryptDecodeObjectEx(X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, CNG_RSA_PRIVATE_KEY_BLOB,
                             reinterpret_cast<const BYTE *>(der->constData()), DWORD(der->size()),
                             CRYPT_DECODE_ALLOC_FLAG, nullptr, &raw, &size))
        return fail(failed("decode", GetLastError()));
    const Local<BYTE> blob(raw);
    const ULONG bits = reinterpret_cast<const BCRYPT_RSAKEY_BLOB *>(blob.get())->BitLength;
    if (bits < ULONG(smallestRsaKey))
        return fail(rsaKeyError(QStringLiteral("%1 bits").arg(bits)));

    BCRYPT_ALG_HANDLE rawProvider = nullptr;
    NTSTATUS status = BCryptOpenAlgorithmProvider(&rawProvider, BCRYPT_RSA_ALGORITHM, nullptr, 0);
    if (status != 0)
        return fail(failed("provider", ULONG(status)));
    const std::unique_ptr<void, AlgorithmDeleter> provider(rawProvider);
    BCRYPT_KEY_HANDLE rawKey = nullptr;
    status =
        BCryptImportKeyPair(provider.get(), nullptr, BCRYPT_RSAPRIVATE_BLOB, &rawKey, blob.get(), size, 0);
    SecureZeroMemory(blob.get(), size);
    if (status != 0)
        return fail(failed("import", ULONG(status)));
    const std::unique_ptr<void, KeyDeleter> key(rawKey);

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
