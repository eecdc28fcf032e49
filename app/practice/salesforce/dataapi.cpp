// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/dataapi.h"

#include "practice/salesforce/appsapi.h"
#include "practice/salesforce/bulkapi.h"
#include "practice/salesforce/collections.h"
#include "practice/salesforce/deployapi.h"
#include "practice/salesforce/sobjectapi.h"

#include <QJsonDocument>

namespace fairlead::practice::salesforce {

namespace {

constexpr int oldestVersion = 31;
constexpr int newestVersion = 66;

// Three releases a year: 31.0 was Summer '14.
QString releaseName(int version)
{
    static const char *seasons[] = {"Summer", "Winter", "Spring"};
    const int step = version - oldestVersion;
    return QStringLiteral("%1 '%2").arg(QLatin1String(seasons[step % 3])).arg(14 + (step + 2) / 3);
}

Response versions()
{
    QJsonArray out;
    for (int version = oldestVersion; version <= newestVersion; ++version) {
        out.append(QJsonObject{{QStringLiteral("label"), releaseName(version)},
                               {QStringLiteral("url"), QStringLiteral("/services/data/v%1.0").arg(version)},
                               {QStringLiteral("version"), QStringLiteral("%1.0").arg(version)}});
    }
    return Response::json(QJsonDocument(out).toJson(QJsonDocument::Compact));
}

bool isVersion(const QString &text)
{
    bool ok = false;
    const int number = text.mid(1, text.size() - 3).toInt(&ok);
    return ok && text.startsWith(QLatin1Char('v')) && text.endsWith(QLatin1String(".0"))
        && number >= oldestVersion && number <= newestVersion;
}

Response object(const QJsonObject &json)
{
    return Response::json(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

// Split before it is decoded: the value of an external id may hold a slash.
QStringList pathParts(const QUrl &url)
{
    QStringList out;
    for (const QString &part : url.path(QUrl::FullyEncoded).split(QLatin1Char('/'), Qt::SkipEmptyParts))
        out.append(QUrl::fromPercentEncoding(part.toLatin1()));
    return out;
}

} // namespace

Records::Caller recordsCaller(Org &org, const Call &call)
{
    SaveOptions save;
    save.version = call.version;
    save.autoAssign = call.request.header("Sforce-Auto-Assign").trimmed().toLower() != "false";
    // "allowSave=true; includeRecordDetails=true", since 52.0 (reference Salesforce 4.4).
    for (const QByteArray &part :
         call.request.header("Sforce-Duplicate-Rule-Header").replace(',', ';').toLower().split(';')) {
        const bool counts = call.release() >= 52;
        save.allowDuplicates |= counts && part.trimmed() == "allowsave=true";
        save.duplicateDetails |= counts && part.trimmed() == "includerecorddetails=true";
    }
    return {call.user.id, &org.visibility(call.user), save};
}

Response errorResponse(const ApiError &error)
{
    Response response = Response::json(error.json(), error.status);
    if (error.status == 401)
        response.setHeader("WWW-Authenticate", "Token");
    return response;
}

ApiError notFound()
{
    return {404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false};
}

ApiError methodNotAllowed(const QByteArray &method, const char *allowed)
{
    return {405,
            "METHOD_NOT_ALLOWED",
            QStringLiteral("HTTP Method '%1' not allowed. Allowed are %2")
                .arg(QString::fromLatin1(method), QLatin1String(allowed)),
            {},
            false};
}

Answer<QJsonObject> readBody(const Request &request)
{
    const QByteArray type = request.header("Content-Type").toLower();
    if (!type.isEmpty() && !type.contains("json"))
        return refuse({415,
                       "UNSUPPORTED_MEDIA_TYPE",
                       QStringLiteral("Content type '%1' not supported").arg(QString::fromLatin1(type)),
                       {},
                       false});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(request.body, &error);
    if (document.isObject())
        return document.object();
    const QString message = error.error == QJsonParseError::NoError
        ? QStringLiteral("Cannot deserialize instance of object from START_ARRAY at [line:1, column:1]")
        : QStringLiteral("Unexpected character or end of input: %1 at [line:1, column:%2]")
              .arg(error.errorString())
              .arg(error.offset + 1);
    return refuse({400, "JSON_PARSER_ERROR", message, {}, false});
}

DataApi::DataApi(Org &org)
    : m_org(org)
{
}

std::optional<Response> DataApi::handle(const Request &request)
{
    const QString path = request.path();
    if (!path.startsWith(QLatin1String("/services/data")))
        return std::nullopt;
    if (path == QLatin1String("/services/data") || path == QLatin1String("/services/data/"))
        return versions();
    const auto call = admit(request);
    if (!call)
        return call.error().status == 401 ? errorResponse(call.error())
                                          : withUsage(errorResponse(call.error()));
    return withUsage(route(*call));
}

Answer<Call> DataApi::admit(const Request &request)
{
    QStringList path = pathParts(request.url).mid(2);
    const QByteArray authorization = request.header("Authorization");
    const bool bearer = authorization.startsWith("Bearer ") || authorization.startsWith("OAuth ");
    const QByteArray token =
        bearer ? authorization.mid(authorization.indexOf(' ') + 1).trimmed() : QByteArray();
    const auto *session = m_org.oauth.session(token, m_org.clientAddress(request));
    const auto user = session ? m_org.user(session->user) : std::nullopt;
    const bool api = session
        && (session->scopes.contains(QLatin1String("api"))
            || session->scopes.contains(QLatin1String("full")));
    if (!user || !user->active || !api)
        return refuse({401, "INVALID_SESSION_ID", QStringLiteral("Session expired or invalid"), {}, false});
    if (!m_org.settings.apiEnabled || !m_org.visibility(*user).may("ApiEnabled"))
        return refuse({403,
                       "API_DISABLED_FOR_ORG",
                       QStringLiteral("The REST API is not enabled for this Organization."),
                       {},
                       false});
    const QDateTime now = m_org.clock.nowUtc();
    if (m_org.apiRequests.used(now) >= m_org.settings.apiRequestsMax)
        return refuse(
            {403, "REQUEST_LIMIT_EXCEEDED", QStringLiteral("TotalRequests Limit exceeded."), {}, false});
    if (m_org.settings.concurrentRequestsExceeded > 0) {
        --m_org.settings.concurrentRequestsExceeded;
        return refuse({403,
                       "REQUEST_LIMIT_EXCEEDED",
                       QStringLiteral("ConcurrentRequests (Concurrent API Requests) Limit exceeded."),
                       {},
                       false});
    }
    m_org.apiRequests.add(now);
    if (!isVersion(path.first()))
        return refuse(notFound());
    QByteArray method = request.method;
    const QString instead = Request::value(request.query(), QStringLiteral("_HttpMethod"));
    if (method == "POST" && !instead.isEmpty())
        method = instead.toUpper().toLatin1();
    const QByteArray version = path.takeFirst().toLatin1();
    return Call{request, version, path, method, *user, token};
}

// On every answer, failures included (reference Salesforce 3.1).
Response DataApi::withUsage(Response response) const
{
    response.setHeader("Sforce-Limit-Info",
                       "api-usage=" + QByteArray::number(m_org.apiRequests.used(m_org.clock.nowUtc())) + '/'
                           + QByteArray::number(m_org.settings.apiRequestsMax));
    return response;
}

Response DataApi::route(const Call &call)
{
    m_org.listTokens();
    const QString first = call.path.value(0);
    if (first.isEmpty())
        return call.reads() ? resources(call) : errorResponse(methodNotAllowed(call.method, "GET,HEAD"));
    if (first == QLatin1String("limits"))
        return call.reads() ? limits() : errorResponse(methodNotAllowed(call.method, "GET,HEAD"));
    if (first == QLatin1String("query") || first == QLatin1String("queryAll"))
        return query(call);
    if (first == QLatin1String("tooling"))
        return tooling(call);
    if (first == QLatin1String("sobjects"))
        return SObjectApi(m_org).handle(call);
    if (first == QLatin1String("jobs"))
        return BulkApi(m_org).handle(call);
    if (first == QLatin1String("apps"))
        return appsResource(m_org, call);
    if (first == QLatin1String("metadata"))
        return DeployApi(m_org).handle(call);
    if (first == QLatin1String("composite"))
        return Collections(m_org).handle(call);
    return errorResponse(notFound());
}

Response DataApi::resources(const Call &call) const
{
    const QString base = QStringLiteral("/services/data/") + QLatin1String(call.version) + QLatin1Char('/');
    QJsonObject out;
    for (const auto *name :
         {"sobjects", "query", "queryAll", "limits", "composite", "tooling", "jobs", "metadata"})
        out.insert(QLatin1String(name), QString(base + QLatin1String(name)));
    out.insert(QStringLiteral("identity"),
               QString(call.request.origin() + QStringLiteral("/id/") + QLatin1String(m_org.ids.organization)
                       + QLatin1Char('/') + QLatin1String(call.user.id)));
    return object(out);
}

Response DataApi::limits()
{
    const auto entry = [](int max, int remaining) {
        return QJsonObject{{QStringLiteral("Max"), max}, {QStringLiteral("Remaining"), remaining}};
    };
    const int max = m_org.settings.apiRequestsMax;
    const int jobs = m_org.settings.bulkQueryJobsMax;
    const int storage = 976562;
    return object(
        {{QStringLiteral("DailyApiRequests"),
          entry(max, std::max(0, max - m_org.apiRequests.used(m_org.clock.nowUtc())))},
         {QStringLiteral("DailyAsyncApexExecutions"), entry(250000, 250000)},
         {QStringLiteral("DailyBulkApiBatches"), entry(15000, 15000)},
         {QStringLiteral("DailyBulkV2QueryFileStorageMB"),
          entry(storage, std::max(0, storage - m_org.bulk.storedMB()))},
         {QStringLiteral("DailyBulkV2QueryJobs"), entry(jobs, std::max(0, jobs - m_org.bulk.jobsUsed()))},
         {QStringLiteral("DataStorageMB"), entry(10240, 10180)},
         {QStringLiteral("FileStorageMB"), entry(10240, 10240)},
         {QStringLiteral("HourlyTimeBasedWorkflow"), entry(1000, 1000)},
         {QStringLiteral("SingleEmail"), entry(5000, 5000)}});
}

Response DataApi::query(const Call &call)
{
    if (!call.reads())
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET"));
    Queries::Caller caller{call.user.id, &m_org.visibility(call.user), call.version, 2000};
    // A hint between 200 and 2,000; what lies beyond is taken for the nearest (reference Salesforce 3.2).
    for (const QByteArray &option : call.request.header("Sforce-Query-Options").split(',')) {
        const auto pair = option.split('=');
        if (pair.size() == 2 && pair.first().trimmed().toLower() == "batchsize")
            caller.batchSize = std::clamp(pair.last().trimmed().toInt(), 200, 2000);
    }
    const QByteArray soql = Request::value(call.request.query(), QStringLiteral("q")).toUtf8();
    const auto answer = call.path.size() > 1
        ? m_org.queries.more(call.path.at(1).toLatin1(), caller)
        : m_org.queries.run(soql, call.path.first() == QLatin1String("queryAll"), caller);
    return answer ? Response::json(*answer) : errorResponse(answer.error());
}

// Of the tooling objects only the security settings, for the checks after connecting (reference Salesforce
// 6).
Response DataApi::tooling(const Call &call)
{
    if (call.path.value(1) != QLatin1String("query") || !call.reads())
        return errorResponse(notFound());
    const auto query = soql::parse(Request::value(call.request.query(), QStringLiteral("q")).toUtf8());
    if (!query)
        return errorResponse(query.error());
    // Without "View Setup and Configuration" the type is not there at all.
    if (query->object.compare("SecuritySettings", Qt::CaseInsensitive) != 0 || !call.user.administrator)
        return errorResponse({400,
                              "INVALID_TYPE",
                              soql::pointer(query->text, query->objectPosition)
                                  + QStringLiteral("sObject type '%1' is not supported.")
                                        .arg(QString::fromUtf8(query->object)),
                              {},
                              false});
    const OrgSettings &settings = m_org.settings;
    const QString id = QStringLiteral("000000000000000AAA");
    const QString url = QStringLiteral("/services/data/%1/tooling/sobjects/SecuritySettings/%2")
                            .arg(QLatin1String(call.version), id);
    const QJsonObject sessions{
        {QStringLiteral("enforceIpRangesEveryRequest"), settings.enforceIpRangesEveryRequest},
        {QStringLiteral("forceLogoutOnSessionTimeout"), false},
        {QStringLiteral("forceRelogin"), true},
        {QStringLiteral("lockSessionsToDomain"), settings.lockSessionsToDomain},
        {QStringLiteral("lockSessionsToIp"), settings.lockSessionsToIp},
        {QStringLiteral("requireHttpOnly"), false},
        {QStringLiteral("sessionTimeout"), QStringLiteral("TwoHours")}};
    const QJsonObject metadata{
        {QStringLiteral("networkAccess"), QJsonObject{{QStringLiteral("ipRanges"), settings.ipRanges}}},
        {QStringLiteral("sessionSettings"), sessions}};
    QJsonObject record{{QStringLiteral("attributes"),
                        QJsonObject{{QStringLiteral("type"), QStringLiteral("SecuritySettings")},
                                    {QStringLiteral("url"), url}}}};
    for (const soql::SelectItem &item : query->select) {
        const QByteArray field = item.path.text().toLower();
        if (field == "id")
            record.insert(QStringLiteral("Id"), id);
        else if (field == "metadata")
            record.insert(QStringLiteral("Metadata"), metadata);
        else
            return errorResponse({400,
                                  "INVALID_FIELD",
                                  soql::pointer(query->text, item.path.position)
                                      + QStringLiteral("No such column '%1' on entity 'SecuritySettings'.")
                                            .arg(QString::fromUtf8(item.path.text())),
                                  {},
                                  false});
    }
    return object({{QStringLiteral("size"), 1},
                   {QStringLiteral("totalSize"), 1},
                   {QStringLiteral("done"), true},
                   {QStringLiteral("queryLocator"), QJsonValue::Null},
                   {QStringLiteral("entityTypeName"), QStringLiteral("SecuritySettings")},
                   {QStringLiteral("records"), QJsonArray{record}}});
}

} // namespace fairlead::practice::salesforce
