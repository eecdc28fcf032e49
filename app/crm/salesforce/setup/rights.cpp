// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/rights.h"

#include "crm/salesforce/describe.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace fairlead::salesforce {

namespace {

struct SetupRightsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SalesforceSetup)
};

/// Objects whose rights Salesforce takes only where others may be read, too. Master-detail says the same in
/// the describe; these do not (reference Salesforce 5.5).
struct Dependency
{
    const char *object;
    const char *needs;
};
constexpr Dependency dependencies[] = {
    {"Contact", "Account"},  {"Opportunity", "Account"}, {"Case", "Account"},   {"Case", "Contact"},
    {"Contract", "Account"}, {"Order", "Account"},       {"Order", "Contract"}, {"Asset", "Account"},
    {"Asset", "Contact"},    {"Quote", "Opportunity"},
};

bool isActivity(const QString &object)
{
    return object == QLatin1String("Task") || object == QLatin1String("Event");
}

/// Users are seen by everybody; activities follow user permissions. Neither has a row of object permissions.
bool hasObjectRow(const QString &object)
{
    return object != QLatin1String("User") && !isActivity(object);
}

QList<QJsonObject> fieldsOf(const QJsonObject &describe)
{
    QList<QJsonObject> fields;
    for (const auto &value : describe.value(QLatin1String("fields")).toArray())
        fields += value.toObject();
    return fields;
}

QString nameOfField(const QJsonObject &field)
{
    return field.value(QLatin1String("name")).toString();
}

bool isSet(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toBool();
}

bool isWritable(const QJsonObject &field)
{
    return isSet(field, "createable") || isSet(field, "updateable");
}

std::optional<QJsonObject> fieldNamed(const QJsonObject &describe, const QString &name)
{
    for (const QJsonObject &field : fieldsOf(describe)) {
        if (nameOfField(field).compare(name, Qt::CaseInsensitive) == 0)
            return field;
    }
    return std::nullopt;
}

/// The objects whose records this one's belong to.
QStringList mastersOf(const QString &object, const QJsonObject &describe)
{
    QStringList masters;
    for (const Dependency &row : dependencies) {
        if (object == QLatin1String(row.object))
            masters += QLatin1String(row.needs);
    }
    for (const QJsonObject &field : fieldsOf(describe)) {
        if (!field.value(QLatin1String("relationshipOrder")).isDouble())
            continue;
        for (const auto &target : field.value(QLatin1String("referenceTo")).toArray())
            masters += target.toString();
    }
    masters.removeDuplicates();
    return masters;
}

class RightsBuilder
{
public:
    explicit RightsBuilder(const QHash<QString, QJsonObject> &describes)
        : m_describes(describes)
    {
    }

    void add(const ObjectNeed &need)
    {
        const QJsonObject describe = m_describes.value(need.object);
        addMasters(need.object, describe);
        if (isActivity(need.object))
            addActivity(need);
        if (hasObjectRow(need.object))
            addObject(need);
        addFields(need, describe);
    }

    AccessRights take() { return std::move(m_rights); }

private:
    ObjectRight &objectRight(const QString &object)
    {
        for (ObjectRight &right : m_rights.objects) {
            if (right.object == object)
                return right;
        }
        m_rights.objects += ObjectRight{object, false, false, false, false};
        return m_rights.objects.last();
    }

    void addMasters(const QString &object, const QJsonObject &describe)
    {
        const QStringList masters = mastersOf(object, describe);
        for (const QString &master : masters) {
            if (master == object || m_rights.object(master))
                continue;
            addMasters(master, m_describes.value(master));
            if (hasObjectRow(master))
                objectRight(master);
        }
    }

    void addObject(const ObjectNeed &need)
    {
        ObjectRight &right = objectRight(need.object);
        right.viewsAll = true;
        right.creates |= need.sends;
        right.edits |= need.sends;
        right.deletes |= need.sends;
    }

    void addActivity(const ObjectNeed &need)
    {
        addPermission(QStringLiteral("PermissionsActivitiesAccess"));
        if (need.sends)
            addPermission(need.object == QLatin1String("Task") ? QStringLiteral("PermissionsEditTask")
                                                               : QStringLiteral("PermissionsEditEvent"));
    }

