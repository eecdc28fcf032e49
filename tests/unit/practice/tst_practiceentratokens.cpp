// SPDX-License-Identifier: GPL-3.0-or-later
#include "entrafixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::entratest;
using namespace std::chrono_literals;

class TestPracticeEntraTokens : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(); }
    void cleanup() { m_fixture.reset(); }

    void configurationNamesItsEndpoints();
    void unknownTenantIsRefused();
    void keysVerifyTheTokens();
    void instanceKnowsOnlyItself();
    void userRealm_data();
    void userRealm();
    void passwordGrantAnswersLikeEntra();
    void errorBodyHasEveryMember();
    void everyAccountOfTheTableIsRefused_data();
    void everyAccountOfTheTableIsRefused();
    void namedAccounts_data();
    void namedAccounts();
    void theReadmeIsRight();
    void requestFaults_data();
    void requestFaults();
    void applications_data();
    void applications();
    void tenWrongPasswordsLock();
    void refreshKeepsTheOldTokenValid();
    void rotationKillsTheFamily();
    void refreshRefusals_data();
    void refreshRefusals();
    void refreshTokensAgeAndAreRevoked();
    void clientSecret();
    void clientCertificate_data();
    void clientCertificate();

private:
    EntraService &service() { return m_fixture->service; }
    EntraBrowser &browser() { return m_fixture->browser; }
    Response token(const Fields &fields, const QString &segment = credentials::tenant)
    {
        return m_fixture->token(fields, segment);
    }

    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeEntraTokens::configurationNamesItsEndpoints()
{
    const auto own = EntraBrowser::json(
        browser().get(QStringLiteral("/larkmoor.example/v2.0/.well-known/openid-configuration")));
    const QString base = QStringLiteral("http://127.0.0.1:4810/") + credentials::tenant;
    QCOMPARE(own.value(QLatin1String("issuer")).toString(), base + QStringLiteral("/v2.0"));
    QCOMPARE(own.value(QLatin1String("token_endpoint")).toString(),
             base + QStringLiteral("/oauth2/v2.0/token"));
    QCOMPARE(own.value(QLatin1String("end_session_endpoint")).toString(),
             base + QStringLiteral("/oauth2/v2.0/logout"));
    const auto shared =
        EntraBrowser::json(browser().get(QStringLiteral("/common/v2.0/.well-known/openid-configuration")));
    QCOMPARE(shared.value(QLatin1String("issuer")).toString(),
             QStringLiteral("http://127.0.0.1:4810/{tenantid}/v2.0"));
}

void TestPracticeEntraTokens::unknownTenantIsRefused()
{
    const auto discovery =
        browser().get(QStringLiteral("/nowhere.example/v2.0/.well-known/openid-configuration"));
    QCOMPARE(discovery.status, 400);
    QCOMPARE(field(discovery, "error"), QStringLiteral("invalid_tenant"));
    QCOMPARE(aadsts(discovery), 90002);
    QCOMPARE(
        aadsts(token(passwordGrant(at("readwrite")), QUuid::createUuid().toString(QUuid::WithoutBraces))),
        90002);
    QCOMPARE(aadsts(token(passwordGrant(at("readwrite")), QStringLiteral("agency.example"))), 90038);
}

void TestPracticeEntraTokens::keysVerifyTheTokens()
{
    const auto answer = token(
        passwordGrant(credentials::nonInteractiveUser.username, credentials::nonInteractiveUser.password));
    const auto idToken = jwt::parse(field(answer, "id_token").toLatin1());
    QVERIFY(idToken);
    const auto keys = EntraBrowser::json(browser().get(QStringLiteral("/common/discovery/v2.0/keys")))
                          .value(QLatin1String("keys"));
    const QJsonObject key = keys.toArray().at(0).toObject();
    QCOMPARE(idToken->header.value(QLatin1String("kid")), key.value(QLatin1String("kid")));
    QCOMPARE(key.value(QLatin1String("n")).toString().toLatin1(),
             Fixture::directory().signingKey().modulus());
    QVERIFY(idToken->isSignedBy(Fixture::directory().signingKey()));
    QVERIFY(!idToken->isSignedBy(jwt::Key::generate(QStringLiteral("another"))));
}

