// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsasign.h"

#include "auth/rsakeyerror.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

namespace fairlead {

namespace {

template <auto Free> struct Deleter
{
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;

// Without it OpenSSL would ask for a passphrase on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

Error failed(const char *step)
{
    char reason[256] = {};
    ERR_error_string_n(ERR_peek_last_error(), reason, sizeof(reason));
    ERR_clear_error();
    return rsaKeyError(QStringLiteral("%1: %2").arg(QLatin1String(step), QLatin1String(reason)));
}

} // namespace

Result<QByteArray> rsaSign(const Secret &privateKeyPem, const QByteArray &data, RsaAlgorithm algorithm)
{
    ERR_clear_error();
    const QByteArray pem = privateKeyPem.reveal();
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key)
        return fail(failed("read"));
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return fail(rsaKeyError(QStringLiteral("not an RSA key")));
    if (EVP_PKEY_get_bits(key.get()) < smallestRsaKey)
        return fail(rsaKeyError(QStringLiteral("%1 bits").arg(EVP_PKEY_get_bits(key.get()))));

    const Digest digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr; // owned by the digest
    bool good = EVP_DigestSignInit(digest.get(), &context, EVP_sha256(), nullptr, key.get()) == 1;
    if (good && algorithm == RsaAlgorithm::PS256) {
        good = EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
    }
    if (!good)
        return fail(failed("prepare"));
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.constData());
    std::size_t size = 0;
    if (EVP_DigestSign(digest.get(), nullptr, &size, bytes, std::size_t(data.size())) != 1)
        return fail(failed("sign"));
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes,
                       std::size_t(data.size()))
        != 1)
        return fail(failed("sign"));
    signature.truncate(qsizetype(size));
    return signature;
}

} // namespace fairlead
