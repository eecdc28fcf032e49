// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeypair.h"

#include "auth/rsakeylife.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace fairlead {

namespace {

template <auto Free> struct Freeing
{
    template <typename T> void operator()(T *object) const { Free(object); }
};
using PairKey = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Memory = std::unique_ptr<BIO, Freeing<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freeing<BN_free>>;

Error refused(const char *step)
{
    char reason[256] = {};
    ERR_error_string_n(ERR_peek_last_error(), reason, sizeof(reason));
    ERR_clear_error();
    return Error::bug(QStringLiteral("RSA key pair, %1: %2").arg(QLatin1String(step), QLatin1String(reason)));
}

QByteArray textOf(BIO *memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return {data, qsizetype(size)};
}

/// RFC 5280 §4.1.2.2: positive, at most 20 bytes.
bool setSerial(X509 *certificate)
{
    const Number number(BN_new());
    return number && BN_rand(number.get(), 159, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setName(X509 *certificate, const QByteArray &commonName)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const auto *text = reinterpret_cast<const unsigned char *>(commonName.constData());
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text, int(commonName.size()), -1, 0) == 1
        && X509_set_issuer_name(certificate, name) == 1;
}

} // namespace

Result<RsaKeyPair> makeRsaKeyPair(const QString &commonName, const QDateTime &now)
{
    ERR_clear_error();
    const PairKey key(EVP_RSA_gen(unsigned(ownRsaKeyBits)));
    const Certificate certificate(X509_new());
    if (!key || !certificate)
        return fail(refused("generate"));
    const RsaKeyLife life = rsaKeyLife(now);
    const bool filled = X509_set_version(certificate.get(), X509_VERSION_3) == 1
        && setSerial(certificate.get()) && setName(certificate.get(), commonName.toUtf8())
        && ASN1_TIME_set(X509_getm_notBefore(certificate.get()), life.from.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(certificate.get()), life.until.toSecsSinceEpoch())
        && X509_set_pubkey(certificate.get(), key.get()) == 1;
    if (!filled || X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        return fail(refused("certificate"));

    const Memory keyText(BIO_new(BIO_s_secmem()));
    const Memory certificateText(BIO_new(BIO_s_mem()));
    if (!keyText || !certificateText
        || PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return fail(refused("write"));
    return RsaKeyPair{Secret(textOf(keyText.get())), textOf(certificateText.get()), life.until};
}

} // namespace fairlead
