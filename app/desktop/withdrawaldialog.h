// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/entraconsent.h"
#include "core/canceltoken.h"
#include "core/result.h"
#include "wizard/services.h"

#include <QDialog>

#include <functional>

namespace fairlead {

namespace look {
class Button;
class CopyRow;
class Note;
} // namespace look

/// Takes how many grants went, or why none did. May be called after the dialog is gone.
using WithdrawalAnswer = std::function<void(const Result<int> &)>;

/// Has an administrator sign in who withdraws the consent that stands at Microsoft: whom it ends for, the
/// rungs of the sign-in ladder, and what was done or has to be done by hand. Closing it ends a sign-in under
/// way. Object names: withdrawalState with openLink; windowRung, browserRung, codeRung, closeWithdrawal;
/// withdrawalLink, withdrawalCode. UI thread.
class WithdrawalDialog : public QDialog
{
    Q_OBJECT
public:
    struct About
    {
        QString name; ///< of the connection
        QStringList others; ///< connections here that end with it
        entra::ConsentByHand byHand;
        bool popupAvailable = true;
    };

    explicit WithdrawalDialog(About about, QWidget *parent = nullptr);
    ~WithdrawalDialog() override;

signals:
    void signInRequested(fairlead::SignInRung rung, const fairlead::SignInHandler &progress,
                         const fairlead::WithdrawalAnswer &answer, const fairlead::CancelToken &cancel);
    void linkRequested(const QUrl &link);

private:
    void start(SignInRung rung);
    void showProgress(const SignInProgress &progress);
    void take(const Result<int> &grants);
    look::Button *rungButton(const QString &text, const char *name, SignInRung rung);

    About m_about;
    CancelSource m_cancel; ///< of the sign-in under way
    quint64 m_attempt = 0;
    look::Note *m_state;
    look::CopyRow *m_link;
    look::CopyRow *m_code;
    QList<look::Button *> m_rungs;
};

} // namespace fairlead
