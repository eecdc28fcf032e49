// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_entra.h"

#include "auth/errorrow.h"

#include <QRegularExpression>

#include <algorithm>
#include <initializer_list>

namespace fairlead {

namespace {

using C = ErrorCode;
using K = ErrorClass;

/// `numbers` of AADSTS codes that mean the same to a person (reference "Microsoft 1.16").
struct NumberRow
{
    std::initializer_list<int> numbers;
    ErrorRow row;
};

const NumberRow numberRows[] = {
    {{16000, 50020},
     {C::WrongUser, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This account does not belong to the organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Choose \"Use another account\" and sign in with an account of this organisation, or "
                        "have the account invited as a guest.")}},
    {{50001, 500011},
     {C::NotACrm, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "This organisation has no Dynamics 365 environment at that address."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the CRM address and whether it belongs to this organisation; an administrator "
                        "can see whether a Dynamics 365 licence is in place.")}},
    {{50011},
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app registration does not know the address to return to."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to register \"http://localhost\" and the native client address "
                        "under \"Mobile and desktop applications\".")}},
    {{50012, 700027, 700030},
     {C::ClientSecretWrong, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The certificate of the application user was not accepted."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to upload the certificate to the app registration, and check "
                        "that it has not expired.")}},
    {{50014},
     {C::AccountUnknown, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This guest account has not accepted its invitation yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Open the invitation mail and accept it, or use an account of this organisation.")}},
    {{51004, 50034},
     {C::AccountUnknown, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This user is not known in the organisation."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Check the spelling of the user name, and whether the right organisation was chosen.")}},
    {{500208},
     {C::WrongUser, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "A personal account cannot be used here."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in with the work account of your organisation.")}},
    {{500212, 500213},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The rules for access between organisations block this sign-in."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Ask the administrator of either organisation to allow it in the cross-tenant access settings.")}},
    {{50053},
     {C::AccountLocked, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The account is locked for now after failed sign-ins."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Wait a while before you try again, or ask an administrator to unblock the user; the "
                        "sign-in log in Entra ID says why.")}},
    {{50055, 50144},
     {C::PasswordExpired, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The password has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Change it in a browser and enter the new one; for an integration user, an "
                        "administrator can let it never expire.")}},
    {{50056},
     {C::AccountFederated, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft has no password stored for this account."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in as that user in a window, or use an application user instead.")}},
    {{50057},
     {C::AccountDisabled, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The account is switched off."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to allow this user to sign in.")}},
    {{50058},
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Nobody is signed in at the moment."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {{50059, 90019, 50128},
     {C::TenantUnknown, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft could not tell which organisation is meant."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter the organisation's domain or tenant id (fairleadctl: --tenant).")}},
    {{50072, 50079},
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This account has to set up multi-factor authentication first."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in as that user in a window once and complete the registration, or use an "
                        "application user instead.")}},
    {{50074, 50076},
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Multi-factor authentication is required for this account."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in as that user in a window, use an application user instead, or ask an "
                        "administrator to exempt the integration user.")}},
    {{50078},
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The last multi-factor authentication is too long ago."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {{50097, 50129, 50155, 50187},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Your organisation allows this only from managed devices."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Use a device your organisation manages, or ask an administrator for an exception.")}},
    {{50105},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This user is not assigned to the app."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to assign the user to the enterprise application, or to turn "
                        "off \"Assignment required\".")}},
    {{50125, 50135},
     {C::PasswordExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The password has to be changed, or its registration completed."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Sign in with this account in a browser, complete what it asks for, and enter the new password.")}},
    {{50126},
     {C::WrongCredentials, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The user name or the password is wrong."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter them again. If your company signs in on a page of its own, sign in as that "
                        "user in a window.")}},
    {{50131, 53003, 530032},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "A rule of your organisation blocks this sign-in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to look at the sign-in log in Entra ID and to exempt the "
                        "integration user or this location from the Conditional Access rule.")}},
    {{50132, 50133},
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The password was changed, so the sign-in is no longer valid."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {{501481, 50147, 700025},
     {C::Internal, K::Bug, QT_TRANSLATE_NOOP("fairlead::SignIn", "Fairlead made a mistake during sign-in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again; if it happens again, send the diagnostic bundle to support.")}},
    {{50134},
     {C::CodeExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "The code was confirmed in another region and cannot be used here."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in in the window or in your browser instead.")}},
    {{50158},
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Your company asks for a further confirmation by another service."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in as that user in a window, or use an application user instead.")}},
    {{50173},
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The permission to stay signed in was withdrawn."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {{50194},
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app registration accepts only its own organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter the organisation's tenant id, or ask an administrator to allow accounts of "
                        "any organisation.")}},
    {{50196},
     {C::RateLimited, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft saw too many equal sign-in requests."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Nothing needs to be done: Fairlead pauses and tries again. If it stays so, send the "
                        "diagnostic bundle to support.")}},
    {{53000, 53001, 53002},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Your organisation allows this only from approved devices and apps."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Use a device that meets your organisation's rules, or ask an administrator to "
                        "change the Conditional Access rule.")}},
    {{530035},
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "The organisation's security defaults forbid a sign-in with a password alone."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in as that user in a window, or use an application user instead.")}},
    {{54005},
     {C::CodeExpired, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in was already used once."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start the sign-in again.")}},
    {{65001},
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The organisation has not agreed to this app yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Let an administrator agree, or send an administrator the consent link.")}},
    {{65004},
     {C::ConsentDeclined, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The permissions were declined."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start again and accept them; Fairlead cannot work without.")}},
    {{65005, 650056, 650057},
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "The app registration does not list a permission Fairlead needs."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to add the Dynamics CRM permission \"user_impersonation\" to "
                        "the app registration and to grant consent.")}},
    {{650052},
     {C::NotACrm, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This organisation has not subscribed to the service."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator whether a Dynamics 365 licence is in place.")}},
    {{70000, 70008, 700082, 70043},
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {{700011, 700016},
     {C::AppNotInstalled, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app is not known in this organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check that the right organisation was chosen; if so, an administrator has to agree "
                        "to the app first.")}},
    {{70001, 7000112},
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "An administrator switched this app off."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to enable sign-in for the enterprise application.")}},
    {{70002, 7000215},
     {C::ClientSecretWrong, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The client secret is wrong."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Paste the secret's value, not its id; the value is shown only once, when the secret is made.")}},
    {{7000218},
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app registration does not allow sign-in from this program."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Ask an administrator to set \"Allow public client flows\" to Yes in the app registration.")}},
    {{7000222},
     {C::ClientSecretExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The client secret has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Make a new one in the app registration and enter it here.")}},
    {{70011, 28002, 700022},
     {C::Internal, K::Bug,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft does not accept what Fairlead asked access to."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the CRM address; if it is right, send the diagnostic bundle to support.")}},
    {{70016},
     {C::SignInNeeded, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code has not been entered yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Open the page, enter the code, and sign in.")}},
    {{70018, 70019},
     {C::CodeExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code is wrong or no longer valid."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Get a new code.")}},
    {{80001, 80002, 80003, 80004, 80005, 80006, 80007, 80008, 80009, 80010, 80011, 80012, 80013, 80014},
     {C::ProviderUnavailable, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Your company's own sign-in service cannot be reached by Microsoft."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again later; if it stays so, tell your administrator: the pass-through "
                        "authentication agent, the directory or its clock needs attention.")}},
    {{90002},
     {C::TenantUnknown, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "There is no such organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the domain or tenant id, and whether the right cloud was chosen.")}},
    {{9001023},
     {C::TenantUnknown, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This way of signing in needs to know the organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Enter the organisation's domain or tenant id (fairleadctl: --tenant).")}},
    {{90033, 90006, 90024, 90012, 50033},
     {C::ProviderUnavailable, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft's sign-in service cannot answer at the moment."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again in a moment; where Fairlead keeps running it does so by itself.")}},
    {{90038},
     {C::TenantUnknown, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This organisation belongs to another cloud."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Choose that cloud where the CRM's address is entered (fairleadctl: --cloud).")}},
    {{90072},
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "A guest account cannot confirm the sign-in in this organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Use an account that is a member of the organisation.")}},
    {{90094, 90095, 900941},
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Only an administrator can agree to this app in your organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Let an administrator sign in here, or send an administrator the consent link.")}},
    {{900971},
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app registration has no address to return to."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to register \"http://localhost\" under \"Mobile and desktop "
                        "applications\".")}},
};

