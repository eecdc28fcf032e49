// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/client.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/pageparser.h"
#include "faketokens.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;

/// Pulls with change tracking: what changed, what is gone, and every way to lose one's place.
class TestDynamicsPull : public QObject
{
    Q_OBJECT
private slots:
    void goneEntries_data();
    void goneEntries();
    void keyNamedId();
    void firstPull();
    void wideTable();
    void changesAndDeletions();
    void nothingChanged();
    void changesInPages();
    void lostPlace_data();
    void lostPlace();
    void notAllowedToTrack_data();
    void notAllowedToTrack();
    void tableThatCannotBeReadIsNotUntracked();
    void trackingTakenAway();
    void tableNoLongerTracked();
    void oldCheckpointGoesByTime();
    void answerWithoutDeltaLink();
    void changesWithoutDeltaLink();
    void foreignLinks_data();
    void foreignLinks();
};

namespace {

const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
const QString root = QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/");
const QString firstQuery = root + QStringLiteral("leads?$select=leadid,subject,modifiedon");
const QString delta =
    root + QStringLiteral("leads?$select=leadid,subject,modifiedon&$deltatoken=919042%2108%2F22%2F2017");
const QString later = root + QStringLiteral("leads?$select=leadid,subject,modifiedon&$deltatoken=919099");
const QString skip = root + QStringLiteral("leads?$select=leadid&$skiptoken=%3Ccookie%20pagenumber=%222%22");
const HttpHeaders serverTime = {{"Date", "Fri, 01 May 2026 10:00:00 GMT"}};

ObjectInfo lead(bool tracking = true)
{
    ObjectInfo info;
    info.name = QStringLiteral("lead");
    info.setName = QStringLiteral("leads");
    info.idField = QStringLiteral("leadid");
    info.stampField = QStringLiteral("modifiedon");
    info.changeTracking = tracking;
    info.fields = {{QStringLiteral("leadid"), {}, FieldType::Id, true, false, false, {}},
                   {QStringLiteral("subject"), {}, FieldType::Text, true, true, true, {}},
                   {QStringLiteral("modifiedon"), {}, FieldType::DateTime, false, false, false, {}}};
    return info;
}

PullCursor at(const QString &watermark, const QString &nextLink = {}, const QString &upperBound = {})
{
    PullCursor cursor;
    cursor.watermark = watermark;
    cursor.nextLink = nextLink;
    cursor.upperBound = upperBound;
    return cursor;
}

QByteArray row(int number)
{
    return "{\"@odata.etag\":\"W/\\\"1\\\"\",\"leadid\":\"lead-" + QByteArray::number(number)
        + "\",\"subject\":\"s\",\"modifiedon\":\"2026-04-01T10:00:00Z\"}";
}

QByteArray gone(int number, const char *reason = "deleted")
{
    return "{\"@odata.context\":\"" + root.toLatin1() + "$metadata#leads/$deletedEntity\",\"id\":\"lead-"
        + QByteArray::number(number) + "\",\"reason\":\"" + reason + "\"}";
}

QByteArray page(const QByteArrayList &entries, const QString &nextLink, const QString &deltaLink)
{
    QByteArray body = "{\"@odata.context\":\"x/$metadata#leads(leadid,subject)/$delta\",\"value\":["
        + entries.join(',') + "]";
    if (!nextLink.isEmpty())
        body += ",\"@odata.nextLink\":\"" + nextLink.toLatin1() + "\"";
    if (!deltaLink.isEmpty())
        body += ",\"@odata.deltaLink\":\"" + deltaLink.toLatin1() + "\"";
    return body + "}";
}

QByteArray errorBody(const char *code, const char *message)
{
    return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"" + message + "\"}}";
}

bool isTracked(const HttpRequest &request)
{
    return request.headers.contains({"Prefer", "odata.track-changes,odata.maxpagesize=2000"});
}

QStringList idsOf(const RecordPage &records)
{
    QStringList ids;
    const auto width = std::size_t(records.columns.size());
    for (std::size_t i = 0; i < records.rows(); ++i) {
        const auto id = std::get<std::string_view>(records.cells[i * width]);
        ids += QString::fromUtf8(id.data(), qsizetype(id.size()));
    }
    return ids;
}

struct Desk
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client{http, tokens, org};

    FakeHttp::Step &expect(const QString &url, const QByteArray &body, int status = 200)
    {
        return http.expect("GET", url).reply(status, body, serverTime);
    }
    Result<RecordPage> pull(const PullCursor &cursor, const ObjectInfo &object = lead())
    {
        auto records = awaitEnd(client.pull(object, cursor, {}));
        return records ? *records : fail(Error::bug(QStringLiteral("no end")));
    }
};

} // namespace

