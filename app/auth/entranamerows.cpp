// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entraerrorrows.h"
#include "auth/entraviews.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

using C = ErrorCode;
using K = ErrorClass;
using namespace entraview;

const EntraNameRow suberrorRows[] = {
    {"user_password_expired",
     {C::PasswordExpired, K::AskUser, QT_TRANSLATE_NOOP("fairlead::SignIn", "The password has expired."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Change it in a browser and enter the new one.")}},
    {"consent_required",
     {C::ConsentRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The organisation has not agreed to this app yet."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Let an administrator agree, or send an administrator the consent link."),
      enterpriseApps}},
    {"basic_action",
     {C::MfaRequired, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "A further step in a browser is required for this account."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in as that user in a window.")},
     true},
    {"additional_action",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Your organisation demands something more of this sign-in."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Sign in in a window to see what it is, or ask an administrator to look at the sign-in log "
          "in Entra ID."),
      signInLog},
     true},
    {"message_only",
     {C::BlockedByOrganisation, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Your organisation does not allow this sign-in."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Ask an administrator to look at the sign-in log in Entra ID."),
      signInLog},
     true},
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

const EntraNameRow errorNameRows[] = {
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
                        "Let an administrator agree, or send an administrator the consent link."),
      enterpriseApps}},
    {"interaction_required",
     {C::SignInNeeded, K::AskUser,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The account has to be confirmed in a window."),
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")},
     true},
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
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Sign in again.")},
     true},
    {"invalid_client",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Microsoft did not accept the app's own credentials."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Check client id and secret. Where no secret is used, ask an administrator to set \"Allow "
          "public client flows\" to Yes in the app registration."),
      authentication},
     true},
    {"unauthorized_client",
     {C::AppMisconfigured, K::StopConnection,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "The app may not sign in this way in this organisation."),
      QT_TRANSLATE_NOOP(
          "fairlead::SignIn",
          "Ask an administrator to open the app registration, Authentication, and to add the platform "
          "\"Mobile and desktop applications\"."),
      authentication},
     true},
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
    {"invalid_request",
     {C::Internal, K::Bug,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Fairlead asked Microsoft in a way it does not understand."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again; if it happens again, send the diagnostic bundle to support.")},
     true},
    {"unsupported_response_type",
     {C::Internal, K::Bug,
      QT_TRANSLATE_NOOP("fairlead::SignIn", "Fairlead asked Microsoft in a way it does not understand."),
      QT_TRANSLATE_NOOP("fairlead::SignIn",
                        "Try again; if it happens again, send the diagnostic bundle to support.")},
     true},
};

} // namespace

std::span<const EntraNameRow> entraSuberrorRows()
{
    return suberrorRows;
}

std::span<const EntraNameRow> entraErrorNameRows()
{
    return errorNameRows;
}

} // namespace fairlead
