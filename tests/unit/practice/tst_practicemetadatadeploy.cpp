// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/zipreader.h"
#include "unit/practice/metadatadesk.h"
#include "unit/practice/ziptext.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

/// Deployments over REST: archives, manifests, states.
class TestPracticeMetadataDeploy : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void archives_data();
    void archives();
    void checkSums();
    void startsAndFinishes();
    void deploysAnApp();
    void packages_data();
    void packages();
    void rollsBackOrKeeps_data();
    void rollsBackOrKeeps();
    void deletes_data();
    void deletes();
    void checkOnlyChangesNothing();
    void fields();
    void severalPackages();
    void happensWithoutAnybodyLooking();
    void cancels();
    void requests_data();
    void requests();
    void whereSoapIsRefused();
    void needsTheRight();

private:
    using Files = QList<QPair<QByteArray, QByteArray>>;

    static QByteArray types(const QList<QPair<QByteArray, QByteArray>> &members)
    {
        QByteArray out =
            "<?xml version='1.0' encoding='UTF-8'?><Package xmlns='http://soap.sforce.com/2006/04/metadata'>";
        for (const auto &[type, name] : members)
            out += "<types><members>" + name + "</members><name>" + type + "</name></types>";
        return out + "<version>66.0</version></Package>";
    }
    static QByteArray file(const QByteArray &type, const MetadataDesk::Members &members)
    {
        QByteArray out =
            "<?xml version='1.0'?>\n<" + type + " xmlns='http://soap.sforce.com/2006/04/metadata'>\n";
        for (auto it = members.begin(); it != members.end(); ++it)
            out += "  <" + it.key().toUtf8() + '>' + it->toHtmlEscaped().toUtf8() + "</" + it.key().toUtf8()
                + ">\n";
        return out + "</" + type + ">\n";
    }
    static QPair<QByteArray, QByteArray> header(const QByteArray &name,
                                                const MetadataDesk::Members &changes = {})
    {
        return {"externalClientApps/" + name + ".eca",
                file("ExternalClientApplication", MetadataDesk::header(changes))};
    }
    static const QByteArray app;

    static QByteArray form(const QByteArray &archive, const QByteArray &options)
    {
        return "--b0\r\nContent-Disposition: form-data; name=\"entity_content\"\r\nContent-Type: "
               "application/json\r\n\r\n"
               "{\"deployOptions\":"
            + options
            + "}\r\n--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.zip\"\r\n"
              "Content-Type: application/zip\r\n\r\n"
            + archive + "\r\n--b0--\r\n";
    }
    Response post(const QByteArray &body, const QByteArray &session,
                  const QByteArray &type = "multipart/form-data; boundary=b0")
    {
        return m_desk->send("POST", QStringLiteral("/services/data/v66.0/metadata/deployRequest"), body,
                            {{"Authorization", "Bearer " + session}, {"Content-Type", type}});
    }
    QString start(const Files &files,
                  const QByteArray &options = R"({"rollbackOnError":true,"singlePackage":true})")
    {
        const Response response = post(form(ZipText::archive(files), options), m_desk->admin);
        if (response.status != 201)
            qWarning("%s", response.body.constData());
        return SalesforceDesk::object(response).value(QStringLiteral("id")).toString();
    }
    QJsonObject look(const QString &id, bool details = true)
    {
        m_desk->token = m_desk->admin;
        const Response response =
            m_desk->api("GET",
                        QStringLiteral("/metadata/deployRequest/%1%2")
                            .arg(id, details ? QStringLiteral("?includeDetails=true") : QString()));
        return SalesforceDesk::object(response).value(QStringLiteral("deployResult")).toObject();
    }
    QJsonObject deploy(const Files &files,
                       const QByteArray &options = R"({"rollbackOnError":true,"singlePackage":true})")
    {
        return look(start(files, options));
    }
    static QString text(const QJsonObject &object, const char *name)
    {
        return object.value(QLatin1String(name)).toString();
    }
    static QStringList problems(const QJsonObject &result)
    {
        QStringList out;
        for (const auto &each : result.value(QStringLiteral("details"))
                                    .toObject()
                                    .value(QStringLiteral("componentFailures"))
                                    .toArray())
            out.append(text(each.toObject(), "problem"));
        return out;
    }

    std::optional<MetadataDesk> m_desk;
};

