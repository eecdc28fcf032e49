// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/identity.h"

#include "crm/jsonpage.h"
#include "crm/salesforce/ids.h"

#include <QCoreApplication>

namespace fairlead::salesforce {

namespace {

// My Domain hosts say what kind of organisation it is: "acme--uat.sandbox.my.salesforce.com".
QString kindOfHost(const QString &host)
{
    for (const char *kind : {"sandbox", "scratch", "develop"}) {
        if (host.contains(QStringLiteral(".%1.").arg(QLatin1String(kind))))
            return kind == QByteArrayView("develop") ? QStringLiteral("developer") : QLatin1String(kind);
    }
    return QStringLiteral("production");
}

} // namespace

Result<OrgInfo> whoOf(const QJsonObject &userinfo, const QUrl &instance)
{
    const auto text = [&userinfo](const char *key) { return userinfo.value(QLatin1String(key)).toString(); };
    OrgInfo who;
    who.organisationId = toLongId(text("organization_id"));
    who.userId = toLongId(text("user_id"));
    if (who.organisationId.isEmpty() || who.userId.isEmpty())
        return fail(answerInvalid(QStringLiteral("userinfo without organisation or user")));
    who.userName = text("preferred_username");
    who.userLabel = text("name");
    who.address = instance;
    who.name = instance.host();
    who.kind = kindOfHost(instance.host());
    return who;
}

QString organisationQuery()
{
    return QStringLiteral("SELECT Id, Name, OrganizationType, IsSandbox, InstanceName, NamespacePrefix, "
                          "TrialExpirationDate, LanguageLocaleKey FROM Organization");
}

void describeOrganisation(const QJsonObject &row, OrgInfo &who)
{
    const QString name = row.value(QLatin1String("Name")).toString();
    if (!name.isEmpty())
        who.name = name;
    const bool trial = !row.value(QLatin1String("TrialExpirationDate")).toString().isEmpty();
    if (row.value(QLatin1String("IsSandbox")).toBool())
        who.kind = trial ? QStringLiteral("scratch") : QStringLiteral("sandbox");
    else if (row.value(QLatin1String("OrganizationType")) == QLatin1String("Developer Edition"))
        who.kind = QStringLiteral("developer");
    else
        who.kind = QStringLiteral("production");
}

Error wrongOrganisation(const QString &found)
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence =
        QCoreApplication::translate("fairlead::crm",
                                    "This address now belongs to another organisation than the one that was "
                                    "connected: %1.")
            .arg(found);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "A refreshed sandbox is a new organisation. Set up a new connection for it; nothing of "
        "the old one was changed.");
    return error;
}

} // namespace fairlead::salesforce
