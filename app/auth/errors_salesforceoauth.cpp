// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_salesforceoauth.h"

#include "auth/errorrow.h"
#include "core/providerwords.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

using C = ErrorCode;
using K = ErrorClass;

/// `error`, and a part of the description where that decides; the first row that fits counts. An empty
/// `error` fits every one.
struct Row
{
    const char *error;
    const char *description;
    SignInErrorRow row;
    /// The code alone says little: what Salesforce writes is shown with it.
    bool isVague = false;
};

// Pages of Setup, below the organisation's own address, and Salesforce's public ones.
constexpr const char *appUsagePage = "/lightning/setup/ConnectedAppsUsage/home";
constexpr const char *appManagerPage = "/lightning/setup/ManageExternalClientApplication/home";
constexpr const char *packagesPage = "/lightning/setup/ImportedPackage/home";
constexpr const char *profilesPage = "/lightning/setup/EnhancedProfiles/home";
constexpr const char *usersPage = "/lightning/setup/ManageUsers/home";
constexpr const char *sessionsPage = "/lightning/setup/SecuritySession/home";
constexpr const char *loginHistoryPage = "/lightning/setup/OrgLoginHistory/home";
constexpr const char *statusPage = "https://status.salesforce.com";
constexpr const char *helpPage = "https://help.salesforce.com";

// What several codes mean.
constexpr SignInErrorRow notNow{
    C::ProviderUnavailable, K::RetryLater,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce cannot answer at the moment."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Try again in a moment; where Fairlead keeps running it does so by itself."),
    statusPage};
constexpr SignInErrorRow tooOften{
    C::RateLimited, K::RetryLater,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "This user signed in to Salesforce too often in a short time."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Try again in a moment; where Fairlead keeps running it does so by itself."),
    loginHistoryPage};
constexpr SignInErrorRow blocked{
    C::BlockedByOrganisation, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "An administrator of your Salesforce organisation blocks this app."),
    QT_TRANSLATE_NOOP(
        "fairlead::SignIn",
        "Ask an administrator to unblock or install it: Setup, \"Connected Apps OAuth Usage\"."),
    appUsagePage};
constexpr SignInErrorRow notInstalled{
    C::AppNotInstalled, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The app is not installed in this Salesforce organisation."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Ask an administrator to install its package, or to create an External Client App and "
                      "give you its consumer key."),
    appManagerPage};
constexpr SignInErrorRow notAdmitted{
    C::BlockedByOrganisation, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "This user is not admitted to the app by an administrator."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Ask an administrator to assign the user's profile or a permission set to the app."),
    appManagerPage};
constexpr SignInErrorRow placeOrHour{
    C::BlockedByOrganisation, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Salesforce does not accept sign-ins of this user from this computer's address, or not "
                      "at this hour."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Ask an administrator to add the address to the login ranges of the user's profile, or "
                      "to widen its login hours."),
    profilesPage};
constexpr SignInErrorRow userInactive{
    C::AccountDisabled, K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The Salesforce user is frozen or deactivated."),
    QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to reactivate the user, then sign in again."),
    usersPage};
constexpr SignInErrorRow usedUp{
    C::CodeExpired, K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in took too long or was used before."),
    QT_TRANSLATE_NOOP("fairlead::SignIn", "Start the sign-in again.")};
