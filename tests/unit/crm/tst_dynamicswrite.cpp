// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamicsdesk.h"

#include <QTest>

using namespace fairlead;

/// Updates and deletes, and every way they can end.
class TestDynamicsWrite : public QObject
{
    Q_OBJECT
private slots:
    void limits();
    void oneUpdateNeedsNoBatch();
    void updateWithoutVersionNeverCreates();
    void updatesInABatch();
    void updateOfNothingIsNotSent();
    void answersOfUpdates_data();
    void answersOfUpdates();
    void batchThatStopsIsContinued();
    void batchThatBreaksOff();
    void deletes();
    void wholeRequestFails_data();
    void wholeRequestFails();
    void badVersionIsNotSent();
    void overwriteIsOneRequest();
    void overwriteFallsBack_data();
    void overwriteFallsBack();
    void overwriteThatIsLost();
    void lookupsAreAskedForOnce();
    void lookupsThatCannotBeAskedFor();
    void cancelled();
};

void TestDynamicsWrite::limits()
{
    Desk desk;
    for (const WriteKind kind : {WriteKind::Create, WriteKind::Update, WriteKind::Delete}) {
        QVERIFY(desk.client.writeLimit(kind) >= 100);
        QVERIFY(desk.client.writeLimit(kind) <= 1000); // reference 4.7
    }
    QVERIFY(desk.client.takesChosenIds());
}

void TestDynamicsWrite::oneUpdateNeedsNoBatch()
{
    Desk desk;
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(0)))
        .reply(204)
        .check([](const HttpRequest &request) {
            QVERIFY(hasHeader(request, "If-Match", "W/\"0\""));
            QVERIFY(hasHeader(request, "MSCRM.SuppressDuplicateDetection", "false"));
            QVERIFY(hasHeader(request, "Content-Type", "application/json"));
            QCOMPARE(request.body, QByteArray(R"({"name":"n0"})"));
            QVERIFY(!request.repeatable);
            QCOMPARE(request.timeout, std::chrono::seconds(130));
        });
    const auto results = desk.write(updates(1));
    QCOMPARE(fates(results), QStringList{"ok"});
    QCOMPARE(ended(results)->constFirst().id, guid(0));
}

void TestDynamicsWrite::updateWithoutVersionNeverCreates()
{
    Desk desk;
    WriteBatch batch = updates(1);
    batch.records[0].version.clear();
    batch.records[0].duplicateAllowed = true;
    desk.http.expect("PATCH", root + QStringLiteral("accounts(*")).reply(204).check([](const HttpRequest &r) {
        QVERIFY(hasHeader(r, "If-Match", "*"));
        QVERIFY(hasHeader(r, "MSCRM.SuppressDuplicateDetection", "true"));
    });
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});
}

void TestDynamicsWrite::updatesInABatch()
{
    Desk desk;
    WriteBatch batch = updates(3);
    batch.records[1].version.clear();
    desk.http.expect("POST", batchUrl).reply(200, whole(done(3)), multipart).check([](const HttpRequest &r) {
        QVERIFY(!r.repeatable);
        QCOMPARE(r.timeout, std::chrono::seconds(130));
        QVERIFY(hasHeader(r, "Prefer", "odata.continue-on-error"));
        const QList<Sent> parts = partsIn(r);
        QCOMPARE(parts.size(), 3);
        for (int i = 0; i < 3; ++i) {
            const Sent &sent = parts[i];
            QCOMPARE(sent.line, "PATCH /api/data/v9.2/accounts(" + guid(i).toLatin1() + ") HTTP/1.1");
            const QByteArray version = i == 1 ? QByteArray("*") : "W/\"" + QByteArray::number(i) + "\"";
            QVERIFY(sent.headers.contains({"If-Match", version}));
            QVERIFY(sent.headers.contains({"MSCRM.SuppressDuplicateDetection", "false"}));
            QCOMPARE(sent.body, (QJsonObject{{"name", QStringLiteral("n%1").arg(i)}}));
        }
    });
    const auto results = desk.write(batch);
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ok"}));
    QCOMPARE(ended(results)->at(2).id, guid(2));
}

