// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/challenge.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::dynamics;

/// The 401 that decides where a password is sent (reference Microsoft 1.12).
class TestChallenge : public QObject
{
    Q_OBJECT
private slots:
    void headers_data();
    void headers();
    void judged_data();
    void judged();
    void addedCloudIsExact_data();
    void addedCloudIsExact();
    void otherAnswers_data();
    void otherAnswers();
    void probe();
    void probeWithoutAWay();
    void claims_data();
    void claims();
    void tenantMustMatch();
    void noInputCrashes();
};

namespace {

const QByteArray tenant = "7a7a7a7a-1111-4222-8333-444455556666";

Cloud cloudNamed(const char *name)
{
    for (const Cloud &cloud : builtInClouds()) {
        if (cloud.name == QLatin1String(name))
            return cloud;
    }
    return {};
}

Cloud practice()
{
    Cloud cloud;
    cloud.name = QStringLiteral("practice");
    cloud.added = true;
    cloud.entraAuthority = QUrl(QStringLiteral("http://127.0.0.1:41002"));
    cloud.dataverseHosts = {QStringLiteral("127.0.0.1:41003")};
    return cloud;
}

HttpResponse challenge(const QByteArray &header)
{
    return {401, {{"WWW-Authenticate", header}}, {}};
}

const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));

} // namespace

void TestChallenge::headers_data()
{
    QTest::addColumn<QList<QByteArray>>("headers");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("resource");

    const auto row = [](const char *name, const QList<QByteArray> &headers, const QByteArray &authority,
                        const QByteArray &resource) {
        QTest::newRow(name) << headers << true << authority << resource;
    };
    row("as Dataverse writes it",
        {"Bearer authorization_uri=https://login.microsoftonline.com/x/oauth2/authorize, "
         "resource_id=https://o.crm4.dynamics.com/"},
        "https://login.microsoftonline.com/x/oauth2/authorize", "https://o.crm4.dynamics.com/");
    row("quoted", {"Bearer authorization_uri=\"https://a/x\", resource_id=\"https://o/\""}, "https://a/x",
        "https://o/");
    row("other order, no blank", {"Bearer resource_id=https://o/,authorization_uri=https://a/x"},
        "https://a/x", "https://o/");
    row("capitals", {"BEARER Authorization_URI=https://a/x, RESOURCE_ID=https://o/"}, "https://a/x",
        "https://o/");
    row("blanks around the equals sign",
        {"Bearer authorization_uri = https://a/x ,  resource_id\t=\t\"https://o/\""}, "https://a/x",
        "https://o/");
    row("commas inside quotes",
        {"Bearer realm=\"a, Basic b=c\", authorization_uri=https://a/x, resource_id=https://o/"},
        "https://a/x", "https://o/");
    row("escaped quote inside quotes",
        {"Bearer realm=\"say \\\"hi\\\", resource_id=evil\", resource_id=https://o/"}, "", "https://o/");
    row("several headers",
        {"Negotiate", "NTLM", "Bearer authorization_uri=https://a/x, resource_id=https://o/"}, "https://a/x",
        "https://o/");
    row("several challenges in one header",
        {"Negotiate, Basic realm=\"x\", Bearer authorization_uri=https://a/x, resource_id=https://o/"},
        "https://a/x", "https://o/");
    row("token68 before", {"Negotiate YII=, Bearer authorization_uri=https://a/x"}, "https://a/x", "");
    row("another scheme's parameters are not ours",
        {"Basic authorization_uri=https://evil/, Bearer resource_id=https://o/"}, "", "https://o/");
    row("the first value counts", {"Bearer authorization_uri=https://a/x, authorization_uri=https://evil/"},
        "https://a/x", "");
    row("Bearer alone", {"Bearer"}, "", "");
    row("unclosed quote", {"Bearer authorization_uri=\"https://a/x"}, "https://a/x", "");
    row("empty value", {"Bearer authorization_uri=, resource_id=https://o/"}, "", "https://o/");
    QTest::newRow("none") << QList<QByteArray>() << false << QByteArray() << QByteArray();
    QTest::newRow("only others") << QList<QByteArray>{"Negotiate", "Basic realm=\"Bearer\""} << false
                                 << QByteArray() << QByteArray();
}

