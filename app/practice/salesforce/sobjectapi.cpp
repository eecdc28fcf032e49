// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/sobjectapi.h"

#include "practice/salesforce/describe.h"
#include "practice/salesforce/jsontext.h"
#include "practice/salesforce/recordid.h"
#include "practice/salesforce/soqldates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

const QString httpDateForm = QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'");

QByteArray httpDate(const QDateTime &when)
{
    return QLocale::c().toString(when, httpDateForm).toLatin1();
}

QDateTime fromHttpDate(const QByteArray &text)
{
    QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(text), httpDateForm);
    when.setTimeSpec(Qt::UTC);
    return when;
}

QByteArray etag(const Row &row)
{
    return "\"" + row.text("SystemModstamp").toLatin1().toBase64(QByteArray::OmitTrailingEquals) + "\"";
}

ApiError replicationDate(const QString &message)
{
    return {400, "INVALID_REPLICATION_DATE", message, {}, false};
}

// To the minute: seconds are ignored (reference Salesforce 3.3).
QDateTime minute(const QString &text)
{
    QDateTime when = soql::readDatetime(text.toLatin1());
    when.setTime(QTime(when.time().hour(), when.time().minute()));
    return when;
}

} // namespace

SObjectApi::SObjectApi(Org &org)
    : m_org(org)
{
}

Response SObjectApi::handle(const Call &call)
{
    const Visibility &visibility = m_org.visibility(call.user);
    if (call.path.size() == 1) {
        if (!call.reads())
            return errorResponse(methodNotAllowed(call.method, "HEAD,GET"));
        return Response::json(
            QJsonDocument(describe::global(visibility, call.version)).toJson(QJsonDocument::Compact));
    }
    const Object *object = Schema::instance().object(call.path.at(1).toLatin1());
    if (!object || !object->listed || !visibility.sees(*object))
        return errorResponse(notFound());
    const QString third = call.path.value(2);
    if (third.isEmpty())
        return collection(call, *object);
    if (call.path.size() == 3 && third == QLatin1String("describe"))
        return describe(call, *object);
    if (call.path.size() == 3 && (third == QLatin1String("updated") || third == QLatin1String("deleted")))
        return replicate(call, *object, third == QLatin1String("deleted"));
    const auto id = recordid::normalized(third.toLatin1());
    if (id && call.path.size() == 3)
        return row(call, *object, *id);
    // To post to ".../Id" is to create: there is no value yet (REST API Guide, sObject Rows by External ID).
    if (call.path.size() == 3 && call.method == "POST"
        && third.compare(QLatin1String("Id"), Qt::CaseInsensitive) == 0)
        return collection(call, *object);
    return byKey(call, *object);
}

Response SObjectApi::byKey(const Call &call, const Object &object)
{
    const Records::Caller caller = recordsCaller(m_org, call);
    const auto key = m_org.records.keyField(object, call.path.at(2), caller);
    if (!key)
        return errorResponse(key.error());
    if (call.path.size() != 4)
        return errorResponse(notFound());
    const bool writes = call.method == "PATCH" || call.method == "POST";
    if (!call.reads() && !writes && call.method != "DELETE")
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET,POST,PATCH,DELETE"));
    const auto found = m_org.records.matches(object, **key, call.path.at(3));
    if (!found)
        return errorResponse(found.error());
    if (found->size() > 1)
        return choices(call, object, *found);
    if (writes)
        return upsert(call, object, **key);
    return found->isEmpty() ? errorResponse(notFound()) : row(call, object, found->first());
}

// 300: the client is to choose among the records' own addresses (reference Salesforce 4.1).
Response SObjectApi::choices(const Call &call, const Object &object, const QByteArrayList &ids) const
{
    QJsonArray urls;
    for (const QByteArray &id : ids)
        urls.append(
            QString::fromLatin1("/services/data/" + call.version + "/sobjects/" + object.name + '/' + id));
    return Response::json(QJsonDocument(urls).toJson(QJsonDocument::Compact), 300);
}

Response SObjectApi::upsert(const Call &call, const Object &object, const Field &key)
{
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    for (auto it = body->begin(); it != body->end(); ++it) {
        if (object.field(it.key().toUtf8()) == &key)
            return errorResponse({400,
                                  "INVALID_FIELD",
                                  QStringLiteral("The %1 field should not be specified in the sobject data.")
                                      .arg(QString::fromLatin1(key.name)),
                                  {},
                                  false});
    }
    const QJsonValue value = call.path.at(3);
    const bool updateOnly = Request::value(call.request.query(), QStringLiteral("updateOnly"))
                                .compare(QLatin1String("true"), Qt::CaseInsensitive)
        == 0;
    if (updateOnly) {
        const auto found = m_org.records.matches(object, key, value);
        if (found && found->isEmpty())
            return errorResponse(notFound());
    }
    const auto done = m_org.records.upsert(object, key, value, *body, recordsCaller(m_org, call));
    if (!done)
        return errorResponse(done.error());
    // Before 46.0 an update had nothing to say, and a creation not that it was one.
    const bool tells = call.release() >= 46;
    if (!tells && !done->created)
        return {204, {}, {}};
    QByteArray out = "{\"id\":\"" + done->id + "\",\"success\":true,\"errors\":[]";
    if (tells)
        out += done->created ? ",\"created\":true" : ",\"created\":false";
    return Response::json(out + '}', done->created ? 201 : 200);
}

