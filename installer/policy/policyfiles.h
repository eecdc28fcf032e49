// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingstable.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace fairlead::policyfiles {

/// The files with which administrators set Fairlead's settings, each made from the settings table. Pure
/// functions of the table and of the language that is installed.

/// fairlead.admx: one policy per setting, for machine and user alike.
QByteArray admx();
/// Its texts in the installed language.
QByteArray adml();
/// A configuration profile with an example of every setting: delete what is not wanted.
QByteArray mobileConfig();
/// policy.json with an example of every setting.
QByteArray policyJson();
/// The reference page, Markdown.
QByteArray reference();

/// Names in the template. Kept for good: what administrators have set is found by them.
QString policyId(const SettingRow &row); ///< of the policy in the ADMX file
QString textId(const SettingRow &row); ///< of its title; with "_help" of its explanation
QString elementId(const SettingRow &row); ///< of the field that holds the value; none for a truth value

} // namespace fairlead::policyfiles
