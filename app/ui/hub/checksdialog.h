// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "crm/checkresult.h"

#include <QDialog>
#include <QList>

#include <functional>

class QVBoxLayout;

namespace fairlead::look {
class Button;
class Note;
} // namespace fairlead::look

namespace fairlead::ui {

/// Takes what became of a checklist that was asked for. May be called after the dialog is gone.
using ChecksAnswer = std::function<void(const Result<QList<CheckResult>> &)>;

/// The additional-configuration checklist of one connection: what has to be changed first, then what could
/// not be told, then what passed. Closing it cancels what it asked for. Object names: checksState;
/// checkNote-<id> with openCheckButton-<id> and fixCheckButton-<id>; runChecks, stopChecks, copyChecks,
/// checkAsAdministrator, closeChecks. UI thread.
class ChecksDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ChecksDialog(const QString &connection, QWidget *parent = nullptr);
    ~ChecksDialog() override;

    /// Asks for the list, by runRequested().
    void run();

signals:
    void runRequested(const fairlead::CancelToken &cancel, const fairlead::ui::ChecksAnswer &answer);
    /// A person wants Fairlead to mend what failed. The dialog has closed itself.
    void fixRequested(fairlead::CheckResult::Fix fix);
    /// An administrator is to tell what the connection's user may not read. The dialog has closed itself.
    void administratorWanted();

private:
    void take(const Result<QList<CheckResult>> &found);
    void showChecks();
    void showButtons(bool running);
    void act(const QString &name);
    void copy();

    QString m_connection;
    QList<CheckResult> m_checks; ///< in reading order
    CancelSource m_cancel; ///< of the run under way
    quint64 m_run = 0;
    look::Note *m_state;
    QVBoxLayout *m_column;
    QList<look::Note *> m_notes;
    look::Button *m_again;
    look::Button *m_stop;
    look::Button *m_copy;
    look::Button *m_administrator; ///< hidden where nobody needs to be asked
};

} // namespace fairlead::ui
