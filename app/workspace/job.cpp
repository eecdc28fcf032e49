// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/job.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace fairlead {

namespace {

constexpr std::pair<Direction, const char *> directionNames[] = {
    {Direction::Pull, "pull"},
    {Direction::Push, "push"},
    {Direction::Both, "both"},
};

constexpr std::pair<ConflictPolicy, const char *> policyNames[] = {
    {ConflictPolicy::CrmWins, "crm"},
    {ConflictPolicy::WorkspaceWins, "workspace"},
    {ConflictPolicy::NewestWins, "newest"},
    {ConflictPolicy::Ask, "ask"},
};

template <typename Names, typename Value> QString nameIn(const Names &names, Value value)
{
    const auto known = std::find_if(std::begin(names), std::end(names),
                                    [&](const auto &entry) { return entry.first == value; });
    return known == std::end(names) ? QString() : QString(QLatin1String(known->second));
}

template <typename Value, std::size_t size>
std::optional<Value> valueIn(const std::pair<Value, const char *> (&names)[size], const QString &name)
{
    for (const auto &[value, known] : names) {
        if (name == QLatin1String(known))
            return value;
    }
    return std::nullopt;
}

} // namespace

QString nameOf(Direction direction)
{
    return nameIn(directionNames, direction);
}

std::optional<Direction> directionFromString(const QString &name)
{
    return valueIn(directionNames, name);
}

QString nameOf(ConflictPolicy policy)
{
    return nameIn(policyNames, policy);
}

std::optional<ConflictPolicy> conflictPolicyFromString(const QString &name)
{
    return valueIn(policyNames, name);
}

} // namespace fairlead
