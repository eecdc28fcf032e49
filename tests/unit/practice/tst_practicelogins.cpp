// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jwt.h"
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

/// LoginHistory: who came in, how and from where.
class TestPracticeLogins : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void signInThroughTheBrowser();
    void refreshIsALogin();
    void clientCredentialsAndJwt();
    void failedAttempts_data();
    void failedAttempts();
    void refusedGrants();
    void agents_data();
    void agents();
    void addresses();
    void lockedSessionsSeeTheSameAddress();
    void everybodySeesHisOwn();
    void oneRowAtATime();
    void nobodyWritesIt();
    void isDescribed();
    void filters_data();
    void filters();
    void pagesStayOnesOwn();
    void resetForgets();

private:
    using Fields = QList<QPair<QString, QString>>;

    /// All rows, oldest first, as the administrator sees them, but his own for looking.
    QJsonArray history(const QString &where = {})
    {
        const QByteArray kept = std::exchange(m_desk->token, m_admin);
        const QJsonArray rows = m_desk->rows(
            QStringLiteral("SELECT Id, UserId, LoginTime, LoginType, LoginSubType, SourceIp, "
                           "LoginUrl, Browser, Platform, Status, Application, ApiType, ApiVersion, "
                           "OptionsIsPost FROM LoginHistory ")
            + where + QStringLiteral(" ORDER BY LoginTime, Id"));
        m_desk->token = kept;
        return rows;
    }
    /// What came after init().
    QJsonArray fresh()
    {
        return history(QStringLiteral("WHERE LoginTime > %1").arg(m_begun.toString(Qt::ISODate)));
    }
    static QString text(const QJsonValue &row, const char *key)
    {
        return row.toObject().value(QLatin1String(key)).toString();
    }
    QString idOf(const QString &username)
    {
        return text(
            m_desk->rows(QStringLiteral("SELECT Id FROM User WHERE Username = '%1'").arg(username)).first(),
            "Id");
    }
    Response jwtBearer(const QString &username)
    {
        const auto keys = SalesforceDesk::object(m_desk->send("GET", QStringLiteral("/_practice/jwt-key")));
        const auto key = jwt::Key::fromPem(text(keys, "privateKey").toLatin1());
        const QJsonObject claims{{QStringLiteral("iss"), credentials::salesforceClient.id},
                                 {QStringLiteral("sub"), username},
                                 {QStringLiteral("aud"), QStringLiteral("https://login.salesforce.com")},
                                 {QStringLiteral("exp"), m_desk->clock.nowUtc().toSecsSinceEpoch() + 150}};
        const QByteArray assertion =
            jwt::sign({{QStringLiteral("alg"), QStringLiteral("RS256")}}, claims, key);
        return m_desk->form(
            tokenPath,
            {{QStringLiteral("grant_type"), QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer")},
             {QStringLiteral("assertion"), QString::fromLatin1(assertion)}});
    }
    Response refresh(const QString &token)
    {
        return m_desk->form(tokenPath,
                            {{QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
                             {QStringLiteral("client_id"), credentials::salesforceClient.id},
                             {QStringLiteral("refresh_token"), token}});
    }
    Response logIn(const QString &username, const QString &password, const Headers &headers = {})
    {
        return m_desk->form(QStringLiteral("/"),
                            {{QStringLiteral("username"), username}, {QStringLiteral("pw"), password}},
                            headers);
    }

    static inline const QString tokenPath = QStringLiteral("/services/oauth2/token");
    std::unique_ptr<SalesforceDesk> m_desk;
    QByteArray m_admin;
    QDateTime m_begun;
};

void TestPracticeLogins::init()
{
    m_desk = std::make_unique<SalesforceDesk>(5);
    m_admin = text(m_desk->signIn(credentials::admin.username, credentials::admin.password), "access_token")
                  .toLatin1();
    m_begun = m_desk->clock.nowUtc();
    m_desk->clock.advance(1min);
}

void TestPracticeLogins::signInThroughTheBrowser()
{
    const auto user = credentials::standardUser;
    QVERIFY(!text(m_desk->signIn(user.username, user.password), "access_token").isEmpty());
    const QJsonArray rows = fresh();
    QCOMPARE(rows.size(), 2);
    const QJsonValue page = rows.at(0);
    QVERIFY(text(page, "Id").startsWith(QLatin1String("0Ya")));
    QCOMPARE(text(page, "Id").size(), 18);
    QVERIFY(text(page, "Id") != text(rows.at(1), "Id"));
    QCOMPARE(text(page, "LoginType"), QStringLiteral("Application"));
    QCOMPARE(text(page, "Application"), QStringLiteral("Browser"));
    QCOMPARE(text(rows.at(1), "LoginType"), QStringLiteral("Remote Access 2.0"));
    QCOMPARE(text(rows.at(1), "Application"), QStringLiteral("Fairlead"));
    for (const auto &row : rows) {
        QCOMPARE(text(row, "UserId"), idOf(user.username));
        QCOMPARE(text(row, "LoginTime"),
                 m_desk->clock.nowUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.000+0000")));
        QCOMPARE(text(row, "Status"), QStringLiteral("Success"));
        QCOMPARE(text(row, "SourceIp"), QStringLiteral("127.0.0.1"));
        QCOMPARE(text(row, "LoginUrl"), QStringLiteral("127.0.0.1"));
        QCOMPARE(text(row, "ApiType"), QStringLiteral("N/A"));
        QVERIFY(row.toObject().value(QLatin1String("LoginSubType")).isNull());
        QVERIFY(row.toObject().value(QLatin1String("OptionsIsPost")).toBool());
    }
}

void TestPracticeLogins::refreshIsALogin()
{
    const auto answer =
        m_desk->signIn(credentials::standardUser.username, credentials::standardUser.password);
    m_desk->clock.advance(2min);
    QCOMPARE(refresh(text(answer, "refresh_token")).status, 200);
    const QJsonArray rows = fresh();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(text(rows.at(2), "LoginType"), QStringLiteral("Remote Access 2.0"));
    QCOMPARE(text(rows.at(2), "LoginSubType"), QStringLiteral("OauthRefreshToken"));
    QCOMPARE(text(rows.at(2), "Status"), QStringLiteral("Success"));
    QVERIFY(text(rows.at(2), "LoginTime") > text(rows.at(1), "LoginTime"));
    // What belongs to nobody is filed under nobody.
    QCOMPARE(refresh(QStringLiteral("no such token")).status, 400);
    QCOMPARE(fresh().size(), 3);
}

void TestPracticeLogins::clientCredentialsAndJwt()
{
    QVERIFY(!m_desk->integrationToken().isEmpty());
    QCOMPARE(jwtBearer(credentials::integrationUser.username).status, 200);
    const QJsonArray rows = fresh();
    QCOMPARE(rows.size(), 2);
    for (const auto &row : rows) {
        QCOMPARE(text(row, "UserId"), idOf(credentials::integrationUser.username));
        QCOMPARE(text(row, "LoginType"), QStringLiteral("Remote Access 2.0"));
        QCOMPARE(text(row, "Application"), QStringLiteral("Fairlead"));
        QCOMPARE(text(row, "Status"), QStringLiteral("Success"));
    }
}

void TestPracticeLogins::failedAttempts_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("status");
    const QString wrong = QStringLiteral("tidal-ledger-4821");
    const QString invalid = QStringLiteral("Invalid Password");
    QTest::newRow("wrong password") << credentials::admin.username << wrong << invalid;
    QTest::newRow("no password") << credentials::admin.username << QString() << invalid;
    QTest::newRow("name in other letters") << credentials::admin.username.toUpper() << wrong << invalid;
    QTest::newRow("unknown") << QStringLiteral("nobody@larkmoor.example") << wrong << QString();
    QTest::newRow("inactive") << credentials::inactiveUser.username << credentials::inactiveUser.password
                              << QStringLiteral("User is Inactive");
    QTest::newRow("inactive, wrong password") << credentials::inactiveUser.username << wrong << invalid;
}

void TestPracticeLogins::failedAttempts()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(QString, status);
    logIn(username, password);
    const QJsonArray rows = fresh();
    QCOMPARE(rows.size(), status.isEmpty() ? 0 : 1);
    if (status.isEmpty())
        return;
    QCOMPARE(text(rows.first(), "Status"), status);
    QCOMPARE(text(rows.first(), "UserId"), idOf(username));
    QCOMPARE(text(rows.first(), "LoginType"), QStringLiteral("Application"));
}

