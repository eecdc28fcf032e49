// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/permissionrules.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce::permissionrules {

namespace {

tl::unexpected<ApiError> refused(const char *code, const QString &message, const QByteArrayList &fields = {})
{
    return refuse({400, code, message, fields, true});
}

struct Dependency
{
    const char *right;
    QByteArrayList needs;
};

const QList<Dependency> &objectDependencies()
{
    static const QList<Dependency> out{
        {"PermissionsCreate", {"PermissionsRead"}},
        {"PermissionsEdit", {"PermissionsRead"}},
        {"PermissionsDelete", {"PermissionsRead", "PermissionsEdit"}},
        {"PermissionsViewAllRecords", {"PermissionsRead"}},
        {"PermissionsModifyAllRecords",
         {"PermissionsRead", "PermissionsEdit", "PermissionsDelete", "PermissionsViewAllRecords"}},
        {"PermissionsViewAllFields", {"PermissionsRead"}}};
    return out;
}

const QList<Dependency> &permissionDependencies()
{
    static const QList<Dependency> out{{"EditTask", {"ActivitiesAccess"}},
                                       {"EditEvent", {"ActivitiesAccess"}},
                                       {"ModifyAllData", {"ViewAllData"}}};
    return out;
}

// What is read together with its account.
bool belongsToAccount(const QString &object)
{
    return object == QLatin1String("Contact") || object == QLatin1String("Opportunity");
}

tl::unexpected<ApiError> depends(const QString &right, const QStringList &needed)
{
    return refused("FIELD_INTEGRITY_EXCEPTION",
                   QStringLiteral("Permission %1 depends on permission(s): %2")
                       .arg(right, needed.join(QStringLiteral(", "))));
}

tl::unexpected<ApiError> duplicate(const Row &row, const QByteArray &other)
{
    return refused("DUPLICATE_VALUE",
                   QStringLiteral("duplicate value found: <unknown> duplicates value on record with id: %1")
                       .arg(QString::fromLatin1(other.left(15))),
                   {row.has("Field") ? QByteArray("Field") : QByteArray("SobjectType")});
}

// There can be but one row for a thing in a set.
Answer<void> checkOnce(Store &store, const Row &row, const QByteArray &field)
{
    const auto others = store.idsWhere(
        row.object(), {{"ParentId", row.text("ParentId").toLatin1()}, {field, row.text(field).toUtf8()}});
    for (const QByteArray &other : others) {
        if (other != row.text("Id").toLatin1())
            return duplicate(row, other);
    }
    return {};
}

QList<Row> rowsOf(Store &store, const Object &object, const QByteArray &set)
{
    QList<Row> out;
    for (const QByteArray &id : store.idsWhere(object, "ParentId", set))
        out.append(*store.read(object, id));
    return out;
}

Answer<void> checkPermissions(const Row &set)
{
    for (const Dependency &each : permissionDependencies()) {
        const auto has = [&](const QByteArray &name) {
            return set[QByteArray("Permissions" + name)].toBool();
        };
        QStringList missing;
        for (const QByteArray &needed : each.needs) {
            if (!has(needed))
                missing.append(QString::fromLatin1(needed));
        }
        if (has(each.right) && !missing.isEmpty())
            return depends(QLatin1String(each.right), missing);
    }
    return {};
}

Answer<void> checkObjectRow(const Row &row)
{
    const QString object = row.text("SobjectType");
    for (const Dependency &each : objectDependencies()) {
        if (!row[each.right].toBool())
            continue;
        QStringList missing;
        for (const QByteArray &needed : each.needs) {
            if (!row[needed].toBool())
                missing.append(rightName(needed) + QLatin1Char(' ') + object);
        }
        if (!missing.isEmpty())
            return depends(rightName(each.right) + QLatin1Char(' ') + object, missing);
    }
    return {};
}

} // namespace

QString rightName(const QByteArray &column)
{
    static const QHash<QByteArray, QString> names{
        {"PermissionsViewAllRecords", QStringLiteral("View All")},
        {"PermissionsModifyAllRecords", QStringLiteral("Modify All")},
        {"PermissionsViewAllFields", QStringLiteral("View All Fields")}};
    return names.value(column, QString::fromLatin1(column.mid(int(qstrlen("Permissions")))));
}

