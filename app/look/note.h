// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/colours.h"

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;

namespace fairlead::look {

class SymbolMark;
class Text;
class WrapLayout;

/// Something to do about what a note says, offered in the note itself.
struct NoteAction
{
    QString name; ///< object name of the button, and what `triggered` carries
    QString text;
    bool button = false; ///< a push button; else a link
    friend bool operator==(const NoteAction &, const NoteAction &) = default;
};

struct NoteContent
{
    Tone tone = Tone::Info;
    QString title; ///< one sentence, bold; an empty note is hidden
    QString detail;
    QList<NoteAction> actions;
    friend bool operator==(const NoteContent &, const NoteContent &) = default;
};

/// What the program found out: symbol, bold sentence, dim detail, actions next to what they mend. Changes are
/// said by screen readers; showing the same content again changes nothing.
class Note : public QWidget
{
    Q_OBJECT
public:
    explicit Note(QWidget *parent = nullptr);

    void setContent(const NoteContent &content);
    void clear() { setContent({}); }
    const NoteContent &content() const { return m_content; }
    /// The action's button, or null.
    QAbstractButton *action(const QString &name) const;
    /// Puts the keyboard on the first action, or on the note itself.
    void takeFocus();
    /// Puts it on the note: what it says is read, and Return does nothing rash.
    void takeFocusItself();

signals:
    void triggered(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuildActions();

    NoteContent m_content;
    SymbolMark *m_mark;
    Text *m_title;
    Text *m_detail;
    QWidget *m_actionRow;
    WrapLayout *m_actionLayout;
    QList<QAbstractButton *> m_buttons;
};

} // namespace fairlead::look
