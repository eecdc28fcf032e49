// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "settings/home.h"
#include "support/practiceprocess.h"

#include <QJsonObject>
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
    QString standing();

    /// Setup of the organisation, without the users and what hangs on them that earlier tests have left:
    /// nobody can delete a user.
    QJsonObject setup();
    /// Rows of Setup that are Fairlead's, by table; users count only while they are active.
    QHash<QString, int> ours();

    PracticeProcess practice;
    SystemClock clock;
    QTemporaryDir folder;
    Home home{folder.path()};

private:
    std::unique_ptr<Ctl> m_ctl;
};

} // namespace fairlead