void TestChallenge::headers()
{
    QFETCH(QList<QByteArray>, headers);
    QFETCH(bool, found);
    QFETCH(QByteArray, authority);
    QFETCH(QByteArray, resource);
    const auto parameters = readBearerChallenge(headers);
    QCOMPARE(parameters.has_value(), found);
    if (!found)
        return;
    QCOMPARE(parameters->value("authorization_uri"), authority);
    QCOMPARE(parameters->value("resource_id"), resource);
}

void TestChallenge::judged_data()
{
    QTest::addColumn<QString>("cloud");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<QString>("outcome");

    const auto row = [](const char *name, const char *cloud, const char *authority, const char *resource,
                        const char *outcome) {
        QTest::newRow(name) << QString::fromLatin1(cloud) << QByteArray(authority).replace("TENANT", tenant)
                            << QByteArray(resource) << QString::fromLatin1(outcome);
    };
    const char *good = "https://login.microsoftonline.com/TENANT/oauth2/authorize";
    const char *own = "https://org31ec4237.crm4.dynamics.com/";
    row("good", "global", good, own, "ok");
    row("without the path", "global", "https://login.microsoftonline.com/TENANT", own, "ok");
    row("alias", "global", "https://login.windows.net/TENANT/oauth2/authorize", own, "ok");
    row("alias sts", "global", "https://sts.windows.net/TENANT/", own, "ok");
    row("tenant in capitals", "global",
        "https://login.microsoftonline.com/7A7A7A7A-1111-4222-8333-444455556666/oauth2/authorize", own, "ok");
    row("api host in the resource", "global", good, "https://org31ec4237.api.crm4.dynamics.com", "ok");
    row("moderate US cloud shares the authority", "usgov", good, own, "ok");
    row("GCC High", "usgov-high", "https://login.microsoftonline.us/TENANT/oauth2/authorize", own, "ok");
    row("China's alias", "china", "https://login.chinacloudapi.cn/TENANT/oauth2/authorize", own, "ok");

    row("another cloud's authority", "global", "https://login.microsoftonline.us/TENANT/oauth2/authorize",
        own, "AddressRejected");
    row("commercial authority in China", "china", good, own, "AddressRejected");
    row("foreign authority", "global", "https://login.evil.example/TENANT/oauth2/authorize", own,
        "AddressRejected");
    row("authority as a label", "global",
        "https://login.microsoftonline.com.evil.example/TENANT/oauth2/authorize", own, "AddressRejected");
    row("authority as a user", "global", "https://login.microsoftonline.com@evil.example/TENANT", own,
        "AddressRejected");
    row("user in front of the authority", "global", "https://x@login.microsoftonline.com/TENANT", own,
        "AddressRejected");
    row("authority below", "global", "https://evil.login.microsoftonline.com/TENANT", own, "AddressRejected");
    row("not encrypted", "global", "http://login.microsoftonline.com/TENANT/oauth2/authorize", own,
        "AddressRejected");
    row("other port", "global", "https://login.microsoftonline.com:8443/TENANT/oauth2/authorize", own,
        "AddressRejected");
    row("nonsense", "global", "login", own, "AddressRejected");

    row("another environment's resource", "global", good, "https://other.crm4.dynamics.com/",
        "AddressRejected");
    row("another region's resource", "global", good, "https://org31ec4237.crm.dynamics.com/",
        "AddressRejected");
    row("resource as a label", "global", good, "https://org31ec4237.crm4.dynamics.com.evil.example/",
        "AddressRejected");
    row("resource not encrypted", "global", good, "http://org31ec4237.crm4.dynamics.com/", "AddressRejected");
    row("no resource", "global", good, "", "AddressRejected");

    row("common", "global", "https://login.microsoftonline.com/common/oauth2/authorize", own,
        "TenantUnknown");
    row("organizations", "global", "https://login.microsoftonline.com/organizations/oauth2/authorize", own,
        "TenantUnknown");
    row("domain name", "global", "https://login.microsoftonline.com/acme.example/oauth2/authorize", own,
        "TenantUnknown");
    row("no tenant", "global", "https://login.microsoftonline.com", own, "TenantUnknown");
    row("no authority", "global", "", own, "AddressRejected");
}

