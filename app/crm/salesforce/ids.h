// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace fairlead::salesforce {

/// The 18-character form of a record id: a 15-character one is case-sensitive and gets the three characters
/// that tell its capitals, so that it survives programs that ignore case (reference Salesforce 7). Anything
/// that is not 15 letters and digits is returned as it is.
std::string toLongId(std::string_view id);
QString toLongId(const QString &id);

/// Looks like an id of Salesforce: 15 or 18 letters and digits. Anybody may write a row with another one into
/// the workspace, which must not spoil a request for many records.
bool isRecordId(const QString &id);

} // namespace fairlead::salesforce
