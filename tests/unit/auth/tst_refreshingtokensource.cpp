// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/refreshingtokensource.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QTest>

#include <deque>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

Error failure(ErrorCode code, ErrorClass errorClass)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    return error;
}

TokenSet tokens(const QByteArray &access, const QByteArray &refresh = {},
                std::optional<std::chrono::seconds> lifetime = 3600s)
{
    TokenSet set;
    set.accessToken = Secret(access);
    if (!refresh.isEmpty())
        set.refreshToken = Secret(refresh);
    set.lifetime = lifetime;
    return set;
}

/// A token endpoint that answers from a list, from the event loop, and remembers what it was asked with.
struct Endpoint
{
    std::deque<Result<TokenSet>> answers;
    QList<QByteArray> asked;
    SystemClock network;
    std::chrono::milliseconds answersAfter{0};
};

Task<Result<TokenSet>> ask(Endpoint *endpoint, Secret refreshToken, CancelToken cancel)
{
    endpoint->asked += refreshToken.reveal();
    const auto answered = co_await sleepFor(endpoint->network, endpoint->answersAfter, cancel);
    if (!answered)
        co_return fail(answered.error());
    auto answer = std::move(endpoint->answers.front());
    endpoint->answers.pop_front();
    co_return answer;
}

Task<void> count(Task<Result<Secret>> call, int *ended)
{
    (void)co_await call;
    ++*ended;
}

} // namespace

