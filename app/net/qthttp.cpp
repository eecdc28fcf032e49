// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/qthttp.h"

#include "core/cloud.h"

#include "core/latch.h"
#include "net/httplog.h"
#include "net/networkerror.h"
#include "net/oncebody.h"
#include "net/proxylogin.h"
#include "net/redact.h"
#include "net/tlsauthorities.h"
#include "net/worker.h"

#include <QAuthenticator>
#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSet>

namespace fairlead {

namespace {

QString proxyName(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    return proxy.hostName() + QLatin1Char(':') + QString::number(proxy.port());
}

/// Hands Qt the proxy that was chosen for a host; never looks one up itself.
class ChosenProxies final : public QNetworkProxyFactory
{
public:
    void choose(const QUrl &url, const QNetworkProxy &proxy) { m_chosen.insert(key(url), proxy); }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_chosen.value(key(query.url()), QNetworkProxy(QNetworkProxy::NoProxy))};
    }

private:
    static QString key(const QUrl &url)
    {
        return url.scheme() + url.host() + QLatin1Char(':') + QString::number(url.port());
    }
    QHash<QString, QNetworkProxy> m_chosen;
};

Error plainHttpRefused(const QUrl &url)
{
    Error error;
    error.code = ErrorCode::AddressRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::Network", "%1 is not a safe address: only https is allowed.")
            .arg(redactUrl(url));
    error.remedy =
        QCoreApplication::translate("fairlead::Network", "Use the address that begins with https://.");
    return error;
}

Error bodyTooLarge(const QString &host, qint64 most)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::StopJob;
    error.sentence =
        QCoreApplication::translate("fairlead::Network", "The answer of %1 is larger than Fairlead accepts.")
            .arg(host);
    error.remedy = QCoreApplication::translate("fairlead::Network", "Report this to support.");
    error.detail = QStringLiteral("more than %1 bytes").arg(most);
    return error;
}

bool isAnswer(int status, QNetworkReply::NetworkError error)
{
    // Qt reports every status of 400 and more as an error of its own; here such an answer is a value. What it
    // numbers below 200 happened on the way. 407 is the proxy's word, not the server's.
    if (status == 0 || error == QNetworkReply::NoError)
        return status != 0;
    return status >= 400 && status != 407 && error >= QNetworkReply::ContentAccessDenied
        && error != QNetworkReply::ContentReSendError;
}

} // namespace

/// Shared by the QtHttp and its exchanges, so that an exchange ends in good order when the QtHttp is gone.
struct QtHttp::State : public QObject
{
    State(Clock &c, Options o)
        : clock(c)
        , options(std::move(o))
        , resolver(std::make_shared<ProxyResolver>(c, options.systemProxies))
        , chosen(new ChosenProxies)
    {
        if (!options.hasNetwork)
            options.hasNetwork = hasNetworkInterface;
        manager.setProxyFactory(chosen);
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        manager.setAutoDeleteReplies(false);
        connect(&manager, &QNetworkAccessManager::proxyAuthenticationRequired, this, &State::answerProxy);
    }

    void apply(const NetworkSettings &changed)
    {
        settings = changed;
        if (!settings.proxyLogin)
            settings.proxyLogin = std::make_shared<ProxyLogin>();
        resolver->setSettings(settings);
        authorities = authoritiesFromPem(settings.extraCaPem);
        identity = clientIdentityFrom(settings.clientPkcs12, settings.clientPassphrase);
        tls = {};
        vouching.clear();
        answeredProxies.clear();
        refusingProxies.clear();
        manager.clearAccessCache();
    }

    // Built when the first https request needs it; in a worker where that takes long.
    static Task<Result<QSslConfiguration>> tlsSettings(std::shared_ptr<State> self, CancelToken cancel)
    {
        if (!self->tls) {
            const auto extra = *self->authorities;
            const auto own = *self->identity;
            self->tls = extra.isEmpty() ? QtFuture::makeReadyFuture(tlsConfiguration(extra, own))
                                        : runInWorker([extra, own] { return tlsConfiguration(extra, own); });
        }
        return awaitWorker(*self->tls, std::move(cancel));
    }

    // Once for each proxy and change of settings, and never what another one saw refused: repeating a wrong
    // password locks accounts.
    void answerProxy(const QNetworkProxy &proxy, QAuthenticator *authenticator)
    {
        const QString name = proxyName(proxy);
        const bool offered = answeredProxies.contains(name);
        if (offered)
            settings.proxyLogin->note(ProxyLogin::Answer::Refused);
        const bool hasLogin = !settings.proxyUser.isEmpty() && !settings.proxyPassword.isEmpty();
        if (offered || !hasLogin || settings.proxyLogin->isRefused()) {
            refusingProxies.insert(name);
            return;
        }
        answeredProxies.insert(name);
        authenticator->setUser(settings.proxyUser);
        authenticator->setPassword(settings.proxyPassword.revealText());
        for (OnceBody *body : bodiesOnTheWay)
            body->allowRewind();
    }

