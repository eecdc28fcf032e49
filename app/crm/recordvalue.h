// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <variant>

namespace fairlead {

/// One value of a record as the workspace keeps it: a truth value is 0 or 1, dates and ids are text as the
/// CRM writes them. A value type.
using RecordValue = std::variant<std::monostate, qint64, double, QString, QByteArray>;
/// Column → value.
using RecordValues = QMap<QString, RecordValue>;

/// Whether two values mean the same to a CRM: numbers by value, an empty text as no value (both CRMs keep
/// none), bytes as the text they are in UTF-8. Everything else exactly: a changed letter is a change.
bool sameValue(const RecordValue &a, const RecordValue &b);
/// No value, or an empty text.
bool isNothing(const RecordValue &value);
/// The value written out, for where a CRM takes text; empty for none.
QString plainText(const RecordValue &value);

} // namespace fairlead
