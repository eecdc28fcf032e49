// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

QString pauseText(std::chrono::seconds pause)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const auto full = [&pause](qint64 unit) { return int((pause.count() + unit - 1) / unit); };
    if (pause.count() < 2 * hour)
        return QCoreApplication::translate("fairlead::Error", "%n minute(s)", nullptr, full(minute));
    if (pause.count() < 2 * day)
        return QCoreApplication::translate("fairlead::Error", "%n hour(s)", nullptr, full(hour));
    return QCoreApplication::translate("fairlead::Error", "%n day(s)", nullptr, full(day));
}

} // namespace

QString Error::text() const
{
    QString text = sentence;
    if (!remedy.isEmpty())
        text += QLatin1Char(' ') + remedy;
    if (!providerCode.isEmpty())
        text += QStringLiteral(" [%1]").arg(providerCode);
    return text;
}

void Error::setRetryAfter(std::optional<std::chrono::seconds> pause)
{
    retryAfter = pause;
    if (!pause || *pause <= std::chrono::minutes(1) || !isTransient())
        return;
    remedy =
        QCoreApplication::translate("fairlead::Error",
                                    "Try again in %1; where Fairlead keeps running it does so by itself. "
                                    "Nothing has been lost.")
            .arg(pauseText(*pause));
}

Error Error::cancelled()
{
    Error error;
    error.code = ErrorCode::Cancelled;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::Error", "Cancelled.");
    return error;
}

Error Error::bug(const QString &what)
{
    Error error;
    error.sentence = QCoreApplication::translate("fairlead::Error", "Something went wrong inside Fairlead.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Error", "Try again; if it happens again, send the diagnostic bundle to support.");
    error.detail = what;
    return error;
}

QString nameOf(ErrorCode code)
{
    switch (code) {
#define FAIRLEAD_NAME(name)                                                                                  \
    case ErrorCode::name:                                                                                    \
        return QStringLiteral(#name);
        FAIRLEAD_NAME(Cancelled)
        FAIRLEAD_NAME(TimedOut)
        FAIRLEAD_NAME(Offline)
        FAIRLEAD_NAME(HostNotFound)
        FAIRLEAD_NAME(ConnectionRefused)
        FAIRLEAD_NAME(ConnectionLost)
        FAIRLEAD_NAME(ProxyRefused)
        FAIRLEAD_NAME(ProxyAuthenticationRequired)
        FAIRLEAD_NAME(CertificateNotTrusted)
        FAIRLEAD_NAME(CertificateInvalid)
        FAIRLEAD_NAME(ClientCertificateNeeded)
        FAIRLEAD_NAME(ProviderUnavailable)
        FAIRLEAD_NAME(ProviderAnswerInvalid)
        FAIRLEAD_NAME(RateLimited)
        FAIRLEAD_NAME(DailyLimitReached)
        FAIRLEAD_NAME(NetworkMetered)
        FAIRLEAD_NAME(SignInNeeded)
        FAIRLEAD_NAME(WrongCredentials)
        FAIRLEAD_NAME(PasswordExpired)
        FAIRLEAD_NAME(AccountLocked)
        FAIRLEAD_NAME(AccountDisabled)
        FAIRLEAD_NAME(AccountUnknown)
        FAIRLEAD_NAME(AccountFederated)
        FAIRLEAD_NAME(MfaRequired)
        FAIRLEAD_NAME(ConsentRequired)
        FAIRLEAD_NAME(ConsentDeclined)
        FAIRLEAD_NAME(BlockedByOrganisation)
        FAIRLEAD_NAME(AppNotInstalled)
        FAIRLEAD_NAME(AppMisconfigured)
        FAIRLEAD_NAME(ClientSecretWrong)
        FAIRLEAD_NAME(ClientSecretExpired)
        FAIRLEAD_NAME(TenantUnknown)
        FAIRLEAD_NAME(WrongOrganisation)
        FAIRLEAD_NAME(WrongUser)
        FAIRLEAD_NAME(StateMismatch)
        FAIRLEAD_NAME(CodeExpired)
        FAIRLEAD_NAME(SignInWindowMissing)
        FAIRLEAD_NAME(SignInWindowCrashed)
        FAIRLEAD_NAME(LoopbackUnavailable)
        FAIRLEAD_NAME(AddressRejected)
        FAIRLEAD_NAME(NotACrm)
        FAIRLEAD_NAME(UserNotInOrganisation)
        FAIRLEAD_NAME(UserHasNoRole)
        FAIRLEAD_NAME(UserDisabled)
        FAIRLEAD_NAME(UserNotNonInteractive)
        FAIRLEAD_NAME(PermissionMissing)
        FAIRLEAD_NAME(FieldMissing)
        FAIRLEAD_NAME(ObjectMissing)
        FAIRLEAD_NAME(RecordMissing)
        FAIRLEAD_NAME(RecordLocked)
        FAIRLEAD_NAME(RecordRejected)
        FAIRLEAD_NAME(DuplicateFound)
        FAIRLEAD_NAME(VersionConflict)
        FAIRLEAD_NAME(CursorExpired)
        FAIRLEAD_NAME(FilterRefused)
        FAIRLEAD_NAME(ApiDisabled)
        FAIRLEAD_NAME(MaintenanceWindow)
        FAIRLEAD_NAME(SecretNotFound)
        FAIRLEAD_NAME(StoreLocked)
        FAIRLEAD_NAME(StoreAbsent)
        FAIRLEAD_NAME(StoreDenied)
        FAIRLEAD_NAME(StoreBroken)
        FAIRLEAD_NAME(VaultKeyLost)
        FAIRLEAD_NAME(VaultDamaged)
        FAIRLEAD_NAME(FileUnreadable)
        FAIRLEAD_NAME(FileUnwritable)
        FAIRLEAD_NAME(FileRefused)
        FAIRLEAD_NAME(DatabaseBusy)
        FAIRLEAD_NAME(DatabaseDamaged)
        FAIRLEAD_NAME(DiskFull)
        FAIRLEAD_NAME(HomeInUse)
        FAIRLEAD_NAME(UsageError)
        FAIRLEAD_NAME(NothingToDo)
        FAIRLEAD_NAME(Internal)
#undef FAIRLEAD_NAME
    }
    return QStringLiteral("Internal");
}

QString nameOf(ErrorClass errorClass)
{
    switch (errorClass) {
    case ErrorClass::RetryLater:
        return QStringLiteral("RetryLater");
    case ErrorClass::AskUser:
        return QStringLiteral("AskUser");
    case ErrorClass::SkipItem:
        return QStringLiteral("SkipItem");
    case ErrorClass::StopJob:
        return QStringLiteral("StopJob");
    case ErrorClass::StopConnection:
        return QStringLiteral("StopConnection");
    case ErrorClass::Bug:
        return QStringLiteral("Bug");
    }
    return QStringLiteral("Bug");
}

} // namespace fairlead