void TestDynamicsWrite::updateOfNothingIsNotSent()
{
    Desk desk;
    WriteBatch batch = updates(2);
    batch.records[0].values = {{"modifiedon", QStringLiteral("2026-05-01T10:00:00Z")}};
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(1))).reply(204);
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "ok"}));
}

void TestDynamicsWrite::answersOfUpdates_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ErrorClass>("errorClass");
    using C = ErrorCode;
    using K = ErrorClass;
    const auto row = [](const char *what, int status, const QByteArray &body, C code, K errorClass) {
        QTest::newRow(what) << status << body << code << errorClass;
    };
    const QByteArray own = guid(0).toUpper().toLatin1();
    const QByteArray other = guid(77).toLatin1();
    row("changed meanwhile", 412, errorBody("0x80060882", "version"), C::VersionConflict, K::SkipItem);
    row("changed, in words", 412,
        errorBody("", "The version of the existing record doesn't match the RowVersion property provided."),
        C::VersionConflict, K::SkipItem);
    row("changed, without a word", 412, {}, C::VersionConflict, K::SkipItem);
    row("gone", 404, errorBody("0x80040217", "account With Id = " + own + " Does Not Exist"),
        C::RecordMissing, K::SkipItem);
    row("gone, without a name", 404, errorBody("0x80040217", "Does Not Exist"), C::RecordMissing,
        K::SkipItem);
    row("gone, without a word", 404, {}, C::RecordMissing, K::SkipItem);
    // Taken for the record's own end it would be deleted here.
    row("refers to one that is gone", 404,
        errorBody("0x80040217", "contact With Id = " + other + " Does Not Exist"), C::RecordRejected,
        K::SkipItem);
    row("table is gone", 404, errorBody("0x8006088a", "Resource not found for the segment 'accounts'."),
        C::ObjectMissing, K::StopJob);
    row("plug-in", 400, errorBody("0x80040265", "Credit limit exceeded"), C::RecordRejected, K::SkipItem);
    row("validation", 400, errorBody("0x80044331", "The length of 'name' exceeded"), C::RecordRejected,
        K::SkipItem);
    row("privilege", 403, errorBody("0x80048306", "missing prvWriteAccount"), C::PermissionMissing,
        K::StopJob);
    row("right", 403, errorBody("0x80040220", "no"), C::PermissionMissing, K::SkipItem);
    row("unique value", 412, errorBody("0x80060892", "x"), C::DuplicateFound, K::SkipItem);
    row("duplicate", 412, errorBody("0x80040333", "x"), C::DuplicateFound, K::AskUser);
    row("duplicate as 500", 500, errorBody("0x80040333", "x"), C::DuplicateFound, K::AskUser);
    row("state", 400, errorBody("0x80048408", "x"), C::RecordRejected, K::SkipItem);
    row("inside", 500, errorBody("0x80044150", "Generic SQL error."), C::ProviderUnavailable, K::RetryLater);
}

void TestDynamicsWrite::answersOfUpdates()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    QFETCH(ErrorClass, errorClass);
    // Alone and among others it means the same.
    Desk desk;
    desk.http.expect("PATCH", root + QStringLiteral("accounts(*")).reply(status, body);
    desk.http.expect("POST", batchUrl).reply(200, whole({part(status, body), part(204)}), multipart);
    const auto alone = desk.write(updates(1));
    const auto among = desk.write(updates(2));
    QCOMPARE(fates(alone), QStringList{nameOf(code)});
    QCOMPARE(fates(among), (QStringList{nameOf(code), "ok"}));
    for (const auto &results : {alone, among}) {
        const WriteResult result = ended(results)->constFirst();
        QCOMPARE(result.error->errorClass, errorClass);
        QVERIFY(!result.error->sentence.isEmpty() && !result.error->remedy.isEmpty());
        if (code == ErrorCode::RecordRejected && body.contains("Credit limit"))
            QVERIFY(result.error->sentence.contains(QLatin1String("Credit limit exceeded")));
    }
}

