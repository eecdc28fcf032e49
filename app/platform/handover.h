// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/task.h"
#include "core/taskscope.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace fairlead {

/// Where a home's owner is reached, best name first: inside the home where the system allows it (one place
/// whatever the environment says about folders for temporary files), else in the folder for temporary files.
QStringList handOverName(const QString &homeFolder);

/// The owner's end: answers what other processes of the same user hand over. One JSON object in; out come
/// `{"received": true}` at once and the answer when it is there, each on one line of at most 1 MiB. Only this
/// user's processes are listened to. UI thread (in fairleadctl: main thread).
class HandOverServer : public QObject
{
    Q_OBJECT
public:
    /// Cancelled when the asking process goes away.
    using Handler = std::function<Task<QJsonObject>(QJsonObject request, CancelToken cancel)>;

    HandOverServer(QStringList names, Handler handler);
    ~HandOverServer() override;

    /// Call only while holding the home's lock: a socket left behind by a crash is replaced.
    Outcome listen();
    /// Listens no more; resumes when everything that was asked so far is answered.
    Task<void> drained();

private:
    void accept();
    Task<void> serve(QLocalSocket *socket, QByteArray line, CancelToken cancel);

    QStringList m_names;
    Handler m_handler;
    std::unique_ptr<QLocalServer> m_server;
    TaskScope m_scope;
};

/// The other end. Hands over to a process of this user only. HomeInUse when nobody answers within `patience`
/// although the home is locked (the owner is just starting or ending); ConnectionLost when the owner went
/// away before it answered; TimedOut when it is there but takes no note of the request for ten seconds.
Task<Result<QJsonObject>> handOver(QStringList names, QJsonObject request, Clock &clock,
                                   std::chrono::milliseconds patience, CancelToken cancel);

} // namespace fairlead
