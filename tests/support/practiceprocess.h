// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace fairlead {

/// What `fairlead-practice` says about itself in its first line (contract "fairlead-practice").
struct PracticeWorld
{
    struct Account
    {
        QString username;
        QString password;
    };
    struct Client
    {
        QString id;
        QString secret; ///< empty for a public client
    };

    QUrl salesforce;
    QUrl entra;
    QUrl dataverse;
    QUrl graph;
    Account admin;
    Account integrationUser;
    Account nonInteractiveUser;
    Client salesforceClient;
    Client entraClient;
    QString tenant;
};

/// A real practice org in its own process, for end-to-end tests: started with --with-parent, so that it dies
/// with the test. One thread; start() and the `/_practice/` calls spin the test's event loop.
class PracticeProcess
{
public:
    PracticeProcess() = default;
    ~PracticeProcess();

    /// Starts and waits for the first line. False: see errorText().
    bool start(const QStringList &arguments = {}, int timeoutMs = 30000);
    /// Closes its standard input and waits until it is gone.
    void stop();
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    const PracticeWorld &world() const { return m_world; }
    QString errorText() const { return m_error; }
    /// `build*/bin/fairlead-practice` of the build this test belongs to; FAIRLEAD_PRACTICE overrides it.
    static QString program();

    /// POST /_practice/faults of one service (`world().salesforce` …). An empty array clears.
    bool setFaults(const QUrl &service, const QByteArray &faults);
    bool reset(const QUrl &service);
    /// GET /_practice/requests: what the service was asked so far.
    QJsonArray requests(const QUrl &service);
    /// GET /_practice/secrets: what must be found nowhere else (support/plantedsecrets.h).
    QJsonArray secrets(const QUrl &service);
    /// Any of its `/_practice/` addresses (app/practice/README.md).
    QByteArray get(const QUrl &service, const QString &path);
    bool post(const QUrl &service, const QString &path, const QByteArray &body = {});
    /// POST /_practice/settings; false where the service refuses them.
    bool set(const QUrl &service, const QByteArray &settings);

private:
    QByteArray call(const QUrl &service, const QString &path, const QByteArray *body, bool *ok);

    QProcess m_process;
    PracticeWorld m_world;
    QString m_error;
};

} // namespace fairlead
