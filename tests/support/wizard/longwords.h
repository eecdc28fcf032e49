// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace fairlead {

/// Every text 40 % longer, as German is: with it, nothing may be cut off.
class LongWords final : public QTranslator
{
public:
    QString translate(const char *, const char *sourceText, const char *, int) const override
    {
        QString text = QString::fromUtf8(sourceText);
        // Real words get longer within, and sentences get more of them.
        const int more = int(text.size() * 0.4 + 0.5);
        return text
            + QStringLiteral(" verlängerungsweise gesagt ist alles so lang wie es eben sein muss").left(more);
    }
    bool isEmpty() const override { return false; }
};

} // namespace fairlead
