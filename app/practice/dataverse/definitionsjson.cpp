// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/definitionsjson.h"
#include "practice/dataverse/caller.h"
#include "practice/entra/directory.h"

namespace fairlead::practice::dataverse {

namespace {

QJsonObject label(const QString &text)
{
    if (text.isEmpty())
        return {{QStringLiteral("LocalizedLabels"), QJsonArray()},
                {QStringLiteral("UserLocalizedLabel"), QJsonValue()}};
    const QJsonObject one{{QStringLiteral("Label"), text},
                          {QStringLiteral("LanguageCode"), 1033},
                          {QStringLiteral("IsManaged"), true},
                          {QStringLiteral("MetadataId"), metadataId("label/" + text.toUtf8())},
                          {QStringLiteral("HasChanged"), QJsonValue()}};
    return {{QStringLiteral("LocalizedLabels"), QJsonArray{one}},
            {QStringLiteral("UserLocalizedLabel"), one}};
}

QJsonObject managed(bool value, const char *name)
{
    return {{QStringLiteral("Value"), value},
            {QStringLiteral("CanBeChanged"), false},
            {QStringLiteral("ManagedPropertyLogicalName"), QLatin1String(name)}};
}

// "emailaddress1" is written "EMailAddress1" and the like at the provider; nobody depends on the capitals.
QString schemaName(const QByteArray &logical)
{
    QString name = latin(logical);
    name[0] = name.at(0).toUpper();
    return name;
}

QString attributeType(const Column &column)
{
    switch (column.type) {
    case ColumnType::Guid:
        return QStringLiteral("Uniqueidentifier");
    case ColumnType::String:
        return QStringLiteral("String");
    case ColumnType::Memo:
        return QStringLiteral("Memo");
    case ColumnType::Integer:
        return QStringLiteral("Integer");
    case ColumnType::BigInt:
        return QStringLiteral("BigInt");
    case ColumnType::Decimal:
        return QStringLiteral("Decimal");
    case ColumnType::Money:
        return QStringLiteral("Money");
    case ColumnType::Boolean:
        return QStringLiteral("Boolean");
    case ColumnType::DateTime:
    case ColumnType::DateOnly:
        return QStringLiteral("DateTime");
    case ColumnType::Choice:
        return QStringLiteral("Picklist");
    case ColumnType::State:
        return QStringLiteral("State");
    case ColumnType::Status:
        return QStringLiteral("Status");
    case ColumnType::Lookup:
        return column.name == "ownerid"                                        ? QStringLiteral("Owner")
            : column.name == "customerid" || column.name == "parentcustomerid" ? QStringLiteral("Customer")
                                                                               : QStringLiteral("Lookup");
    }
    return {};
}

QString metadataType(const QString &attributeType)
{
    // Owner and customer are lookups of a kind; the name of their class is not their own.
    const bool lookup = attributeType == QLatin1String("Owner") || attributeType == QLatin1String("Customer");
    const QString name = lookup                              ? QStringLiteral("Lookup")
        : attributeType == QLatin1String("Uniqueidentifier") ? QStringLiteral("UniqueIdentifier")
                                                             : attributeType;
    return QStringLiteral("#Microsoft.Dynamics.CRM.") + name + QStringLiteral("AttributeMetadata");
}

QJsonObject attribute(const Entity &entity, const QByteArray &name, const QString &type, const QString &text)
{
    return {
        {QStringLiteral("@odata.type"), metadataType(type)},
        {QStringLiteral("AttributeOf"), QJsonValue()},
        {QStringLiteral("AttributeType"), type},
        {QStringLiteral("AttributeTypeName"),
         QJsonObject{{QStringLiteral("Value"), QString(type + QStringLiteral("Type"))}}},
        {QStringLiteral("Description"), label(text)},
        {QStringLiteral("DisplayName"), label(text)},
        {QStringLiteral("EntityLogicalName"), latin(entity.name)},
        {QStringLiteral("IsCustomAttribute"), false},
        {QStringLiteral("IsFilterable"), true},
        {QStringLiteral("IsLogical"), false},
        {QStringLiteral("IsManaged"), true},
        {QStringLiteral("IsPrimaryId"), name == entity.idColumn},
        {QStringLiteral("IsPrimaryName"), name == entity.nameColumn},
        {QStringLiteral("IsSearchable"), true},
        {QStringLiteral("IsSecured"), false},
        {QStringLiteral("IsValidForCreate"), false},
        {QStringLiteral("IsValidForRead"), true},
        {QStringLiteral("IsValidForUpdate"), false},
        {QStringLiteral("IsValidForAdvancedFind"), managed(true, "canmodifysearchsettings")},
        {QStringLiteral("IsValidODataAttribute"), true},
        {QStringLiteral("LogicalName"), latin(name)},
        {QStringLiteral("MetadataId"), metadataId("attribute/" + entity.name + '/' + name)},
        {QStringLiteral("RequiredLevel"),
         QJsonObject{{QStringLiteral("Value"), QStringLiteral("None")},
                     {QStringLiteral("CanBeChanged"), true},
                     {QStringLiteral("ManagedPropertyLogicalName"),
                      QStringLiteral("canmodifyrequirementlevelsettings")}}},
        {QStringLiteral("SchemaName"), schemaName(name)},
    };
}

// "owneridname" and its like: listed, readable by older protocols, not to be selected (trap 39).
QJsonObject shadow(const Entity &entity, const QByteArray &name, const QByteArray &of, const QString &type)
{
    QJsonObject object = attribute(entity, name, type, QString());
    object.insert(QStringLiteral("AttributeOf"), latin(of));
    object.insert(QStringLiteral("IsLogical"), true);
    object.insert(QStringLiteral("IsValidODataAttribute"), false);
    return object;
}

QJsonObject attributeDocument(const Entity &entity, const Column &column)
{
    const QString type = attributeType(column);
    QJsonObject object = attribute(entity, column.name, type, column.label);
    object.insert(QStringLiteral("IsValidForCreate"), column.create);
    object.insert(QStringLiteral("IsValidForUpdate"), column.update);
    QJsonObject required = object.value(QLatin1String("RequiredLevel")).toObject();
    required.insert(QStringLiteral("Value"),
                    column.required == Required::System         ? QStringLiteral("SystemRequired")
                        : column.required == Required::Business ? QStringLiteral("ApplicationRequired")
                                                                : QStringLiteral("None"));
    object.insert(QStringLiteral("RequiredLevel"), required);
    if (column.maxLength > 0)
        object.insert(QStringLiteral("MaxLength"), column.maxLength);
    if (column.type == ColumnType::DateTime || column.type == ColumnType::DateOnly) {
        const bool date = column.type == ColumnType::DateOnly;
        object.insert(QStringLiteral("Format"),
                      date ? QStringLiteral("DateOnly") : QStringLiteral("DateAndTime"));
        object.insert(QStringLiteral("DateTimeBehavior"),
                      QJsonObject{{QStringLiteral("Value"),
                                   date ? QStringLiteral("DateOnly") : QStringLiteral("UserLocal")}});
    }
    if (column.isLookup()) {
        QJsonArray targets;
        for (const QByteArray &target : column.targets)
            targets.append(latin(target));
        object.insert(QStringLiteral("Targets"), targets);
    }
    return object;
}

QByteArray edmType(const Column &column)
{
    switch (column.type) {
    case ColumnType::Guid:
    case ColumnType::Lookup:
        return "Edm.Guid";
    case ColumnType::String:
    case ColumnType::Memo:
        return "Edm.String";
    case ColumnType::BigInt:
        return "Edm.Int64";
    case ColumnType::Decimal:
    case ColumnType::Money:
        return "Edm.Decimal";
    case ColumnType::Boolean:
        return "Edm.Boolean";
    case ColumnType::DateTime:
        return "Edm.DateTimeOffset";
    case ColumnType::DateOnly:
        return "Edm.Date";
    default:
        return "Edm.Int32";
    }
}

QString relationshipName(const Entity &from, const Column &column, const QByteArray &target)
{
    for (const Collection &collection : Schema::instance().byName(target)->collections) {
        if (collection.target == from.name && collection.targetColumn == column.name
            && collection.linkTable.isEmpty())
            return latin(collection.name);
    }
    return latin(target + '_' + from.name + '_' + column.name);
}

QJsonObject relationship(const Entity &from, const Column &column, const QByteArray &target)
{
    const Entity &to = *Schema::instance().byName(target);
    return {
        {QStringLiteral("MetadataId"),
         metadataId("relationship/" + from.name + '/' + column.name + '/' + target)},
        {QStringLiteral("SchemaName"), relationshipName(from, column, target)},
        {QStringLiteral("RelationshipType"), QStringLiteral("OneToManyRelationship")},
        {QStringLiteral("ReferencedAttribute"), latin(to.idColumn)},
        {QStringLiteral("ReferencedEntity"), latin(to.name)},
        {QStringLiteral("ReferencedEntityNavigationPropertyName"), relationshipName(from, column, target)},
        {QStringLiteral("ReferencingAttribute"), latin(column.name)},
        {QStringLiteral("ReferencingEntity"), latin(from.name)},
        {QStringLiteral("ReferencingEntityNavigationPropertyName"),
         latin(from.navigationName(column, target))},
    };
}

} // namespace

QString metadataId(const QByteArray &name)
{
    return Directory::objectId(QStringLiteral("metadata/") + QString::fromUtf8(name));
}

namespace {

// What guards the table: the privileges a role needs for it (reference 3.2).
QJsonArray guards(const Entity &entity)
{
    QJsonArray list;
    for (const char *verb : {"Create", "Read", "Write", "Delete", "Assign", "Share", "Append", "AppendTo"}) {
        const QByteArray name = QByteArray("prv") + verb + entity.privilege;
        const QByteArray id = privilegeId(name);
        if (id.isEmpty())
            continue;
        list.append(QJsonObject{
            {QStringLiteral("CanBeBasic"), entity.owned},
            {QStringLiteral("CanBeDeep"), entity.owned},
            {QStringLiteral("CanBeGlobal"), true},
            {QStringLiteral("CanBeLocal"), entity.owned},
            {QStringLiteral("CanBeEntityReference"), false},
            {QStringLiteral("CanBeParentEntityReference"), false},
            {QStringLiteral("Name"), latin(name)},
            {QStringLiteral("PrivilegeId"), latin(id)},
            {QStringLiteral("PrivilegeType"), QLatin1String(verb)},
        });
    }
    return list;
}

} // namespace

QJsonObject entityDocument(const Entity &entity, const EnvironmentSettings &environment)
{
    return {
        {QStringLiteral("ActivityTypeMask"), entity.activity ? 1 : 0},
        {QStringLiteral("CanChangeTrackingBeEnabled"), managed(true, "canchangetrackingbeenabled")},
        {QStringLiteral("CanCreateAttributes"), managed(true, "cancreateattributes")},
        {QStringLiteral("ChangeTrackingEnabled"), environment.tracks(entity)},
        {QStringLiteral("Description"), label(entity.label)},
        {QStringLiteral("DisplayCollectionName"), label(entity.labelPlural)},
        {QStringLiteral("DisplayName"), label(entity.label)},
        {QStringLiteral("EntitySetName"), latin(entity.setName)},
        {QStringLiteral("IsActivity"), entity.activity},
        {QStringLiteral("IsActivityParty"), entity.name == "activityparty"},
        {QStringLiteral("IsCustomEntity"), false},
        {QStringLiteral("IsIntersect"), false},
        {QStringLiteral("IsLogicalEntity"), false},
        {QStringLiteral("IsManaged"), true},
        {QStringLiteral("IsOptimisticConcurrencyEnabled"), true},
        {QStringLiteral("IsPrivate"), false},
        {QStringLiteral("IsValidForAdvancedFind"), entity.writable},
        {QStringLiteral("LogicalCollectionName"), latin(entity.setName)},
        {QStringLiteral("LogicalName"), latin(entity.name)},
        {QStringLiteral("MetadataId"), metadataId("entity/" + entity.name)},
        {QStringLiteral("ObjectTypeCode"), entity.typeCode},
        {QStringLiteral("OwnershipType"),
         entity.owned                                               ? QStringLiteral("UserOwned")
             : entity.name == "systemuser" || entity.name == "team" ? QStringLiteral("BusinessOwned")
                                                                    : QStringLiteral("OrganizationOwned")},
        {QStringLiteral("PrimaryIdAttribute"), latin(entity.idColumn)},
        {QStringLiteral("PrimaryNameAttribute"),
         entity.nameColumn.isEmpty() ? QJsonValue() : QJsonValue(latin(entity.nameColumn))},
        {QStringLiteral("Privileges"), guards(entity)},
        {QStringLiteral("SchemaName"), latin(entity.schemaName)},
        {QStringLiteral("TableType"), QStringLiteral("Standard")},
    };
}

QJsonArray attributeDocuments(const Entity &entity)
{
    QJsonArray attributes;
    for (const Column &column : entity.columns) {
        attributes.append(attributeDocument(entity, column));
        if (column.isLookup())
            attributes.append(shadow(entity, column.name + "name", column.name, QStringLiteral("String")));
        if (column.isPolymorphic())
            attributes.append(
                shadow(entity, column.name + "type", column.name, QStringLiteral("EntityName")));
        if (column.hasOptions())
            attributes.append(shadow(entity, column.name + "name", column.name, QStringLiteral("Virtual")));
    }
    if (entity.name == "appointment") {
        // Party lists hold no value of their own; they are read through appointment_activity_parties.
        for (const char *list : {"requiredattendees", "optionalattendees", "organizer"})
            attributes.append(attribute(entity, list, QStringLiteral("PartyList"), QString()));
    }
    return attributes;
}

QJsonValue optionSet(const Entity &entity, const Column &column)
{
    if (!column.hasOptions())
        return {};
    QJsonArray options;
    for (const Option &option : column.options) {
        QJsonObject one{{QStringLiteral("Value"), option.value},
                        {QStringLiteral("Label"), label(option.label)},
                        {QStringLiteral("Description"), label(QString())},
                        {QStringLiteral("IsManaged"), true}};
        if (column.type == ColumnType::Status)
            one.insert(QStringLiteral("State"), option.state);
        if (column.type == ColumnType::State)
            one.insert(QStringLiteral("InvariantName"), option.label);
        options.append(one);
    }
    QJsonObject set{{QStringLiteral("MetadataId"), metadataId("options/" + entity.name + '/' + column.name)},
                    {QStringLiteral("Name"), latin(entity.name + '_' + column.name)},
                    {QStringLiteral("IsGlobal"), false},
                    {QStringLiteral("OptionSetType"),
                     column.type == ColumnType::Boolean ? QStringLiteral("Boolean") : attributeType(column)}};
    if (column.type == ColumnType::Boolean) {
        set.insert(QStringLiteral("FalseOption"), options.at(0));
        set.insert(QStringLiteral("TrueOption"), options.at(1));
    } else {
        set.insert(QStringLiteral("Options"), options);
    }
    return set;
}

QJsonArray manyToOneDocuments(const Entity &entity)
{
    QJsonArray list;
    for (const Column &column : entity.columns) {
        for (const QByteArray &target : column.targets)
            list.append(relationship(entity, column, target));
    }
    return list;
}

QJsonArray oneToManyDocuments(const Entity &entity)
{
    QJsonArray list;
    for (const Entity &other : Schema::instance().entities()) {
        for (const Column &column : other.columns) {
            if (column.targets.contains(entity.name))
                list.append(relationship(other, column, entity.name));
        }
    }
    return list;
}

QJsonArray manyToManyDocuments(const Entity &entity)
{
    QJsonArray list;
    for (const Collection &collection : entity.collections) {
        if (collection.linkTable.isEmpty())
            continue;
        list.append(
            QJsonObject{{QStringLiteral("MetadataId"), metadataId("relationship/" + collection.name)},
                        {QStringLiteral("SchemaName"), latin(collection.name)},
                        {QStringLiteral("RelationshipType"), QStringLiteral("ManyToManyRelationship")},
                        {QStringLiteral("IntersectEntityName"), latin(collection.linkTable)},
                        {QStringLiteral("Entity1LogicalName"), latin(entity.name)},
                        {QStringLiteral("Entity1NavigationPropertyName"), latin(collection.name)},
                        {QStringLiteral("Entity1IntersectAttribute"), latin(collection.ownColumn)},
                        {QStringLiteral("Entity2LogicalName"), latin(collection.target)},
                        {QStringLiteral("Entity2NavigationPropertyName"), latin(collection.name)},
                        {QStringLiteral("Entity2IntersectAttribute"), latin(collection.targetColumn)}});
    }
    return list;
}

QByteArray serviceMetadata(const EnvironmentSettings &environment)
{
    QByteArray xml =
        R"(<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm">)";
    QByteArray sets;
    for (const Entity &entity : Schema::instance().entities()) {
        xml += "<EntityType Name=\"" + entity.name + "\"><Key><PropertyRef Name=\"" + entity.idColumn
            + "\"/></Key>";
        for (const Column &column : entity.columns)
            xml += "<Property Name=\"" + column.wireName() + "\" Type=\"" + edmType(column) + "\"/>";
        for (const Navigation &navigation : entity.navigations) {
            const QByteArray target =
                navigation.target.isEmpty() ? QByteArray("systemuser") : navigation.target;
            if (Schema::instance().byName(target))
                xml += "<NavigationProperty Name=\"" + navigation.name + "\" Type=\"mscrm." + target + "\"/>";
        }
        for (const Collection &collection : entity.collections)
            xml += "<NavigationProperty Name=\"" + collection.name + "\" Type=\"Collection(mscrm."
                + collection.target + ")\"/>";
        xml += "</EntityType>";
        sets += "<EntitySet Name=\"" + entity.setName + "\" EntityType=\"Microsoft.Dynamics.CRM."
            + entity.name + "\">";
        if (environment.tracks(entity))
            sets += "<Annotation Term=\"Org.OData.Capabilities.V1.ChangeTracking\"><Record><PropertyValue "
                    "Property=\"Supported\" Bool=\"true\"/></Record></Annotation>";
        sets += "</EntitySet>";
    }
    return xml + "<EntityContainer Name=\"System\">" + sets
        + "</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>";
}

} // namespace fairlead::practice::dataverse
