// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_entra.h"

#include <QSet>
#include <QTest>

using namespace fairlead;
using C = ErrorCode;
using K = ErrorClass;

class TestEntraErrors : public QObject
{
    Q_OBJECT
private slots:
    void numbers_data();
    void numbers();
    void everyNumberOfTheReferenceIsHere();
    void names_data();
    void names();
    void whatIsPassingStaysPassing_data();
    void whatIsPassingStaysPassing();
    void realAnswers_data();
    void realAnswers();
    void theUnknownKeepsItsOwnWords();
    void aLoopIsPaused();
};

namespace {

struct Expected
{
    QList<int> numbers;
    C code;
    K errorClass;
};

// Written from reference "Microsoft 1.16" (and 1.6 to 1.10), not from the table under test.
const QList<Expected> &expectations()
{
    static const QList<Expected> list{
        {{16000, 50020, 500208}, C::WrongUser, K::AskUser},
        {{50001, 500011, 650052}, C::NotACrm, K::StopConnection},
        {{50011, 50194, 65005, 650056, 650057, 7000218, 900971}, C::AppMisconfigured, K::StopConnection},
        {{50012, 700027, 700030, 70002, 7000215}, C::ClientSecretWrong, K::AskUser},
        {{50014, 51004, 50034}, C::AccountUnknown, K::AskUser},
        {{500212, 500213, 50097, 50129, 50155, 50187, 50105, 50131, 53000, 53001, 53002, 53003, 530032, 70001,
          7000112},
         C::BlockedByOrganisation,
         K::StopConnection},
        {{50053}, C::AccountLocked, K::AskUser},
        {{50055, 50144, 50125, 50135}, C::PasswordExpired, K::AskUser},
        {{50056}, C::AccountFederated, K::AskUser},
        {{50057}, C::AccountDisabled, K::AskUser},
        {{50058, 50078, 50132, 50133, 50173, 70000, 70008, 700082, 70043}, C::SignInNeeded, K::AskUser},
        {{50059, 90019, 50128, 90002, 9001023, 90038}, C::TenantUnknown, K::AskUser},
        {{50072, 50079, 50074, 50076, 50158, 530035, 90072}, C::MfaRequired, K::AskUser},
        {{50126}, C::WrongCredentials, K::AskUser},
        {{501481, 50147, 700025, 70011, 28002, 700022}, C::Internal, K::Bug},
        {{50134, 54005, 70018, 70019}, C::CodeExpired, K::AskUser},
        {{50196}, C::RateLimited, K::RetryLater},
        {{65001, 90094, 90095, 900941}, C::ConsentRequired, K::AskUser},
        {{65004}, C::ConsentDeclined, K::AskUser},
        {{700011, 700016}, C::AppNotInstalled, K::StopConnection},
        {{7000222}, C::ClientSecretExpired, K::AskUser},
        {{70016}, C::SignInNeeded, K::RetryLater},
        {{80001, 80002, 80003, 80004, 80005, 80006, 80007, 80008, 80009, 80010, 80011, 80012, 80013, 80014,
          90033, 90006, 90024, 90012, 50033},
         C::ProviderUnavailable,
         K::RetryLater},
    };
    return list;
}

} // namespace

void TestEntraErrors::numbers_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<C>("code");
    QTest::addColumn<K>("errorClass");
    for (const Expected &expected : expectations()) {
        for (const int number : expected.numbers)
            QTest::addRow("%d", number) << number << expected.code << expected.errorClass;
    }
}

void TestEntraErrors::numbers()
{
    QFETCH(int, number);
    QFETCH(C, code);
    QFETCH(K, errorClass);
    const QString description =
        QStringLiteral("AADSTS%1: Words of the provider.\r\nTrace ID: 1\r\nCorrelation ID: 2").arg(number);
    // With the list of numbers, with the description alone (a redirect has no list), and with both.
    for (const auto &[text, codes] :
         {std::pair{description, QList<int>{number}}, std::pair{description, QList<int>{}},
          std::pair{QString(), QList<int>{number}}}) {
        const Error error = entraError(QStringLiteral("invalid_grant"), text, {}, codes);
        QCOMPARE(error.code, code);
        QCOMPARE(error.errorClass, errorClass);
        QVERIFY(error.sentence.size() > 10);
        QVERIFY(error.remedy.size() > 10);
        QVERIFY2(!error.sentence.contains(QLatin1String("AADSTS")), qPrintable(error.sentence));
        QVERIFY(error.sentence.endsWith(QLatin1Char('.')) && error.remedy.endsWith(QLatin1Char('.')));
        QCOMPARE(error.providerCode, QStringLiteral("AADSTS%1").arg(number));
        QCOMPARE(error.link,
                 QUrl(QStringLiteral("https://login.microsoftonline.com/error?code=%1").arg(number)));
        QCOMPARE(error.detail, text.simplified());
    }
}

