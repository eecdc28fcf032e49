// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;
using namespace std::chrono_literals;

/// Who may ask, and what reading answers (reference Microsoft 1.12, 2.6, 3, 4.2, 4.4).
class TestPracticeDataverse : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void challengeNamesTenantAndResource();
    void tokensAreChecked_data();
    void tokensAreChecked();
    void whoAmI();
    void becomesAnotherOrganization();
    void endedAccessTokensAreRefused();
    void usersAreToldApart_data();
    void usersAreToldApart();
    void privileges();
    void missingPrivilegeIsNamed();
    void unitReaderSeesItsUnit();
    void principalAccess();

    void rowsHaveTheirShape();
    void annotationsOnlyWhenAsked();
    void singleRowAndItsParts();
    void expandsOneLevel();
    void pagesAreCompleteAndOpaque_data();
    void pagesAreCompleteAndOpaque();
    void topAndPageSize();
    void countsStopAtFiveThousand();
    void etagSavesTheBody();

private:
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeDataverse::challengeNamesTenantAndResource()
{
    for (const char *path : {"/api/data/v9.2/WhoAmI", "/api/data/v9.0/leads",
                             "/XRMServices/2011/Organization.svc/web?SDKClientVersion=9.1"}) {
        const auto answer = org().send("GET", QString::fromLatin1(path), {});
        QCOMPARE(answer.status, 401);
        // Unquoted, the old path, a slash at the resource's end: all as at the provider.
        QCOMPARE(Fixture::header(answer, "WWW-Authenticate"),
                 "Bearer authorization_uri=http://127.0.0.1:4810/" + credentials::tenant.toLatin1()
                     + "/oauth2/authorize, resource_id=http://127.0.0.1:4811/");
    }
    const auto stale = org().send("GET", root + QStringLiteral("WhoAmI"), "abc.def.ghi");
    QCOMPARE(stale.status, 401);
    QVERIFY(Fixture::header(stale, "WWW-Authenticate").contains("error=invalid_token"));
    QCOMPARE(org().send("GET", QStringLiteral("/api/data/v8.2/WhoAmI"), {}).status, 404);
    // Behind a TLS front the address is the one the client used.
    Request request;
    request.method = "GET";
    request.url = QUrl(QStringLiteral("https://localhost:8443/api/data/v9.2/WhoAmI"));
    QVERIFY(Fixture::header(org().service.handle(request), "WWW-Authenticate")
                .endsWith("resource_id=https://localhost:8443/"));
}

void TestPracticeDataverse::tokensAreChecked_data()
{
    QTest::addColumn<QString>("audience");
    QTest::addColumn<int>("status");
    QTest::newRow("origin") << origin << 200;
    QTest::newRow("with slash") << QString(origin + QLatin1Char('/')) << 200;
    QTest::newRow("its scope") << QString(origin + QStringLiteral("/user_impersonation")) << 200;
    QTest::newRow("another port") << QStringLiteral("http://127.0.0.1:48110") << 401;
    QTest::newRow("another name") << QStringLiteral("http://localhost:4811") << 401;
    QTest::newRow("prefix of a host") << QString(origin + QStringLiteral(".evil.example")) << 401;
    QTest::newRow("Graph") << Directory::graphAppId() << 401;
}

void TestPracticeDataverse::tokensAreChecked()
{
    QFETCH(QString, audience);
    QFETCH(int, status);
    const QByteArray token = org().token(credentials::nonInteractiveUser.username, audience);
    QCOMPARE(org().send("GET", root + QStringLiteral("WhoAmI"), token).status, status);
    // A changed character anywhere is a broken signature.
    QByteArray forged = token;
    const auto at = forged.indexOf('.') + 20;
    forged[at] = forged.at(at) == 'A' ? 'B' : 'A';
    QCOMPARE(org().send("GET", root + QStringLiteral("WhoAmI"), forged).status, 401);
}

