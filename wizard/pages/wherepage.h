// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

class QComboBox;

namespace fairlead {

namespace look {
class AdministratorNote;
class ChoiceCard;
} // namespace look
class AddressField;
class OwnClient;

/// Page 2. Object names: productionCard, sandboxCard, addressCard, salesforceAddressEdit; cloudBox,
/// dynamicsAddressEdit; cancelCheckButton; those of OwnClient and ErrorNote.
class WherePage final : public FlowPage
{
    Q_OBJECT
public:
    explicit WherePage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override { return m_error->hasError(); }

protected:
    void refresh() override;

private:
    QWidget *makeSalesforce();
    QWidget *makeDynamics();
    void refreshClouds();

    QWidget *m_salesforce = nullptr;
    QWidget *m_dynamics = nullptr;
    look::ChoiceCard *m_production = nullptr;
    look::ChoiceCard *m_sandbox = nullptr;
    look::ChoiceCard *m_address = nullptr;
    AddressField *m_salesforceAddress = nullptr;
    look::Text *m_cloudLabel;
    QComboBox *m_cloud;
    AddressField *m_dynamicsAddress = nullptr;
    look::AdministratorNote *m_placeLocked = nullptr;
    look::AdministratorNote *m_cloudLocked = nullptr;
    look::Note *m_refusedClouds;
    look::Note *m_checking;
    ErrorNote *m_error;
    OwnClient *m_ownClient;
};

} // namespace fairlead
