// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"

#include "crm/jobfilter.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/checklist.h"
#include "crm/salesforce/collection.h"
#include "crm/salesforce/describe.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/pull.h"
#include "crm/salesforce/records.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"
#include "crm/salesforce/write.h"

#include <QCoreApplication>

namespace fairlead::salesforce {

namespace {

Task<Result<OrgInfo>> identify(std::shared_ptr<Site> site, QString pinned, CancelToken cancel)
{
    const QUrl url = site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> userinfo = co_await site->api.object(url, cancel);
    if (!userinfo)
        co_return fail(userinfo.error());
    Result<OrgInfo> who = whoOf(*userinfo, site->instance);
    if (!who)
        co_return fail(who.error());
    site->known->userId = who->userId;
    if (!pinned.isEmpty() && who->organisationId != pinned)
        co_return fail(wrongOrganisation(who->name));
    const QString resource = QStringLiteral("/query");
    const QString soql = organisationQuery();
    const Result<QJsonArray> rows = co_await queryRows(site, resource, soql, cancel);
    if (rows && !rows->isEmpty()) {
        describeOrganisation(rows->first().toObject(), *who);
    } else if (!rows && rows.error().errorClass != ErrorClass::StopJob
               && rows.error().errorClass != ErrorClass::SkipItem) {
        // A user who may not read Organization still knows where it is; anything else is worth telling.
        co_return fail(rows.error());
    }
    co_return *who;
}

Task<Result<QJsonObject>> get(std::shared_ptr<Site> site, QString resource, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + resource);
    co_return co_await site->api.object(url, cancel);
}

Task<Result<QList<ObjectInfo>>> listObjects(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<QJsonObject> answer = co_await get(site, QStringLiteral("/sobjects"), cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return objectsOf(*answer);
}

Task<Result<ObjectInfo>> describeObject(std::shared_ptr<Site> site, QString object, CancelToken cancel)
{
    if (!isApiName(object))
        co_return fail(objectMissing(object, {}));
    const QString resource = QStringLiteral("/sobjects/%1/describe").arg(object);
    const Result<QJsonObject> answer = co_await get(site, resource, cancel);
    if (!answer) {
        const ErrorCode code = answer.error().code;
        if (code == ErrorCode::RecordMissing || code == ErrorCode::ObjectMissing)
            co_return fail(objectMissing(object, answer.error().providerCode));
        co_return fail(answer.error());
    }
    co_return objectOf(*answer);
}

Task<Result<RecordCount>> countRecords(std::shared_ptr<Site> site, ObjectInfo object, CancelToken cancel)
{
    if (!isApiName(object.name))
        co_return fail(objectMissing(object.name, {}));
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    HttpRequest request = HttpRequest::get(withSoql(url, countQuery(object)));
    request.timeout = longRequest;
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const Result<QJsonObject> answer = readJsonObject(response->body);
    if (!answer)
        co_return fail(answer.error());
    const QJsonValue total = answer->value(QLatin1String("totalSize"));
    if (!total.isDouble())
        co_return fail(answerInvalid(QStringLiteral("a count without totalSize")));
    co_return RecordCount{total.toInteger(), false};
}

Task<Outcome> askByFilter(std::shared_ptr<Site> site, ObjectInfo object, CancelToken cancel)
{
    if (!isApiName(object.name))
        co_return fail(objectMissing(object.name, {}));
    const QString hint = QCoreApplication::translate(
        "fairlead::crm",
        "Write it as after the word WHERE of a SOQL query, such as: Industry = 'Energy' AND "
        "AnnualRevenue > 1000000");
    if (const auto problem = problemOfFilter(object.filter, CrmKind::Salesforce, hint))
        co_return fail(*problem);
    const QString resource = QStringLiteral("/query");
    const QString soql = filterQuery(object);
    const Result<QJsonArray> rows = co_await queryRows(site, resource, soql, cancel);
    if (!rows && isAboutTheFilter(rows.error()))
        co_return fail(filterRefused(rows.error(), hint));
    if (!rows)
        co_return fail(rows.error());
    co_return Outcome();
}

Task<Result<QMap<QString, Limit>>> getLimits(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<QJsonObject> answer = co_await get(site, QStringLiteral("/limits"), cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return readLimits(*answer);
}

} // namespace

Client::Client(Http &http, TokenSource &tokens, const QUrl &instance, QString pinnedOrganisation)
    : m_site(std::make_shared<Site>(http, tokens, instance))
    , m_pinnedOrganisation(std::move(pinnedOrganisation))
{
}

Client::Client(const Site &whole, QString pinnedOrganisation)
    : m_site(std::make_shared<Site>(whole))
    , m_pinnedOrganisation(std::move(pinnedOrganisation))
{
    m_site->api.countAnew();
}

Client::~Client() = default;

void Client::useBulk(Clock &clock, qint64 threshold)
{
    m_site->known->clock = &clock;
    m_site->known->bulkThreshold = threshold;
}

Task<Result<OrgInfo>> Client::whoAmI(CancelToken cancel)
{
    return identify(m_site, m_pinnedOrganisation, std::move(cancel));
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

Task<Result<QList<CrmRecord>>> Client::readByExternalId(ObjectInfo object, QString field, QStringList values,
                                                        QStringList columns, CancelToken cancel)
{
    return recordsByExternalId(m_site, std::move(object), std::move(field), std::move(values),
                               std::move(columns), std::move(cancel));
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
    Q_UNUSED(kind);
    return collectionLimit;
}

Task<Result<QList<CrmRecord>>> Client::createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                    CancelToken cancel)
{
    return recordsCreatedSince(m_site, std::move(object), std::move(since), std::move(columns),
                               std::move(cancel));
}

Task<Result<QList<CheckResult>>> Client::checks(CancelToken cancel)
{
    return runChecklist(m_site, {}, std::move(cancel));
}

Task<Result<QList<CheckResult>>> Client::checksFor(CheckScope scope, CancelToken cancel)
{
    return runChecklist(m_site, std::move(scope), std::move(cancel));
}

Task<Result<QMap<QString, Limit>>> Client::limits(CancelToken cancel)
{
    return getLimits(m_site, std::move(cancel));
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
    return std::unique_ptr<CrmClient>(new Client(*m_site, m_pinnedOrganisation));
}

} // namespace fairlead::salesforce
