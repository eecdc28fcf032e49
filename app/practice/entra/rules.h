// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/scopes.h"

#include "core/clock.h"
#include "practice/httpfront.h"

/// What Entra decides in the same way on every path: the page, the password grant, the other grants.
namespace fairlead::practice::rules {

/// Who and what a refusal is about; fills the placeholders of its text.
struct Case
{
    const EntraApp *app = nullptr;
    const EntraTenant *tenant = nullptr;
    QString resource = {};
    QString value = {};
};

Refusal refuse(int code, const Case &about = {});

/// 90002, 90038.
Refusal tenant(const Directory &directory, const QString &segment, TenantSegment &found);
/// 700016, 7000112, 50194. `installed`: the app must already be known in the tenant.
Refusal app(Directory &directory, const QString &clientId, const TenantSegment &segment, bool installed,
            EntraApp *&found);
/// 50053, 50056, 8000x, 50126. Counts wrong passwords; ten in a row lock the account for a minute.
Refusal password(EntraUser &user, const QString &typed, const QDateTime &now);
/// 50105.
Refusal assignment(const EntraApp &app, const EntraUser &user, const Case &about);
/// 650057, 65001: the app's registration and the consent given for one resource.
Refusal permission(const Directory &directory, const EntraApp &app, const EntraUser &user,
                   const ResourceScope &scope, const Case &about);

/// The refusals a page can do something about.
bool wantsCode(int refusal);
bool wantsEnrolment(int refusal);
bool wantsNewPassword(int refusal);
bool wantsApproval(int refusal);
/// Answered before the password is looked at.
bool comesBeforePassword(int refusal);

/// Entra's three lines for support, and its error document (reference 1.4).
struct Trace
{
    QString trace;
    QString correlation;
    QString timestamp;
    QStringList lines() const;
};
Trace makeTrace(const Request &request, const Clock &clock);
/// error_description: the sentence and the trace lines.
QString description(const Refusal &refusal, const Trace &trace);
Response errorAnswer(const Refusal &refusal, const Request &request, const Clock &clock);

} // namespace fairlead::practice::rules
