// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "workspace/reader.h"

#include <QList>

#include <functional>

class QWidget;

namespace fairlead::ui {

/// Asks before a connection's access is ended.
void askRevoke(QWidget *parent, const ConnectionInfo &info, std::function<void()> onYes);

/// Asks whether to remove the connection, and, once that is answered, whether its data goes as well, naming
/// what has not reached the CRM yet.
void askRemove(QWidget *parent, const ConnectionInfo &info, const QList<WaitingRecords> &waiting,
               std::function<void(bool deleteWorkspace)> onYes);

} // namespace fairlead::ui
