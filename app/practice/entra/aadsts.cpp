// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/aadsts.h"

#include <algorithm>

namespace fairlead::practice {

namespace {

constexpr auto grant = "invalid_grant";
constexpr auto request = "invalid_request";
constexpr auto client = "invalid_client";
constexpr auto unauthorized = "unauthorized_client";
constexpr auto transient = "temporarily_unavailable";
constexpr auto basic = "basic_action";
constexpr auto message = "message_only";
constexpr auto noSub = "";

// clang-format off
const QList<AadSts> table = {
    // Accounts that cannot be used, as they stand.
    {16000, "interaction_required", noSub, 400, true, "User account '{user}' from identity provider '{value}' does not exist in tenant '{tenantName}' and cannot access the application '{app}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account."},
    {50014, grant, noSub, 400, true, "The user's redemption is in a pending state. The guest user account is not fully created yet."},
    {51004, grant, noSub, 400, true, "The user account {user} does not exist in the {tenantName} directory. To sign into this application, the account must be added to the directory."},
    {50020, grant, noSub, 400, true, "User account '{user}' from identity provider '{value}' does not exist in tenant '{tenantName}' and cannot access the application '{app}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account."},
    {500208, request, noSub, 400, true, "The domain is not a valid login domain for the account type."},
    {500212, grant, noSub, 400, true, "The user's administrator has set an outbound access policy that does not allow access to the resource tenant."},
    {500213, grant, noSub, 400, true, "The resource tenant's cross-tenant access policy does not allow this user to access this tenant."},
    {50034, grant, noSub, 400, false, "The user account {user} does not exist in the {tenantName} directory. To sign into this application, the account must be added to the directory."},
    {50053, grant, noSub, 400, true, "The account is locked, you've tried to sign in too many times with an incorrect user ID or password."},
    {50055, grant, "user_password_expired", 400, true, "The password is expired."},
    {50144, grant, "user_password_expired", 400, true, "The user's Active Directory password has expired. Generate a new password for the user or have the user use the self-service reset tool to reset their password."},
    {50056, grant, noSub, 400, true, "Invalid or null password: password does not exist in the directory for this user."},
    {50057, grant, noSub, 400, true, "The user account is disabled."},
    {50058, "login_required", noSub, 400, false, "A silent sign-in request was sent but no user is signed in."},
    {50126, grant, noSub, 400, true, "Error validating credentials due to invalid username or password."},
    {50125, "interaction_required", basic, 400, true, "Sign-in was interrupted because of a password reset or password registration entry."},
    {50135, "interaction_required", basic, 400, true, "Password change is required due to account risk."},
    {50132, grant, noSub, 400, true, "The session is not valid due to password expiration or recent password change."},
    {50133, grant, noSub, 400, true, "Session is invalid due to expiration or recent password change."},

    // More proof is wanted.
    {50072, grant, basic, 400, true, "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '{resource}'."},
    {50079, grant, basic, 400, true, "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '{resource}'."},
    {50074, grant, basic, 400, true, "Strong Authentication is required."},
    {50076, grant, basic, 400, true, "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '{resource}'."},
    {50078, grant, basic, 400, true, "Presented multi-factor authentication has expired due to policies configured by your administrator, you must refresh your multi-factor authentication to access '{resource}'."},
    {50158, grant, "additional_action", 400, true, "External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges."},
    {50097, "interaction_required", basic, 400, true, "Device authentication is required."},
    {50129, "interaction_required", basic, 400, true, "Device is not workplace joined. Workplace join is required to register the device."},
    {50155, "interaction_required", basic, 400, true, "Device authentication failed for this user."},
    {50187, "interaction_required", basic, 400, true, "The service failed to perform device authentication."},

    // Policies.
    {50105, grant, noSub, 400, true, "Your administrator has configured the application {appName} ('{app}') to block users unless they are specifically granted ('assigned') access to the application. The signed-in user '{user}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application."},
    {50131, grant, message, 400, true, "Device is not in required device state. Or, the request was blocked due to suspicious activity, access policy, or security policy decisions."},
    {53000, grant, message, 400, true, "Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant. The user must enroll their device with an approved MDM provider like Intune."},
    {53001, grant, message, 400, true, "Device is not in required device state: domain_joined. Conditional Access policy requires a domain joined device, and the device is not domain joined."},
    {53002, grant, message, 400, true, "Application used is not an approved application for Conditional Access. User needs to use one of the apps from the list of approved applications to use in order to get access."},
    {53003, grant, message, 400, true, "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."},
    {530032, grant, message, 400, true, "Access has been blocked due to tenant's security policy."},
    {530035, grant, message, 400, true, "Access has been blocked by security defaults. This is due to the request using legacy auth or being deemed unsafe by security defaults policies."},
    {90072, grant, noSub, 400, true, "User account '{user}' from identity provider '{value}' does not exist in tenant '{tenantName}' and cannot access the application '{app}'({appName}) in that tenant. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account."},

    // Consent.
    {65001, grant, "consent_required", 400, true, "The user or administrator has not consented to use the application with ID '{app}' named '{appName}'. Send an interactive authorization request for this user and resource."},
    {65004, "access_denied", noSub, 400, true, "User declined to consent to access the app."},
    {65005, client, noSub, 400, true, "The application '{app}' required resource access list does not contain applications discoverable by {resource} or The client application has requested access to resource, which was not specified in its required resource access list or Graph service returned bad request or resource not found."},
    {650052, client, noSub, 400, true, "The app is trying to access a service '{resource}'({value}) that your organization '{tenantName}' lacks a service principal for. Contact your IT Admin to review the configuration of your service subscriptions or consent to the application in order to create the required service principal."},
    {650056, client, noSub, 400, true, "Misconfigured application. This could be due to one of the following: the client has not listed any permissions for '{resource}' in the requested permissions in the client's application registration. Or, the admin has not consented in the tenant. Or, check the application identifier in the request to ensure it matches the configured client application identifier. Please contact your admin to fix the configuration or consent on behalf of the tenant. Client app ID: {app}."},
    {650057, "invalid_resource", noSub, 400, false, "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {app}({appName}). Resource value from request: {resource}. Resource app ID: {value}."},
    {90093, "access_denied", noSub, 400, false, "Calling principal cannot consent due to lack of permissions."},
    {90094, "consent_required", noSub, 400, true, "An administrator of {tenantName} has set a policy that prevents you from granting {appName} the permissions it is requesting. Contact an administrator of {tenantName} who can grant permissions to this application on your behalf."},
    {90095, "consent_required", noSub, 400, true, "Admin consent is required for the permissions requested by this application. An admin consent request may be sent to the admin."},
    {900941, "consent_required", noSub, 400, true, "An administrator of {tenantName} has set a policy that prevents you from granting {appName} the permissions it is requesting. Contact an administrator of {tenantName} who can grant permissions to this application on your behalf."},

    // On-premises agent of pass-through authentication.
    {80001, grant, noSub, 400, true, "Authentication Agent is unable to connect to Active Directory."},
    {80002, grant, noSub, 400, true, "Authentication Agent's password validation request timed out."},
    {80005, grant, noSub, 400, true, "Authentication Agent encountered an unknown error when validating the user's credentials."},
    {80007, grant, noSub, 400, true, "Authentication Agent is unable to validate the user's password."},
    {80010, grant, noSub, 400, true, "Authentication Agent is unable to decrypt the user's password."},
    {80012, grant, noSub, 400, true, "The users attempted to log on outside of the allowed hours (this is specified in AD)."},
    {80013, grant, noSub, 400, true, "The authentication attempt could not be completed due to time skew between the machine running the authentication agent and AD."},
    {80014, grant, noSub, 400, true, "Validation request responded after maximum elapsed time exceeded."},

    // Passing trouble.
    {50033, transient, noSub, 503, true, "A transient error has occurred. Please try again."},
    {50196, request, noSub, 400, true, "The server terminated an operation because it encountered a client request loop. Please contact your app vendor."},
    {90006, transient, noSub, 503, true, "External server returned a retryable error."},
    {90012, transient, noSub, 503, true, "The request has timed out."},
    {90024, transient, noSub, 503, true, "A transient error has occurred. Please try again."},
    {90033, transient, noSub, 503, true, "A transient error has occurred. Please try again."},

    // Grants that ran out.
    {50173, grant, "bad_token", 400, false, "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{value}' and the TokensValidFrom date (before which tokens are not valid) for this user is '{resource}'."},
    {70000, grant, "bad_token", 400, false, "Provided grant is invalid or malformed."},
    {70008, grant, "bad_token", 400, false, "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource."},
    {700082, grant, "bad_token", 400, false, "The refresh token has expired due to inactivity. The token was issued on {value} and was inactive for 90.00:00:00."},
    {70043, grant, "bad_token", 400, false, "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access. The token was issued on {value} and the maximum allowed lifetime for this request is 3600."},
    {54005, grant, noSub, 400, false, "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token."},
    {501481, grant, noSub, 400, false, "The Code_Verifier does not match the code_challenge supplied in the authorization request."},
    {50147, request, noSub, 400, false, "Missing or invalid code challenge: this registration accepts code_challenge_method S256 with a challenge of 43 characters only."},
    {70016, "authorization_pending", noSub, 400, false, "OAuth 2.0 device flow error. Authorization is pending. Continue polling."},
    {70018, "bad_verification_code", noSub, 400, false, "Invalid verification code due to User typing in wrong user code for device code flow. Authorization is not approved."},
    {70019, "expired_token", noSub, 400, false, "Verification code expired. Have the user retry the sign-in."},

    // Applications.
    {50011, request, noSub, 400, false, "The redirect URI '{value}' specified in the request does not match the redirect URIs configured for the application '{app}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to troubleshoot this error."},
    {50194, unauthorized, noSub, 400, false, "Application '{app}'({appName}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant."},
    {70001, unauthorized, noSub, 400, false, "Application with identifier '{app}' was not found in the directory '{tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."},
    {700016, unauthorized, noSub, 400, false, "Application with identifier '{app}' was not found in the directory '{tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."},
    {7000112, unauthorized, noSub, 400, false, "Application '{app}'({appName}) is disabled."},
    {7000215, client, noSub, 401, false, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{app}'."},
    {7000218, client, noSub, 401, false, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."},
    {7000222, client, noSub, 401, false, "The provided client secret keys for app '{app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds."},
    {700025, client, noSub, 401, false, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented."},
    {50012, client, noSub, 401, false, "Client assertion is malformed."},
    {700021, client, noSub, 401, false, "Client assertion application identifier doesn't match 'client_id' parameter."},
    {700023, client, noSub, 401, false, "Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials."},
    {700024, client, noSub, 401, false, "Client assertion is not within its valid time range. Current time: {value}."},
    {700027, client, noSub, 401, false, "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {value}]"},
    {900971, request, noSub, 400, false, "No reply address provided."},

    // The request itself.
    {50001, "invalid_resource", noSub, 400, false, "The resource principal named {resource} was not found in the tenant named {tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant."},
    {500011, "invalid_resource", noSub, 400, false, "The resource principal named {resource} was not found in the tenant named {tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant."},
    {50049, "invalid_instance", noSub, 400, false, "Unknown or invalid instance."},
    {50059, request, noSub, 400, false, "No tenant-identifying information found in either the request or implied by any provided credentials."},
    {90019, request, noSub, 400, false, "No tenant-identifying information found in either the request or implied by any provided credentials."},
    {50128, request, noSub, 400, false, "Invalid domain name - No tenant-identifying information found in either the request or implied by any provided credentials."},
    {70011, "invalid_scope", noSub, 400, false, "The provided value for the input parameter 'scope' is not valid. The scope {value} is not valid."},
    {700022, grant, noSub, 400, false, "Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {value} is not valid."},
    {28002, "invalid_scope", noSub, 400, false, "Provided value for the input parameter scope '{value}' is not valid when requesting an access token. Please specify a valid scope."},
    {1002012, "invalid_scope", noSub, 400, false, "The provided value for scope {value} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."},
    {70003, "unsupported_grant_type", noSub, 400, false, "The app requested an unsupported grant type '{value}'."},
    {70005, "unsupported_response_type", noSub, 400, false, "The app requested an unsupported response type '{value}'."},
    {900144, request, noSub, 400, false, "The request body must contain the following parameter: '{value}'."},
    {900561, request, noSub, 400, false, "The endpoint only accepts POST requests. Received a {value} request."},
    {90002, request, noSub, 400, false, "Tenant '{value}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."},
    {90038, request, noSub, 400, false, "Tenant '{value}' request is being redirected to the National Cloud 'MicrosoftOnline.US'."},
    {9001023, request, noSub, 400, false, "The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint."},
    {9000411, request, noSub, 400, false, "The request is not properly formatted. The parameter '{value}' is duplicated."},
    {9002313, request, noSub, 400, false, "Invalid request. Request is malformed or invalid."},
    {90013, request, noSub, 400, false, "Invalid input received from the user."},
    {90023, request, noSub, 400, false, "Invalid STS request. The parameter '{value}' is not valid."},
};
// clang-format on

} // namespace

const QList<AadSts> &aadStsTable()
{
    return table;
}

const AadSts *findAadSts(int code)
{
    const auto found =
        std::find_if(table.cbegin(), table.cend(), [code](const AadSts &row) { return row.code == code; });
    return found == table.cend() ? nullptr : &*found;
}

QString Refusal::errorName() const
{
    if (!error.isEmpty())
        return error;
    const AadSts *row = findAadSts(code);
    return row ? QString::fromLatin1(row->error) : QStringLiteral("server_error");
}

QString Refusal::suberror() const
{
    const AadSts *row = findAadSts(code);
    return row ? QString::fromLatin1(row->suberror) : QString();
}

QString Refusal::sentence() const
{
    const AadSts *row = findAadSts(code);
    QString text = row ? QString::fromLatin1(row->message) : QStringLiteral("The request was refused.");
    for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact)
        text.replace(QLatin1Char('{') + fact.key() + QLatin1Char('}'), fact.value());
    return QStringLiteral("AADSTS%1: %2").arg(code).arg(text);
}

} // namespace fairlead::practice
