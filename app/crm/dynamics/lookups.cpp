// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/lookups.h"

#include "crm/dynamics/odata.h"

#include <algorithm>

namespace fairlead::dynamics {

namespace {

QString member(const QJsonValue &value, const char *key)
{
    return value.toObject().value(QLatin1String(key)).toString();
}

QList<Site::Relationship> relationshipsOf(const QJsonArray &answer)
{
    QList<Site::Relationship> relationships;
    for (const auto &value : answer) {
        const Site::Relationship relationship{member(value, "ReferencingAttribute"),
                                              member(value, "ReferencedEntity"),
                                              member(value, "ReferencingEntityNavigationPropertyName")};
        if (!relationship.attribute.isEmpty() && !relationship.property.isEmpty())
            relationships += relationship;
    }
    return relationships;
}

bool knowsAll(const QList<Site::Relationship> &relationships, const QStringList &lookups)
{
    return std::all_of(lookups.begin(), lookups.end(), [&](const QString &lookup) {
        return std::any_of(relationships.begin(), relationships.end(),
                           [&](const Site::Relationship &known) { return known.attribute == lookup; });
    });
}

} // namespace

Task<Result<LookupTargets>> askLookupTargets(std::shared_ptr<Site> site, QString table, QStringList lookups,
                                             CancelToken cancel)
{
    const bool isKnown = knowsAll(site->known->relationships.value(table), lookups);
    if (!isKnown) {
        const QString resource =
            QStringLiteral("EntityDefinitions(LogicalName='%1')/ManyToOneRelationships?$select="
                           "ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName")
                .arg(table);
        const Result<QJsonArray> answer = co_await listOf(site, resource, cancel);
        if (!answer)
            co_return fail(answer.error());
        site->known->relationships.insert(table, relationshipsOf(*answer));
    }
    // A lookup that is new may lead to a table that is.
    if (!isKnown || site->known->setNames.isEmpty()) {
        const QString resource = QStringLiteral("EntityDefinitions?$select=LogicalName,EntitySetName");
        const Result<QJsonArray> answer = co_await listOf(site, resource, cancel);
        if (!answer)
            co_return fail(answer.error());
        for (const auto &value : *answer) {
            const QString setName = member(value, "EntitySetName");
            if (isName(setName))
                site->known->setNames.insert(member(value, "LogicalName"), setName);
        }
    }
    co_return LookupTargets{site->known->relationships.value(table), site->known->setNames};
}

} // namespace fairlead::dynamics
