// SPDX-License-Identifier: GPL-3.0-or-later
//
// How access tokens are renewed: what is asked again, and what is not.
#include "connection/grants.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"
#include "support/opensslprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace fairlead;

namespace {

QString field(const HttpRequest &request, const char *key)
{
    return QUrlQuery(QString::fromLatin1(request.body))
        .queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
}

SessionTarget byJwt()
{
    SessionTarget target;
    target.cloud = builtInClouds().first();
    target.info.crm = CrmKind::Salesforce;
    target.info.method = SignInMethod::SalesforceJwt;
    target.info.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    target.info.clientId = QStringLiteral("client");
    target.info.userName = QStringLiteral("integration@acme.example");
    target.info.organisationId = QStringLiteral("00DAa00000AAAAAMA1");
    target.secrets.privateKey = Secret(makeRsaKeyPem(2048));
    return target;
}

SessionTarget byPassword()
{
    SessionTarget target;
    target.cloud = builtInClouds().first();
    target.info.cloud = target.cloud.name;
    target.info.crm = CrmKind::Dynamics;
    target.info.method = SignInMethod::DynamicsPassword;
    target.info.address = QUrl(QStringLiteral("https://acme.crm.dynamics.com"));
    target.info.tenantId = QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
    target.info.clientId = QStringLiteral("client");
    target.info.userName = QStringLiteral("integration@acme.example");
    target.info.organisationId = QStringLiteral("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    target.secrets.password = Secret("password");
    return target;
}

SessionTarget byCertificate()
{
    SessionTarget target = byPassword();
    target.info.method = SignInMethod::DynamicsCertificate;
    target.info.certificateThumbprint = QStringLiteral("thumb_print-of-32-bytes");
    target.secrets.privateKey = Secret(makeRsaKeyPem(2048));
    return target;
}

QJsonObject partOf(const QString &assertion, int part)
{
    return QJsonDocument::fromJson(
               QByteArray::fromBase64(assertion.section(QLatin1Char('.'), part, part).toLatin1(),
                                      QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

class TestGrantFor : public QObject
{
    Q_OBJECT
private slots:
    // connections.json may have been edited: what is signed in with goes to no other host.
    void noSessionWithAnAddressOfAnotherCloud()
    {
        ManualClock clock;
        SessionTarget target = byPassword();
        QVERIFY(openSession(target, nullptr, clock));
        target.info.address = QUrl(QStringLiteral("http://127.0.0.1:9"));
        const auto session = openSession(target, nullptr, clock);
        QVERIFY(!session);
        QCOMPARE(session.error().code, ErrorCode::AddressRejected);
    }

    void onlyAWrongAudienceIsTriedAgain_data()
    {
        QTest::addColumn<QStringList>("descriptions");
        QTest::addColumn<QString>("told");
        const QString audience = QStringLiteral("audience is invalid");
        const QString approval = QStringLiteral("user hasn't approved this consumer");
        QTest::newRow("not approved") << QStringList{approval} << approval;
        QTest::newRow("expired") << QStringList{QStringLiteral("expired authorization code")}
                                 << QStringLiteral("expired authorization code");
        QTest::newRow("other audience, not approved") << QStringList{audience, approval} << approval;
        QTest::newRow("no audience") << QStringList{audience, audience} << audience;
    }
    void onlyAWrongAudienceIsTriedAgain()
    {
        QFETCH(const QStringList, descriptions);
        QFETCH(const QString, told);
        ManualClock clock;
        FakeHttp http(&clock);
        http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data")).json("[]");
        for (const QString &description : descriptions)
            http.expect("POST", QStringLiteral("https://acme.my.salesforce.com/services/oauth2/token"))
                .json("{\"error\":\"invalid_grant\",\"error_description\":\"" + description.toLatin1()
                          + "\"}",
                      400);
        const auto grant = grantFor(byJwt(), http, clock);
        const auto answer = awaitEnd(grant({}, RefreshingTokenSource::Why::Due, {}));
        QVERIFY(answer && !*answer);
        QCOMPARE((*answer).error().detail, told);
        QVERIFY(http.isDone());
    }

    // Reference Microsoft 1.8: PS256, the thumbprint as it is kept, the tenant's own endpoint as audience,
    // and the server's time, whatever this computer's clock says.
    void aCertificateIsProvedByAnAssertion()
    {
        ManualClock clock;
        FakeHttp http(&clock);
        const SessionTarget target = byCertificate();
        const QString authority = QStringLiteral("https://login.microsoftonline.com/") + target.info.tenantId;
        http.expect("GET", authority + QStringLiteral("/v2.0/.well-known/openid-configuration"))
            .reply(200, "{}", {{"Date", "Tue, 01 Dec 2026 10:00:00 GMT"}});
        const qint64 now = QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC).toSecsSinceEpoch();
        const QString endpoint = authority + QStringLiteral("/oauth2/v2.0/token");
        http.expect("POST", endpoint)
            .json("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"access\"}")
            .check([&](const HttpRequest &request) {
                QCOMPARE(field(request, "grant_type"), QStringLiteral("client_credentials"));
                QCOMPARE(field(request, "scope"), QStringLiteral("https://acme.crm.dynamics.com/.default"));
                QVERIFY(field(request, "client_secret").isEmpty());
                const QString assertion = field(request, "client_assertion");
                const QJsonObject header = partOf(assertion, 0);
                QCOMPARE(header.value(QLatin1String("alg")).toString(), QStringLiteral("PS256"));
                QCOMPARE(header.value(QLatin1String("x5t#S256")).toString(),
                         target.info.certificateThumbprint);
                const QJsonObject claims = partOf(assertion, 1);
                QCOMPARE(claims.value(QLatin1String("aud")).toString(), endpoint);
                QCOMPARE(claims.value(QLatin1String("iss")).toString(), QStringLiteral("client"));
                QCOMPARE(claims.value(QLatin1String("sub")).toString(), QStringLiteral("client"));
                QCOMPARE(claims.value(QLatin1String("nbf")).toInteger(), now);
                QCOMPARE(claims.value(QLatin1String("exp")).toInteger(), now + 600);
                QVERIFY(!claims.value(QLatin1String("jti")).toString().isEmpty());
            });
        http.expect("GET", QStringLiteral("https://acme.crm.dynamics.com/api/data/v9.2/WhoAmI"))
            .json("{\"OrganizationId\":\"aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee\",\"UserId\":\"u\"}");
        http.expect("GET", QStringLiteral("https://acme.crm.dynamics.com/*")).times(-1).json("{}");
        const auto grant = grantFor(target, http, clock);
        const auto answer = awaitEnd(grant({}, RefreshingTokenSource::Why::Due, {}));
        QVERIFY2(answer && *answer, answer && !*answer ? qPrintable((*answer).error().text()) : "");
        QVERIFY((*answer)->refreshToken.isEmpty()); // trap 21
    }

    // A run-as user can be changed in Setup, an application user made anew: each new token is looked at.
    void onlyForWhoWasConnected_data()
    {
        QTest::addColumn<SessionTarget>("target");
        QTest::addColumn<QString>("organisation");
        QTest::addColumn<QString>("user");
        QTest::addColumn<std::optional<ErrorCode>>("refused");
        using Refused = std::optional<ErrorCode>;
        for (const SignInMethod method :
             {SignInMethod::SalesforceWeb, SignInMethod::SalesforceClientCredentials,
              SignInMethod::SalesforceJwt, SignInMethod::SalesforceServer, SignInMethod::DynamicsPassword,
              SignInMethod::DynamicsWindow, SignInMethod::DynamicsApplication,
              SignInMethod::DynamicsCertificate}) {
            const bool isSalesforce = method < SignInMethod::DynamicsPassword;
            SessionTarget target = isSalesforce ? byJwt() : byCertificate();
            target.info.method = method;
            target.info.userId = isSalesforce ? QStringLiteral("005Aa00000BBBBBIA4")
                                              : QStringLiteral("cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee");
            const QString organisation = target.info.organisationId;
            const QString user = target.info.userId;
            const QString otherUser = isSalesforce ? QStringLiteral("005Aa00000CCCCCIA4")
                                                   : QStringLiteral("dddddddd-bbbb-4ccc-8ddd-eeeeeeeeeeee");
            const QString elsewhere = isSalesforce ? QStringLiteral("00DAa00000ZZZZZMA1")
                                                   : QStringLiteral("ffffffff-bbbb-4ccc-8ddd-eeeeeeeeeeee");
            const QString name = nameOf(method);
            QTest::newRow(qPrintable(name + QStringLiteral(", the same")))
                << target << organisation << user << Refused();
            QTest::newRow(qPrintable(name + QStringLiteral(", another user")))
                << target << organisation << otherUser << Refused(ErrorCode::WrongUser);
            QTest::newRow(qPrintable(name + QStringLiteral(", another organisation")))
                << target << elsewhere << otherUser << Refused(ErrorCode::WrongOrganisation);
            target.info.userId.clear();
            QTest::newRow(qPrintable(name + QStringLiteral(", a user never noted")))
                << target << organisation << user << Refused();
        }
    }
    void onlyForWhoWasConnected()
    {
        QFETCH(const SessionTarget, target);
        QFETCH(const QString, organisation);
        QFETCH(const QString, user);
        QFETCH(const std::optional<ErrorCode>, refused);
        ManualClock clock;
        FakeHttp http(&clock);
        const QByteArray ids = organisation.toLatin1() + '/' + user.toLatin1();
        const bool isSalesforce = target.info.crm == CrmKind::Salesforce;
        http.expect("POST",
                    isSalesforce ? QStringLiteral("https://acme.my.salesforce.com/services/oauth2/token")
                                 : QStringLiteral("https://login.microsoftonline.com/*"))
            .json("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"access\","
                  "\"instance_url\":\"https://acme.my.salesforce.com\","
                  "\"id\":\"https://login.salesforce.com/id/"
                  + ids + "\"}");
        if (!isSalesforce)
            http.expect("GET", QStringLiteral("https://acme.crm.dynamics.com/api/data/v9.2/WhoAmI"))
                .json("{\"OrganizationId\":\"" + organisation.toLatin1() + "\",\"UserId\":\""
                      + user.toLatin1() + "\"}");
        // What time it is there.
        http.expect("GET", QStringLiteral("https://*")).times(-1).json("[]");
        const auto grant = grantFor(target, http, clock);
        const auto answer = awaitEnd(grant(Secret("refresh"), RefreshingTokenSource::Why::Due, {}));
        QVERIFY(answer);
        if (!refused) {
            QVERIFY2(*answer, *answer ? "" : qPrintable((*answer).error().text()));
            return;
        }
        QVERIFY(!*answer);
        QCOMPARE((*answer).error().code, *refused);
        QCOMPARE((*answer).error().errorClass, ErrorClass::StopConnection);
    }

    void passwordIsSentOnceWhileDataverseIsDown()
    {
        ManualClock clock;
        FakeHttp http(&clock);
        const QString tokens = QStringLiteral("https://login.microsoftonline.com/*");
        http.expect("POST", tokens)
            .times(2)
            .json("{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"access\","
                  "\"refresh_token\":\"refresh\"}");
        http.expect("GET", QStringLiteral("https://acme.crm.dynamics.com/*")).times(2).json("{}", 503);
        const auto grant = grantFor(byPassword(), http, clock);
        for (int i = 0; i < 2; ++i) {
            const auto answer = awaitEnd(grant({}, RefreshingTokenSource::Why::Due, {}));
            QVERIFY(answer && !*answer);
            QVERIFY((*answer).error().isTransient());
        }
        QStringList asked;
        for (const HttpRequest &request : http.requests()) {
            if (request.method == "POST")
                asked += field(request, "grant_type");
        }
        QCOMPARE(asked, (QStringList{QStringLiteral("password"), QStringLiteral("refresh_token")}));
        QVERIFY(http.isDone());
    }

    // The refresh token of a session that was ended is dead: asking with it only costs a request.
    void aRejectedTokenIsAnsweredByThePassword()
    {
        ManualClock clock;
        FakeHttp http(&clock);
        http.expect("POST", QStringLiteral("https://login.microsoftonline.com/*"))
            .json("{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50126: no\"}", 400);
        // A refused password is looked into: whose is it?
        http.expect("GET", QStringLiteral("https://login.microsoftonline.com/common/userrealm/*"))
            .json("{\"NameSpaceType\":\"Managed\"}");
        const auto grant = grantFor(byPassword(), http, clock);
        const auto answer = awaitEnd(grant(Secret("refresh"), RefreshingTokenSource::Why::Rejected, {}));
        QVERIFY(answer && !*answer);
        QCOMPARE((*answer).error().code, ErrorCode::WrongCredentials);
        QVERIFY(http.isDone());
        QCOMPARE(field(http.requests().constFirst(), "grant_type"), QStringLiteral("password"));
    }
};

QTEST_GUILESS_MAIN(TestGrantFor)
#include "tst_grantfor.moc"
