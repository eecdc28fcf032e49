// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;
using namespace std::chrono_literals;

namespace {

const QString nobody = QStringLiteral("00000000-0000-4000-8000-000000000000");

QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> members)
{
    QJsonObject result;
    for (const auto &[name, value] : members)
        result.insert(QString::fromLatin1(name), value);
    return result;
}

} // namespace

/// Creating, changing, deleting (reference Microsoft 4.5, 4.8, 4.11, 6).
class TestPracticeChanges : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void createsRows();
    void createTakesAnIdOnce();
    void answersWithTheRowWhenAsked();
    void lookupsAreBound();
    void updatesRows();
    void aBareUpdateBringsBackWhatWasDeleted();
    void versionsMustMatch();
    void deletesRows();
    void deletingTakesChildrenAlong();
    void oneProperty();
    void statesAndReasonsAgree();
    void closedRowsAreReadOnly();
    void partiesAreReplacedAsAWhole();
    void linksAreMadeAndCut();
    void wrongPayloadsAreRefused_data();
    void wrongPayloadsAreRefused();
    void errorDetailsOnlyWhenAsked();
    void aRefusedWriteLeavesNothing();

private:
    Fixture &org() { return *m_fixture; }
    QJsonObject read(const QString &path, const char *query = "")
    {
        return Fixture::json(org().get(path + QString::fromLatin1(query)));
    }
    QString lead(const char *lastName)
    {
        return QStringLiteral("leads(%1)")
            .arg(org().create(
                QStringLiteral("leads"),
                object({{"subject", QStringLiteral("s")}, {"lastname", QLatin1String(lastName)}})));
    }
    QByteArray etag(const QString &row) { return Fixture::header(org().get(row), "ETag"); }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeChanges::createsRows()
{
    const auto answer = org().write("POST", QStringLiteral("contacts"),
                                    object({{"firstname", QStringLiteral("Zoë")},
                                            {"lastname", QStringLiteral("O'Brien \"Q\"")},
                                            {"birthdate", QStringLiteral("1990-02-28")},
                                            {"donotemail", true}}));
    QVERIFY2(answer.status == 204, answer.body);
    QVERIFY(answer.body.isEmpty());
    const QString id = Fixture::createdId(answer);
    QCOMPARE(Fixture::header(answer, "OData-EntityId"),
             (origin + root + QStringLiteral("contacts(%1)").arg(id)).toLatin1());
    QCOMPARE(Fixture::header(answer, "OData-Version"), QByteArray("4.0"));

    const QJsonObject row = read(QStringLiteral("contacts(%1)").arg(id));
    const QString me = QString::fromLatin1(dataverse::userId(credentials::nonInteractiveUser.username));
    const QString now = org().clock.nowUtc().toString(QStringLiteral("yyyy-MM-ddThh:mm:ssZ"));
    const QJsonObject expected = object({{"fullname", QStringLiteral("Zoë O'Brien \"Q\"")},
                                         {"birthdate", QStringLiteral("1990-02-28")},
                                         {"donotemail", true},
                                         {"donotfax", false},
                                         {"statecode", 0},
                                         {"statuscode", 1},
                                         {"createdon", now},
                                         {"modifiedon", now},
                                         {"_ownerid_value", me},
                                         {"_createdby_value", me}});
    for (auto member = expected.begin(); member != expected.end(); ++member)
        QCOMPARE(row.value(member.key()), member.value());
}

void TestPracticeChanges::createTakesAnIdOnce()
{
    const QJsonObject body = object({{"name", QStringLiteral("Once")},
                                     {"accountid", QStringLiteral("A1B2C3D4-0000-4000-8000-000000000001")}});
    const auto first = org().write("POST", QStringLiteral("accounts"), body);
    QCOMPARE(first.status, 204);
    QCOMPARE(Fixture::createdId(first), QStringLiteral("a1b2c3d4-0000-4000-8000-000000000001"));
    const auto second = org().write("POST", QStringLiteral("accounts"), body);
    QCOMPARE(second.status, 412);
    QCOMPARE(Fixture::errorCode(second), QStringLiteral("0x80040237"));
}

