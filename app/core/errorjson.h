// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>

namespace fairlead {

/// `{"code","sentence","remedy","link","providerCode","detail"}`; absent parts are null. As in `--json`
/// documents, over the local socket between processes and in what a run leaves behind.
QJsonObject toJson(const Error &error);
/// The class is AskUser: whoever reads it back shows it, and decides nothing by it.
Error errorFromJson(const QJsonObject &object);

} // namespace fairlead
