// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fairlead {

/// A name, an id or an address as whoever pasted it meant it: without the blanks around it, and a GUID
/// without braces and in lower case, as Entra, Dataverse and their portals compare it. Pure, any thread.
QString asMeant(const QString &pasted);

} // namespace fairlead
