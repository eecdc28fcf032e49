// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehttp.h"

#include "core/latch.h"

#include <QTest>

namespace fairlead {

namespace {

void complain(const QString &what)
{
    QTest::qFail(qPrintable(what), __FILE__, __LINE__);
}

Task<Result<HttpResponse>> answerLater(Clock *clock, std::chrono::milliseconds delay, bool hangs,
                                       Result<HttpResponse> result, std::shared_ptr<int> waiting,
                                       CancelToken cancel)
{
    ++*waiting;
    SystemClock eventLoop;
    Outcome outcome;
    if (hangs)
        outcome = co_await waitFor(std::make_shared<Latch>(), cancel);
    else if (delay.count() > 0)
        outcome = co_await sleepFor(*clock, delay, cancel);
    else
        // Like a network, never on the caller's own stack.
        outcome = co_await sleepFor(eventLoop, std::chrono::milliseconds(0), cancel);
    --*waiting;
    if (!outcome)
        co_return fairlead::fail(outcome.error());
    co_return result;
}

} // namespace

FakeHttp::FakeHttp(Clock *clock)
    : m_clock(clock)
{
}

FakeHttp::~FakeHttp()
{
    for (const auto &step : m_steps) {
        if (step->m_left > 0)
            complain(
                QStringLiteral("never asked: %1 %2").arg(QString::fromLatin1(step->m_method), step->m_url));
    }
}

FakeHttp::Step &FakeHttp::Step::reply(int status, const QByteArray &body, const HttpHeaders &headers)
{
    m_result = HttpResponse{status, headers, body};
    return *this;
}

FakeHttp::Step &FakeHttp::Step::json(const QByteArray &body, int status)
{
    return reply(status, body, {{"Content-Type", "application/json"}});
}

FakeHttp::Step &FakeHttp::Step::fail(const Error &error)
{
    m_result = fairlead::fail(error);
    return *this;
}

FakeHttp::Step &FakeHttp::Step::cut()
{
    Error error;
    error.code = ErrorCode::ConnectionLost;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QStringLiteral("The connection was lost.");
    error.remedy = QStringLiteral("Try again.");
    return fail(error);
}

FakeHttp::Step &FakeHttp::Step::hang()
{
    m_hangs = true;
    return *this;
}

FakeHttp::Step &FakeHttp::Step::after(std::chrono::milliseconds delay)
{
    m_delay = delay;
    return *this;
}

FakeHttp::Step &FakeHttp::Step::check(std::function<void(const HttpRequest &)> look)
{
    m_look = std::move(look);
    return *this;
}

FakeHttp::Step &FakeHttp::Step::times(int count)
{
    m_left = count;
    return *this;
}

FakeHttp::Step &FakeHttp::expect(const QByteArray &method, const QString &url)
{
    m_steps.push_back(std::make_unique<Step>());
    m_steps.back()->m_method = method;
    m_steps.back()->m_url = url;
    return *m_steps.back();
}

FakeHttp::Step *FakeHttp::find(const HttpRequest &request)
{
    const QString url = QString::fromLatin1(request.url.toEncoded());
    for (const auto &step : m_steps) {
        const bool fits = step->m_url.endsWith(QLatin1Char('*')) ? url.startsWith(step->m_url.chopped(1))
                                                                 : url == step->m_url;
        if (fits && step->m_method == request.method && step->m_left != 0)
            return step.get();
    }
    return nullptr;
}

Task<Result<HttpResponse>> FakeHttp::send(HttpRequest request, CancelToken cancel)
{
    m_requests += request;
    Step *step = find(request);
    if (!step) {
        complain(QStringLiteral("not expected: %1 %2")
                     .arg(QString::fromLatin1(request.method), QString::fromLatin1(request.url.toEncoded())));
        return answerLater(nullptr, {}, false, fairlead::fail(Error::bug(QStringLiteral("not expected"))),
                           m_waiting, cancel);
    }
    if (step->m_left > 0)
        --step->m_left;
    if (step->m_look)
        step->m_look(request);
    return answerLater(m_clock, step->m_delay, step->m_hangs, step->m_result, m_waiting, cancel);
}

bool FakeHttp::isDone() const
{
    return std::all_of(m_steps.begin(), m_steps.end(), [](const auto &step) { return step->m_left <= 0; });
}

} // namespace fairlead
