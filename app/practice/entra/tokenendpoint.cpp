// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/tokenendpoint.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUuid>

namespace fairlead::practice {

namespace {

constexpr int refreshTokenDays = 90; // reference 1.6
constexpr int deviceCodeSeconds = 900; // reference 1.7

Response tokenAnswer(const QJsonObject &body)
{
    Response response = Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact));
    response.setHeader("Cache-Control", "no-store, no-cache");
    response.setHeader("Pragma", "no-cache");
    return response;
}

// RFC 7636 §4.6.
bool provesKey(const QString &verifier, const QString &challenge)
{
    const QByteArray hash = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return verifier.size() >= 43 && verifier.size() <= 128
        && QString::fromLatin1(jwt::base64Url(hash)) == challenge;
}

bool isNative(const QString &redirectUri)
{
    return redirectUri.startsWith(QLatin1String("http://localhost"))
        || redirectUri.endsWith(QLatin1String("/common/oauth2/nativeclient"));
}

// RFC 6749 §2.3.1: the client's id and secret may come in a header, each form-encoded before they are joined.
QUrlQuery formOf(const Request &request)
{
    QUrlQuery form = request.form();
    const QByteArray header = request.header("Authorization");
    if (!header.toLower().startsWith("basic "))
        return form;
    const QByteArray pair = QByteArray::fromBase64(header.mid(6).trimmed());
    const auto colon = pair.indexOf(':');
    const auto encoded = [](QByteArray part) -> QString {
        return QString::fromLatin1(QUrl::toPercentEncoding(
            QString::fromUtf8(QByteArray::fromPercentEncoding(part.replace('+', ' ')))));
    };
    form.removeAllQueryItems(QStringLiteral("client_id"));
    form.addQueryItem(QStringLiteral("client_id"), encoded(pair.left(colon)));
    form.addQueryItem(QStringLiteral("client_secret"), encoded(pair.mid(colon + 1)));
    return form;
}

QString stamp(const QDateTime &when)
{
    return when.toString(Qt::ISODate);
}

} // namespace

TokenEndpoint::Call TokenEndpoint::open(const Request &request, const QString &segment, bool installed)
{
    Call call{request, formOf(request), segment, {}, nullptr, {}};
    if (request.method != "POST") {
        call.refusal = rules::refuse(900561, {.value = QString::fromLatin1(request.method)});
        return call;
    }
    QSet<QString> seen;
    for (const auto &[name, value] : call.form.queryItems()) {
        if (seen.contains(name)) {
            call.refusal = rules::refuse(9000411, {.value = name});
            return call;
        }
        seen.insert(name);
    }
    call.refusal = rules::tenant(m_directory, segment, call.segment);
    if (call.refusal)
        return call;
    if (call.field("client_id").isEmpty()) {
        call.refusal = rules::refuse(900144, {.value = QStringLiteral("client_id")});
        return call;
    }
    call.refusal = rules::app(m_directory, call.field("client_id"), call.segment, installed, call.app);
    return call;
}

Response TokenEndpoint::refuse(const Call &call, const Refusal &refusal) const
{
    return rules::errorAnswer(refusal, call.request, m_clock);
}