    /// Chains change rarely: what is behind one is worked out once for each host.
    TlsAuthority authorityBehind(const QNetworkReply &reply)
    {
        const QList<QSslCertificate> chain = reply.sslConfiguration().peerCertificateChain();
        if (chain.isEmpty())
            return {};
        Vouching &known = vouching[reply.url().host()];
        if (known.last != chain.last()) {
            if (!locals)
                locals = localAuthorities();
            known = {chain.last(), authorityOf(chain, *authorities, *locals)};
        }
        return known.authority;
    }

    struct Vouching
    {
        QSslCertificate last; ///< of the chain that was sent
        TlsAuthority authority;
    };

    Clock &clock;
    Options options;
    NetworkSettings settings;
    CancelSource closing;
    quint64 exchanges = 0;
    std::shared_ptr<ProxyResolver> resolver;
    Result<QList<QSslCertificate>> authorities;
    Result<ClientIdentity> identity;
    std::optional<QFuture<QSslConfiguration>> tls;
    QHash<QString, Vouching> vouching; ///< by host
    std::optional<std::optional<QList<QSslCertificate>>> locals; ///< once somebody wanted to know
    QSet<QString> answeredProxies;
    QSet<QString> refusingProxies;
    QSet<OnceBody *>
        bodiesOnTheWay; ///< plain http through a proxy only: with https, CONNECT is what it refuses
    QNetworkAccessManager manager;
    ChosenProxies *chosen; ///< owned by manager
};

namespace {

enum class Stop { No, Cancelled, TimedOut, TooLarge };

struct ReplyDeleter
{
    void operator()(QNetworkReply *reply) const { reply->deleteLater(); }
};

QNetworkRequest prepare(const QtHttp::State &state, const HttpRequest &request, const QSslConfiguration &tls)
{
    QNetworkRequest prepared(request.url);
    if (!tls.isNull())
        prepared.setSslConfiguration(tls);
    prepared.setAttribute(QNetworkRequest::Http2AllowedAttribute, state.options.http2);
    prepared.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    prepared.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    prepared.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    prepared.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // JSON pages compress better than Qt's limit against archive bombs allows; largestBody bounds them
    // instead.
    prepared.setDecompressedSafetyCheckThreshold(-1);
    prepared.setHeader(QNetworkRequest::UserAgentHeader,
                       QString(QStringLiteral("Fairlead/") + QCoreApplication::applicationVersion()));
    for (const auto &[name, value] : request.headers)
        prepared.setRawHeader(name, value);
    return prepared;
}

QNetworkReply *start(QtHttp::State &state, const HttpRequest &request, const QSslConfiguration &tls,
                     OnceBody &body)
{
    const QNetworkRequest prepared = prepare(state, request, tls);
    if (request.body.isEmpty() && request.method == "GET")
        return state.manager.get(prepared);
    if (request.body.isEmpty() && request.method == "HEAD")
        return state.manager.head(prepared);
    return state.manager.sendCustomRequest(prepared, request.method, &body);
}

/// One attempt through one proxy. `stop` ends it early; `tooLarge` is set when it was ended for its size.
Task<Result<HttpResponse>> attempt(std::shared_ptr<QtHttp::State> state, HttpRequest request,
                                   QSslConfiguration tls, QNetworkProxy proxy, std::shared_ptr<OnceBody> body,
                                   CancelToken stop, std::function<void()> onTooLarge)
{
    NetworkFailure failure;
    failure.host = request.url.host();
    failure.proxy = proxyName(proxy);
    failure.throughTunnel = request.url.scheme() == QLatin1String("https");
    const std::shared_ptr<ProxyLogin> login = state->settings.proxyLogin;
    if (state->refusingProxies.contains(failure.proxy)) {
        failure.loginRefused = login->isRefused();
        failure.error = QNetworkReply::ProxyAuthenticationRequiredError;
        co_return fail(networkError(failure, state->options.hasNetwork));
    }

    state->chosen->choose(request.url, proxy);
    const bool mayBeAskedTwice = !failure.proxy.isEmpty() && !failure.throughTunnel;
    if (mayBeAskedTwice)
        state->bodiesOnTheWay.insert(body.get());

    auto finished = std::make_shared<Latch>();
    std::unique_ptr<QNetworkReply, ReplyDeleter> reply(start(*state, request, tls, *body));
    QObject::connect(reply.get(), &QNetworkReply::finished, finished.get(), &Latch::open);
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, finished.get(),
                     [&failure](const QList<QSslError> &errors) { failure.tlsErrors += errors; });
    QObject::connect(reply.get(), &QNetworkReply::downloadProgress, finished.get(),
                     [&onTooLarge, most = state->options.largestBody](qint64 received, qint64 total) {
                         if (received > most || total > most)
                             onTooLarge();
                     });
    const Outcome waited = co_await waitFor(finished, stop);
    state->bodiesOnTheWay.remove(body.get());
    reply->disconnect(finished.get());
    if (!waited) {
        reply->abort();
        co_return fail(waited.error());
    }

    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isAnswer(status, reply->error())) {
        // The password is proven, unless it was changed meanwhile.
        if (login == state->settings.proxyLogin && state->answeredProxies.remove(failure.proxy))
            login->note(ProxyLogin::Answer::Accepted);
        co_return HttpResponse{status, reply->rawHeaderPairs(), reply->readAll(),
                               state->authorityBehind(*reply)};
    }
    failure.loginRefused = login->isRefused();
    failure.error = reply->error();
    failure.errorText = reply->errorString();
    co_return fail(networkError(failure, state->options.hasNetwork));
}

