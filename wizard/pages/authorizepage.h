// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

class QPushButton;

namespace fairlead {

namespace look {
class Card;
}
class SignInPanel;

/// Page 3. Object names: connectButton, useBrowserFirstButton, authorizedNote, otherAccountButton; those of
/// SignInPanel.
class AuthorizePage final : public FlowPage
{
    Q_OBJECT
public:
    explicit AuthorizePage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override;
    QAbstractButton *primary() const override;

protected:
    void refresh() override;

private:
    void showAuthorized(const Authorization &authorization);

    look::Card *m_start;
    look::Text *m_promise;
    QPushButton *m_connect;
    look::Note *m_done;
    SignInPanel *m_panel;
    look::Note *m_checking;
    look::Note *m_practice;
};

} // namespace fairlead
