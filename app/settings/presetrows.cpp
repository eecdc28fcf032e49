// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/presetrows_p.h"

#include "core/pasted.h"

#include <QCoreApplication> // QT_TRANSLATE_NOOP
#include <QSet>
#include <QUuid>

namespace fairlead {

namespace {

/// These are pasted from portals and address bars.
QVariant textMeant(const QVariant &given)
{
    return asMeant(given.toString());
}

QVariant namesMeant(const QVariant &given)
{
    QStringList names = given.toStringList();
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

bool isIdOrNothing(const QVariant &value)
{
    const QUuid id(value.toString());
    return value.toString().isEmpty()
        || (!id.isNull() && value.toString() == id.toString(QUuid::WithoutBraces));
}

/// A name twice, or none, is a slip of the pen.
bool areNames(const QVariant &value)
{
    QSet<QString> met;
    const QStringList names = value.toStringList();
    for (const QString &name : names) {
        if (name.isEmpty() || met.contains(name.toLower()))
            return false;
        met.insert(name.toLower());
    }
    return true;
}

constexpr const char *anyText = QT_TRANSLATE_NOOP("fairlead::Settings", "a text");
constexpr auto administratorsOwn = SettingRow::Owner::Administrator;

} // namespace

QList<SettingRow> presetRows()
{
    return {
        {.setting = Setting::Crm,
         .key = "crm",
         .standard = QString(),
         .policyName = "Crm",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "“salesforce”, “dynamics” or an empty text"),
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: CRM"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "The CRM that people connect. The other settings of new connections "
                               "count together with it."),
         .owner = administratorsOwn,
         .example = QStringLiteral("dynamics"),
         .choices = {{"", QT_TRANSLATE_NOOP("fairlead::Settings", "The person chooses")},
                     {"salesforce", QT_TRANSLATE_NOOP("fairlead::Settings", "Salesforce")},
                     {"dynamics", QT_TRANSLATE_NOOP("fairlead::Settings", "Microsoft Dynamics 365")}}},
        {.setting = Setting::Address,
         .key = "address",
         .standard = QString(),
         .policyName = "Address",
         .sensitive = true,
         .allowed = anyText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: address"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "Any address of the organisation's CRM, such as "
                               "https://acme.my.salesforce.com or "
                               "https://acme.crm4.dynamics.com. For Salesforce also "
                               "login.salesforce.com or test.salesforce.com: every organisation, or "
                               "every sandbox."),
         .owner = administratorsOwn,
         .example = QStringLiteral("https://acme.crm4.dynamics.com"),
         .meant = textMeant},
        {.setting = Setting::Cloud,
         .key = "cloud",
         .standard = QString(),
         .policyName = "Cloud",
         .sensitive = false,
         .allowed = anyText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: cloud"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "“global”, “usgov”, “usgov-high”, “usgov-dod”, “china” or the name of "
                               "an added cloud; empty: the address says which."),
         .owner = administratorsOwn,
         .example = QStringLiteral("global"),
         .meant = textMeant},
        {.setting = Setting::ClientId,
         .key = "clientId",
         .standard = QString(),
         .policyName = "ClientId",
         .sensitive = true,
         .allowed = anyText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: app"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Client id (Microsoft) or consumer key (Salesforce) of the "
                                          "organisation's own app registration; empty: Fairlead's own, where "
                                          "the build has one in that cloud. This one has none."),
         .owner = administratorsOwn,
         .example = QStringLiteral("5f0c3f1c-2d9b-4f1e-9d1f-2f5a8f0a9c11"),
         .meant = textMeant},
        {.setting = Setting::SignInMethod,
         .key = "signInMethod",
         .standard = QString(),
         .policyName = "SignInMethod",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings",
                                      "“password”, “window”, “application”, “certificate”, “web”, “jwt”, "
                                      "“client-credentials” or an empty text"),
         .accepts = nullptr,
         .title =
             QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: how the integration user signs in"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Dynamics 365: password, window, application or certificate. "
                                          "Salesforce: web, jwt or client-credentials. Certificate, jwt and "
                                          "client-credentials are made with fairleadctl connect."),
         .owner = administratorsOwn,
         .example = QStringLiteral("password"),
         .choices =
             {{"", QT_TRANSLATE_NOOP("fairlead::Settings", "The person chooses")},
              {"password", QT_TRANSLATE_NOOP("fairlead::Settings", "Dynamics 365: name and password")},
              {"window", QT_TRANSLATE_NOOP("fairlead::Settings", "Dynamics 365: in a sign-in window")},
              {"application",
               QT_TRANSLATE_NOOP("fairlead::Settings", "Dynamics 365: application user with a secret")},
              {"certificate",
               QT_TRANSLATE_NOOP("fairlead::Settings", "Dynamics 365: application user with a certificate")},
              {"web", QT_TRANSLATE_NOOP("fairlead::Settings", "Salesforce: approval in the browser")},
              {"jwt",
               QT_TRANSLATE_NOOP("fairlead::Settings", "Salesforce: key and certificate (JWT bearer)")},
              {"client-credentials",
               QT_TRANSLATE_NOOP("fairlead::Settings", "Salesforce: client credentials")}}},
        {.setting = Setting::IntegrationUser,
         .key = "integrationUser",
         .standard = QString(),
         .policyName = "IntegrationUser",
         .sensitive = true,
         .allowed = anyText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: integration user"),
         .explanation =
             QT_TRANSLATE_NOOP("fairlead::Settings",
                               "User name of the integration user. Its password is no policy: it is "
                               "typed, or given to fairleadctl connect in a file."),
         .owner = administratorsOwn,
         .example = QStringLiteral("crm-sync@contoso.example"),
         .meant = textMeant},
        {.setting = Setting::ApplicationId,
         .key = "applicationId",
         .standard = QString(),
         .policyName = "ApplicationId",
         .sensitive = true,
         .allowed = anyText,
         .accepts = nullptr,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: application user's app"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Dynamics 365, where SignInMethod is application or certificate: "
                                          "client id of the app that the application user belongs to."),
         .owner = administratorsOwn,
         .example = QStringLiteral("a7e2a1f7-62ab-4ad2-a4b5-7f4d21b8f0c3"),
         .meant = textMeant},
        {.setting = Setting::Tenant,
         .key = "tenant",
         .standard = QString(),
         .policyName = "Tenant",
         .sensitive = true,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings",
                                      "an id such as 72f988bf-86f1-41af-91ab-2d7cd011db47, or an empty text"),
         .accepts = isIdOrNothing,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: tenant"),
         .explanation = QT_TRANSLATE_NOOP("fairlead::Settings",
                                          "Dynamics 365: id of the Entra tenant. Whoever signs in to another "
                                          "one is refused."),
         .owner = administratorsOwn,
         .example = QStringLiteral("72f988bf-86f1-41af-91ab-2d7cd011db47"),
         .meant = textMeant},
        {.setting = Setting::Objects,
         .key = "objects",
         .standard = QStringList(),
         .policyName = "Objects",
         .sensitive = false,
         .allowed = QT_TRANSLATE_NOOP("fairlead::Settings", "a list of names of objects"),
         .accepts = areNames,
         .title = QT_TRANSLATE_NOOP("fairlead::Settings", "New connections: objects"),
         .explanation = QT_TRANSLATE_NOOP(
             "fairlead::Settings",
             "What new connections keep in step in the beginning, by the CRM's own "
             "names in any case; users always are. Jobs can be added and removed later, also where "
             "this is a policy. Empty: the usual ones."),
         .owner = administratorsOwn,
         .example = QStringList{QStringLiteral("account"), QStringLiteral("contact")},
         .meant = namesMeant},
    };
}

} // namespace fairlead
