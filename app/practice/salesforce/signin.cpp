// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/signin.h"

#include "practice/salesforce/loginhistory.h"
#include "practice/salesforce/pages.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

constexpr auto approvalPath = "/setup/secur/RemoteAccessAuthorizationPage.apexp";

// As the provider's: an error before there is a trusted redirect stays on a page.
Response errorPage(const QString &code, const QString &description, int status = 400)
{
    return Response::html(pages::error(code, description), status);
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

Response withCookie(Response response, const QByteArray &name, const QByteArray &value)
{
    response.addHeader("Set-Cookie", name + '=' + value + "; Path=/; HttpOnly; SameSite=Lax");
    return response;
}

const QString remoteAccessError = QStringLiteral("/setup/secur/RemoteAccessErrorPage.apexp");
const QString identityError = QStringLiteral("/_nc_external/identity/oauth/ui/AuthorizationError");

} // namespace

SignIn::SignIn(Org &org)
    : m_org(org)
{
}

std::optional<Response> SignIn::handle(const Request &request)
{
    const QString path = request.path();
    const bool get = request.method == "GET" || request.method == "HEAD";
    const bool post = request.method == "POST";
    if (path == QLatin1String("/services/oauth2/authorize") && (get || post))
        return authorize(request);
    if (path == QLatin1String(approvalPath))
        return post ? decide(request) : authorizationPage(request);
    if ((path == QLatin1String("/") || path.isEmpty() || path == QLatin1String("/login")) && (get || post))
        return post ? logIn(request) : loginPage(request);
    if (path == QLatin1String("/secur/chooser") && post)
        return choose(request);
    if (path == QLatin1String("/secur/logout.jsp"))
        return logOut(request);
    if (path == remoteAccessError || path == identityError)
        return refusalPage(request);
    if (path.startsWith(QLatin1String("/lightning/")) || path.startsWith(QLatin1String("/setup/"))
        || path.startsWith(QLatin1String("/_ui/")))
        return setupPage(request);
    return std::nullopt;
}