Response TokenEndpoint::token(const Request &request, const QString &segment)
{
    using Grant = Response (TokenEndpoint::*)(Call &);
    static const QHash<QString, Grant> grants{
        {QStringLiteral("authorization_code"), &TokenEndpoint::byCode},
        {QStringLiteral("refresh_token"), &TokenEndpoint::byRefreshToken},
        {QStringLiteral("password"), &TokenEndpoint::byPassword},
        {QStringLiteral("client_credentials"), &TokenEndpoint::byClient},
        {QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"), &TokenEndpoint::byDeviceCode},
        {QStringLiteral("device_code"), &TokenEndpoint::byDeviceCode},
    };
    const QString type = Request::value(request.form(), QStringLiteral("grant_type"));
    const bool installed = type == QLatin1String("client_credentials") || type == QLatin1String("password");
    Call call = open(request, segment, installed);
    if (call.refusal)
        return refuse(call, call.refusal);
    if (type.isEmpty())
        return refuse(call, rules::refuse(900144, {.value = QStringLiteral("grant_type")}));
    const Grant grant = grants.value(type, nullptr);
    if (!grant)
        return refuse(call, rules::refuse(70003, {.value = type}));
    return (this->*grant)(call);
}

// A public client proves nothing, a confidential one must (reference 1.4, 1.9).
Refusal TokenEndpoint::judgeClient(const Call &call, bool nativeRedirect) const
{
    const ClientProof proof = ClientProof::of(call.form);
    if (call.app->publicFlows && nativeRedirect)
        return proof.isEmpty() ? Refusal() : rules::refuse(700025, call.about());
    const QString own = call.request.origin() + QLatin1Char('/');
    QStringList audiences;
    QStringList tenants{call.segmentText};
    if (call.segment.tenant)
        tenants += call.segment.tenant->id;
    for (const QString &tenant : std::as_const(tenants))
        audiences +=
            {own + tenant + QStringLiteral("/oauth2/v2.0/token"), own + tenant + QStringLiteral("/v2.0")};
    return judgeClientProof(proof, *call.app, audiences, m_clock.nowUtc());
}

Refusal TokenEndpoint::judgeScopes(const Call &call, const ScopeSet &scopes) const
{
    if (scopes.problem)
        return scopes.problem;
    // One token serves one resource (reference 1.5, trap 9).
    if (scopes.resources.size() > 1)
        return rules::refuse(700022, {.app = call.app, .tenant = call.segment.tenant, .value = scopes.text});
    return {};
}

const EntraTenant *TokenEndpoint::tenantOf(const Call &call, const EntraUser *user) const
{
    return call.segment.tenant ? call.segment.tenant : user ? m_directory.tenant(user->tenant) : nullptr;
}

Refusal TokenEndpoint::judgeUser(const Call &call, EntraUser &user, const ScopeSet &scopes) const
{
    const ResourceScope target = scopes.target(m_directory);
    const rules::Case about{.app = call.app,
                            .tenant = tenantOf(call, &user),
                            .resource = target.resource->appId,
                            .value = QStringLiteral("live.com")};
    // Consent is looked at last; 65001 of the account itself comes out of that look.
    if (user.refusal != 0 && user.refusal != 65001)
        return rules::refuse(user.refusal, about);
    if (const Refusal refusal = rules::assignment(*call.app, user, about))
        return refusal;
    return rules::permission(m_directory, *call.app, user, target, about);
}

int TokenEndpoint::lifetime() const
{
    return m_accessTokenSeconds > 0 ? m_accessTokenSeconds : QRandomGenerator::system()->bounded(3600, 5400);
}

Response TokenEndpoint::issue(const Call &call, const Issue &issue)
{
    const ResourceScope target = issue.scopes.target(m_directory);
    const int seconds = lifetime();
    const QString authority = call.request.origin();
    QStringList granted;
    if (issue.scopes.openid)
        granted += QStringLiteral("openid");
    if (issue.scopes.profile)
        granted += QStringLiteral("profile");
    if (issue.scopes.email)
        granted += QStringLiteral("email");
    ResourceScope named = target;
    if (named.isDefault)
        named.permissions = named.resource->delegated.mid(0, 1);
    if (!issue.scopes.resources.isEmpty())
        granted += named.qualified();

    QJsonObject body{
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("scope"), granted.join(QLatin1Char(' '))},
        {QStringLiteral("expires_in"), seconds},
        {QStringLiteral("ext_expires_in"), seconds},
        {QStringLiteral("access_token"),
         QString::fromLatin1(
             m_mint.userAccessToken(*issue.user, *call.app, issue.authentication, target, seconds))},
    };
    if (issue.scopes.offlineAccess) {
        RefreshToken token;
        token.clientId = call.app->id;
        token.scope = issue.scopes.text;
        token.authentication = issue.authentication;
        token.issued = m_clock.nowUtc();
        token.lastUsed = token.issued;
        token.family = issue.family;
        body.insert(QStringLiteral("refresh_token"), m_grants.issueRefreshToken(token));
    }
    if (issue.scopes.openid)
        body.insert(QStringLiteral("id_token"),
                    QString::fromLatin1(m_mint.idToken(*issue.user, *call.app, issue.authentication,
                                                       issue.scopes, issue.nonce, authority)));
    if (call.field("client_info") == QLatin1String("1")) {
        const QJsonObject info{{QStringLiteral("uid"), issue.user->oid},
                               {QStringLiteral("utid"), issue.authentication.tenant}};
        body.insert(QStringLiteral("client_info"),
                    QString::fromLatin1(jwt::base64Url(QJsonDocument(info).toJson(QJsonDocument::Compact))));
    }
    return tokenAnswer(body);
}

