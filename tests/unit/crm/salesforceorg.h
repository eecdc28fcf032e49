// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include "support/fakehttp.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace fairlead {

/// What the tests of the Salesforce client's parts share: an organisation, and an object with a field of
/// every type.
namespace salesforceorg {

inline const QUrl instance(QStringLiteral("https://acme.my.salesforce.com"));
inline const QString base = QStringLiteral("https://acme.my.salesforce.com/services/data/v66.0");

inline void expectVersions(FakeHttp &http)
{
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data"))
        .json(R"([{"version":"66.0"}])");
}

inline FieldInfo field(const char *name, FieldType type, bool writable = true)
{
    return {QString::fromLatin1(name), {}, type, writable, writable, false, {}};
}

inline ObjectInfo account()
{
    ObjectInfo info;
    info.name = info.setName = QStringLiteral("Account");
    info.idField = QStringLiteral("Id");
    info.stampField = QStringLiteral("SystemModstamp");
    info.fields = {field("Id", FieldType::Id, false),
                   field("Name", FieldType::Text),
                   field("NumberOfEmployees", FieldType::Integer),
                   field("AnnualRevenue", FieldType::Real),
                   field("IsKnown__c", FieldType::Boolean),
                   field("Founded__c", FieldType::Date),
                   field("Seen__c", FieldType::DateTime),
                   field("ParentId", FieldType::Reference),
                   field("CreatedById", FieldType::Reference, false),
                   field("CreatedDate", FieldType::DateTime, false),
                   field("LastModifiedById", FieldType::Reference, false),
                   field("SystemModstamp", FieldType::DateTime, false)};
    return info;
}

/// "001Aa0000000007IA4"
inline QString accountId(int number)
{
    return QStringLiteral("001Aa00000%1IA4").arg(number, 5, 10, QLatin1Char('0'));
}

inline QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

inline QByteArray soqlOf(const HttpRequest &request)
{
    return QUrlQuery(request.url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toUtf8();
}

} // namespace salesforceorg

} // namespace fairlead
