// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/collections.h"

#include "practice/salesforce/recordid.h"

namespace fairlead::practice::salesforce {

namespace {

constexpr int mostWritten = 200;
constexpr int mostRead = 2000;
constexpr int mostRuns = 10;

// Only upserts say whether a record is new.
QByteArray resultJson(const Answer<Collections::Written> &result)
{
    if (!result)
        return "{\"success\":false,\"errors\":[" + result.error().collectionJson() + "]}";
    QByteArray out = "{\"id\":\"" + result->id + "\",\"success\":true,\"errors\":[]";
    if (result->created)
        out += *result->created ? ",\"created\":true" : ",\"created\":false";
    return out + '}';
}

ApiError mixedKinds(const Object &object, const Object &saved)
{
    return {
        400,
        "MIXED_DML_OPERATION",
        QStringLiteral("DML operation on setup object is not permitted after you have updated a non-setup "
                       "object (or vice versa): %1, original object: %2")
            .arg(QString::fromLatin1(object.name), QString::fromLatin1(saved.name)),
        {},
        true};
}

ApiError invalidType(const QString &type)
{
    return {400, "INVALID_TYPE", QStringLiteral("sObject type '%1' is not supported.").arg(type), {}, true};
}

// Records of one type in a row are saved together; there may be only so many such runs.
std::optional<ApiError> checkRuns(const QStringList &types)
{
    int runs = 0;
    for (qsizetype i = 0; i < types.size(); ++i)
        runs += i == 0 || types.at(i) != types.at(i - 1) ? 1 : 0;
    if (runs <= mostRuns)
        return std::nullopt;
    return ApiError{400,
                    "LIMIT_EXCEEDED",
                    QStringLiteral("Cannot have more than %1 chunks in a single operation. Please rearrange "
                                   "the data to reduce chunking.")
                        .arg(mostRuns),
                    {},
                    false};
}

QString typeOf(const QJsonObject &record)
{
    return record.value(QStringLiteral("attributes")).toObject().value(QStringLiteral("type")).toString();
}

ApiError tooMany(int most)
{
    return {400,
            "EXCEEDED_ID_LIMIT",
            QStringLiteral("record limit reached. cannot submit more than %1 records in this call").arg(most),
            {},
            false};
}

} // namespace

Collections::Collections(Org &org)
    : m_org(org)
{
}

Response Collections::handle(const Call &call)
{
    if (call.path.value(1) != QLatin1String("sobjects"))
        return errorResponse(notFound());
    if (call.path.size() == 3 && call.method == "POST")
        return read(call);
    if (call.path.size() == 4)
        return call.method == "PATCH" ? upsert(call) : errorResponse(methodNotAllowed(call.method, "PATCH"));
    if (call.path.size() != 2)
        return errorResponse(notFound());
    if (call.method == "POST" || call.method == "PATCH")
        return write(call);
    if (call.method == "DELETE")
        return remove(call);
    return errorResponse(methodNotAllowed(call.method, "POST,PATCH,DELETE"));
}

// Each record stands for itself, unless all or none was asked for.
template <typename Item, typename Work>
Response Collections::each(const QList<Item> &items, bool allOrNone, Work work)
{
    Store::Transaction transaction(m_org.store);
    QList<Answer<Written>> results;
    bool failed = false;
    for (const Item &item : items) {
        results.append(work(item));
        failed = failed || !results.last();
    }
    const bool undo = allOrNone && failed;
    if (!undo)
        transaction.commit();
    QByteArray out = "[";
    for (auto &result : results) {
        if (undo && result)
            result = refuse(
                {400,
                 "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                 QStringLiteral("Record rolled back because not all records were valid and the request was "
                                "using AllOrNone header"),
                 {},
                 true});
        out += (out.size() > 1 ? "," : "") + resultJson(result);
    }
    return Response::json(out + ']');
}

