// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace fairlead::practice::dataverse {

namespace {

constexpr int largestPage = 5000; // reference 4.2
constexpr int largestCount = 5000;
constexpr int largestAggregate = 50'000;

Value fromJson(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == double(qint64(number)) ? Value(qint64(number)) : Value(number);
    }
    return {};
}

QJsonValue toJson(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *decimal = std::get_if<double>(&value))
        return *decimal;
    if (const auto *text = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*text);
    return {};
}

struct SortKey
{
    QByteArray term;
    bool descending = false;
};

// "After the last row" for several keys: equal in the first n − 1 and beyond in the nth. SQLite and SQL
// Server both put NULL before everything.
Sql after(const QList<SortKey> &keys, const QList<Value> &last)
{
    Sql sql;
    sql.add("(");
    for (qsizetype i = 0; i < keys.size(); ++i) {
        sql.add(i == 0 ? "(" : " OR (");
        for (qsizetype equal = 0; equal < i; ++equal) {
            sql.add(keys.at(equal).term + " IS ? AND ");
            sql.values.append(last.at(equal));
        }
        const SortKey &key = keys.at(i);
        if (isNull(last.at(i))) {
            sql.add(key.descending ? QByteArray("0") : QByteArray(key.term + " IS NOT NULL"));
        } else {
            sql.add(key.descending ? QByteArray("(" + key.term + " < ? OR " + key.term + " IS NULL)")
                                   : QByteArray(key.term + " > ?"));
            sql.values.append(last.at(i));
        }
        sql.add(")");
    }
    sql.add(")");
    return sql;
}

QByteArray orderBy(const QList<SortKey> &keys)
{
    QByteArrayList terms;
    for (const SortKey &key : keys)
        terms.append(key.term + (key.descending ? " DESC" : ""));
    return " ORDER BY " + terms.join(", ");
}

} // namespace

Response Session::json(QByteArray body, int status) const
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    response.setHeader("OData-Version", "4.0");
    if (!preferences.applied.isEmpty())
        response.setHeader("Preference-Applied", preferences.applied.join(','));
    return response;
}

Response Session::noContent() const
{
    Response response;
    response.status = 204;
    response.setHeader("OData-Version", "4.0");
    return response;
}

QByteArray linkWith(const Session &session, const QByteArray &option, const QByteArray &value)
{
    QByteArrayList kept;
    for (const QByteArray &part : session.request.url.query(QUrl::FullyEncoded).toLatin1().split('&')) {
        const QByteArray name = QByteArray::fromPercentEncoding(part.left(part.indexOf('=')));
        if (!part.isEmpty() && name != "$skiptoken" && name != "$deltatoken")
            kept.append(part);
    }
    kept.append(option + '=' + value.toPercentEncoding());
    return session.request.origin().toLatin1() + session.request.url.path(QUrl::FullyEncoded).toLatin1() + '?'
        + kept.join('&');
}

QByteArray wrapCookie(const QByteArray &opaque, int page, bool tracking)
{
    const QByteArray inner = QByteArray("<cookie page=\"" + QByteArray::number(page) + "\"><key last=\""
                                        + opaque + "\" /></cookie>")
                                 .toPercentEncoding();
    return "<cookie pagenumber=\"" + QByteArray::number(page + 1) + "\" pagingcookie=\"" + inner
        + "\" istracking=\"" + (tracking ? "True" : "False") + "\" />";
}

