// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/clientproof.h"

#include <algorithm>

namespace fairlead::practice {

namespace {

Refusal judgeSecret(const QString &secret, const EntraApp &app, const QDateTime &now)
{
    const rules::Case about{.app = &app};
    const auto found = std::find_if(app.secrets.cbegin(), app.secrets.cend(),
                                    [&](const EntraSecret &known) { return known.value == secret; });
    if (found == app.secrets.cend())
        return rules::refuse(7000215, about);
    return found->expired || found->ends <= now ? rules::refuse(7000222, about) : Refusal();
}

// The header's thumbprint is over the certificate's DER bytes, base64url without padding (trap 20).
const jwt::Key *signer(const jwt::Token &token, const EntraApp &app)
{
    const auto header = [&](const char *name) {
        return token.header.value(QLatin1String(name)).toString().toLatin1();
    };
    for (const jwt::Key &key : app.certificates) {
        if ((!header("x5t#S256").isEmpty() && header("x5t#S256") == key.thumbprintSha256())
            || (!header("x5t").isEmpty() && header("x5t") == key.thumbprintSha1()))
            return &key;
    }
    return nullptr;
}

Refusal judgeAssertion(const QByteArray &assertion, const EntraApp &app, const QStringList &audiences,
                       const QDateTime &now)
{
    rules::Case about{.app = &app};
    const auto token = jwt::parse(assertion);
    if (!token)
        return rules::refuse(50012, about);
    const jwt::Key *key = signer(*token, app);
    if (!key) {
        about.value = QStringLiteral("The key was not found.");
        return rules::refuse(700027, about);
    }
    // RS256 goes with the old SHA-1 thumbprint only (reference 1.8, trap 20).
    const QString algorithm = token->header.value(QLatin1String("alg")).toString();
    const bool modern = token->header.contains(QLatin1String("x5t#S256"));
    if (algorithm != QLatin1String("PS256") && algorithm != QLatin1String("RS256"))
        return rules::refuse(50012, about);
    if (!token->isSignedBy(*key) || (algorithm == QLatin1String("PS256") && !modern)) {
        about.value = QStringLiteral("The key was found, but use of the key to verify the signature failed.");
        return rules::refuse(700027, about);
    }
    const auto text = [&](const char *name) { return token->claims.value(QLatin1String(name)).toString(); };
    if (text("iss") != app.id || text("sub") != app.id)
        return rules::refuse(700021, about);
    if (!audiences.contains(text("aud")))
        return rules::refuse(700023, about);
    const qint64 seconds = now.toSecsSinceEpoch();
    const qint64 expires = token->claims.value(QLatin1String("exp")).toInteger();
    const qint64 notBefore = token->claims.value(QLatin1String("nbf")).toInteger();
    // Five minutes of clock difference; a life of more than a day is refused.
    if (expires + 300 <= seconds || notBefore > seconds + 300 || expires > seconds + 86'400) {
        about.value = now.toString(Qt::ISODate);
        return rules::refuse(700024, about);
    }
    return {};
}

} // namespace

ClientProof ClientProof::of(const QUrlQuery &form)
{
    ClientProof proof;
    proof.secret = Request::value(form, QStringLiteral("client_secret"));
    proof.assertionType = Request::value(form, QStringLiteral("client_assertion_type"));
    proof.assertion = Request::value(form, QStringLiteral("client_assertion")).toLatin1();
    return proof;
}

Refusal judgeClientProof(const ClientProof &proof, const EntraApp &app, const QStringList &audiences,
                         const QDateTime &now)
{
    const rules::Case about{.app = &app};
    if (proof.isEmpty())
        return rules::refuse(7000218, about);
    if (!proof.secret.isEmpty())
        return judgeSecret(proof.secret, app, now);
    if (proof.assertionType != QLatin1String("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
        return rules::refuse(7000218, about);
    return judgeAssertion(proof.assertion, app, audiences, now);
}

} // namespace fairlead::practice
