// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"
#include "net/http.h"

#include <QJsonArray>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// How one provider's API is spoken to. Plain functions of the answer, no state.
struct ApiDialect
{
    HttpHeaders headers; ///< of every request
    /// The answer says that the token is no longer good, and a newer one may help.
    std::function<bool(const HttpResponse &)> tokenRejected;
    /// What an answer outside 2xx means.
    std::function<Error(const HttpResponse &)> toError;
};

/// A question to ask with every new token before it is used for anything else, and its judge: is this still
/// the pinned organisation (design, "Decisions": a refreshed sandbox keeps its host and is another org).
struct ApiAdmission
{
    HttpRequest question;
    std::function<Outcome(const HttpResponse &)> judge;
};

/// Sends the requests of one connection's client: bearer from the TokenSource, one replay with a newer token
/// after a 401, errors mapped, budget noted. Retries of what is transient are net's business (retry
/// decorator). Lives on the thread of its TokenSource; cancel what runs before destroying it.
class ApiCall
{
public:
    /// `http` and `tokens` must outlive it.
    ApiCall(Http &http, TokenSource &tokens, ApiDialect dialect);
    ~ApiCall();
    /// A copy speaks for the same client: admission, budget and server time are shared, and so is the count
    /// of requests until countAnew().
    ApiCall(const ApiCall &) = default;
    ApiCall &operator=(const ApiCall &) = delete;

    void setAdmission(ApiAdmission admission);

    /// A 2xx answer, or the error it means. A request that was answered 401 was not performed, so that even
    /// one that is not repeatable is sent again, once.
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel);
    /// The same without a token, for what a provider tells anybody.
    Task<Result<HttpResponse>> sendOpen(HttpRequest request, CancelToken cancel);
    /// GET, answered by a JSON object or array.
    Task<Result<QJsonObject>> object(QUrl url, CancelToken cancel);
    Task<Result<QJsonArray>> array(QUrl url, CancelToken cancel);

    /// From `Sforce-Limit-Info` of the latest answer that had one.
    ApiUsage usage() const;
    /// `Date` of the latest answer that had one, UTC; invalid before.
    QDateTime serverTime() const;
    /// Of the latest answer.
    TlsAuthority authority() const;
    /// Sent so far, repetitions included.
    qint64 requests() const;
    void countAnew();

private:
    struct State;
    /// What every coroutine holds.
    struct Caller
    {
        std::shared_ptr<State> state;
        std::shared_ptr<qint64> requests;
    };
    // Static and with the state by value: an answer that comes after the end of this object finds its state.
    static Task<Result<HttpResponse>> exchange(Caller caller, HttpRequest request, Secret token,
                                               CancelToken cancel);
    static Task<Result<std::optional<HttpResponse>>> admit(Caller caller, Secret token, CancelToken cancel);
    static Task<Result<HttpResponse>> run(Caller caller, HttpRequest request, CancelToken cancel);

    Caller m_caller;
};

/// `api-usage=10018/100000`, further members ignored (reference Salesforce 3.1). Empty where it is not that.
std::optional<ApiUsage> parseLimitInfo(const QByteArray &value);

} // namespace fairlead