QByteArray unwrapCookie(const QByteArray &token)
{
    const QByteArray mark = "last%3D%22";
    const auto begin = token.indexOf(mark);
    const auto end = token.indexOf("%22", begin + mark.size());
    if (begin < 0 || end < 0)
        throw Problem{400, "0x80040203", QStringLiteral("Malformed XML in the Paging Cookie")};
    return QByteArray::fromBase64(
        QByteArray::fromPercentEncoding(token.mid(begin + mark.size(), end - begin - mark.size())),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// The SQL of a request over one table and how its rows are written.
struct Reader::Query
{
    struct Nested
    {
        QByteArray key;
        const odata::Expand *expand = nullptr;
        // many-to-one
        std::unique_ptr<RowPlan> plan;
        // one-to-many
        std::unique_ptr<Query> rows;
        QByteArray sql;
        QList<Value> values;
    };

    Query(const Session &session, const Entity &table, const odata::Options &options, const QByteArray &alias)
        : entity(table)
        , translator(table, alias, session.caller)
        , plan(std::make_unique<RowPlan>(table, alias, options.select, session.preferences, 0))
    {
        terms = plan->terms();
        const QByteArray restriction = session.caller.restriction("Read", table, alias);
        session.caller.require("Read", table);
        if (!restriction.isEmpty())
            where.append({restriction, {}});
        if (options.filter)
            where.append(translator.filter(*options.filter));
        for (const odata::Order &order : options.orderBy)
            keys.append({translator.orderTerm(order.path), order.descending});
        keys.append({alias + '.' + table.idColumn, false});
        for (const odata::Expand &expand : options.expand)
            addExpand(session, expand, alias);
    }

    void addExpand(const Session &session, const odata::Expand &expand, const QByteArray &alias)
    {
        Nested one;
        one.expand = &expand;
        one.key = ",\"" + expand.name + "\":";
        if (const Navigation *navigation = entity.navigation(expand.name)) {
            const Column &lookup = *entity.column(navigation->column);
            const QByteArray target =
                navigation->target.isEmpty() ? lookup.targets.first() : navigation->target;
            const Entity &table = *Schema::instance().byName(target);
            session.caller.require("Read", table);
            const QByteArray own = alias + "e" + QByteArray::number(nested.size());
            one.plan = std::make_unique<RowPlan>(table, own, expand.options.select, session.preferences,
                                                 int(terms.size()));
            terms += one.plan->terms();
            joins += " LEFT JOIN \"" + target + "\" " + own + " ON " + own + '.' + table.idColumn + " = "
                + alias + '.' + lookup.name;
            if (lookup.isPolymorphic())
                joins += " AND " + alias + '.' + lookup.typeColumn() + " = '" + target + "'";
        } else if (const Collection *collection = entity.collection(expand.name)) {
            const Entity &table = *Schema::instance().byName(collection->target);
            one.rows = std::make_unique<Query>(session, table, expand.options, "n");
            Sql condition;
            if (collection->linkTable.isEmpty()) {
                condition.text = "n." + collection->targetColumn + " = ?";
            } else {
                one.rows->joins += " JOIN \"" + collection->linkTable + "\" nl ON nl."
                    + collection->targetColumn + " = n." + table.idColumn;
                condition.text = "nl." + collection->ownColumn + " = ?";
            }
            condition.values.append(Value()); // the parent's key, bound for each row
            one.rows->where.prepend(condition);
            const Sql sql = one.rows->statement(expand.options.top.value_or(largestPage));
            one.sql = sql.text;
            one.values = sql.values;
        } else {
            throw unknownProperty(expand.name, entity.name);
        }
        nested.push_back(std::move(one));
    }

    Sql statement(int limit) const
    {
        Sql sql;
        sql.add("SELECT " + terms.join(", ") + from());
        sql.add(conditions());
        sql.add(orderBy(keys) + " LIMIT " + QByteArray::number(limit));
        return sql;
    }

    QByteArray from() const
    {
        return " FROM \"" + entity.name + "\" " + keys.last().term.left(keys.last().term.indexOf('.')) + joins
            + translator.joins();
    }

    Sql conditions() const
    {
        Sql sql;
        for (qsizetype i = 0; i < where.size(); ++i) {
            sql.add(i == 0 ? " WHERE " : " AND ");
            sql.add(where.at(i));
        }
        return sql;
    }

    void write(QByteArray &out, const SQLite::Statement &row, Store &store) const
    {
        out += '{';
        plan->write(out, row);
        for (const Nested &one : nested) {
            out += one.key;
            if (one.plan) {
                if (one.plan->isMissing(row)) {
                    out += "null";
                    continue;
                }
                out += '{';
                one.plan->write(out, row);
                out += '}';
                continue;
            }
            out += '[';
            SQLite::Statement &inner = store.prepared(one.sql);
            QList<Value> values = one.values;
            values.first() = plan->id(row);
            for (qsizetype i = 0; i < values.size(); ++i)
                bindTo(inner, int(i + 1), values.at(i));
            bool first = true;
            while (inner.executeStep()) {
                if (!first)
                    out += ',';
                first = false;
                one.rows->write(out, inner, store);
            }
            inner.reset();
            out += ']';
        }
        out += '}';
    }

    /// For @odata.context: "(name,accountid,primarycontactid(fullname))".
    QByteArray contextSuffix() const
    {
        QByteArrayList names = plan->selected();
        for (const Nested &one : nested) {
            const RowPlan &inner = one.plan ? *one.plan : *one.rows->plan;
            names.append(one.expand->name + '(' + inner.selected().join(',') + ')');
        }
        return names.isEmpty() ? QByteArray() : QByteArray('(' + names.join(',') + ')');
    }

    const Entity &entity;
    Translator translator;
    std::unique_ptr<RowPlan> plan;
    QByteArrayList terms;
    QByteArray joins;
    QList<Sql> where;
    QList<SortKey> keys;
    std::vector<Nested> nested;
};

Response Reader::collection(const Entity &entity, const odata::Options &options, const Within &within)
{
    for (const odata::Expand &expand : options.expand) {
        // Seen at the provider (reference 4.2).
        if (options.top && entity.collection(expand.name))
            throw badRequest(QStringLiteral(
                "The $top query option cannot be used together with $expand of a collection."));
    }
    Query query(m_session, entity, options, "t");
    query.joins += within.join;
    if (!within.condition.text.isEmpty())
        query.where.append(within.condition);

    Store &store = m_session.store;
    QByteArray head = "{\"@odata.context\":";
    appendJsonString(
        head, QByteArray(m_session.serviceRoot + "$metadata#" + entity.setName + query.contextSuffix()));
    if (options.count) {
        Sql counting{"SELECT COUNT(*)" + query.from(), {}};
        counting.add(query.conditions());
        SQLite::Statement statement(store.database(), counting.text.toStdString());
        for (qsizetype i = 0; i < counting.values.size(); ++i)
            bindTo(statement, int(i + 1), counting.values.at(i));
        statement.executeStep();
        const qint64 rows = statement.getColumn(0).getInt64();
        const QByteArray shown = QByteArray::number(qMin<qint64>(rows, largestCount));
        head += ",\"@odata.count\":" + shown;
        if (m_session.preferences.wants(totalRecordCount))
            head += QByteArray(",\"@") + totalRecordCount + "\":" + shown + ",\"@" + totalRecordCount
                + "limitexceeded\":" + (rows > largestCount ? "true" : "false");
    } else if (m_session.preferences.wants(totalRecordCount)) {
        head +=
            QByteArray(",\"@") + totalRecordCount + "\":-1,\"@" + totalRecordCount + "limitexceeded\":false";
    }

    // With a page size $top is ignored (reference 4.2).
    const bool topOnly = options.top && m_session.preferences.maxPageSize == 0;
    const int size = topOnly                    ? qMin(*options.top, largestPage)
        : m_session.preferences.maxPageSize > 0 ? m_session.preferences.maxPageSize
                                                : largestPage;
    int page = 1;
    if (!options.skipToken.isEmpty()) {
        const QJsonObject cookie = QJsonDocument::fromJson(unwrapCookie(options.skipToken)).object();
        QList<Value> last;
        for (const auto &value : cookie.value(QLatin1String("k")).toArray())
            last.append(fromJson(value));
        if (last.size() != query.keys.size())
            throw Problem{400, "0x80040203", QStringLiteral("Malformed XML in the Paging Cookie")};
        page = cookie.value(QLatin1String("n")).toInt() + 1;
        query.where.append(after(query.keys, last));
    }
    // The sort keys come last in the row, for the next cookie.
    const int keysAt = int(query.terms.size());
    for (const SortKey &key : std::as_const(query.keys))
        query.terms.append(key.term);
    const Sql sql = query.statement(topOnly ? size : size + 1);

    QByteArray body = head;
    body.reserve(qMin(size, 1000) * 400);
    body += ",\"value\":[";
    SQLite::Statement statement(store.database(), sql.text.toStdString());
    for (qsizetype i = 0; i < sql.values.size(); ++i)
        bindTo(statement, int(i + 1), sql.values.at(i));
    int written = 0;
    QJsonArray last;
    bool more = false;
    while (statement.executeStep()) {
        if (written == size) {
            more = true;
            break;
        }
        if (written > 0)
            body += ',';
        query.write(body, statement, store);
        ++written;
        if (written == size && !topOnly) {
            for (qsizetype i = 0; i < query.keys.size(); ++i)
                last.append(toJson(valueAt(statement, keysAt + int(i))));
        }
    }
    body += ']';
    if (more) {
        const QByteArray opaque =
            QJsonDocument(QJsonObject{{QStringLiteral("k"), last}, {QStringLiteral("n"), page}})
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        body += ",\"@odata.nextLink\":";
        appendJsonString(body, linkWith(m_session, "$skiptoken", wrapCookie(opaque, page, false)));
    }
    body += '}';
    return m_session.json(body);
}

Response Reader::single(const Entity &entity, const QByteArray &id, const odata::Options &options, int status)
{
    for (const bool present :
         {options.filter.has_value(), !options.orderBy.isEmpty(), options.top.has_value(), options.count}) {
        if (present)
            throw badRequest(
                QStringLiteral("Query options $filter, $orderby, $top and $count cannot be applied to the "
                               "requested resource."));
    }
    m_session.caller.require("Read", entity);
    const auto row = m_session.store.find(entity, id);
    if (!row)
        throw rowMissing(entity.name, id);
    if (!m_session.caller.reaches("Read", entity, *row))
        throw Problem{
            403, "0x80048306",
            QStringLiteral("Principal user (Id=%1, type=8) does not have read access to the %2 with id %3.")
                .arg(QString::fromLatin1(m_session.caller.userId()), QString::fromLatin1(entity.name),
                     QString::fromLatin1(id))};
    const QByteArray etag = "W/\"" + QByteArray::number(numberOf(row->value("versionnumber"))) + '"';
    // Never with expanded or annotated answers (reference 4.8).
    if (m_session.request.header("If-None-Match") == etag && options.expand.empty()
        && m_session.preferences.annotations.isEmpty() && m_session.request.method == "GET") {
        Response response;
        response.status = 304;
        response.setHeader("ETag", etag);
        response.setHeader("OData-Version", "4.0");
        return response;
    }
    Query query(m_session, entity, options, "t");
    query.where.append({"t." + entity.idColumn + " = ?", {Value(id)}});
    const Sql sql = query.statement(1);
    SQLite::Statement statement(m_session.store.database(), sql.text.toStdString());
    for (qsizetype i = 0; i < sql.values.size(); ++i)
        bindTo(statement, int(i + 1), sql.values.at(i));
    statement.executeStep();
    QByteArray object;
    query.write(object, statement, m_session.store);
    QByteArray body = "{\"@odata.context\":";
    appendJsonString(body,
                     QByteArray(m_session.serviceRoot + "$metadata#" + entity.setName + query.contextSuffix()
                                + "/$entity"));
    body += ',' + object.mid(1);
    Response response = m_session.json(body, status);
    response.setHeader("ETag", etag);
    return response;
}

qint64 Reader::counted(const Entity &entity, const odata::Options &options, const Within &within) const
{
    Query query(m_session, entity, options, "t");
    query.joins += within.join;
    if (!within.condition.text.isEmpty())
        query.where.append(within.condition);
    Sql counting{"SELECT COUNT(*)" + query.from(), {}};
    counting.add(query.conditions());
    SQLite::Statement statement(m_session.store.database(), counting.text.toStdString());
    for (qsizetype i = 0; i < counting.values.size(); ++i)
        bindTo(statement, int(i + 1), counting.values.at(i));
    statement.executeStep();
    return statement.getColumn(0).getInt64();
}

Response Reader::count(const Entity &entity, const odata::Options &options, const Within &within)
{
    // The byte order mark is the provider's.
    Response response = Response::text(
        "\xEF\xBB\xBF" + QByteArray::number(qMin<qint64>(counted(entity, options, within), largestCount)));
    response.setHeader("OData-Version", "4.0");
    return response;
}

// Unlike every other count not held at 5,000, but refused beyond 50,000.
Response Reader::aggregate(const Entity &entity, const odata::Options &options)
{
    const qint64 rows = counted(entity, options, {});
    if (rows > largestAggregate)
        throw Problem{400, "0x8004e023",
                      QStringLiteral("AggregateQueryRecordLimit exceeded. Cannot perform this operation.")};
    const QJsonObject body{
        {QStringLiteral("@odata.context"),
         QString::fromLatin1(m_session.serviceRoot + "$metadata#" + entity.setName + '(' + options.countAs
                             + ')')},
        {QStringLiteral("value"), QJsonArray{QJsonObject{{QString::fromLatin1(options.countAs), rows}}}}};
    return m_session.json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Response Reader::property(const Entity &entity, const QByteArray &id, const QByteArray &name, bool raw)
{
    const Column *column = entity.byWireName(name);
    if (!column)
        throw unknownSegment(name);
    odata::Options options;
    options.select = QByteArrayList{name};
    const Response whole = single(entity, id, options);
    const QJsonValue value = QJsonDocument::fromJson(whole.body).object().value(QString::fromLatin1(name));
    if (value.isNull())
        return m_session.noContent();
    if (raw)
        return Response::text(value.toVariant().toString().toUtf8());
    const QJsonObject body{
        {QStringLiteral("@odata.context"),
         QString::fromLatin1(m_session.serviceRoot + "$metadata#" + entity.setName + '(' + id + ")/" + name)},
        {QStringLiteral("value"), value}};
    return m_session.json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Response Reader::references(const Entity &entity, const odata::Options &options, const Within &within)
{
    odata::Options ids = options;
    ids.select = QByteArrayList{entity.idColumn};
    ids.expand.clear();
    const QJsonObject page = QJsonDocument::fromJson(collection(entity, ids, within).body).object();
    QJsonArray links;
    for (const auto &row : page.value(QLatin1String("value")).toArray()) {
        const QString id = row.toObject().value(QString::fromLatin1(entity.idColumn)).toString();
        const QString address = QString::fromLatin1(m_session.serviceRoot + entity.setName) + QLatin1Char('(')
            + id + QLatin1Char(')');
        links.append(QJsonObject{{QStringLiteral("@odata.id"), address}});
    }
    const QJsonObject body{{QStringLiteral("@odata.context"),
                            QString::fromLatin1(m_session.serviceRoot + "$metadata#Collection($ref)")},
                           {QStringLiteral("value"), links}};
    return m_session.json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace fairlead::practice::dataverse