void TestPracticeEntraTokens::instanceKnowsOnlyItself()
{
    const auto own = EntraBrowser::json(
        browser().get(QStringLiteral("/common/discovery/instance?api-version=1.1&authorization_endpoint="
                                     "http%3A%2F%2F127.0.0.1%3A4810%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize")));
    QCOMPARE(own.value(QLatin1String("metadata")).toArray().size(), 1);
    const auto foreign =
        browser().get(QStringLiteral("/common/discovery/instance?api-version=1.1&authorization_endpoint="
                                     "https%3A%2F%2Fevil.example%2Fcommon%2Foauth2%2Fv2.0%2Fauthorize"));
    QCOMPARE(field(foreign, "error"), QStringLiteral("invalid_instance"));
}

void TestPracticeEntraTokens::userRealm_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("kind");
    QTest::newRow("managed") << QStringLiteral("whoever@larkmoor.example") << QStringLiteral("Managed");
    QTest::newRow("federated") << QStringLiteral("x@federated.larkmoor.example")
                               << QStringLiteral("Federated");
    QTest::newRow("unknown") << QStringLiteral("x@nowhere.example") << QStringLiteral("Unknown");
}

void TestPracticeEntraTokens::userRealm()
{
    QFETCH(QString, user);
    QFETCH(QString, kind);
    const auto second = EntraBrowser::json(
        browser().get(QStringLiteral("/common/userrealm/") + user + QStringLiteral("?api-version=2.1")));
    QCOMPARE(second.value(QLatin1String("NameSpaceType")).toString(), kind);
    QCOMPARE(second.contains(QLatin1String("AuthURL")), kind == QLatin1String("Federated"));
    const auto first = EntraBrowser::json(
        browser().get(QStringLiteral("/common/UserRealm/") + user + QStringLiteral("?api-version=1.0")));
    QCOMPARE(first.value(QLatin1String("account_type")).toString(), kind);
}

void TestPracticeEntraTokens::passwordGrantAnswersLikeEntra()
{
    const auto &login = credentials::nonInteractiveUser;
    const auto answer = token(with(passwordGrant(login.username, login.password),
                                   QStringLiteral("client_info"), QStringLiteral("1")));
    QCOMPARE(answer.status, 200);
    const QByteArray access = field(answer, "access_token").toLatin1();
    QVERIFY2(access.size() >= 1500, QByteArray::number(access.size()));
    QVERIFY(field(answer, "refresh_token").size() > 500);
    QVERIFY(field(answer, "scope").contains(dataverse + QStringLiteral("/user_impersonation")));
    const int seconds = EntraBrowser::json(answer).value(QLatin1String("expires_in")).toInt();
    QVERIFY(seconds >= 3600 && seconds < 5400);
    QVERIFY(!field(answer, "client_info").isEmpty());

    const auto bearer = readAccessToken(access, Fixture::directory(), m_fixture->clock,
                                        Directory::dataverseAppId(), dataverse);
    QVERIFY(bearer);
    QCOMPARE(bearer->upn, login.username);
    QCOMPARE(bearer->tenant, credentials::tenant);
    QVERIFY(!readAccessToken(access, Fixture::directory(), m_fixture->clock, Directory::dataverseAppId(),
                             QStringLiteral("http://127.0.0.1:9")));
    m_fixture->clock.advance(std::chrono::seconds(seconds));
    QVERIFY(!readAccessToken(access, Fixture::directory(), m_fixture->clock, Directory::dataverseAppId(),
                             dataverse));

    const auto id = jwt::parse(field(answer, "id_token").toLatin1())->claims;
    QCOMPARE(id.value(QLatin1String("aud")).toString(), credentials::entraClient.id);
    QCOMPARE(id.value(QLatin1String("tid")).toString(), credentials::tenant);
    QCOMPARE(id.value(QLatin1String("preferred_username")).toString(), login.username);
    QCOMPARE(id.value(QLatin1String("oid")).toString(), bearer->oid);

    // Without openid no ID token, without offline_access no refresh token (trap 8).
    const auto bare = token(with(passwordGrant(login.username, login.password), QStringLiteral("scope"),
                                 dataverse + QStringLiteral("//.default")));
    QCOMPARE(bare.status, 200);
    QVERIFY(field(bare, "id_token").isEmpty());
    QVERIFY(field(bare, "refresh_token").isEmpty());
    const auto slashed = jwt::parse(field(bare, "access_token").toLatin1())->claims;
    QCOMPARE(slashed.value(QLatin1String("aud")).toString(), dataverse + QLatin1Char('/'));
    QVERIFY(readAccessToken(field(bare, "access_token").toLatin1(), Fixture::directory(), m_fixture->clock,
                            Directory::dataverseAppId(), dataverse));
}

