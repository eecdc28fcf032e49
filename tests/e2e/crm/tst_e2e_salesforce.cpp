// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/fixedtokensource.h"
#include "auth/refreshingtokensource.h"
#include "auth/salesforceoauth.h"
#include "crm/salesforce/client.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// The Salesforce client against the practice org: 4,500 records per object, so three pages each.
class TestE2eSalesforce : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void whoAmI();
    void anotherOrganisation();
    void objects();
    void everyDefaultObjectIsPulledWhole_data();
    void everyDefaultObjectIsPulledWhole();
    void changesComeWithTheNextPull();
    void interruptedPullGoesOn();
    void troubleOnTheWayLosesNothing_data();
    void troubleOnTheWayLosesNothing();
    void expiredSessionIsRenewed();
    void forgottenLocator();
    void unknownObjectAndField();
    void checks();
    void budgetIsNoted();

private:
    ObjectInfo described(const QString &object);

    CrmWorld m_world;
    /// The token's age: one that is refused when it is new is not renewed, and these tests do not wait.
    ManualClock m_age;
    TokenSet m_tokens;
    std::unique_ptr<RefreshingTokenSource> m_source;
    std::unique_ptr<salesforce::Client> m_client;
};

namespace {

Task<Result<TokenSet>> signIn(Http *http, QUrl host, QString id, Secret secret, CancelToken cancel)
{
    co_return co_await salesforce::clientCredentials(*http, host, id, secret, cancel);
}

} // namespace

void TestE2eSalesforce::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "4500"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const PracticeWorld &world = m_world.practice.world();
    QVERIFY(m_world.practice.set(world.salesforce, R"({"clientAddress":"203.0.113.24"})"));
    const Secret secret = Secret::fromText(world.salesforceClient.secret);
    const auto tokens =
        awaitEnd(signIn(m_world.http.get(), world.salesforce, world.salesforceClient.id, secret, {}));
    QVERIFY2(tokens && tokens->has_value(), tokens && !*tokens ? qPrintable(tokens->error().text()) : "");
    m_tokens = **tokens;
    const auto grant = [http = m_world.http.get(), host = world.salesforce, id = world.salesforceClient.id,
                        secret](Secret, RefreshingTokenSource::Why, CancelToken cancel) {
        return signIn(http, host, id, secret, cancel);
    };
    m_source = std::make_unique<RefreshingTokenSource>(
        m_age, grant, [](const Secret &) { return Outcome(); }, Secret());
    m_source->prime(m_tokens);
    m_client = std::make_unique<salesforce::Client>(*m_world.http, *m_source, m_tokens.instanceUrl,
                                                    m_tokens.organisationId);
}

void TestE2eSalesforce::init()
{
    QVERIFY(m_world.practice.setFaults(m_world.practice.world().salesforce, "[]"));
}

