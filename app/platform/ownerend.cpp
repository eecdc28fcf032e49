// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/ownerend.h"

#include "platform/handover.h"
#include "platform/instancelock.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace fairlead {

namespace {

/// An owner that is just starting or ending does not listen; then the lock is looked at again.
constexpr std::chrono::milliseconds knocking{250};
constexpr std::chrono::milliseconds betweenLooks{50};

struct OwnerEndText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::OwnerEnd)
};

Error hasNotEnded(bool understood)
{
    Error error;
    error.code = ErrorCode::HomeInUse;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = understood ? OwnerEndText::tr("Fairlead was asked to quit and has not ended yet.")
                                : OwnerEndText::tr("Fairlead's command-line tool is still at work.");
    error.remedy = OwnerEndText::tr("Try again when it has finished.");
    return error;
}

} // namespace

Task<Outcome> endOwner(QString homeFolder, QString lockFile, Clock &clock, std::chrono::milliseconds patience,
                       CancelToken cancel)
{
    QJsonObject request;
    request.insert(QStringLiteral("verb"), QString(quitVerb));
    const auto deadline = clock.steady() + patience;
    bool understood = true;
    for (;;) {
        // Taking the lock would make a home where there is none.
        if (!QFileInfo::exists(lockFile))
            co_return Outcome();
        const auto lock = InstanceLock::take(lockFile);
        if (lock)
            co_return Outcome();
        if (lock.error().code != ErrorCode::HomeInUse)
            co_return fail(lock.error());
        if (clock.steady() >= deadline)
            co_return fail(hasNotEnded(understood));
        const auto answer = co_await handOver(handOverName(homeFolder), request, clock, knocking, cancel);
        if (answer)
            understood = answer->value(QLatin1String("ok")).toBool();
        else if (answer.error().code == ErrorCode::TimedOut || cancel.isCancelled())
            co_return fail(answer.error());
        const auto slept = co_await sleepFor(clock, betweenLooks, cancel);
        if (!slept)
            co_return fail(slept.error());
    }
}

} // namespace fairlead
