// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crmkind.h"
#include "core/result.h"
#include "workspace/job.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace fairlead::look {
class Text;
}

namespace fairlead::ui {

/// Makes a job, or edits one; the object of one that exists stays. UI thread.
class JobDialog : public QDialog
{
    Q_OBJECT
public:
    /// `objects`: offered for a new job; any other can be typed.
    JobDialog(const Job &job, const QStringList &objects, CrmKind crm, QWidget *parent = nullptr);

    Job job() const;
    /// The CRM's word on what checkWanted() asked about: closes the dialog, or says what is wrong.
    void answer(const Outcome &checked);

signals:
    /// What only the CRM can tell was changed. The dialog waits for answer().
    void checkWanted(const fairlead::Job &job);

private:
    void check();
    /// OK was pressed.
    void submit();
    void say(const QString &problem);

    Job m_job;
    QComboBox *m_object;
    QLineEdit *m_fields;
    QComboBox *m_direction;
    QComboBox *m_policy;
    QLineEdit *m_filter;
    QLineEdit *m_externalId; ///< null where the CRM has no use for one
    QSpinBox *m_every;
    look::Text *m_problem;
    QPushButton *m_ok = nullptr;
    bool m_asking = false; ///< and nothing was changed since
};

} // namespace fairlead::ui
