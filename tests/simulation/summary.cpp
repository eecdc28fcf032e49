// SPDX-License-Identifier: GPL-3.0-or-later
#include "summary.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace fairlead {

void Summary::add(const SeedResult &result)
{
    ++m_seeds;
    if (!result.broken.isEmpty())
        ++m_failed;
    for (auto it = result.counts.cbegin(); it != result.counts.cend(); ++it)
        m_counts[it.key()] += it.value();
}

void Summary::add(const Summary &other)
{
    m_seeds += other.m_seeds;
    m_failed += other.m_failed;
    for (auto it = other.m_counts.cbegin(); it != other.m_counts.cend(); ++it)
        m_counts[it.key()] += it.value();
}

QByteArray Summary::toJson() const
{
    QJsonObject counts;
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it)
        counts.insert(it.key(), it.value());
    const QJsonObject object{{QStringLiteral("seeds"), m_seeds},
                             {QStringLiteral("failed"), m_failed},
                             {QStringLiteral("counts"), counts}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Summary Summary::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Summary summary;
    summary.m_seeds = object.value(QLatin1String("seeds")).toInt();
    summary.m_failed = object.value(QLatin1String("failed")).toInt();
    const QJsonObject counts = object.value(QLatin1String("counts")).toObject();
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it)
        summary.m_counts.insert(it.key(), it.value().toInteger());
    return summary;
}

void Summary::print(qint64 ms) const
{
    std::printf("\n%-36s %10d\n%-36s %10d\n", "seeds", m_seeds, "failed", m_failed);
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it)
        std::printf("%-36s %10lld\n", qPrintable(it.key()), static_cast<long long>(it.value()));
    std::printf("%-36s %10.1f\n%-36s %10.1f\n", "seconds", double(ms) / 1000.0, "seeds a second",
                ms > 0 ? double(m_seeds) * 1000.0 / double(ms) : 0.0);
}

} // namespace fairlead
