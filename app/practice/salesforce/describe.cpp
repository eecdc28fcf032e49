// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/describe.h"

#include <QJsonArray>

namespace fairlead::practice::salesforce::describe {

namespace {

using Json = QJsonObject;

QString text(const QByteArray &latin)
{
    return QString::fromLatin1(latin);
}

QJsonValue orNull(const QByteArray &latin)
{
    return latin.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(latin));
}

Json summary(const Object &object, const Visibility &visibility, const QByteArray &version)
{
    const QString base =
        QStringLiteral("/services/data/%1/sobjects/%2").arg(text(version), text(object.name));
    Json urls{{QStringLiteral("sobject"), base},
              {QStringLiteral("describe"), QString(base + QStringLiteral("/describe"))},
              {QStringLiteral("rowTemplate"), QString(base + QStringLiteral("/{ID}"))}};
    const bool record = object.createable && object.softDeletes();
    return {{QStringLiteral("activateable"), false},
            {QStringLiteral("associateEntityType"), QJsonValue::Null},
            {QStringLiteral("associateParentEntity"), QJsonValue::Null},
            {QStringLiteral("createable"), visibility.creates(object)},
            {QStringLiteral("custom"), object.name.endsWith("__c")},
            {QStringLiteral("customSetting"), false},
            {QStringLiteral("deepCloneable"), false},
            {QStringLiteral("deletable"), visibility.deletes(object)},
            {QStringLiteral("deprecatedAndHidden"), false},
            {QStringLiteral("feedEnabled"), record},
            {QStringLiteral("hasSubtypes"), false},
            {QStringLiteral("isInterface"), false},
            {QStringLiteral("isSubtype"), false},
            {QStringLiteral("keyPrefix"), orNull(object.keyPrefix)},
            {QStringLiteral("label"), object.label},
            {QStringLiteral("labelPlural"), object.labelPlural},
            {QStringLiteral("layoutable"), record},
            {QStringLiteral("mergeable"),
             object.name == "Account" || object.name == "Contact" || object.name == "Lead"},
            {QStringLiteral("mruEnabled"), record},
            {QStringLiteral("name"), text(object.name)},
            {QStringLiteral("queryable"), true},
            {QStringLiteral("replicateable"), object.replicateable},
            {QStringLiteral("retrieveable"), true},
            {QStringLiteral("searchable"), object.searchable},
            {QStringLiteral("triggerable"), record},
            {QStringLiteral("undeletable"), object.softDeletes() && visibility.deletes(object)},
            {QStringLiteral("updateable"), visibility.edits(object)},
            {QStringLiteral("urls"), urls}};
}

QJsonArray picklist(const Field &field)
{
    QJsonArray out;
    for (const QString &value : field.picklist) {
        out.append(Json{{QStringLiteral("active"), true},
                        {QStringLiteral("defaultValue"), value == field.defaultValue},
                        {QStringLiteral("label"), value},
                        {QStringLiteral("validFor"), QJsonValue::Null},
                        {QStringLiteral("value"), value}});
    }
    return out;
}

QJsonValue defaultValue(const Field &field)
{
    if (field.type == FieldType::Boolean)
        return field.defaultValue == QLatin1String("true");
    return QJsonValue::Null;
}

bool isNumber(const Field &field)
{
    return field.type == FieldType::Double || field.type == FieldType::Currency
        || field.type == FieldType::Percent;
}

// Person names break their parts' compoundFieldName off from the record's "Name".
QJsonValue compoundName(const Field &field)
{
    return field.name == "Name" && !field.nillable && !field.createable ? QJsonValue(QStringLiteral("Name"))
                                                                        : orNull(field.compound);
}

QJsonValue extraType(const Field &field)
{
    if (field.type == FieldType::Textarea)
        return QStringLiteral("plaintextarea");
    if (field.nameField && !field.createable && !field.updateable && field.name == "Name")
        return QStringLiteral("personname");
    return QJsonValue::Null;
}

Json describeField(const Object &object, const Field &field, const Visibility &visibility)
{
    const bool writable = visibility.writes(field);
    const bool compound = field.type == FieldType::Address;
    const bool groupable =
        !compound && !isNumber(field) && field.sortable && field.type != FieldType::Datetime;
    const bool lookup = field.type == FieldType::Reference;
    QJsonArray references;
    for (const QByteArray &target : field.referenceTo)
        references.append(text(target));
    return {{QStringLiteral("aggregatable"), field.sortable && !compound},
            {QStringLiteral("aiPredictionField"), false},
            {QStringLiteral("autoNumber"), false},
            {QStringLiteral("byteLength"), field.length * 3},
            {QStringLiteral("calculated"), field.calculated},
            {QStringLiteral("calculatedFormula"), QJsonValue::Null},
            {QStringLiteral("cascadeDelete"), false},
            {QStringLiteral("caseSensitive"), false},
            {QStringLiteral("compoundFieldName"), compoundName(field)},
            {QStringLiteral("controllerName"), QJsonValue::Null},
            {QStringLiteral("createable"), field.createable && writable && visibility.creates(object)},
            {QStringLiteral("custom"), field.custom()},
            {QStringLiteral("defaultValue"), defaultValue(field)},
            {QStringLiteral("defaultValueFormula"), QJsonValue::Null},
            {QStringLiteral("defaultedOnCreate"), field.defaulted},
            {QStringLiteral("dependentPicklist"), false},
            {QStringLiteral("deprecatedAndHidden"), false},
            {QStringLiteral("digits"), field.type == FieldType::Int ? field.precision : 0},
            {QStringLiteral("displayLocationInDecimal"), false},
            {QStringLiteral("encrypted"), false},
            {QStringLiteral("externalId"), field.externalId},
            {QStringLiteral("extraTypeInfo"), extraType(field)},
            {QStringLiteral("filterable"), field.filterable && !compound},
            {QStringLiteral("filteredLookupInfo"), QJsonValue::Null},
            {QStringLiteral("formulaTreatNullNumberAsZero"), false},
            {QStringLiteral("groupable"), groupable},
            {QStringLiteral("highScaleNumber"), false},
            {QStringLiteral("htmlFormatted"), false},
            {QStringLiteral("idLookup"), field.idLookup},
            {QStringLiteral("inlineHelpText"), QJsonValue::Null},
            {QStringLiteral("label"), field.label},
            {QStringLiteral("length"), field.length},
            {QStringLiteral("mask"), QJsonValue::Null},
            {QStringLiteral("maskType"), QJsonValue::Null},
            {QStringLiteral("name"), text(field.name)},
            {QStringLiteral("nameField"), field.nameField},
            {QStringLiteral("namePointing"), field.polymorphic()},
            {QStringLiteral("nillable"), field.nillable},
            {QStringLiteral("permissionable"), field.permissionable()},
            {QStringLiteral("picklistValues"), picklist(field)},
            {QStringLiteral("polymorphicForeignKey"), field.polymorphic()},
            {QStringLiteral("precision"), isNumber(field) ? field.precision : 0},
            {QStringLiteral("queryByDistance"), compound},
            {QStringLiteral("referenceTargetField"), QJsonValue::Null},
            {QStringLiteral("referenceTo"), references},
            {QStringLiteral("relationshipName"), orNull(field.relationshipName)},
            {QStringLiteral("relationshipOrder"), QJsonValue::Null},
            {QStringLiteral("restrictedDelete"), false},
            {QStringLiteral("restrictedPicklist"), field.restricted},
            {QStringLiteral("scale"), field.scale},
            {QStringLiteral("searchPrefilterable"), lookup},
            {QStringLiteral("soapType"), text(soapType(field.type))},
            {QStringLiteral("sortable"), field.sortable && !compound},
            {QStringLiteral("type"), text(typeName(field.type))},
            {QStringLiteral("unique"), field.unique},
            {QStringLiteral("updateable"), field.updateable && writable && visibility.edits(object)},
            {QStringLiteral("writeRequiresMasterRead"), false}};
}

QJsonValue childName(const Object &child, const Field &field)
{
    // Standard children are called by their plural where a parent field of their own name points up.
    const bool main = field.name == "AccountId" || field.name == "WhoId" || field.name == "WhatId";
    if (main)
        return text(child.name + (child.name == "Opportunity" ? QByteArray() : QByteArray("s")))
            .replace(QStringLiteral("Opportunity"), QStringLiteral("Opportunities"));
    return QJsonValue::Null;
}

QJsonArray children(const Object &object, const Visibility &visibility)
{
    QJsonArray out;
    for (const Schema::Child &child : Schema::instance().childrenOf(object)) {
        if (!visibility.sees(*child.object) || !visibility.sees(*child.object, *child.field))
            continue;
        out.append(Json{
            {QStringLiteral("cascadeDelete"), child.field->name == "WhatId" || child.field->name == "WhoId"},
            {QStringLiteral("childSObject"), text(child.object->name)},
            {QStringLiteral("deprecatedAndHidden"), false},
            {QStringLiteral("field"), text(child.field->name)},
            {QStringLiteral("junctionIdListNames"), QJsonArray()},
            {QStringLiteral("junctionReferenceTo"), QJsonArray()},
            {QStringLiteral("relationshipName"), childName(*child.object, *child.field)},
            {QStringLiteral("restrictedDelete"), false}});
    }
    return out;
}

} // namespace

