// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/outbox.h"
#include "workspace/workspacefile.h"

#include <map>
#include <string>

namespace fairlead::detail {

/// Which object a reference points at that may point at several: Dataverse wants to be told, and its ids do
/// not say (reference Microsoft 4.5). The workspace knows where the record is in step. For one slice.
class ReferenceTargets
{
public:
    ReferenceTargets(WorkspaceFile &d, const ObjectInfo &object);

    /// Of the references that were changed; those whose record is nowhere here are left out.
    QMap<QString, QString> of(const PendingChange &pending);

private:
    QString tableOf(const QString &id, const QStringList &tables);

    WorkspaceFile &m_d;
    QMap<QString, QStringList> m_tables; ///< reference → tables that are here
    std::map<QString, std::string> m_look;
};

} // namespace fairlead::detail
