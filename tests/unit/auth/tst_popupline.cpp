// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/popupline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fairlead;

/// What the sign-in window writes, read by its parent: signin/order.h describes the wire.
class TestPopupLine : public QObject
{
    Q_OBJECT
private slots:
    void faults_data();
    void faults();
    void closedIsCancelled();
    void events();
    void whatIsNotKnown_data();
    void whatIsNotKnown();
};

namespace {

QByteArray lineOf(const char *error, const char *reason, const char *event)
{
    QJsonObject line{{QStringLiteral("error"), QLatin1String(error)},
                     {QStringLiteral("reason"), QLatin1String(reason)},
                     {QStringLiteral("origin"), QStringLiteral("https://login.example:8443")},
                     {QStringLiteral("detail"), QStringLiteral("-1 what the engine says")}};
    if (*event)
        line.insert(QStringLiteral("event"), QLatin1String(event));
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace

void TestPopupLine::faults_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("namesHost");
    const auto row = [](const char *error, const char *reason, ErrorCode code, bool namesHost = true) {
        QTest::addRow("%s %s", error, reason) << QByteArray(error) << QByteArray(reason) << code << namesHost;
    };
    row("crashed", "", ErrorCode::SignInWindowCrashed, false);
    row("state", "", ErrorCode::StateMismatch, false);
    row("certificate", "authority", ErrorCode::CertificateNotTrusted);
    for (const char *reason : {"name", "date", "revoked", "weak", "other", "of a newer window"})
        row("certificate", reason, ErrorCode::CertificateInvalid);
    row("load", "host", ErrorCode::HostNotFound);
    row("load", "offline", ErrorCode::Offline, false);
    row("load", "refused", ErrorCode::ConnectionRefused);
    row("load", "timeout", ErrorCode::TimedOut);
    row("load", "lost", ErrorCode::ConnectionLost);
    row("load", "proxy", ErrorCode::ProxyRefused);
    row("load", "client-certificate", ErrorCode::ClientCertificateNeeded);
    row("load", "dropped", ErrorCode::ClientCertificateNeeded);
    row("load", "other", ErrorCode::ProviderUnavailable);
    row("load", "of a newer window", ErrorCode::ProviderUnavailable);
    row("proxy-authentication", "refused", ErrorCode::ProxyAuthenticationRequired);
    row("proxy-authentication", "", ErrorCode::ProxyAuthenticationRequired);
}

void TestPopupLine::faults()
{
    QFETCH(const QByteArray, error);
    QFETCH(const QByteArray, reason);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, namesHost);
    for (const char *event : {"", "trouble"}) {
        const auto line = PopupLine::parse(lineOf(error, reason, event));
        QCOMPARE(line.kind, *event ? PopupLine::Kind::Trouble : PopupLine::Kind::Failure);
        QCOMPARE(line.isLast(), !*event);
        QCOMPARE(line.error.code, code);
        QCOMPARE(line.error.sentence.contains(QLatin1String("login.example")), namesHost);
        QVERIFY2(!line.error.sentence.contains(QLatin1Char('%')), qPrintable(line.error.sentence));
        QVERIFY(!line.error.remedy.isEmpty());
        QCOMPARE(line.error.detail, QStringLiteral("-1 what the engine says"));
    }
}

void TestPopupLine::closedIsCancelled()
{
    QVERIFY(PopupLine::parse(R"({"error":"closed"})").error.isCancelled());
}

void TestPopupLine::events()
{
    const auto loading = PopupLine::parse(R"({"event":"loading","origin":"https://login.example"})");
    QCOMPARE(loading.kind, PopupLine::Kind::Loading);
    QCOMPARE(loading.text, QStringLiteral("https://login.example"));
    QCOMPARE(PopupLine::parse(R"({"event":"visible"})").kind, PopupLine::Kind::Visible);
    const auto refused = PopupLine::parse(R"({"event":"refused","what":"print","sentence":"Not possible."})");
    QCOMPARE(refused.kind, PopupLine::Kind::Refused);
    QCOMPARE(refused.text, QStringLiteral("Not possible."));
    const auto answer = PopupLine::parse(R"({"query":"code=x%3D&state=S1"})");
    QCOMPARE(answer.kind, PopupLine::Kind::Answer);
    QCOMPARE(answer.text, QStringLiteral("code=x%3D&state=S1"));
    QVERIFY(answer.isLast());
}

void TestPopupLine::whatIsNotKnown_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("Xlib: extension missing");
    QTest::newRow("cut off") << QByteArray(R"({"query":"code=x)");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("a newer event with an error") << QByteArray(R"({"event":"newer","error":"load"})");
    QTest::newRow("a query that is none") << QByteArray(R"({"query":7})");
}

void TestPopupLine::whatIsNotKnown()
{
    QFETCH(const QByteArray, line);
    QCOMPARE(PopupLine::parse(line).kind, PopupLine::Kind::Unknown);
    QVERIFY(!PopupLine::parse(line).isLast());
}

QTEST_GUILESS_MAIN(TestPopupLine)
#include "tst_popupline.moc"