Answer<Collections::Batch> Collections::batch(const Call &call) const
{
    const auto body = readBody(call.request);
    if (!body)
        return refuse(body.error());
    const QJsonArray array = body->value(QStringLiteral("records")).toArray();
    if (array.size() > mostWritten)
        return refuse(tooMany(mostWritten));
    Batch out;
    out.allOrNone = body->value(QStringLiteral("allOrNone")).toBool();
    QStringList types;
    for (const auto &each : array) {
        out.records.append(each.toObject());
        types.append(typeOf(out.records.last()).toLower());
    }
    if (const auto mixed = checkRuns(types))
        return refuse(*mixed);
    return out;
}

const Object *Collections::visible(const Call &call, const QString &type) const
{
    const Object *object = Schema::instance().object(type.toLatin1());
    return object && object->listed && m_org.visibility(call.user).sees(*object) ? object : nullptr;
}

Response Collections::write(const Call &call)
{
    const auto given = batch(call);
    if (!given)
        return errorResponse(given.error());
    // Once a record is saved, the rest are to be of its kind.
    const Object *saved = nullptr;
    return each(given->records, given->allOrNone, [&](const QJsonObject &record) {
        const Object *object = visible(call, typeOf(record));
        if (object && saved && object->setup != saved->setup)
            return Answer<Written>(refuse(mixedKinds(*object, *saved)));
        auto written = writeOne(call, record);
        saved = written ? object : saved;
        return written;
    });
}

Response Collections::upsert(const Call &call)
{
    const Object *object = visible(call, call.path.at(2));
    if (!object)
        return errorResponse(notFound());
    const auto key = m_org.records.keyField(*object, call.path.at(3), recordsCaller(m_org, call));
    if (!key)
        return errorResponse(key.error());
    const auto given = batch(call);
    if (!given)
        return errorResponse(given.error());
    QSet<QString> seen;
    return each(given->records, given->allOrNone, [&](const QJsonObject &record) {
        return upsertOne(call, {*object, **key, seen}, record);
    });
}

// A value that comes twice in one call is refused the second time, though the first record may be there now.
Answer<Collections::Written> Collections::upsertOne(const Call &call, const Upserting &how,
                                                    const QJsonObject &record)
{
    if (visible(call, typeOf(record)) != &how.object)
        return refuse(invalidType(typeOf(record)));
    QJsonObject values;
    QJsonValue value;
    for (auto it = record.begin(); it != record.end(); ++it) {
        if (how.object.field(it.key().toUtf8()) == &how.key)
            value = *it;
        else
            values.insert(it.key(), *it);
    }
    const QString text = value.toVariant().toString().trimmed();
    if (!text.isEmpty() && how.seen.contains(text.toLower()))
        return refuse({400,
                       "DUPLICATE_VALUE",
                       QStringLiteral("Duplicate external id specified: %1").arg(text),
                       {how.key.name},
                       true});
    how.seen.insert(text.toLower());
    const auto done = m_org.records.upsert(how.object, how.key, value, values, recordsCaller(m_org, call));
    if (!done)
        return refuse(done.error());
    return Written{done->id, done->created};
}

