// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/setup/rights.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead::salesforce {

/// Which kind of app signs the integration user in (reference Salesforce 5.1).
enum class AppKind { ExternalClientApp, ConnectedApp };

/// Server-to-server access to one organisation: everything that was, or is to be, made there, by name and, as
/// soon as it is known, by id. Names, user name and consumer key are chosen and stored before the first
/// request, so that whoever goes on after an interruption finds what is his. No secret. A value type.
struct ServerAccess
{
    QString organisationId; ///< 18 characters
    QUrl instance;
    QString label; ///< what people see in Setup: "Fairlead", with the connection's mark

    // Chosen.
    QString userName;
    QString permissionSet; ///< API name
    QString app; ///< developer name
    QString consumerKey;
    QString certificatePem;
    QDateTime certificateExpires; ///< UTC
    QStringList externalIdObjects; ///< objects that are to have the external id of externalIdField()

    // Found or made.
    QString userId;
    QString licenceAssignmentId;
    QString permissionSetId;
    QString assignmentId;
    QString appId;
    QString appAccessId; ///< row of SetupEntityAccess, where the app's policies alone did not do
    AppKind appKind = AppKind::ExternalClientApp;
    QStringList externalIdsMade; ///< "Lead.Fairlead_Id__c": made here, and not there before
    AccessRights granted;

    QString madeBy; ///< the administrator's user name
    QString signInClientId; ///< of the app by which administrators sign in here, in a browser
    QDateTime madeAt; ///< UTC; invalid until the connection signs in by it
    bool removing = false; ///< it is being taken back

    bool isReady() const { return madeAt.isValid() && !removing; }
    friend bool operator==(const ServerAccess &, const ServerAccess &) = default;
};

/// `administrator`: the user name of whoever is signed in; its domain becomes that of the new user name,
/// which is unique across all organisations of Salesforce.
ServerAccess chooseAccess(const QString &organisationId, const QUrl &instance, const QString &administrator);

/// Name of the text field, unique and an external id, that takes the GUID of a record made here.
QString externalIdField();
/// Activities know no external ids of their own, and users are never made.
bool takesExternalId(const QString &object);

QJsonObject toJson(const ServerAccess &access);
/// Empty where names or the organisation are missing.
std::optional<ServerAccess> serverAccessFromJson(const QJsonObject &object);

/// One thing that was made, for the connection's details: what it is, its name, where it is in Setup.
struct AccessPart
{
    QString what;
    QString name;
    QString apiName;
    QUrl link;
    friend bool operator==(const AccessPart &, const AccessPart &) = default;
};
QList<AccessPart> partsOf(const ServerAccess &access);

} // namespace fairlead::salesforce

Q_DECLARE_METATYPE(fairlead::salesforce::ServerAccess)
