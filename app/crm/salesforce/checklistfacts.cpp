// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/checklistfacts.h"

#include "crm/salesforce/limits.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"

#include <QHostAddress>
#include <QJsonArray>

namespace fairlead::salesforce {

namespace {

// Not being told is an answer; being signed out or cut off is not.
bool endsAsking(const Error &error)
{
    return error.isCancelled() || error.code == ErrorCode::SignInNeeded
        || error.code == ErrorCode::ApiDisabled || error.errorClass == ErrorClass::StopConnection
        || error.isTransient();
}

std::optional<bool> boolOf(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

/// What an administrator may not do says nothing of the connection.
bool endsAskingOthers(const Error &error)
{
    return error.isCancelled() || error.code == ErrorCode::SignInNeeded || error.isTransient();
}

/// What the list says better than an error would.
bool isExplainedByTheList(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BlockedByOrganisation:
    case ErrorCode::AppNotInstalled:
    case ErrorCode::AppMisconfigured:
    case ErrorCode::ConsentRequired:
    case ErrorCode::AccountDisabled:
    case ErrorCode::DailyLimitReached:
    case ErrorCode::CodeExpired:
        return true;
    default:
        return false;
    }
}

/// The rows; nothing where they may not be asked for.
Task<Result<std::optional<QJsonArray>>> rowsIfTold(std::shared_ptr<Site> site, QString resource, QString soql,
                                                   CancelToken cancel)
{
    const Result<QJsonArray> rows = co_await queryRows(site, std::move(resource), std::move(soql), cancel);
    if (!rows && endsAsking(rows.error()))
        co_return fail(rows.error());
    co_return rows ? std::optional(*rows) : std::nullopt;
}

/// One question after another, each filling in what it was told.
class Questions
{
public:
    /// `administrator`: may be null.
    Questions(std::shared_ptr<Site> site, std::shared_ptr<Site> administrator, CheckScope scope)
        : m_site(std::move(site))
        , m_administrator(std::move(administrator))
        , m_setup(m_administrator ? m_administrator : m_site)
        , m_scope(std::move(scope))
        , m_user(m_scope.userId)
    {
        m_facts.askedAdministrator = m_administrator != nullptr;
    }

    Task<Result<ChecklistFacts>> ask(CancelToken cancel);

private:
    Task<Outcome> askWho(CancelToken cancel);
    Task<Outcome> askInstalled(CancelToken cancel);
    Task<Outcome> askUser(CancelToken cancel);
    Task<Outcome> askLicences(CancelToken cancel);
    Task<Outcome> askSecurity(CancelToken cancel);
    Task<Outcome> askLogins(CancelToken cancel);
    Task<Outcome> askUsage(CancelToken cancel);
    Task<Outcome> askRights(CancelToken cancel);
    Task<Outcome> askSharing(CancelToken cancel);
    Task<Outcome> askCounts(CancelToken cancel);
    bool isFact(const Error &error);
    /// Of Setup, as who may look there, as far as we have one.
    Task<Result<std::optional<QJsonArray>>> rows(const char *soql, CancelToken cancel)
    {
        return rowsIfTold(m_setup, QStringLiteral("/query"), QLatin1String(soql), std::move(cancel));
    }
    Task<Result<std::optional<QJsonArray>>> ownRows(const char *soqlUpToUser, const char *rest,
                                                    CancelToken cancel)
    {
        return rowsIfTold(m_setup, QStringLiteral("/query"),
                          QLatin1String(soqlUpToUser) + soqlText(m_user) + QLatin1String(rest),
                          std::move(cancel));
    }

