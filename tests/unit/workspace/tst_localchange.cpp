// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/basejson.h"
#include "workspace/localchange.h"
#include "workspacefixture.h"

#include <limits>

using namespace fairlead;

namespace {

using Kind = OutboxEntry::Kind;

QList<OutboxEntry> entries(std::initializer_list<std::pair<Kind, const char *>> changes)
{
    QList<OutboxEntry> list;
    for (const auto &[kind, base] : changes) {
        OutboxEntry entry;
        entry.seq = list.size() + 1;
        entry.object = QStringLiteral("Account");
        entry.id = QStringLiteral("001");
        entry.kind = kind;
        entry.base = QString::fromUtf8(base);
        entry.changedAt = QDateTime::fromSecsSinceEpoch(1000 + entry.seq, Qt::UTC);
        list += entry;
    }
    return list;
}

} // namespace

/// Values, bases, and what several changes of one record come to.
class TestLocalChange : public QObject
{
    Q_OBJECT
private slots:
    void sameness_data();
    void sameness();
    void basesReadBack_data();
    void basesReadBack();
    void foreignBaseIsRefused_data();
    void foreignBaseIsRefused();
    void whatTheTriggersWriteReadsBack();
    void netChange_data();
    void netChange();
    void newestChangeCounts();
    void whatWasPutInHereIsNoBase_data();
    void whatWasPutInHereIsNoBase();
};

Q_DECLARE_METATYPE(fairlead::RecordValue)
using Entries = QList<OutboxEntry>;
Q_DECLARE_METATYPE(Entries)

void TestLocalChange::sameness_data()
{
    QTest::addColumn<RecordValue>("a");
    QTest::addColumn<RecordValue>("b");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const RecordValue &a, const RecordValue &b, bool same) {
        QTest::newRow(name) << a << b << same;
    };
    row("nothing", {}, {}, true);
    row("nothing and an empty text", {}, QString(), true);
    row("nothing and zero", {}, qint64(0), false);
    row("nothing and a blank", {}, QStringLiteral(" "), false);
    row("whole and real", qint64(3), 3.0, true);
    row("real, a hair apart", 0.1 + 0.2, 0.3, false);
    row("wholes beyond 2^53", qint64(9007199254740993), qint64(9007199254740992), false);
    row("number and its text", qint64(3), QStringLiteral("3"), false);
    row("texts", QStringLiteral("Acme"), QStringLiteral("Acme"), true);
    row("texts, another case", QStringLiteral("Acme"), QStringLiteral("ACME"), false);
    row("bytes and text", QByteArray("a\x01"), QStringLiteral("a\x01"), true);
    row("bytes and another text", QByteArray("a\x01"), QStringLiteral("a\x02"), false);
}

void TestLocalChange::sameness()
{
    QFETCH(const RecordValue, a);
    QFETCH(const RecordValue, b);
    QFETCH(const bool, same);
    QCOMPARE(sameValue(a, b), same);
    QCOMPARE(sameValue(b, a), same);
    QVERIFY(sameValue(a, a) && sameValue(b, b));
}

void TestLocalChange::basesReadBack_data()
{
    QTest::addColumn<RecordValue>("value");
    QTest::newRow("nothing") << RecordValue();
    QTest::newRow("text") << RecordValue(QString::fromUtf8("Zürich \"1\"\n\\"));
    QTest::newRow("longest number") << RecordValue(std::numeric_limits<qint64>::max());
    QTest::newRow("smallest number") << RecordValue(std::numeric_limits<qint64>::min());
    QTest::newRow("real") << RecordValue(0.30000000000000004);
    QTest::newRow("bytes") << RecordValue(QByteArray("\x00\x01\xff", 3));
}

void TestLocalChange::basesReadBack()
{
    QFETCH(const RecordValue, value);
    const RecordValues values{{QStringLiteral("Name"), value}, {QStringLiteral("Other"), qint64(1)}};
    const auto read = readBase(writeBase(values));
    QVERIFY(read);
    QVERIFY(*read == values);
}

void TestLocalChange::foreignBaseIsRefused_data()
{
    QTest::addColumn<QString>("json");
    QTest::newRow("no JSON") << "Name=Acme";
    QTest::newRow("a list") << "[1]";
    QTest::newRow("a list inside") << R"({"Name":[1]})";
    QTest::newRow("an object inside") << R"({"Name":{"first":"A"}})";
    QTest::newRow("truth") << R"({"Active":true})";
    QTest::newRow("cut off") << R"({"Name":"Ac)";
}

void TestLocalChange::foreignBaseIsRefused()
{
    QFETCH(const QString, json);
    const auto read = readBase(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::FileRefused);
    QCOMPARE(read.error().errorClass, ErrorClass::SkipItem);
    QVERIFY(!read.error().remedy.isEmpty());
}

// The other end of the form: SQL in a trigger, without a function of ours.
void TestLocalChange::whatTheTriggersWriteReadsBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    const auto workspace = opened(path);
    QVERIFY(workspace && workspace->ensureTable(account()));
    PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("Employees"),
                     QStringLiteral("Revenue")});
    maker.text("001").text("Z\xc3\xbcrich \"1\"\t\\ \x01").number(9007199254740993).real(0.30000000000000004);
    QVERIFY(workspace->storePage(account(), maker.page()));
    OtherProgram(path).run("UPDATE Account SET Name = '', Employees = 1, Revenue = 2, Active = 1");
    const auto reader = WorkspaceReader::open(path);
    QVERIFY(reader);
    const auto waiting = (*reader)->outbox(10);
    QVERIFY(waiting && waiting->size() == 1);
    const auto base = readBase(waiting->constFirst().base);
    QVERIFY(base);
    QCOMPARE(base->size(), 4);
    QVERIFY(sameValue(base->value(QStringLiteral("Name")), QString::fromUtf8("Zürich \"1\"\t\\ \x01")));
    QVERIFY(base->value(QStringLiteral("Employees")) == RecordValue(qint64(9007199254740993)));
    QVERIFY(base->value(QStringLiteral("Revenue")) == RecordValue(0.30000000000000004));
    QVERIFY(base->value(QStringLiteral("Active")) == RecordValue());
}

