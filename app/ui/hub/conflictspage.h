// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hub/listpage.h"

class QComboBox;

namespace fairlead::look {
class Button;
}

namespace fairlead::ui {

/// What both sides have changed: who is right is answered here, for many at once, and every decision can be
/// undone. UI thread.
class ConflictsPage : public ListPage
{
    Q_OBJECT
public:
    explicit ConflictsPage(QWidget *parent = nullptr);

protected:
    void fill() override;
    void showCurrent() override;

private:
    const ConflictEntry *conflictWith(qint64 id) const;
    /// Of the chosen ones those that wait for an answer; else those whose decision can be undone.
    QList<qint64> chosen(bool open) const;

    QComboBox *m_filter;
    look::Button *m_keepCrm;
    look::Button *m_keepHere;
    look::Button *m_undo;
};

} // namespace fairlead::ui