/// By `suberror`, then by `error` (1.4, 1.7, 1.10, 1.11).
struct NameRow
{
    const char *name;
    ErrorRow row;
};

const NameRow suberrorRows[] = {
    {"user_password_expired",
     {C::PasswordExpired, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The password has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Change it in a browser and enter the new one.")}},
    {"consent_required",
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The organisation has not agreed to this app yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Let an administrator agree, or send an administrator the consent link.")}},
    {"basic_action",
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "A further step in a browser is required for this account."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in as that user in a window.")}},
    {"additional_action",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Your organisation demands something more of this sign-in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Sign in in a window to see what it is, or ask an administrator.")}},
    {"message_only",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Your organisation does not allow this sign-in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to look at the sign-in log in Entra ID.")}},
    {"bad_token",
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"ui_not_allowed",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The account has to be confirmed in a window."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"interrupted_user",
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in was interrupted."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
};

const NameRow errorRows[] = {
    {"server_error",
     {C::ProviderUnavailable, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft's sign-in service cannot answer at the moment."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again in a moment; where Fairlead keeps running it does so by itself.")}},
    {"temporarily_unavailable",
     {C::ProviderUnavailable, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft's sign-in service cannot answer at the moment."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again in a moment; where Fairlead keeps running it does so by itself.")}},
    {"slow_down",
     {C::RateLimited, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in service asks to slow down."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again in a moment; where Fairlead keeps running it does so by itself.")}},
    {"authorization_pending",
     {C::SignInNeeded, K::RetryLater,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code has not been entered yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Open the page, enter the code, and sign in.")}},
    {"authorization_declined",
     {C::ConsentDeclined, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in was declined."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start it again when you are ready.")}},
    {"bad_verification_code",
     {C::CodeExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code is wrong or no longer valid."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Get a new code.")}},
    {"expired_token",
     {C::CodeExpired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The code is wrong or no longer valid."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Get a new code.")}},
    {"access_denied",
     {C::ConsentDeclined, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in was declined."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start it again when you are ready.")}},
    {"permission_denied",
     {C::ConsentDeclined, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The permissions were declined."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Start again and accept them; Fairlead cannot work without.")}},
    {"consent_required",
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The organisation has not agreed to this app yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Let an administrator agree, or send an administrator the consent link.")}},
    {"interaction_required",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The account has to be confirmed in a window."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"login_required",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Nobody is signed in at the moment."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"bad_token",
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"ui_not_allowed",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The account has to be confirmed in a window."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"interrupted_user",
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in was interrupted."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"invalid_grant",
     {C::SignInNeeded, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The sign-in is no longer valid."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")}},
    {"invalid_client",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft did not accept the app's own credentials."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check client id and secret; in the app registration, \"Allow public client flows\" "
                        "must be Yes where no secret is used.")}},
    {"unauthorized_client",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app may not sign in this way in this organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Ask an administrator to check the app registration and its platforms.")}},
    {"invalid_resource",
     {C::NotACrm, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "This organisation has no Dynamics 365 environment at that address."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the CRM address and whether it belongs to this organisation.")}},
    {"invalid_tenant",
     {C::TenantUnknown, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "There is no such organisation."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Check the domain or tenant id, and whether the right cloud was chosen.")}},
    {"invalid_instance",
     {C::TenantUnknown, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "This sign-in server is not one of Microsoft's."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Choose one of the known clouds where the CRM's address is entered (fairleadctl: --cloud).")}},
};

int numberIn(const QString &description)
{
    static const QRegularExpression pattern(QStringLiteral("\\bAADSTS(\\d{4,8})\\b"));
    return pattern.match(description).captured(1).toInt();
}

const ErrorRow *byNumber(int number)
{
    for (const NumberRow &row : numberRows) {
        if (std::find(row.numbers.begin(), row.numbers.end(), number) != row.numbers.end())
            return &row.row;
    }
    return nullptr;
}

template <std::size_t N> const ErrorRow *byName(const NameRow (&rows)[N], const QString &name)
{
    for (const NameRow &row : rows) {
        if (name == QLatin1String(row.name))
            return &row.row;
    }
    return nullptr;
}

} // namespace

Error entraError(const QString &error, const QString &description, const QString &suberror,
                 const QList<int> &codes)
{
    QList<int> numbers = codes;
    if (const int described = numberIn(description); described != 0 && !numbers.contains(described))
        numbers += described;
    const ErrorRow *refined = nullptr;
    int number = numbers.value(0);
    for (const int candidate : std::as_const(numbers)) {
        if (const ErrorRow *row = byNumber(candidate)) {
            refined = row;
            number = candidate;
            break;
        }
    }

    const ErrorRow *byError = byName(errorRows, error);
    const ErrorRow *named = byName(suberrorRows, suberror);
    if (byError && (!named || byError->errorClass == ErrorClass::RetryLater))
        named = byError;
    // The names are the contract, the numbers "may change" (1.4): what the name calls passing stays passing.
    const bool namedIsPassing = named && named->errorClass == ErrorClass::RetryLater;
    const bool refinedIsPassing = refined && refined->errorClass == ErrorClass::RetryLater;
    const ErrorRow *row = refined && !(namedIsPassing && !refinedIsPassing) ? refined : named;

    Error result = row ? row->toError() : unknownSignInError(description, error);
    result.providerCode = number != 0 ? QStringLiteral("AADSTS%1").arg(number) : error;
    if (!suberror.isEmpty())
        result.providerCode += QLatin1Char('/') + suberror;
    result.detail = description.simplified();
    if (number != 0 && result.link.isEmpty())
        result.link = QUrl(QStringLiteral("https://login.microsoftonline.com/error?code=%1").arg(number));
    // AADSTS50196 answers a client that loops: the next attempt waits, whoever makes it.
    if (result.code == ErrorCode::RateLimited && number == 50196)
        result.retryAfter = std::chrono::minutes(5);
    return result;
}

} // namespace fairlead
