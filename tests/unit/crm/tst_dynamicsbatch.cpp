// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/batch.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::dynamics;

/// `$batch` to the byte, and every way its answer can come.
class TestDynamicsBatch : public QObject
{
    Q_OBJECT
private slots:
    void request();
    void boundariesDiffer();
    void answer_data();
    void answer();
    void headersOfAPart();
    void bodiesAreKept();
    void boundaryInsideABodyIsNoBoundary();
    void fewerPartsThanRequests();
    void cutAtEveryByte();
    void damagedPartKeepsItsPlace_data();
    void damagedPartKeepsItsPlace();
    void notABatchAnswer_data();
    void notABatchAnswer();
    void headerTexts();
};

namespace {

const QUrl root(QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/"));

const QByteArray good = "--batchresponse_1\r\n"
                        "Content-Type: application/http\r\n"
                        "Content-Transfer-Encoding: binary\r\n"
                        "\r\n"
                        "HTTP/1.1 204 No Content\r\n"
                        "OData-Version: 4.0\r\n"
                        "OData-EntityId: https://org31ec4237.crm4.dynamics.com/api/data/v9.2/accounts(1)\r\n"
                        "\r\n"
                        "\r\n"
                        "--batchresponse_1\r\n"
                        "Content-Type: application/http\r\n"
                        "Content-Transfer-Encoding: binary\r\n"
                        "\r\n"
                        "HTTP/1.1 429 Too Many Requests\r\n"
                        "Content-Type: application/json; odata.metadata=minimal\r\n"
                        "Retry-After: 17\r\n"
                        "\r\n"
                        "{\"error\":{\"code\":\"0x80072322\",\"message\":\"m\"}}\r\n"
                        "--batchresponse_1\r\n"
                        "Content-Type: application/http\r\n"
                        "\r\n"
                        "HTTP/1.1 200 OK\r\n"
                        "\r\n"
                        "{}\r\n"
                        "--batchresponse_1--\r\n";

HttpResponse response(const QByteArray &body,
                      const QByteArray &type = "multipart/mixed; boundary=batchresponse_1")
{
    return {200, {{"Content-Type", type}}, body};
}

QList<int> statusesOf(const Result<QList<HttpResponse>> &answers)
{
    QList<int> statuses;
    if (answers) {
        for (const HttpResponse &answer : *answers)
            statuses += answer.status;
    }
    return statuses;
}

} // namespace

void TestDynamicsBatch::request()
{
    HttpRequest patch;
    patch.method = "PATCH";
    patch.url = QUrl(root.toString() + QStringLiteral("accounts(1)?$select=name%20x"), QUrl::StrictMode);
    patch.headers = {{"Content-Type", "application/json"}, {"If-Match", "W/\"12\""}};
    patch.body = "{\"name\":\"a\"}";
    HttpRequest remove;
    remove.method = "DELETE";
    remove.url = QUrl(root.toString() + QStringLiteral("accounts(2)"));
    remove.headers = {{"If-Match", "*"}};
    const HttpRequest batch = batchRequest(root, {patch, remove}, "batch_x");
    QCOMPARE(batch.method, QByteArray("POST"));
    QCOMPARE(batch.url.toEncoded(), root.toEncoded() + "$batch");
    QVERIFY(!batch.repeatable);
    QVERIFY(batch.headers.contains({"Content-Type", "multipart/mixed; boundary=\"batch_x\""}));
    QVERIFY(batch.headers.contains({"Prefer", "odata.continue-on-error"}));
    QCOMPARE(batch.body,
             QByteArray("--batch_x\r\n"
                        "Content-Type: application/http\r\n"
                        "Content-Transfer-Encoding: binary\r\n"
                        "\r\n"
                        "PATCH /api/data/v9.2/accounts(1)?$select=name%20x HTTP/1.1\r\n"
                        "Content-Type: application/json\r\n"
                        "If-Match: W/\"12\"\r\n"
                        "\r\n"
                        "{\"name\":\"a\"}\r\n"
                        "--batch_x\r\n"
                        "Content-Type: application/http\r\n"
                        "Content-Transfer-Encoding: binary\r\n"
                        "\r\n"
                        "DELETE /api/data/v9.2/accounts(2) HTTP/1.1\r\n"
                        "If-Match: *\r\n"
                        "\r\n"
                        "\r\n"
                        "--batch_x--\r\n"));
}

void TestDynamicsBatch::boundariesDiffer()
{
    QVERIFY(newBoundary() != newBoundary());
    QVERIFY(newBoundary().size() <= 70); // RFC 2046
}

void TestDynamicsBatch::answer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    const QByteArray type = "multipart/mixed; boundary=batchresponse_1";
    QTest::newRow("plain") << good << type;
    QTest::newRow("quoted") << good
                            << QByteArray("Multipart/Mixed;charset=utf-8; Boundary=\"batchresponse_1\"");
    QTest::newRow("bare line feeds") << QByteArray(good).replace("\r\n", "\n") << type;
    QTest::newRow("preamble and epilogue")
        << QByteArray("This is a message in parts.\r\n" + good + "the end --batchresponse_1\r\n") << type;
    QTest::newRow("no line break at the end") << good.chopped(2) << type;
    QTest::newRow("blanks behind the boundary")
        << QByteArray(good).replace("--batchresponse_1\r\n", "--batchresponse_1 \t\r\n") << type;
}