void TestPracticeDataverse::whoAmI()
{
    const auto answer = org().get(QStringLiteral("WhoAmI"));
    const QJsonObject body = Fixture::json(answer);
    QCOMPARE(body.value(QLatin1String("UserId")).toString().toLatin1(),
             dataverse::userId(credentials::nonInteractiveUser.username));
    QCOMPARE(body.value(QLatin1String("OrganizationId")).toString().toLatin1(),
             dataverse::organizationId(org().service.store()));
    QVERIFY(body.value(QLatin1String("@odata.context")).toString().endsWith(QLatin1String("WhoAmIResponse")));
    QCOMPARE(Fixture::header(answer, "OData-Version"), QByteArray("4.0"));
    QVERIFY(!Fixture::header(answer, "x-ms-service-request-id").isEmpty());

    const auto app =
        org().send("GET", root + QStringLiteral("WhoAmI"), org().appToken(credentials::entraClient.id));
    QCOMPARE(app.status, 200);
    const auto stranger =
        org().send("GET", root + QStringLiteral("WhoAmI"), org().appToken(appid::noApplicationUser));
    QCOMPARE(stranger.status, 403);
    QCOMPARE(Fixture::errorCode(stranger), QStringLiteral("0x80072560"));
}

void TestPracticeDataverse::becomesAnotherOrganization()
{
    const auto who = [this] { return Fixture::json(org().get(QStringLiteral("WhoAmI"))); };
    const auto organisations = [this] {
        return Fixture::text(Fixture::rows(org().get(QStringLiteral("organizations"))).at(0),
                             "organizationid");
    };
    const QJsonObject first = who();
    QCOMPARE(org().control(QStringLiteral("refresh-sandbox"), {}).status, 204);
    const QJsonObject second = who();
    QVERIFY(first[QLatin1String("OrganizationId")] != second[QLatin1String("OrganizationId")]);
    QCOMPARE(first[QLatin1String("UserId")], second[QLatin1String("UserId")]);
    QCOMPARE(organisations(), second[QLatin1String("OrganizationId")].toString());
    QCOMPARE(org().control(QStringLiteral("refresh-sandbox"), {}).status, 204);
    QVERIFY(second[QLatin1String("OrganizationId")] != who()[QLatin1String("OrganizationId")]);
    org().service.reset();
    QCOMPARE(who(), first);
}

void TestPracticeDataverse::endedAccessTokensAreRefused()
{
    const QString name = credentials::nonInteractiveUser.username;
    const QByteArray before = org().token(name);
    EntraUser *user = Fixture::directory().user(name);
    ++user->endedAccess;
    const QString path = root + QStringLiteral("WhoAmI");
    const auto refused = org().send("GET", path, before);
    QCOMPARE(refused.status, 401);
    QVERIFY(Fixture::header(refused, "WWW-Authenticate").contains("error=invalid_token"));
    QCOMPARE(org().send("GET", path, org().token(name)).status, 200);
    QCOMPARE(org().send("GET", path, org().token(credentials::admin.username)).status, 200);
    user->endedAccess = 0;
}

void TestPracticeDataverse::usersAreToldApart_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("whoAmI");
    QTest::addColumn<int>("leads");
    QTest::addColumn<QString>("code"); ///< of the refusal of either
    QTest::addColumn<int>("accessMode");
    const auto row = [](const char *who, int whoAmI, int leads, const char *code, int mode) {
        QTest::newRow(who) << account(who) << whoAmI << leads << QString::fromLatin1(code) << mode;
    };
    row("crm.sync", 200, 200, "", 4);
    row("readwrite", 200, 200, "", 0);
    row("administrative", 200, 403, "0x80048306", 1);
    row("readonly", 200, 200, "", 2);
    row("support", 200, 200, "", 3);
    row("delegated", 200, 200, "", 5);
    row("noroles", 200, 403, "0x80042f09", 4);
    row("teamrole", 200, 200, "", 4);
    row("limited", 200, 403, "0x80048306", 4);
    row("crmdisabled", 403, 403, "0x80040225", 4);
    row("nomember", 403, 403, "0x80072560", -1);
}

