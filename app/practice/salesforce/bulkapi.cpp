// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/bulkapi.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

using Job = BulkQueries::Job;
using State = BulkQueries::State;

constexpr int firstRelease = 47;
constexpr int firstParallelRelease = 58;
constexpr int parallelPages = 5;
constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray stateName(State state)
{
    switch (state) {
    case State::UploadComplete:
        return "UploadComplete";
    case State::InProgress:
        return "InProgress";
    case State::JobComplete:
        return "JobComplete";
    case State::Failed:
        return "Failed";
    case State::Aborted:
        return "Aborted";
    }
    return {};
}

QJsonObject jobJson(const Job &job, State state)
{
    QJsonObject out{{QStringLiteral("id"), QString::fromLatin1(job.id)},
                    {QStringLiteral("operation"), QString::fromLatin1(job.wish.operation)},
                    {QStringLiteral("object"), QString::fromLatin1(job.object)},
                    {QStringLiteral("createdById"), QString::fromLatin1(job.caller.user)},
                    {QStringLiteral("createdDate"), Store::stamp(job.created)},
                    {QStringLiteral("systemModstamp"), Store::stamp(job.modified)},
                    {QStringLiteral("state"), QString::fromLatin1(stateName(state))},
                    {QStringLiteral("concurrencyMode"), QStringLiteral("Parallel")},
                    {QStringLiteral("contentType"), QStringLiteral("CSV")},
                    {QStringLiteral("apiVersion"), QStringLiteral("%1.0").arg(job.caller.release)},
                    {QStringLiteral("lineEnding"), QString::fromLatin1(job.wish.lineEnding)},
                    {QStringLiteral("columnDelimiter"), QString::fromLatin1(job.wish.delimiter)}};
    if (state == State::UploadComplete || state == State::InProgress)
        return out;
    out.insert(QStringLiteral("jobType"), QStringLiteral("V2Query"));
    out.insert(QStringLiteral("retries"), 0);
    out.insert(QStringLiteral("totalProcessingTime"), int(job.created.msecsTo(job.modified)));
    out.insert(QStringLiteral("numberRecordsProcessed"), job.result ? job.result->size() : 0);
    if (state == State::Failed)
        out.insert(QStringLiteral("errorMessage"), job.failure);
    return out;
}

// The version is a number of two parts, which no JSON writer makes of 66: it comes as a text that loses its
// quotes here.
Response jsonOf(const QJsonObject &object)
{
    static const QRegularExpression version(QStringLiteral("\"apiVersion\":\"(\\d+\\.0)\""));
    QString text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    return Response::json(text.replace(version, QStringLiteral("\"apiVersion\":\\1")).toUtf8());
}

QByteArray locator(int from)
{
    return QByteArray::number(from).toBase64(base64);
}

QString member(const QJsonObject &body, const char *key, const QString &otherwise)
{
    return body.value(QLatin1String(key)).toString(otherwise);
}

} // namespace

BulkApi::BulkApi(Org &org)
    : m_org(org)
{
}

BulkQueries::Caller BulkApi::caller(const Call &call) const
{
    return {call.user.id, &m_org.visibility(call.user), call.user.managesUsers, call.release()};
}

Response BulkApi::handle(const Call &call)
{
    if (call.path.value(1) != QLatin1String("query") || call.release() < firstRelease || call.path.size() > 4)
        return errorResponse(notFound());
    if (call.path.size() > 2)
        return one(call, call.path.at(2).toLatin1());
    if (call.method == "POST")
        return create(call);
    return call.reads() ? list(call) : errorResponse(methodNotAllowed(call.method, "HEAD,GET,POST"));
}

Response BulkApi::create(const Call &call)
{
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    if (member(*body, "contentType", QStringLiteral("CSV")) != QLatin1String("CSV"))
        return errorResponse(
            requestError(400, "INVALIDJOB", QStringLiteral("InvalidJob : contentType must be CSV")));
    const BulkQueries::Wish wish{member(*body, "query", {}).toUtf8(), member(*body, "operation", {}).toUtf8(),
                                 member(*body, "columnDelimiter", QStringLiteral("COMMA")).toUtf8(),
                                 member(*body, "lineEnding", QStringLiteral("LF")).toUtf8()};
    const auto job = m_org.bulk.create(wish, caller(call));
    return job ? jsonOf(jobJson(*job, State::UploadComplete)) : errorResponse(job.error());
}

Response BulkApi::list(const Call &call)
{
    const QString type = Request::value(call.request.query(), QStringLiteral("jobType"));
    QJsonArray records;
    if (type.isEmpty() || type == QLatin1String("V2Query")) {
        const auto jobs = m_org.bulk.jobs(caller(call));
        for (const Job &job : jobs)
            records.append(jobJson(job, job.state));
    }
    return jsonOf({{QStringLiteral("done"), true},
                   {QStringLiteral("nextRecordsUrl"), QJsonValue::Null},
                   {QStringLiteral("records"), records}});
}

