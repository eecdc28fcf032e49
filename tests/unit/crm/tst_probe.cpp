// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/probe.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;

namespace {

const QByteArray versions = R"([{"label":"Spring","url":"/services/data/v66.0","version":"66.0"}])";

CrmAddress read(const char *text)
{
    const AddressReading reading = readSalesforceAddress(QLatin1String(text), builtInClouds());
    return reading.address.value_or(CrmAddress());
}

Error hostNotFound()
{
    Error error;
    error.code = ErrorCode::HostNotFound;
    error.errorClass = ErrorClass::AskUser;
    return error;
}

Result<CrmAddress> probe(FakeHttp &http, const CrmAddress &typed)
{
    auto found = awaitEnd(salesforce::probeAddress(http, typed, builtInClouds(), {}));
    return found.value_or(tl::unexpected<Error>(Error::cancelled()));
}

} // namespace

class TestProbe : public QObject
{
    Q_OBJECT
private slots:
    void firstCandidateThatAnswersIsIt()
    {
        FakeHttp http;
        http.expect("GET", QStringLiteral("https://acme--uat.sandbox.my.salesforce.com/services/data"))
            .fail(hostNotFound());
        http.expect("GET", QStringLiteral("https://acme--uat.my.salesforce.com/services/data"))
            .json(versions);
        const auto found = probe(http, read("acme--uat.lightning.force.com"));
        QVERIFY(found);
        QCOMPARE(found->address, QUrl(QStringLiteral("https://acme--uat.my.salesforce.com")));
        QCOMPARE(found->subdomain, QStringLiteral("acme--uat"));
        QCOMPARE(found->kind, QStringLiteral("sandbox"));
        QVERIFY(found->certain && found->alternatives.isEmpty());
        // Without a token: this is no host of ours yet.
        for (const HttpRequest &request : http.requests()) {
            for (const auto &[name, value] : request.headers)
                QVERIFY(name.compare("authorization", Qt::CaseInsensitive) != 0);
        }
    }

    void renamedDomainIsFollowed()
    {
        FakeHttp http;
        http.expect("GET", QStringLiteral("https://old.my.salesforce.com/services/data"))
            .reply(302, {}, {{"Location", "https://new.my.salesforce.com/services/data"}});
        const auto found = probe(http, read("old.my.salesforce.com"));
        QVERIFY(found);
        QCOMPARE(found->address, QUrl(QStringLiteral("https://new.my.salesforce.com")));
    }

    void otherRedirectsAreNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("elsewhere") << QByteArray("https://evil.example/services/data");
        QTest::newRow("look-alike") << QByteArray("https://acme.my.salesforce.com.evil.example/");
        QTest::newRow("sign-in") << QByteArray("https://login.salesforce.com/");
        QTest::newRow("relative") << QByteArray("/setup");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("uncertain") << QByteArray("https://acme.my.site.com/");
    }
    void otherRedirectsAreNotBelieved()
    {
        QFETCH(const QByteArray, location);
        FakeHttp http;
        http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data"))
            .reply(301, {}, {{"Location", location}});
        const auto found = probe(http, read("acme.my.salesforce.com"));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotACrm);
    }

    void otherAnswersAreNoCrm_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("page") << 200 << QByteArray("<html>");
        QTest::newRow("empty list") << 200 << QByteArray("[]");
        QTest::newRow("other list") << 200 << QByteArray("[{\"a\":1}]");
        QTest::newRow("not found") << 404 << versions;
    }
    void otherAnswersAreNoCrm()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        FakeHttp http;
        http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data")).json(body, status);
        const auto found = probe(http, read("acme.my.salesforce.com"));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotACrm);
        QVERIFY(!found.error().remedy.isEmpty());
    }

    void failureOfTheTypedOneIsTold()
    {
        FakeHttp http;
        http.expect("GET", QStringLiteral("https://ada-dev-ed.my.salesforce.com/services/data"))
            .fail(hostNotFound());
        http.expect("GET", QStringLiteral("https://ada-dev-ed.develop.my.salesforce.com/services/data"))
            .json("<html>", 200);
        const auto found = probe(http, read("ada-dev-ed.my.salesforce.com"));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::HostNotFound);
    }
};

QTEST_GUILESS_MAIN(TestProbe)
#include "tst_probe.moc"