void TestPracticeLogins::refusedGrants()
{
    QCOMPARE(jwtBearer(credentials::standardUser.username).status, 400);
    QJsonArray rows = fresh();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(text(rows.first(), "Status"), QStringLiteral("Failed: Not approved for access"));
    QCOMPARE(jwtBearer(credentials::inactiveUser.username).status, 400);
    rows = fresh();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(text(rows.last(), "Status"), QStringLiteral("User is Inactive"));

    const auto answer =
        m_desk->signIn(credentials::standardUser.username, credentials::standardUser.password);
    const QString path =
        QStringLiteral("/services/data/v66.0/sobjects/User/") + idOf(credentials::standardUser.username);
    QCOMPARE(
        m_desk->send("PATCH", path, R"({"IsActive":false})", {{"Authorization", "Bearer " + m_admin}}).status,
        204);
    QCOMPARE(refresh(text(answer, "refresh_token")).status, 400);
    rows = fresh();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(text(rows.last(), "Status"), QStringLiteral("User is Inactive"));
    QCOMPARE(text(rows.last(), "LoginSubType"), QStringLiteral("OauthRefreshToken"));
}

void TestPracticeLogins::agents_data()
{
    QTest::addColumn<QByteArray>("agent");
    QTest::addColumn<QString>("browser");
    QTest::addColumn<QString>("platform");
    QTest::newRow("none") << QByteArray() << "Unknown"
                          << "Unknown";
    QTest::newRow("the popup") << QByteArray(
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like "
        "Gecko) QtWebEngine/6.4.2 Chrome/102.0.5005.177 Safari/537.36")
                               << "Chrome 102"
                               << "Linux";
    QTest::newRow("Edge") << QByteArray(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, "
        "like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0")
                          << "Edge 130"
                          << "Windows 10";
    QTest::newRow("Firefox") << QByteArray(
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                             << "Firefox 128"
                             << "Linux";
    QTest::newRow("Safari") << QByteArray(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
        "(KHTML, like Gecko) Version/17.4 Safari/605.1.15")
                            << "Safari 17"
                            << "Mac OSX";
    QTest::newRow("a program") << QByteArray("Fairlead/0.1.0") << "Unknown"
                               << "Unknown";
}

void TestPracticeLogins::agents()
{
    QFETCH(QByteArray, agent);
    logIn(credentials::admin.username, credentials::admin.password, {{"User-Agent", agent}});
    QTEST(text(fresh().last(), "Browser"), "browser");
    QTEST(text(fresh().last(), "Platform"), "platform");
}

void TestPracticeLogins::addresses()
{
    const auto attempt = [this](const Headers &headers = {}) {
        m_desk->clock.advance(1s);
        logIn(credentials::admin.username, QStringLiteral("wrong"), headers);
        return text(fresh().last(), "SourceIp");
    };
    QCOMPARE(attempt(), QStringLiteral("127.0.0.1"));
    QCOMPARE(attempt({{"X-Forwarded-For", "198.51.100.7, 10.0.0.1"}}), QStringLiteral("198.51.100.7"));
    m_desk->set({{QStringLiteral("clientAddress"), QStringLiteral("203.0.113.24")}});
    QCOMPARE(attempt(), QStringLiteral("203.0.113.24"));
    QCOMPARE(attempt({{"X-Forwarded-For", "2001:db8::7"}}), QStringLiteral("2001:db8::7"));
    m_desk->set({{QStringLiteral("clientAddress"), QString()}});
    QCOMPARE(attempt(), QStringLiteral("127.0.0.1"));

    // The socket's own, where there is no more to go by.
    Request request;
    request.method = "POST";
    request.url = QUrl(QStringLiteral("http://127.0.0.1:48100/"));
    request.body = "username=" + credentials::admin.username.toUtf8() + "&pw=x";
    request.peer = "127.0.0.9";
    m_desk->clock.advance(1s);
    m_desk->service.handle(request);
    QCOMPARE(text(fresh().last(), "SourceIp"), QStringLiteral("127.0.0.9"));
}

// A computer that moves to another network.
void TestPracticeLogins::lockedSessionsSeeTheSameAddress()
{
    m_desk->set({{QStringLiteral("clientAddress"), QStringLiteral("203.0.113.24")},
                 {QStringLiteral("lockSessionsToIp"), true}});
    m_desk->token = m_desk->integrationToken();
    QCOMPARE(m_desk->api("GET", QStringLiteral("/limits")).status, 200);
    m_desk->set({{QStringLiteral("clientAddress"), QStringLiteral("198.51.100.7")}});
    QCOMPARE(m_desk->api("GET", QStringLiteral("/limits")).status, 401);
    m_desk->token = m_desk->integrationToken();
    QCOMPARE(m_desk->api("GET", QStringLiteral("/limits")).status, 200);
}

void TestPracticeLogins::everybodySeesHisOwn()
{
    const QString own = idOf(credentials::integrationUser.username);
    const QString soql = QStringLiteral("SELECT UserId FROM LoginHistory");
    QSet<QString> seen;
    for (const auto &row : m_desk->rows(soql))
        seen.insert(text(row, "UserId"));
    QCOMPARE(seen, QSet<QString>{own});
    // Nor can it be got round.
    const QString others = soql + QStringLiteral(" WHERE (UserId != '%1' OR UserId = '%1')").arg(own);
    QCOMPARE(m_desk->rows(others).size(), 1);
    QCOMPARE(m_desk->rows(soql + QStringLiteral(" WHERE UserId != '%1'").arg(own)).size(), 0);
    QCOMPARE(m_desk->rows(soql, true).size(), 1);
    const auto count = [this] {
        return SalesforceDesk::object(m_desk->query(QStringLiteral("SELECT COUNT() FROM LoginHistory")))
            .value(QLatin1String("totalSize"))
            .toInt();
    };
    QCOMPARE(count(), 1);
    QCOMPARE(history().size(), 3);

    // "Manage Users" shows them all.
    const QString profile =
        text(m_desk->rows(QStringLiteral("SELECT ProfileId FROM User WHERE Id = '%1'").arg(own)).first(),
             "ProfileId");
    QCOMPARE(m_desk
                 ->send("PATCH", QStringLiteral("/services/data/v66.0/sobjects/Profile/") + profile,
                        R"({"PermissionsManageUsers":true})", {{"Authorization", "Bearer " + m_admin}})
                 .status,
             204);
    QCOMPARE(count(), 3);
}

void TestPracticeLogins::oneRowAtATime()
{
    const QString own = text(m_desk->rows(QStringLiteral("SELECT Id FROM LoginHistory")).first(), "Id");
    const QString base = QStringLiteral("/sobjects/LoginHistory/");
    const Response read = m_desk->api("GET", base + own);
    QCOMPARE(read.status, 200);
    QCOMPARE(text(SalesforceDesk::object(read), "SourceIp"), QStringLiteral("127.0.0.1"));
    QVERIFY(!read.body.contains("SystemModstamp"));
    for (const auto &row : history()) {
        if (text(row, "Id") != own)
            QCOMPARE(m_desk->api("GET", base + text(row, "Id")).status, 404);
    }
    const auto collection = [&] {
        QJsonArray ids{own};
        ids.append(text(history().last(), "Id"));
        const QJsonObject body{{QStringLiteral("ids"), ids},
                               {QStringLiteral("fields"), QJsonArray{QStringLiteral("Id")}}};
        return QJsonDocument::fromJson(
                   m_desk->api("POST", QStringLiteral("/composite/sobjects/LoginHistory"), body).body)
            .array();
    };
    QCOMPARE(collection().size(), 2);
    QCOMPARE(text(collection().first(), "Id"), own);
    QVERIFY(collection().last().isNull());
    m_desk->token = m_admin;
    QCOMPARE(m_desk->api("GET", base + own).status, 200);
    QCOMPARE(text(collection().last(), "Id"), text(history().last(), "Id"));
}

void TestPracticeLogins::nobodyWritesIt()
{
    m_desk->token = m_admin;
    const QString base = QStringLiteral("/sobjects/LoginHistory");
    const QString row = QStringLiteral("/sobjects/LoginHistory/") + text(history().first(), "Id");
    const QJsonObject change{{QStringLiteral("SourceIp"), QStringLiteral("203.0.113.1")}};
    const QJsonArray before = history();
    QCOMPARE(SalesforceDesk::errorCode(m_desk->api("POST", base, change)),
             QByteArray("INVALID_TYPE_FOR_OPERATION"));
    QCOMPARE(SalesforceDesk::errorCode(m_desk->api("PATCH", row, change)),
             QByteArray("INVALID_TYPE_FOR_OPERATION"));
    QCOMPARE(m_desk->api("DELETE", row).status, 405);
    QCOMPARE(
        SalesforceDesk::errorCode(m_desk->api(
            "GET", base + QStringLiteral("/updated?start=2026-05-01T00:00:00Z&end=2026-05-01T01:00:00Z"))),
        QByteArray("INVALID_TYPE"));
    QCOMPARE(history(), before);
}

void TestPracticeLogins::isDescribed()
{
    const auto whole =
        SalesforceDesk::object(m_desk->api("GET", QStringLiteral("/sobjects/LoginHistory/describe")));
    QCOMPARE(text(whole, "keyPrefix"), QStringLiteral("0Ya"));
    for (const char *never :
         {"createable", "updateable", "deletable", "replicateable", "layoutable", "triggerable"})
        QVERIFY2(!whole.value(QLatin1String(never)).toBool(true), never);
    QVERIFY(whole.value(QLatin1String("queryable")).toBool());
    QStringList names;
    QStringList unfiltered;
    for (const auto &value : whole.value(QLatin1String("fields")).toArray()) {
        const QJsonObject field = value.toObject();
        names += text(field, "name");
        if (!field.value(QLatin1String("filterable")).toBool())
            unfiltered += text(field, "name");
        QVERIFY2(field.value(QLatin1String("sortable")).toBool(), qPrintable(names.last()));
        QVERIFY2(!field.value(QLatin1String("createable")).toBool(), qPrintable(names.last()));
        QVERIFY2(!field.value(QLatin1String("updateable")).toBool(), qPrintable(names.last()));
    }
    for (const char *absent : {"SystemModstamp", "CreatedDate", "LastModifiedDate", "IsDeleted", "Name"})
        QVERIFY2(!names.contains(QLatin1String(absent)), absent);
    unfiltered.sort();
    QCOMPARE(unfiltered,
             (QStringList{QStringLiteral("ApiType"), QStringLiteral("ApiVersion"),
                          QStringLiteral("Application"), QStringLiteral("Browser"),
                          QStringLiteral("ClientVersion"), QStringLiteral("ForwardedForIp"),
                          QStringLiteral("Platform"), QStringLiteral("SourceIp"), QStringLiteral("Status")}));
}

void TestPracticeLogins::filters_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QByteArray>("error");
    const QByteArray fine;
    const QByteArray field = "INVALID_FIELD";
    const auto row = [](const char *rest, const QByteArray &error) {
        QTest::newRow(rest) << QString::fromLatin1(rest) << error;
    };
    row("Id, SourceIp FROM LoginHistory WHERE UserId = '005000000000001' ORDER BY LoginTime DESC LIMIT 20",
        fine);
    row("Id FROM LoginHistory WHERE LoginType = 'Remote Access 2.0' AND LoginTime = TODAY", fine);
    row("Id FROM LoginHistory WHERE LoginUrl LIKE '127%' ORDER BY Status, SourceIp", fine);
    row("Id FROM LoginHistory WHERE Status = 'Success'", field);
    row("Id FROM LoginHistory WHERE SourceIp = '127.0.0.1'", field);
    row("Id FROM LoginHistory WHERE Application LIKE 'F%'", field);
    row("Id, User.Name FROM LoginHistory", field);
    row("Id FROM LoginHistory WHERE SystemModstamp > 2026-01-01T00:00:00Z", field);
}