void TestPracticeDataverse::usersAreToldApart()
{
    QFETCH(QString, who);
    QFETCH(QString, code);
    QFETCH(int, accessMode);
    const auto me = org().get(QStringLiteral("WhoAmI"), {}, who);
    QTEST(me.status, "whoAmI");
    const auto leads = org().get(QStringLiteral("leads?$select=leadid&$top=1"), {}, who);
    QTEST(leads.status, "leads");
    if (leads.status != 200)
        QCOMPARE(Fixture::errorCode(leads), code);
    const auto users = org().get(
        QStringLiteral("systemusers?$select=fullname,accessmode,isdisabled,applicationid,"
                       "azureactivedirectoryobjectid&$expand=systemuserroles_association($select=name)&"
                       "$filter=domainname eq '%1'")
            .arg(who));
    QCOMPARE(Fixture::rows(users).size(), accessMode < 0 ? 0 : 1);
    if (accessMode < 0)
        return;
    const QJsonObject user = Fixture::rows(users).at(0).toObject();
    QCOMPARE(user.value(QLatin1String("accessmode")).toInt(), accessMode);
    QCOMPARE(user.value(QLatin1String("isdisabled")).toBool(), who.startsWith(QLatin1String("crmdisabled")));
    const bool bare = who.startsWith(QLatin1String("noroles")) || who.startsWith(QLatin1String("teamrole"));
    QCOMPARE(user.value(QLatin1String("systemuserroles_association")).toArray().isEmpty(), bare);
    QCOMPARE(user.value(QLatin1String("azureactivedirectoryobjectid")).toString(),
             Fixture::directory().user(who)->oid);
}

void TestPracticeDataverse::privileges()
{
    const auto of = [&](const char *who) {
        const QString id = QString::fromLatin1(dataverse::userId(account(who)));
        const auto answer = org().get(
            QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()").arg(id), {},
            account(who));
        QHash<QString, QString> depths;
        for (const auto &one : Fixture::json(answer).value(QLatin1String("RolePrivileges")).toArray())
            depths.insert(Fixture::text(one, "PrivilegeName"), Fixture::text(one, "Depth"));
        return depths;
    };
    const auto sync = of("crm.sync");
    QCOMPARE(sync.value(QStringLiteral("prvReadLead")), QStringLiteral("Global"));
    QCOMPARE(sync.value(QStringLiteral("prvWriteActivity")), QStringLiteral("Global"));
    QVERIFY(!sync.contains(QStringLiteral("prvWriteUser")));
    // Through a team they count as well.
    QCOMPARE(of("teamrole"), sync);
    QCOMPARE(of("unitonly").value(QStringLiteral("prvReadLead")), QStringLiteral("Local"));
    QVERIFY(!of("limited").contains(QStringLiteral("prvReadLead")));
    QVERIFY(of("noroles").isEmpty());
}

void TestPracticeDataverse::missingPrivilegeIsNamed()
{
    const auto answer = org().get(QStringLiteral("leads"), {}, account("limited"));
    QCOMPARE(answer.status, 403);
    QVERIFY(Fixture::errorMessage(answer).contains(QLatin1String("prvReadLead")));
    QCOMPARE(org().get(QStringLiteral("accounts"), {}, account("limited")).status, 200);
    // Nor by the back door of an expansion, a filter or a count.
    QCOMPARE(org().get(QStringLiteral("accounts?$expand=primarycontactid"), {}, account("limited")).status,
             403);
    QCOMPARE(
        org()
            .get(QStringLiteral("accounts?$filter=primarycontactid/lastname eq 'x'"), {}, account("limited"))
            .status,
        403);
    QCOMPARE(
        org()
            .get(QStringLiteral("accounts?$filter=contact_customer_accounts/any()"), {}, account("limited"))
            .status,
        403);
    QCOMPARE(org().get(QStringLiteral("leads/$count"), {}, account("limited")).status, 403);
    const auto write = org().write("POST", QStringLiteral("accounts"),
                                   {{QStringLiteral("name"), QStringLiteral("x")}}, {}, account("limited"));
    QCOMPARE(write.status, 403);
    QVERIFY(Fixture::errorMessage(write).contains(QLatin1String("prvCreateAccount")));
    const auto readOnly =
        org().write("POST", QStringLiteral("accounts"), {{QStringLiteral("name"), QStringLiteral("x")}}, {},
                    account("readonly"));
    QCOMPARE(readOnly.status, 403);
}

