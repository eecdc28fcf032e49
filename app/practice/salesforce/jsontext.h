// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/textbuilder.h"

namespace fairlead::practice::salesforce {

/// JSON written by hand, as pages of 2,000 records ask for.
namespace jsontext {

/// Quoted and escaped; UTF-8 stays as it is.
void appendString(TextBuilder &out, QByteArrayView utf8);
void appendInteger(TextBuilder &out, qint64 value);
/// As Java prints a double, which is what the real answers carry: 15000.0 but 1.39E8.
void appendDouble(TextBuilder &out, double value);

} // namespace jsontext

} // namespace fairlead::practice::salesforce
