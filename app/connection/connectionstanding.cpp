// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionstanding.h"

#include "auth/errors_salesforceoauth.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

// Without a default: a new code has to be thought about here.
ConnectionStanding standingAfter(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SignInNeeded:
    case ErrorCode::WrongCredentials:
    case ErrorCode::PasswordExpired:
    case ErrorCode::AccountUnknown:
    case ErrorCode::AccountFederated:
    case ErrorCode::MfaRequired:
    case ErrorCode::ConsentRequired:
    case ErrorCode::ConsentDeclined:
    case ErrorCode::ClientSecretWrong:
    case ErrorCode::ClientSecretExpired:
    case ErrorCode::WrongUser:
    case ErrorCode::StateMismatch:
    case ErrorCode::CodeExpired:
    case ErrorCode::SignInWindowMissing:
    case ErrorCode::SignInWindowCrashed:
    case ErrorCode::LoopbackUnavailable:
    case ErrorCode::SecretNotFound:
    case ErrorCode::VaultKeyLost:
    case ErrorCode::VaultDamaged:
        return ConnectionStanding::NeedsSignIn;
    // What the administrator granted is not there any more.
    case ErrorCode::AppMisconfigured:
    case ErrorCode::UserNotInOrganisation:
    case ErrorCode::UserHasNoRole:
    case ErrorCode::UserNotNonInteractive:
    case ErrorCode::PermissionMissing:
    case ErrorCode::FieldMissing:
    case ErrorCode::ObjectMissing:
        return ConnectionStanding::NeedsReconnect;
    // The last three: what was connected does not answer there any more, and no right mends that.
    case ErrorCode::BlockedByOrganisation:
    case ErrorCode::AppNotInstalled:
    case ErrorCode::AccountLocked:
    case ErrorCode::AccountDisabled:
    case ErrorCode::UserDisabled:
    case ErrorCode::ApiDisabled:
    case ErrorCode::WrongOrganisation:
    case ErrorCode::AddressRejected:
    case ErrorCode::TenantUnknown:
        return ConnectionStanding::BlockedByOrganisation;
    // A keychain that is closed is never taken for logged out: the sign-in stands.
    case ErrorCode::TimedOut:
    case ErrorCode::Offline:
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ProxyRefused:
    case ErrorCode::ProxyAuthenticationRequired:
    case ErrorCode::CertificateNotTrusted:
    case ErrorCode::CertificateInvalid:
    case ErrorCode::ClientCertificateNeeded:
    case ErrorCode::ProviderUnavailable:
    case ErrorCode::ProviderAnswerInvalid:
    case ErrorCode::NotACrm:
    case ErrorCode::MaintenanceWindow:
    case ErrorCode::RateLimited:
    case ErrorCode::DailyLimitReached:
    case ErrorCode::StoreLocked:
    case ErrorCode::StoreAbsent:
    case ErrorCode::StoreDenied:
    case ErrorCode::StoreBroken:
        return ConnectionStanding::Offline;
    // Of this computer or of single records: the line itself stands.
    case ErrorCode::Cancelled:
    case ErrorCode::NetworkMetered:
    case ErrorCode::RecordMissing:
    case ErrorCode::RecordLocked:
    case ErrorCode::RecordRejected:
    case ErrorCode::DuplicateFound:
    case ErrorCode::VersionConflict:
    case ErrorCode::CursorExpired:
    case ErrorCode::FilterRefused:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::FileRefused:
    case ErrorCode::DatabaseBusy:
    case ErrorCode::DatabaseDamaged:
    case ErrorCode::DiskFull:
    case ErrorCode::HomeInUse:
    case ErrorCode::UsageError:
    case ErrorCode::NothingToDo:
    case ErrorCode::Internal:
        return ConnectionStanding::Connected;
    }
    return ConnectionStanding::Connected;
}

} // namespace

QString nameOf(ConnectionStanding standing)
{
    switch (standing) {
    case ConnectionStanding::Connected:
        return QStringLiteral("connected");
    case ConnectionStanding::NeedsSignIn:
        return QStringLiteral("needs-sign-in");
    case ConnectionStanding::NeedsReconnect:
        return QStringLiteral("needs-reconnect");
    case ConnectionStanding::BlockedByOrganisation:
        return QStringLiteral("blocked");
    case ConnectionStanding::Offline:
        return QStringLiteral("offline");
    case ConnectionStanding::Revoked:
        return QStringLiteral("revoked");
    }
    return {};
}

ConnectionStanding standingOf(const std::optional<Error> &error, bool revoked)
{
    if (revoked)
        return ConnectionStanding::Revoked;
    // What one record met says nothing of the connection.
    if (!error || error->errorClass == ErrorClass::SkipItem)
        return ConnectionStanding::Connected;
    return standingAfter(error->code);
}

bool isMendedByReconnecting(const Error &error)
{
    switch (standingOf(error, false)) {
    case ConnectionStanding::NeedsSignIn:
    case ConnectionStanding::NeedsReconnect:
        return true;
    case ConnectionStanding::BlockedByOrganisation:
        return error.code == ErrorCode::AccountDisabled || error.code == ErrorCode::UserDisabled
            || error.code == ErrorCode::AppNotInstalled || isNotAdmitted(error);
    case ConnectionStanding::Connected:
    case ConnectionStanding::Offline:
    case ConnectionStanding::Revoked:
        return false;
    }
    return false;
}

Error withReconnecting(Error error)
{
    if (isMendedByReconnecting(error))
        error.remedy = QCoreApplication::translate(
            "fairlead::ConnectionStanding",
            "Reconnect, on its card or with “fairleadctl reconnect”: an administrator signs in, and Fairlead "
            "makes whole again what it has made there. Nothing is lost.");
    return error;
}

} // namespace fairlead
