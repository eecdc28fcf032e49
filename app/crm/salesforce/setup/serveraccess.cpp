// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/serveraccess.h"

#include "core/ids.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fairlead::salesforce {

namespace {

struct ServerAccessText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ServerAccess)
};

/// One text of ServerAccess under its key.
struct TextMember
{
    const char *key;
    QString ServerAccess::*member;
};
constexpr TextMember textMembers[] = {
    {"organisationId", &ServerAccess::organisationId},
    {"label", &ServerAccess::label},
    {"userName", &ServerAccess::userName},
    {"permissionSet", &ServerAccess::permissionSet},
    {"app", &ServerAccess::app},
    {"consumerKey", &ServerAccess::consumerKey},
    {"certificate", &ServerAccess::certificatePem},
    {"userId", &ServerAccess::userId},
    {"licenceAssignmentId", &ServerAccess::licenceAssignmentId},
    {"permissionSetId", &ServerAccess::permissionSetId},
    {"assignmentId", &ServerAccess::assignmentId},
    {"appId", &ServerAccess::appId},
    {"appAccessId", &ServerAccess::appAccessId},
    {"madeBy", &ServerAccess::madeBy},
    {"signInClientId", &ServerAccess::signInClientId},
};

const QString externalClientAppName = QStringLiteral("external-client-app");
const QString connectedAppName = QStringLiteral("connected-app");

/// `ada@acme.example` → `acme.example`; what is no user name gives a domain that nobody has (RFC 2606 §2).
QString domainOf(const QString &userName)
{
    const QString domain = userName.section(QLatin1Char('@'), -1);
    return userName.contains(QLatin1Char('@')) && !domain.isEmpty() ? domain
                                                                    : QStringLiteral("fairlead.invalid");
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const auto &entry : value.toArray())
        texts += entry.toString();
    return texts;
}

QString dateText(const QDateTime &date)
{
    return date.toUTC().toString(Qt::ISODate);
}

QUrl setupPage(const QUrl &instance, const QString &page, const QString &id)
{
    if (id.isEmpty())
        return {};
    QUrl url = instance;
    url.setPath(QStringLiteral("/lightning/setup/%1/page").arg(page));
    url.setQuery(QStringLiteral("address=%2F") + id);
    return url;
}

} // namespace

ServerAccess chooseAccess(const QString &organisationId, const QUrl &instance, const QString &administrator)
{
    // Developer names take letters, digits and single underscores, and begin with a letter.
    const QString mark = randomName(10);
    ServerAccess access;
    access.organisationId = organisationId;
    access.instance = instance;
    access.label = QStringLiteral("Fairlead ") + mark;
    access.userName = QStringLiteral("fairlead.%1@%2").arg(mark, domainOf(administrator));
    access.permissionSet = QStringLiteral("Fairlead_") + mark;
    access.app = QStringLiteral("Fairlead_") + mark;
    // Any text nobody else has; letters and digits need no escaping anywhere (reference Salesforce 5.2).
    access.consumerKey = QStringLiteral("fairlead.") + randomName(64);
    access.madeBy = administrator;
    return access;
}

QString externalIdField()
{
    return QStringLiteral("Fairlead_Id__c");
}

bool takesExternalId(const QString &object)
{
    static const QStringList without{QStringLiteral("User"), QStringLiteral("Task"), QStringLiteral("Event")};
    return !without.contains(object);
}

QJsonObject toJson(const ServerAccess &access)
{
    QJsonObject object;
    for (const TextMember &text : textMembers)
        object.insert(QLatin1String(text.key), access.*text.member);
    object.insert(QStringLiteral("instance"), access.instance.toString());
    object.insert(QStringLiteral("certificateExpires"), dateText(access.certificateExpires));
    object.insert(QStringLiteral("externalIdObjects"), QJsonArray::fromStringList(access.externalIdObjects));
    object.insert(QStringLiteral("externalIdsMade"), QJsonArray::fromStringList(access.externalIdsMade));
    object.insert(QStringLiteral("appKind"),
                  access.appKind == AppKind::ConnectedApp ? connectedAppName : externalClientAppName);
    object.insert(QStringLiteral("granted"), toJson(access.granted));
    object.insert(QStringLiteral("madeAt"), dateText(access.madeAt));
    object.insert(QStringLiteral("removing"), access.removing);
    return object;
}

std::optional<ServerAccess> serverAccessFromJson(const QJsonObject &object)
{
    ServerAccess access;
    for (const TextMember &text : textMembers)
        access.*text.member = object.value(QLatin1String(text.key)).toString();
    const auto date = [&object](const char *key) {
        return QDateTime::fromString(object.value(QLatin1String(key)).toString(), Qt::ISODate);
    };
    access.instance = QUrl(object.value(QLatin1String("instance")).toString(), QUrl::StrictMode);
    access.certificateExpires = date("certificateExpires");
    access.externalIdObjects = textsOf(object.value(QLatin1String("externalIdObjects")));
    access.externalIdsMade = textsOf(object.value(QLatin1String("externalIdsMade")));
    if (object.value(QLatin1String("appKind")) == connectedAppName)
        access.appKind = AppKind::ConnectedApp;
    access.granted = rightsFromJson(object.value(QLatin1String("granted")).toObject());
    access.madeAt = date("madeAt");
    access.removing = object.value(QLatin1String("removing")).toBool();
    const bool whole = !access.organisationId.isEmpty() && access.instance.isValid()
        && !access.userName.isEmpty() && !access.permissionSet.isEmpty() && !access.app.isEmpty()
        && !access.consumerKey.isEmpty();
    return whole ? std::optional(access) : std::nullopt;
}

QList<AccessPart> partsOf(const ServerAccess &access)
{
    QUrl apps = access.instance;
    const bool connected = access.appKind == AppKind::ConnectedApp;
    apps.setPath(connected ? QStringLiteral("/lightning/setup/ConnectedApplication/home")
                           : QStringLiteral("/lightning/setup/ManageExternalClientApplication/home"));
    return {
        {connected ? ServerAccessText::tr("Connected app") : ServerAccessText::tr("External client app"),
         access.label, access.app, apps},
        {ServerAccessText::tr("Integration user"), access.label, access.userName,
         setupPage(access.instance, QStringLiteral("ManageUsers"), access.userId)},
        {ServerAccessText::tr("Permission set"), access.label, access.permissionSet,
         setupPage(access.instance, QStringLiteral("PermSets"), access.permissionSetId)},
    };
}

} // namespace fairlead::salesforce