const QByteArray TestPracticeMetadataDeploy::app = "ExternalClientApplication";

void TestPracticeMetadataDeploy::init()
{
    m_desk.emplace();
}

void TestPracticeMetadataDeploy::archives_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("count");
    const Files files{{"a/", ""}, {"a/ü.txt", "text"}, {"b", ""}};
    const QByteArray good = ZipText::archive(files);
    const auto with = [&](const ZipText::Options &options) { return ZipText::archive(files, options); };
    QTest::newRow("good") << good << QString() << 2;
    QTest::newRow("empty") << ZipText::archive({}) << QString() << 0;
    QTest::newRow("comment") << with({0, 0, 0, "a comment PK\x05\x06 of sorts"}) << QString() << 2;
    QTest::newRow("deflated") << with({8, 0, 0, {}}) << QStringLiteral("is compressed") << 0;
    QTest::newRow("encrypted") << with({0, 1, 0, {}}) << QStringLiteral("is encrypted") << 0;
    QTest::newRow("check sum") << with({0, 0, 1, {}}) << QStringLiteral("check sum") << 0;
    QTest::newRow("no archive") << QByteArray("PK") << QStringLiteral("not a ZIP archive") << 0;
    QTest::newRow("cut off") << good.left(good.size() - 1) << QStringLiteral("not a ZIP archive") << 0;
    QByteArray moved = good;
    moved[moved.size() - 6] = char(moved.at(moved.size() - 6) + 1);
    QTest::newRow("directory elsewhere") << moved << QStringLiteral("damaged") << 0;
    QByteArray longer = good;
    longer[good.indexOf("PK\x01\x02") + 46 + 2 + 25] = '\x7f';
    QTest::newRow("size") << longer << QStringLiteral("ends too early") << 0;
}

void TestPracticeMetadataDeploy::archives()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, error);
    const auto files = salesforce::readZip(archive);
    QVERIFY2(files ? error.isEmpty() : !error.isEmpty() && files.error().contains(error),
             qPrintable(files ? QString() : files.error()));
    if (files) {
        QTEST(int(files->size()), "count");
        if (!files->isEmpty()) {
            QCOMPARE(files->first().name, QStringLiteral("a/ü.txt"));
            QCOMPARE(files->first().content, QByteArray("text"));
        }
    }
}

void TestPracticeMetadataDeploy::checkSums()
{
    // The check value every catalogue of check sums gives for CRC-32.
    QCOMPARE(salesforce::crc32("123456789"), 0xCBF43926U);
    QCOMPARE(salesforce::crc32({}), 0U);
}

