// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/dynamics/applicationuser.h"
#include "crm/dynamics/roles.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead::dynamics {

/// Server-to-server access to one environment: an application user with a role of exactly the privileges that
/// the jobs need. Everything that was, or is to be, made there, by name and by id. Name and ids are chosen
/// and stored before the first request, so that whoever goes on after an interruption finds what is his. No
/// secret. A value type.
struct ApplicationAccess
{
    QString organisationId;
    QUrl address;
    QString clientId; ///< of the app registration, which a person has made at Entra
    QString environmentId{}; ///< the Power Platform's; empty: not known

    // Chosen.
    QString roleName;
    QString roleId; ///< GUID
    QString userId; ///< GUID
    bool wasConnected = false; ///< the connection signed in as that app before anything was made

    // Found or made.
    RoleMade role;
    ApplicationUserMade user;
    QString businessUnit; ///< name of the root business unit
    QStringList granted; ///< privileges of the role

    QString madeBy; ///< the administrator's user name
    QString signInClientId; ///< of the app by which administrators sign in here, in a browser
    QDateTime madeAt; ///< UTC; invalid until it works
    bool removing = false; ///< it is being taken back

    bool isReady() const { return madeAt.isValid() && !removing; }
    friend bool operator==(const ApplicationAccess &, const ApplicationAccess &) = default;
};

/// `connectionName`: part of the role's name, with a mark that no other installation chooses.
ApplicationAccess chooseApplicationAccess(const QString &organisationId, const QUrl &address,
                                          const QString &clientId, const QString &connectionName);

QJsonObject toJson(const ApplicationAccess &access);
/// Empty where names, ids or the organisation are missing.
std::optional<ApplicationAccess> applicationAccessFromJson(const QJsonObject &object);

/// One thing that was made, for the connection's details: what it is, its name, where it is.
struct ApplicationPart
{
    QString what;
    QString name;
    QString apiName; ///< its id
    QUrl link;
    friend bool operator==(const ApplicationPart &, const ApplicationPart &) = default;
};
/// What was there before Fairlead came is not among them.
QList<ApplicationPart> partsOf(const ApplicationAccess &access);

} // namespace fairlead::dynamics

Q_DECLARE_METATYPE(fairlead::dynamics::ApplicationAccess)
