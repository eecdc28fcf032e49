// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/synctypes.h"

#include <cmath>

namespace fairlead {

QString nameOf(SyncState state)
{
    switch (state) {
    case SyncState::InStep:
        return QStringLiteral("in-step");
    case SyncState::Syncing:
        return QStringLiteral("syncing");
    case SyncState::NeedsAttention:
        return QStringLiteral("needs-attention");
    case SyncState::Offline:
        return QStringLiteral("offline");
    case SyncState::Paused:
        return QStringLiteral("paused");
    }
    return {};
}

SyncState stateAfter(const Error &error)
{
    return error.isTransient() ? SyncState::Offline : SyncState::NeedsAttention;
}

std::optional<std::chrono::seconds> SyncProgress::timeLeft() const
{
    const std::optional<qint64> all = wanted();
    if (!all || recordsPerSecond <= 0 || done() > *all)
        return std::nullopt;
    return std::chrono::seconds(std::llround(std::ceil(double(*all - done()) / recordsPerSecond)));
}

bool SyncReport::isComplete() const
{
    return !firstError();
}

qint64 SyncReport::pulled() const
{
    qint64 sum = 0;
    for (const auto &job : jobs)
        sum += job.pulled;
    return sum;
}

std::optional<Error> SyncReport::firstError() const
{
    if (error)
        return error;
    std::optional<Error> waits;
    for (const auto &job : jobs) {
        if (job.error && job.error->code != ErrorCode::NetworkMetered)
            return job.error;
        if (!waits)
            waits = job.error;
    }
    return waits;
}

void ConnectionStatus::note(const SyncProgress &told)
{
    if (!told.aside)
        progress = told;
}

} // namespace fairlead