void TestPracticeEntraTokens::errorBodyHasEveryMember()
{
    const auto answer = token(passwordGrant(at("mfa")));
    QCOMPARE(answer.status, 400);
    const auto body = EntraBrowser::json(answer);
    for (const char *name : {"error", "error_description", "timestamp", "trace_id", "correlation_id",
                             "error_uri", "suberror", "claims"})
        QVERIFY2(!body.value(QLatin1String(name)).toString().isEmpty(), name);
    const QString description = field(answer, "error_description");
    QVERIFY(description.startsWith(QLatin1String("AADSTS50076: ")));
    QVERIFY(description.contains(QStringLiteral("\r\nTrace ID: ") + field(answer, "trace_id")));
    QVERIFY(description.contains(QStringLiteral("\r\nCorrelation ID: ") + field(answer, "correlation_id")));
    QCOMPARE(field(answer, "timestamp"), QStringLiteral("2026-05-01 10:00:00Z"));
    QVERIFY(QJsonDocument::fromJson(field(answer, "claims").toUtf8()).isObject());
    QVERIFY(!description.contains(QLatin1Char('}')) || !description.contains(QLatin1String("{resource}")));
}

void TestPracticeEntraTokens::everyAccountOfTheTableIsRefused_data()
{
    QTest::addColumn<int>("code");
    for (const AadSts &row : aadStsTable()) {
        if (row.byAccount)
            QTest::addRow("%d", row.code) << row.code;
    }
}

void TestPracticeEntraTokens::everyAccountOfTheTableIsRefused()
{
    QFETCH(int, code);
    const auto answer = token(passwordGrant(at(qPrintable(QStringLiteral("aadsts%1").arg(code)))));
    QCOMPARE(aadsts(answer), code);
    QCOMPARE(answer.status, findAadSts(code)->status);
    QCOMPARE(field(answer, "error"), QString::fromLatin1(findAadSts(code)->error));
    // No placeholder is left in a text people read.
    static const QRegularExpression placeholder(
        QStringLiteral("\\{(app|appName|tenant|tenantName|value|resource)\\}"));
    QVERIFY(!field(answer, "error_description").contains(placeholder));
}

void TestPracticeEntraTokens::namedAccounts_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("suberror");
    const auto row = [](const char *name, int code, const char *error, const char *suberror = "") {
        QTest::newRow(name) << at(name) << code << QString::fromLatin1(error)
                            << QString::fromLatin1(suberror);
    };
    row("mfa", 50076, "invalid_grant", "basic_action");
    row("mfa-enrol", 50079, "invalid_grant", "basic_action");
    row("mfa-register", 50072, "invalid_grant", "basic_action");
    row("locked", 50053, "invalid_grant");
    row("expired", 50055, "invalid_grant", "user_password_expired");
    row("disabled", 50057, "invalid_grant");
    row("passwordless", 50056, "invalid_grant");
    row("nobody", 50034, "invalid_grant");
    row("blocked", 53003, "invalid_grant", "message_only");
    row("security-defaults", 530035, "invalid_grant", "message_only");
    row("noconsent", 65001, "invalid_grant", "consent_required");
    row("declined", 65004, "access_denied");
    row("needs-admin", 90094, "consent_required");
    row("unassigned", 50105, "invalid_grant");
    row("device", 53000, "invalid_grant", "message_only");
    row("device-auth", 50097, "interaction_required", "basic_action");
    row("guest", 90072, "invalid_grant");
    row("transient", 90033, "temporarily_unavailable");
    row("passthrough", 80002, "invalid_grant");
    QTest::newRow("federated") << QStringLiteral("fred@federated.larkmoor.example") << 50126
                               << QStringLiteral("invalid_grant") << QString();
    QTest::newRow("of another tenant") << QStringLiteral("admin@fernhollow.example") << 50034
                                       << QStringLiteral("invalid_grant") << QString();
}

void TestPracticeEntraTokens::namedAccounts()
{
    QFETCH(QString, username);
    const auto answer = token(passwordGrant(username));
    QTEST(aadsts(answer), "code");
    QTEST(field(answer, "error"), "error");
    QTEST(field(answer, "suberror"), "suberror");
}

