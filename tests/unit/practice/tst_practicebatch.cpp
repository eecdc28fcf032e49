// SPDX-License-Identifier: GPL-3.0-or-later
#include "batchbody.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;

namespace {

const QByteArray batchType = "multipart/mixed; boundary=\"batch_1\"";

QList<int> statuses(const QList<Answer> &answers)
{
    QList<int> list;
    for (const Answer &answer : answers)
        list.append(answer.status);
    return list;
}

QJsonObject named(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

QByteArray single(const QByteArray &request)
{
    return httpPart("batch_1", request);
}

} // namespace

/// `$batch` of the practice Dataverse (reference Microsoft 4.7).
class TestPracticeBatch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void answersInOrder();
    void takesEveryKindOfAddress_data();
    void takesEveryKindOfAddress();
    void partsHaveTheirOwnConditions();
    void partsHaveTheirOwnPreferences();
    void stopsAtTheFirstError();
    void goesOnWhenAsked();
    void changeSetIsAllOrNothing();
    void changeSetsAreIndependent();
    void changeSetRefersToItsOwnRows();
    void changeSetRefersToNothingElse();
    void linesMayEndInLineFeedsAlone();
    void keepsToItsSize();
    void asksForAThousandRowsByTheirIds();
    void refusesWhatCannotBeRead_data();
    void refusesWhatCannotBeRead();
    void refusedPartsDoNotSpoilOthers_data();
    void refusedPartsDoNotSpoilOthers();

private:
    Response batch(const QByteArray &body, Headers headers = {}, const QByteArray &type = batchType)
    {
        headers.prepend({"Content-Type", type});
        return org().send("POST", root + QStringLiteral("$batch"),
                          org().token(credentials::nonInteractiveUser.username), headers, body);
    }
    qint64 accounts()
    {
        return org().service.store().count(*dataverse::Schema::instance().byName("account"));
    }
    /// Path of a new one.
    QByteArray account(const char *name)
    {
        return "accounts(" + org().create(QStringLiteral("accounts"), named(QLatin1String(name))).toLatin1()
            + ')';
    }
    QString nameOf(const QByteArray &path)
    {
        return Fixture::text(Fixture::json(org().get(QString::fromLatin1(path))), "name");
    }
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeBatch::answersInOrder()
{
    const QByteArray old = account("Old");
    const auto answer =
        batch(batchOf({single(requestText("POST accounts", named(QStringLiteral("Größe")))),
                       single(requestText("PATCH " + old, named(QStringLiteral("New")))),
                       single(requestText("GET " + old + "?$select=name")),
                       single(requestText("DELETE " + old)), single(requestText("GET " + old))}));
    // What failed last says how the whole went.
    QCOMPARE(answer.status, 404);
    QCOMPARE(Fixture::header(answer, "OData-Version"), QByteArray("4.0"));
    const auto parts = answersIn(answer);
    QVERIFY2(parts.size() == 5, answer.body);
    QCOMPARE(statuses(parts), (QList<int>{204, 204, 200, 204, 404}));
    const QByteArray made = "accounts(" + parts.at(0).id().toLatin1() + ')';
    QCOMPARE(parts.at(0).headers.value("odata-entityid"), (origin + root).toLatin1() + made);
    QCOMPARE(nameOf(made), QStringLiteral("Größe"));
    QVERIFY(parts.at(0).body.isEmpty());
    QCOMPARE(parts.at(1).headers.value("odata-entityid"), (origin + root).toLatin1() + old);
    QCOMPARE(parts.at(2).json().value(QLatin1String("name")).toString(), QStringLiteral("New"));
    QCOMPARE(parts.at(2).headers.value("etag"),
             parts.at(2).json().value(QLatin1String("@odata.etag")).toString().toLatin1());
    QCOMPARE(parts.at(4).code(), QStringLiteral("0x80040217"));
    QVERIFY(!parts.at(4).headers.value("req_id").isEmpty());
}

void TestPracticeBatch::takesEveryKindOfAddress_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::newRow("absolute") << (origin + root).toLatin1();
    QTest::newRow("of another version") << origin.toLatin1() + "/api/data/v9.0/";
    QTest::newRow("from the host on") << root.toLatin1();
    QTest::newRow("from the service root on") << QByteArray();
}

