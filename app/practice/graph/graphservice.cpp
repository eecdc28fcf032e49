// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/graph/graphservice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QUuid>

namespace fairlead::practice {

namespace {

Response json(const QJsonObject &body, int status = 200)
{
    return Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact), status);
}

Response refuse(int status, const char *code, const QString &message)
{
    return json({{QStringLiteral("error"),
                  QJsonObject{{QStringLiteral("code"), QLatin1String(code)},
                              {QStringLiteral("message"), message},
                              {QStringLiteral("innerError"),
                               QJsonObject{{QStringLiteral("request-id"),
                                            QUuid::createUuid().toString(QUuid::WithoutBraces)}}}}}},
                status);
}

Response denied()
{
    return refuse(403, "Authorization_RequestDenied",
                  QStringLiteral("Insufficient privileges to complete the operation."));
}

Response missing(const QString &what)
{
    return refuse(
        404, "Request_ResourceNotFound",
        QStringLiteral("Resource '%1' does not exist or one of its queried reference-property objects "
                       "are not present.")
            .arg(what));
}

bool holds(const TokenBearer &bearer, std::initializer_list<const char *> permissions)
{
    const QStringList scopes = bearer.scopes.split(QLatin1Char(' '));
    return std::any_of(permissions.begin(), permissions.end(), [&](const char *permission) {
        return scopes.contains(QLatin1String(permission), Qt::CaseInsensitive);
    });
}

QString captured(const QString &text, const char *pattern)
{
    return QRegularExpression(QLatin1String(pattern), QRegularExpression::CaseInsensitiveOption)
        .match(text)
        .captured(1);
}

QJsonObject grantJson(const EntraConsent &consent, const EntraApp &app)
{
    return {{QStringLiteral("id"), consent.id},
            {QStringLiteral("clientId"), app.servicePrincipalId()},
            {QStringLiteral("consentType"),
             consent.userOid.isEmpty() ? QStringLiteral("AllPrincipals") : QStringLiteral("Principal")},
            {QStringLiteral("principalId"),
             consent.userOid.isEmpty() ? QJsonValue() : QJsonValue(consent.userOid)},
            {QStringLiteral("resourceId"),
             Directory::objectId(consent.resourceAppId + QStringLiteral("/principal"))},
            {QStringLiteral("scope"), consent.scope}};
}

} // namespace

GraphService::GraphService(const ServiceOptions &options, Directory &directory)
    : m_options(options)
    , m_directory(directory)
{
}

Response GraphService::handle(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    const auto bearer = header.toLower().startsWith("bearer ")
        ? readAccessToken(header.mid(7).trimmed(), m_directory, *m_options.clock, Directory::graphAppId(),
                          request.origin())
        : std::nullopt;
    if (!request.path().startsWith(QLatin1String("/v1.0/")))
        return Response::text("Not found\n", 404);
    if (!bearer) {
        Response response =
            refuse(401, "InvalidAuthenticationToken", QStringLiteral("Access token is empty."));
        response.setHeader(
            "WWW-Authenticate",
            "Bearer realm=\"\", authorization_uri=\""
                + m_options.entra.resolved(QUrl(QStringLiteral("/common/oauth2/authorize"))).toEncoded()
                + "\", client_id=\"" + Directory::graphAppId().toLatin1() + '"');
        return response;
    }
    return answer(request, *bearer);
}

Response GraphService::answer(const Request &request, const TokenBearer &bearer)
{
    const QString path = request.path().mid(6);
    if (path.startsWith(QLatin1String("servicePrincipals")))
        return servicePrincipal(request, bearer, path);
    if (path.startsWith(QLatin1String("applications(")))
        return application(bearer, path);
    if (path.startsWith(QLatin1String("oauth2PermissionGrants")))
        return grants(request, bearer, path);
    if (path.endsWith(QLatin1String("/revokeSignInSessions")))
        return revokeSessions(request, bearer, path);
    return refuse(
        400, "BadRequest",
        QStringLiteral("Resource not found for the segment '%1'.").arg(path.section(QLatin1Char('/'), 0, 0)));
}

EntraApp *GraphService::appNamed(const QString &path)
{
    return m_directory.app(captured(path, "\\(appId='([0-9a-f-]{36})'\\)"));
}

bool GraphService::isAdministrator(const TokenBearer &bearer)
{
    const EntraUser *user = m_directory.userByOid(bearer.oid);
    return user && user->globalAdmin;
}

