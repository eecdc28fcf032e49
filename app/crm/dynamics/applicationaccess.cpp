// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/applicationaccess.h"

#include "core/ids.h"
#include "crm/dynamics/userchecks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUuid>

namespace fairlead::dynamics {

namespace {

struct ApplicationAccessText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ApplicationAccess)
};

/// One text of ApplicationAccess under its key.
struct AccessText
{
    const char *key;
    QString ApplicationAccess::*member;
};
constexpr AccessText accessTexts[] = {
    {"organisationId", &ApplicationAccess::organisationId},
    {"clientId", &ApplicationAccess::clientId},
    {"environmentId", &ApplicationAccess::environmentId},
    {"roleName", &ApplicationAccess::roleName},
    {"roleId", &ApplicationAccess::roleId},
    {"userId", &ApplicationAccess::userId},
    {"businessUnit", &ApplicationAccess::businessUnit},
    {"madeBy", &ApplicationAccess::madeBy},
    {"signInClientId", &ApplicationAccess::signInClientId},
};

QString newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

bool flagAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toBool();
}

QJsonObject userJson(const ApplicationUserMade &user)
{
    return {{QStringLiteral("id"), user.userId},
            {QStringLiteral("businessUnitId"), user.businessUnitId},
            {QStringLiteral("roleId"), user.roleId},
            {QStringLiteral("made"), user.userMade},
            {QStringLiteral("enabled"), user.userEnabled},
            {QStringLiteral("roleGiven"), user.roleGiven}};
}

ApplicationUserMade userFromJson(const QJsonObject &object, const QString &clientId)
{
    ApplicationUserMade user;
    user.userId = textAt(object, "id");
    if (!user.userId.isEmpty())
        user.clientId = clientId;
    user.businessUnitId = textAt(object, "businessUnitId");
    user.roleId = textAt(object, "roleId");
    user.userMade = flagAt(object, "made");
    user.userEnabled = flagAt(object, "enabled");
    user.roleGiven = flagAt(object, "roleGiven");
    return user;
}

QUrl rolePage(const QUrl &address, const QString &roleId)
{
    if (roleId.isEmpty())
        return {};
    QUrl url = address;
    url.setPath(QStringLiteral("/biz/roles/edit.aspx"));
    url.setQuery(QStringLiteral("id=%1").arg(roleId));
    return url;
}

} // namespace

ApplicationAccess chooseApplicationAccess(const QString &organisationId, const QUrl &address,
                                          const QString &clientId, const QString &connectionName)
{
    ApplicationAccess access;
    access.organisationId = organisationId;
    access.address = address;
    access.clientId = clientId;
    access.roleName = roleName(connectionName + QLatin1Char(' ') + randomName(6));
    access.roleId = newGuid();
    access.userId = newGuid();
    return access;
}

QJsonObject toJson(const ApplicationAccess &access)
{
    QJsonObject object{{QStringLiteral("crm"), QStringLiteral("dynamics")}};
    for (const AccessText &text : accessTexts)
        object.insert(QLatin1String(text.key), access.*text.member);
    object.insert(QStringLiteral("address"), access.address.toString());
    object.insert(QStringLiteral("wasConnected"), access.wasConnected);
    object.insert(
        QStringLiteral("role"),
        QJsonObject{{QStringLiteral("id"), access.role.roleId}, {QStringLiteral("made"), access.role.made}});
    object.insert(QStringLiteral("user"), userJson(access.user));
    object.insert(QStringLiteral("granted"), QJsonArray::fromStringList(access.granted));
    object.insert(QStringLiteral("madeAt"), access.madeAt.toUTC().toString(Qt::ISODate));
    object.insert(QStringLiteral("removing"), access.removing);
    return object;
}

std::optional<ApplicationAccess> applicationAccessFromJson(const QJsonObject &object)
{
    ApplicationAccess access;
    for (const AccessText &text : accessTexts)
        access.*text.member = textAt(object, text.key);
    access.address = QUrl(textAt(object, "address"), QUrl::StrictMode);
    access.wasConnected = flagAt(object, "wasConnected");
    const QJsonObject role = object.value(QLatin1String("role")).toObject();
    access.role.roleId = textAt(role, "id");
    access.role.name = access.role.roleId.isEmpty() ? QString() : access.roleName;
    access.role.made = flagAt(role, "made");
    access.user = userFromJson(object.value(QLatin1String("user")).toObject(), access.clientId);
    for (const auto &name : object.value(QLatin1String("granted")).toArray())
        access.granted += name.toString();
    access.madeAt = QDateTime::fromString(textAt(object, "madeAt"), Qt::ISODate);
    access.removing = flagAt(object, "removing");
    const bool whole = !access.organisationId.isEmpty() && access.address.isValid()
        && !access.clientId.isEmpty() && !access.roleName.isEmpty() && !access.roleId.isEmpty()
        && !access.userId.isEmpty();
    return whole ? std::optional(access) : std::nullopt;
}

QList<ApplicationPart> partsOf(const ApplicationAccess &access)
{
    QList<ApplicationPart> parts;
    if (access.user.userMade)
        parts += ApplicationPart{ApplicationAccessText::tr("Application user"), access.clientId,
                                 access.user.userId, userPage(access.address, access.user.userId)};
    if (access.role.made)
        parts += ApplicationPart{ApplicationAccessText::tr("Security role"), access.roleName,
                                 access.role.roleId, rolePage(access.address, access.role.roleId)};
    return parts;
}

} // namespace fairlead::dynamics