    std::shared_ptr<Site> m_site;
    std::shared_ptr<Site> m_administrator;
    std::shared_ptr<Site> m_setup;
    CheckScope m_scope;
    ChecklistFacts m_facts;
    QString m_user;
    QString m_profileId;
    QString m_licenceId;
};

Task<Outcome> Questions::askWho(CancelToken cancel)
{
    const QUrl url = m_site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> userinfo = co_await m_site->api.object(url, cancel);
    if (!userinfo)
        co_return fail(userinfo.error());
    m_facts.appInstalled = boolOf(*userinfo, "is_app_installed");
    m_user = textOf(*userinfo, "user_id");
    co_return {};
}

Task<Outcome> Questions::askInstalled(CancelToken cancel)
{
    if (m_facts.appInstalled)
        co_return {};
    // A token's row without an entry of the app menu is one of an app that is not installed (reference
    // Salesforce 1.5). Which of the user's apps is ours it does not say: only where they agree is it told.
    const QString soql =
        QStringLiteral("SELECT AppMenuItemId FROM OauthToken WHERE UserId = ") + soqlText(m_user);
    const auto tokens = co_await rowsIfTold(m_site, QStringLiteral("/query"), soql, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    qsizetype installed = 0;
    const QJsonArray listed = tokens->value_or(QJsonArray());
    for (const auto &row : listed)
        installed += textOf(row.toObject(), "AppMenuItemId").isEmpty() ? 0 : 1;
    if (!listed.isEmpty() && (installed == 0 || installed == listed.size()))
        m_facts.appInstalled = installed > 0;
    co_return {};
}

Task<Outcome> Questions::askUser(CancelToken cancel)
{
    const auto users = co_await ownRows("SELECT Id, IsActive, UserType, ProfileId, Profile.Name, "
                                        "Profile.UserLicenseId FROM User WHERE Id = ",
                                        "", cancel);
    if (!users)
        co_return fail(users.error());
    m_facts.apiAnswered = !m_administrator;
    const QJsonObject row = users->value_or(QJsonArray()).at(0).toObject();
    const QJsonObject profile = row.value(QLatin1String("Profile")).toObject();
    m_facts.userActive = boolOf(row, "IsActive");
    m_facts.profile = textOf(profile, "Name");
    m_profileId = textOf(row, "ProfileId");
    m_licenceId = textOf(profile, "UserLicenseId");
    co_return {};
}

Task<Outcome> Questions::askLicences(CancelToken cancel)
{
    const auto licences = co_await rows(
        "SELECT Id, Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses FROM UserLicense", cancel);
    if (!licences)
        co_return fail(licences.error());
    const auto seatsOf = [](const QJsonObject &row) {
        return Seats{row.value(QLatin1String("TotalLicenses")).toInteger(),
                     row.value(QLatin1String("UsedLicenses")).toInteger()};
    };
    const QJsonArray listed = licences->value_or(QJsonArray());
    if (*licences)
        m_facts.integrationSeats = Seats(); // not in the list: none was bought
    for (const auto &value : listed) {
        const QJsonObject row = value.toObject();
        if (!m_licenceId.isEmpty() && textOf(row, "Id") == m_licenceId)
            m_facts.userLicence = textOf(row, "Name");
        // Names of licences are the same in every language, those of profiles are not (trap 53).
        if (textOf(row, "Name") == QLatin1String("Salesforce Integration"))
            m_facts.integrationSeats = seatsOf(row);
    }
    const auto permissions =
        co_await rows("SELECT TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE "
                      "DeveloperName = 'SalesforceAPIIntegrationPsl'",
                      cancel);
    if (!permissions)
        co_return fail(permissions.error());
    if (*permissions && !(*permissions)->isEmpty())
        m_facts.permissionSeats = seatsOf((*permissions)->first().toObject());
    co_return {};
}

Task<Outcome> Questions::askSecurity(CancelToken cancel)
{
    const auto settings =
        co_await rowsIfTold(m_setup, QStringLiteral("/tooling/query/"),
                            QStringLiteral("SELECT Id, Metadata FROM SecuritySettings LIMIT 1"), cancel);
    if (!settings)
        co_return fail(settings.error());
    const QJsonValue metadata =
        settings->value_or(QJsonArray()).at(0).toObject().value(QLatin1String("Metadata"));
    // Who may not look into Setup is not asked for more of it.
    if (!metadata.isObject())
        co_return {};
    m_facts.security = metadata.toObject();
    const auto frozen = co_await ownRows("SELECT IsFrozen FROM UserLogin WHERE UserId = ", "", cancel);
    if (!frozen)
        co_return fail(frozen.error());
    m_facts.userFrozen = boolOf(frozen->value_or(QJsonArray()).at(0).toObject(), "IsFrozen");
    const auto logins = co_await readProfileLogins(m_setup, m_profileId, cancel);
    if (!logins && (logins.error().isCancelled() || logins.error().isTransient()))
        co_return fail(logins.error());
    if (logins)
        m_facts.logins = *logins;
    co_return {};
}

Task<Outcome> Questions::askLogins(CancelToken cancel)
{
    const auto logins =
        co_await ownRows("SELECT SourceIp, Status, LoginType FROM LoginHistory WHERE UserId = ",
                         " ORDER BY LoginTime DESC LIMIT 20", cancel);
    if (!logins)
        co_return fail(logins.error());
    m_facts.publicAddress = addressIn(logins->value_or(QJsonArray()));
    co_return {};
}

Task<Outcome> Questions::askUsage(CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(m_site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/limits"));
    const Result<QJsonObject> limits = co_await m_site->api.object(url, cancel);
    if (!limits && endsAsking(limits.error()))
        co_return fail(limits.error());
    m_facts.apiAnswered = true;
    // Every answer tells it as well, to whoever may not ask for the limits.
    const ApiUsage told = m_site->api.usage();
    m_facts.usage = limits ? apiUsageOf(readLimits(*limits)) : told;
    if (!m_facts.usage.limit)
        m_facts.usage = told;
    co_return {};
}

Task<Outcome> Questions::askRights(CancelToken cancel)
{
    if (m_scope.uses.isEmpty())
        co_return {};
    QList<ObjectNeed> needs;
    AccessRights granted;
    QHash<QString, QJsonObject> describes;
    const Result<QUrl> base = co_await apiBase(m_site, cancel);
    if (!base)
        co_return fail(base.error());
    const QList<ObjectUse> uses = m_scope.uses;
    for (const ObjectUse &use : uses) {
        needs += ObjectNeed{use.object, use.pushes, use.fields};
        for (const QString &field : use.written)
            granted.uses += FieldRight{use.object, field, true};
        if (!isApiName(use.object))
            continue;
        QUrl url = *base;
        url.setPath(url.path() + QStringLiteral("/sobjects/%1/describe").arg(use.object));
        const Result<QJsonObject> described = co_await m_site->api.object(url, cancel);
        if (described)
            describes.insert(use.object, *described);
        else if (endsAsking(described.error()))
            co_return fail(described.error());
    }
    m_facts.missing = missingRights(needs, describes, granted);
    co_return {};
}

Task<Outcome> Questions::askSharing(CancelToken cancel)
{
    const auto sets = co_await ownRows("SELECT PermissionSetId, PermissionSet.PermissionsViewAllData FROM "
                                       "PermissionSetAssignment WHERE AssigneeId = ",
                                       "", cancel);
    if (!sets)
        co_return fail(sets.error());
    if (!*sets)
        co_return {};
    QStringList ids;
    m_facts.viewsAllData = false;
    const QJsonArray assigned = **sets;
    for (const auto &value : assigned) {
        const QJsonObject row = value.toObject();
        ids += soqlText(textOf(row, "PermissionSetId"));
        const QJsonObject set = row.value(QLatin1String("PermissionSet")).toObject();
        if (set.value(QLatin1String("PermissionsViewAllData")).toBool())
            m_facts.viewsAllData = true;
    }
    if (ids.isEmpty())
        co_return {};
    const QString soql =
        QStringLiteral("SELECT SobjectType, PermissionsViewAllRecords FROM ObjectPermissions "
                       "WHERE ParentId IN (%1)")
            .arg(ids.join(QLatin1Char(',')));
    const auto rights = co_await rowsIfTold(m_setup, QStringLiteral("/query"), soql, cancel);
    if (!rights)
        co_return fail(rights.error());
    if (!*rights)
        co_return {};
    m_facts.viewsAll = QSet<QString>();
    const QJsonArray listed = **rights;
    for (const auto &value : listed) {
        const QJsonObject row = value.toObject();
        if (row.value(QLatin1String("PermissionsViewAllRecords")).toBool())
            m_facts.viewsAll->insert(textOf(row, "SobjectType"));
    }
    co_return {};
}

Task<Outcome> Questions::askCounts(CancelToken cancel)
{
    if (!m_administrator)
        co_return {};
    QStringList objects;
    for (const ObjectUse &use : std::as_const(m_scope.uses)) {
        if (use.pulls)
            objects += use.object;
    }
    const Result<SightComparison> sight = co_await compareSight(m_site, m_administrator, objects, cancel);
    if (!sight)
        co_return fail(sight.error());
    m_facts.sight = *sight;
    co_return {};
}

/// Refused to this very user: that is what the list has to say.
bool Questions::isFact(const Error &error)
{
    if (error.code == ErrorCode::ApiDisabled) {
        m_facts.apiAnswered = false;
        return true;
    }
    if (!isExplainedByTheList(error))
        return false;
    m_facts.refusal = error;
    return true;
}

Task<Result<ChecklistFacts>> Questions::ask(CancelToken cancel)
{
    struct Question
    {
        Task<Outcome> (Questions::*ask)(CancelToken);
        bool ofSetup; ///< an administrator can be asked as well
    };
    static constexpr Question inTurn[] = {
        {&Questions::askWho, false},     {&Questions::askUser, true},     {&Questions::askInstalled, false},
        {&Questions::askLicences, true}, {&Questions::askSecurity, true}, {&Questions::askLogins, true},
        {&Questions::askUsage, false},   {&Questions::askRights, false},  {&Questions::askSharing, true},
        {&Questions::askCounts, false},
    };
    bool isSilent = false; // the connected user is told nothing more
    for (const Question &question : inTurn) {
        if (isSilent && !(question.ofSetup && m_administrator))
            continue;
        const Outcome answered = co_await (this->*question.ask)(cancel);
        m_facts.serverTime = m_site->api.serverTime();
        m_facts.authority = m_site->api.authority();
        const bool isOwn = !m_administrator || !question.ofSetup;
        if (answered || (!isOwn && !endsAskingOthers(answered.error())))
            continue;
        if (!isOwn || !isFact(answered.error()))
            co_return fail(answered.error());
        isSilent = true;
    }
    co_return ChecklistFacts(m_facts);
}

} // namespace

QString addressIn(const QJsonArray &logins)
{
    // Not all rows are ours: others mistype the user's password elsewhere, and people also use their browser.
    // Neither Status nor SourceIp can be filtered by in a query. The words may be translated, so that a row
    // without them is still better than none.
    QString best;
    int bestRank = -1;
    for (const auto &value : logins) {
        const QJsonObject row = value.toObject();
        const QString address = textOf(row, "SourceIp");
        const bool success = textOf(row, "Status") == QLatin1String("Success");
        const bool app = textOf(row, "LoginType") == QLatin1String("Remote Access 2.0");
        const int rank = (success ? 2 : 0) + (app ? 1 : 0);
        // Logins from within Salesforce have words instead of an address.
        if (rank > bestRank && !QHostAddress(address).isNull()) {
            best = address;
            bestRank = rank;
        }
    }
    return best;
}

Task<Result<ChecklistFacts>> readChecklistFacts(std::shared_ptr<Site> site,
                                                std::shared_ptr<Site> administrator, CheckScope scope,
                                                CancelToken cancel)
{
    Questions questions(std::move(site), std::move(administrator), std::move(scope));
    Result<ChecklistFacts> facts = co_await questions.ask(cancel);
    co_return facts;
}

} // namespace fairlead::salesforce