Response GraphService::servicePrincipal(const Request &request, const TokenBearer &bearer,
                                        const QString &path)
{
    if (request.method != "GET")
        return denied();
    if (!holds(bearer,
               {"Application.Read.All", "Directory.Read.All", "DelegatedPermissionGrant.ReadWrite.All"}))
        return denied();
    const EntraApp *app = appNamed(path);
    if (!app || !m_directory.isInstalled(*app, bearer.tenant))
        return missing(path);
    return json({{QStringLiteral("id"), app->servicePrincipalId()},
                 {QStringLiteral("appId"), app->id},
                 {QStringLiteral("displayName"), app->name},
                 {QStringLiteral("accountEnabled"), app->enabled}});
}

Response GraphService::application(const TokenBearer &bearer, const QString &path)
{
    if (!holds(bearer, {"Application.Read.All", "Directory.Read.All"}))
        return denied();
    const EntraApp *app = appNamed(path);
    if (!app || app->homeTenant != bearer.tenant)
        return missing(path);
    QJsonArray secrets;
    for (const EntraSecret &secret : app->secrets)
        secrets.append(QJsonObject{{QStringLiteral("keyId"), secret.id},
                                   {QStringLiteral("hint"), secret.value.left(3)},
                                   {QStringLiteral("secretText"), QJsonValue()},
                                   {QStringLiteral("endDateTime"), secret.ends.toString(Qt::ISODate)}});
    QJsonArray keys;
    for (const jwt::Key &key : app->certificates) {
        const QSslCertificate certificate(key.certificatePem());
        keys.append(QJsonObject{
            {QStringLiteral("keyId"), Directory::objectId(QString::fromLatin1(key.thumbprintSha256()))},
            {QStringLiteral("customKeyIdentifier"), QString::fromLatin1(key.thumbprintSha1())},
            {QStringLiteral("usage"), QStringLiteral("Verify")},
            {QStringLiteral("type"), QStringLiteral("AsymmetricX509Cert")},
            {QStringLiteral("endDateTime"), certificate.expiryDate().toUTC().toString(Qt::ISODate)}});
    }
    return json({{QStringLiteral("appId"), app->id},
                 {QStringLiteral("passwordCredentials"), secrets},
                 {QStringLiteral("keyCredentials"), keys}});
}

Response GraphService::grants(const Request &request, const TokenBearer &bearer, const QString &path)
{
    if (!holds(bearer, {"DelegatedPermissionGrant.ReadWrite.All", "Directory.ReadWrite.All"})
        || !isAdministrator(bearer))
        return denied();
    const QString id = path.section(QLatin1Char('/'), 1);
    if (request.method == "DELETE")
        return m_directory.withdrawConsent(bearer.tenant, id) ? Response{204, {}, {}} : missing(id);
    if (request.method != "GET" || !id.isEmpty())
        return refuse(405, "Request_BadRequest", QStringLiteral("Specified HTTP method is not allowed."));
    const QString wanted = captured(Request::value(request.query(), QStringLiteral("$filter")),
                                    "\\AclientId eq '([0-9a-f-]{36})'\\z");
    if (wanted.isEmpty())
        return refuse(400, "Request_UnsupportedQuery",
                      QStringLiteral("Only clientId eq '…' is served here."));
    QJsonArray found;
    for (const EntraApp &app : m_directory.apps()) {
        if (app.servicePrincipalId() != wanted)
            continue;
        for (const EntraConsent &consent : m_directory.consents(app.id, bearer.tenant))
            found.append(grantJson(consent, app));
    }
    return json({{QStringLiteral("value"), found}});
}

Response GraphService::revokeSessions(const Request &request, const TokenBearer &bearer, const QString &path)
{
    if (request.method != "POST")
        return refuse(405, "Request_BadRequest", QStringLiteral("Specified HTTP method is not allowed."));
    const bool own = path.startsWith(QLatin1String("me/"));
    if (!holds(bearer, {"User.RevokeSessions.All", "Directory.ReadWrite.All"}))
        return denied();
    const QString named = own ? bearer.oid : path.section(QLatin1Char('/'), 1, 1);
    EntraUser *user = m_directory.userByOid(named);
    if (!user)
        user = m_directory.user(named);
    if (!own && !isAdministrator(bearer))
        return denied();
    if (!user || user->tenant != bearer.tenant)
        return missing(named);
    user->tokensValidFrom = m_options.clock->nowUtc();
    return json({{QStringLiteral("value"), true}});
}

} // namespace fairlead::practice
