// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/flow.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace fairlead {

namespace look {
class AdministratorNote;
class CheckBox;
class LinkButton;
class Note;
class Text;
} // namespace look

/// "Advanced: use our own app registration", with the steps to make one. Opens by itself where the build has
/// no app registered in the chosen cloud. Object names: advancedButton, ownClientCheck, clientIdEdit,
/// redirectField0 … and copyRedirectButton0 ….
class OwnClient : public QWidget
{
    Q_OBJECT
public:
    explicit OwnClient(WizardFlow &flow, QWidget *parent = nullptr);

    void refresh();
    bool wantsFocus() const;
    void takeFocus();

signals:
    void edited(bool own, const QString &clientId);

private:
    void showSteps();

    WizardFlow &m_flow;
    look::LinkButton *m_button;
    QWidget *m_body;
    look::Note *m_needed;
    look::CheckBox *m_own;
    look::Text *m_label;
    QLineEdit *m_clientId;
    look::AdministratorNote *m_locked = nullptr;
    look::Text *m_steps;
    QWidget *m_redirects;
    QVBoxLayout *m_redirectColumn;
    QString m_shownFor;
    bool m_open = false;
};

} // namespace fairlead
