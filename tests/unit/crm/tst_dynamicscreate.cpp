// SPDX-License-Identifier: GPL-3.0-or-later
#include "dynamicsdesk.h"

#include <QSet>
#include <QTest>

using namespace fairlead;

/// Creates: all or nothing, one by one, and again.
class TestDynamicsCreate : public QObject
{
    Q_OBJECT
private slots:
    void createMultiple();
    void createsAskForDuplicatesApart();
    void createWithoutCreateMultiple();
    void badRecordsAreFoundByHalving();
    void manyBadRecordsAreSentOneByOne();
    void missingPrivilegeIsNotHalved();
    void createsThatWereThere();
    void oneCreate_data();
    void oneCreate();
    void secondHalfIsLost();
    void createTakesTheIdsAnswered();
    void createIntoAnotherState();
    void createThatFailedGetsNoState_data();
    void createThatFailedGetsNoState();
    void createWhoseStateIsRefused();
    void createWhoseStateIsLost();
};

void TestDynamicsCreate::createMultiple()
{
    Desk desk;
    desk.http.expect("POST", createUrl).json(R"({"Ids":[]})").check([](const HttpRequest &request) {
        QVERIFY(!request.repeatable);
        QCOMPARE(request.timeout, std::chrono::seconds(130));
        QVERIFY(hasHeader(request, "MSCRM.SuppressDuplicateDetection", "false"));
        const QJsonArray sent = targetsIn(request);
        QCOMPARE(sent.size(), 3);
        QCOMPARE(sent[2].toObject(),
                 (QJsonObject{{"@odata.type", "Microsoft.Dynamics.CRM.account"},
                              {"accountid", guid(2)},
                              {"name", "n2"}}));
    });
    const auto results = desk.write(creates(3));
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ok"}));
    QCOMPARE(ended(results)->at(1).id, guid(1));
}

void TestDynamicsCreate::createsAskForDuplicatesApart()
{
    Desk desk;
    WriteBatch batch = creates(4);
    batch.records[1].duplicateAllowed = true;
    batch.records[2].duplicateAllowed = true;
    const auto expectGroup = [&](const QByteArray &suppressed, int first, int second) {
        desk.http.expect("POST", createUrl).json("{}").check([=](const HttpRequest &request) {
            QVERIFY(hasHeader(request, "MSCRM.SuppressDuplicateDetection", suppressed));
            const QJsonArray sent = targetsIn(request);
            QCOMPARE(sent.size(), 2);
            QCOMPARE(sent[0].toObject()["accountid"].toString(), guid(first));
            QCOMPARE(sent[1].toObject()["accountid"].toString(), guid(second));
        });
    };
    expectGroup("false", 0, 3);
    expectGroup("true", 1, 2);
    QCOMPARE(fates(desk.write(batch)), (QStringList{"ok", "ok", "ok", "ok"}));
}

void TestDynamicsCreate::createWithoutCreateMultiple()
{
    Desk desk;
    desk.http.expect("POST", createUrl)
        .json(errorBody("0x80040800",
                        "The 'CreateMultiple' method does not support entities of type 'account'."),
              400);
    desk.http.expect("POST", batchUrl)
        .reply(200, whole(done(2)), multipart)
        .times(2)
        .check([](const HttpRequest &request) {
            const QList<Sent> parts = partsIn(request);
            QCOMPARE(parts.size(), 2);
            QCOMPARE(parts[1].line, "PATCH /api/data/v9.2/accounts(" + guid(1).toLatin1() + ") HTTP/1.1");
            QVERIFY(parts[1].headers.contains({"If-None-Match", "*"}));
            QVERIFY(parts[1].headers.contains({"MSCRM.SuppressDuplicateDetection", "false"}));
            QCOMPARE(parts[1].body, (QJsonObject{{"name", "n1"}}));
        });
    QCOMPARE(fates(desk.write(creates(2))), (QStringList{"ok", "ok"}));
    // Remembered.
    QCOMPARE(fates(desk.write(creates(2))), (QStringList{"ok", "ok"}));
}

namespace {

/// CreateMultiple over records of which some are bad, all or nothing.
void expectAllOrNothing(FakeHttp &http, const QSet<int> &bad, int &refusals)
{
    // Two steps of the same address, of which the first serves: the answer depends on the request.
    auto &step = http.expect("POST", createUrl);
    step.times(-1).check([&step, bad, &refusals](const HttpRequest &request) {
        bool refused = false;
        for (const auto &target : targetsIn(request)) {
            const QString id = target.toObject().value(QLatin1String("accountid")).toString();
            refused = refused || bad.contains(id.right(12).toInt());
        }
        refusals += refused;
        if (refused)
            step.json(errorBody("0x80040265", "bad"), 400);
        else
            step.json("{}");
    });
}

/// A batch of creates, each on its own.
void expectOneByOne(FakeHttp &http, const QSet<int> &bad, QList<int> &asked)
{
    auto &step = http.expect("POST", batchUrl);
    step.check([&step, bad, &asked](const HttpRequest &request) {
        QByteArrayList answers;
        for (const Sent &sent : partsIn(request)) {
            const int number = sent.line.mid(sent.line.indexOf(')') - 12, 12).toInt();
            asked += number;
            answers += bad.contains(number) ? part(400, errorBody("0x80040265", "bad")) : part(204);
        }
        step.reply(200, whole(answers), multipart);
    });
}

} // namespace