void TestPracticeDataverse::unitReaderSeesItsUnit()
{
    const auto all = Fixture::rows(org().get(QStringLiteral("accounts?$select=_owningbusinessunit_value")));
    const QString unit = QString::fromLatin1(dataverse::businessUnitId(false));
    int own = 0;
    for (const auto &row : all)
        own += Fixture::text(row, "_owningbusinessunit_value") == unit;
    QVERIFY(own > 0 && own < all.size());
    const auto seen =
        Fixture::rows(org().get(QStringLiteral("accounts?$select=name"), {}, account("unitonly")));
    QCOMPARE(seen.size(), own);
    QString foreign;
    for (const auto &row : all) {
        if (Fixture::text(row, "_owningbusinessunit_value") != unit)
            foreign = Fixture::text(row, "accountid");
    }
    QCOMPARE(org().get(QStringLiteral("accounts(%1)").arg(foreign), {}, account("unitonly")).status, 403);
}

void TestPracticeDataverse::principalAccess()
{
    const QString lead = Fixture::text(
        Fixture::rows(org().get(QStringLiteral("leads?$select=leadid&$top=1"))).at(0), "leadid");
    const auto rights = [&](const char *who) {
        const QString id = QString::fromLatin1(dataverse::userId(account(who)));
        const auto answer = org().get(
            QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@p1)"
                           "?@p1={'@odata.id':'leads(%2)'}")
                .arg(id, lead));
        return Fixture::json(answer).value(QLatin1String("AccessRights")).toString();
    };
    QVERIFY(rights("crm.sync").contains(QLatin1String("ReadAccess, WriteAccess")));
    QCOMPARE(rights("limited"), QStringLiteral("None"));
}

