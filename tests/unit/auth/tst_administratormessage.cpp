// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/administratormessage.h"
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"

#include <QTest>

using namespace fairlead;

class TestAdministratorMessage : public QObject
{
    Q_OBJECT
private slots:
    void whoCanMendIt_data();
    void whoCanMendIt();
    void microsoft();
    void salesforce();
    void whatIsNotKnownIsLeftOut();
};

void TestAdministratorMessage::whoCanMendIt_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("administrator");
    const auto entra = [](int number) {
        return entraError(QStringLiteral("invalid_grant"), {}, {}, {number});
    };
    const auto salesforce = [](const char *error) { return salesforceOAuthError(QLatin1String(error), {}); };
    // Reference "User demand 2": the codes people send to their administrators.
    for (const int number : {53003, 65001, 90094, 50105, 7000218, 700016})
        QTest::addRow("AADSTS%d", number) << entra(number) << true;
    for (const char *error : {"OAUTH_APP_BLOCKED", "OAUTH_APPROVAL_ERROR_GENERIC", "OAUTH_EC_APP_NOT_FOUND"})
        QTest::newRow(error) << salesforce(error) << true;
    QTest::newRow("wrong password") << entra(50126) << false;
    QTest::newRow("expired") << entra(70008) << false;
    QTest::newRow("declined") << salesforce("access_denied") << false;
    QTest::newRow("unavailable") << salesforce("server_error") << false;
}

void TestAdministratorMessage::whoCanMendIt()
{
    QFETCH(Error, error);
    QFETCH(bool, administrator);
    QCOMPARE(needsAdministrator(error), administrator);
}

void TestAdministratorMessage::microsoft()
{
    const Error error = entraError(QStringLiteral("invalid_grant"),
                                   QStringLiteral("AADSTS53003: Access has been blocked.\r\nTrace ID: t-1\r\n"
                                                  "Correlation ID: c-1\r\nTimestamp: 2026-05-01 10:00:00Z"),
                                   QStringLiteral("message_only"), {53003});
    AdministratorFacts facts;
    facts.clientId = QStringLiteral("11111111-2222-4333-8444-555555555555");
    facts.tenant = QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
    facts.userName = QStringLiteral("ada@contoso.example");
    facts.consentLink =
        QUrl(QStringLiteral("https://login.microsoftonline.com/t/v2.0/adminconsent?client_id=1"));
    const QString text = messageForAdministrator(error, facts);
    for (const QString &part :
         {error.sentence, error.remedy, facts.clientId, facts.tenant, facts.userName,
          QStringLiteral("AADSTS53003/message_only"), QStringLiteral("Trace ID: t-1"),
          QStringLiteral("Correlation ID: c-1"),
          QStringLiteral("https://login.microsoftonline.com/t/v2.0/adminconsent?client_id=1"),
          QStringLiteral("Microsoft Dynamics 365"), QStringLiteral("Application (client) id: "),
          QStringLiteral("Page that helps: https://login.microsoftonline.com/error?code=53003")})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void TestAdministratorMessage::salesforce()
{
    const Error error = salesforceOAuthError(
        QStringLiteral("OAUTH_APP_BLOCKED"), QStringLiteral("this app is blocked by admin"),
        SignInPlace::salesforce(QUrl(QStringLiteral("https://acme.my.salesforce.com"))));
    AdministratorFacts facts;
    facts.crm = CrmKind::Salesforce;
    facts.clientId = QStringLiteral("3MVG9key");
    facts.tenant = QStringLiteral("https://acme.my.salesforce.com");
    const QString text = messageForAdministrator(error, facts);
    for (const QString &part :
         {error.sentence, QStringLiteral("Consumer key: 3MVG9key"),
          QStringLiteral("Organisation: https://acme.my.salesforce.com"), QStringLiteral("OAUTH_APP_BLOCKED"),
          QStringLiteral("Salesforce"),
          QStringLiteral(
              "Page that helps: https://acme.my.salesforce.com/lightning/setup/ConnectedAppsUsage/home")})
        QVERIFY2(text.contains(part), qPrintable(part));
    QVERIFY(!text.contains(QLatin1String("Dynamics")));
}

void TestAdministratorMessage::whatIsNotKnownIsLeftOut()
{
    const QString text =
        messageForAdministrator(entraError(QStringLiteral("invalid_grant"), {}, {}, {65001}), {});
    for (const char *label : {"Tenant", "User", "Details", "open:"})
        QVERIFY2(!text.contains(QLatin1String(label) + QStringLiteral(": ")), label);
    QVERIFY(!text.contains(QLatin1String("%1")));
}

QTEST_GUILESS_MAIN(TestAdministratorMessage)
#include "tst_administratormessage.moc"
