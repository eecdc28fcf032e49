// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    JobDialog(const Job &job, const QStringList &objects, QWidget *parent = nullptr);

    Job job() const;

private:
    void check();

    Job m_job;
    QComboBox *m_object;
    QLineEdit *m_fields;
    QComboBox *m_direction;
    QComboBox *m_policy;
    QSpinBox *m_every;
    look::Text *m_problem;
    QPushButton *m_ok = nullptr;
};

} // namespace fairlead::ui
