// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hub/listpage.h"

namespace fairlead::look {
class Button;
}

namespace fairlead::ui {

/// What is kept in step, object by object: add, edit, pause, run now, remove. UI thread.
class JobsPage : public ListPage
{
    Q_OBJECT
public:
    explicit JobsPage(QWidget *parent = nullptr);

signals:
    void runRequested(const fairlead::ConnectionId &id, const QList<qint64> &jobs);

protected:
    void fill() override;
    void showCurrent() override;

private:
    const Job *currentJob() const;
    void openEditor(const Job &job);
    void remove();

    look::Button *m_add;
    look::Button *m_edit;
    look::Button *m_pause;
    look::Button *m_resume;
    look::Button *m_run;
    look::Button *m_remove;
};

} // namespace fairlead::ui