ObjectInfo TestE2eSalesforce::described(const QString &object)
{
    const auto info = awaitEnd(m_client->describe(object, {}));
    if (!info || !*info) {
        QTest::qFail(info ? qPrintable(info->error().text()) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **info;
}

void TestE2eSalesforce::whoAmI()
{
    const auto who = awaitEnd(m_client->whoAmI({}));
    QVERIFY2(who && who->has_value(), who && !*who ? qPrintable(who->error().text()) : "");
    QCOMPARE((*who)->organisationId, m_tokens.organisationId);
    QCOMPARE((*who)->userId, m_tokens.userId);
    QCOMPARE((*who)->address.port(), m_tokens.instanceUrl.port());
    QVERIFY(!(*who)->name.isEmpty() && (*who)->name != (*who)->address.host());
    QVERIFY(!(*who)->userName.isEmpty());
}

void TestE2eSalesforce::anotherOrganisation()
{
    salesforce::Client other(*m_world.http, *m_source, m_tokens.instanceUrl,
                             QStringLiteral("00DBb00000BBBBBMA2"));
    const auto who = awaitEnd(other.whoAmI({}));
    QVERIFY(who && !who->has_value());
    QCOMPARE(who->error().code, ErrorCode::WrongOrganisation);
}

void TestE2eSalesforce::objects()
{
    const auto found = awaitEnd(m_client->objects({}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    QStringList names;
    for (const ObjectInfo &info : **found)
        names += info.name;
    QCOMPARE(names.mid(0, 7), defaultObjects(CrmKind::Salesforce));
}

void TestE2eSalesforce::everyDefaultObjectIsPulledWhole_data()
{
    QTest::addColumn<bool>("large");
    for (const QString &object : defaultObjects(CrmKind::Salesforce))
        QTest::newRow(qPrintable(object))
            << QStringList{"Account", "Contact", "Lead", "Opportunity"}.contains(object);
}

void TestE2eSalesforce::everyDefaultObjectIsPulledWhole()
{
    QFETCH(bool, large);
    const ObjectInfo object = described(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!object.fields.isEmpty());
    QCOMPARE(object.stampField, QStringLiteral("SystemModstamp"));
    const auto count = awaitEnd(m_client->count(object, {}));
    QVERIFY(count && count->has_value());
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    QCOMPARE(qint64(pulled.ids.size()), (*count)->records);
    QCOMPARE(pulled.doubled(), 0);
    QVERIFY((*count)->records > 0);
    if (large)
        QVERIFY2(pulled.pages >= 3, qPrintable(QString::number(pulled.pages)));
    for (auto it = pulled.ids.begin(); it != pulled.ids.end(); ++it)
        QCOMPARE(it.key().size(), 18);
    QVERIFY(!pulled.cursor.watermark.isEmpty());
    QVERIFY(pulled.cursor.nextLink.isEmpty());
}

void TestE2eSalesforce::changesComeWithTheNextPull()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    const Pulled before = pullAll(*m_client, object);
    QVERIFY(!before.error && !before.ids.isEmpty());
    const QString id = before.ids.firstKey();
    const QString name = QStringLiteral("Changed by somebody else, %1").arg(before.names.value(id));

    QUrl url = m_tokens.instanceUrl;
    url.setPath(QStringLiteral("/services/data/v66.0/sobjects/Account/") + id);
    HttpRequest patch = HttpRequest::json("PATCH", url, "{\"Name\":\"" + name.toUtf8() + "\"}");
    const Secret token = **awaitEnd(m_source->accessToken({}, {}));
    const auto answer = awaitEnd(m_world.http->send(std::move(patch).withBearer(token.reveal()), {}));
    QVERIFY(answer && answer->has_value());
    QCOMPARE((*answer)->status, 204);

    const Pulled after = pullAll(*m_client, object, before.cursor);
    QVERIFY(!after.error);
    QCOMPARE(after.names.value(id), name);
    QVERIFY2(after.ids.size() < before.ids.size() / 2, qPrintable(QString::number(after.ids.size())));
}

void TestE2eSalesforce::interruptedPullGoesOn()
{
    const ObjectInfo object = described(QStringLiteral("Lead"));
    const Pulled first = pullAll(*m_client, object, {}, 1);
    QVERIFY(!first.error && !first.cursor.nextLink.isEmpty());
    // Another process, with what was stored.
    FixedTokenSource tokens(**awaitEnd(m_source->accessToken({}, {})));
    salesforce::Client later(*m_world.http, tokens, m_tokens.instanceUrl);
    const Pulled rest = pullAll(later, object, first.cursor);
    QVERIFY(!rest.error);
    const auto count = awaitEnd(m_client->count(object, {}));
    QCOMPARE(qint64(first.ids.size() + rest.ids.size()), (*count)->records);
    for (auto it = first.ids.begin(); it != first.ids.end(); ++it)
        QVERIFY(!rest.ids.contains(it.key()));
}

void TestE2eSalesforce::troubleOnTheWayLosesNothing_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("connection cut before") << QByteArray(R"("drop":"before")");
    QTest::newRow("connection cut in the middle") << QByteArray(R"("drop":"mid-body")");
    QTest::newRow("answer lost") << QByteArray(R"("drop":"after")");
    QTest::newRow("unavailable") << QByteArray(R"("status":503,"headers":{"Retry-After":"0"},"body":"busy")");
}

void TestE2eSalesforce::troubleOnTheWayLosesNothing()
{
    QFETCH(QByteArray, fault);
    const ObjectInfo object = described(QStringLiteral("Contact"));
    const auto count = awaitEnd(m_client->count(object, {}));
    QVERIFY(m_world.practice.setFaults(m_world.practice.world().salesforce,
                                       "[{\"match\":\"GET /services/data/v66.0/query\",\"times\":2," + fault
                                           + "}]"));
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    QCOMPARE(qint64(pulled.ids.size()), (*count)->records);
    QCOMPARE(pulled.doubled(), 0);
}

void TestE2eSalesforce::expiredSessionIsRenewed()
{
    const ObjectInfo object = described(QStringLiteral("User"));
    const Secret before = **awaitEnd(m_source->accessToken({}, {}));
    QUrl expire = m_world.practice.world().salesforce;
    expire.setPath(QStringLiteral("/_practice/expire-access-tokens"));
    const auto expired = awaitEnd(m_world.plain->send(HttpRequest::json("POST", expire, "{}"), {}));
    QVERIFY(expired && expired->has_value() && (*expired)->status < 300);
    m_age.advance(1min);
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    QVERIFY(!pulled.ids.isEmpty());
    QVERIFY(!(before == **awaitEnd(m_source->accessToken({}, {}))));
}

void TestE2eSalesforce::forgottenLocator()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    PullCursor cursor;
    cursor.watermark = QStringLiteral("2026-01-01T00:00:00Z");
    cursor.nextLink = QStringLiteral("/services/data/v66.0/query/0r8Aa00000ZZZZZAA1-2000");
    const Pulled pulled = pullAll(*m_client, object, cursor);
    QVERIFY(pulled.error.has_value());
    QCOMPARE(pulled.error->code, ErrorCode::CursorExpired);
}

void TestE2eSalesforce::unknownObjectAndField()
{
    QCOMPARE(awaitEnd(m_client->describe(QStringLiteral("NoSuchThing"), {}))->error().code,
             ErrorCode::ObjectMissing);
    ObjectInfo object = described(QStringLiteral("Account"));
    object.fields.append({QStringLiteral("NoSuchField__c"), {}, FieldType::Text, false, false, false, {}});
    const Pulled pulled = pullAll(*m_client, object);
    QVERIFY(pulled.error.has_value());
    QCOMPARE(pulled.error->code, ErrorCode::FieldMissing);
}

void TestE2eSalesforce::checks()
{
    const auto found = awaitEnd(m_client->checks({}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    QMap<QString, CheckResult> byId;
    for (const CheckResult &check : **found)
        byId.insert(check.id, check);
    QCOMPARE(byId[QStringLiteral("api-enabled")].state, CheckResult::State::Pass);
    QCOMPARE(byId[QStringLiteral("user-licence")].state, CheckResult::State::Pass);
    QCOMPARE(byId[QStringLiteral("app-installed")].state, CheckResult::State::Pass);
    // What the integration user may not read is unknown, and says what to do all the same.
    const CheckResult locked = byId[QStringLiteral("lock-sessions-to-ip")];
    QCOMPARE(locked.state, CheckResult::State::Unknown);
    QVERIFY(!locked.remedy.isEmpty() && !locked.lightningPath.isEmpty());
    QCOMPARE(locked.link.host(), m_tokens.instanceUrl.host());
    // But its own logins it may, so that the address to be added is known.
    const CheckResult network = byId[QStringLiteral("network-access")];
    QCOMPARE(network.state, CheckResult::State::Unknown);
    QVERIFY2(network.remedy.contains(QLatin1String("add 203.0.113.24 to the list")),
             qPrintable(network.remedy));
}

void TestE2eSalesforce::budgetIsNoted()
{
    (void)awaitEnd(m_client->whoAmI({}));
    const ApiUsage usage = m_client->usage();
    QVERIFY(usage.used && usage.limit && *usage.limit > 0);
    const auto limits = awaitEnd(m_client->limits({}));
    QVERIFY2(limits && limits->has_value(), limits && !*limits ? qPrintable(limits->error().text()) : "");
    QCOMPARE(salesforce::apiUsageOf(**limits).limit, usage.limit);
    QVERIFY(m_client->requests() > 10);
}

QTEST_GUILESS_MAIN(TestE2eSalesforce)
#include "tst_e2e_salesforce.moc"