void TestPracticeChanges::answersWithTheRowWhenAsked()
{
    const Headers prefer{{"Prefer", "return=representation"}};
    const auto made = org().write("POST", QStringLiteral("accounts?$select=name,revenue"),
                                  object({{"name", QStringLiteral("Shown")}, {"revenue", 5}}), prefer);
    QCOMPARE(made.status, 201);
    QCOMPARE(Fixture::header(made, "Preference-Applied"), QByteArray("return=representation"));
    QJsonObject row = Fixture::json(made);
    QCOMPARE(row.value(QLatin1String("name")).toString(), QStringLiteral("Shown"));
    QVERIFY(!row.contains(QLatin1String("address1_city")));
    QVERIFY(!row.value(QLatin1String("@odata.etag")).toString().isEmpty());
    const QString path = QStringLiteral("accounts(%1)").arg(row.value(QLatin1String("accountid")).toString());
    const auto changed = org().write("PATCH", path, object({{"revenue", 1234.56789}}), prefer);
    QCOMPARE(changed.status, 200);
    QCOMPARE(Fixture::json(changed).value(QLatin1String("revenue")).toDouble(), 1234.5679);
    QVERIFY(Fixture::json(changed).value(QLatin1String("@odata.etag"))
            != row.value(QLatin1String("@odata.etag")));
}

void TestPracticeChanges::lookupsAreBound()
{
    const QString company =
        org().create(QStringLiteral("accounts"), object({{"name", QStringLiteral("Parent")}}));
    const QString path = QStringLiteral("accounts(%1)").arg(company);
    for (const QString &reference : QStringList{QLatin1Char('/') + path, path, origin + root + path}) {
        const QString contact = org().create(QStringLiteral("contacts"),
                                             object({{"lastname", QStringLiteral("Child")},
                                                     {"parentcustomerid_account@odata.bind", reference}}));
        QCOMPARE(read(QStringLiteral("contacts(%1)").arg(contact), "?$select=_parentcustomerid_value")
                     .value(QLatin1String("_parentcustomerid_value"))
                     .toString(),
                 company);
    }
    const QString row =
        QStringLiteral("contacts(%1)")
            .arg(org().create(QStringLiteral("contacts"), object({{"lastname", QStringLiteral("Alone")}})));
    const auto bind = [&](const char *name, const QJsonValue &target) {
        return org().write("PATCH", row, object({{name, target}}));
    };
    QCOMPARE(bind("parentcustomerid_account@odata.bind", QStringLiteral("/accounts(%1)").arg(company)).status,
             204);
    QCOMPARE(bind("parentcustomerid_account@odata.bind", QJsonValue()).status, 204);
    QVERIFY(read(row).value(QLatin1String("_parentcustomerid_value")).isNull());
    // To nobody, to the wrong table, by the wrong name or by the column itself.
    const auto missing =
        bind("parentcustomerid_account@odata.bind", QStringLiteral("/accounts(%1)").arg(nobody));
    QCOMPARE(missing.status, 404);
    QCOMPARE(Fixture::errorCode(missing), QStringLiteral("0x80040217"));
    QCOMPARE(bind("parentcustomerid_contact@odata.bind", QStringLiteral("/accounts(%1)").arg(company)).status,
             400);
    const auto undeclared = bind("parentcustomer@odata.bind", QStringLiteral("/accounts(%1)").arg(company));
    QVERIFY(
        Fixture::errorMessage(undeclared).contains(QLatin1String("An undeclared property 'parentcustomer'")));
    const auto direct = bind("_parentcustomerid_value", company);
    QVERIFY(Fixture::errorMessage(direct).contains(QLatin1String("Use Navigation properties instead")));
}

void TestPracticeChanges::updatesRows()
{
    const QString row = lead("Before");
    const QByteArray before = etag(row);
    org().clock.advance(61s);
    const auto answer = org().write(
        "PATCH", row, object({{"lastname", QStringLiteral("After")}, {"mobilephone", QString()}}));
    QCOMPARE(answer.status, 204);
    QCOMPARE(Fixture::header(answer, "OData-EntityId"), (origin + root + row).toLatin1());
    const QJsonObject now = read(row);
    QCOMPARE(now.value(QLatin1String("fullname")).toString(), QStringLiteral("After"));
    QVERIFY(now.value(QLatin1String("mobilephone")).isNull()); // an empty text is none
    QVERIFY(now.value(QLatin1String("modifiedon")).toString()
            > now.value(QLatin1String("createdon")).toString());
    QVERIFY(etag(row) != before);
    // What may not be written is passed over; what may not be empty is refused.
    QCOMPARE(
        org().write("PATCH", row, object({{"modifiedon", QStringLiteral("2001-01-01T00:00:00Z")}})).status,
        204);
    QVERIFY(read(row).value(QLatin1String("modifiedon")).toString() > QStringLiteral("2020"));
}

