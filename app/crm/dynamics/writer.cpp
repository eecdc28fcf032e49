// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/writer.h"

#include "crm/dynamics/batch.h"
#include "crm/dynamics/lookups.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/writeanswer.h"
#include "crm/dynamics/writebody.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"

#include <QJsonDocument>

#include <deque>

namespace fairlead::dynamics {

namespace {

constexpr std::chrono::seconds writeTimeout{130};
// A set with many bad records is no longer halved: by then one by one is cheaper for everybody.
constexpr int mostRefusals = 12;

using Records = QList<qsizetype>; // places in the WriteBatch

/// One call of writeRecords. Shared by its coroutines.
struct WriteRun
{
    std::shared_ptr<Site> site;
    ObjectInfo object;
    WriteBatch batch;
    CancelToken cancel;
    QList<WriteBody> bodies;
    QList<std::optional<WriteResult>> results;
    qsizetype answered = 0; // by the environment, not by ourselves
    std::optional<Error> broken; // why nothing more is sent
    std::optional<Error> lookupsUntold; // why it is not known what lookups are set by

    QString keyOf(qsizetype record) const
    {
        const QString &id = batch.records[record].id;
        return isLocalId(id) ? id.sliced(localIdPrefix.size()).toLower() : id;
    }
    void setResult(qsizetype record, WriteResult result)
    {
        ++answered;
        results[record] = std::move(result);
    }
    WriteResult resultFor(qsizetype record, const std::optional<Error> &error = {}) const
    {
        return resultOf(batch.kind, keyOf(record), error);
    }
};

/// One record's own request.
struct WritePart
{
    qsizetype record = 0;
    HttpRequest request;
    bool isState = false; ///< the second one of a create
};

QByteArray documentOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void sayDuplicates(HttpRequest &request, bool allowed)
{
    // Off by default for the Web API (reference 4.9).
    request.headers.emplaceBack("MSCRM.SuppressDuplicateDetection", allowed ? "true" : "false");
}

HttpRequest rowRequest(const WriteRun &run, qsizetype record, const QByteArray &method)
{
    HttpRequest request;
    request.method = method;
    request.url = run.site->at(QStringLiteral("%1(%2)").arg(run.object.setName, run.keyOf(record)));
    request.timeout = writeTimeout;
    request.repeatable = false;
    return request;
}

HttpRequest patchRequest(const WriteRun &run, qsizetype record, const QJsonObject &members)
{
    HttpRequest request = rowRequest(run, record, "PATCH");
    request.headers = {{"Content-Type", "application/json"}};
    request.body = documentOf(members);
    return request;
}

QByteArray expectedVersion(const WriteRun &run, qsizetype record)
{
    const QString &version = run.batch.records[record].version;
    return run.batch.overwrite || version.isEmpty() ? QByteArray("*") : version.toLatin1();
}

WritePart updatePart(const WriteRun &run, qsizetype record)
{
    HttpRequest request = patchRequest(run, record, run.bodies[record].members);
    request.headers.emplaceBack("If-Match", expectedVersion(run, record));
    sayDuplicates(request, run.batch.records[record].duplicateAllowed);
    return {record, std::move(request)};
}

WritePart deletePart(const WriteRun &run, qsizetype record)
{
    HttpRequest request = rowRequest(run, record, "DELETE");
    request.headers = {{"If-Match", expectedVersion(run, record)}};
    return {record, std::move(request)};
}

WritePart createPart(const WriteRun &run, qsizetype record)
{
    HttpRequest request = patchRequest(run, record, run.bodies[record].members);
    request.headers.emplaceBack("If-None-Match", "*");
    sayDuplicates(request, run.batch.records[record].duplicateAllowed);
    return {record, std::move(request)};
}

WritePart statePart(const WriteRun &run, qsizetype record)
{
    HttpRequest request = patchRequest(run, record, run.bodies[record].state);
    request.headers.emplaceBack("If-Match", "*");
    return {record, std::move(request), true};
}

void settle(WriteRun &run, const WritePart &part, const std::optional<Error> &error)
{
    if (!part.isState) {
        run.setResult(part.record, run.resultFor(part.record, error));
        return;
    }
    if (!error)
        run.bodies[part.record].state = {}; // said
}

// The first state there is, and the reason that tables come with for it.
RecordValues madeWith(const QJsonObject &state)
{
    RecordValues made;
    for (const QString &field : state.keys())
        made.insert(field, field == QLatin1String("statecode") ? qint64(0) : qint64(1));
    return made;
}

// One alone. A request of its own cannot say If-None-Match, which ApiCall says in every request.
Task<void> sendAlone(std::shared_ptr<WriteRun> run, WritePart part)
{
    HttpRequest request = part.request;
    const Result<HttpResponse> response = co_await run->site->api.send(std::move(request), run->cancel);
    if (response)
        settle(*run, part, std::nullopt);
    else if (isRefusal(response.error()))
        settle(*run, part, response.error());
    else
        run->broken = response.error();
}

// Leaves in `parts` what has to be sent again: what came after the first failure, where the environment stops
// at that.
Task<QList<WritePart>> sendTogether(std::shared_ptr<WriteRun> run, QList<WritePart> parts)
{
    QList<HttpRequest> requests;
    for (const WritePart &part : std::as_const(parts))
        requests += part.request;
    HttpRequest request = batchRequest(run->site->root, requests, newBoundary());
    request.timeout = writeTimeout;
    const Result<HttpResponse> response = co_await run->site->api.send(std::move(request), run->cancel);
    if (!response) {
        run->broken = response.error();
        co_return QList<WritePart>();
    }
    const Result<QList<HttpResponse>> answers = readBatchAnswer(*response, parts.size());
    if (!answers) {
        run->broken = answers.error();
        co_return QList<WritePart>();
    }
    for (qsizetype i = 0; i < answers->size(); ++i)
        settle(*run, parts[i], errorOfPart(answers->at(i), run->site->address));
    if (answers->size() < parts.size() && errorOfPart(answers->constLast()))
        co_return parts.sliced(answers->size());
    if (answers->size() < parts.size())
        run->broken = answerInvalid(QStringLiteral("the answer to a batch ends early"));
    co_return QList<WritePart>();
}

Task<void> sendParts(std::shared_ptr<WriteRun> run, QList<WritePart> parts)
{
    while (!parts.isEmpty() && !run->broken) {
        if (parts.size() == 1 && run->batch.kind != WriteKind::Create) {
            const WritePart &part = parts.constFirst();
            co_await sendAlone(run, part);
            co_return;
        }
        QList<WritePart> rest = co_await sendTogether(run, parts);
        parts = std::move(rest);
    }
}

QList<WritePart> partsFor(const WriteRun &run, const Records &records,
                          WritePart (*make)(const WriteRun &, qsizetype))
{
    QList<WritePart> parts;
    for (const qsizetype record : records)
        parts += make(run, record);
    return parts;
}

/// CreateMultiple or UpdateMultiple of these records.
HttpRequest multipleRequest(const WriteRun &run, const Records &records, const QString &action)
{
    QJsonArray targets;
    for (const qsizetype record : records) {
        QJsonObject target = run.bodies[record].members;
        target.insert(QStringLiteral("@odata.type"),
                      QString(QStringLiteral("Microsoft.Dynamics.CRM.") + run.object.name));
        target.insert(run.object.idField, run.keyOf(record));
        targets += target;
    }
    const QJsonObject body{{QStringLiteral("Targets"), targets}};
    const QUrl url =
        run.site->at(QStringLiteral("%1/Microsoft.Dynamics.CRM.%2").arg(run.object.setName, action));
    HttpRequest request = HttpRequest::json("POST", url, documentOf(body));
    request.timeout = writeTimeout;
    request.repeatable = false;
    sayDuplicates(request, run.batch.records[records.constFirst()].duplicateAllowed);
    return request;
}

// The ids are the ones that were sent; should a table have chosen others, they count.
void takeCreated(WriteRun &run, const Records &records, const HttpResponse &response)
{
    const Result<QJsonObject> answer = readJsonObject(response.body);
    const QJsonArray ids = answer ? answer->value(QLatin1String("Ids")).toArray() : QJsonArray();
    for (qsizetype i = 0; i < records.size(); ++i) {
        WriteResult result = run.resultFor(records[i]);
        const QString id = ids.size() == records.size() ? ids[i].toString().toLower() : QString();
        if (isGuid(id))
            result.id = id;
        run.setResult(records[i], std::move(result));
    }
}

Task<void> createTogether(std::shared_ptr<WriteRun> run, Records records)
{
    const QString action = QStringLiteral("CreateMultiple");
    std::deque<Records> waiting{records};
    Records alone;
    int refusals = 0;
    while (!waiting.empty() && !run->broken) {
        const Records part = waiting.front();
        waiting.pop_front();
        if (part.size() == 1 || refusals >= mostRefusals
            || run->site->known->withoutCreateMultiple.contains(run->object.name)) {
            alone += part;
            continue;
        }
        HttpRequest request = multipleRequest(*run, part, action);
        const Result<HttpResponse> response = co_await run->site->api.send(std::move(request), run->cancel);
        if (response) {
            takeCreated(*run, part, *response);
        } else if (isUnsupported(response.error(), action)) {
            run->site->known->withoutCreateMultiple.insert(run->object.name);
            alone += part;
        } else if (isKeyTaken(response.error()) || response.error().errorClass == ErrorClass::StopJob) {
            // Most likely an attempt whose answer was lost, or a privilege that is missing: all are alike.
            alone += part;
        } else if (isRefusal(response.error())) {
            ++refusals;
            waiting.push_front(part.sliced(part.size() / 2));
            waiting.push_front(part.first(part.size() / 2));
        } else {
            run->broken = response.error();
        }
    }
    const QList<WritePart> parts = partsFor(*run, alone, createPart);
    co_await sendParts(run, parts);
}

Task<void> setStates(std::shared_ptr<WriteRun> run)
{
    QList<WritePart> parts;
    for (qsizetype i = 0; i < run->results.size(); ++i) {
        const auto &result = run->results[i];
        if (result && !result->error && !result->wasThere && !run->bodies[i].state.isEmpty())
            parts += statePart(*run, i);
    }
    co_await sendParts(run, parts);
    for (qsizetype i = 0; i < run->results.size(); ++i) {
        auto &result = run->results[i];
        if (result && !result->error)
            result->follows = madeWith(run->bodies[i].state);
    }
}

Task<void> updateTogether(std::shared_ptr<WriteRun> run, Records records)
{
    const QString action = QStringLiteral("UpdateMultiple");
    bool oneByOne = records.size() == 1 || run->site->known->withoutUpdateMultiple.contains(run->object.name);
    if (!oneByOne) {
        HttpRequest request = multipleRequest(*run, records, action);
        const Result<HttpResponse> response = co_await run->site->api.send(std::move(request), run->cancel);
        if (response) {
            for (const qsizetype record : std::as_const(records))
                run->setResult(record, run->resultFor(record));
            co_return;
        }
        const bool isLacking = isUnsupported(response.error(), action);
        if (isLacking)
            run->site->known->withoutUpdateMultiple.insert(run->object.name);
        oneByOne = isLacking || isRefusal(response.error());
        if (!oneByOne)
            run->broken = response.error();
    }
    if (!oneByOne)
        co_return;
    const QList<WritePart> parts = partsFor(*run, records, updatePart);
    co_await sendParts(run, parts);
}

// Without the definitions only the records that need them stay behind.
Task<Result<LookupTargets>> lookupsFor(std::shared_ptr<WriteRun> run)
{
    QStringList lookups;
    for (const RecordWrite &record : std::as_const(run->batch.records))
        lookups += lookupsSet(run->object, record, run->batch.kind);
    lookups.removeDuplicates();
    if (lookups.isEmpty())
        co_return LookupTargets();
    Result<LookupTargets> targets =
        co_await askLookupTargets(run->site, run->object.name, lookups, run->cancel);
    if (targets || !isRefusal(targets.error()))
        co_return targets;
    if (targets.error().code == ErrorCode::PermissionMissing) {
        run->lookupsUntold = targets.error();
        run->lookupsUntold->errorClass = ErrorClass::SkipItem;
    }
    co_return LookupTargets();
}

bool isSendable(const WriteRun &run, qsizetype record)
{
    return isGuid(run.keyOf(record)) && isHeaderText(run.batch.records[record].version);
}

// The records to send; what cannot be sent has its result afterwards.
Records prepare(WriteRun &run, const LookupTargets &lookups)
{
    Records records;
    for (qsizetype i = 0; i < run.batch.records.size(); ++i) {
        run.results += std::optional<WriteResult>();
        run.bodies += WriteBody();
        if (!isSendable(run, i)) {
            run.results[i] = WriteResult{run.batch.records[i].id, unsendable(), {}, false, {}};
            continue;
        }
        const Result<WriteBody> body = writeBody(run.object, run.batch.records[i], run.batch.kind, lookups);
        if (!body) {
            const bool untold =
                run.lookupsUntold && !lookupsSet(run.object, run.batch.records[i], run.batch.kind).isEmpty();
            run.results[i] =
                WriteResult{run.keyOf(i), untold ? *run.lookupsUntold : body.error(), {}, false, {}};
            continue;
        }
        run.bodies[i] = *body;
        // A PATCH of nothing would still be a change by this user.
        if (run.batch.kind == WriteKind::Update && body->members.isEmpty())
            run.results[i] = WriteResult{run.keyOf(i), std::nullopt, {}, false, {}};
        else
            records += i;
    }
    return records;
}

// One request can only ask for all of its records to be looked at for duplicates, or for none.
QList<Records> byDuplicates(const WriteRun &run, const Records &records)
{
    QList<Records> groups(2);
    for (const qsizetype record : records)
        groups[run.batch.records[record].duplicateAllowed ? 1 : 0] += record;
    groups.removeAll(Records());
    return groups;
}

Task<void> sendAll(std::shared_ptr<WriteRun> run, Records records)
{
    const bool isDelete = run->batch.kind == WriteKind::Delete;
    const bool isCreate = run->batch.kind == WriteKind::Create;
    if (isDelete || !(isCreate || run->batch.overwrite)) {
        const QList<WritePart> parts = partsFor(*run, records, isDelete ? deletePart : updatePart);
        co_await sendParts(run, parts);
        co_return;
    }
    const QList<Records> groups = byDuplicates(*run, records);
    for (qsizetype i = 0; i < groups.size() && !run->broken; ++i) {
        const Records &group = groups[i];
        if (isCreate)
            co_await createTogether(run, group);
        else
            co_await updateTogether(run, group);
    }
    if (isCreate)
        co_await setStates(run);
}

} // namespace

Task<Result<QList<WriteResult>>> writeRecords(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                              CancelToken cancel)
{
    const auto run = std::make_shared<WriteRun>();
    run->site = std::move(site);
    run->object = std::move(object);
    run->batch = std::move(batch);
    run->cancel = cancel;
    const Result<LookupTargets> lookups = co_await lookupsFor(run);
    if (!lookups)
        co_return fail(lookups.error());
    const Records records = prepare(*run, *lookups);
    co_await sendAll(run, records);
    if (run->broken && (run->answered == 0 || run->broken->isCancelled()))
        co_return fail(*run->broken);
    QList<WriteResult> results;
    for (qsizetype i = 0; i < run->results.size(); ++i) {
        const auto &result = run->results[i];
        results += result ? *result : WriteResult{run->keyOf(i), run->broken, {}, false, {}};
    }
    co_return results;
}

int writeLimitOf(WriteKind kind)
{
    return kind == WriteKind::Create ? 200 : 100;
}

} // namespace fairlead::dynamics
