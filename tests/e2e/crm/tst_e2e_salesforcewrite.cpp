// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/fixedtokensource.h"
#include "auth/salesforceoauth.h"
#include "crm/salesforce/client.h"
#include "crm/storedvalue.h"

#include "support/awaitend.h"

#include <QTest>
#include <QUuid>

using namespace fairlead;

/// Writing to the practice org, reading by id, and first loads by Bulk: 4,500 records per object.
class TestE2eSalesforceWrite : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void createReadUpdateDelete();
    void createdSinceFindsALostCreate();
    void sameCreateTwiceMakesOneRecord();
    void duplicateRule();
    void validationRuleStopsOneRecord();
    void valueThatDoesNotFit();
    void recordThatIsGone();
    void deletionsAreAskedFor();
    void bulkBringsTheSame_data();
    void bulkBringsTheSame();
    void bulkGoesOnInAnotherProcess();
    void bulkJobThatFails();

private:
    ObjectInfo described(const QString &object);
    QList<WriteResult> written(const ObjectInfo &object, WriteKind kind, const QList<RecordWrite> &records,
                               const QString &externalIdField = {});
    std::unique_ptr<salesforce::Client> newClient(qint64 bulkThreshold);

    CrmWorld m_world;
    TokenSet m_tokens;
    std::unique_ptr<FixedTokenSource> m_source;
    std::unique_ptr<salesforce::Client> m_client;
};

namespace {

Task<Result<TokenSet>> signInAs(Http *http, QUrl host, QString id, Secret secret, CancelToken cancel)
{
    co_return co_await salesforce::clientCredentials(*http, host, id, secret, cancel);
}

QString newLocalId()
{
    return localIdPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

RecordWrite record(const QString &id, const RecordValues &values = {})
{
    RecordWrite write;
    write.id = id;
    write.values = values;
    return write;
}

RecordWrite newAccount(const QString &name)
{
    return record(newLocalId(), {{QStringLiteral("Name"), name}});
}

QStringList columnsOf(const ObjectInfo &object)
{
    QStringList columns;
    for (const FieldInfo &field : object.fields)
        columns += field.name;
    return columns;
}

/// All records, in the form the workspace keeps.
QMap<QString, RecordValues> loadAll(CrmClient &client, const ObjectInfo &object, QString *firstLink = nullptr)
{
    QHash<QString, FieldType> types;
    for (const FieldInfo &field : object.fields)
        types.insert(field.name, field.type);
    QMap<QString, RecordValues> records;
    PullCursor cursor;
    for (bool last = false; !last;) {
        const auto page = awaitEnd(client.pull(object, cursor, {}), 60000);
        if (!page || !*page) {
            QTest::qFail(page ? qPrintable(page->error().text()) : "no answer", __FILE__, __LINE__);
            return {};
        }
        const QStringList columns = (*page)->columns;
        for (std::size_t row = 0; row < (*page)->rows(); ++row) {
            RecordValues values;
            for (qsizetype i = 0; i < columns.size(); ++i) {
                const CellValue &cell = (*page)->cells[row * std::size_t(columns.size()) + std::size_t(i)];
                values.insert(columns[i], storedValue(cell, types.value(columns[i])));
            }
            records.insert(std::get<QString>(values.value(object.idField)), values);
        }
        cursor = (*page)->next;
        last = (*page)->last;
        if (firstLink && firstLink->isEmpty())
            *firstLink = cursor.nextLink;
    }
    return records;
}

void compareRecords(const QMap<QString, RecordValues> &found, const QMap<QString, RecordValues> &expected)
{
    QCOMPARE(found.keys(), expected.keys());
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const RecordValues values = found.value(it.key());
        QCOMPARE(values.keys(), it->keys());
        for (auto value = it->begin(); value != it->end(); ++value)
            QVERIFY2(sameValue(values.value(value.key()), value.value()),
                     qPrintable(it.key() + QLatin1Char(' ') + value.key()));
    }
}

} // namespace

void TestE2eSalesforceWrite::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "4500"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const PracticeWorld &world = m_world.practice.world();
    const Secret secret = Secret::fromText(world.salesforceClient.secret);
    const auto tokens =
        awaitEnd(signInAs(m_world.http.get(), world.salesforce, world.salesforceClient.id, secret, {}));
    QVERIFY2(tokens && tokens->has_value(), tokens && !*tokens ? qPrintable(tokens->error().text()) : "");
    m_tokens = **tokens;
    m_source = std::make_unique<FixedTokenSource>(m_tokens.accessToken);
}

