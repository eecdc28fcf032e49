// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/describe.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace fairlead::salesforce {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

bool flag(const QJsonObject &object, const char *key, bool absent = false)
{
    return object.value(QLatin1String(key)).toBool(absent);
}

// Describe names of types; what is not in the table is a text to us.
std::optional<FieldType> typeOf(const QString &name)
{
    struct Row
    {
        const char *name;
        std::optional<FieldType> type;
    };
    static constexpr Row rows[] = {
        {"id", FieldType::Id},           {"reference", FieldType::Reference},
        {"boolean", FieldType::Boolean}, {"int", FieldType::Integer},
        {"long", FieldType::Integer},    {"double", FieldType::Real},
        {"currency", FieldType::Real},   {"percent", FieldType::Real},
        {"date", FieldType::Date},       {"datetime", FieldType::DateTime},
        {"address", std::nullopt},       {"location", std::nullopt},
        {"base64", std::nullopt},        {"complexvalue", std::nullopt},
        {"anyType", std::nullopt},
    };
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name))
            return row.type;
    }
    return FieldType::Text;
}

// With dashes, without braces.
constexpr int guidLength = 36;

// These two tell when the calling user last looked at the record, which is nobody's news.
bool isAboutTheCaller(const QString &name)
{
    return name == QLatin1String("LastViewedDate") || name == QLatin1String("LastReferencedDate");
}

ObjectInfo headOf(const QJsonObject &object)
{
    ObjectInfo info;
    info.name = text(object, "name");
    info.label = text(object, "labelPlural");
    if (info.label.isEmpty())
        info.label = text(object, "label");
    info.setName = info.name;
    info.idField = QStringLiteral("Id");
    info.stampField = QStringLiteral("SystemModstamp");
    info.queryable = flag(object, "queryable", true);
    info.createable = flag(object, "createable", true);
    info.updateable = flag(object, "updateable", true);
    info.deletable = flag(object, "deletable", true);
    return info;
}

} // namespace

QList<ObjectInfo> objectsOf(const QJsonObject &sobjects)
{
    const QStringList proposed = defaultObjects(CrmKind::Salesforce);
    QList<ObjectInfo> objects;
    for (const auto &value : sobjects.value(QLatin1String("sobjects")).toArray()) {
        const QJsonObject object = value.toObject();
        const ObjectInfo info = headOf(object);
        if (info.name.isEmpty() || !info.queryable || flag(object, "deprecatedAndHidden"))
            continue;
        const bool forPeople = flag(object, "replicateable", true) && flag(object, "layoutable", true)
            && !flag(object, "customSetting");
        if (forPeople || proposed.contains(info.name))
            objects += info;
    }
    const auto rank = [&proposed](const ObjectInfo &info) {
        const qsizetype place = proposed.indexOf(info.name);
        return place < 0 ? proposed.size() : place;
    };
    std::stable_sort(objects.begin(), objects.end(), [&rank](const ObjectInfo &a, const ObjectInfo &b) {
        if (rank(a) != rank(b))
            return rank(a) < rank(b);
        return a.label.localeAwareCompare(b.label) < 0;
    });
    return objects;
}

bool isKeptInStep(const QJsonObject &field)
{
    const QString name = text(field, "name");
    return !name.isEmpty() && typeOf(text(field, "type")) && !isAboutTheCaller(name);
}

ObjectInfo objectOf(const QJsonObject &describe)
{
    ObjectInfo info = headOf(describe);
    QStringList names;
    for (const auto &value : describe.value(QLatin1String("fields")).toArray()) {
        const QJsonObject source = value.toObject();
        FieldInfo field;
        field.name = text(source, "name");
        const std::optional<FieldType> type = typeOf(text(source, "type"));
        if (!isKeptInStep(source))
            continue;
        field.label = text(source, "label");
        field.type = *type;
        field.createable = flag(source, "createable");
        field.updateable = flag(source, "updateable");
        field.required = field.createable && !flag(source, "nillable") && !flag(source, "defaultedOnCreate");
        field.takesExternalId = field.createable && field.type == FieldType::Text
            && flag(source, "externalId") && flag(source, "unique")
            && source.value(QLatin1String("length")).toInt() >= guidLength;
        for (const auto &target : source.value(QLatin1String("referenceTo")).toArray())
            field.referenceTo += target.toString();
        if (flag(source, "nameField") && info.nameField.isEmpty())
            info.nameField = field.name;
        names += field.name;
        info.fields += field;
    }
    if (info.nameField.isEmpty() && names.contains(QLatin1String("Name")))
        info.nameField = QStringLiteral("Name");
    // Nearly every object has SystemModstamp; the others are better than no stamp at all.
    info.stampField.clear();
    for (const char *stamp : {"SystemModstamp", "LastModifiedDate", "CreatedDate"}) {
        if (info.stampField.isEmpty() && names.contains(QLatin1String(stamp)))
            info.stampField = QLatin1String(stamp);
    }
    return info;
}

} // namespace fairlead::salesforce
