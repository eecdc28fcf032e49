// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace fairlead {

/// The language the program speaks: `wanted` ("de") where given, else the first of the person's UI languages
/// we have (the ordered list, not the region: "English (Switzerland)" is English). Translators are compiled
/// into the program under `:/i18n`, Qt's own texts come from Qt. Call once, before the first window. Main
/// thread. Returns the language installed; English needs no file.
QString installLanguage(QCoreApplication &application, const QString &wanted);

/// The languages there are translations for, and English.
QStringList spokenLanguages();

/// `have` in the order of `wanted`; "en" where none fits. Pure.
QString chooseLanguage(const QStringList &wanted, const QStringList &have);

} // namespace fairlead
