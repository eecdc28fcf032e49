// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace fairlead {

/// The operating system's wish that the program ends, as a signal of Qt's event loop: SIGTERM, SIGINT and
/// SIGHUP on Unix (a session that ends, `kill`, Ctrl+C). One that was ignored when the program was started
/// (`nohup`) stays ignored. On Windows a set-up's wish, from whatever session (platform/finishevent_win.h); a
/// session's end closes the windows there. At most one per process; main thread. Once it is gone, signals do
/// what they did before. On Unix, where the event loop has not heard of one for `patience`, a further one
/// ends the process at once.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr, std::chrono::seconds patience = std::chrono::seconds(2));
    ~EndSignals() override;

signals:
    void endWanted();

private:
    struct Watch;
    std::unique_ptr<Watch> m_watch;
};

} // namespace fairlead
