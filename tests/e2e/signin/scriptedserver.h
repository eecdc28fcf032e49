// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPair>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace fairlead {

struct ScriptedRequest
{
    QByteArray method;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QByteArray path() const { return target.split('?').constFirst(); }
};

struct ScriptedAnswer
{
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    bool hang = false; ///< never answers

    static ScriptedAnswer html(const QByteArray &body);
    static ScriptedAnswer redirect(const QUrl &to, int status = 302);
    static ScriptedAnswer silence();
};

/// A web site in the test, over HTTP or HTTPS on 127.0.0.1, that says what it is told to and remembers what
/// it was asked. Runs in the test's event loop.
class ScriptedServer : public QObject
{
    Q_OBJECT
public:
    using Script = std::function<ScriptedAnswer(const ScriptedRequest &)>;

    explicit ScriptedServer(QObject *parent = nullptr);

    bool listen(quint16 port = 0);
    bool listenTls(const QList<QSslCertificate> &chain, const QSslKey &key);
    void stop();

    void on(const QByteArray &path, Script script) { m_scripts.insert(path, std::move(script)); }
    void on(const QByteArray &path, const ScriptedAnswer &answer);

    quint16 port() const { return m_server->serverPort(); }
    /// Named localhost.
    QUrl url(const QString &pathAndQuery) const;
    const QList<ScriptedRequest> &requests() const { return m_requests; }
    int asked(const QByteArray &path) const;

private:
    void accept();
    void serve(QTcpSocket *socket);

    QTcpServer *m_server = nullptr;
    bool m_tls = false;
    QHash<QByteArray, Script> m_scripts;
    QList<ScriptedRequest> m_requests;
};

} // namespace fairlead