void TestDynamicsWrite::batchThatStopsIsContinued()
{
    Desk desk;
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(204), part(400, errorBody("0x80040265"))}), multipart);
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(204), part(412, errorBody("0x80060882"))}), multipart)
        .check([](const HttpRequest &request) {
            QVERIFY(linesOf(request).startsWith(QStringLiteral("PATCH /api/data/v9.2/accounts(") + guid(2)));
            QCOMPARE(partsIn(request).size(), 3);
        });
    // One is left: it goes alone.
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(4))).reply(204);
    QCOMPARE(fates(desk.write(updates(5))),
             (QStringList{"ok", "RecordRejected", "ok", "VersionConflict", "ok"}));
}

void TestDynamicsWrite::batchThatBreaksOff()
{
    Desk desk;
    // The second answer has no boundary behind it, so nobody knows the second and third record's fate.
    desk.http.expect("POST", batchUrl).reply(200, part(204) + part(204), multipart);
    const auto results = desk.write(updates(3));
    QCOMPARE(fates(results), (QStringList{"ok", "ProviderAnswerInvalid", "ProviderAnswerInvalid"}));
    QVERIFY(ended(results)->at(1).error->isTransient());
    QVERIFY(!isCertainlyNotPerformed(*ended(results)->at(1).error));
}

void TestDynamicsWrite::deletes()
{
    Desk desk;
    WriteBatch batch = updates(3);
    batch.kind = WriteKind::Delete;
    batch.records[2].version.clear();
    const QByteArray limited = part(429, errorBody("0x80072322"), "Retry-After: 17\r\n");
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(204), part(404, errorBody("0x80040217")), limited}), multipart)
        .check([](const HttpRequest &request) {
            const QList<Sent> parts = partsIn(request);
            QCOMPARE(parts.size(), 3);
            for (int i = 0; i < 3; ++i) {
                QCOMPARE(parts[i].line,
                         "DELETE /api/data/v9.2/accounts(" + guid(i).toLatin1() + ") HTTP/1.1");
                const QByteArray version = i == 2 ? QByteArray("*") : "W/\"" + QByteArray::number(i) + "\"";
                QCOMPARE(parts[i].headers, (HttpHeaders{{"If-Match", version}}));
            }
        });
    const auto results = desk.write(batch);
    QCOMPARE(fates(results), (QStringList{"ok", "RecordMissing", "RateLimited"}));
    QCOMPARE(ended(results)->at(2).error->retryAfter, std::chrono::seconds(17));

    batch.records.resize(1);
    desk.http.expect("DELETE", root + QStringLiteral("accounts(%1)").arg(guid(0)))
        .reply(412)
        .check([](const HttpRequest &request) { QVERIFY(hasHeader(request, "If-Match", "W/\"0\"")); });
    QCOMPARE(fates(desk.write(batch)), QStringList{"VersionConflict"});
}

void TestDynamicsWrite::wholeRequestFails_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    for (const int count : {1, 3}) {
        QTest::addRow("lost, %d", count) << count << 0 << QByteArray() << ErrorCode::ConnectionLost;
        QTest::addRow("limit, %d", count)
            << count << 429 << errorBody("0x80072326") << ErrorCode::RateLimited;
        QTest::addRow("gateway, %d", count)
            << count << 502 << QByteArray("<html>") << ErrorCode::ProviderUnavailable;
        QTest::addRow("stranger, %d", count)
            << count << 403 << errorBody("0x80072560") << ErrorCode::UserNotInOrganisation;
    }
    QTest::addRow("a page instead of an answer")
        << 3 << 200 << QByteArray("<html>") << ErrorCode::ProviderAnswerInvalid;
}