// People choose accounts by the table in the README, so it is held against what they meet.
void TestPracticeEntraTokens::theReadmeIsRight()
{
    QFile readme(QFINDTESTDATA("../../../app/practice/README.md"));
    QVERIFY(readme.open(QFile::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    const QString head = QStringLiteral("| account `@larkmoor.example` | meets |\n");
    QVERIFY(text.contains(head));
    const QString table = text.section(head, 1).section(QStringLiteral("\n\n"), 0, 0);
    static const QRegularExpression name(QStringLiteral("`([a-z.-]+)`"));
    static const QRegularExpression number(QStringLiteral("\\b\\d{5,7}\\b"));
    const auto all = [](const QRegularExpression &pattern, const QString &in) {
        QStringList found;
        for (auto match = pattern.globalMatch(in); match.hasNext();)
            found.append(match.next().captured(pattern.captureCount()));
        return found;
    };
    int checked = 0;
    for (const QString &row : table.split(QLatin1Char('\n'))) {
        const QStringList names = all(name, row.section(QLatin1Char('|'), 1, 1));
        const QString meets = row.section(QLatin1Char('|'), 2, 2).trimmed();
        const QStringList codes = all(number, meets);
        const bool atOnce = !meets.isEmpty() && meets.front().isDigit();
        const bool later = meets.contains(QLatin1String("the refresh token meets"));
        QVERIFY2(!(atOnce || later) || codes.size() >= names.size(), qPrintable(row));
        for (int i = 0; i < names.size(); ++i) {
            const QString user = at(qPrintable(names.at(i)));
            const QString password = Fixture::directory().user(user)->password;
            const auto answer = token(passwordGrant(user, password));
            QVERIFY2(aadsts(answer) == (atOnce ? codes.at(i).toInt() : 0), qPrintable(names.at(i)));
            if (later)
                QVERIFY2(aadsts(token(refreshGrant(field(answer, "refresh_token")))) == codes.at(i).toInt(),
                         qPrintable(names.at(i)));
            ++checked;
        }
    }
    QVERIFY2(checked > 40, qPrintable(QString::number(checked)));
}

void TestPracticeEntraTokens::requestFaults_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("segment");
    QTest::addColumn<int>("code");
    const QString own = credentials::tenant;
    const auto row = [](const char *tag, const char *name, const QString &value, const QString &segment,
                        int code) {
        QTest::newRow(tag) << QString::fromLatin1(name) << value << segment << code;
    };
    row("wrong password", "password", QStringLiteral("wrong"), own, 50126);
    row("blank around password", "password", Directory::commonPassword() + QLatin1Char(' '), own, 50126);
    row("no grant type", "grant_type", QString(), own, 900144);
    row("unknown grant type", "grant_type", QStringLiteral("implicit"), own, 70003);
    row("no client id", "client_id", QString(), own, 900144);
    row("unknown client", "client_id", QStringLiteral("00000000-0000-4000-8000-000000000000"), own, 700016);
    row("public client with a secret", "client_secret", QStringLiteral("x"), own, 700025);
    row("on common", "scope", dataverseScope, QStringLiteral("common"), 9001023);
    row("on consumers", "scope", dataverseScope, QStringLiteral("consumers"), 9001023);
    row("no domain", "username", QStringLiteral("readwrite"), QStringLiteral("organizations"), 90019);
    row("unknown domain", "username", QStringLiteral("a@nowhere.example"), QStringLiteral("organizations"),
        50128);
    row("unknown resource", "scope", QStringLiteral("https://org.crm4.dynamics.com/user_impersonation"), own,
        500011);
    row("unknown permission", "scope", dataverse + QStringLiteral("/everything"), own, 70011);
    row("two resources", "scope", dataverse + QStringLiteral("/user_impersonation Calendars.Read"), own,
        700022);
    row("default and named", "scope",
        dataverse + QStringLiteral("/.default ") + dataverse + QStringLiteral("/user_impersonation"), own,
        70011);
    row("no scope", "scope", QString(), own, 900144);
}

void TestPracticeEntraTokens::requestFaults()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, segment);
    const auto answer = token(with(passwordGrant(at("readwrite")), name, value), segment);
    QTEST(aadsts(answer), "code");
    Fields twice = passwordGrant(at("readwrite"));
    twice.append({QStringLiteral("scope"), QStringLiteral("openid")});
    QCOMPARE(aadsts(token(twice)), 9000411);
    QCOMPARE(aadsts(browser().get(tokenPath())), 900561);
}

