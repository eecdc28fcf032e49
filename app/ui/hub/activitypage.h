// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hub/listpage.h"

class QLineEdit;

namespace fairlead::ui {

/// What was done, the newest first; searchable. UI thread.
class ActivityPage : public ListPage
{
    Q_OBJECT
public:
    explicit ActivityPage(QWidget *parent = nullptr);

    /// What it is searched for.
    QString words() const;

signals:
    /// Other rows are wanted: those with words().
    void searchChanged();

protected:
    void fill() override;
    void showCurrent() override;

private:
    QLineEdit *m_search;
};

} // namespace fairlead::ui
