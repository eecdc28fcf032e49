// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeypair.h"

#include "auth/rsakeylife.h"

#include <windows.h>

#include <ncrypt.h>
#include <wincrypt.h>

#include <memory>

namespace fairlead {

namespace {

struct NcryptDeleter
{
    void operator()(void *handle) const { NCryptFreeObject(NCRYPT_HANDLE(handle)); }
};
using NcryptObject = std::unique_ptr<void, NcryptDeleter>;

struct CertificateDeleter
{
    void operator()(const CERT_CONTEXT *context) const { CertFreeCertificateContext(context); }
};
using CertificateContext = std::unique_ptr<const CERT_CONTEXT, CertificateDeleter>;

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

SYSTEMTIME systemTime(const QDateTime &utc)
{
    SYSTEMTIME time{};
    time.wYear = WORD(utc.date().year());
    time.wMonth = WORD(utc.date().month());
    time.wDay = WORD(utc.date().day());
    time.wHour = WORD(utc.time().hour());
    time.wMinute = WORD(utc.time().minute());
    time.wSecond = WORD(utc.time().second());
    return time;
}

/// In memory only: a key without a name is never stored.
Result<NcryptObject> generate()
{
    NCRYPT_PROV_HANDLE rawProvider = 0;
    SECURITY_STATUS status = NCryptOpenStorageProvider(&rawProvider, MS_KEY_STORAGE_PROVIDER, 0);
    if (status != 0)
        return fail(refused("provider", ULONG(status)));
    const NcryptObject provider(reinterpret_cast<void *>(rawProvider));
    NCRYPT_KEY_HANDLE rawKey = 0;
    status = NCryptCreatePersistedKey(rawProvider, &rawKey, BCRYPT_RSA_ALGORITHM, nullptr, 0, 0);
    if (status != 0)
        return fail(refused("create", ULONG(status)));
    NcryptObject key(reinterpret_cast<void *>(rawKey));
    DWORD bits = ownRsaKeyBits;
    DWORD exportable = NCRYPT_ALLOW_PLAINTEXT_EXPORT_FLAG;
    status =
        NCryptSetProperty(rawKey, NCRYPT_LENGTH_PROPERTY, reinterpret_cast<BYTE *>(&bits), sizeof(bits), 0);
    if (status == 0)
        status = NCryptSetProperty(rawKey, NCRYPT_EXPORT_POLICY_PROPERTY,
                                   reinterpret_cast<BYTE *>(&exportable), sizeof(exportable), 0);
    if (status == 0)
        status = NCryptFinalizeKey(rawKey, 0);
    if (status != 0)
        return fail(refused("generate", ULONG(status)));
    return key;
}

Result<Secret> privateKeyOf(NCRYPT_KEY_HANDLE key)
{
    DWORD size = 0;
    SECURITY_STATUS status =
        NCryptExportKey(key, 0, NCRYPT_PKCS8_PRIVATE_KEY_BLOB, nullptr, nullptr, 0, &size, 0);
    QByteArray der(qsizetype(size), Qt::Uninitialized);
    if (status == 0)
        status = NCryptExportKey(key, 0, NCRYPT_PKCS8_PRIVATE_KEY_BLOB, nullptr,
                                 reinterpret_cast<BYTE *>(der.data()), size, &size, 0);
    if (status != 0)
        return fail(refused("export", ULONG(status)));
    der.truncate(qsizetype(size));
    Secret pem(pemOf("PRIVATE KEY", der));
    SecureZeroMemory(der.data(), SIZE_T(der.size()));
    return pem;
}

Result<QByteArray> certificateOf(NCRYPT_KEY_HANDLE key, const QString &commonName, const RsaKeyLife &life)
{
    const std::wstring name = QString(QStringLiteral("CN=") + commonName).toStdWString();
    DWORD size = 0;
    if (!CertStrToNameW(X509_ASN_ENCODING, name.c_str(), CERT_X500_NAME_STR, nullptr, nullptr, &size,
                        nullptr))
        return fail(refused("name", GetLastError()));
    QByteArray encoded(qsizetype(size), Qt::Uninitialized);
    if (!CertStrToNameW(X509_ASN_ENCODING, name.c_str(), CERT_X500_NAME_STR, nullptr,
                        reinterpret_cast<BYTE *>(encoded.data()), &size, nullptr))
        return fail(refused("name", GetLastError()));
    CERT_NAME_BLOB subject{size, reinterpret_cast<BYTE *>(encoded.data())};
    char algorithmName[] = szOID_RSA_SHA256RSA;
    CRYPT_ALGORITHM_IDENTIFIER algorithm{algorithmName, {0, nullptr}};
    SYSTEMTIME from = systemTime(life.from);
    SYSTEMTIME until = systemTime(life.until);
    const CertificateContext certificate(CertCreateSelfSignCertificate(
        key, &subject, CERT_CREATE_SELFSIGN_NO_KEY_INFO, nullptr, &algorithm, &from, &until, nullptr));
    if (!certificate)
        return fail(refused("certificate", GetLastError()));
    return pemOf("CERTIFICATE",
                 QByteArray(reinterpret_cast<const char *>(certificate->pbCertEncoded),
                            qsizetype(certificate->cbCertEncoded)));
}

} // namespace

Result<RsaKeyPair> makeRsaKeyPair(const QString &commonName, const QDateTime &now)
{
    const Result<NcryptObject> key = generate();
    if (!key)
        return fail(key.error());
    const auto handle = NCRYPT_KEY_HANDLE(key->get());
    const RsaKeyLife life = rsaKeyLife(now);
    const Result<Secret> privateKey = privateKeyOf(handle);
    if (!privateKey)
        return fail(privateKey.error());
    const Result<QByteArray> certificate = certificateOf(handle, commonName, life);
    if (!certificate)
        return fail(certificate.error());
    return RsaKeyPair{*privateKey, *certificate, life.until};
}

} // namespace fairlead