void TestPracticeChanges::aBareUpdateBringsBackWhatWasDeleted()
{
    // Trap 40: without If-Match a PATCH to nothing makes it.
    const QString row = lead("Lazarus");
    QCOMPARE(org().write("DELETE", row, {}).status, 204);
    const QJsonObject body =
        object({{"lastname", QStringLiteral("Again")}, {"subject", QStringLiteral("s")}});
    const auto guarded = org().write("PATCH", row, body, {{"If-Match", "*"}});
    QCOMPARE(guarded.status, 404);
    QCOMPARE(org().get(row).status, 404);
    QCOMPARE(org().write("PATCH", row, body).status, 204);
    QCOMPARE(read(row).value(QLatin1String("lastname")).toString(), QStringLiteral("Again"));
    const auto second = org().write("PATCH", row, body, {{"If-None-Match", "*"}});
    QCOMPARE(second.status, 412);
}

void TestPracticeChanges::versionsMustMatch()
{
    const QString row = lead("Versioned");
    const QByteArray old = etag(row);
    QCOMPARE(
        org().write("PATCH", row, object({{"lastname", QStringLiteral("One")}}), {{"If-Match", old}}).status,
        204);
    for (const QByteArray &method : {QByteArray("PATCH"), QByteArray("DELETE")}) {
        const auto stale = org().write(
            method, row, method == "PATCH" ? object({{"lastname", QStringLiteral("Two")}}) : QJsonObject(),
            {{"If-Match", old}});
        QCOMPARE(stale.status, 412);
        QCOMPARE(Fixture::errorCode(stale), QStringLiteral("0x80060882"));
    }
    QCOMPARE(read(row).value(QLatin1String("lastname")).toString(), QStringLiteral("One"));
    QCOMPARE(org().write("DELETE", row, {}, {{"If-Match", etag(row)}}).status, 204);
}

void TestPracticeChanges::deletesRows()
{
    const QString row = lead("Gone");
    const auto answer = org().write("DELETE", row, {});
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.body.isEmpty());
    for (const QByteArray &method : {QByteArray("GET"), QByteArray("DELETE")}) {
        const auto missing = org().write(method, row, {});
        QCOMPARE(missing.status, 404);
        QCOMPARE(Fixture::errorCode(missing), QStringLiteral("0x80040217"));
        QVERIFY(Fixture::errorMessage(missing).contains(QLatin1String("Does Not Exist")));
    }
    QCOMPARE(org().write("PUT", row, object({{"lastname", QStringLiteral("x")}})).status, 405);
    QCOMPARE(org().write("DELETE", QStringLiteral("leads"), {}).status, 405);
}

void TestPracticeChanges::deletingTakesChildrenAlong()
{
    const QString company =
        org().create(QStringLiteral("accounts"), object({{"name", QStringLiteral("Head")}}));
    const QString bind = QStringLiteral("/accounts(%1)").arg(company);
    const QString task =
        QStringLiteral("tasks(%1)")
            .arg(org().create(QStringLiteral("tasks"),
                              object({{"subject", QStringLiteral("call")},
                                      {"regardingobjectid_account_task@odata.bind", bind}})));
    const QString other = QStringLiteral("accounts(%1)")
                              .arg(org().create(QStringLiteral("accounts"),
                                                object({{"name", QStringLiteral("Branch")},
                                                        {"parentaccountid@odata.bind", bind}})));
    QCOMPARE(org().write("DELETE", QStringLiteral("accounts(%1)").arg(company), {}).status, 204);
    QCOMPARE(org().get(task).status, 404);
    QCOMPARE(org().get(other).status, 200);
    QVERIFY(read(other).value(QLatin1String("_parentaccountid_value")).isNull());
}

void TestPracticeChanges::oneProperty()
{
    const QString row = lead("Single");
    QCOMPARE(org()
                 .write("PUT", row + QStringLiteral("/lastname"), object({{"value", QStringLiteral("Put")}}))
                 .status,
             204);
    QCOMPARE(read(row).value(QLatin1String("fullname")).toString(), QStringLiteral("Put"));
    QCOMPARE(
        org()
            .write("PUT", row + QStringLiteral("/mobilephone"), object({{"value", QStringLiteral("+1 555")}}))
            .status,
        204);
    QCOMPARE(org().write("DELETE", row + QStringLiteral("/mobilephone"), {}).status, 204);
    QVERIFY(read(row).value(QLatin1String("mobilephone")).isNull());
    QCOMPARE(org().write("PUT", row + QStringLiteral("/nothing"), object({{"value", 1}})).status, 404);
}

