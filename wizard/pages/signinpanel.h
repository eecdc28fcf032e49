// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/flow.h"
#include "wizard/remedies.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace fairlead {

namespace look {
class CopyRow;
class Note;
} // namespace look
class ErrorNote;

/// Somebody signing in, as pages 3 and 4 show it: waiting with Cancel, the link to copy, a device code, the
/// other rungs of the ladder, and what went wrong. Object names: cancelSignInButton, signInLinkField,
/// copySignInLinkButton, deviceCodeField, copyDeviceCodeButton, openCodePageButton, administratorMessage,
/// copyAdministratorMessageButton, and those of ErrorNote.
class SignInPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SignInPanel(WizardFlow &flow, QWidget *parent = nullptr);

    /// Shows the state of the flow's sign-in, or of `alsoFailed` (a check with the same remedies).
    void refresh(const std::optional<Error> &alsoFailed = {});
    ErrorNote *errors() const { return m_error; }
    /// Where the keyboard goes while somebody signs in elsewhere, or after an error.
    void takeFocus();

signals:
    void linkWanted(const QUrl &link);

private:
    void refreshWaiting(const SignInState &state);
    void refreshLadder(const SignInState &state);
    void refreshError(const std::optional<Error> &error, bool signingIn);

    WizardFlow &m_flow;
    look::Note *m_waiting;
    look::CopyRow *m_code;
    look::Note *m_ladder;
    look::CopyRow *m_link;
    ErrorNote *m_error;
    QWidget *m_message;
    QPlainTextEdit *m_messageText;
    QUrl m_codePage;
};

} // namespace fairlead