QJsonObject global(const Visibility &visibility, const QByteArray &version)
{
    QJsonArray objects;
    for (const Object &object : Schema::instance().objects()) {
        if (object.listed && visibility.sees(object))
            objects.append(summary(object, visibility, version));
    }
    return {{QStringLiteral("encoding"), QStringLiteral("UTF-8")},
            {QStringLiteral("maxBatchSize"), 200},
            {QStringLiteral("sobjects"), objects}};
}

QJsonObject brief(const Object &object, const Visibility &visibility, const QByteArray &version)
{
    return {{QStringLiteral("objectDescribe"), summary(object, visibility, version)},
            {QStringLiteral("recentItems"), QJsonArray()}};
}

QJsonObject full(const Object &object, const Visibility &visibility, const QByteArray &version)
{
    QJsonObject out = summary(object, visibility, version);
    QJsonArray fields;
    for (const Field &field : object.fields) {
        if (visibility.sees(object, field))
            fields.append(describeField(object, field, visibility));
    }
    const bool record = object.createable && object.softDeletes();
    const QString base =
        QStringLiteral("/services/data/%1/sobjects/%2").arg(text(version), text(object.name));
    QJsonObject urls = out.value(QStringLiteral("urls")).toObject();
    if (record) {
        for (const auto *part :
             {"layouts", "approvalLayouts", "compactLayouts", "defaultValues", "listviews"})
            urls.insert(QLatin1String(part),
                        QString(base + QStringLiteral("/describe/") + QLatin1String(part)));
        urls.insert(QStringLiteral("uiNewRecord"), QStringLiteral("/%1/e").arg(text(object.keyPrefix)));
        urls.insert(QStringLiteral("uiDetailTemplate"), QStringLiteral("/{ID}"));
        urls.insert(QStringLiteral("uiEditTemplate"), QStringLiteral("/{ID}/e"));
    }
    out.insert(QStringLiteral("urls"), urls);
    out.insert(QStringLiteral("fields"), fields);
    out.insert(QStringLiteral("childRelationships"), children(object, visibility));
    out.insert(QStringLiteral("actionOverrides"), QJsonArray());
    out.insert(QStringLiteral("compactLayoutable"), record);
    out.insert(QStringLiteral("defaultImplementation"), QJsonValue::Null);
    out.insert(QStringLiteral("extendedBy"), QJsonValue::Null);
    out.insert(QStringLiteral("extendsInterfaces"), QJsonValue::Null);
    out.insert(QStringLiteral("implementedBy"), QJsonValue::Null);
    out.insert(QStringLiteral("implementsInterfaces"), QJsonValue::Null);
    out.insert(QStringLiteral("listviewable"), QJsonValue::Null);
    out.insert(QStringLiteral("lookupLayoutable"), QJsonValue::Null);
    out.insert(QStringLiteral("namedLayoutInfos"), QJsonArray());
    out.insert(QStringLiteral("networkScopeFieldName"), QJsonValue::Null);
    out.insert(QStringLiteral("recordTypeInfos"),
               QJsonArray{QJsonObject{{QStringLiteral("active"), true},
                                      {QStringLiteral("available"), true},
                                      {QStringLiteral("defaultRecordTypeMapping"), true},
                                      {QStringLiteral("developerName"), QStringLiteral("Master")},
                                      {QStringLiteral("master"), true},
                                      {QStringLiteral("name"), QStringLiteral("Master")},
                                      {QStringLiteral("recordTypeId"), QStringLiteral("012000000000000AAA")},
                                      {QStringLiteral("urls"), QJsonObject()}}});
    out.insert(QStringLiteral("searchLayoutable"), record);
    out.insert(QStringLiteral("sobjectDescribeOption"), QStringLiteral("FULL"));
    out.insert(
        QStringLiteral("supportedScopes"),
        QJsonArray{QJsonObject{{QStringLiteral("label"), QStringLiteral("All %1").arg(object.labelPlural)},
                               {QStringLiteral("name"), QStringLiteral("everything")}}});
    return out;
}

} // namespace fairlead::practice::salesforce::describe