void TestPracticeChanges::statesAndReasonsAgree()
{
    const QString row = lead("Stateful");
    const auto set = [&](const QJsonObject &body) { return org().write("PATCH", row, body); };
    QCOMPARE(set(object({{"statuscode", 2}})).status, 204);
    const auto wrong = set(object({{"statecode", 0}, {"statuscode", 4}}));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(Fixture::errorCode(wrong), QStringLiteral("0x80048408"));
    // A state alone takes the reason that is its default.
    QCOMPARE(set(object({{"statecode", 2}})).status, 204);
    QCOMPARE(read(row).value(QLatin1String("statuscode")).toInt(), 4);
    // At create only the first state there is.
    const auto closed = org().write("POST", QStringLiteral("leads"),
                                    object({{"lastname", QStringLiteral("x")}, {"statecode", 2}}));
    QCOMPARE(closed.status, 400);
    QCOMPARE(Fixture::errorCode(closed), QStringLiteral("0x80048408"));
}

void TestPracticeChanges::closedRowsAreReadOnly()
{
    const QString row = lead("Closed");
    QCOMPARE(org().write("PATCH", row, object({{"statecode", 2}, {"statuscode", 4}})).status, 204);
    const auto refused = org().write("PATCH", row, object({{"lastname", QStringLiteral("x")}}));
    QCOMPARE(refused.status, 400);
    QVERIFY(Fixture::errorMessage(refused).contains(QLatin1String("Lost"))
            || Fixture::errorMessage(refused).contains(QLatin1String("Disqualified")));
    QCOMPARE(org()
                 .write("PATCH", row, object({{"statecode", 0}, {"lastname", QStringLiteral("Open again")}}))
                 .status,
             204);
    QCOMPARE(read(row).value(QLatin1String("lastname")).toString(), QStringLiteral("Open again"));
}

void TestPracticeChanges::partiesAreReplacedAsAWhole()
{
    const QString me =
        QStringLiteral("/systemusers(%1)")
            .arg(QString::fromLatin1(dataverse::userId(credentials::nonInteractiveUser.username)));
    const auto party = [&](int part) {
        return object({{"partyid_systemuser@odata.bind", me}, {"participationtypemask", part}});
    };
    QJsonObject body = object({{"subject", QStringLiteral("Demo")},
                               {"scheduledstart", QStringLiteral("2026-12-01T09:00:00Z")},
                               {"scheduledend", QStringLiteral("2026-12-01T10:30:00Z")},
                               {"appointment_activity_parties", QJsonArray({party(5), party(7)})}});
    const QString row =
        QStringLiteral("appointments(%1)").arg(org().create(QStringLiteral("appointments"), body));
    QCOMPARE(read(row).value(QLatin1String("scheduleddurationminutes")).toInt(), 90);
    const auto parties = [&] {
        QList<int> parts;
        for (const auto &one : read(row, "?$expand=appointment_activity_parties")
                                   .value(QLatin1String("appointment_activity_parties"))
                                   .toArray())
            parts.append(one.toObject().value(QLatin1String("participationtypemask")).toInt());
        std::sort(parts.begin(), parts.end());
        return parts;
    };
    QCOMPARE(parties(), (QList<int>{5, 7}));
    QCOMPARE(
        org().write("PATCH", row, object({{"appointment_activity_parties", QJsonArray({party(6)})}})).status,
        204);
    QCOMPARE(parties(), QList<int>{6});
    QCOMPARE(org().write("PATCH", row, object({{"subject", QStringLiteral("Demo 2")}})).status, 204);
    QCOMPARE(parties(), QList<int>{6});
}

void TestPracticeChanges::linksAreMadeAndCut()
{
    const QString company =
        QStringLiteral("accounts(%1)")
            .arg(org().create(QStringLiteral("accounts"), object({{"name", QStringLiteral("Linked")}})));
    const QString contact =
        org().create(QStringLiteral("contacts"), object({{"lastname", QStringLiteral("Link")}}));
    const QString person = QStringLiteral("contacts(%1)").arg(contact);
    const auto count = [&] {
        return Fixture::rows(
                   org().get(company + QStringLiteral("/contact_customer_accounts?$select=contactid")))
            .size();
    };
    const QJsonObject reference = object({{"@odata.id", QString(origin + root + person)}});
    QCOMPARE(
        org().write("POST", company + QStringLiteral("/contact_customer_accounts/$ref"), reference).status,
        204);
    QCOMPARE(count(), 1);
    QCOMPARE(
        org()
            .write("DELETE", company + QStringLiteral("/contact_customer_accounts(%1)/$ref").arg(contact), {})
            .status,
        204);
    QCOMPARE(count(), 0);
    QCOMPARE(org().write("PUT", company + QStringLiteral("/primarycontactid/$ref"), reference).status, 204);
    QCOMPARE(read(company).value(QLatin1String("_primarycontactid_value")).toString(), contact);
    QCOMPARE(org().write("DELETE", company + QStringLiteral("/primarycontactid/$ref"), {}).status, 204);
    QVERIFY(read(company).value(QLatin1String("_primarycontactid_value")).isNull());
    QCOMPARE(org().write("POST", company + QStringLiteral("/nothing/$ref"), reference).status, 404);
}

