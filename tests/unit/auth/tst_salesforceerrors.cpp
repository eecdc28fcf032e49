// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_salesforceoauth.h"

#include <QTest>

using namespace fairlead;
using C = ErrorCode;
using K = ErrorClass;

class TestSalesforceErrors : public QObject
{
    Q_OBJECT
private slots:
    void errors_data();
    void errors();
    void everyMachineCodeIsAnswered_data();
    void everyMachineCodeIsAnswered();
    void theUnknownKeepsItsOwnWords();
};

// Written from reference "Salesforce 1.4 to 1.8", not from the table under test.
void TestSalesforceErrors::errors_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("description");
    QTest::addColumn<C>("code");
    QTest::addColumn<K>("errorClass");
    int number = 0;
    const auto row = [&number](const char *error, const char *description, C code, K errorClass) {
        QTest::addRow("%d %s %.40s", ++number, error, description)
            << QString::fromLatin1(error) << QString::fromUtf8(description) << code << errorClass;
    };
    // 1.4, refresh
    row("invalid_grant", "expired access/refresh token", C::SignInNeeded, K::AskUser);
    row("invalid_grant", "inactive user", C::AccountDisabled, K::AskUser);
    row("invalid_grant", "authentication failure", C::AccountDisabled, K::AskUser);
    row("invalid_grant", "ip restricted", C::BlockedByOrganisation, K::StopConnection);
    row("invalid_grant", "IP restricted or invalid login hours", C::BlockedByOrganisation, K::StopConnection);
    row("invalid_grant", "invalid login hours", C::BlockedByOrganisation, K::StopConnection);
    row("invalid_grant", "token validity expired", C::CodeExpired, K::AskUser);
    row("invalid_grant", "invalid authorization code", C::CodeExpired, K::AskUser);
    row("invalid_grant", "something nobody has seen", C::SignInNeeded, K::AskUser);
    row("service_unavailable", "", C::ProviderUnavailable, K::RetryLater);
    row("server_error", "", C::ProviderUnavailable, K::RetryLater);
    row("system_down", "", C::ProviderUnavailable, K::RetryLater);
    row("slow_down", "", C::RateLimited, K::RetryLater);
    // 1.5, revoke, userinfo, identity
    row("unsupported_token_type", "", C::Internal, K::Bug);
    row("invalid_token", "", C::SignInNeeded, K::AskUser);
    row("Bad_OAuth_Token", "", C::SignInNeeded, K::AskUser);
    row("Wrong_Org", "", C::WrongOrganisation, K::StopConnection);
    row("Missing_OAuth_Token", "", C::Internal, K::Bug);
    // 1.6, JWT bearer
    row("invalid_grant", "user hasn't approved this consumer", C::ConsentRequired, K::AskUser);
    row("invalid_app_access", "user is not admin approved to access this app", C::BlockedByOrganisation,
        K::StopConnection);
    row("invalid_grant", "audience is invalid", C::AppMisconfigured, K::AskUser);
    row("invalid_grant", "invalid assertion", C::ClientSecretWrong, K::AskUser);
    row("invalid_grant", "expired authorization code", C::CodeExpired, K::AskUser);
    row("invalid_client_id", "client identifier invalid", C::AppMisconfigured, K::AskUser);
    row("invalid_client", "External client app is not installed in this org", C::AppNotInstalled,
        K::StopConnection);
    row("inactive_user", "", C::AccountDisabled, K::AskUser);
    row("inactive_org", "", C::AccountDisabled, K::StopConnection);
    // 1.7, client credentials
    row("invalid_grant", "request not supported on this domain", C::AddressRejected, K::AskUser);
    row("invalid_grant", "no client credentials user enabled", C::AppMisconfigured, K::StopConnection);
    row("invalid_request", "no valid scopes defined", C::AppMisconfigured, K::StopConnection);
    // 1.8, what people meet
    row("OAUTH_APP_BLOCKED", "this app is blocked by admin", C::BlockedByOrganisation, K::StopConnection);
    row("app_blocked", "", C::BlockedByOrganisation, K::StopConnection);
    row("access_denied", "this app is blocked by admin", C::BlockedByOrganisation, K::StopConnection);
    row("fail_close_app_blocked", "", C::BlockedByOrganisation, K::StopConnection);
    row("OAUTH_APPROVAL_ERROR_GENERIC", "", C::BlockedByOrganisation, K::StopConnection);
    row("invalid_client", "app must be installed into org", C::AppNotInstalled, K::StopConnection);
    row("OAUTH_EC_APP_NOT_FOUND", "", C::AppNotInstalled, K::StopConnection);
    row("invalid_request", "Cross-org OAuth flows are not supported for this external client app",
        C::AppNotInstalled, K::StopConnection);
    row("app_not_found", "", C::AppNotInstalled, K::StopConnection);
    row("OAUTH_APP_ACCESS_DENIED", "", C::BlockedByOrganisation, K::StopConnection);
    row("access_denied", "end-user denied authorization", C::ConsentDeclined, K::AskUser);
    row("redirect_uri_mismatch", "redirect_uri must match configuration", C::AppMisconfigured,
        K::StopConnection);
    row("redirect_uri_missing", "", C::AppMisconfigured, K::StopConnection);
    row("invalid_client", "invalid client credentials", C::ClientSecretWrong, K::AskUser);
    row("invalid_scope", "", C::AppMisconfigured, K::StopConnection);
    row("oauth_flow_disabled", "", C::AppMisconfigured, K::StopConnection);
    row("rate_limit_exceeded", "login rate exceeded", C::RateLimited, K::RetryLater);
    row("invalid_grant", "login rate exceeded", C::RateLimited, K::RetryLater);
    row("immediate_unsuccessful", "", C::SignInNeeded, K::AskUser);
    row("invalid_session_level", "", C::MfaRequired, K::AskUser);
    row("invalid_otp", "", C::WrongCredentials, K::AskUser);
    row("login_error", "", C::WrongCredentials, K::AskUser);
    row("authorization_pending", "", C::SignInNeeded, K::RetryLater);
    row("installation_error", "", C::AppNotInstalled, K::StopConnection);
    row("ecapp_policy_not_found", "", C::AppMisconfigured, K::StopConnection);
    row("oauth_policy_not_found", "", C::AppMisconfigured, K::StopConnection);
    row("invalid_distribution_state", "", C::AppMisconfigured, K::StopConnection);
    row("registration_error", "", C::AppMisconfigured, K::StopConnection);
    row("use_dpop_nonce", "", C::AppMisconfigured, K::StopConnection);
    row("bad_jti_claim", "", C::Internal, K::Bug);
    row("invalid_assertion_type", "", C::Internal, K::Bug);
    row("invalid_basic_auth_header", "", C::Internal, K::Bug);
    row("invalid_request", "invalid code verifier", C::Internal, K::Bug);
    row("unsupported_grant_type", "grant type not supported", C::Internal, K::Bug);
    row("unsupported_response_type", "", C::Internal, K::Bug);
}

