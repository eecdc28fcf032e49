// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/signinladder.h"

#include "auth/deviceflow.h"
#include "auth/entra.h"
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"
#include "auth/jwt.h"
#include "auth/loopbacklistener.h"
#include "auth/pkce.h"
#include "auth/salesforceoauth.h"
#include "connection/consent.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

namespace fairlead {

struct SignInLadder::Attempt
{
    AuthorizeRequest request;
    NetworkSettings network;
    SignInHandler progress;
    SignInProgress shown;

    void tell() const
    {
        if (progress)
            progress(shown);
    }
};

namespace {

// How long a code's exchange may still take once the person has given up.
constexpr std::chrono::seconds exchangeGrace{5};

Error refusal(const AuthorizeRequest &request, const RedirectAnswer &answer)
{
    if (request.purpose == SignInPurpose::Salesforce)
        return salesforceOAuthError(answer.error, answer.errorDescription,
                                    SignInPlace::salesforce(request.address));
    Error error = entraError(answer.error, answer.errorDescription, answer.errorSubcode, {},
                             SignInPlace::entra(request.cloud, request.clientId));
    if (error.code == ErrorCode::ConsentRequired && request.purpose != SignInPurpose::Directory)
        error.link = entra::consentLink(request.cloud, request.tenantId, request.clientId);
    return error;
}

Error otherTenant()
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        SignInLadder::tr("The consent was given for another organisation than the one signed in to.");
    error.remedy = SignInLadder::tr("Start again and use the same administrator account in both steps.");
    return error;
}

Error consentMissing()
{
    Error error;
    error.code = ErrorCode::ConsentDeclined;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = SignInLadder::tr("The organisation has not consented.");
    error.remedy = SignInLadder::tr("Choose Try again and press Accept on Microsoft's page.");
    return error;
}

/// Remembers what time it was at the server that answered last.
class TimedHttp final : public Http
{
public:
    explicit TimedHttp(Http &http)
        : m_http(http)
    {
    }
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override
    {
        auto response = co_await m_http.send(std::move(request), std::move(cancel));
        if (response)
            m_serverTime = response->serverTime();
        co_return response;
    }
    std::optional<QDateTime> serverTime() const { return m_serverTime; }

private:
    Http &m_http;
    std::optional<QDateTime> m_serverTime;
};

/// Of an organisation that was not meant nobody asks for consent: the wizard says that it is another one.
bool isMeant(const AuthorizeRequest &request, const QString &tenantId)
{
    return request.expectedTenantId.isEmpty()
        || request.expectedTenantId.compare(tenantId, Qt::CaseInsensitive) == 0;
}

QString tenantOf(const AuthorizeRequest &request)
{
    const bool isKnown = request.purpose != SignInPurpose::DynamicsConsent && !request.tenantId.isEmpty();
    return isKnown ? request.tenantId : QStringLiteral("organizations");
}

QStringList scopesOf(const AuthorizeRequest &request)
{
    if (request.purpose == SignInPurpose::DynamicsUser)
        return entra::userScopes(request.address);
    if (request.purpose == SignInPurpose::Directory)
        return administratorScopes(request.cloud);
    // The administrator signs in to be known, nothing more: no scope of the CRM, no refresh token.
    return {QStringLiteral("openid"), QStringLiteral("profile")};
}

QUrl popupRedirect(const AuthorizeRequest &request)
{
    return request.purpose == SignInPurpose::Salesforce
        ? salesforceRedirect(salesforceRedirectPorts().first())
        : entraNativeRedirect(request.cloud);
}

/// The permissions our registration asks for; the environment need not be known yet (reference
/// "Microsoft 1.3": Dataverse's own application id names it in every tenant).
QStringList consentScopes(const AuthorizeRequest &request)
{
    if (request.address.isValid() && !request.address.host().isEmpty())
        return {entra::applicationScope(request.address)};
    return {QStringLiteral("00000007-0000-0000-c000-000000000000/.default")};
}

} // namespace

SignInLadder::SignInLadder(Http &http, Clock &clock, Opener openBrowser, QString popup)
    : m_http(http)
    , m_clock(clock)
    , m_openBrowser(std::move(openBrowser))
    , m_popupProgram(std::move(popup))
{
}

SignInLadder::~SignInLadder() = default;

void SignInLadder::closeWindow()
{
    if (m_popup)
        m_popup->close();
}

