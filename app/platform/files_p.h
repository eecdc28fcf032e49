// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

namespace fairlead::detail {

enum class Ownership { Mine, Others, OthersMayWrite, Unknown };

/// Of the open file itself, not of its name: a name can be pointed elsewhere between two calls.
Ownership ownershipOf(const QFile &open);
/// Of a folder by its name.
Ownership folderOwnership(const QString &path);
/// Takes everybody else's rights from a folder of ours.
bool closeFolder(const QString &path);
/// Makes a rename in this folder survive a power cut.
void syncFolder(const QString &path);

} // namespace fairlead::detail