void TestDynamicsPull::goneEntries_data()
{
    QTest::addColumn<QByteArrayList>("entries");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QStringList>("removed");
    const auto line = [](const char *what, const QByteArrayList &entries, const QStringList &rows,
                         const QStringList &removed) { QTest::newRow(what) << entries << rows << removed; };
    line("last", {row(1), row(2), gone(3), gone(4)}, {"lead-1", "lead-2"}, {"lead-3", "lead-4"});
    line("between", {row(1), gone(2), row(3)}, {"lead-1", "lead-3"}, {"lead-2"});
    line("first", {gone(1), row(2)}, {"lead-2"}, {"lead-1"});
    line("alone", {gone(1)}, {}, {"lead-1"});
    line("out of reach", {gone(1, "changed")}, {}, {"lead-1"});
    line("members in another order",
         {R"({"reason":"deleted","id":"lead-1","@odata.context":"x#leads/$deletedEntity"})"}, {}, {"lead-1"});
    // A record may have a context of its own, and an entry that is no record says so.
    line("a record's own context", {R"({"@odata.context":"x#leads/$entity","leadid":"lead-1","id":"x"})"},
         {"lead-1"}, {});
}

void TestDynamicsPull::goneEntries()
{
    QFETCH(QByteArrayList, entries);
    QFETCH(QStringList, rows);
    QFETCH(QStringList, removed);
    const auto read = dynamics::readEntityPage(page(entries, {}, delta), lead(), {"leadid", "subject"});
    QVERIFY(read);
    QCOMPARE(idsOf(read->page), rows);
    QCOMPARE(read->page.removed, removed);
    QCOMPARE(read->deltaLink, delta);
    QCOMPARE(read->page.cells.size(), std::size_t(rows.size() * 2));
    // Without an id nobody knows who is gone.
    const QByteArray nameless = R"({"@odata.context":"x#leads/$deletedEntity","reason":"deleted"})";
    QVERIFY(!dynamics::readEntityPage(page({nameless}, {}, delta), lead(), {"leadid"}));
    QVERIFY(!dynamics::readEntityPage(page({R"({"id":"lead-1"})"}, {}, delta), lead(), {"leadid"}));
}

void TestDynamicsPull::keyNamedId()
{
    ObjectInfo object = lead();
    object.idField = QStringLiteral("id");
    const auto read = dynamics::readEntityPage(page({R"({"id":"a","subject":"s"})", gone(7)}, {}, delta),
                                               object, {"id", "subject"});
    QVERIFY(read);
    QCOMPARE(idsOf(read->page), QStringList{"a"});
    QCOMPARE(read->page.removed, QStringList{"lead-7"});
}

void TestDynamicsPull::firstPull()
{
    Desk desk;
    const auto tracked = [](const HttpRequest &request) { QVERIFY(isTracked(request)); };
    desk.expect(firstQuery, page({row(1), row(2)}, skip, {})).check(tracked);
    desk.http.expect("GET", skip)
        .reply(200, page({row(3)}, {}, delta), {{"Date", "Fri, 01 May 2026 11:00:00 GMT"}})
        .check(tracked);
    const auto first = desk.pull({});
    QVERIFY(first);
    QVERIFY(!first->last);
    QCOMPARE(first->next, at({}, skip, QStringLiteral("2026-05-01T10:00:00Z")));
    const auto second = desk.pull(first->next);
    QVERIFY(second);
    QVERIFY(second->last);
    QCOMPARE(second->next, at(delta));
    QCOMPARE(idsOf(*first) + idsOf(*second), (QStringList{"lead-1", "lead-2", "lead-3"}));
}

void TestDynamicsPull::wideTable()
{
    ObjectInfo wide = lead();
    for (int i = 0; i < 400; ++i) {
        const QString name = QStringLiteral("new_averyverylongcolumnname%1").arg(i);
        wide.fields += {name, {}, FieldType::Text, true, true, false, {}};
    }
    Desk desk;
    desk.expect(root + QStringLiteral("leads"), page({row(1)}, {}, delta));
    const auto records = desk.pull({}, wide);
    QVERIFY(records);
    QCOMPARE(idsOf(*records), QStringList{"lead-1"});
}

void TestDynamicsPull::changesAndDeletions()
{
    Desk desk;
    desk.expect(delta, page({row(1), gone(2), gone(3, "changed")}, {}, later))
        .check([](const HttpRequest &request) {
            // Byte for byte: a token re-encoded is another token (trap 37).
            QCOMPARE(QString::fromLatin1(request.url.toEncoded()), delta);
        });
    const auto records = desk.pull(at(delta));
    QVERIFY(records);
    QVERIFY(records->last);
    QCOMPARE(idsOf(*records), QStringList{"lead-1"});
    QCOMPARE(records->removed, (QStringList{"lead-2", "lead-3"}));
    QVERIFY(!records->removalsLost);
    QCOMPARE(records->next, at(later));
}

void TestDynamicsPull::nothingChanged()
{
    Desk desk;
    desk.expect(delta, page({}, {}, later));
    const auto records = desk.pull(at(delta));
    QVERIFY(records);
    QCOMPARE(records->rows(), std::size_t(0));
    QCOMPARE(records->next, at(later));
    QCOMPARE(desk.client.requests(), 1);
}

void TestDynamicsPull::changesInPages()
{
    Desk desk;
    desk.expect(delta, page({row(1)}, skip, {}));
    desk.expect(skip, page({gone(2)}, {}, later));
    const auto first = desk.pull(at(delta));
    QVERIFY(first);
    // Until the last page is stored the old link is the place to come back to.
    QCOMPARE(first->next, at(delta, skip, QStringLiteral("2026-05-01T10:00:00Z")));
    const auto second = desk.pull(first->next);
    QVERIFY(second);
    QCOMPARE(second->removed, QStringList{"lead-2"});
    QCOMPARE(second->next, at(later));
}

void TestDynamicsPull::lostPlace_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    using C = ErrorCode;
    QTest::newRow("expired") << 400 << errorBody("0x80044352", "Version stamp has expired")
                             << C::CursorExpired;
    QTest::newRow("as a number") << 400 << errorBody("-2147204270", "Version stamp has expired")
                                 << C::CursorExpired;
    QTest::newRow("not understood") << 400 << errorBody("0x80060888", "The delta token is not valid")
                                    << C::CursorExpired;
    QTest::newRow("column is gone") << 400 << errorBody("0x80060888", "Could not find a property named 'x'")
                                    << C::CursorExpired;
    QTest::newRow("something new") << 400 << errorBody("0x80049999", "?") << C::CursorExpired;
    QTest::newRow("not found") << 404 << QByteArray() << C::CursorExpired;
    QTest::newRow("gone") << 410 << QByteArray() << C::CursorExpired;
    QTest::newRow("too long") << 414 << QByteArray() << C::CursorExpired;
    QTest::newRow("signed out") << 401 << QByteArray() << C::SignInNeeded;
    QTest::newRow("no role") << 403 << errorBody("0x80042F09", "no roles") << C::UserHasNoRole;
    QTest::newRow("too slow") << 408 << QByteArray() << C::TimedOut;
    QTest::newRow("precondition") << 412 << QByteArray() << C::VersionConflict;
    QTest::newRow("too many") << 429 << errorBody("0x80072322", "") << C::RateLimited;
    QTest::newRow("down") << 503 << QByteArray() << C::ProviderUnavailable;
}

void TestDynamicsPull::lostPlace()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    for (const PullCursor &cursor : {at(delta), at(delta, skip), at({}, skip)}) {
        Desk desk;
        desk.tokens.renews = false;
        desk.expect(cursor.nextLink.isEmpty() ? delta : skip, body, status);
        const auto records = desk.pull(cursor);
        QVERIFY(!records);
        QCOMPARE(records.error().code, code);
    }
}

void TestDynamicsPull::notAllowedToTrack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not the whole organisation")
        << 403 << errorBody("0x80048306", "missing organization-level prvReadLead privilege");
    QTest::newRow("not tracked after all")
        << 400 << errorBody("0x80060888", "Change tracking is not enabled for the entity 'lead'.");
}