void TestPracticeMetadataDeploy::startsAndFinishes()
{
    m_desk->set({{QStringLiteral("deployMilliseconds"), 4000}});
    const Response started = post(form(ZipText::archive({{"package.xml", types({{app, "A"}})}, header("A")}),
                                       R"({"rollbackOnError":true,"singlePackage":true})"),
                                  m_desk->admin);
    QCOMPARE(started.status, 201);
    const QString id = text(SalesforceDesk::object(started), "id");
    QVERIFY(id.startsWith(QLatin1String("0Af")));
    const auto status = [&] { return text(look(id), "status"); };
    QCOMPARE(text(SalesforceDesk::object(started).value(QStringLiteral("deployResult")).toObject(), "status"),
             QStringLiteral("Pending"));
    m_desk->clock.advance(1s);
    QCOMPARE(status(), QStringLiteral("Pending"));
    m_desk->clock.advance(1s);
    QCOMPARE(status(), QStringLiteral("InProgress"));
    QVERIFY(m_desk->list(app).isEmpty());
    m_desk->clock.advance(2s);
    const auto result = look(id);
    QCOMPARE(text(result, "status"), QStringLiteral("Succeeded"));
    QCOMPARE(result.value(QStringLiteral("done")), QJsonValue(true));
    QCOMPARE(result.value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(result.value(QStringLiteral("numberComponentsDeployed")), QJsonValue(1));
    QVERIFY(look(id, false).value(QStringLiteral("details")).isNull());
    QCOMPARE(m_desk->list(app), QStringList{QStringLiteral("A")});
}

// All five parts at once, in whatever order, named as one.
void TestPracticeMetadataDeploy::deploysAnApp()
{
    const Files files{{"extlClntAppPolicies/Sync_defaultPolicy.ecaPlcy",
                       file("ExtlClntAppConfigurablePolicies", MetadataDesk::policies())},
                      {"extlClntAppOauthPolicies/SyncOauth_defaultPolicy.ecaOauthPlcy",
                       file("ExtlClntAppOauthConfigurablePolicies", MetadataDesk::oauthPolicies())},
                      {"extlClntAppGlobalOauthSets/SyncGlobal.ecaGlblOauth",
                       file("ExtlClntAppGlobalOauthSettings", MetadataDesk::globalSettings())},
                      {"extlClntAppOauthSettings/SyncOauth.ecaOauth",
                       file("ExtlClntAppOauthSettings", MetadataDesk::oauthSettings())},
                      header("Sync"),
                      {"package.xml",
                       types({{app, "Sync"},
                              {"ExtlClntAppOauthSettings", "*"},
                              {"ExtlClntAppGlobalOauthSettings", "SyncGlobal"},
                              {"ExtlClntAppOauthConfigurablePolicies", "SyncOauth_defaultPolicy"},
                              {"ExtlClntAppConfigurablePolicies", "*"}})}};
    const auto result = deploy(files);
    QCOMPARE(problems(result), QStringList());
    QCOMPARE(result.value(QStringLiteral("numberComponentsTotal")), QJsonValue(5));
    // What the org made by itself was overwritten.
    QCOMPARE(m_desk->read("ExtlClntAppOauthConfigurablePolicies", QStringLiteral("SyncOauth_defaultPolicy"))
                 .value("permittedUsersPolicyType"),
             QStringLiteral("AdminApprovedPreAuthorized"));
    // Once more is no error, and makes nothing new.
    const auto again = deploy(files);
    QCOMPARE(text(again, "status"), QStringLiteral("Succeeded"));
    for (const auto &each : again.value(QStringLiteral("details"))
                                .toObject()
                                .value(QStringLiteral("componentSuccesses"))
                                .toArray())
        QCOMPARE(each.toObject().value(QStringLiteral("created")), QJsonValue(false));
    QCOMPARE(m_desk->list("ExtlClntAppOauthSettings").size(), 1);
}

void TestPracticeMetadataDeploy::packages_data()
{
    QTest::addColumn<Files>("files");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("problem");
    const QByteArray usual = R"({"rollbackOnError":true,"singlePackage":true})";
    const auto manifest = [](const QByteArray &type, const QByteArray &name) {
        return QPair<QByteArray, QByteArray>("package.xml", types({{type, name}}));
    };
    const auto row = [&](const char *title, const Files &files, const char *problem) {
        QTest::newRow(title) << files << usual << QString::fromLatin1(problem);
    };
    row("good", {manifest(app, "A"), header("A")}, "");
    row("nothing but an empty manifest", {{"package.xml", types({})}}, "");
    row("no manifest", {header("A")}, "No package.xml found");
    row("broken manifest", {{"package.xml", "<Package"}}, "row 1");
    row("manifest of another kind", {{"package.xml", "<Package/>"}}, "it is no Package");
    row("unknown type", {manifest("Nonsense", "A")}, "Unknown type name 'Nonsense' specified in package.xml");
    row("file missing", {manifest(app, "A")},
        "An object 'A' of type ExternalClientApplication was named in package.xml, but was not found in "
        "zipped "
        "directory");
    row("not named", {manifest(app, "A"), header("A"), header("B")}, "named: 'B' is not in package.xml");
    row("unknown folder", {manifest(app, "A"), header("A"), {"apps/B.eca", "<x/>"}},
        "Unknown file or folder: apps/B.eca");
    row("wrong suffix", {{"package.xml", types({})}, {"externalClientApps/A.xml", "<x/>"}},
        "Unknown file or folder: externalClientApps/A.xml");
    row("broken file", {manifest(app, "A"), {"externalClientApps/A.eca", "<x"}}, "Error parsing file: ");
    row("other root", {manifest(app, "A"), {"externalClientApps/A.eca", "<Other/>"}},
        "Error parsing file: root element is not ExternalClientApplication");
    row("unknown member",
        {manifest(app, "A"), header("A", {{QStringLiteral("colour"), QStringLiteral("red")}})},
        "}colour invalid at this location in type ExternalClientApplication");
    row("refused by the org", {manifest(app, "A"), header("A", {{QStringLiteral("label"), {}}})},
        "Required fields are missing: [label]");
    row("connected app",
        {manifest("ConnectedApp", "A"),
         {"connectedApps/A.connectedApp",
          file("ConnectedApp",
               {{QStringLiteral("label"), QStringLiteral("A")},
                {QStringLiteral("contactEmail"), QStringLiteral("a@b.example")}})}},
        "contact Salesforce Customer Support");
    QTest::newRow("files may be missing")
        << Files{manifest(app, "A")} << QByteArray(R"({"allowMissingFiles":true,"singlePackage":true})")
        << QString();
    QTest::newRow("in a folder, but a single package")
        << Files{{"x/package.xml", types({})}} << usual << QStringLiteral("No package.xml found");
}

void TestPracticeMetadataDeploy::packages()
{
    QFETCH(Files, files);
    QFETCH(QByteArray, options);
    QFETCH(QString, problem);
    const auto result = deploy(files, options);
    QCOMPARE(text(result, "status"),
             problem.isEmpty() ? QStringLiteral("Succeeded") : QStringLiteral("Failed"));
    QCOMPARE(result.value(QStringLiteral("success")), QJsonValue(problem.isEmpty()));
    QCOMPARE(problems(result).size(), problem.isEmpty() ? 0 : 1);
    QCOMPARE(result.value(QStringLiteral("numberComponentErrors")), QJsonValue(problem.isEmpty() ? 0 : 1));
    QVERIFY2(problem.isEmpty() || problems(result).first().contains(problem),
             qPrintable(problems(result).join(u';')));
    QVERIFY(problem.isEmpty() || m_desk->list(app).isEmpty());
}

void TestPracticeMetadataDeploy::rollsBackOrKeeps_data()
{
    QTest::addColumn<bool>("rollback");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("rolls back") << true << QStringLiteral("Failed") << QStringList();
    QTest::newRow("keeps") << false << QStringLiteral("SucceededPartial") << QStringList{QStringLiteral("A")};
}

void TestPracticeMetadataDeploy::rollsBackOrKeeps()
{
    QFETCH(bool, rollback);
    const auto result =
        deploy({{"package.xml", types({{app, "*"}})},
                header("A"),
                header("B", {{QStringLiteral("contactEmail"), QStringLiteral("nobody")}})},
               rollback ? R"({"rollbackOnError":true,"singlePackage":true})" : R"({"singlePackage":true})");
    QTEST(text(result, "status"), "status");
    QTEST(m_desk->list(app), "left");
    const auto failure = result.value(QStringLiteral("details"))
                             .toObject()
                             .value(QStringLiteral("componentFailures"))
                             .toArray()
                             .first()
                             .toObject();
    QCOMPARE(text(failure, "fullName"), QStringLiteral("B"));
    QCOMPARE(text(failure, "componentType"), QString::fromLatin1(app));
    QCOMPARE(text(failure, "fileName"), QStringLiteral("externalClientApps/B.eca"));
    QCOMPARE(text(failure, "problemType"), QStringLiteral("Error"));
}

void TestPracticeMetadataDeploy::deletes_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("warning");
    QTest::addColumn<int>("left");
    QTest::newRow("there") << QByteArray("destructiveChanges.xml") << QByteArray("A") << QString() << 0;
    QTest::newRow("after the rest") << QByteArray("destructiveChangesPost.xml") << QByteArray("A")
                                    << QString() << 0;
    QTest::newRow("not there") << QByteArray("destructiveChanges.xml") << QByteArray("B")
                               << QStringLiteral("No ExternalClientApplication named: B found") << 1;
}

