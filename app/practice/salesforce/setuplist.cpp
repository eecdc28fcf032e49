// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/setuplist.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

struct Listed
{
    const char *table;
    const char *sql; ///< its columns' names are the members'
};

// Profiles' own sets belong to the org, not to whoever sets something up.
constexpr Listed comparedTables[] = {
    {"User",
     "SELECT u.Username, u.IsActive, IFNULL(l.IsFrozen, 0) AS IsFrozen, p.Name AS Profile FROM \"User\" u "
     "LEFT JOIN UserLogin l ON l.UserId = u.Id LEFT JOIN Profile p ON p.Id = u.ProfileId"},
    {"PermissionSet", "SELECT Name FROM PermissionSet WHERE IsOwnedByProfile = 0"},
    {"PermissionSetAssignment",
     "SELECT u.Username AS Assignee, s.Name AS PermissionSet FROM PermissionSetAssignment a JOIN \"User\" u "
     "ON u.Id = a.AssigneeId JOIN PermissionSet s ON s.Id = a.PermissionSetId WHERE s.IsOwnedByProfile = 0"},
    {"PermissionSetLicenseAssign",
     "SELECT u.Username AS Assignee, l.DeveloperName AS PermissionSetLicense FROM PermissionSetLicenseAssign "
     "a JOIN \"User\" u ON u.Id = a.AssigneeId JOIN PermissionSetLicense l ON l.Id = "
     "a.PermissionSetLicenseId"},
    {"ObjectPermissions",
     "SELECT s.Name AS Parent, r.SobjectType FROM ObjectPermissions r JOIN PermissionSet s ON s.Id = "
     "r.ParentId"},
    {"FieldPermissions",
     "SELECT s.Name AS Parent, r.Field FROM FieldPermissions r JOIN PermissionSet s ON s.Id = r.ParentId"},
    {"SetupEntityAccess",
     "SELECT s.Name AS Parent, a.SetupEntityType, IFNULL(c.Name, e.DeveloperName) AS SetupEntity FROM "
     "SetupEntityAccess a JOIN PermissionSet s ON s.Id = a.ParentId LEFT JOIN ConnectedApplication c ON c.Id "
     "= a.SetupEntityId LEFT JOIN ExternalClientApplication e ON e.Id = a.SetupEntityId"},
    {"ConnectedApplication", "SELECT Name FROM ConnectedApplication"},
    {"ExternalClientApplication", "SELECT DeveloperName FROM ExternalClientApplication"},
    {"UserLicense", "SELECT Name, UsedLicenses FROM UserLicense"},
    {"PermissionSetLicense", "SELECT DeveloperName, UsedLicenses FROM PermissionSetLicense"},
};

QJsonArray rowsOf(Store &store, const Listed &table)
{
    SQLite::Statement rows(store.database(), table.sql);
    QList<QJsonObject> found;
    while (rows.executeStep()) {
        QJsonObject row;
        for (int i = 0; i < rows.getColumnCount(); ++i) {
            const SQLite::Column column = rows.getColumn(i);
            const QString name = QString::fromUtf8(column.getName());
            if (name.startsWith(QLatin1String("Is")))
                row.insert(name, column.getInt() != 0);
            else if (column.isInteger())
                row.insert(name, column.getInt());
            else
                row.insert(name, QString::fromUtf8(column.getText()));
        }
        found.append(row);
    }
    const auto text = [](const QJsonObject &row) {
        return QJsonDocument(row).toJson(QJsonDocument::Compact);
    };
    std::sort(found.begin(), found.end(),
              [&](const QJsonObject &one, const QJsonObject &other) { return text(one) < text(other); });
    QJsonArray out;
    for (const QJsonObject &row : std::as_const(found))
        out.append(row);
    return out;
}

} // namespace

QJsonObject setupList(Store &store, const Access &access)
{
    QJsonObject out;
    for (const Listed &table : comparedTables)
        out.insert(QLatin1String(table.table), rowsOf(store, table));
    QJsonArray customFields;
    for (const Object &object : Schema::instance().objects()) {
        if (access.isExtended(object))
            customFields.append(QString::fromLatin1(object.name + ".Fairlead_Id__c"));
    }
    out.insert(QStringLiteral("CustomField"), customFields);
    return out;
}

} // namespace fairlead::practice::salesforce
