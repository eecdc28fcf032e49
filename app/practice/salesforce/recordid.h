// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace fairlead::practice::salesforce {

/// Record ids: three characters say the object, twelve the record; case counts. The form of 18 adds three
/// that say which of the fifteen are upper case, so that it survives programs that ignore case.
namespace recordid {

/// 18 characters.
QByteArray make(const QByteArray &keyPrefix, quint64 number);
/// The three characters that belong to the first fifteen.
QByteArray checksum(const QByteArray &fifteen);
/// The form of 18 of a well-formed id of 15 or 18; nothing of anything else.
std::optional<QByteArray> normalized(const QByteArray &id);

} // namespace recordid

} // namespace fairlead::practice::salesforce
