// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace fairlead {

/// What many seeds came to. A value type.
class Summary
{
public:
    void add(const SeedResult &result);
    void add(const Summary &other);
    /// A process that ended by itself.
    void addCrash() { ++m_failed; }
    int failed() const { return m_failed; }

    QByteArray toJson() const;
    static Summary fromJson(const QByteArray &json);
    void print(qint64 ms) const;

private:
    int m_seeds = 0;
    int m_failed = 0;
    QMap<QString, qint64> m_counts;
};

} // namespace fairlead
