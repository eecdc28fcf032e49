// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/flow.h"

#include <QWidget>

class QLineEdit;

namespace fairlead {

namespace look {
class AdministratorNote;
class Note;
class Text;
} // namespace look

/// The field an address is pasted into, with what it was understood as, at once. Near misses are offered,
/// never taken silently. Object names: the one given, and suggestionButton0, suggestionButton1 ….
class AddressField : public QWidget
{
    Q_OBJECT
public:
    AddressField(WizardFlow &flow, CrmKind crm, const QString &name, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    void setHint(const QString &hint);
    void refresh();

signals:
    void edited(const QString &text);

private:
    void showHint();

    WizardFlow &m_flow;
    CrmKind m_crm;
    look::Text *m_label;
    QLineEdit *m_field;
    look::Text *m_hint;
    look::AdministratorNote *m_locked = nullptr;
    look::Note *m_note;
    QStringList m_suggestions;
};

} // namespace fairlead
