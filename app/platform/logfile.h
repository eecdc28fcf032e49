// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "platform/rotatinglog.h"

#include <QDateTime>
#include <QString>

namespace fairlead {

/// While it lives, the program's messages are also kept in a file: information and what is graver always,
/// details of `fairlead.*` until `debugUntil`. What goes to standard error stays as QT_LOGGING_RULES and the
/// program's own rules have it. A log that cannot be written is done without.
/// One at a time; made and removed by `main`, messages from any thread.
class LogFile
{
public:
    /// `debugUntil` invalid: never. `clock` outlives it.
    LogFile(const QString &path, const QDateTime &debugUntil, Clock &clock,
            const RotatingLog::Limits &limits = RotatingLog::Limits());
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;
    ~LogFile();

private:
    struct Hooks;

    void write(QtMsgType type, const char *category, const QString &text);

    const QDateTime m_debugUntil;
    Clock &m_clock;
    RotatingLog m_log;
    bool m_begun = false;
};

} // namespace fairlead
