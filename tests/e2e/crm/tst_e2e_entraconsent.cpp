// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/entra.h"
#include "auth/entraconsent.h"

#include "support/awaitend.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fairlead;

/// What ends a grant at Entra, one way after the other, against the practice org.
class TestE2eEntraConsent : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aWithdrawnConsentEndsEveryGrant();
    void onlyAnAdministratorMay();
    void sessionsEnd();
    void aChangedPasswordEndsTheGrant();
    void aSecretEnds();

private:
    using Answer = std::optional<Result<TokenSet>>;
    Answer signedIn(const PracticeWorld::Account &account, const QStringList &scopes);
    Answer refreshed(const Answer &tokens);
    Secret graphToken(const PracticeWorld::Account &account);
    static QString codeOf(const Answer &answer);
    const PracticeWorld &world() const { return m_world.practice.world(); }
    QStringList dataverse() const { return entra::userScopes(world().dataverse); }

    CrmWorld m_world;
};

void TestE2eEntraConsent::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "5"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestE2eEntraConsent::init()
{
    QVERIFY(m_world.practice.reset(world().entra));
}

TestE2eEntraConsent::Answer TestE2eEntraConsent::signedIn(const PracticeWorld::Account &account,
                                                          const QStringList &scopes)
{
    return awaitEnd(entra::password(*m_world.http, m_world.cloud, world().tenant, world().entraClient.id,
                                    scopes, account.username, Secret::fromText(account.password), {}));
}

TestE2eEntraConsent::Answer TestE2eEntraConsent::refreshed(const Answer &tokens)
{
    return awaitEnd(entra::refresh(*m_world.http, m_world.cloud, world().tenant, world().entraClient.id,
                                   dataverse(), (*tokens)->refreshToken, {}));
}

Secret TestE2eEntraConsent::graphToken(const PracticeWorld::Account &account)
{
    const Answer tokens = signedIn(account, entra::administrationScopes(m_world.cloud));
    return tokens && *tokens ? (*tokens)->accessToken : Secret();
}

QString TestE2eEntraConsent::codeOf(const Answer &answer)
{
    return answer && !*answer ? answer->error().providerCode : QString();
}

void TestE2eEntraConsent::aWithdrawnConsentEndsEveryGrant()
{
    const Answer tokens = signedIn(world().nonInteractiveUser, dataverse());
    QVERIFY(tokens && *tokens);
    QVERIFY(refreshed(tokens)->has_value());
    const Secret administrator = graphToken(world().admin);
    const auto withdraw = [&] {
        return awaitEnd(
            entra::withdrawConsent(*m_world.http, m_world.cloud, administrator, world().entraClient.id, {}));
    };
    const auto withdrawn = withdraw();
    QVERIFY2(withdrawn && *withdrawn, withdrawn && !*withdrawn ? qPrintable(withdrawn->error().detail) : "");
    QVERIFY((*withdrawn)->grants > 0);
    const Answer refused = refreshed(tokens);
    QVERIFY2(codeOf(refused).contains(QLatin1String("65001")), qPrintable(codeOf(refused)));
    QCOMPARE(refused->error().code, ErrorCode::ConsentRequired);
    const auto again = withdraw();
    QVERIFY(again && again->has_value());
    QCOMPARE((*again)->grants, 0);
}

void TestE2eEntraConsent::onlyAnAdministratorMay()
{
    const auto refused = awaitEnd(entra::withdrawConsent(
        *m_world.http, m_world.cloud, graphToken(world().nonInteractiveUser), world().entraClient.id, {}));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().code, ErrorCode::PermissionMissing);
    // Nor with a token for something else.
    const Answer other = signedIn(world().admin, dataverse());
    const auto rejected = awaitEnd(entra::withdrawConsent(*m_world.http, m_world.cloud, (*other)->accessToken,
                                                          world().entraClient.id, {}));
    QVERIFY(rejected && !*rejected);
    QCOMPARE(rejected->error().code, ErrorCode::SignInNeeded);
    QVERIFY(refreshed(signedIn(world().nonInteractiveUser, dataverse()))->has_value());
}

