// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"

#include "crm/jsonanswer.h"
#include "crm/salesforce/checklist.h"
#include "crm/salesforce/describe.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/pageparser.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"
#include "crm/watermark.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

// A query may run for two minutes at Salesforce before it gives up itself.
constexpr std::chrono::seconds queryTimeout{130};

bool isApiName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

Error objectMissing(const QString &object, const QString &providerCode)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = QCoreApplication::translate("fairlead::crm",
                                                 "There is no object %1 here, or it is hidden from the "
                                                 "integration user.")
                         .arg(object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "Check the name, or give the integration user's permission set access to the object.");
    error.providerCode = providerCode;
    return error;
}

// The link is Salesforce's own path; anything else must not see the token (trap 1).
std::optional<QUrl> nextPage(const Site &site, const QString &link)
{
    if (!link.startsWith(QLatin1String("/services/data/")))
        return std::nullopt;
    const QUrl relative = QUrl::fromEncoded(link.toUtf8(), QUrl::StrictMode);
    if (!relative.isValid() || !relative.host().isEmpty())
        return std::nullopt;
    return site.instance.resolved(relative);
}

HttpRequest byIdRequest(QUrl base, const ObjectInfo &object, const QueryPage &page, const QStringList &fields)
{
    base.setPath(base.path() + QStringLiteral("/composite/sobjects/") + object.name);
    const QJsonObject body{{QStringLiteral("ids"), QJsonArray::fromStringList(idsOf(page))},
                           {QStringLiteral("fields"), QJsonArray::fromStringList(fields)}};
    HttpRequest request = HttpRequest::json("POST", base, QJsonDocument(body).toJson(QJsonDocument::Compact));
    request.repeatable = true; // it only reads
    request.timeout = queryTimeout;
    return request;
}

Task<Result<RecordPage>> pullPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const PullQuery query = pullQuery(object, lowerBound(cursor.watermark));
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    url = withSoql(url, query.soql);
    if (!cursor.nextLink.isEmpty()) {
        const std::optional<QUrl> next = nextPage(*site, cursor.nextLink);
        if (!next)
            co_return fail(
                cursorExpired(answerInvalid(QStringLiteral("the link to the next page leads elsewhere"))));
        url = *next;
    }
    HttpRequest request = HttpRequest::get(url).withHeader("Sforce-Query-Options", "batchSize=2000");
    request.timeout = queryTimeout;
    Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const std::optional<QDateTime> serverTime = response->serverTime();
    Result<QueryPage> read = readQueryPage(std::move(response->body), object, query.columns);
    if (!read)
        co_return fail(read.error());

    if (!read->nextRecordsUrl.isEmpty() && !nextPage(*site, read->nextRecordsUrl))
        co_return fail(answerInvalid(QStringLiteral("the link to the next page leads elsewhere")));

    const QString lastStamp = lastStampOf(read->page, object.stampField);
    if (!query.byId.isEmpty() && read->page.rows() > 0) {
        HttpRequest rest = byIdRequest(*base, object, *read, query.byId);
        Result<HttpResponse> restOf = co_await site->api.send(std::move(rest), cancel);
        if (!restOf)
            co_return fail(restOf.error());
        const Outcome merged = mergeById(std::move(restOf->body), object, query.byId, *read);
        if (!merged)
            co_return fail(merged.error());
    }
    RecordPage page = std::move(read->page);
    page.next = cursorAfter(cursor, read->nextRecordsUrl, serverTime, lastStamp);
    page.last = read->nextRecordsUrl.isEmpty();
    co_return page;
}

Task<Result<OrgInfo>> identify(std::shared_ptr<Site> site, QString pinned, CancelToken cancel)
{
    const QUrl url = site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> userinfo = co_await site->api.object(url, cancel);
    if (!userinfo)
        co_return fail(userinfo.error());
    Result<OrgInfo> who = whoOf(*userinfo, site->instance);
    if (!who)
        co_return fail(who.error());
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

Task<Result<RecordCount>> countRecords(std::shared_ptr<Site> site, QString object, CancelToken cancel)
{
    if (!isApiName(object))
        co_return fail(objectMissing(object, {}));
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    HttpRequest request = HttpRequest::get(withSoql(url, QStringLiteral("SELECT COUNT() FROM ") + object));
    request.timeout = queryTimeout;
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

Client::~Client() = default;

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
    return countRecords(m_site, object.name, std::move(cancel));
}

Task<Result<RecordPage>> Client::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    return pullPage(m_site, std::move(object), std::move(cursor), std::move(cancel));
}

Task<Result<QList<CheckResult>>> Client::checks(CancelToken cancel)
{
    return runChecklist(m_site, std::move(cancel));
}

Task<Result<QMap<QString, Limit>>> Client::limits(CancelToken cancel)
{
    return getLimits(m_site, std::move(cancel));
}

ApiUsage Client::usage() const
{
    return m_site->api.usage();
}

qint64 Client::requests() const
{
    return m_site->api.requests();
}

} // namespace fairlead::salesforce