void TestPracticeMetadataDeploy::deletes()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QByteArray, name);
    QFETCH(int, left);
    m_desk->create(app, QStringLiteral("A"), MetadataDesk::header());
    m_desk->create(
        "ExtlClntAppOauthSettings", QStringLiteral("AOauth"),
        MetadataDesk::oauthSettings({{QStringLiteral("externalClientApplication"), QStringLiteral("A")}}));
    const auto result = deploy({{"package.xml", types({})}, {manifest, types({{app, name}})}});
    QCOMPARE(text(result, "status"), QStringLiteral("Succeeded"));
    QCOMPARE(m_desk->list(app).size(), left);
    // Children go along.
    QCOMPARE(m_desk->list("ExtlClntAppOauthSettings").size(), left);
    const auto success = result.value(QStringLiteral("details"))
                             .toObject()
                             .value(QStringLiteral("componentSuccesses"))
                             .toArray()
                             .first()
                             .toObject();
    QCOMPARE(success.value(QStringLiteral("deleted")), QJsonValue(true));
    QTEST(text(success, "problem"), "warning");
}

void TestPracticeMetadataDeploy::checkOnlyChangesNothing()
{
    const auto result = deploy({{"package.xml", types({{app, "A"}})}, header("A")},
                               R"({"checkOnly":true,"rollbackOnError":true,"singlePackage":true})");
    QCOMPARE(text(result, "status"), QStringLiteral("Succeeded"));
    QVERIFY(m_desk->list(app).isEmpty());
}

