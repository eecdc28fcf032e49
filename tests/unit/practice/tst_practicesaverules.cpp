// SPDX-License-Identifier: GPL-3.0-or-later
#include "batchbody.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;

namespace {

const Headers detect{{"MSCRM.SuppressDuplicateDetection", "false"}};

QJsonObject person(const char *lastName, const char *mail = nullptr)
{
    QJsonObject body{{QStringLiteral("lastname"), QLatin1String(lastName)}};
    if (mail)
        body.insert(QStringLiteral("emailaddress1"), QLatin1String(mail));
    return body;
}

QJsonObject member(const char *name, const QJsonValue &value)
{
    return {{QLatin1String(name), value}};
}

} // namespace

/// What may stand in the way of a well-formed write to the practice Dataverse: duplicates, plug-ins, locks,
/// the database's patience with bulk actions (reference Microsoft 4.6, 4.9, 4.11).
class TestPracticeSaveRules : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(5); }
    void cleanup() { m_fixture.reset(); }

    void duplicatesOnlyWhenAsked();
    void duplicatesOnUpdate();
    void duplicatesByRule();
    void duplicatesOfManyAtOnce();
    void duplicateStatusIsASetting();
    void plugInsRefuse();
    void plugInsLookAtValues();
    void plugInsTraceOnlyWhenAsked();
    void locksAreCountedDown();
    void locksInABatch();
    void bulkHasItsLimits();
    void rulesAreChecked_data();
    void rulesAreChecked();

private:
    void set(const QByteArray &settings)
    {
        const auto answer = org().control(QStringLiteral("settings"), settings);
        QVERIFY2(answer.status == 200, answer.body);
    }
    /// Path of a new contact.
    QString contact(const QJsonObject &body)
    {
        return QStringLiteral("contacts(%1)").arg(org().create(QStringLiteral("contacts"), body));
    }
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeSaveRules::duplicatesOnlyWhenAsked()
{
    const auto create = [&](const char *mail, const Headers &headers) {
        return org().write("POST", QStringLiteral("contacts"), person("Twin", mail), headers);
    };
    QCOMPARE(create("twin@example.org", detect).status, 204);
    QCOMPARE(create("twin@example.org", {}).status, 204);
    QCOMPARE(create("twin@example.org", {{"MSCRM.SuppressDuplicateDetection", "true"}}).status, 204);
    const auto found = create("TWIN@example.org", detect);
    QCOMPARE(found.status, 412);
    QCOMPARE(Fixture::errorCode(found), QStringLiteral("0x80040333"));
    QCOMPARE(Fixture::errorMessage(found),
             QStringLiteral("A record was not created or updated because a duplicate of the current record "
                            "already exists."));
    // Without an address there is nothing to compare.
    QCOMPARE(create(nullptr, detect).status, 204);
    QCOMPARE(create(nullptr, detect).status, 204);
    // A lead of the same address is another table's.
    QCOMPARE(org().write("POST", QStringLiteral("leads"), person("Twin", "twin@example.org"), detect).status,
             204);
}

void TestPracticeSaveRules::duplicatesOnUpdate()
{
    contact(person("One", "one@example.org"));
    const QString row = contact(person("Two", "two@example.org"));
    const auto update = [&](const char *mail, const Headers &headers) {
        return org().write("PATCH", row, person("Changed", mail), headers);
    };
    QCOMPARE(update("one@example.org", detect).status, 412);
    QCOMPARE(Fixture::text(Fixture::json(org().get(row)), "lastname"), QStringLiteral("Two"));
    QCOMPARE(update("two@example.org", detect).status, 204); // its own
    QCOMPARE(update("one@example.org", {}).status, 204);
    QCOMPARE(update(nullptr, detect).status, 204); // not what makes them alike
}

void TestPracticeSaveRules::duplicatesByRule()
{
    set(R"({"duplicateRules": [{"table": "contact", "columns": ["firstname", "lastname"]},
                               {"table": "task", "columns": ["subject"]}]})");
    QJsonObject ann = person("Example", "ann@example.org");
    ann.insert(QStringLiteral("firstname"), QStringLiteral("Ann"));
    const QString row = contact(ann);
    QJsonObject other = person("Example", "ann@example.org");
    other.insert(QStringLiteral("firstname"), QStringLiteral("Bea"));
    const auto bea = org().write("POST", QStringLiteral("contacts"), other, detect);
    QCOMPARE(bea.status, 204); // the address is no rule any more
    // Half of the rule's columns come from the row as it is.
    const QString path = QStringLiteral("contacts(%1)").arg(Fixture::createdId(bea));
    QCOMPARE(org().write("PATCH", path, member("firstname", QStringLiteral("ann")), detect).status, 412);
    QCOMPARE(org().write("PATCH", row, member("firstname", QStringLiteral("Ann")), detect).status, 204);
    const QJsonObject task = member("subject", QStringLiteral("Call"));
    QCOMPARE(org().write("POST", QStringLiteral("tasks"), task, detect).status, 204);
    QCOMPARE(org().write("POST", QStringLiteral("tasks"), task, detect).status, 412);
}

