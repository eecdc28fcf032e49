// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

namespace fairlead::look {
class Button;
class Card;
class CheckBox;
class ChoiceCard;
class Text;
} // namespace fairlead::look

namespace fairlead {

class AccessPanel;

/// Server-to-server access to Salesforce: chosen in a set-up, changed where the connection is there. Object
/// names: accessOnCard, accessOffCard; outlookNote; outlookError, an ErrorNote; accessButton; externalIds;
/// those of AccessPanel.
class ServerAccessPage final : public FlowPage
{
    Q_OBJECT
public:
    explicit ServerAccessPage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override;
    QAbstractButton *primary() const override;

protected:
    void refresh() override;
    void applyRemedy(Remedy remedy, const Error &error) override;

private:
    void refreshChoice();
    void refreshOutlook();
    void refreshStart();
    QString promise() const;

    QWidget *m_choices;
    look::ChoiceCard *m_on;
    look::ChoiceCard *m_off;
    look::Note *m_outlook;
    ErrorNote *m_outlookError;
    look::Card *m_start;
    look::Text *m_promise;
    look::CheckBox *m_externalIds;
    look::Button *m_change;
    AccessPanel *m_panel;
};

} // namespace fairlead
