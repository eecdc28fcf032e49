// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

namespace fairlead {

/// Beats in the UI thread and, for comparison, in a thread that does nothing else: a machine that is busy
/// holds up both, a program that blocks its own window only the first. Times in milliseconds.
class Heartbeat : public QObject
{
public:
    struct Gap
    {
        std::chrono::steady_clock::time_point from;
        std::chrono::steady_clock::time_point to;
        double length() const { return std::chrono::duration<double, std::milli>(to - from).count(); }
    };

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(interval);
        m_last = Clock::now();
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(m_window, m_last); });
        m_timer.start();
        m_control = std::thread([this] {
            auto last = Clock::now();
            while (!m_ended) {
                std::this_thread::sleep_for(interval);
                const std::lock_guard lock(m_mutex);
                beat(m_machine, last);
            }
        });
    }
    ~Heartbeat() override
    {
        m_ended = true;
        m_control.join();
    }

    /// The longest time without a beat.
    double longest() const { return longestOf(m_window); }
    double longestOfMachine()
    {
        const std::lock_guard lock(m_mutex);
        return longestOf(m_machine);
    }
    /// The longest time without a beat of which the machine's own standing still is taken off.
    double longestOwn()
    {
        const std::lock_guard lock(m_mutex);
        double longest = 0;
        for (const Gap &gap : m_window) {
            double own = gap.length();
            for (const Gap &other : m_machine) {
                const auto from = std::max(gap.from, other.from);
                const auto to = std::min(gap.to, other.to);
                if (from < to)
                    own -= Gap{from, to}.length();
            }
            longest = std::max(longest, own);
        }
        return longest;
    }
    int beats() const { return m_beats; }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds interval{5};

    void beat(std::vector<Gap> &gaps, Clock::time_point &last)
    {
        const auto now = Clock::now();
        if (&gaps == &m_window)
            ++m_beats;
        // Two beats may fall together: only what is longer was held up.
        if (now - last > 3 * interval)
            gaps.push_back({last, now});
        last = now;
    }
    static double longestOf(const std::vector<Gap> &gaps)
    {
        double longest = 0;
        for (const Gap &gap : gaps)
            longest = std::max(longest, gap.length());
        return longest;
    }

    QTimer m_timer;
    Clock::time_point m_last;
    std::vector<Gap> m_window;
    int m_beats = 0;
    std::mutex m_mutex;
    std::vector<Gap> m_machine;
    std::atomic<bool> m_ended = false;
    std::thread m_control;
};

} // namespace fairlead