Response TokenEndpoint::byCode(Call &call)
{
    for (const char *name : {"code", "redirect_uri"}) {
        if (call.field(name).isEmpty())
            return refuse(call, rules::refuse(900144, {.value = QString::fromLatin1(name)}));
    }
    if (const Refusal refusal = judgeClient(call, isNative(call.field("redirect_uri"))))
        return refuse(call, refusal);
    AuthorizationCode *code = m_grants.code(call.field("code"));
    if (!code || code->clientId != call.app->id)
        return refuse(call, rules::refuse(70000, call.about()));
    if (code->redeemed)
        return refuse(call, rules::refuse(54005, call.about()));
    if (m_clock.nowUtc() >= code->expires)
        return refuse(call, rules::refuse(70008, call.about()));
    // Character by character the string of the authorize request (trap 7).
    if (code->redirectUri != call.field("redirect_uri")) {
        Refusal refusal = rules::refuse(50011, {.app = call.app, .value = call.field("redirect_uri")});
        refusal.error = QStringLiteral("invalid_grant");
        return refuse(call, refusal);
    }
    if (!provesKey(call.field("code_verifier"), code->challenge))
        return refuse(call, rules::refuse(501481, call.about()));

    Issue issue;
    issue.user = m_directory.userByOid(code->authentication.oid);
    issue.authentication = code->authentication;
    issue.nonce = code->nonce;
    const EntraTenant *tenant = m_directory.tenant(code->authentication.tenant);
    const QString asked = call.field("scope");
    issue.scopes = ScopeSet::parse(asked.isEmpty() ? code->scope : asked, m_directory, tenant);
    // The authorize request may name several resources; without a scope here the first one is meant.
    if (asked.isEmpty())
        issue.scopes.resources = issue.scopes.resources.mid(0, 1);
    if (const Refusal refusal = judgeScopes(call, issue.scopes))
        return refuse(call, refusal);
    const ResourceScope target = issue.scopes.target(m_directory);
    if (const Refusal refusal =
            rules::permission(m_directory, *call.app, *issue.user, target, call.about(target.identifier)))
        return refuse(call, refusal);
    code->redeemed = true;
    return this->issue(call, issue);
}

Response TokenEndpoint::byRefreshToken(Call &call)
{
    if (call.field("refresh_token").isEmpty())
        return refuse(call, rules::refuse(900144, {.value = QStringLiteral("refresh_token")}));
    if (const Refusal refusal = judgeClient(call, true))
        return refuse(call, refusal);
    RefreshToken *token = m_grants.refreshToken(call.field("refresh_token"));
    if (!token || token->clientId != call.app->id)
        return refuse(call, rules::refuse(70000, call.about()));
    const QDateTime now = m_clock.nowUtc();
    Issue issue;
    issue.user = m_directory.userByOid(token->authentication.oid);
    rules::Case about = call.about();
    about.value = stamp(token->issued);
    about.resource = stamp(issue.user->tokensValidFrom);
    if (token->superseded)
        m_grants.killFamily(token->family);
    const bool revoked =
        issue.user->tokensValidFrom.isValid() && token->authentication.when < issue.user->tokensValidFrom;
    if (m_grants.isDead(*token) || revoked)
        return refuse(call, rules::refuse(50173, about));
    if (token->lastUsed.addDays(refreshTokenDays) <= now)
        return refuse(call, rules::refuse(700082, about));
    if (issue.user->refreshRefusal != 0)
        return refuse(call, rules::refuse(issue.user->refreshRefusal, about));

    issue.authentication = token->authentication;
    if (call.segment.tenant && call.segment.tenant->id != issue.authentication.tenant)
        return refuse(call, rules::refuse(50020, about));
    const QString asked = call.field("scope");
    const EntraTenant *tenant = m_directory.tenant(issue.authentication.tenant);
    issue.scopes = ScopeSet::parse(asked.isEmpty() ? token->scope : asked, m_directory, tenant);
    // On refresh several resources mean the first one (reference 1.5).
    issue.scopes.resources = issue.scopes.resources.mid(0, 1);
    // A refresh token is always replaced, asked for or not (reference 1.6).
    issue.scopes.offlineAccess = true;
    if (const Refusal refusal = judgeScopes(call, issue.scopes))
        return refuse(call, refusal);
    if (issue.user->refusal == 50057
        || (issue.user->refusal != 0 && !issue.authentication.mfa
            && (rules::wantsCode(issue.user->refusal) || rules::wantsEnrolment(issue.user->refusal)
                || issue.user->refusal == 53003)))
        return refuse(call, rules::refuse(issue.user->refusal, about));
    const ResourceScope target = issue.scopes.target(m_directory);
    if (const Refusal refusal =
            rules::permission(m_directory, *call.app, *issue.user, target, call.about(target.identifier)))
        return refuse(call, refusal);
    issue.family = token->family;
    token->lastUsed = now;
    token->superseded = m_grants.rotates;
    return this->issue(call, issue);
}

