// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/setuprows.h"

#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/errors.h"
#include "crm/salesforce/soql.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace fairlead::salesforce {

namespace {

constexpr qsizetype rowsInOneRequest = 200; // reference Salesforce 4.2

Task<Result<QUrl>> pathOf(SetupDesk desk, QString path, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(desk.site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + path);
    co_return url;
}

/// Sent once: no answer does not mean that nothing has happened.
Task<Result<HttpResponse>> sendOnce(SetupDesk desk, HttpRequest request, CancelToken cancel)
{
    request.repeatable = false;
    request.timeout = longRequest;
    co_return co_await desk.site->api.send(std::move(request), cancel);
}

RowOutcome rowOutcome(const QJsonObject &answer, const QUrl &instance)
{
    RowOutcome outcome;
    outcome.id = answer.value(QLatin1String("id")).toString();
    if (answer.value(QLatin1String("success")).toBool())
        return outcome;
    const QList<ApiFault> faults = readFaults(
        QJsonDocument(answer.value(QLatin1String("errors")).toArray()).toJson(QJsonDocument::Compact));
    outcome.error = errorOf(faults.isEmpty() ? ApiFault() : faults.first(), 400, instance);
    return outcome;
}

Result<QList<RowOutcome>> rowOutcomes(const HttpResponse &response, qsizetype expected, const QUrl &instance)
{
    const Result<QJsonArray> answers = readJsonArray(response.body);
    if (!answers)
        return fail(answers.error());
    if (answers->size() != expected)
        return fail(answerInvalid(QStringLiteral("a collection's answer of another length")));
    QList<RowOutcome> outcomes;
    for (const auto &answer : *answers)
        outcomes += rowOutcome(answer.toObject(), instance);
    return outcomes;
}

Task<Result<QList<RowOutcome>>> writeRows(SetupDesk desk, QByteArray method, QString object,
                                          QList<QJsonObject> rows, CancelToken cancel)
{
    const Result<QUrl> url = co_await pathOf(desk, QStringLiteral("/composite/sobjects"), cancel);
    if (!url)
        co_return fail(url.error());
    QList<RowOutcome> all;
    for (qsizetype from = 0; from < rows.size(); from += rowsInOneRequest) {
        QJsonArray records;
        const QList<QJsonObject> slice = rows.mid(from, rowsInOneRequest);
        for (QJsonObject row : slice) {
            row.insert(QStringLiteral("attributes"), QJsonObject{{QStringLiteral("type"), object}});
            records += row;
        }
        const QJsonObject body{{QStringLiteral("allOrNone"), false}, {QStringLiteral("records"), records}};
        HttpRequest request = HttpRequest::json(method, *url, QJsonDocument(body).toJson());
        const Result<HttpResponse> response = co_await sendOnce(desk, std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        Result<QList<RowOutcome>> outcomes = rowOutcomes(*response, slice.size(), desk.site->instance);
        if (!outcomes)
            co_return fail(outcomes.error());
        all += *outcomes;
    }
    co_return all;
}

} // namespace

Task<Result<QJsonArray>> setupRows(SetupDesk desk, QString soql, CancelToken cancel)
{
    const Result<QUrl> query = co_await pathOf(desk, QStringLiteral("/query"), cancel);
    if (!query)
        co_return fail(query.error());
    QJsonArray rows;
    QUrl url = withSoql(*query, soql);
    for (;;) {
        const Result<QJsonObject> page = co_await desk.site->api.object(url, cancel);
        if (!page)
            co_return fail(page.error());
        for (const auto &row : page->value(QLatin1String("records")).toArray())
            rows += row;
        const QString link = page->value(QLatin1String("nextRecordsUrl")).toString();
        if (link.isEmpty())
            co_return rows;
        const std::optional<QUrl> next = followableLink(*desk.site, link);
        if (!next)
            co_return fail(answerInvalid(QStringLiteral("a link that leads elsewhere")));
        url = *next;
    }
}

Task<Result<QString>> findRow(SetupDesk desk, QString soql, CancelToken cancel)
{
    const Result<QJsonArray> rows = co_await setupRows(desk, std::move(soql), cancel);
    if (!rows)
        co_return fail(rows.error());
    co_return rows->isEmpty() ? QString() : rows->first().toObject().value(QLatin1String("Id")).toString();
}

Task<Result<QJsonObject>> readRow(SetupDesk desk, QString object, QString id, CancelToken cancel)
{
    const Result<QUrl> url =
        co_await pathOf(desk, QStringLiteral("/sobjects/") + object + QLatin1Char('/') + id, cancel);
    if (!url)
        co_return fail(url.error());
    co_return co_await desk.site->api.object(*url, cancel);
}

Task<Result<QString>> createRow(SetupDesk desk, QString object, QJsonObject values, CancelToken cancel)
{
    const Result<QUrl> url = co_await pathOf(desk, QStringLiteral("/sobjects/") + object, cancel);
    if (!url)
        co_return fail(url.error());
    HttpRequest request = HttpRequest::json("POST", *url, QJsonDocument(values).toJson());
    const Result<HttpResponse> response = co_await sendOnce(desk, std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const Result<QJsonObject> answer = readJsonObject(response->body);
    if (!answer)
        co_return fail(answer.error());
    const QString id = answer->value(QLatin1String("id")).toString();
    if (id.isEmpty())
        co_return fail(answerInvalid(QStringLiteral("a created row without an id")));
    co_return id;
}

Task<Outcome> updateRow(SetupDesk desk, QString object, QString id, QJsonObject values, CancelToken cancel)
{
    const Result<QUrl> url =
        co_await pathOf(desk, QStringLiteral("/sobjects/") + object + QLatin1Char('/') + id, cancel);
    if (!url)
        co_return fail(url.error());
    HttpRequest request = HttpRequest::json("PATCH", *url, QJsonDocument(values).toJson());
    const Result<HttpResponse> response = co_await sendOnce(desk, std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return {};
}

Task<Outcome> deleteRow(SetupDesk desk, QString object, QString id, CancelToken cancel)
{
    const Result<QUrl> url =
        co_await pathOf(desk, QStringLiteral("/sobjects/") + object + QLatin1Char('/') + id, cancel);
    if (!url)
        co_return fail(url.error());
    HttpRequest request = HttpRequest::get(*url);
    request.method = "DELETE";
    const Result<HttpResponse> response = co_await sendOnce(desk, std::move(request), cancel);
    if (!response && !isGone(response.error()))
        co_return fail(response.error());
    co_return {};
}

Task<Result<QList<RowOutcome>>> createRows(SetupDesk desk, QString object, QList<QJsonObject> rows,
                                           CancelToken cancel)
{
    co_return co_await writeRows(desk, "POST", object, std::move(rows), cancel);
}

Task<Result<QList<RowOutcome>>> updateRows(SetupDesk desk, QString object, QList<QJsonObject> rows,
                                           CancelToken cancel)
{
    co_return co_await writeRows(desk, "PATCH", object, std::move(rows), cancel);
}

Task<Result<QList<RowOutcome>>> deleteRows(SetupDesk desk, QStringList ids, CancelToken cancel)
{
    const Result<QUrl> path = co_await pathOf(desk, QStringLiteral("/composite/sobjects"), cancel);
    if (!path)
        co_return fail(path.error());
    QList<RowOutcome> all;
    for (qsizetype from = 0; from < ids.size(); from += rowsInOneRequest) {
        const QStringList slice = ids.mid(from, rowsInOneRequest);
        QUrlQuery query;
        query.addQueryItem(QStringLiteral("ids"), slice.join(QLatin1Char(',')));
        query.addQueryItem(QStringLiteral("allOrNone"), QStringLiteral("false"));
        QUrl url = *path;
        url.setQuery(query);
        HttpRequest request = HttpRequest::get(url);
        request.method = "DELETE";
        const Result<HttpResponse> response = co_await sendOnce(desk, std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        Result<QList<RowOutcome>> outcomes = rowOutcomes(*response, slice.size(), desk.site->instance);
        if (!outcomes)
            co_return fail(outcomes.error());
        all += *outcomes;
    }
    co_return all;
}

Task<Result<QJsonObject>> describeRaw(SetupDesk desk, QString object, CancelToken cancel)
{
    if (!isApiName(object))
        co_return fail(objectMissing(object, {}));
    const Result<QUrl> url =
        co_await pathOf(desk, QStringLiteral("/sobjects/") + object + QStringLiteral("/describe"), cancel);
    if (!url)
        co_return fail(url.error());
    co_return co_await desk.site->api.object(*url, cancel);
}

bool isGone(const Error &error)
{
    return error.code == ErrorCode::RecordMissing || error.code == ErrorCode::ObjectMissing
        || error.providerCode == QLatin1String("NOT_FOUND")
        || error.providerCode == QLatin1String("ENTITY_IS_DELETED")
        || error.providerCode == QLatin1String("INVALID_CROSS_REFERENCE_KEY");
}

bool isTaken(const Error &error)
{
    static const QStringList codes{
        QStringLiteral("DUPLICATE_VALUE"),
        QStringLiteral("DUPLICATE_USERNAME"),
        QStringLiteral("DUPLICATE_DEVELOPER_NAME"),
    };
    return codes.contains(error.providerCode);
}

} // namespace fairlead::salesforce