Task<Result<TokenSet>> SignInLadder::signIn(AuthorizeRequest request, NetworkSettings network,
                                            SignInHandler progress, CancelToken cancel)
{
    auto attempt = std::make_shared<Attempt>();
    attempt->request = std::move(request);
    attempt->network = std::move(network);
    attempt->progress = std::move(progress);
    const AuthorizeRequest &wanted = attempt->request;
    m_latest = attempt;

    Result<TokenSet> tokens = fail(Error::cancelled());
    if (wanted.purpose == SignInPurpose::Salesforce)
        tokens = co_await signInSalesforce(attempt, cancel);
    else if (wanted.rung == SignInRung::DeviceCode)
        tokens = co_await signInByDevice(attempt, cancel);
    else
        tokens = co_await signInEntra(attempt, cancel);
    // Too late to be cancelled is a success, which the caller ends; this may be gone by then.
    if (cancel.isCancelled()) {
        if (!tokens)
            co_return fail(Error::cancelled());
        co_return tokens;
    }
    // One that a newer sign-in has ended has no window any more: it would take the newer one's.
    if (m_latest.lock() == attempt)
        closeWindow();
    co_return tokens;
}

Task<Result<TokenSet>> SignInLadder::signInSalesforce(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const AuthorizeRequest &wanted = attempt->request;
    const Pkce pkce = Pkce::make();
    const Page page = [attempt, challenge = pkce.challenge](const QUrl &redirect, const QByteArray &state) {
        salesforce::AuthorizeRequest request;
        request.host = attempt->request.address;
        request.clientId = attempt->request.clientId;
        request.redirect = redirect;
        request.challenge = challenge;
        request.state = state;
        if (!attempt->request.selectAccount)
            request.loginHint = attempt->request.accountHint;
        return salesforce::authorizeUrl(request);
    };
    const auto shown = co_await show(attempt, page, tr("Sign in to Salesforce"), false, cancel);
    if (!shown)
        co_return fail(shown.error());
    // An exchange cut off may have made its grant all the same, and nobody could revoke it then: it goes on
    // for a while when the person gives up.
    CancelSource exchange;
    const auto registration = cancel.onCancel(this, [this, attempt, exchange] {
        if (m_latest.lock() == attempt)
            closeWindow();
        m_clock.after(exchangeGrace, this, [exchange]() mutable { exchange.cancel(); });
    });
    co_return co_await salesforce::exchangeCode(m_http, wanted.address, wanted.clientId, shown->redirect,
                                                shown->answer.code.revealText(), pkce.verifier,
                                                exchange.token());
}

