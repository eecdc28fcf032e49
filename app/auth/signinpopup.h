// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/signinorder.h"
#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <chrono>
#include <memory>

QT_BEGIN_NAMESPACE
class QProcess;
QT_END_NAMESPACE

namespace fairlead {

/// The parent's side of the sign-in popup: starts `fairlead-signin`, hands it orders over its standard input,
/// and gives back redirects. The window costs nothing until show(), and is gone after close(), after a failed
/// step, and with this object. UI thread.
///
/// One step at a time; each ends exactly once. Errors: Cancelled (by the token or by the person closing the
/// window), SignInWindowMissing, SignInWindowCrashed, StateMismatch, and what the window could not get past
/// when it was closed: CertificateNotTrusted, CertificateInvalid, HostNotFound, Offline, ConnectionRefused,
/// TimedOut, ConnectionLost, ProxyRefused, ProxyAuthenticationRequired, ProviderUnavailable.
class SignInPopup : public QObject
{
    Q_OBJECT
public:
    /// `program` other than the one beside this program: for tests.
    explicit SignInPopup(QString program = {}, QObject *parent = nullptr);
    /// A step that still runs ends as Cancelled. Does not wait for the window's process.
    ~SignInPopup() override;

    /// Whether the popup and the engine it needs are there at all; the sign-in ladder begins at the next rung
    /// where it is not.
    static bool isInstalled();

    /// A new sign-in in a window and a browser profile of its own; an older window is ended. The result is
    /// the redirect's raw query, for parseRedirect(). The window stays open, saying that the answer is being
    /// checked, until proceed() or close().
    Task<Result<QString>> show(SignInOrder order, CancelToken cancel);
    /// The next step in the same window with the same cookies (Dynamics: sign-in, then admin consent). Only
    /// url, redirect, state and title count. Cancelled where the person has closed the window in between.
    Task<Result<QString>> proceed(SignInOrder order, CancelToken cancel);
    /// Ends the window; harmless without one.
    void close();
    bool isOpen() const { return m_process != nullptr; }

    /// How long an ended window may take before it is killed.
    static constexpr std::chrono::milliseconds patience{1000};

signals:
    /// Once a step: there is something to see. Not heard 15 s after show(): offer the next rung.
    void visible();
    /// A page of this origin begins to load.
    void loading(const QString &origin);
    /// The window has denied the page something and tells the person so.
    void refused(const QString &sentence);
    /// The window shows this instead of a page and offers Reload; the step goes on.
    void troubled(const fairlead::Error &error);

private:
    struct Step;

    Task<Result<QString>> await(std::shared_ptr<Step> step, CancelToken cancel);
    Outcome start(const SignInOrder &order);
    void readAnswers();
    void readComplaints();
    void processEnded(int exitCode, bool crashed);
    void finish(Result<QString> result);
    void noteProxy(const Error &error);

    QString m_program;
    QProcess *m_process = nullptr;
    std::shared_ptr<Step> m_step; ///< set while one runs
    std::shared_ptr<ProxyLogin> m_offered; ///< what this process may tell a proxy; null: nothing
    QByteArray m_pending; ///< of standard output, an unfinished line
    bool m_spoke = false; ///< this process has said something sensible
};

} // namespace fairlead
