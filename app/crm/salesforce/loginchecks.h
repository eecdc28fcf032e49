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

/// A page of the organisation's Setup.
QUrl setupPage(const QUrl &instance, const char *page);

} // namespace fairlead::salesforce
