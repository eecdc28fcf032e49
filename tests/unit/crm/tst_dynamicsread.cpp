// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/client.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/records.h"
#include "faketokens.h"
#include "workspace/reader.h"
#include "workspace/workspace.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace fairlead;

/// Records read again before they are written, and those this user has created.
class TestDynamicsRead : public QObject
{
    Q_OBJECT
private slots:
    void read();
    void readOfNothing();
    void readInSlices();
    void wideTablesAreReadWhole();
    void oneLostSliceIsAnError();
    void pagesAreFollowed();
    void pagesThatLeadAway_data();
    void pagesThatLeadAway();
    void rereadEqualsPulled_data();
    void rereadEqualsPulled();
    void everyFieldTypeIsPinned();
    void createdSince();

private:
    QList<FieldType> m_pinned;
};

namespace {

const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
const QString root = QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/");

QString guid(int number)
{
    return QStringLiteral("aaaa1111-2222-4333-8444-%1").arg(number, 12, 10, QLatin1Char('0'));
}

FieldInfo field(const char *name, FieldType type)
{
    FieldInfo info;
    info.name = QLatin1String(name);
    info.type = type;
    return info;
}

ObjectInfo account()
{
    ObjectInfo info;
    info.name = QStringLiteral("account");
    info.setName = QStringLiteral("accounts");
    info.idField = QStringLiteral("accountid");
    info.stampField = QStringLiteral("modifiedon");
    info.fields = {field("accountid", FieldType::Id), field("name", FieldType::Text),
                   field("modifiedon", FieldType::DateTime),
                   field("_modifiedby_value", FieldType::Reference)};
    return info;
}

QByteArray row(int number, const char *name)
{
    return "{\"@odata.etag\":\"W/\\\"" + QByteArray::number(100 + number) + "\\\"\",\"accountid\":\""
        + guid(number).toLatin1() + "\",\"name\":\"" + name
        + "\",\"modifiedon\":\"2026-05-01T10:00:00Z\",\"_modifiedby_value\":\""
          "bbbb1111-2222-4333-8444-555566667777\"}";
}

QByteArray answer(const QByteArray &rows, const QByteArray &next = {})
{
    QByteArray body = "{\"@odata.context\":\"x\",\"value\":[" + rows + "]";
    if (!next.isEmpty())
        body += ",\"@odata.nextLink\":\"" + next + "\"";
    return body + "}";
}

qsizetype idsIn(const HttpRequest &request)
{
    return request.url.query(QUrl::FullyDecoded).count(QStringLiteral("accountid eq "));
}

QStringList guids(int count)
{
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids += guid(i);
    return ids;
}

RecordValue fromSql(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::LongLong:
        return qint64(value.toLongLong());
    case QMetaType::Double:
        return value.toDouble();
    case QMetaType::QString:
        return value.toString();
    case QMetaType::QByteArray:
        return value.toByteArray();
    default:
        return {};
    }
}

} // namespace

void TestDynamicsRead::read()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const QString isOne = QStringLiteral("accountid%20eq%20");
    const QString orWord = QStringLiteral("%20or%20");
    http.expect("GET",
                root + QStringLiteral("accounts?$select=accountid,name,modifiedon,_modifiedby_value&$filter=")
                    + isOne + guid(1) + orWord + isOne + guid(2) + orWord + isOne + guid(3).toUpper())
        .json(answer(row(3, "Three") + "," + row(1, "One")))
        .check([](const HttpRequest &request) { QVERIFY(request.repeatable); });
    const auto records =
        awaitEnd(client.read(account(), {guid(1), guid(2), guid(3).toUpper(), QStringLiteral("local:x")},
                             {QStringLiteral("name")}, {}));
    QVERIFY(records && records->has_value());
    QCOMPARE((*records)->size(), 2);
    const CrmRecord &first = (*records)->at(0);
    QCOMPARE(first.id, guid(1));
    QCOMPARE(first.values.keys(), QStringList{"name"});
    QVERIFY(sameValue(first.values["name"], QStringLiteral("One")));
    QCOMPARE(first.version, QStringLiteral("W/\"101\""));
    QCOMPARE(first.changedBy, QStringLiteral("bbbb1111-2222-4333-8444-555566667777"));
    QCOMPARE(first.changedAt, QDateTime(QDate(2026, 5, 1), QTime(10, 0), Qt::UTC));
    // Known by the letters it was asked with.
    QCOMPARE((*records)->at(1).id, guid(3).toUpper());
}