void TestSalesforceErrors::errors()
{
    QFETCH(QString, error);
    QFETCH(QString, description);
    QFETCH(C, code);
    QFETCH(K, errorClass);
    for (const QString &name : QStringList{error, error.toUpper(), error + QLatin1Char('\n')}) {
        const Error result = salesforceOAuthError(name, description);
        QCOMPARE(result.code, code);
        QCOMPARE(result.errorClass, errorClass);
        QCOMPARE(result.providerCode, name.trimmed());
        QCOMPARE(result.detail, description);
        QVERIFY(result.sentence.size() > 10 && result.sentence.endsWith(QLatin1Char('.')));
        QVERIFY(result.remedy.size() > 10 && result.remedy.endsWith(QLatin1Char('.')));
        QVERIFY(result.sentence != description);
    }
}

void TestSalesforceErrors::everyMachineCodeIsAnswered_data()
{
    QTest::addColumn<QString>("error");
    // Reference 1.8: the list of Salesforce's own mobile SDK, and what Help adds. unknown_error says nothing.
    for (const char *error : {"access_denied",
                              "app_blocked",
                              "app_not_found",
                              "authorization_pending",
                              "bad_jti_claim",
                              "ecapp_policy_not_found",
                              "fail_close_app_blocked",
                              "immediate_unsuccessful",
                              "installation_error",
                              "invalid_app_access",
                              "invalid_assertion_type",
                              "invalid_basic_auth_header",
                              "invalid_client",
                              "invalid_client_id",
                              "invalid_distribution_state",
                              "invalid_grant",
                              "invalid_otp",
                              "invalid_request",
                              "invalid_scope",
                              "invalid_session_level",
                              "invalid_token",
                              "login_error",
                              "oauth_flow_disabled",
                              "oauth_policy_not_found",
                              "redirect_uri_missing",
                              "redirect_uri_mismatch",
                              "registration_error",
                              "server_error",
                              "service_unavailable",
                              "slow_down",
                              "system_down",
                              "unsupported_grant_type",
                              "unsupported_response_type",
                              "unsupported_token_type",
                              "use_dpop_nonce",
                              "inactive_user",
                              "inactive_org",
                              "rate_limit_exceeded"})
        QTest::newRow(error) << QString::fromLatin1(error);
}

void TestSalesforceErrors::everyMachineCodeIsAnswered()
{
    QFETCH(QString, error);
    const Error result = salesforceOAuthError(error, {});
    QVERIFY(result.code != C::ProviderAnswerInvalid);
    QVERIFY2(!result.sentence.contains(error), qPrintable(result.sentence));
}

void TestSalesforceErrors::theUnknownKeepsItsOwnWords()
{
    // A name that says nothing, and one that nobody knows.
    Error error = salesforceOAuthError(QStringLiteral("unknown_error"),
                                       QStringLiteral("retry your request\nsecond line"));
    QVERIFY(error.sentence.contains(QLatin1String("\"retry your request\"")));
    QCOMPARE(error.providerCode, QStringLiteral("unknown_error"));
    error = salesforceOAuthError(QStringLiteral("OAUTH_SOMETHING_NEW"),
                                 QStringLiteral("<p>retry your request</p>\nsecond line"));
    QCOMPARE(error.sentence, QStringLiteral("retry your request"));
    QVERIFY(error.remedy.contains(QLatin1String("support")));
    error = salesforceOAuthError(QStringLiteral("OAUTH_SOMETHING_NEW"), {});
    QVERIFY(error.sentence.contains(QLatin1String("OAUTH_SOMETHING_NEW")));
    QCOMPARE(error.errorClass, K::AskUser);
    error = salesforceOAuthError({}, {});
    QVERIFY(!error.sentence.isEmpty());
}

QTEST_GUILESS_MAIN(TestSalesforceErrors)
#include "tst_salesforceerrors.moc"
