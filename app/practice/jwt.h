// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

/// JSON Web Tokens with RSA signatures (RFC 7515, 7517, 7518): what the practice providers issue and check.
/// Only RS256 and PS256. Thread-safe on distinct objects.
namespace fairlead::practice::jwt {

QByteArray base64Url(const QByteArray &bytes);
/// Nothing where the text is not base64url.
std::optional<QByteArray> fromBase64Url(const QByteArray &text);

/// An RSA key: a private one signs and verifies, a public one (of a certificate or bare) only verifies.
class Key
{
public:
    /// A new key pair with a self-signed certificate for `commonName`, valid from yesterday for `days`.
    static Key generate(const QString &commonName, int bits = 2048, int days = 730);
    /// Private key, public key or X.509 certificate; what it is, is read from the text. An invalid Key where
    /// it is none of them, or no RSA key (the providers refuse elliptic curves).
    static Key fromPem(const QByteArray &pem);

    Key();
    ~Key();
    Key(const Key &);
    Key &operator=(const Key &);

    bool isValid() const;
    bool canSign() const;
    int bits() const;
    QByteArray privatePem() const;
    QByteArray publicPem() const;
    /// Empty where the key was not made or read with one.
    QByteArray certificatePem() const;
    QByteArray certificateDer() const;
    /// base64url of the SHA-1 ("x5t") or SHA-256 ("x5t#S256") of the certificate.
    QByteArray thumbprintSha1() const;
    QByteArray thumbprintSha256() const;
    /// Modulus and exponent, base64url, big endian without leading zero (RFC 7518 §6.3.1).
    QByteArray modulus() const;
    QByteArray exponent() const;
    /// {"kty":"RSA","use":"sig","n","e"} plus "x5t" and "x5c" where there is a certificate; "kid" and the
    /// rest are the caller's.
    QJsonObject jwk() const;

    QByteArray signature(const QByteArray &input, const QByteArray &algorithm) const;
    bool verifies(const QByteArray &input, const QByteArray &signature, const QByteArray &algorithm) const;

private:
    struct Data;
    std::shared_ptr<const Data> d;
};

/// header.payload.signature; the algorithm is the header's "alg" (set to RS256 where missing). `claims` may
/// be given as text where the order or form of its members matters.
QByteArray sign(QJsonObject header, const QJsonObject &claims, const Key &key);
QByteArray sign(QJsonObject header, const QByteArray &claims, const Key &key);

/// A token taken apart; nothing is checked yet.
struct Token
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray signingInput;
    QByteArray signature;

    /// With the header's algorithm, which must be RS256 or PS256: "none" never passes.
    bool isSignedBy(const Key &key) const;
};

std::optional<Token> parse(const QByteArray &token);

} // namespace fairlead::practice::jwt
