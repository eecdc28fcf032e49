// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;

namespace {

const QString idOne = QStringLiteral("b0000000-0000-4000-8000-000000000001");
const QString idTwo = QStringLiteral("b0000000-0000-4000-8000-000000000002");
const QString idThree = QStringLiteral("b0000000-0000-4000-8000-000000000003");

QString rowOf(const QString &id)
{
    return QStringLiteral("accounts(%1)").arg(id);
}

QJsonObject target(const QString &name, const QString &id = {}, const char *table = "account")
{
    const QString type = QStringLiteral("Microsoft.Dynamics.CRM.") + QLatin1String(table);
    QJsonObject row{{QStringLiteral("@odata.type"), type}, {QStringLiteral("name"), name}};
    if (!id.isEmpty())
        row.insert(QStringLiteral("accountid"), id);
    return row;
}

} // namespace

/// CreateMultiple, UpdateMultiple and UpsertMultiple of the practice Dataverse (reference Microsoft 4.6).
class TestPracticeMultiple : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<Fixture>(5); }
    void cleanup() { m_fixture.reset(); }

    void createsMany();
    void updatesMany();
    void upsertsMany();
    void oneBadRowUndoesAll_data();
    void oneBadRowUndoesAll();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
    void needsThePrivilege();
    void tellsOfTheseInTheChangeFeed();
    void takesThousands();

private:
    Response call(const char *action, const QJsonArray &targets, const char *set = "accounts",
                  const QString &who = {})
    {
        return org().write(
            "POST", QLatin1String(set) + QStringLiteral("/Microsoft.Dynamics.CRM.") + QLatin1String(action),
            {{QStringLiteral("Targets"), targets}}, {}, who);
    }
    QString nameOf(const QString &id) { return Fixture::text(Fixture::json(org().get(rowOf(id))), "name"); }
    qint64 accounts()
    {
        return org().service.store().count(*dataverse::Schema::instance().byName("account"));
    }
    Fixture &org() { return *m_fixture; }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeMultiple::createsMany()
{
    const qint64 before = accounts();
    const auto answer = call("CreateMultiple",
                             {target(QStringLiteral("One")), target(QStringLiteral("Two"), idTwo.toUpper()),
                              target(QStringLiteral("Three"))});
    QVERIFY2(answer.status == 200, answer.body);
    QCOMPARE(Fixture::text(Fixture::json(answer), "@odata.context"),
             origin + root + QStringLiteral("$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse"));
    const QJsonArray ids = Fixture::json(answer).value(QLatin1String("Ids")).toArray();
    QCOMPARE(ids.size(), 3);
    QCOMPARE(ids.at(1).toString(), idTwo);
    QCOMPARE(nameOf(ids.at(0).toString()), QStringLiteral("One"));
    QCOMPARE(nameOf(ids.at(1).toString()), QStringLiteral("Two"));
    QCOMPARE(nameOf(ids.at(2).toString()), QStringLiteral("Three"));
    QCOMPARE(accounts(), before + 3);
}

void TestPracticeMultiple::updatesMany()
{
    call("CreateMultiple", {target(QStringLiteral("One"), idOne), target(QStringLiteral("Two"), idTwo)});
    const QByteArray etag = Fixture::header(org().get(rowOf(idOne)), "ETag");
    QJsonObject second = target(QStringLiteral("Two!"), idTwo);
    second.insert(QStringLiteral("primarycontactid@odata.bind"), QJsonValue());
    const auto answer = call("UpdateMultiple", {target(QStringLiteral("One!"), idOne), second});
    QVERIFY2(answer.status == 204, answer.body);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(nameOf(idOne), QStringLiteral("One!"));
    QCOMPARE(nameOf(idTwo), QStringLiteral("Two!"));
    QVERIFY(Fixture::header(org().get(rowOf(idOne)), "ETag") != etag);
}

void TestPracticeMultiple::upsertsMany()
{
    call("CreateMultiple", {target(QStringLiteral("One"), idOne)});
    QJsonObject byAddress = target(QStringLiteral("Two"));
    byAddress.insert(QStringLiteral("@odata.id"), rowOf(idTwo));
    const qint64 before = accounts();
    const auto answer =
        call("UpsertMultiple",
             {target(QStringLiteral("One!"), idOne), byAddress, target(QStringLiteral("Three"), idThree)});
    QVERIFY2(answer.status == 204, answer.body);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(nameOf(idOne), QStringLiteral("One!"));
    QCOMPARE(nameOf(idTwo), QStringLiteral("Two"));
    QCOMPARE(nameOf(idThree), QStringLiteral("Three"));
    QCOMPARE(accounts(), before + 2);
}

