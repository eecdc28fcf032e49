// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

namespace fairlead {

namespace look {
class AdministratorNote;
class CheckBox;
class LinkButton;
class PasswordEdit;
} // namespace look
class AddressField;
class SignInPanel;

/// Page 4, Dynamics. Object names: userNameEdit, passwordEdit, showPasswordButton, keepPasswordCheck;
/// applicationIdEdit, applicationSecretEdit, showApplicationSecretButton; userAddressEdit;
/// passwordMethodButton, windowMethodButton, applicationMethodButton; cancelCheckButton; userNote; those of
/// SignInPanel.
class UserPage final : public FlowPage
{
    Q_OBJECT
public:
    explicit UserPage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override;
    QString nextText() const override;

protected:
    void refresh() override;

private:
    QWidget *makeUser();
    QWidget *makeApplication();
    QWidget *makeMethods();
    void setMethod(UserMethod method);

    QWidget *m_user = nullptr;
    QWidget *m_application = nullptr;
    QWidget *m_methods = nullptr;
    QLineEdit *m_userName = nullptr;
    QWidget *m_passwordRows = nullptr;
    look::PasswordEdit *m_password = nullptr;
    look::CheckBox *m_keep = nullptr;
    QLineEdit *m_applicationId = nullptr;
    look::PasswordEdit *m_applicationSecret = nullptr;
    AddressField *m_address;
    look::LinkButton *m_usePassword = nullptr;
    look::LinkButton *m_useWindow = nullptr;
    look::LinkButton *m_useApplication = nullptr;
    look::AdministratorNote *m_userLocked = nullptr;
    look::AdministratorNote *m_applicationLocked = nullptr;
    look::AdministratorNote *m_methodLocked = nullptr;
    look::Note *m_practice;
    look::Note *m_checking;
    look::Note *m_found;
    SignInPanel *m_panel;
};

} // namespace fairlead
