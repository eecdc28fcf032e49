// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/redirectanswer.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/task.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QPromise>
#include <QUrl>

#include <memory>

QT_BEGIN_NAMESPACE
class QTcpServer;
QT_END_NAMESPACE

namespace fairlead {

class LoopbackRequest;

/// Where a provider lets the system browser come back to. Data, because the providers compare differently
/// (design, "Redirects are data per cloud").
struct LoopbackRedirect
{
    QList<quint16> ports; ///< tried in this order; empty: any free one
    QString path; ///< as registered: "/callback", or empty

    /// Salesforce compares every character: one of three registered ports.
    static LoopbackRedirect salesforce();
    /// Entra ignores the port of `localhost` and only of `localhost` (RFC 8252 §7.3).
    static LoopbackRedirect entra();

    /// Named `localhost`, as registered; the listener itself is bound to the literal addresses.
    QUrl uri(quint16 port) const;
};

/// Receives one redirect from the system browser. Bound to 127.0.0.1, and to ::1 on the same port where the
/// computer has one: a browser may resolve `localhost` to either, and a port whose other half belongs to
/// somebody else is not used. One object per try: the state is never used twice.
///
/// Stray requests (favicons, pre-connects, preflights, scanners, answers of older tries) get an answer and
/// change nothing; the first request with the right state ends the wait, once, and closes everything.
/// There is no time-out: the caller cancels. Thread of its owner.
class LoopbackListener : public QObject
{
    Q_OBJECT
public:
    /// `state` as sent to the provider; must be unguessable. `clock` must outlive the listener.
    LoopbackListener(LoopbackRedirect redirect, QString state, Clock &clock, QObject *parent = nullptr);
    /// A wait that still runs ends as Cancelled.
    ~LoopbackListener() override;

    /// Binds. LoopbackUnavailable when no port can be had.
    Outcome listen();
    /// The `redirect_uri` to send, to both endpoints alike; only after listen().
    QUrl redirectUri() const;
    quint16 port() const { return m_port; }

    /// The answer, refusals included (RedirectAnswer::isRefusal()). Resumes when the browser has been told.
    /// Once per listener. Errors: Cancelled, ProviderAnswerInvalid.
    Task<Result<RedirectAnswer>> wait(CancelToken cancel);

    static constexpr std::chrono::seconds requestDeadline{10}; ///< for one whole request
    static constexpr int maximumConnections = 32;

private:
    class Connection;
    struct Reply;

    bool bind(quint16 port, bool &taken);
    void acceptFrom(QTcpServer *server);
    void serve(Connection *connection, const LoopbackRequest &request);
    Reply judge(const LoopbackRequest &request);
    bool isForUs(const LoopbackRequest &request) const;
    void stopListening(Connection *except);
    void finish(Result<RedirectAnswer> result);

    const LoopbackRedirect m_redirect;
    const QString m_state;
    Clock &m_clock;
    QTcpServer *m_v4 = nullptr;
    QTcpServer *m_v6 = nullptr;
    quint16 m_port = 0;
    QList<Connection *> m_connections;
    std::optional<Result<RedirectAnswer>> m_answer; ///< decided, the browser is being told
    QPromise<Result<RedirectAnswer>> m_promise;
    bool m_waited = false;
    bool m_finished = false;
};

} // namespace fairlead
