// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/owner.h"

#include "platform/handover.h"
#include "platform/instancelock.h"
#include "sync/homesession.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

/// So long we knock before we look again whether the home is free.
constexpr std::chrono::milliseconds startingOwner{250};
/// As long as others come and go, each for a moment, we try again.
constexpr std::chrono::milliseconds longestQueue{60000};
constexpr std::chrono::milliseconds pause{50};

Task<VerbAnswer> performHere(const Verb *verb, VerbRequest request, Home home, Clock &clock,
                             StoreFactory makeStore, CancelToken cancel)
{
    HomeSession session(home, makeStore(clock), clock, HomeSession::Rhythm::OnDemand);
    if (const Outcome opened = session.open(); !opened)
        co_return failed(opened.error());
    auto server = std::make_unique<HandOverServer>(
        handOverName(home.folder()), [&session](QJsonObject asked, CancelToken gone) {
            return answerHandedOver(session, std::move(asked), std::move(gone));
        });
    // Where no socket can be had, others wait for the lock instead.
    (void)server->listen();
    VerbAnswer answer = co_await verb->answerAsOwner(session, std::move(request), cancel);
    // Who has handed work over to an interrupted process takes it elsewhere.
    if (cancel.isCancelled())
        server.reset();
    else
        co_await server->drained();
    co_await session.stop();
    co_return answer;
}

} // namespace

Task<QJsonObject> answerHandedOver(HomeSession &session, QJsonObject request, CancelToken cancel)
{
    const VerbRequest wanted = requestFromJson(request);
    const Verb *verb = findVerb(wanted.arguments.verb);
    if (!verb || !verb->answerAsOwner) {
        // An older Fairlead runs, and a newer fairleadctl asks it.
        const VerbAnswer unknown = failed(usageError(
            QCoreApplication::translate("fairlead::Owner", "The running Fairlead does not know this verb."),
            {}));
        co_return toJson(unknown);
    }
    if (const auto problem = session.problem()) {
        const VerbAnswer unreadable = failed(*problem);
        co_return toJson(unreadable);
    }
    const VerbAnswer answer = co_await verb->answerAsOwner(session, wanted, cancel);
    co_return toJson(answer);
}

Task<VerbAnswer> performAsOwner(const Verb *verb, VerbRequest request, Home home, Clock &clock,
                                StoreFactory makeStore, CancelToken cancel)
{
    const auto deadline = clock.steady() + longestQueue;
    for (;;) {
        const auto lock = InstanceLock::take(home.lockFile());
        if (lock)
            co_return co_await performHere(verb, std::move(request), home, clock, std::move(makeStore),
                                           cancel);
        if (lock.error().code != ErrorCode::HomeInUse)
            co_return failed(lock.error());
        const auto handed =
            co_await handOver(handOverName(home.folder()), toJson(request), clock, startingOwner, cancel);
        if (handed)
            co_return answerFromJson(*handed);
        const Error &error = handed.error();
        const bool ownerEnded = error.code == ErrorCode::HomeInUse || error.code == ErrorCode::ConnectionLost;
        if (!ownerEnded || clock.steady() >= deadline)
            co_return failed(error);
        const auto slept = co_await sleepFor(clock, pause, cancel);
        if (!slept)
            co_return failed(slept.error());
    }
}

} // namespace fairlead::cli
