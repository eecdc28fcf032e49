// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fairlead::practice::salesforce {

/// JSON written by hand, as pages of 2,000 records ask for.
namespace jsontext {

/// As Java prints a double, which is what the real answers carry: 15000.0 but 1.39E8.
void appendDouble(QByteArray &out, double value);

} // namespace jsontext

} // namespace fairlead::practice::salesforce
