// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errordetails.h"
#include "core/providerwords.h"

#include <QTest>
#include <QTimeZone>

using namespace fairlead;

class TestProviderWords : public QObject
{
    Q_OBJECT
private slots:
    void words_data();
    void words();
    void wordsAreBounded();
    void secretsAreCut_data();
    void secretsAreCut();
    void codes_data();
    void codes();
    void detailsHoldWhatSupportAsksFor();
    void detailsHoldNoSecret();
};

void TestProviderWords::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("first line") << "One.\r\nTwo."
                                << "One.";
    QTest::newRow("first that says something") << "\n \n  One  line.\nTwo."
                                               << "One line.";
    QTest::newRow("tags") << "<html><head><title>Proxy</title></head><body><p>Access <b>denied</b></p>"
                          << "Access denied";
    QTest::newRow("script over lines") << "<script>\nvar a;\n</script><td>Blocked</td>"
                                       << "Blocked";
    QTest::newRow("entities") << "Tom &amp; Ada&nbsp;say &quot;no&quot;"
                              << "Tom & Ada say \"no\"";
    QTest::newRow("an escaped tag is text") << "&amp;lt;b&amp;gt;"
                                            << "&lt;b&gt;";
    QTest::newRow("comparisons are no tags") << "Amount < 5 and > 3"
                                             << "Amount < 5 and > 3";
    QTest::newRow("nothing") << " \n<br/>"
                             << "";
    QTest::newRow("placeholders stay") << "100%1 sure"
                                       << "100%1 sure";
}

void TestProviderWords::words()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(plainWords(text), shown);
}

void TestProviderWords::wordsAreBounded()
{
    const QString text = QStringLiteral("word ").repeated(500);
    QVERIFY(plainWords(text).size() <= 300);
    QVERIFY(plainWords(text).endsWith(QStringLiteral("…")));
    QVERIFY(plainWords(text, 20).size() <= 20);
}

void TestProviderWords::secretsAreCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    const auto same = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(text);
    };
    QTest::newRow("JWT") << "Got eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln here"
                         << "Got … here";
    QTest::newRow("Salesforce session") << "id 00Dxx0000001gPL!AQ4AQFr.8Xw_9 is bad"
                                        << "id … is bad";
    QTest::newRow("Salesforce refresh token") << "5Aep861KIwKdekr90I4iHdDtR1bN6d.h5"
                                              << "…";
    QTest::newRow("Entra client secret") << "secret 'abc8Q~Zk3_x.Yp9-Qw2vB7nM4cL6tR8sD1fGh' is wrong"
                                         << "secret '…' is wrong";
    QTest::newRow("Entra refresh token") << "0.AXkAq7d2fTest-1234567890abcdef.AgABAwEAAAD"
                                         << "…";
    QTest::newRow("parameter") << "grant_type=password&password=Geheim1&username=ada"
                               << "grant_type=password&password=…&username=ada";
    QTest::newRow("member") << R"({"client_secret" : "Geheim1","x":1})"
                            << R"({"client_secret" : "…","x":1})";
    QTest::newRow("SOAP header") << "<m:sessionId>Geheim1</m:sessionId>"
                                 << "<m:sessionId>…</m:sessionId>";
    QTest::newRow("authorisation code") << "?code=aPrxYXyxzkuBzbiGzb2Q&state=1"
                                        << "?code=…&state=1";
    QTest::newRow("bearer") << "Authorization: Bearer abcdefghijklmnopqrstuvwxyz"
                            << "Authorization: …";
    QTest::newRow("long random run") << "x 4f1c2a9d8e7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d z"
                                     << "x … z";
    same("GUID", "Trace ID: 0d1f2a3b-4c5d-6e7f-8091-a2b3c4d5e6f7");
    same("page of a number", "https://login.microsoftonline.com/error?code=50076");
    same("record id", "duplicates value on record with id: 00QAa000000LEADIAN");
    same("long names",
         "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE in SomeManagedPackage__Very_Long_Name__c");
    same("words about passwords", "The password: it has to be changed.");
}

void TestProviderWords::secretsAreCut()
{
    QFETCH(QString, text);
    QFETCH(QString, kept);
    QCOMPARE(withoutSecrets(text), kept);
}

void TestProviderWords::codes_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("shown");
    QTest::newRow("as it is") << "sf:INVALID_SESSION_ID"
                              << "sf:INVALID_SESSION_ID";
    QTest::newRow("with a subcode") << "AADSTS50076/basic_action"
                                    << "AADSTS50076/basic_action";
    QTest::newRow("status") << "HTTP 503"
                            << "HTTP 503";
    QTest::newRow("line end") << "invalid_grant\n"
                              << "invalid_grant";
    QTest::newRow("foreign") << "<b>\"x\"</b>"
                             << "bx/b";
    QTest::newRow("token") << "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln"
                           << "";
    QTest::newRow("endless") << QStringLiteral("a").repeated(500) << QStringLiteral("a").repeated(80);
}

void TestProviderWords::codes()
{
    QFETCH(QString, code);
    QFETCH(QString, shown);
    QCOMPARE(plainCode(code), shown);
}

namespace {

Error sample()
{
    Error error;
    error.code = ErrorCode::MfaRequired;
    error.sentence = QStringLiteral("What happened.");
    error.remedy = QStringLiteral("What to do.");
    error.providerCode = QStringLiteral("AADSTS50076");
    error.detail = QStringLiteral("AADSTS50076: Words.\r\nTrace ID: 1-2\r\nCorrelation ID: 3-4");
    error.link = QUrl(QStringLiteral("https://portal.azure.com/#view/X"));
    return error;
}

} // namespace

void TestProviderWords::detailsHoldWhatSupportAsksFor()
{
    const QDateTime when(QDate(2026, 11, 23), QTime(5, 0), QTimeZone("Europe/Paris"));
    const QString text = detailsOf(sample(), when);
    for (const char *part :
         {"What happened.", "What to do.", "AADSTS50076 (MfaRequired)", "Trace ID: 1-2",
          "Correlation ID: 3-4", "2026-11-23T04:00:00Z", "https://portal.azure.com/#view/X"})
        QVERIFY2(text.contains(QLatin1String(part)), part);

    Error own;
    own.code = ErrorCode::DiskFull;
    own.sentence = QStringLiteral("Full.");
    const QString few = detailsOf(own, {});
    QVERIFY(few.contains(QLatin1String("DiskFull")));
    QVERIFY(!few.contains(QLatin1String("Time")) && !few.contains(QLatin1String("Link")));
}

void TestProviderWords::detailsHoldNoSecret()
{
    const QString token = QStringLiteral("00Dxx0000001gPL!AQ4AQFr.8Xw_9");
    Error error = sample();
    error.sentence = QStringLiteral("Refused: ") + token;
    error.detail = QStringLiteral("sent ") + token;
    error.providerCode = token;
    QVERIFY(!detailsOf(error, QDateTime::currentDateTimeUtc()).contains(QLatin1String("AQ4AQFr")));
}

QTEST_GUILESS_MAIN(TestProviderWords)
#include "tst_providerwords.moc"