    void addPermission(const QString &column)
    {
        if (!m_rights.userPermissions.contains(column))
            m_rights.userPermissions += column;
    }

    void addFields(const ObjectNeed &need, const QJsonObject &describe)
    {
        const QList<QJsonObject> fields = fieldsOf(describe);
        for (const QJsonObject &field : fields) {
            const bool wanted =
                need.fields.isEmpty() || need.fields.contains(nameOfField(field), Qt::CaseInsensitive);
            if (wanted && isKeptInStep(field))
                addField(need, field, describe);
        }
    }

    /// What cannot be granted is there for everybody (required and system fields); a part of an address is
    /// granted with the whole where it has no right of its own.
    void addField(const ObjectNeed &need, const QJsonObject &field, const QJsonObject &describe)
    {
        // Who a user is, is there for everybody; rights exist for fields that an organisation has added.
        if (need.object == QLatin1String("User") && !nameOfField(field).endsWith(QLatin1String("__c")))
            return;
        QJsonObject granted = field;
        if (!isSet(field, "permissionable")) {
            const QString whole = field.value(QLatin1String("compoundFieldName")).toString();
            const std::optional<QJsonObject> compound = fieldNamed(describe, whole);
            if (whole.isEmpty() || !compound || !isSet(*compound, "permissionable"))
                return;
            granted = *compound;
        }
        const bool edits = need.sends && isWritable(field);
        note(m_rights.fields, {need.object, nameOfField(granted), edits});
        note(m_rights.uses, {need.object, nameOfField(field), edits});
    }

    static void note(QList<FieldRight> &rights, const FieldRight &wanted)
    {
        for (FieldRight &right : rights) {
            if (right.object == wanted.object && right.field == wanted.field) {
                right.edits |= wanted.edits;
                return;
            }
        }
        rights += wanted;
    }

    const QHash<QString, QJsonObject> &m_describes;
    AccessRights m_rights;
};

const FieldRight *findRight(const QList<FieldRight> &rights, const QString &object, const QString &field)
{
    const auto found = std::find_if(rights.begin(), rights.end(), [&](const FieldRight &right) {
        return right.object == object && right.field.compare(field, Qt::CaseInsensitive) == 0;
    });
    return found == rights.end() ? nullptr : &*found;
}

QJsonArray fieldsJson(const QList<FieldRight> &rights)
{
    QJsonArray fields;
    for (const FieldRight &right : rights) {
        fields += QJsonObject{{QStringLiteral("object"), right.object},
                              {QStringLiteral("field"), right.field},
                              {QStringLiteral("edit"), right.edits}};
    }
    return fields;
}

QList<FieldRight> fieldsFromJson(const QJsonValue &value)
{
    QList<FieldRight> rights;
    for (const auto &entry : value.toArray()) {
        const QJsonObject row = entry.toObject();
        rights += FieldRight{row.value(QLatin1String("object")).toString(),
                             row.value(QLatin1String("field")).toString(), isSet(row, "edit")};
    }
    return rights;
}

void judgeObject(const ObjectNeed &need, const QJsonObject &describe, QList<MissingRight> &missing)
{
    using Kind = MissingRight::Kind;
    if (!need.sends || need.object == QLatin1String("User"))
        return;
    const std::pair<const char *, Kind> flags[] = {
        {"createable", Kind::Create}, {"updateable", Kind::Edit}, {"deletable", Kind::Delete}};
    for (const auto &[key, kind] : flags) {
        if (!isSet(describe, key))
            missing += MissingRight{kind, need.object, {}};
    }
}

void judgeFields(const ObjectNeed &need, const QJsonObject &describe, const AccessRights &granted,
                 QList<MissingRight> &missing)
{
    for (const QString &name : need.fields) {
        const std::optional<QJsonObject> field = fieldNamed(describe, name);
        if (!field) {
            missing += MissingRight{MissingRight::Kind::Field, need.object, name};
            continue;
        }
        const FieldRight *use = granted.use(need.object, name);
        if (need.sends && use && use->edits && !isWritable(*field))
            missing += MissingRight{MissingRight::Kind::FieldEdit, need.object, name};
    }
}

} // namespace

