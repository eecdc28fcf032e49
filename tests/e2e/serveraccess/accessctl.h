// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/clock.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "settings/home.h"
#include "support/practiceprocess.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace fairlead {

/// A practice org, a home with one connection on an administrator's approval, and fairleadctl. For one test
/// program.
class AccessCtl
{
public:
    /// Empty: ready. Else what went wrong.
    QString start();

    Ctl::Ended run(const QStringList &words) { return m_ctl->run(words); }
    /// As the practice org's administrator.
    Ctl::Ended runSignedIn(const QStringList &words) { return runSignedIn(words, practice.world().admin); }
    Ctl::Ended runSignedIn(const QStringList &words, const PracticeWorld::Account &person);
    SignedInCtl startSignedIn(const QStringList &words);
    /// The same, in the midst of it: as soon as the step of that number is told of. Null: it never was.
    std::unique_ptr<QProcess> startUntilStep(const QStringList &words, int step);
    /// A connection on the administrator's approval. Nobody may own the home. Empty: made.
    QString connect();
    /// As connections.json has them.
    QJsonArray connections();
    /// What connections.json knows of server-to-server access, by connection.
    QJsonObject accesses();
    /// Approvals that stand in the organisation, without that of whoever counts.
    qint64 approvals();
    QString standing();
    /// Takes "View All" of the object away from the integration user that Fairlead has made. Empty: done.
    QString takeViewAll(const QString &object);

    /// Setup of the organisation, without its approvals and the users and what hangs on them that earlier
    /// tests have left: nobody can delete a user.
    QJsonObject setup();
    /// Rows of Setup that are Fairlead's, by table; users count only while they are active.
    QHash<QString, int> ours();

    PracticeProcess practice;
    SystemClock clock;
    QTemporaryDir folder;
    Home home{folder.path()};

private:
    QJsonObject document() const;

    std::unique_ptr<Ctl> m_ctl;
    TokenSet m_observer;
};

} // namespace fairlead
