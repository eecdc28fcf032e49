// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "e2e/cli/ctl.h"
#include "support/practiceprocess.h"

#include <QProcess>

#include <memory>

namespace fairlead {

/// fairleadctl with somebody in front of it who reads the address, or the code, on standard error and signs
/// in at the practice org.
struct SignedInCtl
{
    std::unique_ptr<QProcess> process; ///< goes on with what the sign-in was for
    QByteArray said; ///< on standard error so far
};

/// Starts the verb and signs in as that person, whoever the page was meant for.
SignedInCtl startSignedIn(const Ctl &ctl, const QStringList &words, const PracticeWorld::Account &person,
                          Clock &clock);
/// The same, to the verb's end.
Ctl::Ended runSignedIn(const Ctl &ctl, const QStringList &words, const PracticeWorld::Account &person,
                       Clock &clock);

} // namespace fairlead