void TestDynamicsPull::notAllowedToTrack()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    Desk desk;
    desk.expect(firstQuery, body, status);
    const auto byTime = [](const HttpRequest &request) { QVERIFY(!isTracked(request)); };
    desk.expect(firstQuery + QStringLiteral("&$orderby=modifiedon%20asc,leadid%20asc"),
                page({row(1)}, {}, {}))
        .times(2)
        .check(byTime);
    for (int round = 0; round < 2; ++round) { // the second time nobody asks for tracking
        const auto records = desk.pull({});
        QVERIFY(records);
        QCOMPARE(idsOf(*records), QStringList{"lead-1"});
        QCOMPARE(records->next, at(QStringLiteral("2026-05-01T10:00:00Z")));
    }
}

void TestDynamicsPull::tableThatCannotBeReadIsNotUntracked()
{
    // Neither way leads anywhere; once it is mended, tracking is used.
    Desk desk;
    const QByteArray body = errorBody("0x80060888", "Could not find a property named 'subject'");
    desk.expect(firstQuery, body, 400);
    desk.expect(firstQuery + QStringLiteral("&$orderby=*"), body, 400);
    QCOMPARE(desk.pull({}).error().code, ErrorCode::FieldMissing);
    desk.expect(firstQuery, page({row(1)}, {}, delta));
    const auto records = desk.pull({});
    QVERIFY(records);
    QCOMPARE(records->next, at(delta));
}