void TestPracticeDataverse::rowsHaveTheirShape()
{
    const auto answer = org().get(
        QStringLiteral("leads?$select=fullname,_ownerid_value,createdon,revenue,donotemail&$top=3"));
    QCOMPARE(answer.status, 200);
    QVERIFY(Fixture::header(answer, "Content-Type").startsWith("application/json; odata.metadata=minimal"));
    QCOMPARE(
        Fixture::json(answer).value(QLatin1String("@odata.context")).toString(),
        QStringLiteral(
            "http://127.0.0.1:4811/api/data/v9.2/$metadata#leads(fullname,_ownerid_value,createdon,revenue,"
            "donotemail)"));
    QCOMPARE(Fixture::rows(answer).size(), 3);
    for (const auto &value : Fixture::rows(answer)) {
        const QJsonObject row = value.toObject();
        static const QRegularExpression etag(QStringLiteral("\\AW/\"\\d+\"\\z"));
        static const QRegularExpression stamp(
            QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\z"));
        QVERIFY(etag.match(row.value(QLatin1String("@odata.etag")).toString()).hasMatch());
        QVERIFY(stamp.match(row.value(QLatin1String("createdon")).toString()).hasMatch());
        QVERIFY(row.value(QLatin1String("donotemail")).isBool());
        QVERIFY(row.value(QLatin1String("revenue")).isDouble()
                || row.value(QLatin1String("revenue")).isNull());
        // The key comes unasked, nothing else does.
        QVERIFY(row.contains(QLatin1String("leadid")));
        QCOMPARE(row.size(), 7);
    }
    const QJsonObject whole = Fixture::rows(org().get(QStringLiteral("accounts?$top=1"))).at(0).toObject();
    QVERIFY(whole.contains(QLatin1String("_primarycontactid_value")));
    QVERIFY(!whole.contains(QLatin1String("primarycontactid")));
    QVERIFY(whole.size() > 50);
}

void TestPracticeDataverse::annotationsOnlyWhenAsked()
{
    const QString path =
        QStringLiteral("tasks?$select=subject,statecode,_regardingobjectid_value,scheduledend,"
                       "percentcomplete&$filter=_regardingobjectid_value ne null and scheduledend ne null"
                       "&$top=1");
    const auto plain = Fixture::rows(org().get(path)).at(0).toObject();
    for (const QString &name : plain.keys())
        QVERIFY2(!name.contains(QLatin1Char('@')) || name == QLatin1String("@odata.etag"), qPrintable(name));

    const auto answer = org().get(path, {{"Prefer", "odata.include-annotations=\"*\""}});
    QCOMPARE(Fixture::header(answer, "Preference-Applied"), QByteArray("odata.include-annotations=\"*\""));
    const QJsonObject row = Fixture::rows(answer).at(0).toObject();
    const QString formatted = QStringLiteral("@OData.Community.Display.V1.FormattedValue");
    QVERIFY(!row.value(QStringLiteral("statecode") + formatted).toString().isEmpty());
    QVERIFY(!row.value(QStringLiteral("_regardingobjectid_value") + formatted).toString().isEmpty());
    const QString target =
        row.value(QLatin1String("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"))
            .toString();
    QVERIFY(QStringList({QStringLiteral("account"), QStringLiteral("contact"), QStringLiteral("lead"),
                         QStringLiteral("opportunity")})
                .contains(target));
    QCOMPARE(row.value(QLatin1String(
                           "_regardingobjectid_value@Microsoft.Dynamics.CRM.associatednavigationproperty"))
                 .toString(),
             QStringLiteral("regardingobjectid_%1_task").arg(target));
    static const QRegularExpression date(
        QStringLiteral("\\A\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d\\d [AP]M\\z"));
    QVERIFY(date.match(row.value(QStringLiteral("scheduledend") + formatted).toString()).hasMatch());

    // One of them alone.
    const auto some = Fixture::rows(org().get(
        path, {{"Prefer", "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\""}}));
    QVERIFY(!some.at(0).toObject().contains(QStringLiteral("statecode") + formatted));
    QVERIFY(some.at(0).toObject().contains(
        QLatin1String("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname")));
    // Money and numbers, against their own values.
    const auto rich = Fixture::rows(org().get(
        QStringLiteral("accounts?$select=revenue,numberofemployees&$filter=revenue ge 1000000&$top=1"),
        {{"Prefer", "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\""}}));
    const QJsonObject money = rich.at(0).toObject();
    const QString shown =
        QLocale(QLocale::English, QLocale::UnitedStates)
            .toCurrencyString(money.value(QLatin1String("revenue")).toDouble(), QStringLiteral("$"));
    QCOMPARE(money.value(QStringLiteral("revenue") + formatted).toString(), shown);
}

void TestPracticeDataverse::singleRowAndItsParts()
{
    const QJsonObject first =
        Fixture::rows(org().get(QStringLiteral("contacts?$filter=_parentcustomerid_value ne null&$top=1")))
            .at(0)
            .toObject();
    const QString row =
        QStringLiteral("contacts(%1)").arg(first.value(QLatin1String("contactid")).toString());
    const auto one = org().get(row + QStringLiteral("?$select=fullname"));
    QVERIFY(Fixture::json(one)
                .value(QLatin1String("@odata.context"))
                .toString()
                .endsWith(QLatin1String("(fullname)/$entity")));
    QCOMPARE(Fixture::json(one).value(QLatin1String("fullname")), first.value(QLatin1String("fullname")));
    QVERIFY(Fixture::header(one, "ETag").startsWith("W/\""));
    const auto property = org().get(row + QStringLiteral("/fullname"));
    QCOMPARE(Fixture::json(property).value(QLatin1String("value")), first.value(QLatin1String("fullname")));
    QCOMPARE(org().get(row + QStringLiteral("/fullname/$value")).body,
             first.value(QLatin1String("fullname")).toString().toUtf8());
    QCOMPARE(org().get(row + QStringLiteral("/anniversary")).status, 204);
    const auto company = org().get(row + QStringLiteral("/parentcustomerid_account?$select=name"));
    QCOMPARE(Fixture::json(company).value(QLatin1String("accountid")),
             first.value(QLatin1String("_parentcustomerid_value")));
    QCOMPARE(org().get(row + QStringLiteral("/parentcustomerid_contact")).status, 204);
    QCOMPARE(org().get(row + QStringLiteral("?$filter=fullname eq 'x'")).status, 400);
    const auto missing = org().get(QStringLiteral("contacts(00000000-0000-4000-8000-000000000000)"));
    QCOMPARE(missing.status, 404);
    QCOMPARE(Fixture::errorCode(missing), QStringLiteral("0x80040217"));
}

void TestPracticeDataverse::expandsOneLevel()
{
    const auto answer =
        org().get(QStringLiteral("accounts?$select=name&$expand=primarycontactid($select=fullname),contact_"
                                 "customer_accounts($select=fullname;"
                                 "$orderby=lastname desc;$top=2),owninguser($select=domainname)"));
    QCOMPARE(answer.status, 200);
    int withContact = 0;
    int withSeveral = 0;
    for (const auto &value : Fixture::rows(answer)) {
        const QJsonObject row = value.toObject();
        const QJsonObject contact = row.value(QLatin1String("primarycontactid")).toObject();
        if (!contact.isEmpty()) {
            ++withContact;
            QVERIFY(contact.contains(QLatin1String("contactid"))
                    && contact.contains(QLatin1String("fullname")));
        }
        const QJsonArray contacts = row.value(QLatin1String("contact_customer_accounts")).toArray();
        QVERIFY(contacts.size() <= 2);
        withSeveral += contacts.size() == 2;
        QVERIFY(!row.value(QLatin1String("owninguser"))
                     .toObject()
                     .value(QLatin1String("domainname"))
                     .toString()
                     .isEmpty());
    }
    QVERIFY(withContact > 10 && withSeveral > 0);
    const auto appointments =
        Fixture::rows(org().get(QStringLiteral("appointments?$select=subject&$expand=appointment_activity_"
                                               "parties($select=participationtypemask,addressused,"
                                               "_partyid_value)")));
    for (const auto &row : appointments)
        QVERIFY(row.toObject().value(QLatin1String("appointment_activity_parties")).toArray().size() >= 2);
}

void TestPracticeDataverse::pagesAreCompleteAndOpaque_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("size");
    QTest::newRow("by key") << QStringLiteral("contacts?$select=fullname") << 7;
    QTest::newRow("even") << QStringLiteral("contacts?$select=fullname") << 20;
    QTest::newRow("one") << QStringLiteral("contacts?$select=fullname&$filter=donotbulkemail eq true") << 1;
    QTest::newRow("by a column with empty ones")
        << QStringLiteral("contacts?$select=fullname&$orderby=birthdate") << 7;
    QTest::newRow("downwards") << QStringLiteral("contacts?$select=fullname&$orderby=birthdate desc") << 7;
    QTest::newRow("two columns") << QStringLiteral(
        "contacts?$select=fullname&$orderby=department desc,lastname asc&$filter=statecode eq 0")
                                 << 9;
    QTest::newRow("over a lookup") << QStringLiteral(
        "contacts?$select=fullname&$orderby=parentcustomerid_account/name desc")
                                   << 11;
    QTest::newRow("expanded") << QStringLiteral(
        "contacts?$select=fullname&$expand=parentcustomerid_account($select=name)")
                              << 13;
}