Response TokenEndpoint::byPassword(Call &call)
{
    using Kind = TenantSegment::Kind;
    if (call.segment.kind == Kind::Common || call.segment.kind == Kind::Consumers)
        return refuse(call, rules::refuse(9001023, call.about()));
    for (const char *name : {"username", "password", "scope"}) {
        if (call.field(name).isEmpty())
            return refuse(call, rules::refuse(900144, {.value = QString::fromLatin1(name)}));
    }
    if (const Refusal refusal = judgeClient(call, true))
        return refuse(call, refusal);

    const QString upn = call.field("username").trimmed();
    const QString domain = upn.section(QLatin1Char('@'), 1);
    if (call.segment.kind == Kind::Organizations) {
        if (domain.isEmpty())
            return refuse(call, rules::refuse(90019, call.about()));
        if (!m_directory.tenantOfDomain(domain))
            return refuse(call, rules::refuse(50128, call.about()));
    }
    Issue issue;
    issue.user = m_directory.user(upn);
    rules::Case about = call.about();
    bool federated = false;
    about.tenant = call.segment.tenant ? call.segment.tenant : m_directory.tenantOfDomain(domain);
    m_directory.tenantOfDomain(domain, &federated);
    if (!issue.user || (call.segment.tenant && issue.user->tenant != call.segment.tenant->id))
        return refuse(call, rules::refuse(50034, about));
    // No password of a federated domain is known here (reference 1.9).
    if (federated)
        return refuse(call, rules::refuse(50126, about));
    if (const Refusal refusal = rules::password(*issue.user, call.field("password"), m_clock.nowUtc()))
        return refuse(call, refusal);

    issue.scopes = ScopeSet::parse(call.field("scope"), m_directory, about.tenant);
    if (const Refusal refusal = judgeScopes(call, issue.scopes))
        return refuse(call, refusal);
    if (const Refusal refusal = judgeUser(call, *issue.user, issue.scopes))
        return refuse(call, refusal);
    issue.authentication = {issue.user->oid, issue.user->tenant, false, m_clock.nowUtc(),
                            QUuid::createUuid().toString(QUuid::WithoutBraces)};
    return this->issue(call, issue);
}

