// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionstanding.h"

#include <QSet>
#include <QTest>

using namespace fairlead;

class TestConnectionStanding : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeLeadsSomewhere_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<ConnectionStanding>("standing");
        const QList<std::pair<ConnectionStanding, QList<ErrorCode>>> table{
            {ConnectionStanding::NeedsSignIn,
             {ErrorCode::SignInNeeded, ErrorCode::WrongCredentials, ErrorCode::PasswordExpired,
              ErrorCode::AccountUnknown, ErrorCode::AccountFederated, ErrorCode::MfaRequired,
              ErrorCode::ConsentRequired, ErrorCode::ConsentDeclined, ErrorCode::ClientSecretWrong,
              ErrorCode::ClientSecretExpired, ErrorCode::WrongUser, ErrorCode::StateMismatch,
              ErrorCode::CodeExpired, ErrorCode::SignInWindowMissing, ErrorCode::SignInWindowCrashed,
              ErrorCode::LoopbackUnavailable, ErrorCode::SecretNotFound, ErrorCode::VaultKeyLost,
              ErrorCode::VaultDamaged}},
            {ConnectionStanding::NeedsReconnect,
             {ErrorCode::AppMisconfigured, ErrorCode::UserNotInOrganisation, ErrorCode::UserHasNoRole,
              ErrorCode::UserNotNonInteractive, ErrorCode::PermissionMissing, ErrorCode::FieldMissing,
              ErrorCode::ObjectMissing}},
            {ConnectionStanding::BlockedByOrganisation,
             {ErrorCode::BlockedByOrganisation, ErrorCode::AppNotInstalled, ErrorCode::AccountLocked,
              ErrorCode::AccountDisabled, ErrorCode::UserDisabled, ErrorCode::ApiDisabled,
              ErrorCode::WrongOrganisation, ErrorCode::AddressRejected, ErrorCode::TenantUnknown}},
            {ConnectionStanding::Offline,
             {ErrorCode::TimedOut,
              ErrorCode::Offline,
              ErrorCode::HostNotFound,
              ErrorCode::ConnectionRefused,
              ErrorCode::ConnectionLost,
              ErrorCode::ProxyRefused,
              ErrorCode::ProxyAuthenticationRequired,
              ErrorCode::CertificateNotTrusted,
              ErrorCode::CertificateInvalid,
              ErrorCode::ClientCertificateNeeded,
              ErrorCode::ProviderUnavailable,
              ErrorCode::ProviderAnswerInvalid,
              ErrorCode::NotACrm,
              ErrorCode::MaintenanceWindow,
              ErrorCode::RateLimited,
              ErrorCode::DailyLimitReached,
              ErrorCode::StoreLocked,
              ErrorCode::StoreAbsent,
              ErrorCode::StoreDenied,
              ErrorCode::StoreBroken}},
            {ConnectionStanding::Connected,
             {ErrorCode::Cancelled, ErrorCode::NetworkMetered, ErrorCode::RecordMissing,
              ErrorCode::RecordLocked, ErrorCode::RecordRejected, ErrorCode::DuplicateFound,
              ErrorCode::VersionConflict, ErrorCode::CursorExpired, ErrorCode::FilterRefused,
              ErrorCode::FileUnreadable, ErrorCode::FileUnwritable, ErrorCode::FileRefused,
              ErrorCode::DatabaseBusy, ErrorCode::DatabaseDamaged, ErrorCode::DiskFull, ErrorCode::HomeInUse,
              ErrorCode::UsageError, ErrorCode::NothingToDo, ErrorCode::Internal}},
        };
        QSet<int> seen;
        for (const auto &[standing, codes] : table) {
            for (const ErrorCode code : codes) {
                seen += int(code);
                QTest::newRow(qPrintable(nameOf(code))) << code << standing;
            }
        }
        // The last one of the enum: none is missing, and none is there twice.
        QCOMPARE(seen.size(), qsizetype(ErrorCode::Internal) + 1);
    }
    void everyCodeLeadsSomewhere()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const ConnectionStanding, standing);
        Error error;
        error.code = code;
        error.errorClass = ErrorClass::AskUser;
        QCOMPARE(standingOf(error, false), standing);
        QCOMPARE(standingOf(error, true), ConnectionStanding::Revoked);
        error.errorClass = ErrorClass::SkipItem;
        QCOMPARE(standingOf(error, false), ConnectionStanding::Connected);
    }

    void reconnectingMends_data()
    {
        QTest::addColumn<QString>("providerCode");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("mends");
        const auto row = [](const char *name, ErrorCode code, bool mends, const char *providerCode = "") {
            QTest::newRow(name) << QString::fromLatin1(providerCode) << code << mends;
        };
        row("rights", ErrorCode::PermissionMissing, true);
        row("app deleted", ErrorCode::AppMisconfigured, true);
        row("app not there", ErrorCode::AppNotInstalled, true);
        row("key replaced", ErrorCode::ClientSecretWrong, true);
        row("key lost", ErrorCode::VaultKeyLost, true);
        row("user deactivated", ErrorCode::AccountDisabled, true);
        row("user not admitted", ErrorCode::BlockedByOrganisation, true, "invalid_app_access");
        row("app blocked", ErrorCode::BlockedByOrganisation, false, "app_blocked");
        row("place or hour", ErrorCode::BlockedByOrganisation, false, "invalid_grant");
        row("API off", ErrorCode::ApiDisabled, false);
        row("another organisation", ErrorCode::WrongOrganisation, false);
        row("no network", ErrorCode::Offline, false);
        row("disk full", ErrorCode::DiskFull, false);
    }
    void reconnectingMends()
    {
        QFETCH(const QString, providerCode);
        QFETCH(const ErrorCode, code);
        QFETCH(const bool, mends);
        Error error;
        error.code = code;
        error.errorClass = ErrorClass::StopConnection;
        error.providerCode = providerCode;
        error.remedy = QStringLiteral("Ask an administrator.");
        QCOMPARE(isMendedByReconnecting(error), mends);
        QCOMPARE(withReconnecting(error).remedy.contains(QLatin1String("fairleadctl reconnect")), mends);
    }

    void withoutAnError()
    {
        QCOMPARE(standingOf({}, false), ConnectionStanding::Connected);
        QCOMPARE(standingOf({}, true), ConnectionStanding::Revoked);
    }

    // Scripts rely on them (app/README.md, "CLI documents").
    void names()
    {
        QStringList all;
        for (const auto standing :
             {ConnectionStanding::Connected, ConnectionStanding::NeedsSignIn,
              ConnectionStanding::NeedsReconnect, ConnectionStanding::BlockedByOrganisation,
              ConnectionStanding::Offline, ConnectionStanding::Revoked})
            all += nameOf(standing);
        QCOMPARE(all.join(QLatin1Char(' ')),
                 QStringLiteral("connected needs-sign-in needs-reconnect blocked offline revoked"));
    }
};

QTEST_GUILESS_MAIN(TestConnectionStanding)
#include "tst_connectionstanding.moc"