void TestDynamicsWrite::wholeRequestFails()
{
    QFETCH(int, count);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    Desk desk;
    auto &step = desk.http.expect(count == 1 ? "PATCH" : "POST", root + QStringLiteral("*"));
    if (status == 0)
        step.cut();
    else
        step.reply(status, body, {{"Retry-After", "300"}, {"Content-Type", "text/html"}});
    const auto results = desk.write(updates(count));
    QVERIFY(results && !results->has_value());
    QCOMPARE(results->error().code, code);
    QCOMPARE(desk.http.requests().size(), 1);
}

void TestDynamicsWrite::badVersionIsNotSent()
{
    Desk desk;
    WriteBatch batch = updates(3);
    batch.records[0].version = QStringLiteral("W/\"1\"\r\nX-Evil: yes");
    batch.records[1].id = QStringLiteral("1)/../contacts(2");
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(2))).reply(204);
    QCOMPARE(fates(desk.write(batch)), (QStringList{"RecordRejected", "RecordRejected", "ok"}));
}

void TestDynamicsWrite::overwriteIsOneRequest()
{
    Desk desk;
    WriteBatch batch = updates(3);
    batch.overwrite = true;
    desk.http.expect("POST", updateUrl).reply(204).check([](const HttpRequest &request) {
        QVERIFY(!request.repeatable);
        QCOMPARE(request.timeout, std::chrono::seconds(130));
        QVERIFY(hasHeader(request, "MSCRM.SuppressDuplicateDetection", "false"));
        const QJsonArray sent = targetsIn(request);
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent[1].toObject(),
                 (QJsonObject{{"@odata.type", "Microsoft.Dynamics.CRM.account"},
                              {"accountid", guid(1)},
                              {"name", "n1"}}));
    });
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "ok", "ok"}));

    // One alone, and deletes, name any version.
    batch.records.resize(1);
    desk.http.expect("PATCH", root + QStringLiteral("accounts(*")).reply(204).check([](const HttpRequest &r) {
        QVERIFY(hasHeader(r, "If-Match", "*"));
    });
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});
    batch.kind = WriteKind::Delete;
    desk.http.expect("DELETE", root + QStringLiteral("accounts(*"))
        .reply(204)
        .check([](const HttpRequest &r) { QVERIFY(hasHeader(r, "If-Match", "*")); });
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});
}

void TestDynamicsWrite::overwriteFallsBack_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("remembered");
    QTest::newRow("not this table")
        << 400
        << errorBody("0x80040800", "The 'UpdateMultiple' method does not support entities of type 'account'.")
        << true;
    QTest::newRow("no such action")
        << 404
        << errorBody("0x8006088a",
                     "Resource not found for the segment 'Microsoft.Dynamics.CRM.UpdateMultiple'.")
        << true;
    QTest::newRow("no such path") << 404 << QByteArray() << true;
    QTest::newRow("one is bad") << 400 << errorBody("0x80040265", "UpdateMultiple is not for you") << false;
    QTest::newRow("one is gone") << 404 << errorBody("0x80040217", "account With Id = 1 Does Not Exist")
                                 << false;
}

void TestDynamicsWrite::overwriteFallsBack()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, remembered);
    Desk desk;
    WriteBatch batch = updates(2);
    batch.overwrite = true;
    desk.http.expect("POST", updateUrl).reply(status, body).times(remembered ? 1 : 2);
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(204), part(400, errorBody("0x80040265"))}), multipart)
        .times(2)
        .check([](const HttpRequest &request) {
            for (const Sent &sent : partsIn(request))
                QVERIFY(sent.headers.contains({"If-Match", "*"}));
        });
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "RecordRejected"}));
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "RecordRejected"}));
}