void TestPracticeEntraTokens::applications_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("segment");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("error");
    const QString own = credentials::tenant;
    QTest::newRow("confidential") << appid::confidential << own << 7000218
                                  << QStringLiteral("invalid_client");
    QTest::newRow("disabled") << appid::disabled << own << 7000112 << QStringLiteral("unauthorized_client");
    QTest::newRow("foreign") << appid::otherOrganisation << own << 700016
                             << QStringLiteral("unauthorized_client");
    QTest::newRow("not installed") << credentials::entraClient.id << Directory::otherTenant() << 700016
                                   << QStringLiteral("unauthorized_client");
    QTest::newRow("single tenant") << appid::singleTenant << QStringLiteral("organizations") << 50194
                                   << QStringLiteral("unauthorized_client");
    QTest::newRow("no consent") << appid::noConsent << own << 65001 << QStringLiteral("invalid_grant");
    QTest::newRow("assignment") << appid::assignmentRequired << own << 50105
                                << QStringLiteral("invalid_grant");
    QTest::newRow("not listed") << appid::withoutDataverse << own << 650057
                                << QStringLiteral("invalid_resource");
}

void TestPracticeEntraTokens::applications()
{
    QFETCH(QString, client);
    QFETCH(QString, segment);
    const auto answer =
        token(with(passwordGrant(at("readwrite")), QStringLiteral("client_id"), client), segment);
    QTEST(aadsts(answer), "code");
    QTEST(field(answer, "error"), "error");
}

void TestPracticeEntraTokens::tenWrongPasswordsLock()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(aadsts(token(passwordGrant(at("readwrite"), QStringLiteral("no")))), 50126);
    QCOMPARE(aadsts(token(passwordGrant(at("readwrite")))), 50053);
    m_fixture->clock.advance(61s);
    QCOMPARE(token(passwordGrant(at("readwrite"))).status, 200);
}

void TestPracticeEntraTokens::refreshKeepsTheOldTokenValid()
{
    const QString first = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    const auto second = token(refreshGrant(first), QStringLiteral("organizations"));
    QCOMPARE(second.status, 200);
    QVERIFY(field(second, "refresh_token") != first);
    QCOMPARE(token(refreshGrant(first)).status, 200);
    // One refresh token serves every resource (reference 1.6); several mean the first.
    const auto graph = token(with(refreshGrant(first), QStringLiteral("scope"),
                                  QStringLiteral("https://graph.microsoft.com/Calendars.Read ") + dataverse
                                      + QStringLiteral("/user_impersonation")));
    QCOMPARE(graph.status, 200);
    QVERIFY(field(graph, "scope").contains(QLatin1String("Calendars.Read")));
    QVERIFY(!field(graph, "scope").contains(QLatin1String("user_impersonation")));
    QCOMPARE(aadsts(token(refreshGrant(QStringLiteral("made up")))), 70000);
    QCOMPARE(aadsts(token(with(refreshGrant(first), QStringLiteral("client_id"), appid::noConsent))), 70000);
    QCOMPARE(aadsts(token(refreshGrant(first), Directory::otherTenant())), 50020);
}

void TestPracticeEntraTokens::rotationKillsTheFamily()
{
    const auto set = browser().post(QStringLiteral("/_practice/settings"), {});
    QCOMPARE(set.status, 400);
    QCOMPARE(m_fixture->practice(QStringLiteral("settings"), R"({"rotateRefreshTokens": true})").status, 204);

    const QString first = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    const QString second = field(token(refreshGrant(first)), "refresh_token");
    const QString third = field(token(refreshGrant(second)), "refresh_token");
    QCOMPARE(aadsts(token(refreshGrant(first))), 50173);
    QCOMPARE(aadsts(token(refreshGrant(third))), 50173);
    // Another sign-in is another family.
    const QString other = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    QCOMPARE(token(refreshGrant(other)).status, 200);
}

void TestPracticeEntraTokens::refreshRefusals_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<int>("code");
    QTest::newRow("revoked") << at("revoked") << 50173;
    QTest::newRow("idle") << at("idle") << 700082;
    QTest::newRow("frequency") << at("frequency") << 70043;
    QTest::newRow("mfa later") << at("mfa-later") << 50076;
}

void TestPracticeEntraTokens::refreshRefusals()
{
    QFETCH(QString, username);
    const auto signedIn = token(passwordGrant(username));
    QCOMPARE(signedIn.status, 200);
    const auto answer = token(refreshGrant(field(signedIn, "refresh_token")));
    QTEST(aadsts(answer), "code");
    QCOMPARE(field(answer, "error"), QStringLiteral("invalid_grant"));
}

