// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hub/listpage.h"

#include <functional>

namespace fairlead::look {
class Button;
}

namespace fairlead::ui {

using JobAnswer = std::function<void(const Outcome &)>;

/// What is kept in step, object by object: add, edit, pause, run now, remove. UI thread.
class JobsPage : public ListPage
{
    Q_OBJECT
public:
    explicit JobsPage(QWidget *parent = nullptr);

signals:
    void runRequested(const fairlead::ConnectionId &id, const QList<qint64> &jobs);
    /// For HomeSession::checkJob(); `answer` may be called at any time, on this thread.
    void checkRequested(const fairlead::ConnectionId &id, const fairlead::Job &job,
                        const fairlead::ui::JobAnswer &answer);

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
