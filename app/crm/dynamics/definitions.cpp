// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/definitions.h"

#include <algorithm>
#include <optional>

namespace fairlead::dynamics {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

// Labels come as {"UserLocalizedLabel":{"Label":"Accounts"}}, in the language of the user.
QString labelOf(const QJsonObject &object, const char *key)
{
    const QJsonObject label = object.value(QLatin1String(key)).toObject();
    return text(label.value(QLatin1String("UserLocalizedLabel")).toObject(), "Label");
}

ObjectInfo headOf(const QJsonObject &definition)
{
    ObjectInfo info;
    info.name = text(definition, "LogicalName");
    info.label = labelOf(definition, "DisplayCollectionName");
    info.setName = text(definition, "EntitySetName");
    info.idField = text(definition, "PrimaryIdAttribute");
    info.nameField = text(definition, "PrimaryNameAttribute");
    info.stampField = QStringLiteral("modifiedon");
    info.changeTracking = definition.value(QLatin1String("ChangeTrackingEnabled")).toBool();
    info.queryable = !info.setName.isEmpty() && !info.idField.isEmpty();
    if (info.label.isEmpty())
        info.label = info.name;
    return info;
}

bool isReadable(const QJsonObject &definition, const QSet<QString> &privileges)
{
    if (privileges.isEmpty())
        return true;
    const QJsonValue guards = definition.value(QLatin1String("Privileges"));
    if (guards.isArray()) {
        for (const auto &guard : guards.toArray()) {
            const QJsonObject privilege = guard.toObject();
            if (text(privilege, "PrivilegeType") == QLatin1String("Read"))
                return privileges.contains(text(privilege, "Name"));
        }
        return true; // readable by everybody
    }
    // By the naming rule (reference 3.3): the table's schema name, or the one all activities share.
    if (definition.value(QLatin1String("IsActivity")).toBool()
        && privileges.contains(QStringLiteral("prvReadActivity")))
        return true;
    const QString wanted = QStringLiteral("prvread") + text(definition, "LogicalName");
    return std::any_of(privileges.begin(), privileges.end(), [&wanted](const QString &name) {
        return name.compare(wanted, Qt::CaseInsensitive) == 0
            || (wanted == QLatin1String("prvreadsystemuser") && name == QLatin1String("prvReadUser"));
    });
}

struct Storage
{
    FieldType type;
    bool lookup = false;
};

std::optional<Storage> storageOf(const QJsonObject &attribute, bool isKey)
{
    const QString type = text(attribute, "AttributeType");
    struct Row
    {
        const char *name;
        Storage storage;
    };
    static constexpr Row rows[] = {
        {"Boolean", {FieldType::Boolean}},
        {"DateTime", {FieldType::DateTime}},
        {"Decimal", {FieldType::Real}},
        {"Double", {FieldType::Real}},
        {"Money", {FieldType::Real}},
        {"Integer", {FieldType::Integer}},
        {"BigInt", {FieldType::Integer}},
        {"Picklist", {FieldType::Integer}},
        {"State", {FieldType::Integer}},
        {"Status", {FieldType::Integer}},
        {"String", {FieldType::Text}},
        {"Memo", {FieldType::Text}},
        {"EntityName", {FieldType::Text}},
        {"Lookup", {FieldType::Reference, true}},
        {"Customer", {FieldType::Reference, true}},
        {"Owner", {FieldType::Reference, true}},
    };
    if (type == QLatin1String("Uniqueidentifier"))
        return Storage{isKey ? FieldType::Id : FieldType::Text};
    // A choice of several values says "Virtual", like what cannot be read; only its type name differs.
    if (type == QLatin1String("Virtual")) {
        const QJsonObject name = attribute.value(QLatin1String("AttributeTypeName")).toObject();
        if (text(name, "Value") == QLatin1String("MultiSelectPicklistType"))
            return Storage{FieldType::Text};
        return std::nullopt;
    }
    for (const Row &row : rows) {
        if (type == QLatin1String(row.name))
            return row.storage;
    }
    return std::nullopt;
}

std::optional<FieldInfo> fieldOf(const QJsonObject &attribute, const ObjectInfo &object,
                                 const ColumnDetails &details)
{
    const QString name = text(attribute, "LogicalName");
    const bool isKey = name == object.idField;
    const std::optional<Storage> storage = storageOf(attribute, isKey);
    if (name.isEmpty() || !storage || !text(attribute, "AttributeOf").isEmpty()
        || !attribute.value(QLatin1String("IsValidForRead")).toBool(true))
        return std::nullopt;
    FieldInfo field;
    field.name = storage->lookup ? QStringLiteral("_%1_value").arg(name) : name;
    field.label = labelOf(attribute, "DisplayName");
    if (field.label.isEmpty())
        field.label = name;
    field.type = storage->type;
    field.createable = attribute.value(QLatin1String("IsValidForCreate")).toBool();
    field.updateable = attribute.value(QLatin1String("IsValidForUpdate")).toBool() && !isKey;
    const QString level = text(attribute.value(QLatin1String("RequiredLevel")).toObject(), "Value");
    field.required = field.createable && !isKey && level == QLatin1String("ApplicationRequired");
    field.referenceTo = details.targets.value(name);
    if (field.type == FieldType::DateTime && details.dateOnly.contains(name))
        field.type = FieldType::Date;
    return field;
}

} // namespace