void TestDynamicsRead::readOfNothing()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const QStringList noGuids = {QStringLiteral("local:1"), QStringLiteral("1) or (1 eq 1"), QString()};
    for (const QStringList &ids : {QStringList(), noGuids}) {
        const auto records = awaitEnd(client.read(account(), ids, {QStringLiteral("name")}, {}));
        QVERIFY(records && records->has_value());
        QVERIFY((*records)->isEmpty());
    }
    QVERIFY(http.requests().isEmpty());
}

void TestDynamicsRead::readInSlices()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    int slices = 0;
    qsizetype asked = 0;
    http.expect("GET", root + QStringLiteral("accounts?*"))
        .json(answer({}))
        .times(-1)
        .check([&](const HttpRequest &request) {
            ++slices;
            asked += idsIn(request);
            QVERIFY(idsIn(request) <= 100);
            QVERIFY(request.url.toEncoded().size() <= dynamics::maxQueryUrlBytes);
        });
    QVERIFY(awaitEnd(client.read(account(), guids(950), {QStringLiteral("name")}, {}))->has_value());
    QCOMPARE(asked, 950);
    QCOMPARE(slices, 10);
}

void TestDynamicsRead::wideTablesAreReadWhole()
{
    ObjectInfo wide = account();
    QStringList columns;
    for (int i = 0; i < 400; ++i) {
        columns += QStringLiteral("new_averyverylongcolumnname%1").arg(i);
        wide.fields += field(columns.last().toLatin1().constData(), FieldType::Text);
    }
    const QStringList whole = dynamics::readQueries(wide, guids(250), columns);
    QCOMPARE(whole.size(), 3);
    for (const QString &query : whole)
        QVERIFY(!query.contains(QLatin1String("$select")));
    // Where the columns leave some room they are named, in more slices.
    const QStringList some = dynamics::readQueries(wide, guids(250), columns.mid(0, 150));
    QVERIFY(some.size() > 3);
    for (const QString &query : some) {
        QVERIFY(query.contains(QLatin1String("$select=accountid,")));
        QVERIFY(dynamics::webApiUrl(QUrl(root), query).toEncoded().size() <= dynamics::maxQueryUrlBytes);
    }
}

void TestDynamicsRead::oneLostSliceIsAnError()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("accounts?*")).json(answer(row(1, "One")));
    http.expect("GET", root + QStringLiteral("accounts?*")).cut();
    // What is missing from an answer counts as deleted: half of one must not be given.
    const auto records = awaitEnd(client.read(account(), guids(150), {QStringLiteral("name")}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::ConnectionLost);
}

void TestDynamicsRead::pagesAreFollowed()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const QString link = root + QStringLiteral("accounts?$skiptoken=2");
    http.expect("GET", root + QStringLiteral("accounts?$select*"))
        .json(answer(row(1, "One"), link.toLatin1()));
    http.expect("GET", link).json(answer(row(2, "Two")));
    const auto records = awaitEnd(client.read(account(), guids(3), {QStringLiteral("name")}, {}));
    QVERIFY(records && records->has_value());
    QCOMPARE((*records)->size(), 2);
}

void TestDynamicsRead::pagesThatLeadAway_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("another host") << "https://evil.example/api/data/v9.2/accounts?$skiptoken=2";
    QTest::newRow("relative") << "accounts?$skiptoken=2";
    QTest::newRow("in a circle") << root + QStringLiteral("accounts?$skiptoken=2");
}

void TestDynamicsRead::pagesThatLeadAway()
{
    QFETCH(QString, link);
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("accounts?*"))
        .json(answer(row(1, "One"), link.toLatin1()))
        .times(-1);
    const auto records = awaitEnd(client.read(account(), guids(3), {QStringLiteral("name")}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::ProviderAnswerInvalid);
    for (const HttpRequest &request : http.requests())
        QCOMPARE(request.url.host(), org.host());
}

