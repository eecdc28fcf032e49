// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/endwatch.h"

#include <QtGlobal>

#include <cstdio>
#include <thread>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace fairlead::practice {

#ifdef Q_OS_UNIX

namespace {
// A signal handler may only do what is async-signal-safe: it writes one byte.
int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}
} // namespace

class EndWatch::Private
{
public:
    std::unique_ptr<QSocketNotifier> signalled;
    std::unique_ptr<QSocketNotifier> input;
};

EndWatch::EndWatch(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

void EndWatch::watchSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe) != 0)
        return;
    d->signalled = std::make_unique<QSocketNotifier>(signalPipe[1], QSocketNotifier::Read);
    connect(d->signalled.get(), &QSocketNotifier::activated, this, &EndWatch::ended);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

void EndWatch::watchStandardInput()
{
    d->input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(d->input.get(), &QSocketNotifier::activated, this, [this] {
        char buffer[256];
        if (::read(STDIN_FILENO, buffer, sizeof buffer) > 0)
            return;
        d->input->setEnabled(false);
        emit ended();
    });
}

#else

class EndWatch::Private
{
};

EndWatch::EndWatch(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

void EndWatch::watchSignals() { }

// No notifier for pipes here: a thread waits, and dies with the process.
void EndWatch::watchStandardInput()
{
    std::thread([this] {
        char buffer[256];
        while (std::fread(buffer, 1, sizeof buffer, stdin) > 0) { }
        QMetaObject::invokeMethod(this, &EndWatch::ended, Qt::QueuedConnection);
    }).detach();
}

#endif

EndWatch::~EndWatch() = default;

} // namespace fairlead::practice
