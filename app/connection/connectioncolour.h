// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"

#include <QList>

namespace fairlead {

/// Names of the colours a connection can have, in the order they are given out. How each looks is the
/// interface's own: it depends on the palette.
const QStringList &connectionColours();

/// The first colour that the fewest of `connections` have, so that several can be told apart.
QString freeColour(const QList<ConnectionInfo> &connections);

} // namespace fairlead
