// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/pages/flowpage.h"

class QSortFilterProxyModel;
class QTreeView;

namespace fairlead {

namespace look {
class AdministratorNote;
}

class ObjectsModel;

/// Page 5. Object names: objectFilterEdit, objectsView (model: label with check box, CRM name, records);
/// objectsNote; those of ErrorNote.
class ObjectsPage final : public FlowPage
{
    Q_OBJECT
public:
    explicit ObjectsPage(WizardFlow &flow);
    void takeFocus() override;
    bool hasError() const override { return m_error->hasError(); }

protected:
    void refresh() override;

private:
    ObjectsModel *m_model;
    QSortFilterProxyModel *m_filtered;
    look::Text *m_filterLabel;
    QLineEdit *m_filter;
    QTreeView *m_view;
    look::AdministratorNote *m_locked = nullptr;
    look::Text *m_summary;
    look::Note *m_loading;
    ErrorNote *m_error;
};

} // namespace fairlead
