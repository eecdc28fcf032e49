// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "ui/hub/accesswords.h"
#include "workspace/reader.h"

#include <QList>

#include <functional>

class QWidget;

namespace fairlead::ui {

/// Asks before a connection's access is ended.
void askRevoke(QWidget *parent, const ConnectionInfo &info, std::function<void()> onYes);

/// Asks whether to remove the connection, and, once that is answered, whether its data goes as well, naming
/// what has not reached the CRM yet. Where Fairlead made an access it first says what of it stays in the
/// organisation, and offers to take that back instead (`onTurnOff`).
void askRemove(QWidget *parent, const ConnectionInfo &info, AccessState access,
               const QList<WaitingRecords> &waiting, std::function<void(bool deleteWorkspace)> onYes,
               std::function<void()> onTurnOff);

/// An access that is half made: to go on with it, or to take it back.
void askHalfMade(QWidget *parent, const ConnectionInfo &info,
                 const std::function<void(AccessChange)> &onChosen);

} // namespace fairlead::ui
