// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/permissionset.h"

#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QHash>

namespace fairlead::salesforce {

namespace {

const QString apiPermission = QStringLiteral("PermissionsApiEnabled");

/// What the permission set holds: its rights, and the ids of their rows.
struct Held
{
    AccessRights rights;
    QStringList permissions; ///< columns of the set itself that are on
    QHash<QString, QStringList> widerRights; ///< object → columns beyond those of an ObjectRight that are on
    QHash<QString, QString> objectRows; ///< object → id
    QHash<QString, QString> fieldRows; ///< "Lead.Phone" → id
};

/// The rows that lead from what is held to what is wanted, of one kind of right.
struct Rows
{
    QList<QJsonObject> created;
    QStringList createdNames;
    QList<QJsonObject> changed;
    QStringList changedNames;
    QStringList deleted;
};

QString fieldName(const FieldRight &right)
{
    return right.object + QLatin1Char('.') + right.field;
}

QJsonObject permissionsOf(const ObjectRight &right)
{
    return {{QStringLiteral("PermissionsRead"), true},
            {QStringLiteral("PermissionsCreate"), right.creates},
            {QStringLiteral("PermissionsEdit"), right.edits},
            {QStringLiteral("PermissionsDelete"), right.deletes},
            {QStringLiteral("PermissionsViewAllRecords"), right.viewsAll},
            {QStringLiteral("PermissionsModifyAllRecords"), false}};
}

Rows objectRows(const QString &parent, const AccessRights &wanted, const Held &held)
{
    Rows rows;
    for (const ObjectRight &right : wanted.objects) {
        QJsonObject row = permissionsOf(right);
        const QString id = held.objectRows.value(right.object);
        if (id.isEmpty()) {
            row.insert(QStringLiteral("ParentId"), parent);
            row.insert(QStringLiteral("SobjectType"), right.object);
            rows.created += row;
            rows.createdNames += right.object;
        } else if (*held.rights.object(right.object) != right || held.widerRights.contains(right.object)) {
            const QStringList wider = held.widerRights.value(right.object);
            for (const QString &column : wider)
                row.insert(column, false);
            row.insert(QStringLiteral("id"), id);
            rows.changed += row;
            rows.changedNames += right.object;
        }
    }
    // Latest first: rows were made with what others depend on before them.
    for (auto it = held.rights.objects.crbegin(); it != held.rights.objects.crend(); ++it) {
        if (!wanted.object(it->object))
            rows.deleted += held.objectRows.value(it->object);
    }
    return rows;
}

Rows fieldRows(const QString &parent, const AccessRights &wanted, const Held &held)
{
    Rows rows;
    for (const FieldRight &right : wanted.fields) {
        QJsonObject row{{QStringLiteral("PermissionsRead"), true},
                        {QStringLiteral("PermissionsEdit"), right.edits}};
        const QString id = held.fieldRows.value(fieldName(right));
        if (id.isEmpty()) {
            row.insert(QStringLiteral("ParentId"), parent);
            row.insert(QStringLiteral("SobjectType"), right.object);
            // With the object's name in front of it (trap 40).
            row.insert(QStringLiteral("Field"), fieldName(right));
            rows.created += row;
            rows.createdNames += fieldName(right);
        } else if (*held.rights.field(right.object, right.field) != right) {
            row.insert(QStringLiteral("id"), id);
            rows.changed += row;
            rows.changedNames += fieldName(right);
        }
    }
    for (const FieldRight &right : held.rights.fields) {
        if (!wanted.field(right.object, right.field))
            rows.deleted += held.fieldRows.value(fieldName(right));
    }
    return rows;
}

void noteRefused(const QList<RowOutcome> &outcomes, const QStringList &names, QList<RefusedRight> &refused)
{
    for (qsizetype i = 0; i < outcomes.size(); ++i) {
        const RowOutcome &outcome = outcomes.at(i);
        if (outcome.error && !isTaken(*outcome.error))
            refused += RefusedRight{names.at(i), *outcome.error};
    }
}

/// What takes nothing away from what is still needed comes first.
Task<Result<QList<RefusedRight>>> addRows(SetupDesk desk, QString object, Rows rows, CancelToken cancel)
{
    QList<RefusedRight> refused;
    if (!rows.created.isEmpty()) {
        const auto created = co_await createRows(desk, object, rows.created, cancel);
        if (!created)
            co_return fail(created.error());
        noteRefused(*created, rows.createdNames, refused);
    }
    if (!rows.changed.isEmpty()) {
        const auto changed = co_await updateRows(desk, object, rows.changed, cancel);
        if (!changed)
            co_return fail(changed.error());
        noteRefused(*changed, rows.changedNames, refused);
    }
    co_return refused;
}

/// One that another depends on goes once that one has gone: again for as long as it helps.
Task<Outcome> takeAway(SetupDesk desk, QStringList ids, CancelToken cancel)
{
    std::optional<Error> last;
    while (!ids.isEmpty()) {
        const auto outcomes = co_await deleteRows(desk, ids, cancel);
        if (!outcomes)
            co_return fail(outcomes.error());
        QStringList left;
        for (qsizetype i = 0; i < outcomes->size(); ++i) {
            if (outcomes->at(i).error && !isGone(*outcomes->at(i).error)) {
                left += ids.at(i);
                last = outcomes->at(i).error;
            }
        }
        if (left.size() == ids.size())
            co_return fail(*last);
        ids = left;
    }
    co_return {};
}

bool columnFlag(const QJsonObject &row, const char *column)
{
    return row.value(QLatin1String(column)).toBool();
}

QString columnText(const QJsonObject &row, const char *column)
{
    return row.value(QLatin1String(column)).toString();
}

Task<Result<QJsonArray>> rightRows(SetupDesk desk, QString columns, QString object, QString permissionSetId,
                                   CancelToken cancel)
{
    const QString soql = QStringLiteral("SELECT Id, SobjectType, %1 FROM %2 WHERE ParentId = %3 ORDER BY Id")
                             .arg(columns, object, soqlText(permissionSetId));
    co_return co_await setupRows(desk, soql, cancel);
}

bool isPermission(const QString &column)
{
    return column.startsWith(QLatin1String("Permissions"));
}

/// Of a row with all its columns those permissions that are on.
QStringList permissionsIn(const QJsonObject &row)
{
    QStringList columns;
    for (auto it = row.begin(); it != row.end(); ++it) {
        if (isPermission(it.key()) && it.value().toBool())
            columns += it.key();
    }
    return columns;
}

/// Every right on objects that this version of the organisation knows.
Task<Result<QStringList>> objectColumns(SetupDesk desk, CancelToken cancel)
{
    const Result<QJsonObject> described =
        co_await describeRaw(desk, QStringLiteral("ObjectPermissions"), cancel);
    if (!described)
        co_return fail(described.error());
    QStringList columns;
    const QJsonArray fields = described->value(QLatin1String("fields")).toArray();
    for (const auto &field : fields) {
        const QString name = field[QLatin1String("name")].toString();
        if (isPermission(name))
            columns += name;
    }
    co_return columns;
}

Task<Outcome> readObjectRows(SetupDesk desk, QString permissionSetId, Held *held, CancelToken cancel)
{
    const Result<QStringList> columns = co_await objectColumns(desk, cancel);
    if (!columns)
        co_return fail(columns.error());
    const auto objects = co_await rightRows(desk, columns->join(QLatin1String(", ")),
                                            QStringLiteral("ObjectPermissions"), permissionSetId, cancel);
    if (!objects)
        co_return fail(objects.error());
    const QStringList granted = permissionsOf(ObjectRight()).keys();
    for (const auto &value : *objects) {
        const QJsonObject row = value.toObject();
        const QString object = columnText(row, "SobjectType");
        held->objectRows.insert(object, columnText(row, "Id"));
        held->rights.objects +=
            ObjectRight{object, columnFlag(row, "PermissionsCreate"), columnFlag(row, "PermissionsEdit"),
                        columnFlag(row, "PermissionsDelete"), columnFlag(row, "PermissionsViewAllRecords")};
        QStringList wider = permissionsIn(row);
        wider.removeIf([&granted](const QString &column) { return granted.contains(column); });
        if (columnFlag(row, "PermissionsModifyAllRecords"))
            wider += QStringLiteral("PermissionsModifyAllRecords");
        if (!wider.isEmpty())
            held->widerRights.insert(object, wider);
    }
    co_return {};
}

Task<Outcome> readFieldRows(SetupDesk desk, QString permissionSetId, Held *held, CancelToken cancel)
{
    const auto fields = co_await rightRows(desk, QStringLiteral("Field, PermissionsRead, PermissionsEdit"),
                                           QStringLiteral("FieldPermissions"), permissionSetId, cancel);
    if (!fields)
        co_return fail(fields.error());
    for (const auto &value : *fields) {
        const QJsonObject row = value.toObject();
        const QString name = columnText(row, "Field");
        held->fieldRows.insert(name, columnText(row, "Id"));
        held->rights.fields += FieldRight{columnText(row, "SobjectType"), name.section(QLatin1Char('.'), 1),
                                          columnFlag(row, "PermissionsEdit")};
    }
    co_return {};
}

Task<Result<Held>> readHeld(SetupDesk desk, QString permissionSetId, CancelToken cancel)
{
    Held held;
    Outcome read = co_await readObjectRows(desk, permissionSetId, &held, cancel);
    if (read)
        read = co_await readFieldRows(desk, permissionSetId, &held, cancel);
    if (!read)
        co_return fail(read.error());
    // Hundreds of columns: too many to be named in a query's address.
    const auto set = co_await readRow(desk, QStringLiteral("PermissionSet"), permissionSetId, cancel);
    if (!set)
        co_return fail(set.error());
    held.permissions = permissionsIn(*set);
    held.rights.userPermissions = held.permissions;
    held.rights.userPermissions.removeAll(apiPermission);
    co_return held;
}

Task<Outcome> switchPermissions(SetupDesk desk, QString permissionSetId, QStringList columns, bool on,
                                CancelToken cancel)
{
    if (columns.isEmpty())
        co_return {};
    QJsonObject values;
    for (const QString &column : std::as_const(columns))
        values.insert(column, on);
    co_return co_await updateRow(desk, QStringLiteral("PermissionSet"), permissionSetId, values, cancel);
}

QStringList without(QStringList columns, const QStringList &others)
{
    columns.removeIf([&others](const QString &column) { return others.contains(column); });
    return columns;
}

/// What nobody needs goes, whoever has added it; the API stays.
Task<Outcome> setUserPermissions(SetupDesk desk, QString permissionSetId, QStringList wanted,
                                 QStringList held, CancelToken cancel)
{
    wanted += apiPermission;
    const Outcome given =
        co_await switchPermissions(desk, permissionSetId, without(wanted, held), true, cancel);
    if (!given)
        co_return given;
    co_return co_await switchPermissions(desk, permissionSetId, without(held, wanted), false, cancel);
}

} // namespace

Task<Result<QList<RefusedRight>>> setRights(SetupDesk desk, QString permissionSetId, AccessRights rights,
                                            CancelToken cancel)
{
    const Result<Held> held = co_await readHeld(desk, permissionSetId, cancel);
    if (!held)
        co_return fail(held.error());
    const Outcome permitted =
        co_await setUserPermissions(desk, permissionSetId, rights.userPermissions, held->permissions, cancel);
    if (!permitted)
        co_return fail(permitted.error());
    const Rows objects = objectRows(permissionSetId, rights, *held);
    const Rows fields = fieldRows(permissionSetId, rights, *held);
    auto refused = co_await addRows(desk, QStringLiteral("ObjectPermissions"), objects, cancel);
    if (!refused)
        co_return fail(refused.error());
    const auto refusedFields = co_await addRows(desk, QStringLiteral("FieldPermissions"), fields, cancel);
    if (!refusedFields)
        co_return fail(refusedFields.error());
    *refused += *refusedFields;
    Outcome taken = co_await takeAway(desk, fields.deleted, cancel);
    if (taken)
        taken = co_await takeAway(desk, objects.deleted, cancel);
    if (!taken)
        co_return fail(taken.error());
    co_return refused;
}

Task<Result<AccessRights>> readRights(SetupDesk desk, QString permissionSetId, CancelToken cancel)
{
    Result<Held> held = co_await readHeld(desk, permissionSetId, cancel);
    if (!held)
        co_return fail(held.error());
    co_return held->rights;
}

} // namespace fairlead::salesforce
