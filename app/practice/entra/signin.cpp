// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/signin.h"
#include "practice/entra/pages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace fairlead::practice {

namespace {

constexpr auto cookieName = "ESTSAUTHPERSISTENT";
constexpr int codeSeconds = 600; // reference 1.4

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// Only these may go to a redirect URI (reference 1.4).
QString authorizeError(const QString &error)
{
    static const QSet<QString> allowed{
        QStringLiteral("invalid_request"),      QStringLiteral("unauthorized_client"),
        QStringLiteral("access_denied"),        QStringLiteral("unsupported_response_type"),
        QStringLiteral("server_error"),         QStringLiteral("temporarily_unavailable"),
        QStringLiteral("invalid_resource"),     QStringLiteral("login_required"),
        QStringLiteral("interaction_required"), QStringLiteral("consent_required"),
        QStringLiteral("invalid_scope"),
    };
    return allowed.contains(error) ? error : QStringLiteral("access_denied");
}

QString param(const Request &request, const char *name)
{
    return Request::value(request.query(), QString::fromLatin1(name));
}

bool needsApproval(const EntraUser &user)
{
    return !user.mayConsent;
}

} // namespace

void SignInPages::reset()
{
    m_signIns.clear();
    m_browsers.clear();
}

rules::Case SignInPages::about(const SignIn &signIn, const EntraUser *user) const
{
    rules::Case facts;
    facts.app = m_directory.app(signIn.clientId);
    facts.tenant = m_directory.segment(signIn.segment).tenant;
    if (!facts.tenant && user)
        facts.tenant = m_directory.tenant(user->tenant);
    facts.value = QStringLiteral("live.com");
    facts.resource = signIn.scopes.target(m_directory).resource->appId;
    return facts;
}

SignInPages::Browser &SignInPages::browser(const Request &request)
{
    QString key = QString::fromLatin1(request.cookie(cookieName));
    if (!m_browsers.contains(key)) {
        if (m_newCookie.isEmpty())
            m_newCookie = Grants::randomText(24);
        key = m_newCookie;
    }
    return m_browsers[key];
}

SignInPages::Account *SignInPages::remembered(const Request &request, const QString &oid)
{
    Browser &known = browser(request);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Account &account) { return account.oid == oid; });
    return found == known.end() ? nullptr : &*found;
}

void SignInPages::remember(const Request &request, const SignIn &signIn)
{
    if (Account *known = remembered(request, signIn.oid)) {
        known->mfa = known->mfa || signIn.mfa;
        known->when = signIn.authenticated;
        return;
    }
    browser(request).append({signIn.oid, signIn.mfa, signIn.authenticated, newId()});
}

Response SignInPages::withCookie(const Request &request, Response response) const
{
    if (m_newCookie.isEmpty())
        return response;
    QByteArray cookie =
        QByteArray(cookieName) + '=' + m_newCookie.toLatin1() + "; Path=/; HttpOnly; SameSite=Lax";
    if (request.url.scheme() == QLatin1String("https"))
        cookie += "; Secure";
    response.addHeader("Set-Cookie", cookie);
    return response;
}

// Reference 1.3: scheme, case and path count; only the port of localhost does not. A URI without a path is
// the one with "/" (RFC 3986 §6.2.3).
QString SignInPages::judgeRedirect(const Request &request, const EntraApp &app,
                                   const QString &redirectUri) const
{
    if (app.webRedirects.contains(redirectUri))
        return redirectUri;
    if (!app.nativeRedirects)
        return {};
    const QString native = QStringLiteral("/common/oauth2/nativeclient");
    if (redirectUri == request.origin() + native
        || redirectUri == QStringLiteral("https://login.microsoftonline.com") + native)
        return redirectUri;
    static const QRegularExpression loopback(QStringLiteral(R"(\Ahttp://localhost(:\d{1,5})?/?\z)"));
    return loopback.match(redirectUri).hasMatch() ? redirectUri : QString();
}

