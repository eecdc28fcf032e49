// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace fairlead::practice::rules {

namespace {

// A policy that a client may answer by sending these claims on its next request (reference 1.13).
QString claimsOf(int code)
{
    switch (code) {
    case 50074:
    case 50076:
    case 50078:
    case 50079:
    case 50072:
    case 53000:
    case 53001:
    case 53003:
        return QStringLiteral(R"({"access_token":{"capolids":{"essential":true,"values":["%1"]}}})")
            .arg(Directory::objectId(QStringLiteral("policy/%1").arg(code)));
    default:
        return {};
    }
}

} // namespace

Refusal refuse(int code, const Case &about)
{
    Refusal refusal{code};
    refusal.claims = claimsOf(code);
    // Entra never repeats a person's name in an error.
    refusal.facts.insert(QStringLiteral("user"), QStringLiteral("{EUII Hidden}"));
    refusal.facts.insert(QStringLiteral("app"), about.app ? about.app->id : about.value);
    refusal.facts.insert(QStringLiteral("appName"), about.app ? about.app->name : QString());
    refusal.facts.insert(QStringLiteral("tenantName"),
                         about.tenant ? about.tenant->name : QStringLiteral("Microsoft Entra ID"));
    refusal.facts.insert(QStringLiteral("resource"), about.resource);
    refusal.facts.insert(QStringLiteral("value"), about.value);
    return refusal;
}

Refusal tenant(const Directory &directory, const QString &segment, TenantSegment &found)
{
    found = directory.segment(segment);
    if (found.kind == TenantSegment::Kind::Unknown)
        return refuse(90002, {.value = segment});
    if (found.tenant && found.tenant->nationalCloud)
        return refuse(90038, {.value = segment});
    return {};
}

Refusal app(Directory &directory, const QString &clientId, const TenantSegment &segment, bool installed,
            EntraApp *&found)
{
    found = directory.app(clientId);
    const Case about{.app = found, .tenant = segment.tenant, .value = clientId};
    if (!found)
        return refuse(700016, about);
    const bool tenantKnown = segment.kind == TenantSegment::Kind::Tenant;
    if (!found->multiTenant && !tenantKnown)
        return refuse(50194, about);
    if (tenantKnown) {
        const bool foreign = found->homeTenant != segment.tenant->id;
        if (foreign
            && (!found->multiTenant || (installed && !directory.isInstalled(*found, segment.tenant->id))))
            return refuse(700016, about);
    }
    if (!found->enabled)
        return refuse(7000112, about);
    return {};
}

Refusal password(EntraUser &user, const QString &typed, const QDateTime &now)
{
    if (comesBeforePassword(user.refusal))
        return refuse(user.refusal);
    if (user.lockedUntil.isValid() && now < user.lockedUntil)
        return refuse(50053);
    if (typed != user.password) {
        if (++user.wrongPasswords >= 10) {
            user.lockedUntil = now.addSecs(60);
            user.wrongPasswords = 0;
        }
        return refuse(50126);
    }
    user.wrongPasswords = 0;
    return {};
}

Refusal assignment(const EntraApp &app, const EntraUser &user, const Case &about)
{
    if (!app.assignedOnly.isEmpty() && !app.assignedOnly.contains(user.oid))
        return refuse(50105, about);
    return {};
}

Refusal permission(const Directory &directory, const EntraApp &app, const EntraUser &user,
                   const ResourceScope &scope, const Case &about)
{
    if (!app.resources.contains(scope.resource->appId)) {
        Case named = about;
        named.resource = scope.identifier;
        named.value = scope.resource->appId;
        return refuse(650057, named);
    }
    if (!directory.hasConsent(app, user, *scope.resource))
        return refuse(65001, about);
    return {};
}

bool wantsCode(int refusal)
{
    return refusal == 50074 || refusal == 50076 || refusal == 50078;
}

bool wantsEnrolment(int refusal)
{
    return refusal == 50072 || refusal == 50079;
}

bool wantsNewPassword(int refusal)
{
    return refusal == 50055 || refusal == 50135 || refusal == 50144;
}

bool wantsApproval(int refusal)
{
    return refusal == 90094 || refusal == 90095 || refusal == 900941;
}

bool comesBeforePassword(int refusal)
{
    return refusal == 50053 || refusal == 50056 || refusal == 50126 || refusal == 51004
        || (refusal >= 80001 && refusal <= 80014) || refusal == 50033 || refusal == 50196 || refusal == 90006
        || refusal == 90012 || refusal == 90024 || refusal == 90033;
}

QStringList Trace::lines() const
{
    return {QStringLiteral("Trace ID: ") + trace, QStringLiteral("Correlation ID: ") + correlation,
            QStringLiteral("Timestamp: ") + timestamp};
}

Trace makeTrace(const Request &request, const Clock &clock)
{
    Trace trace;
    trace.trace = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QUuid asked = QUuid::fromString(QString::fromLatin1(request.header("client-request-id")));
    trace.correlation = (asked.isNull() ? QUuid::createUuid() : asked).toString(QUuid::WithoutBraces);
    trace.timestamp = clock.nowUtc().toString(QStringLiteral("yyyy-MM-dd hh:mm:ss'Z'"));
    return trace;
}

QString description(const Refusal &refusal, const Trace &trace)
{
    return refusal.sentence() + QStringLiteral("\r\n") + trace.lines().join(QStringLiteral("\r\n"));
}

Response errorAnswer(const Refusal &refusal, const Request &request, const Clock &clock)
{
    const Trace trace = makeTrace(request, clock);
    const QString page = request.origin() + QStringLiteral("/error?code=") + QString::number(refusal.code);
    QJsonObject body{
        {QStringLiteral("error"), refusal.errorName()},
        {QStringLiteral("error_description"), description(refusal, trace)},
        {QStringLiteral("error_codes"), QJsonArray{refusal.code}},
        {QStringLiteral("timestamp"), trace.timestamp},
        {QStringLiteral("trace_id"), trace.trace},
        {QStringLiteral("correlation_id"), trace.correlation},
        {QStringLiteral("error_uri"), page},
    };
    if (!refusal.suberror().isEmpty())
        body.insert(QStringLiteral("suberror"), refusal.suberror());
    if (!refusal.claims.isEmpty())
        body.insert(QStringLiteral("claims"), refusal.claims);
    const AadSts *row = findAadSts(refusal.code);
    Response response =
        Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact), row ? row->status : 400);
    response.setHeader("Cache-Control", "no-store, no-cache");
    response.setHeader("Pragma", "no-cache");
    response.setHeader("x-ms-request-id", trace.trace.toLatin1());
    return response;
}

} // namespace fairlead::practice::rules
