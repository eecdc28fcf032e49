// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace fairlead::salesforce {

/// What the jobs want of one object. A value type.
struct ObjectNeed
{
    QString object; ///< API name
    bool sends = false; ///< creates, changes and deletes records there
    QStringList fields{}; ///< API names; empty: every field there is
    friend bool operator==(const ObjectNeed &, const ObjectNeed &) = default;
};

/// A row of ObjectPermissions; reading is part of every one.
struct ObjectRight
{
    QString object;
    bool creates = false;
    bool edits = false;
    bool deletes = false;
    /// The integration user owns nothing: without it, sharing hides nearly every record (reference Salesforce
    /// 5.5). Not where the object only has to be there for another one's sake.
    bool viewsAll = false;
    friend bool operator==(const ObjectRight &, const ObjectRight &) = default;
};

/// A row of FieldPermissions; reading is part of every one.
struct FieldRight
{
    QString object;
    QString field; ///< without the object's name
    bool edits = false;
    friend bool operator==(const FieldRight &, const FieldRight &) = default;
};

/// Everything a permission set is to hold, and nothing else. A value type.
struct AccessRights
{
    QList<ObjectRight> objects; ///< what others depend on comes first
    QList<FieldRight> fields;
    QStringList userPermissions; ///< columns of PermissionSet: "PermissionsEditTask"
    /// The fields that the jobs read and write by these rights: a part of an address has none of its own.
    QList<FieldRight> uses{};

    const ObjectRight *object(const QString &name) const;
    const FieldRight *field(const QString &object, const QString &name) const;
    const FieldRight *use(const QString &object, const QString &name) const;
    friend bool operator==(const AccessRights &, const AccessRights &) = default;
};

/// The least that lets a user do what the jobs want. `describes`: of every needed object, as an administrator
/// sees it, because only then are fields there that the user is yet to be given (reference Salesforce 5.5).
/// Pure.
AccessRights rightsFor(const QList<ObjectNeed> &needs, const QHash<QString, QJsonObject> &describes);

/// The needs, with "every field" replaced by what was granted for it: what must not get lost again. Pure.
QList<ObjectNeed> neededFields(QList<ObjectNeed> needs, const AccessRights &granted);

/// Something a job wants and the user may not.
struct MissingRight
{
    enum class Kind {
        Object, ///< not there at all
        Create, ///< of records
        Edit,
        Delete,
        Field, ///< not readable
        FieldEdit, ///< readable, and neither settable at creation nor changeable
    };
    Kind kind = Kind::Object;
    QString object;
    QString field; ///< of Field and FieldEdit
    friend bool operator==(const MissingRight &, const MissingRight &) = default;
};
/// "Account", "Lead: create records", "Lead.Phone: write".
QString nameOf(const MissingRight &missing);

/// What the integration user's own describe does not allow (reference Salesforce 5.8); an object without a
/// describe is missing. `writable`: of the administrator's describe or of what was granted: a field that
/// nobody may write is not missed. Pure.
QList<MissingRight> missingRights(const QList<ObjectNeed> &needs,
                                  const QHash<QString, QJsonObject> &describes, const AccessRights &granted);

QJsonObject toJson(const AccessRights &rights);
AccessRights rightsFromJson(const QJsonObject &object);

} // namespace fairlead::salesforce

Q_DECLARE_METATYPE(fairlead::salesforce::MissingRight)
