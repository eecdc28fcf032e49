// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/jwt.h"
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

namespace fairlead::practice {

/// The desk of an administrator who sets up an integration user: calls go with his token, unless as() says
/// otherwise.
class SetupDesk : public SalesforceDesk
{
public:
    static inline const QString robotName = QStringLiteral("sync.robot@larkmoor.example.sync");

    explicit SetupDesk(int rows = 8)
        : SalesforceDesk(rows)
        , integration(std::exchange(token, {}))
        , admin(adminToken())
    {
        token = admin;
    }

    static QString text(const QJsonValue &row, const char *key)
    {
        return row.toObject().value(QLatin1String(key)).toString();
    }
    /// What the work answers with that token.
    template <typename Work> auto as(const QByteArray &other, Work work)
    {
        const QByteArray kept = std::exchange(token, other);
        auto out = work();
        token = kept;
        return out;
    }
    QString idOf(const char *object, const char *field, const QString &value)
    {
        return text(rows(QStringLiteral("SELECT Id FROM %1 WHERE %2 = '%3'")
                             .arg(QLatin1String(object), QLatin1String(field), value))
                        .first(),
                    "Id");
    }
    QString integrationProfile()
    {
        return idOf("Profile", "Name", QStringLiteral("Minimum Access - API Only Integrations"));
    }
    QString integrationLicense()
    {
        return idOf("PermissionSetLicense", "DeveloperName", QStringLiteral("SalesforceAPIIntegrationPsl"));
    }
    Response post(const char *object, const QJsonObject &values)
    {
        return api("POST", QStringLiteral("/sobjects/") + QLatin1String(object), values);
    }
    Response patch(const char *object, const QString &id, const QJsonObject &values)
    {
        return api("PATCH", rowPath(object, id), values);
    }
    Response remove(const char *object, const QString &id) { return api("DELETE", rowPath(object, id)); }
    static QString rowPath(const char *object, const QString &id)
    {
        return QStringLiteral("/sobjects/%1/%2").arg(QLatin1String(object), id);
    }
    static QString message(const Response &response)
    {
        return text(QJsonDocument::fromJson(response.body).array().first(), "message");
    }

    /// What the reference posts for an integration user.
    QJsonObject userValues(const QString &username = robotName)
    {
        return {{QStringLiteral("Username"), username},
                {QStringLiteral("LastName"), QStringLiteral("Robot")},
                {QStringLiteral("Email"), QStringLiteral("ada.keeler@larkmoor.example")},
                {QStringLiteral("Alias"), QStringLiteral("robot")},
                {QStringLiteral("CommunityNickname"), username.left(username.indexOf(u'@'))},
                {QStringLiteral("TimeZoneSidKey"), QStringLiteral("GMT")},
                {QStringLiteral("LocaleSidKey"), QStringLiteral("en_US")},
                {QStringLiteral("LanguageLocaleKey"), QStringLiteral("en_US")},
                {QStringLiteral("EmailEncodingKey"), QStringLiteral("UTF-8")},
                {QStringLiteral("ProfileId"), integrationProfile()},
                {QStringLiteral("IsActive"), true}};
    }
    QString addUser(const QString &username = robotName) { return create("User", userValues(username)); }
    QString addSet(const QString &name, QJsonObject values = {})
    {
        values.insert(QStringLiteral("Name"), name);
        values.insert(QStringLiteral("Label"), name);
        return create("PermissionSet", values);
    }
    QString create(const char *object, const QJsonObject &values)
    {
        return SalesforceDesk::create(QLatin1String(object), values);
    }
    /// {"PermissionsRead": true, …} of "Read,Edit".
    static QJsonObject rights(const QString &names)
    {
        QJsonObject out;
        for (const QString &name : names.split(u',', Qt::SkipEmptyParts))
            out.insert(QStringLiteral("Permissions") + name, true);
        return out;
    }
    static QJsonObject objectRow(const QString &set, const QString &object, const QString &names)
    {
        QJsonObject out = rights(names);
        out.insert(QStringLiteral("ParentId"), set);
        out.insert(QStringLiteral("SobjectType"), object);
        return out;
    }
    static QJsonObject fieldRow(const QString &set, const QString &field, const QString &names)
    {
        QJsonObject out = objectRow(set, field.section(u'.', 0, 0), names);
        out.insert(QStringLiteral("Field"), field);
        return out;
    }
    QString giveLicense(const QString &user)
    {
        return create("PermissionSetLicenseAssign",
                      {{QStringLiteral("AssigneeId"), user},
                       {QStringLiteral("PermissionSetLicenseId"), integrationLicense()}});
    }
    static QJsonObject assignment(const QString &user, const QString &set)
    {
        return {{QStringLiteral("AssigneeId"), user}, {QStringLiteral("PermissionSetId"), set}};
    }

    /// A user with a licence and an empty set of rights that he has.
    struct Robot
    {
        QString user;
        QString set;
        QByteArray token;
    };
    Robot addRobot(const QString &permissions = {})
    {
        Robot out;
        out.user = addUser();
        giveLicense(out.user);
        out.set = addSet(QStringLiteral("Robot_Rights"), rights(permissions));
        create("PermissionSetAssignment", assignment(out.user, out.set));
        out.token = text(object(jwtBearer(robotName)), "access_token").toLatin1();
        return out;
    }
    /// A sign-in as that user, pre-authorised by the settings.
    Response jwtBearer(const QString &username)
    {
        // One for the whole program: keys take long to make.
        static const jwt::Key key = jwt::Key::generate(QStringLiteral("robot"));
        set({{QStringLiteral("preauthorizedUsers"), QJsonArray{username}},
             {QStringLiteral("certificate"), QString::fromLatin1(key.certificatePem())}});
        const QJsonObject claims{{QStringLiteral("iss"), credentials::salesforceClient.id},
                                 {QStringLiteral("sub"), username},
                                 {QStringLiteral("aud"), QStringLiteral("https://login.salesforce.com")},
                                 {QStringLiteral("exp"), clock.nowUtc().toSecsSinceEpoch() + 150}};
        const QByteArray assertion =
            jwt::sign({{QStringLiteral("alg"), QStringLiteral("RS256")}}, claims, key);
        return form(
            QStringLiteral("/services/oauth2/token"),
            {{QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer")},
             {QStringLiteral("assertion"), QString::fromLatin1(assertion)}});
    }

    QByteArray integration; ///< the seeded integration user's token
    QByteArray admin;
};

} // namespace fairlead::practice
