// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

#include "core/ids.h"
#include "core/wakeup.h"
#include "secrets/keychainstate.h"

#include <qt6keychain/keychain.h>

#include <deque>
#include <functional>
#include <optional>

namespace fairlead {

/// The way to QtKeychain, one job wide. Shared with the jobs, which may outlive the store.
struct KeychainStore::Lane
{
    Lane(Clock &c, std::chrono::milliseconds p)
        : clock(c)
        , patience(p)
    {
    }

    Clock &clock;
    const std::chrono::milliseconds patience;
    bool busy = false;
    std::deque<std::weak_ptr<Wakeup>> waiting;

    /// Lets the next in line try, if the lane is free.
    void passOn()
    {
        while (!busy && !waiting.empty()) {
            const auto next = waiting.front().lock();
            waiting.pop_front();
            if (next)
                next->wake();
        }
    }
};

namespace {

using Lane = std::shared_ptr<KeychainStore::Lane>;
using JobMaker = std::function<QKeychain::Job *()>;

// Ignored by Windows, which is why the keys carry the program's name as well.
QString service()
{
    return QStringLiteral("Fairlead");
}

/// How one job ended; `error` is empty when it did not end in time.
struct Answer
{
    std::optional<QKeychain::Error> error;
    QString text;
    Secret data;
};

/// Ends exactly once, whatever the job does afterwards.
struct Call
{
    Wakeup ended;
    Answer answer;
    bool over = false;

    void end(Lane lane, Answer with)
    {
        if (over)
            return;
        over = true;
        answer = std::move(with);
        lane->busy = false;
        ended.wake();
        lane->passOn();
    }
};

/// Cancelled, or an answer: without an error code where patience ran out.
Task<Result<Answer>> run(Lane lane, JobMaker make, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    const auto end = lane->clock.steady() + lane->patience;
    while (lane->busy) {
        const auto left = end - lane->clock.steady();
        if (left.count() <= 0)
            co_return Answer();
        const auto turn = std::make_shared<Wakeup>();
        lane->waiting.push_back(turn);
        const Outcome waited = co_await turn->wait(lane->clock, left, cancel);
        if (!waited) {
            lane->passOn();
            co_return fail(waited.error());
        }
    }

    lane->busy = true;
    const auto call = std::make_shared<Call>();
    QKeychain::Job *job = make();
    // Off by default as well; said here because a keychain that falls back to a plain file is none.
    job->setInsecureFallback(false);
    // Deletes itself after it has finished, which may be long after we have given up.
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [lane, call](QKeychain::Job *ended) {
        Answer answer;
        answer.error = ended->error();
        answer.text = ended->errorString();
        if (const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(ended))
            answer.data = Secret(reading->binaryData());
        call->end(lane, std::move(answer));
    });
    QObject::connect(job, &QObject::destroyed, &call->ended, [lane, call = call.get()] {
        Answer answer;
        answer.error = QKeychain::OtherError;
        answer.text = QStringLiteral("the job was destroyed before it ended");
        call->end(lane, std::move(answer));
    });
    job->start();