Response SignIn::authorize(const Request &request)
{
    const QUrlQuery query = request.method == "POST" ? request.form() : request.query();
    const auto value = [&](const char *name) { return Request::value(query, QLatin1String(name)); };
    if (value("client_id") != m_org.app.id)
        return errorPage(QStringLiteral("invalid_client_id"), QStringLiteral("client identifier invalid"));
    Pending pending;
    pending.redirect = value("redirect_uri");
    if (pending.redirect.isEmpty())
        return errorPage(QStringLiteral("redirect_uri_missing"), QStringLiteral("redirect_uri not provided"));
    if (!m_org.app.redirects.contains(pending.redirect))
        return errorPage(QStringLiteral("redirect_uri_mismatch"),
                         QStringLiteral("redirect_uri must match configuration"));
    pending.state = value("state");
    pending.hasState = query.hasQueryItem(QStringLiteral("state"));
    const auto fail = [&](const char *error, const char *description) {
        return backToApp(pending,
                         {{QStringLiteral("error"), QLatin1String(error)},
                          {QStringLiteral("error_description"), QLatin1String(description)}});
    };
    if (value("response_type") != QLatin1String("code"))
        return fail("unsupported_response_type", "response type not supported");
    pending.scopes = value("scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString &scope : pending.scopes) {
        if (scope == QLatin1String("offline_access"))
            scope = QStringLiteral("refresh_token");
        if (!m_org.app.scopes.contains(scope))
            return fail("invalid_scope", "the requested scope is not allowed");
    }
    pending.scopes.removeDuplicates();
    if (pending.scopes.isEmpty())
        pending.scopes = m_org.app.scopes;
    // The app requires PKCE; without a method the challenge is SHA-256 all the same (reference
    // Salesforce 1.2).
    pending.challenge = value("code_challenge").toLatin1();
    const QString method = value("code_challenge_method");
    static const QRegularExpression challengeForm(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    if (pending.challenge.isEmpty())
        return fail("invalid_request", "missing required code challenge");
    if ((!method.isEmpty() && method != QLatin1String("S256"))
        || !challengeForm.match(QLatin1String(pending.challenge)).hasMatch())
        return fail("invalid_request", "invalid code challenge");
    pending.nonce = value("nonce");
    pending.loginHint = value("login_hint");
    const QStringList prompts = value("prompt").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    pending.needsLogin = prompts.contains(QLatin1String("login"));
    pending.needsChoice = prompts.contains(QLatin1String("select_account"));
    pending.needsConsent = pending.needsChoice || prompts.contains(QLatin1String("consent"));
    if (value("immediate") == QLatin1String("true")) {
        const auto user = browserUser(request);
        if (!user || !m_org.oauth.hasApproved(user->id, pending.scopes))
            return fail("immediate_unsuccessful", "immediate unsuccessful");
    }
    pending.token = randomToken(40);
    const QByteArray source = "CAAA" + jwt::base64Url(randomToken(24));
    m_pending.insert(source, pending);
    return Response::redirect(QUrl(request.origin() + pageUrl(source)));
}

QString SignIn::pageUrl(const QByteArray &source)
{
    return QLatin1String(approvalPath) + QStringLiteral("?source=") + QLatin1String(source);
}

// Only paths of this host: a start address elsewhere would be an open redirect.
QString SignIn::safeStart(const QString &startUrl)
{
    return startUrl.startsWith(QLatin1Char('/')) && !startUrl.startsWith(QLatin1String("//")) ? startUrl
                                                                                              : QString();
}

QByteArray SignIn::sourceOf(const QString &startUrl)
{
    const QUrl url(startUrl);
    return QUrlQuery(url).queryItemValue(QStringLiteral("source")).toLatin1();
}

Response SignIn::toLogin(const Request &request, const QByteArray &source, const QString &username) const
{
    QByteArray target = request.origin().toUtf8() + "/?ec=302&startURL=" + encoded(pageUrl(source));
    const auto pending = m_pending.constFind(source);
    const QString hint =
        !username.isEmpty() || pending == m_pending.constEnd() ? username : pending->loginHint;
    if (!hint.isEmpty())
        target += "&un=" + encoded(hint);
    return Response::redirect(QUrl::fromEncoded(target));
}

std::optional<Org::User> SignIn::browserUser(const Request &request)
{
    const auto found = m_browserSessions.constFind(request.cookie("sid"));
    if (found == m_browserSessions.constEnd())
        return std::nullopt;
    const auto user = m_org.user(*found);
    return user && user->active ? user : std::nullopt;
}

// What stands between a person who has logged in and the approval page.
std::optional<Response> SignIn::refusal(const Pending &pending, const Org::User &user,
                                        const QString &origin) const
{
    const OrgSettings &settings = m_org.settings;
    if (user.apiOnly || (!settings.appInstalled && !user.approvesUninstalledApps))
        return Response::redirect(QUrl(origin + remoteAccessError));
    QString code = settings.authorizeError.value(QStringLiteral("code")).toString();
    QString description = settings.authorizeError.value(QStringLiteral("description")).toString();
    const QString where = settings.authorizeError.value(QStringLiteral("where")).toString();
    bool onPage = where == QLatin1String("page") || where == QLatin1String("identity");
    if (settings.blocks(m_org.app.name)) {
        code = QStringLiteral("OAUTH_APP_BLOCKED");
        description = QStringLiteral("this app is blocked by admin");
        onPage = false;
    }
    if (code.isEmpty())
        return std::nullopt;
    if (onPage) {
        const bool identity = where == QLatin1String("identity");
        const QByteArray target = (origin + (identity ? identityError : remoteAccessError)).toUtf8()
            + (identity ? "?ErrorCode=" : "?error=") + encoded(code)
            + (identity ? "&ErrorDescription=" : "&error_description=") + encoded(description);
        return Response::redirect(QUrl::fromEncoded(target));
    }
    return backToApp(pending,
                     {{QStringLiteral("error"), code}, {QStringLiteral("error_description"), description}});
}

// Where the browser stays: nothing on it leads back (reference Salesforce 1.8).
Response SignIn::refusalPage(const Request &request)
{
    const QUrlQuery query = request.query();
    const auto value = [&](const char *first, const char *second) {
        const QString text = Request::value(query, QLatin1String(first));
        return text.isEmpty() ? Request::value(query, QLatin1String(second)) : text;
    };
    const QString code = value("error", "ErrorCode");
    if (code.isEmpty())
        return errorPage(
            QStringLiteral("OAUTH_APPROVAL_ERROR_GENERIC"),
            QStringLiteral("An unexpected error has occured during authentication. Please try again."), 200);
    return errorPage(code, value("error_description", "ErrorDescription"), 200);
}

Response SignIn::authorizationPage(const Request &request)
{
    const QByteArray source = Request::value(request.query(), QStringLiteral("source")).toLatin1();
    const auto pending = m_pending.find(source);
    if (pending == m_pending.end())
        return errorPage(QStringLiteral("invalid_request"), QStringLiteral("this authorization has ended"));
    const auto user = browserUser(request);
    if (pending->needsChoice) {
        pending->needsChoice = false;
        const QStringList known = m_remembered.value(request.cookie("oinfo"));
        if (known.size() > 1)
            return Response::html(pages::chooser(pageUrl(source), known));
    }
    if (!user || pending->needsLogin)
        return toLogin(request, source);
    if (auto refused = refusal(*pending, *user, request.origin()))
        return *refused;
    if (!pending->needsConsent && m_org.oauth.hasApproved(user->id, pending->scopes))
        return allow(source, *user);
    return Response::html(pages::approval({m_org.app.name, user->username, pending->scopes,
                                           QLatin1String(source), QLatin1String(pending->token)}));
}

Response SignIn::decide(const Request &request)
{
    const QUrlQuery form = request.form();
    const QByteArray source = Request::value(form, QStringLiteral("source")).toLatin1();
    const auto pending = m_pending.find(source);
    const auto user = browserUser(request);
    if (pending == m_pending.end() || !user
        || Request::value(form, QStringLiteral("_CONFIRMATIONTOKEN")).toLatin1() != pending->token)
        return errorPage(QStringLiteral("invalid_request"), QStringLiteral("this authorization has ended"));
    if (auto refused = refusal(*pending, *user, request.origin()))
        return *refused;
    if (form.hasQueryItem(QStringLiteral("save")))
        return allow(source, *user);
    const Pending denied = *pending;
    m_pending.erase(pending);
    return backToApp(
        denied,
        {{QStringLiteral("error"), QStringLiteral("access_denied")},
         {QStringLiteral("error_description"), QStringLiteral("end-user denied authorization")}});
}

Response SignIn::allow(const QByteArray &source, const Org::User &user)
{
    const Pending pending = m_pending.take(source);
    const QByteArray code = m_org.oauth.makeCode(
        {user.id, m_org.app.id, pending.redirect, pending.scopes, pending.challenge, pending.nonce});
    return backToApp(pending, {{QStringLiteral("code"), QLatin1String(code)}});
}

Response SignIn::backToApp(const Pending &pending, const QList<QPair<QString, QString>> &parameters) const
{
    QByteArray target = pending.redirect.toUtf8();
    char separator = '?';
    for (const auto &[name, value] : parameters) {
        // A blank travels as '+' here (reference Salesforce 1.2).
        target += separator + name.toUtf8() + '=' + encoded(value).replace("%20", "+");
        separator = '&';
    }
    if (pending.hasState)
        target += "&state=" + encoded(pending.state);
    return {302, {{"Location", target}, {"Cache-Control", "no-store"}}, {}};
}

Response SignIn::loginPage(const Request &request) const
{
    const QUrlQuery query = request.query();
    return Response::html(pages::login(safeStart(Request::value(query, QStringLiteral("startURL"))),
                                       Request::value(query, QStringLiteral("un")), {}));
}

Response SignIn::logIn(const Request &request)
{
    const QUrlQuery form = request.form();
    const QString start = safeStart(Request::value(form, QStringLiteral("startURL")));
    const QString username = Request::value(form, QStringLiteral("username")).trimmed();
    const auto user = m_org.authenticate(username, Request::value(form, QStringLiteral("pw")));
    // The same words for a wrong password and an inactive user: who exists is not given away.
    if (!user || !user->active) {
        if (const auto named = m_org.userByName(username))
            recordLogin(m_org, request, named->id, LoginWay::Browser,
                        user ? loginstatus::inactive : loginstatus::wrongPassword);
        return Response::html(
            pages::login(start, username,
                         QStringLiteral("Please check your username and password. If you still can't "
                                        "log in, contact your Salesforce administrator.")));
    }
    const auto pending = m_pending.find(sourceOf(start));
    if (pending != m_pending.end())
        pending->needsLogin = false;
    if (user->apiOnly) {
        // No session comes of it: such a user cannot use the browser at all (reference Salesforce trap 5).
        return Response::redirect(QUrl(request.origin() + remoteAccessError));
    }
    recordLogin(m_org, request, user->id, LoginWay::Browser);
    const QByteArray session = randomToken(40);
    m_browserSessions.insert(session, user->id);
    QByteArray browser = request.cookie("oinfo");
    if (!m_remembered.contains(browser))
        browser = randomToken(24);
    QStringList &remembered = m_remembered[browser];
    remembered.removeAll(user->username);
    remembered.prepend(user->username);
    const Response onwards = Response::redirect(
        QUrl(request.origin() + (start.isEmpty() ? QStringLiteral("/lightning/page/home") : start)));
    return withCookie(withCookie(onwards, "sid", session), "oinfo", browser);
}

Response SignIn::logOut(const Request &request)
{
    m_browserSessions.remove(request.cookie("sid"));
    const QString start = safeStart(Request::value(request.query(), QStringLiteral("startURL")));
    Response onwards = start.isEmpty() ? Response::redirect(QUrl(request.origin() + QLatin1Char('/')))
                                       : toLogin(request, sourceOf(start));
    onwards.addHeader("Set-Cookie", "sid=; Path=/; Max-Age=0");
    return onwards;
}

// Somebody known: straight on where that is who is logged in, else to the password.
Response SignIn::choose(const Request &request)
{
    const QUrlQuery form = request.form();
    const QByteArray source = sourceOf(safeStart(Request::value(form, QStringLiteral("startURL"))));
    const QString username = Request::value(form, QStringLiteral("username"));
    const auto user = browserUser(request);
    if (user && user->username == username)
        return Response::redirect(QUrl(request.origin() + pageUrl(source)));
    const auto pending = m_pending.find(source);
    if (pending != m_pending.end())
        pending->needsLogin = true;
    return toLogin(request, source, username);
}

// Links into Setup lead somewhere, which is all the practice org has to show for them.
Response SignIn::setupPage(const Request &request) const
{
    if (!m_browserSessions.contains(request.cookie("sid")))
        return Response::redirect(QUrl::fromEncoded(request.origin().toUtf8() + "/?ec=302&startURL="
                                                    + encoded(request.url.path(QUrl::FullyEncoded))));
    return Response::html(
        pages::notice(QStringLiteral("Setup"),
                      QStringLiteral("In a real org this is %1. The practice org has nothing to set "
                                     "here.")
                          .arg(request.path())));
}

} // namespace fairlead::practice::salesforce