void TestChallenge::judged()
{
    QFETCH(QString, cloud);
    QFETCH(QByteArray, authority);
    QFETCH(QByteArray, resource);
    QFETCH(QString, outcome);
    const HttpResponse response =
        challenge("Bearer authorization_uri=" + authority + ", resource_id=" + resource);
    const auto result = judgeChallenge(response, org, cloudNamed(qPrintable(cloud)));
    if (!result) {
        QCOMPARE(nameOf(result.error().code), outcome);
        QVERIFY(!result.error().sentence.isEmpty() && !result.error().remedy.isEmpty());
        return;
    }
    QCOMPARE(QStringLiteral("ok"), outcome);
    QCOMPARE(result->tenantId, QString::fromLatin1(tenant));
    QCOMPARE(result->authority.path(), QLatin1Char('/') + QString::fromLatin1(tenant));
    QCOMPARE(result->authority.host(), QUrl(QString::fromLatin1(authority)).host());
    QVERIFY(result->resource.path().isEmpty());
    QCOMPARE(result->resource.host(), QUrl(QString::fromLatin1(resource)).host());
}

void TestChallenge::addedCloudIsExact_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("resource");
    QTest::addColumn<bool>("good");
    QTest::newRow("its own") << QByteArray("http://127.0.0.1:41002/") << QByteArray("http://127.0.0.1:41003/")
                             << true;
    QTest::newRow("other port of the authority")
        << QByteArray("http://127.0.0.1:41009/") << QByteArray("http://127.0.0.1:41003/") << false;
    QTest::newRow("other port of the resource")
        << QByteArray("http://127.0.0.1:41002/") << QByteArray("http://127.0.0.1:41004/") << false;
    QTest::newRow("other scheme") << QByteArray("https://127.0.0.1:41002/")
                                  << QByteArray("http://127.0.0.1:41003/") << false;
    QTest::newRow("built-in authority")
        << QByteArray("https://login.microsoftonline.com/") << QByteArray("http://127.0.0.1:41003/") << false;
}

void TestChallenge::addedCloudIsExact()
{
    QFETCH(QByteArray, authority);
    QFETCH(QByteArray, resource);
    QFETCH(bool, good);
    const HttpResponse response = challenge("Bearer authorization_uri=" + authority + tenant
                                            + "/oauth2/authorize, resource_id=" + resource);
    const auto result = judgeChallenge(response, QUrl(QStringLiteral("http://127.0.0.1:41003")), practice());
    QCOMPARE(result.has_value(), good);
    if (good)
        QCOMPARE(result->authority.port(), 41002);
}

void TestChallenge::otherAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a web page") << 200 << HttpHeaders() << ErrorCode::NotACrm;
    QTest::newRow("a redirect to a sign-in page")
        << 302 << HttpHeaders{{"Location", "https://login.microsoftonline.com/"}} << ErrorCode::NotACrm;
    QTest::newRow("bad request") << 400 << HttpHeaders() << ErrorCode::NotACrm;
    QTest::newRow("forbidden") << 403 << HttpHeaders() << ErrorCode::NotACrm;
    QTest::newRow("not found") << 404 << HttpHeaders() << ErrorCode::NotACrm;
    QTest::newRow("on premises") << 401
                                 << HttpHeaders{{"WWW-Authenticate", "Negotiate"},
                                                {"WWW-Authenticate", "NTLM"}}
                                 << ErrorCode::NotACrm;
    QTest::newRow("Bearer alone") << 401 << HttpHeaders{{"WWW-Authenticate", "Bearer"}} << ErrorCode::NotACrm;
    QTest::newRow("down") << 503 << HttpHeaders() << ErrorCode::ProviderUnavailable;
    QTest::newRow("too many") << 429 << HttpHeaders() << ErrorCode::RateLimited;
}