void TestPracticeSaveRules::duplicatesOfManyAtOnce()
{
    QJsonArray targets;
    for (const char *mail : {"a@example.org", "b@example.org", "a@example.org"}) {
        QJsonObject target = person("Many", mail);
        target.insert(QStringLiteral("@odata.type"), QStringLiteral("Microsoft.Dynamics.CRM.contact"));
        targets.append(target);
    }
    const QString action = QStringLiteral("contacts/Microsoft.Dynamics.CRM.CreateMultiple");
    const auto refused = org().write("POST", action, member("Targets", targets), detect);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80040333"));
    QCOMPARE(org().write("POST", action, member("Targets", targets)).status, 200);
}

void TestPracticeSaveRules::duplicateStatusIsASetting()
{
    set(R"({"duplicateStatus": 500})");
    contact(person("Twin", "twin@example.org"));
    const auto found =
        org().write("POST", QStringLiteral("contacts"), person("Twin", "twin@example.org"), detect);
    QCOMPARE(found.status, 500);
    QCOMPARE(Fixture::errorCode(found), QStringLiteral("0x80040333"));
}

void TestPracticeSaveRules::plugInsRefuse()
{
    const QString old = contact(person("Old"));
    set(R"({"plugIns": [{"table": "contact", "message": "Contacts come from the web shop."}]})");
    const auto refused = org().write("POST", QStringLiteral("contacts"), person("New"));
    QCOMPARE(refused.status, 400);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80040265"));
    QCOMPARE(Fixture::errorMessage(refused), QStringLiteral("Contacts come from the web shop."));
    QCOMPARE(org().write("PATCH", old, person("New")).status, 400);
    QCOMPARE(org().write("POST", QStringLiteral("leads"), person("New")).status, 204);
    QCOMPARE(org().write("DELETE", old, {}).status, 204);
    set(R"({"plugIns": [{"table": "lead", "on": ["Delete"], "message": "Leads stay."}]})");
    const QString lead =
        QStringLiteral("leads(%1)").arg(org().create(QStringLiteral("leads"), person("Stays")));
    QCOMPARE(Fixture::errorMessage(org().write("DELETE", lead, {})), QStringLiteral("Leads stay."));
    QCOMPARE(org().get(lead).status, 200);
}

void TestPracticeSaveRules::plugInsLookAtValues()
{
    set(R"({"plugIns": [{"table": "account", "column": "creditonhold", "message": "Ask finance."},
                        {"table": "account", "column": "telephone1", "matches": "[^-+ 0-9]", "message": "Digits."},
                        {"table": "account", "column": "numberofemployees", "matches": "^13$", "message": "Bad luck."}]})");
    const QString row =
        QStringLiteral("accounts(%1)")
            .arg(org().create(QStringLiteral("accounts"), member("telephone1", QStringLiteral("+1 555"))));
    QCOMPARE(org().get(row).status, 200);
    const auto message = [&](const char *name, const QJsonValue &value) {
        return Fixture::errorMessage(org().write("PATCH", row, member(name, value)));
    };
    QCOMPARE(message("creditonhold", true), QStringLiteral("Ask finance."));
    QCOMPARE(message("telephone1", QStringLiteral("call me")), QStringLiteral("Digits."));
    QCOMPARE(message("telephone1", QStringLiteral("555-1234")), QString());
    QCOMPARE(message("numberofemployees", 13), QStringLiteral("Bad luck."));
    QCOMPARE(message("numberofemployees", 130), QString());
}

void TestPracticeSaveRules::plugInsTraceOnlyWhenAsked()
{
    set(R"({"plugIns": [{"table": "contact", "message": "No."}]})");
    const auto error = [&](const Headers &headers) {
        return Fixture::json(org().write("POST", QStringLiteral("contacts"), person("Secretive"), headers))
            .value(QLatin1String("error"))
            .toObject();
    };
    const QString trace = QStringLiteral("@Microsoft.PowerApps.CDS.TraceText");
    QVERIFY(!error({}).contains(trace));
    const QString told = error({{"Prefer", "odata.include-annotations=\"*\""}}).value(trace).toString();
    QVERIFY2(told.contains(QLatin1String("lastname = Secretive")), qPrintable(told));
}

void TestPracticeSaveRules::locksAreCountedDown()
{
    const QString row = contact(person("Locked"));
    const QString other = contact(person("Free"));
    const QByteArray id = row.mid(9, 36).toUpper().toLatin1();
    set("{\"lockedRows\": {\"" + id + "\": 2}}");
    const auto refused = org().write("PATCH", row, person("Changed"));
    QCOMPARE(refused.status, 500);
    QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80044150"));
    QCOMPARE(org().write("PATCH", other, person("Changed")).status, 204);
    QCOMPARE(org().get(row).status, 200);
    QCOMPARE(org().write("DELETE", row, {}).status, 500);
    QCOMPARE(org().write("PATCH", row, person("Changed")).status, 204);
    set("{\"lockedRows\": {\"" + id + "\": -1}}");
    for (int i = 0; i < 5; ++i)
        QCOMPARE(org().write("PATCH", row, person("Never")).status, 500);
    QCOMPARE(org().settings().value(QLatin1String("lockedRows")).toObject().value(row.mid(9, 36)).toInt(),
             -1);
    org().control(QStringLiteral("settings"), R"({"lockedRows": {}})");
    QCOMPARE(org().write("PATCH", row, person("At last")).status, 204);
}

