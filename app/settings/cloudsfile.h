// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cloud.h"
#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace fairlead {

class Home;

/// The built-in clouds and those of `clouds.json` (contract). A missing file means the built-in ones only.
/// FileRefused, with the reason in the sentence, when the file is not this user's alone to write or when one
/// entry breaks a rule: the file is refused as a whole, so that half of it never decides where a password
/// goes.
Result<QList<Cloud>> readClouds(const QString &path);

/// Those of a home: only the built-in ones where an administrator forbids added clouds.
Result<QList<Cloud>> readClouds(const Home &home);

/// The rules by themselves; `detail` of the Error names entry and rule. Pure.
Result<QList<Cloud>> parseClouds(const QByteArray &document);

} // namespace fairlead
