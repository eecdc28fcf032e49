// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/ensure.h"

#include "core/clock.h"
#include "crm/salesforce/setup/setuprows.h"

#include <algorithm>

namespace fairlead::salesforce {

namespace {

constexpr int attempts = 3;
constexpr std::chrono::seconds pause{1};

/// It may be there after all: looking is worth it.
bool isWorthAnotherLook(const Error &error)
{
    return isTaken(error) || error.isTransient();
}

/// Texts come back with other line ends and without the blanks around them.
bool isSame(const MetadataComponent &there, const MetadataComponent &wanted)
{
    return std::all_of(wanted.members.begin(), wanted.members.end(), [&there](const auto &member) {
        return there.value(member.first).simplified() == member.second.simplified();
    });
}

} // namespace

Task<Result<QString>> ensureRow(SetupDesk desk, RowWanted wanted, CancelToken cancel)
{
    const QString soql =
        QStringLiteral("SELECT Id FROM %1 WHERE %2 LIMIT 1").arg(wanted.object, wanted.condition);
    for (int attempt = 1;; ++attempt) {
        const Result<QString> there = co_await findRow(desk, soql, cancel);
        if (!there || !there->isEmpty())
            co_return there;
        const Result<QString> created = co_await createRow(desk, wanted.object, wanted.values, cancel);
        if (created || attempt == attempts || !isWorthAnotherLook(created.error()))
            co_return created;
        const Outcome slept = co_await sleepFor(*desk.clock, pause, cancel);
        if (!slept)
            co_return fail(slept.error());
    }
}

Task<Outcome> ensureComponent(SetupDesk desk, MetadataComponent wanted, CancelToken cancel)
{
    for (int attempt = 1;; ++attempt) {
        const auto there = co_await readComponent(desk, wanted.type, wanted.fullName, cancel);
        if (!there)
            co_return fail(there.error());
        if (*there && isSame(**there, wanted))
            co_return {};
        const MetadataVerb verb = *there ? MetadataVerb::Update : MetadataVerb::Create;
        const Outcome written = co_await writeComponent(desk, verb, wanted, cancel);
        if (written || attempt == attempts || !isWorthAnotherLook(written.error()))
            co_return written;
        const Outcome slept = co_await sleepFor(*desk.clock, pause, cancel);
        if (!slept)
            co_return slept;
    }
}

} // namespace fairlead::salesforce
