// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace fairlead {

/// What a provider or an organisation wrote is shown, logged and copied, but it comes from outside: it may be
/// a page of a proxy, a text of many screens, or quote what was sent. Pure functions, any thread.

/// `text` with everything cut out that looks like a token, a secret or a signed assertion. Ids stay.
QString withoutSecrets(const QString &text);

/// The first line that says something, as plain text: no tags, no entities, no secrets, and not longer than
/// `longest` characters.
QString plainWords(const QString &text, qsizetype longest = 300);

/// A provider's code, fit for logs and brackets: letters, digits and `_ - . : /`, and not longer than 80
/// characters.
QString plainCode(const QString &code);

} // namespace fairlead