Answer<Collections::Written> Collections::writeOne(const Call &call, const QJsonObject &record)
{
    const Object *object = visible(call, typeOf(record));
    if (!object)
        return refuse(invalidType(typeOf(record)));
    if (call.method == "POST") {
        const auto created = m_org.records.create(*object, record, recordsCaller(m_org, call));
        if (!created)
            return refuse(created.error());
        return Written{*created, {}};
    }
    QJsonObject values;
    QByteArray given;
    for (auto it = record.begin(); it != record.end(); ++it) {
        if (it.key().compare(QLatin1String("id"), Qt::CaseInsensitive) == 0)
            given = it->toString().toLatin1();
        else
            values.insert(it.key(), it.value());
    }
    const auto id = recordid::normalized(given);
    if (!id)
        return refuse(given.isEmpty()
                          ? ApiError{400,
                                     "MISSING_ARGUMENT",
                                     QStringLiteral("Id not specified in an update call"),
                                     {},
                                     true}
                          : ApiError{400,
                                     "MALFORMED_ID",
                                     QStringLiteral("malformed id %1").arg(QString::fromLatin1(given)),
                                     {"Id"},
                                     true});
    if (auto updated = m_org.records.update(*object, *id, values, recordsCaller(m_org, call)); !updated) {
        // Rows that are not there have another code here than on their own.
        ApiError error = updated.error();
        if (error.code == "NOT_FOUND")
            error = {
                400, "INVALID_CROSS_REFERENCE_KEY", QStringLiteral("invalid cross reference id"), {}, true};
        return refuse(error);
    }
    return Written{*id, {}};
}

Response Collections::remove(const Call &call)
{
    const QUrlQuery query = call.request.query();
    const auto ids = Request::value(query, QStringLiteral("ids")).toLatin1().split(',');
    if (ids.size() > mostWritten)
        return errorResponse(tooMany(mostWritten));
    QStringList types;
    for (const QByteArray &id : ids)
        types.append(QString::fromLatin1(id.trimmed().left(3)));
    if (const auto mixed = checkRuns(types))
        return errorResponse(*mixed);
    const Object *removed = nullptr;
    return each(ids, Request::value(query, QStringLiteral("allOrNone")) == QLatin1String("true"),
                [&](const QByteArray &id) {
                    const Object *object = Schema::instance().byPrefix(id.trimmed());
                    if (object && removed && object->setup != removed->setup)
                        return Answer<Written>(refuse(mixedKinds(*object, *removed)));
                    auto done = removeOne(call, id);
                    removed = done ? object : removed;
                    return done;
                });
}

Answer<Collections::Written> Collections::removeOne(const Call &call, const QByteArray &given)
{
    const auto id = recordid::normalized(given.trimmed());
    const Object *object = id ? Schema::instance().byPrefix(*id) : nullptr;
    if (!object)
        return refuse(
            {400, "MALFORMED_ID", QStringLiteral("bad id %1").arg(QString::fromLatin1(given)), {}, true});
    if (auto removed = m_org.records.remove(*object, *id, recordsCaller(m_org, call)); !removed) {
        ApiError error = removed.error();
        if (error.code == "NOT_FOUND")
            error = {
                400, "INVALID_CROSS_REFERENCE_KEY", QStringLiteral("invalid cross reference id"), {}, true};
        return refuse(error);
    }
    return Written{*id, {}};
}

// In the order asked for; null where there is no such record.
Response Collections::read(const Call &call)
{
    const Visibility &visibility = m_org.visibility(call.user);
    const Object *object = visible(call, call.path.at(2));
    if (!object)
        return errorResponse(notFound());
    const auto body = readBody(call.request);
    if (!body)
        return errorResponse(body.error());
    const QJsonArray ids = body->value(QStringLiteral("ids")).toArray();
    if (ids.size() > mostRead)
        return errorResponse(tooMany(mostRead));
    QByteArrayList fields;
    for (const auto &field : body->value(QStringLiteral("fields")).toArray())
        fields.append(field.toString().toLatin1());
    // What is no id finds nothing, as an id that nobody has.
    QByteArrayList wanted;
    for (const auto &each : ids)
        wanted.append(recordid::normalized(each.toString().toLatin1()).value_or("000000000000000AAA"));
    const auto records =
        m_org.queries.records(*object, wanted, fields, {call.user.id, &visibility, call.version, mostRead});
    if (!records)
        return errorResponse(records.error());
    QByteArray out = "[";
    for (const QByteArray &id : wanted) {
        if (out.size() > 1)
            out += ',';
        out += records->value(id, "null");
    }
    return Response::json(out + ']');
}

} // namespace fairlead::practice::salesforce
