// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

namespace fairlead {

namespace look {
class AdministratorNote;
class ChoiceCard;
} // namespace look

/// Page 1. Object names: salesforceCard, dynamicsCard, practiceCard, cancelCheckButton.
class ChoosePage final : public FlowPage
{
    Q_OBJECT
public:
    explicit ChoosePage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override { return m_error->hasError(); }

protected:
    void refresh() override;

private:
    look::ChoiceCard *m_salesforce;
    look::ChoiceCard *m_dynamics;
    look::ChoiceCard *m_practice;
    look::AdministratorNote *m_locked = nullptr;
    look::Note *m_starting;
    ErrorNote *m_error;
};

} // namespace fairlead