void TestPracticeEntraTokens::refreshTokensAgeAndAreRevoked()
{
    const QString first = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    m_fixture->clock.advance(89 * 24h);
    const QString second = field(token(refreshGrant(first)), "refresh_token");
    m_fixture->clock.advance(89 * 24h);
    QCOMPARE(token(refreshGrant(second)).status, 200);
    m_fixture->clock.advance(91 * 24h);
    QCOMPARE(aadsts(token(refreshGrant(second))), 700082);

    const QString third = field(token(passwordGrant(at("readwrite"))), "refresh_token");
    m_fixture->clock.advance(1s);
    QCOMPARE(m_fixture
                 ->practice(QStringLiteral("accounts"),
                            R"([{"username":"readwrite@larkmoor.example","revokeTokens":true}])")
                 .status,
             204);
    QCOMPARE(aadsts(token(refreshGrant(third))), 50173);
    QCOMPARE(token(passwordGrant(at("readwrite"))).status, 200);
}

void TestPracticeEntraTokens::clientSecret()
{
    const Fields grant{{QStringLiteral("client_id"), credentials::entraClient.id},
                       {QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                       {QStringLiteral("client_secret"), credentials::entraClient.secret},
                       {QStringLiteral("scope"), dataverse + QStringLiteral("/.default")}};
    const auto answer = token(grant);
    QCOMPARE(answer.status, 200);
    QVERIFY(field(answer, "refresh_token").isEmpty());
    const QByteArray access = field(answer, "access_token").toLatin1();
    QVERIFY2(access.size() >= 1500, QByteArray::number(access.size()));
    const auto bearer = readAccessToken(access, Fixture::directory(), m_fixture->clock,
                                        Directory::dataverseAppId(), dataverse);
    QVERIFY(bearer && bearer->isApplication);
    QCOMPARE(bearer->clientId, credentials::entraClient.id);

    const auto code = [&](const QString &name, const QString &value,
                          const QString &segment = credentials::tenant) {
        return aadsts(token(with(grant, name, value), segment));
    };
    QCOMPARE(code(QStringLiteral("client_secret"), QString()), 7000218);
    // The secret's id in place of its value (trap 19).
    const QString secretId = Fixture::directory().app(credentials::entraClient.id)->secrets.first().id;
    QCOMPARE(code(QStringLiteral("client_secret"), secretId), 7000215);
    QCOMPARE(code(QStringLiteral("scope"), dataverse + QStringLiteral("/user_impersonation")), 1002012);
    QCOMPARE(code(QStringLiteral("scope"), QStringLiteral("https://elsewhere.example/.default")), 500011);
    QCOMPARE(code(QStringLiteral("client_secret"), credentials::entraClient.secret,
                  QStringLiteral("organizations")),
             50059);
    const QString old = Fixture::directory().app(appid::expiredSecret)->secrets.first().value;
    const auto expired = token(with(with(grant, QStringLiteral("client_id"), appid::expiredSecret),
                                    QStringLiteral("client_secret"), old));
    QCOMPARE(aadsts(expired), 7000222);
    QCOMPARE(expired.status, 401);
    QCOMPARE(field(expired, "error"), QStringLiteral("invalid_client"));

    // RFC 6749 §2.3.1, as the configuration promises.
    const auto basic = [&](const QString &secret) {
        Request request;
        request.method = "POST";
        request.url =
            QUrl::fromEncoded("http://" + EntraBrowser::host + tokenPath(credentials::tenant).toUtf8());
        const QByteArray pair =
            QUrl::toPercentEncoding(credentials::entraClient.id) + ':' + QUrl::toPercentEncoding(secret);
        request.headers = {{"Host", EntraBrowser::host},
                           {"Content-Type", "application/x-www-form-urlencoded"},
                           {"Authorization", "Basic " + pair.toBase64()}};
        request.body = "grant_type=client_credentials&scope="
            + QUrl::toPercentEncoding(dataverse + QStringLiteral("/.default"));
        return m_fixture->service.handle(request);
    };
    QCOMPARE(basic(credentials::entraClient.secret).status, 200);
    QCOMPARE(aadsts(basic(QStringLiteral("a+b c%"))), 7000215);
}

void TestPracticeEntraTokens::clientCertificate_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QString>("thumbprint");
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("code");
    const QString ps = QStringLiteral("PS256");
    const QString rs = QStringLiteral("RS256");
    const QString sha256 = QStringLiteral("x5t#S256");
    const QString sha1 = QStringLiteral("x5t");
    QTest::newRow("PS256") << ps << sha256 << QString() << 0;
    QTest::newRow("RS256 by SHA-256") << rs << sha256 << QString() << 0;
    QTest::newRow("RS256 by SHA-1") << rs << sha1 << QString() << 0;
    QTest::newRow("PS256 by SHA-1") << ps << sha1 << QString() << 700027;
    QTest::newRow("hex thumbprint") << ps << sha256 << QStringLiteral("hex") << 700027;
    QTest::newRow("another key") << ps << sha256 << QStringLiteral("key") << 700027;
    QTest::newRow("wrong audience") << ps << sha256 << QStringLiteral("aud") << 700023;
    QTest::newRow("expired") << ps << sha256 << QStringLiteral("exp") << 700024;
    QTest::newRow("not yet") << ps << sha256 << QStringLiteral("nbf") << 700024;
    QTest::newRow("another app") << ps << sha256 << QStringLiteral("sub") << 700021;
    QTest::newRow("not a token") << ps << sha256 << QStringLiteral("text") << 50012;
    QTest::newRow("no type") << ps << sha256 << QStringLiteral("type") << 7000218;
}