Task<Result<TokenSet>> SignInLadder::signInEntra(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const AuthorizeRequest &wanted = attempt->request;
    const QString tenant = tenantOf(wanted);
    const QStringList scopes = scopesOf(wanted);
    const Pkce pkce = Pkce::make();
    const QByteArray nonce = newState();
    const Page page = [attempt, tenant, scopes, nonce, challenge = pkce.challenge](const QUrl &redirect,
                                                                                   const QByteArray &state) {
        entra::AuthorizeRequest request;
        request.cloud = attempt->request.cloud;
        request.tenant = tenant;
        request.clientId = attempt->request.clientId;
        request.redirect = redirect;
        request.scopes = scopes;
        request.challenge = challenge;
        request.state = state;
        request.nonce = nonce;
        request.loginHint = attempt->request.accountHint;
        request.selectAccount = attempt->request.selectAccount;
        return entra::authorizeUrl(request);
    };
    const auto shown = co_await show(attempt, page, tr("Sign in to Microsoft"), false, cancel);
    if (!shown)
        co_return fail(shown.error());
    TimedHttp http(m_http);
    auto tokens =
        co_await entra::exchangeCode(http, wanted.cloud, tenant, wanted.clientId, shown->redirect, scopes,
                                     shown->answer.code.revealText(), pkce.verifier, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    const auto claims = readIdToken(tokens->idToken);
    if (!claims)
        co_return fail(claims.error());
    // The provider's clock, not this computer's: one that is hours off must not cost the sign-in.
    if (const auto checked = checkIdToken(*claims, wanted.clientId, QString::fromLatin1(nonce), wanted.cloud,
                                          http.serverTime().value_or(m_clock.nowUtc()));
        !checked)
        co_return fail(checked.error());

    if (wanted.purpose == SignInPurpose::DynamicsConsent && isMeant(wanted, claims->tenantId)) {
        if (const auto consented = co_await consent(attempt, claims->tenantId, cancel); !consented)
            co_return fail(consented.error());
    }
    co_return tokens;
}

Task<Result<TokenSet>> SignInLadder::signInByDevice(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const AuthorizeRequest &wanted = attempt->request;
    const QString tenant = tenantOf(wanted);
    const QStringList scopes = scopesOf(wanted);
    const auto code = co_await startDeviceFlow(m_http, wanted.cloud, tenant, wanted.clientId, scopes, cancel);
    if (!code)
        co_return fail(code.error());
    attempt->shown.visible = true;
    attempt->shown.code = code->userCode;
    attempt->shown.codeAddress = code->verificationUri;
    attempt->shown.codeExpires = m_clock.nowUtc().addSecs(code->expiresIn.count());
    attempt->tell();
    auto tokens =
        co_await awaitDeviceFlow(m_http, m_clock, wanted.cloud, tenant, wanted.clientId, *code, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    const auto claims = readIdToken(tokens->idToken);
    if (!claims)
        co_return fail(claims.error());
    // No page of ours, so no nonce.
    if (const auto checked = checkIdToken(*claims, wanted.clientId, {}, wanted.cloud, m_clock.nowUtc());
        !checked)
        co_return fail(checked.error());
    if (wanted.purpose == SignInPurpose::DynamicsConsent && isMeant(wanted, tokens->tenantId)) {
        // Consent has a page and no code: it opens in the system browser, with the link to copy.
        attempt->shown = {};
        if (const auto consented = co_await consent(attempt, tokens->tenantId, cancel); !consented)
            co_return fail(consented.error());
    }
    co_return tokens;
}

Task<Outcome> SignInLadder::consent(std::shared_ptr<Attempt> attempt, QString tenant, CancelToken cancel)
{
    const Page page = [attempt, tenant](const QUrl &redirect, const QByteArray &state) {
        return entra::adminConsentUrl(attempt->request.cloud, tenant, attempt->request.clientId, redirect,
                                      consentScopes(attempt->request), state);
    };
    const auto shown = co_await show(attempt, page, tr("Consent for your organisation"), true, cancel);
    if (!shown)
        co_return fail(shown.error());
    const RedirectAnswer &answer = shown->answer;
    if (!answer.adminConsent.value_or(false))
        co_return fail(consentMissing());
    // What the redirect says is anybody's word (trap 23): good for refusing, never for trusting.
    if (answer.tenant.compare(tenant, Qt::CaseInsensitive) != 0)
        co_return fail(otherTenant());
    co_return {};
}

Task<Result<SignInLadder::Answer>> SignInLadder::show(std::shared_ptr<Attempt> attempt, Page page,
                                                      QString title, bool again, CancelToken cancel)
{
    attempt->shown.finishing = false;
    attempt->tell();
    Result<Answer> shown = fail(Error::cancelled());
    if (attempt->request.rung == SignInRung::Popup)
        shown = co_await showInPopup(attempt, page, title, again, cancel);
    else
        shown = co_await showInBrowser(attempt, page, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!shown)
        co_return fail(shown.error());
    if (shown->answer.isRefusal())
        co_return fail(refusal(attempt->request, shown->answer));
    attempt->shown.finishing = true;
    attempt->tell();
    co_return shown;
}

Task<Result<SignInLadder::Answer>> SignInLadder::showInPopup(std::shared_ptr<Attempt> attempt, Page page,
                                                             QString title, bool again, CancelToken cancel)
{
    if (!m_popup)
        m_popup = std::make_unique<SignInPopup>(m_popupProgram);
    const QByteArray state = newState();
    SignInOrder order;
    order.redirect = popupRedirect(attempt->request);
    order.url = page(order.redirect, state);
    order.state = QString::fromLatin1(state);
    order.title = title;
    order.language = QLocale().name();
    order.network = attempt->network;
    order.dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    const auto seen = connect(m_popup.get(), &SignInPopup::visible, this, [attempt] {
        attempt->shown.visible = true;
        attempt->tell();
    });
    // Not in a conditional expression: GCC 12 destroys what is awaited there twice.
    auto waiting = again ? m_popup->proceed(order, cancel) : m_popup->show(order, cancel);
    const auto query = co_await waiting;
    disconnect(seen);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!query)
        co_return fail(query.error());
    auto answer = parseRedirect(*query, order.state);
    if (!answer)
        co_return fail(answer.error());
    co_return Answer{std::move(*answer), order.redirect};
}

Task<Result<SignInLadder::Answer>> SignInLadder::showInBrowser(std::shared_ptr<Attempt> attempt, Page page,
                                                               CancelToken cancel)
{
    const QByteArray state = newState();
    const bool isSalesforce = attempt->request.purpose == SignInPurpose::Salesforce;
    LoopbackListener listener(isSalesforce ? LoopbackRedirect::salesforce() : LoopbackRedirect::entra(),
                              QString::fromLatin1(state), m_clock);
    if (const auto listening = listener.listen(); !listening)
        co_return fail(listening.error());
    const QUrl redirect = listener.redirectUri();
    const QUrl url = page(redirect, state);
    attempt->shown.link = url;
    attempt->tell();
    m_openBrowser(url);
    auto answer = co_await listener.wait(cancel);
    if (!answer)
        co_return fail(answer.error());
    attempt->shown.visible = true;
    co_return Answer{std::move(*answer), redirect};
}

} // namespace fairlead
