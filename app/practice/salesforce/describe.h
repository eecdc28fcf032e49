// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"
#include "practice/salesforce/visibility.h"

#include <QJsonObject>

namespace fairlead::practice::salesforce {

/// The describe answers, with every member the real ones have (reference Salesforce 3.1).
namespace describe {

/// `/sobjects`: what the user may see, in short.
QJsonObject global(const Visibility &visibility, const QByteArray &version);
/// `/sobjects/X`: the short form and recent items, of which there are none.
QJsonObject brief(const Object &object, const Visibility &visibility, const QByteArray &version);
/// `/sobjects/X/describe`.
QJsonObject full(const Object &object, const Visibility &visibility, const QByteArray &version);

} // namespace describe

} // namespace fairlead::practice::salesforce
