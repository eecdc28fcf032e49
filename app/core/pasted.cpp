// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pasted.h"

#include <QUuid>

namespace fairlead {

QString asMeant(const QString &pasted)
{
    const QString text = pasted.trimmed();
    // QUuid takes what merely begins with an id for that id.
    const bool hasBraces = text.startsWith(QLatin1Char('{')) && text.endsWith(QLatin1Char('}'));
    const QString plain = hasBraces ? text.mid(1, text.size() - 2).trimmed() : text;
    const QString id = QUuid(plain).toString(QUuid::WithoutBraces);
    return plain.compare(id, Qt::CaseInsensitive) == 0 ? id : text;
}

} // namespace fairlead