void TestDynamicsWrite::overwriteThatIsLost()
{
    Desk desk;
    WriteBatch batch = updates(3);
    batch.overwrite = true;
    batch.records[1].duplicateAllowed = true;
    // Those for which duplicates are looked for go first; the other one is not sent any more.
    desk.http.expect("POST", updateUrl).cut();
    QCOMPARE(fates(desk.write(batch)), QStringList{"ConnectionLost"});
    desk.http.expect("POST", updateUrl).reply(204);
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(1))).cut();
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "ConnectionLost", "ok"}));
}

void TestDynamicsWrite::lookupsAreAskedForOnce()
{
    Desk desk;
    desk.http
        .expect(
            "GET",
            root
                + QStringLiteral("EntityDefinitions(LogicalName='account')/ManyToOneRelationships?$select="
                                 "ReferencingAttribute,ReferencedEntity,"
                                 "ReferencingEntityNavigationPropertyName"))
        .json(R"({"value":[{"ReferencingAttribute":"primarycontactid","ReferencedEntity":"contact",
            "ReferencingEntityNavigationPropertyName":"primarycontactid"}]})");
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions?$select=LogicalName,EntitySetName"))
        .json(R"({"value":[{"LogicalName":"contact","EntitySetName":"contacts"}]})");
    WriteBatch batch = updates(1);
    batch.records[0].values = {{"_primarycontactid_value", guid(7)}};
    desk.http.expect("PATCH", root + QStringLiteral("accounts(*"))
        .reply(204)
        .times(2)
        .check([](const HttpRequest &request) {
            QCOMPARE(QJsonDocument::fromJson(request.body).object(),
                     (QJsonObject{{"primarycontactid@odata.bind", QString("/contacts(" + guid(7) + ")")}}));
        });
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});

    // One that was added since is asked for.
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions(LogicalName='account')/*"))
        .json(R"({"value":[{"ReferencingAttribute":"ownerid","ReferencedEntity":"owner",
            "ReferencingEntityNavigationPropertyName":"ownerid"}]})");
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions?*"))
        .json(R"({"value":[{"LogicalName":"team","EntitySetName":"teams"}]})");
    batch.records[0].values = {{"_ownerid_value", guid(8)}};
    batch.records[0].targets = {{"_ownerid_value", "team"}};
    desk.http.expect("PATCH", root + QStringLiteral("accounts(*"))
        .reply(204)
        .check([](const HttpRequest &request) {
            QCOMPARE(request.body, "{\"ownerid@odata.bind\":\"/teams(" + guid(8).toLatin1() + ")\"}");
        });
    QCOMPARE(fates(desk.write(batch)), QStringList{"ok"});
}

void TestDynamicsWrite::lookupsThatCannotBeAskedFor()
{
    Desk desk;
    WriteBatch batch = updates(2);
    batch.records[0].values.insert(QStringLiteral("_primarycontactid_value"), guid(7));
    // Refused: only the record that needs it stays behind. Lost: nothing was sent.
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions(*"))
        .json(errorBody("0x80048306", "missing prvReadEntity"), 403);
    desk.http.expect("PATCH", root + QStringLiteral("accounts(%1)").arg(guid(1))).reply(204);
    QCOMPARE(fates(desk.write(batch)), (QStringList{"PermissionMissing", "ok"}));
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions(*")).cut();
    QCOMPARE(fates(desk.write(batch)), QStringList{"ConnectionLost"});
}

void TestDynamicsWrite::cancelled()
{
    FakeHttp http;
    FakeTokens tokens;
    auto client = std::make_unique<dynamics::Client>(http, tokens, org);
    http.expect("POST", batchUrl).hang();
    CancelSource source;
    auto task = client->write(account(), updates(2), source.token());
    QTRY_COMPARE(http.waiting(), 1);
    source.cancel();
    client.reset();
    const auto results = awaitEnd(std::move(task));
    QVERIFY(results && !results->has_value());
    QVERIFY(results->error().isCancelled());
    QVERIFY(!isCertainlyNotPerformed(results->error()));
}

QTEST_GUILESS_MAIN(TestDynamicsWrite)
#include "tst_dynamicswrite.moc"