void TestEntraErrors::everyNumberOfTheReferenceIsHere()
{
    QSet<int> seen;
    for (const Expected &expected : expectations()) {
        for (const int number : expected.numbers) {
            QVERIFY2(!seen.contains(number), qPrintable(QString::number(number)));
            seen.insert(number);
        }
    }
    QCOMPARE(seen.size(), 105);
}

void TestEntraErrors::names_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("suberror");
    QTest::addColumn<C>("code");
    QTest::addColumn<K>("errorClass");
    const QString grant = QStringLiteral("invalid_grant");
    const auto row = [](const QString &error, const QString &suberror, C code, K errorClass) {
        QTest::addRow("%s/%s", qPrintable(error), qPrintable(suberror))
            << error << suberror << code << errorClass;
    };
    row(QStringLiteral("server_error"), {}, C::ProviderUnavailable, K::RetryLater);
    row(QStringLiteral("temporarily_unavailable"), {}, C::ProviderUnavailable, K::RetryLater);
    row(QStringLiteral("slow_down"), {}, C::RateLimited, K::RetryLater);
    row(QStringLiteral("authorization_pending"), {}, C::SignInNeeded, K::RetryLater);
    row(QStringLiteral("authorization_declined"), {}, C::ConsentDeclined, K::AskUser);
    row(QStringLiteral("bad_verification_code"), {}, C::CodeExpired, K::AskUser);
    row(QStringLiteral("expired_token"), {}, C::CodeExpired, K::AskUser);
    row(QStringLiteral("access_denied"), {}, C::ConsentDeclined, K::AskUser);
    row(QStringLiteral("permission_denied"), {}, C::ConsentDeclined, K::AskUser);
    row(QStringLiteral("consent_required"), {}, C::ConsentRequired, K::AskUser);
    row(QStringLiteral("interaction_required"), {}, C::SignInNeeded, K::AskUser);
    row(QStringLiteral("login_required"), {}, C::SignInNeeded, K::AskUser);
    row(QStringLiteral("bad_token"), {}, C::SignInNeeded, K::AskUser);
    row(QStringLiteral("ui_not_allowed"), {}, C::SignInNeeded, K::AskUser);
    row(QStringLiteral("interrupted_user"), {}, C::SignInNeeded, K::AskUser);
    row(grant, {}, C::SignInNeeded, K::AskUser);
    row(QStringLiteral("invalid_client"), {}, C::AppMisconfigured, K::StopConnection);
    row(QStringLiteral("unauthorized_client"), {}, C::AppMisconfigured, K::StopConnection);
    row(QStringLiteral("invalid_resource"), {}, C::NotACrm, K::StopConnection);
    row(QStringLiteral("invalid_tenant"), {}, C::TenantUnknown, K::AskUser);
    row(QStringLiteral("invalid_instance"), {}, C::TenantUnknown, K::StopConnection);
    row(grant, QStringLiteral("user_password_expired"), C::PasswordExpired, K::AskUser);
    row(grant, QStringLiteral("consent_required"), C::ConsentRequired, K::AskUser);
    row(grant, QStringLiteral("basic_action"), C::MfaRequired, K::AskUser);
    row(grant, QStringLiteral("additional_action"), C::BlockedByOrganisation, K::StopConnection);
    row(grant, QStringLiteral("message_only"), C::BlockedByOrganisation, K::StopConnection);
    row(grant, QStringLiteral("bad_token"), C::SignInNeeded, K::AskUser);
    row(grant, QStringLiteral("ui_not_allowed"), C::SignInNeeded, K::AskUser);
    row(grant, QStringLiteral("interrupted_user"), C::SignInNeeded, K::AskUser);
    row(grant, QStringLiteral("something_new"), C::SignInNeeded, K::AskUser);
}

void TestEntraErrors::names()
{
    QFETCH(QString, error);
    QFETCH(QString, suberror);
    QFETCH(C, code);
    QFETCH(K, errorClass);
    // Alone, and with a number that nobody knows yet.
    for (const QList<int> &codes : {QList<int>{}, QList<int>{59999999}}) {
        const Error result = entraError(error, QStringLiteral("Words."), suberror, codes);
        QCOMPARE(result.code, code);
        QCOMPARE(result.errorClass, errorClass);
        QVERIFY(result.sentence != QLatin1String("Words."));
        QVERIFY(!result.remedy.isEmpty());
        QVERIFY(result.providerCode.startsWith(codes.isEmpty() ? error : QStringLiteral("AADSTS59999999")));
        QCOMPARE(result.providerCode.endsWith(suberror), true);
    }
}

