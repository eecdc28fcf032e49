# Copies sources of the engine and plants bugs in the copies: cmake -DAPP=… -DOUT=… -P plant.cmake. Each bug is a
# place in a source, found exactly once, and what stands there while `fairleadPlanted` has the bug's number. The
# product knows nothing of it.
set(files "")
set(table "")
set(number 0)

function(plant name file place planted)
    math(EXPR number "${number} + 1")
    string(MAKE_C_IDENTIFIER "${file}" key)
    if(NOT DEFINED "content_${key}")
        file(READ "${APP}/${file}" "content_${key}")
        list(APPEND files "${file}")
        set(files "${files}" PARENT_SCOPE)
    endif()
    set(content "${content_${key}}")
    string(REPLACE "@BUG@" "fairleadPlanted == ${number}" planted "${planted}")
    string(REPLACE "@NO@" "fairleadPlanted != ${number}" planted "${planted}")
    string(FIND "${content}" "${place}" first)
    string(FIND "${content}" "${place}" last REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL last)
        message(FATAL_ERROR "\"${name}\": its place is not found exactly once in ${file}. Plant it anew.")
    endif()
    string(REPLACE "${place}" "${planted}" content "${content}")
    set("content_${key}" "${content}" PARENT_SCOPE)
    set(number "${number}" PARENT_SCOPE)
    set(table "${table}    {${number}, \"${name}\"},\n" PARENT_SCOPE)
endfunction()

plant("watermark beyond what is seen late" sync/objectpull.cpp
[==[    if (!cursor || !cursor->isFirst())
        co_return cursor;]==]
[==[    if (const auto at = cursor ? fromWatermark(cursor->watermark) : std::nullopt; at && @BUG@)
        cursor->watermark = toWatermark(at->addSecs(601));
    if (!cursor || !cursor->isFirst())
        co_return cursor;]==])
plant("> for >=: the last change stays behind" workspace/settler.cpp
[==["DELETE FROM fairlead_outbox WHERE object = ? AND id = ? AND seq <= ?");]==]
[==[@BUG@ ? "DELETE FROM fairlead_outbox WHERE object = ? AND id = ? AND seq < ?"
                       : "DELETE FROM fairlead_outbox WHERE object = ? AND id = ? AND seq <= ?");]==])
plant("forgotten base" sync/merge.cpp
[==[const bool hasBase = m_change.hasBase(column);]==]
[==[const bool hasBase = @NO@ && m_change.hasBase(column);]==])
plant("uncertain create sent again without asking" sync/createpush.cpp
[==[    const Outcome found = co_await findByValues(uncertain, cancel);]==]
[==[    if (@BUG@)
        co_return uncertain;
    const Outcome found = co_await findByValues(uncertain, cancel);]==])
plant("what never arrived is taken for deleted" sync/createpush.cpp
[==[        if (uncertain.at(i).seen && !there.contains(ids.at(i)))]==]
[==[        if ((@BUG@ || uncertain.at(i).seen) && !there.contains(ids.at(i)))]==])
plant("checkpoint stored before its rows" workspace/workspace.cpp
[==[        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        StoredPage stored;]==]
[==[        if (@BUG@)
            d->writeCheckpoint(object.name, page.next);
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        StoredPage stored;]==])
plant("attempt not committed" workspace/outbox.cpp
[==[            mark.exec();
        }
        transaction.commit();]==]
[==[            mark.exec();
        }
        if (@NO@)
            transaction.commit();]==])
plant("settling writes over later edits" workspace/settler.cpp
[==[        values.remove(column);]==]
[==[        if (@NO@)
            values.remove(column);]==])
plant("pull writes over local changes" workspace/workspace.cpp
[==[const IdSet pending = d->pendingIds(object.name);]==]
[==[const IdSet pending = @BUG@ ? IdSet() : d->pendingIds(object.name);]==])
plant("deletion wins over an update unasked" sync/merge.cpp
[==[    if (!crmHasChanged(change.base, crm, readOnly)) {]==]
[==[    if (@BUG@ || !crmHasChanged(change.base, crm, readOnly)) {]==])
plant("references not swept" workspace/outbox.cpp
[==[                d.database.run(sql);]==]
[==[                if (@NO@)
                    d.database.run(sql);]==])
plant("version of the re-read not sent" sync/changepush.cpp
[==[        plan.write.version = crm->version;]==]
[==[        if (@NO@)
            plan.write.version = crm->version;]==])
plant("what is written over is not logged before" sync/changepush.cpp
[==[            if (!kept.conflicts.isEmpty())]==]
[==[            if (@NO@ && !kept.conflicts.isEmpty())]==])
plant("reference left out is forgotten" sync/createpush.cpp
[==[            follows.insert(reference, {});]==]
[==[            if (@NO@)
                follows.insert(reference, {});]==])
plant("backup not told from a new file" sync/connectionsync.cpp
[==[    if (*empty && *here > 0)]==]
[==[    if (*empty && (@BUG@ || *here > 0))]==])
plant("run goes on against a limit" sync/connectionsync.cpp
[==[        return ended ? ended->error : Error::cancelled();]==]
[==[        return ended && @BUG@ ? std::optional<Error>() : ended ? ended->error : Error::cancelled();]==])
plant("losing value not logged" workspace/settler.cpp
[==[        if (conflict.kept && isKept(conflict, record))]==]
[==[        if (conflict.kept && (@BUG@ || isKept(conflict, record)))]==])
plant("deletions of the CRM passed over" workspace/removals.cpp
[==[    for (const QString &id : page.removed)]==]
[==[    for (const QString &id : page.removed.mid(@BUG@ ? 1 : 0))]==])
plant("answer for the CRM not looked at again" workspace/conflicts.cpp
[==[        rewrite(writeBase(base), waits ? "asked" : "waiting");]==]
[==[        if (@BUG@ && base.isEmpty() && !waits)
            Settler(m_d, m_object).settle(settlement());
        else
            rewrite(writeBase(base), waits ? "asked" : "waiting");]==])

foreach(file ${files})
    string(MAKE_C_IDENTIFIER "${file}" key)
    file(WRITE "${OUT}/${file}.new" "extern int fairleadPlanted; // the bug's number\n${content_${key}}")
    file(COPY_FILE "${OUT}/${file}.new" "${OUT}/${file}" ONLY_IF_DIFFERENT)
    file(REMOVE "${OUT}/${file}.new")
endforeach()
file(WRITE "${OUT}/planted.h" "#pragma once

namespace fairlead {

struct PlantedBug
{
    int number;
    const char *name;
};
inline constexpr PlantedBug plantedBugs[] = {
${table}};

} // namespace fairlead
")
