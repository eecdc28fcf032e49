// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace fairlead {

inline constexpr int ownRsaKeyBits = 3072;

struct RsaKeyLife
{
    QDateTime from;
    QDateTime until;
};

/// Five years: a connection is to live for years, and its end is announced (issue "The life of a
/// connection"). Whole seconds, as certificates have them; from a day before, because clocks differ.
inline RsaKeyLife rsaKeyLife(const QDateTime &now)
{
    const QDateTime second = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    return {second.addDays(-1), second.addYears(5)};
}

} // namespace fairlead
