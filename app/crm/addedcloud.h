// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/address.h"

#include <optional>

namespace fairlead::address {

/// Matches a text against the hosts of added clouds: exactly, scheme and port included (contract
/// "clouds.json"). Empty where no added cloud has anything to say.
std::optional<AddressReading> readAddedCloud(CrmKind crm, const QString &text, const QList<Cloud> &clouds);

} // namespace fairlead::address
