// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/apicall.h"

#include "core/latch.h"
#include "crm/jsonanswer.h"

namespace fairlead {

struct ApiCall::State
{
    Http &http;
    TokenSource &tokens;
    ApiDialect dialect;
    std::optional<ApiAdmission> admission;
    Secret admitted; // the token the admission was last granted to
    std::shared_ptr<Latch> admitting; // opened when the question that is being asked has its answer
    ApiUsage usage;
    QDateTime serverTime;
    TlsAuthority authority;
};

ApiCall::ApiCall(Http &http, TokenSource &tokens, ApiDialect dialect)
    : m_caller{std::shared_ptr<State>(new State{http, tokens, std::move(dialect), {}, {}, {}, {}, {}, {}}),
               std::make_shared<qint64>(0)}
{
}

ApiCall::~ApiCall() = default;

void ApiCall::setAdmission(ApiAdmission admission)
{
    m_caller.state->admission = std::move(admission);
    m_caller.state->admitted = Secret();
}

ApiUsage ApiCall::usage() const
{
    return m_caller.state->usage;
}

QDateTime ApiCall::serverTime() const
{
    return m_caller.state->serverTime;
}

TlsAuthority ApiCall::authority() const
{
    return m_caller.state->authority;
}

qint64 ApiCall::requests() const
{
    return *m_caller.requests;
}

void ApiCall::countAnew()
{
    m_caller.requests = std::make_shared<qint64>(0);
}

Task<Result<HttpResponse>> ApiCall::exchange(Caller caller, HttpRequest request, Secret token,
                                             CancelToken cancel)
{
    const auto state = caller.state;
    request.headers += state->dialect.headers;
    HttpRequest complete =
        token.isEmpty() ? std::move(request) : std::move(request).withBearer(token.reveal());
    ++*caller.requests;
    complete.repetitions = caller.requests;
    Result<HttpResponse> response = co_await state->http.send(std::move(complete), cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (response) {
        state->authority = response->authority;
        const auto time = response->serverTime();
        if (time)
            state->serverTime = *time;
        if (auto usage = parseLimitInfo(response->header("Sforce-Limit-Info"))) {
            usage->at = time ? *time : QDateTime();
            state->usage = *usage;
        }
    }
    co_return response;
}

// Empty: admitted. A response: the provider rejected the token itself.
Task<Result<std::optional<HttpResponse>>> ApiCall::admit(Caller caller, Secret token, CancelToken cancel)
{
    const auto state = caller.state;
    if (!state->admission || state->admitted == token)
        co_return std::optional<HttpResponse>();
    while (state->admitting) {
        const Outcome answered = co_await waitFor(state->admitting, cancel);
        if (!answered)
            co_return fail(answered.error());
    }
    if (state->admitted == token)
        co_return std::optional<HttpResponse>();
    const auto latch = std::make_shared<Latch>();
    state->admitting = latch;
    HttpRequest question = state->admission->question;
    Result<HttpResponse> answer = co_await exchange(caller, std::move(question), token, cancel);
    state->admitting.reset();
    latch->open();
    std::optional<HttpResponse> rejected;
    std::optional<Error> error;
    if (!answer) {
        error = answer.error();
    } else if (state->dialect.tokenRejected(*answer)) {
        rejected = std::move(*answer);
    } else if (!answer->isSuccess()) {
        error = state->dialect.toError(*answer);
    } else {
        const Outcome verdict = state->admission->judge(*answer);
        if (verdict)
            state->admitted = token;
        else
            error = verdict.error();
    }
    if (error)
        co_return fail(*error);
    co_return rejected;
}

Task<Result<HttpResponse>> ApiCall::run(Caller caller, HttpRequest request, CancelToken cancel)
{
    const auto state = caller.state;
    Secret rejected;
    std::optional<Error> refusal;
    for (;;) {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        Result<Secret> token = co_await state->tokens.accessToken(rejected, cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!token)
            co_return fail(token.error());
        if (refusal && *token == rejected)
            co_return fail(*refusal);

        Result<std::optional<HttpResponse>> admission = co_await admit(caller, *token, cancel);
        if (!admission)
            co_return fail(admission.error());
        HttpResponse response;
        if (*admission) {
            response = std::move(**admission);
        } else {
            Result<HttpResponse> answer = co_await exchange(caller, request, *token, cancel);
            if (!answer)
                co_return fail(answer.error());
            response = std::move(*answer);
        }
        if (response.isSuccess())
            co_return response;
        Error error = state->dialect.toError(response);
        if (!error.retryAfter)
            error.setRetryAfter(response.retryAfter());
        if (refusal || !state->dialect.tokenRejected(response))
            co_return fail(std::move(error));
        refusal = std::move(error);
        rejected = *token;
    }
}

Task<Result<HttpResponse>> ApiCall::send(HttpRequest request, CancelToken cancel)
{
    return run(m_caller, std::move(request), cancel);
}

Task<Result<HttpResponse>> ApiCall::sendOpen(HttpRequest request, CancelToken cancel)
{
    const Caller caller = m_caller;
    Result<HttpResponse> response = co_await exchange(caller, std::move(request), Secret(), cancel);
    if (response && !response->isSuccess())
        co_return fail(caller.state->dialect.toError(*response));
    co_return response;
}

Task<Result<QJsonObject>> ApiCall::object(QUrl url, CancelToken cancel)
{
    HttpRequest request = HttpRequest::get(url);
    const Result<HttpResponse> response = co_await run(m_caller, std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return readJsonObject(response->body);
}

Task<Result<QJsonArray>> ApiCall::array(QUrl url, CancelToken cancel)
{
    HttpRequest request = HttpRequest::get(url);
    const Result<HttpResponse> response = co_await run(m_caller, std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return readJsonArray(response->body);
}

std::optional<ApiUsage> parseLimitInfo(const QByteArray &value)
{
    for (const QByteArray &part : value.split(';')) {
        QByteArray member = part.trimmed();
        if (!member.startsWith("api-usage="))
            continue;
        const QList<QByteArray> numbers = member.mid(10).split('/');
        bool usedOk = false;
        bool limitOk = false;
        if (numbers.size() != 2)
            return std::nullopt;
        const qint64 used = numbers[0].toLongLong(&usedOk);
        const qint64 limit = numbers[1].toLongLong(&limitOk);
        if (usedOk && limitOk)
            return ApiUsage{used, limit};
    }
    return std::nullopt;
}

} // namespace fairlead
