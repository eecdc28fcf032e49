// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace fairlead::practice {

/// A JSON string written by hand, as pages of thousands of records ask for: with quotes; control characters,
/// quotes and backslashes escaped (RFC 8259 §7).
void appendJsonString(QByteArray &out, QByteArrayView utf8);

} // namespace fairlead::practice