void TestDynamicsBatch::answer()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QCOMPARE(statusesOf(readBatchAnswer(response(body, type), 3)), (QList<int>{204, 429, 200}));
}

void TestDynamicsBatch::headersOfAPart()
{
    const auto answers = readBatchAnswer(response(good), 3);
    QVERIFY(answers);
    QCOMPARE(answers->at(0).header("odata-entityid"),
             QByteArray("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/accounts(1)"));
    QCOMPARE(answers->at(1).retryAfter(), std::chrono::seconds(17));
}

void TestDynamicsBatch::bodiesAreKept()
{
    const auto answers = readBatchAnswer(response(good), 3);
    QVERIFY(answers);
    QCOMPARE(answers->at(0).body, QByteArray());
    QCOMPARE(answers->at(1).body, QByteArray("{\"error\":{\"code\":\"0x80072322\",\"message\":\"m\"}}"));
    QCOMPARE(answers->at(2).body, QByteArray("{}"));
}

void TestDynamicsBatch::boundaryInsideABodyIsNoBoundary()
{
    const QByteArray text = "{\"a\":\"--batchresponse_1--\"}\r\n--batchresponse_12\r\nx--batchresponse_1";
    const auto answers = readBatchAnswer(response(QByteArray(good).replace("{}", text)), 3);
    QVERIFY(answers);
    QCOMPARE(answers->size(), 3);
    QCOMPARE(answers->at(2).body, text);
}

void TestDynamicsBatch::fewerPartsThanRequests()
{
    QCOMPARE(statusesOf(readBatchAnswer(response(good), 100)), (QList<int>{204, 429, 200}));
}

// A part whose end is missing is not believed, wherever the answer breaks off.
void TestDynamicsBatch::cutAtEveryByte()
{
    const qsizetype first = good.indexOf("--batchresponse_1", 5);
    const qsizetype second = good.indexOf("--batchresponse_1", first + 5);
    const qsizetype third = good.indexOf("--batchresponse_1", second + 5);
    const qsizetype boundary = qsizetype(qstrlen("--batchresponse_1"));
    for (qsizetype length = 0; length < good.size(); ++length) {
        if (length == third + boundary + 1)
            continue; // "--batchresponse_1-" is neither boundary nor text
        const auto answers = readBatchAnswer(response(good.first(length)), 3);
        const qsizetype complete =
            (length >= first + boundary) + (length >= second + boundary) + (length >= third + boundary);
        if (complete == 0)
            QVERIFY2(!answers, QByteArray::number(length).constData());
        else
            QVERIFY2(answers && answers->size() == complete, QByteArray::number(length).constData());
    }
}

void TestDynamicsBatch::damagedPartKeepsItsPlace_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no protocol") << QByteArray("429 Too Many Requests");
    QTest::newRow("no number") << QByteArray("HTTP/1.1 Too Many Requests");
    QTest::newRow("two digits") << QByteArray("HTTP/1.1 42");
    QTest::newRow("four digits") << QByteArray("HTTP/1.1 4290 x");
    QTest::newRow("beyond") << QByteArray("HTTP/1.1 999 x");
    QTest::newRow("signed") << QByteArray("HTTP/1.1 +42 x");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("header without a colon") << QByteArray("HTTP/1.1 429 x\r\nnonsense");
}

void TestDynamicsBatch::damagedPartKeepsItsPlace()
{
    QFETCH(QByteArray, line);
    const auto answers =
        readBatchAnswer(response(QByteArray(good).replace("HTTP/1.1 429 Too Many Requests", line)), 3);
    QCOMPARE(statusesOf(answers), (QList<int>{204, 0, 200}));
}

void TestDynamicsBatch::notABatchAnswer_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("parts");
    const QByteArray mixed = "multipart/mixed; boundary=batchresponse_1";
    QTest::newRow("a page of a proxy") << QByteArray("text/html") << QByteArray("<html>") << 3;
    QTest::newRow("no type") << QByteArray() << good << 3;
    QTest::newRow("no boundary") << QByteArray("multipart/mixed") << good << 3;
    QTest::newRow("empty boundary") << QByteArray("multipart/mixed; boundary=\"\"") << good << 3;
    QTest::newRow("another boundary") << QByteArray("multipart/mixed; boundary=x") << good << 3;
    QTest::newRow("empty") << mixed << QByteArray() << 3;
    QTest::newRow("closed at once") << mixed << QByteArray("--batchresponse_1--\r\n") << 3;
    QTest::newRow("more parts than requests") << mixed << good << 2;
}

void TestDynamicsBatch::notABatchAnswer()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, parts);
    const auto answers = readBatchAnswer(response(body, type), parts);
    QVERIFY(!answers);
    QCOMPARE(answers.error().code, ErrorCode::ProviderAnswerInvalid);
    QVERIFY(answers.error().isTransient());
}

void TestDynamicsBatch::headerTexts()
{
    QVERIFY(isHeaderText(QStringLiteral("W/\"1234\"")));
    QVERIFY(isHeaderText(QString()));
    QVERIFY(!isHeaderText(QStringLiteral("W/\"1\"\r\nX: y")));
    QVERIFY(!isHeaderText(QStringLiteral("W/\"\u00e9\"")));
}

QTEST_GUILESS_MAIN(TestDynamicsBatch)
#include "tst_dynamicsbatch.moc"