constexpr SignInErrorRow signInAgain{C::SignInNeeded, K::AskUser,
                                     QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in is no longer valid."),
                                     QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")};
constexpr SignInErrorRow ourFault{
    C::Internal, K::Bug, QT_TRANSLATE_NOOP("fairlead::SignIn", "Fairlead made a mistake during sign-in."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Try again; if it happens again, send the diagnostic bundle to support.")};
constexpr SignInErrorRow noCallback{
    C::AppMisconfigured, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The app does not know the address to return to."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Ask an administrator to enter the callback addresses exactly as Fairlead shows them; "
                      "a change takes up to ten minutes."),
    appManagerPage};
constexpr SignInErrorRow keyOrSecret{
    C::ClientSecretWrong, K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The consumer key or secret is wrong."),
    QT_TRANSLATE_NOOP(
        "fairlead::SignIn",
        "Check both and enter them again. Where you have no secret, ask an administrator to turn "
        "off \"Require Secret for Web Server Flow\"."),
    appManagerPage};
constexpr SignInErrorRow noPolicy{
    C::AppMisconfigured, K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::SignIn", "The app has no policy in this organisation."),
    QT_TRANSLATE_NOOP("fairlead::SignIn",
                      "Ask an administrator to open the app in Setup, \"External Client App Manager\", to "
                      "edit its policies and save them: that makes what is missing."),
    appManagerPage};

const Row rows[] = {
    // Passing (reference "Salesforce 1.4"): never a reason to sign in again.
    {"service_unavailable", "", notNow},
    {"server_error", "", notNow},
    {"system_down", "", notNow},
    {"slow_down",
     "",
     {C::RateLimited, K::RetryLater, QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce asks to slow down."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again in a moment; where Fairlead keeps running it does so by itself.")}},
    {"rate_limit_exceeded", "", tooOften},
    {"", "login rate exceeded", tooOften},
    {"authorization_pending",
     "",
     {C::SignInNeeded, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code has not been entered yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Open the page, enter the code, and sign in.")}},
    // The organisation blocks the app, or does not know it (1.8).
    {"app_blocked", "", blocked},
    {"OAUTH_APP_BLOCKED", "", blocked},
    {"fail_close_app_blocked", "", blocked},
    {"", "blocked by admin", blocked},
    {"OAUTH_EC_APP_NOT_FOUND", "", notInstalled},
    {"app_not_found", "", notInstalled},
    {"", "cross-org oauth flows are not supported", notInstalled},
    {"", "not installed in this org", notInstalled},
    {"", "must be installed into org", notInstalled},
    {"installation_error",
     "",
     {C::AppNotInstalled, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "The app is not completely installed in this Salesforce organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to install its package again."),
      packagesPage}},
    {"OAUTH_APPROVAL_ERROR_GENERIC",
     "",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce does not let this user approve the app."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to install the app, or to grant \"Approve Uninstalled "
                        "Connected Apps\"; an integration user cannot sign in in a window at all."),
      appUsagePage}},
    {"OAUTH_APP_ACCESS_DENIED",
     "",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This user may not use the app."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to assign the user's profile or a permission set to the app, "
                        "and to check the login address ranges."),
      appManagerPage}},
    {"invalid_app_access", "", notAdmitted},
    {"", "not admin approved", notAdmitted},
    {"",
     "hasn't approved this consumer",
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This user has not been authorised for the app beforehand."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to choose \"Admin approved users are pre-authorized\" for the "
                        "app and to assign the user's profile or a permission set."),
      appManagerPage}},
    {"", "ip restricted", placeOrHour},
    {"", "invalid login hours", placeOrHour},
    // The user, or the organisation as a whole.
    {"access_denied",
     "",
     {C::ConsentDeclined, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Access was declined in the sign-in window."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start again and choose Allow; Fairlead cannot work without.")}},
    {"inactive_user", "", userInactive},
    {"", "inactive user", userInactive},
    {"invalid_grant",
     "authentication failure",
     {C::AccountDisabled, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce refused the user: frozen, deactivated or locked."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to unlock or reactivate the user, then sign in again."),
      usersPage}},
    {"inactive_org",
     "",
     {C::AccountDisabled, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "This Salesforce organisation is locked, closed, or its trial has ended."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Only Salesforce can open it again: ask the owner of the organisation's contract to "
                        "turn to Salesforce. A trial that has ended cannot be connected any more."),
      helpPage}},
    {"invalid_session_level",
     "",
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce asks for multi-factor authentication here."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again and confirm with the second factor."),
      sessionsPage}},
    {"invalid_otp",
     "",
     {C::WrongCredentials, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The one-time code is wrong."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in again and enter the newest code from the authenticator app.")}},
    {"login_error",
     "",
     {C::WrongCredentials, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce did not accept the sign-in."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Check user name and password, and whether the organisation is a production or a sandbox one.")}},
    // The sign-in itself.
    {"",
     "expired access/refresh token",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in has expired or was withdrawn."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Sign in again. Salesforce keeps five sign-ins for a user and app; a sixth ends the oldest.")}},
    {"invalid_grant",
     "expired authorization code",
     {C::CodeExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce found the request too old."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Check this computer's date and time, then try again.")}},
    {"", "token validity expired", usedUp},
    {"", "invalid authorization code", usedUp},
    {"immediate_unsuccessful",
     "",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce needs the person to sign in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"invalid_token", "", signInAgain},
    {"Bad_OAuth_Token", "", signInAgain},
    {"Missing_OAuth_Token", "", ourFault},
    {"Wrong_Org",
     "",
     {C::WrongOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in belongs to another Salesforce organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again to the right organisation.")}},
    // The app's registration (1.6 to 1.8).
    {"redirect_uri_mismatch", "", noCallback},
    {"redirect_uri_missing", "", noCallback},
    {"invalid_client_id",
     "",
     {C::AppMisconfigured, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce does not know this consumer key."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the key and whether it belongs to this organisation; a new app takes up to "
                        "ten minutes to become known."),
      appManagerPage}},
    {"invalid_client", "invalid client credentials", keyOrSecret},
    {"invalid_client", "", keyOrSecret, true},
    {"invalid_scope",
     "",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app lacks a scope Fairlead needs."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to give the app the scopes \"api\" and \"refresh_token\"."),
      appManagerPage}},
    {"",
     "no valid scopes defined",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app lacks a scope Fairlead needs."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to give the app the scope \"api\"."),
      appManagerPage}},
    {"oauth_flow_disabled",
     "",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "This way of signing in is switched off for the app or the organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to enable the flow in the app's OAuth settings, and in Setup, "
                        "\"OAuth and OpenID Connect Settings\", for the organisation."),
      appManagerPage}},
    {"",
     "request not supported on this domain",
     {C::AddressRejected, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "This way of signing in works only at the organisation's own address."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter the My Domain address (it ends with .my.salesforce.com).")}},
    {"",
     "no client credentials user enabled",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app has no user to act as."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Ask an administrator to set the execution user in the app's client credentials policy."),
      appManagerPage}},
    {"",
     "audience is invalid",
     {C::AppMisconfigured, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Production and sandbox were mixed up."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter the organisation's own address; where the sign-in host is entered, sandboxes "
                        "need test.salesforce.com.")}},
    {"",
     "invalid assertion",
     {C::ClientSecretWrong, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce did not accept the signature of the private key."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to upload the certificate of this key to the app (\"Enable JWT "
                        "Bearer Flow\") and to check that it has not expired."),
      appManagerPage}},
    {"ecapp_policy_not_found", "", noPolicy},
    {"oauth_policy_not_found", "", noPolicy},
    {"invalid_distribution_state",
     "",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app is not released for other organisations."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask its publisher to package it, or create an External Client App of your own.")}},
    {"registration_error",
     "",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app's registration is incomplete."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to open the app in Setup, \"External Client App Manager\", and "
                        "to complete its OAuth settings: callback addresses, scopes and flows."),
      appManagerPage}},
    {"use_dpop_nonce",
     "",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app demands bound tokens, which Fairlead does not use."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to turn DPoP off for the app."),
      appManagerPage}},
    // Ours.
    {"", "code verifier", ourFault},
    {"", "code challenge", ourFault},
    {"bad_jti_claim", "", ourFault},
    {"invalid_assertion_type", "", ourFault},
    {"invalid_basic_auth_header", "", ourFault},
    {"invalid_request", "", ourFault, true},
    {"unsupported_grant_type", "", ourFault, true},
    {"unsupported_response_type", "", ourFault},
    {"unsupported_token_type", "", ourFault},
    // Last: what the rows above did not refine.
    {"unknown_error",
     "",
     {C::ProviderAnswerInvalid, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Salesforce refused the sign-in without naming the reason."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again. If it stays so, ask an administrator to look at the user's entries in "
                        "Setup, \"Login History\"; they name the reason."),
      loginHistoryPage},
     true},
    {"invalid_grant", "", signInAgain, true},
};

