// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/objectsmodel.h"

#include "wizard/wording.h"

#include <algorithm>

namespace fairlead {

ObjectsModel::ObjectsModel(WizardFlow &flow, QObject *parent)
    : QAbstractTableModel(parent)
    , m_flow(flow)
{
}

void ObjectsModel::refresh()
{
    const QList<ObjectInfo> now = m_flow.objects() ? *m_flow.objects() : QList<ObjectInfo>();
    const bool same = std::equal(now.begin(), now.end(), m_objects.begin(), m_objects.end(),
                                 [](const ObjectInfo &a, const ObjectInfo &b) { return a.name == b.name; });
    if (!same) {
        beginResetModel();
        m_objects = now;
        endResetModel();
        return;
    }
    // Counts and ticks change under a list that stays: selection and scroll position stay with it.
    if (!m_objects.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_objects.size()) - 1, Records));
}

int ObjectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_objects.size());
}

int ObjectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Records + 1;
}

QString ObjectsModel::recordsText(const ObjectInfo &object) const
{
    if (const auto count = m_flow.count(object.name))
        return countLabel(*count);
    return m_flow.org().countRun().isRunning() ? tr("counting…") : tr("unknown");
}

QVariant ObjectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_objects.size())
        return {};
    const ObjectInfo &object = m_objects.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Label)
            return object.label.isEmpty() ? object.name : object.label;
        return index.column() == Name ? object.name : recordsText(object);
    case Qt::CheckStateRole:
        if (index.column() == Label)
            return m_flow.input().objects.contains(object.name) ? Qt::Checked : Qt::Unchecked;
        break;
    case Qt::TextAlignmentRole:
        if (index.column() == Records)
            return int(Qt::AlignTrailing | Qt::AlignVCenter);
        break;
    case Qt::ToolTipRole:
        if (m_flow.isAlwaysChosen(object.name))
            return tr("Users are always kept in step: other records belong to them.");
        break;
    case Qt::AccessibleTextRole:
        if (index.column() == Label)
            return tr("%1, %2 records").arg(data(index, Qt::DisplayRole).toString(), recordsText(object));
        break;
    default:
        break;
    }
    return {};
}

QVariant ObjectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Records ? int(Qt::AlignTrailing | Qt::AlignVCenter)
                                  : int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return tr("Object");
    case Name:
        return tr("Name in the CRM");
    default:
        return tr("Records");
    }
}

bool ObjectsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    m_flow.choose(m_objects.at(index.row()).name, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ObjectsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Label && m_flow.mayChoose(m_objects.value(index.row()).name))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace fairlead
