// SPDX-License-Identifier: GPL-3.0-or-later
#include "programversion.h"

namespace fairlead {

QString programVersion()
{
    return QStringLiteral(FAIRLEAD_VERSION);
}

} // namespace fairlead