void TestE2eSalesforceWrite::init()
{
    const QUrl salesforce = m_world.practice.world().salesforce;
    QVERIFY(m_world.practice.setFaults(salesforce, "[]"));
    QVERIFY(m_world.practice.set(salesforce,
                                 R"({"externalIdField":true,"duplicateRules":"off","validationRules":[],
                                                 "bulkQueryFailure":"","bulkHeaderOnEveryPage":true})"));
    m_client = newClient(1000000);
}

std::unique_ptr<salesforce::Client> TestE2eSalesforceWrite::newClient(qint64 bulkThreshold)
{
    auto client = std::make_unique<salesforce::Client>(*m_world.http, *m_source, m_tokens.instanceUrl);
    client->useBulk(m_world.clock, bulkThreshold);
    return client;
}

ObjectInfo TestE2eSalesforceWrite::described(const QString &object)
{
    const auto info = awaitEnd(m_client->describe(object, {}));
    if (!info || !*info) {
        QTest::qFail(info ? qPrintable(info->error().text()) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **info;
}

QList<WriteResult> TestE2eSalesforceWrite::written(const ObjectInfo &object, WriteKind kind,
                                                   const QList<RecordWrite> &records,
                                                   const QString &externalIdField)
{
    WriteBatch batch;
    batch.kind = kind;
    batch.records = records;
    batch.externalIdField = externalIdField;
    const auto results = awaitEnd(m_client->write(object, batch, {}), 30000);
    if (!results || !*results) {
        QTest::qFail(results ? qPrintable(results->error().text()) : "no answer", __FILE__, __LINE__);
        return QList<WriteResult>(records.size());
    }
    return **results;
}

void TestE2eSalesforceWrite::createReadUpdateDelete()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    QList<RecordWrite> records;
    for (int i = 0; i < 200; ++i) {
        records += newAccount(QStringLiteral("Zoë & Söhne \"%1\"\n").arg(i).trimmed());
        records.last().values.insert(QStringLiteral("NumberOfEmployees"), qint64(i));
        records.last().values.insert(QStringLiteral("AnnualRevenue"), 1000.0 * i);
        records.last().values.insert(QStringLiteral("Website"), QString());
    }
    QStringList ids;
    const QList<WriteResult> created = written(object, WriteKind::Create, records);
    for (const WriteResult &result : created) {
        QVERIFY2(!result.error, result.error ? qPrintable(result.error->text()) : "");
        ids += result.id;
    }
    const auto read = awaitEnd(m_client->read(object, ids, columnsOf(object), {}));
    QVERIFY2(read && read->has_value(), read && !*read ? qPrintable(read->error().text()) : "");
    QCOMPARE((*read)->size(), 200);
    for (int i = 0; i < 200; ++i) {
        const CrmRecord &record = (*read)->at(i);
        QCOMPARE(record.id, ids[i]);
        for (auto it = records[i].values.begin(); it != records[i].values.end(); ++it)
            QVERIFY2(sameValue(record.values.value(it.key()), it.value()), qPrintable(it.key()));
        QVERIFY(record.changedAt.isValid() && record.changedBy.size() == 18);
    }

    // What is pulled is what is read.
    const QMap<QString, RecordValues> pulled = loadAll(*m_client, object);
    for (const CrmRecord &record : std::as_const(**read)) {
        for (auto it = record.values.begin(); it != record.values.end(); ++it)
            QVERIFY2(sameValue(pulled.value(record.id).value(it.key()), it.value()), qPrintable(it.key()));
    }

    QList<RecordWrite> changes;
    QList<RecordWrite> ends;
    for (const QString &id : std::as_const(ids)) {
        changes += record(
            id, {{QStringLiteral("AnnualRevenue"), {}}, {QStringLiteral("Site"), QStringLiteral("Ulm")}});
        ends += record(id);
    }
    const QList<WriteResult> changed = written(object, WriteKind::Update, changes);
    for (const WriteResult &result : changed)
        QVERIFY2(!result.error, result.error ? qPrintable(result.error->text()) : "");
    const auto again = awaitEnd(m_client->read(object, {ids.first()}, {"Site", "AnnualRevenue"}, {}));
    QVERIFY(again && again->has_value());
    QVERIFY(isNothing((*again)->first().values.value(QStringLiteral("AnnualRevenue"))));
    QCOMPARE(std::get<QString>((*again)->first().values.value(QStringLiteral("Site"))),
             QStringLiteral("Ulm"));

    const QList<WriteResult> deleted = written(object, WriteKind::Delete, ends);
    for (const WriteResult &result : deleted)
        QVERIFY2(!result.error, result.error ? qPrintable(result.error->text()) : "");
    const auto gone = awaitEnd(m_client->read(object, ids, {"Name"}, {}));
    QVERIFY(gone && gone->has_value() && (*gone)->isEmpty());
}

void TestE2eSalesforceWrite::createdSinceFindsALostCreate()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    const QDateTime since = m_client->serverTime();
    QVERIFY(since.isValid());
    const QString name = newLocalId();
    QVERIFY(m_world.practice.setFaults(
        m_world.practice.world().salesforce,
        R"([{"match":"POST /services/data/v66.0/composite","times":1,"drop":"after"}])"));
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    batch.records = {newAccount(name)};
    const auto lost = awaitEnd(m_client->write(object, batch, {}), 30000);
    QVERIFY(lost && !lost->has_value());
    QVERIFY(!isCertainlyNotPerformed(lost->error()));
    const auto found = awaitEnd(m_client->createdSince(object, since, {"Name"}, {}));
    QVERIFY2(found && found->has_value(), found && !*found ? qPrintable(found->error().text()) : "");
    int matches = 0;
    for (const CrmRecord &record : std::as_const(**found))
        matches += sameValue(record.values.value(QStringLiteral("Name")), name);
    QCOMPARE(matches, 1);
}

