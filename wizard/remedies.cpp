// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/remedies.h"

#include "auth/entra.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct Remedies
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Remedies)
};

QList<Remedy> signInRemedies(const Error &error, const RemedyPlace &place)
{
    switch (error.code) {
    case ErrorCode::BlockedByOrganisation:
    case ErrorCode::AppNotInstalled:
    case ErrorCode::ConsentRequired:
        return {Remedy::CopyForAdministrator, Remedy::TryAgain, Remedy::OtherAccount, Remedy::OwnApp};
    case ErrorCode::AppMisconfigured:
        return {Remedy::OwnApp, Remedy::CopyForAdministrator, Remedy::TryAgain};
    case ErrorCode::ConsentDeclined:
    case ErrorCode::WrongCredentials:
    case ErrorCode::AccountLocked:
    case ErrorCode::AccountDisabled:
    case ErrorCode::PasswordExpired:
        return {Remedy::TryAgain, Remedy::OtherAccount};
    case ErrorCode::WrongOrganisation:
    case ErrorCode::WrongUser:
    case ErrorCode::AccountUnknown:
    case ErrorCode::TenantUnknown:
    case ErrorCode::PermissionMissing:
        return {Remedy::OtherAccount, Remedy::TryAgain};
    case ErrorCode::MfaRequired:
    case ErrorCode::AccountFederated:
        // An embedded view cannot show every second factor or company page; a browser can.
        return place.rung == SignInRung::Browser
            ? QList<Remedy>{Remedy::TryAgain, Remedy::OtherAccount}
            : QList<Remedy>{Remedy::UseBrowser, Remedy::TryAgain, Remedy::OtherAccount};
    case ErrorCode::SignInWindowMissing:
        return place.crm == CrmKind::Dynamics ? QList<Remedy>{Remedy::UseBrowser, Remedy::UseDeviceCode}
                                              : QList<Remedy>{Remedy::UseBrowser};
    case ErrorCode::SignInWindowCrashed:
        return {Remedy::TryAgain, Remedy::UseBrowser};
    default:
        return {Remedy::TryAgain};
    }
}

QList<Remedy> integrationUserRemedies(const Error &error, const RemedyPlace &place)
{
    switch (error.code) {
    case ErrorCode::MfaRequired:
    case ErrorCode::AccountFederated:
    case ErrorCode::PasswordExpired:
    case ErrorCode::SignInNeeded:
        return place.method == UserMethod::Window
            ? QList<Remedy>{Remedy::TryAgain, Remedy::ApplicationUser}
            : QList<Remedy>{Remedy::SignInInWindow, Remedy::ApplicationUser};
    case ErrorCode::WrongCredentials:
    case ErrorCode::AccountUnknown:
        return {Remedy::SignInInWindow};
    case ErrorCode::AccountLocked:
    case ErrorCode::AccountDisabled:
        return {Remedy::TryAgain, Remedy::ApplicationUser};
    case ErrorCode::BlockedByOrganisation:
        return {Remedy::CopyForAdministrator, Remedy::ApplicationUser, Remedy::TryAgain};
    case ErrorCode::ConsentRequired:
    case ErrorCode::AppNotInstalled:
        return {Remedy::AuthorizeAgain, Remedy::CopyForAdministrator};
    case ErrorCode::AppMisconfigured:
        return {Remedy::OwnApp, Remedy::CopyForAdministrator};
    case ErrorCode::WrongOrganisation:
    case ErrorCode::TenantUnknown:
        return {Remedy::AuthorizeAgain};
    default:
        return {Remedy::TryAgain};
    }
}

} // namespace

bool endsSignIn(const Error &error)
{
    if (error.isTransient())
        return false;
    switch (error.code) {
    case ErrorCode::SignInNeeded:
    case ErrorCode::WrongCredentials:
    case ErrorCode::PasswordExpired:
    case ErrorCode::MfaRequired:
    case ErrorCode::ClientSecretWrong:
    case ErrorCode::ClientSecretExpired:
    case ErrorCode::ConsentRequired:
    case ErrorCode::WrongUser:
        return true;
    default:
        return false;
    }
}

QList<Remedy> remediesFor(const Error &error, const RemedyPlace &place)
{
    QList<Remedy> remedies;
    switch (error.code) {
    case ErrorCode::ProxyRefused:
    case ErrorCode::ProxyAuthenticationRequired:
    case ErrorCode::CertificateNotTrusted:
    case ErrorCode::ClientCertificateNeeded:
        remedies = {Remedy::NetworkSettings, Remedy::TryAgain};
        break;
    case ErrorCode::Offline:
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::TimedOut:
        remedies = {Remedy::TryAgain, Remedy::NetworkSettings};
        break;
    default:
        remedies = {Remedy::TryAgain};
        if (error.isTransient())
            break;
        if (place.signingIn)
            remedies = signInRemedies(error, place);
        else if (place.integrationUser)
            remedies = integrationUserRemedies(error, place);
        else if (place.signedIn && endsSignIn(error))
            remedies = {Remedy::SignInAgain};
    }
    if (place.integrationUser && place.signingIn && !error.isTransient()
        && (needsAdministrator(error) || error.code == ErrorCode::MfaRequired))
        remedies += Remedy::ApplicationUser;
    if (error.link.isValid() && !error.link.isEmpty())
        remedies += Remedy::OpenLink;
    return remedies;
}

QList<RungOffer> signInLadder(CrmKind crm, bool popupAvailable)
{
    RungOffer popup{SignInRung::Popup, popupAvailable, {}};
    if (!popupAvailable)
        popup.whyNot = Remedies::tr("The sign-in window is not part of this installation.");
    RungOffer code{SignInRung::DeviceCode, crm == CrmKind::Dynamics, {}};
    if (!code.available) {
        // Reference Salesforce 1.8: uninstalled apps are refused in the device flow since September 2025.
        code.whyNot = Remedies::tr("Salesforce no longer lets new apps sign in with a code.");
    }
    return {popup, {SignInRung::Browser, true, {}}, code};
}

AdministratorFacts administratorFacts(const WizardDraft &draft, bool integrationUser)
{
    AdministratorFacts facts;
    facts.crm = draft.crm();
    facts.clientId = draft.clientId;
    if (integrationUser)
        facts.userName = draft.input.userName.trimmed();
    if (draft.crm() == CrmKind::Salesforce) {
        if (draft.address)
            facts.tenant = draft.address->address.toString();
        return facts;
    }
    if (draft.authorization)
        facts.tenant = draft.authorization->tenantId;
    else if (draft.address)
        facts.tenant = draft.address->tenantId;
    facts.consentLink = entra::consentLink(draft.cloud, facts.tenant, draft.clientId);
    return facts;
}

} // namespace fairlead