void TestChallenge::otherAnswers()
{
    QFETCH(int, status);
    QFETCH(HttpHeaders, headers);
    QFETCH(ErrorCode, code);
    const auto result = judgeChallenge({status, headers, {}}, org, cloudNamed("global"));
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().remedy.isEmpty());
}

void TestChallenge::probe()
{
    FakeHttp http;
    http.expect("GET", QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/WhoAmI"))
        .reply(401, {},
               {{"WWW-Authenticate",
                 "Bearer authorization_uri=https://login.microsoftonline.com/" + tenant
                     + "/oauth2/authorize, resource_id=https://org31ec4237.crm4.dynamics.com/"}})
        .check([](const HttpRequest &request) {
            for (const auto &header : request.headers)
                QVERIFY(header.first.compare("Authorization", Qt::CaseInsensitive) != 0);
        });
    const auto result = awaitEnd(probeEnvironment(http, org, cloudNamed("global"), {}));
    QVERIFY(result && result->has_value());
    QCOMPARE((*result)->tenantId, QString::fromLatin1(tenant));
    QCOMPARE((*result)->resource, org);
}

void TestChallenge::probeWithoutAWay()
{
    FakeHttp http;
    Error gone;
    gone.code = ErrorCode::HostNotFound;
    http.expect("GET", QStringLiteral("https://org31ec4237.crm4.dynamics.com/*")).fail(gone);
    const auto result = awaitEnd(probeEnvironment(http, org, cloudNamed("global"), {}));
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().code, ErrorCode::HostNotFound);
}

void TestChallenge::claims_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("claims");
    // Padded, and with a '+' and a '/' in it.
    const QByteArray json = "{\"access_token\":{\"xms\":{\"values\":[\"\xc3\xbf\xc3\xbe?>\"]}}}";
    QTest::newRow("padded") << "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"" + json.toBase64()
            + "\"" << json;
    QTest::newRow("first, unquoted") << "Bearer claims=" + json.toBase64() + ", error=insufficient_claims"
                                     << json;
    QTest::newRow("another error") << "Bearer error=\"invalid_token\", claims=\"" + json.toBase64() + "\""
                                   << QByteArray();
    QTest::newRow("no claims") << QByteArray("Bearer error=\"insufficient_claims\"") << QByteArray();
}

void TestChallenge::claims()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, claims);
    QCOMPARE(claimsDemanded(challenge(header)), claims);
}

void TestChallenge::tenantMustMatch()
{
    EnvironmentChallenge found;
    found.tenantId = QString::fromLatin1(tenant);
    QVERIFY(requireTenant(found, QString::fromLatin1(tenant).toUpper()));
    const Outcome other = requireTenant(found, QStringLiteral("00000000-1111-4222-8333-444455556666"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::WrongOrganisation);
}

void TestChallenge::noInputCrashes()
{
    const QByteArray whole =
        "Bearer realm=\"a\\\"b\", authorization_uri=https://a/x, error=insufficient_claims, claims=\"e30=\"";
    for (qsizetype from = 0; from < whole.size(); ++from) {
        for (qsizetype length = 0; length <= whole.size() - from; ++length)
            (void)readBearerChallenge({whole.mid(from, length)});
    }
    for (int c = 0; c < 256; ++c) {
        QByteArray broken = whole;
        for (qsizetype at = 0; at < whole.size(); at += 3) {
            broken[at] = char(c);
            (void)readBearerChallenge({broken});
        }
    }
}

QTEST_GUILESS_MAIN(TestChallenge)
#include "tst_challenge.moc"
