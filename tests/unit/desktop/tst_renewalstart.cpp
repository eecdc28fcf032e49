// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/renewalstart.h"

#include <QTest>

using namespace fairlead;

class TestRenewalStart : public QObject
{
    Q_OBJECT

    static ConnectionInfo connection(SignInMethod method)
    {
        ConnectionInfo info;
        info.id = ConnectionId(QStringLiteral("abcdefghijkl"));
        info.method = method;
        info.crm = method == SignInMethod::SalesforceWeb ? CrmKind::Salesforce : CrmKind::Dynamics;
        info.cloud = QStringLiteral("global");
        info.address =
            QUrl(info.crm == CrmKind::Salesforce ? QStringLiteral("https://acme.my.salesforce.com")
                                                 : QStringLiteral("https://acme.crm4.dynamics.com"));
        info.organisationId = QStringLiteral("org");
        info.tenantId = QStringLiteral("tenant");
        info.clientId = QStringLiteral("their own app");
        info.userId = QStringLiteral("user");
        info.userName = QStringLiteral("sync@acme.example");
        return info;
    }

private slots:
    void opensWhereItsUserSignsIn_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<WizardPage>("page");
        QTest::newRow("Salesforce") << SignInMethod::SalesforceWeb << WizardPage::Authorize;
        QTest::newRow("password") << SignInMethod::DynamicsPassword << WizardPage::User;
        QTest::newRow("window") << SignInMethod::DynamicsWindow << WizardPage::User;
        QTest::newRow("application") << SignInMethod::DynamicsApplication << WizardPage::User;
    }
    void opensWhereItsUserSignsIn()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const WizardPage, page);
        const ConnectionInfo info = connection(method);
        const WizardStart start = renewalStart(info, builtInClouds(), false);
        QCOMPARE(start.page, page);
        QCOMPARE(start.expectedOrganisationId, info.organisationId);
        QVERIFY(start.existing);
        QCOMPARE(start.existing->id, info.id);
        QCOMPARE(start.existing->userId, info.userId);
        QVERIFY(!start.existing->mayChangeUser);
        QCOMPARE(start.input.userName, info.userName);
        // The client it was connected with, though the build has another.
        const InputRules rules(start.input, builtInClouds());
        if (method == SignInMethod::DynamicsApplication)
            QCOMPARE(start.input.applicationId, info.clientId);
        else
            QCOMPARE(rules.clientId(), info.clientId);
        QVERIFY(rules.usesAddress());
    }

    void whoTakesOverTypesTheirOwnName()
    {
        const WizardStart start =
            renewalStart(connection(SignInMethod::DynamicsPassword), builtInClouds(), true);
        QVERIFY(start.existing->mayChangeUser);
        QVERIFY(start.input.userName.isEmpty());
        QCOMPARE(start.existing->userName, QStringLiteral("sync@acme.example"));
    }

    void administratorsSignInByAnAppForPeople_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<QString>("noted");
        QTest::addColumn<QString>("expected");
        const QString own = QStringLiteral("their own app");
        const QString noted = QStringLiteral("the app of last time");
        const QString built = QStringLiteral("the build's");
        QTest::newRow("the connection's") << SignInMethod::SalesforceWeb << QString() << own;
        QTest::newRow("of last time") << SignInMethod::SalesforceWeb << noted << noted;
        QTest::newRow("made by Fairlead") << SignInMethod::SalesforceServer << noted << noted;
        QTest::newRow("nobody signs in by it") << SignInMethod::SalesforceServer << QString() << built;
    }
    void administratorsSignInByAnAppForPeople()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const QString, noted);
        QFETCH(const QString, expected);
        ConnectionInfo info = connection(SignInMethod::SalesforceWeb);
        info.method = method;
        QList<Cloud> clouds = builtInClouds();
        clouds.first().salesforceClientId = QStringLiteral("the build's");
        std::optional<salesforce::ServerAccess> known;
        if (!noted.isEmpty()) {
            known.emplace();
            known->signInClientId = noted;
        }
        const WizardStart start = accessStart(info, known, clouds, AccessGoal::Reconnect);
        QCOMPARE(start.page, WizardPage::Authorize);
        QCOMPARE(start.expectedOrganisationId, info.organisationId);
        QVERIFY(start.existing && start.existing->access == AccessGoal::Reconnect);
        QVERIFY(!start.existing->mayChangeUser);
        QVERIFY(start.input.userName.isEmpty()); // whoever they are
        const InputRules rules(start.input, clouds);
        QCOMPARE(rules.clientId(), expected);
        QVERIFY(rules.usesAddress());
    }
};

QTEST_GUILESS_MAIN(TestRenewalStart)
#include "tst_renewalstart.moc"
