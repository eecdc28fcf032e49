// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/soql.h"

namespace fairlead::salesforce {

namespace {

// Scheme, host and path in front of the query.
constexpr qsizetype roomInFront = 300;

QByteArray encoded(const QString &soql)
{
    return QUrl::toPercentEncoding(soql, QByteArrayLiteral(",():"));
}

// In brackets: what follows it must not become a part of its last OR.
QString fromWhere(const ObjectInfo &object)
{
    const QString from = QStringLiteral(" FROM ") + object.name;
    return object.filter.isEmpty() ? from : from + QStringLiteral(" WHERE (%1)").arg(object.filter);
}

QString tail(const ObjectInfo &object, const QString &since)
{
    QString text = fromWhere(object);
    if (!since.isEmpty() && !object.stampField.isEmpty())
        text += (object.filter.isEmpty() ? QStringLiteral(" WHERE ") : QStringLiteral(" AND "))
            + object.stampField + QStringLiteral(" >= ") + since;
    text += QStringLiteral(" ORDER BY ");
    if (!object.stampField.isEmpty())
        text += object.stampField + QStringLiteral(", ");
    return text + object.idField;
}

} // namespace

PullQuery pullQuery(const ObjectInfo &object, const QString &since, int maxUrlBytes)
{
    PullQuery query;
    query.columns += object.idField;
    for (const FieldInfo &field : object.fields) {
        if (field.name != object.idField)
            query.columns += field.name;
    }
    const QString end = tail(object, since);
    qsizetype used = roomInFront + encoded(QStringLiteral("SELECT ") + end).size();
    for (const QString &column : query.columns) {
        const qsizetype size = column.size() + 1;
        const bool needed = column == object.idField || column == object.stampField;
        if (needed || (query.byId.isEmpty() && used + size <= maxUrlBytes)) {
            query.inQuery += column;
            used += size;
        } else {
            query.byId += column;
        }
    }
    query.soql = QStringLiteral("SELECT ") + query.inQuery.join(QLatin1Char(',')) + end;
    return query;
}

QString loadQuery(const ObjectInfo &object, const QStringList &columns)
{
    return QStringLiteral("SELECT ") + columns.join(QLatin1Char(',')) + fromWhere(object);
}

QString countQuery(const ObjectInfo &object)
{
    return QStringLiteral("SELECT COUNT()") + fromWhere(object);
}

QString filterQuery(const ObjectInfo &object)
{
    return loadQuery(object, {object.idField}) + QStringLiteral(" LIMIT 1");
}

CreatedQuery createdQuery(const ObjectInfo &object, const QStringList &columns, const QString &userId,
                          const QString &since, int maxUrlBytes)
{
    const QString end = QStringLiteral(" FROM ") + object.name + QStringLiteral(" WHERE CreatedById = ")
        + soqlText(userId) + QStringLiteral(" AND CreatedDate >= ") + since
        + QStringLiteral(" ORDER BY CreatedDate, ") + object.idField;
    CreatedQuery query;
    query.soql = QStringLiteral("SELECT ") + columns.join(QLatin1Char(',')) + end;
    query.complete = roomInFront + encoded(query.soql).size() <= maxUrlBytes;
    if (!query.complete)
        query.soql = QStringLiteral("SELECT ") + object.idField + end;
    return query;
}

QString soqlText(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('\''), QLatin1String("\\'"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

QUrl withSoql(QUrl resource, const QString &soql)
{
    resource.setQuery(QStringLiteral("q=") + QLatin1String(encoded(soql)), QUrl::StrictMode);
    return resource;
}

} // namespace fairlead::salesforce