void TestPracticeChanges::wrongPayloadsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &body, const char *code, const char *message) {
        QTest::newRow(name) << body << QString::fromLatin1(code) << QString::fromLatin1(message);
    };
    row("no JSON", "{\"name\":", "0x80048d19", "Invalid JSON");
    row("a list", "[]", "0x80048d19", "Invalid JSON");
    row("unknown", R"({"name":"x","colour":"red"})", "0x80048d19",
        "Invalid property 'colour' was found in entity 'Microsoft.Dynamics.CRM.account'");
    row("lookup by its bare name", R"({"name":"x","primarycontactid":"1"})", "0x80048d19",
        "however, a 'StartObject' node was expected");
    row("number for text", R"({"name":5})", "0x80048d19", "expected type 'Edm.String'");
    row("text for number", R"({"name":"x","numberofemployees":"5"})", "0x80048d19",
        "expected type 'Edm.Int32'");
    row("fraction for whole", R"({"name":"x","numberofemployees":1.5})", "0x80048d19",
        "expected type 'Edm.Int32'");
    row("too large", R"({"name":"x","numberofemployees":3000000000})", "0x80048d19",
        "expected type 'Edm.Int32'");
    row("no choice", R"({"name":"x","industrycode":99999})", "0x80044330", "outside the valid range");
    row("text for truth", R"({"name":"x","donotemail":"true"})", "0x80048d19", "expected type 'Edm.Boolean'");
    row("no state", R"({"name":"x","statecode":9})", "0x80048408", "not a valid state code");
    QByteArray large(161, 'x');
    row("too long", "{\"name\":\"" + large + "\"}", "0x80044331",
        "exceeded the maximum allowed length of '160'");
}

void TestPracticeChanges::wrongPayloadsAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    const qint64 before = org().service.store().count(*dataverse::Schema::instance().byName("account"));
    const auto answer = org().send("POST", Fixture::address(QStringLiteral("accounts")),
                                   org().token(credentials::nonInteractiveUser.username), {}, body);
    QCOMPARE(answer.status, 400);
    QTEST(Fixture::errorCode(answer), "code");
    QVERIFY2(Fixture::errorMessage(answer).contains(message), qPrintable(Fixture::errorMessage(answer)));
    QCOMPARE(org().service.store().count(*dataverse::Schema::instance().byName("account")), before);
}

void TestPracticeChanges::errorDetailsOnlyWhenAsked()
{
    const QString detail = QStringLiteral("@Microsoft.PowerApps.CDS.InnerError.Message");
    const auto error = [](const Response &response) {
        return Fixture::json(response).value(QLatin1String("error")).toObject();
    };
    const QString path = QStringLiteral("leads(%1)").arg(nobody);
    QVERIFY(!error(org().get(path)).contains(detail));
    const auto whole = error(org().get(path, {{"Prefer", "odata.include-annotations=\"*\""}}));
    QCOMPARE(whole.value(detail), whole.value(QLatin1String("message")));
}

void TestPracticeChanges::aRefusedWriteLeavesNothing()
{
    // The second party is wrong: the appointment itself must not stay behind.
    const qint64 before = org().service.store().count(*dataverse::Schema::instance().byName("appointment"));
    const auto answer =
        org().write("POST", QStringLiteral("appointments"),
                    object({{"subject", QStringLiteral("half")},
                            {"appointment_activity_parties",
                             QJsonArray({object({{"participationtypemask", 5}}),
                                         object({{"partyid_contact@odata.bind",
                                                  QStringLiteral("/contacts(%1)").arg(nobody)}})})}}));
    QCOMPARE(answer.status, 404);
    QCOMPARE(org().service.store().count(*dataverse::Schema::instance().byName("appointment")), before);
}

QTEST_GUILESS_MAIN(TestPracticeChanges)
#include "tst_practicechanges.moc"