Response TokenEndpoint::byClient(Call &call)
{
    if (call.segment.kind != TenantSegment::Kind::Tenant)
        return refuse(call, rules::refuse(50059, call.about()));
    const QString scope = call.field("scope");
    if (scope.isEmpty())
        return refuse(call, rules::refuse(900144, {.value = QStringLiteral("scope")}));
    const ClientProof proof = ClientProof::of(call.form);
    if (const Refusal refusal = judgeClient(call, false))
        return refuse(call, refusal);
    const ScopeSet scopes = ScopeSet::parse(scope, m_directory, call.segment.tenant);
    const bool onlyDefault = scopes.resources.size() == 1 && scopes.resources.first().isDefault
        && scopes.resources.first().permissions.isEmpty();
    if (scopes.problem && scopes.problem.code != 70011)
        return refuse(call, scopes.problem);
    if (!onlyDefault)
        return refuse(call, rules::refuse(1002012, {.app = call.app, .value = scope}));
    // A token is issued even where the app may do nothing; the resource refuses later (trap 22).
    const int seconds = lifetime();
    return tokenAnswer({
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("expires_in"), seconds},
        {QStringLiteral("ext_expires_in"), seconds},
        {QStringLiteral("access_token"),
         QString::fromLatin1(m_mint.applicationAccessToken(
             *call.app, *call.segment.tenant, scopes.resources.first(), proof.byCertificate(), seconds))},
    });
}

Response TokenEndpoint::deviceCode(const Request &request, const QString &segment)
{
    Call call = open(request, segment, false);
    if (call.refusal)
        return refuse(call, call.refusal);
    if (!call.app->publicFlows)
        return refuse(call, rules::refuse(7000218, call.about()));
    const ScopeSet scopes = ScopeSet::parse(call.field("scope"), m_directory, call.segment.tenant);
    if (call.field("scope").isEmpty())
        return refuse(call, rules::refuse(900144, {.value = QStringLiteral("scope")}));
    if (scopes.problem)
        return refuse(call, scopes.problem);
    DeviceCode code;
    code.clientId = call.app->id;
    code.scope = scopes.text;
    code.segment = segment;
    code.expires = m_clock.nowUtc().addSecs(deviceCodeSeconds);
    const QString text = m_grants.issueDeviceCode(code);
    const QString shown = m_grants.deviceCode(text)->userCode;
    const QString page = request.origin() + QStringLiteral("/common/oauth2/deviceauth");
    const QString message =
        Request::value(request.query(), QStringLiteral("mkt")).startsWith(QLatin1String("de"))
        ? QStringLiteral(
            "Verwenden Sie zum Anmelden einen Webbrowser, öffnen Sie die Seite %1, und geben Sie den "
            "Code %2 ein.")
        : QStringLiteral(
            "To sign in, use a web browser to open the page %1 and enter the code %2 to authenticate.");
    return tokenAnswer({
        {QStringLiteral("user_code"), shown},
        {QStringLiteral("device_code"), text},
        {QStringLiteral("verification_uri"), page},
        {QStringLiteral("expires_in"), deviceCodeSeconds},
        {QStringLiteral("interval"), 5},
        {QStringLiteral("message"), message.arg(page, shown)},
    });
}

Response TokenEndpoint::byDeviceCode(Call &call)
{
    if (call.field("device_code").isEmpty())
        return refuse(call, rules::refuse(900144, {.value = QStringLiteral("device_code")}));
    if (const Refusal refusal = judgeClient(call, true))
        return refuse(call, refusal);
    DeviceCode *code = m_grants.deviceCode(call.field("device_code"));
    if (!code || code->clientId != call.app->id || code->segment != call.segmentText)
        return refuse(call, rules::refuse(70018, call.about()));
    if (code->state == DeviceCode::State::Redeemed)
        return refuse(call, rules::refuse(54005, call.about()));
    if (code->state == DeviceCode::State::Declined) {
        Refusal refusal = rules::refuse(65004, call.about());
        refusal.error = QStringLiteral("authorization_declined");
        return refuse(call, refusal);
    }
    if (m_clock.nowUtc() >= code->expires)
        return refuse(call, rules::refuse(70019, call.about()));
    if (code->state == DeviceCode::State::Pending)
        return refuse(call, rules::refuse(70016, call.about()));

    Issue issue;
    issue.user = m_directory.userByOid(code->authentication.oid);
    issue.authentication = code->authentication;
    issue.scopes = ScopeSet::parse(code->scope, m_directory, m_directory.tenant(issue.authentication.tenant));
    if (const Refusal refusal = judgeScopes(call, issue.scopes))
        return refuse(call, refusal);
    code->state = DeviceCode::State::Redeemed;
    return this->issue(call, issue);
}

} // namespace fairlead::practice