void TestE2eSalesforceWrite::sameCreateTwiceMakesOneRecord()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    const QString field = QStringLiteral("Fairlead_Id__c");
    const QList<RecordWrite> records{newAccount(newLocalId())};
    const QList<WriteResult> first = written(object, WriteKind::Create, records, field);
    QVERIFY2(!first.first().error, first.first().error ? qPrintable(first.first().error->text()) : "");
    QVERIFY(!first.first().wasThere);
    const QList<WriteResult> second = written(object, WriteKind::Create, records, field);
    QVERIFY(second.first().wasThere);
    QCOMPARE(second.first().id, first.first().id);
}

void TestE2eSalesforceWrite::duplicateRule()
{
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, R"({"duplicateRules":"alert"})"));
    const ObjectInfo object = described(QStringLiteral("Account"));
    const QString name = newLocalId();
    const QList<WriteResult> first = written(object, WriteKind::Create, {newAccount(name)});
    QVERIFY(!first.first().error);
    const QList<WriteResult> second = written(object, WriteKind::Create, {newAccount(name)});
    QCOMPARE(second.first().error.value().code, ErrorCode::DuplicateFound);
    QCOMPARE(second.first().error.value().errorClass, ErrorClass::AskUser);
    for (const QString &id : std::as_const(second.first().duplicates))
        QCOMPARE(id, first.first().id);
    RecordWrite allowed = newAccount(name);
    allowed.duplicateAllowed = true;
    const QList<WriteResult> third =
        written(object, WriteKind::Create, {allowed, newAccount(newLocalId()), newAccount(name)});
    QVERIFY(!third[0].error && !third[1].error);
    QCOMPARE(third[2].error.value().code, ErrorCode::DuplicateFound);
}

void TestE2eSalesforceWrite::validationRuleStopsOneRecord()
{
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, R"({"validationRules":[
        {"object":"Account","field":"Name","pattern":"^Forbidden","message":"Choose another name"}]})"));
    const ObjectInfo object = described(QStringLiteral("Account"));
    const QList<WriteResult> results = written(
        object, WriteKind::Create, {newAccount(newLocalId()), newAccount(QStringLiteral("Forbidden"))});
    QVERIFY(!results[0].error);
    QCOMPARE(results[1].error.value().code, ErrorCode::RecordRejected);
    QVERIFY(results[1].error.value().sentence.contains(QLatin1String("Choose another name")));
}

void TestE2eSalesforceWrite::valueThatDoesNotFit()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    RecordWrite misfit = newAccount(newLocalId());
    misfit.values.insert(QStringLiteral("NumberOfEmployees"), QStringLiteral("many"));
    const QList<WriteResult> results = written(object, WriteKind::Create, {misfit, newAccount(newLocalId())});
    QCOMPARE(results[0].error.value().code, ErrorCode::RecordRejected);
    QVERIFY(!results[1].error);
}

void TestE2eSalesforceWrite::recordThatIsGone()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    const QString id = written(object, WriteKind::Create, {newAccount(newLocalId())}).first().id;
    QVERIFY(!written(object, WriteKind::Delete, {record(id)}).first().error);
    const RecordWrite change = record(id, {{QStringLiteral("Site"), QStringLiteral("Ulm")}});
    QCOMPARE(written(object, WriteKind::Update, {change}).first().error.value().code,
             ErrorCode::RecordMissing);
    QCOMPARE(written(object, WriteKind::Delete, {record(id)}).first().error.value().code,
             ErrorCode::RecordMissing);
    RecordWrite child =
        record(newLocalId(),
               {{QStringLiteral("LastName"), QStringLiteral("Lo")}, {QStringLiteral("AccountId"), id}});
    const ObjectInfo contact = described(QStringLiteral("Contact"));
    QCOMPARE(written(contact, WriteKind::Create, {child}).first().error.value().code,
             ErrorCode::RecordRejected);
}