void TestDynamicsRead::rereadEqualsPulled_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, FieldType type, const char *json) {
        QTest::newRow(name) << type << QByteArray(json);
    };
    row("text", FieldType::Text, R"("Acme \"North\" \u00e9\r\n")");
    row("empty text", FieldType::Text, R"("")");
    row("text like a number", FieldType::Text, R"("0042")");
    row("text like a real", FieldType::Text, R"("1e3")");
    row("no text", FieldType::Text, "null");
    row("number as text", FieldType::Text, "42");
    row("real as text", FieldType::Text, "7.25");
    row("whole real as text", FieldType::Text, "7.0");
    row("truth as text", FieldType::Text, "true");
    row("whole", FieldType::Integer, "7");
    row("negative", FieldType::Integer, "-9223372036854775808");
    row("beyond a double", FieldType::Integer, "9007199254740993");
    row("whole written as real", FieldType::Integer, "7.0");
    row("half", FieldType::Integer, "7.5");
    row("whole as text", FieldType::Integer, R"("12")");
    row("no whole", FieldType::Integer, "null");
    row("real", FieldType::Real, "1250000.55");
    row("tiny", FieldType::Real, "1e-9");
    row("real without decimals", FieldType::Real, "3");
    row("no real", FieldType::Real, "null");
    row("yes", FieldType::Boolean, "true");
    row("no", FieldType::Boolean, "false");
    row("neither", FieldType::Boolean, "null");
    row("instant", FieldType::DateTime, R"("2026-05-01T10:00:00Z")");
    row("no instant", FieldType::DateTime, "null");
    row("day", FieldType::Date, R"("2026-05-01")");
    row("id", FieldType::Id, R"("cccc1111-2222-4333-8444-555566667777")");
    row("lookup", FieldType::Reference, R"("cccc1111-2222-4333-8444-555566667777")");
    row("no lookup", FieldType::Reference, "null");
}

// Through the workspace itself: what a pull has stored there is what the same answer is read as again.
void TestDynamicsRead::rereadEqualsPulled()
{
    QFETCH(FieldType, type);
    QFETCH(QByteArray, json);
    ObjectInfo object = account();
    object.fields += field("value", type);
    const QByteArray body = answer("{\"@odata.etag\":\"W/\\\"1\\\"\",\"accountid\":\"" + guid(1).toLatin1()
                                   + "\",\"value\":" + json + "}");
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("accounts?*")).json(body).times(2);

    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    auto workspace = Workspace::open(path);
    QVERIFY(workspace);
    QVERIFY((*workspace)->ensureTable(object));
    const auto pulled = awaitEnd(client.pull(object, {}, {}));
    QVERIFY(pulled && pulled->has_value());
    QVERIFY((*workspace)->storePage(object, **pulled));
    auto reader = WorkspaceReader::open(path);
    QVERIFY(reader);
    const auto rows = (*reader)->rows({object.name, {QStringLiteral("value")}, {}, false, 10, 0});
    QVERIFY(rows);
    QCOMPARE(rows->rows.size(), 1);
    const RecordValue stored = fromSql(rows->rows[0][0]);

    const auto read = awaitEnd(client.read(object, {guid(1)}, {QStringLiteral("value")}, {}));
    QVERIFY(read && read->has_value());
    QCOMPARE((*read)->size(), 1);
    const RecordValue again = (*read)->constFirst().values.value(QStringLiteral("value"));
    QVERIFY(sameValue(stored, again));
    QCOMPARE(isNothing(stored), json == "null" || json == "\"\"");
    m_pinned += type;
}

void TestDynamicsRead::everyFieldTypeIsPinned()
{
    for (const FieldType type : {FieldType::Text, FieldType::Integer, FieldType::Real, FieldType::Boolean,
                                 FieldType::DateTime, FieldType::Date, FieldType::Id, FieldType::Reference})
        QVERIFY2(m_pinned.contains(type), QByteArray::number(int(type)).constData());
}

void TestDynamicsRead::createdSince()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const QString link = root + QStringLiteral("accounts?$skiptoken=2");
    http.expect("GET", root + QStringLiteral("WhoAmI"))
        .json(
            R"({"UserId":"BBBB1111-2222-4333-8444-555566667777","OrganizationId":"aaaa1111-2222-4333-8444-555566667777"})");
    http.expect(
            "GET",
            root
                + QStringLiteral("accounts?$select=accountid,name,modifiedon,_modifiedby_value&$orderby="
                                 "createdon%20asc,accountid%20asc&$filter=_createdby_value%20eq%20bbbb1111-"
                                 "2222-4333-8444-555566667777%20and%20createdon%20ge%202026-05-01T08:00:00Z"))
        .json(answer(row(1, "One"), link.toLatin1()));
    http.expect("GET", link).json(answer(row(2, "Two")));
    const QDateTime since(QDate(2026, 5, 1), QTime(10, 0), Qt::OffsetFromUTC, 7200);
    const auto records = awaitEnd(client.createdSince(account(), since, {QStringLiteral("name")}, {}));
    QVERIFY(records && records->has_value());
    QCOMPARE((*records)->size(), 2);
    QVERIFY(sameValue((*records)->at(1).values["name"], QStringLiteral("Two")));
}

QTEST_GUILESS_MAIN(TestDynamicsRead)
#include "tst_dynamicsread.moc"