Response SObjectApi::describe(const Call &call, const Object &object) const
{
    if (!call.reads())
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET"));
    const QDateTime known = fromHttpDate(call.request.header("If-Modified-Since"));
    Response response{304, {}, {}};
    if (!known.isValid() || known < m_org.describedSince)
        response =
            Response::json(QJsonDocument(describe::full(object, m_org.visibility(call.user), call.version))
                               .toJson(QJsonDocument::Compact));
    response.setHeader("Last-Modified", httpDate(m_org.describedSince));
    return response;
}

Response SObjectApi::collection(const Call &call, const Object &object)
{
    if (call.reads())
        return Response::json(
            QJsonDocument(describe::brief(object, m_org.visibility(call.user), call.version))
                .toJson(QJsonDocument::Compact));
    if (call.method != "POST")
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET,POST"));
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const auto id = m_org.records.create(object, *body, recordsCaller(m_org, call));
    if (!id)
        return errorResponse(id.error());
    Response response = Response::json("{\"id\":\"" + *id + "\",\"success\":true,\"errors\":[]}", 201);
    response.setHeader("Location", "/services/data/" + call.version + "/sobjects/" + object.name + '/' + *id);
    return response;
}

std::optional<Response> SObjectApi::precondition(const Call &call, const Row &row) const
{
    if (!row.object().stamped)
        return std::nullopt;
    const QDateTime stamp = soql::readDatetime(row.text("SystemModstamp").toLatin1());
    const QDateTime unmodified = fromHttpDate(call.request.header("If-Unmodified-Since"));
    const QDateTime modified = fromHttpDate(call.request.header("If-Modified-Since"));
    const ApiError failed{
        412, "PRECONDITION_FAILED", QStringLiteral("The record has been changed"), {}, false};
    // Not supported with DELETE; entity tags only for Account (reference Salesforce 3.5).
    if (call.method == "DELETE")
        return std::nullopt;
    if (unmodified.isValid() && stamp > unmodified)
        return errorResponse(failed);
    if (row.object().name == "Account") {
        const QByteArray match = call.request.header("If-Match");
        const QByteArray noneMatch = call.request.header("If-None-Match");
        if (!match.isEmpty() && match != "*" && !match.contains(etag(row)))
            return errorResponse(failed);
        if (!noneMatch.isEmpty() && noneMatch.contains(etag(row)))
            return call.reads() ? Response{304, {}, {}} : errorResponse(failed);
    }
    if (call.reads() && modified.isValid() && stamp <= modified)
        return Response{304, {}, {}};
    return std::nullopt;
}

Response SObjectApi::row(const Call &call, const Object &object, const QByteArray &id)
{
    if (!call.reads() && call.method != "PATCH" && call.method != "DELETE")
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET,PATCH,DELETE"));
    const auto found = m_org.records.find(object, id, m_org.visibility(call.user));
    if (!found)
        return errorResponse(found.error());
    if (const auto stopped = precondition(call, *found))
        return *stopped;
    if (call.reads()) {
        Response response = read(call, object, id);
        if (object.stamped)
            response.setHeader("Last-Modified",
                               httpDate(soql::readDatetime(found->text("SystemModstamp").toLatin1())));
        if (object.name == "Account")
            response.setHeader("ETag", etag(*found));
        return response;
    }
    Answer<void> done;
    if (call.method == "DELETE") {
        done = m_org.records.remove(object, id, recordsCaller(m_org, call));
    } else {
        const auto body = readBody(call.request);
        if (!body)
            return errorResponse(body.error());
        done = m_org.records.update(object, id, *body, recordsCaller(m_org, call));
    }
    return done ? Response{204, {}, {}} : errorResponse(done.error());
}

Response SObjectApi::read(const Call &call, const Object &object, const QByteArray &id)
{
    const Visibility &visibility = m_org.visibility(call.user);
    QByteArrayList fields;
    for (const QString &name : Request::value(call.request.query(), QStringLiteral("fields"))
                                   .split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const Field *field = object.field(name.trimmed().toLatin1());
        // Parents may be asked for too, as in a query; the query says what is wrong with them.
        if (!name.contains(QLatin1Char('.')) && (!field || !visibility.sees(object, *field)))
            return errorResponse({400,
                                  "INVALID_FIELD",
                                  QStringLiteral("No such column '%1' on sobject of type %2")
                                      .arg(name.trimmed(), QString::fromLatin1(object.name)),
                                  {},
                                  false});
        fields.append(name.trimmed().toLatin1());
    }
    const auto answer =
        m_org.queries.record(object, id, fields, {call.user.id, &visibility, call.version, 2000});
    return answer ? Response::json(*answer) : errorResponse(answer.error());
}