Response SignInPages::trouble(const Request &request, const Refusal &refusal, const SignIn *signIn) const
{
    const rules::Trace trace = rules::makeTrace(request, m_clock);
    return Response::html(pages::trouble(signIn ? signIn->ctx : QString(), refusal.sentence(), trace.lines()),
                          signIn ? 200 : 400);
}

Response SignInPages::handBack(const SignIn &signIn, QList<QPair<QString, QString>> fields) const
{
    if (!signIn.state.isEmpty())
        fields.append({QStringLiteral("state"), signIn.state});
    if (signIn.responseMode == QLatin1String("form_post"))
        return Response::html(pages::formPost(signIn.redirectUri, fields));
    QString target = signIn.redirectUri;
    // A redirect URI without a path comes back with one (reference 1.3).
    if (QUrl(target).path().isEmpty())
        target += QLatin1Char('/');
    target += signIn.responseMode == QLatin1String("fragment") ? QLatin1Char('#')
        : target.contains(QLatin1Char('?'))                    ? QLatin1Char('&')
                                                               : QLatin1Char('?');
    QByteArray location = target.toUtf8();
    bool first = true;
    for (const auto &[name, value] : fields) {
        location += (first ? "" : "&") + name.toUtf8() + '=' + QUrl::toPercentEncoding(value);
        first = false;
    }
    Response response;
    response.status = 302;
    response.setHeader("Location", location);
    response.setHeader("Cache-Control", "no-store, no-cache");
    return response;
}

Response SignInPages::refused(const Request &request, const SignIn &signIn, const Refusal &refusal,
                              bool cancel) const
{
    const QString description = rules::description(refusal, rules::makeTrace(request, m_clock));
    QList<QPair<QString, QString>> fields;
    if (signIn.purpose == SignIn::Purpose::AdminConsent) {
        // The refusal carries admin_consent=True as well (reference 1.10).
        fields.append({QStringLiteral("admin_consent"), QStringLiteral("True")});
        fields.append({QStringLiteral("error"),
                       cancel ? QStringLiteral("consent_required") : authorizeError(refusal.errorName())});
    } else {
        fields.append({QStringLiteral("error"), authorizeError(refusal.errorName())});
        if (cancel)
            fields.append({QStringLiteral("error_subcode"), QStringLiteral("cancel")});
    }
    fields.append({QStringLiteral("error_description"), description});
    fields.append({QStringLiteral("error_uri"),
                   request.origin() + QStringLiteral("/error?code=") + QString::number(refusal.code)});
    return handBack(signIn, fields);
}

Response SignInPages::start(const Request &request, SignIn signIn)
{
    signIn.ctx = Grants::randomText(24);
    m_newCookie.clear();
    SignIn &kept = *m_signIns.insert(signIn.ctx, std::move(signIn));
    if (kept.prompt == QLatin1String("none"))
        return withCookie(request, silent(request, kept));
    return withCookie(request, proceed(request, kept));
}