    const auto left = end - lane->clock.steady();
    const Outcome waited = co_await call->ended.wait(lane->clock, std::max(left, {}), cancel);
    if (!waited)
        co_return fail(waited.error());
    co_return call->answer;
}

/// What an answer other than success says about the store. Ready: the store is fine, the entry is not there.
/// The code alone does not tell: libsecret answers "not found" when its unlock prompt was dismissed, and
/// "other error" when there is no service (reference Microsoft 7.4). So the store is asked.
Task<StoreState> stateBehind(Answer answer, CancelToken cancel)
{
    const auto error = answer.error.value_or(QKeychain::OtherError);
    if (error == QKeychain::AccessDeniedByUser)
        co_return StoreState::Denied;
    if (error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented)
        co_return StoreState::Absent;
    const StoreState now = co_await detail::askKeychainState(cancel);
    if (now != StoreState::Ready)
        co_return now;
    if (error == QKeychain::EntryNotFound)
        co_return StoreState::Ready;
    if (error == QKeychain::AccessDenied)
        co_return detail::meaningOfRefusal();
    co_return StoreState::Broken;
}

Task<Error> explain(Answer answer, CancelToken cancel)
{
    const QString text = answer.error ? answer.text : QStringLiteral("no answer in time");
    const StoreState state = co_await stateBehind(std::move(answer), cancel);
    if (cancel.isCancelled())
        co_return Error::cancelled();
    co_return state == StoreState::Ready ? secretNotFound() : storeError(state, text);
}

Task<Result<Secret>> readEntry(Lane lane, QString key, CancelToken cancel)
{
    const JobMaker make = [key]() -> QKeychain::Job * {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(key);
        return job;
    };
    const Result<Answer> answer = co_await run(std::move(lane), make, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->error != QKeychain::NoError) {
        const Error error = co_await explain(*answer, cancel);
        co_return fail(error);
    }
    // KWallet reports success with nothing when its last call fails; nothing is never written.
    if (answer->data.isEmpty())
        co_return fail(storeError(StoreState::Broken, QStringLiteral("empty answer")));
    co_return answer->data;
}

Task<Outcome> writeEntry(Lane lane, QString key, Secret value, CancelToken cancel)
{
    if (Outcome fits = checkSecretSize(value); !fits)
        co_return fits;
    const JobMaker make = [key, value]() -> QKeychain::Job * {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(key);
        // Text would be cut at a zero byte by libsecret and doubled in size on Windows.
        job->setBinaryData(value.reveal());
        return job;
    };
    const Result<Answer> answer = co_await run(lane, make, cancel);
    if (!answer)
        co_return fail(answer.error());
    if (answer->error != QKeychain::NoError) {
        Error error = co_await explain(*answer, cancel);
        if (error.code == ErrorCode::SecretNotFound)
            error = storeError(StoreState::Broken, answer->text);
        co_return fail(error);
    }
    const Result<Secret> kept = co_await readEntry(lane, key, cancel);
    if (!kept && kept.error().code != ErrorCode::SecretNotFound)
        co_return fail(kept.error());
    if (!kept || !(*kept == value))
        co_return fail(storeError(StoreState::Broken, QStringLiteral("read back something else")));
    co_return Outcome();
}

Task<Outcome> removeEntry(Lane lane, QString key, CancelToken cancel)
{
    const JobMaker make = [key]() -> QKeychain::Job * {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(key);
        return job;
    };
    const Result<Answer> answer = co_await run(std::move(lane), make, cancel);
    if (!answer)
        co_return fail(answer.error());
    // libsecret answers success for a locked keyring as well, from which it has deleted nothing. What was
    // deleted is gone and what was missing is missing only where the store is open.
    Answer judged = *answer;
    if (judged.error == QKeychain::NoError)
        judged.error = QKeychain::EntryNotFound;
    const Error error = co_await explain(std::move(judged), cancel);
    if (error.code == ErrorCode::SecretNotFound)
        co_return Outcome();
    co_return fail(error);
}

Task<StoreState> probeEntry(Lane lane, CancelToken cancel)
{
    const QString key = secretKey(QStringLiteral("probe"), randomName(12), QStringLiteral("probe"));
    const Secret value = Secret::fromText(randomName(32));
    const Outcome written = co_await writeEntry(lane, key, value, cancel);
    const StoreState state = written ? StoreState::Ready : storeState(written.error());
    // A refused write left nothing behind, and deleting would only prompt again.
    if (cancel.isCancelled() || (state != StoreState::Ready && state != StoreState::Broken))
        co_return state;
    const Outcome removed = co_await removeEntry(lane, key, {});
    co_return written && !removed ? storeState(removed.error()) : state;
}

} // namespace

KeychainStore::KeychainStore(Clock &clock, std::chrono::milliseconds patience)
    : m_lane(std::make_shared<Lane>(clock, patience))
{
}

KeychainStore::~KeychainStore() = default;

// Not coroutines themselves: those hold what they need by value, so that the store may go before they end.

Task<Result<Secret>> KeychainStore::read(QString key, CancelToken cancel)
{
    return readEntry(m_lane, std::move(key), std::move(cancel));
}

Task<Outcome> KeychainStore::write(QString key, Secret value, CancelToken cancel)
{
    return writeEntry(m_lane, std::move(key), std::move(value), std::move(cancel));
}

Task<Outcome> KeychainStore::remove(QString key, CancelToken cancel)
{
    return removeEntry(m_lane, std::move(key), std::move(cancel));
}

Task<StoreState> KeychainStore::probe(CancelToken cancel)
{
    return probeEntry(m_lane, std::move(cancel));
}

Task<StoreState> KeychainStore::state(CancelToken cancel)
{
    return detail::askKeychainState(std::move(cancel));
}

} // namespace fairlead
