// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace fairlead {

enum class CrmKind { Salesforce, Dynamics };

/// The word used in files, `--json` and on the command line: "salesforce", "dynamics".
inline QString nameOf(CrmKind kind)
{
    return kind == CrmKind::Salesforce ? QStringLiteral("salesforce") : QStringLiteral("dynamics");
}

inline std::optional<CrmKind> crmKindFromString(QStringView text)
{
    if (text == QLatin1String("salesforce"))
        return CrmKind::Salesforce;
    if (text == QLatin1String("dynamics"))
        return CrmKind::Dynamics;
    return std::nullopt;
}

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::CrmKind)
