// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadatatypes.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

//     # Name | directory | suffix | key prefix | since version
//     member | type | flags
//
// Members in the order of the WSDL, without fullName. Types: text, boolean, int, enum Name Value;…, nested. A
// flag
// *: required; +: several. Names as in @salesforce/types (reference Salesforce 5.1, 5.2); the prefixes of an
// app's parts are our own, that of its header is the provider's.
constexpr const char *tables[] = {R"(
# ExternalClientApplication | externalClientApps | eca | 0xI | 60
contactEmail | text | *
contactPhone | text |
description | text |
distributionState | enum ExtlClntAppDistState Local;Packaged;Managed;AutoInstalled | *
iconUrl | text |
infoUrl | text |
isProtected | boolean |
label | text | *
logoUrl | text |
managedType | enum ExtlClntAppManagedType Local;Global |
orgScopedExternalApp | text |
)",
                                  R"(
# ExtlClntAppOauthSettings | extlClntAppOauthSettings | ecaOauth | 0xK | 60
areAttributesIncludedInAssetToken | boolean |
areCustomPermsIncludedInAssetToken | boolean |
assetTokenAudiences | text |
assetTokenSigningCertificate | text |
assetTokenValidity | int |
clientAssertionCertificate | text |
commaSeparatedCustomScopes | text |
commaSeparatedOauthScopes | text | *
customAttributes | nested | +
externalClientApplication | text | *
isFirstPartyAppEnabled | boolean |
label | text | *
oauthLink | text |
singleLogoutUrl | text |
trustedIpRanges | nested | +
)",
                                  R"(
# ExtlClntAppGlobalOauthSettings | extlClntAppGlobalOauthSets | ecaGlblOauth | 0xL | 60
callbackUrl | text | *
certificate | text |
consumerKey | text |
consumerSecret | text |
externalClientApplication | text | *
idTokenConfig | nested |
isClientCredentialsFlowEnabled | boolean |
isCodeCredFlowEnabled | boolean |
isCodeCredPostOnly | boolean |
isConsumerSecretOptional | boolean |
isDPopEnabled | boolean |
isDeviceFlowEnabled | boolean |
isEnforceRefreshTokenTTL | boolean |
isIntrospectAllTokens | boolean |
isMtlsEnabled | boolean |
isNamedUserJwtEnabled | boolean |
isPkceRequired | boolean |
isRefreshTokenRotationEnabled | boolean |
isSecretRequiredForRefreshToken | boolean |
isSecretRequiredForTokenExchange | boolean |
isTokenExchangeEnabled | boolean |
label | text | *
shouldRotateConsumerKey | boolean |
shouldRotateConsumerSecret | boolean |
)",
                                  R"(
# ExtlClntAppOauthConfigurablePolicies | extlClntAppOauthPolicies | ecaOauthPlcy | 0xM | 60
apexHandler | text |
clientCredentialsFlowUser | text |
commaSeparatedCustomScopes | text |
commaSeparatedPermissionSet | text |
commaSeparatedProfile | text |
customAttributes | nested | +
executeHandlerAs | text |
externalClientApplication | text | *
guestJwtSessionTimeoutType | enum JWTSessionTimeoutType UserSession;Custom |
guestJwtTimeout | int |
ipRelaxationPolicyType | enum IpRelaxationPolicyType Enforce;Bypass;Bypass_2factor;Enforce_RelaxRefresh | *
isClientCredentialsFlowEnabled | boolean |
isGuestCodeCredFlowEnabled | boolean |
isTokenExchangeFlowEnabled | boolean |
label | text | *
namedUserJwtSessionTimeoutType | enum JWTSessionTimeoutType UserSession;Custom |
namedUserJwtTimeout | int |
permittedUsersPolicyType | enum PermittedUsersPolicyType AllSelfAuthorized;AdminApprovedPreAuthorized | *
policyAction | enum PolicyAction Block;RaiseSessionLevel;StepUpMFA |
refreshTokenPolicyType | enum RefreshTokenPolicyType Infinite;Zero;SpecificLifetime;SpecificInactivity | *
refreshTokenValidityPeriod | int |
refreshTokenValidityUnit | text |
requiredSessionLevel | enum SessionSecurityLevel LOW;STANDARD;HIGH_ASSURANCE |
sessionTimeoutInMinutes | int |
singleLogoutUrl | text |
startUrl | text |
)",
                                  R"(