void TestPracticeDataverse::pagesAreCompleteAndOpaque()
{
    QFETCH(QString, query);
    QFETCH(int, size);
    const QJsonArray whole = Fixture::rows(org().get(query));
    QJsonArray paged;
    QString link = query;
    const Headers prefer{{"Prefer", "odata.maxpagesize=" + QByteArray::number(size)}};
    while (!link.isEmpty()) {
        const auto page = org().get(link, prefer);
        QVERIFY2(page.status == 200, page.body);
        QVERIFY(Fixture::rows(page).size() <= size);
        for (const auto &row : Fixture::rows(page))
            paged.append(row);
        link = Fixture::json(page).value(QLatin1String("@odata.nextLink")).toString();
        QVERIFY(link.isEmpty() || link.startsWith(origin + root));
    }
    QVERIFY(!whole.isEmpty());
    QCOMPARE(paged, whole);
}

void TestPracticeDataverse::topAndPageSize()
{
    const auto top = org().get(QStringLiteral("contacts?$top=5"));
    QCOMPARE(Fixture::rows(top).size(), 5);
    QVERIFY(!Fixture::json(top).contains(QLatin1String("@odata.nextLink")));
    // With a page size $top is ignored (reference 4.2).
    const auto both = org().get(QStringLiteral("contacts?$top=5"), {{"Prefer", "odata.maxpagesize=9"}});
    QCOMPARE(Fixture::rows(both).size(), 9);
    QVERIFY(Fixture::json(both).contains(QLatin1String("@odata.nextLink")));
    QCOMPARE(Fixture::rows(org().get(QStringLiteral("contacts?$top=0"))).size(), 0);
}