Response SignInPages::authorize(const Request &request, const QString &segment)
{
    if (request.method != "GET" && request.method != "POST")
        return trouble(request, rules::refuse(90023, {.value = QStringLiteral("method")}));
    const QUrlQuery query = request.method == "POST" ? request.form() : request.query();
    const auto value = [&](const char *name) { return Request::value(query, QString::fromLatin1(name)); };

    SignIn signIn;
    signIn.segment = segment;
    signIn.clientId = value("client_id");
    signIn.redirectUri = value("redirect_uri");
    signIn.state = value("state");
    signIn.nonce = value("nonce");
    signIn.prompt = value("prompt");
    signIn.challenge = value("code_challenge");
    signIn.wantsClientInfo = value("client_info") == QLatin1String("1");
    // The hint is no use beside the account picker (reference 1.4).
    if (signIn.prompt != QLatin1String("select_account"))
        signIn.username = value("login_hint");

    // Nothing may be sent to a redirect URI before it is known to be the app's own.
    TenantSegment tenant;
    EntraApp *app = nullptr;
    if (const Refusal refusal = rules::tenant(m_directory, segment, tenant))
        return trouble(request, refusal);
    if (signIn.clientId.isEmpty())
        return trouble(request, rules::refuse(900144, {.value = QStringLiteral("client_id")}));
    if (const Refusal refusal = rules::app(m_directory, signIn.clientId, tenant, false, app))
        return trouble(request, refusal);
    signIn.scopes = ScopeSet::parse(value("scope"), m_directory, tenant.tenant);
    if (signIn.redirectUri.isEmpty())
        return trouble(request, rules::refuse(900971, about(signIn)));
    if (judgeRedirect(request, *app, signIn.redirectUri).isEmpty())
        return trouble(request, rules::refuse(50011, {.app = app, .value = signIn.redirectUri}));

    const QString mode = value("response_mode");
    if (!mode.isEmpty())
        signIn.responseMode = mode;
    static const QStringList modes{QStringLiteral("query"), QStringLiteral("fragment"),
                                   QStringLiteral("form_post")};
    static const QStringList prompts{QString(),
                                     QStringLiteral("login"),
                                     QStringLiteral("none"),
                                     QStringLiteral("consent"),
                                     QStringLiteral("select_account"),
                                     QStringLiteral("create")};
    if (!modes.contains(signIn.responseMode)) {
        signIn.responseMode = QStringLiteral("query");
        return refused(request, signIn, rules::refuse(90023, {.value = QStringLiteral("response_mode")}));
    }
    if (value("response_type").isEmpty())
        return refused(request, signIn, rules::refuse(900144, {.value = QStringLiteral("response_type")}));
    if (value("response_type") != QLatin1String("code"))
        return refused(request, signIn, rules::refuse(70005, {.value = value("response_type")}));
    // `admin_consent` was a value of the old endpoint (trap 1).
    if (!prompts.contains(signIn.prompt))
        return refused(request, signIn, rules::refuse(90023, {.value = QStringLiteral("prompt")}));
    if (signIn.scopes.text.isEmpty())
        return refused(request, signIn, rules::refuse(900144, {.value = QStringLiteral("scope")}));
    if (signIn.scopes.problem)
        return refused(request, signIn, signIn.scopes.problem);
    // Stricter than Entra, which also takes "plain" and no challenge at all: a client of ours never may.
    static const QRegularExpression challenge(QStringLiteral(R"(\A[A-Za-z0-9_-]{43}\z)"));
    if (value("code_challenge_method") != QLatin1String("S256")
        || !challenge.match(signIn.challenge).hasMatch())
        return refused(request, signIn, rules::refuse(50147, about(signIn)));
    const QString claims = value("claims");
    if (!claims.isEmpty() && !QJsonDocument::fromJson(claims.toUtf8()).isObject())
        return refused(request, signIn, rules::refuse(90023, {.value = QStringLiteral("claims")}));
    return start(request, std::move(signIn));
}

