// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace fairlead {

/// One line of the additional-configuration checklist (issue, page 6; `fairleadctl checks`). A value type,
/// texts already translated.
struct CheckResult
{
    enum class State { Pass, Fail, Unknown };
    /// What Fairlead can do about a failure itself, once a person asks for it.
    enum class Fix { None, Reconnect };
    /// Who was asked: the connection's user, or an administrator who has signed in for that.
    enum class AnsweredBy { Connection, Administrator };

    QString id; ///< stable: "lock-sessions-to-ip"; the key in `--json`
    QString title; ///< what is looked at, named as in the CRM's own set-up
    State state = State::Unknown;
    QString detail; ///< what was found
    QString remedy; ///< what to do; empty where it passes
    QUrl link; ///< into the organisation's set-up
    QString classicPath; ///< Salesforce Classic: "Setup → Security Controls → Session Settings"
    QString lightningPath; ///< the same place in Lightning; Dynamics: in the admin centre
    QString why{}; ///< why it matters, one sentence
    Fix fix = Fix::None;
    AnsweredBy answeredBy = AnsweredBy::Connection;
    bool administratorMayTell = false; ///< Unknown only because the connection's user may not read it
    friend bool operator==(const CheckResult &, const CheckResult &) = default;
};

/// "pass", "fail", "unknown": the words of `--json`. (Not `toString`, see core/error.h.)
QString nameOf(CheckResult::State state);
/// "reconnect"; empty for none.
QString nameOf(CheckResult::Fix fix);
/// "connection", "administrator".
QString nameOf(CheckResult::AnsweredBy who);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::CheckResult)