void TestPracticeEntraTokens::clientCertificate()
{
    QFETCH(QString, algorithm);
    QFETCH(QString, thumbprint);
    QFETCH(QString, change);
    static const jwt::Key key = jwt::Key::generate(QStringLiteral("fairlead"));
    static const jwt::Key other = jwt::Key::generate(QStringLiteral("other"));
    Request registration;
    registration.method = "POST";
    registration.url = QUrl(QStringLiteral("http://127.0.0.1:4810/_practice/certificates"));
    registration.body =
        QJsonDocument(QJsonObject{{QStringLiteral("clientId"), appid::certificateOnly},
                                  {QStringLiteral("certificate"), QString::fromLatin1(key.certificatePem())}})
            .toJson();
    QCOMPARE(service().handle(registration).status, 204);

    const qint64 now = m_fixture->clock.nowUtc().toSecsSinceEpoch();
    QByteArray print = thumbprint == QLatin1String("x5t") ? key.thumbprintSha1() : key.thumbprintSha256();
    if (change == QLatin1String("hex"))
        print = jwt::base64Url(
            QCryptographicHash::hash(key.certificateDer(), QCryptographicHash::Sha256).toHex());
    const QString audience = QStringLiteral("http://127.0.0.1:4810") + tokenPath();
    QJsonObject claims{{QStringLiteral("aud"), audience},
                       {QStringLiteral("iss"), appid::certificateOnly},
                       {QStringLiteral("sub"), appid::certificateOnly},
                       {QStringLiteral("jti"), QUuid::createUuid().toString()},
                       {QStringLiteral("nbf"), now},
                       {QStringLiteral("exp"), now + 600}};
    if (change == QLatin1String("aud"))
        claims.insert(QStringLiteral("aud"), QStringLiteral("https://login.example/token"));
    if (change == QLatin1String("exp"))
        claims.insert(QStringLiteral("exp"), now - 301);
    if (change == QLatin1String("nbf"))
        claims.insert(QStringLiteral("nbf"), now + 301);
    if (change == QLatin1String("sub"))
        claims.insert(QStringLiteral("sub"), appid::confidential);
    QByteArray assertion =
        jwt::sign(QJsonObject{{QStringLiteral("alg"), algorithm}, {thumbprint, QString::fromLatin1(print)}},
                  claims, change == QLatin1String("key") ? other : key);
    if (change == QLatin1String("text"))
        assertion = "abc.def";
    const QString type = change == QLatin1String("type")
        ? QString()
        : QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    const auto answer = token(with({{QStringLiteral("client_id"), appid::certificateOnly},
                                    {QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                                    {QStringLiteral("client_assertion"), QString::fromLatin1(assertion)},
                                    {QStringLiteral("scope"), dataverse + QStringLiteral("/.default")}},
                                   QStringLiteral("client_assertion_type"), type));
    QTEST(aadsts(answer), "code");
}

QTEST_GUILESS_MAIN(TestPracticeEntraTokens)
#include "tst_practiceentratokens.moc"