Response SObjectApi::replicate(const Call &call, const Object &object, bool deleted)
{
    if (!call.reads())
        return errorResponse(methodNotAllowed(call.method, "HEAD,GET"));
    if (!object.replicateable || (deleted && !object.softDeletes()))
        return errorResponse(
            {400,
             "INVALID_TYPE",
             QStringLiteral("sObject type %1 is not replicable").arg(QString::fromLatin1(object.name)),
             {},
             false});
    const QUrlQuery query = call.request.query();
    const QDateTime start = minute(Request::value(query, QStringLiteral("start")));
    const QDateTime end = minute(Request::value(query, QStringLiteral("end")));
    const QDateTime now = m_org.clock.nowUtc();
    if (!start.isValid() || !end.isValid())
        return errorResponse({400,
                              "INVALID_REPLICATION_DATE",
                              QStringLiteral("start and end must be dates like 2026-05-01T00:00:00+00:00"),
                              {},
                              false});
    if (start.secsTo(end) < 60)
        return errorResponse(
            replicationDate(QStringLiteral("endDate must be at least one minute greater than startDate")));
    if (start < now.addDays(-30))
        return errorResponse(replicationDate(QStringLiteral("startDate cannot be more than 30 days ago")));
    const QByteArray rows = m_org.visibility(call.user).rows(object, "t0");
    const QByteArray seen = rows.isEmpty() ? rows : " AND " + rows;
    return deleted ? deletedBetween(object, seen, start, end) : updatedBetween(object, seen, start, end);
}

Response SObjectApi::updatedBetween(const Object &object, const QByteArray &seen, const QDateTime &start,
                                    const QDateTime &end) const
{
    const auto stamped =
        stampedBetween(object, (object.softDeletes() ? " AND IsDeleted = 0" : "") + seen, start, end);
    if (!stamped)
        return errorResponse(stamped.error());
    QByteArray out = "{\"ids\":[";
    for (const Stamped &each : *stamped)
        out += (out.endsWith('[') ? "\"" : ",\"") + each.id + '"';
    return Response::json(out + "]," + latestCovered(end) + '}');
}

// The log reaches back 15 days, less where it has been trimmed, and says so: it is the caller who must notice
// that it begins after the start (reference Salesforce 3.3).
Response SObjectApi::deletedBetween(const Object &object, const QByteArray &seen, const QDateTime &start,
                                    const QDateTime &end) const
{
    const QDateTime trimmed = soql::readDatetime(m_org.settings.earliestDeletedDate.toLatin1());
    QDateTime earliest = m_org.clock.nowUtc().addDays(-15);
    if (trimmed.isValid())
        earliest = std::max(earliest, trimmed);
    const auto stamped = stampedBetween(object, " AND IsDeleted = 1" + seen, std::max(start, earliest), end);
    if (!stamped)
        return errorResponse(stamped.error());
    QByteArray out = "{\"deletedRecords\":[";
    for (const Stamped &each : *stamped)
        out += (out.endsWith('[') ? "{\"id\":\"" : ",{\"id\":\"") + each.id + "\",\"deletedDate\":\""
            + each.stamp + "\"}";
    out += "],\"earliestDateAvailable\":\"" + Store::stamp(earliest).toLatin1() + "\",";
    return Response::json(out + latestCovered(end) + '}');
}

Answer<QList<SObjectApi::Stamped>> SObjectApi::stampedBetween(const Object &object, const QByteArray &which,
                                                              const QDateTime &start,
                                                              const QDateTime &end) const
{
    const QByteArray sql = "SELECT Id, SystemModstamp FROM \"" + object.name
        + "\" t0 WHERE SystemModstamp >= ? AND SystemModstamp < ?" + which + " ORDER BY SystemModstamp, Id";
    SQLite::Statement rows(m_org.store.database(), sql.constData());
    rows.bind(1, Store::stamp(start).toLatin1().constData());
    rows.bind(2, Store::stamp(end).toLatin1().constData());
    QList<Stamped> out;
    while (rows.executeStep()) {
        if (out.size() == m_org.settings.replicationIdsMax)
            return refuse({400,
                           "EXCEEDED_ID_LIMIT",
                           QStringLiteral("Your request would return more than %1 ids: choose dates that are "
                                          "closer together")
                               .arg(m_org.settings.replicationIdsMax),
                           {},
                           false});
        out.append(Stamped{rows.getColumn(0).getText(), rows.getColumn(1).getText()});
    }
    return out;
}

QByteArray SObjectApi::latestCovered(const QDateTime &end) const
{
    return "\"latestDateCovered\":\"" + Store::stamp(std::min(end, m_org.clock.nowUtc())).toLatin1() + '"';
}

} // namespace fairlead::practice::salesforce
