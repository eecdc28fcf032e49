// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/browsersignin.h"

#include "auth/deviceflow.h"
#include "auth/entra.h"
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"
#include "auth/jwt.h"
#include "auth/loopbacklistener.h"
#include "auth/pkce.h"
#include "auth/salesforceoauth.h"
#include "connection/session.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "platform/openurl.h"
#include "secrets/keychainstore.h"
#include "settings/cloudsfile.h"
#include "settings/settings.h"
#include "sync/homesession.h"

#include <QCoreApplication>

#include <cstdio>

namespace fairlead::cli {

namespace {

struct BrowserSignInText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::BrowserSignIn)
};

const QString codeKey = QStringLiteral("code");
const QString verifierKey = QStringLiteral("verifier");
const QString redirectKey = QStringLiteral("redirect");
const QString nonceKey = QStringLiteral("nonce");
const QString deviceCodeKey = QStringLiteral("device-code");
const QString intervalKey = QStringLiteral("device-interval");
const QString expiryKey = QStringLiteral("device-expiry");

void tell(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

/// What a page is asked for, and proven with afterwards.
struct PageRequest
{
    Pkce pkce = Pkce::make();
    QByteArray state = newState();
    QByteArray nonce = newState();
    QStringList scopes; ///< Entra
};

QStringList scopesFor(const ConnectionInfo &info, const QStringList &wanted)
{
    return wanted.isEmpty() ? entra::userScopes(info.address) : wanted;
}

QUrl pageOf(const ConnectionInfo &info, const Cloud &cloud, const PageRequest &page, const QUrl &redirect)
{
    if (info.crm == CrmKind::Salesforce) {
        salesforce::AuthorizeRequest request;
        request.host = info.address;
        request.clientId = info.clientId;
        request.redirect = redirect;
        request.challenge = page.pkce.challenge;
        request.state = page.state;
        request.loginHint = info.userName;
        return salesforce::authorizeUrl(request);
    }
    entra::AuthorizeRequest request;
    request.cloud = cloud;
    request.tenant = info.tenantId;
    request.clientId = info.clientId;
    request.redirect = redirect;
    request.scopes = page.scopes;
    request.challenge = page.pkce.challenge;
    request.state = page.state;
    request.nonce = page.nonce;
    request.loginHint = info.userName;
    return entra::authorizeUrl(request);
}

Error refusal(const ConnectionInfo &info, const RedirectAnswer &answer)
{
    if (info.crm == CrmKind::Salesforce)
        return salesforceOAuthError(answer.error, answer.errorDescription);
    return entraError(answer.error, answer.errorDescription, answer.errorSubcode, {});
}

QString invitation(const Arguments &arguments, const ConnectionInfo &info)
{
    if (!info.userName.isEmpty())
        return BrowserSignInText::tr("Sign in as %1 here:").arg(info.userName);
    return arguments.has("change-user")
        ? BrowserSignInText::tr("Sign in as the user who is to work for “%1” from now on, here:")
              .arg(info.name)
        : BrowserSignInText::tr("Sign in as an administrator here:");
}

Task<Result<SignInSecrets>> signInByBrowser(Arguments arguments, ConnectionInfo info, Cloud cloud,
                                            QStringList scopes, Clock &clock, CancelToken cancel)
{
    PageRequest page;
    page.scopes = std::move(scopes);
    const bool isSalesforce = info.crm == CrmKind::Salesforce;
    LoopbackListener listener(isSalesforce ? LoopbackRedirect::salesforce() : LoopbackRedirect::entra(),
                              QString::fromLatin1(page.state), clock);
    if (const Outcome listening = listener.listen(); !listening)
        co_return fail(listening.error());
    const QUrl redirect = listener.redirectUri();
    const QUrl address = pageOf(info, cloud, page, redirect);
    tell(invitation(arguments, info));
    tell(QString::fromUtf8(address.toEncoded()));
    if (!arguments.has("no-browser"))
        (void)openInBrowser(address);
    const auto answer = co_await listener.wait(cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->isRefusal())
        co_return fail(refusal(info, *answer));
    SignInSecrets secrets;
    secrets.insert(codeKey, answer->code);
    secrets.insert(verifierKey, page.pkce.verifier);
    secrets.insert(redirectKey, Secret::fromText(redirect.toString()));
    secrets.insert(nonceKey, Secret(page.nonce));
    co_return secrets;
}

QString deviceInvitation(const Arguments &arguments, const ConnectionInfo &info, const DeviceCode &code)
{
    const QString page = QString::fromUtf8(code.verificationUri.toEncoded());
    if (!info.userName.isEmpty())
        return BrowserSignInText::tr("Sign in as %1: open %2 and type the code %3.")
            .arg(info.userName, page, code.userCode);
    return arguments.has("change-user")
        ? BrowserSignInText::tr("Sign in as the user who is to take over: open %1 and type the code %2.")
              .arg(page, code.userCode)
        : BrowserSignInText::tr("Sign in as an administrator: open %1 and type the code %2.")
              .arg(page, code.userCode);
}

Task<Result<SignInSecrets>> signInByDevice(Arguments arguments, Home home, ConnectionInfo info, Cloud cloud,
                                           QStringList scopes, Clock &clock, CancelToken cancel)
{
    // Only its network settings are wanted, which anybody may read: nothing is started or written.
    HomeSession reader(home, std::make_unique<KeychainStore>(clock), clock, HomeSession::Rhythm::OnDemand);
    if (const Outcome opened = reader.open(); !opened)
        co_return fail(opened.error());
    const NetworkSettings network = co_await reader.readyNetwork(cancel);
    if (const auto error = reader.networkError())
        co_return fail(*error);
    QtHttp plain(network, clock);
    RetryingHttp http(plain, clock);
    const auto code = co_await startDeviceFlow(http, cloud, info.tenantId, info.clientId, scopes, cancel);
    if (!code)
        co_return fail(code.error());
    tell(deviceInvitation(arguments, info, *code));
    SignInSecrets secrets;
    secrets.insert(deviceCodeKey, code->deviceCode);
    secrets.insert(intervalKey, Secret(QByteArray::number(qint64(code->interval.count()))));
    secrets.insert(expiryKey, Secret(QByteArray::number(qint64(code->expiresIn.count()))));
    co_return secrets;
}

/// The token that came for this very sign-in. Its own time counts: whether this computer's clock is right is
/// no matter of who has signed in.
Outcome checkWhoSignedIn(const TokenSet &tokens, const ConnectionInfo &info, const Cloud &cloud,
                         const QString &nonce)
{
    const auto claims = readIdToken(tokens.idToken);
    if (!claims)
        return fail(claims.error());
    return checkIdToken(*claims, info.clientId, nonce, cloud, claims->expiresAt);
}

Task<Result<TokenSet>> pollDevice(Http &http, Clock &clock, ConnectionInfo info, Cloud cloud,
                                  SignInSecrets secrets, CancelToken cancel)
{
    DeviceCode code;
    code.deviceCode = secrets.value(deviceCodeKey);
    code.interval = std::chrono::seconds(secrets.value(intervalKey).reveal().toInt());
    code.expiresIn = std::chrono::seconds(secrets.value(expiryKey).reveal().toInt());
    co_return co_await awaitDeviceFlow(http, clock, cloud, info.tenantId, info.clientId, code, cancel);
}

} // namespace