# ExtlClntAppConfigurablePolicies | extlClntAppPolicies | ecaPlcy | 0xN | 60
externalClientApplication | text | *
isAttestPluginEnabled | boolean |
isCanvasPluginEnabled | boolean |
isEnabled | boolean | *
isMobilePluginEnabled | boolean |
isNotificationPluginEnabled | boolean |
isOauthPluginEnabled | boolean |
isPushPluginEnabled | boolean |
isSamlPluginEnabled | boolean |
label | text | *
startPage | enum ExtlClntAppStartPage None;Custom;OAuth;SAML |
startUrl | text |
)",
                                  R"(
# ConnectedApp | connectedApps | connectedApp | 0H4 | 31
contactEmail | text | *
contactPhone | text |
description | text |
label | text | *
oauthConfig | nested |
oauthPolicy | nested |
permissionSetName | text | +
profileName | text | +
)",
                                  R"(
# CustomField | objects | object | 00N | 31
caseSensitive | boolean |
defaultValue | text |
description | text |
externalId | boolean |
inlineHelpText | text |
label | text | *
length | int |
required | boolean |
type | enum FieldType AutoNumber;Lookup;MasterDetail;Checkbox;Currency;Date;DateTime;Email;Number;Percent;Phone;Picklist;Text;TextArea;LongTextArea;Url;Time | *
unique | boolean |
)",
                                  R"(
# SecuritySettings | settings | settings | 000 | 31
networkAccess | nested |
sessionSettings | nested |
)",
                                  R"(
# Profile | profiles | profile | 00e | 31
custom | boolean |
loginHours | nested |
loginIpRanges | nested | +
userLicense | text |
userPermissions | nested | +
)"};

QStringList cellsOf(const QString &line)
{
    QStringList out;
    for (const QString &cell : line.split(QLatin1Char('|')))
        out.append(cell.trimmed());
    return out;
}

MetadataMember memberOf(const QStringList &cells)
{
    static const QStringList kinds{QStringLiteral("text"), QStringLiteral("boolean"), QStringLiteral("int"),
                                   QStringLiteral("enum"), QStringLiteral("nested")};
    const QStringList words = cells.at(1).split(QLatin1Char(' '));
    return {cells.at(0),
            MemberKind(kinds.indexOf(words.first())),
            cells.at(2).contains(QLatin1Char('*')),
            cells.at(2).contains(QLatin1Char('+')),
            words.value(1),
            words.value(2).split(QLatin1Char(';'), Qt::SkipEmptyParts)};
}

MetadataType metadataTypeFrom(const char *table)
{
    MetadataType type;
    for (const QString &line : QString::fromUtf8(table).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (!line.startsWith(QLatin1Char('#'))) {
            type.members.append(memberOf(cellsOf(line)));
            continue;
        }
        const QStringList cells = cellsOf(line.mid(1));
        type.name = cells.at(0);
        type.directory = cells.at(1);
        type.suffix = cells.at(2);
        type.keyPrefix = cells.at(3).toLatin1();
        type.sinceVersion = cells.at(4).toInt();
    }
    return type;
}

} // namespace

const MetadataMember *MetadataType::member(const QString &wanted) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const MetadataMember &each) { return each.name == wanted; });
    return found == members.end() ? nullptr : &*found;
}

const QList<MetadataType> &metadataTypes()
{
    static const QList<MetadataType> types = [] {
        QList<MetadataType> out;
        for (const char *table : tables)
            out.append(metadataTypeFrom(table));
        return out;
    }();
    return types;
}

const MetadataType *metadataType(const QString &name)
{
    const auto &types = metadataTypes();
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const MetadataType &each) { return each.name == name; });
    return found == types.end() ? nullptr : &*found;
}

} // namespace fairlead::practice::salesforce
