// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace fairlead {

/// What happened. One enum for the whole program: provider codes are mapped onto it in the tables of
/// auth/ and crm/, so that callers decide on a code and never on a text.
enum class ErrorCode {
    // The person or the program ended the work.
    Cancelled,
    TimedOut,

    // The way to the provider.
    Offline,
    HostNotFound,
    ConnectionRefused,
    ConnectionLost,
    ProxyRefused,
    ProxyAuthenticationRequired,
    CertificateNotTrusted,
    CertificateInvalid,
    ClientCertificateNeeded,
    ProviderUnavailable,
    ProviderAnswerInvalid,
    RateLimited,
    DailyLimitReached,
    NetworkMetered,

    // Signing in.
    SignInNeeded,
    WrongCredentials,
    PasswordExpired,
    AccountLocked,
    AccountDisabled,
    AccountUnknown,
    AccountFederated,
    MfaRequired,
    ConsentRequired,
    ConsentDeclined,
    BlockedByOrganisation,
    AppNotInstalled,
    AppMisconfigured,
    ClientSecretWrong,
    ClientSecretExpired,
    TenantUnknown,
    WrongOrganisation,
    WrongUser,
    StateMismatch,
    CodeExpired,
    SignInWindowMissing,
    SignInWindowCrashed,
    LoopbackUnavailable,

    // What the CRM says.
    AddressRejected,
    NotACrm,
    UserNotInOrganisation,
    UserHasNoRole,
    UserDisabled,
    UserNotNonInteractive,
    PermissionMissing,
    FieldMissing,
    ObjectMissing,
    RecordMissing,
    RecordLocked,
    RecordRejected,
    DuplicateFound,
    VersionConflict,
    CursorExpired,
    FilterRefused,
    ApiDisabled,
    MaintenanceWindow,

    // Secrets on this computer.
    SecretNotFound,
    StoreLocked,
    StoreAbsent,
    StoreDenied,
    StoreBroken,
    VaultKeyLost,
    VaultDamaged,

    // Files and databases on this computer.
    FileUnreadable,
    FileUnwritable,
    FileRefused,
    DatabaseBusy,
    DatabaseDamaged,
    DiskFull,
    HomeInUse,

    // The request itself.
    UsageError,
    NothingToDo,
    Internal,
};

/// How the program goes on. Decides behaviour everywhere: retry, ask, skip, stop.
enum class ErrorClass {
    RetryLater, ///< transient: the same request may succeed later
    AskUser, ///< a person has to do something before it can go on
    SkipItem, ///< this one record fails, the others go on
    StopJob, ///< this job cannot go on, the others can
    StopConnection, ///< nothing on this connection can go on
    Bug, ///< our own fault: report it
};

/// A failure a person can meet: a sentence, a remedy, and the provider's own code for support.
/// A value type, safe to send between threads. Never carries a secret: `sentence`, `remedy` and `detail`
/// may be shown and logged.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    ErrorClass errorClass = ErrorClass::Bug;
    QString sentence; ///< what happened, in the person's words
    QString remedy; ///< what to do now; empty only for Cancelled
    QUrl link; ///< where it can be mended, if anywhere
    QString providerCode; ///< raw code of the provider, for support: "AADSTS50126", "INVALID_FIELD"
    QString detail; ///< for support: trace ids, the provider's own wording
    std::optional<std::chrono::seconds> retryAfter; ///< what the provider asked for (RFC 9110 §10.2.3)

    bool isCancelled() const { return code == ErrorCode::Cancelled; }
    bool isTransient() const { return errorClass == ErrorClass::RetryLater; }
    /// Keeps what the provider asked for; a pause longer than a minute is named in the remedy.
    void setRetryAfter(std::optional<std::chrono::seconds> pause);
    /// Sentence and remedy as one paragraph, the provider's code in brackets.
    QString text() const;

    static Error cancelled();
    static Error bug(const QString &what);

    friend bool operator==(const Error &, const Error &) = default;
};

/// (Not `toString`: Qt Test finds that name by the argument and expects a char *.)
/// Stable name of a code for logs, `--json` and tests ("MfaRequired").
QString nameOf(ErrorCode code);
QString nameOf(ErrorClass errorClass);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::Error)
