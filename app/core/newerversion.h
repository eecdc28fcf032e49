// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace fairlead {

/// A version of the program, and where a person finds it. A value type.
struct NewerVersion
{
    QString version{};
    QUrl notes{}; ///< what is new; may be empty
    QUrl download{}; ///< may be empty
    friend bool operator==(const NewerVersion &, const NewerVersion &) = default;
};

/// Less than zero, zero or more, as `left` is older than, as old as or newer than `right`. Numbers by
/// numbers, missing ones are 0; a suffix ("-rc2", "~beta1") comes before the version without it, as in
/// Semantic Versioning 2.0.0, 11. Pure.
int compareVersions(const QString &left, const QString &right);
/// Begins with a number.
bool isVersion(const QString &text);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::NewerVersion)
