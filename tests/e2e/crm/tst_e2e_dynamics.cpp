// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "auth/refreshingtokensource.h"
#include "crm/dynamics/challenge.h"
#include "crm/dynamics/client.h"
#include "crm/dynamics/discovery.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// The Dynamics client against the practice org: 4,500 records per table, so three pages each.
class TestE2eDynamics : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void challenge();
    void whoAmI();
    void verifyUser();
    void anotherOrganisationIsNeverRead();
    void objects();
    void everyDefaultObjectIsPulledWhole_data();
    void everyDefaultObjectIsPulledWhole();
    void changesComeWithTheNextPull();
    void interruptedPullGoesOn();
    void troubleOnTheWayLosesNothing_data();
    void troubleOnTheWayLosesNothing();
    void expiredTokenIsRenewed();
    void forgottenLink();
    void unknownTableAndColumn();
    void checks();
    void discovery();

private:
    ObjectInfo described(const QString &object);
    QUrl dataverse() const { return m_world.practice.world().dataverse; }

    CrmWorld m_world;
    /// The token's age: one that is refused when it is new is not renewed, and these tests do not wait.
    ManualClock m_age;
    TokenSet m_tokens;
    std::unique_ptr<RefreshingTokenSource> m_source;
    std::unique_ptr<dynamics::Client> m_client;
};

namespace {

Task<Result<TokenSet>> signIn(Http *http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                              QString user, Secret password, CancelToken cancel)
{
    co_return co_await entra::password(*http, cloud, tenant, clientId, scopes, user, password, cancel);
}

} // namespace

void TestE2eDynamics::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "4500"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const PracticeWorld &world = m_world.practice.world();
    const RefreshingTokenSource::Grant grant = [http = m_world.http.get(), cloud = m_world.cloud, world,
                                                scopes = entra::userScopes(world.dataverse)](
                                                   Secret, RefreshingTokenSource::Why, CancelToken cancel) {
        return signIn(http, cloud, world.tenant, world.entraClient.id, scopes,
                      world.nonInteractiveUser.username, Secret::fromText(world.nonInteractiveUser.password),
                      cancel);
    };
    const auto tokens = awaitEnd(grant({}, RefreshingTokenSource::Why::Due, {}));
    QVERIFY2(tokens && tokens->has_value(), tokens && !*tokens ? qPrintable(tokens->error().text()) : "");
    m_tokens = **tokens;
    m_source = std::make_unique<RefreshingTokenSource>(
        m_age, grant, [](const Secret &) { return Outcome(); }, Secret());
    m_source->prime(m_tokens);
    m_client = std::make_unique<dynamics::Client>(*m_world.http, *m_source, dataverse());
}

void TestE2eDynamics::init()
{
    QVERIFY(m_world.practice.setFaults(dataverse(), "[]"));
}