void TestE2eSalesforceWrite::deletionsAreAskedFor()
{
    const ObjectInfo object = described(QStringLiteral("Account"));
    const Pulled first = pullAll(*m_client, object);
    QVERIFY(!first.error && !first.cursor.deletionsUpTo.isEmpty());
    const QDateTime now = m_client->serverTime();
    PullCursor cursor = first.cursor;
    cursor.deletionsUpTo = now.addSecs(-3600).toString(Qt::ISODate);
    const qint64 before = m_client->requests();
    const auto page = awaitEnd(m_client->pull(object, cursor, {}));
    QVERIFY2(page && page->has_value(), page && !*page ? qPrintable(page->error().text()) : "");
    QVERIFY((*page)->last && !(*page)->removalsLost);
    QCOMPARE(m_client->requests() - before, 2);
    // Whole minutes are covered.
    const QDateTime covered = QDateTime::fromString((*page)->next.deletionsUpTo, Qt::ISODate);
    QVERIFY2(covered > now.addSecs(-120) && covered <= m_client->serverTime(),
             qPrintable((*page)->next.deletionsUpTo));
    cursor.deletionsUpTo = now.addDays(-20).toString(Qt::ISODate);
    const auto late = awaitEnd(m_client->pull(object, cursor, {}));
    QVERIFY2(late && late->has_value() && (*late)->removalsLost, "");
}

void TestE2eSalesforceWrite::bulkBringsTheSame_data()
{
    QTest::addColumn<bool>("headers");
    for (const char *object : {"Account", "Contact", "Lead", "Opportunity", "Task", "Event", "User"})
        QTest::newRow(object) << true;
    QTest::newRow("Account, header once") << false;
}

void TestE2eSalesforceWrite::bulkBringsTheSame()
{
    QFETCH(bool, headers);
    const QUrl salesforce = m_world.practice.world().salesforce;
    QVERIFY(m_world.practice.set(salesforce,
                                 headers ? R"({"bulkResultPageRecords":400})"
                                         : R"({"bulkResultPageRecords":400,"bulkHeaderOnEveryPage":false})"));
    const ObjectInfo object =
        described(QString::fromLatin1(QTest::currentDataTag()).section(QLatin1Char(','), 0, 0));
    const QMap<QString, RecordValues> byRest = loadAll(*m_client, object);
    const auto bulk = newClient(0);
    QString link;
    const QMap<QString, RecordValues> byBulk = loadAll(*bulk, object, &link);
    QVERIFY2(link.startsWith(QLatin1String("bulk:")), qPrintable(link));
    compareRecords(byBulk, byRest);
    QVERIFY(!byRest.isEmpty());
}

void TestE2eSalesforceWrite::bulkGoesOnInAnotherProcess()
{
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, R"({"bulkResultPageRecords":300})"));
    const ObjectInfo object = described(QStringLiteral("Lead"));
    const Pulled first = pullAll(*newClient(0), object, {}, 8);
    QVERIFY2(!first.error, first.error ? qPrintable(first.error->text()) : "");
    const Pulled rest = pullAll(*newClient(0), object, first.cursor);
    QVERIFY2(!rest.error, rest.error ? qPrintable(rest.error->text()) : "");
    const auto count = awaitEnd(m_client->count(object, {}));
    QCOMPARE(qint64(first.ids.size()), 7 * 300); // the page that starts the job has no rows
    QCOMPARE(qint64(first.ids.size() + rest.ids.size()), (*count)->records);
    for (auto it = first.ids.begin(); it != first.ids.end(); ++it)
        QVERIFY(!rest.ids.contains(it.key()));
}

void TestE2eSalesforceWrite::bulkJobThatFails()
{
    QVERIFY(
        m_world.practice.set(m_world.practice.world().salesforce, R"({"bulkQueryFailure":"InvalidBatch"})"));
    const ObjectInfo object = described(QStringLiteral("Contact"));
    const Pulled pulled = pullAll(*newClient(0), object);
    QVERIFY2(!pulled.error, pulled.error ? qPrintable(pulled.error->text()) : "");
    const auto count = awaitEnd(m_client->count(object, {}));
    QCOMPARE(qint64(pulled.ids.size()), (*count)->records);
}

QTEST_GUILESS_MAIN(TestE2eSalesforceWrite)
#include "tst_e2e_salesforcewrite.moc"
