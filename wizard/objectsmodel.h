// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/flow.h"

#include <QAbstractTableModel>

namespace fairlead {

/// The objects of page 5: label, CRM name, number of records; ticked when kept in step. Shows the flow's
/// state.
class ObjectsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Label, Name, Records };

    explicit ObjectsModel(WizardFlow &flow, QObject *parent = nullptr);

    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString recordsText(const ObjectInfo &object) const;

    WizardFlow &m_flow;
    QList<ObjectInfo> m_objects;
};

} // namespace fairlead