void TestPracticeDataverse::countsStopAtFiveThousand()
{
    const auto count = org().get(QStringLiteral("contacts/$count?$filter=statecode eq 0"));
    QCOMPARE(count.body,
             QByteArray("\xEF\xBB\xBF"
                        "60"));
    const auto listed = org().get(QStringLiteral("contacts?$count=true&$top=1"),
                                  {{"Prefer", "odata.include-annotations=\"*\""}});
    QCOMPARE(Fixture::json(listed).value(QLatin1String("@odata.count")).toInt(), 60);
    QCOMPARE(
        Fixture::json(listed).value(QLatin1String("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")),
        QJsonValue(false));
    Fixture large(5200);
    const auto much = large.get(QStringLiteral("leads?$count=true&$select=leadid"),
                                {{"Prefer", "odata.include-annotations=\"*\""}});
    QCOMPARE(Fixture::json(much).value(QLatin1String("@odata.count")).toInt(), 5000);
    QCOMPARE(
        Fixture::json(much).value(QLatin1String("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")),
        QJsonValue(true));
    QCOMPARE(Fixture::rows(much).size(), 5000);
    QVERIFY(Fixture::json(much).contains(QLatin1String("@odata.nextLink")));
    const auto aggregate = large.get(QStringLiteral("leads?$apply=aggregate($count as n)"));
    QCOMPARE(Fixture::rows(aggregate), QJsonArray({QJsonObject{{QStringLiteral("n"), 5200}}}));
    const auto exact = large.get(QStringLiteral("RetrieveTotalRecordCount(EntityNames=['lead','task'])"));
    const QJsonObject counts =
        Fixture::json(exact).value(QLatin1String("EntityRecordCountCollection")).toObject();
    QCOMPARE(counts.value(QLatin1String("Values")).toArray(), QJsonArray({5200, 100}));
}

void TestPracticeDataverse::etagSavesTheBody()
{
    const QString id = Fixture::text(
        Fixture::rows(org().get(QStringLiteral("leads?$select=leadid&$top=1"))).at(0), "leadid");
    const QString path = QStringLiteral("leads(%1)?$select=fullname").arg(id);
    const QByteArray etag = Fixture::header(org().get(path), "ETag");
    const auto unchanged = org().get(path, {{"If-None-Match", etag}});
    QCOMPARE(unchanged.status, 304);
    QVERIFY(unchanged.body.isEmpty());
    QCOMPARE(org().get(path, {{"If-None-Match", "null"}}).status, 200);
    QCOMPARE(org().get(path, {{"If-None-Match", "W/\"1\""}}).status, 200);
    // Never with annotations or an expansion (reference 4.8).
    QCOMPARE(org().get(path, {{"If-None-Match", etag}, {"Prefer", "odata.include-annotations=\"*\""}}).status,
             200);
    QCOMPARE(org().get(path + QStringLiteral("&$expand=owninguser"), {{"If-None-Match", etag}}).status, 200);
}

QTEST_GUILESS_MAIN(TestPracticeDataverse)
#include "tst_practicedataverse.moc"
