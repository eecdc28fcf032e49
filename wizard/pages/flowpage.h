// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/labels.h"
#include "look/note.h"
#include "look/scrollcolumn.h"
#include "wizard/flow.h"
#include "wizard/pages/errornote.h"

#include <QWizardPage>

class QAbstractButton;
class QVBoxLayout;

namespace fairlead {

/// A page as thin as it can be: shows the flow's state (`refresh`), tells it what the person does (`edit`),
/// and knows nothing else.
class FlowPage : public QWizardPage
{
    Q_OBJECT
public:
    FlowPage(WizardFlow &flow, WizardPage id, const QString &title);

    WizardPage id() const { return m_id; }
    /// Shows the flow's state; called after every change while the page is the current one.
    void display();
    /// Puts the keyboard where a person goes on.
    virtual void takeFocus() = 0;
    /// Something went wrong that the person should read now.
    virtual bool hasError() const { return false; }
    /// The page's own primary button; null: the wizard's.
    virtual QAbstractButton *primary() const { return nullptr; }
    /// What the wizard's primary button says, in a word or two where there is room, and the short form.
    virtual QString nextText() const { return tr("&Next"); }
    /// In a narrow window: smaller margins, and the step in words, which the ribbon then has no room for.
    void setCompact(bool compact, const QString &step);

    bool isComplete() const override { return m_flow.page() == m_id && m_flow.canGoNext(); }

signals:
    void networkSettingsWanted();
    void linkWanted(const QUrl &link);

protected:
    virtual void refresh() = 0;

    WizardFlow &flow() const { return m_flow; }
    QVBoxLayout *column() const { return m_scroll->column(); }
    void setSentence(const QString &sentence);
    void edit(const std::function<void(WizardInput &)> &change);
    /// What most remedies do; a page overrides those that are its own.
    virtual void applyRemedy(Remedy remedy, const Error &error);
    void connectErrors(ErrorNote *note);
    /// The first that is there and not locked; else nothing has the keyboard, and the wizard's button takes
    /// it.
    void focusFirst(const QList<QWidget *> &fields);
    void reveal(QWidget *widget) { m_scroll->reveal(widget); }

private:
    WizardFlow &m_flow;
    WizardPage m_id;
    look::ScrollColumn *m_scroll;
    look::Text *m_step;
    look::Text *m_title;
    look::Text *m_sentence;
};

/// Sets a field's text when it differs: the cursor of somebody typing stays where it is.
void showText(QLineEdit *field, const QString &text);

/// A label above its field, as its buddy; the field gets object name and accessible name.
look::Text *labelFor(QLineEdit *field, const QString &name, const QString &label, QWidget *parent);

} // namespace fairlead
