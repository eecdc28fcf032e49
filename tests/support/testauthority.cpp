// SPDX-License-Identifier: GPL-3.0-or-later
#include "testauthority.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

namespace fairlead {

namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Key makeKey()
{
    return Key(EVP_RSA_gen(2048), &EVP_PKEY_free);
}

void setName(X509_NAME *name, const QString &commonName)
{
    const QByteArray text = commonName.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(text.constData()), int(text.size()),
                               -1, 0);
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate makeCertificate(const QString &name, EVP_PKEY *key, int from, int until)
{
    Certificate certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), X509_VERSION_3);
    quint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof(serial));
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), long(from) * 24 * 3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), long(until) * 24 * 3600);
    X509_set_pubkey(certificate.get(), key);
    setName(X509_get_subject_name(certificate.get()), name);
    return certificate;
}

template <typename Write> QByteArray toPem(Write write)
{
    BIO *bio = BIO_new(BIO_s_mem());
    write(bio);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray pem(data, size);
    BIO_free(bio);
    return pem;
}

} // namespace

struct TestAuthority::Private
{
    Key key = makeKey();
    Certificate certificate{nullptr, &X509_free};
};

TestAuthority::TestAuthority(const QString &name)
    : d(std::make_unique<Private>())
{
    d->certificate = makeCertificate(name, d->key.get(), -1, 365);
    X509 *own = d->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    addExtension(own, own, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(own, own, NID_subject_key_identifier, "hash");
    X509_sign(own, d->key.get(), EVP_sha256());
}

TestAuthority::~TestAuthority() = default;

QByteArray TestAuthority::pem() const
{
    return toPem([this](BIO *bio) { PEM_write_bio_X509(bio, d->certificate.get()); });
}

TestAuthority::Leaf TestAuthority::issue(const QStringList &hosts, int from, int until) const
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate(hosts.first(), key.get(), from, until);
    X509 *issuer = d->certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    QByteArrayList names;
    for (const QString &host : hosts)
        names += (QHostAddress(host).isNull() ? "DNS:" : "IP:") + host.toLatin1();
    addExtension(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), issuer, NID_ext_key_usage, "serverAuth");
    addExtension(certificate.get(), issuer, NID_subject_alt_name, names.join(','));
    addExtension(certificate.get(), issuer, NID_authority_key_identifier, "keyid");
    X509_sign(certificate.get(), d->key.get(), EVP_sha256());
    return {toPem([&](BIO *bio) { PEM_write_bio_X509(bio, certificate.get()); }), toPem([&](BIO *bio) {
                PEM_write_bio_PKCS8PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            })};
}

QByteArray TestAuthority::clientPkcs12(const QString &name, const QByteArray &passphrase) const
{
    const Key key = makeKey();
    const Certificate certificate = makeCertificate(name, key.get(), -1, 30);
    X509 *issuer = d->certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
    addExtension(certificate.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    addExtension(certificate.get(), issuer, NID_ext_key_usage, "clientAuth");
    X509_sign(certificate.get(), d->key.get(), EVP_sha256());
    const std::unique_ptr<PKCS12, decltype(&PKCS12_free)> sealed(
        PKCS12_create(passphrase.constData(), "client", key.get(), certificate.get(), nullptr, 0, 0, 0, 0, 0),
        &PKCS12_free);
    return toPem([&](BIO *bio) { i2d_PKCS12_bio(bio, sealed.get()); });
}

QSslConfiguration TestAuthority::serverConfiguration(const QStringList &hosts, int from, int until) const
{
    const Leaf leaf = issue(hosts, from, until);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain({QSslCertificate(leaf.certificatePem), QSslCertificate(pem())});
    configuration.setPrivateKey(QSslKey(leaf.keyPem, QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace fairlead
