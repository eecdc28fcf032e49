// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/redirectanswer.h"

#include <QTest>

using namespace fairlead;

Q_DECLARE_METATYPE(fairlead::ErrorCode)

namespace {
const auto state = QStringLiteral("s-1_~.A");
}

class TestRedirectAnswer : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void longAnswersAreReadAndEndlessOnesRefused();
    void wrongStateNamesTheProvidersError();
    void errorsNeverQuoteTheAnswer();
};

void TestRedirectAnswer::reads_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<int>("consent"); // -1 absent, 0 false, 1 true

    // Salesforce reference 1.2: the code arrives encoded and is decoded once.
    QTest::newRow("salesforce") << "code=aPrxY.6%3D%3D&state=s-1_~.A"
                                << "aPrxY.6=="
                                << ""
                                << ""
                                << "" << -1;
    QTest::newRow("entra") << "code=0.AX-_&state=s-1_~.A&session_state=0a"
                           << "0.AX-_"
                           << ""
                           << ""
                           << "" << -1;
    // Anchors section 11, trap 4: ownCloud decodes before it splits, which breaks exactly this.
    QTest::newRow("encoded & and = stay inside") << "code=a%26state%3Dforged%26b&state=s-1_~.A"
                                                 << "a&state=forged&b"
                                                 << ""
                                                 << ""
                                                 << "" << -1;
    QTest::newRow("decoded once only") << "code=a%253D&state=s-1_~.A"
                                       << "a%3D"
                                       << ""
                                       << ""
                                       << "" << -1;
    QTest::newRow("plus is a blank") << "error=access_denied&error_description=end-user+denied+authorization&"
                                        "state=s-1_~.A"
                                     << ""
                                     << "access_denied"
                                     << "end-user denied authorization"
                                     << "" << -1;
    QTest::newRow("encoded plus is a plus") << "code=a%2Bb&state=s-1_~.A"
                                            << "a+b"
                                            << ""
                                            << ""
                                            << "" << -1;
    QTest::newRow("encoded state") << "state=%73-1_%7E.A&code=x"
                                   << "x"
                                   << ""
                                   << ""
                                   << "" << -1;
    QTest::newRow("consent given") << "admin_consent=True&tenant=72f9&scope=a%20b&state=s-1_~.A"
                                   << ""
                                   << ""
                                   << ""
                                   << "72f9" << 1;
    QTest::newRow("consent, small letters") << "admin_consent=true&tenant=72f9&state=s-1_~.A"
                                            << ""
                                            << ""
                                            << ""
                                            << "72f9" << 1;
    QTest::newRow("consent withheld") << "admin_consent=False&tenant=72f9&state=s-1_~.A"
                                      << ""
                                      << ""
                                      << ""
                                      << "72f9" << 0;
    QTest::newRow("consent refused") << "admin_consent=True&error=consent_required&error_description="
                                        "AADSTS65004%3a+x%0d%0aTrace&state=s-1_~.A"
                                     << ""
                                     << "consent_required"
                                     << "AADSTS65004: x\r\nTrace"
                                     << "" << 1;
    QTest::newRow("a refusal's code is not used") << "code=x&error=access_denied&state=s-1_~.A"
                                                  << ""
                                                  << "access_denied"
                                                  << ""
                                                  << "" << -1;
    QTest::newRow("unknown ones repeated") << "a=1&a=2&code=x&state=s-1_~.A&&=&%zz=1"
                                           << "x"
                                           << ""
                                           << ""
                                           << "" << -1;
    QTest::newRow("UTF-8") << "error=e&error_description=gr%C3%BC%C3%9Fe&state=s-1_~.A"
                           << ""
                           << "e" << QStringLiteral("gr\u00fc\u00dfe") << "" << -1;
}

void TestRedirectAnswer::reads()
{
    QFETCH(QString, query);
    const auto answer = parseRedirect(query, state);
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
    QTEST(answer->code.revealText(), "code");
    QTEST(answer->error, "error");
    QTEST(answer->errorDescription, "description");
    QTEST(answer->tenant, "tenant");
    QTEST(answer->adminConsent ? int(*answer->adminConsent) : -1, "consent");
}