class TestRefreshingTokenSource : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_endpoint = std::make_unique<Endpoint>();
        m_log.clear();
        m_why.clear();
        m_keepFails = false;
        m_clock = std::make_unique<ManualClock>();
        m_source = std::make_unique<RefreshingTokenSource>(
            *m_clock,
            [this](Secret refreshToken, RefreshingTokenSource::Why why, CancelToken cancel) {
                m_why += why;
                return ask(m_endpoint.get(), refreshToken, cancel);
            },
            [this](const Secret &token) -> Outcome {
                m_log += QStringLiteral("kept ") + token.revealText();
                if (m_keepFails)
                    return fail(failure(ErrorCode::DiskFull, ErrorClass::AskUser));
                return {};
            },
            Secret("R1"));
    }

    void twentyWaitersOneRequest()
    {
        m_endpoint->answers = {tokens("A1")};
        std::vector<Task<Result<Secret>>> calls;
        for (int i = 0; i < 20; ++i)
            calls.push_back(m_source->accessToken({}, {}));
        for (auto &call : calls) {
            const auto token = awaitEnd(std::move(call));
            QVERIFY(token && token->has_value());
            QCOMPARE((*token)->reveal(), QByteArray("A1"));
        }
        QCOMPARE(m_endpoint->asked, QList<QByteArray>{"R1"});
    }

    void renewsAheadOfExpiry()
    {
        m_endpoint->answers = {tokens("A1"), tokens("A2")};
        QCOMPARE(token(), QByteArray("A1"));
        m_clock->advance(3299s);
        QCOMPARE(token(), QByteArray("A1"));
        m_clock->advance(1s);
        QCOMPARE(token(), QByteArray("A2"));
        QCOMPARE(m_endpoint->asked.size(), 2);
    }

    void opaqueTokenLivesUntilRejected()
    {
        m_endpoint->answers = {tokens("A1", {}, std::nullopt), tokens("A2", {}, std::nullopt)};
        QCOMPARE(token(), QByteArray("A1"));
        m_clock->advance(24h);
        QCOMPARE(token(), QByteArray("A1"));
        QCOMPARE(token("A1"), QByteArray("A2"));
        // Somebody who was answered 401 to the old one meanwhile gets the newer one without a request.
        QCOMPARE(token("A1"), QByteArray("A2"));
        QCOMPARE(m_endpoint->asked.size(), 2);
        using Why = RefreshingTokenSource::Why;
        QCOMPARE(m_why, (QList<Why>{Why::Due, Why::Rejected}));
    }

    void rotatedTokenIsKeptBeforeTheAccessTokenIsHandedOut()
    {
        m_endpoint->answers = {tokens("A1", "R2"), tokens("A2", "R3")};
        QCOMPARE(token(), QByteArray("A1"));
        QCOMPARE(m_log, QStringList{QStringLiteral("kept R2")});
        m_clock->advance(2h);
        QCOMPARE(token(), QByteArray("A2"));
        QCOMPARE(m_endpoint->asked, (QList<QByteArray>{"R1", "R2"}));
    }

    void tokenThatCannotBeKeptIsNotUsed()
    {
        m_keepFails = true;
        m_endpoint->answers = {tokens("A1", "R2")};
        const auto result = awaitEnd(m_source->accessToken({}, {}));
        QVERIFY(result && !result->has_value());
        QCOMPARE(result->error().code, ErrorCode::DiskFull);
    }

    void couldNotAskIsAskedAgain()
    {
        m_endpoint->answers = {fail(failure(ErrorCode::Offline, ErrorClass::RetryLater)), tokens("A1")};
        const auto result = awaitEnd(m_source->accessToken({}, {}));
        QVERIFY(result && !result->has_value());
        QVERIFY(result->error().isTransient());
        QCOMPARE(token(), QByteArray("A1"));
    }

    void refusalIsNotRepeatedToTheProvider()
    {
        m_endpoint->answers = {fail(failure(ErrorCode::SignInNeeded, ErrorClass::AskUser))};
        for (int i = 0; i < 3; ++i) {
            const auto result = awaitEnd(m_source->accessToken({}, {}));
            QVERIFY(result && !result->has_value());
            QCOMPARE(result->error().code, ErrorCode::SignInNeeded);
        }
        QCOMPARE(m_endpoint->asked.size(), 1);
    }

    void tokensRefusedWhenNewEndTheLoop()
    {
        m_endpoint->answers = {tokens("A1"), tokens("A2"), tokens("A3"), tokens("A4"), tokens("A5")};
        QCOMPARE(token(), QByteArray("A1"));
        QCOMPARE(token("A1"), QByteArray("A2"));
        for (int i = 0; i < 3; ++i) {
            const auto result = awaitEnd(m_source->accessToken(Secret("A2"), {}));
            QVERIFY(result && !result->has_value());
            QCOMPARE(result->error().code, ErrorCode::SignInNeeded);
        }
        QCOMPARE(m_endpoint->asked.size(), 2);
        // One that served for a while begins anew.
        m_clock->advance(10s);
        QCOMPARE(token("A2"), QByteArray("A3"));
        QCOMPARE(token("A3"), QByteArray("A4"));
        QCOMPARE(token("A4"), QByteArray("none"));
        QCOMPARE(m_endpoint->asked.size(), 4);
    }

    // Somebody has ended all sessions a moment after this one began: the provider's own words tell.
    void tokenEndedWhenNewIsTheProvidersToExplain()
    {
        m_endpoint->answers = {tokens("A1"), fail(failure(ErrorCode::WrongCredentials, ErrorClass::AskUser))};
        QCOMPARE(token(), QByteArray("A1"));
        for (int i = 0; i < 2; ++i) {
            const auto result = awaitEnd(m_source->accessToken(Secret("A1"), {}));
            QVERIFY(result && !result->has_value());
            QCOMPARE(result->error().code, ErrorCode::WrongCredentials);
        }
        QCOMPARE(m_endpoint->asked.size(), 2);
    }

    void oneCallerGivingUpLeavesTheRenewalToTheOthers()
    {
        m_endpoint->answers = {tokens("A1")};
        CancelSource giveUp;
        auto first = m_source->accessToken({}, giveUp.token());
        auto second = m_source->accessToken({}, {});
        giveUp.cancel();
        const auto cancelled = awaitEnd(std::move(first));
        QVERIFY(cancelled && !cancelled->has_value() && cancelled->error().isCancelled());
        const auto token = awaitEnd(std::move(second));
        QVERIFY(token && token->has_value());
    }

    // Each is resumed once, however many reasons to go on come together.
    void manyGivingUpWhileTheRenewalEnds()
    {
        m_endpoint->answers = {tokens("A1")};
        CancelSource giveUp;
        int ended = 0;
        std::vector<Task<void>> calls;
        for (int i = 0; i < 20; ++i)
            calls.push_back(count(m_source->accessToken({}, i % 2 ? giveUp.token() : CancelToken()), &ended));
        QTRY_VERIFY(m_endpoint->answers.empty());
        giveUp.cancel();
        QTRY_COMPARE(ended, 20);
        QCoreApplication::processEvents();
        QCOMPARE(ended, 20);
        QCOMPARE(token(), QByteArray("A1"));
    }

    // With rotation the answer under way is the only living token: who closes waits for it.
    void closingLetsTheAnswerUnderWayArrive()
    {
        m_endpoint->answers = {tokens("A1", "R2")};
        auto call = m_source->accessToken({}, {});
        auto closing = m_source->close(5s);
        QVERIFY(!closing.isReady());
        QTRY_VERIFY(closing.isReady());
        QCOMPARE(m_log, QStringList{QStringLiteral("kept R2")});
        QTRY_VERIFY(call.isReady());
        m_clock->advance(2h);
        QCOMPARE(token(), QByteArray("none"));
        QCOMPARE(m_endpoint->asked.size(), 1);
    }

    void closingDoesNotWaitForEver()
    {
        m_endpoint->answersAfter = 1h;
        CancelSource ended;
        auto call = m_source->accessToken({}, ended.token());
        ended.cancel();
        QTRY_VERIFY(call.isReady());
        auto closing = m_source->close(5s);
        m_clock->advance(4999ms);
        QCoreApplication::processEvents();
        QVERIFY(!closing.isReady());
        m_clock->advance(1ms);
        QTRY_VERIFY(closing.isReady());
        m_source.reset();
        QVERIFY(m_log.isEmpty());
    }

    void primedTokenIsUsedAsItIs()
    {
        m_source->prime(tokens("A0", "R0"));
        QCOMPARE(token(), QByteArray("A0"));
        QVERIFY(m_endpoint->asked.isEmpty());
    }

private:
    QByteArray token(const QByteArray &rejected = {})
    {
        const auto result =
            awaitEnd(m_source->accessToken(rejected.isEmpty() ? Secret() : Secret(rejected), {}));
        return result && result->has_value() ? (*result)->reveal() : QByteArray("none");
    }

    std::unique_ptr<Endpoint> m_endpoint;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<RefreshingTokenSource> m_source;
    QStringList m_log;
    QList<RefreshingTokenSource::Why> m_why; ///< of each request
    bool m_keepFails = false;
};

QTEST_GUILESS_MAIN(TestRefreshingTokenSource)
#include "tst_refreshingtokensource.moc"