void TestEntraErrors::whatIsPassingStaysPassing_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("number");
    QTest::newRow("number says sign in") << "temporarily_unavailable" << 70008;
    QTest::newRow("number says blocked") << "server_error" << 53003;
    QTest::newRow("name says sign in") << "invalid_grant" << 90033;
    QTest::newRow("both") << "temporarily_unavailable" << 90033;
    QTest::newRow("device flow") << "authorization_pending" << 70016;
}

// A signed-out mark for a fault at the provider is the mistake this program must not make.
void TestEntraErrors::whatIsPassingStaysPassing()
{
    QFETCH(QString, error);
    QFETCH(int, number);
    QCOMPARE(entraError(error, {}, {}, {number}).errorClass, K::RetryLater);
    QCOMPARE(entraError(error, {}, QStringLiteral("something_new"), {number}).errorClass, K::RetryLater);
}

void TestEntraErrors::realAnswers_data()
{
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("suberror");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QList<int>>("codes");
    QTest::addColumn<C>("code");
    QTest::addColumn<QString>("providerCode");
    QTest::newRow("multi-factor")
        << "invalid_grant"
        << "basic_action"
        << "AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor "
           "authentication to access '00000007-0000-0000-c000-000000000000'.\r\nTrace ID: a"
        << QList<int>{50076} << C::MfaRequired << "AADSTS50076/basic_action";
    QTest::newRow("consent declined at admin consent")
        << "consent_required"
        << ""
        << "AADSTS65004: User declined to consent to access the app." << QList<int>{} << C::ConsentDeclined
        << "AADSTS65004";
    QTest::newRow("cancelled on the page") << "access_denied"
                                           << "cancel"
                                           << "the user canceled the authentication" << QList<int>{}
                                           << C::ConsentDeclined << "access_denied/cancel";
    QTest::newRow("public flows off")
        << "invalid_client"
        << ""
        << "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or "
           "'client_secret'."
        << QList<int>{7000218} << C::AppMisconfigured << "AADSTS7000218";
    QTest::newRow("the known one of several numbers")
        << "invalid_grant"
        << ""
        << "" << QList<int>{1, 50126} << C::WrongCredentials << "AADSTS50126";
    QTest::newRow("a number inside another")
        << "invalid_grant"
        << ""
        << "AADSTS501267: New." << QList<int>{} << C::SignInNeeded << "AADSTS501267";
    QTest::newRow("a number in the middle of words")
        << "invalid_grant"
        << ""
        << "See AADSTS50126, please." << QList<int>{} << C::WrongCredentials << "AADSTS50126";
}

void TestEntraErrors::realAnswers()
{
    QFETCH(QString, error);
    QFETCH(QString, suberror);
    QFETCH(QString, description);
    QFETCH(QList<int>, codes);
    QFETCH(C, code);
    QFETCH(QString, providerCode);
    const Error result = entraError(error, description, suberror, codes);
    QCOMPARE(result.code, code);
    QCOMPARE(result.providerCode, providerCode);
}

void TestEntraErrors::theUnknownKeepsItsOwnWords()
{
    Error error = entraError(
        QStringLiteral("new_error"),
        QStringLiteral("AADSTS59999999: Something new.\r\nTrace ID: abc\r\nTimestamp: now"), {}, {59999999});
    QCOMPARE(error.sentence, QStringLiteral("AADSTS59999999: Something new."));
    QVERIFY(error.remedy.contains(QLatin1String("support")));
    QVERIFY(error.detail.contains(QLatin1String("Trace ID: abc")));
    QCOMPARE(error.errorClass, K::AskUser);
    error = entraError(QStringLiteral("new_error"), {}, {}, {});
    QCOMPARE(error.sentence, QStringLiteral("The sign-in service answered \"new_error\"."));
    error = entraError({}, {}, {}, {});
    QVERIFY(!error.sentence.isEmpty() && !error.remedy.isEmpty());
}

void TestEntraErrors::aLoopIsPaused()
{
    const Error error = entraError(QStringLiteral("invalid_grant"), {}, {}, {50196});
    QVERIFY(error.retryAfter && *error.retryAfter >= std::chrono::seconds(60));
    QVERIFY(!entraError(QStringLiteral("slow_down"), {}, {}, {}).retryAfter);
}

QTEST_GUILESS_MAIN(TestEntraErrors)
#include "tst_entraerrors.moc"
