// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/client.h"

#include "crm/dynamics/checklist.h"
#include "crm/dynamics/definitions.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/pull.h"
#include "crm/dynamics/records.h"
#include "crm/dynamics/site.h"
#include "crm/dynamics/writer.h"
#include "crm/jobfilter.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

// The most that `$count=true` tells (reference 4.2), and that an aggregate looks at.
constexpr qint64 countLimit = 5000;
constexpr qint64 aggregateLimit = 50000;

Error objectMissing(const QString &object, const QString &providerCode)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence =
        QCoreApplication::translate("fairlead::crm", "There is no table %1 in this environment.").arg(object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "Check the name: it is the table's logical name, in small letters. Leads and "
        "opportunities come with Dynamics 365 Sales.");
    error.providerCode = providerCode;
    return error;
}

Task<Result<OrgInfo>> identify(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    OrgInfo info;
    info.organisationId = who->organisationId;
    info.userId = who->userId;
    info.address = site->address;
    info.name = site->address.host();

    QUrl url = site->at(QStringLiteral("systemusers(%1)?$select=fullname,domainname").arg(who->userId));
    const Result<QJsonObject> user = co_await site->api.object(url, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (user) {
        info.userName = user->value(QLatin1String("domainname")).toString();
        info.userLabel = user->value(QLatin1String("fullname")).toString();
    }
    url = site->at(QStringLiteral("organizations(%1)?$select=name").arg(who->organisationId));
    const Result<QJsonObject> organisation = co_await site->api.object(url, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    // Names are for display: a user that may not read them is still connected.
    const QString name = organisation ? organisation->value(QLatin1String("name")).toString() : QString();
    if (!name.isEmpty())
        info.name = name;
    co_return info;
}

Task<Result<OrgInfo>> whose(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    OrgInfo info;
    info.organisationId = who->organisationId;
    info.userId = who->userId;
    co_return info;
}

Task<Result<QList<ObjectInfo>>> listObjects(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const Result<QSet<QString>> privileges = co_await askPrivileges(site, who->userId, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    Result<QJsonArray> definitions = co_await listOf(site, objectListQuery(true), cancel);
    // Not every release tells the privileges with the definitions.
    if (!definitions && !definitions.error().isCancelled() && !definitions.error().isTransient()
        && definitions.error().code != ErrorCode::SignInNeeded)
        definitions = co_await listOf(site, objectListQuery(false), cancel);
    if (!definitions)
        co_return fail(definitions.error());
    co_return objectsOf(*definitions, privileges ? *privileges : QSet<QString>());
}

Task<Result<ObjectInfo>> describeObject(std::shared_ptr<Site> site, QString object, CancelToken cancel)
{
    if (!isName(object))
        co_return fail(objectMissing(object, {}));
    const QString table = QStringLiteral("EntityDefinitions(LogicalName='%1')").arg(object);
    const QString columns = QStringLiteral(
        "?$select=LogicalName,DisplayCollectionName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute,"
        "ChangeTrackingEnabled&$expand=Attributes($select=LogicalName,DisplayName,AttributeType,"
        "AttributeTypeName,AttributeOf,IsValidForCreate,IsValidForRead,IsValidForUpdate,RequiredLevel)");
    // The caches of a definition are up to half a minute old (reference 4.1); lost columns must be seen.
    HttpRequest request = HttpRequest::get(site->at(table + columns)).withHeader("Consistency", "Strong");
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response) {
        const ErrorCode code = response.error().code;
        if (code == ErrorCode::RecordMissing || code == ErrorCode::ObjectMissing)
            co_return fail(objectMissing(object, response.error().providerCode));
        co_return fail(response.error());
    }
    const Result<QJsonObject> definition = readJsonObject(response->body);
    if (!definition)
        co_return fail(definition.error());

    // Whom a lookup points at and whether a date has a time is told by the class of a column alone. Neither
    // is worth failing for.
    const QString casts = table + QStringLiteral("/Attributes/Microsoft.Dynamics.CRM.");
    QString resource = casts + QStringLiteral("LookupAttributeMetadata?$select=LogicalName,Targets");
    const Result<QJsonArray> lookups = co_await listOf(site, resource, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    resource = casts + QStringLiteral("DateTimeAttributeMetadata?$select=LogicalName,DateTimeBehavior");
    const Result<QJsonArray> dates = co_await listOf(site, resource, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    co_return objectOf(*definition,
                       columnDetails(lookups ? *lookups : QJsonArray(), dates ? *dates : QJsonArray()));
}

/// As far as the job goes: a lookup that it does not name is never written.
ObjectInfo named(ObjectInfo object, const QStringList &fields)
{
    if (!fields.isEmpty())
        object.fields.removeIf(
            [&fields](const FieldInfo &field) { return !fields.contains(field.name, Qt::CaseInsensitive); });
    return object;
}

Task<Result<QList<ObjectUse>>> describeUses(std::shared_ptr<Site> site, QList<ObjectUse> uses,
                                            CancelToken cancel)
{
    for (ObjectUse &use : uses) {
        if (!use.pushes || use.described)
            continue;
        const Result<ObjectInfo> described = co_await describeObject(site, use.object, cancel);
        // Without that table its job stops by itself, and needs nothing.
        if (!described && described.error().code == ErrorCode::ObjectMissing)
            continue;
        if (!described)
            co_return fail(described.error());
        const QStringList fields = use.fields;
        use = useOf(named(*described, fields), use.pulls, use.pushes, use.deletes);
        use.fields = fields;
    }
    co_return uses;
}

Task<Result<QList<CheckResult>>> checkDescribed(std::shared_ptr<Site> site, CheckScope scope,
                                                CancelToken cancel)
{
    const Result<QList<ObjectUse>> uses = co_await describeUses(site, scope.uses, cancel);
    // A disabled user may not ask even that: the list itself says so.
    if (uses)
        scope.uses = *uses;
    else if (uses.error().isCancelled())
        co_return fail(uses.error());
    co_return co_await runChecklist(site, std::move(scope), cancel);
}

std::optional<qint64> aggregated(const QJsonArray &rows)
{
    const QJsonValue n = rows.isEmpty() ? QJsonValue() : rows.first().toObject().value(QLatin1String("n"));
    return n.isDouble() ? std::optional(n.toInteger()) : std::nullopt;
}

// No more than countLimit of them; beyond that "5000+".
Task<Result<RecordCount>> countSome(std::shared_ptr<Site> site, PullQuery query, CancelToken cancel)
{
    query.resource += QStringLiteral("&$count=true");
    HttpRequest request = HttpRequest::get(site->at(query.resource, query.filter))
                              .withHeader("Prefer",
                                          "odata.include-annotations="
                                          "\"Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded\"");
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const Result<QJsonObject> answer = readJsonObject(response->body);
    if (!answer)
        co_return fail(answer.error());
    const QJsonValue count = answer->value(QLatin1String("@odata.count"));
    if (!count.isDouble())
        co_return fail(answerInvalid(QStringLiteral("a count without @odata.count")));
    const bool exceeded =
        answer->value(QLatin1String("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")).toBool();
    co_return RecordCount{count.toInteger(), exceeded || count.toInteger() == countLimit};
}

Task<Result<RecordCount>> countRecords(std::shared_ptr<Site> site, ObjectInfo object, CancelToken cancel)
{
    if (!isName(object.setName) || !isName(object.idField))
        co_return fail(objectMissing(object.name, {}));
    const PullQuery filter = filterQuery(object);
    if (!object.filter.isEmpty())
        co_return co_await countSome(site, filter, cancel);
    const QString aggregate = object.setName + QStringLiteral("?$apply=aggregate($count as n)");
    const Result<QJsonArray> rows = co_await listOf(site, aggregate, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (rows) {
        if (const auto exact = aggregated(*rows))
            co_return RecordCount{*exact, false};
    } else if (rows.error().code == ErrorCode::TimedOut && !rows.error().isTransient()) {
        co_return RecordCount{aggregateLimit, true};
    } else if (rows.error().isTransient() || rows.error().code == ErrorCode::SignInNeeded
               || rows.error().code == ErrorCode::PermissionMissing) {
        co_return fail(rows.error());
    }
    co_return co_await countSome(site, filter, cancel);
}

Task<Outcome> askByFilter(std::shared_ptr<Site> site, ObjectInfo object, CancelToken cancel)
{
    if (!isName(object.setName) || !isName(object.idField))
        co_return fail(objectMissing(object.name, {}));
    const QString hint = QCoreApplication::translate(
        "fairlead::crm",
        "Write it as the $filter of the Web API, such as: statecode eq 0 and revenue gt 1000000");
    if (const auto problem = problemOfFilter(object.filter, CrmKind::Dynamics, hint))
        co_return fail(*problem);
    const PullQuery query = filterQuery(object);
    const Result<QJsonObject> answer =
        co_await site->api.object(site->at(query.resource, query.filter), cancel);
    if (!answer && isAboutTheFilter(answer.error()))
        co_return fail(filterRefused(answer.error(), hint));
    if (!answer)
        co_return fail(answer.error());
    co_return Outcome();
}

} // namespace

Client::Client(Http &http, TokenSource &tokens, const QUrl &address, const QString &pinnedOrganisation)
    : m_site(std::make_shared<Site>(http, tokens, address))
{
    if (!pinnedOrganisation.isEmpty())
        pinOrganisation(*m_site, pinnedOrganisation);
}

Client::Client(const Site &whole)
    : m_site(std::make_shared<Site>(whole))
{
    m_site->api.countAnew();
}

Client::~Client() = default;

Task<Result<OrgInfo>> Client::whoAmI(CancelToken cancel)
{
    return identify(m_site, std::move(cancel));
}

Task<Result<OrgInfo>> Client::identity(CancelToken cancel)
{
    return whose(m_site, std::move(cancel));
}

Task<Result<QList<ObjectInfo>>> Client::objects(CancelToken cancel)
{
    return listObjects(m_site, std::move(cancel));
}

Task<Result<ObjectInfo>> Client::describe(QString object, CancelToken cancel)
{
    return describeObject(m_site, std::move(object), std::move(cancel));
}

Task<Result<RecordCount>> Client::count(ObjectInfo object, CancelToken cancel)
{
    return countRecords(m_site, std::move(object), std::move(cancel));
}

Task<Outcome> Client::tryFilter(ObjectInfo object, CancelToken cancel)
{
    return askByFilter(m_site, std::move(object), std::move(cancel));
}

Task<Result<RecordPage>> Client::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    return pullPage(m_site, std::move(object), std::move(cursor), std::move(cancel));
}

Task<Result<QList<CrmRecord>>> Client::read(ObjectInfo object, QStringList ids, QStringList columns,
                                            CancelToken cancel)
{
    return readRecords(m_site, std::move(object), std::move(ids), std::move(columns), std::move(cancel));
}

Task<Result<QStringList>> Client::deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel)
{
    return recordsDeletedAmong(m_site, std::move(object), std::move(ids), std::move(cancel));
}

Task<Result<QList<WriteResult>>> Client::write(ObjectInfo object, WriteBatch batch, CancelToken cancel)
{
    return writeRecords(m_site, std::move(object), std::move(batch), std::move(cancel));
}

int Client::writeLimit(WriteKind kind) const
{
    return writeLimitOf(kind);
}

Task<Result<QList<CrmRecord>>> Client::createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                    CancelToken cancel)
{
    return recordsCreatedSince(m_site, std::move(object), std::move(since), std::move(columns),
                               std::move(cancel));
}

Task<Result<QList<CheckResult>>> Client::checks(CancelToken cancel)
{
    return runUserChecklist(m_site, std::move(cancel));
}

Task<Result<QList<CheckResult>>> Client::checksFor(CheckScope scope, CancelToken cancel)
{
    return checkDescribed(m_site, std::move(scope), std::move(cancel));
}

Task<Result<QHash<QString, QStringList>>> Client::missingRights(QList<ObjectUse> uses, CancelToken cancel)
{
    return askMissingByObject(m_site, std::move(uses), std::move(cancel));
}

Task<Result<QList<ObjectUse>>> Client::describedUses(QList<ObjectUse> uses, CancelToken cancel)
{
    return describeUses(m_site, std::move(uses), std::move(cancel));
}

Task<Result<QList<MissingPrivilege>>> Client::missingPrivileges(QList<ObjectUse> uses, CancelToken cancel)
{
    return askMissingPrivileges(m_site, std::move(uses), std::move(cancel));
}

Task<Result<UserVerdict>> Client::verifyUser(UserExpectation expected, CancelToken cancel)
{
    return dynamics::verifyUser(m_site, std::move(expected), std::move(cancel));
}

ApiUsage Client::usage() const
{
    return m_site->api.usage();
}

QDateTime Client::serverTime() const
{
    return m_site->api.serverTime();
}

qint64 Client::requests() const
{
    return m_site->api.requests();
}

std::unique_ptr<CrmClient> Client::part()
{
    return std::unique_ptr<CrmClient>(new Client(*m_site));
}

} // namespace fairlead::dynamics
