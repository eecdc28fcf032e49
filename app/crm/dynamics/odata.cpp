// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/odata.h"

#include <QUuid>

#include <algorithm>
#include <chrono>

namespace fairlead::dynamics {

namespace {

// Up to 5,000 are allowed (reference 4.2); 2,000 keep a page of a wide table at a few megabytes.
constexpr int pageSize = 2000;
constexpr std::chrono::seconds queryTimeout{130};
// `a eq b or …` is four nodes an id; the usual limit of an OData parser is 800.
constexpr qsizetype idsPerQuery = 100;
// Fewer in an address, and all columns of a record are less than the addresses that name them.
constexpr qsizetype fewIds = 20;
// Room for scheme, host and path in front of the query.
constexpr int addressBytes = 300;

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text, QByteArrayLiteral("$=&,():'@/?{}"));
}

// Of its own: what is an "&" in a text must not begin another option.
QByteArray filterPart(const QString &filter)
{
    return filter.isEmpty() ? QByteArray()
                            : "$filter=" + QUrl::toPercentEncoding(filter, QByteArrayLiteral(",():'@/"));
}

QString bracketed(const QString &filter)
{
    return filter.isEmpty() ? QString() : QLatin1Char('(') + filter + QLatin1Char(')');
}

QStringList columnsOf(const ObjectInfo &object)
{
    QStringList columns{object.idField};
    for (const FieldInfo &field : object.fields) {
        if (field.name != object.idField)
            columns += field.name;
    }
    return columns;
}

} // namespace

PullQuery pullQuery(const ObjectInfo &object, const QString &since, int maxUrlBytes)
{
    PullQuery query;
    query.columns = columnsOf(object);
    QString tail = QStringLiteral("$orderby=");
    if (!object.stampField.isEmpty())
        tail += object.stampField + QStringLiteral(" asc,");
    tail += object.idField + QStringLiteral(" asc");
    query.filter = bracketed(object.filter);
    if (!since.isEmpty() && !object.stampField.isEmpty()) {
        if (!query.filter.isEmpty())
            query.filter += QStringLiteral(" and ");
        query.filter += QStringLiteral("%1 ge %2").arg(object.stampField, since);
    }
    const QString select = QStringLiteral("$select=") + query.columns.join(QLatin1Char(','));
    query.selects =
        addressBytes + encoded(select).size() + encoded(tail).size() + filterPart(query.filter).size()
        <= maxUrlBytes;
    query.resource =
        object.setName + QLatin1Char('?') + (query.selects ? select + QLatin1Char('&') : QString()) + tail;
    return query;
}

PullQuery trackedQuery(const ObjectInfo &object, int maxUrlBytes)
{
    PullQuery query;
    query.columns = columnsOf(object);
    const QString select = QStringLiteral("?$select=") + query.columns.join(QLatin1Char(','));
    query.selects = addressBytes + encoded(select).size() <= maxUrlBytes;
    query.resource = query.selects ? QString(object.setName + select) : object.setName;
    return query;
}

QStringList readColumns(const ObjectInfo &object, const QStringList &columns)
{
    QStringList all{object.idField};
    QStringList wanted = columns;
    for (const FieldInfo &field : object.fields) {
        if (field.name == object.stampField || field.name == QLatin1String("_modifiedby_value"))
            wanted += field.name;
    }
    for (const QString &column : std::as_const(wanted)) {
        if (!all.contains(column))
            all += column;
    }
    return all;
}

QStringList readQueries(const ObjectInfo &object, const QStringList &ids, const QStringList &columns,
                        int maxUrlBytes)
{
    QStringList terms;
    for (const QString &id : ids) {
        if (isGuid(id))
            terms += QStringLiteral("%1 eq %2").arg(object.idField, id);
    }
    if (terms.isEmpty())
        return {};
    const QString orWord = QStringLiteral(" or ");
    const qsizetype termBytes = encoded(terms.constFirst() + orWord).size();
    QString select = QStringLiteral("$select=%1&").arg(readColumns(object, columns).join(QLatin1Char(',')));
    qsizetype room = (maxUrlBytes - addressBytes - encoded(select).size()) / termBytes;
    if (room < std::min(fewIds, terms.size())) {
        select.clear();
        room = (maxUrlBytes - addressBytes) / termBytes;
    }
    room = std::clamp<qsizetype>(room, 1, idsPerQuery);
    QStringList queries;
    for (qsizetype first = 0; first < terms.size(); first += room)
        queries += QStringLiteral("%1?%2$filter=%3")
                       .arg(object.setName, select, terms.mid(first, room).join(orWord));
    return queries;
}

QString createdSinceQuery(const ObjectInfo &object, const QString &userId, const QString &since,
                          const QStringList &columns, int maxUrlBytes)
{
    const QString tail = QStringLiteral("$orderby=createdon asc,%1 asc&$filter=_createdby_value eq %2 and "
                                        "createdon ge %3")
                             .arg(object.idField, userId, since);
    const QString select =
        QStringLiteral("$select=%1&").arg(readColumns(object, columns).join(QLatin1Char(',')));
    const bool fits = addressBytes + encoded(select).size() + encoded(tail).size() <= maxUrlBytes;
    return object.setName + QLatin1Char('?') + (fits ? select : QString()) + tail;
}

HttpRequest pageRequest(const QUrl &url, bool tracked)
{
    QByteArray prefer = "odata.maxpagesize=" + QByteArray::number(pageSize);
    if (tracked)
        prefer = "odata.track-changes," + prefer;
    HttpRequest request = HttpRequest::get(url).withHeader("Prefer", prefer);
    request.timeout = queryTimeout;
    return request;
}

bool isGuid(const QString &text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

PullQuery filterQuery(const ObjectInfo &object)
{
    PullQuery query;
    query.resource = QStringLiteral("%1?$select=%2&$top=1").arg(object.setName, object.idField);
    query.filter = bracketed(object.filter);
    query.columns += object.idField;
    return query;
}

QUrl webApiUrl(const QUrl &root, const QString &resource, const QString &filter)
{
    QByteArray address = root.toEncoded() + encoded(resource);
    if (!filter.isEmpty())
        address += (resource.contains(QLatin1Char('?')) ? '&' : '?') + filterPart(filter);
    return QUrl::fromEncoded(address, QUrl::StrictMode);
}

bool isName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

} // namespace fairlead::dynamics