bool fits(const Row &row, const QString &error, const QString &description)
{
    const QLatin1String name(row.error);
    const QLatin1String part(row.description);
    return (name.isEmpty() || error.compare(name, Qt::CaseInsensitive) == 0)
        && (part.isEmpty() || description.contains(part, Qt::CaseInsensitive));
}

Error mapped(const QString &name, const QString &description, const SignInPlace &place)
{
    for (const Row &row : rows) {
        if (!fits(row, name, description))
            continue;
        Error error = row.row.toError(place);
        if (row.isVague)
            addProvidersWords(error, description);
        return error;
    }
    return unknownSignInError(description, name);
}

} // namespace

Error salesforceOAuthError(const QString &error, const QString &description, const SignInPlace &place)
{
    const QString name = plainCode(error);
    Error result = mapped(name, description, place);
    result.providerCode = name;
    result.detail = withoutSecrets(description).simplified();
    return result;
}

QList<CatalogueRow> salesforceOAuthErrorRows()
{
    QList<CatalogueRow> listed;
    for (const Row &row : rows) {
        CatalogueRow entry;
        entry.provider = QStringLiteral("Salesforce OAuth");
        entry.code = QLatin1String(row.error);
        entry.contains = QLatin1String(row.description);
        entry.meaning = row.row.code;
        entry.errorClass = row.row.errorClass;
        entry.sentence = QCoreApplication::translate("fairlead::SignIn", row.row.sentence);
        entry.remedy = QCoreApplication::translate("fairlead::SignIn", row.row.remedy);
        entry.hasLink = row.row.link != nullptr;
        listed += entry;
    }
    return listed;
}

bool isNotAdmitted(const Error &error)
{
    return error.code == ErrorCode::BlockedByOrganisation
        && (error.providerCode == QLatin1String("invalid_app_access")
            || error.detail.contains(QLatin1String("not admin approved"), Qt::CaseInsensitive));
}

} // namespace fairlead