QString objectListQuery(bool withPrivileges)
{
    QString query = QStringLiteral(
        "EntityDefinitions?$select=LogicalName,DisplayCollectionName,EntitySetName,PrimaryIdAttribute,"
        "PrimaryNameAttribute,ChangeTrackingEnabled,IsActivity,IsIntersect,IsPrivate,IsValidForAdvancedFind");
    if (withPrivileges)
        query += QLatin1String(",Privileges");
    return query;
}

QList<ObjectInfo> objectsOf(const QJsonArray &definitions, const QSet<QString> &privileges)
{
    const QStringList proposed = defaultObjects(CrmKind::Dynamics);
    QList<ObjectInfo> objects;
    for (const auto &value : definitions) {
        const QJsonObject definition = value.toObject();
        const ObjectInfo info = headOf(definition);
        if (info.name.isEmpty() || !info.queryable || !isReadable(definition, privileges))
            continue;
        const auto flag = [&definition](const char *key, bool absent) {
            return definition.value(QLatin1String(key)).toBool(absent);
        };
        const bool forPeople =
            !flag("IsIntersect", false) && !flag("IsPrivate", false) && flag("IsValidForAdvancedFind", true);
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

ObjectInfo objectOf(const QJsonObject &definition, const ColumnDetails &details)
{
    ObjectInfo info = headOf(definition);
    bool hasStamp = false;
    for (const auto &value : definition.value(QLatin1String("Attributes")).toArray()) {
        if (const auto field = fieldOf(value.toObject(), info, details)) {
            hasStamp = hasStamp || field->name == info.stampField;
            info.fields += *field;
        }
    }
    if (!hasStamp)
        info.stampField.clear();
    return info;
}

ColumnDetails columnDetails(const QJsonArray &lookups, const QJsonArray &dates)
{
    ColumnDetails details;
    for (const auto &value : lookups) {
        const QJsonObject lookup = value.toObject();
        QStringList tables;
        for (const auto &table : lookup.value(QLatin1String("Targets")).toArray())
            tables += table.toString();
        details.targets.insert(text(lookup, "LogicalName"), tables);
    }
    for (const auto &value : dates) {
        const QJsonObject date = value.toObject();
        // The format only says what forms show; the behaviour says what is stored and sent.
        const QJsonObject behaviour = date.value(QLatin1String("DateTimeBehavior")).toObject();
        if (text(behaviour, "Value") == QLatin1String("DateOnly"))
            details.dateOnly.insert(text(date, "LogicalName"));
    }
    return details;
}

} // namespace fairlead::dynamics