const QByteArrayList &objectRights()
{
    static const QByteArrayList out{"PermissionsRead",           "PermissionsCreate",
                                    "PermissionsEdit",           "PermissionsDelete",
                                    "PermissionsViewAllRecords", "PermissionsModifyAllRecords",
                                    "PermissionsViewAllFields"};
    return out;
}

Answer<void> checkSet(Store &store, const Row &row, const Row *before)
{
    if (before && (*before)["IsOwnedByProfile"].toBool())
        return refuse({403,
                       "INSUFFICIENT_ACCESS_OR_READONLY",
                       QStringLiteral("insufficient access rights on object id"),
                       {},
                       true});
    static const QRegularExpression form(QStringLiteral("^[A-Za-z](?:_?[A-Za-z0-9])*$"));
    const QString name = row.text("Name");
    if (!form.match(name).hasMatch())
        return refused("FIELD_INTEGRITY_EXCEPTION",
                       QStringLiteral("Permission Set Name: The API Name can only contain underscores and "
                                      "alphanumeric characters. It must be unique, begin with a letter, not "
                                      "include spaces, not end with an underscore, and not contain two "
                                      "consecutive underscores."),
                       {"Name"});
    for (const QByteArray &other : store.idsWhere(row.object(), "Name", name.toUtf8())) {
        if (other != row.text("Id").toLatin1())
            return refused("DUPLICATE_DEVELOPER_NAME",
                           QStringLiteral("duplicate value found: Name duplicates value on record with id: "
                                          "%1")
                               .arg(QString::fromLatin1(other.left(15))),
                           {"Name"});
    }
    return {};
}

Answer<void> checkObject(Store &store, const Row &row, const Row *before)
{
    return before ? Answer<void>() : checkOnce(store, row, "SobjectType");
}

Answer<void> checkField(Store &store, Row &row, const Row *before, const Visibility &visibility)
{
    const QString given = row.text("Field");
    const Object *object = Schema::instance().object(given.section(QLatin1Char('.'), 0, 0).toLatin1());
    const Field *field = object ? object->field(given.section(QLatin1Char('.'), 1).toLatin1()) : nullptr;
    if (!field || !field->permissionable() || !visibility.sees(*object, *field))
        return refused("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                       QStringLiteral("Field Name: bad value for restricted picklist field: %1").arg(given),
                       {"Field"});
    if (row.text("SobjectType") != QLatin1String(object->name))
        return refused(
            "FIELD_INTEGRITY_EXCEPTION",
            QStringLiteral("Field Name: %1 is not a field of %2").arg(given, row.text("SobjectType")),
            {"Field"});
    const QString name = QString::fromLatin1(object->name + '.' + field->name);
    row["Field"] = name;
    if (row["PermissionsEdit"].toBool() && !row["PermissionsRead"].toBool())
        return depends(QStringLiteral("Edit ") + name, {QString(QStringLiteral("Read ") + name)});
    if (row["PermissionsEdit"].toBool() && !object->allowsEdit(*field))
        return refused("FIELD_INTEGRITY_EXCEPTION",
                       QStringLiteral("Edit Field: %1 is a read-only field").arg(name), {"PermissionsEdit"});
    return before ? Answer<void>() : checkOnce(store, row, "Field");
}

Answer<void> checkDependencies(Store &store, const QByteArray &set)
{
    if (const auto row = store.read(objectNamed("PermissionSet"), set)) {
        if (auto complete = checkPermissions(*row); !complete)
            return complete;
    }
    const QList<Row> rows = rowsOf(store, objectNamed("ObjectPermissions"), set);
    const bool readsAccounts = std::any_of(rows.begin(), rows.end(), [](const Row &row) {
        return row.text("SobjectType") == QLatin1String("Account") && row["PermissionsRead"].toBool();
    });
    for (const Row &row : rows) {
        if (auto complete = checkObjectRow(row); !complete)
            return complete;
        const QString object = row.text("SobjectType");
        if (belongsToAccount(object) && row["PermissionsRead"].toBool() && !readsAccounts)
            return depends(QStringLiteral("Read ") + object, {QStringLiteral("Read Account")});
    }
    return {};
}

bool isEmpty(const Row &row)
{
    if (row.object().name == "FieldPermissions")
        return !row["PermissionsRead"].toBool();
    return std::none_of(objectRights().begin(), objectRights().end(),
                        [&](const QByteArray &right) { return row[right].toBool(); });
}

} // namespace fairlead::practice::salesforce::permissionrules
