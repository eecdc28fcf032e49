// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/consent.h"

#include "connection/revocation.h"
#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;

/// Whose consent stands after a connection was revoked, and who may withdraw it.
class TestConsent : public QObject
{
    Q_OBJECT

    static ConnectionInfo connection(const char *name, SignInMethod method = SignInMethod::DynamicsPassword)
    {
        ConnectionInfo info;
        info.id = ConnectionId(QString::fromLatin1(name));
        info.name = QString::fromLatin1(name);
        info.crm = method < SignInMethod::DynamicsPassword ? CrmKind::Salesforce : CrmKind::Dynamics;
        info.method = method;
        info.tenantId = QStringLiteral("7a1c0d5e-52b4-4c6f-9a1e-3f0d8b6c2e41");
        info.clientId = QStringLiteral("11111111-2222-4333-8444-555555555555");
        return info;
    }

private slots:
    void whoLivesOnOne_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<bool>("lives");
        for (const SignInMethod method :
             {SignInMethod::SalesforceWeb, SignInMethod::SalesforceClientCredentials,
              SignInMethod::SalesforceJwt, SignInMethod::SalesforceServer, SignInMethod::DynamicsApplication,
              SignInMethod::DynamicsCertificate})
            QTest::newRow(qPrintable(nameOf(method))) << method << false;
        for (const SignInMethod method : {SignInMethod::DynamicsPassword, SignInMethod::DynamicsWindow})
            QTest::newRow(qPrintable(nameOf(method))) << method << true;
    }
    void whoLivesOnOne()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const bool, lives);
        const ConnectionInfo info = connection("One", method);
        QCOMPARE(livesOnConsent(info), lives);
        if (info.crm != CrmKind::Dynamics)
            return;
        // What is told to stand after revoking.
        FakeHttp http;
        const auto end = awaitEnd(endTokens(http, info, builtInClouds().first(), {}, {}));
        QVERIFY(end && end->left.size() == 1);
        const Leftover &left = end->left.constFirst();
        QCOMPARE(left.isConsent, lives);
        QCOMPARE(left.sentence.contains(QStringLiteral("consent")), lives);
        QVERIFY(left.remedy.contains(info.clientId) && !left.link.isEmpty());
        QVERIFY(http.requests().isEmpty());
    }

    // Without Graph nobody can withdraw it from here.
    void aCloudWithoutGraph()
    {
        Cloud cloud = builtInClouds().first();
        QVERIFY(standingConsent(connection("One"), cloud).isConsent);
        cloud.graph.clear();
        QVERIFY(!standingConsent(connection("One"), cloud).isConsent);
    }

    void whoseTenant_data()
    {
        QTest::addColumn<QString>("connected");
        QTest::addColumn<QString>("signedIn");
        QTest::addColumn<bool>("meant");
        const QString own = connection("One").tenantId;
        QTest::newRow("the same") << own << own << true;
        QTest::newRow("written otherwise") << own << own.toUpper() << true;
        QTest::newRow("another one") << own << QStringLiteral("b6d2f0e4-83a5-4d17-8c3b-91f7e25a6d08")
                                     << false;
        QTest::newRow("none told") << own << QString() << false;
        QTest::newRow("none known") << QString() << QString() << false;
    }
    void whoseTenant()
    {
        QFETCH(const QString, connected);
        QFETCH(const QString, signedIn);
        QFETCH(const bool, meant);
        ConnectionInfo info = connection("One");
        info.tenantId = connected;
        TokenSet tokens;
        tokens.tenantId = signedIn;
        tokens.userName = QStringLiteral("olga@fernhollow.example");
        const Outcome outcome = checkTenant(info, tokens);
        QCOMPARE(outcome.has_value(), meant);
        if (meant)
            return;
        QCOMPARE(outcome.error().code, ErrorCode::WrongOrganisation);
        QVERIFY(outcome.error().sentence.contains(tokens.userName));
    }

    void whoElseEndsWithIt()
    {
        ConnectionsDocument document;
        ConnectionInfo otherTenant = connection("Other tenant");
        otherTenant.tenantId = QStringLiteral("b6d2f0e4-83a5-4d17-8c3b-91f7e25a6d08");
        ConnectionInfo otherApp = connection("Other app");
        otherApp.clientId = QStringLiteral("66666666-2222-4333-8444-555555555555");
        ConnectionInfo revoked = connection("Revoked");
        revoked.revoked = true;
        ConnectionInfo written = connection("Written otherwise", SignInMethod::DynamicsWindow);
        written.tenantId = written.tenantId.toUpper();
        document.connections = {connection("One"),
                                connection("Two"),
                                otherTenant,
                                otherApp,
                                revoked,
                                connection("Application", SignInMethod::DynamicsApplication),
                                connection("Salesforce", SignInMethod::SalesforceWeb),
                                written};
        QCOMPARE(othersOnConsent(document, document.connections.first()),
                 QStringList({QStringLiteral("Two"), QStringLiteral("Written otherwise")}));
    }

    void askedForWhatIsNeededAndNoMore()
    {
        const QStringList scopes = administratorScopes(builtInClouds().first());
        QVERIFY(scopes.contains(QStringLiteral("openid")));
        QVERIFY(!scopes.contains(QStringLiteral("offline_access")));
        QVERIFY(scopes.contains(
            QStringLiteral("https://graph.microsoft.com/DelegatedPermissionGrant.ReadWrite.All")));
    }
};

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
