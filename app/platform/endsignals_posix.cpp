// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace fairlead {

namespace {

constexpr std::array watched{SIGTERM, SIGINT, SIGHUP};

// All that a handler can reach; write() is among the few calls it may make (POSIX "Signal Concepts").
std::atomic<int> writeEnd{-1};
std::atomic<std::int64_t> firstUnheard{0}; // seconds; 0: all were heard
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<std::int64_t>::is_always_lock_free);

// A call that never returns, such as a read from a dead network drive, keeps the event loop from hearing: who
// asks again then means it.
std::atomic<std::int64_t> patienceSeconds{0};

std::int64_t steadySeconds()
{
    struct timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1;
}

void handle(int signal)
{
    const int before = errno;
    const std::int64_t now = steadySeconds();
    std::int64_t since = 0;
    if (!firstUnheard.compare_exchange_strong(since, now) && now - since >= patienceSeconds.load())
        ::_exit(128 + signal);
    const char byte = 0;
    // A full pipe has told already.
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &byte, 1);
    errno = before;
}

bool makePipe(std::array<int, 2> &ends)
{
    // pipe2() is not everywhere; nobody forks this early.
    if (::pipe(ends.data()) != 0)
        return false;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

} // namespace

struct EndSignals::Watch
{
    std::array<int, 2> ends{-1, -1};
    std::array<struct sigaction, watched.size()> before{};
    std::unique_ptr<QSocketNotifier> notifier;
};

EndSignals::EndSignals(QObject *parent, std::chrono::seconds patience)
    : QObject(parent)
{
    patienceSeconds.store(patience.count());
    auto watch = std::make_unique<Watch>();
    if (!makePipe(watch->ends))
        return; // signals end the process at once, as ever
    m_watch = std::move(watch);
    writeEnd.store(m_watch->ends[1]);
    firstUnheard.store(0);
    m_watch->notifier = std::make_unique<QSocketNotifier>(m_watch->ends[0], QSocketNotifier::Read);
    connect(m_watch->notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::array<char, 16> bytes{};
        while (::read(m_watch->ends[0], bytes.data(), bytes.size()) > 0) { }
        firstUnheard.store(0);
        emit endWanted();
    });
    struct sigaction action = {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < watched.size(); ++i) {
        struct sigaction &before = m_watch->before[i];
        if (::sigaction(watched[i], nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(watched[i], &action, nullptr);
    }
}

EndSignals::~EndSignals()
{
    if (!m_watch)
        return;
    for (size_t i = 0; i < watched.size(); ++i)
        ::sigaction(watched[i], &m_watch->before[i], nullptr);
    writeEnd.store(-1);
    m_watch->notifier.reset();
    for (const int end : m_watch->ends)
        ::close(end);
}

} // namespace fairlead
