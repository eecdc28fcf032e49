// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/appparts.h"

#include <QCoreApplication>

namespace fairlead::salesforce {

namespace {

// Salesforce wants one; no flow that is switched on ever leads there.
const QString callback = QStringLiteral("http://localhost:41717/callback");
const QString yes = QStringLiteral("true");
const QString no = QStringLiteral("false");

QString description()
{
    return QCoreApplication::translate("fairlead::SalesforceSetup",
                                       "Made by Fairlead, which keeps this organisation in step with a "
                                       "database. Turn the access off in Fairlead to remove it.");
}

} // namespace

MetadataComponent appHeader(const ServerAccess &access, const QString &contactEmail)
{
    return {QStringLiteral("ExternalClientApplication"),
            access.app,
            {{QStringLiteral("contactEmail"), contactEmail},
             {QStringLiteral("description"), description()},
             {QStringLiteral("distributionState"), QStringLiteral("Local")},
             {QStringLiteral("isProtected"), no},
             {QStringLiteral("label"), access.label}}};
}

MetadataComponent appScopes(const ServerAccess &access)
{
    return {QStringLiteral("ExtlClntAppOauthSettings"),
            access.app + QStringLiteral("OAuth"),
            {{QStringLiteral("commaSeparatedOauthScopes"), QStringLiteral("Api")},
             {QStringLiteral("externalClientApplication"), access.app},
             {QStringLiteral("label"), access.label + QStringLiteral(" OAuth")}}};
}

MetadataComponent appCredentials(const ServerAccess &access)
{
    return {QStringLiteral("ExtlClntAppGlobalOauthSettings"),
            access.app + QStringLiteral("Global"),
            {{QStringLiteral("callbackUrl"), callback},
             {QStringLiteral("certificate"), access.certificatePem},
             {QStringLiteral("consumerKey"), access.consumerKey},
             {QStringLiteral("externalClientApplication"), access.app},
             {QStringLiteral("isClientCredentialsFlowEnabled"), no},
             {QStringLiteral("isConsumerSecretOptional"), yes},
             // Tokens in JWT form are refused by SOAP (trap 16).
             {QStringLiteral("isNamedUserJwtEnabled"), no},
             {QStringLiteral("isPkceRequired"), yes},
             {QStringLiteral("isSecretRequiredForRefreshToken"), no},
             {QStringLiteral("label"), access.label + QStringLiteral(" global")}}};
}

MetadataComponent appPolicies(const ServerAccess &access)
{
    // The name Salesforce itself gives them where it makes them first.
    const QString name = access.app + QStringLiteral("OAuth_defaultPolicy");
    return {QStringLiteral("ExtlClntAppOauthConfigurablePolicies"),
            name,
            {{QStringLiteral("commaSeparatedPermissionSet"), access.permissionSetId},
             {QStringLiteral("externalClientApplication"), access.app},
             {QStringLiteral("ipRelaxationPolicyType"), QStringLiteral("Enforce")},
             {QStringLiteral("label"), name},
             {QStringLiteral("permittedUsersPolicyType"), QStringLiteral("AdminApprovedPreAuthorized")},
             {QStringLiteral("refreshTokenPolicyType"), QStringLiteral("Zero")},
             {QStringLiteral("requiredSessionLevel"), QStringLiteral("STANDARD")}}};
}

MetadataComponent appSwitches(const ServerAccess &access)
{
    const QString name = access.app + QStringLiteral("_defaultPolicy");
    return {QStringLiteral("ExtlClntAppConfigurablePolicies"),
            name,
            {{QStringLiteral("externalClientApplication"), access.app},
             {QStringLiteral("isEnabled"), yes},
             {QStringLiteral("isOauthPluginEnabled"), yes},
             {QStringLiteral("label"), name}}};
}

MetadataComponent connectedApp(const ServerAccess &access, const QString &contactEmail)
{
    const auto config = [](const char *member) -> QString {
        return QStringLiteral("oauthConfig/") + QLatin1String(member);
    };
    return {QStringLiteral("ConnectedApp"),
            access.app,
            {{QStringLiteral("contactEmail"), contactEmail},
             {QStringLiteral("description"), description()},
             {QStringLiteral("label"), access.label},
             {config("callbackUrl"), callback},
             {config("certificate"), access.certificatePem},
             {config("consumerKey"), access.consumerKey},
             {config("isAdminApproved"), yes},
             {config("isConsumerSecretOptional"), yes},
             {config("scopes"), QStringLiteral("Api")},
             {QStringLiteral("oauthPolicy/ipRelaxation"), QStringLiteral("ENFORCE")},
             {QStringLiteral("oauthPolicy/refreshTokenPolicy"), QStringLiteral("zero")},
             {QStringLiteral("permissionSetName"), access.permissionSet}}};
}

MetadataComponent externalId(const QString &object)
{
    return {QStringLiteral("CustomField"),
            object + QLatin1Char('.') + externalIdField(),
            {{QStringLiteral("caseSensitive"), no},
             {QStringLiteral("externalId"), yes},
             {QStringLiteral("label"), QStringLiteral("Fairlead Id")},
             {QStringLiteral("length"), QStringLiteral("64")},
             {QStringLiteral("type"), QStringLiteral("Text")},
             {QStringLiteral("unique"), yes}}};
}

} // namespace fairlead::salesforce