// A field stands in its object's file, which may hold others.
void TestPracticeMetadataDeploy::fields()
{
    const QByteArray object =
        "<CustomObject "
        "xmlns='http://soap.sforce.com/2006/04/metadata'><fields><fullName>Fairlead_Id__c</fullName>"
        "<externalId>true</externalId><label>Fairlead Id</label><length>64</length><type>Text</type>"
        "<unique>true</unique></fields></CustomObject>";
    const auto result = deploy(
        {{"package.xml", types({{"CustomField", "Lead.Fairlead_Id__c"}})}, {"objects/Lead.object", object}});
    QCOMPARE(problems(result), QStringList());
    m_desk->token = m_desk->admin;
    QCOMPARE(m_desk->query(QStringLiteral("SELECT Fairlead_Id__c FROM Lead")).status, 200);
    deploy({{"package.xml", types({})},
            {"destructiveChanges.xml", types({{"CustomField", "Lead.Fairlead_Id__c"}})}});
    QCOMPARE(m_desk->query(QStringLiteral("SELECT Fairlead_Id__c FROM Lead")).status, 400);
}

void TestPracticeMetadataDeploy::severalPackages()
{
    const auto [name, content] = header("A");
    const auto result = deploy({{"one/package.xml", types({{app, "A"}})}, {"one/" + name, content}},
                               R"({"rollbackOnError":true})");
    QCOMPARE(text(result, "status"), QStringLiteral("Succeeded"));
    QCOMPARE(m_desk->list(app), QStringList{QStringLiteral("A")});
}

