// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/taskscope.h"
#include "wizard/grantkeeper.h"
#include "wizard/run.h"
#include "wizard/services.h"

#include <QObject>

#include <functional>

#include <chrono>
#include <optional>

namespace fairlead {

/// A sign-in as a page sees it. A value.
struct SignInState
{
    enum class Stage { Idle, Waiting, Failed };
    Stage stage = Stage::Idle;
    SignInPurpose purpose = SignInPurpose::Salesforce;
    SignInRung rung = SignInRung::Popup;
    SignInProgress progress;
    /// Nothing was visible for `patience`: the page says so and points at the next rungs.
    bool overdue = false;
    std::optional<Error> error; ///< of Failed

    bool isWaiting() const { return stage == Stage::Waiting; }
    /// The next rungs are worth showing: the window may be of no use, or is nowhere to be seen.
    bool offersNextRungs() const
    {
        return isWaiting() && !progress.finishing
            && (rung != SignInRung::Popup || progress.visible || overdue);
    }
    /// As long as it may take a page to show something (issue, page 3).
    static constexpr std::chrono::seconds patience{15};
};

/// One person at one sign-in page at a time, on one rung of the ladder. UI thread.
class SignInAttempt : public QObject
{
    Q_OBJECT
public:
    /// `clock` and `grants` outlive it.
    SignInAttempt(std::shared_ptr<WizardServices> services, Clock &clock, GrantKeeper &grants);
    ~SignInAttempt() override;

    const SignInState &state() const { return m_state; }
    /// Ends the one before. An answer of another organisation or tenant than expected is refused, its grant
    /// revoked.
    void start(const AuthorizeRequest &request);
    /// What else an answer must be; an Error is why it is refused, and its grant revoked.
    using Judge = std::function<std::optional<Error>(const AuthorizeRequest &, const Authorization &)>;
    void setJudge(Judge judge) { m_judge = std::move(judge); }
    void cancel();
    /// Resumes when nothing is under way any more.
    Task<void> drained() { return m_scope.drained(); }

signals:
    void changed();
    /// The grant is held by the keeper.
    void succeeded(const fairlead::AuthorizeRequest &request, const fairlead::Authorization &answer);

private:
    void watchTheTime(int attempt);
    Task<void> run(AuthorizeRequest request, CancelToken cancel);

    std::shared_ptr<WizardServices> m_services;
    Clock &m_clock;
    GrantKeeper &m_grants;
    SignInState m_state;
    Judge m_judge;
    Run m_run;
    int m_attempt = 0;
    TaskScope m_scope;
};

} // namespace fairlead