Response BulkApi::one(const Call &call, const QByteArray &id)
{
    const auto job = m_org.bulk.job(id, caller(call));
    if (!job)
        return errorResponse(job.error());
    const QString what = call.path.value(3);
    if (what == QLatin1String("results") && call.reads())
        return results(call, *job);
    if (what == QLatin1String("resultPages") && call.reads() && call.release() >= firstParallelRelease)
        return resultPages(call, *job);
    if (!what.isEmpty())
        return errorResponse(notFound());
    if (call.reads())
        return jsonOf(jobJson(*job, job->state));
    if (call.method == "DELETE") {
        const auto removed = m_org.bulk.remove(id, caller(call));
        return removed ? Response{204, {}, {}} : errorResponse(removed.error());
    }
    if (call.method != "PATCH")
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET,PATCH,DELETE"));
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    if (member(*body, "state", {}) != QLatin1String("Aborted"))
        return errorResponse(
            requestError(400, "INVALIDJOBSTATE", QStringLiteral("A query job can only be set to Aborted")));
    const auto aborted = m_org.bulk.abort(id, caller(call));
    return aborted ? jsonOf(jobJson(*aborted, aborted->state)) : errorResponse(aborted.error());
}

std::optional<Response> BulkApi::noResults(const Call &call, const Job &job) const
{
    if (job.caller.release != call.release())
        return errorResponse(requestError(
            409, "API_ERROR",
            QStringLiteral("The job was created with API version %1.0").arg(job.caller.release)));
    if (!job.isFinished())
        return errorResponse(requestError(
            412, "JOB_NOT_COMPLETE",
            QStringLiteral("can only download query results of successfully completed bulk job with "
                           "status: JOB_COMPLETE. Current status: %1")
                .arg(job.state == State::InProgress ? QStringLiteral("IN_PROGRESS")
                                                    : QStringLiteral("UPLOAD_COMPLETE"))));
    if (!job.result)
        return Response{204, {}, {}};
    return std::nullopt;
}

Answer<int> BulkApi::position(const Call &call, int size) const
{
    const QByteArray given = Request::value(call.request.query(), QStringLiteral("locator")).toLatin1();
    if (given.isEmpty())
        return 0;
    bool ok = false;
    const int from = QByteArray::fromBase64(given, base64).toInt(&ok);
    // The text "null", which marks the last page, is no locator (reference Salesforce trap 28).
    if (!ok || from < 0 || from >= size || locator(from) != given)
        return refuse(requestError(400, "INVALID_QUERY_LOCATOR", QStringLiteral("invalid query locator")));
    return from;
}

Response BulkApi::results(const Call &call, const Job &job)
{
    if (auto none = noResults(call, job))
        return *none;
    const int size = job.result->size();
    const auto from = position(call, size);
    if (!from)
        return errorResponse(from.error());
    int most = m_org.settings.bulkResultPageRecords;
    const QString wanted = Request::value(call.request.query(), QStringLiteral("maxRecords"));
    if (!wanted.isEmpty())
        most = wanted.toInt();
    if (most <= 0)
        return errorResponse(requestError(400, "INVALID_QUERY_LOCATOR",
                                          QStringLiteral("maxRecords must be a positive number")));
    const int to = int(std::min<qint64>(qint64(*from) + most, size));
    const bool headed = *from == 0 || m_org.settings.bulkHeaderOnEveryPage;
    Response response;
    response.body = (headed ? job.header : QByteArray()) + m_org.bulk.rows(job, *from, to);
    response.setHeader("Content-Type", "text/csv");
    response.setHeader("Sforce-NumberOfRecords", QByteArray::number(to - *from));
    response.setHeader("Sforce-Locator", to < size ? locator(to) : QByteArray("null"));
    return response;
}

// Up to five addresses, to be fetched side by side.
Response BulkApi::resultPages(const Call &call, const Job &job)
{
    if (auto none = noResults(call, job))
        return *none;
    const int size = job.result->size();
    const auto from = position(call, size);
    if (!from)
        return errorResponse(from.error());
    const QString base = QStringLiteral("/services/data/%1/jobs/query/%2/")
                             .arg(QLatin1String(call.version), QLatin1String(job.id));
    QJsonArray pages;
    qint64 at = *from;
    for (; at < size && pages.size() < parallelPages; at += m_org.settings.bulkResultPageRecords)
        pages.append(QJsonObject{
            {QStringLiteral("resultUrl"),
             QString(base + QStringLiteral("results?locator=") + QLatin1String(locator(int(at))))}});
    QJsonObject out{{QStringLiteral("resultPages"), pages}, {QStringLiteral("done"), at >= size}};
    if (at < size)
        out.insert(QStringLiteral("nextRecordsUrl"),
                   QString(base + QStringLiteral("resultPages?locator=") + QLatin1String(locator(int(at)))));
    return jsonOf(out);
}

} // namespace fairlead::practice::salesforce