ObjectInfo TestE2eDynamics::described(const QString &object)
{
    const auto info = awaitEnd(m_client->describe(object, {}));
    if (!info || !*info) {
        QTest::qFail(info ? qPrintable(info->error().text()) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **info;
}

void TestE2eDynamics::challenge()
{
    const auto found = awaitEnd(dynamics::probeEnvironment(*m_world.http, dataverse(), m_world.cloud, {}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    QVERIFY(dynamics::requireTenant(**found, m_world.practice.world().tenant));
    QCOMPARE((*found)->resource.port(), dataverse().port());
    // A cloud of its own, so the others' sign-in hosts are not believed.
    const auto wrong =
        awaitEnd(dynamics::probeEnvironment(*m_world.http, dataverse(), builtInClouds().first(), {}));
    QVERIFY(wrong && !wrong->has_value());
    QCOMPARE(wrong->error().code, ErrorCode::AddressRejected);
}

void TestE2eDynamics::whoAmI()
{
    const auto who = awaitEnd(m_client->whoAmI({}));
    QVERIFY2(who && who->has_value(), who && !*who ? qPrintable(who->error().text()) : "");
    QCOMPARE((*who)->organisationId.size(), 36);
    QCOMPARE((*who)->userName.toLower(), m_world.practice.world().nonInteractiveUser.username.toLower());
    QVERIFY(!(*who)->userLabel.isEmpty());
}

void TestE2eDynamics::verifyUser()
{
    dynamics::UserExpectation expected;
    expected.objectId = m_tokens.userId;
    const auto verdict = awaitEnd(m_client->verifyUser(expected, {}));
    QVERIFY2(verdict && verdict->has_value(),
             verdict && !*verdict ? qPrintable(verdict->error().text()) : "");
    QCOMPARE((*verdict)->facts.accessMode, std::optional<int>(4));
    QVERIFY(!(*verdict)->facts.directRoles.isEmpty());
    QVERIFY2((*verdict)->warnings.isEmpty(),
             (*verdict)->warnings.isEmpty() ? "" : qPrintable((*verdict)->warnings.first().detail));
    expected.objectId = QStringLiteral("00000000-1111-4222-8333-444455556666");
    QCOMPARE(awaitEnd(m_client->verifyUser(expected, {}))->error().code, ErrorCode::WrongUser);
}

void TestE2eDynamics::anotherOrganisationIsNeverRead()
{
    dynamics::Client other(*m_world.http, *m_source, dataverse(),
                           QStringLiteral("ffff1111-2222-4333-8444-555566667777"));
    const Pulled pulled = pullAll(other, described(QStringLiteral("account")));
    QVERIFY(pulled.error.has_value());
    QCOMPARE(pulled.error->code, ErrorCode::WrongOrganisation);
    QCOMPARE(other.requests(), 1);
}

void TestE2eDynamics::objects()
{
    const auto found = awaitEnd(m_client->objects({}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    QStringList names;
    for (const ObjectInfo &info : **found)
        names += info.name;
    QCOMPARE(names.mid(0, 7), defaultObjects(CrmKind::Dynamics));
}

void TestE2eDynamics::everyDefaultObjectIsPulledWhole_data()
{
    QTest::addColumn<bool>("large");
    for (const QString &object : defaultObjects(CrmKind::Dynamics))
        QTest::newRow(qPrintable(object))
            << QStringList{"account", "contact", "lead", "opportunity"}.contains(object);
}

void TestE2eDynamics::everyDefaultObjectIsPulledWhole()
{
    QFETCH(bool, large);
    const ObjectInfo object = described(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!object.fields.isEmpty());
    QCOMPARE(object.stampField, QStringLiteral("modifiedon"));
    const auto count = awaitEnd(m_client->count(object, {}));
    QVERIFY2(count && count->has_value(), count && !*count ? qPrintable(count->error().text()) : "");
    QVERIFY(!(*count)->atLeast);
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text() + pulled.error->detail) : "");
    QCOMPARE(qint64(pulled.ids.size()), (*count)->records);
    QCOMPARE(pulled.doubled(), 0);
    QVERIFY((*count)->records > 0);
    if (large)
        QVERIFY2(pulled.pages >= 3, qPrintable(QString::number(pulled.pages)));
    for (auto it = pulled.ids.begin(); it != pulled.ids.end(); ++it)
        QCOMPARE(it.key().size(), 36);
    QVERIFY(!pulled.cursor.watermark.isEmpty());
    QVERIFY(pulled.cursor.nextLink.isEmpty());
}

void TestE2eDynamics::changesComeWithTheNextPull()
{
    const ObjectInfo object = described(QStringLiteral("account"));
    const Pulled before = pullAll(*m_client, object);
    QVERIFY(!before.error && !before.ids.isEmpty());
    const QString id = before.ids.firstKey();
    const QString name = QStringLiteral("Changed by somebody else, %1").arg(before.names.value(id));

    QUrl url = dataverse();
    url.setPath(QStringLiteral("/api/data/v9.2/accounts(%1)").arg(id));
    HttpRequest patch =
        HttpRequest::json("PATCH", url, "{\"name\":\"" + name.toUtf8() + "\"}").withHeader("If-Match", "*");
    const Secret token = **awaitEnd(m_source->accessToken({}, {}));
    const auto answer = awaitEnd(m_world.http->send(std::move(patch).withBearer(token.reveal()), {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE((*answer)->status, 204);

    const Pulled after = pullAll(*m_client, object, before.cursor);
    QVERIFY(!after.error);
    QCOMPARE(after.names.value(id), name);
    QVERIFY2(after.ids.size() < before.ids.size() / 2, qPrintable(QString::number(after.ids.size())));
}

void TestE2eDynamics::interruptedPullGoesOn()
{
    const ObjectInfo object = described(QStringLiteral("lead"));
    const Pulled first = pullAll(*m_client, object, {}, 1);
    QVERIFY(!first.error && !first.cursor.nextLink.isEmpty());
    FixedTokenSource tokens(**awaitEnd(m_source->accessToken({}, {})));
    dynamics::Client later(*m_world.http, tokens, dataverse());
    const Pulled rest = pullAll(later, object, first.cursor);
    QVERIFY(!rest.error);
    const auto count = awaitEnd(m_client->count(object, {}));
    QCOMPARE(qint64(first.ids.size() + rest.ids.size()), (*count)->records);
    for (auto it = first.ids.begin(); it != first.ids.end(); ++it)
        QVERIFY(!rest.ids.contains(it.key()));
}

void TestE2eDynamics::troubleOnTheWayLosesNothing_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("connection cut before") << QByteArray(R"("drop":"before")");
    QTest::newRow("connection cut in the middle") << QByteArray(R"("drop":"mid-body")");
    QTest::newRow("answer lost") << QByteArray(R"("drop":"after")");
    QTest::newRow("unavailable") << QByteArray(R"("status":503,"headers":{"Retry-After":"0"},"body":"busy")");
    QTest::newRow("too many requests") << QByteArray(
        R"("status":429,"headers":{"Retry-After":"1"},"body":"{\"error\":{\"code\":\"0x80072322\",\"message\":\"x\"}}")");
}

void TestE2eDynamics::troubleOnTheWayLosesNothing()
{
    QFETCH(QByteArray, fault);
    const ObjectInfo object = described(QStringLiteral("contact"));
    const auto count = awaitEnd(m_client->count(object, {}));
    QVERIFY(m_world.practice.setFaults(
        dataverse(), "[{\"match\":\"GET /api/data/v9.2/contacts\",\"times\":2," + fault + "}]"));
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    QCOMPARE(qint64(pulled.ids.size()), (*count)->records);
    QCOMPARE(pulled.doubled(), 0);
}

void TestE2eDynamics::expiredTokenIsRenewed()
{
    const ObjectInfo object = described(QStringLiteral("systemuser"));
    const Secret before = **awaitEnd(m_source->accessToken({}, {}));
    const QByteArray faults = R"([{"match":"GET /api/data/v9.2/systemusers","times":1,"status":401,
            "headers":{"WWW-Authenticate":"Bearer error=\"invalid_token\""},"body":""}])";
    QVERIFY(m_world.practice.setFaults(dataverse(), faults));
    m_age.advance(1min);
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    QVERIFY(!pulled.ids.isEmpty());
    QVERIFY(!(before == **awaitEnd(m_source->accessToken({}, {}))));
}

void TestE2eDynamics::forgottenLink()
{
    PullCursor cursor;
    cursor.watermark = QStringLiteral("2026-01-01T00:00:00Z");
    cursor.nextLink =
        dataverse().toString(QUrl::StripTrailingSlash)
        + QStringLiteral(
            "/api/data/v9.2/accounts?$select=accountid&$skiptoken=%3Ccookie%20of%20yesterday%20/%3E");
    const Pulled pulled = pullAll(*m_client, described(QStringLiteral("account")), cursor);
    QVERIFY(pulled.error.has_value());
    QCOMPARE(pulled.error->code, ErrorCode::CursorExpired);
}

void TestE2eDynamics::unknownTableAndColumn()
{
    QCOMPARE(awaitEnd(m_client->describe(QStringLiteral("nosuchtable"), {}))->error().code,
             ErrorCode::ObjectMissing);
    ObjectInfo object = described(QStringLiteral("account"));
    object.fields.append({QStringLiteral("nosuchcolumn"), {}, FieldType::Text, false, false, false, {}});
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY(pulled.error.has_value());
    QCOMPARE(pulled.error->code, ErrorCode::FieldMissing);
    object.setName = QStringLiteral("nosuchtables");
    QCOMPARE(pullAll(*m_client, object).error->code, ErrorCode::ObjectMissing);
}

void TestE2eDynamics::checks()
{
    const auto found = awaitEnd(m_client->checks({}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    for (const CheckResult &check : **found)
        QVERIFY2(check.state == CheckResult::State::Pass, qPrintable(check.id + ": " + check.detail));
}

void TestE2eDynamics::discovery()
{
    const PracticeWorld &world = m_world.practice.world();
    QVERIFY(m_world.cloud.globalDiscovery.isValid());
    const QStringList scopes = entra::userScopes(m_world.cloud.globalDiscovery);
    const auto tokens =
        awaitEnd(signIn(m_world.http.get(), m_world.cloud, world.tenant, world.entraClient.id, scopes,
                        world.admin.username, Secret::fromText(world.admin.password), {}));
    QVERIFY2(tokens && tokens->has_value(), tokens && !*tokens ? qPrintable(tokens->error().text()) : "");
    FixedTokenSource source((*tokens)->accessToken);
    const auto list = awaitEnd(dynamics::listEnvironments(*m_world.http, source, m_world.cloud, {}));
    QVERIFY2(list && list->has_value(), list && !*list ? qPrintable(list->error().text()) : "");
    QVERIFY(!(*list)->isEmpty());
    const dynamics::Environment &first = (*list)->first();
    QCOMPARE(first.address.port(), dataverse().port());
    QCOMPARE(first.tenantId, world.tenant.toLower());
    QVERIFY(dynamics::environmentById(**list, first.environmentId));
}

QTEST_GUILESS_MAIN(TestE2eDynamics)
#include "tst_e2e_dynamics.moc"