void TestPracticeMultiple::oneBadRowUndoesAll_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QJsonObject>("bad");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    const QString tooLong(161, QLatin1Char('x'));
    const auto row = [](const char *name, const char *action, const QJsonObject &bad, int status,
                        const char *code, const QString &words) {
        QTest::newRow(name) << QByteArray(action) << bad << status << QString::fromLatin1(code) << words;
    };
    row("there already", "CreateMultiple", target(QStringLiteral("x"), idOne), 412, "0x80040237",
        QStringLiteral("Cannot insert duplicate key."));
    row("twice", "CreateMultiple", target(QStringLiteral("x"), idTwo), 412, "0x80040237",
        QStringLiteral("Cannot insert duplicate key."));
    row("invalid", "CreateMultiple", target(tooLong), 400, "0x80044331",
        QStringLiteral("maximum allowed length"));
    row("nobody", "UpdateMultiple", target(QStringLiteral("x"), idThree), 404, "0x80040217",
        QStringLiteral("Account With Ids = %1 Do Not Exist").arg(idThree));
    row("no id", "UpdateMultiple", target(QStringLiteral("x")), 400, "0x80040203",
        QStringLiteral("Entity Id"));
    row("invalid change", "UpdateMultiple", target(tooLong, idOne), 400, "0x80044331",
        QStringLiteral("maximum allowed length"));
    row("no key", "UpsertMultiple", target(QStringLiteral("x")), 400, "0x80040203", QStringLiteral("key"));
    row("invalid upsert", "UpsertMultiple", target(tooLong, idThree), 400, "0x80044331",
        QStringLiteral("maximum allowed length"));
}

void TestPracticeMultiple::oneBadRowUndoesAll()
{
    QFETCH(QByteArray, action);
    QFETCH(QJsonObject, bad);
    QFETCH(QString, words);
    call("CreateMultiple", {target(QStringLiteral("One"), idOne)});
    if (action == "UpdateMultiple")
        call("CreateMultiple", {target(QStringLiteral("Two"), idTwo)});
    const qint64 before = accounts();
    const auto answer = call(action.constData(), {target(QStringLiteral("Two!"), idTwo), bad});
    QTEST(answer.status, "status");
    QTEST(Fixture::errorCode(answer), "code");
    QVERIFY2(Fixture::errorMessage(answer).contains(words), qPrintable(Fixture::errorMessage(answer)));
    QCOMPARE(accounts(), before);
    QCOMPARE(nameOf(idOne), QStringLiteral("One"));
    QCOMPARE(nameOf(idTwo), action == "UpdateMultiple" ? QStringLiteral("Two") : QString());
}

void TestPracticeMultiple::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonArray>("targets");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString create = QStringLiteral("accounts/Microsoft.Dynamics.CRM.CreateMultiple");
    QJsonObject bare = target(QStringLiteral("x"));
    bare.remove(QStringLiteral("@odata.type"));
    QJsonObject hash = target(QStringLiteral("x"));
    hash.insert(QStringLiteral("@odata.type"), QStringLiteral("#Microsoft.Dynamics.CRM.account"));
    const auto row = [](const char *name, const QByteArray &method, const QString &path,
                        const QJsonArray &targets, int status, const char *code) {
        QTest::newRow(name) << method << path << targets << status << QString::fromLatin1(code);
    };
    row("no targets", "POST", create, {}, 400, "0x80040203");
    row("no type", "POST", create, {target(QStringLiteral("x")), bare}, 400, "0x80048d19");
    row("another table", "POST", create, {target(QStringLiteral("x"), {}, "contact")}, 400, "0x80048d19");
    row("type with a hash", "POST", create, {hash}, 200, "");
    row("reading it", "GET", create, {hash}, 404, "0x8006088a");
    row("no such action", "POST", QStringLiteral("accounts/Microsoft.Dynamics.CRM.PaintMultiple"), {hash},
        404, "0x8006088a");
    row("deleting many", "POST", QStringLiteral("accounts/Microsoft.Dynamics.CRM.DeleteMultiple"), {hash},
        501, "0x80060888");
    row("fixed table", "POST", QStringLiteral("organizations/Microsoft.Dynamics.CRM.CreateMultiple"),
        {target(QStringLiteral("x"), {}, "organization")}, 400, "0x80040800");
}

void TestPracticeMultiple::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QJsonArray, targets);
    const auto answer = org().write(method, path, {{QStringLiteral("Targets"), targets}});
    QTEST(answer.status, "status");
    QTEST(Fixture::errorCode(answer), "code");
}

void TestPracticeMultiple::needsThePrivilege()
{
    const auto answer =
        call("CreateMultiple", {target(QStringLiteral("x"))}, "accounts", account("readonly"));
    QCOMPARE(answer.status, 403);
    QCOMPARE(Fixture::errorCode(answer), QStringLiteral("0x80048306"));
}

void TestPracticeMultiple::tellsOfTheseInTheChangeFeed()
{
    const auto whole =
        org().get(QStringLiteral("accounts?$select=name"), {{"Prefer", "odata.track-changes"}});
    const QString link = Fixture::text(Fixture::json(whole), "@odata.deltaLink");
    call("CreateMultiple", {target(QStringLiteral("One"), idOne), target(QStringLiteral("Two"), idTwo)});
    QCOMPARE(Fixture::rows(org().get(link)).size(), 2);
}

void TestPracticeMultiple::takesThousands()
{
    QJsonArray targets;
    for (int i = 0; i < 3000; ++i)
        targets.append(target(QStringLiteral("Number %1").arg(i)));
    const qint64 before = accounts();
    QCOMPARE(call("CreateMultiple", targets).status, 200);
    QCOMPARE(accounts(), before + 3000);
}

QTEST_GUILESS_MAIN(TestPracticeMultiple)
#include "tst_practicemultiple.moc"