void TestDynamicsPull::trackingTakenAway()
{
    Desk desk;
    desk.expect(delta, errorBody("0x80048306", "missing organization-level prvReadLead privilege"), 403);
    QCOMPARE(desk.pull(at(delta)).error().code, ErrorCode::CursorExpired);
    // From the beginning: asked once more, then by times.
    desk.expect(firstQuery, errorBody("0x80048306", "missing organization-level prvReadLead privilege"), 403);
    desk.expect(firstQuery + QStringLiteral("&$orderby=modifiedon%20asc,leadid%20asc"),
                page({row(1)}, {}, {}));
    QVERIFY(desk.pull({}));
    // Where it is known, a link is not even asked for.
    QCOMPARE(desk.pull(at(delta)).error().code, ErrorCode::CursorExpired);
}

void TestDynamicsPull::tableNoLongerTracked()
{
    Desk desk;
    const auto records = desk.pull(at(delta), lead(false));
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::CursorExpired);
    QVERIFY(desk.http.requests().isEmpty());
}

void TestDynamicsPull::oldCheckpointGoesByTime()
{
    Desk desk;
    const QString query = QStringLiteral("&$orderby=modifiedon%20asc,leadid%20asc&$filter=modifiedon%20ge%20"
                                         "2026-05-01T09:45:00Z");
    desk.expect(firstQuery + query, page({row(1)}, {}, {})).check([](const HttpRequest &request) {
        QVERIFY(!isTracked(request));
    });
    const auto records = desk.pull(at(QStringLiteral("2026-05-01T09:55:00Z")));
    QVERIFY(records);
    QCOMPARE(records->next, at(QStringLiteral("2026-05-01T10:00:00Z")));
}

void TestDynamicsPull::answerWithoutDeltaLink()
{
    // Whoever does not answer with a link has answered with everything all the same: from here by times, and
    // from the time of the first page, since which anything may have changed.
    Desk desk;
    desk.expect(firstQuery, page({row(1)}, skip, {}));
    desk.http.expect("GET", skip)
        .reply(200, page({row(2)}, {}, {}), {{"Date", "Fri, 01 May 2026 11:00:00 GMT"}});
    const auto first = desk.pull({});
    QVERIFY(first);
    const auto records = desk.pull(first->next);
    QVERIFY(records);
    QVERIFY(records->last);
    QCOMPARE(records->next, at(QStringLiteral("2026-05-01T10:00:00Z")));
}

void TestDynamicsPull::changesWithoutDeltaLink()
{
    Desk desk;
    desk.expect(delta, page({row(1)}, {}, {}));
    const auto records = desk.pull(at(delta));
    QVERIFY(!records);
    QCOMPARE(records.error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestDynamicsPull::foreignLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("another host") << "https://evil.example/api/data/v9.2/leads?$deltatoken=1";
    QTest::newRow("not encrypted")
        << "http://org31ec4237.crm4.dynamics.com/api/data/v9.2/leads?$deltatoken=1";
    QTest::newRow("another path") << "https://org31ec4237.crm4.dynamics.com/evil?$deltatoken=1";
}

void TestDynamicsPull::foreignLinks()
{
    QFETCH(QString, link);
    Desk desk;
    QCOMPARE(desk.pull(at(link)).error().code, ErrorCode::CursorExpired);
    QVERIFY(desk.http.requests().isEmpty()); // nobody else sees the token
    desk.expect(firstQuery, page({row(1)}, {}, link));
    QCOMPARE(desk.pull({}).error().code, ErrorCode::ProviderAnswerInvalid);
}

QTEST_GUILESS_MAIN(TestDynamicsPull)
#include "tst_dynamicspull.moc"