Response SignInPages::adminConsent(const Request &request, const QString &segment)
{
    SignIn signIn;
    signIn.purpose = SignIn::Purpose::AdminConsent;
    signIn.segment = segment;
    signIn.clientId = param(request, "client_id");
    signIn.redirectUri = param(request, "redirect_uri");
    signIn.state = param(request, "state");

    TenantSegment tenant;
    EntraApp *app = nullptr;
    if (const Refusal refusal = rules::tenant(m_directory, segment, tenant))
        return trouble(request, refusal);
    // This path takes `organizations` or a tenant (reference 1.10, trap 2).
    if (tenant.kind == TenantSegment::Kind::Common || tenant.kind == TenantSegment::Kind::Consumers)
        return trouble(request, rules::refuse(9001023));
    if (const Refusal refusal = rules::app(m_directory, signIn.clientId, tenant, false, app))
        return trouble(request, refusal);
    signIn.scopes = ScopeSet::parse(param(request, "scope"), m_directory, tenant.tenant);
    if (signIn.redirectUri.isEmpty())
        return trouble(request, rules::refuse(900971, about(signIn)));
    if (judgeRedirect(request, *app, signIn.redirectUri).isEmpty())
        return trouble(request, rules::refuse(50011, {.app = app, .value = signIn.redirectUri}));
    if (signIn.scopes.text.isEmpty())
        return refused(request, signIn, rules::refuse(900144, {.value = QStringLiteral("scope")}));
    if (signIn.scopes.problem)
        return refused(request, signIn, signIn.scopes.problem);
    for (const ResourceScope &scope : std::as_const(signIn.scopes.resources)) {
        if (!app->resources.contains(scope.resource->appId))
            return refused(
                request, signIn,
                rules::refuse(650057,
                              {.app = app, .resource = scope.identifier, .value = scope.resource->appId}));
    }
    return start(request, std::move(signIn));
}

Response SignInPages::devicePage(const Request &request)
{
    const QString typed = Request::value(request.form(), QStringLiteral("otc"));
    if (request.method != "POST")
        return Response::html(pages::deviceCode(QString()));
    const DeviceCode *code = m_grants.byUserCode(typed);
    if (!code || code->state != DeviceCode::State::Pending || m_clock.nowUtc() >= code->expires)
        return Response::html(
            pages::deviceCode(QStringLiteral("That code didn't work. Check the code and try again.")));
    SignIn signIn;
    signIn.purpose = SignIn::Purpose::Device;
    signIn.segment = code->segment;
    signIn.clientId = code->clientId;
    signIn.deviceCode = typed;
    signIn.scopes = ScopeSet::parse(code->scope, m_directory, m_directory.segment(code->segment).tenant);
    return start(request, std::move(signIn));
}

// prompt=none shows nothing: a code or an error (reference 1.4).
Response SignInPages::silent(const Request &request, SignIn &signIn)
{
    Browser candidates;
    for (const Account &account : std::as_const(browser(request))) {
        const EntraUser *user = m_directory.userByOid(account.oid);
        if (signIn.username.isEmpty() || user->upn.compare(signIn.username, Qt::CaseInsensitive) == 0)
            candidates.append(account);
    }
    if (candidates.isEmpty())
        return refused(request, signIn, rules::refuse(50058, about(signIn)));
    if (candidates.size() > 1)
        return refused(request, signIn, rules::refuse(16000, about(signIn)));
    EntraUser &user = *m_directory.userByOid(candidates.first().oid);
    signIn.oid = user.oid;
    signIn.mfa = candidates.first().mfa;
    signIn.authenticated = candidates.first().when;
    const bool proofMissing = user.refusal != 0 && user.refusal != 65001 && !signIn.mfa;
    if (proofMissing)
        return refused(request, signIn, rules::refuse(user.refusal, about(signIn, &user)));
    if (askConsent(request, signIn, user))
        return refused(request, signIn, rules::refuse(65001, about(signIn, &user)));
    return finish(request, signIn, user);
}

Response SignInPages::proceed(const Request &request, SignIn &signIn, const QString &problem)
{
    if (signIn.oid.isEmpty())
        return askAccount(request, signIn, problem);
    EntraUser &user = *m_directory.userByOid(signIn.oid);
    const TenantSegment tenant = m_directory.segment(signIn.segment);
    if (tenant.tenant && tenant.tenant->id != user.tenant)
        return trouble(request, rules::refuse(50020, about(signIn, &user)), &signIn);
    if (auto page = askProof(signIn, user, problem))
        return *page;
    if (user.refusal != 0 && user.refusal != 65001 && !signIn.mfa)
        return trouble(request, rules::refuse(user.refusal, about(signIn, &user)), &signIn);
    if (const Refusal refusal =
            rules::assignment(*m_directory.app(signIn.clientId), user, about(signIn, &user)))
        return trouble(request, refusal, &signIn);
    if (auto page = askConsent(request, signIn, user))
        return *page;
    return finish(request, signIn, user);
}

