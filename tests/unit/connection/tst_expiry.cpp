// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/expiry.h"

#include <QTest>

using namespace fairlead;

/// When an end that is coming is told of, and how often.
class TestExpiry : public QObject
{
    Q_OBJECT
private slots:
    void told_data();
    void told();
    void eachOnceAsTimeGoesBy();
    void whatEndsIsNamed();
    void ownCertificateIsMadeAnew();
    void onlyWhatIsKnown_data();
    void onlyWhatIsKnown();

private:
    static QDateTime end() { return QDateTime(QDate(2026, 12, 31), QTime(12, 0), Qt::UTC); }
    static ConnectionInfo connection()
    {
        ConnectionInfo info;
        info.name = QStringLiteral("Contoso");
        info.clientId = QStringLiteral("11111111-2222-4333-8444-555555555555");
        info.method = SignInMethod::DynamicsApplication;
        return info;
    }
    static std::optional<ExpiryNotice> notice(qint64 secondsBefore, const QDateTime &lastTold)
    {
        return due({Expiry::What::ClientSecret, end()}, end().addSecs(-secondsBefore), lastTold,
                   connection());
    }
    static constexpr qint64 day = 86'400;
};

void TestExpiry::told_data()
{
    QTest::addColumn<qint64>("secondsBefore");
    QTest::addColumn<qint64>("toldBefore"); // −1: never
    QTest::addColumn<int>("days"); // −1: nothing is said
    QTest::newRow("31 days") << 31 * day << qint64(-1) << -1;
    QTest::newRow("a second before 30 days") << 30 * day + 1 << qint64(-1) << -1;
    QTest::newRow("30 days") << 30 * day << qint64(-1) << 30;
    QTest::newRow("30 days, told") << 29 * day << 30 * day << -1;
    QTest::newRow("30 days, told before the threshold") << 30 * day << 40 * day << 30;
    QTest::newRow("7 days") << 7 * day << 20 * day << 7;
    QTest::newRow("7 days, told") << 2 * day << 7 * day << -1;
    QTest::newRow("1 day") << day << 6 * day << 1;
    QTest::newRow("away for weeks") << day / 2 << qint64(-1) << 1;
    QTest::newRow("over") << qint64(0) << day << 0;
    QTest::newRow("over, told") << -5 * day << -day << -1;
    QTest::newRow("over for long, never told") << -50 * day << qint64(-1) << 0;
}

void TestExpiry::told()
{
    QFETCH(qint64, secondsBefore);
    QFETCH(qint64, toldBefore);
    QFETCH(int, days);
    const bool never = toldBefore == -1;
    const auto found = notice(secondsBefore, never ? QDateTime() : end().addSecs(-toldBefore));
    QCOMPARE(found ? found->days : -1, days);
    if (found) {
        QVERIFY(found->sentence.contains(QLatin1String("Contoso")));
        QVERIFY(!found->remedy.isEmpty());
        QVERIFY(found->link.toString().contains(connection().clientId));
    }
}

void TestExpiry::eachOnceAsTimeGoesBy()
{
    QDateTime lastTold;
    QList<int> said;
    for (qint64 hours = 40 * 24; hours > -40 * 24; hours -= 5) {
        const auto found = notice(hours * 3600, lastTold);
        if (!found)
            continue;
        said += found->days;
        lastTold = end().addSecs(-hours * 3600);
    }
    QCOMPARE(said, QList<int>({30, 7, 1, 0}));
}

void TestExpiry::whatEndsIsNamed()
{
    const auto secret = notice(day, {});
    const auto certificate = due({Expiry::What::Certificate, end()}, end().addSecs(-day), {}, connection());
    QVERIFY(secret && certificate);
    QVERIFY(secret->sentence != certificate->sentence);
    QVERIFY(secret->remedy != certificate->remedy);
    QVERIFY(notice(0, {})->sentence != secret->sentence);
    // Begun days count.
    QVERIFY(notice(6 * day + 60, {})->sentence.contains(QLatin1Char('7')));
}

void TestExpiry::ownCertificateIsMadeAnew()
{
    salesforce::ServerAccess access;
    access.certificateExpires = end();
    QVERIFY(!expiryOf(access)); // nothing signs in with it yet
    access.madeAt = end().addYears(-1);
    const auto expiry = expiryOf(access);
    QVERIFY(expiry);
    QCOMPARE(expiry->what, Expiry::What::Certificate);
    ConnectionInfo info = connection();
    info.method = SignInMethod::SalesforceServer;
    const auto told = due(*expiry, end().addSecs(-3 * day), {}, info);
    QVERIFY(told);
    QCOMPARE(told->days, 7);
    QVERIFY(told->remedy.contains(QLatin1String("Reconnect")));
    QVERIFY(told->link.isEmpty());
    access.removing = true;
    QVERIFY(!expiryOf(access));
}

void TestExpiry::onlyWhatIsKnown_data()
{
    QTest::addColumn<SignInMethod>("method");
    QTest::addColumn<bool>("known");
    QTest::addColumn<int>("what"); // −1: nothing ends
    const int secret = int(Expiry::What::ClientSecret);
    const int certificate = int(Expiry::What::Certificate);
    QTest::newRow("secret") << SignInMethod::DynamicsApplication << true << secret;
    QTest::newRow("certificate") << SignInMethod::DynamicsCertificate << true << certificate;
    QTest::newRow("Salesforce certificate") << SignInMethod::SalesforceJwt << true << certificate;
    QTest::newRow("unknown") << SignInMethod::DynamicsApplication << false << -1;
    QTest::newRow("password") << SignInMethod::DynamicsPassword << true << -1;
}

void TestExpiry::onlyWhatIsKnown()
{
    QFETCH(SignInMethod, method);
    QFETCH(bool, known);
    QFETCH(int, what);
    ConnectionInfo info = connection();
    info.method = method;
    if (known)
        info.credentialExpires = end();
    const auto found = expiryOf(info);
    QCOMPARE(found ? int(found->what) : -1, what);
    if (found)
        QCOMPARE(found->at, end());
}

QTEST_APPLESS_MAIN(TestExpiry)
#include "tst_expiry.moc"