Task<Result<SignInSecrets>> signInPerson(Arguments arguments, Home home, ConnectionInfo info, Clock &clock,
                                         CancelToken cancel, QStringList scopes)
{
    const auto added = readClouds(home);
    const auto cloud = cloudOf(info, added ? *added : builtInClouds());
    if (!cloud)
        co_return fail(added ? cloud.error() : added.error());
    const QStringList wanted = scopesFor(info, scopes);
    const QString way =
        arguments.has("device-code") ? QStringLiteral("device-code") : QStringLiteral("browser");
    if (!Settings::load(home).value(Setting::SignInWays).toStringList().contains(way))
        co_return fail(settingLocked(Setting::SignInWays));
    if (arguments.has("device-code"))
        co_return co_await signInByDevice(arguments, home, info, *cloud, wanted, clock, cancel);
    co_return co_await signInByBrowser(arguments, info, *cloud, wanted, clock, cancel);
}

std::optional<Error> checkDeviceCode(const Arguments &arguments, CrmKind crm)
{
    if (!arguments.has("device-code") || crm == CrmKind::Dynamics)
        return std::nullopt;
    return usageError(BrowserSignInText::tr("Salesforce has no device code for apps that are not installed."),
                      arguments.verb);
}

Task<Result<TokenSet>> exchangeSignIn(Http &http, Clock &clock, ConnectionInfo info, Cloud cloud,
                                      SignInSecrets secrets, CancelToken cancel, QStringList scopes)
{
    const QUrl redirect(secrets.value(redirectKey).revealText());
    const QString code = secrets.value(codeKey).revealText();
    const Secret verifier = secrets.value(verifierKey);
    if (info.crm == CrmKind::Salesforce)
        co_return co_await salesforce::exchangeCode(http, info.address, info.clientId, redirect, code,
                                                    verifier, cancel);
    Result<TokenSet> tokens = fail(Error::cancelled());
    if (secrets.contains(deviceCodeKey))
        tokens = co_await pollDevice(http, clock, info, cloud, secrets, cancel);
    else
        tokens = co_await entra::exchangeCode(http, cloud, info.tenantId, info.clientId, redirect,
                                              scopesFor(info, scopes), code, verifier, cancel);
    if (!tokens)
        co_return tokens;
    const QString nonce = secrets.value(nonceKey).revealText();
    const Outcome checked = checkWhoSignedIn(*tokens, info, cloud, nonce);
    if (!checked)
        co_return fail(checked.error());
    co_return tokens;
}

} // namespace fairlead::cli
