// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/deviceflow.h"

#include "auth/entra.h"
#include "auth/errors_entra.h"
#include "auth/form.h"
#include "auth/oauthanswer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace fairlead {

namespace {

using namespace std::chrono_literals;

constexpr auto slower = 5s; // RFC 8628 §3.5
constexpr auto longestInterval = 60s;

// The page's and the message's language (reference "Microsoft 1.7").
QString market()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QString()
                                           : locale.name().replace(QLatin1Char('_'), QLatin1Char('-'));
}

bool isSafePage(const QUrl &url)
{
    return url.scheme() == QLatin1String("https")
        || (url.scheme() == QLatin1String("http")
            && (url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("localhost")));
}

Result<DeviceCode> readDeviceCode(const HttpResponse &response, const SignInPlace &place)
{
    if (!response.isSuccess()) {
        // The refusals of this endpoint have the shape of the token endpoint's.
        const auto refusal = entra::readTokenAnswer(response, place);
        return fail(refusal ? invalidAnswer(QStringLiteral("HTTP %1").arg(response.status))
                            : refusal.error());
    }
    const auto object = readJsonObject(response);
    if (!object)
        return fail(object.error());
    const auto text = [&object](const char *key) { return object->value(QLatin1String(key)).toString(); };
    DeviceCode code;
    code.userCode = text("user_code");
    code.verificationUri = QUrl(text("verification_uri"), QUrl::StrictMode);
    code.message = text("message");
    code.deviceCode = Secret::fromText(text("device_code"));
    code.interval =
        std::chrono::seconds(std::max<qint64>(1, object->value(QLatin1String("interval")).toInteger(5)));
    code.expiresIn = std::chrono::seconds(object->value(QLatin1String("expires_in")).toInteger(900));
    if (code.userCode.isEmpty() || code.deviceCode.isEmpty() || !isSafePage(code.verificationUri))
        return fail(invalidAnswer(QStringLiteral("device code answer without code or page")));
    return code;
}

QString refusalOf(const Result<HttpResponse> &response)
{
    if (!response || response->isSuccess())
        return {};
    const auto object = readJsonObject(*response);
    return object ? object->value(QLatin1String("error")).toString() : QString();
}

} // namespace

Task<Result<DeviceCode>> startDeviceFlow(Http &http, Cloud cloud, QString tenant, QString clientId,
                                         QStringList scopes, CancelToken cancel)
{
    QUrl url =
        endpoint(cloud.entraAuthority, QLatin1Char('/') + tenant + QStringLiteral("/oauth2/v2.0/devicecode"));
    if (const QString language = market(); !language.isEmpty())
        url.setQuery(QStringLiteral("mkt=") + language);
    Form form;
    form.add("client_id", clientId).add("scope", scopes.join(QLatin1Char(' ')));
    HttpRequest request = HttpRequest::postForm(url, form.encoded());
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return readDeviceCode(*response, SignInPlace::entra(cloud, clientId));
}

Task<Result<TokenSet>> awaitDeviceFlow(Http &http, Clock &clock, Cloud cloud, QString tenant,
                                       QString clientId, DeviceCode code, CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"))
        .add("client_id", clientId)
        .add("device_code", code.deviceCode);
    const HttpRequest poll = HttpRequest::postForm(entra::tokenEndpoint(cloud, tenant), form.encoded());
    const SignInPlace place = SignInPlace::entra(cloud, clientId);
    const auto deadline = clock.steady() + code.expiresIn;
    std::chrono::milliseconds interval = code.interval;
    for (;;) {
        if (clock.steady() + interval > deadline)
            co_return fail(entraError(QStringLiteral("expired_token"), {}, {}, {}));
        const Outcome slept = co_await sleepFor(clock, interval, cancel);
        if (!slept)
            co_return fail(slept.error());
        HttpRequest request = poll;
        const auto response = co_await http.send(std::move(request), cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        const QString refusal = refusalOf(response);
        if (refusal == QLatin1String("authorization_pending"))
            continue;
        if (refusal == QLatin1String("slow_down")) {
            interval = std::min<std::chrono::milliseconds>(interval + slower, longestInterval);
            continue;
        }
        const Result<TokenSet> tokens =
            response ? entra::readTokenAnswer(*response, place) : Result<TokenSet>(fail(response.error()));
        if (tokens || !tokens.error().isTransient())
            co_return tokens;
        // "Could not ask" (RFC 8628 §3.5): less often, at least as long as the provider says.
        interval = std::min<std::chrono::milliseconds>(interval * 2, longestInterval);
        if (const auto asked = tokens.error().retryAfter)
            interval = std::max<std::chrono::milliseconds>(interval, *asked);
    }
}

} // namespace fairlead