void TestDynamicsCreate::badRecordsAreFoundByHalving()
{
    Desk desk;
    const QSet<int> bad = {3, 11};
    int refusals = 0;
    QList<int> asked;
    expectAllOrNothing(desk.http, bad, refusals);
    expectOneByOne(desk.http, bad, asked);
    const QStringList ends = fates(desk.write(creates(16)));
    for (int i = 0; i < 16; ++i)
        QCOMPARE(ends[i], bad.contains(i) ? QStringLiteral("RecordRejected") : QStringLiteral("ok"));
    // 16, both halves, their bad quarters and eighths; then the two of each pair that is left.
    QCOMPARE(refusals, 7);
    QCOMPARE(asked, (QList<int>{2, 3, 10, 11}));
}

void TestDynamicsCreate::manyBadRecordsAreSentOneByOne()
{
    Desk desk;
    QSet<int> bad;
    for (int i = 0; i < 200; i += 2)
        bad.insert(i);
    int refusals = 0;
    QList<int> asked;
    expectAllOrNothing(desk.http, bad, refusals);
    expectOneByOne(desk.http, bad, asked);
    const QStringList ends = fates(desk.write(creates(200)));
    QCOMPARE(ends.count(QStringLiteral("ok")), 100);
    QCOMPARE(ends.count(QStringLiteral("RecordRejected")), 100);
    QVERIFY(desk.http.requests().size() < 30);
}

void TestDynamicsCreate::missingPrivilegeIsNotHalved()
{
    Desk desk;
    const QByteArray body = errorBody("0x80048306", "missing prvCreateAccount privilege");
    desk.http.expect("POST", createUrl).json(body, 403);
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(403, body), part(403, body), part(204), part(403, body)}), multipart);
    QCOMPARE(fates(desk.write(creates(4))),
             (QStringList{"PermissionMissing", "PermissionMissing", "ok", "PermissionMissing"}));
}

void TestDynamicsCreate::createsThatWereThere()
{
    Desk desk;
    // An answer was lost before: everything is there already. No halving.
    desk.http.expect("POST", createUrl).json(errorBody("0x80040237", "Cannot insert duplicate key."), 412);
    desk.http.expect("POST", batchUrl)
        .reply(
            200,
            whole({part(412, errorBody("0x80040237")), part(412), part(204),
                   part(412, errorBody("", "A record with matching key values already exists.")),
                   part(412, errorBody("0x80060892", "A record with matching key values already exists."))}),
            multipart);
    const auto results = desk.write(creates(5));
    QCOMPARE(fates(results), (QStringList{"there", "there", "ok", "there", "DuplicateFound"}));
    QCOMPARE(ended(results)->at(0).id, guid(0));
    QVERIFY(!ended(results)->at(0).error);
}

void TestDynamicsCreate::oneCreate_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("fate");
    QTest::addColumn<QStringList>("duplicates");
    const QByteArray other = guid(77).toUpper().toLatin1();
    const QByteArray own = guid(0).toLatin1();
    QTest::newRow("made") << part(204) << "ok" << QStringList();
    QTest::newRow("there") << part(412) << "there" << QStringList();
    QTest::newRow("like another") << part(
        500, errorBody("0x80040333", "A duplicate of " + own + " exists: {" + other + "}"))
                                  << "DuplicateFound" << QStringList{guid(77)};
    QTest::newRow("like another, unnamed")
        << part(412, errorBody("0x80040333", "A duplicate exists")) << "DuplicateFound" << QStringList();
    // A new record cannot be missing; what it refers to can.
    QTest::newRow("refers to nothing")
        << part(404, errorBody("0x80040217", "Does Not Exist")) << "RecordRejected" << QStringList();
    QTest::newRow("nonsense") << QByteArray(part(204)).replace("HTTP/1.1 204", "hello")
                              << "ProviderAnswerInvalid" << QStringList();
}

void TestDynamicsCreate::oneCreate()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, fate);
    QFETCH(QStringList, duplicates);
    Desk desk;
    // Never a plain request: the client's own If-None-Match would stand beside this one's.
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({answer}), multipart)
        .check([](const HttpRequest &request) {
            QCOMPARE(partsIn(request).size(), 1);
            QVERIFY(partsIn(request)[0].headers.contains({"If-None-Match", "*"}));
        });
    const auto results = desk.write(creates(1));
    QCOMPARE(fates(results), QStringList{fate});
    QCOMPARE(ended(results)->constFirst().duplicates, duplicates);
}

