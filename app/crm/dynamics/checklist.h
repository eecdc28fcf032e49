// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkresult.h"
#include "crm/checkscope.h"
#include "crm/dynamics/privileges.h"
#include "crm/dynamics/userchecks.h"
#include "net/http.h"

#include <QHash>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace fairlead::dynamics {

struct Site;

/// What the environment told for the checklist; empty where it did not.
struct ChecklistFacts
{
    UserFacts user;
    std::optional<int> nonInteractiveUsers; ///< enabled people with access mode 4, of seven (reference 3.1)
    std::optional<QList<MissingPrivilege>> missing; ///< for the jobs
    struct Table
    {
        QString name;
        QString label;
        bool tracked = false;
        bool canBeTracked = true;
    };
    std::optional<QList<Table>> tables; ///< those that are read
    QDateTime serverTime; ///< UTC; invalid: not told
    TlsAuthority authority{}; ///< that vouches for the environment
};

/// The additional-configuration checklist (issue, "Additional-configuration checks"; reference Microsoft 3).
/// Pure.
QList<CheckResult> judge(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &site);

/// Asks for the facts (six requests) and judges them. What may not be asked stays Unknown; only a sign-in
/// that is no longer good, or no way to the environment, is an error.
Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CheckScope scope,
                                              CancelToken cancel);

/// What the signed-in user lacks for these jobs.
Task<Result<QList<MissingPrivilege>>> askMissingPrivileges(std::shared_ptr<Site> site, QList<ObjectUse> uses,
                                                           CancelToken cancel);

/// The same by object, as people read it, without what no job is to blame for.
Task<Result<QHash<QString, QStringList>>> askMissingByObject(std::shared_ptr<Site> site,
                                                             QList<ObjectUse> uses, CancelToken cancel);

} // namespace fairlead::dynamics
