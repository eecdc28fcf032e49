// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/wire.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace fairlead::signin {

namespace {

// Raw reads: a thread inside the C library's stdin would hold its lock while the process exits.
qint64 readSome(char *buffer, unsigned size)
{
#ifdef Q_OS_WIN
    return _read(0, buffer, size);
#else
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, buffer, size);
        if (got >= 0 || errno != EINTR)
            return got;
    }
#endif
}

bool writeAll(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
#ifdef Q_OS_WIN
        const auto put = _write(1, bytes.constData() + done, unsigned(bytes.size() - done));
#else
        const auto put = ::write(STDOUT_FILENO, bytes.constData() + done, size_t(bytes.size() - done));
        if (put < 0 && errno == EINTR)
            continue;
#endif
        if (put <= 0)
            return false;
        done += put;
    }
    return true;
}

} // namespace

/// Shared with the reading thread, which may outlive the Wire while the process ends.
struct Wire::Link
{
    std::mutex mutex;
    Wire *wire = nullptr;

    void post(const std::function<void(Wire *)> &call)
    {
        const std::lock_guard lock(mutex);
        if (wire)
            QMetaObject::invokeMethod(
                wire, [call, to = wire] { call(to); }, Qt::QueuedConnection);
    }
};

Wire::Wire(QObject *parent)
    : QObject(parent)
    , m_link(std::make_shared<Link>())
{
    m_link->wire = this;
}

Wire::~Wire()
{
    const std::lock_guard lock(m_link->mutex);
    m_link->wire = nullptr;
}

void Wire::start()
{
    std::thread([link = m_link] {
        QByteArray pending;
        QByteArray buffer(64 * 1024, Qt::Uninitialized);
        for (;;) {
            const qint64 got = readSome(buffer.data(), unsigned(buffer.size()));
            if (got <= 0)
                break;
            pending.append(buffer.constData(), got);
            for (qsizetype end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
                const QByteArray line = pending.first(end);
                pending.remove(0, end + 1);
                if (!line.trimmed().isEmpty())
                    link->post([line](Wire *wire) { emit wire->received(line); });
            }
            if (pending.size() > maximumLine)
                break;
        }
        link->post([](Wire *wire) { emit wire->closed(); });
        // Whatever the window is busy with: no sign-in outlives its parent.
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        std::_Exit(EXIT_SUCCESS);
    }).detach();
}

void Wire::send(const QJsonObject &object)
{
    // A parent that no longer reads has closed the other pipe too: reading finds that out.
    (void)writeAll(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace fairlead::signin
