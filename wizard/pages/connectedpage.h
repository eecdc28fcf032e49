// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

namespace fairlead {

class AccessPanel;
class CheckList;

/// Page 6. Object names: connectedNote; storeNote with tryStoreButton, keepUntilQuitButton,
/// confirmKeepUntilQuitButton, keepNotButton; checkNote-<id of the check> with openCheckButton-<id>;
/// checksNote with tryChecksButton; finishNote with cancelFinishButton; nextNote; those of ErrorNote
/// and of AccessPanel.
class ConnectedPage final : public FlowPage
{
    Q_OBJECT
public:
    explicit ConnectedPage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override;

protected:
    void refresh() override;

private:
    void refreshStore();
    void refreshChecks();
    void refreshFinish();
    void refreshBuilt();
    void onStore(const QString &name);

    look::Note *m_connected;
    look::Note *m_store;
    look::Note *m_checks;
    CheckList *m_checkList;
    look::Note *m_finishing;
    AccessPanel *m_access;
    ErrorNote *m_error;
    look::Note *m_next;
    bool m_asking = false; ///< "keep only until I quit" was pressed and is to be confirmed
};

} // namespace fairlead
