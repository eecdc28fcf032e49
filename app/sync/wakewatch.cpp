// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wakewatch.h"

namespace fairlead {

namespace {

constexpr std::chrono::milliseconds lookEvery = std::chrono::seconds(30);
/// A shorter nap delays nothing that anybody would notice; a busy computer is as late as that now and then.
constexpr std::chrono::milliseconds shortestSleep = std::chrono::seconds(60);

} // namespace

WakeWatch::WakeWatch(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_looked(clock.nowUtc())
{
    lookLater();
}

void WakeWatch::lookLater()
{
    m_clock.after(lookEvery, this, [this] { look(); });
}

void WakeWatch::look()
{
    const QDateTime now = m_clock.nowUtc();
    const std::chrono::milliseconds passed(m_looked.msecsTo(now));
    m_looked = now;
    lookLater();
    if (passed - lookEvery >= shortestSleep)
        emit woke();
}

} // namespace fairlead
