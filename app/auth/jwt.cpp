// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/jwt.h"

#include "auth/base64url.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace fairlead {

namespace {

constexpr qint64 leeway = 300; // seconds
const QString personalTenant = QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad");

Error wrongToken(const QString &detail)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::SignIn",
                                                 "Microsoft's answer does not belong to this sign-in.");
    error.remedy = QCoreApplication::translate(
        "fairlead::SignIn", "Check this computer's date and time, then start the sign-in again.");
    error.detail = detail;
    return error;
}

Result<QJsonObject> readPart(const QByteArray &part)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(part, base64url | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return fail(wrongToken(QStringLiteral("ID token: not base64url")));
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (!document.isObject())
        return fail(wrongToken(QStringLiteral("ID token: not JSON")));
    return document.object();
}

QString audienceOf(const QJsonValue &value)
{
    // OpenID Connect Core §2 allows a list; more than one audience is not a token for us alone.
    if (value.isArray())
        return value.toArray().size() == 1 ? value.toArray().at(0).toString() : QString();
    return value.toString();
}

} // namespace

Result<IdToken> readIdToken(const Secret &token)
{
    const QByteArrayList parts = QByteArrayList(token.reveal().split('.'));
    if (parts.size() != 3 || parts.at(2).isEmpty())
        return fail(wrongToken(QStringLiteral("ID token: %1 parts").arg(parts.size())));
    const auto header = readPart(parts.at(0));
    if (!header)
        return fail(header.error());
    const auto claims = readPart(parts.at(1));
    if (!claims)
        return fail(claims.error());

    IdToken result;
    const auto text = [&claims](const char *name) { return claims->value(QLatin1String(name)).toString(); };
    result.tenantId = text("tid");
    result.objectId = text("oid");
    result.userName = text("preferred_username");
    result.name = text("name");
    result.audience = audienceOf(claims->value(QLatin1String("aud")));
    result.issuer = text("iss");
    result.nonce = text("nonce");
    const QJsonValue expires = claims->value(QLatin1String("exp"));
    if (result.audience.isEmpty() || result.issuer.isEmpty() || !expires.isDouble())
        return fail(wrongToken(QStringLiteral("ID token: aud, iss or exp is missing")));
    result.expiresAt = QDateTime::fromSecsSinceEpoch(qint64(expires.toDouble()), Qt::UTC);
    return result;
}

Outcome checkIdToken(const IdToken &token, const QString &clientId, const QString &nonce, const Cloud &cloud,
                     const QDateTime &serverNow)
{
    if (token.audience != clientId)
        return fail(wrongToken(QStringLiteral("ID token: meant for another client")));
    if (!nonce.isEmpty() && token.nonce != nonce) {
        Error error = wrongToken(QStringLiteral("ID token: nonce differs"));
        error.code = ErrorCode::StateMismatch;
        return fail(error);
    }
    if (QUuid::fromString(token.tenantId).isNull())
        return fail(wrongToken(QStringLiteral("ID token: tid is not a GUID")));
    if (token.tenantId == personalTenant) {
        Error error;
        error.code = ErrorCode::WrongUser;
        error.errorClass = ErrorClass::AskUser;
        error.sentence =
            QCoreApplication::translate("fairlead::SignIn", "A personal account cannot be used here.");
        error.remedy = QCoreApplication::translate("fairlead::SignIn",
                                                   "Sign in with the work account of your organisation.");
        return fail(error);
    }
    QUrl issuer = cloud.entraAuthority;
    issuer.setPath(QLatin1Char('/') + token.tenantId + QStringLiteral("/v2.0"));
    if (token.issuer != issuer.toString())
        return fail(wrongToken(QStringLiteral("ID token: issued by %1").arg(token.issuer.left(200))));
    if (token.expiresAt.addSecs(leeway) < serverNow)
        return fail(wrongToken(QStringLiteral("ID token: expired")));
    return {};
}

Result<QByteArray> signedJwt(const QJsonObject &header, const QJsonObject &claims,
                             const Secret &privateKeyPem, RsaAlgorithm algorithm)
{
    QJsonObject signedHeader = header;
    signedHeader.insert(QStringLiteral("alg"),
                        algorithm == RsaAlgorithm::RS256 ? QStringLiteral("RS256") : QStringLiteral("PS256"));
    const auto encode = [](const QJsonObject &object) {
        return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64url);
    };
    const QByteArray payload = encode(signedHeader) + '.' + encode(claims);
    const auto signature = rsaSign(privateKeyPem, payload, algorithm);
    if (!signature)
        return fail(signature.error());
    return QByteArray(payload + '.' + signature->toBase64(base64url));
}

} // namespace fairlead
