// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/writebody.h"
#include "dynamicsdesk.h"

#include <limits>

#include <QTest>

using namespace fairlead;

/// Values and lookups in the form Dataverse takes them.
class TestDynamicsWriteBody : public QObject
{
    Q_OBJECT
private slots:
    void values_data();
    void values();
    void onlyWritableColumnsGo();
    void lookups_data();
    void lookups();
};

namespace {

dynamics::LookupTargets targets()
{
    dynamics::LookupTargets lookups;
    lookups.relationships = {{"primarycontactid", "contact", "primarycontactid"},
                             {"ownerid", "owner", "ownerid"},
                             {"customerid", "account", "customerid_account"},
                             {"customerid", "contact", "customerid_contact"}};
    lookups.setNames = {
        {"account", "accounts"}, {"contact", "contacts"}, {"systemuser", "systemusers"}, {"team", "teams"}};
    return lookups;
}

} // namespace

void TestDynamicsWriteBody::values_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<RecordValue>("value");
    QTest::addColumn<QByteArray>("json"); // empty: refused
    const auto row = [](const char *what, const char *column, RecordValue value, const char *json) {
        QTest::newRow(what) << QString::fromLatin1(column) << std::move(value) << QByteArray(json);
    };
    row("text", "name", QStringLiteral("a\"b"), R"("a\"b")");
    row("empty text", "name", QString(), "null");
    row("none", "name", {}, "null");
    row("number in a text", "name", qint64(42), R"("42")");
    row("real in a text", "name", 0.1, R"("0.1")");
    row("bytes in a text", "name", QByteArray("M\xc3\xbcnchen"), "\"M\xc3\xbcnchen\"");
    row("yes", "creditonhold", qint64(1), "true");
    row("no", "creditonhold", qint64(0), "false");
    row("yes in words", "creditonhold", QStringLiteral("True"), "true");
    row("no as text", "creditonhold", QStringLiteral("0"), "false");
    row("neither", "creditonhold", qint64(2), "");
    row("perhaps", "creditonhold", QStringLiteral("perhaps"), "");
    row("no truth", "creditonhold", {}, "null");
    row("whole", "numberofemployees", qint64(9007199254740993), "9007199254740993");
    row("whole from a real", "numberofemployees", 7.0, "7");
    row("whole from a text", "numberofemployees", QStringLiteral("7"), "7");
    row("half", "numberofemployees", 7.5, "");
    row("too large for a real", "numberofemployees", 1e300, "");
    row("words", "numberofemployees", QStringLiteral("many"), "");
    row("real", "revenue", 1250000.55, "1250000.55");
    row("real from a whole", "revenue", qint64(3), "3");
    row("real from a text", "revenue", QStringLiteral("2.5"), "2.5");
    row("infinite", "revenue", std::numeric_limits<double>::infinity(), "");
    row("no real", "revenue", {}, "null");
    row("day", "birthday", QStringLiteral("2026-05-01"), R"("2026-05-01")");
}

void TestDynamicsWriteBody::values()
{
    QFETCH(QString, column);
    QFETCH(RecordValue, value);
    QFETCH(QByteArray, json);
    const RecordWrite write = record(1, {{column, value}});
    const auto body = dynamics::writeBody(account(), write, WriteKind::Update, {});
    if (json.isEmpty()) {
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::RecordRejected);
        QCOMPARE(body.error().errorClass, ErrorClass::SkipItem);
        QVERIFY(body.error().sentence.contains(column.toUpper()));
        return;
    }
    QVERIFY(body);
    QCOMPARE(QJsonDocument(body->members).toJson(QJsonDocument::Compact),
             QByteArray("{\"" + column.toLatin1() + "\":" + json + "}"));
    // What is not there needs no word in a new record.
    const auto created = dynamics::writeBody(account(), write, WriteKind::Create, {});
    QVERIFY(created);
    QCOMPARE(created->members.isEmpty(), json == "null");
}

