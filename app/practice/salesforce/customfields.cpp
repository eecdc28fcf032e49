// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/customfields.h"

namespace fairlead::practice::salesforce {

namespace {

constexpr auto externalId = "Fairlead_Id__c";
constexpr auto externalIdLength = "64";

QString fullNameOf(const Object &object)
{
    return QLatin1String(object.name) + QLatin1Char('.') + QLatin1String(externalId);
}

XmlNode fieldMember(const char *name, const char *value)
{
    XmlNode node{QLatin1String(name)};
    node.text = QLatin1String(value);
    return node;
}

Component definition(const Object &object, const QDateTime &now)
{
    Component out{QLatin1String(metadatatype::customField), fullNameOf(object)};
    out.members = {fieldMember("caseSensitive", "false"), fieldMember("externalId", "true"),
                   fieldMember("label", "Fairlead Id"),   fieldMember("length", externalIdLength),
                   fieldMember("type", "Text"),           fieldMember("unique", "true")};
    out.created = out.modified = now;
    return out;
}

// The object a field's full name begins with; null where it is none that can have the field.
const Object *objectOf(const QString &fullName)
{
    const Object *object = Schema::instance().object(fullName.section(QLatin1Char('.'), 0, 0).toLatin1());
    return object && object->field(externalId) ? object : nullptr;
}

} // namespace

std::optional<MetadataError> checkCustomField(const Component &proposed)
{
    const QString object = proposed.fullName.section(QLatin1Char('.'), 0, 0);
    if (!objectOf(proposed.fullName))
        return noSuchComponent(QStringLiteral("fullName"), QStringLiteral("CustomObject"), object);
    if (proposed.value("type") == QLatin1String("Text") && proposed.value("length").isEmpty())
        return MetadataError{"FIELD_INTEGRITY_EXCEPTION",
                             QStringLiteral("Must specify 'length' for a CustomField of type Text")};
    const Component known = definition(*objectOf(proposed.fullName), {});
    for (const XmlNode &each : known.members) {
        const bool free = each.name == QLatin1String("label");
        const bool same = proposed.value(each.name.toLatin1().constData()) == each.text
            || (each.text == QLatin1String("false") && !proposed.member(each.name.toLatin1().constData()));
        if (!free && !same)
            return MetadataError{
                "FIELD_INTEGRITY_EXCEPTION",
                QStringLiteral("The practice org has fields with %1 %2 only").arg(each.name, each.text)};
    }
    if (proposed.fullName.compare(fullNameOf(*objectOf(proposed.fullName)), Qt::CaseInsensitive) != 0)
        return MetadataError{
            "FIELD_INTEGRITY_EXCEPTION",
            QStringLiteral("The practice org can add %1 only").arg(QLatin1String(externalId))};
    return std::nullopt;
}

const MetadataStore &adoptCustomFields(Org &org)
{
    const QString type = QLatin1String(metadatatype::customField);
    for (const Object &object : Schema::instance().objects()) {
        const bool there = org.access.isExtended(object);
        const bool told = org.metadata.find(type, fullNameOf(object)) != nullptr;
        if (there && !told)
            org.metadata.put(definition(object, org.clock.nowUtc()));
        if (!there && told)
            org.metadata.remove(type, fullNameOf(object));
    }
    return org.metadata;
}

void applyCustomFields(Org &org, const MetadataStore &before)
{
    const QString type = QLatin1String(metadatatype::customField);
    for (const Object &object : Schema::instance().objects()) {
        const bool there = org.metadata.find(type, fullNameOf(object)) != nullptr;
        if (there == (before.find(type, fullNameOf(object)) != nullptr))
            continue;
        org.setExternalIdField(object, there);
        if (!there)
            org.store.run("UPDATE \"" + object.name + "\" SET " + externalId + " = NULL");
    }
}

} // namespace fairlead::practice::salesforce
