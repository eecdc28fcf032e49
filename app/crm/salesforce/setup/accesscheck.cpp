// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/accesscheck.h"

#include "auth/fixedtokensource.h"
#include "core/clock.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/setup/ensure.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

constexpr std::chrono::minutes longestWait{10}; // reference Salesforce 1.6
constexpr std::chrono::seconds firstPause{2};
constexpr std::chrono::seconds longestPause{30};
/// Policies take as long to become known as the app does: before that a refusal says nothing about them.
constexpr std::chrono::minutes patienceWithPolicies{2};

bool isNotApproved(const Error &error)
{
    return error.providerCode == QLatin1String("invalid_app_access")
        || (error.providerCode == QLatin1String("invalid_grant")
            && error.detail.contains(QLatin1String("approved"), Qt::CaseInsensitive));
}

/// As long as the app has not reached every server it is unknown, or known without its policies.
bool mayPass(const Error &error)
{
    return error.isTransient() || isNotApproved(error)
        || error.providerCode == QLatin1String("invalid_client_id")
        || error.providerCode == QLatin1String("invalid_client");
}

Task<Outcome> giveAccessToApp(SetupDesk desk, ServerAccess &access, CancelToken cancel)
{
    const bool external = access.appKind == AppKind::ExternalClientApp;
    const QString app = external
        ? QStringLiteral("SELECT Id FROM ExternalClientApplication WHERE DeveloperName = ")
            + soqlText(access.app)
        : QStringLiteral("SELECT Id FROM ConnectedApplication WHERE Name = ") + soqlText(access.label);
    const Result<QString> id = co_await findRow(desk, app, cancel);
    if (!id)
        co_return fail(id.error());
    if (id->isEmpty())
        co_return {};
    access.appId = *id;
    const RowWanted wanted{
        QStringLiteral("SetupEntityAccess"),
        QStringLiteral("ParentId = %1 AND SetupEntityId = %2")
            .arg(soqlText(access.permissionSetId), soqlText(*id)),
        {{QStringLiteral("ParentId"), access.permissionSetId}, {QStringLiteral("SetupEntityId"), *id}}};
    const Result<QString> row = co_await ensureRow(desk, wanted, cancel);
    if (!row)
        co_return fail(row.error());
    access.appAccessId = *row;
    co_return {};
}

Error notOurUser()
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
        "fairlead::SalesforceSetup", "Salesforce signed in somebody else than the integration user.");
    error.remedy = QCoreApplication::translate("fairlead::SalesforceSetup",
                                               "Turn the access off and on again: it is then made anew.");
    return error;
}

Result<TokenSet> pinned(const TokenSet &tokens, const ServerAccess &access)
{
    if (tokens.organisationId != access.organisationId)
        return fail(wrongOrganisation(tokens.organisationId));
    if (tokens.userId != access.userId)
        return fail(notOurUser());
    return tokens;
}

} // namespace

Task<Result<TokenSet>> signInWhenUsable(FirstSignIn first, CancelToken cancel)
{
    Clock &clock = *first.desk.clock;
    const std::chrono::milliseconds began = clock.steady();
    std::chrono::milliseconds pause = firstPause;
    for (;;) {
        const Result<TokenSet> tokens = co_await first.signIn(first.access, cancel);
        if (tokens)
            co_return pinned(*tokens, first.access);
        const std::chrono::milliseconds waited = clock.steady() - began;
        if (!mayPass(tokens.error()) || waited >= longestWait)
            co_return tokens;
        if (isNotApproved(tokens.error()) && waited >= patienceWithPolicies
            && first.access.appAccessId.isEmpty()) {
            const Outcome given = co_await giveAccessToApp(first.desk, first.access, cancel);
            if (!given)
                co_return fail(given.error());
        }
        if (first.waiting)
            first.waiting(std::chrono::duration_cast<std::chrono::seconds>(waited));
        const Outcome slept = co_await sleepFor(clock, pause, cancel);
        if (!slept)
            co_return fail(slept.error());
        pause = std::min<std::chrono::milliseconds>(pause * 2, longestPause);
    }
}

Task<Result<QList<MissingRight>>> missingFor(Http &http, Clock &clock, TokenSet tokens,
                                             QList<ObjectNeed> needs, AccessRights granted,
                                             CancelToken cancel)
{
    FixedTokenSource source(tokens.accessToken);
    const SetupDesk own(http, source, clock, tokens.instanceUrl);
    co_return co_await missingFor(own, std::move(needs), std::move(granted), cancel);
}

Task<Result<QList<MissingRight>>> missingFor(SetupDesk own, QList<ObjectNeed> needs, AccessRights granted,
                                             CancelToken cancel)
{
    QHash<QString, QJsonObject> describes;
    for (const ObjectNeed &need : needs) {
        const Result<QJsonObject> described = co_await describeRaw(own, need.object, cancel);
        if (described)
            describes.insert(need.object, *described);
        else if (!isGone(described.error()) && described.error().code != ErrorCode::PermissionMissing)
            co_return fail(described.error());
    }
    co_return missingRights(needs, describes, granted);
}

} // namespace fairlead::salesforce