void TestPracticeSaveRules::locksInABatch()
{
    const QString row = contact(person("Locked"));
    const QString other = contact(person("Free"));
    set("{\"lockedRows\": {\"" + row.mid(9, 36).toLatin1() + "\": 1}}");
    QByteArrayList parts;
    for (const QString &each : {row, other, row})
        parts.append(httpPart("batch_1", requestText("PATCH " + each.toLatin1(), person("Changed"))));
    const auto answers = answersIn(org().send(
        "POST", root + QStringLiteral("$batch"), org().token(Fixture::name({})),
        {{"Content-Type", "multipart/mixed; boundary=batch_1"}, {"Prefer", "odata.continue-on-error"}},
        batchOf(parts)));
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers.at(0).code(), QStringLiteral("0x80044150"));
    QCOMPARE(answers.at(1).status, 204);
    QCOMPARE(answers.at(2).status, 204);
}

void TestPracticeSaveRules::bulkHasItsLimits()
{
    set(R"({"bulkTargetsMax": 2, "bulkUnavailable": ["lead"]})");
    const auto create = [&](const char *table, int size) {
        const QString type = QStringLiteral("Microsoft.Dynamics.CRM.") + QLatin1String(table);
        QJsonArray targets;
        for (int i = 0; i < size; ++i) {
            QJsonObject target = person("Many");
            target.insert(QStringLiteral("@odata.type"), type);
            targets.append(target);
        }
        return org().write("POST",
                           QLatin1String(table) + QStringLiteral("s/Microsoft.Dynamics.CRM.CreateMultiple"),
                           member("Targets", targets));
    };
    QCOMPARE(create("contact", 2).status, 200);
    const auto tooMany = create("contact", 3);
    QCOMPARE(tooMany.status, 500);
    QCOMPARE(Fixture::errorCode(tooMany), QStringLiteral("0x80044151"));
    const auto unavailable = create("lead", 1);
    QCOMPARE(unavailable.status, 400);
    QCOMPARE(Fixture::errorCode(unavailable), QStringLiteral("0x80040800"));
    QCOMPARE(org().write("POST", QStringLiteral("leads"), person("Single")).status, 204);
}

void TestPracticeSaveRules::rulesAreChecked_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const char *settings, bool good) {
        QTest::newRow(name) << QByteArray(settings) << good;
    };
    row("rule for no table", R"({"duplicateRules": [{"table": "cat", "columns": ["name"]}]})", false);
    row("rule for no column", R"({"duplicateRules": [{"table": "account", "columns": ["colour"]}]})", false);
    row("rule without columns", R"({"duplicateRules": [{"table": "account", "columns": []}]})", false);
    row("rule with more", R"({"duplicateRules": [{"table": "account", "columns": ["name"], "x": 1}]})",
        false);
    row("no rules", R"({"duplicateRules": []})", true);
    row("another status", R"({"duplicateStatus": 400})", false);
    row("plug-in without words", R"({"plugIns": [{"table": "account"}]})", false);
    row("plug-in on nothing known", R"({"plugIns": [{"table": "account", "on": ["Read"], "message": "x"}]})",
        false);
    row("plug-in with a broken pattern",
        R"({"plugIns": [{"table": "account", "column": "name", "matches": "(", "message": "x"}]})", false);
    row("plug-in with more", R"({"plugIns": [{"table": "account", "message": "x", "colour": 1}]})", false);
    row("plug-in",
        R"({"plugIns": [{"table": "account", "on": ["Create"], "column": "name", "message": "x"}]})", true);
    row("lock of no times", R"({"lockedRows": {"a": 0}})", false);
    row("locks in a list", R"({"lockedRows": ["a"]})", false);
}

void TestPracticeSaveRules::rulesAreChecked()
{
    QFETCH(QByteArray, settings);
    QFETCH(bool, good);
    const QJsonObject before = org().settings();
    const auto answer = org().control(QStringLiteral("settings"), settings);
    QCOMPARE(answer.status, good ? 200 : 400);
    QCOMPARE(org().settings() == before, !good);
    // What was shown can be sent back.
    QCOMPARE(org().control(QStringLiteral("settings"), QJsonDocument(org().settings()).toJson()).status, 200);
    org().service.reset();
    QCOMPARE(org().settings(), before);
}

QTEST_GUILESS_MAIN(TestPracticeSaveRules)
#include "tst_practicesaverules.moc"
