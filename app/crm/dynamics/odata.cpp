// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/odata.h"

#include <algorithm>

namespace fairlead::dynamics {

namespace {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text, QByteArrayLiteral("$=&,():'@/?{}"));
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
    QString tail = QStringLiteral("$orderby=");
    if (!object.stampField.isEmpty())
        tail += object.stampField + QStringLiteral(" asc,");
    tail += object.idField + QStringLiteral(" asc");
    if (!since.isEmpty() && !object.stampField.isEmpty())
        tail += QStringLiteral("&$filter=%1 ge %2").arg(object.stampField, since);
    const QString select = QStringLiteral("$select=") + query.columns.join(QLatin1Char(','));
    // Room for scheme, host and path in front of the query.
    query.selects = 300 + encoded(select).size() + encoded(tail).size() <= maxUrlBytes;
    query.resource =
        object.setName + QLatin1Char('?') + (query.selects ? select + QLatin1Char('&') : QString()) + tail;
    return query;
}

QUrl webApiUrl(const QUrl &root, const QString &resource)
{
    return QUrl::fromEncoded(root.toEncoded() + encoded(resource), QUrl::StrictMode);
}

bool isName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

} // namespace fairlead::dynamics