void TestLocalChange::netChange_data()
{
    QTest::addColumn<Entries>("changes");
    QTest::addColumn<QString>("expected"); // kind, whether the base is known, base; empty: nothing
    const auto row = [](const char *name, const Entries &changes, const char *expected) {
        QTest::newRow(name) << changes << expected;
    };
    row("update", entries({{Kind::Update, R"({"Name":"a"})"}}), R"(update known {"Name":"a"})");
    row("the first old value counts",
        entries({{Kind::Update, R"({"Name":"a"})"}, {Kind::Update, R"({"Name":"b"})"}}),
        R"(update known {"Name":"a"})");
    row("two fields", entries({{Kind::Update, R"({"Name":"a"})"}, {Kind::Update, R"({"Size":1})"}}),
        R"(update known {"Name":"a","Size":1})");
    row("create", entries({{Kind::Create, ""}}), "create known {}");
    row("create and update", entries({{Kind::Create, ""}, {Kind::Update, R"({"Name":"a"})"}}),
        "create known {}");
    row("create and delete", entries({{Kind::Create, ""}, {Kind::Delete, R"({"Name":"a"})"}}), "");
    row("create, delete and in again",
        entries({{Kind::Create, ""}, {Kind::Delete, R"({"Name":"a"})"}, {Kind::Update, ""}}),
        "create known {}");
    row("delete", entries({{Kind::Delete, R"({"Name":"a","Size":1})"}}),
        R"(delete known {"Name":"a","Size":1})");
    row("update and delete",
        entries({{Kind::Update, R"({"Name":"a"})"}, {Kind::Delete, R"({"Name":"b","Size":1})"}}),
        R"(delete known {"Name":"a","Size":1})");
    row("delete and in again", entries({{Kind::Delete, R"({"Name":"a","Size":1})"}, {Kind::Update, ""}}),
        R"(update known {"Name":"a","Size":1})");
    row("deleted and in again, then a field of which the deleted row knew nothing",
        entries({{Kind::Delete, R"({"Name":"a"})"}, {Kind::Update, ""}, {Kind::Update, R"({"New":"b"})"}}),
        R"(update known {"Name":"a"})");
    row("in by an unknown id", entries({{Kind::Update, ""}}), "update unknown {}");
    row("in by an unknown id, then changed", entries({{Kind::Update, ""}, {Kind::Update, R"({"Name":"a"})"}}),
        R"(update unknown {})");
    row("in by an unknown id, then deleted", entries({{Kind::Update, ""}, {Kind::Delete, R"({"Name":"a"})"}}),
        R"(delete unknown {"Name":"a"})");
}

void TestLocalChange::netChange()
{
    QFETCH(const Entries, changes);
    QFETCH(const QString, expected);
    const auto net = fairlead::netChange(changes);
    QVERIFY(net);
    QString actual;
    if (*net) {
        const LocalChange &change = **net;
        const char *kind = change.kind == Kind::Create ? "create"
            : change.kind == Kind::Update              ? "update"
                                                       : "delete";
        actual = QStringLiteral("%1 %2 %3")
                     .arg(QLatin1String(kind),
                          change.baseKnown ? QStringLiteral("known") : QStringLiteral("unknown"),
                          writeBase(change.base));
        QCOMPARE(change.lastSeq, changes.constLast().seq);
        QCOMPARE(change.id, QStringLiteral("001"));
    }
    QCOMPARE(actual, expected);
}

void TestLocalChange::whatWasPutInHereIsNoBase_data()
{
    QTest::addColumn<Entries>("changes");
    QTest::newRow("changed") << entries({{Kind::Update, ""}, {Kind::Update, R"({"Name":"a"})"}});
    QTest::newRow("replaced") << entries(
        {{Kind::Update, ""}, {Kind::Delete, R"({"Name":"a"})"}, {Kind::Update, ""}});
}

/// Of a row put in by an id that nobody knew, old values are ours and not the CRM's.
void TestLocalChange::whatWasPutInHereIsNoBase()
{
    QFETCH(const Entries, changes);
    const auto net = fairlead::netChange(changes);
    QVERIFY(net && *net);
    QVERIFY((*net)->base.isEmpty());
    QCOMPARE((*net)->kind, Kind::Update);
    const QList<RecordValue> ours = (*net)->meanwhile.value(QStringLiteral("Name"));
    QVERIFY(ours.size() == 1 && sameValue(ours.constFirst(), QStringLiteral("a")));
}

void TestLocalChange::newestChangeCounts()
{
    Entries changes = entries({{Kind::Update, R"({"Name":"a"})"}, {Kind::Update, R"({"Name":"b"})"}});
    changes[0].behind = true;
    const auto net = fairlead::netChange(changes);
    QVERIFY(net && *net);
    QCOMPARE((*net)->changedAt, changes.constLast().changedAt);
    QVERIFY((*net)->behind);
    QVERIFY(!*fairlead::netChange({}));
}

QTEST_GUILESS_MAIN(TestLocalChange)
#include "tst_localchange.moc"
