// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/localchange.h"

#include "workspace/basejson.h"

namespace fairlead {

namespace {

/// Older values stand: they are nearer to what the CRM had. `ours`: what was written over is not the CRM's.
void addNewer(LocalChange &change, const RecordValues &newer, bool ours)
{
    for (auto it = newer.begin(); it != newer.end(); ++it) {
        if (!ours && !change.hasBase(it.key()))
            change.base.insert(it.key(), it.value());
        else if (ours || !sameValue(change.base.value(it.key()), it.value()))
            change.meanwhile[it.key()] += it.value();
    }
}

} // namespace

Result<std::optional<LocalChange>> netChange(const QList<OutboxEntry> &entries)
{
    using Kind = OutboxEntry::Kind;
    std::optional<LocalChange> net;
    for (const OutboxEntry &entry : entries) {
        RecordValues base;
        if (!entry.base.isEmpty()) {
            auto read = readBase(entry.base);
            if (!read)
                return fail(read.error());
            base = std::move(*read);
        }
        const bool first = !net;
        if (first) {
            net.emplace();
            net->object = entry.object;
            net->id = entry.id;
            net->kind = entry.kind;
            net->baseKnown = entry.kind != Kind::Update || !entry.base.isEmpty();
        }
        addNewer(*net, base, !net->baseKnown && entry.kind == Kind::Update);
        net->baseWhole = net->baseWhole || (entry.kind == Kind::Delete && net->baseKnown);
        net->changedAt = entry.changedAt;
        net->lastSeq = entry.seq;
        net->behind = net->behind || entry.behind;
        if (first || net->kind == entry.kind)
            continue;
        if (entry.kind == Kind::Delete) {
            // Never sent, so the CRM has nothing to delete.
            net->kind = net->kind == Kind::Create ? Kind::Create : Kind::Delete;
        } else if (net->kind == Kind::Delete) {
            // Deleted and put in again: the row that was deleted is what there is to compare with, unless it
            // was put in here as well.
            net->kind = Kind::Update;
            if (!net->baseKnown) {
                const RecordValues ours = std::exchange(net->base, {});
                addNewer(*net, ours, true);
            }
        }
    }
    if (net && net->kind == Kind::Create) {
        net->base.clear();
        net->baseWhole = false;
        if (entries.constLast().kind == Kind::Delete)
            return std::optional<LocalChange>();
    }
    return net;
}

} // namespace fairlead