Response SignInPages::askAccount(const Request &request, SignIn &signIn, const QString &problem)
{
    const QString appName = m_directory.app(signIn.clientId)->name;
    if (signIn.username.isEmpty()) {
        const Browser known = browser(request);
        const bool mayReuse = signIn.prompt != QLatin1String("login") && !signIn.picked;
        const bool mustPick = signIn.prompt == QLatin1String("select_account") || known.size() > 1;
        if (mayReuse && known.size() == 1 && !mustPick) {
            signIn.oid = known.first().oid;
            signIn.mfa = known.first().mfa;
            signIn.authenticated = known.first().when;
            return proceed(request, signIn);
        }
        if (mayReuse && !known.isEmpty()) {
            QList<pages::Tile> tiles;
            for (const Account &account : known) {
                const EntraUser *user = m_directory.userByOid(account.oid);
                tiles.append({user->oid, user->name(), user->upn});
            }
            return Response::html(pages::accounts(signIn.ctx, tiles));
        }
        return Response::html(pages::username(signIn.ctx, appName, QString(), problem));
    }
    const EntraUser *user = m_directory.user(signIn.username);
    // Somebody already signed in need not type the password again, but for prompt=login.
    if (user && signIn.prompt != QLatin1String("login") && !signIn.picked) {
        if (const Account *account = remembered(request, user->oid)) {
            signIn.oid = account->oid;
            signIn.mfa = account->mfa;
            signIn.authenticated = account->when;
            return proceed(request, signIn);
        }
    }
    bool federated = false;
    m_directory.tenantOfDomain(signIn.username.section(QLatin1Char('@'), 1), &federated);
    return Response::html(federated ? pages::federated(signIn.ctx, signIn.username, problem)
                                    : pages::password(signIn.ctx, signIn.username, problem));
}

std::optional<Response> SignInPages::askProof(SignIn &signIn, EntraUser &user, const QString &problem)
{
    if (rules::wantsNewPassword(user.refusal))
        return Response::html(pages::newPassword(signIn.ctx, user.upn, problem));
    if (signIn.mfa)
        return std::nullopt;
    if (rules::wantsEnrolment(user.refusal))
        return Response::html(signIn.enrolling ? pages::code(signIn.ctx, user.upn, true, problem)
                                               : pages::moreInformation(signIn.ctx, user.upn));
    if (rules::wantsCode(user.refusal))
        return Response::html(pages::code(signIn.ctx, user.upn, false, problem));
    if (rules::wantsApproval(user.refusal))
        return Response::html(pages::approval(signIn.ctx, m_directory.app(signIn.clientId)->name, user.upn,
                                              user.refusal == 90095));
    return std::nullopt;
}

std::optional<Response> SignInPages::askConsent(const Request &request, SignIn &signIn, EntraUser &user)
{
    const EntraApp &app = *m_directory.app(signIn.clientId);
    pages::Consent facts;
    facts.appName = app.name;
    facts.appId = app.id;
    facts.username = user.upn;
    facts.mayConsentForAll = user.globalAdmin;
    QList<ResourceScope> wanted = signIn.scopes.resources;
    if (wanted.isEmpty())
        wanted = {signIn.scopes.target(m_directory)};
    for (const ResourceScope &scope : std::as_const(wanted)) {
        const QStringList names = scope.isDefault ? scope.resource->delegated : scope.permissions;
        for (const QString &name : names)
            facts.permissions += scope.resource->name + QStringLiteral(": ") + name;
        if (names.isEmpty())
            facts.permissions += QStringLiteral("Sign you in and read your profile");
    }
    if (signIn.consented)
        return std::nullopt;
    if (signIn.purpose == SignIn::Purpose::AdminConsent) {
        if (!user.globalAdmin)
            return Response::html(pages::approval(signIn.ctx, app.name, user.upn, false));
        facts.tenantName = m_directory.tenant(user.tenant)->name;
        return Response::html(pages::consent(signIn.ctx, facts));
    }
    if (signIn.purpose == SignIn::Purpose::Device && !signIn.confirmed)
        return Response::html(pages::deviceConfirm(signIn.ctx, app.name, user.upn));
    bool missing = signIn.prompt == QLatin1String("consent");
    for (const ResourceScope &scope : std::as_const(wanted)) {
        const Refusal refusal = rules::permission(m_directory, app, user, scope, about(signIn, &user));
        if (refusal && refusal.code != 65001)
            return trouble(request, refusal, &signIn);
        missing = missing || refusal;
    }
    if (!missing)
        return std::nullopt;
    if (needsApproval(user))
        return Response::html(pages::approval(signIn.ctx, app.name, user.upn, false));
    return Response::html(pages::consent(signIn.ctx, facts));
}