Task<Result<HttpResponse>> exchange(std::shared_ptr<QtHttp::State> state, HttpRequest request,
                                    CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (request.url.scheme() != QLatin1String("https")
        && !(request.url.scheme() == QLatin1String("http") && isLoopbackHost(request.url.host())))
        co_return fail(plainHttpRefused(request.url));
    if (!state->authorities)
        co_return fail(state->authorities.error());
    if (!state->identity)
        co_return fail(state->identity.error());

    const quint64 number = ++state->exchanges;
    const auto started = state->clock.steady();

    // Whoever comes first (caller, end of the program, clock, size) stops the one token all waits below
    // share.
    CancelSource stop;
    Stop why = Stop::No;
    QObject context;
    const auto stopFor = [&stop, &why](Stop reason) {
        if (why == Stop::No)
            why = reason;
        stop.cancel();
    };
    const auto byCaller = cancel.onCancel(&context, [&stopFor] { stopFor(Stop::Cancelled); });
    const auto byEnd = state->closing.token().onCancel(&context, [&stopFor] { stopFor(Stop::Cancelled); });
    state->clock.after(request.timeout, &context, [&stopFor] { stopFor(Stop::TimedOut); });

    auto body = std::make_shared<OnceBody>(request.body, request.repeatable);
    Result<HttpResponse> result = fail(Error::cancelled());
    Result<QSslConfiguration> tls = QSslConfiguration();
    if (request.url.scheme() == QLatin1String("https"))
        tls = co_await QtHttp::State::tlsSettings(state, stop.token());
    const auto proxies = co_await state->resolver->candidates(request.url, stop.token());
    if (!proxies) {
        result = fail(proxies.error());
    } else if (tls) {
        for (const QNetworkProxy &proxy : *proxies) {
            result = co_await attempt(state, request, *tls, proxy, body, stop.token(),
                                      [&stopFor] { stopFor(Stop::TooLarge); });
            // A PAC script names substitutes; one may take over only where nothing has been sent.
            const bool proxyFailed = !result && result.error().code == ErrorCode::ProxyRefused;
            if (why != Stop::No || !proxyFailed || (!request.repeatable && body->wasRead()))
                break;
            body = std::make_shared<OnceBody>(request.body, request.repeatable);
        }
    }

    switch (why) {
    case Stop::No:
        break;
    case Stop::Cancelled:
        result = fail(Error::cancelled());
        break;
    case Stop::TimedOut:
        result = fail(timedOut(request.url.host(), request.timeout));
        break;
    case Stop::TooLarge:
        result = fail(bodyTooLarge(request.url.host(), state->options.largestBody));
        break;
    }
    // The clock belongs to the QtHttp's owner and may be gone with it.
    if (!state->closing.isCancelled())
        logExchange(number, request, result, state->clock.steady() - started);
    co_return result;
}

} // namespace

QtHttp::QtHttp(NetworkSettings settings, Clock &clock)
    : QtHttp(std::move(settings), clock, Options())
{
}

QtHttp::QtHttp(NetworkSettings settings, Clock &clock, Options options)
    : m_state(std::make_shared<State>(clock, std::move(options)))
{
    m_state->apply(settings);
}

QtHttp::~QtHttp()
{
    m_state->closing.cancel();
}

Task<Result<HttpResponse>> QtHttp::send(HttpRequest request, CancelToken cancel)
{
    return exchange(m_state, std::move(request), std::move(cancel));
}

void QtHttp::setSettings(const NetworkSettings &settings)
{
    m_state->apply(settings);
}

void QtHttp::networkChanged()
{
    m_state->resolver->forget();
    m_state->manager.clearConnectionCache();
}

} // namespace fairlead
