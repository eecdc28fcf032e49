// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/pkce.h"

#include "auth/base64url.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace fairlead {

namespace {

QByteArray randomBytes(int words)
{
    QByteArray bytes(words * qsizetype(sizeof(quint32)), Qt::Uninitialized);
    // system(): the generator of the operating system, not the predictable global one.
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), words);
    return bytes;
}

} // namespace

Pkce Pkce::make()
{
    return fromVerifier(randomBytes(16).toBase64(base64url));
}

Pkce Pkce::fromVerifier(const QByteArray &verifier)
{
    Pkce pkce;
    pkce.verifier = Secret(verifier);
    pkce.challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(base64url);
    return pkce;
}

QByteArray newState()
{
    return randomBytes(8).toBase64(base64url);
}

} // namespace fairlead