const ObjectRight *AccessRights::object(const QString &name) const
{
    const auto found = std::find_if(objects.begin(), objects.end(),
                                    [&name](const ObjectRight &right) { return right.object == name; });
    return found == objects.end() ? nullptr : &*found;
}

const FieldRight *AccessRights::field(const QString &object, const QString &name) const
{
    return findRight(fields, object, name);
}

const FieldRight *AccessRights::use(const QString &object, const QString &name) const
{
    return findRight(uses, object, name);
}

AccessRights rightsFor(const QList<ObjectNeed> &needs, const QHash<QString, QJsonObject> &describes)
{
    RightsBuilder builder(describes);
    for (const ObjectNeed &need : needs)
        builder.add(need);
    return builder.take();
}

QList<ObjectNeed> neededFields(QList<ObjectNeed> needs, const AccessRights &granted)
{
    for (ObjectNeed &need : needs) {
        if (!need.fields.isEmpty())
            continue;
        for (const FieldRight &use : granted.uses) {
            if (use.object == need.object)
                need.fields += use.field;
        }
    }
    return needs;
}

QString nameOf(const MissingRight &missing)
{
    using Kind = MissingRight::Kind;
    switch (missing.kind) {
    case Kind::Object:
        return missing.object;
    case Kind::Create:
        return SetupRightsText::tr("%1: create records").arg(missing.object);
    case Kind::Edit:
        return SetupRightsText::tr("%1: change records").arg(missing.object);
    case Kind::Delete:
        return SetupRightsText::tr("%1: delete records").arg(missing.object);
    case Kind::Field:
        return SetupRightsText::tr("%1.%2: read").arg(missing.object, missing.field);
    case Kind::FieldEdit:
        break;
    }
    return SetupRightsText::tr("%1.%2: write").arg(missing.object, missing.field);
}

QList<MissingRight> missingRights(const QList<ObjectNeed> &needs,
                                  const QHash<QString, QJsonObject> &describes, const AccessRights &granted)
{
    QList<MissingRight> missing;
    for (const ObjectNeed &need : needs) {
        const auto describe = describes.constFind(need.object);
        if (describe == describes.constEnd()) {
            missing += MissingRight{MissingRight::Kind::Object, need.object, {}};
            continue;
        }
        judgeObject(need, *describe, missing);
        judgeFields(need, *describe, granted, missing);
    }
    return missing;
}

QJsonObject toJson(const AccessRights &rights)
{
    QJsonArray objects;
    for (const ObjectRight &right : rights.objects) {
        objects += QJsonObject{{QStringLiteral("object"), right.object},
                               {QStringLiteral("create"), right.creates},
                               {QStringLiteral("edit"), right.edits},
                               {QStringLiteral("delete"), right.deletes},
                               {QStringLiteral("viewAll"), right.viewsAll}};
    }
    return {{QStringLiteral("objects"), objects},
            {QStringLiteral("fields"), fieldsJson(rights.fields)},
            {QStringLiteral("uses"), fieldsJson(rights.uses)},
            {QStringLiteral("userPermissions"), QJsonArray::fromStringList(rights.userPermissions)}};
}

AccessRights rightsFromJson(const QJsonObject &object)
{
    const auto text = [](const QJsonObject &row, const char *key) {
        return row.value(QLatin1String(key)).toString();
    };
    AccessRights rights;
    for (const auto &value : object.value(QLatin1String("objects")).toArray()) {
        const QJsonObject row = value.toObject();
        rights.objects += ObjectRight{text(row, "object"), isSet(row, "create"), isSet(row, "edit"),
                                      isSet(row, "delete"), isSet(row, "viewAll")};
    }
    rights.fields = fieldsFromJson(object.value(QLatin1String("fields")));
    rights.uses = fieldsFromJson(object.value(QLatin1String("uses")));
    for (const auto &value : object.value(QLatin1String("userPermissions")).toArray())
        rights.userPermissions += value.toString();
    return rights;
}

} // namespace fairlead::salesforce
