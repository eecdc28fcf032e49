// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkresult.h"
#include "crm/salesforce/checklistfacts.h"

#include <QList>
#include <QUrl>

namespace fairlead::salesforce {

/// The part of the checklist that says from where and when the user may come in: sessions, ranges, hours
/// (reference Salesforce 6, traps 15, 46, 47, 55). Pure.
QList<CheckResult> judgeLogins(const ChecklistFacts &facts, const QUrl &instance);

/// Unknown for want of a right in Setup: an administrator may tell, unless one was asked already. `detail`:
/// what the connected user may not read.
CheckResult notTold(CheckResult check, const ChecklistFacts &facts, const QString &detail,
                    const QString &remedy = {});
QString settingNotTold();

/// A page of the organisation's Setup.
QUrl setupPage(const QUrl &instance, const char *page);

} // namespace fairlead::salesforce
