// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/administratormessage.h"

#include <QCoreApplication>
#include <QStringList>

namespace fairlead {

bool needsAdministrator(const Error &error)
{
    switch (error.code) {
    case ErrorCode::BlockedByOrganisation:
    case ErrorCode::ConsentRequired:
    case ErrorCode::AppNotInstalled:
    case ErrorCode::AppMisconfigured:
        return true;
    default:
        return false;
    }
}

QString messageForAdministrator(const Error &error, const AdministratorFacts &facts)
{
    const bool isSalesforce = facts.crm == CrmKind::Salesforce;
    QStringList lines;
    lines += isSalesforce ? QCoreApplication::translate(
                 "fairlead::AdministratorMessage",
                 "I am setting up Fairlead, which connects a user for data integration to "
                 "Salesforce. The sign-in was refused:")
                          : QCoreApplication::translate(
                              "fairlead::AdministratorMessage",
                              "I am setting up Fairlead, which connects a user for data integration to "
                              "Microsoft Dynamics 365. The sign-in was refused:");
    lines += QString();
    lines += QStringLiteral("    ") + error.sentence;
    lines += QString();
    lines += QCoreApplication::translate("fairlead::AdministratorMessage", "What would help: %1")
                 .arg(error.remedy);
    lines += QString();
    const auto fact = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines += label + QStringLiteral(": ") + value;
    };
    fact(QCoreApplication::translate("fairlead::AdministratorMessage", "App"), QStringLiteral("Fairlead"));
    fact(isSalesforce
             ? QCoreApplication::translate("fairlead::AdministratorMessage", "Consumer key")
             : QCoreApplication::translate("fairlead::AdministratorMessage", "Application (client) id"),
         facts.clientId);
    fact(isSalesforce ? QCoreApplication::translate("fairlead::AdministratorMessage", "Organisation")
                      : QCoreApplication::translate("fairlead::AdministratorMessage", "Tenant"),
         facts.tenant);
    fact(QCoreApplication::translate("fairlead::AdministratorMessage", "User"), facts.userName);
    fact(QCoreApplication::translate("fairlead::AdministratorMessage", "Error code"), error.providerCode);
    fact(QCoreApplication::translate("fairlead::AdministratorMessage", "Details"), error.detail);
    if (error.link != facts.consentLink) {
        fact(QCoreApplication::translate("fairlead::AdministratorMessage", "Page that helps"),
             QString::fromLatin1(error.link.toEncoded()));
    }
    fact(QCoreApplication::translate("fairlead::AdministratorMessage", "To agree to the app, open"),
         QString::fromLatin1(facts.consentLink.toEncoded()));
    return lines.join(QLatin1Char('\n'));
}

} // namespace fairlead