void TestPracticeLogins::filters()
{
    QFETCH(QString, rest);
    QFETCH(QByteArray, error);
    const Response response = m_desk->query(QStringLiteral("SELECT ") + rest);
    QCOMPARE(response.status, error.isEmpty() ? 200 : 400);
    QCOMPARE(SalesforceDesk::errorCode(response), error);
}

void TestPracticeLogins::pagesStayOnesOwn()
{
    for (int i = 0; i < 250; ++i)
        m_desk->token = m_desk->integrationToken();
    const Response first = m_desk->query(QStringLiteral("SELECT UserId FROM LoginHistory"), false,
                                         {{"Sforce-Query-Options", "batchSize=200"}});
    const auto page = SalesforceDesk::object(first);
    QCOMPARE(page.value(QLatin1String("totalSize")).toInt(), 251);
    const auto rest = SalesforceDesk::object(m_desk->api("GET", text(page, "nextRecordsUrl")));
    QCOMPARE(rest.value(QLatin1String("records")).toArray().size(), 51);
}

void TestPracticeLogins::resetForgets()
{
    QVERIFY(history().size() > 1);
    m_desk->service.reset();
    m_desk->token = m_desk->integrationToken();
    QCOMPARE(m_desk->rows(QStringLiteral("SELECT Id FROM LoginHistory")).size(), 1);
}

QTEST_GUILESS_MAIN(TestPracticeLogins)
#include "tst_practicelogins.moc"
