// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/redirectanswer.h"
#include "auth/signinpopup.h"
#include "auth/tokensource.h"
#include "core/clock.h"
#include "net/http.h"
#include "net/networksettings.h"
#include "wizard/services.h"

#include <QObject>

#include <functional>
#include <memory>

namespace fairlead {

/// Signs a person in on one rung of the ladder: popup, system browser or device code (design, "Sign-in
/// ladder"). One sign-in at a time; a new one ends the one before. UI thread.
class SignInLadder : public QObject
{
    Q_OBJECT
public:
    /// What a finished sign-in obtained; for DynamicsConsent the administrator has also consented for
    /// `tokens.tenantId`.
    using Opener = std::function<void(const QUrl &)>;

    /// `http` and `clock` outlive it. `openBrowser` shows an address in the system browser. `popup` other
    /// than the program beside this one: for tests.
    SignInLadder(Http &http, Clock &clock, Opener openBrowser, QString popup = {});
    ~SignInLadder() override;

    Task<Result<TokenSet>> signIn(AuthorizeRequest request, NetworkSettings network, SignInHandler progress,
                                  CancelToken cancel);
    /// The popup's window goes; harmless without one.
    void closeWindow();

private:
    struct Attempt;
    using Page = std::function<QUrl(const QUrl &redirect, const QByteArray &state)>;
    struct Answer
    {
        RedirectAnswer answer;
        QUrl redirect; ///< as sent: the token request repeats it
    };

    Task<Result<TokenSet>> signInSalesforce(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Result<TokenSet>> signInEntra(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Result<TokenSet>> signInByDevice(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Outcome> consent(std::shared_ptr<Attempt> attempt, QString tenant, CancelToken cancel);
    /// Shows one page and waits for its redirect. `again`: in the popup's window of the step before.
    Task<Result<Answer>> show(std::shared_ptr<Attempt> attempt, Page page, QString title, bool again,
                              CancelToken cancel);
    Task<Result<Answer>> showInPopup(std::shared_ptr<Attempt> attempt, Page page, QString title, bool again,
                                     CancelToken cancel);
    Task<Result<Answer>> showInBrowser(std::shared_ptr<Attempt> attempt, Page page, CancelToken cancel);

    Http &m_http;
    Clock &m_clock;
    Opener m_openBrowser;
    const QString m_popupProgram;
    std::unique_ptr<SignInPopup> m_popup;
    std::weak_ptr<Attempt> m_latest; ///< the one the popup's window belongs to
};

} // namespace fairlead
