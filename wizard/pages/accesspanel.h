// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/note.h"
#include "wizard/flow.h"
#include "wizard/pages/errornote.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace fairlead::look {
class SymbolMark;
class Text;
} // namespace fairlead::look

namespace fairlead {

class CheckList;

/// Server-to-server access being changed: what is under way, the steps done, and what became of it. Object
/// names: accessProgressNote with cancelAccessButton or goOnAccessButton; accessSteps; accessResultNote with
/// openPart1, openPart2 …; those of CheckList; accessHiddenNote; accessLeftNote with openLeft1 … and
/// tryAccessButton; accessProblemNote, an ErrorNote.
class AccessPanel : public QWidget
{
    Q_OBJECT
public:
    explicit AccessPanel(WizardFlow &flow, QWidget *parent = nullptr);

    void refresh();
    ErrorNote *errors() const { return m_problem; }
    void takeFocus();

signals:
    void linkWanted(const QUrl &link);

private:
    void refreshProgress();
    void refreshSteps();
    void refreshResult();
    void refreshHidden();
    void refreshLeft();
    void refreshProblem();

    WizardFlow &m_flow;
    look::Note *m_progress;
    QWidget *m_steps;
    QGridLayout *m_stepGrid;
    QList<look::SymbolMark *> m_marks;
    QList<look::Text *> m_texts;
    look::Note *m_result;
    CheckList *m_checks;
    look::Note *m_hidden;
    look::Note *m_left;
    ErrorNote *m_problem;
};

} // namespace fairlead