void TestRedirectAnswer::refuses_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<ErrorCode>("code");

    const auto wrong = ErrorCode::StateMismatch;
    const auto invalid = ErrorCode::ProviderAnswerInvalid;
    QTest::newRow("empty") << "" << QString(state) << wrong;
    QTest::newRow("no state") << "code=x" << QString(state) << wrong;
    QTest::newRow("empty state") << "code=x&state=" << QString(state) << wrong;
    QTest::newRow("nothing expected") << "code=x&state="
                                      << "" << wrong;
    QTest::newRow("another state") << "code=x&state=s-1_~.B" << QString(state) << wrong;
    QTest::newRow("other letter case") << "code=x&state=S-1_~.A" << QString(state) << wrong;
    QTest::newRow("only a part") << "code=x&state=s-1_~." << QString(state) << wrong;
    QTest::newRow("two states") << "code=x&state=s-1_~.A&state=s-1_~.A" << QString(state) << wrong;
    QTest::newRow("state that cannot be read") << "code=x&state=s-1_%7" << QString(state) << wrong;
    QTest::newRow("error without state") << "error=access_denied" << QString(state) << wrong;
    QTest::newRow("state only") << "state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("empty code") << "code=&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("name without value") << "code&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("two codes") << "code=x&code=y&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("two errors") << "error=x&error=y&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("cut escape") << "code=x%4&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("not hexadecimal") << "code=x%4g&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("not UTF-8") << "code=%ff%fe&state=s-1_~.A" << QString(state) << invalid;
    QTest::newRow("not encoded") << QStringLiteral("code=gr\u00fc&state=s-1_~.A") << QString(state)
                                 << invalid;
    QTest::newRow("zero byte") << "code=x%00y&state=s-1_~.A" << QString(state) << invalid;
}

void TestRedirectAnswer::refuses()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    const auto answer = parseRedirect(query, expected);
    QVERIFY(!answer.has_value());
    QFETCH(ErrorCode, code);
    QCOMPARE(nameOf(answer.error().code), nameOf(code));
    QVERIFY(!answer.error().sentence.isEmpty());
    QVERIFY(!answer.error().remedy.isEmpty());
    QVERIFY(answer.error().errorClass == ErrorClass::AskUser);
}

void TestRedirectAnswer::longAnswersAreReadAndEndlessOnesRefused()
{
    const QString code(20'000, u'x');
    const auto answer = parseRedirect(QStringLiteral("code=%1&state=%2").arg(code, state), state);
    QVERIFY(answer.has_value());
    QCOMPARE(answer->code.revealText().size(), 20'000);

    const QString endless(70'000, u'x');
    QVERIFY(!parseRedirect(QStringLiteral("code=%1&state=%2").arg(endless, state), state).has_value());
}

// Salesforce has been seen to refuse without a state; the reason must still reach the person.
void TestRedirectAnswer::wrongStateNamesTheProvidersError()
{
    const auto answer = parseRedirect(QStringLiteral("error=OAUTH_APP_BLOCKED"), state);
    QVERIFY(answer.error().code == ErrorCode::StateMismatch);
    QCOMPARE(answer.error().providerCode, QStringLiteral("OAUTH_APP_BLOCKED"));

    const auto forged = parseRedirect(QStringLiteral("error=Call+0800+123456+now"), state);
    QVERIFY(forged.error().providerCode.isEmpty());
}

// Anchors section 11, trap 3: the callback line, code included, has ended in logs before.
void TestRedirectAnswer::errorsNeverQuoteTheAnswer()
{
    const QStringList queries{QStringLiteral("code=planted-code&state=planted-state"),
                              QStringLiteral("code=planted-code&code=planted-code&state=") + state,
                              QStringLiteral("code=planted-code%1&state=") + state};
    for (const QString &query : queries) {
        const auto answer = parseRedirect(query, state);
        QVERIFY(!answer.has_value());
        const Error &error = answer.error();
        const QString everything = error.text() + error.detail + error.providerCode;
        QVERIFY(!everything.contains(QLatin1String("planted")));
    }
}

QTEST_GUILESS_MAIN(TestRedirectAnswer)
#include "tst_redirectanswer.moc"