void TestDynamicsWriteBody::onlyWritableColumnsGo()
{
    const RecordWrite write = record(1,
                                     {{"accountid", guid(1)},
                                      {"name", QStringLiteral("a")},
                                      {"accountnumber", QStringLiteral("1")},
                                      {"modifiedon", QStringLiteral("2026-05-01T10:00:00Z")},
                                      {"_createdby_value", guid(9)},
                                      {"vanished", QStringLiteral("x")},
                                      {"statecode", qint64(0)},
                                      {"statuscode", qint64(1)}});
    const auto update = dynamics::writeBody(account(), write, WriteKind::Update, {});
    QVERIFY(update);
    QCOMPARE(update->members.keys(), (QStringList{"name", "statecode", "statuscode"}));
    const auto create = dynamics::writeBody(account(), write, WriteKind::Create, {});
    QVERIFY(create);
    QCOMPARE(create->members.keys(), (QStringList{"accountnumber", "name", "statuscode"}));
    QVERIFY(create->state.isEmpty());
    QCOMPARE(dynamics::lookupsSet(account(), write, WriteKind::Update), QStringList());
}

void TestDynamicsWriteBody::lookups_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<RecordValue>("value");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("member"); // empty: refused
    QTest::addColumn<QString>("bound");
    const auto row = [](const char *what, const char *column, RecordValue value, const char *target,
                        const char *member, const QString &bound) {
        QTest::newRow(what) << QString::fromLatin1(column) << std::move(value) << QString::fromLatin1(target)
                            << QString::fromLatin1(member) << bound;
    };
    const QString id = guid(7);
    row("one table", "_primarycontactid_value", id, "", "primarycontactid@odata.bind",
        "/contacts(" + id + ")");
    row("cleared", "_primarycontactid_value", {}, "", "primarycontactid@odata.bind", {});
    row("cleared by an empty text", "_primarycontactid_value", QString(), "", "primarycontactid@odata.bind",
        {});
    row("a user", "_ownerid_value", id, "systemuser", "ownerid@odata.bind", "/systemusers(" + id + ")");
    row("a team", "_ownerid_value", id, "team", "ownerid@odata.bind", "/teams(" + id + ")");
    row("an owner of which kind", "_ownerid_value", id, "", "", {});
    row("a company", "_customerid_value", id, "account", "customerid_account@odata.bind",
        "/accounts(" + id + ")");
    row("a person", "_customerid_value", id, "contact", "customerid_contact@odata.bind",
        "/contacts(" + id + ")");
    row("one of two", "_customerid_value", id, "", "", {});
    row("of another table", "_customerid_value", id, "lead", "", {});
    row("one of two, cleared", "_customerid_value", {}, "", "customerid_account@odata.bind", {});
    row("not known yet", "_primarycontactid_value", QString(localIdPrefix + id), "", "", {});
    row("no id", "_primarycontactid_value", QStringLiteral("1) or (1"), "", "", {});
}

void TestDynamicsWriteBody::lookups()
{
    QFETCH(QString, column);
    QFETCH(RecordValue, value);
    QFETCH(QString, target);
    QFETCH(QString, member);
    QFETCH(QString, bound);
    RecordWrite write = record(1, {{column, value}});
    if (!target.isEmpty())
        write.targets.insert(column, target);
    QCOMPARE(dynamics::lookupsSet(account(), write, WriteKind::Update),
             QStringList{column.sliced(1).chopped(6)});
    QCOMPARE(dynamics::lookupsSet(account(), write, WriteKind::Create).isEmpty(), isNothing(value));
    const auto body = dynamics::writeBody(account(), write, WriteKind::Update, targets());
    if (member.isEmpty()) {
        QVERIFY(!body);
        QCOMPARE(body.error().code, ErrorCode::RecordRejected);
        QCOMPARE(body.error().errorClass, ErrorClass::SkipItem);
        return;
    }
    QVERIFY(body);
    QCOMPARE(body->members.keys(), QStringList{member});
    QCOMPARE(body->members.value(member), bound.isEmpty() ? QJsonValue() : QJsonValue(bound));
}

QTEST_GUILESS_MAIN(TestDynamicsWriteBody)
#include "tst_dynamicswritebody.moc"
