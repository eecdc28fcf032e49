// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/definitions.h"
#include "practice/dataverse/definitionsjson.h"
#include "practice/dataverse/jsonquery.h"

#include <QJsonDocument>

namespace fairlead::practice::dataverse {

namespace {

const Entity *entityOf(const odata::Segment &segment)
{
    const auto name = segment.namedKeys.constFind("LogicalName");
    if (name != segment.namedKeys.cend())
        return Schema::instance().byName(name->text);
    for (const Entity &entity : Schema::instance().entities()) {
        if (!segment.key.isEmpty() && metadataId("entity/" + entity.name).toLatin1() == segment.key)
            return &entity;
    }
    return nullptr;
}

// Parts of a definition have privileges of their own (reference 3.3).
void requireFor(const Caller &caller, const QByteArray &part)
{
    caller.requireNamed(part == "Attributes" ? "prvReadAttribute" : "prvReadRelationship");
}

QJsonArray related(const Entity &entity, const QByteArray &name)
{
    if (name == "Attributes")
        return attributeDocuments(entity);
    if (name == "ManyToOneRelationships")
        return manyToOneDocuments(entity);
    if (name == "OneToManyRelationships")
        return oneToManyDocuments(entity);
    if (name == "ManyToManyRelationships")
        return manyToManyDocuments(entity);
    if (name == "Keys")
        return {};
    throw unknownSegment(name);
}

// What the cast form adds: `…/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet`.
QJsonObject withOptions(const Caller &caller, const Entity &entity, const QJsonObject &attribute,
                        const odata::Options &options)
{
    if (!options.expand.empty())
        caller.requireNamed("prvReadOptionSet");
    QJsonObject result = project(attribute, options, "AttributeMetadata");
    for (const odata::Expand &expand : options.expand) {
        if (expand.name != "OptionSet" && expand.name != "GlobalOptionSet")
            throw unknownProperty(expand.name, "AttributeMetadata");
        const Column *column =
            entity.column(attribute.value(QLatin1String("LogicalName")).toString().toLatin1());
        result.insert(QString::fromLatin1(expand.name),
                      column && expand.name == "OptionSet" ? optionSet(entity, *column) : QJsonValue());
    }
    return result;
}

} // namespace

Response Definitions::document(QJsonObject object, const QByteArray &context) const
{
    object.insert(QStringLiteral("@odata.context"),
                  QString::fromLatin1(m_session.serviceRoot + "$metadata#" + context));
    return m_session.json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Response Definitions::list(const QJsonArray &rows, const QByteArray &context) const
{
    QJsonObject body{{QStringLiteral("value"), rows}};
    // Changes with any schema change: clients drop their caches (reference 4.4).
    if (m_session.preferences.wants("Microsoft.Dynamics.CRM.globalmetadataversion"))
        body.insert(QStringLiteral("@Microsoft.Dynamics.CRM.globalmetadataversion"),
                    QStringLiteral("1000042"));
    return document(body, context);
}

QJsonObject Definitions::expanded(const Entity &entity, const odata::Options &options) const
{
    QJsonObject result = project(entityDocument(entity, m_session.settings), options, "EntityMetadata");
    for (const odata::Expand &expand : options.expand) {
        requireFor(m_session.caller, expand.name);
        QJsonArray rows;
        for (const auto &row : query(related(entity, expand.name), expand.options))
            rows.append(project(row.toObject(), expand.options, "AttributeMetadata"));
        result.insert(QString::fromLatin1(expand.name), rows);
    }
    return result;
}

Response Definitions::collectionOf(const Entity &entity, const odata::Segment &what,
                                   const QList<odata::Segment> &rest, const odata::Options &options)
{
    const QByteArray context = "EntityDefinitions('" + entity.name + "')/" + what.name;
    requireFor(m_session.caller, what.name);
    QJsonArray rows = related(entity, what.name);
    const QByteArray prefix = "Microsoft.Dynamics.CRM.";
    QByteArray cast;
    if (!rest.isEmpty() && rest.first().name.startsWith(prefix))
        cast = '#' + rest.first().name;
    const bool attributes = what.name == "Attributes";
    const auto named = what.namedKeys.constFind("LogicalName");
    if (named != what.namedKeys.cend()) {
        for (const auto &row : std::as_const(rows)) {
            const QJsonObject attribute = row.toObject();
            if (attribute.value(QLatin1String("LogicalName")).toString().toLatin1() == named->text)
                return document(withOptions(m_session.caller, entity, attribute, options),
                                context + "/$entity");
        }
        throw Problem{404, "0x80060891",
                      QStringLiteral("Could not find an attribute with name '%1'.")
                          .arg(QString::fromUtf8(named->text))};
    }
    if (!cast.isEmpty()) {
        QJsonArray kept;
        for (const auto &row : std::as_const(rows)) {
            if (row.toObject().value(QLatin1String("@odata.type")).toString().toLatin1() == cast)
                kept.append(row);
        }
        rows = kept;
    }
    QJsonArray shaped;
    for (const auto &row : query(rows, options))
        shaped.append(attributes ? withOptions(m_session.caller, entity, row.toObject(), options)
                                 : project(row.toObject(), options, "RelationshipMetadata"));
    return list(shaped, context);
}

Response Definitions::answer(const QList<odata::Segment> &path, const odata::Options &options)
{
    m_session.caller.requireNamed("prvReadEntity");
    const odata::Segment &root = path.first();
    if (!root.hasParentheses) {
        if (path.size() > 1)
            throw unknownSegment(path.at(1).name);
        // Definitions come all at once and take neither order nor page.
        if (!options.orderBy.isEmpty() || options.top)
            throw badRequest(QStringLiteral(
                "The query options $orderby and $top are not supported for EntityDefinitions."));
        QJsonArray all;
        for (const Entity &entity : Schema::instance().entities())
            all.append(entityDocument(entity, m_session.settings));
        QJsonArray rows;
        for (const auto &row : query(all, options)) {
            const QByteArray name = row.toObject().value(QLatin1String("LogicalName")).toString().toLatin1();
            rows.append(expanded(*Schema::instance().byName(name), options));
        }
        return list(rows, "EntityDefinitions");
    }
    const Entity *entity = entityOf(root);
    if (!entity) {
        const QString name = QString::fromUtf8(root.namedKeys.value("LogicalName").text);
        throw Problem{404, "0x80060888",
                      QStringLiteral("Could not find an entity with name %1 and id "
                                     "00000000-0000-0000-0000-000000000000.")
                          .arg(name)};
    }
    if (path.size() == 1)
        return document(expanded(*entity, options), "EntityDefinitions/$entity");
    return collectionOf(*entity, path.at(1), path.mid(2), options);
}

Response Definitions::metadata() const
{
    Response response;
    response.body = serviceMetadata(m_session.settings);
    response.setHeader("Content-Type", "application/xml");
    response.setHeader("OData-Version", "4.0");
    return response;
}

} // namespace fairlead::practice::dataverse
