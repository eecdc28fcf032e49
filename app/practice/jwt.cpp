// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace fairlead::practice::jwt {

namespace {

template <auto Free> struct Deleter
{
    template <typename T> void operator()(T *pointer) const { Free(pointer); }
};
template <typename T, auto Free> using Held = std::unique_ptr<T, Deleter<Free>>;
using Bio = Held<BIO, BIO_free_all>;
using DigestContext = Held<EVP_MD_CTX, EVP_MD_CTX_free>;
using Number = Held<BIGNUM, BN_free>;

Bio reader(const QByteArray &text)
{
    return Bio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

template <typename Write> QByteArray written(Write write)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!write(bio.get()))
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

QByteArray numberOf(EVP_PKEY *key, const char *name)
{
    BIGNUM *raw = nullptr;
    if (!EVP_PKEY_get_bn_param(key, name, &raw))
        return {};
    const Number number(raw);
    QByteArray bytes(BN_num_bytes(raw), Qt::Uninitialized);
    BN_bn2bin(raw, reinterpret_cast<unsigned char *>(bytes.data()));
    return bytes;
}

// PS256 is RSASSA-PSS with a salt as long as the hash (RFC 7518 §3.5).
bool configure(EVP_PKEY_CTX *context, const QByteArray &algorithm)
{
    if (algorithm == "RS256")
        return true;
    return algorithm == "PS256" && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

const unsigned char *bytes(const QByteArray &text)
{
    return reinterpret_cast<const unsigned char *>(text.constData());
}

} // namespace

QByteArray base64Url(const QByteArray &plain)
{
    return plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(const QByteArray &text)
{
    const auto result = QByteArray::fromBase64Encoding(
        text, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (result.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return std::nullopt;
    return result.decoded;
}

struct Key::Data
{
    Held<EVP_PKEY, EVP_PKEY_free> key;
    Held<X509, X509_free> certificate;
    bool isPrivate = false;
};

Key::Key() = default;
Key::~Key() = default;
Key::Key(const Key &) = default;
Key &Key::operator=(const Key &) = default;

Key Key::generate(const QString &commonName, int bits, int days)
{
    auto data = std::make_shared<Data>();
    data->key.reset(EVP_RSA_gen(static_cast<unsigned>(bits)));
    data->isPrivate = true;
    data->certificate.reset(X509_new());
    X509 *certificate = data->certificate.get();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -24 * 3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), long(days) * 24 * 3600);
    X509_NAME *name = X509_get_subject_name(certificate);
    const QByteArray utf8 = commonName.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, bytes(utf8), int(utf8.size()), -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_set_pubkey(certificate, data->key.get());
    X509_sign(certificate, data->key.get(), EVP_sha256());
    Key key;
    key.d = data;
    return key;
}

Key Key::fromPem(const QByteArray &pem)
{
    auto data = std::make_shared<Data>();
    if (pem.contains("-----BEGIN CERTIFICATE-----")) {
        data->certificate.reset(PEM_read_bio_X509(reader(pem).get(), nullptr, nullptr, nullptr));
        if (data->certificate)
            data->key.reset(X509_get_pubkey(data->certificate.get()));
    } else if (pem.contains("PRIVATE KEY-----")) {
        // An empty pass phrase in place of a prompt on the terminal.
        data->key.reset(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, nullptr, const_cast<char *>("")));
        data->isPrivate = true;
    } else {
        data->key.reset(PEM_read_bio_PUBKEY(reader(pem).get(), nullptr, nullptr, nullptr));
    }
    Key key;
    if (data->key && EVP_PKEY_get_base_id(data->key.get()) == EVP_PKEY_RSA)
        key.d = data;
    return key;
}

bool Key::isValid() const
{
    return d != nullptr;
}

bool Key::canSign() const
{
    return d && d->isPrivate;
}

int Key::bits() const
{
    return d ? EVP_PKEY_get_bits(d->key.get()) : 0;
}

QByteArray Key::privatePem() const
{
    if (!canSign())
        return {};
    return written([&](BIO *bio) {
        return PEM_write_bio_PKCS8PrivateKey(bio, d->key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

QByteArray Key::publicPem() const
{
    return d ? written([&](BIO *bio) { return PEM_write_bio_PUBKEY(bio, d->key.get()); }) : QByteArray();
}

QByteArray Key::certificatePem() const
{
    if (!d || !d->certificate)
        return {};
    return written([&](BIO *bio) { return PEM_write_bio_X509(bio, d->certificate.get()); });
}

QByteArray Key::certificateDer() const
{
    if (!d || !d->certificate)
        return {};
    return written([&](BIO *bio) { return i2d_X509_bio(bio, d->certificate.get()); });
}

QByteArray Key::thumbprintSha1() const
{
    return base64Url(QCryptographicHash::hash(certificateDer(), QCryptographicHash::Sha1));
}

QByteArray Key::thumbprintSha256() const
{
    return base64Url(QCryptographicHash::hash(certificateDer(), QCryptographicHash::Sha256));
}

QByteArray Key::modulus() const
{
    return d ? base64Url(numberOf(d->key.get(), OSSL_PKEY_PARAM_RSA_N)) : QByteArray();
}

QByteArray Key::exponent() const
{
    return d ? base64Url(numberOf(d->key.get(), OSSL_PKEY_PARAM_RSA_E)) : QByteArray();
}

QJsonObject Key::jwk() const
{
    QJsonObject out{{QStringLiteral("kty"), QStringLiteral("RSA")},
                    {QStringLiteral("use"), QStringLiteral("sig")},
                    {QStringLiteral("n"), QString::fromLatin1(modulus())},
                    {QStringLiteral("e"), QString::fromLatin1(exponent())}};
    if (d && d->certificate) {
        out.insert(QStringLiteral("x5t"), QString::fromLatin1(thumbprintSha1()));
        // x5c is plain base64, not base64url (RFC 7517 §4.7).
        out.insert(QStringLiteral("x5c"), QJsonArray{QString::fromLatin1(certificateDer().toBase64())});
    }
    return out;
}

QByteArray Key::signature(const QByteArray &input, const QByteArray &algorithm) const
{
    if (!canSign())
        return {};
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr;
    if (EVP_DigestSignInit(context.get(), &keyContext, EVP_sha256(), nullptr, d->key.get()) <= 0
        || !configure(keyContext, algorithm))
        return {};
    size_t size = 0;
    if (EVP_DigestSign(context.get(), nullptr, &size, bytes(input), size_t(input.size())) <= 0)
        return {};
    QByteArray out(qsizetype(size), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(out.data()), &size, bytes(input),
                       size_t(input.size()))
        <= 0)
        return {};
    out.truncate(qsizetype(size));
    return out;
}

bool Key::verifies(const QByteArray &input, const QByteArray &signature, const QByteArray &algorithm) const
{
    if (!d)
        return false;
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr;
    if (EVP_DigestVerifyInit(context.get(), &keyContext, EVP_sha256(), nullptr, d->key.get()) <= 0
        || !configure(keyContext, algorithm))
        return false;
    return EVP_DigestVerify(context.get(), bytes(signature), size_t(signature.size()), bytes(input),
                            size_t(input.size()))
        == 1;
}

QByteArray sign(QJsonObject header, const QJsonObject &claims, const Key &key)
{
    return sign(std::move(header), QJsonDocument(claims).toJson(QJsonDocument::Compact), key);
}

QByteArray sign(QJsonObject header, const QByteArray &claims, const Key &key)
{
    if (!header.contains(QLatin1String("alg")))
        header.insert(QStringLiteral("alg"), QStringLiteral("RS256"));
    const QByteArray input =
        base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' + base64Url(claims);
    return input + '.'
        + base64Url(key.signature(input, header.value(QLatin1String("alg")).toString().toLatin1()));
}

bool Token::isSignedBy(const Key &key) const
{
    return key.verifies(signingInput, signature, header.value(QLatin1String("alg")).toString().toLatin1());
}

std::optional<Token> parse(const QByteArray &token)
{
    const auto parts = token.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = fromBase64Url(parts[0]);
    const auto claims = fromBase64Url(parts[1]);
    const auto signature = fromBase64Url(parts[2]);
    if (!header || !claims || !signature)
        return std::nullopt;
    const auto headerJson = QJsonDocument::fromJson(*header);
    const auto claimsJson = QJsonDocument::fromJson(*claims);
    if (!headerJson.isObject() || !claimsJson.isObject())
        return std::nullopt;
    return Token{headerJson.object(), claimsJson.object(), parts[0] + '.' + parts[1], *signature};
}

} // namespace fairlead::practice::jwt