Response SignInPages::finish(const Request &request, SignIn &signIn, const EntraUser &user)
{
    remember(request, signIn);
    const Account *account = remembered(request, user.oid);
    const Authentication authentication{user.oid, user.tenant, signIn.mfa, signIn.authenticated,
                                        account->sessionId};
    const SignIn done = signIn;
    m_signIns.remove(done.ctx);

    if (done.purpose == SignIn::Purpose::Device) {
        if (DeviceCode *code = m_grants.byUserCode(done.deviceCode)) {
            code->state = DeviceCode::State::Approved;
            code->authentication = authentication;
        }
        const QString name = m_directory.app(done.clientId)->name;
        return Response::html(pages::notice(name,
                                            QStringLiteral("You have signed in to the %1 application on your "
                                                           "device. You may now close this window.")
                                                .arg(name)));
    }
    if (done.purpose == SignIn::Purpose::AdminConsent)
        return handBack(done,
                        {{QStringLiteral("admin_consent"), QStringLiteral("True")},
                         {QStringLiteral("tenant"), user.tenant},
                         {QStringLiteral("scope"), done.scopes.text}});
    AuthorizationCode code;
    code.clientId = m_directory.app(done.clientId)->id;
    code.redirectUri = done.redirectUri;
    code.scope = done.scopes.text;
    code.challenge = done.challenge;
    code.nonce = done.nonce;
    code.segment = done.segment;
    code.authentication = authentication;
    code.expires = m_clock.nowUtc().addSecs(codeSeconds);
    QList<QPair<QString, QString>> fields{{QStringLiteral("code"), m_grants.issueCode(code)}};
    if (done.wantsClientInfo) {
        const QJsonObject info{{QStringLiteral("uid"), user.oid}, {QStringLiteral("utid"), user.tenant}};
        fields.append(
            {QStringLiteral("client_info"),
             QString::fromLatin1(jwt::base64Url(QJsonDocument(info).toJson(QJsonDocument::Compact)))});
    }
    fields.append({QStringLiteral("session_state"), authentication.sessionId});
    return handBack(done, fields);
}

Response SignInPages::logout(const Request &request, const QString &segment)
{
    m_browsers.remove(QString::fromLatin1(request.cookie(cookieName)));
    const QString target = param(request, "post_logout_redirect_uri");
    TenantSegment tenant;
    if (const Refusal refusal = rules::tenant(m_directory, segment, tenant))
        return trouble(request, refusal);
    static const QRegularExpression loopback(QStringLiteral(R"(\Ahttp://localhost(:\d{1,5})?/?\z)"));
    const bool known = loopback.match(target).hasMatch()
        || target == request.origin() + QStringLiteral("/common/oauth2/nativeclient");
    if (known)
        return Response::redirect(QUrl(target));
    return Response::html(pages::notice(QStringLiteral("You signed out of your account"),
                                        QStringLiteral("It's a good idea to close all browser windows.")));
}

} // namespace fairlead::practice