void TestE2eEntraConsent::sessionsEnd()
{
    const Answer tokens = signedIn(world().nonInteractiveUser, dataverse());
    const Answer others = signedIn(world().admin, dataverse());
    const auto ended = awaitEnd(entra::endSessions(*m_world.http, m_world.cloud, graphToken(world().admin),
                                                   world().nonInteractiveUser.username, {}));
    QVERIFY2(ended && *ended, ended && !*ended ? qPrintable(ended->error().detail) : "");
    QVERIFY(codeOf(refreshed(tokens)).contains(QLatin1String("50173")));
    QVERIFY(refreshed(others)->has_value()); // nobody else's
    const auto own =
        awaitEnd(entra::endSessions(*m_world.http, m_world.cloud, graphToken(world().admin), QString(), {}));
    QVERIFY(own && *own);
    QVERIFY(codeOf(refreshed(others)).contains(QLatin1String("50173")));
    const auto nobody = awaitEnd(entra::endSessions(
        *m_world.http, m_world.cloud, graphToken(world().nonInteractiveUser), world().admin.username, {}));
    QVERIFY(nobody && !*nobody);
    QCOMPARE(nobody->error().code, ErrorCode::PermissionMissing);
}

void TestE2eEntraConsent::aChangedPasswordEndsTheGrant()
{
    const Answer tokens = signedIn(world().nonInteractiveUser, dataverse());
    QVERIFY(tokens && *tokens);
    QUrl url = world().entra;
    url.setPath(QStringLiteral("/_practice/accounts"));
    const QByteArray change = "[{\"username\":\"" + world().nonInteractiveUser.username.toUtf8()
        + "\",\"password\":\"Changed-Meanwhile-1\"}]";
    const auto changed = awaitEnd(m_world.http->send(HttpRequest::json("POST", url, change), {}));
    QVERIFY(changed && *changed && (*changed)->isSuccess());
    QVERIFY(codeOf(refreshed(tokens)).contains(QLatin1String("50173")));
    QVERIFY(codeOf(signedIn(world().nonInteractiveUser, dataverse())).contains(QLatin1String("50126")));
    PracticeWorld::Account account = world().nonInteractiveUser;
    account.password = QStringLiteral("Changed-Meanwhile-1");
    QVERIFY(signedIn(account, dataverse())->has_value());
}

void TestE2eEntraConsent::aSecretEnds()
{
    const QDateTime end = QDateTime::currentDateTimeUtc().addDays(6);
    const Secret secret = Secret::fromText(world().entraClient.secret);
    const auto setEnd = [&](const QDateTime &when) {
        QUrl url = world().entra;
        url.setPath(QStringLiteral("/_practice/secrets-end"));
        const QJsonObject body{{QStringLiteral("clientId"), world().entraClient.id},
                               {QStringLiteral("endDateTime"), when.toString(Qt::ISODate)}};
        const auto set =
            awaitEnd(m_world.http->send(HttpRequest::json("POST", url, QJsonDocument(body).toJson()), {}));
        return set && *set && (*set)->isSuccess();
    };
    const auto signIn = [&] {
        return awaitEnd(entra::clientCredentials(*m_world.http, m_world.cloud, world().tenant,
                                                 world().entraClient.id,
                                                 entra::applicationScope(world().dataverse), secret, {}));
    };
    QVERIFY(setEnd(end));
    const auto ends = awaitEnd(entra::credentialEnds(*m_world.http, m_world.cloud, graphToken(world().admin),
                                                     world().entraClient.id, {}));
    QVERIFY2(ends && *ends, ends && !*ends ? qPrintable(ends->error().detail) : "");
    QCOMPARE(entra::endOfSecret(**ends, secret).toSecsSinceEpoch(), end.toSecsSinceEpoch());
    QVERIFY(signIn()->has_value());
    QVERIFY(setEnd(QDateTime::currentDateTimeUtc().addSecs(-5)));
    const Answer refused = signIn();
    QVERIFY(codeOf(refused).contains(QLatin1String("7000222")));
    QCOMPARE(refused->error().code, ErrorCode::ClientSecretExpired);
}

QTEST_GUILESS_MAIN(TestE2eEntraConsent)
#include "tst_e2e_entraconsent.moc"
