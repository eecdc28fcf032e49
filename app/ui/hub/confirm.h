// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace fairlead::ui {

/// What is asked before something that cannot be taken back.
struct Question
{
    QString title; ///< of the window, without the program's name
    QString text; ///< one sentence, with the number it is about
    QString detail;
    QString yes; ///< on the button: what it does
    QString other{}; ///< a second way to say yes; empty: there is none
};

/// Asks in a window over `parent` and returns at once; `onYes` is called when the person says so, as long as
/// `parent` lives. Another question of the same parent that is still open goes.
/// `onOther`: the same for the second way.
void confirm(QWidget *parent, const Question &question, std::function<void()> onYes,
             std::function<void()> onOther = {});

} // namespace fairlead::ui
