// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/task.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace fairlead {

/// A practice org of the person's own: `fairlead-practice` on loopback and a temporary home that ends with
/// it. Dies with this process (its standard input closes). UI thread.
class PracticeProgram : public QObject
{
    Q_OBJECT
public:
    struct Account
    {
        QString userName;
        QString password; ///< of an invented person in an invented organisation: shown on purpose
    };
    struct World
    {
        QUrl salesforce;
        QUrl entra;
        QUrl dataverse;
        Account admin;
        Account integrationUser;
        Account nonInteractiveUser;
        QString salesforceClientId;
        QString entraClientId;
    };

    /// The program that was built beside this one; empty where there is none: the choice is hidden then.
    static QString program();

    PracticeProgram();
    ~PracticeProgram() override;

    Task<Outcome> start(Clock &clock, CancelToken cancel);
    const World &world() const { return m_world; }
    /// The temporary home; holds the `clouds.json` the program wrote.
    QString homeFolder() const { return m_folder.path(); }

signals:
    void answered();

private:
    void end();
    Outcome readWorld();

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    World m_world;
    QByteArray m_line;
    bool m_over = false; ///< nothing more is waited for
};

} // namespace fairlead