void TestPracticeMetadataDeploy::happensWithoutAnybodyLooking()
{
    m_desk->set({{QStringLiteral("deployMilliseconds"), 1000}});
    start({{"package.xml", types({{app, "A"}})}, header("A")});
    QVERIFY(m_desk->list(app).isEmpty());
    m_desk->clock.advance(1s);
    QCOMPARE(m_desk->list(app), QStringList{QStringLiteral("A")});
}

void TestPracticeMetadataDeploy::cancels()
{
    m_desk->set({{QStringLiteral("deployMilliseconds"), 1000}});
    const QString id = start({{"package.xml", types({{app, "A"}})}, header("A")});
    const auto patch = [&](const char *status) {
        m_desk->token = m_desk->admin;
        return m_desk->api("PATCH", QStringLiteral("/metadata/deployRequest/") + id,
                           QJsonObject{{QStringLiteral("deployResult"),
                                        QJsonObject{{QStringLiteral("status"), QLatin1String(status)}}}});
    };
    QCOMPARE(patch("Succeeded").status, 400);
    QCOMPARE(patch("Canceling").status, 202);
    m_desk->clock.advance(2s);
    const auto result = look(id);
    QCOMPARE(text(result, "status"), QStringLiteral("Canceled"));
    QCOMPARE(result.value(QStringLiteral("done")), QJsonValue(true));
    QCOMPARE(result.value(QStringLiteral("success")), QJsonValue(false));
    QVERIFY(m_desk->list(app).isEmpty());
    QCOMPARE(patch("Canceling").status, 400);
}

void TestPracticeMetadataDeploy::requests_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray multipart = "multipart/form-data; boundary=b0";
    const QByteArray archive = ZipText::archive({{"package.xml", types({})}});
    const QByteArray good = form(archive, "{}");
    QTest::newRow("good") << multipart << good << 201;
    QTest::newRow("quoted boundary") << QByteArray("multipart/form-data; boundary=\"b0\"") << good << 201;
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray("{}") << 400;
    QTest::newRow("no boundary") << QByteArray("multipart/form-data") << good << 400;
    QTest::newRow("other boundary") << QByteArray("multipart/form-data; boundary=b1") << good << 400;
    QTest::newRow("not closed") << multipart << good.chopped(6) << 400;
    QTest::newRow("no archive") << multipart << form({}, "{}") << 400;
    QTest::newRow("no options") << multipart << form(archive, "5") << 400;
}

void TestPracticeMetadataDeploy::requests()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const Response response = post(body, m_desk->admin, type);
    QTEST(response.status, "status");
    QCOMPARE(SalesforceDesk::errorCode(response),
             response.status == 201 ? QByteArray() : QByteArray("INVALID_MULTIPART_REQUEST"));
    m_desk->token = m_desk->admin;
    QCOMPARE(m_desk->api("GET", QStringLiteral("/metadata/deployRequest/0AfLm0000000009AAA")).status, 404);
    QCOMPARE(m_desk->api("GET", QStringLiteral("/metadata/deployRequest")).status, 405);
}

// A client that meets a refusal there has this to fall back on.
void TestPracticeMetadataDeploy::whereSoapIsRefused()
{
    m_desk->set({{QStringLiteral("metadataCrudRefused"), QJsonArray{QString::fromLatin1(app)}}});
    QCOMPARE(text(deploy({{"package.xml", types({{app, "A"}})}, header("A")}), "status"),
             QStringLiteral("Succeeded"));
    QCOMPARE(m_desk->list(app), QStringList{QStringLiteral("A")});
}

void TestPracticeMetadataDeploy::needsTheRight()
{
    const QByteArray body = form(ZipText::archive({{"package.xml", types({})}}), "{}");
    const Response refused = post(body, m_desk->integrationToken());
    QCOMPARE(refused.status, 403);
    QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("INSUFFICIENT_ACCESS"));
    QCOMPARE(post(body, "00Ddead").status, 401);
}

QTEST_GUILESS_MAIN(TestPracticeMetadataDeploy)
#include "tst_practicemetadatadeploy.moc"