void TestPracticeBatch::takesEveryKindOfAddress()
{
    QFETCH(QByteArray, prefix);
    const QByteArray query = "accounts?$select=name&$filter=name eq 'A b'&$top=1";
    org().create(QStringLiteral("accounts"), named(QStringLiteral("A b")));
    const auto parts = answersIn(batch(batchOf({single(requestText("GET " + prefix + query))})));
    QCOMPARE(statuses(parts), QList<int>{200});
    QCOMPARE(parts.first().json().value(QLatin1String("value")).toArray().size(), 1);
}

void TestPracticeBatch::partsHaveTheirOwnConditions()
{
    const QByteArray row = account("Conditional");
    const QByteArray etag = Fixture::header(org().get(QString::fromLatin1(row)), "ETag");
    const QByteArray fresh = "accounts(c0000000-0000-4000-8000-000000000001)";
    const auto answer = batch(
        batchOf(
            {single(requestText("PATCH " + row, named(QStringLiteral("One")), {{"If-Match", etag}})),
             single(requestText("PATCH " + row, named(QStringLiteral("Two")), {{"If-Match", etag}})),
             single(requestText("PATCH " + row, named(QStringLiteral("Three")), {{"If-None-Match", "*"}})),
             single(requestText("PATCH " + fresh, named(QStringLiteral("Four")), {{"If-Match", "*"}})),
             single(requestText("PATCH " + fresh, named(QStringLiteral("Five")), {{"If-None-Match", "*"}})),
             single(requestText("DELETE " + row, {}, {{"If-Match", etag}}))}),
        {{"Prefer", "odata.continue-on-error"}, {"If-None-Match", "null"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(Fixture::header(answer, "Preference-Applied"), QByteArray("odata.continue-on-error"));
    const auto parts = answersIn(answer);
    QCOMPARE(statuses(parts), (QList<int>{204, 412, 412, 404, 204, 412}));
    QCOMPARE(parts.at(1).code(), QStringLiteral("0x80060882"));
    QCOMPARE(parts.at(2).code(), QStringLiteral("0x80040237"));
    QCOMPARE(nameOf(row), QStringLiteral("One"));
    QCOMPARE(nameOf(fresh), QStringLiteral("Five"));
}

void TestPracticeBatch::partsHaveTheirOwnPreferences()
{
    const auto parts = answersIn(batch(
        batchOf({single(requestText("POST accounts?$select=name", named(QStringLiteral("Shown")),
                                    {{"Prefer", "return=representation"}})),
                 single(requestText("GET accounts?$select=name", {}, {{"Prefer", "odata.maxpagesize=2"}})),
                 single(requestText("GET accounts?$select=name"))})));
    QCOMPARE(statuses(parts), (QList<int>{201, 200, 200}));
    QCOMPARE(parts.at(0).json().value(QLatin1String("name")).toString(), QStringLiteral("Shown"));
    QCOMPARE(parts.at(1).json().value(QLatin1String("value")).toArray().size(), 2);
    const QString next = parts.at(1).json().value(QLatin1String("@odata.nextLink")).toString();
    QVERIFY(next.startsWith(origin + root + QStringLiteral("accounts?$select=name&$skiptoken=")));
    QCOMPARE(parts.at(2).json().value(QLatin1String("value")).toArray().size(), qsizetype(accounts()));
}

void TestPracticeBatch::stopsAtTheFirstError()
{
    const qint64 before = accounts();
    const auto answer =
        batch(batchOf({single(requestText("POST accounts", named(QStringLiteral("Before")))),
                       single(requestText("POST accounts", named(QString(161, QLatin1Char('x'))))),
                       single(requestText("POST accounts", named(QStringLiteral("After"))))}));
    QCOMPARE(answer.status, 400);
    const auto parts = answersIn(answer);
    QCOMPARE(statuses(parts), (QList<int>{204, 400}));
    QCOMPARE(parts.at(1).code(), QStringLiteral("0x80044331"));
    QCOMPARE(accounts(), before + 1);
}

void TestPracticeBatch::goesOnWhenAsked()
{
    const qint64 before = accounts();
    const auto answer =
        batch(batchOf({changeSetPart({requestText("POST accounts", named(QString(161, QLatin1Char('x'))))}),
                       single(requestText("POST accounts", named(QStringLiteral("After")))),
                       single(requestText("GET nothings")), single(requestText("GET accounts/$count"))}),
              {{"Prefer", "odata.continue-on-error"}});
    QCOMPARE(answer.status, 200);
    const auto parts = answersIn(answer);
    QCOMPARE(statuses(parts), (QList<int>{400, 204, 404, 200}));
    QVERIFY(parts.at(3).body.endsWith(QByteArray::number(before + 1)));
}

void TestPracticeBatch::changeSetIsAllOrNothing()
{
    const QByteArray row = account("Kept");
    const qint64 before = accounts();
    const QString link =
        Fixture::json(org().get(QStringLiteral("accounts?$select=name"), {{"Prefer", "odata.track-changes"}}))
            .value(QLatin1String("@odata.deltaLink"))
            .toString();
    const auto answer = batch(batchOf({changeSetPart({
        requestText("POST accounts", named(QStringLiteral("Undone"))),
        requestText("PATCH " + row, named(QStringLiteral("Undone"))),
        requestText("DELETE " + row),
        requestText("PATCH " + row, named(QStringLiteral("Too late")), {{"If-Match", "*"}}),
        requestText("POST accounts", named(QStringLiteral("Never reached"))),
    })}));
    QCOMPARE(answer.status, 404);
    const auto parts = answersIn(answer);
    // Only what failed answers, from within the set.
    QCOMPARE(statuses(parts), QList<int>{404});
    QCOMPARE(parts.first().contentId, QByteArray("4"));
    QVERIFY(parts.first().changeSet.startsWith("changesetresponse_"));
    QCOMPARE(accounts(), before);
    QCOMPARE(nameOf(row), QStringLiteral("Kept"));
    // And the change feed has not seen it either.
    QVERIFY(Fixture::rows(org().get(link)).isEmpty());
}

void TestPracticeBatch::changeSetsAreIndependent()
{
    const qint64 before = accounts();
    const auto answer =
        batch(batchOf({changeSetPart({requestText("POST accounts", named(QStringLiteral("First"))),
                                      requestText("POST accounts", named(QStringLiteral("Second")))}),
                       changeSetPart({requestText("POST accounts", named(QStringLiteral("Third"))),
                                      requestText("DELETE accounts")}),
                       single(requestText("GET accounts/$count"))}),
              {{"Prefer", "odata.continue-on-error"}});
    const auto parts = answersIn(answer);
    QCOMPARE(statuses(parts), (QList<int>{204, 204, 405, 200}));
    QCOMPARE(parts.at(0).contentId, QByteArray("1"));
    QCOMPARE(parts.at(1).contentId, QByteArray("2"));
    QCOMPARE(parts.at(0).changeSet, parts.at(1).changeSet);
    QVERIFY(parts.at(2).changeSet != parts.at(1).changeSet);
    QVERIFY(parts.at(3).changeSet.isEmpty());
    QCOMPARE(accounts(), before + 2);
}

void TestPracticeBatch::changeSetRefersToItsOwnRows()
{
    const QJsonObject person{{QStringLiteral("lastname"), QStringLiteral("Main")},
                             {QStringLiteral("parentcustomerid_account@odata.bind"), QStringLiteral("$1")}};
    const auto parts = answersIn(batch(batchOf({changeSetPart(
        {requestText("POST accounts", named(QStringLiteral("Company"))), requestText("POST contacts", person),
         requestText("PUT $2/firstname", {{QStringLiteral("value"), QStringLiteral("Mia")}}),
         requestText("PUT $1/primarycontactid/$ref", {{QStringLiteral("@odata.id"), QStringLiteral("$2")}}),
         requestText("PATCH $1", named(QStringLiteral("Company & Co")))})})));
    QCOMPARE(statuses(parts), (QList<int>{204, 204, 204, 204, 204}));
    const QByteArray company = "accounts(" + parts.at(0).id().toLatin1() + ')';
    QCOMPARE(parts.at(4).id(), parts.at(0).id());
    QCOMPARE(nameOf(company), QStringLiteral("Company & Co"));
    const QJsonObject row = Fixture::json(org().get(
        QString::fromLatin1(company) + QStringLiteral("?$expand=primarycontactid($select=fullname)")));
    QCOMPARE(Fixture::text(row.value(QLatin1String("primarycontactid")), "fullname"),
             QStringLiteral("Mia Main"));
    QCOMPARE(Fixture::text(row, "_primarycontactid_value"), parts.at(1).id());
}

void TestPracticeBatch::changeSetRefersToNothingElse()
{
    const QJsonObject person{{QStringLiteral("lastname"), QStringLiteral("Early")},
                             {QStringLiteral("parentcustomerid_account@odata.bind"), QStringLiteral("$2")}};
    const auto message = [](const Answer &answer) {
        return answer.json()
            .value(QLatin1String("error"))
            .toObject()
            .value(QLatin1String("message"))
            .toString();
    };
    const QString unknown =
        QStringLiteral("Content-ID Reference: '$%1' does not exist in the batch context.");
    const QByteArray company = requestText("POST accounts", named(QStringLiteral("Late")));
    const auto body =
        answersIn(batch(batchOf({changeSetPart({requestText("POST contacts", person), company})})));
    QCOMPARE(statuses(body), QList<int>{400});
    QCOMPARE(message(body.first()), unknown.arg(2));
    // Nor from one set to the next.
    const auto address = answersIn(
        batch(batchOf({changeSetPart({company}),
                       changeSetPart({requestText("PATCH $1", named(QStringLiteral("Strange")))})})));
    QCOMPARE(statuses(address), (QList<int>{204, 400}));
    QCOMPARE(message(address.last()), unknown.arg(1));
    // Outside of change sets it is an address like others.
    const auto outside =
        answersIn(batch(batchOf({single(requestText("PATCH $1", named(QStringLiteral("x"))))})));
    QCOMPARE(statuses(outside), QList<int>{404});
    QVERIFY(message(outside.first()).contains(QLatin1String("'$1'")));
}

void TestPracticeBatch::linesMayEndInLineFeedsAlone()
{
    QByteArray body = batchOf({changeSetPart({requestText("POST accounts", named(QStringLiteral("Unix")))}),
                               single(requestText("GET accounts?$select=name&$filter=name eq 'Unix'"))});
    body.replace("\r\n", "\n");
    const auto answer = batch("\n" + body + "\nafterwards");
    const auto parts = answersIn(answer);
    QCOMPARE(statuses(parts), (QList<int>{204, 200}));
    QCOMPARE(parts.at(1).json().value(QLatin1String("value")).toArray().size(), 1);
}

void TestPracticeBatch::keepsToItsSize()
{
    const qint64 before = accounts();
    const QByteArray request = requestText("POST accounts", named(QStringLiteral("Many")));
    const QByteArrayList inSet(600, request);
    QByteArrayList parts{changeSetPart(inSet)};
    parts += QByteArrayList(400, single(request));
    QCOMPARE(answersIn(batch(batchOf(parts))).size(), 1000);
    QCOMPARE(accounts(), before + 1000);
    parts.append(single(request));
    const auto tooMany = batch(batchOf(parts));
    QCOMPARE(tooMany.status, 400);
    QCOMPARE(accounts(), before + 1000);
}

void TestPracticeBatch::asksForAThousandRowsByTheirIds()
{
    QByteArrayList terms;
    for (const auto &row : Fixture::rows(org().get(QStringLiteral("contacts?$select=contactid"))))
        terms.append("contactid eq " + Fixture::text(row, "contactid").toLatin1());
    const auto there = terms.size();
    for (int i = 0; terms.size() < 1000; ++i)
        terms.append("contactid eq c0000000-0000-4000-8000-" + QByteArray::number(i).rightJustified(12, '0'));
    QByteArrayList others;
    for (int i = 0; i < 150; ++i)
        others.append("lastname ne '" + QByteArray::number(i) + '\'');
    const QByteArray query = "GET contacts?$select=contactid&$filter=" + others.join(" and ") + " and ("
        + terms.join(" or ") + ')';
    QVERIFY(query.size() < 65'536);
    const auto parts = answersIn(batch(batchOf({single(requestText(query))})));
    QCOMPARE(statuses(parts), QList<int>{200});
    QCOMPARE(parts.first().json().value(QLatin1String("value")).toArray().size(), there);
}

void TestPracticeBatch::refusesWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QByteArray good = single(requestText("POST accounts", named(QStringLiteral("Good"))));
    const auto row = [&](const char *name, const QByteArray &body, const char *words,
                         const QByteArray &type = batchType) {
        QTest::newRow(name) << type << body << QString::fromLatin1(words);
    };
    row("JSON", batchOf({good}), "'multipart/mixed' with a boundary", "application/json");
    row("no boundary", batchOf({good}), "'multipart/mixed' with a boundary", "multipart/mixed");
    row("another boundary", batchOf({good}), "unexpected end", "multipart/mixed; boundary=batch_2");
    row("no end", good, "unexpected end");
    row("empty", "", "unexpected end");
    row("no part type", good + "--batch_1\r\n\r\nGET accounts HTTP/1.1\r\n\r\n--batch_1--\r\n",
        "'Content-Type' header of a part");
    row("no encoding",
        good
            + "--batch_1\r\nContent-Type: application/http\r\n\r\nGET accounts "
              "HTTP/1.1\r\n\r\n--batch_1--\r\n",
        "'Content-Transfer-Encoding'");
    row("no header", good + single("GET accounts HTTP/1.1\r\nAccept\r\n\r\n") + "--batch_1--\r\n",
        "message header 'Accept' is invalid");
    row("no empty line after the headers",
        good + single("GET accounts HTTP/1.1\r\nAccept: */*\r\n") + "--batch_1--\r\n",
        "message header 'Accept: */*' is invalid");
    row("no empty line after the address", good + single("GET accounts HTTP/1.1\r\n") + "--batch_1--\r\n",
        "request line 'GET accounts HTTP/1.1'");
    row("no version", good + single("GET accounts\r\n\r\n") + "--batch_1--\r\n",
        "request line 'GET accounts'");
    row("reading in a change set", good + changeSetPart({requestText("GET accounts")}) + "--batch_1--\r\n",
        "invalid HTTP method 'GET'");
    row("an open change set",
        good + changeSetPart({requestText("POST accounts")}).replace("--changeset_1--", "")
            + "--batch_1--\r\n",
        "unexpected end");
    row("the same id twice",
        good
            + changeSetPart({requestText("POST accounts"), requestText("POST accounts")})
                  .replace("Content-ID: 2", "Content-ID: 1")
            + "--batch_1--\r\n",
        "content ID '1' was found more than once");
}

void TestPracticeBatch::refusesWhatCannotBeRead()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const qint64 before = accounts();
    const auto answer = batch(body, {{"Prefer", "odata.continue-on-error"}}, type);
    QCOMPARE(answer.status, 400);
    QCOMPARE(Fixture::errorCode(answer), QStringLiteral("0x80048d19"));
    QVERIFY2(Fixture::errorMessage(answer).contains(words), qPrintable(Fixture::errorMessage(answer)));
    QCOMPARE(accounts(), before);
    QCOMPARE(org().get(QStringLiteral("$batch")).status, 405);
}

void TestPracticeBatch::refusedPartsDoNotSpoilOthers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("another host") << requestText("GET https://elsewhere.example/api/data/v9.2/accounts")
                                  << 400;
    QTest::newRow("another path") << requestText("GET /api/discovery/v2.0/Instances") << 400;
    QTest::newRow("a batch") << requestText("POST $batch", named(QStringLiteral("x"))) << 400;
    QTest::newRow("wrong JSON") << QByteArray("POST accounts HTTP/1.1\r\n\r\n{\"name\":\r\n") << 400;
    QTest::newRow("too long") << requestText("GET accounts?$filter=name eq '" + QByteArray(65'536, 'x')
                                             + '\'')
                              << 414;
    QTest::newRow("long") << requestText("GET accounts?$filter=name eq '" + QByteArray(60'000, 'x') + '\'')
                          << 200;
}

void TestPracticeBatch::refusedPartsDoNotSpoilOthers()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const auto parts = answersIn(batch(batchOf({single(request), single(requestText("GET accounts?$top=1"))}),
                                       {{"Prefer", "odata.continue-on-error"}}));
    QCOMPARE(statuses(parts), (QList<int>{status, 200}));
}

QTEST_GUILESS_MAIN(TestPracticeBatch)
#include "tst_practicebatch.moc"
