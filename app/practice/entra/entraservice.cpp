// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/entraservice.h"
#include "practice/entra/pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::practice {

namespace {

Response json(const QJsonObject &body)
{
    return Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Response empty(int status)
{
    Response response;
    response.status = status;
    return response;
}

} // namespace

EntraService::EntraService(const ServiceOptions &options, Directory &directory)
    : m_options(options)
    , m_directory(directory)
    , m_tokens(directory, m_grants, *options.clock)
    , m_pages(directory, m_grants, *options.clock)
{
    m_directory.setResourcePort(Directory::dataverseAppId(), quint16(options.dataverse.port(0)));
    m_directory.setResourcePort(Directory::graphAppId(), quint16(options.graph.port(0)));
}

void EntraService::reset()
{
    m_directory.reset();
    m_grants.reset();
    m_pages.reset();
    m_tokens.setAccessTokenSeconds(0);
}

Response EntraService::handle(const Request &request)
{
    const QString path = request.path();
    if (path.startsWith(QLatin1String("/_practice/")))
        return practice(request);
    if (path == QLatin1String("/error"))
        return Response::html(pages::notice(
            QStringLiteral("Error code look-up"),
            Refusal{request.query().queryItemValue(QStringLiteral("code")).toInt()}.sentence()));
    if (path == QLatin1String("/adfs/ls/"))
        return m_pages.submitted(request);
    const QString segment = path.section(QLatin1Char('/'), 1, 1);
    const QString rest = path.section(QLatin1Char('/'), 2);
    return segment.isEmpty() ? Response::text("Not found\n", 404) : atTenant(request, segment, rest);
}

Response EntraService::atTenant(const Request &request, const QString &segment, const QString &rest)
{
    if (segment == QLatin1String("common")) {
        if (rest == QLatin1String("discovery/instance"))
            return instance(request);
        if (rest.startsWith(QLatin1String("userrealm/"), Qt::CaseInsensitive))
            return userRealm(request, rest.section(QLatin1Char('/'), 1));
        if (rest == QLatin1String("oauth2/deviceauth"))
            return m_pages.devicePage(request);
        // Where the embedded browser is caught; people who get here see nothing.
        if (rest == QLatin1String("oauth2/nativeclient"))
            return Response::html(QStringLiteral("<!DOCTYPE html><html lang=\"en\"><title></title></html>"));
        static const QStringList forms{QStringLiteral("login"), QStringLiteral("reprocess"),
                                       QStringLiteral("DoChangePassword"), QStringLiteral("SAS/ProcessAuth"),
                                       QStringLiteral("Consent/Set")};
        if (forms.contains(rest))
            return m_pages.submitted(request);
    }
    if (rest == QLatin1String("oauth2/v2.0/token"))
        return m_tokens.token(request, segment);
    if (rest == QLatin1String("oauth2/v2.0/devicecode"))
        return m_tokens.deviceCode(request, segment);
    if (rest == QLatin1String("oauth2/v2.0/authorize"))
        return m_pages.authorize(request, segment);
    if (rest == QLatin1String("v2.0/adminconsent"))
        return m_pages.adminConsent(request, segment);
    if (rest == QLatin1String("oauth2/v2.0/logout"))
        return m_pages.logout(request, segment);
    if (rest == QLatin1String("v2.0/.well-known/openid-configuration")
        || rest == QLatin1String(".well-known/openid-configuration"))
        return configuration(request, segment);
    if (rest == QLatin1String("discovery/v2.0/keys")) {
        TenantSegment tenant;
        if (const Refusal refusal = rules::tenant(m_directory, segment, tenant))
            return rules::errorAnswer(refusal, request, *m_options.clock);
        return keys();
    }
    return Response::text("Not found\n", 404);
}

Response EntraService::configuration(const Request &request, const QString &segment)
{
    TenantSegment tenant;
    Refusal refusal = rules::tenant(m_directory, segment, tenant);
    if (refusal) {
        refusal.error = QStringLiteral("invalid_tenant"); // reference 1.11
        return rules::errorAnswer(refusal, request, *m_options.clock);
    }
    // A tenant of its own is named by its GUID; common and organizations keep their word in the addresses and
    // a literal {tenantid} in the issuer (reference 1.11).
    const QString named = tenant.tenant ? tenant.tenant->id : segment.toLower();
    const QString issuer = tenant.tenant ? named : QStringLiteral("{tenantid}");
    const QString base = request.origin() + QLatin1Char('/');
    const auto at = [&](const char *path) -> QString { return base + named + QLatin1String(path); };
    const auto words = [](std::initializer_list<const char *> list) {
        QJsonArray array;
        for (const char *word : list)
            array.append(QLatin1String(word));
        return array;
    };
    return json({
        {QStringLiteral("token_endpoint"), at("/oauth2/v2.0/token")},
        {QStringLiteral("token_endpoint_auth_methods_supported"),
         words({"client_secret_post", "private_key_jwt", "client_secret_basic"})},
        {QStringLiteral("jwks_uri"), at("/discovery/v2.0/keys")},
        {QStringLiteral("response_modes_supported"), words({"query", "fragment", "form_post"})},
        {QStringLiteral("subject_types_supported"), words({"pairwise"})},
        {QStringLiteral("id_token_signing_alg_values_supported"), words({"RS256"})},
        {QStringLiteral("response_types_supported"), words({"code"})},
        {QStringLiteral("scopes_supported"), words({"openid", "profile", "email", "offline_access"})},
        {QStringLiteral("issuer"), QString(base + issuer + QStringLiteral("/v2.0"))},
        {QStringLiteral("request_uri_parameter_supported"), false},
        {QStringLiteral("userinfo_endpoint"),
         m_options.graph.resolved(QUrl(QStringLiteral("/oidc/userinfo"))).toString()},
        {QStringLiteral("authorization_endpoint"), at("/oauth2/v2.0/authorize")},
        {QStringLiteral("device_authorization_endpoint"), at("/oauth2/v2.0/devicecode")},
        {QStringLiteral("http_logout_supported"), true},
        {QStringLiteral("frontchannel_logout_supported"), true},
        {QStringLiteral("end_session_endpoint"), at("/oauth2/v2.0/logout")},
        {QStringLiteral("claims_supported"),
         words({"sub", "iss", "aud", "exp", "iat", "auth_time", "acr", "nonce", "preferred_username", "name",
                "tid", "ver", "at_hash", "c_hash", "email"})},
        {QStringLiteral("tenant_region_scope"),
         tenant.tenant ? QJsonValue(QStringLiteral("EU")) : QJsonValue()},
        {QStringLiteral("cloud_instance_name"), request.url.authority()},
        {QStringLiteral("cloud_graph_host_name"), m_options.graph.authority()},
        {QStringLiteral("msgraph_host"), m_options.graph.authority()},
    });
}

Response EntraService::keys() const
{
    QJsonObject key = m_directory.signingKey().jwk();
    key.insert(QStringLiteral("kid"), QString::fromLatin1(m_directory.signingKeyId()));
    return json({{QStringLiteral("keys"), QJsonArray{key}}});
}

Response EntraService::instance(const Request &request) const
{
    const QUrl asked(Request::value(request.query(), QStringLiteral("authorization_endpoint")));
    if (asked.authority() != request.url.authority())
        return rules::errorAnswer(rules::refuse(50049), request, *m_options.clock);
    const QString own = request.url.authority();
    const QString tenant = asked.path().section(QLatin1Char('/'), 1, 1);
    const QString configuration = request.origin() + QLatin1Char('/') + tenant
        + QStringLiteral("/v2.0/.well-known/openid-configuration");
    return json({
        {QStringLiteral("tenant_discovery_endpoint"), configuration},
        {QStringLiteral("api-version"), QStringLiteral("1.1")},
        {QStringLiteral("metadata"),
         QJsonArray{QJsonObject{{QStringLiteral("preferred_network"), own},
                                {QStringLiteral("preferred_cache"), own},
                                {QStringLiteral("aliases"), QJsonArray{own}}}}},
    });
}

// Undocumented and asked anyway by everybody: both versions in use (reference 1.11).
Response EntraService::userRealm(const Request &request, const QString &username) const
{
    const QString domain = username.section(QLatin1Char('@'), 1);
    bool federated = false;
    const EntraTenant *tenant = m_directory.tenantOfDomain(domain, &federated);
    const QString kind = !tenant ? QStringLiteral("Unknown")
        : federated              ? QStringLiteral("Federated")
                                 : QStringLiteral("Managed");
    const bool second =
        Request::value(request.query(), QStringLiteral("api-version")) != QLatin1String("1.0");
    const QString cloud = request.url.authority();
    const QString issuer = QStringLiteral("urn:federation:MicrosoftOnline");
    QJsonObject body;
    if (second) {
        body = {{QStringLiteral("NameSpaceType"), kind}, {QStringLiteral("Login"), username}};
        if (tenant)
            body.insert(QStringLiteral("FederationBrandName"), tenant->name);
        if (tenant)
            body.insert(QStringLiteral("DomainName"), domain);
    } else {
        body = {{QStringLiteral("ver"), QStringLiteral("1.0")}, {QStringLiteral("account_type"), kind}};
        if (tenant)
            body.insert(QStringLiteral("domain_name"), domain);
    }
    if (federated) {
        const QString sts = request.origin() + QStringLiteral("/adfs/ls/?username=")
            + QString::fromLatin1(QUrl::toPercentEncoding(username)) + QStringLiteral("&wa=wsignin1.0");
        body.insert(QStringLiteral("federation_protocol"), QStringLiteral("WSTrust"));
        body.insert(second ? QStringLiteral("AuthURL") : QStringLiteral("federation_active_auth_url"), sts);
    }
    body.insert(QStringLiteral("cloud_instance_name"), cloud);
    body.insert(second ? QStringLiteral("cloud_instance_issuer_uri") : QStringLiteral("cloud_audience_urn"),
                issuer);
    if (second)
        body.insert(QStringLiteral("is_dsso_enabled"), false);
    return json(body);
}

Response EntraService::practice(const Request &request)
{
    if (request.method != "POST")
        return Response::text("POST only\n", 405);
    QString problem;
    if (request.path() == QLatin1String("/_practice/settings")) {
        const QJsonObject settings = QJsonDocument::fromJson(request.body).object();
        if (settings.isEmpty())
            problem = QStringLiteral("A JSON object is needed.");
        if (settings.contains(QLatin1String("rotateRefreshTokens")))
            m_grants.rotates = settings.value(QLatin1String("rotateRefreshTokens")).toBool();
        if (settings.contains(QLatin1String("accessTokenSeconds")))
            m_tokens.setAccessTokenSeconds(settings.value(QLatin1String("accessTokenSeconds")).toInt());
    } else if (request.path() == QLatin1String("/_practice/accounts")) {
        problem = applyAccounts(request.body);
    } else if (request.path() == QLatin1String("/_practice/certificates")) {
        problem = applyCertificate(request.body);
    } else if (request.path() == QLatin1String("/_practice/secrets-end")) {
        problem = applySecretsEnd(request.body);
    } else {
        return Response::text("Not found\n", 404);
    }
    return problem.isEmpty() ? empty(204) : Response::text(problem.toUtf8() + '\n', 400);
}

QString EntraService::applyAccounts(const QByteArray &body)
{
    const QJsonArray changes = QJsonDocument::fromJson(body).array();
    if (changes.isEmpty())
        return QStringLiteral("A JSON array of accounts is needed.");
    for (const auto &entry : changes) {
        const QJsonObject change = entry.toObject();
        EntraUser *user = m_directory.user(change.value(QLatin1String("username")).toString());
        if (!user)
            return QStringLiteral("No such account: %1")
                .arg(change.value(QLatin1String("username")).toString());
        if (change.contains(QLatin1String("password"))) {
            user->password = change.value(QLatin1String("password")).toString();
            user->tokensValidFrom = m_options.clock->nowUtc();
        }
        if (change.contains(QLatin1String("refusal")))
            user->refusal = change.value(QLatin1String("refusal")).toInt();
        if (change.contains(QLatin1String("refreshRefusal")))
            user->refreshRefusal = change.value(QLatin1String("refreshRefusal")).toInt();
        if (change.value(QLatin1String("revokeTokens")).toBool())
            user->tokensValidFrom = m_options.clock->nowUtc();
        if (change.value(QLatin1String("endAccessTokens")).toBool())
            ++user->endedAccess;
    }
    return {};
}

QString EntraService::applySecretsEnd(const QByteArray &body)
{
    const QJsonObject entry = QJsonDocument::fromJson(body).object();
    EntraApp *app = m_directory.app(entry.value(QLatin1String("clientId")).toString());
    const QDateTime ends =
        QDateTime::fromString(entry.value(QLatin1String("endDateTime")).toString(), Qt::ISODate);
    if (!app)
        return QStringLiteral("No such application.");
    if (!ends.isValid())
        return QStringLiteral("endDateTime is not a date and time.");
    for (EntraSecret &secret : app->secrets)
        secret.ends = ends.toUTC();
    return {};
}

QString EntraService::applyCertificate(const QByteArray &body)
{
    const QJsonObject entry = QJsonDocument::fromJson(body).object();
    EntraApp *app = m_directory.app(entry.value(QLatin1String("clientId")).toString());
    const jwt::Key key = jwt::Key::fromPem(entry.value(QLatin1String("certificate")).toString().toLatin1());
    if (!app)
        return QStringLiteral("No such application.");
    if (!key.isValid() || key.certificateDer().isEmpty())
        return QStringLiteral("That is no X.509 certificate with an RSA key.");
    app->certificates.append(key);
    return {};
}

} // namespace fairlead::practice