void TestDynamicsCreate::secondHalfIsLost()
{
    Desk desk;
    desk.http.expect("POST", createUrl).json(errorBody("0x80040265"), 400);
    desk.http.expect("POST", createUrl).json("{}");
    desk.http.expect("POST", createUrl).cut();
    const auto results = desk.write(creates(4));
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ConnectionLost", "ConnectionLost"}));
    QVERIFY(ended(results)->at(2).error->isTransient());
    QVERIFY(!isCertainlyNotPerformed(*ended(results)->at(2).error));
}

void TestDynamicsCreate::createTakesTheIdsAnswered()
{
    Desk desk;
    const QByteArray ids = R"({"Ids":[")" + guid(50).toUpper().toLatin1() + R"(","no guid"]})";
    desk.http.expect("POST", createUrl).json(ids);
    const auto results = desk.write(creates(2));
    QCOMPARE(fates(results), (QStringList{"ok", "ok"}));
    QCOMPARE(ended(results)->at(0).id, guid(50));
    QCOMPARE(ended(results)->at(1).id, guid(1));
}

namespace {

WriteBatch closedCreates()
{
    WriteBatch batch = creates(3);
    for (const int i : {0, 2}) {
        batch.records[i].values.insert(QStringLiteral("statecode"), qint64(1));
        batch.records[i].values.insert(QStringLiteral("statuscode"), qint64(5 + i));
    }
    batch.records[1].values.insert(QStringLiteral("statecode"), qint64(0));
    batch.records[1].values.insert(QStringLiteral("statuscode"), qint64(3));
    return batch;
}

} // namespace

void TestDynamicsCreate::createIntoAnotherState()
{
    Desk desk;
    desk.http.expect("POST", createUrl).json("{}").check([](const HttpRequest &request) {
        const QJsonArray sent = targetsIn(request);
        QVERIFY(!sent[0].toObject().contains("statuscode"));
        QCOMPARE(sent[1].toObject()["statuscode"].toInt(), 3);
        for (const auto &target : sent)
            QVERIFY(!target.toObject().contains(QLatin1String("statecode")));
    });
    desk.http.expect("POST", batchUrl).reply(200, whole(done(2)), multipart).check([](const HttpRequest &r) {
        const QList<Sent> parts = partsIn(r);
        QCOMPARE(parts.size(), 2);
        QVERIFY(parts[1].line.contains(guid(2).toLatin1()));
        QVERIFY(parts[1].headers.contains({"If-Match", "*"}));
        QCOMPARE(parts[1].body, (QJsonObject{{"statecode", 1}, {"statuscode", 7}}));
    });
    const auto results = desk.write(closedCreates());
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ok"}));
    const auto all = ended(results);
    for (const WriteResult &result : *all)
        QVERIFY(result.follows.isEmpty());
}

void TestDynamicsCreate::createThatFailedGetsNoState_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("fate");
    QTest::newRow("refused") << part(400, errorBody("0x80040265")) << "RecordRejected";
    // Others may have changed it since.
    QTest::newRow("was there") << part(412) << "there";
}

void TestDynamicsCreate::createThatFailedGetsNoState()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, fate);
    Desk desk;
    WriteBatch batch = closedCreates();
    batch.records.resize(1);
    desk.http.expect("POST", batchUrl).reply(200, whole({answer}), multipart);
    const auto results = desk.write(batch);
    QCOMPARE(fates(results), QStringList{fate});
    // In its first state still, unless somebody else has set another: the merge sees to it.
    QCOMPARE(ended(results)->at(0).follows.value(QStringLiteral("statecode")),
             fate == QLatin1String("there") ? RecordValue(qint64(0)) : RecordValue());
}

void TestDynamicsCreate::createWhoseStateIsRefused()
{
    Desk desk;
    desk.http.expect("POST", createUrl).json("{}");
    desk.http.expect("POST", batchUrl)
        .reply(200, whole({part(400, errorBody("0x80048408")), part(204)}), multipart);
    const auto results = desk.write(closedCreates());
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ok"}));
    QCOMPARE(ended(results)->at(0).id, guid(0));
    // What is refused is the change that follows, and listed as such.
    QCOMPARE(
        ended(results)->at(0).follows,
        (RecordValues{{QStringLiteral("statecode"), qint64(0)}, {QStringLiteral("statuscode"), qint64(1)}}));
    QVERIFY(ended(results)->at(2).follows.isEmpty());
}

void TestDynamicsCreate::createWhoseStateIsLost()
{
    Desk desk;
    desk.http.expect("POST", createUrl).json("{}");
    desk.http.expect("POST", batchUrl).reply(200, part(204) + "--batchresponse_1\r\n", multipart);
    // What was answered stands; the other one is created, and in its first state or not.
    const auto results = desk.write(closedCreates());
    QCOMPARE(fates(results), (QStringList{"ok", "ok", "ok"}));
    QVERIFY(ended(results)->at(0).follows.isEmpty());
    QVERIFY(ended(results)->at(2).follows.contains(QStringLiteral("statecode")));
}

QTEST_GUILESS_MAIN(TestDynamicsCreate)
#include "tst_dynamicscreate.moc"
